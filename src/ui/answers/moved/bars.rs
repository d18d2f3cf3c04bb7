//! Small bars to both sides of a line: what raised a figure and what lowered it.

use egui::{Align, CornerRadius, Label, Layout, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::ui::theme;
use crate::ui::widgets::note_ui;

const BAR_HEIGHT: f32 = 8.0;
const ROW_HEIGHT: f32 = 14.0;
/// What a name has at least, beside a long amount, in points.
const LEAST_NAME: f32 = 96.0;

/// One bar with its words.
pub struct Bar<'a> {
    pub name: &'a str,
    /// "+2.63 points"
    pub amount: &'a str,
    /// What stands beneath; may be empty.
    pub note: &'a str,
    pub part: f64,
    /// The part that fills one side; not negative.
    pub full: f64,
}

impl Bar<'_> {
    /// Name and amount on a line, the bar, and the note beneath it.
    pub fn ui(&self, ui: &mut Ui) {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = theme::SPACE_4;
            ui.horizontal_top(|ui| self.words_ui(ui));
            self.bar_ui(ui);
            if !self.note.is_empty() {
                note_ui(ui, self.note);
            }
        });
    }

    /// The name wraps in what the amount leaves.
    fn words_ui(&self, ui: &mut Ui) {
        let font = theme::semibold().resolve(ui.style());
        let color = theme::tokens(ui).text;
        let amount = ui.painter().layout_no_wrap(self.amount.to_owned(), font, color);
        let room = ui.available_width() - amount.size().x - theme::SPACE_12;
        let size = vec2(room.max(LEAST_NAME), 0.0);
        ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
            ui.set_width(size.x);
            ui.add(Label::new(self.name).wrap());
        });
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| ui.add(Label::new(amount)));
    }

    fn bar_ui(&self, ui: &mut Ui) {
        let tokens = theme::tokens(ui);
        let size = vec2(ui.available_width(), ROW_HEIGHT);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        let said = format!("{}: {}", self.name, self.amount);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &said));
        if !ui.is_rect_visible(rect) {
            return;
        }
        let middle = rect.center();
        let track = Rect::from_center_size(middle, vec2(rect.width(), BAR_HEIGHT));
        ui.painter().rect_filled(track, CornerRadius::same(2), tokens.sunken);
        let length = rect.width() / 2.0 * drawable(self.part / self.full);
        let end = pos2(middle.x + length, middle.y);
        let bar = Rect::from_two_pos(
            pos2(middle.x, middle.y - BAR_HEIGHT / 2.0),
            pos2(end.x, middle.y + BAR_HEIGHT / 2.0),
        );
        ui.painter().rect_filled(bar, CornerRadius::same(2), tokens.actual);
        let zero = Rect::from_center_size(middle, vec2(1.5, ROW_HEIGHT));
        ui.painter().rect_filled(zero, CornerRadius::ZERO, tokens.edge);
    }
}

/// A fraction of one side, −1 to 1; nothing where there is no whole.
fn drawable(fraction: f64) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "a fraction of a bar needs no more")]
    let fraction = fraction as f32;
    if fraction.is_finite() { fraction.clamp(-1.0, 1.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_never_leaves_its_track() {
        for (fraction, expected) in [(-0.5, -0.5), (3.0, 1.0), (f64::NAN, 0.0), (1.0 / 0.0, 0.0)] {
            assert!((drawable(fraction) - expected).abs() < f32::EPSILON, "{fraction}");
        }
    }
}

//! The heading over a group of findings: what it is called, how many there are, and whether it is
//! folded.

use egui::{
    Color32, Painter, Rect, Response, Role, Sense, StrokeKind, TextStyle, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

use super::one_line;
use crate::analysis::Severity;
use crate::ui::icons::{self, Icon};
use crate::ui::theme;
use crate::ui::widgets::severity_word;
use crate::ui::words::count;

const HEIGHT: f32 = 32.0;
/// Where the name begins, behind the mark for folding.
const INDENT: f32 = 28.0;

/// A heading and what stands below it.
pub struct GroupHeading<'a> {
    pub name: &'a str,
    pub worst: Severity,
    /// How many findings.
    pub n: usize,
    pub is_folded: bool,
}

impl GroupHeading<'_> {
    /// A button over the whole width.
    pub fn ui(&self, ui: &mut Ui) -> Response {
        let size = vec2(ui.available_width(), HEIGHT);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let tally = tally_words(self.n, self.worst);
        response.widget_info(|| {
            let state = if self.is_folded { "folded" } else { "open" };
            let said = format!("{}, {tally}, {state}", self.name);
            WidgetInfo::selected(Role::Button, true, !self.is_folded, said)
        });
        if ui.is_rect_visible(rect) {
            let tokens = theme::tokens(ui);
            let radius = theme::CONTROL_RADIUS;
            let ground = if response.hovered() { tokens.hover } else { tokens.sunken };
            ui.painter().rect_filled(rect, radius, ground);
            if response.has_focus() {
                let ring = theme::focus_ring(ui);
                ui.painter().rect_stroke(rect, radius, ring, StrokeKind::Inside);
            }
            let chevron = if self.is_folded { Icon::ChevronRight } else { Icon::ChevronDown };
            icon(ui.painter(), rect, rect.left() + 14.0, chevron, tokens.weak);
            self.words(ui, rect, tally);
        }
        super::keep_in_view(&response);
        response
    }

    /// The tally at the right end, the name in what room is left.
    fn words(&self, ui: &Ui, rect: Rect, tally: String) {
        let tokens = theme::tokens(ui);
        let color = tokens.severity(self.worst);
        let small = TextStyle::Small.resolve(ui.style());
        let tail = ui.painter().layout_no_wrap(tally, small, color);
        let left = rect.right() - theme::SPACE_12 - tail.size().x;
        icon(ui.painter(), rect, left - 12.0, Icon::of_severity(self.worst), color);
        let middle = |height: f32| rect.center().y - height / 2.0;
        ui.painter().galley(pos2(left, middle(tail.size().y)), tail, color);
        let font = theme::semibold().resolve(ui.style());
        let room = left - 24.0 - (rect.left() + INDENT);
        let name = ui.painter().layout_job(one_line(self.name, font, tokens.text, room));
        let at = pos2(rect.left() + INDENT, middle(name.size().y));
        ui.painter().galley(at, name, tokens.text);
    }
}

fn icon(painter: &Painter, row: Rect, x: f32, icon: Icon, color: Color32) {
    let place = Rect::from_center_size(pos2(x, row.center().y), Vec2::splat(icons::SMALL));
    icons::paint(painter, icon, place, color);
}

/// "5 notes", "1 finding, blocks", "3 findings, worst blocks".
fn tally_words(n: usize, worst: Severity) -> String {
    let word = severity_word(worst).to_lowercase();
    match (worst, n) {
        (Severity::Note, _) => count(n, "note", "notes"),
        (_, 1) => format!("1 finding, {word}"),
        (_, n) => format!("{n} findings, worst {word}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_says_how_many_findings_and_how_grave() {
        let check = |n: usize, worst: Severity, expected: &str| {
            assert_eq!(tally_words(n, worst), expected);
        };
        check(1, Severity::Note, "1 note");
        check(5, Severity::Note, "5 notes");
        check(1, Severity::Blocks, "1 finding, blocks");
        check(3, Severity::Weakens, "3 findings, worst weakens");
    }
}

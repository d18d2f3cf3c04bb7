//! The five letters of SMART, each with a tick or with how grave the worst finding about it is.

use egui::{
    Align2, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, Vec2, WidgetInfo,
    vec2,
};

use super::finding::tally_words;
use crate::analysis::by_item::Tally;
use crate::ui::icons::{self, Icon};
use crate::ui::theme;

/// Size of one mark, in points; targets are never smaller.
const MARK: Vec2 = vec2(32.0, theme::CONTROL_HEIGHT);
/// Size of all five with the space between them, in points.
pub const MARK_SIZE: Vec2 = vec2(5.0 * MARK.x + 4.0 * theme::SPACE_4, MARK.y);
/// The icon behind a letter, in points.
const SIGN: f32 = 10.0;

/// Five marks in a row. A letter without findings has a tick and only tells; one with findings is
/// a button. `hover` fills what is shown while the pointer rests on such a letter. Returns the
/// letter that was clicked. `id` must be unique on the screen.
pub fn smart_marks_ui(
    ui: &mut Ui,
    id: Id,
    marks: [(char, Option<Tally>); 5],
    mut hover: impl FnMut(&mut Ui, char),
) -> Option<char> {
    let (rect, _) = ui.allocate_exact_size(MARK_SIZE, Sense::hover());
    let mut clicked = None;
    for (place, (letter, tally)) in (0_u8..).zip(marks) {
        let left = rect.min + vec2(f32::from(place) * (MARK.x + theme::SPACE_4), 0.0);
        let mark = Rect::from_min_size(left, MARK);
        let response = mark_ui(ui, mark, id.with(letter), letter, tally);
        if response.clicked() {
            clicked = Some(letter);
        }
        match tally {
            Some(_) => response.on_hover_ui(|ui| hover(ui, letter)),
            None => response.on_hover_text(name(letter, None)),
        };
    }
    clicked
}

fn mark_ui(ui: &Ui, rect: Rect, id: Id, letter: char, tally: Option<Tally>) -> Response {
    let tokens = theme::tokens(ui);
    let (sense, role) = match tally {
        Some(_) => (Sense::click(), Role::Button),
        None => (Sense::hover(), Role::Image),
    };
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| WidgetInfo::labeled(role, true, name(letter, tally)));
    if ui.is_rect_visible(rect) {
        let (icon, color, line, style) = match tally {
            Some(tally) => {
                let color = tokens.severity(tally.worst);
                (Icon::of_severity(tally.worst), color, color, theme::small_semibold())
            }
            None => (Icon::Check, tokens.weak, tokens.grid, TextStyle::Small),
        };
        let pill = rect.shrink2(vec2(0.0, 2.0));
        if response.hovered() && tally.is_some() {
            ui.painter().rect_filled(pill, 4, tokens.hover);
        }
        let stroke =
            if response.has_focus() { theme::focus_ring(ui) } else { Stroke::new(1.0, line) };
        ui.painter().rect_stroke(pill, 4, stroke, StrokeKind::Inside);
        let (text, sign) = pill.split_left_right_at_fraction(0.5);
        let font = style.resolve(ui.style());
        ui.painter().text(
            text.center() + vec2(1.0, 0.0),
            Align2::CENTER_CENTER,
            letter,
            font,
            color,
        );
        let sign = Align2::CENTER_CENTER.align_size_within_rect(Vec2::splat(SIGN), sign);
        icons::paint(ui.painter(), icon, sign.translate(vec2(-1.0, 0.0)), color);
    }
    response
}

/// "Measurable: 2 findings, the worst blocks"; "Specific: nothing to mend".
fn name(letter: char, tally: Option<Tally>) -> String {
    match tally {
        Some(tally) => tally_words(word(letter), tally),
        None => format!("{}: nothing to mend", word(letter)),
    }
}

fn word(letter: char) -> &'static str {
    match letter {
        'S' => "Specific",
        'M' => "Measurable",
        'A' => "Attainable",
        'R' => "Relevant",
        'T' => "Timely",
        _ => "Other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Severity;

    #[test]
    fn a_mark_says_its_word_and_what_is_left_to_do() {
        let two = Tally { worst: Severity::Blocks, count: 2 };
        assert_eq!(name('M', Some(two)), "Measurable: 2 findings, the worst blocks");
        assert_eq!(name('A', None), "Attainable: nothing to mend");
    }
}

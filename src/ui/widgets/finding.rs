//! How grave a finding is, as icon, word and colour; and how many an item has.

use egui::{Align2, Rect, Response, Role, Sense, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use crate::analysis::Severity;
use crate::analysis::by_item::Tally;
use crate::ui::icons::{self, Icon};
use crate::ui::theme;
use crate::ui::words::count;

const GAP: f32 = 6.0;
/// A line of text, so that icon and badge line up with the words beside them.
const HEIGHT: f32 = 20.0;

/// What a severity means for the plan.
pub fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocks => "Blocks",
        Severity::Weakens => "Weakens",
        Severity::Note => "Note",
    }
}

/// Icon and word in the colour of the severity.
pub fn severity_badge_ui(ui: &mut Ui, severity: Severity) -> Response {
    let color = theme::tokens(ui).severity(severity);
    let font = theme::small_semibold().resolve(ui.style());
    let word = severity_word(severity);
    let galley = ui.painter().layout_no_wrap(word.to_owned(), font, color);
    let size = vec2(icons::SMALL + GAP + galley.size().x, HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    if ui.is_rect_visible(rect) {
        let icon = Align2::LEFT_CENTER.align_size_within_rect(Vec2::splat(icons::SMALL), rect);
        icons::paint(ui.painter(), Icon::of_severity(severity), icon, color);
        let text = Align2::RIGHT_CENTER.align_size_within_rect(galley.size(), rect);
        ui.painter().galley(text.min, galley, color);
    }
    response.on_hover_text(meaning(severity))
}

fn meaning(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocks => "It cannot be measured before this is mended",
        Severity::Weakens => "It can be measured, but proves less than it could",
        Severity::Note => "Worth knowing",
    }
}

/// How wide a count of findings is, in points.
pub const COUNT_WIDTH: f32 = 36.0;

/// Icon and number at a place, in the colour of the worst finding: a button that opens them. It
/// stands on something that is clickable itself, so the caller says where. `about` is what has
/// the findings.
pub fn finding_count_ui(ui: &Ui, rect: Rect, id: egui::Id, about: &str, tally: Tally) -> Response {
    let tokens = theme::tokens(ui);
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, tally_words(about, tally)));
    if ui.is_rect_visible(rect) {
        let color = tokens.severity(tally.worst);
        let pill = rect.shrink2(vec2(0.0, 2.0));
        if response.hovered() {
            ui.painter().rect_filled(pill, theme::CONTROL_RADIUS, tokens.hover);
        }
        if response.has_focus() {
            let ring = theme::focus_ring(ui);
            ui.painter().rect_stroke(pill, theme::CONTROL_RADIUS, ring, StrokeKind::Inside);
        }
        let font = theme::small_semibold().resolve(ui.style());
        let number = if tally.count > 99 { "99+".to_owned() } else { tally.count.to_string() };
        let galley = ui.painter().layout_no_wrap(number, font, color);
        let whole = vec2(icons::SMALL + 4.0 + galley.size().x, HEIGHT);
        let whole = Align2::CENTER_CENTER.align_size_within_rect(whole, rect);
        let icon = Align2::LEFT_CENTER.align_size_within_rect(Vec2::splat(icons::SMALL), whole);
        icons::paint(ui.painter(), Icon::of_severity(tally.worst), icon, color);
        let text = Align2::RIGHT_CENTER.align_size_within_rect(galley.size(), whole);
        ui.painter().galley(text.min, galley, color);
    }
    response
}

/// "Brand awareness: 2 findings, the worst blocks", "Reach: 1 finding, note".
pub fn tally_words(about: &str, tally: Tally) -> String {
    let findings = count(tally.count, "finding", "findings");
    let word = severity_word(tally.worst).to_lowercase();
    let word = match (tally.count, tally.worst) {
        (1, _) => word,
        (_, Severity::Note) => "none worse than a note".to_owned(),
        (_, Severity::Blocks | Severity::Weakens) => format!("the worst {word}"),
    };
    format!("{about}: {findings}, {word}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_said_with_the_worst_of_it() {
        let check = |count: usize, worst: Severity, expected: &str| {
            assert_eq!(tally_words("Reach", Tally { worst, count }), expected);
        };
        check(1, Severity::Note, "Reach: 1 finding, note");
        check(1, Severity::Blocks, "Reach: 1 finding, blocks");
        check(3, Severity::Weakens, "Reach: 3 findings, the worst weakens");
        check(2, Severity::Note, "Reach: 2 findings, none worse than a note");
    }
}

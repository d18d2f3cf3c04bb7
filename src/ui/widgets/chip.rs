//! Small choices: chips that toggle or choose one of a few, and the tabs of the main window.

use egui::accesskit::Toggled;
use egui::epaint::Shadow;
use egui::{
    Align2, Color32, Response, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, vec2,
};

use super::button::focus_ring;
use crate::ui::theme;

/// What a chip is to assistive technology.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chip {
    /// On or off by itself.
    Toggle,
    /// One of a group of which exactly one is on.
    Choice,
}

/// Height of the painted pill; the clickable area is a whole control high.
const PILL_HEIGHT: f32 = 24.0;
const PILL_PADDING: f32 = 10.0;

/// A pill that is on or off: "Month", "All channels".
pub fn chip_ui(ui: &mut Ui, kind: Chip, text: &str, selected: bool) -> Response {
    let tokens = theme::tokens(ui);
    let color = if selected { tokens.accent } else { tokens.weak };
    let font = theme::small_semibold().resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, color);
    let width = (galley.size().x + 2.0 * PILL_PADDING).max(theme::CONTROL_HEIGHT);
    let size = vec2(width, theme::CONTROL_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let role = match kind {
        Chip::Toggle => Role::Button,
        Chip::Choice => Role::RadioButton,
    };
    response.widget_info(|| WidgetInfo::selected(role, ui.is_enabled(), selected, text));
    if ui.is_rect_visible(rect) {
        let pill = Align2::CENTER_CENTER.align_size_within_rect(vec2(width, PILL_HEIGHT), rect);
        let radius = PILL_HEIGHT / 2.0;
        let fill = match (selected, response.hovered()) {
            (true, _) => tokens.selection,
            (false, true) => tokens.hover,
            (false, false) => Color32::TRANSPARENT,
        };
        ui.painter().rect_filled(pill, radius, fill);
        if response.has_focus() {
            let ring = theme::focus_ring(ui);
            ui.painter().rect_stroke(pill, radius, ring, StrokeKind::Outside);
        } else if !selected {
            let line = Stroke::new(1.0, tokens.grid);
            ui.painter().rect_stroke(pill, radius, line, StrokeKind::Inside);
        }
        let text_rect = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), pill);
        ui.painter().galley(text_rect.min, galley, color);
    }
    response
}

/// A tab of the main window: "Plan", "Trends".
pub fn tab_ui(ui: &mut Ui, text: &str, selected: bool) -> Response {
    const TAB_HEIGHT: f32 = 32.0;
    let tokens = theme::tokens(ui);
    // Room for the bold word is kept, so that tabs do not move when another is chosen.
    let bold = ui.painter().layout_no_wrap(
        text.to_owned(),
        theme::semibold().resolve(ui.style()),
        tokens.text,
    );
    let size = vec2(bold.size().x + 2.0 * theme::SPACE_12, TAB_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Tab, ui.is_enabled(), text));
    ui.accesskit_node_builder(response.id, |node| {
        node.set_selected(selected);
        node.set_toggled(if selected { Toggled::True } else { Toggled::False });
    });
    if ui.is_rect_visible(rect) {
        let galley = if selected {
            let shadow = Shadow { offset: [0, 1], blur: 2, spread: 0, color: tokens.shadow };
            ui.painter().add(shadow.as_shape(rect, theme::CONTROL_RADIUS));
            ui.painter().rect_filled(rect, theme::CONTROL_RADIUS, tokens.panel);
            bold
        } else {
            let font = TextStyle::Body.resolve(ui.style());
            let color = if response.hovered() { tokens.text } else { tokens.weak };
            ui.painter().layout_no_wrap(text.to_owned(), font, color)
        };
        let text_rect = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), rect);
        ui.painter().galley(text_rect.min, galley, tokens.text);
        focus_ring(ui, rect, &response);
    }
    response
}

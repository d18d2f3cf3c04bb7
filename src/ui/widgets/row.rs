//! A row of a list: selectable, with any content, its ground showing choice and pointer.

use egui::{Response, Role, Sense, Ui, UiBuilder, WidgetInfo};

use super::button::focus_ring;
use crate::ui::theme;

/// A row that can be chosen as a whole. Controls inside it keep their own clicks. `name` is what
/// a screen reader says: all that the row says, in one sentence.
pub fn row_ui(
    ui: &mut Ui,
    selected: bool,
    name: &str,
    add_contents: impl FnOnce(&mut Ui),
) -> Response {
    let tokens = theme::tokens(ui);
    let ground = ui.painter().add(egui::Shape::Noop);
    let builder = UiBuilder::new().sense(Sense::click());
    let shown = ui.scope_builder(builder, |ui| {
        let margin = egui::Frame::new().inner_margin(theme::ROW_MARGIN);
        margin.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.set_min_height(theme::ROW_HEIGHT - 2.0 * theme::SPACE_8);
            // Selecting text would take the clicks that choose the row.
            ui.style_mut().interaction.selectable_labels = false;
            add_contents(ui);
        });
    });
    let response = shown.response;
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, ui.is_enabled(), selected, name));
    ui.accesskit_node_builder(response.id, |node| node.set_selected(selected));
    if ui.is_rect_visible(response.rect) {
        let is_hovered = response.contains_pointer() && ui.is_enabled();
        let fill = match (selected, is_hovered) {
            (true, _) => Some(tokens.selection),
            (false, true) => Some(tokens.hover),
            (false, false) => None,
        };
        if let Some(fill) = fill {
            let shape = egui::Shape::rect_filled(response.rect, theme::CONTROL_RADIUS, fill);
            ui.painter().set(ground, shape);
        }
        focus_ring(ui, response.rect.shrink(1.0), &response);
    }
    response
}

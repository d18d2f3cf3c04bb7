//! The card everything on a page stands on.

use egui::{
    Align, CornerRadius, Frame, InnerResponse, Label, Layout, Margin, RichText, Role, TextStyle,
    Ui, UiBuilder, Vec2, vec2,
};

use super::name_container;
use crate::ui::theme;

/// Height of the line with the heading.
const HEADING_HEIGHT: f32 = theme::CONTROL_HEIGHT;

/// The frame of a card: panel ground, radius 10, padding 16, no line.
pub fn panel_frame(ui: &Ui) -> Frame {
    Frame::new()
        .fill(theme::tokens(ui).panel)
        .corner_radius(CornerRadius::same(theme::CARD_RADIUS))
        .inner_margin(Margin::same(16))
}

/// A card with a heading, a weak note beside it, actions at the right end of that line, and a
/// body. `subtitle` may be empty. `add_actions` runs from right to left.
///
/// The card is as wide as there is room and as high as its body; [`filled_panel_ui`] is as high
/// as there is room. It is a named group for assistive technology.
pub fn panel_ui<R>(
    ui: &mut Ui,
    heading: &str,
    subtitle: &str,
    add_actions: impl FnOnce(&mut Ui),
    add_body: impl FnOnce(&mut Ui) -> R,
) -> InnerResponse<R> {
    panel_frame(ui).show(ui, |ui| {
        begin_ui(ui, heading, subtitle, add_actions);
        add_body(ui)
    })
}

/// The same, taking all the height it is offered; what does not fit is cut off unless the body
/// scrolls by itself.
pub fn filled_panel_ui<R>(
    ui: &mut Ui,
    heading: &str,
    subtitle: &str,
    add_actions: impl FnOnce(&mut Ui),
    add_body: impl FnOnce(&mut Ui) -> R,
) -> InnerResponse<R> {
    panel_frame(ui).show(ui, |ui| {
        let room = ui.available_rect_before_wrap();
        begin_ui(ui, heading, subtitle, add_actions);
        let body_room = ui.available_rect_before_wrap();
        let mut body = ui.new_child(UiBuilder::new().max_rect(body_room));
        // Focus rings and selected rows may reach a little into the padding.
        body.shrink_clip_rect(room.expand(theme::SPACE_8));
        let inner = add_body(&mut body);
        ui.advance_cursor_after_rect(body_room);
        inner
    })
}

fn begin_ui(ui: &mut Ui, heading: &str, subtitle: &str, add_actions: impl FnOnce(&mut Ui)) {
    name_container(ui, Role::Group, heading);
    ui.set_width(ui.available_width());
    // Cards stand close together in rows; what is inside keeps its own distances.
    ui.spacing_mut().item_spacing = Vec2::splat(theme::SPACE_8);
    heading_ui(ui, heading, subtitle, add_actions);
}

fn heading_ui(ui: &mut Ui, heading: &str, subtitle: &str, add_actions: impl FnOnce(&mut Ui)) {
    let size = vec2(ui.available_width(), HEADING_HEIGHT);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_height(HEADING_HEIGHT);
        add_actions(ui);
        ui.add_space(theme::SPACE_8);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let title = RichText::new(heading).text_style(TextStyle::Heading);
            let name = ui.add(Label::new(title).truncate());
            ui.accesskit_node_builder(name.id, |node| node.set_role(Role::Heading));
            // Too little room for more than a letter or two is better left empty.
            if !subtitle.is_empty() && ui.available_width() > theme::SPACE_32 {
                let note = RichText::new(subtitle).small().weak();
                ui.add(Label::new(note).truncate());
            }
        });
    });
}

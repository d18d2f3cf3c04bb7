//! The card everything on a page stands on.

use egui::{
    Align, CornerRadius, Frame, InnerResponse, Label, Layout, Margin, RichText, Role, TextStyle,
    Ui, UiBuilder, WidgetInfo, vec2,
};

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
/// body that fills the rest. `subtitle` may be empty. `add_actions` runs from right to left.
///
/// The card is a named group for assistive technology. It takes the width and height it is
/// offered; what does not fit has to scroll by itself.
pub fn panel_ui<R>(
    ui: &mut Ui,
    heading: &str,
    subtitle: &str,
    add_actions: impl FnOnce(&mut Ui),
    add_body: impl FnOnce(&mut Ui) -> R,
) -> InnerResponse<R> {
    let shown = panel_frame(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        heading_ui(ui, heading, subtitle, add_actions);
        let body = UiBuilder::new().max_rect(ui.available_rect_before_wrap());
        ui.scope_builder(body, add_body).inner
    });
    let name = heading.to_owned();
    shown.response.widget_info(move || WidgetInfo::labeled(Role::Group, true, &name));
    shown
}

fn heading_ui(ui: &mut Ui, heading: &str, subtitle: &str, add_actions: impl FnOnce(&mut Ui)) {
    let size = vec2(ui.available_width(), HEADING_HEIGHT);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_height(HEADING_HEIGHT);
        add_actions(ui);
        ui.add_space(theme::SPACE_8);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let name = ui.add(Label::new(RichText::new(heading).text_style(TextStyle::Heading)));
            ui.accesskit_node_builder(name.id, |node| node.set_role(Role::Heading));
            if !subtitle.is_empty() {
                let note = RichText::new(subtitle).small().weak();
                ui.add(Label::new(note).truncate());
            }
        });
    });
}

//! What a list shows before there is anything in it.

use egui::{Align, Label, Layout, RichText, TextStyle, Ui, UiBuilder, vec2};

use super::button::primary_button_ui;
use crate::ui::theme;

/// What this place is for, in the middle of it, with one button. Whether the button was clicked.
pub fn empty_state_ui(ui: &mut Ui, heading: &str, text: &str, button: &str) -> bool {
    const TEXT_WIDTH: f32 = 360.0;
    const HEIGHT: f32 = 128.0;
    let room = ui.available_rect_before_wrap();
    let above = ((room.height() - HEIGHT) / 2.0).clamp(theme::SPACE_16, 160.0);
    ui.add_space(above);
    let size = vec2(ui.available_width(), 0.0);
    let layout = Layout::top_down(Align::Center);
    ui.scope_builder(UiBuilder::new().layout(layout), |ui| {
        ui.set_min_size(size);
        ui.set_max_width(size.x);
        ui.label(RichText::new(heading).text_style(TextStyle::Heading));
        ui.scope(|ui| {
            ui.set_max_width(TEXT_WIDTH.min(size.x));
            ui.add(Label::new(RichText::new(text).weak()).wrap());
        });
        ui.add_space(theme::SPACE_8);
        primary_button_ui(ui, button).clicked()
    })
    .inner
}

//! What a list shows before there is anything in it.

use egui::{Align, Id, Label, Layout, Response, RichText, TextStyle, Ui, UiBuilder, vec2};

use super::button::{primary_button_ui, secondary_button_ui};
use crate::ui::theme;

/// What this place is for, in the middle of it, with one button. Whether the button was clicked.
pub fn empty_state_ui(ui: &mut Ui, heading: &str, text: &str, button: &str) -> bool {
    empty_state_button_ui(ui, heading, text, button).clicked()
}

/// The same, for a button that opens a menu.
pub fn empty_state_button_ui(ui: &mut Ui, heading: &str, text: &str, button: &str) -> Response {
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
        let is_next = is_first_of_pass(ui);
        let shown = if is_next { primary_button_ui } else { secondary_button_ui };
        shown(ui, button)
    })
    .inner
}

/// Whether no other empty place was shown in this pass. There is one thing to do next on a screen:
/// the empty places after the first offer theirs less loudly.
fn is_first_of_pass(ui: &Ui) -> bool {
    let now = ui.cumulative_pass_nr();
    let id = Id::unique("empty place");
    let last =
        ui.data_mut(|data| data.get_temp_mut_or_insert_with(id, || None::<u64>).replace(now));
    last != Some(now)
}

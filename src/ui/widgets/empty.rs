//! What a list shows before there is anything in it.

use egui::{
    Align, Id, Label, Layout, Response, RichText, ScrollArea, TextStyle, Ui, UiBuilder, vec2,
};

use super::button::{primary_button_ui, secondary_button_ui};
use crate::ui::theme;

/// Lines longer than this are hard to read, in points.
const TEXT_WIDTH: f32 = 360.0;

/// What this place is for, in the middle of it, with one button. Whether the button was clicked.
pub fn empty_state_ui(ui: &mut Ui, heading: &str, text: &str, button: &str) -> bool {
    empty_state_button_ui(ui, heading, text, button).clicked()
}

/// The same, for a button that opens a menu. In a low place the button keeps to the lower edge,
/// in view, and the words above it scroll.
pub fn empty_state_button_ui(ui: &mut Ui, heading: &str, text: &str, button: &str) -> Response {
    const HEIGHT: f32 = 128.0;
    let room = ui.available_rect_before_wrap();
    let words = words_height(ui, heading, text);
    let needed = words + theme::SPACE_8 + theme::CONTROL_HEIGHT + ui.spacing().item_spacing.y;
    if room.height() < needed {
        return low_ui(ui, heading, text, button);
    }
    let spare = room.height() - needed;
    let above = ((room.height() - HEIGHT) / 2.0).clamp(theme::SPACE_16, 160.0).min(spare);
    ui.add_space(above);
    let size = vec2(ui.available_width(), 0.0);
    let layout = Layout::top_down(Align::Center);
    ui.scope_builder(UiBuilder::new().layout(layout), |ui| {
        ui.set_min_size(size);
        ui.set_max_width(size.x);
        words_ui(ui, heading, text);
        ui.add_space(theme::SPACE_8);
        next_button_ui(ui, button)
    })
    .inner
}

fn low_ui(ui: &mut Ui, heading: &str, text: &str, button: &str) -> Response {
    let room = ui.available_rect_before_wrap();
    let layout = Layout::bottom_up(Align::Center);
    let mut place = ui.new_child(UiBuilder::new().max_rect(room).layout(layout));
    let response = next_button_ui(&mut place, button);
    let words = place.available_rect_before_wrap();
    let layout = Layout::top_down(Align::Center);
    let mut place = place.new_child(UiBuilder::new().max_rect(words).layout(layout));
    // As wide as all of it, so that the words stand in the middle.
    let area = ScrollArea::vertical().id_salt("empty").min_scrolled_height(0.0);
    area.auto_shrink(false).show(&mut place, |ui| {
        ui.vertical_centered(|ui| words_ui(ui, heading, text));
    });
    ui.advance_cursor_after_rect(room);
    response
}

fn words_ui(ui: &mut Ui, heading: &str, text: &str) {
    ui.label(RichText::new(heading).text_style(TextStyle::Heading));
    ui.scope(|ui| {
        ui.set_max_width(TEXT_WIDTH.min(ui.available_width()));
        ui.add(Label::new(RichText::new(text).weak()).wrap());
    });
}

/// How high the words are with the space around them, in points.
fn words_height(ui: &Ui, heading: &str, text: &str) -> f32 {
    let width = ui.available_width();
    let color = theme::tokens(ui).text;
    let height = |text: &str, style: TextStyle, width: f32| {
        let font = style.resolve(ui.style());
        ui.painter().layout(text.to_owned(), font, color, width).size().y
    };
    height(heading, TextStyle::Heading, width)
        + height(text, TextStyle::Body, TEXT_WIDTH.min(width))
        + 2.0 * ui.spacing().item_spacing.y
}

fn next_button_ui(ui: &mut Ui, text: &str) -> Response {
    if is_first_of_pass(ui) { primary_button_ui(ui, text) } else { secondary_button_ui(ui, text) }
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

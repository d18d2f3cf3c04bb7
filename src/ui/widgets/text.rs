//! Lines of text in the styles that egui has no short name for.

use egui::{Label, Response, RichText, Ui};

use crate::ui::theme;

/// A page title or a key figure.
pub fn title_ui(ui: &mut Ui, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).text_style(theme::title())).wrap())
}

/// A line that stands out among others of the same size.
pub fn semibold_ui(ui: &mut Ui, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).text_style(theme::semibold())).wrap())
}

/// A note in small weak letters.
pub fn note_ui(ui: &mut Ui, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).small().weak()).wrap())
}

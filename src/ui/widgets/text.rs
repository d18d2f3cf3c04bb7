//! Lines of text in the styles that egui has no short name for.

use std::borrow::Cow;

use egui::{Color32, Label, Response, RichText, TextStyle, Ui};

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

/// A text in the usual letters that fits into `room` points: both its ends with "…" between them
/// where it is longer. At most as many layouts as the length has binary digits.
pub fn shortened_in_middle<'a>(ui: &Ui, text: &'a str, room: f32) -> Cow<'a, str> {
    let font = TextStyle::Body.resolve(ui.style());
    let width = |text: &str| {
        ui.painter().layout_no_wrap(text.to_owned(), font.clone(), Color32::PLACEHOLDER).size().x
    };
    if width(text) <= room {
        return Cow::Borrowed(text);
    }
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let kept = |n: usize| {
        let (head, tail) = (ends[n.div_ceil(2)], ends[ends.len() - 1 - n / 2]);
        format!("{}…{}", text[..head].trim_end(), text[tail..].trim_start())
    };
    let (mut fits, mut too_long) = (0, ends.len() - 1);
    while too_long - fits > 1 {
        let middle = usize::midpoint(fits, too_long);
        if width(&kept(middle)) <= room { fits = middle } else { too_long = middle }
    }
    Cow::Owned(kept(fits))
}

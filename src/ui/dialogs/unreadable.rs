//! A file that could not be read: what is wrong, the line with a caret, what was expected.

use egui::{Id, Label, Ui};

use super::caret::excerpt_ui;
use super::telling_ui;
use crate::app::{Action, Actions};
use crate::ui::widgets::action_button_ui;

const WIDTH: f32 = 620.0;

pub(super) fn unreadable_ui(ui: &Ui, title: &str, text: &str, actions: &mut Actions) {
    let mut wants_copy = false;
    telling_ui(ui, Id::unique("unreadable"), title, WIDTH, actions, |ui| {
        message_ui(ui, text);
        wants_copy = action_button_ui(ui, "Copy the message").clicked();
    });
    if wants_copy {
        actions.push(Action::Copy(text.to_owned()));
    }
}

/// The lines of a message. A line that holds only a caret is shown under the line before it: our
/// text face is not monospaced, so blanks would not bring it there.
fn message_ui(ui: &mut Ui, text: &str) {
    let lines: Vec<&str> = text.lines().collect();
    let mut place = 0;
    while let Some(line) = lines.get(place) {
        place += 1;
        match lines.get(place).and_then(|next| caret_of(next)) {
            Some(caret) => {
                place += 1;
                excerpt_ui(ui, line, caret);
            }
            None => {
                ui.add(Label::new(line.trim_start()).wrap());
            }
        }
    }
}

/// How many characters stand before the caret, if the line is nothing but one.
fn caret_of(line: &str) -> Option<usize> {
    let blanks = line.strip_suffix('^')?;
    blanks.chars().all(|c| c == ' ').then(|| blanks.chars().count())
}

#[cfg(test)]
mod tests {
    use super::caret_of;

    #[test]
    fn a_caret_line_has_nothing_but_blanks_before_the_caret() {
        let check = |line, expected| assert_eq!(caret_of(line), expected, "{line:?}");
        check("    ^", Some(4));
        check("^", Some(0));
        check("  x ^", None);
        check("", None);
        check("    ", None);
    }
}

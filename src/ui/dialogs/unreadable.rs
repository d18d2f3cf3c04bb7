//! A file that could not be read: what is wrong, the line with a caret, what was expected.

use egui::{Id, Label, Ui};

use super::caret::excerpt_ui;
use super::{answer, telling_ui};
use crate::app::{Action, Actions, DamagedDialog, View};
use crate::ui::theme;
use crate::ui::widgets::{DialogButton, DialogButtons, action_button_ui, modal_ui};
use crate::ui::words::moment;

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

/// The same for a plan of which an earlier version can be read. Enter opens that one, Esc nothing.
pub(super) fn damaged_ui(ui: &Ui, view: &View<'_>, damaged: &DamagedDialog, actions: &mut Actions) {
    let buttons = DialogButtons {
        cancel: Some("Close"),
        destructive: None,
        affirmative: DialogButton::new("Open last good version"),
    };
    let id = Id::unique("damaged");
    let choice = modal_ui(ui, id, &damaged.title, WIDTH, &buttons, |ui| {
        message_ui(ui, &damaged.text);
        ui.add_space(theme::SPACE_8);
        let from = moment(damaged.version.saved_at)
            .map_or_else(String::new, |(day, time)| format!(" from {} at {time}", view.date(day)));
        let note = format!(
            "There is a version{from} that can be read. It opens unsaved; the file stays as it is \
             until you save."
        );
        ui.add(Label::new(note).wrap());
        if action_button_ui(ui, "Copy the message").clicked() {
            actions.push(Action::Copy(damaged.text.clone()));
        }
    });
    answer(choice, actions);
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

//! Unsaved work of a former run: whether to take it up, and whether to throw it away.

use egui::{Id, Label, Ui};

use super::{answer, cancel_and_dangerous};
use crate::app::{Actions, RecoverDialog, View};
use crate::storage::Recovery;
use crate::ui::widgets::{DialogButton, DialogButtons, modal_ui, note_ui};
use crate::ui::words::moment;

const WIDTH: f32 = 480.0;

/// Enter recovers, Esc keeps the file; nothing is thrown away by either.
pub(super) fn recover_ui(ui: &Ui, view: &View<'_>, dialog: &RecoverDialog, actions: &mut Actions) {
    let name = dialog.file.file_name().unwrap_or_default().to_string_lossy();
    let from = kept(view, &dialog.copy);
    let title = format!("There are unsaved changes to “{name}”{from}");
    let buttons = DialogButtons {
        cancel: Some("Keep the file"),
        destructive: None,
        affirmative: DialogButton::new("Recover"),
    };
    let choice = modal_ui(ui, Id::unique("recover"), &title, WIDTH, &buttons, |ui| {
        let text = "Paceline ended without saving them. What you recover opens as unsaved; the \
                    file stays as it is until you save.";
        ui.add(Label::new(text).wrap());
        note_ui(ui, "If you keep the file, the changes wait on the start screen.");
    });
    answer(choice, actions);
}

/// Enter and Esc keep the copy.
pub(super) fn discard_ui(ui: &Ui, view: &View<'_>, copy: &Recovery, actions: &mut Actions) {
    let title = format!("Discard the unsaved work on “{}”?", copy.name);
    let buttons = cancel_and_dangerous("Discard");
    let choice = modal_ui(ui, Id::unique("discard"), &title, WIDTH, &buttons, |ui| {
        let from = kept(view, copy);
        let text = format!("What was changed{from} and never saved is then lost for good.");
        ui.add(Label::new(text).wrap());
        if let Some(original) = &copy.original {
            note_ui(ui, &format!("The file itself stays: {}", original.display()));
        }
    });
    answer(choice, actions);
}

/// " from 14:05", " from 3 Mar 2021 at 14:05"; empty if the time is unknown.
fn kept(view: &View<'_>, copy: &Recovery) -> String {
    moment(copy.saved_at).map_or_else(String::new, |(day, time)| {
        if day == view.today {
            format!(" from {time}")
        } else {
            format!(" from {} at {time}", view.date(day))
        }
    })
}

//! The way out waits for a save, of the plan or of a table, that takes its time.

use egui::{Id, Label, Ui};

use super::answer;
use crate::app::{Action, Actions, Answer, View};
use crate::ui::widgets::{DialogButton, DialogButtons, action_button_ui, modal_ui, note_ui};

const WIDTH: f32 = 420.0;

/// Enter and Esc stay; the dialog goes by itself when the plan is on disk.
pub(super) fn saving_ui(ui: &Ui, view: &View<'_>, actions: &mut Actions) {
    let buttons = DialogButtons {
        cancel: None,
        destructive: None,
        affirmative: DialogButton::new("Stay here"),
    };
    let id = Id::unique("saving");
    let mut wants_other = false;
    let choice = modal_ui(ui, id, "Saving before closing…", WIDTH, &buttons, |ui| {
        let (state, what, way) = if view.document.is_saving_table {
            ("A table is still being saved", "table", "Save the table elsewhere…")
        } else {
            (view.document.save_state, "plan", "Save elsewhere…")
        };
        ui.add(Label::new(state).wrap());
        let why =
            format!("The disk takes its time. Paceline goes on as soon as the {what} is safe.");
        note_ui(ui, &why);
        wants_other = action_button_ui(ui, way).clicked();
    });
    if wants_other {
        actions.push(Action::Answer(Answer::SaveElsewhere));
    }
    answer(choice, actions);
}

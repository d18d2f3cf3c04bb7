//! The way out waits for a save that takes its time.

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
        ui.add(Label::new(view.document.save_state).wrap());
        note_ui(ui, "The disk takes its time. Paceline goes on as soon as the plan is safe.");
        wants_other = action_button_ui(ui, "Save elsewhere…").clicked();
    });
    if wants_other {
        actions.push(Action::Answer(Answer::SaveElsewhere));
    }
    answer(choice, actions);
}

//! The question on every way out of a plan with unsaved changes.

use egui::{Id, Label, Ui};

use super::answer;
use crate::app::{Actions, Departure, View};
use crate::ui::widgets::{DialogButton, DialogButtons, modal_ui, note_ui};

const WIDTH: f32 = 460.0;

const KEPT: &str =
    "What you don’t save can be brought back for 30 days: File ▸ Recover unsaved work";
const LOST: &str = "Your changes will be lost if you don’t save";

/// Enter saves, Esc stays, and nothing is ever thrown away by Enter.
pub(super) fn leave_ui(ui: &Ui, view: &View<'_>, to: &Departure, actions: &mut Actions) {
    let name = &view.document.name;
    let before = match to {
        Departure::NewPlan => "starting a new plan",
        Departure::Sample(_) => "opening the sample",
        Departure::Open(_) | Departure::Recover(_) | Departure::RecoverBeside(_) => {
            "opening another plan"
        }
        Departure::Close | Departure::Exit => "closing",
    };
    let title = format!("Save changes to “{name}” before {before}?");
    let buttons = DialogButtons {
        cancel: Some("Cancel"),
        destructive: Some(DialogButton::new("Don’t save")),
        affirmative: DialogButton::new("Save"),
    };
    let choice = modal_ui(ui, Id::unique("leave"), &title, WIDTH, &buttons, |ui| {
        ui.add(Label::new(if view.document.keeps_copies { KEPT } else { LOST }).wrap());
        if view.drafts.has_rejected() {
            note_ui(
                ui,
                "A field holds a text that could not be read and is not part of the plan. \
                 Cancel to go back and mend it.",
            );
        }
    });
    answer(choice, actions);
}

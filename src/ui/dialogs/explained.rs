//! "How is this computed?": worked out when it is opened, and again when the plan has changed.

use egui::Ui;

use crate::analysis::explain;
use crate::app::{Action, Actions, ExplainedDialog, View};
use crate::ui::widgets::{ExplanationChoice, explanation_ui};

pub fn explained_ui(ui: &Ui, view: &View<'_>, dialog: &mut ExplainedDialog, actions: &mut Actions) {
    let about = &dialog.about;
    let known = dialog.known.take().filter(|known| known.is_of(view.project, view.analysis));
    let known = known.or_else(|| {
        explain(view.project, view.analysis, about)
            .map(|text| crate::app::Explained::new(view.project, view.analysis, text))
    });
    let Some(known) = known else {
        // What it was about is gone.
        actions.push(Action::CloseDialog);
        return;
    };
    match explanation_ui(ui, dialog.near, &known.text) {
        Some(ExplanationChoice::Copy) => {
            actions.push(Action::Copy(known.text.to_string()));
            actions.push(Action::Notify("Copied how this is computed".to_owned()));
        }
        Some(ExplanationChoice::Close) => actions.push(Action::CloseDialog),
        None => {}
    }
    dialog.known = Some(known);
}

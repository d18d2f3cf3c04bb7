//! The question before a file is replaced by another.

use std::path::Path;

use egui::{Id, Label, Ui};

use super::{answer, cancel_and, cancel_and_dangerous};
use crate::app::Actions;
use crate::app::picker::Purpose;
use crate::storage::{shown, shown_name};
use crate::ui::widgets::{modal_ui, note_ui};

const WIDTH: f32 = 460.0;
const KEPT: &str = "kept beside it, with ~ behind its name.";

pub(super) fn overwrite_ui(ui: &Ui, path: &Path, purpose: Purpose, actions: &mut Actions) {
    let name = shown_name(path);
    let title = format!("Replace “{name}”?");
    let (written, kept) = match purpose {
        Purpose::SaveTable => ("The table", "gone then."),
        Purpose::SaveCopy => ("The copy", KEPT),
        Purpose::Open | Purpose::SaveAs | Purpose::Import => ("The plan", KEPT),
    };
    let text = format!(
        "There is already a file with this name. {written} takes its place; what it holds now is \
         {kept}"
    );
    let buttons = cancel_and_dangerous("Replace");
    let choice = modal_ui(ui, Id::unique("overwrite"), &title, WIDTH, &buttons, |ui| {
        ui.add(Label::new(text).wrap());
        if let Some(folder) = path.parent() {
            note_ui(ui, &format!("In {}", shown(folder)));
        }
    });
    answer(choice, actions);
}

/// The question about a name that ends like a file of another kind; `path` has the right ending.
pub(super) fn ending_ui(ui: &Ui, path: &Path, actions: &mut Actions) {
    let name = shown_name(path);
    let title = format!("Save as “{name}”?");
    let buttons = cancel_and("Save", true);
    let choice = modal_ui(ui, Id::unique("ending"), &title, WIDTH, &buttons, |ui| {
        let text = "The name that was chosen ends like a file of another kind, which other \
                    programs would open. Files of plans end in .ron.";
        ui.add(Label::new(text).wrap());
    });
    answer(choice, actions);
}

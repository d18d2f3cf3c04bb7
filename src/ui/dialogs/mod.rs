//! What stands in front of the window: one dialog at a time, each in a file of its own.

mod about;
mod annotation;
mod caret;
mod explained;
mod find;
mod import;
mod leave;
mod library;
mod merge;
mod new_folder;
mod outside;
mod overwrite;
mod palette;
mod path;
mod problems;
mod recover;
mod save_trouble;
mod saving;
mod search_list;
mod shortcuts;
#[cfg(test)]
mod tests;
mod unreadable;
mod versions;

use egui::{Id, Response, Ui};

use super::field::is_first_pass;
use super::widgets::{DialogButton, DialogButtons, DialogChoice, modal_ui};
use crate::app::{Action, Actions, Dialog, View};

/// Shows the open dialog, if there is one. What is typed goes into the dialog itself; what is
/// decided comes out as actions.
pub fn dialogs_ui(
    ui: &mut Ui,
    view: &View<'_>,
    dialog: &mut Option<Dialog>,
    actions: &mut Actions,
) {
    let Some(dialog) = dialog else { return };
    match dialog {
        Dialog::Leave(to) => leave::leave_ui(ui, view, to, actions),
        Dialog::Overwrite { path, purpose } => overwrite::overwrite_ui(ui, path, *purpose, actions),
        Dialog::Saving => saving::saving_ui(ui, view, actions),
        Dialog::SaveTrouble(trouble) => save_trouble::save_trouble_ui(ui, trouble, actions),
        Dialog::Outside { path, found } => outside::outside_ui(ui, path, found, actions),
        Dialog::Versions(versions) => versions::versions_ui(ui, view, versions, actions),
        Dialog::Damaged(damaged) => unreadable::damaged_ui(ui, view, damaged, actions),
        Dialog::Ending { path, .. } => overwrite::ending_ui(ui, path, actions),
        Dialog::Recover(dialog) => recover::recover_ui(ui, view, dialog, actions),
        Dialog::Unsaved(unsaved) => recover::unsaved_ui(ui, view, unsaved, actions),
        Dialog::Discard(copy) => recover::discard_ui(ui, view, copy, actions),
        Dialog::Path(path) => path::path_ui(ui, view, path, actions),
        Dialog::Import(import) => import::import_ui(ui, view, import, actions),
        Dialog::Library(library) => library::library_ui(ui, view, library, actions),
        Dialog::Find { query, chosen } => find::find_ui(ui, view, query, chosen, actions),
        Dialog::Palette { query, chosen } => palette::palette_ui(ui, view, query, chosen, actions),
        Dialog::MergeInputs { from, into } => merge::inputs_ui(ui, view, *from, into, actions),
        Dialog::MergeChannels { from, into } => merge::channels_ui(ui, view, *from, into, actions),
        Dialog::Annotation { date, text, source, error } => {
            let draft = annotation::Draft { date, text, source, error: error.as_deref() };
            annotation::annotation_ui(ui, view, draft, actions);
        }
        Dialog::Unreadable { title, text } => unreadable::unreadable_ui(ui, title, text, actions),
        Dialog::Problems { title, lines } => problems::problems_ui(ui, title, lines, actions),
        Dialog::Explained(dialog) => explained::explained_ui(ui, view, dialog, actions),
        Dialog::Shortcuts => shortcuts::shortcuts_ui(ui, actions),
        Dialog::About => about::about_ui(ui, actions),
    }
}

/// Passes on how a dialog was answered.
fn answer(choice: Option<DialogChoice>, actions: &mut Actions) {
    match choice {
        Some(DialogChoice::Affirmative) => actions.push(Action::ConfirmDialog),
        Some(DialogChoice::Destructive) => actions.push(Action::LeaveWithoutSaving),
        Some(DialogChoice::Cancel) => actions.push(Action::CloseDialog),
        None => {}
    }
}

/// "Cancel" and one button that does it.
fn cancel_and(text: &str, is_enabled: bool) -> DialogButtons<'_> {
    DialogButtons {
        cancel: Some("Cancel"),
        destructive: None,
        affirmative: DialogButton::new(text).enabled(is_enabled),
    }
}

/// "Cancel", which Enter means too, and one button that does what cannot be undone.
fn cancel_and_dangerous(text: &str) -> DialogButtons<'_> {
    DialogButtons {
        cancel: Some("Cancel"),
        destructive: None,
        affirmative: DialogButton::new(text).dangerous(),
    }
}

/// A dialog that only tells something.
fn telling_ui(
    ui: &Ui,
    id: Id,
    title: &str,
    width: f32,
    actions: &mut Actions,
    add_body: impl FnOnce(&mut Ui),
) {
    let buttons =
        DialogButtons { cancel: None, destructive: None, affirmative: DialogButton::new("Close") };
    if modal_ui(ui, id, title, width, &buttons, add_body).is_some() {
        actions.push(Action::CloseDialog);
    }
}

/// Gives a field the keyboard when its dialog opens.
fn focus_at_first(ui: &Ui, response: &Response) {
    if is_first_pass(ui, response.id.with("focus at first")) {
        response.request_focus();
    }
}

/// How high the scrolling part of a dialog may be, next to `others` points of other things.
fn room(ui: &Ui, others: f32, most: f32) -> f32 {
    (ui.content_rect().height() - others).clamp(96.0, most)
}

//! Unsaved work of a former run: whether to take it up, and whether to throw it away.

use egui::{Id, Label, ScrollArea, Ui};

use super::{answer, cancel_and_dangerous, room, telling_ui};
use crate::app::{Actions, RecoverDialog, RecoverWhich, UnsavedDialog, View};
use crate::storage::Recovery;
use crate::storage::shown_name;
use crate::ui::theme;
use crate::ui::unsaved::{discarded_list_ui, unsaved_list_ui, what};
use crate::ui::widgets::{DialogButton, DialogButtons, modal_ui, note_ui, semibold_ui};
use crate::ui::words::moment;

const WIDTH: f32 = 480.0;
/// Of the list, whose rows have buttons.
const WIDE: f32 = 680.0;
/// Height of everything but the list.
const OTHERS: f32 = 180.0;

/// Enter recovers, Esc keeps the file; nothing is thrown away by either.
pub(super) fn recover_ui(
    ui: &Ui,
    view: &View<'_>,
    dialog: &mut RecoverDialog,
    actions: &mut Actions,
) {
    if dialog.copy.against.is_conflict() {
        which_ui(ui, view, dialog, actions);
        return;
    }
    let name = shown_name(&dialog.file);
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
        note_ui(ui, &what(&dialog.copy));
        note_ui(ui, "If you keep the file, the changes wait in File ▸ Recover unsaved work.");
    });
    answer(choice, actions);
}

/// The file has a state of its own by now: which one is meant, or both.
fn which_ui(ui: &Ui, view: &View<'_>, dialog: &mut RecoverDialog, actions: &mut Actions) {
    let name = shown_name(&dialog.file);
    let title = format!("“{name}” was changed after this work on it began");
    let buttons = DialogButtons {
        cancel: Some("Decide later"),
        destructive: None,
        affirmative: DialogButton::new("Open"),
    };
    let (copy, which) = (&dialog.copy, &mut dialog.which);
    let choice = modal_ui(ui, Id::unique("which"), &title, WIDTH, &buttons, |ui| {
        let from = kept(view, copy);
        ui.add(Label::new("The file and the unsaved work are two states of the plan.").wrap());
        note_ui(ui, &what(copy));
        let choices = [
            (
                RecoverWhich::Both,
                "Both: the unsaved work as a plan of its own".to_owned(),
                "Saving it asks for a new name; the file stays as it is",
            ),
            (
                RecoverWhich::Recovered,
                format!("The unsaved work{from}"),
                "Saving it replaces what is in the file now",
            ),
            (
                RecoverWhich::OnDisk,
                "The file as it is on disk".to_owned(),
                "The unsaved work waits in File ▸ Recover unsaved work",
            ),
        ];
        for (choice, text, consequence) in choices {
            ui.radio_value(which, choice, text);
            ui.indent(consequence, |ui| note_ui(ui, consequence));
        }
    });
    answer(choice, actions);
}

/// Everything that can be recovered, and what was discarded lately.
pub(super) fn unsaved_ui(ui: &Ui, view: &View<'_>, dialog: &UnsavedDialog, actions: &mut Actions) {
    let id = Id::unique("unsaved work");
    let mut wanted = Actions::default();
    telling_ui(ui, id, "Recover unsaved work", WIDE, actions, |ui| {
        let actions = &mut wanted;
        let area = ScrollArea::vertical().max_height(room(ui, OTHERS, 420.0));
        area.auto_shrink([false, true]).show(ui, |ui| {
            if view.recoveries.is_empty() {
                note_ui(ui, "Nothing is left unsaved from before.");
            } else {
                unsaved_list_ui(ui, view, actions);
            }
            ui.add_space(theme::SPACE_8);
            semibold_ui(ui, "Discarded in the last 30 days");
            match dialog.discarded.as_deref() {
                None => {
                    note_ui(ui, "Looking…");
                }
                Some([]) => {
                    note_ui(ui, "Nothing was discarded.");
                }
                Some(discarded) => discarded_list_ui(ui, view, discarded, actions),
            }
        });
    });
    for action in wanted.take() {
        actions.push(action);
    }
}

/// Enter and Esc keep the copy.
pub(super) fn discard_ui(ui: &Ui, view: &View<'_>, copy: &Recovery, actions: &mut Actions) {
    let title = format!("Discard the unsaved work on “{}”?", copy.name);
    let buttons = cancel_and_dangerous("Discard");
    let choice = modal_ui(ui, Id::unique("discard"), &title, WIDTH, &buttons, |ui| {
        let from = kept(view, copy);
        let text = format!(
            "Unsaved changes{from} are discarded. For 30 days they can be put back: File ▸ Recover \
             unsaved work."
        );
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

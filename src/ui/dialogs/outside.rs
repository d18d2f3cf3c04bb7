//! The plan's file was changed outside: what tells the two versions apart, and which one to keep.

use std::path::Path;

use egui::{Id, Label, ScrollArea, Ui};

use super::{answer, room};
use crate::app::{Actions, OtherVersion};
use crate::storage::shown_name;
use crate::ui::widgets::{DialogButton, DialogButtons, modal_ui, note_ui, semibold_ui};

const WIDTH: f32 = 520.0;
/// Height of everything but the list.
const OTHERS: f32 = 320.0;

/// Enter takes the version on disk, which Undo takes back; Esc keeps what is open. A version that
/// cannot be read is not offered: then Enter saves what is open under another name.
pub(super) fn outside_ui(ui: &Ui, path: &Path, found: &OtherVersion, actions: &mut Actions) {
    let name = shown_name(path);
    let title = format!("“{name}” was changed by another program");
    let is_unreadable = matches!(found, OtherVersion::Unreadable(_));
    let affirmative = if is_unreadable { "Save as…" } else { "Reload" };
    let buttons = DialogButtons {
        cancel: Some("Keep mine for now"),
        destructive: None,
        affirmative: DialogButton::new(affirmative),
    };
    let choice = modal_ui(ui, Id::unique("outside"), &title, WIDTH, &buttons, |ui| {
        other_version_ui(ui, found);
        note_ui(
            ui,
            if is_unreadable {
                "Your plan is complete here. Save it under another name, or keep it open: saving \
                 asks before it replaces the file."
            } else {
                "Reload takes the version on disk; Undo brings yours back. If you keep yours, \
                 saving asks before it replaces the other one."
            },
        );
    });
    answer(choice, actions);
}

/// What tells the version on disk from the open plan.
pub(super) fn other_version_ui(ui: &mut Ui, found: &OtherVersion) {
    let lines = match found {
        OtherVersion::Reading => {
            note_ui(ui, "Reading the file…");
            return;
        }
        OtherVersion::Unreadable(why) => {
            semibold_ui(ui, "The version on disk cannot be read");
            ui.add(Label::new(why).wrap());
            return;
        }
        OtherVersion::Differs(lines) => lines,
    };
    semibold_ui(ui, "From yours to the version on disk");
    let area = ScrollArea::vertical().max_height(room(ui, OTHERS, 240.0));
    area.auto_shrink([false, true]).show(ui, |ui| {
        for line in lines {
            ui.horizontal_top(|ui| {
                ui.label("•");
                ui.add(Label::new(line).wrap());
            });
        }
    });
}

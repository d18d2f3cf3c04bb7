//! The plan's file was changed outside: what tells the two versions apart, and which one to keep.

use std::path::Path;

use egui::{Id, Label, ScrollArea, Ui};

use super::{answer, room};
use crate::app::Actions;
use crate::ui::widgets::{DialogButton, DialogButtons, modal_ui, note_ui, semibold_ui};

const WIDTH: f32 = 520.0;
/// Height of everything but the list.
const OTHERS: f32 = 320.0;

/// Enter takes the version on disk, which Undo takes back; Esc keeps what is open.
pub(super) fn outside_ui(
    ui: &Ui,
    path: &Path,
    differences: Option<&[String]>,
    actions: &mut Actions,
) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let title = format!("“{name}” was changed by another program");
    let buttons = DialogButtons {
        cancel: Some("Keep mine for now"),
        destructive: None,
        affirmative: DialogButton::new("Reload"),
    };
    let choice = modal_ui(ui, Id::unique("outside"), &title, WIDTH, &buttons, |ui| {
        differences_ui(ui, differences);
        note_ui(
            ui,
            "Reload takes the version on disk; Undo brings yours back. If you keep yours, saving \
             asks before it replaces the other one.",
        );
    });
    answer(choice, actions);
}

/// What the version on disk has otherwise than the open plan.
pub(super) fn differences_ui(ui: &mut Ui, differences: Option<&[String]>) {
    semibold_ui(ui, "What the version on disk has otherwise than yours");
    let Some(lines) = differences else {
        note_ui(ui, "Reading the file…");
        return;
    };
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

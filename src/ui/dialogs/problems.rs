//! What was repaired or doubted while a file was opened.

use egui::{Id, Label, ScrollArea, Ui};

use super::{room, telling_ui};
use crate::app::Actions;
use crate::ui::widgets::note_ui;
use crate::ui::words::count;

const WIDTH: f32 = 560.0;
/// Height of everything but the list.
const OTHERS: f32 = 240.0;

pub(super) fn problems_ui(ui: &Ui, title: &str, lines: &[String], actions: &mut Actions) {
    telling_ui(ui, Id::unique("problems"), title, WIDTH, actions, |ui| {
        note_ui(ui, &count(lines.len(), "thing to look at", "things to look at"));
        let area = ScrollArea::vertical().max_height(room(ui, OTHERS, 320.0));
        area.auto_shrink([false, true]).show(ui, |ui| {
            for line in lines {
                ui.horizontal_top(|ui| {
                    ui.label("•");
                    ui.add(Label::new(line).wrap());
                });
            }
        });
    });
}

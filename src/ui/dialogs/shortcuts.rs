//! Every shortcut on one page, from the same catalogue that carries them out.

use egui::{Grid, Id, RichText, ScrollArea, Ui};

use super::{room, telling_ui};
use crate::app::{Actions, Command};
use crate::ui::theme;
use crate::ui::widgets::semibold_ui;

const WIDTH: f32 = 620.0;
/// Height of everything but the list.
const OTHERS: f32 = 210.0;

/// Keys that are no commands, because they belong to what has the keyboard.
const ELSEWHERE: &[(&str, &[(&str, &str)])] = &[
    (
        "In the table of inputs",
        &[
            ("Arrows, Page up, Page down, Home, End", "Move to another cell"),
            ("Shift + arrows", "Select several cells"),
            ("F2, or just type", "Edit the cell"),
            ("Enter", "Keep what was typed and go down"),
            ("Tab", "Keep what was typed and go right"),
            ("Esc", "Leave the cell as it was"),
            ("Delete", "Clear the selected cells; empty is not 0"),
        ],
    ),
    (
        "In lists and fields",
        &[
            ("Arrows", "Choose another entry"),
            ("F2", "Rename the entry"),
            ("Delete", "Delete the entry; Undo brings it back"),
            ("Enter", "Keep what was typed"),
            ("Esc", "Forget what was typed"),
        ],
    ),
    ("In the trend", &[("Left, Right", "Read out the period before or after")]),
    ("In dialogs", &[("Enter", "The main button"), ("Esc", "Cancel")]),
];

pub(super) fn shortcuts_ui(ui: &Ui, actions: &mut Actions) {
    telling_ui(ui, Id::unique("shortcuts"), "Keyboard shortcuts", WIDTH, actions, |ui| {
        let area = ScrollArea::vertical().max_height(room(ui, OTHERS, 480.0));
        area.auto_shrink([false, true]).show(ui, |ui| {
            semibold_ui(ui, "Everywhere");
            let commands = Command::ALL.iter().filter_map(|command| {
                let keys: Vec<String> =
                    command.shortcuts().iter().map(|keys| ui.format_shortcut(keys)).collect();
                (!keys.is_empty()).then(|| (keys.join(" or "), command.text().to_owned()))
            });
            let commands: Vec<(String, String)> = commands.collect();
            rows_ui(ui, "Everywhere", commands);
            for (heading, rows) in ELSEWHERE {
                ui.add_space(theme::SPACE_16);
                semibold_ui(ui, heading);
                let rows = rows.iter().map(|(keys, text)| ((*keys).to_owned(), (*text).to_owned()));
                rows_ui(ui, heading, rows);
            }
        });
    });
}

fn rows_ui(ui: &mut Ui, id: &str, rows: impl IntoIterator<Item = (String, String)>) {
    let grid = Grid::new(id).num_columns(2).min_col_width(240.0).spacing([24.0, 4.0]);
    grid.show(ui, |ui| {
        for (keys, text) in rows {
            ui.label(RichText::new(keys).weak());
            ui.label(text.trim_end_matches('…'));
            ui.end_row();
        }
    });
}

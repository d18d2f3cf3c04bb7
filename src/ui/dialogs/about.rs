//! What this program is, who may use it how, and where it keeps its files.

use egui::{Id, Label, Ui};

use super::telling_ui;
use crate::app::Actions;
use crate::ui::theme;
use crate::ui::widgets::{note_ui, semibold_ui};

const WIDTH: f32 = 480.0;

const PARTS: &[(&str, &str)] = &[
    (
        "Licence",
        "MIT or Apache 2.0, whichever you like better. The text face is Open Sans, under Apache 2.0.",
    ),
    (
        "Your data",
        "Plans are plain text files and stay where you save them. Paceline uses no network and \
         reports nothing to anybody.",
    ),
    (
        "Where else it writes",
        "Preferences go to the folder paceline in your configuration folder, and copies of unsaved \
         work to the folder paceline in your state folder (usually ~/.config and ~/.local/state).",
    ),
];

pub(super) fn about_ui(ui: &Ui, actions: &mut Actions) {
    telling_ui(ui, Id::unique("about"), "Paceline", WIDTH, actions, |ui| {
        note_ui(ui, concat!("Version ", env!("CARGO_PKG_VERSION")));
        ui.add(
            Label::new(
                "From an objective to a chart against its target: plans for social media work",
            )
            .wrap(),
        );
        for (heading, text) in PARTS {
            ui.add_space(theme::SPACE_8);
            semibold_ui(ui, heading);
            ui.add(Label::new(*text).wrap());
        }
    });
}

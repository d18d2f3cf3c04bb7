//! A save that was not done: why, what is different, and the ways out.

use egui::{Id, Label, Ui};

use super::outside::other_version_ui;
use super::{answer, cancel_and};
use crate::app::{Actions, SaveTrouble, SaveWay};
use crate::storage::{shown, shown_name};
use crate::ui::theme;
use crate::ui::widgets::{modal_ui, note_ui};

const WIDTH: f32 = 520.0;

/// Enter goes the chosen way, Esc leaves the plan unsaved.
pub(super) fn save_trouble_ui(ui: &Ui, trouble: &mut SaveTrouble, actions: &mut Actions) {
    let name = shown_name(&trouble.path);
    let title = format!("“{name}” was not saved");
    let affirmative = match trouble.way() {
        SaveWay::Elsewhere => "Save as…",
        SaveWay::Replace => "Replace",
        SaveWay::Again => "Try again",
        SaveWay::LeaveNames | SaveWay::InPlace | SaveWay::IntoFile | SaveWay::MakeWritable => {
            "Save"
        }
    };
    let buttons = cancel_and(affirmative, true);
    let choice = modal_ui(ui, Id::unique("save trouble"), &title, WIDTH, &buttons, |ui| {
        ui.add(Label::new(capitalised(&trouble.sentence)).wrap());
        if let Some(folder) = trouble.path.parent() {
            note_ui(ui, &format!("In {}", shown(folder)));
        }
        if trouble.has_other_version() {
            ui.add_space(theme::SPACE_8);
            other_version_ui(ui, &trouble.other);
        }
        ui.add_space(theme::SPACE_8);
        // One way out needs no choosing: the button goes it.
        let ways = if trouble.ways.len() > 1 { trouble.ways.clone() } else { Vec::new() };
        for (place, way) in ways.into_iter().enumerate() {
            if ui.radio(trouble.chosen == place, way.label()).clicked() {
                trouble.chosen = place;
            }
            ui.indent(place, |ui| note_ui(ui, way.note()));
        }
    });
    answer(choice, actions);
}

fn capitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

//! The list of what earlier runs of the program left unsaved: what it is, how old, what differs.

use egui::{Color32, Label, RichText, Ui};

use crate::app::{Action, Actions, View};
use crate::storage::recovery::{Against, Discarded};
use crate::storage::{Recovery, shown};
use crate::ui::theme;
use crate::ui::widgets::{action_button_ui, danger_text_button_ui, note_ui, primary_button_ui};
use crate::ui::words::{age, moment};

/// What waits on the start screen.
pub fn unsaved_card_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    note_ui(ui, "Paceline ended without saving these. Recovered work opens as unsaved.");
    let waiting = view.recoveries.iter().filter(|copy| !copy.is_put_off);
    for (place, copy) in waiting.enumerate() {
        row_ui(ui, view, copy, Some(place), actions);
    }
}

/// All of it, also what was put off.
pub fn unsaved_list_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    for copy in view.recoveries {
        row_ui(ui, view, copy, None, actions);
    }
}

/// What was discarded and can be brought back.
pub fn discarded_list_ui(
    ui: &mut Ui,
    view: &View<'_>,
    discarded: &[Discarded],
    actions: &mut Actions,
) {
    for one in discarded {
        ui.push_id(&one.copy.path, |ui| {
            let told =
                format!("Discarded {}. {}", age(view.now, one.discarded_at), when(view, &one.copy));
            with_buttons_ui(ui, &one.copy.name, &[told], (&["Put back"], false), |ui| {
                let back = action_button_ui(ui, "Put back");
                name_it(ui, &back, &format!("Put back {}", one.copy.name));
                if back.clicked() {
                    actions.push(Action::PutBack(one.copy.path.clone()));
                }
            });
        });
    }
}

/// `place` is where it stands on the start screen, where the first is the main thing to do.
fn row_ui(
    ui: &mut Ui,
    view: &View<'_>,
    copy: &Recovery,
    place: Option<usize>,
    actions: &mut Actions,
) {
    let is_card = place.is_some();
    ui.push_id(&copy.path, |ui| {
        let name = &copy.name;
        let lines = [format!("{}, {}", when(view, copy), age(view.now, copy.saved_at)), what(copy)];
        let words: &[&str] = if is_card {
            &["Recover", "Keep for later", "Discard"]
        } else {
            &["Recover", "Discard"]
        };
        with_buttons_ui(ui, name, &lines, (words, place == Some(0)), |ui| {
            let button = if place == Some(0) { primary_button_ui } else { action_button_ui };
            let recover = ui.add_enabled_ui(copy.is_readable, |ui| button(ui, "Recover"));
            name_it(ui, &recover.inner, &format!("Recover {name}"));
            if recover.inner.clicked() {
                actions.push(Action::Recover(copy.path.clone()));
            }
            if is_card {
                let later = action_button_ui(ui, "Keep for later");
                name_it(ui, &later, &format!("Keep {name} for later"));
                if later.clicked() {
                    actions.push(Action::KeepForLater(copy.path.clone()));
                }
            }
            let discard = danger_text_button_ui(ui, "Discard");
            name_it(ui, &discard, &format!("Discard {name}"));
            if discard.clicked() {
                actions.push(Action::DiscardRecovery(copy.path.clone()));
            }
        });
    });
}

/// `words` are those of the buttons, and whether the first of them is the main one.
fn with_buttons_ui(
    ui: &mut Ui,
    name: &str,
    lines: &[String],
    (words, has_main): (&[&str], bool),
    add_buttons: impl FnOnce(&mut Ui),
) {
    ui.horizontal(|ui| {
        // Measured first, so that Tab goes from left to right while the row ends at the right.
        let font = theme::semibold().resolve(ui.style());
        let width = |word: &&str| {
            let galley =
                ui.painter().layout_no_wrap((*word).to_owned(), font.clone(), Color32::PLACEHOLDER);
            galley.size().x + ui.spacing().item_spacing.x
        };
        let padding = if has_main { 2.0 * theme::SPACE_16 } else { 0.0 };
        let buttons = words.iter().map(width).sum::<f32>() + padding;
        ui.vertical(|ui| {
            let room = ui.available_width() - buttons - theme::SPACE_16;
            ui.set_max_width(room.max(160.0));
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add(Label::new(name).truncate());
            for line in lines {
                ui.add(Label::new(RichText::new(line).small().weak()).wrap());
            }
        });
        ui.add_space((ui.available_width() - buttons).max(0.0));
        add_buttons(ui);
    });
    ui.add_space(theme::SPACE_8);
}

/// Tells buttons with the same word apart.
fn name_it(ui: &Ui, response: &egui::Response, name: &str) {
    ui.accesskit_node_builder(response.id, |node| node.set_label(name));
}

/// "Kept on 3 Mar 2021 at 14:05"
fn when(view: &View<'_>, copy: &Recovery) -> String {
    match moment(copy.saved_at) {
        Some((day, time)) => format!("Kept on {} at {time}", view.date(day)),
        None => "Kept at an unknown time".to_owned(),
    }
}

/// Of which file it is, and what is different in it.
pub fn what(copy: &Recovery) -> String {
    if !copy.is_readable {
        return "Damaged beyond reading; discarding it loses nothing that could be had".to_owned();
    }
    let file = copy.original.as_deref().map(shown);
    let file = file.unwrap_or_default();
    let told = match &copy.against {
        Against::NeverSaved => "Never saved to a file".to_owned(),
        Against::FileGone => format!("Its file is gone or cannot be read: {file}"),
        Against::Unchanged(differences) => {
            format!("Not in its file: {}. The file: {file}", differences.in_short())
        }
        Against::Changed(differences) => {
            let differences = differences.in_short();
            format!(
                "Its file was changed since; from there to here: {differences}. The file: {file}"
            )
        }
        Against::Unknown if file.is_empty() => "Not looked into".to_owned(),
        Against::Unknown => format!("Not looked into, of {file}"),
    };
    if copy.is_stand_in {
        format!("{told}. The newest copy is damaged; this is the one before")
    } else {
        told
    }
}

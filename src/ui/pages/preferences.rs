//! What the user set once for all plans; every choice holds at once.

use egui::Ui;

use super::page::{card_ui, choice_ui, page_ui};
use crate::app::{Action, Actions, View};
use crate::model::{DateFormat, NumberFormat};
use crate::storage::{Preferences, ThemeChoice};
use crate::ui::theme;
use crate::ui::widgets::{action_button_ui, note_ui};

/// The zooms that are offered, in percent.
const ZOOMS: [u16; 7] = [75, 90, 100, 110, 125, 150, 200];

pub fn preferences_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let mut chosen = view.preferences.clone();
    page_ui(ui, view, "Preferences", actions, |ui, _| {
        card_ui(ui, "Look", |ui| look_ui(ui, &mut chosen));
        card_ui(ui, "Numbers and dates", |ui| formats_ui(ui, &mut chosen));
        let is_usual = chosen == with_defaults(&chosen);
        ui.add_enabled_ui(!is_usual, |ui| {
            if action_button_ui(ui, "Reset to defaults").clicked() {
                chosen = with_defaults(&chosen);
            }
        });
    });
    if chosen != *view.preferences {
        actions.push(Action::SetPreferences(Box::new(chosen)));
    }
}

/// The same with the usual choices; what the window remembers by itself stays.
fn with_defaults(now: &Preferences) -> Preferences {
    let usual = Preferences::default();
    Preferences {
        theme: usual.theme,
        number_format: usual.number_format,
        date_format: usual.date_format,
        zoom: usual.zoom,
        reduced_motion: usual.reduced_motion,
        ..now.clone()
    }
}

fn look_ui(ui: &mut Ui, chosen: &mut Preferences) {
    let themes = [
        (ThemeChoice::System, "Follow the system"),
        (ThemeChoice::Light, "Light"),
        (ThemeChoice::Dark, "Dark"),
    ];
    let themes = themes.map(|(theme, text)| (theme, text.to_owned()));
    if let Some(theme) = choice_ui(ui, "Theme", chosen.theme, themes) {
        chosen.theme = theme;
    }
    ui.add_space(theme::SPACE_8);
    let zooms = ZOOMS.map(|percent| (percent, format!("{percent} %")));
    if let Some(percent) = choice_ui(ui, "Size of text and controls", percent(chosen.zoom), zooms) {
        chosen.zoom = f32::from(percent) / 100.0;
    }
    ui.add_space(theme::SPACE_8);
    ui.checkbox(&mut chosen.reduced_motion, "Nothing fades or slides");
}

/// A zoom in whole percent.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a zoom is held between 0.5 and 3"
)]
fn percent(zoom: f32) -> u16 {
    (zoom.clamp(0.5, 3.0) * 100.0).round() as u16
}

fn formats_ui(ui: &mut Ui, chosen: &mut Preferences) {
    let numbers = NumberFormat::ALL.map(|format| (format, format.example()));
    if let Some(format) = choice_ui(ui, "Numbers", chosen.number_format, numbers) {
        chosen.number_format = format;
    }
    ui.add_space(theme::SPACE_8);
    let dates = DateFormat::ALL.map(|format| (format, format.example()));
    if let Some(format) = choice_ui(ui, "Dates", chosen.date_format, dates) {
        chosen.date_format = format;
    }
    ui.add_space(theme::SPACE_4);
    note_ui(
        ui,
        "Dates like 2021-03-31 are understood whatever you choose. Files always have them.",
    );
}

//! What the window shows while no plan is open: ways in, unsaved work, recent plans.

use std::path::Path;

use egui::{Align, Label, Layout, RichText, Ui};

use super::page::{card_ui, column_ui};
use crate::app::{Action, Actions, Command, Sample, View};
use crate::storage::{shown, shown_name};
use crate::ui::icons::Icon;
use crate::ui::theme;
use crate::ui::unsaved::unsaved_card_ui;
use crate::ui::widgets::{
    action_button_ui, icon_button_ui, note_ui, primary_button_ui, secondary_button_ui, title_ui,
};

/// How many recent plans are listed.
const RECENT: usize = 6;

pub fn welcome_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    column_ui(ui, |ui| {
        ui.add_space((ui.content_rect().height() * 0.1).min(96.0));
        title_ui(ui, "Paceline");
        ui.add(
            Label::new("From an objective to a chart against its target, for social media work")
                .wrap(),
        );
        ui.add_space(theme::SPACE_16);
        let is_work_waiting = view.recoveries.iter().any(|copy| !copy.is_put_off);
        if is_work_waiting {
            // What was nearly lost comes before all else.
            card_ui(ui, "Unsaved work from before", |ui| unsaved_card_ui(ui, view, actions));
        }
        ways_in_ui(ui, is_work_waiting, actions);
        ui.add_space(theme::SPACE_16);
        if !view.preferences.recent.is_empty() {
            card_ui(ui, "Recent plans", |ui| recent_ui(ui, view, actions));
        }
        note_ui(ui, "A plan dropped on this window opens");
    });
}

/// One button of the window is the main one: mostly the sample, but not where work waits.
fn ways_in_ui(ui: &mut Ui, is_work_waiting: bool, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        let main = if is_work_waiting { secondary_button_ui } else { primary_button_ui };
        if main(ui, "Open the sample plan").clicked() {
            actions.push(Action::Run(Command::OpenSample(Sample::Netflix)));
        }
        if secondary_button_ui(ui, "New plan").clicked() {
            actions.push(Action::Run(Command::NewPlan));
        }
        if secondary_button_ui(ui, "Open…").clicked() {
            actions.push(Action::Run(Command::Open));
        }
    });
    if action_button_ui(ui, "Open the shorter sample plan").clicked() {
        actions.push(Action::Run(Command::OpenSample(Sample::NetflixBrandAndCare)));
    }
}

fn recent_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    // Whether a file is still there is found out when it is opened: looking could take long.
    for path in view.preferences.recent.iter().take(RECENT) {
        ui.push_id(path, |ui| {
            ui.horizontal(|ui| {
                let name = name_of(path);
                if action_button_ui(ui, &name).clicked() {
                    actions.push(Action::OpenPath(path.clone()));
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let remove = format!("Remove {name} from the list");
                    if icon_button_ui(ui, Icon::Close, &remove).clicked() {
                        actions.push(Action::ForgetRecent(path.clone()));
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        let folder = shown(path.parent().unwrap_or(path));
                        ui.add(Label::new(RichText::new(folder).small().weak()).truncate());
                    });
                });
            });
        });
    }
    if action_button_ui(ui, "Clear the list").clicked() {
        actions.push(Action::ClearRecent);
    }
}

fn name_of(path: &Path) -> String {
    shown_name(path)
}

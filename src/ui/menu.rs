//! The menu bar, made from the command catalogue.

use std::path::{Path, PathBuf};

use egui::containers::menu::MenuConfig;
use egui::style::StyleModifier;
use egui::{Button, Key, MenuBar, Modifiers, Ui};

use super::theme;
use crate::app::{Action, Actions, Command, Sample, View};
use crate::storage::shown_name;

pub fn menu_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let config = MenuConfig::new().style(StyleModifier::new(theme::menu_style));
    MenuBar::new().config(config).ui(ui, |ui| {
        let file = ui.menu_button("File", |ui| file_menu_ui(ui, view, actions));
        let is_free = ui.memory(|memory| memory.top_modal_layer().is_none());
        if is_free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F10)) {
            file.response.request_focus();
        }
        ui.menu_button("Edit", |ui| {
            commands_ui(ui, view, actions, &[Command::Undo, Command::Redo]);
            ui.separator();
            let adding = [
                Command::AddObjective,
                Command::AddGoal,
                Command::AddKpi,
                Command::AddInput,
                Command::AddChannel,
                Command::AddAnnotation,
            ];
            commands_ui(ui, view, actions, &adding);
            ui.separator();
            let acting = [
                Command::Rename,
                Command::Duplicate,
                Command::MoveUp,
                Command::MoveDown,
                Command::CarryGoal,
                Command::Merge,
                Command::Delete,
            ];
            commands_ui(ui, view, actions, &acting);
            ui.separator();
            commands_ui(ui, view, actions, &[Command::Find]);
        });
        ui.menu_button("View", |ui| {
            commands_ui(ui, view, actions, &PAGES);
            ui.separator();
            let panels = [
                Command::Inspect,
                Command::ToggleTrendTable,
                Command::ToggleLimits,
                Command::NextPane,
            ];
            commands_ui(ui, view, actions, &panels);
            ui.separator();
            let zoom = [Command::ZoomIn, Command::ZoomOut, Command::ZoomReset];
            commands_ui(ui, view, actions, &zoom);
            ui.separator();
            commands_ui(ui, view, actions, &[Command::Palette, Command::ShowPreferences]);
        });
        ui.menu_button("Analyse", |ui| {
            let asks = [Command::WhyMoved, Command::WhatItTakes, Command::Explain];
            commands_ui(ui, view, actions, &asks);
            ui.separator();
            commands_ui(ui, view, actions, &[Command::ShowFindings, Command::ShowCoverage]);
        });
        ui.menu_button("Data", |ui| {
            commands_ui(ui, view, actions, &[Command::Import, Command::PasteTable]);
        });
        ui.menu_button("Help", |ui| {
            commands_ui(ui, view, actions, &[Command::Shortcuts, Command::About]);
        });
        title_ui(ui, view);
    });
}

const PAGES: [Command; 4] =
    [Command::ShowPlan, Command::ShowFindings, Command::ShowCoverage, Command::ShowPlanSettings];

fn file_menu_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    commands_ui(ui, view, actions, &[Command::NewPlan, Command::Open]);
    ui.menu_button("Open recent", |ui| recent_ui(ui, view, actions));
    let samples = Sample::ALL.map(Command::OpenSample);
    commands_ui(ui, view, actions, &samples);
    ui.separator();
    let saving = [Command::Save, Command::SaveAs, Command::SaveCopy, Command::Versions];
    commands_ui(ui, view, actions, &saving);
    ui.separator();
    commands_ui(ui, view, actions, &[Command::UnsavedWork]);
    ui.separator();
    commands_ui(ui, view, actions, &[Command::ClosePlan, Command::Quit]);
}

/// How many recent files the menu shows.
const MOST_RECENT: usize = 6;

fn recent_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    if view.preferences.recent.is_empty() {
        ui.add_enabled(false, Button::new("No plan was opened yet"));
        return;
    }
    for path in view.preferences.recent.iter().take(MOST_RECENT) {
        let name = recent_name(path, &view.preferences.recent);
        let shown = ui.button(name).on_hover_text(path.to_string_lossy());
        if shown.clicked() {
            actions.push(Action::OpenPath(path.clone()));
        }
    }
    ui.separator();
    if ui.button("Clear list").clicked() {
        actions.push(Action::ClearRecent);
    }
}

/// The name of a file, with its folder where another one has the same name.
fn recent_name(path: &Path, all: &[PathBuf]) -> String {
    let name = shown_name(path);
    let is_alone = all.iter().filter(|other| other.file_name() == path.file_name()).count() < 2;
    match path.parent().and_then(Path::file_name).filter(|_| !is_alone) {
        Some(folder) => format!("{name} — {}", folder.to_string_lossy()),
        None => name,
    }
}

/// Menu entries with their words for now, their keys and their tooltips.
pub fn commands_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions, commands: &[Command]) {
    for command in commands {
        let keys = keys_of(ui, *command);
        let entry = Button::new(command.text_now(view)).shortcut_text(keys);
        let shown = ui.add_enabled(command.is_enabled(view), entry);
        if shown.on_hover_text(command.tooltip()).clicked() {
            actions.push(Action::Run(*command));
        }
    }
}

/// The keys that run a command, for the end of its menu entry. Two are keys of the row that has
/// the keyboard rather than of the whole window.
pub fn keys_of(ui: &Ui, command: Command) -> String {
    match (command, command.shortcuts().first()) {
        (Command::Rename, _) => "F2".to_owned(),
        (Command::Delete, _) => "Delete".to_owned(),
        (_, Some(keys)) => ui.format_shortcut(keys),
        (_, None) => String::new(),
    }
}

/// The plan's name in the middle of the bar, with the dirty mark.
fn title_ui(ui: &mut Ui, view: &View<'_>) {
    if !view.is_plan_open {
        return;
    }
    let name = &view.document.name;
    let mark = match (view.document.is_read_only, view.document.is_dirty) {
        (true, true) => " (read-only) •",
        (true, false) => " (read-only)",
        (false, true) => " •",
        (false, false) => "",
    };
    let size = egui::vec2(ui.available_width(), theme::CONTROL_HEIGHT);
    let layout = egui::Layout::centered_and_justified(egui::Direction::LeftToRight);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        let text = egui::RichText::new(format!("{name}{mark}")).text_style(theme::small_semibold());
        let shown = ui.add(egui::Label::new(text).truncate());
        if let Some(path) = view.document.path {
            shown.on_hover_text(path.to_string_lossy());
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recent_plans_of_the_same_name_are_told_apart_by_their_folder() {
        let all = ["/a/q1/plan.ron", "/a/q2/plan.ron", "/a/other.ron"].map(PathBuf::from);
        let names = all.each_ref().map(|path| recent_name(path, &all));
        assert_eq!(names, ["plan.ron — q1", "plan.ron — q2", "other.ron"]);
    }
}

//! The menu bar, made from the command catalogue.

use egui::containers::menu::MenuConfig;
use egui::style::StyleModifier;
use egui::{Button, Key, MenuBar, Modifiers, Ui};

use super::theme;
use crate::app::{Action, Actions, Command, Sample, View};

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
            commands_ui(ui, view, actions, &[Command::ShowPlan, Command::ShowPlanSettings]);
            ui.separator();
            let panels = [Command::Inspect, Command::ToggleTrendTable, Command::NextPane];
            commands_ui(ui, view, actions, &panels);
            ui.separator();
            let zoom = [Command::ZoomIn, Command::ZoomOut, Command::ZoomReset];
            commands_ui(ui, view, actions, &zoom);
            ui.separator();
            commands_ui(ui, view, actions, &[Command::Palette, Command::ShowPreferences]);
        });
        ui.menu_button("Data", |ui| commands_ui(ui, view, actions, &[Command::Import]));
        ui.menu_button("Help", |ui| {
            commands_ui(ui, view, actions, &[Command::Shortcuts, Command::About]);
        });
        title_ui(ui, view);
    });
}

fn file_menu_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    commands_ui(ui, view, actions, &[Command::NewPlan, Command::Open]);
    ui.menu_button("Open recent", |ui| recent_ui(ui, view, actions));
    let samples = Sample::ALL.map(Command::OpenSample);
    commands_ui(ui, view, actions, &samples);
    ui.separator();
    let saving = [Command::Save, Command::SaveAs, Command::SaveCopy];
    commands_ui(ui, view, actions, &saving);
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
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let shown = ui.button(&*name).on_hover_text(path.to_string_lossy());
        if shown.clicked() {
            actions.push(Action::OpenPath(path.clone()));
        }
    }
    ui.separator();
    if ui.button("Clear list").clicked() {
        actions.push(Action::ClearRecent);
    }
}

/// Menu entries with their words for now, their keys and their tooltips.
pub fn commands_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions, commands: &[Command]) {
    for command in commands {
        let keys = command.shortcuts().first();
        let keys = keys.map_or_else(String::new, |keys| ui.format_shortcut(keys));
        let entry = Button::new(command.text_now(view)).shortcut_text(keys);
        let shown = ui.add_enabled(command.is_enabled(view), entry);
        if shown.on_hover_text(command.tooltip()).clicked() {
            actions.push(Action::Run(*command));
        }
    }
}

/// The plan's name in the middle of the bar, with the dirty mark.
fn title_ui(ui: &mut Ui, view: &View<'_>) {
    if !view.is_plan_open {
        return;
    }
    let name = match view.document.path.and_then(std::path::Path::file_name) {
        Some(name) => name.to_string_lossy().into_owned(),
        None => "Untitled plan".to_owned(),
    };
    let mark = if view.document.is_dirty { " •" } else { "" };
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

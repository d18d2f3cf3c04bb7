//! The buttons in the heading of the trend: side by side, or in one menu where there is no room.

use egui::{Label, Popup, PopupCloseBehavior, Response, SetOpenCommand, Ui};

use crate::app::{Action, Actions, Command, View};
use crate::ui::icons::Icon;
use crate::ui::widgets::{self, Chip};
use crate::ui::{stand_in, theme};

use super::shown::Shown;

/// Width of the menus, in points.
const MENU_WIDTH: f32 = 200.0;
/// Width of the sentence that says why a goal has its status, in points.
const REASON_WIDTH: f32 = 320.0;

/// Why some buttons do nothing yet.
const NO_FIGURES: &str = "There is no figure yet, so there is nothing to ask or to limit";

/// From right to left: table or chart, questions, limits, how it is computed.
pub fn buttons_ui(
    ui: &mut Ui,
    view: &View<'_>,
    shown: &Shown,
    is_compact: bool,
    actions: &mut Actions,
) {
    let (as_table, has_figures) = (view.session.trend_as_table, shown.has_figures());
    ui.add_enabled_ui(has_table(shown), |ui| {
        let button = widgets::action_button_ui(ui, table_text(as_table));
        if button.on_disabled_hover_text(NO_TABLE).clicked() {
            actions.push(Action::Run(Command::ToggleTrendTable));
        }
    });
    ui.add_enabled_ui(has_figures, |ui| {
        let button = widgets::action_button_ui(ui, "Ask").on_disabled_hover_text(NO_FIGURES);
        menu_ui(&button, |ui| asks_ui(ui, actions));
        let chip = widgets::chip_ui(ui, Chip::Toggle, "Limits", view.session.trend_limits);
        let chip = chip.on_hover_text(Command::ToggleLimits.tooltip());
        if chip.on_disabled_hover_text(NO_FIGURES).clicked() {
            actions.push(Action::Run(Command::ToggleLimits));
        }
    });
    if is_compact || as_table || !has_figures {
        let button = widgets::icon_button_ui(ui, Icon::Info, widgets::HOW);
        if button.clicked() {
            actions.explain(shown.about(), button.rect);
        }
    }
}

/// The status; a click says why it is that, also where the words beneath the chart are cut.
pub fn status_ui(ui: &mut Ui, shown: &Shown, actions: &mut Actions) {
    let Some(analysis) = shown.analysis() else { return };
    let badge = widgets::status_button_ui(ui, analysis.status).on_hover_text(&analysis.reason);
    Popup::from_response(&badge)
        .open_memory(badge.clicked().then_some(SetOpenCommand::Bool(true)))
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(REASON_WIDTH)
        .show(|ui| {
            ui.set_max_width(REASON_WIDTH);
            ui.add(Label::new(crate::ui::words::unbroken(&analysis.reason)).wrap());
            if widgets::action_button_ui(ui, widgets::HOW).clicked() {
                actions.explain(shown.about(), badge.rect);
                ui.close();
            }
        });
}

/// The same in a menu.
pub fn more_ui(ui: &mut Ui, view: &View<'_>, shown: &Shown, actions: &mut Actions) {
    let button = widgets::action_button_ui(ui, "More");
    let at = button.rect;
    menu_ui(&button, |ui| {
        ui.add_enabled_ui(shown.has_figures(), |ui| {
            asks_ui(ui, actions);
            let is_on = view.session.trend_limits;
            let limits = if is_on { "Hide limits" } else { "Show limits" };
            let entry = ui.button(limits).on_hover_text(Command::ToggleLimits.tooltip());
            if entry.on_disabled_hover_text(NO_FIGURES).clicked() {
                actions.push(Action::Run(Command::ToggleLimits));
                ui.close();
            }
        });
        ui.add_enabled_ui(has_table(shown), |ui| {
            let entry = ui.button(table_text(view.session.trend_as_table));
            if entry.on_disabled_hover_text(NO_TABLE).clicked() {
                actions.push(Action::Run(Command::ToggleTrendTable));
                ui.close();
            }
        });
        if ui.button(widgets::HOW).clicked() {
            actions.explain(shown.about(), at);
            ui.close();
        }
        if !shown.choices.is_empty() {
            ui.separator();
            stand_in::menu_ui(ui, view, &shown.choices, actions);
        }
    });
}

/// Why there is no table.
const NO_TABLE: &str = "There is no period yet, so there is nothing to list";

fn has_table(shown: &Shown) -> bool {
    !shown.points().is_empty()
}

fn table_text(as_table: bool) -> &'static str {
    if as_table { "Show as chart" } else { "Show as table" }
}

/// What can be asked of the KPI; the answer comes beside the chart.
fn asks_ui(ui: &mut Ui, actions: &mut Actions) {
    for command in [Command::WhyMoved, Command::WhatItTakes] {
        let entry = ui.button(command.text()).on_hover_text(command.tooltip());
        if entry.on_disabled_hover_text(NO_FIGURES).clicked() {
            actions.push(Action::Run(command));
            ui.close();
        }
    }
}

fn menu_ui(button: &Response, add: impl FnOnce(&mut Ui)) {
    // Opened, not toggled: a frame of two passes would toggle twice.
    Popup::from_response(button)
        .open_memory(button.clicked().then_some(SetOpenCommand::Bool(true)))
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(MENU_WIDTH)
        .show(|ui| {
            theme::menu_style(ui.style_mut());
            add(ui);
        });
}

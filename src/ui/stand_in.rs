//! Choosing what stands for readings that cannot be added up: the entries of its menus.

use egui::{Frame, Popup, PopupCloseBehavior, Response, SetOpenCommand, Ui};

use super::theme;
use super::widgets::{note_ui, semibold_ui};
use crate::analysis::Choice;
use crate::app::{Actions, View};
use crate::edit::{Edit, InputEdit};

/// Width of the menu, in points.
const MENU_WIDTH: f32 = 280.0;

/// The menu of what can be chosen, below the button that opens it.
pub fn popup_ui(button: &Response, view: &View<'_>, choices: &[Choice], actions: &mut Actions) {
    // Opened, not toggled: a frame of two passes would toggle twice.
    Popup::from_response(button)
        .open_memory(button.clicked().then_some(SetOpenCommand::Bool(true)))
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(MENU_WIDTH)
        .show(|ui| {
            Frame::new().inner_margin(theme::SPACE_4).show(ui, |ui| {
                theme::menu_style(ui.style_mut());
                menu_ui(ui, view, choices, actions);
            });
        });
}

/// The entries for one thing to choose; a click changes the input.
pub fn entries_ui(ui: &mut Ui, view: &View<'_>, choice: &Choice, actions: &mut Actions) {
    let Some(input) = view.project.inputs.get(choice.input) else { return };
    semibold_ui(ui, &choice.title());
    for option in choice.options() {
        let is_now = option == choice.now;
        if ui.selectable_label(is_now, choice.option(option)).clicked() {
            if !is_now {
                let input = Box::new(choice.chosen(input, option));
                actions.edit(Edit::Input(InputEdit::Set { id: choice.input, input }));
            }
            ui.close();
        }
    }
}

/// A whole menu of what can be chosen, with the way that needs no choice.
pub fn menu_ui(ui: &mut Ui, view: &View<'_>, choices: &[Choice], actions: &mut Actions) {
    ui.set_width(MENU_WIDTH);
    for (place, choice) in choices.iter().enumerate() {
        if place > 0 {
            ui.separator();
        }
        ui.push_id(place, |ui| entries_ui(ui, view, choice, actions));
    }
    if choices.iter().any(Choice::takes_own_figure) {
        ui.separator();
        note_ui(
            ui,
            "Where the platform's own figure is entered for the longer period, that is used",
        );
    }
}

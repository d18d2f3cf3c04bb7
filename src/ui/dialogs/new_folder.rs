//! The line in the program's own file dialog in which a new folder gets its name.

use egui::{Align, Key, Layout, Modifiers, TextEdit, Ui, vec2};

use crate::app::{Action, Actions, NewFolder, PathDialog};
use crate::ui::icons::Icon;
use crate::ui::theme;
use crate::ui::widgets::{action_button_ui, field_error_ui, field_ui, icon_button_ui};

/// Height of the line with its label and a sentence below.
pub(super) const HEIGHT: f32 = 80.0;
/// Height of the label and the field.
const LINE: f32 = 20.0 + theme::CONTROL_HEIGHT;
const MAKE: &str = "Make folder";

/// Opens the line.
pub(super) fn new_folder_button_ui(ui: &mut Ui, dialog: &mut PathDialog) {
    if action_button_ui(ui, "New folder…").clicked() {
        dialog.new_folder = Some(NewFolder::default());
    }
}

/// Enter makes the folder, Esc closes the line and not the dialog.
pub(super) fn new_folder_ui(ui: &mut Ui, dialog: &mut PathDialog, actions: &mut Actions) {
    let Some(new) = &mut dialog.new_folder else { return };
    let mut is_given_up = ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
    let mut is_made = false;
    ui.add_space(theme::SPACE_4);
    // Buttons stand beside the field, below the name above it.
    let size = vec2(ui.available_width(), LINE);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::BOTTOM), |ui| {
        is_given_up |= icon_button_ui(ui, Icon::Close, "No new folder").clicked();
        is_made = action_button_ui(ui, MAKE).clicked();
        ui.with_layout(Layout::top_down(Align::Min), |ui| is_made |= name_ui(ui, new));
    });
    if let Some(error) = &new.error {
        field_error_ui(ui, error);
    }
    ui.add_space(theme::SPACE_4);
    if is_given_up {
        dialog.new_folder = None;
        dialog.wants_name = true;
    } else if is_made {
        actions.push(Action::MakeFolder);
    }
}

/// Whether Enter was pressed in the name.
fn name_ui(ui: &mut Ui, new: &mut NewFolder) -> bool {
    let response = field_ui(ui, "Name of the new folder", "", |ui| {
        ui.add(TextEdit::singleline(&mut new.name).desired_width(f32::INFINITY))
    });
    if !std::mem::replace(&mut new.had_keyboard, true) {
        response.request_focus();
    }
    if response.changed() {
        new.error = None;
    }
    // Taken here, so that it does not save the file as well.
    response.lost_focus() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter))
}

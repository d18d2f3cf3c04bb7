//! Keys → commands.

use super::{Action, Actions, Command, View};

/// Pushes the commands whose keys were pressed, those with most modifiers first, because a
/// shortcut also matches when more modifiers are held than it names.
pub(super) fn run(ui: &egui::Ui, view: &View<'_>, actions: &mut Actions) {
    let is_typing = ui.text_edit_focused();
    let mut keys: Vec<_> = Command::ALL
        .iter()
        .flat_map(|command| command.shortcuts().iter().map(|keys| (*command, keys)))
        .collect();
    keys.sort_by_key(|(_, keys)| {
        let modifiers = keys.modifiers;
        let held = [modifiers.shift, modifiers.alt, modifiers.command, modifiers.ctrl];
        std::cmp::Reverse(held.iter().filter(|held| **held).count())
    });
    for (command, keys) in keys {
        if is_typing && belongs_to_text(command) {
            continue;
        }
        // egui asks the window to close by itself; the close guard takes it from there.
        if command == Command::Quit {
            continue;
        }
        if ui.input_mut(|input| input.consume_shortcut(keys)) && command.is_enabled(view) {
            actions.push(Action::Run(command));
        }
    }
}

/// Keys that a text field needs for itself.
fn belongs_to_text(command: Command) -> bool {
    matches!(command, Command::Undo | Command::Redo | Command::MoveUp | Command::MoveDown)
}

//! Which channel a table is about: a name, or a column that says it for each row.

use egui::Ui;

use super::cell_ui;
use crate::app::{ImportDialog, View};
use crate::import::{ALL_CHANNELS, ChannelChoice, TableRef};
use crate::ui::dialogs::import::channel::{
    ChannelField, channel_field_ui, names, says, telling_columns,
};
use crate::ui::widgets::field_ui;

pub(super) fn channel_ui(ui: &mut Ui, view: &View<'_>, at: TableRef, dialog: &mut ImportDialog) {
    let Some(before) = dialog.choices.channels.get(&at).cloned() else { return };
    let mut choice = before.clone();
    cell_ui(ui, |ui| field_and_list_ui(ui, view, at, dialog, &mut choice));
    if choice != before {
        dialog.choices.channels.insert(at, choice);
        dialog.touch();
    }
}

fn field_and_list_ui(
    ui: &mut Ui,
    view: &View<'_>,
    at: TableRef,
    dialog: &ImportDialog,
    choice: &mut ChannelChoice,
) {
    let hint = match &*choice {
        ChannelChoice::Column(_) => "Each row says it",
        ChannelChoice::Named(name) if name.trim().is_empty() => "The file does not say it",
        ChannelChoice::Named(name) if view.project.channel_named(name).is_some() => {
            "A channel of the plan"
        }
        ChannelChoice::Named(_) => "Will be added to the plan",
    };
    let mut text = match &*choice {
        ChannelChoice::Named(name) => name.clone(),
        ChannelChoice::Column(column) => says(dialog, at, *column),
    };
    let shown = ChannelField {
        list: "Other channels",
        hint: ALL_CHANNELS,
        is_typed: matches!(choice, ChannelChoice::Named(_)),
        width: ui.available_width(),
    };
    let mut chosen = None;
    let field = field_ui(ui, "Channel", hint, |ui| {
        let (field, picked) =
            channel_field_ui(ui, &shown, &mut text, |ui| list_ui(ui, view, at, dialog));
        chosen = picked;
        field
    });
    if let Some(chosen) = chosen {
        *choice = chosen;
    } else if field.changed() && shown.is_typed {
        *choice = ChannelChoice::Named(text);
    }
}

fn list_ui(
    ui: &mut Ui,
    view: &View<'_>,
    at: TableRef,
    dialog: &ImportDialog,
) -> Option<ChannelChoice> {
    let mut chosen = None;
    for name in names(view, dialog, at) {
        if ui.button(name).clicked() {
            chosen = Some(ChannelChoice::Named(name.to_owned()));
        }
    }
    for column in telling_columns(dialog, at) {
        if ui.button(says(dialog, at, column)).clicked() {
            chosen = Some(ChannelChoice::Column(column));
        }
    }
    chosen
}

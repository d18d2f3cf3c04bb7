//! Which channel a table is about: a field, with the plan's channels and the columns that could say
//! it in a list.

use egui::{Popup, TextEdit, Ui};

use super::{WIDTH, cell_ui};
use crate::app::{ImportDialog, View};
use crate::import::{ALL_CHANNELS, ChannelChoice, ColumnContent, TableRef};
use crate::ui::dialogs::import::column::keep_enter;
use crate::ui::icons::Icon;
use crate::ui::theme;
use crate::ui::widgets::{field_ui, icon_button_ui};

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
    let is_name = matches!(choice, ChannelChoice::Named(_));
    let mut chosen = None;
    let field = field_ui(ui, "Channel", hint, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_4;
            let width = WIDTH - theme::CONTROL_HEIGHT - 2.0 * theme::SPACE_12;
            let edit = TextEdit::singleline(&mut text).desired_width(width).hint_text(ALL_CHANNELS);
            let field = ui.add_enabled(is_name, edit);
            let button = icon_button_ui(ui, Icon::ChevronDown, "Other channels");
            Popup::menu(&button).show(|ui| {
                theme::menu_style(ui.style_mut());
                chosen = channels_ui(ui, view, at, dialog);
            });
            field
        })
        .inner
    });
    keep_enter(ui, &field);
    if let Some(chosen) = chosen {
        *choice = chosen;
    } else if field.changed() && is_name {
        *choice = ChannelChoice::Named(text);
    }
}

/// "As “Network” says"
fn says(dialog: &ImportDialog, at: TableRef, column: usize) -> String {
    let column = dialog.table(at).and_then(|table| table.columns.get(column));
    format!("As “{}” says", column.map_or("", |column| &column.header))
}

fn channels_ui(
    ui: &mut Ui,
    view: &View<'_>,
    at: TableRef,
    dialog: &ImportDialog,
) -> Option<ChannelChoice> {
    let mut chosen = None;
    let mut offer = |ui: &mut Ui, text: &str, choice: ChannelChoice| {
        if ui.button(text).clicked() {
            chosen = Some(choice);
        }
    };
    let suggested = match dialog.suggested.channels.get(&at) {
        Some(ChannelChoice::Named(name)) => Some(name.as_str()),
        Some(ChannelChoice::Column(_)) | None => None,
    };
    let tool = dialog.table(at).and_then(|table| table.tool);
    let of_tool = tool.map_or(&[][..], |tool| tool.family.networks()).iter().copied();
    let of_plan = view.project.channels.values().map(|channel| channel.name.as_str());
    let mut names: Vec<&str> = Vec::new();
    for name in suggested.into_iter().chain(of_tool).chain(of_plan) {
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    for name in names {
        offer(ui, name, ChannelChoice::Named(name.to_owned()));
    }
    let columns = dialog.table(at).into_iter().flat_map(|table| table.columns.iter().enumerate());
    let can_say = [ColumnContent::Channel, ColumnContent::Category];
    for (column, _) in columns.filter(|(_, info)| can_say.contains(&info.content)) {
        offer(ui, &says(dialog, at, column), ChannelChoice::Column(column));
    }
    chosen
}

//! A channel as one control: a field to type its name in, and at its end the list of those that are
//! known. A table and each of its columns have the same one.

use egui::{Margin, Popup, Response, TextEdit, Ui, UiBuilder, vec2};

use super::column::keep_enter;
use crate::app::{ImportDialog, View};
use crate::import::{ALL_CHANNELS, ChannelChoice, ColumnContent, TableRef};
use crate::ui::icons::Icon;
use crate::ui::theme;
use crate::ui::widgets::icon_button_ui;

/// How a channel is shown.
pub(super) struct ChannelField<'a> {
    /// What the list is called.
    pub list: &'a str,
    /// What stands in the field while it is empty.
    pub hint: &'a str,
    /// Whether a name can be typed.
    pub is_typed: bool,
    pub width: f32,
}

/// The field with its list; answers with what was chosen from `add_list`.
pub(super) fn channel_field_ui<R>(
    ui: &mut Ui,
    shown: &ChannelField<'_>,
    text: &mut String,
    add_list: impl FnOnce(&mut Ui) -> Option<R>,
) -> (Response, Option<R>) {
    // The end of the field is the list's.
    const MARGIN: Margin = Margin { left: 12, right: 28, top: 4, bottom: 4 };
    let (_, rect) = ui.allocate_space(vec2(shown.width, theme::CONTROL_HEIGHT));
    let field = ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        let edit = TextEdit::singleline(text).margin(MARGIN).hint_text(shown.hint);
        ui.add_enabled(shown.is_typed, edit.desired_width(rect.width()))
    });
    let end = rect.with_min_x(rect.right() - theme::CONTROL_HEIGHT);
    let chosen = ui.scope_builder(UiBuilder::new().max_rect(end), |ui| {
        let button = icon_button_ui(ui, Icon::ChevronDown, shown.list);
        let list = Popup::menu(&button).show(|ui| {
            theme::menu_style(ui.style_mut());
            add_list(ui)
        });
        list.and_then(|list| list.inner)
    });
    ui.advance_cursor_after_rect(rect);
    keep_enter(ui, &field.inner);
    (field.inner, chosen.inner)
}

/// The channels worth offering for a table: what the file suggests, the networks of its tool, those
/// of the plan; each once.
pub(super) fn names<'a>(view: &View<'a>, dialog: &'a ImportDialog, at: TableRef) -> Vec<&'a str> {
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
    names
}

/// The columns of a table that could say the channel of each row.
pub(super) fn telling_columns(dialog: &ImportDialog, at: TableRef) -> Vec<usize> {
    let columns = dialog.table(at).into_iter().flat_map(|table| table.columns.iter().enumerate());
    let can_say = [ColumnContent::Channel, ColumnContent::Category];
    columns.filter(|(_, info)| can_say.contains(&info.content)).map(|(place, _)| place).collect()
}

/// "As “Network” says"
pub(super) fn says(dialog: &ImportDialog, at: TableRef, column: usize) -> String {
    let column = dialog.table(at).and_then(|table| table.columns.get(column));
    format!("As “{}” says", column.map_or("", |column| &column.header))
}

/// The channel of a whole table in words.
pub(super) fn of_table(dialog: &ImportDialog, at: TableRef) -> String {
    match dialog.choices.channels.get(&at) {
        Some(ChannelChoice::Column(column)) => says(dialog, at, *column),
        Some(ChannelChoice::Named(name)) if !name.trim().is_empty() => name.clone(),
        Some(ChannelChoice::Named(_)) | None => ALL_CHANNELS.to_owned(),
    }
}

/// The channel of one column: the table's, unless it has its own.
pub(super) fn column_channel_ui(
    ui: &mut Ui,
    view: &View<'_>,
    at: TableRef,
    header: &str,
    dialog: &ImportDialog,
    own: &mut Option<String>,
) {
    let of_table = of_table(dialog, at);
    let list = format!("Channels for {header}");
    let shown =
        ChannelField { list: &list, hint: &of_table, is_typed: true, width: ui.available_width() };
    let mut text = own.clone().unwrap_or_default();
    let (field, chosen) = channel_field_ui(ui, &shown, &mut text, |ui| {
        let mut chosen = None;
        if ui.button(format!("As the table: {of_table}")).clicked() {
            chosen = Some(None);
        }
        for name in names(view, dialog, at) {
            if ui.button(name).clicked() {
                chosen = Some(Some(name.to_owned()));
            }
        }
        chosen
    });
    ui.accesskit_node_builder(field.id, |node| node.set_label(format!("Channel of {header}")));
    if let Some(chosen) = chosen {
        *own = chosen.filter(|name| *name != of_table);
    } else if field.changed() {
        *own = Some(text).filter(|text| !text.trim().is_empty());
    }
    field.on_hover_text(own.as_ref().map_or_else(
        || format!("{of_table}, like the whole table"),
        |own| format!("{own}, other than the table"),
    ));
}

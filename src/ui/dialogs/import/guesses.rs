//! The guesses about a whole table as controls that can be changed in place: where its dates are
//! and how they read, which channel it is about.

use egui::{DragValue, Popup, TextEdit, Ui, vec2};

use super::column::keep_enter;
use crate::app::{ImportDialog, View};
use crate::import::{
    ChannelChoice, ColumnContent, DateOrder, DateSource, ParsedTable, TableRef, TableReport,
};
use crate::ui::icons::Icon;
use crate::ui::theme;
use crate::ui::widgets::{combo_ui, field_ui, icon_button_ui, note_ui};

/// Width of one control with its label and its reason.
const WIDTH: f32 = 204.0;

/// The guess that decides what the figures are about.
pub(super) fn of_meaning_ui(ui: &mut Ui, view: &View<'_>, at: TableRef, dialog: &mut ImportDialog) {
    if dialog.choices.channels.contains_key(&at) {
        cells_ui(ui, |ui| cell_ui(ui, |ui| channel_ui(ui, view, at, dialog)));
    }
}

/// The guesses that decide how the rows are read.
pub(super) fn of_reading_ui(ui: &mut Ui, at: TableRef, dialog: &mut ImportDialog) {
    let report = dialog.preview().and_then(|preview| preview.files.get(at.file));
    let report = report.and_then(|file| file.tables.get(at.table)).cloned();
    cells_ui(ui, |ui| {
        date_column_ui(ui, at, dialog);
        if let Some(report) = report.filter(|report| report.date_order.is_some()) {
            cell_ui(ui, |ui| date_order_ui(ui, &report, at, dialog));
        }
        if dialog.choices.last_years.contains_key(&at) {
            cell_ui(ui, |ui| year_ui(ui, at, dialog));
        }
    });
}

/// Controls beside each other, as many as fit in a line.
fn cells_ui(ui: &mut Ui, add_cells: impl FnOnce(&mut Ui)) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(theme::SPACE_16, theme::SPACE_8);
        let layout = egui::Layout::left_to_right(egui::Align::TOP).with_main_wrap(true);
        ui.with_layout(layout, add_cells);
    });
}

/// One control with what stands above and below it.
fn cell_ui(ui: &mut Ui, add_control: impl FnOnce(&mut Ui)) {
    let layout = egui::Layout::top_down(egui::Align::LEFT);
    ui.allocate_ui_with_layout(vec2(WIDTH, 0.0), layout, |ui| {
        ui.set_width(WIDTH);
        ui.spacing_mut().item_spacing.y = theme::SPACE_4;
        add_control(ui);
    });
}

fn table_at(dialog: &ImportDialog, at: TableRef) -> Option<&ParsedTable> {
    dialog.files.parsed.get(at.file)?.tables.get(at.table)
}

// ---- channel --------------------------------------------------------------------------------------

/// The channel as a field, with the plan's channels and the columns that could say it in a list.
fn channel_ui(ui: &mut Ui, view: &View<'_>, at: TableRef, dialog: &mut ImportDialog) {
    let Some(before) = dialog.choices.channels.get(&at).cloned() else { return };
    let mut choice = before.clone();
    let hint = match &choice {
        ChannelChoice::Column(_) => "Each row says it",
        ChannelChoice::Named(name) if view.project.channel_named(name).is_some() => {
            "A channel of the plan"
        }
        ChannelChoice::Named(_) => "Will be added to the plan",
    };
    let mut text = match &choice {
        ChannelChoice::Named(name) => name.clone(),
        ChannelChoice::Column(column) => says(dialog, at, *column),
    };
    let is_column = matches!(choice, ChannelChoice::Column(_));
    let field = field_ui(ui, "Channel", hint, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_4;
            let width = WIDTH - theme::CONTROL_HEIGHT - theme::SPACE_4;
            let edit = TextEdit::singleline(&mut text).desired_width(width - theme::SPACE_8);
            let field = ui.add_enabled(!is_column, edit);
            let button = icon_button_ui(ui, Icon::ChevronDown, "Other channels");
            Popup::menu(&button).show(|ui| {
                ui.set_style(popup_style(ui));
                if let Some(chosen) = channels_ui(ui, view, at, dialog) {
                    choice = chosen;
                }
            });
            field
        })
        .inner
    });
    keep_enter(ui, &field);
    if let ChannelChoice::Named(name) = &mut choice
        && field.changed()
    {
        *name = text;
    }
    if choice != before {
        dialog.choices.channels.insert(at, choice);
        dialog.touch();
    }
}

fn popup_style(ui: &Ui) -> egui::Style {
    let mut style = (**ui.style()).clone();
    theme::menu_style(&mut style);
    style
}

fn says(dialog: &ImportDialog, at: TableRef, column: usize) -> String {
    let header = table_at(dialog, at).and_then(|table| table.columns.get(column));
    format!("As “{}” says", header.map_or("", |column| &column.header))
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
    let suggested = dialog.suggested.channels.get(&at);
    if let Some(ChannelChoice::Named(name)) = suggested {
        offer(ui, name, ChannelChoice::Named(name.clone()));
    }
    let is_suggested =
        |name: &str| matches!(suggested, Some(ChannelChoice::Named(other)) if other == name);
    for channel in view.project.channels.values().filter(|channel| !is_suggested(&channel.name)) {
        offer(ui, &channel.name, ChannelChoice::Named(channel.name.clone()));
    }
    let columns =
        table_at(dialog, at).into_iter().flat_map(|table| table.columns.iter().enumerate());
    let can_say = [ColumnContent::Channel, ColumnContent::Category];
    for (column, _) in columns.filter(|(_, info)| can_say.contains(&info.content)) {
        offer(ui, &says(dialog, at, column), ChannelChoice::Column(column));
    }
    chosen
}

// ---- dates ----------------------------------------------------------------------------------------

fn date_column_ui(ui: &mut Ui, at: TableRef, dialog: &mut ImportDialog) {
    let Some(now) = dialog.choices.dates.get(&at).copied() else { return };
    let Some(table) = table_at(dialog, at) else { return };
    let name = |source: DateSource| match source {
        DateSource::Column(column) => table.columns.get(column).map(|c| c.header.clone()),
        DateSource::YearAndMonth { year, month } => {
            let headers = table.columns.get(year).zip(table.columns.get(month));
            headers.map(|(year, month)| format!("{}, {}", year.header, month.header))
        }
    };
    let mut sources: Vec<DateSource> = table.dates.into_iter().collect();
    for (column, info) in table.columns.iter().enumerate() {
        let source = DateSource::Column(column);
        if info.content == ColumnContent::Time && !sources.contains(&source) {
            sources.push(source);
        }
    }
    let offers: Vec<(DateSource, String)> =
        sources.into_iter().filter_map(|source| Some((source, name(source)?))).collect();
    let shown = name(now).unwrap_or_default();
    let mut chosen = now;
    cell_ui(ui, |ui| {
        combo_ui(ui, "Dates are in", &shown, |ui| {
            for (source, name) in &offers {
                ui.selectable_value(&mut chosen, *source, name);
            }
        });
    });
    if chosen != now {
        dialog.choices.dates.insert(at, chosen);
        dialog.touch();
    }
}

fn date_order_ui(ui: &mut Ui, report: &TableReport, at: TableRef, dialog: &mut ImportDialog) {
    let Some(now) = report.date_order else { return };
    let now = dialog.choices.date_orders.get(&at).copied().unwrap_or(now);
    let mut chosen = now;
    combo_ui(ui, "Dates are written as", now.label(), |ui| {
        for order in DateOrder::ALL {
            ui.selectable_value(&mut chosen, order, order.label());
        }
    });
    note_ui(ui, &report.date_order_reason);
    if chosen != now {
        dialog.choices.date_orders.insert(at, chosen);
        dialog.touch();
    }
}

fn year_ui(ui: &mut Ui, at: TableRef, dialog: &mut ImportDialog) {
    let Some(before) = dialog.choices.last_years.get(&at).copied() else { return };
    let mut year = before;
    field_ui(ui, "Year of the last row", "The file leaves the year out", |ui| {
        ui.add(DragValue::new(&mut year).range(1970..=2100))
    });
    if year != before {
        dialog.choices.last_years.insert(at, year);
        dialog.touch();
    }
}

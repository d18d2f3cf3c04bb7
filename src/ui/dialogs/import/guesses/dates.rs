//! Where the dates of a table are, how they are written, and the year where they leave it out.

use egui::{DragValue, Id, TextEdit, Ui};

use super::{AS_LAST_TIME, cell_ui};
use crate::app::{ImportDialog, View};
use crate::import::{ColumnContent, DateOrder, DateSource, ParsedTable, TableRef, TableReport};
use crate::ui::dialogs::import::column::keep_enter;
use crate::ui::widgets::{combo_ui, field_ui, note_ui};

/// What is shown where no column is read as dates.
const NO_DATES: &str = "No column";

pub(super) fn date_column_ui(ui: &mut Ui, at: TableRef, dialog: &mut ImportDialog) {
    let now = dialog.choices.dates.get(&at).copied();
    let Some(table) = dialog.table(at) else { return };
    let offers = offers(table, now);
    if offers.is_empty() {
        return;
    }
    let shown = now.and_then(|now| name_of(table, now)).unwrap_or_else(|| NO_DATES.to_owned());
    let mut chosen = now;
    cell_ui(ui, |ui| {
        combo_ui(ui, "Dates are in", &shown, |ui| {
            for (source, name) in &offers {
                ui.selectable_value(&mut chosen, Some(*source), name);
            }
        });
    });
    if let Some(chosen) = chosen.filter(|chosen| Some(*chosen) != now) {
        dialog.choices.dates.insert(at, chosen);
        dialog.touch();
    }
}

fn name_of(table: &ParsedTable, source: DateSource) -> Option<String> {
    let header = |column: usize| table.columns.get(column).map(|found| found.header.clone());
    let headers: Option<Vec<String>> = source.columns().map(header).collect();
    headers.map(|headers| headers.join(", "))
}

/// The time axis that was found, the present one, and every other column of dates.
fn offers(table: &ParsedTable, now: Option<DateSource>) -> Vec<(DateSource, String)> {
    let mut sources: Vec<DateSource> = table.dates.into_iter().collect();
    let of_time = table.columns.iter().enumerate();
    let of_time = of_time.filter(|(_, info)| info.content == ColumnContent::Time);
    for source in now.into_iter().chain(of_time.map(|(column, _)| DateSource::Column(column))) {
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    sources.into_iter().filter_map(|source| Some((source, name_of(table, source)?))).collect()
}

pub(super) fn date_order_ui(
    ui: &mut Ui,
    report: &TableReport,
    at: TableRef,
    dialog: &mut ImportDialog,
) {
    let Some(found) = report.date_order else { return };
    let now = dialog.choices.date_orders.get(&at).copied().unwrap_or(found);
    let mut chosen = now;
    let is_recalled = dialog.recalled.contains(&at) && dialog.choices.date_orders.contains_key(&at);
    let reason = if is_recalled { AS_LAST_TIME } else { &report.date_order_reason };
    cell_ui(ui, |ui| {
        combo_ui(ui, "Dates are written as", now.label(), |ui| {
            for order in DateOrder::ALL {
                ui.selectable_value(&mut chosen, order, order.label());
            }
        });
        note_ui(ui, reason);
    });
    if chosen != now {
        dialog.choices.date_orders.insert(at, chosen);
        dialog.touch();
    }
}

/// The day of the export: years that are left out are counted back from it. It is one for all
/// files, and changes the years of all tables that nobody gave one.
pub(super) fn anchor_ui(
    ui: &mut Ui,
    view: &View<'_>,
    report: &TableReport,
    dialog: &mut ImportDialog,
) {
    let Some(before) = dialog.choices.anchor.filter(|_| report.lacks_year) else { return };
    let id = Id::unique("day of the export");
    let shown = view.dates().format(before);
    let mut text = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(|| shown.clone());
    cell_ui(ui, |ui| {
        let field = field_ui(ui, "Day of the export", "Years left out are counted back", |ui| {
            ui.add(TextEdit::singleline(&mut text).desired_width(ui.available_width()))
        });
        keep_enter(ui, &field);
        if field.changed() {
            ui.data_mut(|data| data.insert_temp(id, text.clone()));
        } else if field.lost_focus() {
            ui.data_mut(|data| data.remove::<String>(id));
        }
    });
    if let Ok(day) = view.dates().parse(text.trim())
        && day != before
    {
        dialog.choices.last_years.clear();
        dialog.choices.assume_exported_by(&dialog.files.parsed, day);
        dialog.touch();
    }
}

pub(super) fn year_ui(ui: &mut Ui, at: TableRef, dialog: &mut ImportDialog) {
    let Some(before) = dialog.choices.last_years.get(&at).copied() else { return };
    let mut year = before;
    cell_ui(ui, |ui| {
        let field = field_ui(ui, "Year of the last row", "The file leaves the year out", |ui| {
            ui.add(DragValue::new(&mut year).range(1970..=2100))
        });
        keep_enter(ui, &field);
    });
    if year != before {
        dialog.choices.last_years.insert(at, year);
        dialog.touch();
    }
}

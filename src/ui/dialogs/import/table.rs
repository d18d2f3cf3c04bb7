//! One table of a file: its rows, its dates, its channel, its columns.

use egui::{DragValue, TextEdit, Ui, vec2};

use super::column::columns_ui;
use super::{SeriesByColumn, whole};
use crate::app::{ImportDialog, View};
use crate::import::{
    ChannelChoice, ColumnContent, DateOrder, ImportPreview, TableCadence, TableRef, TableReport,
};
use crate::ui::theme;
use crate::ui::widgets::{combo_ui, field_ui, note_ui, semibold_ui};

const CONTROL_WIDTH: f32 = 200.0;

pub(super) fn table_ui(
    ui: &mut Ui,
    view: &View<'_>,
    preview: &ImportPreview,
    by_column: &SeriesByColumn<'_>,
    at: TableRef,
    dialog: &mut ImportDialog,
) {
    ui.add_space(theme::SPACE_8);
    let report = preview.files.get(at.file).and_then(|file| file.tables.get(at.table));
    if let Some(report) = report {
        if let Some(title) = &report.title {
            semibold_ui(ui, title);
        }
        note_ui(ui, &rows(view, report));
        if report.cadence == TableCadence::None {
            return;
        }
        controls_ui(ui, view, report, at, dialog);
    }
    columns_ui(ui, view, by_column, at, dialog);
    left_out_ui(ui, at, dialog);
}

/// "61 rows read, 2 left out; header in row 1; a row a day, 1 Jan 2024 to 31 Mar 2024".
fn rows(view: &View<'_>, report: &TableReport) -> String {
    let read = match report.rows {
        1 => "1 row read".to_owned(),
        rows => format!("{} rows read", whole(view, rows)),
    };
    let header = match report.header_row {
        Some(row) => format!("column names in row {row}"),
        None => "no column names".to_owned(),
    };
    let every = match report.cadence {
        TableCadence::None => return format!("{read}, {header}; no column with dates"),
        TableCadence::Event => "a row for each event, added up by day".to_owned(),
        TableCadence::Every(cadence) => format!("a row for each {}", cadence.code()),
    };
    let span = match (report.first, report.last) {
        (Some(first), Some(last)) => format!(", {} to {}", view.date(first), view.date(last)),
        _ => String::new(),
    };
    let skipped = match report.skipped {
        0 => "none left out".to_owned(),
        skipped => format!("{} left out", whole(view, skipped)),
    };
    format!("{read}, {skipped}, {header}; {every}{span}")
}

fn controls_ui(
    ui: &mut Ui,
    view: &View<'_>,
    report: &TableReport,
    at: TableRef,
    dialog: &mut ImportDialog,
) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_24;
        channel_ui(ui, view, at, dialog);
        if let Some(order) = report.date_order {
            date_order_ui(ui, report, order, at, dialog);
        }
        if let Some(year) = dialog.choices.last_years.get_mut(&at) {
            ui.allocate_ui(vec2(CONTROL_WIDTH, 0.0), |ui| {
                ui.set_width(CONTROL_WIDTH);
                field_ui(ui, "Year of the last row", "The file leaves the year out", |ui| {
                    ui.add(DragValue::new(year).range(1970..=2100))
                });
            });
        }
    });
}

fn channel_ui(ui: &mut Ui, view: &View<'_>, at: TableRef, dialog: &mut ImportDialog) {
    let header = |column: usize| {
        let table = dialog.files.get(at.file).and_then(|file| file.tables.get(at.table));
        let column = table.and_then(|table| table.columns.get(column));
        column.map_or_else(String::new, |column| column.header.clone())
    };
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = theme::SPACE_4;
        ui.set_max_width(CONTROL_WIDTH);
        let hint = match dialog.choices.channels.get(&at) {
            Some(ChannelChoice::Column(column)) => {
                let header = header(*column);
                note_ui(ui, "Channel");
                ui.label(format!("As the column “{header}” says"));
                return;
            }
            Some(ChannelChoice::Named(name)) if view.project.channel_named(name).is_some() => {
                "A channel of the plan"
            }
            Some(ChannelChoice::Named(_)) => "Will be added to the plan",
            None => return,
        };
        if let Some(ChannelChoice::Named(name)) = dialog.choices.channels.get_mut(&at) {
            let field = field_ui(ui, "Channel", hint, |ui| {
                ui.add(TextEdit::singleline(name).desired_width(CONTROL_WIDTH))
            });
            super::column::keep_enter(ui, &field);
        }
    });
}

fn date_order_ui(
    ui: &mut Ui,
    report: &TableReport,
    now: DateOrder,
    at: TableRef,
    dialog: &mut ImportDialog,
) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = theme::SPACE_4;
        let label = match &report.date_column {
            Some(column) => format!("Dates in “{column}” are"),
            None => "Dates are".to_owned(),
        };
        combo_ui(ui, &label, now.label(), |ui| {
            for order in DateOrder::ALL {
                if ui.selectable_label(order == now, order.label()).clicked() {
                    dialog.choices.date_orders.insert(at, order);
                }
            }
        });
        note_ui(ui, &report.date_order_reason);
    });
}

/// Columns that hold no figures, by name, so that nobody looks for them in vain.
fn left_out_ui(ui: &mut Ui, at: TableRef, dialog: &ImportDialog) {
    const MOST: usize = 8;
    let table = dialog.files.get(at.file).and_then(|file| file.tables.get(at.table));
    let Some(table) = table else { return };
    let without: Vec<&str> = table
        .columns
        .iter()
        .filter(|column| !matches!(column.content, ColumnContent::Figures | ColumnContent::Time))
        .map(|column| column.header.as_str())
        .filter(|header| !header.is_empty())
        .collect();
    if without.is_empty() {
        return;
    }
    let shown = without.iter().take(MOST).copied().collect::<Vec<_>>().join(", ");
    let more = match without.len().saturating_sub(MOST) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    note_ui(ui, &format!("Columns without figures: {shown}{more}"));
}

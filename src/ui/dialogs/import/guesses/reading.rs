//! How the bytes of a file become rows: letters, fields, tables, and the row with the column names.

use egui::Ui;

use super::{cell_ui, told};
use crate::app::ImportDialog;
use crate::import::{Container, DELIMITERS, ENCODINGS, TableRef, TableSplit};
use crate::ui::widgets::{combo_ui, note_ui};

/// Rows above or below the present header that are offered for it.
const HEADER_CHOICES: usize = 12;
/// Letters of a row shown in the list.
const MOST_LETTERS: usize = 60;

fn is_text(file: usize, dialog: &ImportDialog) -> bool {
    dialog.files.parsed.get(file).is_some_and(|file| file.container == Container::Text)
}

/// Whether a file is read as the last one of its kind was.
fn is_recalled(file: usize, dialog: &ImportDialog) -> bool {
    dialog.files.sources.get(file).is_some_and(|source| !source.is_reading_chosen)
}

pub(super) fn encoding_ui(ui: &mut Ui, file: usize, dialog: &mut ImportDialog) {
    if !is_text(file, dialog) {
        return;
    }
    let Some(parsed) = dialog.files.parsed.get(file) else { return };
    let name = |code: &str| {
        let known = ENCODINGS.iter().find(|(other, _)| *other == code);
        known.map_or_else(|| code.to_owned(), |(_, name)| (*name).to_owned())
    };
    let shown = name(parsed.encoding);
    let is_chosen = parsed.choices.encoding.is_some();
    let mut chosen: Option<Option<String>> = None;
    cell_ui(ui, |ui| {
        combo_ui(ui, "Letters are stored as", &shown, |ui| {
            if ui.selectable_label(!is_chosen, "As the file tells").clicked() {
                chosen = Some(None);
            }
            for (code, name) in ENCODINGS {
                if ui.selectable_label(is_chosen && code == parsed.encoding, name).clicked() {
                    chosen = Some(Some(code.to_owned()));
                }
            }
        });
        note_ui(ui, told(is_chosen, is_recalled(file, dialog)));
    });
    if let Some(encoding) = chosen {
        dialog.read_again(file, |reading| reading.encoding = encoding);
    }
}

pub(super) fn delimiter_ui(ui: &mut Ui, file: usize, dialog: &mut ImportDialog) {
    if !is_text(file, dialog) {
        return;
    }
    let Some(parsed) = dialog.files.parsed.get(file) else { return };
    let now = parsed.delimiter.map(|delimiter| delimiter.byte);
    let known = DELIMITERS.iter().find(|(byte, _)| Some(*byte) == now);
    let shown = known.map_or("Something else", |(_, name)| name);
    let is_chosen = parsed.choices.delimiter.is_some();
    let mut chosen = None;
    cell_ui(ui, |ui| {
        combo_ui(ui, "Fields are parted by", shown, |ui| {
            if ui.selectable_label(!is_chosen, "As the file tells").clicked() {
                chosen = Some(None);
            }
            for (byte, name) in DELIMITERS {
                if ui.selectable_label(is_chosen && Some(byte) == now, name).clicked() {
                    chosen = Some(Some(byte));
                }
            }
        });
        note_ui(ui, told(is_chosen, is_recalled(file, dialog)));
    });
    if let Some(delimiter) = chosen {
        dialog.read_again(file, |reading| reading.delimiter = delimiter);
    }
}

pub(super) fn split_ui(ui: &mut Ui, file: usize, dialog: &mut ImportDialog) {
    let Some(parsed) = dialog.files.parsed.get(file) else { return };
    let now = parsed.choices.split;
    let mut chosen = now;
    cell_ui(ui, |ui| {
        combo_ui(ui, "Tables", now.label(), |ui| {
            for split in TableSplit::ALL {
                ui.selectable_value(&mut chosen, split, split.label());
            }
        });
        let n = parsed.tables.len();
        note_ui(ui, &crate::ui::words::count(n, "table in this file", "tables in this file"));
    });
    if chosen != now {
        dialog.read_again(file, |reading| reading.split = chosen);
    }
}

pub(super) fn header_ui(ui: &mut Ui, at: TableRef, dialog: &mut ImportDialog) {
    let Some(table) = dialog.table(at) else { return };
    let shape = &table.shape;
    let now = shape.header_record;
    let first = shape.rows.first().unwrap_or(0);
    let from = now.unwrap_or(first).min(first).saturating_sub(HEADER_CHOICES / 2);
    let end = (from + HEADER_CHOICES).min(table.grid().n_records());
    let line = |record: usize| {
        let cells: Vec<&str> =
            table.grid().record(record).filter(|cell| !cell.is_empty()).collect();
        let text: String = cells.join(" · ").chars().take(MOST_LETTERS).collect();
        format!("Row {}: {text}", record + 1)
    };
    let shown = now.map_or_else(|| "No row".to_owned(), |record| format!("Row {}", record + 1));
    let is_chosen = dialog
        .files
        .parsed
        .get(at.file)
        .is_some_and(|file| file.choices.header_rows.contains_key(&at.table));
    let mut chosen: Option<Option<Option<usize>>> = None;
    cell_ui(ui, |ui| {
        combo_ui(ui, "Column names are in", &shown, |ui| {
            if ui.selectable_label(!is_chosen, "As found").clicked() {
                chosen = Some(None);
            }
            if ui.selectable_label(is_chosen && now.is_none(), "No row").clicked() {
                chosen = Some(Some(None));
            }
            for record in (from..end).filter(|record| table.grid().n_filled(*record) > 0) {
                let is_it = is_chosen && now == Some(record);
                if ui.selectable_label(is_it, line(record)).clicked() {
                    chosen = Some(Some(Some(record)));
                }
            }
        });
        note_ui(ui, told(is_chosen, is_recalled(at.file, dialog)));
    });
    if let Some(header) = chosen {
        dialog.read_again(at.file, |reading| match header {
            Some(record) => {
                reading.header_rows.insert(at.table, record);
            }
            None => {
                reading.header_rows.remove(&at.table);
            }
        });
    }
}

//! The chosen table in two lines: its name, what it was taken for and why, what was read of it.

use egui::{Align, Label, Layout, RichText, Ui};

use super::{files, whole};
use crate::app::{ImportDialog, View};
use crate::import::{ParsedFile, TableCadence, TableRef, TableReport};
use crate::ui::theme;
use crate::ui::widgets::action_button_ui;

pub(super) fn heading_ui(ui: &mut Ui, view: &View<'_>, at: TableRef, dialog: &mut ImportDialog) {
    let Some(file) = dialog.files.parsed.get(at.file) else { return };
    let title = title(file, at);
    let about = about(file, at);
    let report = dialog.preview().and_then(|preview| preview.files.get(at.file));
    let rows = report.and_then(|file| file.tables.get(at.table)).map(|report| rows(view, report));
    let is_recalled = dialog.recalled.contains(&at);
    let mut forgets = false;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let size = egui::vec2(ui.available_width(), theme::CONTROL_HEIGHT);
        ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            if is_recalled {
                forgets = recalled_ui(ui);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let text = RichText::new(&title).text_style(theme::semibold());
                ui.add(Label::new(text).truncate());
            });
        });
        line_ui(ui, &about);
        if let Some(rows) = rows {
            line_ui(ui, &rows);
        }
    });
    if forgets {
        dialog.forget(at);
    }
}

/// A line in small letters; what does not fit is in its tooltip.
fn line_ui(ui: &mut Ui, text: &str) {
    ui.add(Label::new(RichText::new(text).small().weak()).truncate());
}

/// "As last time" and the way out of it. Laid out from right to left.
fn recalled_ui(ui: &mut Ui) -> bool {
    let forgets = action_button_ui(ui, "Forget")
        .on_hover_text("Go back to what the file itself suggests, also for the next import")
        .clicked();
    ui.add_space(theme::SPACE_4);
    let tokens = theme::tokens(ui);
    let text = RichText::new("As last time").text_style(theme::small_semibold());
    let frame = egui::Frame::new()
        .fill(tokens.selection)
        .corner_radius(theme::CARD_RADIUS)
        .inner_margin(egui::Margin::symmetric(8, 2));
    frame
        .show(ui, |ui| ui.add(Label::new(text.color(tokens.accent))))
        .response
        .on_hover_text("Columns, inputs and channel are those of your last import of this kind");
    forgets
}

/// The table's name as the list has it, with the file's where it has others.
pub(super) fn title(file: &ParsedFile, at: TableRef) -> String {
    let Some(table) = file.tables.get(at.table) else { return file.name.clone() };
    let title = table.shape.title.as_ref().or(table.part.as_ref());
    match title {
        None if file.tables.len() == 1 => file.name.clone(),
        _ => format!("{} – {}", files::name_of(file, at), file.name),
    }
}

/// What it was taken for and why, and how it is written.
fn about(file: &ParsedFile, at: TableRef) -> String {
    let told = file.tables.get(at.table).and_then(|table| Some((table.tool?, &table.reason)));
    let what = match told {
        Some((tool, reason)) => format!("{}, {reason}", tool.name),
        None => file.recognised.clone(),
    };
    let written = match file.encoding {
        "" => format!(" · {}", file.container.name()),
        encoding => format!(" · {}, {encoding}", file.container.name()),
    };
    let delimiter = file.delimiter.filter(|delimiter| delimiter.is_seen);
    let parted = delimiter.map(|delimiter| format!(", fields parted by {}", delimiter.name()));
    format!("{what}{written}{}", parted.unwrap_or_default())
}

/// "61 rows read, a row for each day, 1 Jan 2024 to 31 Mar 2024; 2 left out, column names in row 1".
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
    format!("{read}, {every}{span}; {skipped}, {header}")
}

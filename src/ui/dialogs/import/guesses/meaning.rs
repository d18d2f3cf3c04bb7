//! What the rows of a table are: one per period, several, or events; what a missing row means; and
//! the days of a table that has no dates.

use egui::{Checkbox, TextEdit, Ui};

use super::{cell_ui, told};
use crate::app::{ImportDialog, View};
use crate::import::{
    PeriodFit, RowChoice, SplitBy, SplitColumn, StatedPeriod, TableCadence, TableRef, TableReport,
};
use crate::model::Cadence;
use crate::ui::dialogs::import::column::keep_enter;
use crate::ui::widgets::{combo_ui, field_error_ui, field_ui, note_ui};

// ---- rows -----------------------------------------------------------------------------------------

pub(super) fn rows_ui(ui: &mut Ui, report: &TableReport, at: TableRef, dialog: &mut ImportDialog) {
    if !dialog.choices.dates.contains_key(&at) {
        return;
    }
    let now = dialog.choices.rows.get(&at).unwrap_or(&report.rows_as).clone();
    let mut chosen = now.clone();
    let is_chosen = dialog.choices.rows.contains_key(&at);
    let mut goes_back = false;
    cell_ui(ui, |ui| {
        combo_ui(ui, "Rows are", &rows_text(&now, report), |ui| {
            goes_back = ui.selectable_label(!is_chosen, "As they look").clicked();
            ui.selectable_value(&mut chosen, RowChoice::Once, "One for each period");
            for cadence in Cadence::ALL {
                let choice = RowChoice::Events { cadence };
                let text = rows_text(&choice, report);
                ui.selectable_value(&mut chosen, choice, text);
            }
            for split in &report.splits {
                let is_it =
                    matches!(&now, RowChoice::Split { column, .. } if *column == split.column);
                if ui.selectable_label(is_it, several_text(&split.header)).clicked() && !is_it {
                    chosen = RowChoice::Split { column: split.column, by: SplitBy::Added };
                }
            }
        });
    });
    if let RowChoice::Split { column, by } = &mut chosen
        && let Some(split) = report.splits.iter().find(|split| split.column == *column)
    {
        cell_ui(ui, |ui| split_ui(ui, split, by));
    }
    if goes_back {
        dialog.choices.rows.remove(&at);
        dialog.touch();
    } else if chosen != now {
        dialog.choices.rows.insert(at, chosen);
        dialog.touch();
    }
}

fn several_text(header: &str) -> String {
    format!("Several for a period, one per {header}")
}

fn rows_text(choice: &RowChoice, report: &TableReport) -> String {
    match choice {
        RowChoice::Once => "One for each period".to_owned(),
        RowChoice::Events { cadence } => format!("Events, by {}", cadence.code()),
        RowChoice::Split { column, .. } => {
            let split = report.splits.iter().find(|split| split.column == *column);
            several_text(split.map_or("value", |split| &split.header))
        }
    }
}

/// Which of several rows of a period count.
fn split_ui(ui: &mut Ui, split: &SplitColumn, by: &mut SplitBy) {
    let shown = match &*by {
        SplitBy::Added => "All, added up".to_owned(),
        SplitBy::Channels => "Each as a channel of its own".to_owned(),
        SplitBy::Only(value) => format!("Only {value}"),
    };
    combo_ui(ui, &format!("Of “{}” count", split.header), &shown, |ui| {
        ui.selectable_value(by, SplitBy::Added, "All, added up");
        ui.selectable_value(by, SplitBy::Channels, "Each as a channel of its own");
        for value in &split.values {
            ui.selectable_value(by, SplitBy::Only(value.clone()), format!("Only {value}"));
        }
    });
}

/// The periods rows stand for, where several kinds of them fit.
pub(super) fn cadence_ui(
    ui: &mut Ui,
    report: &TableReport,
    at: TableRef,
    dialog: &mut ImportDialog,
) {
    let TableCadence::Every(now) = report.cadence else { return };
    if report.cadences.len() < 2 {
        return;
    }
    let is_chosen = dialog.choices.cadences.contains_key(&at);
    let mut chosen = None;
    cell_ui(ui, |ui| {
        combo_ui(ui, "Each row is about a", now.label(), |ui| {
            if ui.selectable_label(!is_chosen, "As the dates look").clicked() {
                chosen = Some(None);
            }
            for cadence in &report.cadences {
                if ui.selectable_label(is_chosen && *cadence == now, cadence.label()).clicked() {
                    chosen = Some(Some(*cadence));
                }
            }
        });
        let is_recalled = is_chosen && dialog.recalled.contains(&at);
        note_ui(ui, told(is_chosen, is_recalled));
    });
    let Some(chosen) = chosen else { return };
    match chosen {
        Some(cadence) => dialog.choices.cadences.insert(at, cadence),
        None => dialog.choices.cadences.remove(&at),
    };
    dialog.touch();
}

// ---- rows that are not there ----------------------------------------------------------------------

pub(super) fn absent_ui(ui: &mut Ui, at: TableRef, dialog: &mut ImportDialog) {
    let Some(before) = dialog.choices.absent_zero.get(&at).copied() else { return };
    let mut is_zero = before;
    cell_ui(ui, |ui| {
        note_ui(ui, "Periods without a row");
        ui.add(Checkbox::new(&mut is_zero, "Count as 0"));
        let hint = if is_zero { "Some tools leave zeros out" } else { "They stay empty" };
        note_ui(ui, hint);
    });
    if is_zero != before {
        dialog.choices.absent_zero.insert(at, is_zero);
        dialog.touch();
    }
}

// ---- rows that stand there again ------------------------------------------------------------------

/// Whether rows below a repeated header that stand above it already count again.
pub(super) fn repeats_ui(ui: &mut Ui, at: TableRef, dialog: &mut ImportDialog) {
    if dialog.table(at).is_none_or(|table| table.shape.repeated.is_empty()) {
        return;
    }
    let before = dialog.choices.repeats_count.get(&at).copied().unwrap_or(false);
    let mut counts = before;
    cell_ui(ui, |ui| {
        note_ui(ui, "Rows that stand there twice");
        ui.add(Checkbox::new(&mut counts, "Count each time"));
        let hint = if counts { "Every row is read" } else { "Below a repeated header; read once" };
        note_ui(ui, hint);
    });
    if counts != before {
        dialog.choices.repeats_count.insert(at, counts);
        dialog.touch();
    }
}

// ---- tables without dates -------------------------------------------------------------------------

/// The days a table sums up, where it has no dates: two fields.
pub(super) fn period_ui(ui: &mut Ui, view: &View<'_>, at: TableRef, dialog: &mut ImportDialog) {
    if dialog.choices.dates.contains_key(&at) {
        return;
    }
    let now = dialog.choices.periods.get(&at).cloned();
    let written = || {
        let days = now.as_ref().map(|period| [period.first, period.last]);
        days.map_or_else(Default::default, |days| days.map(|day| view.date(day)))
    };
    let typed = dialog.shown.period.as_ref().filter(|(typed_at, _)| *typed_at == at);
    let mut texts: [String; 2] = typed.map_or_else(written, |(_, texts)| texts.clone());
    let mut was_typed = false;
    for (text, label) in texts.iter_mut().zip(["Its figures are from", "to"]) {
        cell_ui(ui, |ui| {
            let hint = format!("like {}", view.dates().example());
            let field = field_ui(ui, label, "", |ui| {
                let edit = TextEdit::singleline(text).hint_text(hint);
                ui.add(edit.desired_width(ui.available_width()))
            });
            keep_enter(ui, &field);
            was_typed |= field.changed();
        });
    }
    cell_ui(ui, |ui| match now.as_ref().map(StatedPeriod::fit) {
        None => {
            note_ui(ui, "Each column is then one figure for these days");
        }
        Some(PeriodFit::Refused(reason)) => {
            field_error_ui(ui, &reason);
        }
        Some(PeriodFit::Exact(_) | PeriodFit::WithinMonth) => {
            let source = now.as_ref().map_or("", |period| period.source.as_str());
            note_ui(ui, &format!("One figure for this period, {source}"));
        }
    });
    if was_typed {
        take_period(view, at, &texts, dialog);
        dialog.shown.period = Some((at, texts));
    }
}

/// Both days, once they can be read; the table is then taken.
fn take_period(view: &View<'_>, at: TableRef, texts: &[String; 2], dialog: &mut ImportDialog) {
    let days = texts.each_ref().map(|text| view.dates().parse(text.trim()));
    if let [Ok(first), Ok(last)] = days {
        dialog.choices.periods.insert(at, StatedPeriod::chosen(first, last));
        dialog.choices.tables.insert(at, true);
        dialog.touch();
    }
}

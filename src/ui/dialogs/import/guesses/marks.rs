//! Which sign parts whole from broken numbers, for all columns of a table at once.

use egui::Ui;

use super::{cell_ui, told};
use crate::app::{ImportDialog, tables};
use crate::import::{ColumnRef, DecimalMark, TableRef};
use crate::ui::widgets::{combo_ui, note_ui};

/// A number as it is written with each sign.
pub(in crate::ui::dialogs::import) const SAMPLES: [(DecimalMark, &str); 2] =
    [(DecimalMark::Point, "1,234.5"), (DecimalMark::Comma, "1.234,5")];

/// Whether a taken column has figures that both signs fit; looks at all columns.
pub(in crate::ui::dialogs::import) fn are_open(dialog: &ImportDialog, at: TableRef) -> bool {
    let Some(table) = dialog.table(at) else { return false };
    let is_open = |column: ColumnRef| {
        table.columns.get(column.column).is_some_and(|info| info.is_mark_uncertain)
    };
    let mut taken = tables::column_choices(&dialog.choices, at).filter(|(_, choice)| choice.take);
    taken.any(|(column, _)| is_open(column))
}

pub(super) fn marks_ui(ui: &mut Ui, are_open: bool, at: TableRef, dialog: &mut ImportDialog) {
    let marks = |of: &crate::import::ImportChoices| {
        tables::column_choices(of, at).map(|(_, choice)| choice.mark).collect::<Vec<_>>()
    };
    let (now, suggested) = (marks(&dialog.choices), marks(&dialog.suggested));
    let Some(first) = now.first().copied() else { return };
    let is_one = now.iter().all(|mark| *mark == first);
    let is_chosen = now != suggested;
    let sample = SAMPLES.iter().find(|(mark, _)| *mark == first).map_or("", |(_, text)| text);
    let mut chosen = None;
    cell_ui(ui, |ui| {
        let shown = if is_one { sample } else { "Each column its own way" };
        combo_ui(ui, "Figures are written like", shown, |ui| {
            if ui.selectable_label(!is_chosen, "As the file tells").clicked() {
                chosen = Some(None);
            }
            for (mark, text) in SAMPLES {
                if ui.selectable_label(is_one && is_chosen && mark == first, text).clicked() {
                    chosen = Some(Some(mark));
                }
            }
        });
        if are_open && !is_chosen {
            note_ui(ui, "1,234 could be either; look at the sums");
        } else {
            note_ui(ui, told(is_chosen, dialog.recalled.contains(&at)));
        }
    });
    if let Some(chosen) = chosen {
        choose(chosen, at, dialog);
    }
}

/// Gives all columns of a table one sign, or each what the file suggests.
fn choose(mark: Option<DecimalMark>, at: TableRef, dialog: &mut ImportDialog) {
    let suggested = std::sync::Arc::clone(&dialog.suggested);
    for (column, choice) in dialog.choices.columns.range_mut(tables::columns_of(at)) {
        let told = suggested.columns.get(column).map(|choice| choice.mark);
        choice.mark = mark.or(told).unwrap_or(choice.mark);
    }
    dialog.touch();
}

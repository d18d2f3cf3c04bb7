//! The guesses about a whole table as controls that can be changed in place; each says why it is
//! as it is, and the preview follows.

mod channel;
mod dates;
mod meaning;
mod reading;

use egui::{Align, Layout, Ui, vec2};

use crate::app::tables::columns_of;
use crate::app::{ImportDialog, View};
use crate::import::{DateOrder, RowChoice, TableRef, TableReport};
use crate::ui::theme;

/// Width of one control with its label and its reason.
const WIDTH: f32 = 196.0;

/// The guesses that decide what the figures are about, as far as they matter for this table; all
/// of them stand beside its rows.
pub(super) fn of_meaning_ui(ui: &mut Ui, view: &View<'_>, at: TableRef, dialog: &mut ImportDialog) {
    let report = report(dialog, at).cloned().unwrap_or_default();
    cells_ui(ui, |ui| {
        channel::channel_ui(ui, view, at, dialog);
        // What every date says by itself is no question; the other tab has it all the same.
        if report.open_order.is_some() || dialog.choices.date_orders.contains_key(&at) {
            dates::date_order_ui(ui, &report, at, dialog);
        }
        dates::year_ui(ui, at, dialog);
        dates::anchor_ui(ui, view, &report, dialog);
        if report.rows_as != RowChoice::Once || !report.splits.is_empty() {
            meaning::rows_ui(ui, &report, at, dialog);
        }
        if lacks_periods(dialog, at) {
            meaning::absent_ui(ui, at, dialog);
        }
        meaning::repeats_ui(ui, at, dialog);
        meaning::period_ui(ui, view, at, dialog);
    });
}

/// Whether periods of the table have no reading, or would not have one.
fn lacks_periods(dialog: &ImportDialog, at: TableRef) -> bool {
    let made = dialog.previewed.as_ref();
    let mut columns = made.into_iter().flat_map(|made| made.digest.columns.range(columns_of(at)));
    dialog.choices.absent_zero.get(&at) == Some(&true)
        || columns.any(|(_, digest)| digest.missing > 0)
}

/// The guesses that decide how the rows are read.
pub(super) fn of_reading_ui(ui: &mut Ui, view: &View<'_>, at: TableRef, dialog: &mut ImportDialog) {
    let report = report(dialog, at).cloned().unwrap_or_default();
    cells_ui(ui, |ui| {
        reading::encoding_ui(ui, at.file, dialog);
        reading::delimiter_ui(ui, at.file, dialog);
        reading::split_ui(ui, at.file, dialog);
        reading::header_ui(ui, at, dialog);
        dates::date_column_ui(ui, at, dialog);
        if report.date_order.is_some_and(|order| order != DateOrder::YearMonthDay) {
            dates::date_order_ui(ui, &report, at, dialog);
        }
        dates::year_ui(ui, at, dialog);
        dates::anchor_ui(ui, view, &report, dialog);
        meaning::rows_ui(ui, &report, at, dialog);
        meaning::absent_ui(ui, at, dialog);
    });
}

fn report(dialog: &ImportDialog, at: TableRef) -> Option<&TableReport> {
    dialog.preview()?.files.get(at.file)?.tables.get(at.table)
}

/// Controls beside each other, as many as fit in a line.
fn cells_ui(ui: &mut Ui, add_cells: impl FnOnce(&mut Ui)) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(theme::SPACE_16, theme::SPACE_8);
        let layout = Layout::left_to_right(Align::TOP).with_main_wrap(true);
        ui.with_layout(layout, add_cells);
    });
}

/// One control with what stands above and below it.
fn cell_ui(ui: &mut Ui, add_control: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(WIDTH, 0.0), Layout::top_down(Align::LEFT), |ui| {
        ui.set_width(WIDTH);
        ui.spacing_mut().item_spacing.y = theme::SPACE_4;
        add_control(ui);
    });
}

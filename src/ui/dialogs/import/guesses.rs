//! The guesses about a whole table as controls that can be changed in place; each says why it is
//! as it is, and the preview follows.

mod channel;
mod dates;
mod marks;
mod meaning;
mod reading;

pub(super) use marks::{SAMPLES, are_open as are_marks_open};

use egui::{Align, Layout, Ui, vec2};

use super::shown::Lists;
use crate::app::tables::columns_of;
use crate::app::{ImportDialog, Previewed, View};
use crate::import::{DateOrder, RowChoice, TableCadence, TableRef, TableReport};
use crate::ui::theme;

/// Why a guess is what it is, where an earlier import of the same kind had it so.
const AS_LAST_TIME: &str = "As last time";
/// Rows up to which their dates tell little about the periods they stand for.
const FEW_ROWS: usize = 2;
/// Width of one control with its label and its reason.
const WIDTH: f32 = 196.0;
/// The same where three would else not stand beside each other.
const LEAST_WIDTH: f32 = 136.0;
/// Controls beside each other also in a small window.
const BESIDE: f32 = 3.0;

/// How wide a control is in a place as wide as that of `ui`.
fn width(ui: &Ui) -> f32 {
    let room = (ui.max_rect().width() - (BESIDE - 1.0) * theme::SPACE_16) / BESIDE;
    // Less than a point is lost where widths are rounded.
    (room - 1.0).floor().clamp(LEAST_WIDTH, WIDTH)
}

/// The guesses that decide what the figures are about, as far as they matter for this table; all
/// of them stand beside its rows.
pub(super) fn of_meaning_ui(
    ui: &mut Ui,
    view: &View<'_>,
    lists: &Lists,
    at: TableRef,
    dialog: &mut ImportDialog,
) {
    let made = dialog.previewed.clone();
    let none = TableReport::default();
    let report = report(made.as_deref(), at).unwrap_or(&none);
    cells_ui(ui, |ui| {
        channel::channel_ui(ui, view, at, dialog);
        // What the dates say by themselves is no question; the other tab has it all the same.
        let is_open = report.open_order.is_some() || report.is_order_by_rows;
        if is_open || dialog.choices.date_orders.contains_key(&at) {
            dates::date_order_ui(ui, report, at, dialog);
        }
        dates::year_ui(ui, at, dialog);
        dates::anchor_ui(ui, view, report, dialog);
        let is_short = report.rows <= FEW_ROWS && report.cadence != TableCadence::None;
        if is_short || dialog.choices.cadences.contains_key(&at) {
            meaning::cadence_ui(ui, report, at, dialog);
        }
        if lists.are_marks_open {
            marks::marks_ui(ui, lists.are_marks_open, at, dialog);
        }
        if report.rows_as != RowChoice::Once || !report.splits.is_empty() {
            meaning::rows_ui(ui, report, at, dialog);
        }
        if lists.lacks_periods {
            meaning::absent_ui(ui, at, dialog);
        }
        meaning::repeats_ui(ui, at, dialog);
        meaning::period_ui(ui, view, at, dialog);
    });
}

/// Whether periods of the table have no reading, or would not have one; looks at all columns.
pub(super) fn lacks_periods(dialog: &ImportDialog, at: TableRef) -> bool {
    let made = dialog.previewed.as_ref();
    let mut columns = made.into_iter().flat_map(|made| made.digest.columns.range(columns_of(at)));
    dialog.choices.absent_zero.get(&at) == Some(&true)
        || columns.any(|(_, digest)| digest.missing > 0)
}

/// How letters and fields of a text without a table are read: another choice may find one.
pub(super) fn of_letters_ui(ui: &mut Ui, file: usize, dialog: &mut ImportDialog) {
    cells_ui(ui, |ui| {
        reading::encoding_ui(ui, file, dialog);
        reading::delimiter_ui(ui, file, dialog);
    });
    ui.add_space(theme::SPACE_8);
}

/// The guesses that decide how the rows are read.
pub(super) fn of_reading_ui(ui: &mut Ui, view: &View<'_>, at: TableRef, dialog: &mut ImportDialog) {
    let made = dialog.previewed.clone();
    let none = TableReport::default();
    let report = report(made.as_deref(), at).unwrap_or(&none);
    cells_ui(ui, |ui| {
        reading::encoding_ui(ui, at.file, dialog);
        reading::delimiter_ui(ui, at.file, dialog);
        reading::split_ui(ui, at.file, dialog);
        reading::header_ui(ui, at, dialog);
        dates::date_column_ui(ui, at, dialog);
        if report.date_order.is_some_and(|order| order != DateOrder::YearMonthDay) {
            dates::date_order_ui(ui, report, at, dialog);
        }
        dates::year_ui(ui, at, dialog);
        dates::anchor_ui(ui, view, report, dialog);
        marks::marks_ui(ui, marks::are_open(dialog, at), at, dialog);
        meaning::cadence_ui(ui, report, at, dialog);
        meaning::rows_ui(ui, report, at, dialog);
        meaning::absent_ui(ui, at, dialog);
    });
}

/// Why a guess is what it is.
fn told(is_chosen: bool, is_recalled: bool) -> &'static str {
    match (is_chosen, is_recalled) {
        (false, _) => "Worked out from the file",
        (true, true) => AS_LAST_TIME,
        (true, false) => "Chosen by you",
    }
}

fn report(made: Option<&Previewed>, at: TableRef) -> Option<&TableReport> {
    made?.preview.files.get(at.file)?.tables.get(at.table)
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
    let width = width(ui);
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::LEFT), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = theme::SPACE_4;
        add_control(ui);
    });
}

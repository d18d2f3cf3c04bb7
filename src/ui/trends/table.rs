//! The trend as a table: the same periods, figures and gaps, and a copy of them.

use egui::{Align, Label, Layout, RichText, Stroke, Ui};
use egui_extras::{Column, TableBuilder, TableRow};

use crate::app::{Action, Actions};
use crate::model::Cadence;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, ROW_HEIGHT, SPACE_8};
use crate::ui::widgets;

use super::figures::{HEADS, cells, plain_cells, tsv_line};
use super::shown::Shown;

/// The newest period first, as what one looks for is there.
pub fn ui(ui: &mut Ui, shown: &Shown, actions: &mut Actions) {
    ui.horizontal(|ui| {
        let n = shown.points().len();
        let note = crate::ui::words::count(n, "period, newest first", "periods, newest first");
        ui.label(RichText::new(note).small().weak());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if widgets::action_button_ui(ui, "Copy table").clicked() {
                actions.push(Action::Copy(tsv(shown)));
            }
        });
    });
    // The columns keep their place when the panel is narrow; the table then scrolls sideways.
    egui::ScrollArea::horizontal().id_salt("table").show(ui, |ui| grid_ui(ui, shown, actions));
}

fn grid_ui(ui: &mut Ui, shown: &Shown, actions: &mut Actions) {
    const NUMBER_WIDTH: f32 = 84.0;
    const READINGS_WIDTH: f32 = 72.0;
    const REMARKS_WIDTH: f32 = 72.0;
    let n = shown.points().len();
    ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
    TableBuilder::new(ui)
        .id_salt("trend")
        .column(Column::exact(period_width(shown)))
        .columns(Column::exact(NUMBER_WIDTH), 3)
        .column(Column::exact(READINGS_WIDTH))
        .column(Column::exact(ROW_HEIGHT))
        .column(Column::remainder().at_least(REMARKS_WIDTH).clip(true))
        .header(ROW_HEIGHT, |mut row| {
            for (place, head) in heads(shown).iter().enumerate() {
                let text = RichText::new(head).small().weak();
                if place + 1 == HEADS.len() {
                    row.col(|_| {});
                }
                row.col(|ui| cell_ui(ui, place, text));
            }
        })
        .body(|body| body.rows(ROW_HEIGHT, n, |row| row_ui(row, shown, n, actions)));
}

fn row_ui(mut table_row: TableRow<'_, '_>, shown: &Shown, n: usize, actions: &mut Actions) {
    let index = n.saturating_sub(table_row.index() + 1);
    let Some(row) = shown.row(index) else { return };
    let cells = cells(&shown.figures, &row);
    for (place, text) in cells.into_iter().enumerate() {
        let is_weak = !row.is_complete || place > 3;
        let is_warning = row.is_partial && place + 1 == HEADS.len();
        if place + 1 == HEADS.len() {
            table_row.col(|ui| ask_ui(ui, shown, index, &row.period, actions));
        }
        let text = RichText::new(text);
        table_row.col(|ui| {
            let text = match (is_warning, is_weak) {
                (true, _) => text.color(theme::tokens(ui).warning),
                (false, true) => text.weak(),
                (false, false) => text,
            };
            cell_ui(ui, place, text);
        });
    }
}

/// The button that says how a row is computed.
fn ask_ui(ui: &mut Ui, shown: &Shown, index: usize, period: &str, actions: &mut Actions) {
    let name = format!("How is {period} computed?");
    line_ui(ui);
    let button = widgets::icon_button_ui(ui, Icon::Info, &name);
    if let Some(about) = shown.about_period(index).filter(|_| button.clicked()) {
        actions.explain(about, button.rect);
    }
}

/// The line below a cell.
fn line_ui(ui: &Ui) {
    let line = Stroke::new(1.0, theme::tokens(ui).grid);
    let cell = ui.max_rect();
    ui.painter().hline(cell.x_range(), cell.bottom() - 0.5, line);
}

/// Numbers stand right-aligned, words left-aligned.
fn cell_ui(ui: &mut Ui, place: usize, text: RichText) {
    let is_number = (1..HEADS.len() - 1).contains(&place);
    let layout = if is_number {
        Layout::right_to_left(Align::Center)
    } else {
        Layout::left_to_right(Align::Center)
    };
    line_ui(ui);
    ui.with_layout(layout, |ui| {
        ui.add_space(SPACE_8);
        ui.add(Label::new(text).truncate());
    });
}

/// Weeks and days have longer names.
fn period_width(shown: &Shown) -> f32 {
    let cadence = shown.points().first().map(|point| point.period.cadence);
    if cadence.is_some_and(|cadence| cadence < Cadence::Month) { 184.0 } else { 136.0 }
}

/// The heads with the unit behind what is counted in it.
fn heads(shown: &Shown) -> [String; 6] {
    let unit = shown.figures.suffix();
    let difference = shown.figures.unit.difference_suffix(&shown.figures.currency);
    let with = |head: &str, unit: &str| {
        if unit.is_empty() { head.to_owned() } else { format!("{head}, {unit}") }
    };
    let [period, value, path, gap, readings, remarks] = HEADS;
    [
        period.to_owned(),
        with(value, unit),
        with(path, unit),
        with(gap, difference),
        readings.to_owned(),
        remarks.to_owned(),
    ]
}

/// The whole table, oldest period first, for a spreadsheet.
fn tsv(shown: &Shown) -> String {
    let rows = (0..shown.points().len()).filter_map(|index| shown.row(index));
    let lines = rows.map(|row| tsv_line(plain_cells(&shown.figures, &row)));
    std::iter::once(tsv_line(heads(shown))).chain(lines).collect()
}

//! The trend as a table: the same periods, figures and gaps, and a copy of them.

use egui::{Align, Label, Layout, RichText, Stroke, TextStyle, Ui};
use egui_extras::{Column as Track, TableBuilder, TableRow};

use crate::app::{Action, Actions, TableToSave};
use crate::storage::export::{Cell, TableText, write_table};
use crate::ui::icons::Icon;
use crate::ui::theme::{self, ROW_HEIGHT, SPACE_8, SPACE_12, SPACE_16};
use crate::ui::widgets;

use super::columns::Column;
use super::figures::Row;
use super::frame::{small, text_size};
use super::shown::Shown;

/// The newest period first, as what one looks for is there.
pub fn ui(ui: &mut Ui, shown: &Shown, actions: &mut Actions) {
    ui.horizontal(|ui| {
        let n = shown.points().len();
        let note = crate::ui::words::count(n, "period, newest first", "periods, newest first");
        ui.label(RichText::new(note).small().weak());
        take_away_ui(ui, shown, actions);
    });
    // The columns keep their place when the panel is narrow; the table then scrolls sideways.
    egui::ScrollArea::horizontal().id_salt("table").show(ui, |ui| {
        grid_ui(ui, shown, actions);
        // The scroll bar floats over the lower edge; the last row must not lie beneath it.
        ui.add_space(SPACE_12);
    });
}

/// The buttons that carry the table elsewhere, at the end of the line.
fn take_away_ui(ui: &mut Ui, shown: &Shown, actions: &mut Actions) {
    const WORDS: [&str; 2] = ["Copy table", "Save as CSV…"];
    // Measured first, so that Tab goes from left to right while the row ends at the right.
    let font = theme::semibold().resolve(ui.style());
    let gap = ui.spacing().item_spacing.x;
    let width = |word: &str| text_size(ui.painter(), word, font.clone()).x + gap;
    let room = ui.available_width() - WORDS.map(width).iter().sum::<f32>();
    ui.add_space(room.max(0.0));
    let has_decimal_comma = shown.figures.has_decimal_comma();
    if widgets::action_button_ui(ui, WORDS[0]).clicked() {
        let form = TableText::Tabs { has_decimal_comma };
        actions.push(Action::Copy(table_text(shown, form)));
    }
    if widgets::action_button_ui(ui, WORDS[1]).clicked() {
        let text = table_text(shown, TableText::Csv { has_decimal_comma }).into();
        let name = shown.name().to_owned();
        actions.push(Action::SaveTable(TableToSave { name, text }));
    }
}

fn grid_ui(ui: &mut Ui, shown: &Shown, actions: &mut Actions) {
    let n = shown.points().len();
    let columns = Column::all(&shown.figures);
    ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
    let tracks: Vec<Track> = columns.iter().map(|column| track(ui, *column, shown)).collect();
    let room = (ui.available_height() - ROW_HEIGHT - SPACE_12).max(ROW_HEIGHT);
    let mut builder =
        TableBuilder::new(ui).id_salt("trend").min_scrolled_height(0.0).max_scroll_height(room);
    for (column, track) in columns.iter().zip(tracks) {
        if *column == Column::Remarks {
            builder = builder.column(Track::exact(ROW_HEIGHT));
        }
        builder = builder.column(track);
    }
    let table = builder.header(ROW_HEIGHT, |mut row| {
        for column in &columns {
            let text = RichText::new(column.head(&shown.figures)).small().weak();
            if *column == Column::Remarks {
                row.col(|_| {});
            }
            row.col(|ui| cell_ui(ui, *column, text));
        }
    });
    table.body(|body| {
        body.rows(ROW_HEIGHT, n, |row| row_ui(row, shown, &columns, actions));
    });
}

/// How wide a column is: as wide as what stands in it, so that the remarks, which are sentences,
/// have the rest.
fn track(ui: &Ui, column: Column, shown: &Shown) -> Track {
    const REMARKS_WIDTH: f32 = 120.0;
    const WIDEST: f32 = 184.0;
    if column == Column::Remarks {
        return Track::remainder().at_least(REMARKS_WIDTH).clip(true);
    }
    Track::exact((widest(ui, column, shown) + SPACE_16).min(WIDEST))
}

/// The widest of the heading and the cells at either end of the table: a long table is not
/// measured as a whole for every frame.
fn widest(ui: &Ui, column: Column, shown: &Shown) -> f32 {
    const MEASURED: usize = 24;
    let n = shown.points().len();
    let ends = (0..n.min(MEASURED)).chain(n.saturating_sub(MEASURED).max(MEASURED)..n);
    let body = TextStyle::Body.resolve(ui.style());
    let rows = ends.filter_map(|index| shown.row(index));
    let cells =
        rows.map(|row| text_size(ui.painter(), &column.cell(&shown.figures, &row), body.clone()).x);
    let head = text_size(ui.painter(), &column.head(&shown.figures), small(ui)).x;
    cells.fold(head, f32::max)
}

fn row_ui(
    mut table_row: TableRow<'_, '_>,
    shown: &Shown,
    columns: &[Column],
    actions: &mut Actions,
) {
    let index = shown.points().len().saturating_sub(table_row.index() + 1);
    let Some(row) = shown.row(index) else { return };
    for column in columns {
        let is_last = *column == Column::Remarks;
        let is_weak = !row.is_complete || column.is_lesser();
        let is_warning = row.is_partial && is_last;
        if is_last {
            table_row.col(|ui| ask_ui(ui, shown, index, &row.period, actions));
        }
        let text = RichText::new(column.cell(&shown.figures, &row));
        table_row.col(|ui| {
            let text = match (is_warning, is_weak) {
                (true, _) => text.color(theme::tokens(ui).warning),
                (false, true) => text.weak(),
                (false, false) => text,
            };
            cell_ui(ui, *column, text);
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

fn cell_ui(ui: &mut Ui, column: Column, text: RichText) {
    let layout = if column.is_number() {
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

/// The whole table, oldest period first, for a spreadsheet.
fn table_text(shown: &Shown, form: TableText) -> String {
    let figures = &shown.figures;
    let columns = Column::all(figures);
    let heads = columns.iter().map(|column| Cell::text(column.head(figures))).collect();
    let rows = (0..shown.points().len()).filter_map(|index| shown.row(index));
    let cells = |row: Row| columns.iter().map(|column| column.plain_cell(figures, &row)).collect();
    let all: Vec<Vec<Cell>> = std::iter::once(heads).chain(rows.map(cells)).collect();
    write_table(all, form)
}

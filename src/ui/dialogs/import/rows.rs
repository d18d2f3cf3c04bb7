//! The rows as the file has them, each marked by what it was taken for, below the guesses that
//! decide about that.

use egui::scroll_area::ScrollBarVisibility;
use egui::{
    Align2, Color32, Label, Rect, RichText, ScrollArea, Stroke, TextStyle, Ui, UiBuilder, pos2,
    vec2,
};

use super::{guesses, whole};
use crate::app::{ImportDialog, View};
use crate::import::{ParsedTable, TableRef};
use crate::ui::theme;
use crate::ui::widgets::note_ui;

const ROW_HEIGHT: f32 = 24.0;
const COLUMN_WIDTH: f32 = 128.0;
/// Width of the column with row numbers and what a row was taken for.
const MARK_WIDTH: f32 = 116.0;
/// Rows shown at most.
const MOST_ROWS: usize = 1_000;
/// Letters of a cell shown at most.
const MOST_LETTERS: usize = 80;
/// Height of the rows in a low window.
const LEAST_HEIGHT: f32 = 168.0;
/// Rows above the header shown at most.
const ROWS_ABOVE: usize = 12;

/// What a row of the file was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowMark {
    Header,
    /// A second header row.
    Descriptions,
    Data,
    Total,
    Remark,
    /// Fewer or more fields than the header.
    Ragged,
    /// Its fields may have moved, so nothing of it is read.
    Moved,
    /// It stands above a repeated header already.
    Again,
    Above,
    Between,
}

impl RowMark {
    fn word(self) -> &'static str {
        match self {
            Self::Header => "column names",
            Self::Descriptions => "descriptions",
            Self::Data => "",
            Self::Total => "total",
            Self::Remark | Self::Moved | Self::Between => "left out",
            Self::Ragged => "uneven",
            Self::Again => "again",
            Self::Above => "above",
        }
    }
}

pub(super) fn rows_ui(ui: &mut Ui, view: &View<'_>, at: TableRef, dialog: &mut ImportDialog) {
    // In a low window the guesses leave no room; then all of it scrolls.
    let area = ScrollArea::vertical().id_salt("all").auto_shrink([false, false]);
    area.show(ui, |ui| {
        let bottom = ui.max_rect().bottom();
        guesses::of_reading_ui(ui, view, at, dialog);
        let Some(table) = dialog.table(at) else { return };
        let (first, end) = extent(table);
        let n_shown = (end - first).min(MOST_ROWS);
        let said = match end - first - n_shown {
            0 => "The rows as the file has them".to_owned(),
            more => format!(
                "The first {} rows as the file has them; {} more are read",
                whole(view, n_shown),
                whole(view, more)
            ),
        };
        note_ui(ui, &said);
        let height = (bottom - ui.cursor().top()).max(LEAST_HEIGHT);
        grid_ui(ui, table, first..first + n_shown, height);
    });
}

/// The records of a table, as many as are in sight.
fn grid_ui(ui: &mut Ui, table: &ParsedTable, records: std::ops::Range<usize>, height: f32) {
    let (first, n_shown) = (records.start, records.len());
    let n_columns = table.shape.headers.len().max(1);
    #[expect(clippy::cast_precision_loss, reason = "at most 5,000 columns and 1,000 rows")]
    let size = vec2(MARK_WIDTH + n_columns as f32 * COLUMN_WIDTH, n_shown as f32 * ROW_HEIGHT);
    // A bar is moved up to where it can be seen; below the fold it would lie on the guesses.
    let is_below = ui.cursor().top() + 2.0 * ROW_HEIGHT > ui.clip_rect().bottom();
    let bars = if is_below {
        ScrollBarVisibility::AlwaysHidden
    } else {
        ScrollBarVisibility::VisibleWhenNeeded
    };
    let area = ScrollArea::both().max_height(height).auto_shrink([false, false]);
    area.scroll_bar_visibility(bars).show_viewport(ui, |ui, sight| {
        let (_, all) = ui.allocate_space(size);
        for row in in_sight(sight.y_range(), ROW_HEIGHT, 0.0, n_shown) {
            #[expect(clippy::cast_precision_loss, reason = "at most 1,000 rows")]
            let top = all.top() + row as f32 * ROW_HEIGHT;
            let line = Rect::from_min_size(pos2(all.left(), top), vec2(size.x, ROW_HEIGHT));
            row_ui(ui, table, first + row, line, sight);
        }
    });
}

/// The places, of `n` that are `step` long each and begin at `start`, that lie in a range.
pub(super) fn in_sight(
    range: egui::Rangef,
    step: f32,
    start: f32,
    n: usize,
) -> std::ops::Range<usize> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "places on the screen, never below 0"
    )]
    let place = |at: f32| ((at - start) / step).floor().max(0.0) as usize;
    place(range.min).min(n)..(place(range.max) + 1).min(n)
}

/// The first record of a table and the one behind its last, with what stands right above it.
fn extent(table: &ParsedTable) -> (usize, usize) {
    let shape = &table.shape;
    let others = [&shape.totals, &shape.remarks, &shape.moved];
    let firsts = others.iter().filter_map(|list| list.first().copied());
    let first = firsts.chain(shape.rows.first()).min().unwrap_or(0);
    let lasts = others.iter().filter_map(|list| list.last().copied());
    let last = lasts.chain(shape.rows.last()).max().unwrap_or(0);
    let header = shape.header_record.unwrap_or(first).min(first);
    let above = shape.preamble.len() + usize::from(shape.title.is_some());
    (header.saturating_sub(above.min(ROWS_ABOVE)), (last + 1).min(table.grid().n_records()))
}

pub(super) fn mark_of(table: &ParsedTable, record: usize) -> RowMark {
    let shape = &table.shape;
    let is_in = |list: &[usize]| list.binary_search(&record).is_ok();
    let is_again = || {
        let place = shape.rows.place_of(record);
        place.is_some_and(|place| shape.repeated.binary_search(&place).is_ok())
    };
    if shape.header_record == Some(record) {
        RowMark::Header
    } else if is_in(&shape.totals) {
        RowMark::Total
    } else if is_in(&shape.remarks) {
        RowMark::Remark
    } else if is_in(&shape.moved) {
        RowMark::Moved
    } else if is_again() {
        RowMark::Again
    } else if is_in(&shape.ragged) {
        RowMark::Ragged
    } else if shape.rows.place_of(record).is_some() {
        RowMark::Data
    } else if shape.header_record.is_some_and(|header| record < header) {
        RowMark::Above
    } else if !shape.descriptions.is_empty()
        && shape.header_record.map(|row| row + 1) == Some(record)
    {
        RowMark::Descriptions
    } else {
        RowMark::Between
    }
}

fn row_ui(ui: &mut Ui, table: &ParsedTable, record: usize, line: Rect, sight: Rect) {
    let tokens = theme::tokens(ui);
    let mark = mark_of(table, record);
    let color = match mark {
        RowMark::Header | RowMark::Data => tokens.text,
        RowMark::Total => tokens.accent,
        RowMark::Ragged | RowMark::Moved => tokens.warning,
        RowMark::Descriptions
        | RowMark::Remark
        | RowMark::Again
        | RowMark::Above
        | RowMark::Between => tokens.weak,
    };
    if mark == RowMark::Header {
        ui.painter().rect_filled(line, 0.0, tokens.sunken);
    }
    ui.painter().hline(line.x_range(), line.bottom() - 0.5, Stroke::new(1.0, tokens.grid));
    let word = match mark.word() {
        "" => (record + 1).to_string(),
        word => format!("{}  {word}", record + 1),
    };
    let number = Rect::from_min_size(line.min, vec2(MARK_WIDTH, line.height()));
    cell_ui(ui, number, &word, if mark == RowMark::Data { tokens.weak } else { color }, false);
    let n_columns = table.shape.headers.len().max(1);
    for column in in_sight(sight.x_range(), COLUMN_WIDTH, MARK_WIDTH, n_columns) {
        #[expect(clippy::cast_precision_loss, reason = "at most 5,000 columns")]
        let left = line.left() + MARK_WIDTH + column as f32 * COLUMN_WIDTH;
        let cell = Rect::from_min_size(pos2(left, line.top()), vec2(COLUMN_WIDTH, line.height()));
        let text = table.grid().field(record, column);
        cell_ui(ui, cell, text, color, mark == RowMark::Header);
    }
}

/// A cell on one line; what does not fit is in its tooltip.
fn cell_ui(ui: &mut Ui, rect: Rect, text: &str, color: Color32, is_strong: bool) {
    let short: String =
        text.chars().take(MOST_LETTERS).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if short.trim().is_empty() {
        return;
    }
    let style = if is_strong { theme::small_semibold() } else { TextStyle::Small };
    let inner = rect.shrink2(vec2(theme::SPACE_4, 0.0));
    let at = Align2::LEFT_CENTER.align_size_within_rect(vec2(inner.width(), 18.0), inner);
    ui.scope_builder(UiBuilder::new().max_rect(at), |ui| {
        ui.add(Label::new(RichText::new(short).text_style(style).color(color)).truncate());
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{NoProgress, Reading, read_file};

    #[test]
    fn every_row_says_what_it_was_taken_for() {
        let text = "My page\nDate,Likes\n2024-01-01,5\n2024-01-02,6\nTotal,11\n";
        let file = read_file("a.csv", text.as_bytes(), Reading::texts(&NoProgress));
        let table = &file.tables[0];
        let (first, end) = extent(table);
        let marks: Vec<RowMark> = (first..end).map(|record| mark_of(table, record)).collect();
        let expected =
            [RowMark::Above, RowMark::Header, RowMark::Data, RowMark::Data, RowMark::Total];
        assert_eq!(marks, expected);
        let text = "Date,Likes\n2024-01-01,5\n2024-01-02,6\n2024-01-03,1,204\n";
        let file = read_file("a.csv", text.as_bytes(), Reading::texts(&NoProgress));
        let (first, end) = extent(&file.tables[0]);
        assert_eq!((first, end), (0, 4));
        assert_eq!(mark_of(&file.tables[0], 3), RowMark::Moved);
    }

    #[test]
    fn only_places_in_sight_are_painted() {
        assert_eq!(in_sight(egui::Rangef::new(30.0, 70.0), 10.0, 0.0, 100), 3..8);
        assert_eq!(in_sight(egui::Rangef::new(0.0, 5.0), 10.0, 20.0, 3), 0..1);
        assert_eq!(in_sight(egui::Rangef::new(900.0, 990.0), 10.0, 0.0, 4), 4..4);
    }
}

//! Pasting a block from a spreadsheet: headings and periods are recognised, not shifted into
//! the readings, and whatever is left out is said.

use super::block::{Readings, cells_of, forget_drafts, push};
use super::clipboard;
use super::cursor::{Block, Cell, Cursor};
use super::periods;
use super::sheet::Sheet;
use crate::app::{Action, Actions};

/// How many cells that could not be read are told one by one.
const TOLD: usize = 3;
/// How spreadsheets write that there is nothing.
const NOTHING: [&str; 9] = ["–", "—", "-", "n/a", "na", "#n/a", "nan", "null", "none"];

/// Puts a block from the clipboard at the cursor and selects it. A row of headings and a column
/// of periods are left out; periods say which rows the figures belong to.
pub fn paste(sheet: &Sheet<'_>, text: &str, cursor: &mut Cursor, actions: &mut Actions) {
    let source = Source::read(sheet, clipboard::parse(text));
    let widest = source.lines.iter().map(|line| line.cells.len()).max().unwrap_or(0);
    if widest == 0 {
        return;
    }
    if let Some(why) = source.refusal(sheet) {
        actions.push(Action::Warn(why));
        return;
    }
    let selected = cursor.block();
    let mut pasted = Pasted { skipped: source.skipped(sheet), ..Pasted::default() };
    let target = if source.has_periods() {
        place_by_period(sheet, &source, selected, widest, &mut pasted)
    } else {
        place_at_cursor(sheet, &source, selected, widest, &mut pasted)
    };
    let last_col = sheet.columns.len() - 1;
    cursor.select(Cell { row: target.top, col: target.left });
    cursor.far = Cell { row: target.bottom, col: target.right.min(last_col) };
    if source.has_periods() {
        pasted.forget_drafts(sheet, actions);
    } else {
        forget_drafts(sheet, cursor.block(), actions);
    }
    push("paste", pasted.readings.split_off(0), actions);
    pasted.say(target.right.saturating_sub(last_col), actions);
}

/// A pasted line of figures.
#[derive(Debug)]
struct Line {
    /// The row its period names, if there is a column of periods.
    row: Option<i32>,
    /// What stood in that column.
    label: String,
    cells: Vec<String>,
}

/// A pasted block without its heading and its column of periods.
#[derive(Debug, Default)]
struct Source {
    lines: Vec<Line>,
    /// The heading, unless it only names the columns of the grid.
    heading: Option<String>,
    has_labels: bool,
}

impl Source {
    fn read(sheet: &Sheet<'_>, mut lines: Vec<Vec<String>>) -> Self {
        let names_columns = lines.len() > 1 && is_heading(sheet, &lines[0]);
        let mut heading = None;
        if names_columns {
            lines.remove(0);
        } else if lines.len() > 1 && is_foreign_heading(sheet, &lines[0], &lines[1..]) {
            heading = Some(lines.remove(0).join(", "));
        }
        let has_labels = has_labels(sheet, &lines);
        let lines = lines.into_iter().map(|mut cells| {
            let label =
                if has_labels && !cells.is_empty() { cells.remove(0) } else { String::new() };
            let row = period_row(sheet, &label).filter(|_| has_labels);
            Line { row, label, cells }
        });
        Self { lines: lines.collect(), heading, has_labels }
    }

    fn has_periods(&self) -> bool {
        self.lines.iter().any(|line| line.row.is_some())
    }

    /// Why nothing of it can be placed.
    fn refusal(&self, sheet: &Sheet<'_>) -> Option<String> {
        let mut rows: Vec<i32> = self.lines.iter().filter_map(|line| line.row).collect();
        let n = rows.len();
        rows.sort_unstable();
        rows.dedup();
        (rows.len() < n).then(|| {
            format!(
                "Nothing was pasted: several rows fall into the same {}. Choose the cadence the \
                 figures were counted in, then paste again",
                sheet.rows.cadence.code()
            )
        })
    }

    /// What was not taken for figures, in words.
    fn skipped(&self, sheet: &Sheet<'_>) -> Vec<String> {
        let mut skipped = Vec::new();
        if let Some(heading) = &self.heading {
            skipped.push(format!("The heading row “{heading}” was skipped"));
        }
        let rows = || self.lines.iter().filter_map(|line| line.row);
        if let (Some(first), Some(last)) = (rows().min(), rows().max()) {
            let (first, last) = (sheet.row_name(first), sheet.row_name(last));
            let span = if first == last { first } else { format!("{first} to {last}") };
            skipped.push(format!("The figures went to the periods beside them, {span}"));
        } else if self.has_labels {
            skipped.push("The first column holds no figures and was skipped".to_owned());
        }
        skipped
    }
}

/// Whether a pasted line only names the columns.
fn is_heading(sheet: &Sheet<'_>, line: &[String]) -> bool {
    let mut texts = line.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).peekable();
    texts.peek().is_some() && texts.all(|text| sheet.is_column_heading(text))
}

/// Whether a pasted line is words over figures.
fn is_foreign_heading(sheet: &Sheet<'_>, line: &[String], below: &[Vec<String>]) -> bool {
    let mut words = line.iter().map(|text| text.trim()).filter(|text| !text.is_empty());
    let are_words = words.clone().next().is_some() && words.all(|text| is_word(sheet, text));
    let has_figures = below.iter().flatten().any(|text| is_figure(sheet, text));
    are_words && has_figures
}

/// Whether a text is neither a figure, nor a period, nor a sign for nothing.
fn is_word(sheet: &Sheet<'_>, text: &str) -> bool {
    !is_figure(sheet, text)
        && period_row(sheet, text).is_none()
        && !is_nothing(text)
        && text.contains(char::is_alphabetic)
}

fn is_figure(sheet: &Sheet<'_>, text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && sheet.view.numbers().parse(text).is_ok()
}

fn is_nothing(text: &str) -> bool {
    NOTHING.iter().any(|nothing| nothing.eq_ignore_ascii_case(text))
}

fn period_row(sheet: &Sheet<'_>, text: &str) -> Option<i32> {
    let (cadence, dates) = (sheet.rows.cadence, sheet.view.dates());
    periods::read(sheet.calendar(), cadence, dates, text).map(|period| period.ordinal)
}

/// Whether the first column names the rows: periods, or at least words in every row.
fn has_labels(sheet: &Sheet<'_>, lines: &[Vec<String>]) -> bool {
    if lines.iter().map(Vec::len).max().unwrap_or(0) < 2 {
        return false;
    }
    let labels = || lines.iter().filter_map(|line| line.first()).map(|text| text.trim());
    let figures = labels().filter(|text| is_figure(sheet, text)).count();
    let periods = labels().filter(|text| period_row(sheet, text).is_some()).count();
    // A year reads as a figure too: it is one unless every row begins with another year.
    let are_years = figures > 0 && figures == periods && periods == lines.len() && {
        let mut rows: Vec<i32> = labels().filter_map(|text| period_row(sheet, text)).collect();
        rows.dedup();
        rows.len() == lines.len() && lines.iter().any(|line| line.len() > sheet.columns.len())
    };
    let are_words = lines.len() > 1 && labels().all(|text| is_word(sheet, text));
    are_years || (figures == 0 && periods > 0) || are_words
}

/// Each line goes to the row its period names.
fn place_by_period(
    sheet: &Sheet<'_>,
    source: &Source,
    selected: Block,
    widest: usize,
    pasted: &mut Pasted,
) -> Block {
    let mut rows = (i32::MAX, i32::MIN);
    for (place, line) in source.lines.iter().enumerate() {
        let Some(row) = line.row else {
            if line.cells.iter().any(|text| !text.trim().is_empty()) {
                pasted.unplaced.push(line.label.trim().to_owned());
            }
            continue;
        };
        rows = (rows.0.min(row), rows.1.max(row));
        for (offset, text) in line.cells.iter().enumerate() {
            pasted.take(sheet, Cell { row, col: selected.left + offset }, place, text);
        }
    }
    Block { top: rows.0, bottom: rows.1, left: selected.left, right: selected.left + widest - 1 }
}

/// The block begins at the cursor, or fills the selection several times.
fn place_at_cursor(
    sheet: &Sheet<'_>,
    source: &Source,
    selected: Block,
    widest: usize,
    pasted: &mut Pasted,
) -> Block {
    let target = target(selected, source.lines.len(), widest);
    for cell in cells_of(target) {
        let line = place(cell.row - target.top, source.lines.len());
        let text = source.lines[line].cells.get((cell.col - target.left) % widest);
        if let Some(text) = text {
            pasted.take(sheet, cell, line, text);
        }
    }
    target
}

/// Where a pasted block goes: over the selection if it fits in there several times, else as large
/// as it is.
fn target(selected: Block, n_lines: usize, widest: usize) -> Block {
    let n_rows = i32::try_from(n_lines).unwrap_or(i32::MAX);
    let repeats = selected.n_rows() % n_rows == 0 && selected.n_cols().is_multiple_of(widest);
    if repeats {
        return selected;
    }
    Block {
        bottom: selected.top.saturating_add(n_rows - 1),
        right: selected.left + widest - 1,
        ..selected
    }
}

/// The line a row of a repeated block takes.
fn place(row: i32, n_lines: usize) -> usize {
    usize::try_from(row).unwrap_or(0) % n_lines.max(1)
}

/// What came of a pasted block.
#[derive(Default)]
struct Pasted {
    readings: Readings,
    /// Cells that were no number: their text and line, from 0.
    left_out: Vec<(String, usize)>,
    /// What stood for a period and names none.
    unplaced: Vec<String>,
    /// What was recognised and rightly not taken.
    skipped: Vec<String>,
    n_cells: usize,
}

impl Pasted {
    fn take(&mut self, sheet: &Sheet<'_>, cell: Cell, line: usize, text: &str) {
        let Some(key) = sheet.key(cell) else { return };
        self.n_cells += 1;
        let text = text.trim();
        // The dash is how this program shows that there is nothing.
        if text.is_empty() || text == "–" {
            self.readings.push((key, None));
            return;
        }
        match sheet.view.numbers().parse(text) {
            Ok(value) => self.readings.push((key, Some(value))),
            Err(_) => self.left_out.push((text.to_owned(), line)),
        }
    }

    /// Gives up texts that were no numbers where a figure took their place.
    fn forget_drafts(&self, sheet: &Sheet<'_>, actions: &mut Actions) {
        for (key, _) in &self.readings {
            if sheet.draft_error(*key).is_some() {
                actions.push(Action::Forget(crate::app::Field::Reading(*key)));
            }
        }
    }

    /// Says what was skipped, and as a warning what was left out.
    fn say(mut self, columns_over: usize, actions: &mut Actions) {
        let lost = self.lost(columns_over);
        let is_warning = !lost.is_empty();
        let parts: Vec<String> = lost.into_iter().chain(self.skipped.drain(..)).collect();
        if is_warning {
            actions.push(Action::Warn(parts.join(". ")));
        } else if !parts.is_empty() {
            actions.push(Action::Notify(parts.join(". ")));
        }
    }

    /// What was left out, if anything was.
    fn lost(&self, columns_over: usize) -> Vec<String> {
        let mut parts = Vec::new();
        if !self.left_out.is_empty() {
            let told: Vec<String> = self
                .left_out
                .iter()
                .take(TOLD)
                .map(|(text, line)| format!("“{text}” in row {}", line + 1))
                .collect();
            parts.push(format!(
                "{} of {} cells were not numbers and were left out: {}{}",
                self.left_out.len(),
                self.n_cells,
                told.join(", "),
                more(self.left_out.len()),
            ));
        }
        if !self.unplaced.is_empty() {
            let told: Vec<String> =
                self.unplaced.iter().take(TOLD).map(|text| format!("“{text}”")).collect();
            parts.push(format!(
                "Rows that name no period were left out: {}{}",
                told.join(", "),
                more(self.unplaced.len())
            ));
        }
        match columns_over {
            0 => {}
            1 => parts.push("1 column did not fit beside the others and was left out".to_owned()),
            n => parts.push(format!("{n} columns did not fit beside the others and were left out")),
        }
        parts
    }
}

/// " and 2 more" behind the first few.
fn more(n: usize) -> String {
    match n.saturating_sub(TOLD) {
        0 => String::new(),
        n => format!(" and {n} more"),
    }
}

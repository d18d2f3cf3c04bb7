//! What happens to a block of cells at once: copy, paste, fill, clear. Each becomes one edit.

use super::clipboard;
use super::cursor::{Block, Cell, Cursor};
use super::sheet::Sheet;
use crate::app::{Action, Actions, Field};
use crate::edit::{Edit, ReadingsEdit};
use crate::model::ReadingKey;

/// How many cells that could not be read are told one by one.
const TOLD: usize = 3;

type Readings = Vec<(ReadingKey, Option<f64>)>;

/// The block as a spreadsheet takes it, every digit there is.
pub fn copied(sheet: &Sheet<'_>, block: Block) -> String {
    let numbers = sheet.view.numbers();
    let cell = |row, col| {
        sheet.value(Cell { row, col }).map_or_else(String::new, |value| numbers.exact(value))
    };
    let line = |row| (block.left..=block.right).map(|col| cell(row, col)).collect();
    let lines: Vec<Vec<String>> = (block.top..=block.bottom).map(line).collect();
    clipboard::write(&lines)
}

/// Takes every reading of the block away. Costs what there is, not what the block spans.
pub fn clear(sheet: &Sheet<'_>, block: Block, doing: &'static str, actions: &mut Actions) {
    let mut readings = Readings::new();
    for col in block.left..=block.right {
        let Some(series) = sheet.series(col) else { continue };
        for (row, _) in series.range(block.top, block.bottom) {
            readings.extend(sheet.key(Cell { row, col }).map(|key| (key, None)));
        }
    }
    forget_drafts(sheet, block, actions);
    push(doing, readings, actions);
}

/// Repeats the first row of the block downwards; a block of one row takes the row above it.
pub fn fill_down(sheet: &Sheet<'_>, block: Block, actions: &mut Actions) {
    let from = if block.n_rows() == 1 { block.top.saturating_sub(1) } else { block.top };
    let cells = cells_of(Block { top: from.saturating_add(1), ..block });
    fill(sheet, block, cells.map(|cell| (Cell { row: from, ..cell }, cell)), actions);
}

/// Repeats the first column of the block to the right; a block of one column takes the column
/// before it.
pub fn fill_right(sheet: &Sheet<'_>, block: Block, actions: &mut Actions) {
    let from = if block.n_cols() == 1 { block.left.saturating_sub(1) } else { block.left };
    let cells = cells_of(Block { left: from + 1, ..block });
    fill(sheet, block, cells.map(|cell| (Cell { col: from, ..cell }, cell)), actions);
}

fn fill(
    sheet: &Sheet<'_>,
    block: Block,
    cells: impl Iterator<Item = (Cell, Cell)>,
    actions: &mut Actions,
) {
    let readings =
        cells.filter_map(|(from, to)| Some((sheet.key(to)?, sheet.value(from)))).collect();
    forget_drafts(sheet, block, actions);
    push("fill", readings, actions);
}

/// Puts a block from the clipboard at the cursor and selects it. What is no number is left out
/// and told in one sentence.
pub fn paste(sheet: &Sheet<'_>, text: &str, cursor: &mut Cursor, actions: &mut Actions) {
    let mut lines = clipboard::parse(text);
    if lines.len() > 1 && is_heading(sheet, &lines[0]) {
        lines.remove(0);
    }
    let widest = lines.iter().map(Vec::len).max().unwrap_or(0);
    if widest == 0 {
        return;
    }
    let selected = cursor.block();
    let target = target(selected, &lines, widest);
    let mut pasted = Pasted::default();
    for cell in cells_of(target) {
        let line = place(cell.row - target.top, lines.len());
        let Some(text) = lines[line].get((cell.col - target.left) % widest) else { continue };
        pasted.take(sheet, cell, line, text);
    }
    let last_col = sheet.columns.len() - 1;
    cursor.select(Cell { row: target.top, col: target.left });
    cursor.far = Cell { row: target.bottom, col: target.right.min(last_col) };
    forget_drafts(sheet, cursor.block(), actions);
    push("paste", pasted.readings.split_off(0), actions);
    if let Some(sentence) = pasted.sentence(target.right.saturating_sub(last_col)) {
        actions.push(Action::Notify(sentence));
    }
}

/// Where a pasted block goes: over the selection if it fits in there several times, else as large
/// as it is.
fn target(selected: Block, lines: &[Vec<String>], widest: usize) -> Block {
    let n_rows = i32::try_from(lines.len()).unwrap_or(i32::MAX);
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

/// Whether a pasted line only names the columns.
fn is_heading(sheet: &Sheet<'_>, line: &[String]) -> bool {
    let mut texts = line.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).peekable();
    texts.peek().is_some() && texts.all(|text| sheet.is_column_heading(text))
}

/// What came of a pasted block.
#[derive(Default)]
struct Pasted {
    readings: Readings,
    /// Cells that were no number: their text and line, from 0.
    left_out: Vec<(String, usize)>,
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

    /// What was left out, if anything was.
    fn sentence(&self, columns_over: usize) -> Option<String> {
        let mut parts = Vec::new();
        if !self.left_out.is_empty() {
            let told: Vec<String> = self
                .left_out
                .iter()
                .take(TOLD)
                .map(|(text, line)| format!("“{text}” in row {}", line + 1))
                .collect();
            let more = match self.left_out.len().saturating_sub(TOLD) {
                0 => String::new(),
                n => format!(" and {n} more"),
            };
            parts.push(format!(
                "{} of {} cells were not numbers and were left out: {}{more}",
                self.left_out.len(),
                self.n_cells,
                told.join(", "),
            ));
        }
        match columns_over {
            0 => {}
            1 => parts.push("1 column did not fit beside the others and was left out".to_owned()),
            n => parts.push(format!("{n} columns did not fit beside the others and were left out")),
        }
        (!parts.is_empty()).then(|| parts.join(". "))
    }
}

fn cells_of(block: Block) -> impl Iterator<Item = Cell> {
    (block.top..=block.bottom)
        .flat_map(move |row| (block.left..=block.right).map(move |col| Cell { row, col }))
}

/// Gives up texts in the block that were no numbers: something else takes their place.
fn forget_drafts(sheet: &Sheet<'_>, block: Block, actions: &mut Actions) {
    if !sheet.view.drafts.has_rejected() {
        return;
    }
    for key in cells_of(block).filter_map(|cell| sheet.key(cell)) {
        if sheet.draft_error(key).is_some() {
            actions.push(Action::Forget(Field::Reading(key)));
        }
    }
}

fn push(doing: &'static str, readings: Readings, actions: &mut Actions) {
    if !readings.is_empty() {
        actions.edit(Edit::Readings(ReadingsEdit::SetMany { doing, readings }));
    }
}

//! What happens to a block of cells at once: copy, fill, clear. Each becomes one edit.

use super::clipboard;
use super::cursor::{Block, Cell};
use super::sheet::Sheet;
use crate::app::{Action, Actions, Field};
use crate::edit::{Edit, ReadingsEdit};
use crate::model::ReadingKey;

pub(super) type Readings = Vec<(ReadingKey, Option<f64>)>;

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

pub(super) fn cells_of(block: Block) -> impl Iterator<Item = Cell> {
    (block.top..=block.bottom)
        .flat_map(move |row| (block.left..=block.right).map(move |col| Cell { row, col }))
}

/// Gives up texts in the block that were no numbers: something else takes their place.
pub(super) fn forget_drafts(sheet: &Sheet<'_>, block: Block, actions: &mut Actions) {
    if !sheet.view.drafts.has_rejected() {
        return;
    }
    for key in cells_of(block).filter_map(|cell| sheet.key(cell)) {
        if sheet.draft_error(key).is_some() {
            actions.push(Action::Forget(Field::Reading(key)));
        }
    }
}

pub(super) fn push(doing: &'static str, readings: Readings, actions: &mut Actions) {
    if !readings.is_empty() {
        actions.edit(Edit::Readings(ReadingsEdit::SetMany { doing, readings }));
    }
}

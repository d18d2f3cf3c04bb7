//! Tables that stand side by side in one sheet, with a blank column between them.

use std::ops::Range;

use super::is_date_word;
use crate::import::cells::dates;
use crate::import::lines::records::Grid;

/// Records looked at before the whole file is.
const SAMPLE: usize = 60;
/// Filled records a part needs: names and two rows.
const FEWEST: usize = 3;

/// The columns of each table, where there are several side by side, each with dates of its own;
/// empty otherwise.
pub fn parts(grid: &Grid, first: usize) -> Vec<Range<usize>> {
    let n = grid.n_records();
    let head = used(grid, first..n.min(first + SAMPLE));
    // Almost every file ends here, after a few records.
    if split(&head).len() < 2 {
        return Vec::new();
    }
    let parts = split(&used(grid, first..n));
    if parts.len() < 2 || !parts.iter().all(|part| has_dates(grid, first, part)) {
        return Vec::new();
    }
    parts
}

/// For each column whether any record has something in it.
fn used(grid: &Grid, records: Range<usize>) -> Vec<bool> {
    let mut used = Vec::new();
    for record in records {
        if grid.n_filled(record) < 2 {
            continue;
        }
        for (column, cell) in grid.record(record).enumerate() {
            if used.len() <= column {
                used.resize(column + 1, false);
            }
            used[column] = used[column] || !cell.trim().is_empty();
        }
    }
    used
}

/// Runs of at least two used columns.
fn split(used: &[bool]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    for column in 0..=used.len() {
        if !used.get(column).copied().unwrap_or(false) {
            if column > start {
                parts.push(start..column);
            }
            start = column + 1;
        }
    }
    // A lone column beside a table is a remark, and no table of its own.
    if parts.iter().any(|part| part.len() < 2) { Vec::new() } else { parts }
}

/// Whether a part has names above and, in one of its columns, dates below.
fn has_dates(grid: &Grid, first: usize, part: &Range<usize>) -> bool {
    let filled = |record: &usize| part.clone().any(|c| !grid.field(*record, c).trim().is_empty());
    let records: Vec<usize> = (first..grid.n_records()).filter(filled).take(SAMPLE).collect();
    if records.len() < FEWEST {
        return false;
    }
    part.clone().any(|column| {
        let cells = || records.iter().map(|record| grid.field(*record, column));
        let n_dates = cells().filter(|cell| dates::parse(cell).is_some()).count();
        n_dates * 2 >= records.len() || (n_dates > 1 && cells().any(is_date_word))
    })
}

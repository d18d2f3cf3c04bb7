//! Rows with more fields than there are column names: a remark behind the last column, or a
//! separator inside a field that moved all behind it.

use std::collections::BTreeSet;

use super::{TableShape, is_data};
use crate::import::lines::grid::Grid;

/// Rows that show what a column holds.
const SAMPLE: usize = 20;

/// Takes rows out whose fields may have moved: what stands below a name may not belong to it.
pub(super) fn leave_moved(grid: &Grid, table: &mut TableShape) {
    let Some(header) = table.header_record else { return };
    let named = grid.width(header);
    let is_longer = |record: usize| {
        let mut beyond = named..grid.width(record);
        beyond.any(|column| !grid.field(record, column).trim().is_empty())
    };
    let longer: Vec<usize> = table.ragged.iter().copied().filter(|row| is_longer(*row)).collect();
    if longer.is_empty() || longer.len() == table.rows.len() {
        return;
    }
    let even: Vec<usize> =
        table.rows.iter().filter(|row| longer.binary_search(row).is_err()).take(SAMPLE).collect();
    let holds_data: Vec<bool> = (0..named)
        .map(|column| {
            let n = even.iter().filter(|row| is_data(grid.field(**row, column))).count();
            n > 0 && n * 10 >= even.len() * 8
        })
        .collect();
    let moved: Vec<usize> =
        longer.into_iter().filter(|record| has_moved(grid, *record, &holds_data)).collect();
    leave_out_moved(table, &moved);
}

/// Takes those of the records out of the rows that are rows.
pub fn leave_out_moved(table: &mut TableShape, moved: &[usize]) {
    let are_rows = moved.iter().copied().filter(|record| table.rows.place_of(*record).is_some());
    let left: BTreeSet<usize> = are_rows.collect();
    table.rows = table.rows.without(&left);
    table.ragged.retain(|row| !left.contains(row));
    table.moved.extend(left);
    table.moved.sort_unstable();
}

/// Whether a word stands where the other rows have figures, or a figure may have been cut at its
/// thousands: "1,204" in fields of its own.
fn has_moved(grid: &Grid, record: usize, holds_data: &[bool]) -> bool {
    let cell = |column: usize| grid.field(record, column).trim();
    let is_word = |column: usize| !cell(column).is_empty() && !is_data(cell(column));
    let is_cut = |column: usize| {
        let (whole, group) = (cell(column), cell(column + 1));
        let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        are_digits(whole) && whole.len() <= 3 && are_digits(group) && group.len() == 3
    };
    let figures = || (0..holds_data.len()).filter(|column| holds_data[*column]);
    figures().any(is_word) || figures().any(is_cut)
}

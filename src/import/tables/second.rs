//! A second line of names right below the first: questions, units or types above columns of data.

use super::is_data;
use crate::import::lines::grid::Grid;
use crate::import::lines::record_list::RecordList;

/// Rows of data that show what a column holds.
const SAMPLE: usize = 6;

/// Whether the first of `rows` names its columns a second time: it holds words alone, in columns
/// that hold data in nearly all rows below. `header` is the first line of names.
pub(super) fn is_names(grid: &Grid, rows: &RecordList, header: usize) -> bool {
    let Some(second) = rows.first() else { return false };
    let below: Vec<usize> = rows.iter().skip(1).take(SAMPLE).collect();
    let is_filled = |column: usize| !grid.field(second, column).trim().is_empty();
    let width = grid.width(header).min(grid.width(second));
    if below.len() < 2 || grid.record(second).any(|cell| !cell.trim().is_empty() && is_data(cell)) {
        return false;
    }
    let holds_data = |column: &usize| {
        let n = below.iter().filter(|row| is_data(grid.field(**row, *column))).count();
        (n + 1) * 5 >= below.len() * 4 && n > 1
    };
    let of_data: Vec<usize> = (0..width).filter(holds_data).collect();
    let n_named = of_data.iter().filter(|column| is_filled(**column)).count();
    n_named > 1 && n_named * 5 >= of_data.len() * 4
}

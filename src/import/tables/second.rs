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

/// Whether a record names the columns below groups that stand beside the name of the first column
/// ("Date", "Facebook", blank, "Instagram", blank): words below all of them, and below the blanks, too.
pub(super) fn is_below_groups(grid: &Grid, record: usize, groups: usize) -> bool {
    let is_filled = |record: usize, column: usize| !grid.field(record, column).trim().is_empty();
    let width = grid.width(record).max(grid.width(groups));
    let n_groups = (1..width).filter(|column| is_filled(groups, *column)).count();
    is_filled(groups, 0)
        && !is_filled(record, 0)
        && is_filled(groups, 1)
        && n_groups > 1
        && (1..width).any(|column| !is_filled(groups, column) && is_filled(record, column))
        && (1..width).all(|column| {
            is_filled(record, column) && !is_data(grid.field(record, column))
                || !is_filled(groups, column) && !is_filled(record, column)
        })
        && grid.record(groups).all(|cell| !is_data(cell))
}

/// Gives the first column the name it has in the line of groups above the names.
pub(super) fn name_first(
    grid: &Grid,
    header: Option<usize>,
    groups: &[String],
    headers: &mut [String],
) {
    if let (Some(header), Some(group), Some(name)) = (header, groups.first(), headers.first_mut())
        && name.is_empty()
        && header.checked_sub(1).is_some_and(|above| is_below_groups(grid, header, above))
    {
        name.clone_from(group);
    }
}

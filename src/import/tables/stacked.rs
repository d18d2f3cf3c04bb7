//! Exports put one below the other with their header each time: rows that stand there again.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::TableShape;
use crate::import::lines::grid::Grid;

/// Finds the rows that stand word for word in another part of a table whose header is repeated: the
/// first of each stays. Rows that are alike within one part were so in the export itself.
pub(super) fn mark_repeated(grid: &Grid, table: &mut TableShape) {
    if table.header_repeats.is_empty() {
        return;
    }
    let part = |record: usize| table.header_repeats.partition_point(|header| *header < record);
    let same = |one: usize, other: usize| {
        grid.record(one).map(str::trim).eq(grid.record(other).map(str::trim))
    };
    // Sorted by checksum, equal rows are neighbours; ties keep the order of the file.
    let mut rows: Vec<(u64, usize)> =
        table.rows.iter().enumerate().map(|(row, record)| (checksum(grid, record), row)).collect();
    rows.sort_unstable();
    let mut repeated = Vec::new();
    for alike in rows.chunk_by(|one, other| one.0 == other.0).filter(|alike| alike.len() > 1) {
        let first = table.rows.at(alike[0].1);
        let is_again = |row: &usize| {
            let record = table.rows.at(*row);
            part(record) != part(first) && same(first, record)
        };
        repeated.extend(alike.iter().map(|(_, row)| *row).filter(is_again));
    }
    repeated.sort_unstable();
    table.repeated = repeated;
}

fn checksum(grid: &Grid, record: usize) -> u64 {
    let mut hasher = DefaultHasher::new();
    for cell in grid.record(record) {
        cell.trim().hash(&mut hasher);
    }
    hasher.finish()
}

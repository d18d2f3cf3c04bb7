//! The columns that could part the rows of a period, which a chooser offers.

use std::collections::BTreeSet;

use crate::import::cells::clean::visible;
use crate::import::preview::rows;
use crate::import::source::file::ParsedTable;

/// A column that tells the rows of a period apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SplitColumn {
    pub column: usize,
    pub header: String,
    /// Its different values in the order of the file, 200 at most.
    pub values: Vec<String>,
}

/// The columns that could part the rows of a period, with their values.
pub(super) fn of(table: &ParsedTable) -> Vec<SplitColumn> {
    const VALUES: usize = 200;
    let grid = table.grid();
    let values = |column: usize| {
        let mut values: Vec<String> = Vec::new();
        let mut seen = BTreeSet::new();
        for record in &table.shape.rows {
            let value = visible(grid.field(record, column));
            if !value.is_empty() && seen.len() < VALUES && seen.insert(value.to_string()) {
                values.push(value.into_owned());
            }
        }
        values
    };
    rows::splitters(grid, table)
        .into_iter()
        .map(|column| SplitColumn {
            column,
            header: table.columns[column].header.clone(),
            values: values(column),
        })
        .collect()
}

//! Which sheets of a workbook, or files of an archive, are one table that was parted.

use std::collections::BTreeSet;

use crate::import::columns::time_axis::DateSource;
use crate::import::meaning::recognise::{Family, channel_of};
use crate::import::source::file::ParsedTable;

/// Whether a table goes on where an earlier one ended: the same columns, dates of its own, nothing
/// that says it is about another network.
pub fn goes_on(first: &ParsedTable, table: &ParsedTable) -> bool {
    let (Some(source), Some(first_source)) = (table.dates, first.dates) else { return false };
    // Facebook's sheets name the same columns for people and for actions.
    let is_facebook = table.tool.is_some_and(|tool| tool.family == Family::FacebookInsights);
    table.part.is_some()
        && first.part != table.part
        && source == first_source
        && first.shape.headers == table.shape.headers
        && !is_facebook
        && channel_of(&first.shape) == channel_of(&table.shape)
        && !share_days(first, table)
}

/// Whether more than half of the dates of the shorter table stand in the other too: then they are
/// about two things in the same days.
pub fn share_days(first: &ParsedTable, table: &ParsedTable) -> bool {
    let (Some(source), Some(first_source)) = (table.dates, first.dates) else { return false };
    let (ours, theirs) = (days(table, source), days(first, first_source));
    let shared = ours.intersection(&theirs).count();
    shared * 2 > ours.len().min(theirs.len())
}

fn days(table: &ParsedTable, source: DateSource) -> BTreeSet<Vec<&str>> {
    let cell = |record: usize, column: usize| table.grid().field(record, column).trim();
    let day = |record: usize| source.columns().map(|column| cell(record, column)).collect();
    table.shape.rows.iter().map(day).collect()
}

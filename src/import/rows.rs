//! The rows of a table by channel and period, and what it means when a period has several.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::choices::ChannelChoice;
use super::clean::visible;
use super::columns::ColumnContent;
use super::file::ParsedTable;
use super::records::Grid;
use super::tables::is_date_word;

/// How often a period may stand in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowMode {
    /// One row per channel and period.
    Once,
    /// One row per channel, period and value of this column.
    Split { column: usize },
    /// One row per post, ticket or answer.
    Events,
}

/// Rows of one channel, by the first day of their period; values are places in the table's rows.
pub type RowsByPeriod = BTreeMap<Date, Vec<usize>>;

/// A table's rows in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortedRows {
    pub mode: RowMode,
    /// By channel name, in the order of the file.
    pub channels: Vec<(String, RowsByPeriod)>,
    /// Rows (places) left out because a later row says the same.
    pub n_identical: usize,
    /// Rows (places) that a later row of the same period replaces.
    pub replaced: Vec<usize>,
}

/// Sorts rows. `starts` has an entry for every row of the table.
pub fn sort(
    grid: &Grid,
    table: &ParsedTable,
    starts: &[Option<Date>],
    channel: &ChannelChoice,
) -> SortedRows {
    let mut order: Vec<String> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut groups: Vec<RowsByPeriod> = Vec::new();
    for (row, start) in starts.iter().enumerate() {
        let Some(start) = start else { continue };
        let name = channel_name(grid, table, row, channel);
        let at = *places.entry(name.to_lowercase()).or_insert_with(|| {
            order.push(name.clone());
            groups.push(RowsByPeriod::new());
            groups.len() - 1
        });
        groups[at].entry(*start).or_default().push(row);
    }
    let mut sorted = SortedRows {
        mode: RowMode::Once,
        channels: order.into_iter().zip(groups).collect(),
        n_identical: 0,
        replaced: Vec::new(),
    };
    sorted.decide(grid, table);
    sorted
}

fn channel_name(grid: &Grid, table: &ParsedTable, row: usize, channel: &ChannelChoice) -> String {
    match channel {
        ChannelChoice::Named(name) => name.trim().to_owned(),
        ChannelChoice::Column(column) => {
            let name = visible(grid.field(table.shape.rows[row], *column)).into_owned();
            if name.is_empty() { super::choices::ALL_CHANNELS.to_owned() } else { name }
        }
    }
}

impl SortedRows {
    fn decide(&mut self, grid: &Grid, table: &ParsedTable) {
        if has_row_ids(grid, table) {
            self.mode = RowMode::Events;
            return;
        }
        let groups = || self.channels.iter().flat_map(|(_, rows)| rows.values());
        let n_rows: usize = groups().map(Vec::len).sum();
        let n_extra = n_rows - groups().count();
        if n_extra == 0 {
            return;
        }
        let is_split_by = |column: &usize| {
            let filled = table.columns[*column].n_values;
            let is_filled = filled * 20 >= table.shape.rows.len() * 19;
            is_filled
                && groups().all(|rows| {
                    let values: BTreeSet<&str> = rows
                        .iter()
                        .map(|row| grid.field(table.shape.rows[*row], *column))
                        .collect();
                    values.len() == rows.len()
                })
        };
        let splitter = (0..table.columns.len())
            .filter(|column| !is_date_word(&table.columns[*column].header))
            .filter(|column| can_split(grid, table, *column))
            .find(is_split_by);
        if let Some(column) = splitter {
            self.mode = RowMode::Split { column };
        } else if are_events(table, n_rows, n_extra) {
            self.mode = RowMode::Events;
        } else {
            self.keep_last(grid, table);
        }
    }

    /// A few repeated periods are slips: the last row of the file stands.
    fn keep_last(&mut self, grid: &Grid, table: &ParsedTable) {
        let record = |row: usize| grid.record(table.shape.rows[row]);
        for rows in self.channels.iter_mut().flat_map(|(_, rows)| rows.values_mut()) {
            while rows.len() > 1 {
                let earlier = rows.remove(0);
                if rows.iter().any(|row| record(*row).eq(record(earlier))) {
                    self.n_identical += 1;
                } else {
                    self.replaced.push(earlier);
                }
            }
        }
    }
}

/// Whether a column could part the rows of a period: words that repeat from period to period, or
/// the hour.
fn can_split(grid: &Grid, table: &ParsedTable, column: usize) -> bool {
    let info = &table.columns[column];
    match info.content {
        ColumnContent::Category | ColumnContent::Channel => true,
        ColumnContent::Text => {
            let rows = &table.shape.rows;
            let values: BTreeSet<&str> = rows.iter().map(|row| grid.field(*row, column)).collect();
            values.len() * 2 <= rows.len()
        }
        _ => is_hour(&info.header),
    }
}

/// Whether repeated periods are the rule and not slips: more than one row in ten beside texts, or
/// one in five without.
fn are_events(table: &ParsedTable, n_rows: usize, n_extra: usize) -> bool {
    let has_texts = table.columns.iter().any(|column| column.content == ColumnContent::Text);
    (has_texts && n_extra * 10 > n_rows) || (n_extra >= 3 && n_extra * 5 > n_rows)
}

/// Whether every row has an id or an address of its own: a post, a ticket, an answer.
fn has_row_ids(grid: &Grid, table: &ParsedTable) -> bool {
    let rows = &table.shape.rows;
    (0..table.columns.len()).any(|column| {
        let info = &table.columns[column];
        let first = rows.first().map_or("", |record| grid.field(*record, column));
        let is_address = info.content == ColumnContent::Text && first.starts_with("http");
        let is_id = info.content == ColumnContent::Id
            && !info.header.starts_with("Column ")
            && !is_hour(&info.header);
        if rows.len() < 2 || !(is_id || is_address) {
            return false;
        }
        let values: BTreeSet<&str> =
            rows.iter().map(|record| grid.field(*record, column)).collect();
        values.len() * 10 >= rows.len() * 9
    })
}

fn is_hour(header: &str) -> bool {
    matches!(super::clean::normal(header).as_str(), "hour" | "start hour")
}

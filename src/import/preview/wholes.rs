//! Rows that sum up the rows beside them without saying “Total” first: “All networks” in a column of
//! networks, “Worldwide” among countries.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::import::cells::clean::visible;
use crate::import::choices::{ChannelChoice, UnitChoice};
use crate::import::columns::{ColumnContent, labels};
use crate::import::preview::column_series::figure;
use crate::import::problem::{ImportProblem, Severity, problem};
use crate::import::source::file::ParsedTable;
use crate::import::tables::is_whole_word;

/// Rows looked at for values that are the sums of others.
const ROWS: usize = 1_000;
/// Columns of figures looked at.
const COLUMNS: usize = 8;
/// Periods in which a value has to be the sum of the others.
const FEWEST: usize = 3;
/// Smaller sums come out by chance.
const LARGE: f64 = 10.0;
/// Different values beyond which none is looked for.
const VALUES: usize = 60;

/// The rows (places) of a table that sum its channels up.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Wholes {
    pub rows: Vec<usize>,
    /// What they say instead of a channel.
    value: String,
    column: usize,
}

impl Wholes {
    /// Those of the column that names the channel of each row, where it has other rows, too;
    /// without the rows that are `left` out for another reason (sorted lists).
    pub(super) fn of(
        table: &ParsedTable,
        starts: &[Option<Date>],
        channel: &ChannelChoice,
        left: &[&[usize]],
    ) -> Self {
        let ChannelChoice::Column(column) = *channel else { return Self::default() };
        let Some(value) = whole_value(table, starts, column) else { return Self::default() };
        let rows = table.shape.rows.iter().enumerate();
        let is_it = |record: usize| visible(table.grid().field(record, column)) == value.as_str();
        let is_left = |row: usize| left.iter().any(|rows| rows.binary_search(&row).is_ok());
        let rows = rows.filter(|(row, record)| is_it(*record) && !is_left(*row));
        let rows = rows.map(|(row, _)| row).collect();
        Self { rows, value, column }
    }

    pub(super) fn tell(&self, table: &ParsedTable) -> Option<ImportProblem> {
        let header = &table.columns.get(self.column)?.header;
        let value = if self.value.is_empty() { "no name" } else { &self.value };
        let message = format!(
            "The rows with “{value}” in “{header}” sum the others up, so they are not read; each of the others is a channel of its own"
        );
        let told = problem(Severity::Note, message).at_column(header);
        (!self.rows.is_empty()).then_some(told)
    }
}

/// The value of a column that sums the others up: it says so, or its figures are their sums.
pub(super) fn whole_value(
    table: &ParsedTable,
    starts: &[Option<Date>],
    column: usize,
) -> Option<String> {
    let values: BTreeSet<&str> = table
        .shape
        .rows
        .iter()
        .take(ROWS)
        .map(|record| table.grid().field(record, column).trim())
        .collect();
    let told =
        values.iter().find(|value| is_whole_word(value) && covers(table, starts, column, value));
    if values.len() < 2 || told.is_some() {
        let told = told.filter(|_| values.len() > 1);
        return told.map(|value| visible(value).into_owned());
    }
    summed_value(table, starts, column)
}

/// The column, other than that of the channels, of which one value sums the others up, and the value.
pub(super) fn summed_part(
    table: &ParsedTable,
    starts: &[Option<Date>],
    channel: &ChannelChoice,
) -> Option<(usize, String)> {
    let of_words = |column: &usize| {
        let content = table.columns[*column].content;
        *channel != ChannelChoice::Column(*column)
            && matches!(
                content,
                ColumnContent::Text | ColumnContent::Category | ColumnContent::Channel
            )
            && table.dates.is_none_or(|source| !source.names(*column))
    };
    (0..table.columns.len())
        .filter(of_words)
        .find_map(|column| Some((column, summed_value(table, starts, column)?)))
}

/// The value of a column whose figures are the sums of those of the others.
fn summed_value(table: &ParsedTable, starts: &[Option<Date>], column: usize) -> Option<String> {
    let rows = table.shape.rows.iter().take(ROWS);
    let values: BTreeSet<&str> =
        rows.map(|record| table.grid().field(record, column).trim()).take(ROWS).collect();
    if !(3..=VALUES).contains(&values.len()) {
        return None;
    }
    let figures = table.columns.iter().enumerate();
    figures
        .filter(|(_, info)| info.content == ColumnContent::Figures)
        .take(COLUMNS)
        .find_map(|(figures, _)| summing(table, starts, column, figures))
        // Whatever its figures, a network is a part.
        .filter(|value| !labels::name_networks(std::iter::once(value.as_str())))
}

/// Whether a value stands in nearly every period that has rows.
fn covers(table: &ParsedTable, starts: &[Option<Date>], column: usize, value: &str) -> bool {
    let rows =
        || table.shape.rows.iter().zip(starts).filter_map(|(row, start)| Some((row, (*start)?)));
    let all: BTreeSet<Date> = rows().map(|(_, start)| start).collect();
    let is_it = |record: usize| table.grid().field(record, column).trim() == value;
    let with: BTreeSet<Date> =
        rows().filter(|(record, _)| is_it(*record)).map(|(_, start)| start).collect();
    with.len() * 5 >= all.len() * 4
}

/// The value whose figures are, in every period that has it, the sums of those of all others.
fn summing(
    table: &ParsedTable,
    starts: &[Option<Date>],
    column: usize,
    figures: usize,
) -> Option<String> {
    let info = &table.columns[figures];
    let unit = UnitChoice::of(info.unit.as_ref(), info.is_fraction);
    let mut periods: BTreeMap<Date, BTreeMap<&str, f64>> = BTreeMap::new();
    for (record, start) in table.shape.rows.iter().zip(starts).take(ROWS) {
        let cell = |column: usize| table.grid().field(record, column).trim();
        let (Some(start), Some(value)) = (start, figure(cell(figures), info.mark, &unit)) else {
            continue;
        };
        *periods.entry(*start).or_default().entry(cell(column)).or_default() += value;
    }
    // The last period may be cut off.
    if periods.len() > FEWEST {
        periods.pop_last();
    }
    let whole = |of: &BTreeMap<&str, f64>| {
        let sum: f64 = of.values().sum();
        let is_sum = |value: f64| (value * 2.0 - sum).abs() <= 1e-9 * sum.abs();
        let parts = of.values().filter(|value| **value != 0.0).count();
        let largest = of.iter().max_by(|one, other| one.1.total_cmp(other.1));
        largest
            .filter(|(_, value)| parts > 2 && **value > 0.0 && is_sum(**value))
            .map(|(name, _)| (*name).to_owned())
    };
    let found: Vec<Option<String>> = periods.values().map(whole).collect();
    let first = found.iter().flatten().next()?;
    let n = found.iter().filter(|name| name.as_ref() == Some(first)).count();
    let is_large = |of: &&BTreeMap<&str, f64>| of.get(first.as_str()).is_some_and(|v| *v >= LARGE);
    let n_large = periods.values().filter(is_large).count();
    // A period without it, or with one other part alone, says nothing; another sum speaks against.
    let has_it = periods.values().filter(|of| of.contains_key(first.as_str()) && of.len() > 2);
    (n_large >= FEWEST && n == has_it.count()).then(|| visible(first).into_owned())
}

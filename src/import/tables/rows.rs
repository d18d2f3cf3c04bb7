//! The rows of a table: which hold data, which sum others up, which only close it.

use std::collections::{BTreeMap, BTreeSet};

use super::regrid::is_permuted;
use super::words::{TOTAL_WORDS, is_summary_word};
use super::{TableShape, is_data, is_date_word, overlong, stacked, subtotals};
use crate::import::cells::clean::visible;
use crate::import::cells::dates;
use crate::import::cells::numbers::{self, Cell, DecimalMark};
use crate::import::lines::grid::{Grid, is_blank};
use crate::import::lines::record_list::RecordList;
use crate::import::meaning::aliases::{is_compared, key};

/// Letters of a group's name that still fits behind a column's name.
const LONGEST_GROUP: usize = 40;

/// Cuts columns at the right edge that hold neither a name nor a value, and adds those that rows
/// have beyond the header.
pub(super) fn drop_padding(
    grid: &Grid,
    rows: &RecordList,
    headers: &mut Vec<String>,
    widest: usize,
) {
    headers.resize(headers.len().max(widest), String::new());
    let named = headers.iter().rposition(|header| !header.is_empty()).map_or(0, |at| at + 1);
    let used = |record: usize| {
        let mut beyond = (named..grid.width(record)).rev();
        beyond.find(|column| !grid.field(record, *column).trim().is_empty())
    };
    let last_used = if widest > named { rows.iter().filter_map(used).max() } else { None };
    headers.truncate(last_used.map_or(named, |column| column + 1));
}

/// Bytes of a column's name that are kept; sentences have to stay readable.
pub(super) const NAME_BYTES: usize = 300;

/// Gives nameless columns a name and tells equal names apart: by what the rows beside the names say
/// of them, else by numbers.
pub(super) fn name_columns(headers: &mut [String], beside: &[&[String]]) {
    for (column, header) in headers.iter_mut().enumerate() {
        if header.is_empty() {
            *header = format!("Column {}", column + 1);
        }
        if header.len() > NAME_BYTES {
            header.truncate(header.floor_char_boundary(NAME_BYTES));
            header.push('…');
        }
    }
    let mut counts = BTreeMap::<String, usize>::new();
    for header in headers.iter() {
        *counts.entry(header.clone()).or_default() += 1;
    }
    let mut seen = BTreeMap::<String, usize>::new();
    for (column, header) in headers.iter_mut().enumerate() {
        if counts.get(header).is_some_and(|n| *n > 1) {
            let word = beside.iter().filter_map(|texts| texts.get(column)).find(|text| {
                !text.is_empty() && text.chars().count() <= LONGEST_GROUP && text != &header
            });
            if let Some(word) = word {
                *header = format!("{header} ({word})");
            }
        }
        let n = seen.entry(header.clone()).or_default();
        *n += 1;
        if *n > 1 {
            *header = format!("{header} ({n})");
        }
    }
}

pub(super) fn take_rows(grid: &Grid, table: &mut TableShape, records: &RecordList) {
    let width = table.headers.len();
    // A header that ends in blank cells asks no row to fill them.
    let named = table.header_record.map_or(width, |header| grid.width(header).min(width));
    let first_name = table.header_record.map_or("", |header| grid.field(header, 0).trim());
    let is_number = first_name.starts_with(|c: char| c.is_ascii_digit());
    // A row that begins with a digit is no total and, most of the time, not the names again.
    let is_row = |record| !is_number && grid.width(record) == named;
    for run in records.runs() {
        let mut record = run.start;
        while record < run.end {
            let rows = grid.run_of_rows(record).filter(|rows| rows.end <= run.end);
            if let Some(rows) = rows.filter(|_| is_row(record)) {
                record = rows.end;
                table.rows.push_run(rows);
                continue;
            }
            if is_row(record) && grid.opens_as_row(record) {
                table.rows.push(record);
            } else {
                take_row(grid, table, record, named);
            }
            record += 1;
        }
    }
}

/// Takes one record for what it is: a row, a total, the names again. Rows fill at least so many
/// fields as are `named`.
fn take_row(grid: &Grid, table: &mut TableShape, record: usize, named: usize) {
    let first = grid.field(record, 0);
    // Most rows differ from the names in the first field already.
    let is_repeated = table.header_record.is_some_and(|header| {
        first.trim() == grid.field(header, 0).trim()
            && grid.record(record).map(str::trim).eq(grid.record(header).map(str::trim))
    });
    // Survey tools put the names of their fields below the questions, in braces.
    let is_field_names = first.starts_with("{\"ImportId\"");
    if is_repeated || is_field_names {
        table.remarks.push(record);
        table.header_repeats.extend(is_repeated.then_some(record));
    } else if is_permuted(grid, table, record) {
        table.remarks.push(record);
        table.permuted.push(record);
    } else if is_total(grid, record) || is_dimension(grid, table, record) {
        table.totals.push(record);
    } else {
        let n = grid.width(record);
        let is_filled = |column| !grid.field(record, column).trim().is_empty();
        if n < named || (named..n).any(is_filled) {
            table.ragged.push(record);
        }
        table.rows.push(record);
    }
}

/// A row with figures called like the column that has no name, "Day" above days: their total.
fn is_dimension(grid: &Grid, table: &TableShape, record: usize) -> bool {
    let is_nameless = |header: usize| grid.field(header, 0).trim().is_empty();
    table.header_record.is_some_and(is_nameless)
        && is_date_word(grid.field(record, 0))
        && (1..grid.width(record)).any(|column| is_data(grid.field(record, column)))
}

pub(super) fn is_total(grid: &Grid, record: usize) -> bool {
    // A dash stands where a total has no date.
    let says_something = |cell: &&str| cell.contains(char::is_alphanumeric);
    let Some(first) = grid.record(record).find(says_something) else { return false };
    // No such word begins with a digit, and most rows begin with a date.
    if first.len() > 80 || first.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let text = visible(first).to_lowercase();
    let word = text.split([':', '(', '–', '—']).next().unwrap_or("").split(" - ").next();
    let word = word.unwrap_or("").trim().trim_end_matches(['*', '.']);
    // "Total of 31 results".
    let is_sum_of = word
        .strip_prefix("total of ")
        .is_some_and(|rest| rest.as_bytes().first().is_some_and(u8::is_ascii_digit));
    (TOTAL_WORDS.contains(&word) || is_sum_of) && grid.n_filled(record) > 1
}

/// Takes out of the rows of a table what is none: remarks, totals, rows that stand there again.
pub(super) fn leave_others(grid: &Grid, table: &mut TableShape) {
    split_trailers(grid, table);
    overlong::leave_moved(grid, table);
    subtotals::mark_named(grid, table);
    subtotals::mark(grid, table);
    mark_unnamed_totals(grid, table);
    stacked::mark_repeated(grid, table);
}

/// Closing remarks are lone texts at the end: "Showing top 500 results".
fn split_trailers(grid: &Grid, table: &mut TableShape) {
    while let Some(last) = table.rows.last()
        && table.rows.len() > 1
        && table.headers.len() > 1
        && (grid.n_filled(last) == 1 && !grid.record(last).any(is_data)
            || is_export_note(grid, table, last))
    {
        table.remarks.extend(table.rows.pop());
    }
    leave_summaries(grid, table);
    let remarks: BTreeSet<usize> = table.remarks.iter().copied().collect();
    table.ragged.retain(|record| !remarks.contains(record));
}

/// Whether a row says when and by whom a table was made: a day, and words where the rows above have
/// figures or dates, and no figure.
fn is_export_note(grid: &Grid, table: &TableShape, last: usize) -> bool {
    const ABOVE: usize = 20;
    let rows = &table.rows;
    if rows.len() < 3 || grid.n_filled(last) < 2 {
        return false;
    }
    let filled = || (0..grid.width(last)).filter(|column| !is_blank(grid.field(last, *column)));
    let is_date = |column: &usize| dates::parse(grid.field(last, *column)).is_some();
    let are_data_above = |column: usize| {
        let above =
            rows.iter().skip(rows.len().saturating_sub(ABOVE + 1)).filter(|row| *row != last);
        let mut cells = above.map(|row| grid.field(row, column)).filter(|cell| !is_blank(cell));
        cells.next().is_some_and(is_data) && cells.all(is_data)
    };
    let mut words = filled().filter(|column| !is_data(grid.field(last, *column)));
    let is_sentence = |column: usize| {
        let mut words = grid.field(last, column).split_whitespace();
        words.next().is_some_and(|word| word.chars().all(char::is_alphabetic))
            && words.next().is_some()
    };
    filled().any(is_sentence)
        && filled().any(|column| is_date(&column))
        && words.all(are_data_above)
        && filled().all(|column| is_date(&column) || !is_data(grid.field(last, column)))
}

/// Rows of means, extremes, targets and other days that close a table: "Average", "Max", "Goal".
fn leave_summaries(grid: &Grid, table: &mut TableShape) {
    const FEWEST: usize = 3;
    while let Some(last) = table.rows.last().filter(|_| table.rows.len() >= FEWEST)
        && is_summary(grid, last)
    {
        table.remarks.extend(table.rows.pop());
    }
    table.remarks.sort_unstable();
}

/// Whether a row says something about all others and no more.
fn is_summary(grid: &Grid, record: usize) -> bool {
    let label = grid.record(record).find(|cell| !is_blank(cell)).unwrap_or("");
    let is_one = || {
        let name = key(label);
        is_compared(&name)
            || name == "benchmark"
            || ["average ", "avg ", "mean ", "durchschnitt ", "promedio ", "moyenne "]
                .iter()
                .any(|start| name.starts_with(start))
    };
    label.len() <= 40 && grid.n_filled(record) > 1 && (is_summary_word(label) || is_one())
}

/// A first or last row without a name, in which figures are the sums of those of all other rows, is
/// a total that nobody labelled.
fn mark_unnamed_totals(grid: &Grid, table: &mut TableShape) {
    const FEWEST: usize = 3;
    if table.rows.len() < FEWEST || table.headers.len() < 2 {
        return;
    }
    let candidates = [table.rows.first(), table.rows.last()];
    for record in candidates.into_iter().flatten() {
        if has_no_name(grid, table, record) && sums_others(grid, table, record) {
            table.rows = table.rows.without(&[record].into());
            table.ragged.retain(|row| *row != record);
            table.totals.push(record);
            table.totals.sort_unstable();
            return;
        }
    }
}

/// Whether the first cell is blank here and in no other row of a sample, or has a word ("Day")
/// where all others have dates.
fn has_no_name(grid: &Grid, table: &TableShape, record: usize) -> bool {
    const SAMPLE: usize = 200;
    let is_blank = |row: usize| grid.field(row, 0).trim().is_empty();
    let is_date = |row: usize| dates::parse(grid.field(row, 0)).is_some();
    let others = || table.rows.iter().filter(|row| *row != record).take(SAMPLE);
    if is_blank(record) {
        return others().all(|row| !is_blank(row));
    }
    !is_data(grid.field(record, 0)) && !is_date(record) && others().all(is_date)
}

/// Whether at least one column adds up to this row, more than one of its other cells being filled.
fn sums_others(grid: &Grid, table: &TableShape, record: usize) -> bool {
    (0..table.headers.len()).any(|column| {
        [DecimalMark::Point, DecimalMark::Comma].into_iter().any(|mark| {
            let figure = |row: usize| match numbers::read(grid.field(row, column), mark) {
                Cell::Figure { value, .. } => Some(value),
                Cell::Missing | Cell::Text => None,
            };
            let Some(total) = figure(record).filter(|total| *total != 0.0) else { return false };
            let others = table.rows.iter().filter(|row| *row != record);
            let (mut sum, mut n) = (0.0, 0);
            for value in others.filter_map(&figure).filter(|value| *value != 0.0) {
                sum += value;
                n += 1;
            }
            // Figures in cents are rounded once each.
            n > 1 && (sum - total).abs() <= total.abs() * 1e-6 + 0.011
        })
    })
}

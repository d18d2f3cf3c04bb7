//! Records to tables: titles and comments above, the header row, several tables stacked, totals
//! and trailers below.

use std::collections::BTreeSet;
use std::ops::Range;

use super::clean::{one_line, visible};
use super::numbers::{Cell, DecimalMark};
use super::reading::TableSplit;
use super::records::Grid;
use super::{dates, numbers};
use words::TOTAL_WORDS;

pub use words::{is_date_word, is_total_word};

mod words;

/// Where a table stands in its file, and what stands around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableShape {
    /// The title line right above the header.
    pub title: Option<String>,
    /// Comments and other lines above the header, in the order of the file.
    pub preamble: Vec<String>,
    /// The record with the column names, from 0; `None` when the file names none.
    pub header_record: Option<usize>,
    /// Column names as the file has them, on one line; made up where there are none.
    pub headers: Vec<String>,
    /// Longer descriptions in a second header row, by column; empty without one.
    pub descriptions: Vec<String>,
    /// Records from the first line above the table to its last row, from 0.
    pub records: Range<usize>,
    /// Records that hold data, from 0.
    pub rows: Vec<usize>,
    /// Records that sum others up.
    pub totals: Vec<usize>,
    /// Repeated headers and closing remarks.
    pub remarks: Vec<usize>,
    /// Data records with fewer or more fields than the header.
    pub ragged: Vec<usize>,
}

/// Finds the tables of a file. `first` is the first record that is no `sep=` line.
pub fn find(grid: &Grid, first: usize, split: TableSplit) -> Vec<TableShape> {
    let mut tables: Vec<TableShape> = Vec::new();
    let mut waiting: Vec<usize> = Vec::new();
    let blocks = match split {
        TableSplit::One => vec![filled(grid, first..grid.n_records())],
        TableSplit::Found | TableSplit::BlankLines => blocks(grid, first),
    };
    for block in blocks {
        if let Some(last) = tables.last_mut()
            && waiting.is_empty()
            && split == TableSplit::Found
            && goes_on(grid, last, &block)
        {
            take_rows(grid, last, &block);
            last.records.end = block.last().map_or(last.records.end, |record| record + 1);
            continue;
        }
        match read_block(grid, &waiting, &block) {
            Some(table) => {
                tables.push(table);
                waiting.clear();
            }
            None => waiting.extend(&block),
        }
    }
    for table in &mut tables {
        split_trailers(grid, table);
    }
    tables
}

fn filled(grid: &Grid, records: Range<usize>) -> Vec<usize> {
    records.filter(|record| grid.n_filled(*record) > 0).collect()
}

/// The same table with its column names in another record, or with none; `None` where that record
/// is blank or not above a row of the table.
pub fn with_header(grid: &Grid, shape: &TableShape, header: Option<usize>) -> Option<TableShape> {
    let start = header.unwrap_or(shape.records.start).min(shape.records.start);
    let block = filled(grid, start..shape.records.end);
    let at = match header {
        Some(header) => block.iter().position(|record| *record == header)?,
        // Without names the data begin where the names were found.
        None => {
            let first = shape.header_record.or_else(|| shape.rows.first().copied());
            block.iter().position(|record| Some(*record) == first)?
        }
    };
    let mut table = table_at(grid, &block[..at], &block[at..], header.is_some());
    table.records = start..shape.records.end;
    split_trailers(grid, &mut table);
    Some(table)
}

/// Runs of records without a blank line, a comment after data, or a title after data between them.
fn blocks(grid: &Grid, first: usize) -> Vec<Vec<usize>> {
    let mut blocks: Vec<Vec<usize>> = Vec::new();
    let mut block: Vec<usize> = Vec::new();
    let mut had_data = false;
    for record in first..grid.n_records() {
        let n_filled = grid.n_filled_up_to(record, 2);
        if n_filled == 0 {
            blocks.extend((!block.is_empty()).then(|| std::mem::take(&mut block)));
            had_data = false;
            continue;
        }
        let is_comment = is_comment(grid, record);
        let opens = is_comment || (n_filled == 1 && is_title_before_header(grid, record));
        if opens && had_data {
            blocks.push(std::mem::take(&mut block));
            had_data = false;
        }
        had_data |= n_filled > 1 && !is_comment;
        block.push(record);
    }
    blocks.extend((!block.is_empty()).then_some(block));
    blocks
}

fn is_comment(grid: &Grid, record: usize) -> bool {
    grid.field(record, 0).starts_with('#')
}

/// A lone text with a header that names a time axis right below.
fn is_title_before_header(grid: &Grid, record: usize) -> bool {
    grid.n_filled(record) == 1
        && record + 1 < grid.n_records()
        && grid.n_filled(record + 1) > 1
        && !has_data(grid, record + 1)
        && is_date_word(grid.field(record + 1, 0))
}

/// Whether a cell is a date, a number or a sign for "not measured", rather than a name.
fn is_data(cell: &str) -> bool {
    let cell = visible(cell);
    if cell.is_empty() || cell.len() > 48 {
        return false;
    }
    dates::parse(&cell).is_some()
        || [DecimalMark::Point, DecimalMark::Comma]
            .iter()
            .any(|mark| numbers::read(&cell, *mark) != Cell::Text)
}

fn has_data(grid: &Grid, record: usize) -> bool {
    grid.record(record).any(is_data)
}

/// Whether a block after a blank line only goes on with the table before it.
fn goes_on(grid: &Grid, table: &TableShape, block: &[usize]) -> bool {
    let Some(first) = block.first() else { return false };
    grid.n_filled(*first) > 1
        && grid.width(*first) == table.headers.len()
        && (holds_date(grid, *first) || is_total(grid, *first))
}

/// Whether a record holds a date that says more than a year.
fn holds_date(grid: &Grid, record: usize) -> bool {
    grid.record(record).any(|cell| {
        matches!(dates::parse(cell), Some(token) if !matches!(token, dates::DateToken::Year(_)))
    })
}

fn read_block(grid: &Grid, waiting: &[usize], block: &[usize]) -> Option<TableShape> {
    let (at, is_header) = find_header(grid, block)?;
    let above: Vec<usize> = waiting.iter().chain(&block[..at]).copied().collect();
    let mut table = table_at(grid, &above, &block[at..], is_header);
    let first = above.first().or(block.first())?;
    table.records = *first..block.last()? + 1;
    Some(table)
}

/// The table whose names, or first row where it has none, stand in the first of `block`.
fn table_at(grid: &Grid, above: &[usize], block: &[usize], has_header: bool) -> TableShape {
    let mut table = TableShape::default();
    read_preamble(grid, above, &mut table);
    let header = block.first().copied().filter(|_| has_header);
    let mut rows = block;
    if let Some(header) = header {
        table.header_record = Some(header);
        table.headers = grid.record(header).map(one_line).collect();
        rows = &block[1..];
    }
    let wanted = rows.iter().map(|record| grid.width(*record)).max().unwrap_or(0);
    drop_padding(grid, rows, &mut table.headers, wanted);
    if let (Some(header), Some(next)) = (header, rows.first())
        && is_description(grid, *next, header)
    {
        table.descriptions = grid.record(*next).map(one_line).collect();
        rows = &rows[1..];
    }
    name_columns(&mut table.headers);
    take_rows(grid, &mut table, rows);
    table
}

/// Lines above a table that are kept.
const PREAMBLE_LINES: usize = 200;

/// Titles are lone cells; comments keep their words without the `#`.
fn read_preamble(grid: &Grid, records: &[usize], table: &mut TableShape) {
    for record in records {
        let cells: Vec<String> =
            grid.record(*record).map(one_line).filter(|cell| !cell.is_empty()).collect();
        let line = cells.join(", ");
        let text = line.trim_start_matches('#').trim();
        if text.is_empty() || text.chars().all(|c| c == '-' || c == '=') {
            continue;
        }
        if !line.starts_with('#') && cells.len() == 1 && table.title.is_none() {
            table.title = Some(text[..text.floor_char_boundary(NAME_BYTES)].to_owned());
        }
        if table.preamble.len() < PREAMBLE_LINES {
            table.preamble.push(text.to_owned());
        }
    }
}

/// The place of the header in a block, and whether it is one or already data.
fn find_header(grid: &Grid, block: &[usize]) -> Option<(usize, bool)> {
    let widest = block
        .iter()
        .filter(|record| !is_comment(grid, **record))
        .take(60)
        .map(|record| grid.n_filled(*record))
        .max()?;
    let enough = if widest <= 1 { 1 } else { (widest / 2).max(2) };
    let is_wide = |at: usize| {
        let record = block[at];
        !is_comment(grid, record) && grid.n_filled(record) >= enough
    };
    let at = (0..block.len()).find(|at| is_wide(*at))?;
    if widest <= 1 && block.len() - at < 2 {
        return None;
    }
    let n_dates = grid.record(block[at]).filter(|cell| dates::parse(cell).is_some()).count();
    // Dates side by side are the names of columns, in a table that runs across.
    let runs_across = n_dates >= 3 && n_dates * 2 > grid.n_filled(block[at]);
    if !runs_across && holds_date(grid, block[at]) && !grid.record(block[at]).any(is_date_word) {
        return Some((at, false));
    }
    // A line of groups above the names: the names then announce the time axis.
    let next_is_header = block.get(at + 1).is_some_and(|next| {
        !has_data(grid, *next)
            && grid.record(*next).any(is_date_word)
            && !grid.record(block[at]).any(is_date_word)
    });
    Some((at + usize::from(next_is_header), true))
}

/// A second header row: a blank first cell and words instead of data.
fn is_description(grid: &Grid, record: usize, header: usize) -> bool {
    grid.n_filled(record) > 1
        && grid.field(record, 0).trim().is_empty()
        && !grid.field(header, 0).trim().is_empty()
        && grid.record(record).filter(|cell| is_data(cell)).count() * 10 < grid.n_filled(record)
}

/// Cuts columns at the right edge that hold neither a name nor a value, and adds those that rows
/// have beyond the header.
fn drop_padding(grid: &Grid, rows: &[usize], headers: &mut Vec<String>, widest: usize) {
    headers.resize(headers.len().max(widest), String::new());
    let named = headers.iter().rposition(|header| !header.is_empty()).map_or(0, |at| at + 1);
    let used = |record: &usize| {
        let beyond = (named..grid.width(*record)).rev();
        beyond.into_iter().find(|column| !grid.field(*record, *column).trim().is_empty())
    };
    let last_used = rows.iter().filter_map(used).max();
    headers.truncate(last_used.map_or(named, |column| column + 1));
}

/// Bytes of a column's name that are kept; sentences have to stay readable.
const NAME_BYTES: usize = 300;

/// Gives nameless columns a name and tells equal names apart.
fn name_columns(headers: &mut [String]) {
    let mut seen = std::collections::BTreeMap::<String, usize>::new();
    for (column, header) in headers.iter_mut().enumerate() {
        if header.is_empty() {
            *header = format!("Column {}", column + 1);
        }
        if header.len() > NAME_BYTES {
            header.truncate(header.floor_char_boundary(NAME_BYTES));
            header.push('…');
        }
        let n = seen.entry(header.clone()).or_default();
        *n += 1;
        if *n > 1 {
            *header = format!("{header} ({n})");
        }
    }
}

fn take_rows(grid: &Grid, table: &mut TableShape, records: &[usize]) {
    let width = table.headers.len();
    // A header that ends in blank cells asks no row to fill them.
    let named = table.header_record.map_or(width, |header| grid.width(header).min(width));
    for record in records {
        let is_repeated = table.header_record.is_some_and(|header| {
            grid.record(*record).map(str::trim).eq(grid.record(header).map(str::trim))
        });
        if is_repeated {
            table.remarks.push(*record);
        } else if is_total(grid, *record) {
            table.totals.push(*record);
        } else {
            let n = grid.width(*record);
            let is_filled = |column| !grid.field(*record, column).trim().is_empty();
            if n < named || (named..n).any(is_filled) {
                table.ragged.push(*record);
            }
            table.rows.push(*record);
        }
    }
}

fn is_total(grid: &Grid, record: usize) -> bool {
    let Some(first) = grid.record(record).find(|cell| !cell.trim().is_empty()) else {
        return false;
    };
    // No such word begins with a digit, and most rows begin with a date.
    if first.len() > 80 || first.as_bytes()[0].is_ascii_digit() {
        return false;
    }
    let text = visible(first).to_lowercase();
    let word = text.split(':').next().unwrap_or("").trim();
    TOTAL_WORDS.contains(&word) && grid.n_filled(record) > 1
}

/// Closing remarks are lone texts at the end: "Showing top 500 results".
fn split_trailers(grid: &Grid, table: &mut TableShape) {
    while let Some(last) = table.rows.last()
        && table.rows.len() > 1
        && table.headers.len() > 1
        && grid.n_filled(*last) == 1
        && !grid.record(*last).any(is_data)
    {
        table.remarks.extend(table.rows.pop());
    }
    let remarks: BTreeSet<usize> = table.remarks.iter().copied().collect();
    table.ragged.retain(|record| !remarks.contains(record));
}

#[cfg(test)]
mod tests {
    use super::super::progress::NoProgress;
    use super::super::records;
    use super::*;

    fn tables(text: &str) -> Vec<TableShape> {
        let (grid, _) = records::read(text, b',', &NoProgress);
        find(&grid, 0, TableSplit::Found)
    }

    /// Header record and number of rows of each table.
    fn check(text: &str, expected: &[(Option<usize>, usize)]) {
        let found: Vec<_> = tables(text).iter().map(|t| (t.header_record, t.rows.len())).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn the_header_is_found_below_whatever_stands_above() {
        check("Date,Likes\n2024-01-01,5\n", &[(Some(0), 1)]);
        check("\"Likes\"\nDate,Primary\n2024-01-01,5\n", &[(Some(1), 1)]);
        check("# Report\n# Start date: 20240101\nDate,Users\n20240101,5\n", &[(Some(2), 1)]);
        check("# Report\n\nCity,Users\nRome,5\nBari,6\n", &[(Some(2), 2)]);
        check(
            "Report\n\"July 8, 2025 - July 31, 2025\"\nName,Impr.,Cost\nA,5,6\n",
            &[(Some(2), 1)],
        );
        check("2024-01-01,5\n2024-01-02,6\n", &[(None, 2)]);
        check(",Time period,Current\n,\"\n Day \n\",Sessions\n1,2024-01-01,5\n", &[(Some(1), 1)]);
        check("year,subscribers\n2011,5\n2012,6\n", &[(Some(0), 2)]);
        check("", &[]);
        check("hello\n", &[]);
    }

    #[test]
    fn dates_side_by_side_are_a_header() {
        check("Metric,2024-01,2024-02,2024-03\nLikes,1,2,3\n", &[(Some(0), 1)]);
    }

    #[test]
    fn stacked_tables_come_apart() {
        let text = "\"A\"\nDate,Primary\n2024-01-01,1\n2024-01-02,2\n\n\"B\"\nDate,Primary\n2024-01-01,3\n";
        check(text, &[(Some(1), 2), (Some(6), 1)]);
        let titles: Vec<_> = tables(text).into_iter().map(|t| t.title).collect();
        assert_eq!(titles, [Some("A".to_owned()), Some("B".to_owned())]);
        check("# a\nWeek,Users\n1,5\n# b\nWeek,New\n1,2\n", &[(Some(1), 1), (Some(4), 1)]);
        check("Date,A\n2024-01-01,1\n\n2024-01-02,2\n", &[(Some(0), 2)]);
        check(
            "T,\nDate,P\n2024-01-01,1\n,\nU,\nDate,P\n2024-01-01,2\n",
            &[(Some(1), 1), (Some(5), 1)],
        );
    }

    #[test]
    fn totals_and_remarks_stay_out_of_the_rows() {
        let found = tables("Geo,Views\nTotal,9\nUS,5\nIN,4\nShowing top 2 results\n");
        assert_eq!((found[0].rows.as_slice(), found[0].totals.as_slice()), (&[2, 3][..], &[1][..]));
        assert_eq!(found[0].remarks, [4]);
        let found = tables("Name,Cost\nA,5\nTotal: Account,5\nDate,Cost\nName,Cost\nB,6\n");
        assert_eq!(found[0].totals, [2]);
        assert_eq!(found[0].remarks, [4]);
    }

    #[test]
    fn short_rows_are_kept_and_marked() {
        let found = tables("Date,A,B\n2024-01-01,1\n2024-01-02,1,2,3\n2024-01-03,1,2\n");
        assert_eq!((found[0].rows.len(), found[0].ragged.as_slice()), (3, &[1, 2][..]));
        assert_eq!(found[0].headers, ["Date", "A", "B", "Column 4"]);
    }

    #[test]
    fn a_second_header_row_describes_the_columns() {
        let found =
            tables("Date,Reach,Likes\n,People who saw it all,People who liked it\n1/24/2014,5,6\n");
        assert_eq!(found[0].rows, [2]);
        assert_eq!(found[0].descriptions[1], "People who saw it all");
    }
}

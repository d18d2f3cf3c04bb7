//! Records to tables: titles and comments above, the header row, several tables stacked, totals
//! and trailers below.

pub(in crate::import) mod parts;

use std::borrow::Cow;
use std::ops::Range;

use crate::import::cells::clean::{one_line, visible};
use crate::import::cells::dates;
use crate::import::cells::numbers;
use crate::import::cells::numbers::{Cell, DecimalMark};
use crate::import::choices::reading::TableSplit;
use crate::import::lines::grid::Grid;
use crate::import::lines::record_list::RecordList;
use rows::{drop_padding, leave_others, name_columns, take_rows};

pub use across::{TurnedTable, turned};
pub use beside::parts as side_by_side;
pub use both_sides::{BothSides, by_period};
pub use cut::{MendedGrid, are_longer, longer, mended};
pub use folded::unfolded;
pub use grouped::grouped_down;
pub(in crate::import) use long::windows;
pub use long::{SpreadTable, holds_unlike, is_actual, spread};
pub use nested::dated_down;
pub use overlong::leave_out_moved;
pub use pivot::is_row_labels;
pub use regrid::{aligned, filled_down};
pub use subtotals::names_whole;
pub use words::{is_date_word, is_plain_date_word, is_total_word, is_whole_word};

mod across;
mod beside;
mod both_sides;
mod cut;
mod folded;
mod grouped;
mod groups;
mod long;
mod nested;
mod overlong;
mod pivot;
mod preamble;
mod regrid;
mod rows;
mod second;
pub(in crate::import) mod sheet_names;
mod stacked;
mod subtotals;
#[cfg(test)]
mod tests;
mod words;

/// Where a table stands in its file, and what stands around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableShape {
    /// The title line right above the header.
    pub title: Option<String>,
    /// The title of the whole report, where this table has one of its own below it.
    pub report: Option<String>,
    /// Comments and other lines above the header, in the order of the file.
    pub preamble: Vec<String>,
    /// What those lines say as a label and a value: ("Start date", "20230708"), ("Account", …).
    pub facts: Vec<(String, String)>,
    /// The record with the column names, from 0; `None` when the file names none.
    pub header_record: Option<usize>,
    /// Column names as the file has them, on one line; made up where there are none.
    pub headers: Vec<String>,
    /// Longer descriptions in a second header row, by column; empty without one.
    pub descriptions: Vec<String>,
    /// The network or other place each column is about, where a line above the names says so: blank
    /// for a column of none; empty without such a line.
    pub places: Vec<String>,
    /// Records from the first line above the table to its last row, from 0.
    pub records: Range<usize>,
    /// Records that hold data, from 0.
    pub rows: RecordList,
    /// Records that sum others up.
    pub totals: Vec<usize>,
    /// Repeated headers and closing remarks.
    pub remarks: Vec<usize>,
    /// Records in which the header stands again.
    pub header_repeats: Vec<usize>,
    /// Records in which the header stands again, its names in another order.
    pub permuted: Vec<usize>,
    /// Rows (places in `rows`) that stand word for word above a repeated header already.
    pub repeated: Vec<usize>,
    /// Data records with fewer or more fields than the header.
    pub ragged: Vec<usize>,
    /// Records with more fields than names in which a field may stand below a name that is not its
    /// own; none of them is among the rows.
    pub moved: Vec<usize>,
}

impl TableShape {
    /// Whether the table names a column, or none of them.
    pub(in crate::import) fn is_named(&self, grid: &Grid, column: usize) -> bool {
        let is_named = |header: usize| !grid.field(header, column).trim().is_empty();
        self.header_record.is_none_or(is_named)
            || self.descriptions.get(column).is_some_and(|text| !text.is_empty())
    }

    /// The rows without those that stand above a repeated header already.
    pub(in crate::import) fn rows_once(&self) -> Cow<'_, RecordList> {
        if self.repeated.is_empty() {
            return Cow::Borrowed(&self.rows);
        }
        let is_new = |place: &usize| self.repeated.binary_search(place).is_err();
        let rows = self.rows.iter().enumerate().filter(|(place, _)| is_new(place));
        Cow::Owned(rows.map(|(_, record)| record).collect())
    }
}

/// Finds the tables of a file. `first` is the first record that is no `sep=` line.
pub fn find(grid: &Grid, first: usize, split: TableSplit) -> Vec<TableShape> {
    let mut tables: Vec<TableShape> = Vec::new();
    let mut waiting: Vec<usize> = Vec::new();
    let mut known = regrid::KnownDays::default();
    let blocks = match split {
        TableSplit::One => vec![filled(grid, first..grid.n_records())],
        TableSplit::Found | TableSplit::BlankLines => blocks(grid, first),
    };
    let n_blocks = blocks.len();
    for (place, block) in blocks.into_iter().enumerate() {
        // Lines of labels above a table belong to it, however many commas their values have.
        if place + 1 < n_blocks && split == TableSplit::Found && preamble::is_one(grid, &block) {
            waiting.extend(&block);
            continue;
        }
        if let Some(last) = tables.last_mut()
            && waiting.is_empty()
            && split == TableSplit::Found
            && (regrid::continues(grid, last, &block, &mut known) || goes_on(grid, last, &block))
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
    preamble::part_titles(&mut tables);
    for table in &mut tables {
        leave_others(grid, table);
    }
    tables
}

fn filled(grid: &Grid, records: Range<usize>) -> RecordList {
    records.filter(|record| grid.n_filled(*record) > 0).collect()
}

/// The same table with its column names in another record, or with none; `None` where that record
/// is blank or not above a row of the table.
pub fn with_header(grid: &Grid, shape: &TableShape, header: Option<usize>) -> Option<TableShape> {
    let start = header.unwrap_or(shape.records.start).min(shape.records.start);
    let block = filled(grid, start..shape.records.end);
    // Without names the data begin where the names were found.
    let first = header.or(shape.header_record).or_else(|| shape.rows.first())?;
    let at = block.place_of(first)?;
    let above: Vec<usize> = block.iter().take(at).collect();
    let mut table = table_at(grid, &above, &block.rest_from(at), header.is_some());
    table.records = start..shape.records.end;
    leave_others(grid, &mut table);
    Some(table)
}

/// Runs of records without a blank line, a comment after data, or a title after data between them.
fn blocks(grid: &Grid, first: usize) -> Vec<RecordList> {
    let mut blocks: Vec<RecordList> = Vec::new();
    let mut block = RecordList::default();
    let mut had_data = false;
    let mut next = first;
    while next < grid.n_records() {
        let record = next;
        if let Some(rows) = grid.run_of_rows(record) {
            had_data = true;
            next = rows.end;
            block.push_run(rows);
            continue;
        }
        next += 1;
        if grid.opens_as_row(record) {
            had_data = true;
            block.push(record);
            continue;
        }
        let n_filled = grid.n_filled_up_to(record, 2);
        if n_filled == 0 {
            blocks.extend((!block.is_empty()).then(|| std::mem::take(&mut block)));
            had_data = false;
            continue;
        }
        let is_comment = is_comment(grid, record);
        let opens = is_comment
            || (n_filled == 1 && is_title_before_header(grid, record))
            || block.first().is_some_and(|first| groups::has_dates_of(grid, record, first));
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
    let first = grid.field(record, 0);
    // A lone "#" beside other names is the name of a column.
    first.starts_with('#') && (first.trim() != "#" || grid.n_filled_up_to(record, 2) < 2)
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
fn goes_on(grid: &Grid, table: &TableShape, block: &RecordList) -> bool {
    let Some(first) = block.first() else { return false };
    if table.header_record.is_some_and(|header| groups::has_dates_of(grid, first, header)) {
        return false;
    }
    grid.n_filled(first) > 1
        && grid.width(first) == table.headers.len()
        && (holds_date(grid, first) || rows::is_total(grid, first))
}

/// Whether a record holds a date that says more than a year.
fn holds_date(grid: &Grid, record: usize) -> bool {
    grid.record(record).any(|cell| {
        matches!(dates::parse(cell), Some(token) if !matches!(token, dates::DateToken::Year(_)))
    })
}

fn read_block(grid: &Grid, waiting: &[usize], block: &RecordList) -> Option<TableShape> {
    let (at, is_header) = find_header(grid, block)?;
    let above: Vec<usize> = waiting.iter().copied().chain(block.iter().take(at)).collect();
    let mut table = table_at(grid, &above, &block.rest_from(at), is_header);
    let first = above.first().copied().or_else(|| block.first())?;
    table.records = first..block.last()? + 1;
    Some(table)
}

/// The table whose names, or first row where it has none, stand in the first of `block`.
fn table_at(grid: &Grid, above: &[usize], block: &RecordList, has_header: bool) -> TableShape {
    let mut table = TableShape::default();
    preamble::read(grid, above, &mut table);
    if let Some(measure) = above.last().and_then(|record| pivot::measure(grid, *record)) {
        table.title = Some(measure);
        table.preamble.clear();
    }
    let header = block.first().filter(|_| has_header);
    let mut rows = block.rest_from(usize::from(header.is_some()));
    if let Some(header) = header {
        table.header_record = Some(header);
        table.headers = grid.record(header).map(one_line).collect();
    }
    let (_, widest) = grid.widths(&rows);
    drop_padding(grid, &rows, &mut table.headers, widest);
    if let (Some(header), Some(next)) = (header, rows.first())
        && (is_description(grid, next, header) || second::is_names(grid, &rows, header))
    {
        table.descriptions = grid.record(next).map(one_line).collect();
        rows = rows.rest_from(1);
    }
    let mut group = groups::above(grid, above, header);
    groups::name_first(grid, header, &group, &mut table.headers);
    table.places = groups::places(grid, header, &group);
    if table.has_places() {
        groups::name_by_place(&mut table.headers, &table.places);
        group.clear();
    }
    name_columns(&mut table.headers, &[&table.descriptions, &group]);
    take_rows(grid, &mut table, &rows);
    subtotals::take_as_rows(grid, &mut table);
    table
}

/// The place of the header in a block, and whether it is one or already data.
fn find_header(grid: &Grid, block: &RecordList) -> Option<(usize, bool)> {
    let widest = block
        .iter()
        .filter(|record| !is_comment(grid, *record))
        .take(60)
        .map(|record| grid.n_filled(record))
        .max()?;
    let enough = if widest <= 1 { 1 } else { (widest / 2).max(2) };
    let is_wide = |record| !is_comment(grid, record) && grid.n_filled(record) >= enough;
    let at = block.iter().position(is_wide)?;
    let at = names_below(grid, block, at).unwrap_or(at);
    let record = block.at(at);
    if pivot::measure(grid, record).is_some() && at + 1 < block.len() {
        return Some((at + 1, true));
    }
    if widest <= 1 && block.len() - at < 2 {
        return None;
    }
    let n_dates = grid.record(record).filter(|cell| dates::parse(cell).is_some()).count();
    // Dates side by side are the names of columns, in a table that runs across.
    let runs_across = across::names_dates(grid, block, at, n_dates);
    if !runs_across && holds_date(grid, record) && !grid.record(record).any(is_date_word) {
        return Some((at, false));
    }
    // A line of groups above the names: the names then announce the time axis.
    let next_is_header =
        block.get(at + 1).is_some_and(|next| {
            !has_data(grid, next)
                && grid.record(next).any(is_date_word)
                && !grid.record(record).any(is_date_word)
        }) || block.get(at + 1).is_some_and(|next| groups::is_below(grid, next, record));
    Some((at + usize::from(next_is_header), true))
}

/// The place of the names below a sentence that its commas parted into fields ("March 1, 2025 -
/// March 3, 2025"): a record without data that announces the time axis and is as wide as the rows
/// below it, where the sentence has hardly half as many fields.
fn names_below(grid: &Grid, block: &RecordList, at: usize) -> Option<usize> {
    const LINES: usize = 6;
    let narrow = grid.n_filled(block.at(at));
    let are_names = |place: &usize| {
        let Some(record) = block.get(*place) else { return false };
        let width = grid.n_filled(record);
        let rows = (place + 1..place + 4).filter_map(|below| block.get(below));
        let mut rows = rows.map(|below| grid.width(below));
        width >= 4
            && narrow * 2 <= width
            && !has_data(grid, record)
            && grid.record(record).any(is_date_word)
            && rows.next() == Some(grid.width(record))
            && rows.all(|below| below == grid.width(record))
    };
    (grid.width(block.at(at)) == narrow).then(|| (at + 1..at + LINES).find(are_names)).flatten()
}

/// A second header row: a blank first cell and words instead of data.
fn is_description(grid: &Grid, record: usize, header: usize) -> bool {
    grid.n_filled(record) > 1
        && grid.field(record, 0).trim().is_empty()
        && !grid.field(header, 0).trim().is_empty()
        && grid.record(record).filter(|cell| is_data(cell)).count() * 10 < grid.n_filled(record)
}

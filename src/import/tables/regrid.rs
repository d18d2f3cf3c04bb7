//! The same records with some fields in other places: parts whose column names stand in another
//! order put in line, and names that stand only in the first row of their block written to each.

use std::collections::BTreeSet;

use super::{TableShape, is_data, is_date_word};
use crate::import::cells::clean::visible;
use crate::import::cells::dates;
use crate::import::columns::time_axis;
use crate::import::lines::grid::Grid;
use crate::import::lines::record_list::RecordList;

/// Columns at the left that may name blocks of rows.
const NAMES: usize = 3;
/// Rows beyond which nothing is filled down: such tables are made by hand or by a pivot.
const MOST_ROWS: usize = 50_000;

/// The records with the fields below each repeated header in the order of the first one; `None`
/// where all are in one order.
pub fn aligned(grid: &Grid, table: &TableShape) -> Option<Grid> {
    let header = table.header_record?;
    let first = table.permuted.first()?;
    let places = |record: usize| -> Option<Vec<usize>> {
        let names: Vec<&str> = grid.record(record).map(str::trim).collect();
        grid.record(header).map(|name| names.iter().position(|own| *own == name.trim())).collect()
    };
    let mut order: Option<Vec<usize>> = None;
    let mut lined = Grid::default();
    for record in 0..grid.n_records() {
        if table.permuted.binary_search(&record).is_ok() {
            order = places(record);
        } else if table.header_repeats.binary_search(&record).is_ok() || record >= table.records.end
        {
            order = None;
        }
        match order.as_ref().filter(|_| record >= *first) {
            Some(order) => {
                for place in order {
                    lined.push(grid.field(record, *place));
                }
                // What stands beyond the last name tells that fields may have moved.
                grid.record(record).skip(order.len()).for_each(|cell| lined.push(cell));
            }
            None => grid.record(record).for_each(|cell| lined.push(cell)),
        }
        lined.end_record();
    }
    Some(lined)
}

/// Whether a record has the names of a table in another order.
pub(super) fn is_permuted(grid: &Grid, table: &TableShape, record: usize) -> bool {
    let Some(header) = table.header_record else { return false };
    let first = grid.field(record, 0).trim();
    if first.is_empty() || !grid.record(header).any(|name| name.trim() == first) {
        return false;
    }
    let names = |record: usize| {
        let mut names: Vec<&str> = grid.record(record).map(str::trim).collect();
        names.sort_unstable();
        names
    };
    let of_header = names(header);
    of_header.len() > 1
        && of_header.windows(2).all(|pair| pair[0] != pair[1])
        && of_header == names(record)
}

/// Whether a block begins with the names of a table, in whatever order, and has other dates than
/// it: then it goes on with it. The same dates may be those of another page.
pub(super) fn continues<'a>(
    grid: &'a Grid,
    table: &TableShape,
    block: &RecordList,
    known: &mut KnownDays<'a>,
) -> bool {
    let (Some(header), Some(first)) = (table.header_record, block.first()) else { return false };
    let is_again = || grid.record(first).map(str::trim).eq(grid.record(header).map(str::trim));
    if block.len() < 2 || !(is_permuted(grid, table, first) || is_again()) {
        return false;
    }
    let axis = |record: usize| grid.record(record).position(is_date_word);
    let (Some(here), Some(there)) = (axis(header), axis(first)) else { return false };
    let days = known.of(grid, table, header, here);
    let mut rows = block.iter().skip(1).map(|row| grid.field(row, there).trim());
    rows.all(|day| dates::parse(day).is_some() && !days.contains(day))
}

/// The days of the table that was found last; it only grows while blocks are held against it.
#[derive(Default)]
pub(super) struct KnownDays<'a> {
    header: Option<usize>,
    /// Rows of which the days are known.
    n_rows: usize,
    days: BTreeSet<&'a str>,
}

impl<'a> KnownDays<'a> {
    fn of(
        &mut self,
        grid: &'a Grid,
        table: &TableShape,
        header: usize,
        column: usize,
    ) -> &BTreeSet<&'a str> {
        if self.header != Some(header) {
            *self = Self { header: Some(header), ..Self::default() };
        }
        let new = table.rows.iter().skip(self.n_rows);
        self.days.extend(new.map(|row| grid.field(row, column).trim()));
        self.n_rows = table.rows.len();
        &self.days
    }
}

/// The records with the names of blocks in each of their rows, where a merged cell or a pivot table
/// has them only in the first; and the columns that were filled. `None` where there are none.
pub fn filled_down(grid: &Grid, table: &TableShape) -> Option<(Grid, Vec<usize>)> {
    table.header_record?;
    if !(3..=MOST_ROWS).contains(&table.rows.len()) {
        return None;
    }
    let may_name = |column: usize| has_many_blanks(grid, table, column);
    if !(0..NAMES.min(table.headers.len())).any(may_name) {
        return None;
    }
    // A row that is not read may be the one with the name of its block.
    let rows: BTreeSet<usize> = table.rows.iter().chain(table.moved.iter().copied()).collect();
    let in_order: Vec<usize> = rows.iter().copied().collect();
    let columns: Vec<usize> = (0..NAMES.min(table.headers.len()))
        .take_while(|column| !holds_numbers(grid, table, *column))
        .filter(|column| names_blocks(grid, table, &in_order, *column))
        .collect();
    if columns.is_empty() {
        return None;
    }
    let mut last: Vec<String> = vec![String::new(); columns.len()];
    let mut filled = Grid::default();
    for record in 0..grid.n_records() {
        for (column, cell) in grid.record(record).enumerate() {
            let place = columns.iter().position(|named| *named == column);
            let Some(place) = place.filter(|_| rows.contains(&record)) else {
                filled.push(cell);
                continue;
            };
            if !visible(cell).is_empty() {
                cell.clone_into(&mut last[place]);
            }
            filled.push(&last[place]);
        }
        filled.end_record();
    }
    Some((filled, columns))
}

/// Whether a third of the rows have nothing in a column; cheap, and seldom so.
fn has_many_blanks(grid: &Grid, table: &TableShape, column: usize) -> bool {
    let is_blank = |row: &usize| visible(grid.field(*row, column)).is_empty();
    table.rows.iter().filter(is_blank).count() * 3 >= table.rows.len()
}

/// Plain numbers; a year or a day names a block.
fn holds_numbers(grid: &Grid, table: &TableShape, column: usize) -> bool {
    let mut cells = table.rows.iter().map(|row| grid.field(row, column));
    cells.any(|cell| is_data(cell) && dates::parse(cell).is_none())
}

/// Whether each value of a column stands in the first of several rows alone, which another column
/// tells apart.
fn names_blocks(grid: &Grid, table: &TableShape, rows: &[usize], column: usize) -> bool {
    let is_blank = |row: usize| visible(grid.field(row, column)).is_empty();
    let heads: Vec<usize> = rows.iter().copied().filter(|row| !is_blank(*row)).collect();
    let n_blank = rows.len() - heads.len();
    let words: BTreeSet<&str> = heads.iter().map(|row| grid.field(*row, column).trim()).collect();
    let is_first = rows.first() == heads.first();
    if is_first && n_blank * 3 >= rows.len() && is_year_of_months(grid, table, column, &heads) {
        return true;
    }
    if !is_first || heads.len() < 2 || n_blank * 3 < rows.len() || words.len() != heads.len() {
        return false;
    }
    // Blocks of one row are rows of which one lost its name.
    let lasts = rows.windows(2).filter(|pair| !is_blank(pair[0]) && is_blank(pair[1])).count();
    let tells_apart = |other: &usize| {
        let mut seen = BTreeSet::new();
        *other != column
            && !holds_numbers(grid, table, *other)
            && rows.iter().all(|row| {
                let cell = grid.field(*row, *other).trim();
                if !is_blank(*row) {
                    seen.clear();
                    // The first row of a block may sum the others up.
                    return cell.is_empty() || seen.insert(cell);
                }
                !cell.is_empty() && seen.insert(cell)
            })
    };
    lasts * 2 > heads.len() && (0..table.headers.len()).any(|other| tells_apart(&other))
}

/// A year that stands in the first of its months alone.
fn is_year_of_months(grid: &Grid, table: &TableShape, column: usize, heads: &[usize]) -> bool {
    let is_year = |row: &usize| {
        matches!(dates::parse(grid.field(*row, column)), Some(dates::DateToken::Year(_)))
    };
    let header = &table.headers[column];
    time_axis::names_years(header)
        && heads.iter().all(is_year)
        && table.headers.iter().enumerate().any(|(other, name)| {
            let cells = || table.rows.iter().map(|row| grid.field(row, other));
            other != column
                && time_axis::named_cadence(name).is_some()
                && cells().all(|cell| !visible(cell).is_empty())
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::lines::even::Runs;
    use crate::import::lines::records;
    use crate::import::progress::NoProgress;
    use crate::import::tables::{TableSplit, find};

    fn table(text: &str) -> (Grid, TableShape) {
        let (grid, _) = records::read(text, b',', Runs::ANY, &NoProgress);
        let shape = find(&grid, 0, TableSplit::Found).remove(0);
        (grid, shape)
    }

    fn lines(grid: &Grid) -> Vec<String> {
        (0..grid.n_records()).map(|row| grid.record(row).collect::<Vec<_>>().join(",")).collect()
    }

    #[test]
    fn names_in_another_order_are_put_in_line() {
        let (grid, shape) =
            table("Date,Likes,Shares\n2026-01-01,5,1\nDate,Shares,Likes\n2026-01-02,2,6\n");
        assert_eq!(
            aligned(&grid, &shape).map(|grid| lines(&grid)),
            Some(
                ["Date,Likes,Shares", "2026-01-01,5,1", "Date,Likes,Shares", "2026-01-02,6,2"]
                    .map(str::to_owned)
                    .to_vec()
            )
        );
        let (grid, shape) =
            table("Date,Likes,Shares\n2026-01-01,5,1\nDate,Likes,Shares\n2026-01-02,6,2\n");
        assert!(aligned(&grid, &shape).is_none());
    }

    #[test]
    fn names_of_blocks_are_written_to_each_row() {
        let check = |text: &str, expected: Option<&[&str]>| {
            let (grid, shape) = table(text);
            let found = filled_down(&grid, &shape).map(|(grid, _)| lines(&grid));
            let expected = expected
                .map(|lines| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>());
            assert_eq!(found, expected, "{text}");
        };
        check(
            "Network,Date,Likes\nFacebook,2026-01-01,5\n,2026-01-02,6\nInstagram,2026-01-01,7\n,2026-01-02,8\n",
            Some(&[
                "Network,Date,Likes",
                "Facebook,2026-01-01,5",
                "Facebook,2026-01-02,6",
                "Instagram,2026-01-01,7",
                "Instagram,2026-01-02,8",
            ]),
        );
        check(
            "Date,Network,Likes\n2026-01-01,Facebook,5\n,Instagram,6\n2026-01-02,Facebook,7\n,Instagram,8\n",
            Some(&[
                "Date,Network,Likes",
                "2026-01-01,Facebook,5",
                "2026-01-01,Instagram,6",
                "2026-01-02,Facebook,7",
                "2026-01-02,Instagram,8",
            ]),
        );
        check(
            "Campaign,Ad,Likes\nA,,5\n,One,2\n,Two,3\nB,,4\n,One,4\n",
            Some(&["Campaign,Ad,Likes", "A,,5", "A,One,2", "A,Two,3", "B,,4", "B,One,4"]),
        );
        check(
            "Year,Month,Likes\n2025,11,5\n,12,6\n2026,1,7\n",
            Some(&["Year,Month,Likes", "2025,11,5", "2025,12,6", "2026,1,7"]),
        );
        // Blanks here and there, and rows that nothing tells apart.
        check("Country,Date,Likes\nPeru,2026-01-01,5\n,2026-01-01,6\nPeru,2026-01-02,7\n", None);
        check("Campaign,Likes\nOne,5\n,6\nTwo,7\n,8\n", None);
        check("Network,Date,Likes\nFacebook,2026-01-01,5\nX,2026-01-01,6\n,2026-01-01,7\n", None);
    }
}

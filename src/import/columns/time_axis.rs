//! Which column of a table says when: by its name, and by how many of its cells are dates.

mod axis;
mod bare;
mod claim;
mod parts;
mod range;
mod short;
mod stretch;

use std::collections::BTreeSet;
use std::iter::repeat_n;

use jiff::civil::Date;

use crate::import::cells::date_years::days_in_disguise;
use crate::import::cells::dates::{self, DateToken};
use crate::import::cells::memo::{Memo, is_same};
use crate::import::cells::missing;
use crate::import::cells::months::weekday_in;
use crate::import::cells::word_list;
use crate::import::columns::ColumnInfo;
use crate::import::lines::even::QuickCells;
use crate::import::lines::grid::Grid;
use crate::import::meaning::aliases::key;
use crate::import::tables::{TableShape, is_date_word};
use crate::model::Cadence;
use axis::{Axis, are_exchanged, cut_octobers, nth_of_ranges, token, year_day_month};
pub use bare::{counted, named as bare_period};
use claim::Claim;
pub(super) use parts::counts_periods;
pub use parts::{ends_weeks, named_cadence, names_years};
pub use stretch::Stretch;

/// Where a table keeps its time axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateSource {
    Column(usize),
    /// Columns that give it together: the year, the month (or quarter, or week), the day of the month.
    Parts {
        year: usize,
        part: usize,
        day: Option<usize>,
    },
    /// The first and the last day of what each row is about.
    Range {
        first: usize,
        last: usize,
    },
}

impl DateSource {
    /// The columns it is made of, in the order they are spoken of.
    pub fn columns(self) -> impl Iterator<Item = usize> + Clone {
        let (first, more) = match self {
            Self::Column(column) => (column, [None, None]),
            Self::Parts { year, part, day } => {
                (year, [Some(part).filter(|part| *part != year), day])
            }
            Self::Range { first, last } => (first, [Some(last), None]),
        };
        std::iter::once(first).chain(more.into_iter().flatten())
    }

    /// Whether it is made of this column.
    pub fn names(self, column: usize) -> bool {
        self.columns().any(|own| own == column)
    }
}

/// Rows looked at.
const SAMPLE: usize = 300;

/// The claim of a column, whether nearly all rows have a date in it, and how many different ones.
type Rank = (Claim, bool, usize);

/// Finds the time axis of a table: the column most of whose cells are dates, by name first.
pub fn find_dates(grid: &Grid, table: &TableShape, columns: &[ColumnInfo]) -> Option<DateSource> {
    let best = (0..columns.len())
        .filter_map(|column| {
            let rank = date_rank(grid, table, column)?;
            Some((rank, std::cmp::Reverse(column), column))
        })
        .max();
    let parted = parts::find(grid, table);
    // What rows say they are about comes before the other days in them.
    let stretch = stretch::find(grid, table).and_then(Stretch::axis);
    if let Some((claim, source)) = stretch
        && parted.is_none()
        && best.is_none_or(|((own, _, n), ..)| own < claim || (own == claim && n == 1))
    {
        return Some(source);
    }
    match (best, parted) {
        // A year, a month or a day alone says less than the columns beside it.
        (Some((_, _, column)), parted)
            if parted.is_none_or(|parts| !parts.names(column) || says_all(grid, table, column)) =>
        {
            range::find(grid, table, column).or(Some(DateSource::Column(column)))
        }
        (_, parted) => parted,
    }
}

/// Whether the cells of a column say the year and more.
fn says_all(grid: &Grid, table: &TableShape, column: usize) -> bool {
    let tokens = tokens(grid, table, DateSource::Column(column));
    let lacks = |token: &DateToken| {
        matches!(token, DateToken::Year(_) | DateToken::Bare(_) | DateToken::NoYear { .. })
    };
    tokens.iter().flatten().any(|token| !lacks(token))
}

/// Days that are about people and not about what was counted.
const OF_PEOPLE: &str = "dob;date of birth;birth date;birthdate;birthday;geburtsdatum;geburtstag; \
    fecha de nacimiento;data de nascimento;date de naissance;data di nascita;geboortedatum";

/// Rows (places) whose date is longer than that of the others: a quarter or a year between months
/// sums them up.
pub fn sums(grid: &Grid, table: &TableShape, source: DateSource) -> Vec<usize> {
    // Such tables are made by hand.
    const MOST_ROWS: usize = 2_000;
    if table.rows.len() > MOST_ROWS {
        return Vec::new();
    }
    let length = |token: &DateToken| match token {
        DateToken::Day(_) | DateToken::Numeric(_) | DateToken::NoYear { .. } => Some(0),
        DateToken::Week(_) => Some(1),
        DateToken::Month(_) => Some(2),
        DateToken::Quarter(_) => Some(3),
        DateToken::Bare(period) => match period.cadence() {
            Cadence::Week => Some(1),
            Cadence::Month => Some(2),
            _ => Some(3),
        },
        DateToken::Year(_) => Some(4),
        _ => None,
    };
    let lengths: Vec<Option<u8>> =
        tokens(grid, table, source).iter().map(|token| token.as_ref().and_then(length)).collect();
    let Some(shortest) = lengths.iter().flatten().min().copied() else { return Vec::new() };
    let n_short = lengths.iter().flatten().filter(|length| **length == shortest).count();
    let is_longer = |place: &usize| lengths[*place].is_some_and(|length| length > shortest);
    let longer: Vec<usize> = (0..lengths.len()).filter(is_longer).collect();
    if longer.len() * 2 <= n_short { longer } else { Vec::new() }
}

/// How good a time axis a column makes: by its name, then by how many different dates it has.
fn date_rank(grid: &Grid, table: &TableShape, column: usize) -> Option<Rank> {
    let header = &table.headers[column];
    if word_list::has_name(OF_PEOPLE, &key(header)) {
        return None;
    }
    let axis = Axis::of(grid, table, column);
    let is_named = axis.is_named;
    let step = (table.rows.len() / SAMPLE).max(1);
    let mut distinct = BTreeSet::new();
    let mut known = Memo::default();
    let (mut n, mut n_dates, mut n_bare_years, mut n_short) = (0, 0, 0, 0);
    for record in table.rows.iter().step_by(step) {
        let cell = grid.field(record, column);
        if missing::is_missing(cell) {
            continue;
        }
        n += 1;
        let Some(token) = known.recall(cell, |cell| token(cell, &axis)) else {
            n_short += usize::from(is_named && short::numbers(cell).is_some());
            continue;
        };
        n_dates += 1;
        n_bare_years += usize::from(matches!(token, DateToken::Year(_)));
        distinct.insert(cell);
    }
    if n > 1 && n_short == n {
        let cells = table.rows.iter().map(|record| grid.field(record, column));
        let has_days = short::days(cells).iter().any(Option::is_some);
        return has_days.then_some((Claim::Unnamed, false, n));
    }
    if n == 0 || n_dates * 10 < n * 6 {
        let cells = table.rows.iter().map(|record| grid.field(record, column));
        if n > 0 && are_exchanged(cells.clone()) {
            return Some((if is_named { Claim::Dated } else { Claim::Unnamed }, false, n));
        }
        let bare = bare::periods(header, cells, month_of(table));
        return bare.map(|_| (Claim::Unnamed, false, n));
    }
    if n_bare_years > 0 && !(is_named && distinct.len() * 2 > n) {
        return None;
    }
    let n_looked_at = table.rows.len().div_ceil(step);
    let claim = if n * 2 < n_looked_at {
        // Dates that only some rows have are about something that came later.
        Claim::Sparse
    } else {
        Claim::of(header, is_named, distinct.len())
    };
    Some((claim, n * 10 >= n_looked_at * 9, distinct.len()))
}

/// The two columns with the first and the last day of what rows are about, whatever they are called.
pub fn stretch_of(grid: &Grid, table: &TableShape) -> Option<Stretch> {
    stretch::find(grid, table)
}

/// The days of a table's rows where every one of them is written as ISO says, as in most files;
/// `None` where one is not, and [`tokens`] has to be asked.
pub fn iso_days(grid: &Grid, table: &TableShape, source: DateSource) -> Option<Vec<Option<Date>>> {
    let DateSource::Column(column) = source else { return None };
    let (mut last, mut of_last) = ("", None);
    let mut days = Vec::with_capacity(table.rows.len());
    let quick = grid.quick(&table.rows, column).and_then(|quick| match quick.cells {
        QuickCells::Days(days) => Some((quick.rows, days)),
        _ => None,
    });
    let known = quick.as_ref().map_or(0..0, |(rows, _)| rows.clone());
    let mut read = |records: &mut dyn Iterator<Item = usize>, days: &mut Vec<_>| {
        for record in records {
            let cell = grid.field(record, column);
            // Rows of one day follow each other in most files.
            if !is_same(cell, last) {
                (last, of_last) = (cell, Some(dates::iso_day(cell)?));
            }
            days.push(Some(of_last?));
        }
        Some(())
    };
    read(&mut table.rows.iter().take(known.start), &mut days)?;
    if let Some((_, known)) = &quick {
        known.runs().for_each(|(day, n)| days.extend(repeat_n(Some(day), n)));
    }
    read(&mut table.rows.rest_from(known.end).iter(), &mut days)?;
    Some(days)
}

/// The date cells of a table's rows.
pub fn tokens(grid: &Grid, table: &TableShape, source: DateSource) -> Vec<Option<DateToken>> {
    let rows = table.rows.iter();
    match source {
        DateSource::Column(column) => {
            let header = table.headers.get(column).map_or("", String::as_str);
            let axis = Axis { is_named: true, ..Axis::of(grid, table, column) };
            if let Some(days) = nth_of_ranges(grid, table, column, &axis) {
                return days;
            }
            let cells = rows.map(|record| grid.field(record, column));
            // Rows of one day follow each other in most files.
            let (mut last, mut of_last) = ("", None);
            let read_once = |cell| {
                if !is_same(cell, last) {
                    (last, of_last) = (cell, token(cell, &axis));
                }
                of_last
            };
            let read: Vec<_> = cells.clone().map(read_once).collect();
            if let Some(days) = year_day_month(cells.clone(), &read) {
                return days;
            }
            let says_months = names_years(header)
                || matches!(named_cadence(header), Some(Cadence::Month | Cadence::Quarter));
            if let Some(days) = days_in_disguise(&read, says_months) {
                return days;
            }
            if read.iter().any(Option::is_some) {
                return cut_octobers(cells, read);
            }
            let bare = bare::periods(header, cells.clone(), month_of(table));
            bare.unwrap_or_else(|| if is_date_word(header) { short::days(cells) } else { read })
        }
        DateSource::Parts { year, part, day } => {
            rows.map(|record| parts::token(grid, table, [year, part], day, record)).collect()
        }
        DateSource::Range { first, last } => {
            rows.map(|record| range::token(grid, first, last, record)).collect()
        }
    }
}

/// The weekday each date names, 1 for Monday to 7, where dates leave the year out.
pub fn weekdays(grid: &Grid, table: &TableShape, source: DateSource) -> Vec<Option<i8>> {
    let DateSource::Column(column) = source else { return Vec::new() };
    table.rows.iter().map(|record| weekday_in(grid.field(record, column))).collect()
}

/// The month a table says it is about: its title or the name of its sheet is "Jan 2024".
fn month_of(table: &TableShape) -> Option<Date> {
    match dates::parse(table.title.as_deref()?)? {
        DateToken::Month(first) => Some(first),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::columns;
    use crate::import::lines::even::Runs;
    use crate::import::lines::records;
    use crate::import::progress::NoProgress;
    use crate::import::tables;

    fn source(text: &str) -> Option<DateSource> {
        let (grid, _) = records::read(text, b'\t', Runs::ANY, &NoProgress);
        let table =
            tables::find(&grid, 0, crate::import::choices::reading::TableSplit::Found).remove(0);
        let columns = columns::read(&grid, &table, b'\t', &NoProgress).unwrap();
        find_dates(&grid, &table, &columns)
    }

    #[test]
    fn the_column_with_dates_is_the_time_axis() {
        assert_eq!(source("Name\tCost\nA\t5\nB\t6\n"), None);
        assert_eq!(
            source(
                "Date\tPublish time\tA\nLifetime\t01/14/2025 13:34\t5\nLifetime\t01/15/2025 13:34\t6\n"
            ),
            Some(DateSource::Column(1))
        );
        assert_eq!(
            source("Year\tMonth\tA\n2015\t7\t5\n2015\t8\t6\n"),
            Some(DateSource::Parts { year: 0, part: 1, day: None })
        );
        assert_eq!(source("year\tsubscribers\n2011\t5\n2012\t6\n"), Some(DateSource::Column(0)));
        assert_eq!(source("Impressions\tClicks\n2011\t5\n2012\t6\n"), None);
    }
}

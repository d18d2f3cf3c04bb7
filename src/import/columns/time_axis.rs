//! Which column of a table says when: by its name, and by how many of its cells are dates.

mod short;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::import::cells::clean::{normal, visible};
use crate::import::cells::dates::{self, DateToken};
use crate::import::cells::memo::is_same;
use crate::import::cells::missing;
use crate::import::columns::ColumnInfo;
use crate::import::lines::even::QuickCells;
use crate::import::lines::grid::Grid;
use crate::import::meaning::aliases::key;
use crate::import::tables::{TableShape, is_date_word};

/// Where a table keeps its time axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateSource {
    Column(usize),
    /// Two columns of numbers.
    YearAndMonth {
        year: usize,
        month: usize,
    },
}

impl DateSource {
    /// Whether it is made of this column.
    pub fn names(self, column: usize) -> bool {
        match self {
            Self::Column(own) => own == column,
            Self::YearAndMonth { year, month } => year == column || month == column,
        }
    }
}

/// Rows looked at.
const SAMPLE: usize = 300;

/// Finds the time axis of a table: the column most of whose cells are dates, by name first.
pub fn find_dates(grid: &Grid, table: &TableShape, columns: &[ColumnInfo]) -> Option<DateSource> {
    let best = (0..columns.len())
        .filter_map(|column| {
            let rank = date_rank(grid, table, column)?;
            Some((rank, std::cmp::Reverse(column), column))
        })
        .max();
    let named = |names: &str| {
        let is_one = |header: &str| {
            let name = key(header);
            names.split_whitespace().any(|known| known == name)
        };
        columns.iter().position(|column| is_one(&column.header))
    };
    let parted = named(YEARS).zip(named(MONTHS));
    match (best, parted) {
        // A year alone says less than the month beside it.
        (Some((_, _, column)), parted) if parted.is_none_or(|(year, _)| year != column) => {
            Some(DateSource::Column(column))
        }
        (_, parted) => parted.map(|(year, month)| DateSource::YearAndMonth { year, month }),
    }
}

/// Names of columns with the year and the month of a row, in the form [`key`] gives.
const YEARS: &str = "year ano jahr annee anno jaar rok";
const MONTHS: &str = "month mes monat mois mese maand miesiac";
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
fn date_rank(grid: &Grid, table: &TableShape, column: usize) -> Option<(u8, usize)> {
    let header = &table.headers[column];
    let name = normal(header);
    if OF_PEOPLE.split(';').any(|known| known.trim() == key(header)) {
        return None;
    }
    let axis = Axis::of(grid, table, column);
    let is_named = axis.is_named;
    let step = (table.rows.len() / SAMPLE).max(1);
    let mut distinct = BTreeSet::new();
    let (mut n, mut n_dates, mut n_bare_years, mut n_short) = (0, 0, 0, 0);
    for record in table.rows.iter().step_by(step) {
        let cell = grid.field(record, column);
        if missing::is_missing(cell) {
            continue;
        }
        n += 1;
        let Some(token) = token(cell, &axis) else {
            n_short += usize::from(is_named && short::numbers(cell).is_some());
            continue;
        };
        n_dates += 1;
        n_bare_years += usize::from(matches!(token, DateToken::Year(_)));
        distinct.insert(cell);
    }
    if n > 1 && n_short == n {
        let cells = table.rows.iter().map(|record| grid.field(record, column));
        return short::days(cells).iter().any(Option::is_some).then_some((1, n));
    }
    if n == 0 || n_dates * 10 < n * 6 {
        return None;
    }
    if n_bare_years > 0 && !(is_named && distinct.len() * 2 > n) {
        return None;
    }
    let rank = match name.as_str() {
        "date" | "data" | "datum" | "fecha" | "дата" | "日付" | "日期" | "날짜" => 4,
        "reporting starts" | "reporting ends" => 0,
        "publish time" | "post time" | "created time" | "created at" | "posted" => 3,
        _ if is_named => 3,
        _ => 1,
    };
    Some((rank, distinct.len()))
}

/// What a column's name says about its cells.
struct Axis {
    /// Whether it announces a time axis: bare digits and spreadsheet serials count only then.
    is_named: bool,
    /// Whether six digits are a year and a week, not a month.
    has_weeks: bool,
    /// "Nth week": how many days lie between two numbers, and the day that has the number 0.
    nth: Option<(i64, Date)>,
}

impl Axis {
    fn of(grid: &Grid, table: &TableShape, column: usize) -> Self {
        let header = table.headers.get(column).map_or("", String::as_str);
        let name = normal(header);
        let has_week = || name.split(' ').any(|word| matches!(word, "week" | "kw" | "semana"));
        let has_year = || name.split(' ').any(|word| matches!(word, "year" | "iso" | "yearweek"));
        let days = match name.as_str() {
            "nth day" => Some(1),
            "nth week" => Some(7),
            _ => None,
        };
        let days = days.or_else(|| nth_length(grid, table, column));
        Self {
            is_named: is_date_word(header),
            has_weeks: (has_week() && has_year()) || name == "yearweek",
            nth: days.zip(first_day(&table.preamble)),
        }
    }
}

/// Days from one number to the next where Google Analytics counts days or weeks from the first day
/// of the report: "0000", "0001", under a name in any language.
fn nth_length(grid: &Grid, table: &TableShape, column: usize) -> Option<i64> {
    let (first, last) = (first_day(&table.preamble)?, last_day(&table.preamble)?);
    let numbers = table.rows.iter().map(|record| {
        let cell = grid.field(record, column).trim();
        let is_nth = cell.len() == 4 && cell.bytes().all(|b| b.is_ascii_digit());
        cell.parse::<i64>().ok().filter(|_| is_nth)
    });
    let numbers: Vec<i64> = numbers.collect::<Option<_>>()?;
    let (lowest, highest) = (*numbers.iter().min()?, *numbers.iter().max()?);
    let n_days = i64::from((last - first).get_days());
    if lowest != 0 || highest > n_days {
        return None;
    }
    // As many numbers as the report has weeks, and not as many as it has days.
    Some(if highest > 0 && highest <= n_days / 7 + 1 && n_days > 13 { 7 } else { 1 })
}

/// The day a report begins with, from the lines above it: "Start date: 20230708".
fn first_day(preamble: &[String]) -> Option<Date> {
    const STARTS: [&str; 9] = [
        "start date",
        "startdatum",
        "date de début",
        "fecha de inicio",
        "data de início",
        "data de inicio",
        "data di inizio",
        "begindatum",
        "дата начала",
    ];
    labelled_day(preamble, &STARTS)
}

/// The day a report ends with.
fn last_day(preamble: &[String]) -> Option<Date> {
    const ENDS: [&str; 11] = [
        "end date",
        "enddatum",
        "date de fin",
        "fecha de finalización",
        "fecha de fin",
        "data de término",
        "data de fim",
        "data final",
        "data di fine",
        "einddatum",
        "дата окончания",
    ];
    labelled_day(preamble, &ENDS)
}

fn labelled_day(preamble: &[String], labels: &[&str]) -> Option<Date> {
    preamble.iter().find_map(|line| {
        let (label, value) = line.split_once(':')?;
        let is_one = labels.contains(&normal(label).as_str());
        match dates::parse(value).filter(|_| is_one)? {
            DateToken::Day(day) => Some(day),
            _ => None,
        }
    })
}

/// A cell of a date column.
fn token(cell: &str, axis: &Axis) -> Option<DateToken> {
    // An ISO day is one under any name.
    if let Some(day) = dates::iso_day(cell) {
        return Some(DateToken::Day(day));
    }
    let digits = visible(cell);
    let is_digits = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    if let Some((days, first)) = axis.nth.filter(|_| is_digits && digits.len() <= 4) {
        let n: i64 = digits.parse().ok()?;
        return first.checked_add(jiff::Span::new().days(n * days)).ok().map(DateToken::Day);
    }
    if axis.has_weeks && is_digits && digits.len() == 6 {
        return dates::parse(&format!("{}-W{}", &digits[..4], &digits[4..]));
    }
    match dates::parse(cell) {
        Some(DateToken::Month(_)) if !axis.is_named && is_digits => None,
        Some(token) => Some(token),
        // "03.2024" is a month only under such a name.
        None if axis.is_named => {
            dates::parse(&cell.trim().replace('.', "/")).or_else(|| dates::from_number(cell))
        }
        None => None,
    }
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
    days.extend(quick.iter().flat_map(|(_, days)| days.iter().copied().map(Some)));
    read(&mut table.rows.from_place(known.end).iter(), &mut days)?;
    Some(days)
}

/// The date cells of a table's rows.
pub fn tokens(grid: &Grid, table: &TableShape, source: DateSource) -> Vec<Option<DateToken>> {
    let rows = table.rows.iter();
    match source {
        DateSource::Column(column) => {
            let header = table.headers.get(column).map_or("", String::as_str);
            let axis = Axis { is_named: true, ..Axis::of(grid, table, column) };
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
            let has_dates = read.iter().any(Option::is_some);
            if has_dates || !is_date_word(header) { read } else { short::days(cells) }
        }
        DateSource::YearAndMonth { year, month } => rows
            .map(|record| {
                let (year, month) = (grid.field(record, year), grid.field(record, month));
                let text = format!("{}-{}", year.trim(), month.trim());
                dates::parse(&text).filter(|token| matches!(token, DateToken::Month(_)))
            })
            .collect(),
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
            Some(DateSource::YearAndMonth { year: 0, month: 1 })
        );
        assert_eq!(source("year\tsubscribers\n2011\t5\n2012\t6\n"), Some(DateSource::Column(0)));
        assert_eq!(source("Impressions\tClicks\n2011\t5\n2012\t6\n"), None);
    }
}

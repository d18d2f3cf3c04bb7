//! What the name of a column of dates says about its cells, and one cell by it.

use jiff::civil::Date;

use crate::import::cells::clean::{normal, visible};
use crate::import::cells::dates::{self, DateToken};
use crate::import::cells::missing;
use crate::import::cells::word_list;
use crate::import::lines::grid::Grid;
use crate::import::meaning::aliases::key;
use crate::import::meaning::stated_period;
use crate::import::tables::{TableShape, is_date_word};

/// How far it is from one number of an "Nth" column to the next.
#[derive(Clone, Copy)]
pub(super) enum Step {
    Days(i64),
    Months,
    Years,
}

/// What a column's name says about its cells.
pub(super) struct Axis {
    /// Whether it announces a time axis: bare digits and spreadsheet serials count only then.
    pub(super) is_named: bool,
    /// Whether six digits are a year and a week, not a month.
    pub(super) has_weeks: bool,
    /// Whether those weeks begin on Mondays; those of Google Analytics begin on Sundays, and the
    /// first of a year is the one with 1 January.
    pub(super) is_iso: bool,
    /// "Nth week": how many days lie between two numbers, and the day that has the number 0.
    pub(super) nth: Option<(Step, Date)>,
}

impl Axis {
    pub(super) fn of(grid: &Grid, table: &TableShape, column: usize) -> Self {
        let header = table.headers.get(column).map_or("", String::as_str);
        let name = normal(header);
        let has_week = || name.split(' ').any(|word| matches!(word, "week" | "kw" | "semana"));
        let has_year = || name.split(' ').any(|word| matches!(word, "year" | "iso" | "yearweek"));
        let days = counted_steps(header);
        let days = days.or_else(|| nth_length(grid, table, column));
        Self {
            is_named: is_date_word(header),
            has_weeks: (has_week() && has_year())
                || name == "yearweek"
                || super::parts::is_one(super::parts::WEEKS, header),
            is_iso: !matches!(name.as_str(), "yearweek" | "year week" | "week of year"),
            nth: days.zip(first_day(&table.preamble)),
        }
    }
}

/// How far it is from one number to the next below a name that says what is counted: "Nth week", and "Week
/// Index" as older versions of Google Analytics have it.
fn counted_steps(header: &str) -> Option<Step> {
    const DAYS: &str =
        "nth day;day index;tagesindex;index des jours;indice de dias;indice de dia;indice de dias";
    const WEEKS: &str =
        "nth week;week index;wochenindex;index des semaines;indice de semanas;indice de semana";
    const MONTHS: &str =
        "nth month;month index;monatsindex;index des mois;indice de meses;indice de mes";
    let name = key(header);
    let is_in = |names: &str| word_list::has_name(names, &name);
    if is_in(DAYS) {
        Some(Step::Days(1))
    } else if is_in(WEEKS) {
        Some(Step::Days(7))
    } else if is_in(MONTHS) {
        Some(Step::Months)
    } else {
        (name == "nth year").then_some(Step::Years)
    }
}

/// Days from one number to the next where Google Analytics counts days or weeks from the first day
/// of the report: "0000", "0001", under a name in any language.
fn nth_length(grid: &Grid, table: &TableShape, column: usize) -> Option<Step> {
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
    let n_months =
        i64::from(last.year() - first.year()) * 12 + i64::from(last.month() - first.month());
    // As many numbers as the report has months, or weeks, and not as many as it has days.
    Some(if highest > 0 && highest == n_months && n_days > 31 {
        Step::Months
    } else if highest > 0 && highest <= n_days / 7 + 1 && n_days > 13 {
        Step::Days(7)
    } else {
        Step::Days(1)
    })
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
        .or_else(|| stated_period::labelled_days(preamble).map(|days| days.0))
        .or_else(|| stated_period::in_lines(preamble).map(|period| period.first))
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
        .or_else(|| stated_period::labelled_days(preamble).map(|days| days.1))
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
pub(super) fn token(cell: &str, axis: &Axis) -> Option<DateToken> {
    // An ISO day is one under any name.
    if let Some(day) = dates::iso_day(cell) {
        return Some(DateToken::Day(day));
    }
    let digits = visible(cell);
    let is_digits = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    if let Some((step, first)) = axis.nth.filter(|_| is_digits && digits.len() <= 4) {
        let n: i64 = digits.parse().ok()?;
        let after = |span: jiff::Span| first.checked_add(span).ok();
        return match step {
            Step::Days(days) => after(jiff::Span::new().days(n * days)).map(DateToken::Day),
            Step::Months => {
                let month = first.first_of_month().checked_add(jiff::Span::new().months(n)).ok()?;
                Some(DateToken::Month(month))
            }
            Step::Years => Some(DateToken::Year(first.year().checked_add(i16::try_from(n).ok()?)?)),
        };
    }
    if axis.has_weeks && is_digits && digits.len() == 6 {
        let (year, week) = digits.split_at(4);
        return if axis.is_iso {
            dates::parse(&format!("{year}-W{week}"))
        } else {
            sunday_week(year, week)
        };
    }
    if axis.has_weeks
        && let Some(week) = week_of_year(&digits)
    {
        return Some(week);
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

/// "12-2025", "12/2025", "2025-12" in a column of weeks.
fn week_of_year(cell: &str) -> Option<DateToken> {
    let (one, other) = cell.split_once(['-', '/', '.'])?;
    let are_digits = [one, other].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()));
    let (year, week) = if one.len() == 4 { (one, other) } else { (other, one) };
    let fits = are_digits && year.len() == 4 && (1..=2).contains(&week.len());
    fits.then(|| dates::parse(&format!("{year}-W{week:0>2}")))?
}

/// The days of rows that count them from the first day of a range that stands in another column of
/// the row: reports that compare two ranges.
pub(super) fn nth_of_ranges(
    grid: &Grid,
    table: &TableShape,
    column: usize,
    axis: &Axis,
) -> Option<Vec<Option<DateToken>>> {
    let (step, _) = axis.nth?;
    let first_of = |record: usize, column: usize| match dates::parse(grid.field(record, column)) {
        Some(DateToken::Span { from, .. }) => Some(from),
        _ => None,
    };
    let are_ranges = |other: &usize| {
        let mut rows = table.rows.iter();
        *other != column && rows.all(|record| first_of(record, *other).is_some())
    };
    let ranges = (0..table.headers.len()).find(are_ranges)?;
    let day = |record: usize| {
        let nth = Some((step, first_of(record, ranges)?));
        token(grid.field(record, column), &Axis { nth, ..*axis })
    };
    Some(table.rows.iter().map(day).collect())
}

/// A week of a year as Google Analytics counts them; those at the turn of a year are cut by it.
fn sunday_week(year: &str, week: &str) -> Option<DateToken> {
    let (year, week): (i16, i64) = (year.parse().ok()?, week.parse().ok()?);
    let first = Date::new(year, 1, 1).ok().filter(|_| (1..=54).contains(&week))?;
    let before = i64::from(first.weekday().to_sunday_zero_offset());
    let from = first.checked_add(jiff::Span::new().days((week - 1) * 7 - before)).ok()?;
    let to = from.checked_add(jiff::Span::new().days(6)).ok()?;
    (from.year().max(to.year()) >= year && from.year() <= year)
        .then_some(DateToken::Span { from, to })
}

/// Days written as year, day and month, where a day above 12 tells it: none of them is read as a
/// month then.
pub(super) fn year_day_month<'a>(
    cells: impl Iterator<Item = &'a str>,
    read: &[Option<DateToken>],
) -> Option<Vec<Option<DateToken>>> {
    if read.iter().all(Option::is_some) {
        return None;
    }
    let days: Vec<_> = cells.map(exchanged).collect();
    let is_told = days.iter().flatten().any(|(_, is_sure)| *is_sure)
        && days.iter().zip(read).all(|(day, read)| day.is_some() || read.is_none());
    is_told.then(|| days.into_iter().map(|day| day.map(|(token, _)| token)).collect())
}

/// The day of "2025-13-03", and whether it can be no other one.
fn exchanged(cell: &str) -> Option<(DateToken, bool)> {
    let cell = visible(cell);
    let (year, rest) = cell.split_once(['-', '/', '.']).filter(|(year, _)| year.len() == 4)?;
    let (day, rest) = rest.split_once(['-', '/', '.'])?;
    // A time of day behind it changes nothing.
    let month = rest.split([' ', 'T']).next().unwrap_or(rest);
    match dates::parse(&format!("{year}-{month}-{day}"))? {
        DateToken::Day(found) => Some((DateToken::Day(found), found.day() > 12)),
        _ => None,
    }
}

/// Months written as numbers with decimals, "2025.09", of which a spreadsheet program cut the last zero:
/// "2025.1" is October where other months are written with two digits.
pub(super) fn cut_octobers<'a>(
    cells: impl Iterator<Item = &'a str> + Clone,
    mut read: Vec<Option<DateToken>>,
) -> Vec<Option<DateToken>> {
    let month = |cell: &'a str| {
        let (year, month) = cell.trim().split_once('.')?;
        (year.len() == 4 && !month.is_empty() && month.len() <= 2).then_some((year, month))
    };
    let mut has_padded = false;
    for cell in cells.clone().filter(|cell| !missing::is_missing(cell)) {
        match month(cell) {
            Some((_, "1")) => {}
            Some((_, digits)) if digits.len() == 2 => has_padded |= digits.starts_with('0'),
            _ => return read,
        }
    }
    for (cell, token) in cells.zip(&mut read) {
        if let Some((year, "1")) = month(cell)
            && has_padded
        {
            *token = dates::parse(&format!("{year}-10"));
        }
    }
    read
}

/// Whether nearly all cells of a column are such days and hardly one is a day as ISO writes it.
pub(super) fn are_exchanged<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let (mut n, mut n_exchanged, mut n_sure) = (0, 0, 0);
    for cell in cells.filter(|cell| !missing::is_missing(cell)) {
        // Hardly a column is one, and the first cells say so.
        if n_exchanged * 10 < n * 9 {
            return false;
        }
        n += 1;
        let Some((_, is_sure)) = exchanged(cell) else { continue };
        n_exchanged += 1;
        n_sure += usize::from(is_sure && dates::parse(cell).is_none());
    }
    n_sure > 0 && n_exchanged * 10 >= n * 9
}

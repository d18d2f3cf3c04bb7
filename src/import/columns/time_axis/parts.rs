//! Dates in parts: a column with the year beside one with the month, the quarter or the week, and
//! maybe one with the day of the month.

use jiff::civil::Date;

use super::DateSource;
use crate::import::cells::clean::visible;
use crate::import::cells::dates::{self, DateToken};
use crate::import::cells::word_list;
use crate::import::lines::grid::Grid;
use crate::import::meaning::aliases::key;
use crate::import::tables::TableShape;
use crate::model::Cadence;

/// Names of such columns, in the form [`key`] gives.
const YEARS: &str = "year;ano;jahr;annee;anno;jaar;rok;calendar year;iso year;isoyear";
pub(super) const MONTHS: &str = "month;mes;monat;mois;mese;maand;miesiac;month name;month number";
pub(super) const QUARTERS: &str = "quarter;quartal;trimestre;kwartaal;kwartal;qtr;quarter number";
pub(super) const WEEKS: &str = "week;semana;woche;kw;kalenderwoche;semaine;settimana;weeknummer;week number;week no;\
     iso week;isoweek;calendar week;tydzien;cw;wk";
pub(super) const DAYS: &str = "day;dia;tag;jour;giorno;dag;dzien;day of month;day of the month";

/// Whether a header is one of some names.
pub(super) fn is_one(names: &str, header: &str) -> bool {
    let name = key(header);
    word_list::has_name(names, &name)
}

/// The columns that give a date together; a month wins over a quarter and a quarter over a week.
pub(super) fn find(grid: &Grid, table: &TableShape) -> Option<DateSource> {
    let named = |names: &str| table.headers.iter().position(|header| is_one(names, header));
    let month = named(MONTHS);
    let Some(year) = named(YEARS) else { return without_year(grid, table) };
    let part = month.or_else(|| named(QUARTERS)).or_else(|| named(WEEKS))?;
    let are_days = |column: &usize| {
        let mut cells = table.rows.iter().map(|record| grid.field(record, *column));
        cells.all(|cell| day_of_month(cell).is_some() || cell.trim().is_empty())
    };
    let day = named(DAYS).filter(are_days).filter(|_| month.is_some());
    Some(DateSource::Parts { year, part, day })
}

/// The day of the month beside the month, in a table that leaves the year out: the column of the
/// month stands in the place of that of the year.
fn without_year(grid: &Grid, table: &TableShape) -> Option<DateSource> {
    let named = |names: &str| table.headers.iter().position(|header| is_one(names, header));
    let (month, day) = (named(MONTHS)?, named(DAYS)?);
    let mut n = 0;
    for record in &table.rows {
        match (month_of(grid.field(record, month)), day_of_month(grid.field(record, day))) {
            (Some(_), Some(_)) => n += 1,
            // A total has neither.
            (None, None) => {}
            _ => return None,
        }
    }
    (n * 2 > table.rows.len()).then_some(DateSource::Parts {
        year: month,
        part: month,
        day: Some(day),
    })
}

/// "Apr", "4", "April"
fn month_of(cell: &str) -> Option<i8> {
    // Any year in which every day exists.
    match dates::parse(&format!("2024-{}", visible(cell))) {
        Some(DateToken::Month(first)) => Some(first.month()),
        _ => None,
    }
}

/// The date of one row.
pub(super) fn token(
    grid: &Grid,
    table: &TableShape,
    [year, part]: [usize; 2],
    day: Option<usize>,
    record: usize,
) -> Option<DateToken> {
    if year == part {
        let month = month_of(grid.field(record, part))?;
        let day = day_of_month(grid.field(record, day?))?;
        return Date::new(2024, month, day).is_ok().then_some(DateToken::NoYear { month, day });
    }
    let (header, year) = (table.headers.get(part)?, grid.field(record, year).trim());
    let cell = visible(grid.field(record, part));
    let number = cell.trim_start_matches(|c: char| !c.is_ascii_digit());
    let text = if is_one(MONTHS, header) {
        format!("{year}-{cell}")
    } else if is_one(QUARTERS, header) {
        format!("{year}-Q{number}")
    } else {
        format!("{year}-W{number}")
    };
    let period = dates::parse(&text);
    let Some(day) = day else {
        let is_period = |token: &DateToken| {
            matches!(token, DateToken::Month(_) | DateToken::Quarter(_) | DateToken::Week(_))
        };
        return period.filter(is_period);
    };
    let Some(DateToken::Month(first)) = period else { return None };
    let day = day_of_month(grid.field(record, day))?;
    Date::new(first.year(), first.month(), day).ok().map(DateToken::Day)
}

/// "7", "07"
pub(super) fn day_of_month(cell: &str) -> Option<i8> {
    let cell = visible(cell);
    let is_short = cell.len() <= 2 && cell.bytes().all(|byte| byte.is_ascii_digit());
    cell.parse().ok().filter(|day| is_short && (1..=31).contains(day))
}

/// The length of the periods a header names: those of "Week" are weeks, also where there are only
/// two.
pub fn named_cadence(header: &str) -> Option<Cadence> {
    const OF_WEEKS: &str = "week of;week commencing;week beginning;week starting;week start;wc;w/c; \
        week range;semana de;semana del;semaine du;woche vom;woche ab;woche von";
    if names_week_ends(header)
        || key(header) == "woche bis"
        || is_one(WEEKS, header)
        || is_one(OF_WEEKS, header)
    {
        Some(Cadence::Week)
    } else if is_one(MONTHS, header) {
        Some(Cadence::Month)
    } else if is_one(QUARTERS, header) {
        Some(Cadence::Quarter)
    } else {
        (key(header) == "nth day").then_some(Cadence::Day)
    }
}

/// Whether a header says that its cells are years.
pub fn names_years(header: &str) -> bool {
    is_one(YEARS, header)
}

/// Whether a header says that each date is the last day of a week.
pub fn ends_weeks(header: &str) -> bool {
    names_week_ends(header) || super::range::ends_periods(header)
}

fn names_week_ends(header: &str) -> bool {
    const ENDS: &str = "week ending;week ended;week end;week ending on;w/e;we;week to;woche bis;woche endet; \
        wochenende;semaine se terminant;semaine se terminant le;semana que termina;semana terminada; \
        semana finalizada;settimana che termina;week eindigend";
    let name = key(header);
    let bare = name.split(" (").next().unwrap_or(&name);
    word_list::has_name(ENDS, bare)
}

/// Whether numbers below a header count days of a month, weeks, months or quarters.
pub(in crate::import::columns) fn counts_periods(header: &str) -> bool {
    [DAYS, WEEKS, MONTHS, QUARTERS].iter().any(|names| is_one(names, header))
}

//! A column of date cells to days: which order, which cadence, and why.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use jiff::civil::Date;

use super::dates::{DateToken, both_orders};
use crate::model::{Cadence, Calendar};

/// Which of day, month and year comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateOrder {
    YearMonthDay,
    DayMonthYear,
    MonthDayYear,
}

impl DateOrder {
    pub const ALL: [Self; 3] = [Self::YearMonthDay, Self::DayMonthYear, Self::MonthDayYear];

    /// As the command line's JSON has it.
    pub fn code(self) -> &'static str {
        match self {
            Self::YearMonthDay => "ymd",
            Self::DayMonthYear => "dmy",
            Self::MonthDayYear => "mdy",
        }
    }

    /// As a chooser shows it.
    pub fn label(self) -> &'static str {
        match self {
            Self::YearMonthDay => "Year, month, day",
            Self::DayMonthYear => "Day, month, year",
            Self::MonthDayYear => "Month, day, year",
        }
    }
}

/// The dates of a table's rows.
#[derive(Clone, Debug, PartialEq)]
pub struct DateColumn {
    /// For each row the first day of its period; `None` where there is none.
    pub starts: Vec<Option<Date>>,
    pub cadence: Cadence,
    pub order: DateOrder,
    /// How the order was decided, a sentence.
    pub reason: String,
    /// Whether both orders fit and the user should look.
    pub is_uncertain: bool,
    /// Whether the file leaves the year out.
    pub lacks_year: bool,
    /// Whether the weeks of the file do not begin on Mondays and were put in the ISO week they
    /// share most days with.
    pub are_weeks_shifted: bool,
}

/// Reads a column. `wanted` is the user's order; `last_year` the year of the last row, for dates
/// that leave it out.
pub fn read(
    tokens: &[Option<DateToken>],
    wanted: Option<DateOrder>,
    last_year: Option<i16>,
) -> DateColumn {
    let (order, reason, is_uncertain) = decide(tokens, wanted);
    let lacks_year = tokens.iter().flatten().any(|t| matches!(t, DateToken::NoYear { .. }));
    let years = last_year.map(|last| years_backwards(tokens, last));
    let grain = grain(tokens);
    let mut starts: Vec<Option<Date>> = tokens
        .iter()
        .enumerate()
        .map(|(row, token)| {
            let year = years.as_ref().and_then(|years| years[row]);
            token.filter(|token| grain_of(*token) == grain).and_then(|t| day_of(t, order, year))
        })
        .collect();
    let cadence = if grain == Cadence::Day { cadence_by_steps(&starts) } else { grain };
    let mut are_weeks_shifted = false;
    if grain == Cadence::Day && cadence != Cadence::Day {
        let calendar = Calendar::default();
        for start in starts.iter_mut().flatten() {
            // The middle of a week that begins on a Sunday lies in the ISO week it shares most
            // days with.
            let inside = if cadence == Cadence::Week { middle_of_week(*start) } else { *start };
            let period = calendar.start(calendar.period_of(cadence, inside));
            are_weeks_shifted |= cadence == Cadence::Week && period != *start;
            *start = period;
        }
    }
    DateColumn { starts, cadence, order, reason, is_uncertain, lacks_year, are_weeks_shifted }
}

fn middle_of_week(start: Date) -> Date {
    start.saturating_add(jiff::Span::new().days(3))
}

fn day_of(token: DateToken, order: DateOrder, year: Option<i16>) -> Option<Date> {
    match token {
        DateToken::Day(day)
        | DateToken::Week(day)
        | DateToken::Month(day)
        | DateToken::Quarter(day) => Some(day),
        DateToken::Year(year) => Date::new(year, 1, 1).ok(),
        DateToken::Numeric { first, second, year } => {
            let (day_first, month_first) = both_orders(first, second, year);
            if order == DateOrder::DayMonthYear { day_first } else { month_first }
        }
        DateToken::NoYear { month, day } => Date::new(year?, month, day).ok(),
    }
}

fn grain_of(token: DateToken) -> Cadence {
    match token {
        DateToken::Day(_) | DateToken::Numeric { .. } | DateToken::NoYear { .. } => Cadence::Day,
        DateToken::Week(_) => Cadence::Week,
        DateToken::Month(_) => Cadence::Month,
        DateToken::Quarter(_) => Cadence::Quarter,
        DateToken::Year(_) => Cadence::Year,
    }
}

/// The kind of period most cells name; a column is not read in two grains at once.
fn grain(tokens: &[Option<DateToken>]) -> Cadence {
    let mut counts: BTreeMap<Cadence, usize> = BTreeMap::new();
    for token in tokens.iter().flatten() {
        *counts.entry(grain_of(*token)).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, n)| *n).map_or(Cadence::Day, |(cadence, _)| cadence)
}

fn decide(tokens: &[Option<DateToken>], wanted: Option<DateOrder>) -> (DateOrder, String, bool) {
    let pairs: Vec<(i8, i8, i16)> = tokens
        .iter()
        .flatten()
        .filter_map(|token| match *token {
            DateToken::Numeric { first, second, year } => Some((first, second, year)),
            _ => None,
        })
        .collect();
    if pairs.is_empty() {
        let order = wanted.unwrap_or(DateOrder::YearMonthDay);
        return (order, "Every date says by itself what is day and month".to_owned(), false);
    }
    if let Some(order) = wanted.filter(|order| *order != DateOrder::YearMonthDay) {
        return (order, "Chosen by you".to_owned(), false);
    }
    let days_first = pairs.iter().filter(|(first, _, _)| *first > 12).count();
    let months_first = pairs.iter().filter(|(_, second, _)| *second > 12).count();
    let of = pairs.len();
    match (days_first, months_first) {
        (0, 0) => decide_by_steps(&pairs),
        (n, 0) => {
            let reason = format!("The first number is above 12 in {n} of {of} dates");
            (DateOrder::DayMonthYear, reason, false)
        }
        (0, n) => {
            let reason = format!("The second number is above 12 in {n} of {of} dates");
            (DateOrder::MonthDayYear, reason, false)
        }
        (days, months) => {
            let order =
                if days > months { DateOrder::DayMonthYear } else { DateOrder::MonthDayYear };
            let reason = format!(
                "{days} dates can only be day/month and {months} only month/day; the more frequent order was taken"
            );
            (order, reason, true)
        }
    }
}

/// Without a number above 12, the order that makes neighbouring rows neighbouring days wins.
fn decide_by_steps(pairs: &[(i8, i8, i16)]) -> (DateOrder, String, bool) {
    let daily_steps = |is_day_first: bool| {
        let days: Vec<Option<Date>> = pairs
            .iter()
            .map(|(first, second, year)| {
                let (day_first, month_first) = both_orders(*first, *second, *year);
                if is_day_first { day_first } else { month_first }
            })
            .collect();
        days.windows(2)
            .filter(|pair| match (pair[0], pair[1]) {
                (Some(a), Some(b)) => (b - a).get_days().abs() == 1,
                _ => false,
            })
            .count()
    };
    let (day_first, month_first) = (daily_steps(true), daily_steps(false));
    match day_first.cmp(&month_first) {
        Ordering::Greater => {
            let reason = "Read as day/month the rows follow each other day by day".to_owned();
            (DateOrder::DayMonthYear, reason, false)
        }
        Ordering::Less => {
            let reason = "Read as month/day the rows follow each other day by day".to_owned();
            (DateOrder::MonthDayYear, reason, false)
        }
        Ordering::Equal => {
            let reason =
                "No number is above 12, so both orders fit; month/day was taken".to_owned();
            let are_alike = pairs.iter().all(|(first, second, _)| first == second);
            (DateOrder::MonthDayYear, reason, !are_alike)
        }
    }
}

/// Days that stand a week, a month, a quarter or a year apart are a series of that cadence.
fn cadence_by_steps(starts: &[Option<Date>]) -> Cadence {
    let mut days: Vec<Date> = starts.iter().copied().flatten().collect();
    days.sort_unstable();
    days.dedup();
    let steps: Vec<i32> = days.windows(2).map(|pair| (pair[1] - pair[0]).get_days()).collect();
    if steps.len() < 2 {
        return Cadence::Day;
    }
    let share_within = |range: std::ops::RangeInclusive<i32>| {
        steps.iter().filter(|step| range.contains(step)).count() * 10 >= steps.len() * 8
    };
    if share_within(7..=7) && steps.iter().all(|step| step % 7 == 0) {
        Cadence::Week
    } else if share_within(25..=36) {
        Cadence::Month
    } else if share_within(85..=97) {
        Cadence::Quarter
    } else if share_within(360..=370) {
        Cadence::Year
    } else {
        Cadence::Day
    }
}

/// The latest year in which the newest of the rows that leave the year out is not after `day`;
/// `None` when every date has its year, or the rows are in no order.
pub fn last_year_by(tokens: &[Option<DateToken>], day: Date) -> Option<i16> {
    let days = yearless(tokens);
    let known = || days.iter().copied().flatten();
    let newest = if is_rising(&days)? { known().next_back() } else { known().next() };
    let is_later = newest? > (day.month(), day.day());
    Some(day.year() - i16::from(is_later))
}

/// Month and day of the rows that leave the year out.
fn yearless(tokens: &[Option<DateToken>]) -> Vec<Option<(i8, i8)>> {
    let day = |token: &Option<DateToken>| match token {
        Some(DateToken::NoYear { month, day }) => Some((*month, *day)),
        _ => None,
    };
    tokens.iter().map(day).collect()
}

/// Whether the newest row stands last; `None` when the rows go up and down.
fn is_rising(days: &[Option<(i8, i8)>]) -> Option<bool> {
    let known: Vec<(i8, i8)> = days.iter().copied().flatten().collect();
    let rising = known.windows(2).filter(|pair| pair[0] < pair[1]).count();
    let falling = known.windows(2).filter(|pair| pair[0] > pair[1]).count();
    // A turn of the year goes against the order once in 365 days.
    if falling <= 1 + rising / 20 {
        Some(true)
    } else if rising <= 1 + falling / 20 {
        Some(false)
    } else {
        None
    }
}

/// Walks back from the newest row and steps a year down wherever the calendar would otherwise run
/// backwards.
fn years_backwards(tokens: &[Option<DateToken>], last_year: i16) -> Vec<Option<i16>> {
    let days = yearless(tokens);
    let mut years = vec![None; days.len()];
    let Some(is_rising) = is_rising(&days) else { return years };
    let (mut year, mut later) = (last_year, None);
    let newest_first: Vec<usize> =
        if is_rising { (0..days.len()).rev().collect() } else { (0..days.len()).collect() };
    for row in newest_first {
        let Some(day) = days[row] else { continue };
        if later.is_some_and(|later| day > later) {
            year -= 1;
        }
        later = Some(day);
        years[row] = Some(year);
    }
    years
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::dates;
    use super::*;

    fn column(cells: &[&str]) -> DateColumn {
        let tokens: Vec<_> = cells.iter().map(|cell| dates::parse(cell)).collect();
        read(&tokens, None, None)
    }

    fn check(cells: &[&str], order: DateOrder, is_uncertain: bool, cadence: Cadence) {
        let column = column(cells);
        let found = (column.order, column.is_uncertain, column.cadence);
        assert_eq!(found, (order, is_uncertain, cadence), "{cells:?}: {}", column.reason);
    }

    #[test]
    fn the_whole_column_decides_the_order() {
        use DateOrder::{DayMonthYear, MonthDayYear, YearMonthDay};
        let day = Cadence::Day;
        check(&["2024-01-01", "2024-01-02"], YearMonthDay, false, day);
        check(&["01-01-2025", "01-02-2025", "12-31-2025"], MonthDayYear, false, day);
        check(&["22/12/2025", "9/9/2025"], DayMonthYear, false, day);
        check(&["01/02/2025", "02/02/2025", "03/02/2025"], DayMonthYear, false, day);
        check(&["01/02/2025", "01/03/2025", "01/04/2025"], MonthDayYear, false, day);
        check(&["01/02/2025", "05/08/2025"], MonthDayYear, true, day);
        check(&["13/02/2025", "02/14/2025", "14/02/2025"], DayMonthYear, true, day);
    }

    #[test]
    fn the_steps_tell_the_cadence() {
        use DateOrder::YearMonthDay;
        check(&["2024-01-01", "2024-02-01", "2024-03-01"], YearMonthDay, false, Cadence::Month);
        check(&["2024-01-01", "2024-01-08", "2024-01-15"], YearMonthDay, false, Cadence::Week);
        check(&["2024-01-01", "2024-04-01", "2024-07-01"], YearMonthDay, false, Cadence::Quarter);
        check(&["2011", "2012"], YearMonthDay, false, Cadence::Year);
        check(&["2024-01", "2024-02"], YearMonthDay, false, Cadence::Month);
        check(&["2024-01-05", "2024-01-01", "2024-01-02"], YearMonthDay, false, Cadence::Day);
        assert_eq!(
            column(&["2024-01-03", "2024-02-02", "2024-03-03"]).starts[2],
            Some(date(2024, 3, 1))
        );
    }

    #[test]
    fn weeks_that_begin_on_sundays_go_where_most_of_their_days_are() {
        let column = column(&["2024-01-07", "2024-01-14", "2024-01-21"]);
        assert!(column.are_weeks_shifted);
        assert_eq!(column.starts[0], Some(date(2024, 1, 8)));
    }

    #[test]
    fn years_left_out_are_counted_back_from_the_last_row() {
        let cells = ["December 30", "December 31", "January 1", "February 28"];
        let tokens: Vec<_> = cells.iter().map(|cell| dates::parse(cell)).collect();
        assert_eq!(read(&tokens, None, None).starts, [None; 4]);
        let starts = read(&tokens, None, Some(2026)).starts;
        assert_eq!((starts[0], starts[3]), (Some(date(2025, 12, 30)), Some(date(2026, 2, 28))));
        assert_eq!(last_year_by(&tokens, date(2026, 3, 1)), Some(2026));
        assert_eq!(last_year_by(&tokens, date(2026, 2, 1)), Some(2025));
        let hours: Vec<_> = tokens.iter().flat_map(|token| [*token; 24]).collect();
        assert_eq!(last_year_by(&hours, date(2026, 3, 1)), Some(2026));
        let mixed = ["July 16", "May 3", "June 8", "March 1", "May 9", "April 1"];
        let mixed: Vec<_> = mixed.iter().map(|cell| dates::parse(cell)).collect();
        assert_eq!(last_year_by(&mixed, date(2026, 3, 1)), None);
        assert_eq!(read(&mixed, None, Some(2026)).starts, [None; 6]);
        let newest_first: Vec<_> = tokens.iter().rev().copied().collect();
        assert_eq!(read(&newest_first, None, Some(2026)).starts[3], Some(date(2025, 12, 30)));
    }
}

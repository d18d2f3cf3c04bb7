//! Years for dates that leave theirs out, counted back from the newest row.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::import::cells::dates::{DateToken, MonthDay};
use crate::model::Cadence;

/// The latest year in which the newest of the rows that leave the year out is not after `day` and
/// every 29 February exists; `None` when every date has its year, or the rows are in no order.
pub fn last_year_by(tokens: &[Option<DateToken>], day: Date) -> Option<i16> {
    /// Years between two leap years at most, at the turn of a century.
    const YEARS: i16 = 8;
    let days = yearless(tokens);
    let known = || days.iter().copied().flatten();
    let newest = if is_rising(&days)? { known().next_back() } else { known().next() };
    let is_later = newest? > (day.month(), day.day());
    let latest = day.year() - i16::from(is_later);
    let fits = |year: &i16| {
        let years = years_backwards(tokens, *year);
        let is_there = |(day, year): (&Option<MonthDay>, &Option<i16>)| {
            let Some((month, day)) = *day else { return true };
            year.is_none_or(|year| Date::new(year, month, day).is_ok())
        };
        days.iter().zip(&years).all(is_there)
    };
    Some((latest - YEARS..=latest).rev().find(fits).unwrap_or(latest))
}

/// The year of the last row where a title names two, of which `first` is the first: what begins again
/// is in the second one. `None` where rows go on for longer.
pub fn last_of_two_years(tokens: &[Option<DateToken>], first: i16) -> Option<i16> {
    let days = yearless(tokens);
    let is_rising = is_rising(&days)?;
    let years = years_backwards(tokens, first + 1);
    let known = years.iter().copied().flatten();
    let (earliest, latest) = (known.clone().min()?, known.max()?);
    let mut newest = days.iter().copied().flatten();
    let newest = if is_rising { newest.next_back() } else { newest.next() };
    match latest - earliest {
        // No fiscal year begins in winter, so what is of its first months alone is of the second year.
        0 if newest.is_some_and(|(month, _)| month > 3) => Some(first),
        0 | 1 => Some(first + 1),
        _ => None,
    }
}

/// The nearest year of the last row, `latest` or before it, in which every date that names its
/// weekday falls on it; `None` where none does, or no cell names one.
pub fn year_by_weekdays(
    tokens: &[Option<DateToken>],
    weekdays: &[Option<i8>],
    latest: i16,
) -> Option<i16> {
    /// Years after which every calendar has come once.
    const YEARS: i16 = 12;
    if weekdays.iter().all(Option::is_none) {
        return None;
    }
    let fits = |latest: &i16| {
        let years = years_backwards(tokens, *latest);
        let mut rows = tokens.iter().zip(weekdays).zip(&years);
        rows.all(|((token, weekday), year)| {
            let (Some(DateToken::NoYear { month, day }), Some(weekday), Some(year)) =
                (token, weekday, year)
            else {
                return true;
            };
            let day = Date::new(*year, *month, *day).ok();
            day.is_some_and(|day| day.weekday().to_monday_one_offset() == *weekday)
        })
    };
    (latest - YEARS..=latest).rev().find(fits)
}

/// Where rows that leave the year out stand in no order, each in the latest year in which it is not
/// after `day`; `None` where their order tells the years, or every date has its own. Where rows are
/// of several networks or countries (`are_parted`), an order that begins again is no new year.
pub fn placed_by(
    tokens: &[Option<DateToken>],
    day: Date,
    are_parted: bool,
) -> Option<Vec<Option<DateToken>>> {
    /// Years back to a 29 February at most, at the turn of a century.
    const YEARS: i16 = 8;
    let days = yearless(tokens);
    let is_told = is_rising(&days).is_some() && !(are_parted && comes_again(&days));
    let is_span = |token: &DateToken| matches!(token, DateToken::NoYearSpan { .. });
    if is_told || tokens.iter().flatten().any(is_span) {
        return None;
    }
    let latest = |start: &dyn Fn(i16) -> Option<Date>| {
        let mut dates = (day.year() - YEARS..=day.year()).rev().filter_map(start);
        dates.find(|date| *date <= day)
    };
    let place = |token: &Option<DateToken>| match (*token)? {
        DateToken::NoYear { month, day: of_month } => {
            latest(&|year| Date::new(year, month, of_month).ok()).map(DateToken::Day)
        }
        DateToken::Bare(period) => {
            let start = latest(&|year| period.start(year))?;
            Some(match period.cadence() {
                Cadence::Week => DateToken::Week(start),
                Cadence::Quarter => DateToken::Quarter(start),
                _ => DateToken::Month(start),
            })
        }
        other => Some(other),
    };
    Some(tokens.iter().map(place).collect())
}

/// Whether a day that others followed stands there again.
fn comes_again(days: &[Option<MonthDay>]) -> bool {
    let mut left = BTreeSet::new();
    let mut last = None;
    for day in days.iter().copied().flatten() {
        if last != Some(day) && !left.insert(day) {
            return true;
        }
        last = Some(day);
    }
    false
}

/// Month and day of the rows that leave the year out.
fn yearless(tokens: &[Option<DateToken>]) -> Vec<Option<MonthDay>> {
    let day = |token: &Option<DateToken>| match token {
        Some(DateToken::NoYear { month, day }) => Some((*month, *day)),
        Some(DateToken::NoYearSpan { from, .. }) => Some(*from),
        Some(DateToken::Bare(period)) => Some(period.place()),
        _ => None,
    };
    tokens.iter().map(day).collect()
}

/// Whether the newest row stands last; `None` when the rows go up and down.
fn is_rising(days: &[Option<MonthDay>]) -> Option<bool> {
    let known: Vec<MonthDay> = days.iter().copied().flatten().collect();
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
pub(in crate::import) fn years_backwards(
    tokens: &[Option<DateToken>],
    last_year: i16,
) -> Vec<Option<i16>> {
    let days = yearless(tokens);
    let mut years = vec![None; days.len()];
    let Some(is_rising) = is_rising(&days) else { return years };
    let (mut year, mut later) = (last_year, None);
    let newest_first: Vec<usize> =
        if is_rising { (0..days.len()).rev().collect() } else { (0..days.len()).collect() };
    for row in newest_first {
        let Some(day) = days[row] else { continue };
        if later.is_some_and(|later| day > later) {
            year = year.saturating_sub(1);
        }
        later = Some(day);
        years[row] = Some(year);
    }
    years
}

/// "Jan 23", "Feb 23", …, "Jan 24": where the number changes only with the turn of the year and
/// the months follow each other, it is a year of two digits; one of the first years of the century only
/// where it does change, as days such as "Oct 12" may follow each other, too.
pub(in crate::import) fn months_in_disguise(
    tokens: &[Option<DateToken>],
) -> Option<Vec<Option<DateToken>>> {
    const YEARS: std::ops::RangeInclusive<i8> = 4..=40;
    const LIKELY: i8 = 15;
    const ROWS: usize = 3;
    let mut ordered: Vec<MonthDay> = Vec::new();
    for token in tokens.iter().flatten() {
        let DateToken::NoYear { month, day } = *token else { return None };
        if !YEARS.contains(&day) {
            return None;
        }
        ordered.push((month, day));
    }
    let follows = |pair: &[MonthDay]| {
        let ((month, year), (next_month, next_year)) = (pair[0], pair[1]);
        (next_month == month + 1 && next_year == year)
            || (month == 12 && next_month == 1 && next_year == year + 1)
    };
    let by_year = |(month, year): &MonthDay| (*year, *month);
    ordered.sort_by_key(by_year);
    let turns = ordered.first().map(|first| first.1) != ordered.last().map(|last| last.1);
    let is_told =
        ordered.iter().all(|(_, year)| *year >= LIKELY) || (turns && ordered.len() > ROWS);
    if ordered.len() < ROWS || !is_told || !ordered.windows(2).all(follows) {
        return None;
    }
    let month = |token: &DateToken| match *token {
        DateToken::NoYear { month, day } => {
            Date::new(2000 + i16::from(day), month, 1).ok().map(DateToken::Month)
        }
        _ => None,
    };
    Some(tokens.iter().map(|token| token.as_ref().and_then(month)).collect())
}

/// Days written like months of a year, "Mar-03" to "Mar-31", as days without a year: they follow each
/// other day by day, and as years they are too many, or begin before there was anything to export or
/// end in years to come. `None` where that is not so. Where the name of the column says months, years
/// to come prove nothing.
pub(in crate::import) fn days_in_disguise(
    tokens: &[Option<DateToken>],
    says_months: bool,
) -> Option<Vec<Option<DateToken>>> {
    const ROWS: usize = 3;
    /// Rows that are no years of anything.
    const MANY: usize = 15;
    /// Years of the figures of other things than what is posted and clicked.
    const LIKELY: std::ops::RangeInclusive<i16> = 2004..=2029;
    let as_day = |token: &DateToken| match *token {
        DateToken::Month(first) => {
            let day = i8::try_from(first.year() - 2000).ok()?;
            // A leap year, so that every day there is can be meant.
            Date::new(2024, first.month(), day).ok().map(|day| (first.year(), day))
        }
        _ => None,
    };
    let mut days = Vec::new();
    for token in tokens.iter().flatten() {
        days.push(as_day(token)?);
    }
    let step = |pair: &[(i16, Date)]| (pair[1].1 - pair[0].1).get_days();
    let is_run = |step_of: i32| days.windows(2).all(|pair| step(pair) == step_of);
    let is_likely = |year: i16| LIKELY.contains(&year) || (says_months && year > *LIKELY.end());
    let are_no_years = days.len() >= MANY || days.iter().any(|(year, _)| !is_likely(*year));
    if days.len() < ROWS || !are_no_years || !(is_run(1) || is_run(-1)) {
        return None;
    }
    let yearless = |token: &DateToken| {
        as_day(token).map(|(_, day)| DateToken::NoYear { month: day.month(), day: day.day() })
    };
    Some(tokens.iter().map(|token| token.as_ref().and_then(yearless)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::cells::dates;

    #[test]
    fn days_that_are_written_like_months_of_years_are_told_by_their_run() {
        let check_below = |says_months: bool, cells: &[&str], first: Option<(i8, i8)>| {
            let tokens: Vec<_> = cells.iter().map(|cell| dates::parse(cell)).collect();
            let found = days_in_disguise(&tokens, says_months).and_then(|days| match days[0] {
                Some(DateToken::NoYear { month, day }) => Some((month, day)),
                _ => None,
            });
            assert_eq!(found, first, "{cells:?}");
        };
        let check = |cells: &[&str], first| check_below(false, cells, first);
        check(&["Mar-03", "Mar-04", "Mar-05"], Some((3, 3)));
        check(&["Mar-30", "Mar-31", "Apr-01"], Some((3, 30)));
        check(&["Mar-05", "Mar-04", "Mar-03"], Some((3, 5)));
        // Years that end in March, months of one year, and a day twice.
        check(&["Mar-19", "Mar-20", "Mar-21"], None);
        check(&["Mar-03", "Apr-03", "May-03"], None);
        check(&["Mar-03", "Mar-03", "Mar-04"], None);
        check(&["Mar-03", "Mar-04"], None);
        check(&["Mar-28", "Mar-29", "Mar-30"], Some((3, 28)));
        check_below(true, &["Mar-28", "Mar-29", "Mar-30"], None);
        check_below(true, &["Mar-03", "Mar-04", "Mar-05"], Some((3, 3)));
    }
}

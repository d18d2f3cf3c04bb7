//! Which periods stand together on one line of a series, and which dates the lines start with.

use std::ops::RangeInclusive;

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use crate::model::{Cadence, Calendar, Period, limits};

/// The ordinal after the last period of the row that holds `ordinal`: days go by calendar month,
/// weeks by quarter of the ISO year, months by year, quarters and years by decade.
pub fn row_end(calendar: Calendar, cadence: Cadence, ordinal: i32) -> i32 {
    let start = calendar.start(Period { cadence, ordinal });
    let end = match cadence {
        Cadence::Day => start.first_of_month().checked_add(1.month()),
        Cadence::Week => Ok(next_week_row(start)),
        Cadence::Month => Date::new(start.year() + 1, 1, 1),
        Cadence::Quarter | Cadence::Year => Date::new((start.year().div_euclid(10) + 1) * 10, 1, 1),
    };
    match end {
        // A fiscal quarter or year may begin before the decade it mostly lies in.
        Ok(end) => first_from(calendar, cadence, end).max(ordinal + 1),
        Err(_) => ordinal + 1,
    }
}

/// The Monday the next row of weeks starts with: ISO weeks 1–13, 14–26, 27–39, 40–53.
fn next_week_row(monday: Date) -> Date {
    let iso = monday.iso_week_date();
    let week = i32::from(iso.week());
    let weeks_left = match week {
        1..=39 => (week - 1) / 13 * 13 + 14 - week,
        _ => i32::from(iso.weeks_in_year()) + 1 - week,
    };
    monday.saturating_add(weeks_left.weeks())
}

/// The first period that starts on this day or later.
fn first_from(calendar: Calendar, cadence: Cadence, day: Date) -> i32 {
    let period = calendar.period_of(cadence, day);
    period.ordinal + i32::from(calendar.start(period) < day)
}

/// The periods a plan may hold readings of: those that start in the years of the limits.
pub fn allowed(calendar: Calendar, cadence: Cadence) -> RangeInclusive<i32> {
    let last_day = date(*limits::YEARS.end(), 12, 31);
    let first = first_from(calendar, cadence, date(*limits::YEARS.start(), 1, 1));
    first..=calendar.period_of(cadence, last_day).ordinal
}

/// Reads `YYYY-MM-DD` within the years of the limits.
pub fn parse_day(text: &[u8]) -> Option<Date> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else { return None };
    let number = |digits: &[&u8]| {
        digits.iter().try_fold(0_i16, |sum, digit| {
            digit.is_ascii_digit().then(|| sum * 10 + i16::from(**digit - b'0'))
        })
    };
    let year = number(&[y1, y2, y3, y4])?;
    let month = i8::try_from(number(&[m1, m2])?).ok()?;
    let day = i8::try_from(number(&[d1, d2])?).ok()?;
    Date::new(year, month, day).ok().filter(|day| limits::YEARS.contains(&day.year()))
}

/// Appends `YYYY-MM-DD`.
pub fn write_day(out: &mut String, day: Date) {
    let year = day.year().unsigned_abs();
    two_digits(out, year / 100);
    two_digits(out, year % 100);
    out.push('-');
    two_digits(out, day.month().unsigned_abs().into());
    out.push('-');
    two_digits(out, day.day().unsigned_abs().into());
}

fn two_digits(out: &mut String, number: u16) {
    for digit in [number / 10 % 10, number % 10] {
        out.push(char::from(b'0' + u8::try_from(digit).unwrap_or(0)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_end_where_the_plan_file_says() {
        let check = |fiscal, cadence, from: Date, next: Date| {
            let calendar = Calendar { fiscal_year_start: fiscal };
            let ordinal = calendar.period_of(cadence, from).ordinal;
            let end = Period { cadence, ordinal: row_end(calendar, cadence, ordinal) };
            assert_eq!(calendar.start(end), next, "{cadence} from {from}");
        };
        check(1, Cadence::Day, date(2024, 2, 1), date(2024, 3, 1));
        check(1, Cadence::Day, date(2024, 12, 31), date(2025, 1, 1));
        check(1, Cadence::Week, date(2021, 1, 4), date(2021, 4, 5));
        check(1, Cadence::Week, date(2021, 4, 4), date(2021, 4, 5));
        check(1, Cadence::Week, date(2021, 4, 5), date(2021, 7, 5));
        check(1, Cadence::Week, date(2020, 12, 28), date(2021, 1, 4));
        check(1, Cadence::Week, date(2021, 10, 4), date(2022, 1, 3));
        check(7, Cadence::Month, date(2021, 8, 1), date(2022, 1, 1));
        check(1, Cadence::Quarter, date(2021, 1, 1), date(2030, 1, 1));
        check(2, Cadence::Quarter, date(2019, 11, 1), date(2020, 2, 1));
        check(7, Cadence::Year, date(2019, 7, 1), date(2020, 7, 1));
        check(1, Cadence::Year, date(2020, 1, 1), date(2030, 1, 1));
    }

    #[test]
    fn days_are_read_as_they_are_written_and_nothing_else_is() {
        for day in [date(1, 1, 1), date(2024, 2, 29), date(9998, 12, 31)] {
            let mut text = String::new();
            write_day(&mut text, day);
            assert_eq!(parse_day(text.as_bytes()), Some(day), "{text}");
        }
        for other in
            ["2021-02-29", "0000-01-01", "9999-01-01", "2021-1-01", "21-01-01", "2021/01/01"]
        {
            assert_eq!(parse_day(other.as_bytes()), None, "{other}");
        }
    }
}

//! Dates that are digits and signs alone.

use jiff::civil::Date;

use super::{DateToken, Numbers, YEARS, day, full_year};
use crate::import::cells::clean::visible;

/// "20230712", "202307", "2021"; "20230712.0" as programs write whole numbers that were broken.
pub(super) fn digits(text: &str) -> Option<DateToken> {
    let text = text.strip_suffix(".0").filter(|whole| whole.len() == 8).unwrap_or(text);
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let year: i16 = text.get(..4)?.parse().ok().filter(|year| YEARS.contains(year))?;
    match text.len() {
        4 => Some(DateToken::Year(year)),
        6 => day(year, text[4..].parse().ok()?, 1).map(DateToken::Month),
        8 => day(year, text[4..6].parse().ok()?, text[6..].parse().ok()?).map(DateToken::Day),
        _ => None,
    }
}

/// Numbers between `-`, `/` or `.`.
pub(super) fn parts(text: &str) -> Option<DateToken> {
    let mark = text.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
    let mut parts = [""; 3];
    let mut n = 0;
    for part in text.trim_end_matches('.').split(mark) {
        *parts.get_mut(n)? = part.trim();
        n += 1;
    }
    let parts = &parts[..n];
    if !parts
        .iter()
        .all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
    {
        return None;
    }
    let small = |at: usize| parts[at].parse::<i8>().ok();
    match parts.len() {
        3 if parts[0].len() == 4 => {
            day(parts[0].parse().ok()?, small(1)?, small(2)?).map(DateToken::Day)
        }
        3 if parts[0].len() <= 2 && parts[1].len() <= 2 => {
            numeric(small(0)?, small(1)?, full_year(parts[2])?, mark)
        }
        // A point between two numbers is a decimal point far more often than a month.
        2 if mark != '.' && parts[0].len() == 4 && parts[1].len() <= 2 => {
            day(parts[0].parse().ok()?, small(1)?, 1).map(DateToken::Month)
        }
        2 if mark != '.' && parts[1].len() == 4 && parts[0].len() <= 2 => {
            day(parts[1].parse().ok()?, small(0)?, 1).map(DateToken::Month)
        }
        _ => None,
    }
}

fn numeric(first: i8, second: i8, year: i16, mark: char) -> Option<DateToken> {
    let numbers = Numbers { first, second, year };
    let (day_first, month_first) = numbers.both();
    if mark == '.' {
        // Nobody writes month.day.year.
        return day_first.map(DateToken::Day);
    }
    (day_first.is_some() || month_first.is_some()).then_some(DateToken::Numeric(numbers))
}

/// The day a spreadsheet stores under a number, counted from 1899-12-30.
pub fn from_serial(cell: &str) -> Option<DateToken> {
    let number: f64 = visible(cell).parse().ok()?;
    if !(20_000.0..80_000.0).contains(&number) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "within 20,000–80,000 by the check above")]
    let days = number.floor() as i64;
    let day = jiff::civil::date(1899, 12, 30).checked_add(jiff::Span::new().days(days)).ok()?;
    Some(DateToken::Day(day))
}

/// Numbers that are dates only under a name that says so: a serial, a day with its hour
/// ("2023071205"), seconds or milliseconds since 1970, of which the day in UTC is taken.
pub fn from_number(cell: &str) -> Option<DateToken> {
    let text = visible(cell);
    let digits = text.strip_suffix(".0").unwrap_or(&text);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return from_serial(&text);
    }
    let hour_of = |day: &str, rest: &str| {
        rest.parse::<u8>().ok().filter(|hour| *hour < 24).and_then(|_| self::digits(day))
    };
    match digits.len() {
        10 => hour_of(&digits[..8], &digits[8..]).or_else(|| since_1970(digits, 1)),
        12 | 14 => hour_of(&digits[..8], &digits[8..10]),
        13 => since_1970(digits, 1_000),
        _ => from_serial(&text),
    }
}

fn since_1970(digits: &str, per_second: i64) -> Option<DateToken> {
    /// The first second of 2000, before which no export has posts or visits.
    const FROM: i64 = 946_684_800;
    let seconds = digits.parse::<i64>().ok()? / per_second;
    let days = seconds / 86_400;
    let epoch: Date = jiff::civil::date(1970, 1, 1);
    let day = epoch.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
    (seconds >= FROM && YEARS.contains(&day.year())).then_some(DateToken::Day(day))
}

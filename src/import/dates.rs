//! One cell to a date, in the forms real exports use; which of day and month comes first is left
//! to the column.

use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::clean::visible;
use super::months::month_number;
use super::quick;

/// What a cell says about time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateToken {
    Day(Date),
    /// Two numbers and a year, of which either may be the day.
    Numeric {
        first: i8,
        second: i8,
        year: i16,
    },
    /// The Monday of an ISO week.
    Week(Date),
    /// The first day of a month.
    Month(Date),
    /// The first day of a calendar quarter.
    Quarter(Date),
    Year(i16),
    /// A day whose year the file does not say.
    NoYear {
        month: i8,
        day: i8,
    },
}

/// The years a date in an export can lie in.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// What stands between the first and the last day of a period.
const RANGE_MARKS: [&str; 5] = [" - ", " – ", " to ", "..", "~"];
/// Words a written date may hold beside its month.
const FILLERS: &str = "of de del the at um am pm utc gmt z le den uhr week beginning starting \
    commencing from";

/// Reads a cell as a date or a period; `None` when it is none.
pub fn parse(cell: &str) -> Option<DateToken> {
    match quick::day(cell).filter(|day| YEARS.contains(&day.year())) {
        Some(day) => Some(DateToken::Day(day)),
        None => parse_slowly(cell),
    }
}

/// The same without the short way for ISO days.
pub(super) fn parse_slowly(cell: &str) -> Option<DateToken> {
    let text = visible(cell);
    let text = text.trim_start_matches('\'');
    if text.len() > 48 || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    range(text).or_else(|| {
        let day = without_time(text);
        digits(day).or_else(|| parts(day)).or_else(|| week_or_quarter(day)).or_else(|| words(text))
    })
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

fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    YEARS.contains(&year).then(|| Date::new(year, month, day).ok()).flatten()
}

/// Both readings of two numbers and a year: (day first, month first).
pub fn both_orders(first: i8, second: i8, year: i16) -> (Option<Date>, Option<Date>) {
    (day(year, second, first), day(year, first, second))
}

/// Cuts a time of day off: the calendar day is taken as written, zones are never shifted.
fn without_time(text: &str) -> &str {
    let starts_time = |at: usize| {
        let rest = &text[at + 1..];
        let is_clock =
            rest.as_bytes().first().is_some_and(u8::is_ascii_digit) && rest.contains(':');
        is_clock || matches!(rest.trim(), "00" | "am" | "pm")
    };
    let cut = text
        .char_indices()
        .find(|(at, c)| matches!(c, ' ' | 'T') && *at >= 6 && starts_time(*at))
        .map_or(text.len(), |(at, _)| at);
    text[..cut].trim_end_matches([',', ' '])
}

/// "20230712", "202307", "2021".
fn digits(text: &str) -> Option<DateToken> {
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
fn parts(text: &str) -> Option<DateToken> {
    let mark = text.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
    let parts: Vec<&str> = text.trim_end_matches('.').split(mark).map(str::trim).collect();
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
    let (day_first, month_first) = both_orders(first, second, year);
    if mark == '.' {
        // Nobody writes month.day.year.
        return day_first.map(DateToken::Day);
    }
    (day_first.is_some() || month_first.is_some()).then_some(DateToken::Numeric {
        first,
        second,
        year,
    })
}

/// A year of four digits, or of two: 70–99 lie in the last century.
fn full_year(text: &str) -> Option<i16> {
    let year: i16 = text.parse().ok()?;
    match text.len() {
        4 => Some(year),
        2 if year >= 70 => Some(1900 + year),
        2 => Some(2000 + year),
        _ => None,
    }
    .filter(|year| YEARS.contains(year))
}

/// "2025-W07", "W7 2025", "Week 7, 2025", "Q1 2025", "2025-Q1", "Q1 25".
fn week_or_quarter(text: &str) -> Option<DateToken> {
    let upper = text.to_uppercase().replace("WEEK", "W").replace("KW", "W");
    let letter = if upper.contains('W') { 'W' } else { 'Q' };
    if upper.chars().filter(|c| c.is_alphabetic()).collect::<String>() != letter.to_string() {
        return None;
    }
    let (before, after) = upper.split_once(letter)?;
    let numbers = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_ascii_digit())
            .filter(|n| !n.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (before, after) = (numbers(before), numbers(after));
    let (year, n) = match (before.as_slice(), after.as_slice()) {
        ([year], [n]) | ([], [n, year]) => (full_year(year)?, n.parse::<i8>().ok()?),
        _ => return None,
    };
    if letter == 'W' {
        let monday = ISOWeekDate::new(year, n, Weekday::Monday).ok()?;
        return Some(DateToken::Week(monday.date()));
    }
    (1..=4).contains(&n).then(|| day(year, n * 3 - 2, 1).map(DateToken::Quarter)).flatten()
}

/// "Fri, Mar 21, 2025", "Thu Mar 20 2025", "5 Feb 2026", "July'15", "March 2024", "February 28",
/// "Tue Oct 31 22:10:47 +0000 2017".
fn words(text: &str) -> Option<DateToken> {
    let mut month = None;
    let mut year = None;
    let mut days = Vec::new();
    let spaced = text.replace('\'', " '");
    for word in spaced.split([' ', ',', '-', '/', '\t', '.']).filter(|word| !word.is_empty()) {
        if word.contains(':') || word.starts_with('+') {
            continue;
        }
        if let Some(short) = word.strip_prefix(['\'', '’']) {
            year = Some(full_year(short)?);
        } else if word.as_bytes()[0].is_ascii_digit() {
            let number = word.trim_end_matches(|c: char| c.is_alphabetic());
            match number.len() {
                4 => year = Some(full_year(number)?),
                1 | 2 => days.push(number.parse::<i8>().ok()?),
                _ => return None,
            }
        } else if !is_filler(word) {
            let found = month_number(word)?;
            if month.replace(found).is_some() {
                return None;
            }
        }
    }
    match (month?, days.as_slice(), year) {
        // Spreadsheets write January 2024 as "Jan-24".
        (month, [_], None) if text.contains('-') && text.starts_with(char::is_alphabetic) => {
            day(full_year(text.get(text.len() - 2..)?)?, month, 1).map(DateToken::Month)
        }
        (month, [], Some(year)) => day(year, month, 1).map(DateToken::Month),
        (month, [number], Some(year)) => day(year, month, *number).map(DateToken::Day),
        // "31-Oct-17": a second short number is the year.
        (month, [number, short], None) => {
            day(full_year(&format!("{short:02}"))?, month, *number).map(DateToken::Day)
        }
        (month, [number], None) => {
            day(2000, month, *number).map(|_| DateToken::NoYear { month, day: *number })
        }
        _ => None,
    }
}

fn is_filler(word: &str) -> bool {
    const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let word = word.to_lowercase();
    let is_weekday =
        WEEKDAYS.iter().any(|day| word.starts_with(day)) && month_number(&word).is_none();
    is_weekday || FILLERS.split_whitespace().any(|filler| filler == word)
}

/// "2024-03-01 - 2024-03-11": the week, month, quarter or year its first day opens. Where the
/// first day leaves the year out, the last one gives it.
fn range(text: &str) -> Option<DateToken> {
    let (from, to) = RANGE_MARKS.iter().find_map(|mark| text.split_once(mark))?;
    let (from, to) = (parse_single(from.trim())?, parse_single(to.trim())?);
    match (from, to) {
        (DateToken::Day(from), DateToken::Day(to)) => period_from(from, to),
        (DateToken::NoYear { month, day: number }, DateToken::Day(to)) => {
            let year = to.year() - i16::from((month, number) > (to.month(), to.day()));
            period_from(day(year, month, number)?, to)
        }
        // The column tells the order, the steps between the rows the length.
        (DateToken::Numeric { .. }, DateToken::Numeric { .. }) => Some(from),
        _ => None,
    }
}

fn period_from(from: Date, to: Date) -> Option<DateToken> {
    let length = (to - from).get_days();
    match length {
        0 => Some(DateToken::Day(from)),
        6 if from.weekday() != Weekday::Monday => Some(DateToken::Day(from)),
        1..=6 if from.weekday() == Weekday::Monday => Some(DateToken::Week(from)),
        1..=30 if from.day() == 1 && to.month() == from.month() => Some(DateToken::Month(from)),
        80..=92 if from.day() == 1 && from.month() % 3 == 1 => Some(DateToken::Quarter(from)),
        360..=366 if from.day() == 1 && from.month() == 1 => Some(DateToken::Year(from.year())),
        _ => None,
    }
}

fn parse_single(text: &str) -> Option<DateToken> {
    let day = without_time(text);
    digits(day).or_else(|| parts(day)).or_else(|| words(text))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn check(text: &str, expected: Option<DateToken>) {
        assert_eq!(parse(text), expected, "{text:?}");
    }

    fn check_day(text: &str, year: i16, month: i8, day: i8) {
        check(text, Some(DateToken::Day(date(year, month, day))));
    }

    #[test]
    fn days_are_read_in_the_forms_of_real_exports() {
        check_day("2021-05-08", 2021, 5, 8);
        check_day("2019-01-08 17:18 +0000", 2019, 1, 8);
        check_day("2025-01-01T01:00:00", 2025, 1, 1);
        check_day("2025-01-01T23:59:59.999Z", 2025, 1, 1);
        check_day("2023-01-02 01:03:17.432", 2023, 1, 2);
        check_day("20230712", 2023, 7, 12);
        check_day("2025/10/31", 2025, 10, 31);
        check_day("2025/12/31 16:32:37", 2025, 12, 31);
        check_day("31.08.2023", 2023, 8, 31);
        check_day("31.08.23", 2023, 8, 31);
        check_day("Fri, Mar 21, 2025", 2025, 3, 21);
        check_day("Thu Mar 20 2025", 2025, 3, 20);
        check_day("Thu, 5 Feb 2026", 2026, 2, 5);
        check_day("Jun 7, 2020", 2020, 6, 7);
        check_day("September 3, 2019", 2019, 9, 3);
        check_day("Tue Oct 31 22:10:47 +0000 2017", 2017, 10, 31);
        check_day("1 févr. 2025", 2025, 2, 1);
        check_day("12. März 2024", 2024, 3, 12);
        check_day("8 de junho de 2023", 2023, 6, 8);
        check_day("31-Oct-17", 2017, 10, 31);
        check_day(" \u{200e}2021-05-08\u{a0}", 2021, 5, 8);
        check_day("2024-02-29", 2024, 2, 29);
        check("2023-02-29", None);
    }

    #[test]
    fn two_numbers_and_a_year_wait_for_the_column() {
        let numeric = |first, second, year| Some(DateToken::Numeric { first, second, year });
        check("8/24/2014", numeric(8, 24, 2014));
        check("01-02-2025", numeric(1, 2, 2025));
        check("22/12/2025", numeric(22, 12, 2025));
        check("9/9/25", numeric(9, 9, 2025));
        check("02/19/2015 11:45:22 PM", numeric(2, 19, 2015));
        check("12/30/2025 9:40 am", numeric(12, 30, 2025));
        check("30/30/2025", None);
    }

    #[test]
    fn longer_periods_are_read() {
        check("2021-03", Some(DateToken::Month(date(2021, 3, 1))));
        check("03/2021", Some(DateToken::Month(date(2021, 3, 1))));
        check("March 2021", Some(DateToken::Month(date(2021, 3, 1))));
        check("July'15", Some(DateToken::Month(date(2015, 7, 1))));
        check("Sept'15", Some(DateToken::Month(date(2015, 9, 1))));
        check("2025-W07", Some(DateToken::Week(date(2025, 2, 10))));
        check("Week 1, 2021", Some(DateToken::Week(date(2021, 1, 4))));
        check("Q1 2025", Some(DateToken::Quarter(date(2025, 1, 1))));
        check("2025-Q4", Some(DateToken::Quarter(date(2025, 10, 1))));
        check("Q2 25", Some(DateToken::Quarter(date(2025, 4, 1))));
        check("2011", Some(DateToken::Year(2011)));
        check("2024-03-01 - 2024-03-11", Some(DateToken::Month(date(2024, 3, 1))));
        check("2024-03-04 - 2024-03-10", Some(DateToken::Week(date(2024, 3, 4))));
        check("2024-03-03 - 2024-03-09", Some(DateToken::Day(date(2024, 3, 3))));
        check("Dec 30 - Jan 5, 2025", Some(DateToken::Week(date(2024, 12, 30))));
        check("Jan-24", Some(DateToken::Month(date(2024, 1, 1))));
        check("24-Jan", Some(DateToken::NoYear { month: 1, day: 24 }));
        check("Week of Jan 1, 2024", Some(DateToken::Day(date(2024, 1, 1))));
        check("February 28", Some(DateToken::NoYear { month: 2, day: 28 }));
    }

    #[test]
    fn other_texts_are_no_dates() {
        for text in [
            "",
            "Lifetime",
            "12",
            "1234567",
            "0:04:34",
            "18-24",
            "1.5",
            "5.29%",
            "Sunday",
            "00 - 01",
            "Total",
            "May",
            "1902622306553184746",
            "Video views - 2025-07-19",
            "12,345",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn spreadsheet_serials_count_from_the_end_of_1899() {
        assert_eq!(from_serial("44008"), Some(DateToken::Day(date(2020, 6, 26))));
        assert_eq!(from_serial("7"), None);
    }
}

//! One cell to a date or a period, in the forms real exports use; which of day and month comes
//! first is left to the column.

mod bare;
mod notes;
mod numeric;
mod spans;
#[cfg(test)]
mod tests;
mod unkept;
mod weeks;
mod words;

use jiff::civil::Date;

use crate::import::cells::clean::visible;
use crate::import::cells::months::is_weekday;
use crate::import::cells::quick;

pub use bare::BarePeriod;
pub(in crate::import) use notes::without_note;
pub use numeric::{from_number, from_serial};
pub use unkept::Unkept;
pub(in crate::import) use weeks::bare_week_or_quarter;
pub use words::is_broken_number;

/// Month and day.
pub type MonthDay = (i8, i8);

/// Two numbers and a year, of which either number may be the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers {
    pub first: i8,
    pub second: i8,
    pub year: i16,
}

impl Numbers {
    /// Both readings: (day first, month first).
    pub fn both(self) -> (Option<Date>, Option<Date>) {
        (day(self.year, self.second, self.first), day(self.year, self.first, self.second))
    }
}

/// What a cell says about time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateToken {
    Day(Date),
    Numeric(Numbers),
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
    /// A week, month or quarter whose year the file does not say.
    Bare(BarePeriod),
    /// A first and a last day.
    Span {
        from: Date,
        to: Date,
    },
    /// The same, of which either number may be the day.
    NumericSpan {
        from: Numbers,
        to: Numbers,
    },
    /// The same without a year.
    NoYearSpan {
        from: MonthDay,
        to: MonthDay,
    },
}

/// The years a date in an export can lie in.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;
/// Bytes of the longest text that is looked at.
const LONGEST: usize = 64;

/// Reads a cell as a date or a period; `None` when it is none.
pub fn parse(cell: &str) -> Option<DateToken> {
    match iso_day(cell) {
        Some(day) => Some(DateToken::Day(day)),
        None if is_other_number(cell) => None,
        None => parse_slowly(cell),
    }
}

/// Digits that are neither a year nor a month or a day written without signs, as most figures are.
fn is_other_number(cell: &str) -> bool {
    !matches!(cell.len(), 0 | 4 | 6 | 8) && cell.bytes().all(|byte| byte.is_ascii_digit())
}

/// The day of a cell that is written as ISO says, with or without a clock behind it.
pub(in crate::import) fn iso_day(cell: &str) -> Option<Date> {
    quick::day(cell).filter(|day| YEARS.contains(&day.year()))
}

/// The same without the short way for ISO days.
pub(in crate::import) fn parse_slowly(cell: &str) -> Option<DateToken> {
    let text = visible(cell);
    let text = without_zone_name(text.trim_start_matches('\''));
    if text.len() > LONGEST || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let eastern = eastern(text);
    let text = eastern.as_deref().unwrap_or(text);
    single(text).or_else(|| spans::span(text)).or_else(|| {
        let bare = without_note(text);
        let token = single(bare).filter(|_| bare.len() < text.len());
        // A day has no such note, and a number has other brackets.
        token.filter(|token| !matches!(token, DateToken::Year(_) | DateToken::Numeric(_)))
    })
}

/// One date, no span.
fn single(text: &str) -> Option<DateToken> {
    let text = without_weekday(without_clock_before(text));
    let day = without_time(text);
    numeric::digits(day)
        .or_else(|| numeric::parts(day))
        .or_else(|| weeks::week_or_quarter(day))
        .or_else(|| words::words(text))
}

fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    YEARS.contains(&year).then(|| Date::new(year, month, day).ok()).flatten()
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

/// Cuts a time of day off: the calendar day is taken as written, zones are never shifted.
fn without_time(text: &str) -> &str {
    let starts_time = |at: usize, mark: char| {
        let rest = &text[at + 1..];
        let starts_with_digit = rest.as_bytes().first().is_some_and(u8::is_ascii_digit);
        let is_clock = starts_with_digit && (rest.contains(':') || mark == 'T');
        is_clock || matches!(rest.trim(), "00" | "am" | "pm")
    };
    let cut = text
        .char_indices()
        .find(|(at, c)| matches!(c, ' ' | 'T') && *at >= 6 && starts_time(*at, *c))
        .map_or(text.len(), |(at, _)| at);
    let day = text[..cut].trim_end_matches([',', ' ']);
    without_zone(day)
}

/// "2025-03-21Z", "2025-03-21+01:00".
fn without_zone(day: &str) -> &str {
    const ISO_DAY: usize = 10;
    let is_zone = |rest: &str| rest == "Z" || (rest.starts_with(['+', '-']) && rest.contains(':'));
    match day.split_at_checked(ISO_DAY) {
        Some((day, rest)) if is_zone(rest) => day,
        _ => day,
    }
}

/// "Mon Mar 03 2025 00:00:00 GMT+0100 (Central European Standard Time)", as browsers write days.
fn without_zone_name(text: &str) -> &str {
    let zone = [" GMT", " UTC"].iter().find_map(|zone| text.find(zone)).filter(|at| {
        let rest = &text[at + " GMT".len()..];
        text[..*at].contains(':') && (rest.is_empty() || rest.starts_with(['+', '-', ' ', '(']))
    });
    zone.map_or(text, |at| &text[..at])
}

/// "17:05 21/03/2025", "9:30 PM · Mar 3, 2025": the time of day before the date.
fn without_clock_before(text: &str) -> &str {
    let Some((clock, rest)) = text.split_once([' ', '·']) else { return text };
    let is_clock = clock.contains(':')
        && clock.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.'));
    if !is_clock {
        return text;
    }
    let rest = rest.trim_start_matches(['·', ' ', ',', '-']);
    let is_half = |half: &&str| rest.get(..2).is_some_and(|start| start.eq_ignore_ascii_case(half));
    let rest = if ["am", "pm"].iter().any(is_half) { &rest[2..] } else { rest };
    rest.trim_start_matches(['·', ' ', ',', '-'])
}

/// "Fri, 21.03.2025", "Mo. 3/24/2025".
pub(in crate::import) fn without_weekday(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let rest = text[end..].trim_start_matches(['.', ',', ' ']);
    let has_day = rest.starts_with(|c: char| c.is_ascii_digit());
    if end > 0
        && has_day
        && is_weekday(&text[..end])
        && crate::import::cells::months::month_number(&text[..end]).is_none()
    {
        rest
    } else {
        text
    }
}

/// "2025年3月21日", "2025년 3월 21일", "3月21日" → "2025-3-21", "3 Mar 21" in signs that are read on.
fn eastern(text: &str) -> Option<String> {
    const SHORT: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    if !text.contains(['月', '월']) {
        return None;
    }
    let compact: String = text.chars().filter(|c| *c != ' ').collect();
    let (year, rest) = match compact.split_once(['年', '년']) {
        Some((year, rest)) => (Some(year), rest),
        None => (None, compact.as_str()),
    };
    let (month, rest) = rest.split_once(['月', '월'])?;
    let (day, time) = rest.split_once(['日', '일']).unwrap_or((rest, ""));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_clock = time.is_empty() || time.contains(':') || time.starts_with('(');
    if !is_number(month) || !is_clock || year.is_some_and(|year| !is_number(year)) {
        return None;
    }
    let name = SHORT.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
    Some(match year {
        Some(year) if day.is_empty() => format!("{name} {year}"),
        Some(year) => format!("{day} {name} {year}"),
        None => format!("{day} {name}"),
    })
}

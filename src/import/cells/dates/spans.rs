//! Cells that name a first and a last day.

use jiff::civil::Date;

use super::words::{self, Loose};
use super::{DateToken, Numbers, day, single};

/// What stands between the first and the last day; those with blanks first.
const MARKS: [&str; 15] = [
    " - ", " – ", " — ", " to ", " bis ", " au ", " al ", " até ", " tot ", " t/m ", " a ", "–",
    "—", "~", "..",
];

/// "2024-03-01 - 2024-03-11", "17 May - 23 May", "Feb 3 – 9, 2025".
pub(super) fn span(text: &str) -> Option<DateToken> {
    MARKS
        .iter()
        .find_map(|mark| {
            let (from, to) = text.split_once(mark)?;
            between(from.trim(), to.trim())
        })
        .or_else(|| {
            // "20240301-20240307", "2024-03-01/2024-03-07".
            let (from, to) = text.split_at_checked(text.len() / 2)?;
            let to = to.strip_prefix(['-', '/'])?;
            (from.len() >= 8 && from.len() == to.len()).then(|| between(from, to)).flatten()
        })
}

fn between(from: &str, to: &str) -> Option<DateToken> {
    let pointed = |text: &str, other: &str| {
        single(text).or_else(|| pointed(text).filter(|_| other.matches('.').count() >= 2))
    };
    match (pointed(from, to), pointed(to, from)) {
        (Some(DateToken::Numeric(from)), Some(DateToken::Numeric(to))) => {
            Some(DateToken::NumericSpan { from, to })
        }
        (Some(from), Some(to)) => match (first_day(from), last_day(to)) {
            (Some(from), Some(to)) => dated(from, to),
            _ => yearless(from, to),
        },
        _ => None,
    }
    .or_else(|| merged(words::loose(from)?, words::loose(to)?))
}

/// "01.06." beside "07.06.2026".
fn pointed(text: &str) -> Option<DateToken> {
    let (number, month) = text.trim_end_matches('.').split_once('.')?;
    let short = |text: &str| {
        let is_short = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        text.parse::<i8>().ok().filter(|_| is_short)
    };
    let (month, number) = (short(month)?, short(number)?);
    // A leap year, so that 29 February counts.
    day(2000, month, number).map(|_| DateToken::NoYear { month, day: number })
}

fn first_day(token: DateToken) -> Option<Date> {
    match token {
        DateToken::Day(day) | DateToken::Month(day) => Some(day),
        _ => None,
    }
}

fn last_day(token: DateToken) -> Option<Date> {
    match token {
        DateToken::Day(day) => Some(day),
        DateToken::Month(first) => Some(first.last_of_month()),
        _ => None,
    }
}

/// A span within a year that nobody names, or a first day without its year before a whole date.
fn yearless(from: DateToken, to: DateToken) -> Option<DateToken> {
    match (from, to) {
        (DateToken::NoYear { month, day: number }, DateToken::Day(to)) => {
            let year = to.year() - i16::from((month, number) > (to.month(), to.day()));
            dated(day(year, month, number)?, to)
        }
        (DateToken::NoYear { month: a, day: b }, DateToken::NoYear { month: c, day: d }) => {
            Some(DateToken::NoYearSpan { from: (a, b), to: (c, d) })
        }
        _ => None,
    }
}

/// What one end leaves out, the other says: "Feb 3 – 9, 2025", "3 – 9 Feb 2025".
fn merged(from: Loose, to: Loose) -> Option<DateToken> {
    let month = from.month.or(to.month)?;
    let from = Loose { month: Some(month), ..from };
    let to = Loose { month: to.month.or(Some(month)), ..to };
    let (start, end) = (from.month_day()?, to.month_day()?);
    if from.year.is_none() && to.year.is_none() {
        let is_day = |(month, number): (i8, i8)| day(2000, month, number).is_some();
        let span = DateToken::NoYearSpan { from: start, to: end };
        return (is_day(start) && is_day(end)).then_some(span);
    }
    let last = day(to.year.or(from.year)?, end.0, end.1)?;
    let year = from.year.unwrap_or_else(|| last.year() - i16::from(start > end));
    dated(day(year, start.0, start.1)?, last)
}

fn dated(from: Date, to: Date) -> Option<DateToken> {
    match from.cmp(&to) {
        std::cmp::Ordering::Less => Some(DateToken::Span { from, to }),
        std::cmp::Ordering::Equal => Some(DateToken::Day(from)),
        std::cmp::Ordering::Greater => None,
    }
}

impl Numbers {
    /// A day of the order that was decided on.
    pub fn in_order(self, is_day_first: bool) -> Option<Date> {
        let (day_first, month_first) = self.both();
        if is_day_first { day_first } else { month_first }
    }
}

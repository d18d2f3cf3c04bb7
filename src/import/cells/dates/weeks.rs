//! Weeks and quarters by number, in several languages.

use crate::import::cells::word_list;
use jiff::civil::{ISOWeekDate, Weekday};

use super::{BarePeriod, DateToken, day, full_year};
use crate::model::Cadence;

/// Words and letters for a week.
const WEEK: &str =
    "w wk week weeks kw cw woche kalenderwoche semana sem semaine settimana wo uge vecka";
/// Words and letters for a quarter; "T1" is one in French, Spanish and Portuguese.
const QUARTER: &str = "q qtr quarter quartal t tr trim trimestre kwartaal k квартал";
/// Words that stand beside them.
const BESIDE: &str = "of de du del do della der nr no er e º ª iso";

/// The numbers before and behind a word for a week or a quarter.
struct Numbers {
    is_week: bool,
    before: Vec<String>,
    after: Vec<String>,
}

impl Numbers {
    /// `None` where a text holds another word, or none of these.
    fn of(text: &str) -> Option<Self> {
        if text.len() > 40 {
            return None;
        }
        let mut is_week = None;
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for piece in pieces(text) {
            if piece.as_bytes()[0].is_ascii_digit() {
                if is_week.is_none() { before.push(piece) } else { after.push(piece) }
            } else if is_week.is_none() && word_list::has(WEEK, &piece) {
                is_week = Some(true);
            } else if is_week.is_none() && word_list::has(QUARTER, &piece) {
                is_week = Some(false);
            } else if !word_list::has(BESIDE, &piece) {
                return None;
            }
        }
        Some(Self { is_week: is_week?, before, after })
    }
}

/// "2025-W07", "KW 7 2025", "Q1 25", "1. Quartal 2025", "T1 2025", "1T25", "3º trimestre de 2025".
pub(super) fn week_or_quarter(text: &str) -> Option<DateToken> {
    let Numbers { is_week, before, after } = Numbers::of(text)?;
    let (year, n) = match (before.as_slice(), after.as_slice()) {
        // "2025-W07-3" names a day of the week as well.
        ([year], [n, weekday]) if is_week && year.len() == 4 && weekday.len() == 1 => {
            return week_day(year, n, weekday);
        }
        ([year], [n]) | ([], [year, n]) if year.len() == 4 => (year, n),
        // "26W18" and "26-W18" begin with the year as "2026-W18" does.
        ([year], [n]) if is_week && year.len() == 2 && n.len() == 2 && has_bare_letter(text) => {
            (year, n)
        }
        ([], [n, year]) | ([n], [year]) => (year, n),
        _ => return None,
    };
    let (year, n) = (full_year(year)?, n.parse::<i8>().ok()?);
    if is_week {
        let monday = ISOWeekDate::new(year, n, Weekday::Monday).ok()?;
        return Some(DateToken::Week(monday.date()));
    }
    (1..=4).contains(&n).then(|| day(year, n * 3 - 2, 1).map(DateToken::Quarter)).flatten()
}

/// Whether the word for a week is the letter alone.
fn has_bare_letter(text: &str) -> bool {
    pieces(text).iter().any(|piece| piece == "w")
}

/// "W12", "Week 3", "KW 7", "Q1", "2. Quartal": no year.
pub(in crate::import) fn bare_week_or_quarter(text: &str) -> Option<BarePeriod> {
    let Numbers { is_week, before, after } = Numbers::of(text)?;
    let (([n], []) | ([], [n])) = (before.as_slice(), after.as_slice()) else { return None };
    let cadence = if is_week { Cadence::Week } else { Cadence::Quarter };
    BarePeriod::new(cadence, n.parse().ok().filter(|_| n.len() <= 2)?)
}

fn week_day(year: &str, week: &str, weekday: &str) -> Option<DateToken> {
    let weekday = Weekday::from_monday_one_offset(weekday.parse().ok()?).ok()?;
    let day = ISOWeekDate::new(full_year(year)?, week.parse().ok()?, weekday).ok()?;
    Some(DateToken::Day(day.date()))
}

/// Runs of digits and of letters, in lower case.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut former = ' ';
    for c in text.chars() {
        let is_digit = c.is_ascii_digit();
        if is_digit || c.is_alphabetic() {
            let goes_on = if is_digit {
                former.is_ascii_digit()
            } else {
                former.is_alphabetic() && !former.is_ascii_digit()
            };
            match pieces.last_mut().filter(|_| goes_on) {
                Some(piece) => piece.extend(c.to_lowercase()),
                None => pieces.push(c.to_lowercase().collect()),
            }
        }
        former = c;
    }
    pieces
}

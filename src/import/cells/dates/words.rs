//! Dates with the name of a month.

use super::{DateToken, MonthDay, day, full_year};
use crate::import::cells::months::{is_weekday, month_number};
use crate::import::cells::word_list;

/// Words a written date may hold beside its month.
const FILLERS: &str = "of de del do da the at um am pm utc gmt z le la el den der dem vom il uhr \
    week beginning starting commencing from à às a p m h r г р du em on";

/// What the words of a date say, as far as they say it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Loose {
    pub day: Option<i8>,
    pub month: Option<i8>,
    pub year: Option<i16>,
}

impl Loose {
    pub(super) fn month_day(self) -> Option<MonthDay> {
        self.month.zip(self.day)
    }
}

/// "Fri, Mar 21, 2025", "Thu Mar 20 2025", "5 Feb 2026", "July'15", "March 2024", "February 28",
/// "Tue Oct 31 22:10:47 +0000 2017", "1 de fev. de 2025".
pub(super) fn words(text: &str) -> Option<DateToken> {
    if is_broken_number(text) {
        return None;
    }
    let loose = loose(text)?;
    let month = loose.month?;
    match (loose.day, loose.year) {
        // Spreadsheets write January 2024 as "Jan-24".
        (Some(short), None) if text.contains('-') && text.starts_with(char::is_alphabetic) => {
            day(full_year(&format!("{short:02}"))?, month, 1).map(DateToken::Month)
        }
        (None, Some(year)) => day(year, month, 1).map(DateToken::Month),
        (Some(number), Some(year)) => day(year, month, number).map(DateToken::Day),
        (Some(number), None) => {
            // A leap year, so that 29 February counts.
            day(2000, month, number).map(|_| DateToken::NoYear { month, day: number })
        }
        (None, None) => None,
    }
}

/// "3.апр", "4.Mar": what a spreadsheet program makes of 3.4 where dates are written like that.
pub fn is_broken_number(text: &str) -> bool {
    let Some((number, month)) = text.split_once('.') else { return false };
    let is_number = matches!(number.len(), 1 | 2) && number.bytes().all(|b| b.is_ascii_digit());
    is_number && month_number(month.trim_end_matches('.')).is_some()
}

/// The day, month and year among words; `None` where a word belongs to no date.
pub(super) fn loose(text: &str) -> Option<Loose> {
    let mut found = Loose::default();
    let mut days = [None; 2];
    let mut has_mar = false;
    let mut has_short_year = false;
    let is_span = [" - ", " – ", " — "].iter().any(|mark| text.contains(mark));
    let is_between = |c: char| matches!(c, ' ' | ',' | '-' | '/' | '\t' | '.' | '(' | ')' | '·');
    let spaced = text.replace(['\'', '’'], " '");
    for word in spaced.split(is_between).filter(|word| !word.is_empty()) {
        if word.contains(':') || word.starts_with('+') {
            continue;
        }
        if let Some(short) = word.strip_prefix('\'') {
            found.year = Some(full_year(short)?);
        } else if word.as_bytes()[0].is_ascii_digit() {
            number(word, &mut found, &mut days)?;
            has_short_year = found.month.is_some() && word.len() == 2;
        } else if let Some(month) = month_number(word) {
            // "mar" before a month is a Tuesday.
            if found.month.replace(month).is_some() && !has_mar {
                return None;
            }
            has_mar = word.eq_ignore_ascii_case("mar");
        } else if !is_weekday(word) && !is_filler(word) {
            return None;
        }
    }
    match days {
        // "31-Oct-17": a second short number behind the month is the year.
        [Some(number), Some(short)] if found.year.is_none() && has_short_year && !is_span => {
            found.day = Some(number);
            found.year = Some(full_year(&format!("{short:02}"))?);
        }
        [number, None] => found.day = number,
        _ => return None,
    }
    Some(found)
}

/// A word that begins with a digit: "21", "21st", "1er", "2025".
fn number(word: &str, found: &mut Loose, days: &mut [Option<i8>; 2]) -> Option<()> {
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
    let ending = &word[digits.len()..];
    match digits.len() {
        // "5218K" is no year.
        4 if ending.is_empty() || ending == "г" => {
            if found.year.replace(full_year(digits)?).is_some() {
                return None;
            }
        }
        1 | 2 if ending.chars().count() <= 3 => {
            *days.iter_mut().find(|day| day.is_none())? = Some(digits.parse().ok()?);
        }
        _ => return None,
    }
    Some(())
}

fn is_filler(word: &str) -> bool {
    let word = word.to_lowercase();
    word_list::has(FILLERS, &word)
}

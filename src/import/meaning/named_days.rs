//! The days that the name of a file speaks of: two days, one in brackets, or a month.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::import::cells::date_column;
use crate::import::cells::dates::{self, DateToken};
use crate::import::meaning::stated_period::StatedPeriod;
use crate::model::{Cadence, Calendar};

/// Two days in the name of a file, "2026.02.05-2026.02.10" or "Jan-01-2026_Jun-29-2026", one in
/// brackets, "(2026.02.05)", or a month, "June 2026": other single days say when the file was made.
pub fn in_name(name: &str) -> Option<StatedPeriod> {
    let last_part = name.rsplit(['/', '\\']).next()?;
    let words: Vec<&str> =
        last_part.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let (first, last) = days(&words, last_part)
        .or_else(|| days_in_figures(&words))
        .or_else(|| month(&words_without_copy(last_part)))?;
    Some(StatedPeriod { first, last, source: "the name of the file".to_owned() })
}

fn days(words: &[&str], name: &str) -> Option<(Date, Date)> {
    let mut days = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let window = words.get(at..at + 3).map(|window| window.join("-"));
        let day = window.as_deref().and_then(day_in_name).map(|day| (day, 3));
        let day = day.or_else(|| Some((day_in_name(words[at])?, 1)));
        at += day.map_or(1, |(_, n)| n);
        days.extend(day.map(|(day, _)| day));
    }
    let first = *days.first()?;
    let last = days.get(1).copied().or_else(|| in_brackets(name))?;
    (first <= last && days.len() <= 2).then_some((first, last))
}

/// "01.06.2026-30.06.2026", where the two leave no doubt about which number is the month.
fn days_in_figures(words: &[&str]) -> Option<(Date, Date)> {
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let tokens: Vec<Option<DateToken>> = words
        .windows(3)
        .filter(|window| is_year(window[2]))
        .filter_map(|window| dates::parse(&window.join("/")))
        .filter(|token| matches!(token, DateToken::Numeric(_)))
        .map(Some)
        .collect();
    let read = date_column::read_days(&tokens, None, None);
    match read.starts.as_slice() {
        [Some(first), Some(last)] if first <= last && !read.is_uncertain => Some((*first, *last)),
        _ => None,
    }
}

/// The words without the number that a second download of the same name gets: "report (1).csv".
fn words_without_copy(name: &str) -> Vec<String> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).trim_end();
    let copy = stem.rsplit_once('(').filter(|(_, rest)| {
        rest.strip_suffix(')')
            .is_some_and(|n| n.len() <= 2 && n.bytes().all(|b| b.is_ascii_digit()))
    });
    let stem = copy.map_or(stem, |(before, _)| before);
    let words = stem.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !matches!(*word, "de" | "del" | "of" | "di")).map(str::to_owned).collect()
}

/// The only month of a name: "June 2026", "2026-06"; a number before or behind it makes it a day.
fn month(words: &[String]) -> Option<(Date, Date)> {
    let is_day = |word: Option<&String>| {
        word.is_some_and(|word| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit()))
    };
    let mut months = BTreeSet::new();
    for (at, pair) in words.windows(2).enumerate() {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        if is_day(before) || is_day(words.get(at + 2)) {
            continue;
        }
        // A number before a year may be any: "post 12 2026".
        let is_named = pair[0].chars().any(char::is_alphabetic);
        let named = month_of(&pair[0], &pair[1]).filter(|_| is_named);
        months.extend(named.or_else(|| month_of(&pair[1], &pair[0])));
    }
    let calendar = Calendar::default();
    let first = months.first().copied().filter(|_| months.len() == 1)?;
    Some((first, calendar.end(calendar.period_of(Cadence::Month, first))))
}

fn month_of(month: &str, year: &str) -> Option<Date> {
    let is_figures = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    let of = year.parse::<i16>().ok().filter(|of| year.len() == 4 && (2000..2100).contains(of))?;
    if is_figures(month) {
        let month = month.parse::<i8>().ok().filter(|_| month.len() == 2)?;
        return Date::new(of, month, 1).ok();
    }
    match dates::parse(&format!("{month} {year}"))? {
        DateToken::Month(first) if month.chars().all(char::is_alphabetic) => Some(first),
        _ => None,
    }
}

/// A day that is all there is between two brackets.
fn in_brackets(name: &str) -> Option<Date> {
    let inner = name.split(['(', '[']).skip(1).filter_map(|rest| rest.split([')', ']']).next());
    let joined = |text: &str| text.trim().replace(['.', '_', '/', ' '], "-");
    inner.into_iter().find_map(|text| day_in_name(&joined(text)))
}

/// Only days that say themselves which number is the month.
fn day_in_name(text: &str) -> Option<Date> {
    let is_plain = text.len() >= 8 && text.bytes().any(|byte| byte.is_ascii_digit());
    match dates::parse(text).filter(|_| is_plain)? {
        DateToken::Day(day) => Some(day),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_name_of_a_file_may_say_its_days() {
        let check = |name: &str, expected: Option<(Date, Date)>| {
            let found = in_name(name).map(|period| (period.first, period.last));
            assert_eq!(found, expected, "{name}");
        };
        let days = Some((date(2026, 2, 5), date(2026, 2, 10)));
        check("Devices(2026.02.05-2026.02.10).csv", days);
        check("a/report_20260205_20260210.csv", days);
        check("Feb-05-2026_Feb-10-2026_123456789.csv", days);
        let day = Some((date(2026, 2, 5), date(2026, 2, 5)));
        check("Devices(2026.02.05).csv", day);
        check("Devices (2026-02-05) (1).csv", day);
        check("export-2026-02-05.csv", None);
        check("report 02-05-2026 02-10-2026.csv", None);
        let june = Some((date(2026, 6, 1), date(2026, 6, 30)));
        check("Report 01.06.2026-30.06.2026.csv", june);
        check("Report 06_01_2026 to 06_30_2026.csv", june);
        check("Insights June 2026.csv", june);
        check("insights-2026-06.csv", june);
        check("rapport juin 2026 (2).csv", june);
        check("junho_de_2026.xlsx", june);
        check("export 5 June 2026.csv", None);
        check("May 2026 to June 2026.csv", None);
        check("2026-06-05.csv", None);
        check("202606.csv", None);
        check("post 12 2026.csv", None);
    }
}

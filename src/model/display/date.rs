//! Days as people write them: by name or by number, in the order they are used to.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// In which order and with which signs days are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateFormat {
    /// 31 Mar 2021
    #[default]
    DayMonthYear,
    /// 2021-03-31
    Iso,
    /// 31/03/2021
    DayFirst,
    /// 03/31/2021
    MonthFirst,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Years written with two digits lie in 1970–2069.
const FIRST_SHORT_YEAR: i16 = 70;

impl DateFormat {
    pub const ALL: [Self; 4] = [Self::DayMonthYear, Self::Iso, Self::DayFirst, Self::MonthFirst];

    /// A day written this way, for a chooser.
    pub fn example(self) -> String {
        self.format(Date::constant(2021, 3, 31))
    }

    /// `day` as this format shows it.
    pub fn format(self, day: Date) -> String {
        let (year, month, number) = (day.year(), day.month(), day.day());
        match self {
            Self::DayMonthYear => format!("{number} {} {year}", month_abbreviation(day)),
            Self::Iso => format!("{year:04}-{month:02}-{number:02}"),
            Self::DayFirst => format!("{number:02}/{month:02}/{year:04}"),
            Self::MonthFirst => format!("{month:02}/{number:02}/{year:04}"),
        }
    }

    /// Reads a day: `2021-03-31`, `31 Mar 2021`, `March 31, 2021`, `3.4.25`, `3/31/2021`.
    ///
    /// The year first is always ISO; dots always mean day first; with slashes and dashes this
    /// format decides, unless only one order gives a day.
    ///
    /// # Errors
    /// A sentence for the person who typed it.
    pub fn parse(self, text: &str) -> Result<Date, String> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Err("There is no date yet".to_owned());
        }
        let unread = || format!("“{trimmed}” is not a date; {} would be", self.example());
        let parts = self.parts(trimmed).ok_or_else(unread)?;
        Date::new(parts.year, parts.month, parts.day)
            .map_err(|_| format!("There is no {trimmed} in the calendar"))
    }

    fn parts(self, text: &str) -> Option<Parts> {
        let is_break = |c: char| c.is_whitespace() || matches!(c, '.' | '/' | '-' | ',' | '−');
        let words: Vec<&str> = text.split(is_break).filter(|word| !word.is_empty()).collect();
        let [first, second, third] = *words.as_slice() else { return None };
        if let Some(month) = month_by_name(second) {
            return Parts::of(third, month, first);
        }
        if let Some(month) = month_by_name(first) {
            return Parts::of(third, month, second);
        }
        if first.len() == 4 {
            return Parts::of(first, number(second)?, third);
        }
        let (one, other) = (number(first)?, number(second)?);
        let month_is_first = match (one, other) {
            (13.., _) => false,
            (_, 13..) => !text.contains('.'),
            _ => self == Self::MonthFirst && !text.contains('.'),
        };
        if month_is_first { Parts::of(third, one, second) } else { Parts::of(third, other, first) }
    }
}

/// "Mar": the month of a day as it is shown.
pub fn month_abbreviation(day: Date) -> &'static str {
    const SHORT: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let index = usize::try_from(day.month() - 1).unwrap_or_default();
    SHORT.get(index).copied().unwrap_or_default()
}

struct Parts {
    year: i16,
    month: i8,
    day: i8,
}

impl Parts {
    fn of(year: &str, month: i8, day: &str) -> Option<Self> {
        let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let year = match year.len() {
            4 if is_number(year) => year.parse().ok()?,
            2 if is_number(year) => {
                let short: i16 = year.parse().ok()?;
                if short < FIRST_SHORT_YEAR { 2000 + short } else { 1900 + short }
            }
            _ => return None,
        };
        Some(Self { year, month, day: number(day)? })
    }
}

/// One or two digits.
fn number(text: &str) -> Option<i8> {
    let is_short = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    is_short.then(|| text.parse().ok()).flatten()
}

/// The number of a month from its English name or at least its first three letters.
fn month_by_name(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let index = MONTHS.iter().position(|name| word.len() >= 3 && name.starts_with(&word))?;
    i8::try_from(index + 1).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::DateFormat::{DayFirst, DayMonthYear, Iso, MonthFirst};
    use super::*;

    #[test]
    fn days_are_shown_in_the_chosen_order() {
        for (format, expected) in [
            (DayMonthYear, "7 Mar 2021"),
            (Iso, "2021-03-07"),
            (DayFirst, "07/03/2021"),
            (MonthFirst, "03/07/2021"),
        ] {
            assert_eq!(format.format(date(2021, 3, 7)), expected);
        }
    }

    #[test]
    fn days_that_can_be_meant_only_one_way_are_read_by_every_format() {
        for format in DateFormat::ALL {
            for text in [
                "2021-03-31",
                "2021/3/31",
                "2021.03.31",
                "31 Mar 2021",
                "31 mar 21",
                "31. March 2021",
                "31st March 2021",
                "Mar 31, 2021",
                "March 31st, 2021",
                "31-Mar-21",
                "31.3.21",
                "31.03.2021",
                "31/03/2021",
                "03/31/2021",
                "3-31-21",
                "  31 MAR 2021 ",
            ] {
                assert_eq!(format.parse(text), Ok(date(2021, 3, 31)), "{text} by {format:?}");
            }
        }
    }

    #[test]
    fn the_format_decides_which_of_two_small_numbers_is_the_month() {
        for (format, slashes) in [
            (DayMonthYear, date(2025, 4, 3)),
            (Iso, date(2025, 4, 3)),
            (DayFirst, date(2025, 4, 3)),
            (MonthFirst, date(2025, 3, 4)),
        ] {
            assert_eq!(format.parse("3/4/2025"), Ok(slashes), "{format:?}");
            assert_eq!(format.parse("3-4-25"), Ok(slashes), "{format:?}");
            assert_eq!(format.parse("3.4.25"), Ok(date(2025, 4, 3)), "{format:?}");
            assert_eq!(format.parse("2025-04-03"), Ok(date(2025, 4, 3)), "{format:?}");
        }
    }

    #[test]
    fn short_years_are_the_nearer_ones() {
        assert_eq!(Iso.parse("1.2.69"), Ok(date(2069, 2, 1)));
        assert_eq!(Iso.parse("1.2.70"), Ok(date(1970, 2, 1)));
    }

    #[test]
    fn what_is_no_date_is_said_in_a_sentence_with_an_example() {
        for text in
            ["soon", "31 Mar", "2021", "1.2.3.4", "31 Ma 2021", "1.2.021", "a/b/c", "-1.2.20"]
        {
            let read = DayMonthYear.parse(text);
            if text == "-1.2.20" {
                // A dash is taken for a break.
                assert_eq!(read, Ok(date(2020, 2, 1)));
                continue;
            }
            let expected = format!("“{text}” is not a date; 31 Mar 2021 would be");
            assert_eq!(read, Err(expected));
        }
        assert_eq!(Iso.parse(" "), Err("There is no date yet".to_owned()));
    }

    #[test]
    fn a_day_the_calendar_lacks_is_said_to_be_missing() {
        for text in ["30 Feb 2021", "2021-02-29", "31.4.2021", "0.5.2021", "32/12/2021"] {
            let expected = format!("There is no {text} in the calendar");
            assert_eq!(DayFirst.parse(text), Err(expected));
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(days in 0_i64..60_000, index in 0_usize..4) {
            let day = date(1950, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
            let format = DateFormat::ALL[index];
            prop_assert_eq!(format.parse(&format.format(day)), Ok(day));
        }

        #[test]
        fn any_text_is_read_or_refused_without_a_crash(text in "\\PC{0,20}", index in 0_usize..4) {
            let _read = DateFormat::ALL[index].parse(&text);
        }
    }
}

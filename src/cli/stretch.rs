//! Stretches of time as they are typed: `2021-03`, `2021-Q1`, `2021-01-01..2021-03-31`.

use jiff::civil::Date;

use crate::analysis::Window;
use crate::model::{Cadence, Calendar, Period, limits};

/// Reads a period as `paceline series` writes it, or two of them with `..` between: from the
/// first day of the one to the last of the other.
///
/// # Errors
/// A sentence that says what could have been typed.
pub fn parse(calendar: Calendar, text: &str) -> Result<Window, String> {
    let Some((from, to)) = text.split_once("..") else {
        return Ok(Window::of(calendar, period(calendar, text)?));
    };
    let (from, to) = (period(calendar, from)?, period(calendar, to)?);
    let window = Window::days(calendar.start(from), calendar.end(to));
    if window.start > window.end {
        return Err(format!("“{text}” ends before it starts; turn both around"));
    }
    Ok(window)
}

/// The period with this name, found among all of the year it begins with and the next.
fn period(calendar: Calendar, text: &str) -> Result<Period, String> {
    let text = text.trim();
    let unread = || {
        format!(
            "“{text}” is no period; write 2021, 2021-Q1, 2021-03, 2021-W09, 2021-03-05, or two \
             with .. between"
        )
    };
    let year: i16 = text.get(..4).and_then(|year| year.parse().ok()).ok_or_else(unread)?;
    let first = Date::new(year, 1, 1).map_err(|_| unread())?;
    if !limits::YEARS.contains(&year) {
        return Err(unread());
    }
    let last = first.saturating_add(jiff::Span::new().days(735));
    Cadence::ALL
        .into_iter()
        .flat_map(|cadence| {
            let from = calendar.period_of(cadence, first).previous();
            let to = calendar.period_of(cadence, last);
            (from.ordinal..=to.ordinal).map(move |ordinal| Period { cadence, ordinal })
        })
        .find(|period| calendar.code(*period).eq_ignore_ascii_case(text))
        .ok_or_else(unread)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn stretches_are_read_as_they_are_written() {
        fn check(fiscal: i8, text: &str, start: Date, end: Date) {
            let calendar = Calendar { fiscal_year_start: fiscal };
            let window = parse(calendar, text).unwrap();
            assert_eq!((window.start, window.end), (start, end), "{text}");
            assert_eq!(window.period.is_some(), !text.contains(".."), "{text}");
        }
        check(1, "2021-03", date(2021, 3, 1), date(2021, 3, 31));
        check(1, " 2021-q1", date(2021, 1, 1), date(2021, 3, 31));
        check(1, "2021", date(2021, 1, 1), date(2021, 12, 31));
        check(1, "2020-W53", date(2020, 12, 28), date(2021, 1, 3));
        check(1, "2024-02-29", date(2024, 2, 29), date(2024, 2, 29));
        check(7, "2020/21", date(2020, 7, 1), date(2021, 6, 30));
        check(7, "2020/21-Q4", date(2021, 4, 1), date(2021, 6, 30));
        check(1, "2021-01-01..2021-02-15", date(2021, 1, 1), date(2021, 2, 15));
        check(1, "2021-01 .. 2021-Q1", date(2021, 1, 1), date(2021, 3, 31));
    }

    #[test]
    fn what_is_no_stretch_is_answered_with_what_would_be() {
        let calendar = Calendar::default();
        for text in ["", "March", "2021-13", "2021-02-30", "2021-W54", "99999", "äöüß", "2021-03.."]
        {
            let error = parse(calendar, text).unwrap_err();
            assert!(error.contains("is no period; write 2021"), "{error}");
        }
        let error = parse(calendar, "2021-03..2021-01").unwrap_err();
        assert!(error.contains("ends before it starts"), "{error}");
    }
}

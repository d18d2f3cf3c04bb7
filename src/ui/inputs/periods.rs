//! Reading the name of a period back, as spreadsheets and this program write it.

use jiff::civil::{Date, ISOWeekDate, Weekday};

use crate::model::{Cadence, Calendar, DateFormat, Period, limits};

/// The period of a cadence that a text names: "Jan 2021", "2021-01", "Q1 2021", "W09 2021",
/// "2021", or any day in it. Nothing that the plan has no room for.
pub fn read(calendar: Calendar, cadence: Cadence, dates: DateFormat, text: &str) -> Option<Period> {
    let text = text.trim();
    let day = quarter(calendar, text)
        .or_else(|| week(text))
        .or_else(|| month(text))
        .or_else(|| dates.parse(text).ok())
        .or_else(|| year(calendar, text).filter(|_| cadence == Cadence::Year))?;
    let period = calendar.period_of(cadence, day);
    let is_kept = |day: Date| limits::YEARS.contains(&day.year());
    (is_kept(calendar.start(period)) && is_kept(calendar.end(period))).then_some(period)
}

/// Words and numbers of a text.
fn parts(text: &str) -> Vec<&str> {
    let is_break = |c: char| c.is_whitespace() || matches!(c, '-' | '/' | '.' | ',' | '·');
    text.split(is_break).filter(|part| !part.is_empty()).collect()
}

/// "Jan 2021", "2021 January", "2021-01", "01/2021"
fn month(text: &str) -> Option<Date> {
    let [one, other] = *parts(text).as_slice() else { return None };
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let (month, year) = if is_year(one) { (other, one) } else { (one, other) };
    if !is_year(year) {
        return None;
    }
    let text = if month.starts_with(char::is_alphabetic) {
        format!("1 {month} {year}")
    } else {
        format!("{year}-{month}-1")
    };
    DateFormat::Iso.parse(&text).ok()
}

/// "Q1 2021", "2021-Q1", of the fiscal year if the plan has one.
fn quarter(calendar: Calendar, text: &str) -> Option<Date> {
    let parts = parts(text);
    let quarter = parts.iter().find_map(|part| part.strip_prefix(['Q', 'q']))?;
    let quarter: i32 = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
    let number = parts.iter().find(|part| part.len() == 4)?;
    let of_year = calendar.period_of(Cadence::Quarter, year(calendar, number)?);
    Some(calendar.start(of_year.offset(quarter - 1)))
}

/// "W09 2021", "2021-W09"; behind "·" stands the day the week begins on.
fn week(text: &str) -> Option<Date> {
    if let Some((_, day)) = text.split_once('·') {
        return DateFormat::DayMonthYear.parse(day).ok();
    }
    let parts = parts(text);
    let [_, _] = *parts.as_slice() else { return None };
    let week = parts.iter().find_map(|part| part.strip_prefix(['W', 'w']))?.parse().ok()?;
    let year = parts.iter().find(|part| part.len() == 4)?.parse().ok()?;
    ISOWeekDate::new(year, week, Weekday::Monday).ok().map(Date::from)
}

/// The first day of "2021", or of the fiscal year "2020/21".
fn year(calendar: Calendar, text: &str) -> Option<Date> {
    let number = text.split('/').next().filter(|year| year.len() == 4)?;
    let first = Date::new(number.parse().ok()?, calendar.fiscal_year_start.clamp(1, 12), 1).ok()?;
    Some(first)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn names_of_periods_are_read_however_they_are_written() {
        let check = |cadence: Cadence, text: &str, expected: Option<Date>| {
            let calendar = Calendar::default();
            let period = read(calendar, cadence, DateFormat::DayMonthYear, text);
            assert_eq!(period.map(|period| calendar.start(period)), expected, "{text}");
        };
        let january = Some(date(2021, 1, 1));
        for text in ["Jan 2021", "January 2021", "2021-01", "01/2021", "31.1.2021", "2021 Jan"] {
            check(Cadence::Month, text, january);
        }
        check(Cadence::Quarter, "Q2 2021", Some(date(2021, 4, 1)));
        check(Cadence::Quarter, "2021-Q2", Some(date(2021, 4, 1)));
        check(Cadence::Year, "2021", january);
        check(Cadence::Month, "2021", None);
        check(Cadence::Week, "W09 · 1 Mar 2021", Some(date(2021, 3, 1)));
        check(Cadence::Week, "2021-W09", Some(date(2021, 3, 1)));
        check(Cadence::Day, "5 Mar 2021", Some(date(2021, 3, 5)));
        check(Cadence::Month, "Total", None);
        check(Cadence::Month, "12", None);
        check(Cadence::Month, "", None);
    }

    #[test]
    fn every_row_is_found_again_by_its_own_name() {
        for fiscal_year_start in [1, 4, 7] {
            let calendar = Calendar { fiscal_year_start };
            for cadence in Cadence::ALL {
                let period = calendar.period_of(cadence, date(2021, 5, 17));
                let dates = DateFormat::DayMonthYear;
                let name = super::super::rows::name(calendar, period, dates);
                assert_eq!(read(calendar, cadence, dates, &name), Some(period), "{name}");
                let code = calendar.code(period);
                assert_eq!(read(calendar, cadence, dates, &code), Some(period), "{code}");
            }
        }
    }
}

//! Numbers, dates and periods as the sentences of the program write them.

use jiff::civil::Date;

use crate::model::{Cadence, Calendar, Period, Unit};

/// From here on a number is written with an exponent.
const UNREADABLE: f64 = 1e15;

/// A number as people read it: thousands grouped, a real minus, and only as many decimals as
/// still say something (none from 1,000 on, one from 100 on, else two; two significant ones for
/// figures under 0.1).
pub fn number(value: f64) -> String {
    if !value.is_finite() {
        return "too large a number".to_owned();
    }
    with_decimals(value, decimals(value.abs()))
}

/// A number with seven significant digits, so that whoever works it out again gets the same
/// figure: "3.846154", "20,000".
pub fn exact(value: f64) -> String {
    const DIGITS_BEHIND_ONE: usize = 6;
    const MOST_DECIMALS: usize = 15;
    if !value.is_finite() {
        return number(value);
    }
    let (mut size, mut decimals) = (value.abs(), DIGITS_BEHIND_ONE);
    while size >= 10.0 && decimals > 0 {
        size /= 10.0;
        decimals -= 1;
    }
    while size > 0.0 && size < 1.0 && decimals < MOST_DECIMALS {
        size *= 10.0;
        decimals += 1;
    }
    with_decimals(value, decimals)
}

/// How many decimals [`number`] writes of a figure.
pub fn decimals_of(value: f64) -> usize {
    number(value).split_once('.').map_or(0, |(_, fraction)| fraction.len())
}

/// A figure as [`number`] prints it, to work with what the reader sees.
pub fn printed(value: f64) -> f64 {
    format!("{value:.*}", decimals(value.abs())).parse().unwrap_or(value)
}

/// With at most so many decimals, thousands grouped.
fn with_decimals(value: f64, decimals: usize) -> String {
    if value.abs() >= UNREADABLE {
        return format!("{value:.3e}").replace('-', "−");
    }
    let text = format!("{:.*}", decimals, value.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let fraction = fraction.trim_end_matches('0');
    let mut out = String::new();
    if value < 0.0 && text.bytes().any(|digit| (b'1'..=b'9').contains(&digit)) {
        out.push('−');
    }
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

fn decimals(size: f64) -> usize {
    if size >= 1000.0 {
        0
    } else if size >= 100.0 {
        1
    } else if size >= 0.1 {
        2
    } else if size >= 0.01 {
        3
    } else if size >= 0.001 {
        4
    } else if size >= 0.000_1 {
        5
    } else {
        6
    }
}

/// A figure with its unit: "13.2 %", "250,000", "1 minute", "1,200 USD".
pub fn figure(value: f64, unit: &Unit, currency: &str) -> String {
    with_suffix(&number(value), unit.suffix(currency))
}

/// How far two figures are apart, without a sign: "0.1 points", "15 minutes".
pub fn difference(value: f64, unit: &Unit, currency: &str) -> String {
    with_suffix(&number(size_of_difference(value, unit)), unit.difference_suffix(currency))
}

/// A difference as [`difference`] prints it, without its unit.
pub fn printed_difference(value: f64, unit: &Unit) -> f64 {
    printed(size_of_difference(value, unit))
}

fn size_of_difference(value: f64, unit: &Unit) -> f64 {
    let size = value.abs();
    // Parts of a single person or click say little beside ten of them, and nothing beside a
    // hundred.
    let is_count = matches!(unit, Unit::Count | Unit::People);
    match size {
        size if is_count && size >= 100.0 => size.round(),
        size if is_count && size >= 10.0 => (size * 10.0).round() / 10.0,
        size => size,
    }
}

/// A difference with its sign: "+2.63 points", "−15 minutes", "0 points".
pub fn change(value: f64, unit: &Unit, currency: &str) -> String {
    let text = with_suffix(&number(value), unit.difference_suffix(currency));
    let is_rise = value > 0.0 && !text.starts_with("0 ") && text != "0";
    if is_rise { format!("+{text}") } else { text }
}

/// A fraction in percent: 0.75 → "75 %".
pub fn percent(fraction: f64) -> String {
    format!("{} %", number((fraction * 1000.0).round() / 10.0))
}

/// How far two fractions are apart as [`percent`] prints them: 0.5587 and 0.6515 → "9.3 %", from
/// "55.9 %" to "65.2 %".
pub fn percent_between(one: f64, other: f64) -> String {
    let printed = |fraction: f64| printed((fraction * 1000.0).round() / 10.0);
    percent((printed(one) - printed(other)).abs() / 100.0)
}

pub(super) fn with_suffix(number: &str, suffix: &str) -> String {
    if suffix.is_empty() {
        return number.to_owned();
    }
    let is_one = number == "1" || number == "−1";
    let suffix = match suffix {
        "people" if is_one => "person",
        "points" | "seconds" | "minutes" | "hours" | "days" if is_one => {
            suffix.trim_end_matches('s')
        }
        other => other,
    };
    format!("{number} {suffix}")
}

pub use crate::model::counted as count;

/// The word for a number of things: "month" for 1, else "months".
pub fn plural(n: usize, singular: &str) -> String {
    if n == 1 { singular.to_owned() } else { format!("{singular}s") }
}

/// A date: "31 Mar 2021".
pub fn date(day: Date) -> String {
    format!("{} {} {}", day.day(), &month_name(day)[..3], day.year())
}

/// A stretch of days: "1 Jan to 28 Feb 2021".
pub fn span(from: Date, to: Date) -> String {
    if from == to {
        return date(from);
    }
    if from.year() == to.year() {
        return format!("{} {} to {}", from.day(), &month_name(from)[..3], date(to));
    }
    format!("{} to {}", date(from), date(to))
}

fn month_name(day: Date) -> &'static str {
    match day.month() {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

/// The name of a period: "5 Mar 2021", "week 9 of 2021", "February 2021", "Q1 2021", "2021".
pub fn period(calendar: Calendar, period: Period) -> String {
    let start = calendar.start(period);
    match period.cadence {
        Cadence::Day => date(start),
        Cadence::Week => {
            let week = start.iso_week_date();
            format!("week {} of {}", week.week(), week.year())
        }
        Cadence::Month => format!("{} {}", month_name(start), start.year()),
        Cadence::Quarter => {
            let code = calendar.code(period);
            match code.split_once('-') {
                Some((year, quarter)) => format!("{quarter} {year}"),
                None => code,
            }
        }
        Cadence::Year => calendar.code(period),
    }
}

/// A period as the time of something: "on 5 Mar 2021", "in February 2021".
pub fn in_period(calendar: Calendar, when: Period) -> String {
    let preposition = if when.cadence == Cadence::Day { "on" } else { "in" };
    format!("{preposition} {}", period(calendar, when))
}

/// The word for a period of this cadence: "month".
pub fn cadence(cadence: Cadence) -> &'static str {
    cadence.code()
}

/// A list as people write it: "March", "March and April", "March, April and May"; a long one is
/// cut: "March, April and 7 more".
pub fn list(items: &[String]) -> String {
    const SHOWN: usize = 4;
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] if items.len() <= SHOWN => format!("{} and {last}", first.join(", ")),
        _ => format!("{} and {} more", items[..SHOWN - 1].join(", "), items.len() + 1 - SHOWN),
    }
}

/// The text with its first letter small, unless it starts with an abbreviation ("NPS").
pub fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    let (Some(first), second) = (chars.next(), chars.next()) else {
        return String::new();
    };
    if second.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()) {
        return text.to_owned();
    }
    first.to_lowercase().chain(text.chars().skip(1)).collect()
}

/// A name short enough for a button, in quotes.
pub fn short(name: &str) -> String {
    const MOST: usize = 28;
    let name = name.trim();
    if name.chars().count() <= MOST {
        return format!("“{name}”");
    }
    let cut: String = name.chars().take(MOST - 1).collect();
    format!("“{}…”", cut.trim_end())
}

/// The text with its first letter capital.
pub fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;

    use super::*;

    #[test]
    fn a_gap_is_the_difference_of_the_figures_beside_it() {
        assert_eq!(percent(0.5594) + " " + &percent(0.6516), "55.9 % 65.2 %");
        assert_eq!(percent_between(0.5594, 0.6516), "9.3 %");
        assert_eq!(number(printed(13.204) - printed_difference(0.2565, &Unit::Percent)), "12.94");
    }

    #[test]
    fn numbers_read_as_people_write_them() {
        fn check(value: f64, expected: &str) {
            assert_eq!(number(value), expected, "{value}");
        }
        check(0.0, "0");
        check(-0.0, "0");
        check(-0.000_000_01, "0");
        check(13.2, "13.2");
        check(100.0 * 4.0 / 104.0, "3.85");
        check(250_000.0, "250,000");
        check(-1_234_567.8, "−1,234,568");
        check(99.999, "100");
        check(999.99, "1,000");
        check(0.103, "0.1");
        check(0.012_34, "0.012");
        check(-1e300, "−1.000e300");
        check(f64::NAN, "too large a number");
    }

    #[test]
    fn exact_numbers_keep_seven_digits() {
        fn check(value: f64, expected: &str) {
            assert_eq!(exact(value), expected, "{value}");
        }
        check(100.0 * 4.0 / 104.0, "3.846154");
        check(20_000.0, "20,000");
        check(1_234_567.891, "1,234,568");
        check(12_345.678, "12,345.68");
        check(-0.000_012_345_678, "−0.00001234568");
        check(0.0, "0");
        check(f64::INFINITY, "too large a number");
    }

    #[test]
    fn figures_carry_their_unit() {
        fn check(value: f64, unit: &Unit, expected: &str) {
            assert_eq!(figure(value, unit, "EUR"), expected);
        }
        check(14.0, &Unit::Percent, "14 %");
        check(1.0, &Unit::Minutes, "1 minute");
        check(1200.0, &Unit::Money, "1,200 EUR");
        check(1.0, &Unit::People, "1 person");
        check(7.0, &Unit::Count, "7");
        assert_eq!(difference(-0.1, &Unit::Percent, ""), "0.1 points");
        assert_eq!(change(2.63, &Unit::Percent, ""), "+2.63 points");
        assert_eq!(change(-15.0, &Unit::Minutes, ""), "−15 minutes");
    }

    #[test]
    fn periods_have_names() {
        fn check(fiscal: i8, cadence: Cadence, on: Date, expected: &str) {
            let calendar = Calendar { fiscal_year_start: fiscal };
            assert_eq!(period(calendar, calendar.period_of(cadence, on)), expected);
        }
        check(1, Cadence::Day, day(2021, 3, 5), "5 Mar 2021");
        check(1, Cadence::Week, day(2021, 3, 5), "week 9 of 2021");
        check(1, Cadence::Month, day(2021, 2, 5), "February 2021");
        check(1, Cadence::Quarter, day(2021, 2, 5), "Q1 2021");
        check(4, Cadence::Quarter, day(2021, 2, 5), "Q4 2020/21");
        check(4, Cadence::Year, day(2021, 2, 5), "2020/21");
        assert_eq!(span(day(2021, 1, 1), day(2021, 2, 28)), "1 Jan to 28 Feb 2021");
        assert_eq!(span(day(2020, 12, 1), day(2021, 2, 28)), "1 Dec 2020 to 28 Feb 2021");
    }

    #[test]
    fn lists_stay_short() {
        fn check(items: &[&str], expected: &str) {
            let items: Vec<String> = items.iter().map(|item| (*item).to_owned()).collect();
            assert_eq!(list(&items), expected);
        }
        check(&[], "");
        check(&["a"], "a");
        check(&["a", "b"], "a and b");
        check(&["a", "b", "c", "d"], "a, b, c and d");
        check(&["a", "b", "c", "d", "e"], "a, b, c and 2 more");
    }
}

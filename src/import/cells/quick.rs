//! The cells most exports are made of, read without a look at everything else a cell may be: an
//! ISO day, a plain number. What is not one of these is left to the readers of all forms, which
//! agree with these wherever both have an answer.

use jiff::civil::Date;

/// Powers of ten that `f64` holds exactly, as far as they are needed here.
const TENS: [f64; 16] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
/// Digits below which a number and its power of ten are both exact, so that their quotient is the
/// number nearest to what is written.
const MAX_DIGITS: usize = 15;

/// A plain number: digits, perhaps a sign before and a point with digits behind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plain {
    pub value: f64,
    /// Digits before and behind the point; `None` without a point.
    pub point: Option<(usize, usize)>,
}

/// Reads a plain number; `None` for whatever else a figure may be.
#[inline]
pub fn number(cell: &str) -> Option<Plain> {
    let (is_negative, digits) = match cell.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        all => (false, all),
    };
    if digits.len() > MAX_DIGITS {
        return None;
    }
    let mut whole: u64 = 0;
    let mut point = None;
    for (at, byte) in digits.iter().enumerate() {
        match byte {
            b'0'..=b'9' => whole = whole * 10 + u64::from(byte - b'0'),
            b'.' if point.is_none() => point = Some((at, digits.len() - at - 1)),
            _ => return None,
        }
    }
    let n_behind = point.map_or(0, |(_, behind)| behind);
    if digits.is_empty() || matches!(point, Some((0, _) | (_, 0))) {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "at most 15 digits")]
    let whole = whole as f64;
    let value = if n_behind > 0 { whole / TENS[n_behind] } else { whole };
    Some(Plain { value: if is_negative { -value } else { value }, point })
}

/// Reads `2024-03-05`, also with a clock behind it as in `2024-03-05T01:00:00`.
pub fn day(cell: &str) -> Option<Date> {
    let bytes = cell.as_bytes();
    let (date, rest) = bytes.split_at_checked(10)?;
    let is_clock =
        matches!(rest, [b'T' | b' ', h, _, b':', ..] if rest.len() <= 20 && h.is_ascii_digit());
    if !(rest.is_empty() || is_clock) {
        return None;
    }
    let [ref year @ .., b'-', m1, m2, b'-', d1, d2] = *date else { return None };
    let digit = |byte: u8| byte.is_ascii_digit().then(|| i16::from(byte - b'0'));
    let year = year.iter().try_fold(0, |sum, byte| Some(sum * 10 + digit(*byte)?))?;
    let pair = |tens: u8, ones: u8| i8::try_from(digit(tens)? * 10 + digit(ones)?).ok();
    Date::new(year, pair(m1, m2)?, pair(d1, d2)?).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::import::cells::dates::{self, DateToken};
    use crate::import::cells::numbers::{self, Cell, DecimalMark};

    #[test]
    fn only_the_plainest_cells_are_taken() {
        for (cell, expected) in [("0", 0.0), ("-12", -12.0), ("3.25", 3.25), ("007", 7.0)] {
            assert_eq!(number(cell).map(|plain| plain.value), Some(expected), "{cell}");
        }
        for cell in ["", "-", ".5", "5.", "1.2.3", "1e5", "+7", "1,234", " 7", "1234567890123456"] {
            assert_eq!(number(cell), None, "{cell}");
        }
        for cell in ["2024-02-30", "2024-2-3", "2024-02-03x", "20240203", "2024-02-03 - 2024-02-09"]
        {
            assert_eq!(day(cell), None, "{cell}");
        }
    }

    proptest! {
        #[test]
        fn numbers_are_what_the_reader_of_all_forms_says(cell in "-?[0-9]{1,9}(\\.[0-9]{1,6})?") {
            let bits = |value: f64| value.to_bits();
            let plain = number(&cell).map(|plain| bits(plain.value));
            let exact: f64 = cell.parse().unwrap();
            prop_assert!(plain.is_none_or(|plain| plain == bits(exact)), "{cell}");
            match numbers::read_slowly(&cell, DecimalMark::Point) {
                Cell::Figure { value, unit: None } => {
                    prop_assert!(plain.is_none_or(|plain| plain == bits(value)), "{cell}");
                }
                other => prop_assert!(false, "{cell}: {other:?}"),
            }
        }

        #[test]
        fn plain_numbers_are_dates_where_the_reader_of_all_forms_says_so(cell in "[0-9]{1,16}") {
            prop_assert_eq!(dates::parse(&cell), dates::parse_slowly(&cell), "{}", cell);
        }

        #[test]
        fn marks_are_what_the_reader_of_all_forms_says(cell in "-?[0-9]{1,5}(\\.[0-9]{1,4})?") {
            prop_assert_eq!(numbers::evidence(&cell), numbers::evidence_slowly(&cell), "{}", cell);
        }

        #[test]
        fn days_are_what_the_reader_of_all_forms_says(
            year in 1800..2300, month in 0..14, day_of_month in 0..33, clock in "(T01:00:00| 23:59)?"
        ) {
            let cell = format!("{year}-{month:02}-{day_of_month:02}{clock}");
            let slow = match dates::parse_slowly(&cell) {
                Some(DateToken::Day(day)) => Some(day),
                _ => None,
            };
            if (1900..=2199).contains(&year) {
                prop_assert_eq!(day(&cell), slow);
            }
        }
    }
}

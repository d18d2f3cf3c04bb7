//! The cells most exports are made of, read without a look at everything else a cell may be: an
//! ISO day, a plain number. What is not one of these is left to the readers of all forms, which
//! agree with these wherever both have an answer.

use std::ops::Range;

use jiff::civil::Date;

/// Powers of ten that `f64` holds exactly, as far as they are needed here.
const TENS: [f64; 16] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
/// A word whose bytes are all 1.
const ONES: u64 = u64::MAX / 255;
/// Digits below which a number and its power of ten are both exact, so that their quotient is the
/// number nearest to what is written.
const MAX_DIGITS: usize = 15;

/// A plain number: digits, perhaps a sign before and a point with digits behind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plain {
    pub value: f64,
    /// Digits before and behind the point; `None` without a point.
    pub point: Option<(u8, u8)>,
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
    let point = point.map(|(before, behind)| (few(before), few(behind)));
    if digits.is_empty() || matches!(point, Some((0, _) | (_, 0))) {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "at most 15 digits")]
    let whole = whole as f64;
    let value = if n_behind > 0 { whole / TENS[n_behind] } else { whole };
    Some(Plain { value: if is_negative { -value } else { value }, point })
}

/// Reads the plain number that stands at a place, at most eight signs of it in one go: all of them
/// are loaded with what stands before them.
#[inline]
pub fn number_in(bytes: &[u8], Range { start, end }: Range<usize>) -> Option<Plain> {
    const ZEROS: u64 = ONES * b'0' as u64;
    const POINT: u64 = (b'.' ^ b'0') as u64;
    let is_negative = bytes.get(start) == Some(&b'-');
    let n = end - start - usize::from(is_negative);
    let eight = end.checked_sub(8).and_then(|at| bytes.get(at..)?.first_chunk::<8>());
    let Some(eight) = eight.filter(|_| (1..=8).contains(&n)) else {
        return number(str::from_utf8(bytes.get(start..end)?).ok()?);
    };
    // What stands before the number becomes zeros.
    let figures = (u64::from_le_bytes(*eight) ^ ZEROS) & (u64::MAX << (64 - 8 * n));
    let others = others_than_figures(figures);
    let (all, point) = if others == 0 {
        (value_of(figures), None)
    } else {
        // The only other sign is a point with figures on both sides, which make room for it.
        let at = others.trailing_zeros() & !7;
        let below = figures & ((1 << at) - 1);
        let is_point = (figures >> at) & 0xFF == POINT && others & (others - 1) == 0;
        let behind = usize::try_from(7 - at / 8).unwrap_or_default();
        let before = (n - 1).checked_sub(behind)?;
        if !is_point || before == 0 || behind == 0 {
            return None;
        }
        let above = (figures >> at >> 8) << at << 8;
        (value_of(above | below << 8), Some((few(before), few(behind))))
    };
    #[expect(clippy::cast_precision_loss, reason = "at most eight digits")]
    let all = all as f64;
    let value = point.map_or(all, |(_, behind)| all / TENS[usize::from(behind)]);
    Some(Plain { value: if is_negative { -value } else { value }, point })
}

/// A count of digits; there are at most [`MAX_DIGITS`].
#[inline]
fn few(n: usize) -> u8 {
    u8::try_from(n).unwrap_or(u8::MAX)
}

/// The top bit of each byte that is no figure from 0 to 9.
#[inline]
fn others_than_figures(word: u64) -> u64 {
    const TOPS: u64 = ONES << 7;
    (((word & !TOPS) + ONES * (0x80 - 10)) | word) & TOPS
}

/// The number eight figures make, the first byte lowest. All are worked on at once: neighbours
/// become a number below 100, those one below 10,000, those the whole.
#[inline]
fn value_of(figures: u64) -> u64 {
    const PAIRS: u64 = 0x0000_00FF_0000_00FF;
    let pairs = figures.wrapping_mul(10).wrapping_add(figures >> 8);
    let fours = (pairs & PAIRS).wrapping_mul(100 + (1_000_000 << 32));
    let others = ((pairs >> 16) & PAIRS).wrapping_mul(1 + (10_000 << 32));
    fours.wrapping_add(others) >> 32
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
        fn numbers_are_read_eight_digits_at_a_time_as_one_by_one(
            cell in "-?[0-9./:]{0,3}[0-9]{0,12}(\\.[0-9]{0,9})?(,|x|ß|)", before in "[0-9a-z.,-]{0,9}"
        ) {
            let text = format!("{before}{cell}7");
            let found = number_in(text.as_bytes(), before.len()..before.len() + cell.len());
            let told = |plain: Plain| (plain.value.to_bits(), plain.point);
            prop_assert_eq!(found.map(told), number(&cell).map(told), "{}", cell);
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

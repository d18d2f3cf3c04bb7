//! Numbers with commas and points between their digits and nothing else, as most files have them
//! that are written for people: the careful reader agrees wherever these have an answer.

use super::DecimalMark;
use crate::import::cells::quick;

/// Digits and signs beyond which a number is left to the careful reader.
const LONGEST: usize = 20;

/// The digits of a cell with the commas and points between them; `None` where there is more than
/// that and a minus before.
pub(super) fn body(cell: &str) -> Option<&str> {
    let body = cell.strip_prefix('-').unwrap_or(cell);
    let bytes = body.as_bytes();
    let are_digits = [bytes.first()?, bytes.last()?].iter().all(|byte| byte.is_ascii_digit());
    let is_body = are_digits
        && bytes.len() <= LONGEST
        && bytes.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'));
    is_body.then_some(body)
}

/// Reads "1,234.5", "-1.234,5", "12,5"; `None` for whatever else a figure may be.
pub(super) fn number(cell: &str, mark: DecimalMark) -> Option<f64> {
    let body = body(cell)?.as_bytes();
    let (point, group) = match mark {
        DecimalMark::Point => (b'.', b','),
        DecimalMark::Comma => (b',', b'.'),
    };
    let end = body.iter().position(|byte| *byte == point).unwrap_or(body.len());
    let (whole, fraction) = (&body[..end], body.get(end + 1..).unwrap_or_default());
    let mut digits = [0; LONGEST];
    let mut n = 0;
    for (at, group) in whole.split(|byte| *byte == group).enumerate() {
        let fits = if at == 0 { true } else { group.len() == 3 };
        // Thousands are parted from one to three digits before them.
        let is_parted = whole.len() > group.len();
        if !fits || group.is_empty() || (at == 0 && is_parted && group.len() > 3) {
            return None;
        }
        digits[n..n + group.len()].copy_from_slice(group);
        n += group.len();
    }
    if !fraction.is_empty() {
        digits[n] = b'.';
        digits[n + 1..=n + fraction.len()].copy_from_slice(fraction);
        n += 1 + fraction.len();
    }
    let value = quick::number(str::from_utf8(&digits[..n]).ok()?)?.value;
    Some(if cell.starts_with('-') { -value } else { value })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::import::cells::numbers::{self, Cell};

    #[test]
    fn only_digits_with_commas_and_points_are_taken() {
        use DecimalMark::{Comma, Point};
        for (cell, mark, expected) in [
            ("1,234.5", Point, 1_234.5),
            ("-1.234,5", Comma, -1_234.5),
            ("12,5", Comma, 12.5),
            ("1.234.567", Comma, 1_234_567.0),
        ] {
            assert_eq!(number(cell, mark), Some(expected), "{cell}");
        }
        for cell in ["1,23.5", "12,34,567", "1,234,", ",5", "1.2.3", "$5", "5 000", "1234,567"] {
            assert_eq!(number(cell, Point), None, "{cell}");
        }
    }

    proptest! {
        #[test]
        fn they_are_what_the_careful_reader_says(
            cell in "-?[0-9]{0,4}([.,][0-9]{1,4}){0,4}", is_comma: bool
        ) {
            let mark = if is_comma { DecimalMark::Comma } else { DecimalMark::Point };
            let told = |cell: Cell| match cell {
                Cell::Figure { value, unit } => Some((value.to_bits(), unit)),
                Cell::Missing | Cell::Text => None,
            };
            if let Some(value) = number(&cell, mark) {
                let slow = told(numbers::read_slowly(&cell, mark));
                prop_assert_eq!(slow, Some((value.to_bits(), None)), "{}", cell);
            }
            prop_assert_eq!(numbers::evidence(&cell), numbers::evidence_slowly(&cell), "{}", cell);
        }
    }
}

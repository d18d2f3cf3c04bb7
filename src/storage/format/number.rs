//! Numbers as text and back, to the last bit.

/// Powers of ten that a double holds exactly.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// Up to here every whole number is a double.
const EXACT: u64 = 1 << 53;

/// Appends the shortest text that reads back as the same bits; whole numbers without ".0".
pub fn write_number(out: &mut String, value: f64) {
    let mut buffer = zmij::Buffer::new();
    let text = buffer.format_finite(value);
    out.push_str(text.strip_suffix(".0").unwrap_or(text));
}

/// Reads one number from the start of `bytes` up to a blank, a line end or the end. Gives the
/// value and how many bytes it took; nothing for anything else and for what is not finite.
#[inline]
pub fn read_number(bytes: &[u8]) -> Option<(f64, usize)> {
    let negative = bytes.first() == Some(&b'-');
    let mut at = usize::from(negative);
    let mut mantissa: u64 = 0;
    let whole_from = at;
    while let Some(digit) = digit_at(bytes, at) {
        mantissa = mantissa.wrapping_mul(10).wrapping_add(digit);
        at += 1;
    }
    let mut n_digits = at - whole_from;
    let mut n_decimals = 0;
    if bytes.get(at) == Some(&b'.') && n_digits > 0 {
        let decimals_from = at + 1;
        at = decimals_from;
        while let Some(digit) = digit_at(bytes, at) {
            mantissa = mantissa.wrapping_mul(10).wrapping_add(digit);
            at += 1;
        }
        n_decimals = at - decimals_from;
        n_digits += n_decimals;
    }
    // With at most 19 digits nothing wrapped. A mantissa and a power of ten that are both exact
    // give, by one division, the double nearest to the quotient: what std would give, sooner.
    let is_short = (1..=19).contains(&n_digits) && mantissa <= EXACT;
    if !is_short || !ends_at(bytes, at) {
        return read_slowly(bytes);
    }
    #[expect(clippy::cast_precision_loss, reason = "at most 2^53, so exact")]
    let magnitude = mantissa as f64 / POWERS[n_decimals];
    Some((if negative { -magnitude } else { magnitude }, at))
}

fn digit_at(bytes: &[u8], at: usize) -> Option<u64> {
    let digit = bytes.get(at)?.wrapping_sub(b'0');
    (digit < 10).then_some(u64::from(digit))
}

/// Whether a word ends before this place.
pub fn ends_at(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_none_or(|byte| matches!(byte, b' ' | b'\n' | b'\t'))
}

fn read_slowly(bytes: &[u8]) -> Option<(f64, usize)> {
    let end = (0..=bytes.len()).find(|at| ends_at(bytes, *at))?;
    let word = str::from_utf8(&bytes[..end]).ok()?;
    // std also reads "inf" and "nan"; those have no digit and are no readings.
    let value: f64 = word.parse().ok()?;
    (value.is_finite() && word.contains(|c: char| c.is_ascii_digit())).then_some((value, end))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(value: f64) -> String {
        let mut out = String::new();
        write_number(&mut out, value);
        out
    }

    #[test]
    fn numbers_are_short_and_whole_ones_have_no_point() {
        let check = |value: f64, expected: &str| {
            assert_eq!(text(value), expected);
            let (read, length) = read_number(expected.as_bytes()).unwrap();
            assert_eq!((read.to_bits(), length), (value.to_bits(), expected.len()), "{expected}");
        };
        check(0.0, "0");
        check(-0.0, "-0");
        check(593.0, "593");
        check(447.5, "447.5");
        check(-0.1, "-0.1");
        check(0.1 + 0.2, "0.30000000000000004");
        check(9_007_199_254_740_993.0, "9007199254740992");
        check(f64::from(u32::MAX), "4294967295");
    }

    #[test]
    fn a_number_ends_where_its_word_ends() {
        let check = |text: &str, expected: Option<(f64, usize)>| {
            assert_eq!(read_number(text.as_bytes()), expected, "{text}");
        };
        check("12.5 7", Some((12.5, 4)));
        check("12\n", Some((12.0, 2)));
        check("1e3\t", Some((1000.0, 3)));
        check("+5", Some((5.0, 2)));
        check(".5", Some((0.5, 2)));
        check("5.", Some((5.0, 2)));
        for other in ["", "-", ".", "12,5", "1_000", "nan", "inf", "-inf", "1e400", "12x", "0x1f"] {
            check(other, None);
        }
    }

    proptest! {
        #[test]
        fn any_double_reads_back_to_the_bit(bits: u64) {
            let value = f64::from_bits(bits);
            prop_assume!(value.is_finite());
            let text = text(value);
            let (read, length) = read_number(text.as_bytes()).unwrap();
            prop_assert_eq!((read.to_bits(), length), (bits, text.len()));
        }

        #[test]
        fn short_decimals_read_as_std_reads_them(text in "-?[0-9]{1,20}(\\.[0-9]{0,22})?") {
            let std: f64 = text.parse().unwrap();
            prop_assert_eq!(read_number(text.as_bytes()).unwrap().0.to_bits(), std.to_bits());
        }
    }
}

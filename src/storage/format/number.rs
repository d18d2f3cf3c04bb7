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
    // Very large ones come as 1e+300; the plan file has 1e300, as RON itself does.
    if value.abs() >= 1e15
        && let Some((digits, exponent)) = text.split_once("e+")
    {
        out.push_str(digits);
        out.push('e');
        out.push_str(exponent);
        return;
    }
    out.push_str(text.strip_suffix(".0").unwrap_or(text));
}

/// Reads one number from the start of `bytes` up to a blank, a line end or the end. Gives the
/// value and how many bytes it took; nothing for anything else and for what is not finite.
#[inline]
pub fn read_number(bytes: &[u8]) -> Option<(f64, usize)> {
    match read_short(bytes) {
        Some(short) if ends_at(bytes, short.1) => Some(short),
        _ => read_long(bytes),
    }
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = ONES << 7;
const ZEROS: u64 = ONES * b'0' as u64;

/// Reads up to seven characters, digits and perhaps a point, at once: most readings are of that
/// sort, and a loop over so few digits costs more in wrong guesses of its end than in work. What
/// stands behind the number is for the caller to look at: it may be no end of a word.
#[inline(always)]
#[expect(clippy::inline_always, reason = "a call for each reading would cost as much as its work")]
pub fn read_short(bytes: &[u8]) -> Option<(f64, usize)> {
    let word = u64::from_le_bytes(*bytes.first_chunk()?);
    // Everything that ends a word is less than '.', the digits are more. Of the marks below, the
    // lowest one is exact: the end of the word, and of its whole part.
    let ascii = !word & HIGHS;
    let ends = word.wrapping_sub(ONES * u64::from(b'.')) & ascii;
    let points = word.wrapping_sub(ONES * u64::from(b'.' + 1)) & ascii;
    if ends == 0 {
        return None;
    }
    let (length, whole) = (ends.trailing_zeros() - 7, points.trailing_zeros() - 7);
    if whole == 0 {
        return None;
    }
    // Close the gap of the point, then move the digits to the end; zeros fill up.
    let digits = word ^ ZEROS;
    let before_point = (1_u64 << whole) - 1;
    let joined = (digits & before_point) | ((digits >> 8) & !before_point);
    let bits = length - if whole < length { 8 } else { 0 };
    let number = eight_digits(joined << (64 - bits))?;
    #[expect(clippy::cast_precision_loss, reason = "at most seven digits, so exact")]
    let value = number as f64 / POWERS[(bits - whole) as usize / 8 % 8];
    Some((value, length as usize / 8))
}

/// The number that eight digits from 0 to 9 make, the first in the lowest byte; nothing if one of
/// them is more than 9.
#[inline]
fn eight_digits(digits: u64) -> Option<u64> {
    if (digits | digits.wrapping_add(ONES * 0x76)) & HIGHS != 0 {
        return None;
    }
    // Pairs of digits, then of pairs, then of fours.
    let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8) & 0x00FF_00FF_00FF_00FF;
    let fours = pairs.wrapping_mul(100).wrapping_add(pairs >> 16) & 0x0000_FFFF_0000_FFFF;
    Some(fours.wrapping_mul(10_000).wrapping_add(fours >> 32) & 0xFFFF_FFFF)
}

/// Reads a number of any length.
#[inline(never)]
pub fn read_long(bytes: &[u8]) -> Option<(f64, usize)> {
    let negative = bytes.first() == Some(&b'-');
    let whole_from = usize::from(negative);
    let mut mantissa: u64 = 0;
    let mut at = read_digits(bytes, whole_from, &mut mantissa);
    let mut n_digits = at - whole_from;
    let mut n_decimals = 0;
    if bytes.get(at) == Some(&b'.') && n_digits > 0 {
        let decimals_from = at + 1;
        at = read_digits(bytes, decimals_from, &mut mantissa);
        n_decimals = at - decimals_from;
        n_digits += n_decimals;
    }
    // With at most 19 digits nothing wrapped.
    if !(1..=19).contains(&n_digits) || !ends_at(bytes, at) {
        return read_slowly(bytes);
    }
    let magnitude = quotient(mantissa, n_decimals);
    Some((if negative { -magnitude } else { magnitude }, at))
}

/// Appends the digits from a place on to a number and says where they end.
fn read_digits(bytes: &[u8], mut at: usize, number: &mut u64) -> usize {
    let eight =
        |at: usize| eight_digits(u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?) ^ ZEROS);
    while let Some(digits) = eight(at) {
        *number = number.wrapping_mul(100_000_000).wrapping_add(digits);
        at += 8;
    }
    while let Some(byte) = bytes.get(at).filter(|byte| byte.is_ascii_digit()) {
        *number = number.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
        at += 1;
    }
    at
}

/// The double nearest to `mantissa / 10^n_decimals`, for at most 19 decimals.
#[expect(clippy::cast_precision_loss, reason = "exact, or the one rounding that is wanted")]
fn quotient(mantissa: u64, n_decimals: usize) -> f64 {
    if mantissa <= EXACT {
        // Both are exact, so one division gives the nearest double.
        return mantissa as f64 / POWERS[n_decimals];
    }
    // Both are moved up to bit 63; then the quotient of (mantissa · 2^63) has 63 or 64 bits. With
    // its last bit set for any rest, rounding it to 53 bits is the only rounding there is.
    let divisor = 10_u64.pow(u32::try_from(n_decimals).unwrap_or(0));
    let (up, divisor_up) = (mantissa.leading_zeros(), divisor.leading_zeros());
    let dividend = u128::from(mantissa << up) << 63;
    let divisor = u128::from(divisor << divisor_up);
    let whole = dividend / divisor;
    let rest = u64::from(whole * divisor != dividend);
    let quotient = u64::try_from(whole).unwrap_or(u64::MAX) | rest;
    // 2^(divisor_up − up − 63), far from the ends of what a double can be.
    let exponent = u64::from(1023 - 63 + divisor_up - up);
    quotient as f64 * f64::from_bits(exponent << 52)
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
        check(-1e300, "-1e300");
        check(2.5e-300, "2.5e-300");
    }

    #[test]
    fn three_hundred_thousand_doubles_read_back_to_the_bit() {
        let mut bits = 0x9E37_79B9_7F4A_7C15_u64;
        let mut n = 0;
        while n < 300_000 {
            bits ^= bits << 13;
            bits ^= bits >> 7;
            bits ^= bits << 17;
            let value = f64::from_bits(bits);
            if value.is_finite() {
                let text = text(value);
                assert_eq!(
                    read_number(text.as_bytes()).map(|(read, _)| read.to_bits()),
                    Some(bits)
                );
                let by_ron: f64 = ron::from_str(&text).unwrap();
                assert_eq!(by_ron.to_bits(), bits, "{text}");
                n += 1;
            }
        }
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
            // Another word behind it takes the short way, where there is one.
            let two = format!("{text} 12345678");
            let (read, length) = read_number(two.as_bytes()).unwrap();
            prop_assert_eq!((read.to_bits(), length), (std.to_bits(), text.len()));
        }

        #[test]
        fn the_short_way_agrees_with_the_long_way(text in "[0-9.,:_/e+-]{1,8}[ \\n\\t,é]{1,8}12345678") {
            if let Some(short) = read_short(text.as_bytes())
                && ends_at(text.as_bytes(), short.1)
            {
                prop_assert_eq!(Some(short), read_long(text.as_bytes()));
            }
        }
    }
}

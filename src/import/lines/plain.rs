//! Records without quotes, as most are: eight bytes are looked at in one go.

use std::ops::Range;

use crate::import::lines::places::narrow;
use crate::import::lines::records::{COLUMNS, FIELD_BYTES};

const ONES: u64 = u64::MAX / 255;
const TOPS: u64 = ONES << 7;
/// The first byte that is no sign of a line end: LF and CR are below it, and so is the tab.
const FIRST_LETTER: u64 = 0x0E;

/// Finds the fields of a record that begins at `at`, and adds where each begins to `starts`.
/// Answers with where the next record begins; `None` where the record is not plain, which
/// [`super::records`] then reads with all care: a field that begins with a quote or a blank, a CR
/// that ends no line, a field or a record that is too long, no line end.
pub(super) fn record(
    bytes: &[u8],
    at: usize,
    delimiter: u8,
    starts: &mut Vec<u32>,
) -> Option<usize> {
    let before = starts.len();
    let begins = |start: usize| !matches!(bytes.get(start), Some(b'"' | b' '));
    if !begins(at) {
        return None;
    }
    starts.push(narrow(at));
    let mut base = at;
    while base < bytes.len() {
        let mut signs = signs(word(bytes, base), delimiter);
        while signs != 0 {
            let place = base + usize::try_from(signs.trailing_zeros() / 8).unwrap_or_default();
            signs &= signs - 1;
            match bytes[place] {
                byte if byte == delimiter => {
                    if !begins(place + 1) {
                        return None;
                    }
                    starts.push(narrow(place + 1));
                }
                b'\n' => {
                    let n_fields = starts.len() - before;
                    let is_short = n_fields <= COLUMNS && place - at <= FIELD_BYTES;
                    return is_short.then_some(place + 1);
                }
                b'\r' if bytes.get(place + 1) != Some(&b'\n') => return None,
                _ => {}
            }
        }
        base += 8;
    }
    None
}

/// Bytes that are looked at in one go for signs.
const STEP: usize = 64;

/// Adds where the delimiters, the line ends and what else is below the letters stand in a part of a
/// text. Answers with whether there is a quote.
pub(super) fn signs_in(
    bytes: &[u8],
    Range { start, end }: Range<usize>,
    delimiter: u8,
    found: &mut Vec<u32>,
) -> bool {
    let (steps, rest) = bytes[start..end].as_chunks::<STEP>();
    let mut last = [b'x'; STEP];
    last[..rest.len()].copy_from_slice(rest);
    let mut has_quotes = false;
    for (at, step) in (start..).step_by(STEP).zip(steps.iter().chain([&last])) {
        has_quotes |= step.iter().fold(false, |any, byte| any | (*byte == b'"'));
        let mut left = bits_of(step, |byte| (byte == delimiter) | (u64::from(byte) < FIRST_LETTER));
        let n = found.len() + usize::try_from(left.count_ones()).unwrap_or_default();
        // Eight places in one go are quicker than a question behind each.
        while found.len() < n {
            let mut eight = [0; 8];
            for place in &mut eight {
                *place = narrow(at) + left.trailing_zeros();
                left &= left.wrapping_sub(1);
            }
            found.extend_from_slice(&eight);
        }
        found.truncate(n);
    }
    has_quotes
}

/// A bit for each byte, the first one lowest: whether it fits. The compiler makes this a few steps
/// for all of them.
#[inline]
fn bits_of(step: &[u8; STEP], fits: impl Fn(u8) -> bool) -> u64 {
    let mut bits = [0_u8; STEP];
    for (at, (bit, byte)) in bits.iter_mut().zip(step).enumerate() {
        *bit = if fits(*byte) { 1 << (at % 8) } else { 0 };
    }
    // Of eight bytes each has another bit: their sum, which stands in the top byte, has all of them.
    let eights = bits.as_chunks::<8>().0.iter().enumerate();
    eights.fold(0, |all, (at, eight)| {
        all | (u64::from_le_bytes(*eight).wrapping_mul(ONES) >> 56) << (8 * at)
    })
}

/// Where a field without quotes ends that begins at a place: the next delimiter or line end.
#[inline]
pub(super) fn field_end(bytes: &[u8], at: usize, delimiter: u8) -> Option<usize> {
    let mut base = at;
    while base < bytes.len() {
        let mut signs = signs(word(bytes, base), delimiter);
        while signs != 0 {
            let place = base + usize::try_from(signs.trailing_zeros() / 8).unwrap_or_default();
            let byte = bytes[place];
            if byte == delimiter || byte == b'\n' || byte == b'\r' {
                return Some(place);
            }
            signs &= signs - 1;
        }
        base += 8;
    }
    None
}

/// Eight bytes from a place on; letters beyond the end of the text.
#[inline]
fn word(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    let eight = rest.first_chunk::<8>().copied().unwrap_or_else(|| {
        let mut eight = [b'x'; 8];
        for (to, from) in eight.iter_mut().zip(rest) {
            *to = *from;
        }
        eight
    });
    u64::from_le_bytes(eight)
}

/// The top bit of each byte that is the delimiter or may be a line end.
#[inline]
fn signs(word: u64, delimiter: u8) -> u64 {
    let low = word & !TOPS;
    let apart = word ^ (ONES * u64::from(delimiter));
    let is_other = ((apart & !TOPS) + !TOPS) | apart;
    let is_letter = (low + ONES * (0x80 - FIRST_LETTER)) | word;
    !(is_other & is_letter) & TOPS
}

/// The next delimiter, LF or CR at or behind a place; the end of the bytes without one. Looks at
/// eight bytes at a time.
pub(super) fn next_sign(bytes: &[u8], mut at: usize, delimiter: u8) -> usize {
    // The lowest byte that is zero has its top bit set, and none below it.
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word & TOPS;
    let sign = ONES * u64::from(delimiter);
    let (lf, cr) = (ONES * u64::from(b'\n'), ONES * u64::from(b'\r'));
    while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let word = u64::from_le_bytes(*eight);
        let found = zeros(word ^ sign) | zeros(word ^ lf) | zeros(word ^ cr);
        if found != 0 {
            return at + usize::try_from(found.trailing_zeros() / 8).unwrap_or_default();
        }
        at += 8;
    }
    let is_sign = |byte: &u8| *byte == delimiter || matches!(byte, b'\n' | b'\r');
    bytes.iter().skip(at).position(is_sign).map_or(bytes.len(), |further| at + further)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn signs_are_found_byte_by_byte(bytes: [u8; 8], delimiter in prop::sample::select(b",;\t|".to_vec())) {
            let found = signs(u64::from_le_bytes(bytes), delimiter);
            let expected = bytes.map(|byte| {
                if byte == delimiter || u64::from(byte) < FIRST_LETTER { 0x80 } else { 0 }
            });
            prop_assert_eq!(found, u64::from_le_bytes(expected));
        }
    }

    proptest! {
        #[test]
        fn all_signs_of_a_part_are_found(
            bytes in prop::collection::vec(prop::sample::select(b",;\t\n\r\0ab\"\xFF".to_vec()), 0..300),
            start in 0_usize..300, length in 0_usize..300,
        ) {
            let start = start.min(bytes.len());
            let part = start..bytes.len().min(start + length);
            let mut found = vec![7];
            let has_quotes = signs_in(&bytes, part.clone(), b',', &mut found);
            let is_sign = |at: &usize| bytes[*at] == b',' || bytes[*at] < 0x0E;
            let expected: Vec<u32> = part.clone().filter(is_sign).map(narrow).collect();
            prop_assert_eq!(&found[1..], &expected[..]);
            prop_assert_eq!(has_quotes, bytes[part].contains(&b'"'));
        }
    }

    #[test]
    fn only_plain_records_are_read() {
        let check = |text: &str, expected: Option<(usize, &[u32])>| {
            let mut starts = Vec::new();
            let end = record(text.as_bytes(), 0, b',', &mut starts);
            assert_eq!(end.map(|end| (end, starts.as_slice())), expected, "{text:?}");
        };
        check("a,bb,\nc,d,e,f,g,h\n", Some((6, &[0, 2, 5])));
        check("a,b\n", Some((4, &[0, 2])));
        check("a,bb\r\nc,d,e,f\n", Some((6, &[0, 2])));
        check("\n12345678", Some((1, &[0])));
        check("say \"hi\",b\n......", Some((11, &[0, 9])));
        for text in ["\"a\",b\n......", "a,\"b\"\n......", "a, b\n......", "a\rb\n......", "a,b"] {
            check(text, None);
        }
    }
}

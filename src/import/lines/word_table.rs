//! The words of a column that come again and again, found by their bytes without a look at the text.

/// Places for words; each has one, which it may lose to another.
const PLACES: usize = 1_024;
/// Bytes beyond which a word is not kept here.
const LONGEST: usize = 16;

/// Words of 1 to 16 bytes, each with its number.
#[derive(Debug, Default)]
pub(super) struct WordTable {
    places: Vec<Known>,
}

/// A word: its first and last eight bytes, and how many it has. One of no bytes is none.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    ends: (u64, u64),
    len: usize,
    id: u16,
}

impl WordTable {
    /// The number of a word; `find` is asked where it is not known here.
    #[inline]
    pub fn recall(&mut self, word: &[u8], find: impl FnOnce() -> u16) -> u16 {
        let len = word.len();
        if len == 0 || len > LONGEST {
            return find();
        }
        if self.places.is_empty() {
            self.places.resize(PLACES, Known::default());
        }
        let ends = ends(word);
        let place = &mut self.places[place_of(ends)];
        if place.ends != ends || place.len != len {
            *place = Known { ends, len, id: find() };
        }
        place.id
    }
}

/// The first and the last eight bytes; of fewer than eight the first and the last four, of fewer
/// than four all of them.
#[inline]
fn ends(bytes: &[u8]) -> (u64, u64) {
    if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        (u64::from_le_bytes(*first), u64::from_le_bytes(*last))
    } else if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (u32::from_le_bytes(*first).into(), u32::from_le_bytes(*last).into())
    } else {
        let all = bytes.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
        (all, all)
    }
}

#[inline]
fn place_of((first, last): (u64, u64)) -> usize {
    const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
    let mixed = (first ^ last.rotate_left(29)).wrapping_mul(MIX) >> 32;
    usize::try_from(mixed).unwrap_or_default() % PLACES
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn each_word_gets_its_own_number(words in prop::collection::vec("[ab0]{0,18}", 0..200)) {
            let mut table = WordTable::default();
            let mut all: BTreeMap<&str, u16> = BTreeMap::new();
            for word in &words {
                let next = u16::try_from(all.len()).unwrap();
                let expected = *all.entry(word).or_insert(next);
                prop_assert_eq!(table.recall(word.as_bytes(), || expected), expected, "{}", word);
            }
        }
    }

    #[test]
    fn a_word_that_comes_again_is_not_looked_for_again() {
        let mut table = WordTable::default();
        assert_eq!((table.recall(b"x", || 7), table.recall(b"facebook", || 8)), (7, 8));
        assert_eq!((table.recall(b"x", || 1), table.recall(b"facebook", || 1)), (7, 8));
    }
}

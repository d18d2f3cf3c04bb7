//! What was found out about cells that come again and again: the names of channels and countries
//! stand in a column a thousand times, and are looked at once.

/// Sets of cells, told apart by a checksum.
const SETS: usize = 128;
/// Different cells of one set that are remembered at a time.
const WAYS: usize = 4;
/// Bytes beyond which a cell is a text that hardly comes again.
const MOST_BYTES: usize = 64;

/// The answers for the cells of a column; each cell has a place in one set, which it may lose to
/// others.
#[derive(Debug)]
pub struct Memo<'a, T> {
    sets: Vec<Set<'a, T>>,
}

#[derive(Clone, Debug)]
struct Set<'a, T> {
    known: [Option<(&'a str, T)>; WAYS],
    /// The place that is given away next.
    oldest: usize,
}

impl<T> Default for Memo<'_, T> {
    fn default() -> Self {
        Self { sets: Vec::new() }
    }
}

impl<'a, T: Clone> Memo<'a, T> {
    /// What `work` says of the cell, or said when it came before.
    pub fn recall(&mut self, cell: &'a str, work: impl FnOnce(&'a str) -> T) -> T {
        // Cells that begin with a digit are many different ones, and quickly read.
        let begins_with_digit = cell.as_bytes().first().is_some_and(u8::is_ascii_digit);
        if begins_with_digit || cell.len() > MOST_BYTES {
            return work(cell);
        }
        if self.sets.is_empty() {
            self.sets.resize(SETS, Set { known: [const { None }; WAYS], oldest: 0 });
        }
        let set = &mut self.sets[set_of(cell)];
        for (known, answer) in set.known.iter().flatten() {
            if is_same(known, cell) {
                return answer.clone();
            }
        }
        let answer = work(cell);
        set.known[set.oldest] = Some((cell, answer.clone()));
        set.oldest = (set.oldest + 1) % WAYS;
        answer
    }
}

/// Whether two cells are equal; short ones are compared without a call.
#[inline]
pub fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let ends = |bytes: &[u8]| {
        let first = bytes.first_chunk::<8>().map(|first| u64::from_le_bytes(*first));
        first.zip(bytes.last_chunk::<8>().map(|last| u64::from_le_bytes(*last)))
    };
    match one.len() {
        n if n != other.len() => false,
        8..=16 => ends(one) == ends(other),
        _ => one == other,
    }
}

/// The set of a cell, by its length and its first and last eight bytes.
fn set_of(cell: &str) -> usize {
    const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
    let bytes = cell.as_bytes();
    let word = match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        (Some(first), Some(last)) => {
            u64::from_le_bytes(*first) ^ u64::from_le_bytes(*last).rotate_left(29)
        }
        _ => bytes.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)),
    };
    let mixed = (word ^ bytes.len() as u64).wrapping_mul(MIX) >> 32;
    usize::try_from(mixed).unwrap_or_default() % SETS
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn equal_cells_are_the_same(one in "[ab]{0,20}", other in "[ab]{0,20}", same: bool) {
            let other = if same { one.clone() } else { other };
            prop_assert_eq!(is_same(&one, &other), one == other);
        }
    }

    #[test]
    fn a_cell_that_comes_again_is_not_looked_at_again() {
        let n_looks = Cell::new(0);
        let mut memo = Memo::default();
        let mut ask = |cell| {
            memo.recall(cell, |cell| {
                n_looks.set(n_looks.get() + 1);
                cell.to_uppercase()
            })
        };
        for _ in 0..100 {
            assert_eq!((ask("x").as_str(), ask("facebook").as_str()), ("X", "FACEBOOK"));
        }
        assert_eq!(n_looks.get(), 2);
        // Whatever shares a set, every cell gets its own answer.
        let cells: Vec<String> = (0..2_000).map(|n| format!("page {n}")).collect();
        let mut memo = Memo::default();
        for cell in cells.iter().chain(&cells) {
            assert_eq!(memo.recall(cell, str::len), cell.len());
        }
    }
}

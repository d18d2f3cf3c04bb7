//! What was found out about cells that come again and again: the names of channels and countries
//! stand in a column a thousand times, and are looked at once.

/// Different cells that are remembered at a time.
const SLOTS: usize = 256;
/// Bytes beyond which a cell is a text that hardly comes again.
const MOST_BYTES: usize = 64;

/// The answers for the cells of a column; each cell has one slot, which it may lose to another.
#[derive(Debug)]
pub struct Memo<'a, T> {
    slots: Vec<Option<(&'a str, T)>>,
}

impl<T> Default for Memo<'_, T> {
    fn default() -> Self {
        Self { slots: Vec::new() }
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
        if self.slots.is_empty() {
            self.slots.resize(SLOTS, None);
        }
        match &mut self.slots[slot(cell)] {
            Some((known, answer)) if *known == cell => answer.clone(),
            slot => {
                let answer = work(cell);
                *slot = Some((cell, answer.clone()));
                answer
            }
        }
    }
}

fn slot(cell: &str) -> usize {
    cell.bytes().fold(cell.len(), |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte)))
        % SLOTS
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

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
        // Whatever shares a slot, every cell gets its own answer.
        let cells: Vec<String> = (0..2_000).map(|n| format!("page {n}")).collect();
        let mut memo = Memo::default();
        for cell in cells.iter().chain(&cells) {
            assert_eq!(memo.recall(cell, str::len), cell.len());
        }
    }
}

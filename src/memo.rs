//! Results remembered by the identity of what they were made from.

use std::collections::BTreeMap;
use std::sync::Arc;

/// Results by key, each good for one input `Arc`. The table keeps the input alive, so the same
/// pointer always means the same content, and nothing has to be declared outdated by hand.
#[derive(Debug)]
pub struct MemoTable<K, I: ?Sized, O> {
    entries: BTreeMap<K, Entry<I, O>>,
    /// Counts the sweeps.
    round: u64,
}

#[derive(Debug)]
struct Entry<I: ?Sized, O> {
    input: Arc<I>,
    output: Arc<O>,
    /// The round in which it was last asked for.
    asked: u64,
}

impl<K, I: ?Sized, O> Default for MemoTable<K, I, O> {
    fn default() -> Self {
        Self { entries: BTreeMap::new(), round: 0 }
    }
}

impl<K: Ord, I: ?Sized, O> MemoTable<K, I, O> {
    /// The result for this very input: the one remembered, or a new one from `make`.
    pub fn get_or_make(&mut self, key: K, input: &Arc<I>, make: impl FnOnce(&I) -> O) -> Arc<O> {
        let round = self.round;
        if let Some(entry) = self.entries.get_mut(&key)
            && Arc::ptr_eq(&entry.input, input)
        {
            entry.asked = round;
            return Arc::clone(&entry.output);
        }
        let output = Arc::new(make(input));
        let entry = Entry { input: Arc::clone(input), output: Arc::clone(&output), asked: round };
        self.entries.insert(key, entry);
        output
    }

    /// Forgets what was not asked for since the sweep before the last; called once a frame.
    pub fn sweep(&mut self) {
        let round = self.round;
        self.entries.retain(|_, entry| entry.asked + 1 >= round);
        self.round += 1;
    }

    /// How many results are remembered.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_made_once_per_input() {
        let mut table = MemoTable::default();
        let mut n_made = 0;
        let (one, same_content) = (Arc::new(1), Arc::new(1));
        for input in [&one, &one, &same_content, &same_content] {
            table.get_or_make("key", input, |value| {
                n_made += 1;
                value * 2
            });
        }
        assert_eq!(n_made, 2);
        assert_eq!(table.len(), 1);
    }

    #[test]
    fn what_two_frames_did_not_ask_for_is_forgotten() {
        let mut table = MemoTable::default();
        let input = Arc::new(1);
        table.get_or_make("old", &input, |value| *value);
        for _ in 0..3 {
            table.get_or_make("kept", &input, |value| *value);
            table.sweep();
        }
        assert_eq!(table.len(), 1);
        assert!(!table.is_empty());
    }

    #[test]
    fn a_frame_that_skips_a_result_does_not_lose_it() {
        let mut table = MemoTable::default();
        let input = Arc::new(1);
        table.get_or_make("key", &input, |value| *value);
        table.sweep();
        table.sweep();
        let mut is_made = false;
        table.get_or_make("key", &input, |_| {
            is_made = true;
            0
        });
        assert!(!is_made);
    }
}

//! Numbers of a file's entities: every one used once, with a counter above them all.

use std::collections::{BTreeMap, BTreeSet};

use super::problems::Problems;

/// Larger numbers are given anew, so that the counter never runs out.
const LARGEST: u32 = 2_000_000_000;

/// Gives every entity the number it keeps.
pub struct Ids {
    used: BTreeSet<u32>,
    next: u32,
}

/// What the numbers of one table in the file stand for in the plan.
pub struct Names(BTreeMap<u32, u32>);

impl Names {
    /// The number to use for a reference; nothing if it points nowhere.
    pub fn find<I: From<u32>>(&self, in_file: u32) -> Option<I> {
        self.0.get(&in_file).copied().map(I::from)
    }

    pub fn set(&mut self, in_file: u32, in_plan: u32) {
        self.0.insert(in_file, in_plan);
    }
}

impl Ids {
    /// `counter` is what the file says, 0 if it does not; `all` are the numbers of all tables.
    pub fn new(counter: u32, all: impl Iterator<Item = u32>, problems: &mut Problems<'_>) -> Self {
        let above = all.filter(|id| *id <= LARGEST).max().map_or(1, |largest| largest + 1);
        let next = if counter > LARGEST { above } else { counter.max(above) };
        if counter != 0 && counter != next {
            let at = problems.document().find("next_id");
            problems.add(at, format!("next_id was {counter}, it is now {next}"));
        }
        Self { used: BTreeSet::new(), next }
    }

    /// A number nobody has.
    pub fn fresh(&mut self) -> u32 {
        let id = self.next;
        self.next += 1;
        self.used.insert(id);
        id
    }

    /// The numbers for the entries of a table, in its order; `near` is a text of the entry. Of
    /// two entries with one number the later gets another, references stay with the first.
    pub fn assign<'t>(
        &mut self,
        kind: &str,
        entries: impl Iterator<Item = (u32, &'t str)>,
        problems: &mut Problems<'_>,
    ) -> (Vec<u32>, Names) {
        let mut names = Names(BTreeMap::new());
        let ids = entries.map(|(in_file, near)| {
            let is_free = in_file <= LARGEST && self.used.insert(in_file);
            let id = if is_free { in_file } else { self.fresh() };
            if !is_free {
                let message = format!(
                    "The {kind} “{near}” had the number {in_file}, which was taken; it is now {id}"
                );
                problems.add_near(near, message);
            }
            names.0.entry(in_file).or_insert(id);
            id
        });
        (ids.collect(), names)
    }

    pub fn next(&self) -> u32 {
        self.next
    }
}

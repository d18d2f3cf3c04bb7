//! Numbers and identifiers of a file's entities: every one used once, the counter above all numbers.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{is_identifier, slug};

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

/// The identifiers given so far.
#[derive(Default)]
pub struct Identifiers {
    taken: BTreeSet<String>,
    /// For names that were wanted more than once, the number to try next.
    next: BTreeMap<String, u32>,
}

impl Identifiers {
    /// The identifier of an input, changed if it cannot stand in a formula or another input has it.
    pub fn take(&mut self, in_file: &str, problems: &mut Problems<'_>) -> String {
        let wanted = if is_identifier(in_file) { in_file.to_owned() } else { slug(in_file) };
        let mut found = wanted.clone();
        while !self.taken.insert(found.clone()) {
            let n = self.next.entry(wanted.clone()).or_insert(2);
            // 58 letters leave room for the number.
            found = format!("{}_{n}", wanted.get(..58).unwrap_or(&wanted));
            *n += 1;
        }
        if found != in_file {
            let why = if wanted == in_file { "was taken" } else { "cannot stand in a formula" };
            let message = format!("The input name “{in_file}” {why}; it is now {found}");
            problems.add_near(in_file, message);
        }
        found
    }
}

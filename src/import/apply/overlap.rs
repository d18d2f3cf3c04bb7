//! What happens to readings that a plan has already: the newer export wins, mine stay, or each is
//! asked for.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::Cadence;

/// What an import does where the plan has another value for the same period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum OverlapPolicy {
    /// The file's value replaces the plan's.
    #[default]
    NewerWins,
    /// The plan's value stays.
    KeepMine,
    /// Each reading is decided on its own; undecided ones stay as they are.
    Ask,
}

impl OverlapPolicy {
    pub const ALL: [Self; 3] = [Self::NewerWins, Self::KeepMine, Self::Ask];

    /// As the command line has it.
    pub fn code(self) -> &'static str {
        match self {
            Self::NewerWins => "newer",
            Self::KeepMine => "mine",
            Self::Ask => "ask",
        }
    }

    /// As a chooser shows it.
    pub fn label(self) -> &'static str {
        match self {
            Self::NewerWins => "The file's figures replace mine",
            Self::KeepMine => "Mine stay; only new periods come in",
            Self::Ask => "Decide for each",
        }
    }
}

/// Names a reading of an import: two of them never have the same name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReadingName {
    pub identifier: String,
    /// As it is written, in small letters, so that "X" and "x" are one channel.
    pub channel: String,
    pub cadence: Cadence,
    /// First day of the period.
    pub start: Date,
}

impl ReadingName {
    pub fn new(identifier: &str, channel: &str, cadence: Cadence, start: Date) -> Self {
        let channel = channel.trim().to_lowercase();
        Self { identifier: identifier.to_owned(), channel, cadence, start }
    }
}

/// The policy with what was decided one by one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overlap {
    pub policy: OverlapPolicy,
    /// Whether the file's value is taken; only looked at under [`OverlapPolicy::Ask`].
    pub decisions: BTreeMap<ReadingName, bool>,
}

impl Overlap {
    /// Whether the file's value replaces the plan's; `None` when nobody decided yet.
    pub fn takes(&self, reading: &ReadingName) -> Option<bool> {
        match self.policy {
            OverlapPolicy::NewerWins => Some(true),
            OverlapPolicy::KeepMine => Some(false),
            OverlapPolicy::Ask => self.decisions.get(reading).copied(),
        }
    }
}

//! A raw measured quantity, and how its readings may be added.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::InputId;

/// How readings of an input add up over time and over channels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum InputKind {
    /// Adds up over time and over channels: impressions, shares, cost.
    #[default]
    Flow,
    /// A standing: followers. Over time one of [`StockRule`]; over channels a sum that counts
    /// overlapping audiences more than once.
    Stock,
    /// People counted once: reach. Never added.
    Unique,
    /// A finished rate or score; averaged only with a weight.
    GivenRate,
}

impl InputKind {
    pub const ALL: [Self; 4] = [Self::Flow, Self::Stock, Self::Unique, Self::GivenRate];

    /// As the command line's JSON has it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Flow => "flow",
            Self::Stock => "stock",
            Self::Unique => "unique",
            Self::GivenRate => "given_rate",
        }
    }

    /// As a chooser shows it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Flow => "Flow (adds up)",
            Self::Stock => "Stock (a standing)",
            Self::Unique => "Unique (people counted once)",
            Self::GivenRate => "Given rate (a finished figure)",
        }
    }
}

/// Which reading stands for a stock over a longer window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum StockRule {
    #[default]
    Last,
    First,
    Mean,
}

impl StockRule {
    pub const ALL: [Self; 3] = [Self::Last, Self::First, Self::Mean];

    pub fn label(self) -> &'static str {
        match self {
            Self::Last => "last reading",
            Self::First => "first reading",
            Self::Mean => "mean of the readings",
        }
    }
}

/// What stands for readings that would mean nothing added: uniques, and given rates without a
/// weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Substitute {
    /// There is no figure, and the reason is said.
    #[default]
    None,
    /// The largest of them; for uniques at least so many people were there.
    Largest,
    /// Their plain mean.
    Mean,
}

impl Substitute {
    pub const ALL: [Self; 3] = [Self::None, Self::Largest, Self::Mean];

    /// As a chooser shows it.
    pub fn label(self) -> &'static str {
        match self {
            Self::None => "no figure",
            Self::Largest => "the largest",
            Self::Mean => "the mean",
        }
    }
}

/// A day from which the platform counts something else under the same name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefinitionBreak {
    /// The first day of the new definition.
    pub date: Date,
    pub reason: String,
}

/// A quantity that formulas refer to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    /// `[a-z][a-z0-9_]*`, unique in the plan; what formulas say.
    pub identifier: String,
    /// What people read.
    pub label: String,
    pub kind: InputKind,
    pub stock_rule: StockRule,
    /// The input that weighs a given rate; without one it is not averaged.
    pub weight: Option<InputId>,
    /// What stands for several periods where readings cannot be added.
    pub over_time: Substitute,
    /// What stands for several channels where readings cannot be added.
    pub over_channels: Substitute,
    /// Free text: "minutes", "posts"; empty for plain counts.
    pub unit: String,
    /// Where the readings come from.
    pub source: String,
    /// Whether the readings were made up to show something.
    pub is_illustrative: bool,
    /// Whether it is a net change, gains less losses, so that readings under 0 are meant.
    pub is_net: bool,
    /// In order of date.
    pub definition_breaks: Vec<DefinitionBreak>,
}

impl Input {
    /// A plain flow known by its identifier alone: `own_mentions` is labelled "Own mentions".
    pub fn called(identifier: &str) -> Self {
        let words = identifier.replace('_', " ");
        let mut chars = words.chars();
        let label = chars
            .next()
            .map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect());
        Self { identifier: identifier.to_owned(), label, ..Self::default() }
    }
}

/// Whether a text may stand for an input in a formula.
pub fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|first| first.is_ascii_lowercase())
        && chars.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && text.len() <= 64
}

/// The identifier nearest to a label: "Own mentions (X)" → `own_mentions_x`.
pub fn slug(label: &str) -> String {
    let mut out = String::new();
    for c in label.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.ends_with('_') && !out.is_empty() {
            out.push('_');
        }
    }
    out.truncate(60);
    let out = out.trim_end_matches('_');
    if is_identifier(out) {
        out.to_owned()
    } else {
        format!("input_{out}").trim_end_matches('_').to_owned()
    }
}

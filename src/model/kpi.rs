//! A formula over inputs, with the definition the plan used.

use serde::{Deserialize, Serialize};

use super::Unit;

/// Which way is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Better {
    #[default]
    Higher,
    Lower,
}

/// A key performance indicator. The plan keeps the definition it used, so that a change of the
/// built-in library never changes an old plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kpi {
    pub name: String,
    /// The formula as typed; inputs by identifier. An edit refuses text that does not parse, a
    /// file may still hold some: then the KPI says so.
    pub formula: String,
    pub unit: Unit,
    pub better: Better,
    /// Inclusive bounds of what the figure can be.
    pub range: (Option<f64>, Option<f64>),
    /// What it tells, in a sentence.
    pub definition: String,
    /// Who defines it so.
    pub source: String,
    /// The key of the library entry it was copied from.
    pub library_key: Option<String>,
    pub owner: String,
    pub notes: String,
}

impl Kpi {
    /// Both ends of a range whose lower end lies above the upper one, as it stands.
    pub fn reversed_range(&self) -> Option<(f64, f64)> {
        let (low, high) = (self.range.0?, self.range.1?);
        (low > high).then_some((low, high))
    }

    /// What the figure can be; open on both sides where the range is upside down.
    pub fn possible_range(&self) -> (Option<f64>, Option<f64>) {
        if self.reversed_range().is_some() { (None, None) } else { self.range }
    }
}

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

//! The built-in KPIs, as data: definition, source, variants and the question each one answers.
//!
//! A plan copies an entry and keeps the definition it used, so a change here never changes a plan.

mod adopt;
mod differences;
mod essential;
mod inputs;
mod more;
mod search;

use std::sync::LazyLock;

use crate::formula::parse;
use crate::model::{Better, Input, InputKind, Kpi, Unit};

pub use adopt::{described, input_called, told_apart};
pub use differences::differences;
pub use search::search;

/// A KPI as the library defines it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LibraryKpi {
    /// Stable: plans remember it.
    pub key: &'static str,
    pub name: &'static str,
    pub formula: &'static str,
    /// As [`Unit::from_text`] reads it.
    pub unit: &'static str,
    pub better: Better,
    /// Inclusive bounds of what the figure can be.
    pub range: (Option<f64>, Option<f64>),
    pub definition: &'static str,
    /// What can be concluded from it.
    pub tells: &'static str,
    /// What people conclude from it and should not.
    pub does_not_tell: &'static str,
    /// Who defines it so.
    pub source: &'static str,
    /// Other definitions in use, of the same unit: name and formula.
    pub variants: &'static [(&'static str, &'static str)],
    /// Whether the four goals of the source article need it.
    pub essential: bool,
}

/// An input that library formulas use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LibraryInput {
    pub identifier: &'static str,
    pub label: &'static str,
    pub kind: InputKind,
    /// As [`Input::unit`]; empty for plain counts.
    pub unit: &'static str,
    /// The identifier of the input that weighs a given rate.
    pub weight: Option<&'static str>,
}

/// Every KPI, the essential ones first.
pub fn kpis() -> &'static [LibraryKpi] {
    static KPIS: LazyLock<Vec<LibraryKpi>> =
        LazyLock::new(|| [essential::KPIS, more::KPIS].concat());
    &KPIS
}

/// Every input that a formula or a variant of the library uses.
pub fn inputs() -> &'static [LibraryInput] {
    inputs::INPUTS
}

/// The KPI with that key.
pub fn kpi(key: &str) -> Option<&'static LibraryKpi> {
    kpis().iter().find(|kpi| kpi.key == key)
}

/// The input with that identifier.
pub fn input(identifier: &str) -> Option<&'static LibraryInput> {
    inputs().iter().find(|input| input.identifier == identifier)
}

impl LibraryKpi {
    /// A copy for a plan.
    pub fn to_kpi(&self) -> Kpi {
        Kpi {
            name: self.name.to_owned(),
            formula: self.formula.to_owned(),
            unit: self.unit(),
            better: self.better,
            range: self.range,
            definition: self.definition.to_owned(),
            source: self.source.to_owned(),
            library_key: Some(self.key.to_owned()),
            owner: String::new(),
            notes: String::new(),
        }
    }

    /// The inputs of its formula, in order of first use.
    pub fn inputs(&self) -> Vec<&'static LibraryInput> {
        parse(self.formula)
            .map(|formula| formula.inputs().into_iter().filter_map(input).collect())
            .unwrap_or_default()
    }

    pub fn unit(&self) -> Unit {
        Unit::from_text(self.unit)
    }
}

impl LibraryInput {
    /// A copy for a plan; the weight, which the plan knows by number, is left for the caller.
    pub fn to_input(&self) -> Input {
        Input {
            identifier: self.identifier.to_owned(),
            label: self.label.to_owned(),
            kind: self.kind,
            unit: self.unit.to_owned(),
            ..Input::default()
        }
    }
}

fn entry_of(plan_kpi: &Kpi) -> Option<&'static LibraryKpi> {
    kpi(plan_kpi.library_key.as_deref()?)
}

fn same_formula(left: &str, right: &str) -> bool {
    match (parse(left), parse(right)) {
        (Ok(left), Ok(right)) => left == right,
        (Err(_), _) | (_, Err(_)) => left == right,
    }
}

#[cfg(test)]
mod tests;

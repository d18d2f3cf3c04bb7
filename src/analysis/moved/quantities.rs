//! What a formula was worked out from in each of the two stretches.

use super::types::MovedSide;
use crate::analysis::evaluator::WindowFigure;
use crate::analysis::program::KpiProgram;
use crate::formula::{Formula, Ratio, Term};

/// The quantities of one stretch, one per slot of the program.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Quantities(Vec<Option<f64>>);

impl Quantities {
    pub fn new(used: &WindowFigure) -> Self {
        Self(used.quantities.iter().map(|quantity| quantity.figure.value()).collect())
    }

    pub fn at(&self, place: usize) -> Option<f64> {
        self.0.get(place).copied().flatten()
    }

    pub fn get(&self, program: &KpiProgram, term: Term<'_>) -> Option<f64> {
        self.at(program.slot_of(term)?)
    }

    /// A part of the formula, if it has a value.
    pub fn value(&self, program: &KpiProgram, part: &Formula) -> Option<f64> {
        part.evaluate(&mut |term| self.get(program, term).ok_or(())).ok()
    }
}

/// A move with two figures, ready to be taken apart.
pub(super) struct Divided<'a> {
    pub sides: [&'a MovedSide; 2],
    pub quantities: [Quantities; 2],
    pub figures: [f64; 2],
    pub ratio: Option<&'a Ratio>,
}

impl Divided<'_> {
    /// A part of the formula before and after.
    pub fn values(&self, program: &KpiProgram, part: &Formula) -> Option<[f64; 2]> {
        let [before, after] = &self.quantities;
        Some([before.value(program, part)?, after.value(program, part)?])
    }
}

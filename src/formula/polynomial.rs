//! Polynomials in a formula's terms: what the sign of an influence is read off.

use std::collections::BTreeMap;

/// Factors by term number, ascending, repeated by power: `[0, 0, 3]` is t0²·t3.
type Monomial = Vec<usize>;

/// Beyond this a polynomial is too large to be worth expanding.
const MOST_MONOMIALS: usize = 4096;
/// The highest power of one monomial.
const MOST_FACTORS: usize = 64;
/// A coefficient this small against what was added up to it is a rounding error.
const ROUNDING: f64 = 1e-12;

/// Coefficients by monomial; none is 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Polynomial(BTreeMap<Monomial, f64>);

impl Polynomial {
    pub(super) fn number(value: f64) -> Self {
        let mut polynomial = Self::default();
        polynomial.add_monomial(Vec::new(), value);
        polynomial
    }

    pub(super) fn term(idx: usize) -> Self {
        Self(BTreeMap::from([(vec![idx], 1.0)]))
    }

    /// Whether every coefficient passes; true without any.
    pub(super) fn all(&self, test: impl Fn(f64) -> bool) -> bool {
        self.0.values().all(|coefficient| test(*coefficient))
    }

    pub(super) fn negated(&self) -> Self {
        Self(self.0.iter().map(|(monomial, c)| (monomial.clone(), -c)).collect())
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        let mut sum = self.clone();
        for (monomial, coefficient) in &other.0 {
            sum.add_monomial(monomial.clone(), *coefficient);
        }
        sum
    }

    /// `None` if the product is too large to expand, or its numbers run out of range.
    pub(super) fn times(&self, other: &Self) -> Option<Self> {
        if self.0.len() * other.0.len() > MOST_MONOMIALS {
            return None;
        }
        let mut product = Self::default();
        for (left, left_coefficient) in &self.0 {
            for (right, right_coefficient) in &other.0 {
                if left.len() + right.len() > MOST_FACTORS {
                    return None;
                }
                let mut monomial = [left.as_slice(), right.as_slice()].concat();
                monomial.sort_unstable();
                let coefficient = left_coefficient * right_coefficient;
                if !coefficient.is_normal() {
                    return None;
                }
                product.add_monomial(monomial, coefficient);
            }
        }
        Some(product)
    }

    /// The derivative with respect to one term.
    pub(super) fn derivative(&self, idx: usize) -> Self {
        let mut derivative = Self::default();
        for (monomial, coefficient) in &self.0 {
            let Some(place) = monomial.iter().position(|factor| *factor == idx) else { continue };
            let mut rest = monomial.clone();
            rest.remove(place);
            // Adding once per occurrence multiplies by the power.
            for _ in monomial.iter().filter(|factor| **factor == idx) {
                derivative.add_monomial(rest.clone(), *coefficient);
            }
        }
        derivative
    }

    fn add_monomial(&mut self, monomial: Monomial, coefficient: f64) {
        let before = self.0.remove(&monomial).unwrap_or(0.0);
        let after = before + coefficient;
        if after.abs() > ROUNDING * (before.abs() + coefficient.abs()) {
            self.0.insert(monomial, after);
        }
    }
}

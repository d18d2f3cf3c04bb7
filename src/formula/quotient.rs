//! A formula as a function of one unknown: the quotient of two polynomials in it.

use std::cmp::Ordering;

use super::tree::{Formula, Node, Op, Term};

/// A quantity when all but one of a formula are known: `there + times · unknown`. A known one has
/// `times` 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Given {
    pub there: f64,
    pub times: f64,
}

impl Given {
    /// A quantity that does not depend on the unknown.
    pub fn known(value: f64) -> Self {
        Self { there: value, times: 0.0 }
    }

    /// The unknown itself.
    pub const UNKNOWN: Self = Self { there: 0.0, times: 1.0 };

    /// The quantity once the unknown is known.
    pub fn at(self, unknown: f64) -> f64 {
        // Without the unknown also an infinite one has no say.
        if self.times == 0.0 { self.there } else { self.times.mul_add(unknown, self.there) }
    }
}

/// Higher powers than this are not worth solving.
const MOST_DEGREE: usize = 12;
/// A coefficient this small against what was added up to it is a rounding error.
const ROUNDING: f64 = 1e-13;

/// A coefficient, and the size of what was added up to it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Coefficient {
    value: f64,
    size: f64,
}

/// Coefficients by ascending power; the last is not 0, and the polynomial 0 has none.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Polynomial(Vec<Coefficient>);

impl Polynomial {
    fn of(values: &[f64]) -> Self {
        let coefficient = |value: &f64| Coefficient { value: *value, size: value.abs() };
        Self(values.iter().map(coefficient).collect()).trimmed()
    }

    /// Without rounding errors and the zeros they leave at the end.
    fn trimmed(mut self) -> Self {
        for coefficient in &mut self.0 {
            if coefficient.value.abs() <= ROUNDING * coefficient.size {
                *coefficient = Coefficient::default();
            }
        }
        while self.0.last().is_some_and(|last| last.value == 0.0) {
            self.0.pop();
        }
        self
    }

    /// The coefficients by ascending power.
    pub fn values(&self) -> Vec<f64> {
        self.0.iter().map(|coefficient| coefficient.value).collect()
    }

    /// The number it is, if the unknown does not occur.
    fn constant(&self) -> Option<f64> {
        match self.0.as_slice() {
            [] => Some(0.0),
            [only] => Some(only.value),
            _ => None,
        }
    }

    pub fn is_finite(&self) -> bool {
        self.0.iter().all(|coefficient| coefficient.size.is_finite())
    }

    pub fn scaled(&self, factor: f64) -> Self {
        let scale =
            |c: &Coefficient| Coefficient { value: c.value * factor, size: c.size * factor.abs() };
        Self(self.0.iter().map(scale).collect()).trimmed()
    }

    pub fn plus(&self, other: &Self) -> Self {
        let (longer, shorter) =
            if self.0.len() >= other.0.len() { (self, other) } else { (other, self) };
        let mut sum = longer.clone();
        for (into, from) in sum.0.iter_mut().zip(&shorter.0) {
            into.value += from.value;
            into.size += from.size;
        }
        sum.trimmed()
    }

    /// `None` if the degree grows too high.
    fn times(&self, other: &Self) -> Option<Self> {
        if self.0.is_empty() || other.0.is_empty() {
            return Some(Self::default());
        }
        let length = self.0.len() + other.0.len() - 1;
        if length > MOST_DEGREE + 1 {
            return None;
        }
        let mut product = Self(vec![Coefficient::default(); length]);
        for (power, left) in self.0.iter().enumerate() {
            for (into, right) in product.0[power..].iter_mut().zip(&other.0) {
                into.value += left.value * right.value;
                into.size += left.size * right.size;
            }
        }
        Some(product.trimmed())
    }
}

/// `above / below`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Quotient {
    pub above: Polynomial,
    pub below: Polynomial,
}

impl Quotient {
    /// The formula with `given` for its terms; `None` if it is too involved to be written so.
    pub fn of<E>(
        formula: &Formula,
        given: &mut dyn FnMut(Term<'_>) -> Result<Given, E>,
    ) -> Result<Option<Self>, E> {
        Self::of_node(&formula.root, given)
    }

    fn of_node<E>(
        node: &Node,
        given: &mut dyn FnMut(Term<'_>) -> Result<Given, E>,
    ) -> Result<Option<Self>, E> {
        Ok(match node {
            Node::Number(value) => Some(Self::whole(&[*value])),
            Node::Term(when, input) => {
                let Given { there, times } = given(when.of(input))?;
                Some(Self::whole(&[there, times]))
            }
            Node::Negated(inner) => Self::of_node(inner, given)?.map(|inner| inner.scaled(-1.0)),
            Node::Chain { first, rest } => {
                let mut total = Self::of_node(first, given)?;
                for (op, node) in rest {
                    let next = Self::of_node(node, given)?;
                    total = total.zip(next).and_then(|(total, next)| total.combined(*op, &next));
                }
                total
            }
        })
    }

    fn whole(values: &[f64]) -> Self {
        Self { above: Polynomial::of(values), below: Polynomial::of(&[1.0]) }
    }

    fn scaled(&self, factor: f64) -> Self {
        Self { above: self.above.scaled(factor), below: self.below.clone() }
    }

    /// `None` where it divides by what is always 0, or grows too involved.
    fn combined(self, op: Op, other: &Self) -> Option<Self> {
        match op {
            Op::Add => self.plus(other),
            Op::Subtract => self.plus(&other.scaled(-1.0)),
            Op::Multiply => self.times(&other.above, &other.below),
            Op::Divide if other.above.0.is_empty() => None,
            Op::Divide => self.times(&other.below, &other.above),
        }
    }

    fn plus(&self, other: &Self) -> Option<Self> {
        if self.below.values() == other.below.values() {
            return Some(Self { above: self.above.plus(&other.above), below: self.below.clone() });
        }
        let left = self.above.times(&other.below)?;
        let right = other.above.times(&self.below)?;
        Some(Self { above: left.plus(&right), below: self.below.times(&other.below)? })
    }

    /// Times `above / below`; a divisor without the unknown is divided by at once, so that sums
    /// of such parts keep one denominator.
    fn times(&self, above: &Polynomial, below: &Polynomial) -> Option<Self> {
        let above = self.above.times(above)?;
        Some(match below.constant() {
            Some(number) => Self { above: above.scaled(1.0 / number), below: self.below.clone() },
            None => Self { above, below: self.below.times(below)? },
        })
    }

    /// The size of the parts that add up to the figure at a value of the unknown.
    pub fn size_at(&self, unknown: f64) -> f64 {
        let below: f64 = value_at(&self.below.values(), unknown);
        let sizes: Vec<f64> = self.above.0.iter().map(|coefficient| coefficient.size).collect();
        value_at(&sizes, unknown.abs()) / below.abs()
    }

    /// What the figure comes near to as the unknown grows beyond all bounds, if it comes near to
    /// anything.
    pub fn limit(&self) -> Option<f64> {
        let (above, below) = (self.above.values(), self.below.values());
        let limit = match above.len().cmp(&below.len()) {
            Ordering::Less => 0.0,
            Ordering::Equal => above.last()? / below.last()?,
            Ordering::Greater => return None,
        };
        limit.is_finite().then_some(limit)
    }
}

/// A polynomial at a place, coefficients by ascending power.
pub(super) fn value_at(coefficients: &[f64], at: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, coefficient| sum.mul_add(at, *coefficient))
}

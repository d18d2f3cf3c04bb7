//! Which way a KPI moves when one of its inputs grows.

use super::polynomial::Polynomial;
use super::tree::{Formula, Node, Op, Term};

/// The sign of a formula's change with one input, all inputs being 0 or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Influence {
    /// More of the input never lowers the figure.
    Raises,
    /// More of the input never raises the figure.
    Lowers,
    /// It depends on the other inputs, or the formula is too involved to tell.
    Mixed,
    /// The input is not used, cancels out, or is used only as it was before the window.
    None,
}

impl Formula {
    /// Which way the figure moves when the input grows within the window. The formula is brought
    /// to N / D; N'·D − N·D' with only positive coefficients can never be negative while the
    /// inputs are not. `start(x)` and `prev(x)` are given and do not move. Where D itself could
    /// pass through 0 the answer is mixed.
    pub fn influence(&self, input: &str) -> Influence {
        let terms = self.terms();
        let Some(idx) = terms.iter().position(|term| *term == Term::Input(input)) else {
            return Influence::None;
        };
        match slope(&self.root, &terms, idx) {
            Some(slope) if slope.all(|_| false) => Influence::None,
            Some(slope) if slope.all(|coefficient| coefficient > 0.0) => Influence::Raises,
            Some(slope) if slope.all(|coefficient| coefficient < 0.0) => Influence::Lowers,
            Some(_) | None => Influence::Mixed,
        }
    }
}

/// The numerator of the derivative; its denominator is a square and has no say. `None` if the
/// expansion grows too large, or if the figure may jump.
fn slope(root: &Node, terms: &[Term<'_>], idx: usize) -> Option<Polynomial> {
    let Fraction { above, below } = Fraction::of(root, terms)?;
    if !below.all(|coefficient| coefficient > 0.0) && !below.all(|coefficient| coefficient < 0.0) {
        return None;
    }
    let falling = above.times(&below.derivative(idx))?;
    Some(above.derivative(idx).times(&below)?.plus(&falling.negated()))
}

struct Fraction {
    above: Polynomial,
    below: Polynomial,
}

impl Fraction {
    fn of(node: &Node, terms: &[Term<'_>]) -> Option<Self> {
        let one = Polynomial::number(1.0);
        match node {
            Node::Number(value) => Some(Self { above: Polynomial::number(*value), below: one }),
            Node::Term(when, input) => {
                let term = when.of(input);
                let idx = terms.iter().position(|other| *other == term)?;
                Some(Self { above: Polynomial::term(idx), below: one })
            }
            Node::Negated(inner) => {
                let inner = Self::of(inner, terms)?;
                Some(Self { above: inner.above.negated(), below: inner.below })
            }
            Node::Chain { first, rest } => {
                let mut total = Self::of(first, terms)?;
                for (op, node) in rest {
                    total = total.combined(*op, Self::of(node, terms)?)?;
                }
                Some(total)
            }
        }
    }

    fn combined(self, op: Op, other: Self) -> Option<Self> {
        match op {
            Op::Add => self.plus(&other),
            Op::Subtract => self.plus(&Self { above: other.above.negated(), below: other.below }),
            Op::Multiply => Some(Self {
                above: self.above.times(&other.above)?,
                below: self.below.times(&other.below)?,
            }),
            Op::Divide => Some(Self {
                above: self.above.times(&other.below)?,
                below: self.below.times(&other.above)?,
            }),
        }
    }

    fn plus(&self, other: &Self) -> Option<Self> {
        if self.below == other.below {
            return Some(Self { above: self.above.plus(&other.above), below: self.below.clone() });
        }
        let left = self.above.times(&other.below)?;
        let right = other.above.times(&self.below)?;
        Some(Self { above: left.plus(&right), below: self.below.times(&other.below)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::parse;

    fn check(text: &str, input: &str, expected: Influence) {
        assert_eq!(parse(text).unwrap().influence(input), expected, "{input} in {text}");
    }

    #[test]
    fn a_share_rises_with_the_part_and_falls_with_the_rest() {
        let share = "100 * own / (own + competitors)";
        check(share, "own", Influence::Raises);
        check(share, "competitors", Influence::Lowers);
        check(share, "other", Influence::None);
    }

    #[test]
    fn a_rate_falls_with_what_it_is_divided_by() {
        check("100 * shares / followers", "shares", Influence::Raises);
        check("100 * shares / followers", "followers", Influence::Lowers);
        check("shares / followers + likes / followers", "followers", Influence::Lowers);
    }

    #[test]
    fn a_net_score_is_torn_by_the_undecided() {
        let score = "100 * (promoters - detractors) / (promoters + passives + detractors)";
        check(score, "promoters", Influence::Raises);
        check(score, "detractors", Influence::Lowers);
        check(score, "passives", Influence::Mixed);
    }

    #[test]
    fn what_cancels_out_has_no_influence() {
        check("a - a", "a", Influence::None);
        check("a / a", "a", Influence::None);
        check("0.1 * a + 0.2 * a - 0.3 * a + b", "a", Influence::None);
        check("0 * a", "a", Influence::None);
    }

    #[test]
    fn what_lies_before_the_window_does_not_move() {
        let growth = "100 * (new - lost) / start(followers)";
        check(growth, "new", Influence::Raises);
        check(growth, "lost", Influence::Lowers);
        check(growth, "followers", Influence::None);
        check("a - prev(a)", "a", Influence::Raises);
    }

    #[test]
    fn products_and_signs_are_followed() {
        check("a * b", "a", Influence::Raises);
        check("-(a - b)", "b", Influence::Raises);
        check("a * (b - c)", "a", Influence::Mixed);
        check("a / (b / c)", "c", Influence::Raises);
        check("1 / (a - b)", "a", Influence::Mixed);
    }

    #[test]
    fn a_formula_too_involved_to_expand_is_mixed() {
        let sum = (0..60).map(|i| format!("a{i}")).collect::<Vec<_>>().join(" + ");
        check(&format!("({sum}) * ({sum}) * ({sum})"), "a0", Influence::Mixed);
    }
}

//! The parsed formula as a tree, and what can be read off it.

use std::collections::BTreeSet;

/// A formula that parsed. Nested at most [`FORMULA_DEPTH`](crate::model::limits::FORMULA_DEPTH)
/// deep, so walking it recursively is safe. Two formulas are equal if they compute the same in
/// the same order; spaces and needless parentheses do not count.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    pub(super) root: Node,
}

/// A quantity a formula asks for, by the identifier of the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term<'a> {
    /// The input, aggregated to the window.
    Input(&'a str),
    /// `start(x)`: the last reading of a stock before the window.
    Start(&'a str),
    /// `prev(x)`: the input, aggregated to the adjacent window of the same calendar length.
    Previous(&'a str),
}

impl<'a> Term<'a> {
    /// The input's identifier.
    pub fn input(self) -> &'a str {
        match self {
            Self::Input(input) | Self::Start(input) | Self::Previous(input) => input,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    /// Finite and not negative.
    Number(f64),
    Term(When, String),
    Negated(Box<Self>),
    /// Operations of one level, done from left to right. A chain rather than nested pairs, so
    /// that a sum of fifty inputs is one level deep. `first` is never a chain of that level.
    Chain {
        first: Box<Self>,
        rest: Vec<(Op, Self)>,
    },
}

/// Of which window a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Window,
    Start,
    Previous,
}

impl When {
    pub(super) fn of(self, input: &str) -> Term<'_> {
        match self {
            Self::Window => Term::Input(input),
            Self::Start => Term::Start(input),
            Self::Previous => Term::Previous(input),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Op {
    Add,
    Subtract,
    Multiply,
    Divide,
}

impl Op {
    /// Multiplication and division bind tighter.
    pub(super) fn binds_tightly(self) -> bool {
        matches!(self, Self::Multiply | Self::Divide)
    }
}

impl Formula {
    /// Every input used, in order of first use, none twice.
    pub fn inputs(&self) -> Vec<&str> {
        let mut seen = BTreeSet::new();
        let mut inputs: Vec<_> = self.terms().into_iter().map(Term::input).collect();
        inputs.retain(|input| seen.insert(*input));
        inputs
    }

    /// Every quantity asked for, in order of first use, none twice.
    pub fn terms(&self) -> Vec<Term<'_>> {
        let mut terms = Vec::new();
        self.root.push_terms(&mut terms);
        let mut seen = BTreeSet::new();
        terms.retain(|term| seen.insert(*term));
        terms
    }

    /// Every quantity within what something is divided by.
    pub fn divisors(&self) -> BTreeSet<Term<'_>> {
        let mut terms = Vec::new();
        self.root.push_divisors(&mut terms);
        terms.into_iter().collect()
    }

    /// Whether something is divided by what contains an input.
    pub fn is_ratio(&self) -> bool {
        self.root.is_ratio()
    }
}

impl Node {
    /// How many levels the tree has; 1 for a number.
    pub(super) fn depth(&self) -> usize {
        match self {
            Self::Number(_) | Self::Term(..) => 1,
            Self::Negated(inner) => 1 + inner.depth(),
            Self::Chain { first, rest } => {
                let deepest = rest.iter().map(|(_, node)| node.depth()).max().unwrap_or(0);
                1 + first.depth().max(deepest)
            }
        }
    }

    fn push_terms<'a>(&'a self, terms: &mut Vec<Term<'a>>) {
        match self {
            Self::Number(_) => {}
            Self::Term(when, input) => terms.push(when.of(input)),
            Self::Negated(inner) => inner.push_terms(terms),
            Self::Chain { first, rest } => {
                first.push_terms(terms);
                for (_, node) in rest {
                    node.push_terms(terms);
                }
            }
        }
    }

    fn push_divisors<'a>(&'a self, terms: &mut Vec<Term<'a>>) {
        match self {
            Self::Number(_) | Self::Term(..) => {}
            Self::Negated(inner) => inner.push_divisors(terms),
            Self::Chain { first, rest } => {
                first.push_divisors(terms);
                for (op, node) in rest {
                    match op {
                        Op::Divide => node.push_terms(terms),
                        _ => node.push_divisors(terms),
                    }
                }
            }
        }
    }

    fn has_term(&self) -> bool {
        let mut terms = Vec::new();
        self.push_terms(&mut terms);
        !terms.is_empty()
    }

    fn is_ratio(&self) -> bool {
        match self {
            Self::Number(_) | Self::Term(..) => false,
            Self::Negated(inner) => inner.is_ratio(),
            Self::Chain { first, rest } => {
                first.is_ratio()
                    || rest
                        .iter()
                        .any(|(op, node)| node.is_ratio() || (*op == Op::Divide && node.has_term()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::parse;

    #[test]
    fn inputs_and_terms_come_in_order_of_first_use() {
        let formula = parse("b + a / start(b) - prev(a) + b").unwrap();
        assert_eq!(formula.inputs(), ["b", "a"]);
        assert_eq!(
            formula.terms(),
            [Term::Input("b"), Term::Input("a"), Term::Start("b"), Term::Previous("a")]
        );
    }

    #[test]
    fn a_ratio_divides_by_an_input() {
        let check = |text: &str, expected: bool| {
            assert_eq!(parse(text).unwrap().is_ratio(), expected, "{text}");
        };
        check("shares", false);
        check("shares / 12", false);
        check("100 * shares / followers", true);
        check("shares / (12 * start(followers))", true);
        check("-(2 + shares / followers)", true);
        check("1 / (2 + 3)", false);
    }

    #[test]
    fn a_long_sum_is_one_level_deep() {
        let formula = parse("a + b + c + d * e + 1").unwrap();
        assert_eq!(formula.root.depth(), 3);
    }
}

//! A formula read as one thing divided by another.

use super::tree::{Formula, Node, Op};

/// A formula as factor · numerator / denominator.
#[derive(Clone, Debug, PartialEq)]
pub struct Ratio {
    /// The plain numbers it is multiplied and divided by: 100 of a percentage. Finite, never 0.
    pub factor: f64,
    /// What stands above; the number 1 where only numbers do.
    pub numerator: Formula,
    /// What stands below; holds at least one input.
    pub denominator: Formula,
}

impl Formula {
    /// Numerator and denominator, if the whole formula is a division by something that holds an
    /// input: `100 * (a / b)` is, `a / b + 1` and `a / 12` are not. Plain factors are taken out.
    pub fn as_ratio(&self) -> Option<Ratio> {
        let mut sides = Sides { factor: 1.0, above: Vec::new(), below: Vec::new() };
        sides.take(&self.root, false);
        let Sides { factor, above, below } = sides;
        if below.is_empty() || !factor.is_normal() {
            return None;
        }
        Some(Ratio { factor, numerator: product(above), denominator: product(below) })
    }
}

/// The factors found so far.
struct Sides<'a> {
    factor: f64,
    above: Vec<&'a Node>,
    below: Vec<&'a Node>,
}

impl<'a> Sides<'a> {
    fn take(&mut self, node: &'a Node, is_below: bool) {
        match node {
            Node::Number(number) => self.scale(*number, is_below),
            Node::Negated(inner) => {
                self.factor = -self.factor;
                self.take(inner, is_below);
            }
            Node::Chain { first, rest } if rest.iter().any(|(op, _)| op.binds_tightly()) => {
                self.take(first, is_below);
                for (op, node) in rest {
                    self.take(node, is_below != (*op == Op::Divide));
                }
            }
            Node::Term(..) | Node::Chain { .. } => match node.constant() {
                Some(number) => self.scale(number, is_below),
                None if is_below => self.below.push(node),
                None => self.above.push(node),
            },
        }
    }

    fn scale(&mut self, number: f64, is_below: bool) {
        if is_below {
            self.factor /= number;
        } else {
            self.factor *= number;
        }
    }
}

impl Node {
    /// The value of a part that holds no input.
    pub(super) fn constant(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Term(..) => None,
            Self::Negated(inner) => inner.constant().map(|number| -number),
            Self::Chain { first, rest } => rest
                .iter()
                .try_fold(first.constant()?, |total, (op, node)| {
                    Some(op.apply(total, node.constant()?))
                })
                .filter(|number| number.is_finite()),
        }
    }
}

/// The factors as one formula. None of them is a product itself, as the tree demands.
fn product(mut factors: Vec<&Node>) -> Formula {
    let root = match factors.as_slice() {
        [] => Node::Number(1.0),
        [only] => (*only).clone(),
        _ => {
            let first = Box::new(factors.remove(0).clone());
            let rest = factors.into_iter().map(|node| (Op::Multiply, node.clone()));
            Node::Chain { first, rest: rest.collect() }
        }
    };
    Formula { root }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::formula::parse;
    use crate::formula::properties::{formula, quantity};

    #[test]
    fn a_ratio_is_told_from_what_is_none() {
        fn check(text: &str, expected: Option<(f64, &str, &str)>) {
            let found = parse(text).unwrap().as_ratio();
            let found = found.map(|ratio| {
                (ratio.factor, ratio.numerator.to_string(), ratio.denominator.to_string())
            });
            let expected =
                expected.map(|(factor, above, below)| (factor, above.to_owned(), below.to_owned()));
            assert_eq!(found, expected, "{text}");
        }
        check("100 * shares / followers", Some((100.0, "shares", "followers")));
        check("100 * (shares / followers)", Some((100.0, "shares", "followers")));
        check("100 * (p - d) / (p + q + d)", Some((100.0, "p − d", "p + q + d")));
        check("own / (own + others) * 100", Some((100.0, "own", "own + others")));
        check("a * b / c / d", Some((1.0, "a · b", "c · d")));
        check("a / (b / c)", Some((1.0, "a · c", "b")));
        check("-a / (4 * start(b))", Some((-0.25, "a", "start(b)")));
        check("a / ((1 + 1) * b)", Some((0.5, "a", "b")));
        check("100 / a", Some((100.0, "1", "a")));
        check("a / 12", None);
        check("a / b + 1", None);
        check("a / b + c / b", None);
        check("a * b", None);
        check("0 * a / b", None);
    }

    proptest! {
        #[test]
        fn a_ratio_gives_the_figure_of_its_formula(formula in formula()) {
            let Some(ratio) = formula.as_ratio() else { return Ok(()) };
            let figure = |part: &Formula| part.evaluate(&mut |term| Ok::<_, ()>(quantity(term)));
            if let (Ok(whole), Ok(above), Ok(below)) =
                (figure(&formula), figure(&ratio.numerator), figure(&ratio.denominator))
            {
                let again = ratio.factor * above / below;
                if again.is_normal() && whole.is_normal() {
                    prop_assert!((again - whole).abs() <= 1e-9 * whole.abs(), "{}", formula);
                }
            }
        }
    }
}

//! A formula read as a sum of its inputs, each times a number.

use super::tree::{Formula, Node, Op, Term};

/// Inputs times numbers, plus a number: `2 * a - b + 5`.
#[derive(Clone, Debug, PartialEq)]
pub struct Linear<'a> {
    pub constant: f64,
    /// In order of first use, none twice. Finite.
    pub terms: Vec<(Term<'a>, f64)>,
}

impl Formula {
    /// The formula as a sum, if it is one; products and quotients of inputs are not.
    pub fn as_linear(&self) -> Option<Linear<'_>> {
        let linear = Linear::of(&self.root)?;
        let are_finite = linear.terms.iter().all(|(_, factor)| factor.is_finite());
        (are_finite && linear.constant.is_finite()).then_some(linear)
    }
}

impl<'a> Linear<'a> {
    fn of(node: &'a Node) -> Option<Self> {
        match node {
            Node::Number(number) => Some(Self { constant: *number, terms: Vec::new() }),
            Node::Term(when, input) => {
                Some(Self { constant: 0.0, terms: vec![(when.of(input), 1.0)] })
            }
            Node::Negated(inner) => Some(Self::of(inner)?.times(-1.0)),
            Node::Chain { first, rest } => {
                let first = Self::of(first)?;
                rest.iter().try_fold(first, |total, (op, node)| total.then(*op, node))
            }
        }
    }

    fn then(self, op: Op, node: &'a Node) -> Option<Self> {
        match op {
            Op::Add => Some(self.plus(Self::of(node)?)),
            Op::Subtract => Some(self.plus(Self::of(node)?.times(-1.0))),
            Op::Multiply => match node.constant() {
                Some(factor) => Some(self.times(factor)),
                None if self.terms.is_empty() => Some(Self::of(node)?.times(self.constant)),
                None => None,
            },
            Op::Divide => {
                let divisor = node.constant().filter(|divisor| *divisor != 0.0)?;
                Some(self.times(1.0 / divisor))
            }
        }
    }

    fn times(mut self, factor: f64) -> Self {
        self.constant *= factor;
        for (_, of_term) in &mut self.terms {
            *of_term *= factor;
        }
        self
    }

    fn plus(mut self, other: Self) -> Self {
        self.constant += other.constant;
        for (term, factor) in other.terms {
            match self.terms.iter_mut().find(|(known, _)| *known == term) {
                Some((_, of_term)) => *of_term += factor,
                None => self.terms.push((term, factor)),
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::formula::parse;
    use crate::formula::properties::quantity;

    #[test]
    fn a_sum_is_told_from_what_is_none() {
        fn check(text: &str, expected: Option<(f64, &[(Term<'_>, f64)])>) {
            let formula = parse(text).unwrap();
            let found = formula.as_linear();
            let expected =
                expected.map(|(constant, terms)| Linear { constant, terms: terms.to_vec() });
            assert_eq!(found, expected, "{text}");
        }
        let (a, b) = (Term::Input("a"), Term::Input("b"));
        check("a", Some((0.0, &[(a, 1.0)])));
        check("a + b - 2 * a + 5", Some((5.0, &[(a, -1.0), (b, 1.0)])));
        check("-(a - b) * 4 / 2", Some((0.0, &[(a, -2.0), (b, 2.0)])));
        check("3 * (a + 1)", Some((3.0, &[(a, 3.0)])));
        check("a - start(a)", Some((0.0, &[(a, 1.0), (Term::Start("a"), -1.0)])));
        check("a * b", None);
        check("a / b", None);
        check("1 / a", None);
        check("a / 0", None);
    }

    /// Sums within sums, times and divided by small numbers.
    fn sum() -> impl Strategy<Value = String> {
        let leaf = prop_oneof!["[a-d]", "[1-9]", Just("start(a)".to_owned())];
        leaf.prop_recursive(3, 24, 3, |inner| {
            prop_oneof![
                (inner.clone(), "[-+]", inner.clone())
                    .prop_map(|(left, op, right)| format!("({left} {op} {right})")),
                (inner.clone(), "[*/]", 1..9).prop_map(|(sum, op, by)| format!("{sum} {op} {by}")),
                (1..9, inner.clone()).prop_map(|(by, sum)| format!("({by} * ({sum}))")),
                inner.prop_map(|sum| format!("(-{sum})")),
            ]
        })
    }

    proptest! {
        #[test]
        fn a_sum_gives_the_figure_of_its_formula(text in sum()) {
            let formula = parse(&text).unwrap();
            let linear = formula.as_linear().unwrap();
            let whole = formula.evaluate(&mut |term| Ok::<_, ()>(quantity(term))).unwrap();
            let each = linear.terms.iter().map(|(term, factor)| factor * quantity(*term));
            let again = linear.constant + each.sum::<f64>();
            prop_assert!((again - whole).abs() <= 1e-6, "{}", text);
        }
    }
}

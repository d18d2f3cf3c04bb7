//! One figure from one set of quantities.

use super::error::EvalError;
use super::tree::{Formula, Node, Op, Term};

impl Formula {
    /// Works the figure out, asking `lookup` for each quantity as it comes up. Dividing by 0 and
    /// running out of range are errors, so the figure is always finite.
    pub fn evaluate<E>(
        &self,
        lookup: &mut dyn FnMut(Term<'_>) -> Result<f64, E>,
    ) -> Result<f64, EvalError<E>> {
        let figure = value(&self.root, lookup)?;
        if figure.is_finite() { Ok(figure) } else { Err(EvalError::NotFinite) }
    }
}

fn value<E>(
    node: &Node,
    lookup: &mut dyn FnMut(Term<'_>) -> Result<f64, E>,
) -> Result<f64, EvalError<E>> {
    match node {
        Node::Number(number) => Ok(*number),
        Node::Term(when, input) => lookup(when.of(input)).map_err(EvalError::Missing),
        Node::Negated(inner) => Ok(-value(inner, lookup)?),
        Node::Chain { first, rest } => {
            let mut total = value(first, lookup)?;
            for (op, node) in rest {
                let next = value(node, lookup)?;
                if *op == Op::Divide && next == 0.0 {
                    return Err(EvalError::DivisionByZero { divisor: node.to_string() });
                }
                total = op.apply(total, next);
                // A too large divisor would otherwise come out as a plausible 0.
                if !total.is_finite() {
                    return Err(EvalError::NotFinite);
                }
            }
            Ok(total)
        }
    }
}

impl Op {
    pub(super) fn apply(self, left: f64, right: f64) -> f64 {
        match self {
            Self::Add => left + right,
            Self::Subtract => left - right,
            Self::Multiply => left * right,
            Self::Divide => left / right,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::parse;

    fn figure(text: &str) -> Result<f64, EvalError<String>> {
        parse(text).unwrap().evaluate(&mut |term| match term {
            Term::Input("a") => Ok(6.0),
            Term::Input("b") => Ok(2.0),
            Term::Input("zero") => Ok(0.0),
            Term::Start("a") => Ok(5.0),
            Term::Previous("a") => Ok(4.0),
            other => Err(format!("no reading of {}", other.input())),
        })
    }

    #[test]
    fn figures_follow_the_usual_order() {
        let check = |text: &str, expected: f64| assert_eq!(figure(text), Ok(expected), "{text}");
        check("1 + 2 * 3", 7.0);
        check("(1 + 2) * 3", 9.0);
        check("8 - 3 - 2", 3.0);
        check("8 - (3 - 2)", 7.0);
        check("12 / 3 / 2", 2.0);
        check("12 / (3 / 2)", 8.0);
        check("-a * b", -12.0);
        check("a − −b", 8.0);
        check("100 · a ÷ (a + b)", 75.0);
        check("100 × (a - start(a)) / prev(a)", 25.0);
    }

    #[test]
    fn a_missing_quantity_is_the_callers_reason() {
        assert_eq!(figure("a / c"), Err(EvalError::Missing("no reading of c".to_owned())));
        assert_eq!(figure("start(b)"), Err(EvalError::Missing("no reading of b".to_owned())));
    }

    #[test]
    fn dividing_by_zero_names_the_divisor() {
        let check = |text: &str, expected: &str| {
            assert_eq!(figure(text).unwrap_err().to_string(), expected, "{text}");
        };
        check("a / zero", "zero is 0");
        check("zero / zero", "zero is 0");
        check("a / (2*zero + 6 - a)", "2 · zero + 6 − a is 0");
    }

    #[test]
    fn a_figure_out_of_range_is_not_given() {
        assert_eq!(figure("1e300 * 1e300"), Err(EvalError::NotFinite));
        assert_eq!(figure("1 / (1e300 * 1e300)"), Err(EvalError::NotFinite));
    }
}

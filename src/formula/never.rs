//! Formulas that divide by something that is 0 whatever their inputs are.

use super::tree::{Formula, Node, Op};

/// How often the inputs are given other numbers. Whole ones, so that sums and products of them
/// that have to be 0 are so exactly.
const TRIALS: u32 = 3;

impl Formula {
    /// What the formula divides by although it is always 0, as `y − y` and `0 · y` are: there is
    /// no figure for any readings.
    pub fn always_zero_divisor(&self) -> Option<Self> {
        let mut divisors = Vec::new();
        push_divisors(&self.root, &mut divisors);
        let mut each = divisors.into_iter().map(|node| Self { root: node.clone() });
        each.find(Self::is_always_zero)
    }

    /// Whether it is 0 for any readings.
    pub fn is_always_zero(&self) -> bool {
        let terms = self.terms();
        (0..TRIALS).all(|trial| {
            let figure = self.evaluate(&mut |term| {
                let place = terms.iter().position(|other| *other == term).unwrap_or(0);
                let place = u32::try_from(place).unwrap_or(0);
                Ok::<f64, ()>(f64::from(101 + 37 * trial + place * (53 + 29 * trial)))
            });
            figure.is_ok_and(|figure| figure == 0.0)
        })
    }
}

/// Everything that something is divided by, what stands within it first.
fn push_divisors<'a>(node: &'a Node, found: &mut Vec<&'a Node>) {
    match node {
        Node::Number(_) | Node::Term(..) => {}
        Node::Negated(inner) => push_divisors(inner, found),
        Node::Chain { first, rest } => {
            push_divisors(first, found);
            for (op, node) in rest {
                push_divisors(node, found);
                if *op == Op::Divide {
                    found.push(node);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::formula::parse;

    #[test]
    fn a_divisor_that_is_always_0_is_told_from_one_that_may_be() {
        let check = |text: &str, expected: Option<&str>| {
            let found = parse(text).unwrap().always_zero_divisor();
            assert_eq!(found.map(|divisor| divisor.to_string()).as_deref(), expected, "{text}");
        };
        check("x / (y - y)", Some("y − y"));
        check("x / 0", Some("0"));
        check("1 + 2 * (x / (y * z - z * y))", Some("y · z − z · y"));
        check("x / (a / (y - y))", Some("y − y"));
        check("-(x / (0 * y))", Some("0 · y"));
        check("x / (y - z)", None);
        check("x / (a + b - 2 * c)", None);
        check("x / (y - prev(y))", None);
        check("x / y", None);
        check("x / (y - 5)", None);
        check("x / 12 - x / 12", None);
    }
}

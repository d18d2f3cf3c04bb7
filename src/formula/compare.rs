//! Whether two formulas compute the same under other names.

use super::tree::{Formula, Node};

impl Formula {
    /// Which of the other formula's inputs stands where, if both have the same shape: pairs of
    /// identifiers, each of either side once. `None` where no renaming of inputs makes them equal.
    pub fn renaming_to<'a, 'b>(&'a self, other: &'b Self) -> Option<Vec<(&'a str, &'b str)>> {
        let mut pairs = Vec::new();
        matches(&self.root, &other.root, &mut pairs).then_some(pairs)
    }
}

fn matches<'a, 'b>(one: &'a Node, other: &'b Node, pairs: &mut Vec<(&'a str, &'b str)>) -> bool {
    match (one, other) {
        (Node::Number(one), Node::Number(other)) => one.to_bits() == other.to_bits(),
        (Node::Term(when, one), Node::Term(other_when, other)) => {
            when == other_when && pair(one, other, pairs)
        }
        (Node::Negated(one), Node::Negated(other)) => matches(one, other, pairs),
        (Node::Chain { first, rest }, Node::Chain { first: other_first, rest: other_rest }) => {
            rest.len() == other_rest.len()
                && matches(first, other_first, pairs)
                && rest.iter().zip(other_rest).all(|((op, node), (other_op, other_node))| {
                    op == other_op && matches(node, other_node, pairs)
                })
        }
        _ => false,
    }
}

/// Notes that one name stands for the other, unless either stands for something else already.
fn pair<'a, 'b>(one: &'a str, other: &'b str, pairs: &mut Vec<(&'a str, &'b str)>) -> bool {
    if let Some(known) = pairs.iter().find(|(left, right)| *left == one || *right == other) {
        return *known == (one, other);
    }
    pairs.push((one, other));
    true
}

#[cfg(test)]
mod tests {
    use crate::formula::parse;

    #[test]
    fn a_renaming_is_found_where_there_is_one() {
        fn check(one: &str, other: &str, expected: Option<&[(&str, &str)]>) {
            let (one, other) = (parse(one).unwrap(), parse(other).unwrap());
            assert_eq!(one.renaming_to(&other).as_deref(), expected, "{one} {other}");
        }
        check("100 * a / b", "100·x ÷ y", Some(&[("a", "x"), ("b", "y")]));
        check("a / (a + b)", "x / (x + y)", Some(&[("a", "x"), ("b", "y")]));
        check("a / (a + b)", "x / (y + x)", None);
        check("a / b", "x / x", None);
        check("a / start(b)", "a / b", None);
        check("100 * a", "10 * a", None);
        check("a - b", "a + b", None);
    }
}

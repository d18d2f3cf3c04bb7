//! From tree to text: as formula, with labels, and renaming within text.

use std::fmt;

use super::lexer::{TokenKind, tokens};
use super::tree::{Formula, Node, Op, Term};

impl Formula {
    /// The formula for people: `100 · own mentions ÷ (own mentions + competitor mentions)`.
    /// `label` turns an identifier into what people read.
    pub fn with_labels(&self, label: &dyn Fn(&str) -> String) -> String {
        self.with_terms(&|term| match term {
            Term::Input(input) => label(input),
            Term::Start(input) => format!("{} at the start", label(input)),
            Term::Previous(input) => format!("{} in the window before", label(input)),
        })
    }

    /// The formula for people with something else in the place of each quantity, such as its
    /// value: `100 · 396 ÷ (396 + 2,240)`.
    pub fn with_terms(&self, term: &dyn Fn(Term<'_>) -> String) -> String {
        let mut out = String::new();
        Style { divide: " ÷ ", term }.write(&self.root, &mut out);
        out
    }

    /// Rewrites an identifier in formula text and touches nothing else, neither spaces nor the
    /// functions `start` and `prev`. Text that does not parse is rewritten word by word.
    pub fn renamed(text: &str, from: &str, to: &str) -> String {
        let tokens = tokens(text);
        let mut out = String::with_capacity(text.len());
        let mut done = 0;
        for (idx, token) in tokens.iter().enumerate() {
            let is_call = matches!(from, "start" | "prev")
                && tokens.get(idx + 1).is_some_and(|next| next.kind == TokenKind::Open);
            if token.kind == TokenKind::Word && &text[token.bytes.clone()] == from && !is_call {
                out.push_str(&text[done..token.bytes.start]);
                out.push_str(to);
                done = token.bytes.end;
            }
        }
        out.push_str(&text[done..]);
        out
    }
}

/// The formula as it can be typed; parsing it gives the same formula.
impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.root.fmt(f)
    }
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        let style = Style {
            divide: " / ",
            term: &|term| match term {
                Term::Input(input) => input.to_owned(),
                Term::Start(input) => format!("start({input})"),
                Term::Previous(input) => format!("prev({input})"),
            },
        };
        style.write(self, &mut out);
        f.write_str(&out)
    }
}

/// How a formula is written out.
struct Style<'a> {
    divide: &'a str,
    term: &'a dyn Fn(Term<'_>) -> String,
}

impl Style<'_> {
    fn write(&self, node: &Node, out: &mut String) {
        match node {
            Node::Number(number) => out.push_str(&number.to_string()),
            Node::Term(when, input) => out.push_str(&(self.term)(when.of(input))),
            Node::Negated(inner) => {
                out.push('−');
                self.write_within(inner, matches!(**inner, Node::Chain { .. }), out);
            }
            Node::Chain { first, rest } => {
                let is_product = rest.iter().any(|(op, _)| op.binds_tightly());
                let needs_parentheses = |node: &Node, is_first: bool| match node {
                    Node::Chain { rest: inner, .. } => {
                        let is_sum = inner.iter().any(|(op, _)| !op.binds_tightly());
                        is_sum || (is_product && !is_first)
                    }
                    Node::Number(_) | Node::Term(..) | Node::Negated(_) => false,
                };
                self.write_within(first, needs_parentheses(first, true), out);
                for (op, node) in rest {
                    out.push_str(self.operator(*op));
                    self.write_within(node, needs_parentheses(node, false), out);
                }
            }
        }
    }

    fn write_within(&self, node: &Node, parentheses: bool, out: &mut String) {
        if parentheses {
            out.push('(');
        }
        self.write(node, out);
        if parentheses {
            out.push(')');
        }
    }

    fn operator(&self, op: Op) -> &str {
        match op {
            Op::Add => " + ",
            Op::Subtract => " − ",
            Op::Multiply => " · ",
            Op::Divide => self.divide,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::parse;

    #[test]
    fn a_formula_is_written_with_as_few_parentheses_as_it_needs() {
        let check = |text: &str, expected: &str| {
            assert_eq!(parse(text).unwrap().to_string(), expected, "{text}");
        };
        check("((100)*a)/((a+b))", "100 · a / (a + b)");
        check("a-(b-c)", "a − (b − c)");
        check("(a*b)+(c/d)", "a · b + c / d");
        check("a/(b*c)", "a / (b · c)");
        check("-(a+b)*-c", "−(a + b) · −c");
        check("a - start(a)/prev(b)", "a − start(a) / prev(b)");
        check("1e3*0.02", "1000 · 0.02");
    }

    #[test]
    fn labels_stand_in_for_identifiers() {
        let spaced = |identifier: &str| identifier.replace('_', " ");
        let check = |text: &str, expected: &str| {
            assert_eq!(parse(text).unwrap().with_labels(&spaced), expected, "{text}");
        };
        check(
            "100 * own_mentions / (own_mentions + competitor_mentions)",
            "100 · own mentions ÷ (own mentions + competitor mentions)",
        );
        check("new_followers / start(followers)", "new followers ÷ followers at the start");
        check("prev(likes)", "likes in the window before");
    }

    #[test]
    fn renaming_touches_nothing_else() {
        let check = |text: &str, expected: &str| {
            assert_eq!(Formula::renamed(text, "shares", "reposts"), expected, "{text}");
        };
        check("100*shares / (shares+shares_x)", "100*reposts / (reposts+shares_x)");
        check("start(shares) −  my_shares", "start(reposts) −  my_shares");
        check("shares + * ) ä shares", "reposts + * ) ä reposts");
        check("", "");
    }

    #[test]
    fn renaming_an_input_called_start_leaves_the_function_alone() {
        assert_eq!(Formula::renamed("start(start) + start", "start", "s"), "start(s) + s");
    }
}

//! From text to tree, with an error that names the column and what was expected.

use std::collections::BTreeSet;

use super::error::FormulaError;
use super::lexer::{Token, TokenKind, tokens};
use super::tree::{Formula, Node, Op, When};
use crate::model::{is_identifier, limits, slug};

const OPERAND: &str = "a number, an input or “(”";

/// Reads a formula. The error is meant to be shown as it is.
pub fn parse(text: &str) -> Result<Formula, FormulaError> {
    let mut parser = Parser {
        text,
        tokens: tokens(text),
        at: 0,
        nesting: 0,
        deepest: (0, 1),
        inputs: BTreeSet::new(),
    };
    let root = parser.chain(false)?;
    if parser.token().kind != TokenKind::End {
        return Err(parser.unexpected_after_operand());
    }
    let formula = Formula { root };
    if formula.root.depth() > limits::FORMULA_DEPTH {
        return Err(parser.too_deep(parser.deepest.1));
    }
    Ok(formula)
}

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    at: usize,
    /// Open parentheses and signs around the current token.
    nesting: usize,
    /// The deepest nesting so far, and the column where it was reached.
    deepest: (usize, usize),
    inputs: BTreeSet<&'a str>,
}

impl<'a> Parser<'a> {
    /// Sums (`tightly` false) of products (`tightly` true) of operands.
    fn chain(&mut self, tightly: bool) -> Result<Node, FormulaError> {
        let first = self.chain_item(tightly)?;
        let mut rest = Vec::new();
        while let TokenKind::Op(op) = self.token().kind {
            if op.binds_tightly() != tightly {
                break;
            }
            self.at += 1;
            rest.push((op, self.chain_item(tightly)?));
        }
        Ok(chained(first, rest))
    }

    fn chain_item(&mut self, tightly: bool) -> Result<Node, FormulaError> {
        if tightly { self.operand() } else { self.chain(true) }
    }

    fn operand(&mut self) -> Result<Node, FormulaError> {
        match self.token().kind {
            TokenKind::Number(value) if value.is_finite() => {
                self.at += 1;
                Ok(Node::Number(value))
            }
            TokenKind::Number(_) => Err(self.error("a smaller number")),
            TokenKind::Word => self.word(),
            TokenKind::Op(Op::Subtract) => {
                self.enter()?;
                let inner = self.operand()?;
                self.nesting -= 1;
                Ok(Node::Negated(Box::new(inner)))
            }
            TokenKind::Open => {
                self.enter()?;
                let inner = self.chain(false)?;
                self.close()?;
                self.nesting -= 1;
                Ok(inner)
            }
            TokenKind::Op(_) | TokenKind::Close | TokenKind::Other(_) | TokenKind::End => {
                Err(self.error(OPERAND))
            }
        }
    }

    /// Steps over a sign or an opening parenthesis.
    fn enter(&mut self) -> Result<(), FormulaError> {
        let column = self.token().column;
        if self.nesting == limits::FORMULA_DEPTH {
            return Err(self.too_deep(column));
        }
        self.nesting += 1;
        if self.nesting > self.deepest.0 {
            self.deepest = (self.nesting, column);
        }
        self.at += 1;
        Ok(())
    }

    fn close(&mut self) -> Result<(), FormulaError> {
        match self.token().kind {
            TokenKind::Close => {
                self.at += 1;
                Ok(())
            }
            TokenKind::End => Err(self.error("an operator or “)”")),
            _ => Err(self.unexpected_after_operand()),
        }
    }

    /// An input, or `start(x)` or `prev(x)`.
    fn word(&mut self) -> Result<Node, FormulaError> {
        let word = self.token_text();
        let is_call = self.tokens.get(self.at + 1).is_some_and(|next| next.kind == TokenKind::Open);
        let when = match (is_call, word) {
            (false, _) => return Ok(Node::Term(When::Window, self.input()?)),
            (true, "start") => When::Start,
            (true, "prev") => When::Previous,
            (true, _) => return Err(self.unknown_call(word)),
        };
        self.at += 2;
        if self.token().kind != TokenKind::Word {
            return Err(self.error("an input"));
        }
        let input = self.input()?;
        if self.token().kind != TokenKind::Close {
            return Err(self.error("“)”"));
        }
        self.at += 1;
        Ok(Node::Term(when, input))
    }

    fn input(&mut self) -> Result<String, FormulaError> {
        let word = self.token_text();
        if !is_identifier(word) {
            return Err(self.error(&format!("an input as formulas write it, “{}”", slug(word))));
        }
        if self.inputs.insert(word) && self.inputs.len() > limits::FORMULA_INPUTS {
            let most = limits::FORMULA_INPUTS;
            return Err(self.error(&format!("at most {most} different inputs")));
        }
        self.at += 1;
        Ok(word.to_owned())
    }

    fn unknown_call(&self, word: &str) -> FormulaError {
        FormulaError {
            column: self.token().column,
            found: format!("“{word}(”"),
            expected: "an operator before “(”, or start(…) or prev(…)".to_owned(),
        }
    }

    /// The current token stands where an operator, a closing parenthesis or the end belongs.
    fn unexpected_after_operand(&self) -> FormulaError {
        let expected = match self.token().kind {
            TokenKind::Other(',') => match self.comma_advice() {
                Some(advice) => return self.error(&advice),
                None => "an operator",
            },
            TokenKind::Other('%') => "a plain number (0.02 for 2 %)",
            TokenKind::Close => "an operator or the end",
            _ if self.nesting > 0 => "an operator or “)”",
            _ => "an operator",
        };
        self.error(expected)
    }

    /// For a comma between digits: how the number is written here.
    fn comma_advice(&self) -> Option<String> {
        let before = self.tokens.get(self.at.checked_sub(1)?)?;
        let after = self.tokens.get(self.at + 1)?;
        let (TokenKind::Number(_), TokenKind::Number(_)) = (before.kind, after.kind) else {
            return None;
        };
        let (whole, fraction) = (&self.text[before.bytes.clone()], &self.text[after.bytes.clone()]);
        let point = format!("a decimal point ({whole}.{fraction})");
        let could_be_thousands =
            fraction.len() == 3 && fraction.bytes().all(|b| b.is_ascii_digit());
        if could_be_thousands {
            Some(format!("{point} or nothing between thousands ({whole}{fraction})"))
        } else if fraction.contains('.') {
            Some(format!("nothing between thousands ({whole}{fraction})"))
        } else {
            Some(point)
        }
    }

    fn too_deep(&self, column: usize) -> FormulaError {
        let most = limits::FORMULA_DEPTH;
        let found = self
            .text
            .chars()
            .nth(column - 1)
            .map_or_else(|| "the end".to_owned(), |c| format!("“{c}” one level deeper"));
        FormulaError { column, found, expected: format!("at most {most} levels of nesting") }
    }

    fn error(&self, expected: &str) -> FormulaError {
        let found = match self.token().kind {
            TokenKind::End => "the end".to_owned(),
            _ => format!("“{}”", self.token_text()),
        };
        FormulaError { column: self.token().column, found, expected: expected.to_owned() }
    }

    fn token(&self) -> &Token {
        // `at` never passes the end token: nothing steps over it.
        &self.tokens[self.at]
    }

    fn token_text(&self) -> &'a str {
        &self.text[self.token().bytes.clone()]
    }
}

/// One chain, also when the first item was a chain of the same level in parentheses.
fn chained(first: Node, mut rest: Vec<(Op, Node)>) -> Node {
    let Some((op, _)) = rest.first() else { return first };
    let tightly = op.binds_tightly();
    match first {
        Node::Chain { first, rest: mut items }
            if items.iter().all(|(op, _)| op.binds_tightly() == tightly) =>
        {
            items.append(&mut rest);
            Node::Chain { first, rest: items }
        }
        first => Node::Chain { first: Box::new(first), rest },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_error(text: &str, expected: &str) {
        assert_eq!(parse(text).unwrap_err().to_string(), expected, "{text}");
    }

    #[test]
    fn errors_name_the_column_and_what_was_expected() {
        check_error("100 * + * a", "Column 7: expected a number, an input or “(”, found “+”");
        check_error("", "Column 1: expected a number, an input or “(”, found the end");
        check_error("a b", "Column 3: expected an operator, found “b”");
        check_error("(a + b", "Column 7: expected an operator or “)”, found the end");
        check_error("(a b)", "Column 4: expected an operator or “)”, found “b”");
        check_error("a)", "Column 2: expected an operator or the end, found “)”");
        check_error(
            "ä · #",
            "Column 1: expected an input as formulas write it, “input”, found “ä”",
        );
        check_error("b · #", "Column 5: expected a number, an input or “(”, found “#”");
        check_error("50 %", "Column 4: expected a plain number (0.02 for 2 %), found “%”");
        check_error("start()", "Column 7: expected an input, found “)”");
        check_error("prev(a + b)", "Column 8: expected “)”, found “+”");
        check_error("2 * 1e999", "Column 5: expected a smaller number, found “1e999”");
        check_error(
            "sum(a)",
            "Column 1: expected an operator before “(”, or start(…) or prev(…), found “sum(”",
        );
    }

    #[test]
    fn a_label_in_place_of_an_identifier_is_put_right() {
        check_error(
            "100 * Shares",
            "Column 7: expected an input as formulas write it, “shares”, found “Shares”",
        );
    }

    #[test]
    fn a_decimal_comma_is_explained() {
        check_error("12,5", "Column 3: expected a decimal point (12.5), found “,”");
        check_error("(a * 0,02)", "Column 7: expected a decimal point (0.02), found “,”");
        check_error(
            "1,000",
            "Column 2: expected a decimal point (1.000) or nothing between thousands (1000), found “,”",
        );
        check_error("1,234.5", "Column 2: expected nothing between thousands (1234.5), found “,”");
        check_error("a, b", "Column 2: expected an operator, found “,”");
    }

    #[test]
    fn needless_parentheses_make_no_difference() {
        let check = |left: &str, right: &str| {
            assert_eq!(parse(left).unwrap(), parse(right).unwrap(), "{left}");
        };
        check("((a + b)) + c", "a + b + c");
        check("(100 · a) ÷ (b)", "100*a/b");
        check("a × b − c", "a*b-c");
    }

    #[test]
    fn nesting_has_a_limit() {
        let nested = |levels: usize| format!("{}a{}", "(".repeat(levels), ")".repeat(levels));
        assert!(parse(&nested(limits::FORMULA_DEPTH)).is_ok());
        check_error(
            &nested(limits::FORMULA_DEPTH + 1),
            "Column 17: expected at most 16 levels of nesting, found “(” one level deeper",
        );
        let zigzag = format!("{}a{}", "1 + 2 * (".repeat(9), ")".repeat(9));
        assert!(parse(&zigzag).unwrap_err().expected.contains("16 levels"));
        assert!(parse(&"-".repeat(1_000_000)).is_err());
    }

    #[test]
    fn inputs_have_a_limit_but_a_sum_may_be_long() {
        let sum = |n: usize| (0..n).map(|i| format!("a{i}")).collect::<Vec<_>>().join(" + ");
        assert!(parse(&sum(limits::FORMULA_INPUTS)).is_ok());
        let error = parse(&sum(limits::FORMULA_INPUTS + 1)).unwrap_err();
        assert_eq!(error.expected, "at most 64 different inputs");
    }

    #[test]
    fn start_and_prev_may_also_name_inputs() {
        assert_eq!(parse("start / prev").unwrap().inputs(), ["start", "prev"]);
    }
}

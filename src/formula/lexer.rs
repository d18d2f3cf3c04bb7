//! Cuts formula text into tokens; every text can be cut, judging them is the parser's job.

use std::ops::Range;

use super::tree::Op;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum TokenKind {
    /// May be infinite when the digits say more than a number can hold.
    Number(f64),
    /// Letters, digits and underscores, not starting with a digit; perhaps no identifier.
    Word,
    Op(Op),
    Open,
    Close,
    Other(char),
    End,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    /// From 1, in characters.
    pub(super) column: usize,
    /// Where it stands in the text, in bytes.
    pub(super) bytes: Range<usize>,
}

/// The tokens of a text; the last one is always [`TokenKind::End`].
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    let mut column = 1;
    loop {
        let rest = &text[at..];
        let trimmed = rest.trim_start();
        let space = &rest[..rest.len() - trimmed.len()];
        at += space.len();
        column += space.chars().count();
        let Some(first) = trimmed.chars().next() else {
            tokens.push(Token { kind: TokenKind::End, column, bytes: at..at });
            return tokens;
        };
        let (kind, length) = next_token(trimmed, first);
        tokens.push(Token { kind, column, bytes: at..at + length });
        column += trimmed[..length].chars().count();
        at += length;
    }
}

/// The token a text starts with and its length in bytes.
fn next_token(text: &str, first: char) -> (TokenKind, usize) {
    let one = first.len_utf8();
    let number = number_length(text);
    if number > 0 {
        return match text[..number].parse() {
            Ok(value) => (TokenKind::Number(value), number),
            Err(_) => (TokenKind::Other(first), one),
        };
    }
    if is_word_char(first) {
        return (TokenKind::Word, length_while(text, is_word_char));
    }
    let kind = match first {
        '+' => TokenKind::Op(Op::Add),
        '-' | '−' => TokenKind::Op(Op::Subtract),
        // The middle dot and the dot operator look alike.
        '*' | '·' | '⋅' | '×' => TokenKind::Op(Op::Multiply),
        '/' | '÷' => TokenKind::Op(Op::Divide),
        '(' => TokenKind::Open,
        ')' => TokenKind::Close,
        other => TokenKind::Other(other),
    };
    (kind, one)
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The bytes a text starts with that belong.
fn length_while(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

/// The length of the number a text starts with; 0 if it starts with none. An exponent counts only
/// with a digit behind it.
fn number_length(text: &str) -> usize {
    let digits = |from: usize| length_while(&text[from..], |c| c.is_ascii_digit());
    let whole = digits(0);
    let mut length = whole;
    if text[length..].starts_with('.') {
        let fraction = digits(length + 1);
        if whole + fraction == 0 {
            return 0;
        }
        length += 1 + fraction;
    }
    if length > 0 && text[length..].starts_with(['e', 'E']) {
        let sign = usize::from(text[length + 1..].starts_with(['+', '-']));
        let exponent = digits(length + 1 + sign);
        if exponent > 0 {
            length += 1 + sign + exponent;
        }
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<TokenKind> {
        tokens(text).into_iter().map(|token| token.kind).collect()
    }

    #[test]
    fn numbers_take_a_point_and_an_exponent() {
        let check = |text: &str, expected: f64| {
            assert_eq!(kinds(text), [TokenKind::Number(expected), TokenKind::End], "{text}");
        };
        check("0.02", 0.02);
        check("1e3", 1000.0);
        check("1E-3", 0.001);
        check("2.5e+2", 250.0);
        check(".5", 0.5);
        check("7.", 7.0);
    }

    #[test]
    fn an_exponent_without_digits_is_a_word() {
        assert_eq!(kinds("2e"), [TokenKind::Number(2.0), TokenKind::Word, TokenKind::End]);
        assert_eq!(kinds("."), [TokenKind::Other('.'), TokenKind::End]);
    }

    #[test]
    fn columns_count_characters() {
        let tokens = tokens("2 · ä − b");
        let columns: Vec<_> = tokens.iter().map(|token| token.column).collect();
        assert_eq!(columns, [1, 3, 5, 7, 9, 10]);
    }
}

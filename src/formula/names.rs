//! The names a formula text says and where, whether or not the text can be read.

use super::lexer::{TokenKind, tokens};

/// A name within formula text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name<'a> {
    /// As it is written; perhaps no identifier.
    pub text: &'a str,
    /// Where it begins: from 1, in characters.
    pub column: usize,
}

/// Every name in order, repetitions included; `start` and `prev` only where they call nothing.
pub fn names(text: &str) -> Vec<Name<'_>> {
    let tokens = tokens(text);
    let is_call = |idx: usize, word: &str| {
        matches!(word, "start" | "prev")
            && tokens.get(idx + 1).is_some_and(|next| next.kind == TokenKind::Open)
    };
    let words = tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word);
    words
        .map(|(idx, token)| (idx, Name { text: &text[token.bytes.clone()], column: token.column }))
        .filter(|(idx, name)| !is_call(*idx, name.text))
        .map(|(_, name)| name)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_with_their_columns_also_in_broken_text() {
        let check = |text: &str, expected: &[(&str, usize)]| {
            let found: Vec<_> = names(text).iter().map(|name| (name.text, name.column)).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("100 · shares / (shares", &[("shares", 7), ("shares", 17)]);
        check("prev(likes) − start( followers )", &[("likes", 6), ("followers", 22)]);
        check("start + 1", &[("start", 1)]);
        check("ä Likes", &[("ä", 1), ("Likes", 3)]);
        check("2 * (", &[]);
    }
}

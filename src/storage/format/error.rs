//! Why a plan cannot be read or written, told so that it can be put right.

use std::fmt;

use super::problems::place;

/// The longest piece of a line an error shows.
const EXCERPT_CHARS: usize = 100;
/// The longest sentence: it may repeat a word of the file, which may be a million letters long.
const SENTENCE_CHARS: usize = 300;

/// Why a text is not a plan. Its display has several lines: what is wrong, the line of the file
/// with a caret, and what was expected there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError {
    /// A sentence on what is wrong.
    pub message: String,
    /// Counted from 1; `None` when the whole file is meant.
    pub line: Option<usize>,
    /// Characters counted from 1.
    pub column: Option<usize>,
    /// The line of the file, or the piece of it around the column.
    pub excerpt: String,
    /// How many characters of the excerpt stand before the caret.
    pub caret: usize,
    /// What should stand there, or what to do.
    pub expected: String,
    /// Whether the file was written for a newer version of the program.
    pub is_newer: bool,
}

impl LoadError {
    /// An error about the file as a whole.
    pub fn of_file(message: impl Into<String>, expected: impl Into<String>) -> Self {
        Self {
            message: in_short(message.into()),
            line: None,
            column: None,
            excerpt: String::new(),
            caret: 0,
            expected: in_short(expected.into()),
            is_newer: false,
        }
    }

    /// An error at a byte offset.
    pub fn at(
        document: &str,
        at: usize,
        message: impl Into<String>,
        expected: impl Into<String>,
    ) -> Self {
        let (line, column) = place(document, at);
        let text = document.lines().nth(line - 1).unwrap_or("");
        // Of a long line the piece around the column is shown.
        let skipped = (column - 1).saturating_sub(EXCERPT_CHARS / 2);
        let shown = text.chars().skip(skipped).take(EXCERPT_CHARS);
        let excerpt: String = shown.map(visible).collect();
        Self {
            line: Some(line),
            column: Some(column),
            excerpt,
            caret: column - 1 - skipped,
            ..Self::of_file(message, expected)
        }
    }
}

/// Without the middle of what is too long to be read: beginning and end say what it is about.
fn in_short(sentence: String) -> String {
    let n = sentence.chars().count();
    if n <= SENTENCE_CHARS {
        return sentence;
    }
    let (begin, end) = (SENTENCE_CHARS / 3 * 2, SENTENCE_CHARS / 3);
    let begin = sentence.chars().take(begin);
    begin.chain(['…']).chain(sentence.chars().skip(n - end)).collect()
}

/// A character as an excerpt shows it, one for one so that the caret stays where it is: what turns
/// the direction of writing or has no width would make the line look other than it is.
fn visible(c: char) -> char {
    match c {
        '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => '\u{fffd}',
        c if c.is_control() => ' ',
        c => c,
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if let (Some(line), Some(column)) = (self.line, self.column) {
            write!(f, " (line {line}, column {column})")?;
            // Under an empty line a caret shows nothing.
            if !self.excerpt.trim().is_empty() {
                write!(f, "\n  {}\n  {:caret$}^", self.excerpt, "", caret = self.caret)?;
            }
        }
        if !self.expected.is_empty() {
            write!(f, "\n{}", self.expected)?;
        }
        Ok(())
    }
}

impl std::error::Error for LoadError {}

/// Why a plan cannot be written as a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    #[error("{what} is not a finite number; type it anew, then save again")]
    NotFinite { what: String },
    #[error("{what} is longer than 64 kB; shorten it, then save again")]
    TextTooLong { what: String },
    #[error("{what} has more than {limit} entries; remove some, then save again")]
    TooMany { what: String, limit: usize },
    #[error("{what} lies outside the years 1 to 9998; change it, then save again")]
    OutOfYears { what: String },
    #[error("The file would be larger than 512 MiB; split the plan in two")]
    FileTooLarge,
    #[error("The plan could not be put into text: {0}")]
    Text(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_the_file_that_never_ends_does_not_fill_the_screen() {
        let word = "Some(".repeat(100_000);
        let error = LoadError::at("x", 0, format!("“{word}” is no name"), "Write a name");
        assert!(error.to_string().chars().count() < 500);
        assert!(error.message.starts_with("“Some(Some("));
        assert!(error.message.ends_with("” is no name"), "{}", error.message);
        let short = "A name is needed here".to_owned();
        assert_eq!(in_short(short.clone()), short);
    }
}

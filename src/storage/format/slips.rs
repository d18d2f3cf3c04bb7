//! Sentences for what people get wrong in a plan file by hand.

use ron::error::SpannedError;

use super::FORMAT;
use super::error::LoadError;

/// Tells an error of the parser in words. `path` is the field it came from, "goals[3].target".
pub fn explain(text: &str, error: &SpannedError, path: &str) -> LoadError {
    let at = offset(text, error.span.end.line, error.span.end.col);
    LoadError::at(text, at, format!("{} {path} {}", error.code, error.span), "")
}

/// The byte offset of a line and a column in characters, both from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let from: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let rest = &text[from..];
    from + rest.char_indices().nth(column - 1).map_or(rest.len(), |(at, _)| at)
}

/// "goals.3.target" and "goals[3].target" as people count: "goals, entry 4, target".
pub fn in_words(path: &str) -> String {
    path.to_owned()
}

/// The error for a file of another format.
pub fn other_format(text: &str, format: u32) -> LoadError {
    let at = text.find("format").unwrap_or(0);
    let is_newer = format > FORMAT;
    LoadError { is_newer, ..LoadError::at(text, at, "", "") }
}

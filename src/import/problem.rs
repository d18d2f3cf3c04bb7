//! What an import has to tell the user, each in one sentence.

use crate::import::cells::clean::visible;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing or not everything could be read.
    Error,
    /// Read, but look at it.
    Warning,
    /// Good to know.
    Note,
}

impl Severity {
    /// As the command line's JSON has it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// One sentence about a file, a row or a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportProblem {
    pub severity: Severity,
    /// Place of the file in the list that was imported.
    pub file: usize,
    /// Records of the file count from 1, titles and blank lines included.
    pub row: Option<usize>,
    /// The header as the file has it.
    pub column: Option<String>,
    pub message: String,
}

/// A problem before it is known which file of the list it belongs to.
pub(super) fn problem(severity: Severity, message: impl Into<String>) -> ImportProblem {
    ImportProblem { severity, file: 0, row: None, column: None, message: message.into() }
}

impl ImportProblem {
    pub(super) fn at_row(mut self, row: usize) -> Self {
        self.row = Some(row);
        self
    }

    pub(super) fn in_file(mut self, file: usize) -> Self {
        self.file = file;
        self
    }

    pub(super) fn at_column(mut self, header: &str) -> Self {
        self.column = Some(header.to_owned());
        self
    }
}

/// A cell as a sentence quotes it: without blanks around it, and not all of a long text.
pub(super) fn quoted(cell: &str) -> String {
    const SHOWN: usize = 40;
    let text = visible(cell);
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("“{}…”", &text[..end]),
        None => format!("“{text}”"),
    }
}

/// "rows 3, 4, 9 and 12 more": at most eight numbers, so that a list stays a sentence.
pub(super) fn rows_text(rows: &[usize]) -> String {
    const SHOWN: usize = 8;
    let word = if rows.len() == 1 { "row" } else { "rows" };
    let shown: Vec<String> = rows.iter().take(SHOWN).map(ToString::to_string).collect();
    match rows.len().saturating_sub(SHOWN) {
        0 => format!("{word} {}", shown.join(", ")),
        more => format!("{word} {} and {more} more", shown.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_quote_no_more_than_the_begin_of_a_text() {
        assert_eq!(quoted(" ten words "), "“ten words”");
        assert_eq!(quoted(&"ä".repeat(60)), format!("“{}…”", "ä".repeat(40)));
        assert_eq!(rows_text(&[3]), "row 3");
        assert_eq!(
            rows_text(&[1, 2, 3, 4, 5, 6, 7, 8, 9]),
            "rows 1, 2, 3, 4, 5, 6, 7, 8 and 1 more"
        );
    }
}

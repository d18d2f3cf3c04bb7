//! What a plan file had that was not as it should be, and where.

use std::fmt;

/// How many problems are listed one by one.
const LISTED: usize = 500;

/// Something in a file that was understood, but not taken as it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Counted from 1, where it is known.
    pub line: Option<usize>,
    /// Characters counted from 1, where it is known.
    pub column: Option<usize>,
    /// What was found and what was done about it.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.line, self.column) {
            (Some(line), Some(column)) => write!(f, "line {line}, column {column}: ")?,
            (Some(line), None) => write!(f, "line {line}: ")?,
            _ => {}
        }
        f.write_str(&self.message)
    }
}

/// Collects problems and finds their places in the text of the file.
pub struct Problems<'a> {
    document: &'a str,
    listed: Vec<Problem>,
    n_unlisted: usize,
}

impl<'a> Problems<'a> {
    pub fn new(document: &'a str) -> Self {
        Self { document, listed: Vec::new(), n_unlisted: 0 }
    }

    /// Notes a problem at a byte offset of the document.
    pub fn add(&mut self, at: Option<usize>, message: impl Into<String>) {
        if self.listed.len() >= LISTED {
            self.n_unlisted += 1;
            return;
        }
        let place = at.map(|at| place(self.document, at));
        self.listed.push(Problem {
            line: place.map(|(line, _)| line),
            column: place.map(|(_, column)| column),
            message: message.into(),
        });
    }

    /// Notes a problem on the line of a text that was read from the document.
    pub fn add_near(&mut self, text: &str, message: impl Into<String>) {
        let line = offset_in(self.document, text).map(|at| place(self.document, at).0);
        self.add(None, message);
        if self.n_unlisted == 0
            && let Some(last) = self.listed.last_mut()
        {
            last.line = line;
        }
    }

    pub fn document(&self) -> &'a str {
        self.document
    }

    pub fn finish(mut self) -> Vec<Problem> {
        if self.n_unlisted > 0 {
            let message = format!("… and {} more of this sort", self.n_unlisted);
            self.listed.push(Problem { line: None, column: None, message });
        }
        self.listed
    }
}

/// Where in the document a text was borrowed from; nothing if it was copied.
pub fn offset_in(document: &str, text: &str) -> Option<usize> {
    let at = text.as_ptr().addr().checked_sub(document.as_ptr().addr())?;
    (at + text.len() <= document.len()).then_some(at)
}

/// Line and column (in characters), both from 1, of a byte offset.
pub fn place(document: &str, at: usize) -> (usize, usize) {
    let before = document.get(..at).unwrap_or(document);
    let line = before.matches('\n').count() + 1;
    let from = before.rfind('\n').map_or(0, |end| end + 1);
    (line, before[from..].chars().count() + 1)
}

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

/// Collects problems and finds their places in the text of the file. However many there are, only
/// the first are kept and looked for, so that a file of nothing but problems is read as quickly.
pub struct Problems<'a> {
    document: &'a str,
    lines: Option<Lines>,
    listed: Vec<Problem>,
    n_unlisted: usize,
}

impl<'a> Problems<'a> {
    pub fn new(document: &'a str) -> Self {
        Self { document, lines: None, listed: Vec::new(), n_unlisted: 0 }
    }

    /// Notes a problem at a byte offset of the document.
    pub fn add(&mut self, at: Option<usize>, message: impl Into<String>) {
        if self.is_full() {
            self.add_unlisted(1);
            return;
        }
        let place = at.map(|at| self.place(at));
        self.listed.push(Problem {
            line: place.map(|(line, _)| line),
            column: place.and_then(|(_, column)| column),
            message: message.into(),
        });
    }

    /// Notes a problem on the line of a text that was read from the document.
    pub fn add_near(&mut self, text: &str, message: impl Into<String>) {
        if self.is_full() {
            self.add_unlisted(1);
            return;
        }
        let line = offset_in(self.document, text).map(|at| self.place(at).0);
        self.listed.push(Problem { line, column: None, message: message.into() });
    }

    /// Counts problems that are too many to be listed.
    pub fn add_unlisted(&mut self, n: usize) {
        self.n_unlisted += n;
    }

    /// Whether further problems are only counted.
    pub fn is_full(&self) -> bool {
        self.listed.len() >= LISTED
    }

    pub fn document(&self) -> &'a str {
        self.document
    }

    fn place(&mut self, at: usize) -> (usize, Option<usize>) {
        self.lines.get_or_insert_with(|| Lines::new(self.document)).place(self.document, at)
    }

    pub fn finish(mut self) -> Vec<Problem> {
        if self.n_unlisted > 0 {
            let message = format!("… and {} more of this sort", self.n_unlisted);
            self.listed.push(Problem { line: None, column: None, message });
        }
        self.listed
    }
}

/// The line of every 64 kB of a text, so that a place is found without counting from the start.
struct Lines(Vec<usize>);

impl Lines {
    const STEP: usize = 64 * 1024;

    fn new(document: &str) -> Self {
        let blocks = document.as_bytes().chunks(Self::STEP);
        let ends = blocks.scan(0, |n, block| {
            *n += n_line_ends(block);
            Some(*n)
        });
        Self(std::iter::once(0).chain(ends).collect())
    }

    /// The line, and the column unless the line is very long, both from 1.
    fn place(&self, document: &str, at: usize) -> (usize, Option<usize>) {
        let bytes = document.as_bytes();
        let at = at.min(bytes.len());
        let block = at / Self::STEP;
        let before = self.0.get(block).copied().unwrap_or(0);
        let line = before + n_line_ends(&bytes[block * Self::STEP..at]) + 1;
        let near = at.saturating_sub(Self::STEP);
        let start = match bytes[near..at].iter().rposition(|byte| *byte == b'\n') {
            Some(end) => Some(near + end + 1),
            None => (near == 0).then_some(0),
        };
        let column = start.and_then(|start| Some(document.get(start..at)?.chars().count() + 1));
        (line, column)
    }
}

fn n_line_ends(bytes: &[u8]) -> usize {
    bytes.split(|byte| *byte == b'\n').count() - 1
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_the_same_found_quickly_and_counted_from_the_start() {
        let mut text = "erste Zeile: äöü\n".repeat(9_000);
        text.push_str(&"x".repeat(70_000));
        text.push_str("\n\n🙂 end");
        let lines = Lines::new(&text);
        for (at, _) in text.char_indices().filter(|(at, _)| at % 997 < 2) {
            let (line, column) = lines.place(&text, at);
            let (expected_line, expected_column) = place(&text, at);
            assert_eq!(line, expected_line, "{at}");
            assert!(column.is_none_or(|column| column == expected_column), "{at}");
            assert!(column.is_some() || expected_column > 60_000, "{at}");
        }
        assert_eq!(lines.place(&text, text.len()), (9_003, Some(6)));
    }

    #[test]
    fn a_flood_of_problems_is_counted() {
        let mut problems = Problems::new("a\nb");
        for _ in 0..10_000 {
            problems.add(Some(2), "odd");
        }
        problems.add_near(problems.document(), "odd");
        let listed = problems.finish();
        assert_eq!(listed.len(), LISTED + 1);
        assert_eq!(listed[LISTED].message, "… and 9501 more of this sort");
    }
}

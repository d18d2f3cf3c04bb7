//! An even run that grows: each record is gone through once, by what its columns held before.

use crate::import::lines::even::{Even, Extents, QuickCells};
use crate::import::lines::places::wide;
use crate::import::lines::plain;
use crate::import::lines::run_column::Column;

/// Fields beyond which a record is too wide for its fields to be looked for one by one.
const MOST_COLUMNS: usize = 16;
/// The signs between fields that are no part of a day or of a number.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// An even run that grows.
pub(super) struct Builder<'a> {
    text: &'a str,
    signs: Signs,
    first: usize,
    extents: Extents,
    columns: Vec<Column<'a>>,
}

/// How fields are parted.
#[derive(Clone, Copy)]
pub(super) struct Signs {
    pub delimiter: u8,
    /// Whether quotes stand around fields; else they are letters.
    pub has_quotes: bool,
}

/// A field of a record.
#[derive(Clone, Copy)]
pub(super) struct Field {
    /// Where what it holds begins and ends, without the quotes around it.
    pub start: usize,
    pub stop: usize,
    pub end: End,
}

/// What stands behind a field.
#[derive(Clone, Copy)]
pub(super) struct End {
    /// Where the next field or record begins.
    pub next: usize,
    /// Whether the record ends.
    pub is_line: bool,
}

impl<'a> Builder<'a> {
    /// A run of records like the one that begins at `at`; `None` where that one is not even.
    pub fn like(text: &'a str, signs: Signs, at: usize) -> Option<Self> {
        let mut run =
            Builder { text, signs, first: 0, extents: Extents::default(), columns: Vec::new() };
        if !DELIMITERS.contains(&signs.delimiter) {
            return None;
        }
        let mut start = at;
        loop {
            if run.columns.len() == MOST_COLUMNS {
                return None;
            }
            let field = signs.field(text.as_bytes(), start)?;
            run.columns.push(Column::like(&text[field.start..field.stop]));
            start = field.end.next;
            if field.end.is_line {
                return Some(run);
            }
        }
    }

    /// Where a record like those of the run ends that begins at `at`; `None` where it is unlike.
    pub fn fits(&mut self, at: usize) -> Option<usize> {
        let end = self.part(at)?;
        self.columns.iter().all(Column::is_like).then_some(end)
    }

    /// Says which record of the file the run begins with.
    pub fn begin(&mut self, record: usize) {
        self.first = record;
    }

    pub fn len(&self) -> usize {
        self.extents.len()
    }

    /// Adds the record that begins at `at` and answers with where it ends; `None` where it is no
    /// part of the run: it is not even, has another number of fields, or begins otherwise.
    #[inline]
    pub fn push(&mut self, at: usize) -> Option<usize> {
        let end = self.part(at)?;
        let length = u16::try_from(end - at).ok()?;
        // The first field says what a record is.
        if !self.columns.first()?.is_like() {
            return None;
        }
        for column in &mut self.columns {
            column.take(self.text);
        }
        self.extents.push(at, length);
        Some(end)
    }

    /// Finds the fields of a record and answers with where it ends; `None` where it is not even or
    /// has another number of fields.
    #[inline]
    fn part(&mut self, at: usize) -> Option<usize> {
        let mut start = at;
        let mut columns = self.columns.iter_mut();
        while let Some(column) = columns.next() {
            let End { next, is_line } = column.find(self.text, start, self.signs)?;
            if is_line {
                return (columns.len() == 0).then_some(next);
            }
            start = next;
        }
        None
    }

    pub fn finish(self) -> Even {
        let mut extents = self.extents;
        extents.shrink();
        let columns: Vec<QuickCells> = self.columns.into_iter().map(Column::finish).collect();
        let opens = |column: usize, fits: fn(&u8) -> bool| match columns.get(column) {
            Some(QuickCells::Days(_)) => true,
            Some(QuickCells::Numbers { values, tally }) => {
                tally.n == values.len() && tally.n_negative == 0
            }
            Some(QuickCells::Words { words, .. }) => words.iter().all(|word| {
                self.text.as_bytes()[wide(word.start)..wide(word.end)].first().is_some_and(fits)
            }),
            Some(QuickCells::Unread) | None => false,
        };
        let opens_as_rows = opens(0, u8::is_ascii_digit) && opens(1, u8::is_ascii_alphanumeric);
        Even { first: self.first, extents, columns, opens_as_rows }
    }
}

impl Signs {
    /// What a field ends with whose last letter or quote stands before this place.
    #[inline]
    pub fn end(self, bytes: &[u8], at: usize) -> Option<End> {
        match *bytes.get(at)? {
            byte if byte == self.delimiter => Some(End { next: at + 1, is_line: false }),
            b'\n' => Some(End { next: at + 1, is_line: true }),
            b'\r' if bytes.get(at + 1) == Some(&b'\n') => Some(End { next: at + 2, is_line: true }),
            _ => None,
        }
    }

    /// The field that begins here; `None` where it is to be read with all care: it begins with a
    /// blank, has a quote or a line end in quotes, or no sign follows.
    #[inline]
    pub fn field(self, bytes: &[u8], at: usize) -> Option<Field> {
        let (start, stop) = match *bytes.get(at)? {
            b'"' if self.has_quotes => {
                let stop = plain::next_sign(bytes, at + 1, b'"');
                if bytes.get(stop) != Some(&b'"') {
                    return None;
                }
                (at + 1, stop)
            }
            b' ' | b'"' => return None,
            _ => (at, plain::field_end(bytes, at, self.delimiter)?),
        };
        let end = self.end(bytes, stop + (start - at))?;
        Some(Field { start, stop, end })
    }
}

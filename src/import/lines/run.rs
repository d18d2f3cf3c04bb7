//! An even run that grows: its records are gone through once, a block at a time, column by column.

use std::ops::Range;

use crate::import::lines::block::Block;
use crate::import::lines::even::{Even, Extents};
use crate::import::lines::places::{narrow, wide};
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
    /// Where the first record begins.
    start: usize,
    /// Where the last one ends.
    end: usize,
    /// How many bytes each record has.
    lengths: Vec<u16>,
    columns: Vec<Column<'a>>,
    /// The block at hand.
    block: Block,
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
        if !DELIMITERS.contains(&signs.delimiter) {
            return None;
        }
        let mut columns = Vec::new();
        let mut start = at;
        loop {
            if columns.len() == MOST_COLUMNS {
                return None;
            }
            let field = signs.field(text.as_bytes(), start)?;
            columns.push(Column::like(&text[field.start..field.stop]));
            start = field.end.next;
            if field.end.is_line {
                return Some(Self::of(text, signs, at, columns));
            }
        }
    }

    fn of(text: &'a str, signs: Signs, start: usize, columns: Vec<Column<'a>>) -> Self {
        let block = Block::of_width(columns.len());
        Self { text, signs, start, end: start, lengths: Vec::new(), columns, block }
    }

    /// A run of the same columns that begins elsewhere, with room for so many records.
    pub fn sibling(&self, start: usize, n: usize) -> Self {
        let columns = self.columns.iter().map(|column| column.sibling(n)).collect();
        let lengths = Vec::with_capacity(n);
        Self { lengths, ..Self::of(self.text, self.signs, start, columns) }
    }

    /// Whether a part of the text is a record like those of the run.
    pub fn fits(&mut self, part: Range<usize>) -> bool {
        self.block.find(self.text.as_bytes(), part.clone(), 1, self.signs);
        let is_like = |(at, column): (usize, &Column<'_>)| {
            self.block.column(at, 1).all(|cell| column.is_like(&self.text[cell]))
        };
        self.block.ends() == [narrow(part.end)] && self.columns.iter().enumerate().all(is_like)
    }

    pub fn len(&self) -> usize {
        self.lengths.len()
    }

    /// Where the last record ends.
    pub fn end(&self) -> usize {
        self.end
    }

    /// Adds records that end before a place, so many at most; as long as they are part of the run:
    /// even, with as many fields, and beginning like the others. Says how far it is now and then,
    /// and ends where that answers with no.
    pub fn read(&mut self, until: usize, most: usize, mut goes_on: impl FnMut(usize) -> bool) {
        while self.len() < most && self.end < until && goes_on(self.end) {
            let Self { text, signs, end, lengths, columns, block, .. } = self;
            block.find(text.as_bytes(), *end..until, most - lengths.len(), *signs);
            let found = block.ends().len();
            // The first field says what a record is.
            let mut n = found;
            for (at, column) in columns.iter_mut().enumerate() {
                let cells = block.column(at, n);
                n = if at == 0 { column.keep_like(text, cells) } else { column.keep(text, cells) };
            }
            for record_end in block.ends().iter().take(n).map(|end| wide(*end)) {
                lengths.push(u16::try_from(record_end - *end).unwrap_or(u16::MAX));
                *end = record_end;
            }
            if n == 0 || n < found {
                break;
            }
        }
    }

    /// Adds the records of a run that begins where this one ends.
    pub fn append(&mut self, behind: Self) {
        for (column, behind) in self.columns.iter_mut().zip(behind.columns) {
            column.append(self.text, behind);
        }
        self.lengths.extend_from_slice(&behind.lengths);
        self.end = behind.end;
    }

    /// What is kept of the run; it begins with this record of the file.
    pub fn finish(self, first: usize) -> Even {
        let extents = Extents::of_lengths(self.start, self.lengths);
        let mut opens = self.columns.iter().map(Column::opens);
        let opens_as_rows = opens.next().is_some_and(|opens| opens.with_digit)
            && opens.next().is_some_and(|opens| opens.with_letter_or_digit);
        let columns = self.columns.into_iter().map(Column::finish).collect();
        Even { first, extents, columns, opens_as_rows }
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

/// Cuts a text into parts that begin and end with a line, so many at most.
pub(super) fn cut(bytes: &[u8], Range { start, end }: Range<usize>, n: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = start;
    let length = (end - start).div_ceil(n.max(1));
    for middle in (start..end).step_by(length.max(1)).skip(1) {
        let rest = bytes[..end].get(middle.max(from)..).unwrap_or_default();
        let line_end = rest.iter().position(|byte| *byte == b'\n');
        if let Some(at) = line_end.map(|at| middle.max(from) + at + 1).filter(|at| *at < end) {
            parts.push(from..at);
            from = at;
        }
    }
    parts.push(from..end);
    parts
}

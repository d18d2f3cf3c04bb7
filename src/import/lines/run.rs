//! An even run that grows: its records are gone through once, a block at a time, column by column.

use std::ops::Range;

use crate::import::lines::even::{Even, Extents};
use crate::import::lines::plain;
use crate::import::lines::run_column::Column;

/// Fields beyond which a record is too wide for its fields to be looked for one by one.
const MOST_COLUMNS: usize = 16;
/// The signs between fields that are no part of a day or of a number.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Records that are looked at before any of them is kept: what is seen of them stays at hand.
const BLOCK: usize = 256;

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
    /// Where the records of a block begin, and where the last of them ends.
    starts: Vec<usize>,
    /// Where the next field of each begins.
    at: Vec<usize>,
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
        let (starts, at) = (Vec::new(), Vec::new());
        Self { text, signs, start, end: start, lengths: Vec::new(), columns, starts, at }
    }

    /// A run of the same columns that begins elsewhere, with room for so many records.
    pub fn sibling(&self, start: usize, n: usize) -> Self {
        let columns = self.columns.iter().map(|column| column.sibling(n)).collect();
        let lengths = Vec::with_capacity(n);
        Self { lengths, ..Self::of(self.text, self.signs, start, columns) }
    }

    /// Where a record like those of the run ends that begins at `at`; `None` where it is unlike.
    pub fn fits(&mut self, at: usize) -> Option<usize> {
        self.find_lines(at, 1, self.text.len());
        let n = self.look();
        let is_like = self.columns.iter().all(|column| column.n_like(n) == 1);
        self.starts.last().copied().filter(|_| is_like)
    }

    pub fn len(&self) -> usize {
        self.lengths.len()
    }

    /// Where the last record ends.
    pub fn end(&self) -> usize {
        self.end
    }

    /// Adds records that begin before a place, so many at most; as long as they are part of the run:
    /// even, with as many fields, and beginning like the others. Says how far it is now and then,
    /// and ends where that answers with no.
    pub fn read(&mut self, until: usize, most: usize, mut goes_on: impl FnMut(usize) -> bool) {
        let mut is_more = true;
        while is_more && self.len() < most && goes_on(self.end) {
            let wanted = self.find_lines(self.end, most - self.len(), until);
            let mut n = wanted;
            loop {
                let fitting = self.look();
                if fitting == n {
                    break;
                }
                // Once more, so that nothing is seen but what is kept.
                n = fitting;
                self.starts.truncate(n + 1);
            }
            self.keep(n);
            is_more = n == wanted && n > 0;
        }
    }

    /// Finds where records begin from a place on; a line that is too long for a run is none, and
    /// nor is one without an end. Answers with how many there are.
    fn find_lines(&mut self, at: usize, most: usize, until: usize) -> usize {
        self.starts.clear();
        self.starts.push(at);
        plain::line_ends(self.text.as_bytes(), at..until, most.min(BLOCK), &mut self.starts);
        let too_long =
            self.starts.windows(2).position(|pair| u16::try_from(pair[1] - pair[0]).is_err());
        if let Some(n) = too_long {
            self.starts.truncate(n + 1);
        }
        self.starts.len() - 1
    }

    /// Looks at the records of the block at hand, and answers with how many of them are part of the
    /// run.
    fn look(&mut self) -> usize {
        let Self { text, signs, columns, starts, at, .. } = self;
        let n = starts.len() - 1;
        at.clear();
        at.extend_from_slice(&starts[..n]);
        let mut fitting = n;
        let Some((last, others)) = columns.split_last_mut() else { return 0 };
        for column in others {
            fitting = column.look::<false>(text, *signs, &mut at[..fitting]);
        }
        fitting = last.look::<true>(text, *signs, &mut at[..fitting]);
        // The first field says what a record is.
        columns.first().map_or(0, |first| first.n_like(fitting))
    }

    /// Adds the first records of the block at hand.
    fn keep(&mut self, n: usize) {
        for column in &mut self.columns {
            column.keep(self.text);
        }
        let lengths = self.starts.windows(2).take(n).map(|pair| pair[1] - pair[0]);
        self.lengths.extend(lengths.map(|length| u16::try_from(length).unwrap_or(u16::MAX)));
        self.end = self.starts[n];
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

    /// Where the next field or, behind the last one, the next record begins; `None` where something
    /// else follows.
    #[inline]
    pub fn next<const LAST: bool>(self, bytes: &[u8], at: usize) -> Option<usize> {
        match *bytes.get(at)? {
            byte if !LAST => (byte == self.delimiter).then_some(at + 1),
            b'\n' => Some(at + 1),
            b'\r' if bytes.get(at + 1) == Some(&b'\n') => Some(at + 2),
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
        let mut starts = Vec::new();
        plain::line_ends(bytes, middle.max(from)..end, 1, &mut starts);
        if let Some(at) = starts.first().filter(|at| **at < end) {
            parts.push(from..*at);
            from = *at;
        }
    }
    parts.push(from..end);
    parts
}

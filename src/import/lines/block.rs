//! A block of records that follow each other: where each of their fields stands. The signs between
//! fields are looked for in one go, so that nothing waits for what the field before says.

use std::ops::Range;

use crate::import::lines::places::{narrow, wide};
use crate::import::lines::plain;
use crate::import::lines::run::Signs;

/// Bytes that are looked at before any of them is read: what was found in them stays at hand.
const BYTES: usize = 16 << 10;

/// Records with the same number of fields each.
#[derive(Default)]
pub(super) struct Block {
    width: usize,
    /// Where the fields begin and end, without the quotes around them, record by record.
    fields: Vec<(u32, u32)>,
    /// Where the records end.
    ends: Vec<u32>,
    /// Where signs stand; kept for the next block.
    signs: Vec<u32>,
}

impl Block {
    /// A block of records with so many fields.
    pub fn of_width(width: usize) -> Self {
        Self { width, ..Self::default() }
    }

    /// Where the records end.
    pub fn ends(&self) -> &[u32] {
        &self.ends
    }

    /// Where the fields of a column stand in the first records.
    pub fn column(&self, column: usize, n: usize) -> impl ExactSizeIterator<Item = Range<usize>> {
        let records = self.fields.chunks_exact(self.width).take(n);
        records.map(move |fields| wide(fields[column].0)..wide(fields[column].1))
    }

    /// Finds the records of a part of a text, so many at most, as long as they are even: each with
    /// as many fields, none of which has to be read with all care. Not all that are in a large part;
    /// none only where the first one is not even.
    pub fn find(&mut self, bytes: &[u8], part: Range<usize>, most: usize, signs: Signs) {
        self.fields.clear();
        self.ends.clear();
        let end = part.end.min(part.start + BYTES);
        self.signs.clear();
        let has_quotes = plain::signs_in(bytes, part.start..end, signs.delimiter, &mut self.signs);
        if !(has_quotes && signs.has_quotes) {
            self.take_plain(bytes, part.start, most, signs.delimiter);
        }
        if self.ends.is_empty() {
            self.take_others(bytes, part.start..end, part.end, (most, signs));
        }
    }

    /// Takes the records between the signs that were found, without a quote among them.
    fn take_plain(&mut self, bytes: &[u8], mut start: usize, most: usize, delimiter: u8) {
        let Self { width, fields, ends, signs } = self;
        let Some(last) = signs.get(*width - 1) else { return };
        let (line_end, n_signs) = match bytes[wide(*last)] {
            b'\r' => (b'\r', *width + 1),
            _ => (b'\n', *width),
        };
        for signs in signs.chunks_exact(n_signs).take(most) {
            let mut is_even = true;
            for (at, sign) in signs.iter().take(*width).enumerate() {
                let stop = wide(*sign);
                let wanted = if at + 1 < *width { delimiter } else { line_end };
                is_even &= bytes[stop] == wanted && !matches!(bytes[start], b' ' | b'"');
                fields.push((narrow(start), *sign));
                start = stop + 1;
            }
            if line_end == b'\r' {
                is_even &= bytes.get(start) == Some(&b'\n');
                start += 1;
            }
            if !is_even {
                fields.truncate(ends.len() * *width);
                return;
            }
            ends.push(narrow(start));
        }
    }

    /// Takes the records that begin in a part of a text, field by field; they end before `until`.
    fn take_others(
        &mut self,
        bytes: &[u8],
        part: Range<usize>,
        until: usize,
        (most, signs): (usize, Signs),
    ) {
        let mut start = part.start;
        while start < part.end && self.ends.len() < most {
            let mut at = start;
            for place in 1..=self.width {
                let field = signs.field(bytes, at);
                let Some(field) = field.filter(|field| field.end.is_line == (place == self.width))
                else {
                    self.fields.truncate(self.ends.len() * self.width);
                    return;
                };
                self.fields.push((narrow(field.start), narrow(field.stop)));
                at = field.end.next;
            }
            if at > until || u16::try_from(at - start).is_err() {
                self.fields.truncate(self.ends.len() * self.width);
                return;
            }
            self.ends.push(narrow(at));
            start = at;
        }
    }
}

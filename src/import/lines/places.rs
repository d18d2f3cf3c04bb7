//! Where the fields of a text are: in the text itself, one by one or as a run of even records.

use std::ops::Range;

use crate::import::lines::even::Even;

/// Where a record is kept.
pub(super) enum Place<'a> {
    Even(&'a Even),
    /// Its fields.
    Single(Range<usize>),
}

/// Where the fields of a text are.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// Where each field begins in the text; it goes on to the next one, the sign between them and
    /// the quotes around it included. [`APART`] marks those that are something else.
    starts: Vec<u32>,
    /// Where each record ends in `starts`.
    record_ends: Vec<u32>,
    /// Where the last field ends, the sign behind it included.
    end: u32,
    /// The run of even records, where the text has one. Its fields and records are in none of the
    /// other lists.
    even: Option<Even>,
    /// Fields that are not all that stands there: the place in `starts`, ascending, and what they
    /// are.
    apart: Vec<(u32, Apart)>,
    /// Fields that read otherwise than the text, one behind the other.
    changed: String,
}

/// A field that is not all that stands between two signs.
#[derive(Clone, Debug)]
enum Apart {
    /// A part of the text.
    Part(Range<u32>),
    /// A part of what had to be changed.
    Changed(Range<u32>),
}

/// The bit of a place that marks a field of `apart`; texts are shorter by far.
const APART: u32 = 1 << 31;
/// Bytes of text beyond which places no longer fit.
pub(super) const MOST_TEXT: usize = 2_000_000_000;

impl Places {
    /// Where a record is kept.
    #[inline]
    pub(super) fn place(&self, record: usize) -> Place<'_> {
        match &self.even {
            None => Place::Single(self.fields_of(record)),
            Some(even) => {
                let records = even.records();
                if record < records.start {
                    Place::Single(self.fields_of(record))
                } else if record < records.end {
                    Place::Even(even)
                } else {
                    Place::Single(self.fields_of(record - even.len()))
                }
            }
        }
    }

    /// The fields of a record that is in no run; these are counted without those of the run.
    #[inline]
    fn fields_of(&self, record: usize) -> Range<usize> {
        let ends = &self.record_ends;
        let end = ends.get(record).map_or(0, |end| wide(*end));
        let start = match record.checked_sub(1) {
            Some(before) => ends.get(before).map_or(end, |end| wide(*end)),
            None => 0,
        };
        start..end.max(start)
    }

    /// The field at a place in `starts`.
    #[inline]
    pub(super) fn field<'a>(&'a self, text: &'a str, delimiter: u8, at: usize) -> &'a str {
        let Self { starts, end, .. } = self;
        let start = starts[at];
        if start & APART != 0 {
            return self.apart_at(text, at);
        }
        let end = starts.get(at + 1).map_or(*end, |next| next & !APART);
        &text[content(text.as_bytes(), wide(start)..wide(end), delimiter)]
    }

    #[cold]
    fn apart_at<'a>(&'a self, text: &'a str, at: usize) -> &'a str {
        let apart = &self.apart;
        let found = apart.binary_search_by_key(&narrow(at), |(place, _)| *place);
        match found.map(|found| &apart[found].1) {
            Ok(Apart::Part(range)) => &text[wide(range.start)..wide(range.end)],
            Ok(Apart::Changed(range)) => &self.changed[wide(range.start)..wide(range.end)],
            Err(_) => "",
        }
    }

    /// The run of even records, where the text has one.
    pub(super) fn even(&self) -> Option<&Even> {
        self.even.as_ref()
    }

    /// Where the field at a place in `starts` begins; behind every text where it stands apart.
    #[inline]
    pub(super) fn start(&self, at: usize) -> Option<usize> {
        self.starts.get(at).map(|start| wide(*start))
    }

    pub(super) fn n_records(&self) -> usize {
        self.record_ends.len() + self.even.as_ref().map_or(0, Even::len)
    }

    /// Where a record begins in the text, as long as there is no run.
    pub(super) fn start_of(&self, record: usize) -> Option<usize> {
        let before = record.checked_sub(1);
        let field = before.map_or(Some(&0), |before| self.record_ends.get(before))?;
        self.starts.get(wide(*field)).map(|start| wide(*start & !APART))
    }

    /// Takes out the records from this one on; only for such that are plain.
    pub(super) fn truncate(&mut self, n_records: usize) {
        self.record_ends.truncate(n_records);
        self.starts.truncate(self.record_ends.last().map_or(0, |end| wide(*end)));
    }

    /// Adds a run of even records, which begins where the last record ended.
    pub(super) fn take_even(&mut self, even: Even) {
        self.even = Some(even);
    }

    /// Adds a record of fields that are what stands in the text. `find` adds where each begins and
    /// answers with where the record ends; where it finds none, nothing is added.
    #[inline]
    pub(super) fn take_record(
        &mut self,
        find: impl FnOnce(&mut Vec<u32>) -> Option<usize>,
    ) -> Option<usize> {
        let before = self.starts.len();
        let end = find(&mut self.starts);
        match end {
            Some(_) => self.end_record(),
            None => self.starts.truncate(before),
        }
        end
    }

    /// Adds a field that begins here and is what stands in the text.
    pub(super) fn take(&mut self, start: usize) {
        self.starts.push(narrow(start) & !APART);
    }

    /// Adds a field that begins here and is only a part of what stands there.
    pub(super) fn take_part(&mut self, start: usize, range: Range<usize>) {
        self.take_apart(start, Apart::Part(narrow(range.start)..narrow(range.end)));
    }

    /// Adds a field that begins here and reads otherwise than the text.
    pub(super) fn take_changed(&mut self, start: usize, field: &str) {
        let from = narrow(self.changed.len());
        self.changed.push_str(field);
        self.take_apart(start, Apart::Changed(from..narrow(self.changed.len())));
    }

    fn take_apart(&mut self, start: usize, apart: Apart) {
        self.apart.push((narrow(self.starts.len()), apart));
        self.starts.push(narrow(start) | APART);
    }

    /// Ends the last field, which goes up to `end` in the text: what follows is in no field.
    pub(super) fn end_last(&mut self, text: &str, delimiter: u8, end: usize) {
        let Some(start) = self.starts.last().copied().filter(|start| start & APART == 0) else {
            return;
        };
        self.starts.pop();
        let start = wide(start);
        self.take_part(start, content(text.as_bytes(), start..end, delimiter));
    }

    /// How many bytes of fields had to be changed.
    pub(super) fn n_changed(&self) -> usize {
        self.changed.len()
    }

    /// Closes the record that is open.
    pub(super) fn end_record(&mut self) {
        self.record_ends.push(narrow(self.starts.len()));
    }

    /// Says where the last field ends, the sign behind it included.
    pub(super) fn end_text(&mut self, end: usize) {
        self.end = narrow(end);
    }

    pub(super) fn shrink(&mut self) {
        self.starts.shrink_to_fit();
        self.record_ends.shrink_to_fit();
        self.apart.shrink_to_fit();
    }
}

/// Where a field is that stands here with the sign behind it: without that sign, and without the
/// quotes around it.
#[inline]
fn content(bytes: &[u8], Range { start, end }: Range<usize>, delimiter: u8) -> Range<usize> {
    let n = match &bytes[start..end] {
        [rest @ .., last] if *last == delimiter => rest.len(),
        [rest @ .., b'\r', b'\n'] | [rest @ .., b'\n' | b'\r'] => rest.len(),
        whole => whole.len(),
    };
    match &bytes[start..start + n] {
        [b'"', inner @ .., b'"'] => start + 1..start + 1 + inner.len(),
        _ => start..start + n,
    }
}

#[inline]
pub(super) fn wide(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

#[inline]
pub(super) fn narrow(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

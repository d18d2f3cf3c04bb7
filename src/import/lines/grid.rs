//! The fields of a text: places in the text itself, so that a large file is kept once.

use std::ops::Range;

use crate::import::lines::even::{Even, QuickCells};
use crate::import::lines::record_list::RecordList;

/// All fields of a file, as places in its text.
#[derive(Clone, Debug)]
pub struct Grid {
    text: String,
    delimiter: u8,
    places: Places,
}

/// What is known of a column in a run of even records.
#[derive(Clone, Debug)]
pub(in crate::import) struct Quick<'a> {
    pub records: Range<usize>,
    /// The places of the records in the list that was asked for.
    pub rows: Range<usize>,
    pub cells: &'a QuickCells,
    /// What the words of it are in.
    pub text: &'a str,
}

impl<'a> Quick<'a> {
    /// Whether all cells are plain numbers without a sign before them.
    pub fn has_no_sign(&self) -> bool {
        matches!(self.cells, QuickCells::Numbers { values, tally } if tally.n == values.len() && tally.n_negative == 0)
    }

    /// The different words, in the order in which they come first; none where the column holds
    /// something else.
    pub fn words(&self) -> impl Iterator<Item = &'a str> {
        let words = match self.cells {
            QuickCells::Words { words, .. } => words.as_slice(),
            QuickCells::Days(_) | QuickCells::Numbers { .. } | QuickCells::Unread => &[],
        };
        let text = self.text;
        words.iter().map(move |word| &text[wide(word.start)..wide(word.end)])
    }
}

/// Where a record is kept.
enum Place<'a> {
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

impl Default for Grid {
    fn default() -> Self {
        Self::new(String::new(), b',', Places::default())
    }
}

/// The same fields, however they were written.
impl PartialEq for Grid {
    fn eq(&self, other: &Self) -> bool {
        self.n_records() == other.n_records()
            && (0..self.n_records()).all(|record| self.record(record).eq(other.record(record)))
    }
}

impl Eq for Grid {}

impl Grid {
    pub(super) fn new(text: String, delimiter: u8, places: Places) -> Self {
        Self { text, delimiter, places }
    }

    /// The text the fields are in.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// How many records there are, blank ones included.
    pub fn n_records(&self) -> usize {
        self.places.n_records()
    }

    /// How many fields a record has.
    pub fn width(&self, record: usize) -> usize {
        match self.place(record) {
            Place::Even(even) => even.width(),
            Place::Single(fields) => fields.len(),
        }
    }

    /// A field as the file has it; empty where the record is too short.
    #[inline]
    pub fn field(&self, record: usize, column: usize) -> &str {
        match self.place(record) {
            Place::Even(even) if column < even.width() => {
                &self.text[even.field(self.text.as_bytes(), self.delimiter, record, column)]
            }
            Place::Single(fields) if column < fields.len() => self.field_at(fields.start + column),
            Place::Even(_) | Place::Single(_) => "",
        }
    }

    /// The fields of a record.
    pub fn record(&self, record: usize) -> impl Iterator<Item = &str> {
        (0..self.width(record)).map(move |column| self.field(record, column))
    }

    /// How many fields of a record hold more than blanks.
    pub fn n_filled(&self, record: usize) -> usize {
        self.record(record).filter(|field| !is_blank(field)).count()
    }

    /// The same, counted no further than `most`.
    pub fn n_filled_up_to(&self, record: usize, most: usize) -> usize {
        self.record(record).filter(|field| !is_blank(field)).take(most).count()
    }

    /// Where a record is kept.
    #[inline]
    fn place(&self, record: usize) -> Place<'_> {
        match &self.places.even {
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
        let ends = &self.places.record_ends;
        let end = ends.get(record).map_or(0, |end| wide(*end));
        let start = match record.checked_sub(1) {
            Some(before) => ends.get(before).map_or(end, |end| wide(*end)),
            None => 0,
        };
        start..end.max(start)
    }

    #[inline]
    fn field_at(&self, at: usize) -> &str {
        let Places { starts, end, .. } = &self.places;
        let start = starts[at];
        if start & APART != 0 {
            return self.apart_at(at);
        }
        let end = starts.get(at + 1).map_or(*end, |next| next & !APART);
        content(&self.text, wide(start)..wide(end), self.delimiter)
    }

    /// What is known of a column in the run of even records, where all of the run is in a list
    /// of records.
    pub(in crate::import) fn quick(&self, rows: &RecordList, column: usize) -> Option<Quick<'_>> {
        let even = self.places.even.as_ref()?;
        let records = even.records();
        let first = rows.place_of(records.start)?;
        let last = rows.place_of(records.end.checked_sub(1)?)?;
        let is_whole = last - first + 1 == even.len();
        let cells = even.column(column).filter(|_| is_whole)?;
        Some(Quick { records, rows: first..last + 1, cells, text: &self.text })
    }

    /// The records of the even run where it begins at this one, and each of them begins with a
    /// digit and has something in its second field.
    pub(in crate::import) fn run_of_rows(&self, record: usize) -> Option<Range<usize>> {
        let even = self.places.even.as_ref().filter(|even| even.opens_as_rows)?;
        Some(even.records()).filter(|records| records.start == record)
    }

    /// Whether a record cannot be taken for anything but a row: it begins with a digit and has
    /// something in its second field. Most rows do, and are not looked at any further.
    #[inline]
    pub(in crate::import) fn opens_as_row(&self, record: usize) -> bool {
        let fields = match self.place(record) {
            Place::Even(even) => return even.opens_as_rows,
            Place::Single(fields) => fields,
        };
        let opens = |at: usize, fits: fn(&u8) -> bool| {
            // A place that is marked lies behind every text.
            self.places
                .starts
                .get(at)
                .and_then(|start| self.text.as_bytes().get(wide(*start)))
                .is_some_and(fits)
        };
        fields.len() > 1
            && opens(fields.start, u8::is_ascii_digit)
            && opens(fields.start + 1, u8::is_ascii_alphanumeric)
    }

    /// The fewest and the most fields the records of a list have; 0 and 0 without any.
    pub(in crate::import) fn widths(&self, rows: &RecordList) -> (usize, usize) {
        // Those of the even run all have as many.
        let even = self.quick(rows, 0).map_or(rows.len()..rows.len(), |quick| quick.rows);
        let behind = rows.from_place(even.end);
        let of_even = rows.get(even.start);
        let others = rows.iter().take(even.start).chain(&behind);
        let widths = others.chain(of_even).map(|record| self.width(record));
        widths
            .fold(None, |range, width| {
                let (fewest, most) = range.unwrap_or((width, width));
                Some((width.min(fewest), width.max(most)))
            })
            .unwrap_or_default()
    }

    #[cold]
    fn apart_at(&self, at: usize) -> &str {
        let apart = &self.places.apart;
        let found = apart.binary_search_by_key(&narrow(at), |(place, _)| *place);
        match found.map(|found| &apart[found].1) {
            Ok(Apart::Part(range)) => &self.text[wide(range.start)..wide(range.end)],
            Ok(Apart::Changed(range)) => &self.places.changed[wide(range.start)..wide(range.end)],
            Err(_) => "",
        }
    }

    /// Adds a field to the record that is open, in a grid that is not made of one text.
    pub fn push(&mut self, field: &str) {
        let start = self.text.len();
        self.text.push_str(field);
        self.text.push(char::from(self.delimiter));
        if field.starts_with('"') {
            self.places.take_part(start, start..start + field.len());
        } else {
            self.places.take(start);
        }
        self.places.end_text(self.text.len());
    }

    /// Closes the record that is open.
    pub fn end_record(&mut self) {
        self.places.end_record();
    }

    /// The same records with some of their columns alone.
    pub fn columns(&self, columns: Range<usize>) -> Self {
        let mut part = Self::default();
        for record in 0..self.n_records() {
            for column in columns.clone() {
                part.push(self.field(record, column));
            }
            part.end_record();
        }
        part
    }
}

impl Places {
    pub(super) fn n_records(&self) -> usize {
        self.record_ends.len() + self.even.as_ref().map_or(0, Even::len)
    }

    /// Where a record begins in the text, as long as there is no run.
    pub(super) fn start_of(&self, record: usize) -> Option<usize> {
        let field =
            record.checked_sub(1).map_or(Some(0), |before| self.record_ends.get(before).copied());
        self.starts.get(wide(field?)).map(|start| wide(*start & !APART))
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

    pub(super) fn has_even(&self) -> bool {
        self.even.is_some()
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
        let field = content(text, start..end, delimiter);
        // The sign behind a field is one; two more are quotes.
        let before = usize::from(end - start > field.len() + 1);
        self.take_part(start, start + before..start + before + field.len());
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

/// What a field says that stands here with the sign behind it: without that sign, and without the
/// quotes around it.
#[inline]
fn content(text: &str, Range { start, end }: Range<usize>, delimiter: u8) -> &str {
    let n = match &text.as_bytes()[start..end] {
        [rest @ .., last] if *last == delimiter => rest.len(),
        [rest @ .., b'\r', b'\n'] | [rest @ .., b'\n' | b'\r'] => rest.len(),
        whole => whole.len(),
    };
    match &text.as_bytes()[start..start + n] {
        [b'"', inner @ .., b'"'] => &text[start + 1..start + 1 + inner.len()],
        _ => &text[start..start + n],
    }
}

/// Whether a field holds nothing but blanks; most begin with a letter or a digit.
pub(in crate::import) fn is_blank(field: &str) -> bool {
    match field.as_bytes().first() {
        None => true,
        Some(byte) if byte.is_ascii_graphic() => false,
        Some(_) => field.trim().is_empty(),
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

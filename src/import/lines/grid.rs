//! The fields of a text: places in the text itself, so that a large file is kept once.

use std::ops::Range;

use crate::import::cells::tally::Tally;
use crate::import::lines::even::QuickCells;
use crate::import::lines::places::{Place, Places, wide};
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
        self.are_numbers(|tally| tally.n_negative == 0)
    }

    /// Whether all cells are plain numbers without a point or a comma in them.
    pub fn has_no_point(&self) -> bool {
        self.are_numbers(|tally| tally.n_pointed == 0)
    }

    fn are_numbers(&self, fit: impl Fn(&Tally) -> bool) -> bool {
        match self.cells {
            QuickCells::Numbers { values, tally } => tally.n == values.len() && fit(tally),
            QuickCells::Days(_) | QuickCells::Words { .. } | QuickCells::Unread => false,
        }
    }

    /// The different words, in the order in which they come first, each with how often it comes;
    /// none where the column holds something else.
    pub fn words(&self) -> impl Iterator<Item = (&'a str, usize)> {
        let words = match self.cells {
            QuickCells::Words { words, .. } => words.as_slice(),
            QuickCells::Days(_) | QuickCells::Numbers { .. } | QuickCells::Unread => &[],
        };
        let text = self.text;
        words.iter().map(move |word| (&text[wide(word.place.start)..wide(word.place.end)], word.n))
    }
}

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
        match self.places.place(record) {
            Place::Even(even) => even.width(),
            Place::Single(fields) => fields.len(),
        }
    }

    /// A field as the file has it; empty where the record is too short.
    #[inline]
    pub fn field(&self, record: usize, column: usize) -> &str {
        match self.places.place(record) {
            Place::Even(even) if column < even.width() => {
                &self.text[even.field(self.text.as_bytes(), self.delimiter, record, column)]
            }
            Place::Single(fields) if column < fields.len() => {
                self.places.field(&self.text, self.delimiter, fields.start + column)
            }
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

    /// What is known of a column in the run of even records, where all of the run is in a list
    /// of records.
    pub(in crate::import) fn quick(&self, rows: &RecordList, column: usize) -> Option<Quick<'_>> {
        let even = self.places.even()?;
        let records = even.records();
        let first = rows.place_of(records.start)?;
        let last = rows.place_of(records.end.checked_sub(1)?)?;
        let is_whole = last - first + 1 == even.len();
        let cells = even.column(column).filter(|_| is_whole)?;
        Some(Quick { records, rows: first..last + 1, cells, text: &self.text })
    }

    /// How many records [`Self::changes`] gives.
    pub(in crate::import) fn n_changes(&self, rows: &RecordList, column: usize) -> usize {
        let quick = self.quick(rows, column);
        let Some(QuickCells::Days(days)) = quick.map(|quick| quick.cells) else {
            return rows.len();
        };
        rows.len() - days.len() + days.n_runs()
    }

    /// The records of a list, of those with the same day in a column that follow each other in the
    /// run only the first, where that costs nothing to know.
    pub(in crate::import) fn changes<'a>(
        &'a self,
        rows: &'a RecordList,
        column: usize,
    ) -> impl Iterator<Item = usize> + 'a {
        let days = self.quick(rows, column).and_then(|quick| match quick.cells {
            QuickCells::Days(days) => Some((quick, days)),
            _ => None,
        });
        let known = days.as_ref().map_or(0..0, |(quick, _)| quick.rows.clone());
        let new_days = days.into_iter().flat_map(|(quick, days)| {
            let mut record = quick.records.start;
            days.runs().map(move |(_, n)| {
                record += n;
                record - n
            })
        });
        let before = rows.iter().take(known.start);
        let behind = rows.rest_from(known.end);
        let behind = (0..behind.len()).filter_map(move |place| behind.get(place));
        before.chain(new_days).chain(behind)
    }

    /// The records of the even run where it begins at this one, and each of them begins with a
    /// digit and has something in its second field.
    pub(in crate::import) fn run_of_rows(&self, record: usize) -> Option<Range<usize>> {
        let even = self.places.even().filter(|even| even.opens_as_rows)?;
        Some(even.records()).filter(|records| records.start == record)
    }

    /// Whether a record cannot be taken for anything but a row: it begins with a digit and has
    /// something in its second field. Most rows do, and are not looked at any further.
    #[inline]
    pub(in crate::import) fn opens_as_row(&self, record: usize) -> bool {
        let fields = match self.places.place(record) {
            Place::Even(even) => return even.opens_as_rows,
            Place::Single(fields) => fields,
        };
        let opens = |at: usize, fits: fn(&u8) -> bool| {
            // A place that is marked lies behind every text.
            self.places
                .start(at)
                .and_then(|start| self.text.as_bytes().get(start))
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
        let behind = rows.rest_from(even.end);
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

/// Whether a field holds nothing but blanks; most begin with a letter or a digit.
pub(in crate::import) fn is_blank(field: &str) -> bool {
    match field.as_bytes().first() {
        None => true,
        Some(byte) if byte.is_ascii_graphic() => false,
        Some(_) => field.trim().is_empty(),
    }
}

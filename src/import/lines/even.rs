//! A long run of even records, as large exports mostly are: the same number of fields in each, none
//! of them quoted. What the quick readers say of their cells is kept, so that nobody has to go
//! through a million rows again; where they say nothing, the text is asked.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use crate::import::cells::dates;
use crate::import::cells::memo::{Memo, is_same};
use crate::import::cells::quick;
use crate::import::cells::tally::Tally;
use crate::import::lines::grid::{narrow, wide};
use crate::import::lines::plain;

/// Fields beyond which a record is too wide for its fields to be looked for one by one.
const MOST_COLUMNS: usize = 16;
/// Different words beyond which a column holds texts.
const MOST_WORDS: usize = 4_096;
/// Bytes beyond which a cell is a text.
const LONGEST_WORD: usize = 64;

/// When a run of even records is looked for, and kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Runs {
    /// Records that are read before.
    pub sample: usize,
    /// Bytes of text there have to be behind them.
    pub bytes: usize,
    /// Records a run has at least.
    pub records: usize,
}

impl Runs {
    /// In large files; exports of some hundred rows are read in no time.
    pub const LONG: Self = Self { sample: 64, bytes: 256 * 1024, records: 4_096 };
    /// Wherever there is one.
    pub const ANY: Self = Self { sample: 1, bytes: 0, records: 1 };
    /// Nowhere.
    pub const NONE: Self = Self { sample: usize::MAX, bytes: 0, records: 0 };
}

/// Records that follow each other, all with the same number of fields.
#[derive(Clone, Debug)]
pub struct Even {
    /// The first record, from 0.
    first: usize,
    /// Where each record begins in the text, and where the last one ends.
    starts: Vec<u32>,
    columns: Vec<QuickCells>,
    /// Whether each record begins with a digit and has something in its second field.
    pub opens_as_rows: bool,
}

/// What the quick readers said of the cells of one column, record by record.
#[derive(Clone, Debug)]
pub enum QuickCells {
    /// Days written as ISO says, and nothing else.
    Days(Vec<Date>),
    Numbers {
        /// NaN where a cell is no plain number.
        values: Vec<f64>,
        tally: Tally,
    },
    Words {
        /// The place of each cell in `words`.
        ids: Vec<u16>,
        /// Where the different words stand in the text, in the order in which they come first.
        words: Vec<Range<u32>>,
    },
    /// Something else.
    Unread,
}

impl Even {
    /// The records of the run.
    pub fn records(&self) -> Range<usize> {
        self.first..self.first + self.len()
    }

    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    pub fn width(&self) -> usize {
        self.columns.len()
    }

    /// What is known of a column.
    pub fn column(&self, column: usize) -> Option<&QuickCells> {
        self.columns.get(column)
    }

    /// Where a field stands in the text, for a record and a column of the run.
    pub fn field(&self, bytes: &[u8], delimiter: u8, record: usize, column: usize) -> Range<usize> {
        let at = record - self.first;
        let (mut start, end) = (wide(self.starts[at]), wide(self.starts[at + 1]));
        let is_sign = |byte: &u8| *byte == delimiter || matches!(byte, b'\n' | b'\r');
        for _ in 0..column {
            let further = bytes[start..end].iter().position(is_sign).unwrap_or(end - start);
            start = (start + further + 1).min(end);
        }
        let len = bytes[start..end].iter().position(is_sign).unwrap_or(end - start);
        start..start + len
    }
}

/// An even run that grows.
pub(super) struct Builder<'a> {
    text: &'a str,
    delimiter: u8,
    first: usize,
    starts: Vec<u32>,
    columns: Vec<Column<'a>>,
    /// Where the fields of the record at hand begin.
    fields: Vec<u32>,
}

/// A column of a run that grows.
enum Column<'a> {
    Days {
        days: Vec<Date>,
        last: &'a str,
    },
    Numbers {
        values: Vec<f64>,
        tally: Tally,
    },
    Words {
        ids: Vec<u16>,
        words: Vec<Range<u32>>,
        known: Memo<'a, u16>,
        all: BTreeMap<&'a str, u16>,
    },
    Unread,
}

impl<'a> Builder<'a> {
    /// A run of records like the one that begins at `at`; `None` where that one is not plain.
    pub fn like(text: &'a str, delimiter: u8, at: usize) -> Option<Self> {
        let mut fields = Vec::new();
        let end = plain::record(text.as_bytes(), at, delimiter, &mut fields)?;
        let mut run =
            Builder { text, delimiter, first: 0, starts: Vec::new(), columns: Vec::new(), fields };
        let n = run.fields.len();
        if n > MOST_COLUMNS {
            return None;
        }
        run.columns = (0..n).map(|column| Column::like(run.field(column, end))).collect();
        Some(run)
    }

    /// Where a record like those of the run ends that begins at `at`; `None` where it is unlike.
    pub fn fits(&mut self, at: usize) -> Option<usize> {
        let end = self.part(at)?;
        let fits = |column: usize| self.columns[column].is_like(self.field(column, end));
        (0..self.columns.len()).all(fits).then_some(end)
    }

    /// Lets the run begin with a record that begins at `at`; `n_left` bytes of the text may be in
    /// the run.
    pub fn begin(&mut self, record: usize, at: usize, n_left: usize) {
        self.first = record;
        self.starts = vec![narrow(at)];
        let per_record = self.fields.len() * 2;
        let n = n_left / per_record.max(1);
        self.starts.reserve(n);
    }

    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Adds the record that begins at `at` and answers with where it ends; `None` where it is no
    /// part of the run: it is not plain, has another number of fields, or begins otherwise.
    #[inline]
    pub fn push(&mut self, at: usize) -> Option<usize> {
        let end = self.part(at)?;
        let bytes = self.text.as_bytes();
        let of_line = if bytes[at..end].ends_with(b"\r\n") { 2 } else { 1 };
        let mut start = at;
        for (column, cells) in self.columns.iter_mut().enumerate() {
            let (stop, next) = match self.fields.get(column + 1) {
                Some(next) => (wide(*next) - 1, wide(*next)),
                None => (end - of_line, end),
            };
            if !cells.push(&self.text[start..stop], start) {
                // The first field says what a record is.
                if column == 0 {
                    return None;
                }
                cells.miss();
            }
            start = next;
        }
        self.starts.push(narrow(end));
        Some(end)
    }

    /// Finds the fields of a record and answers with where it ends.
    fn part(&mut self, at: usize) -> Option<usize> {
        self.fields.clear();
        let end = plain::record(self.text.as_bytes(), at, self.delimiter, &mut self.fields)?;
        (self.fields.len() == self.columns.len()).then_some(end)
    }

    /// A field of the record at hand, which ends at `end`.
    fn field(&self, column: usize, end: usize) -> &'a str {
        let start = wide(self.fields[column]);
        let end = match self.fields.get(column + 1) {
            Some(next) => wide(*next) - 1,
            None if self.text.as_bytes()[..end].ends_with(b"\r\n") => end - 2,
            None => end - 1,
        };
        &self.text[start..end.max(start)]
    }

    pub fn finish(self) -> Even {
        let mut starts = self.starts;
        starts.shrink_to_fit();
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
        Even { first: self.first, starts, columns, opens_as_rows }
    }
}

/// How often each word comes.
pub fn counts(ids: &[u16]) -> Vec<usize> {
    let mut counts = Vec::new();
    for id in ids.iter().copied().map(usize::from) {
        if id >= counts.len() {
            counts.resize(id + 1, 0);
        }
        counts[id] += 1;
    }
    counts
}

/// A day and nothing else.
fn day(cell: &str) -> Option<Date> {
    dates::iso_day(cell).filter(|_| cell.len() == "2024-03-05".len())
}

impl<'a> Column<'a> {
    fn like(cell: &str) -> Self {
        if day(cell).is_some() {
            Self::Days { days: Vec::new(), last: "" }
        } else if quick::number(cell).is_some() {
            Self::Numbers { values: Vec::new(), tally: Tally::default() }
        } else if cell.len() > LONGEST_WORD {
            Self::Unread
        } else {
            Self::Words {
                ids: Vec::new(),
                words: Vec::new(),
                known: Memo::default(),
                all: BTreeMap::new(),
            }
        }
    }

    fn is_like(&self, cell: &str) -> bool {
        match self {
            Self::Days { last, .. } => is_same(cell, last) || day(cell).is_some(),
            Self::Numbers { .. } => quick::number(cell).is_some(),
            Self::Words { .. } | Self::Unread => true,
        }
    }

    /// Adds a cell that stands at `at` in the text; answers whether it was like the others and is
    /// added.
    #[inline]
    fn push(&mut self, cell: &'a str, at: usize) -> bool {
        match self {
            Self::Days { days, last } => {
                let same = days.last().copied().filter(|_| is_same(cell, last));
                let Some(found) = same.or_else(|| day(cell)) else { return false };
                days.push(found);
                *last = cell;
            }
            Self::Numbers { values, tally } => {
                let Some(plain) = quick::number(cell) else { return false };
                tally.add(cell, plain);
                values.push(plain.value);
            }
            Self::Words { ids, words, known, all } => {
                let find = |cell: &'a str| {
                    *all.entry(cell).or_insert_with(|| {
                        words.push(narrow(at)..narrow(at + cell.len()));
                        u16::try_from(words.len() - 1).unwrap_or(u16::MAX)
                    })
                };
                ids.push(known.recall(cell, find));
                if all.len() > MOST_WORDS || cell.len() > LONGEST_WORD {
                    *self = Self::Unread;
                }
            }
            Self::Unread => {}
        }
        true
    }

    /// Notes a cell that is unlike the others: the text says what it is.
    fn miss(&mut self) {
        match self {
            Self::Numbers { values, .. } => values.push(f64::NAN),
            Self::Days { .. } | Self::Words { .. } | Self::Unread => *self = Self::Unread,
        }
    }

    fn finish(self) -> QuickCells {
        match self {
            Self::Days { mut days, .. } => {
                days.shrink_to_fit();
                QuickCells::Days(days)
            }
            Self::Numbers { mut values, tally } => {
                values.shrink_to_fit();
                QuickCells::Numbers { values, tally }
            }
            Self::Words { mut ids, words, .. } => {
                ids.shrink_to_fit();
                QuickCells::Words { ids, words }
            }
            Self::Unread => QuickCells::Unread,
        }
    }
}

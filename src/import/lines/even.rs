//! A long run of even records, as large exports mostly are: the same number of fields in each, none
//! of them with a quote inside. What the quick readers say of their cells is kept, so that nobody has to go
//! through a million rows again; where they say nothing, the text is asked.

use std::ops::Range;

use crate::import::cells::tally::Tally;
use crate::import::lines::day_runs::DayRuns;
use crate::import::lines::pieces::Pieces;
use crate::import::lines::places::{narrow, wide};
use crate::import::lines::plain;

/// When a run of even records is looked for, and kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Runs {
    /// Records that are read before.
    pub sample: usize,
    /// Bytes of text there have to be behind them.
    pub bytes: usize,
    /// Records a run has at least.
    pub records: usize,
    /// Bytes each of several parts of it has at least that are read side by side.
    pub part: usize,
}

impl Runs {
    /// In large files; exports of some hundred rows are read in no time.
    pub const LONG: Self = Self { sample: 64, bytes: 256 * 1024, records: 4_096, part: 1 << 20 };
    /// Wherever there is one.
    pub const ANY: Self = Self { sample: 1, bytes: 0, records: 1, part: 256 };
    /// Nowhere.
    pub const NONE: Self = Self { sample: usize::MAX, bytes: 0, records: 0, part: usize::MAX };
}

/// Records that follow each other, all with the same number of fields.
#[derive(Clone, Debug)]
pub struct Even {
    /// The first record, from 0.
    pub(super) first: usize,
    pub(super) extents: Extents,
    pub(super) columns: Vec<QuickCells>,
    /// Whether each record begins with a digit and has something in its second field.
    pub opens_as_rows: bool,
}

/// Where the records of a run stand in the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Extents {
    /// How many bytes each has.
    lengths: Vec<u16>,
    /// Where each of [`Self::STEP`] begins.
    starts: Vec<u32>,
}

impl Extents {
    /// Two bytes a record instead of four, and a few additions to find one.
    const STEP: usize = 32;

    /// Records of these lengths one behind the other, the first of which begins at `start`.
    pub fn of_lengths(mut start: usize, mut lengths: Vec<u16>) -> Self {
        lengths.shrink_to_fit();
        let mut starts = Vec::with_capacity(lengths.len().div_ceil(Self::STEP));
        for step in lengths.chunks(Self::STEP) {
            starts.push(narrow(start));
            start += step.iter().copied().map(usize::from).sum::<usize>();
        }
        Self { lengths, starts }
    }

    pub fn len(&self) -> usize {
        self.lengths.len()
    }

    fn of(&self, at: usize) -> Range<usize> {
        let known = at / Self::STEP;
        let before = &self.lengths[known * Self::STEP..at];
        let further: usize = before.iter().copied().map(usize::from).sum();
        let start = wide(self.starts[known]) + further;
        start..start + usize::from(self.lengths[at])
    }
}

/// What the quick readers said of the cells of one column, record by record.
#[derive(Clone, Debug)]
pub enum QuickCells {
    /// Days written as ISO says, and nothing else.
    Days(DayRuns),
    Numbers {
        /// NaN where a cell is no plain number.
        values: Pieces<f64>,
        tally: Tally,
    },
    Words {
        /// The place of each cell in `words`.
        ids: Pieces<u16>,
        /// The different words, in the order in which they come first.
        words: Vec<Word>,
    },
    /// Something else.
    Unread,
}

/// A word of a column.
#[derive(Clone, Debug)]
pub struct Word {
    /// Where it stands in the text that comes first.
    pub place: Range<u32>,
    /// How often it comes.
    pub n: usize,
}

impl Even {
    /// The records of the run.
    pub fn records(&self) -> Range<usize> {
        self.first..self.first + self.len()
    }

    pub fn len(&self) -> usize {
        self.extents.len()
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
        let Range { mut start, end } = self.extents.of(record - self.first);
        for _ in 0..column {
            start = (quoted_or_not(bytes, start..end, delimiter).1 + 1).min(end);
        }
        quoted_or_not(bytes, start..end, delimiter).0
    }
}

/// What a field of a run holds that begins here, without the quotes around it, and where the sign
/// behind it stands.
fn quoted_or_not(
    bytes: &[u8],
    Range { start, end }: Range<usize>,
    delimiter: u8,
) -> (Range<usize>, usize) {
    if start < end && bytes.get(start) == Some(&b'"') {
        let stop = plain::next_sign(bytes, start + 1, b'"').min(end);
        return (start + 1..stop, (stop + 1).min(end));
    }
    let stop = plain::field_end(bytes, start, delimiter).map_or(end, |stop| stop.min(end));
    (start..stop, stop)
}

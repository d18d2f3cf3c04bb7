//! A column of an even run that grows.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use crate::import::cells::dates;
use crate::import::cells::quick::{self, Plain};
use crate::import::cells::tally::Tally;
use crate::import::lines::even::QuickCells;
use crate::import::lines::places::narrow;
use crate::import::lines::run::{End, Signs};
use crate::import::lines::word_table::WordTable;

/// Different words beyond which a column holds texts.
const MOST_WORDS: usize = 4_096;
/// Bytes beyond which a cell is a text.
const LONGEST_WORD: usize = 64;
/// Bytes of a day.
const DAY: usize = "2024-03-05".len();

/// A column of a run that grows.
pub(super) struct Column<'a> {
    cells: Cells<'a>,
    /// Where the field of the record at hand begins and ends.
    start: usize,
    stop: usize,
    found: Found,
}

/// What was found in the records before.
enum Cells<'a> {
    Days {
        days: Vec<Date>,
        /// The last day as it is written.
        last: Option<(Ten, Date)>,
    },
    Numbers {
        values: Vec<f64>,
        tally: Tally,
    },
    Words {
        ids: Vec<u16>,
        words: Vec<Range<u32>>,
        known: WordTable,
        all: BTreeMap<&'a str, u16>,
    },
    Unread,
}

/// What stands in a field.
#[derive(Clone, Copy)]
enum Found {
    Day(Date),
    Number(Plain),
    /// Whatever is not asked for.
    Other,
}

impl<'a> Column<'a> {
    /// A column of cells like this one.
    pub fn like(cell: &str) -> Self {
        let cells = if day(cell).is_some() {
            Cells::Days { days: Vec::new(), last: None }
        } else if quick::number(cell).is_some() {
            Cells::Numbers { values: Vec::new(), tally: Tally::default() }
        } else if cell.len() > LONGEST_WORD {
            Cells::Unread
        } else {
            Cells::Words {
                ids: Vec::new(),
                words: Vec::new(),
                known: WordTable::default(),
                all: BTreeMap::new(),
            }
        };
        Self { cells, start: 0, stop: 0, found: Found::Other }
    }

    /// Whether the field of the record at hand is like those before.
    pub fn is_like(&self) -> bool {
        match &self.cells {
            Cells::Days { .. } => matches!(self.found, Found::Day(_)),
            Cells::Numbers { .. } => matches!(self.found, Found::Number(_)),
            Cells::Words { .. } | Cells::Unread => true,
        }
    }

    /// Finds the field that begins at a place, and is not added before [`Self::take`]; `None` as
    /// [`Signs::field`] says.
    #[inline]
    pub fn find(&mut self, text: &str, at: usize, signs: Signs) -> Option<End> {
        let bytes = text.as_bytes();
        let n_quotes = usize::from(signs.has_quotes && bytes.get(at) == Some(&b'"'));
        let start = at + n_quotes;
        let known = match &self.cells {
            Cells::Days { last, .. } => {
                day_at(bytes, start, *last).map(|day| (Found::Day(day), start + DAY))
            }
            Cells::Numbers { .. } => {
                quick::number_at(bytes, start).map(|(plain, stop)| (Found::Number(plain), stop))
            }
            Cells::Words { .. } | Cells::Unread => None,
        };
        if let Some((found, stop)) = known
            && (n_quotes == 0 || bytes.get(stop) == Some(&b'"'))
            && let Some(end) = signs.end(bytes, stop + n_quotes)
        {
            (self.start, self.stop, self.found) = (start, stop, found);
            return Some(end);
        }
        let field = signs.field(bytes, at)?;
        (self.start, self.stop, self.found) = (field.start, field.stop, Found::Other);
        Some(field.end)
    }

    /// Adds the field of the record at hand.
    #[inline]
    pub fn take(&mut self, text: &'a str) {
        let field = self.start..self.stop;
        let bytes = &text.as_bytes()[field.clone()];
        match (&mut self.cells, self.found) {
            (Cells::Days { days, last }, Found::Day(day)) => {
                if last.is_none_or(|(_, last)| last != day) {
                    *last = bytes.first_chunk().map(|ten| (ten_of(ten), day));
                }
                days.push(day);
            }
            (Cells::Numbers { values, tally }, Found::Number(plain)) => {
                tally.add(bytes, plain);
                values.push(plain.value);
            }
            // The text says what a cell is that is unlike the others.
            (Cells::Numbers { values, .. }, _) => values.push(f64::NAN),
            (Cells::Days { .. }, _) => self.cells = Cells::Unread,
            (Cells::Words { ids, words, known, all }, _) => {
                let id = known.recall(bytes, || {
                    *all.entry(&text[field.clone()]).or_insert_with(|| {
                        words.push(narrow(field.start)..narrow(field.end));
                        u16::try_from(words.len() - 1).unwrap_or(u16::MAX)
                    })
                });
                ids.push(id);
                if all.len() > MOST_WORDS || bytes.len() > LONGEST_WORD {
                    self.cells = Cells::Unread;
                }
            }
            (Cells::Unread, _) => {}
        }
    }

    pub fn finish(self) -> QuickCells {
        match self.cells {
            Cells::Days { mut days, .. } => {
                days.shrink_to_fit();
                QuickCells::Days(days)
            }
            Cells::Numbers { mut values, tally } => {
                values.shrink_to_fit();
                QuickCells::Numbers { values, tally }
            }
            Cells::Words { mut ids, words, .. } => {
                ids.shrink_to_fit();
                QuickCells::Words { ids, words }
            }
            Cells::Unread => QuickCells::Unread,
        }
    }
}

/// A day and nothing else.
fn day(cell: &str) -> Option<Date> {
    dates::iso_day(cell).filter(|_| cell.len() == DAY)
}

/// Ten bytes, to be compared at once.
type Ten = (u64, [u8; 2]);

#[inline]
fn ten_of(ten: &[u8; DAY]) -> Ten {
    let first = ten.first_chunk().copied().unwrap_or_default();
    (u64::from_le_bytes(first), ten.last_chunk().copied().unwrap_or_default())
}

/// The day that begins at a place; mostly it is the last one again.
#[inline]
fn day_at(bytes: &[u8], at: usize, last: Option<(Ten, Date)>) -> Option<Date> {
    let ten = bytes.get(at..)?.first_chunk::<DAY>()?;
    match last {
        Some((known, day)) if known == ten_of(ten) => Some(day),
        _ => dates::iso_day(str::from_utf8(ten).ok()?),
    }
}

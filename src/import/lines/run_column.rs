//! A column of an even run that grows: what the quick readers say of its cells is kept, as long as
//! all of them are of one kind.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use crate::import::cells::dates;
use crate::import::cells::quick;
use crate::import::cells::tally::Tally;
use crate::import::lines::day_runs::DayRuns;
use crate::import::lines::even::{QuickCells, Word};
use crate::import::lines::pieces::Pieces;
use crate::import::lines::places::{narrow, wide};
use crate::import::lines::word_table::WordTable;

/// Different words beyond which a column holds texts.
const MOST_WORDS: usize = 4_096;
/// Bytes beyond which a cell is a text.
const LONGEST_WORD: usize = 64;
/// Bytes of a day.
const DAY: usize = "2024-03-05".len();

/// A column of a run that grows.
pub(super) enum Column<'a> {
    Days {
        days: DayRuns,
        last: LastDay,
    },
    Numbers {
        /// NaN where a cell is no plain number.
        values: Pieces<f64>,
        tally: Tally,
    },
    Words {
        words: Words<'a>,
        opens: Opens,
    },
    Unread {
        opens: Opens,
    },
}

/// What all cells of a column begin with.
#[derive(Clone, Copy)]
pub(super) struct Opens {
    pub with_digit: bool,
    pub with_letter_or_digit: bool,
}

/// The words of a column.
pub(super) struct Words<'a> {
    ids: Pieces<u16>,
    numbers: Numbers<'a>,
}

/// The different words, each with its number.
#[derive(Default)]
struct Numbers<'a> {
    words: Vec<Word>,
    known: WordTable,
    all: BTreeMap<&'a str, u16>,
}

impl<'a> Column<'a> {
    /// A column of cells like this one.
    pub fn like(cell: &str) -> Self {
        if is_day(cell) {
            Self::days()
        } else if quick::number(cell).is_some() {
            Self::numbers(0)
        } else if cell.len() > LONGEST_WORD {
            Self::Unread { opens: Opens::BOTH }
        } else {
            Self::words(0)
        }
    }

    fn days() -> Self {
        let last = LastDay { written: 0, day: Date::ZERO };
        Self::Days { days: DayRuns::default(), last }
    }

    fn numbers(n: usize) -> Self {
        Self::Numbers { values: Pieces::with_capacity(n), tally: Tally::default() }
    }

    fn words(n: usize) -> Self {
        let words = Words { ids: Pieces::with_capacity(n), numbers: Numbers::default() };
        Self::Words { words, opens: Opens::BOTH }
    }

    /// A column of the same kind without anything in it and with room for so many cells.
    pub fn sibling(&self, n: usize) -> Self {
        match self {
            Self::Days { .. } => Self::days(),
            Self::Numbers { .. } => Self::numbers(n),
            Self::Words { .. } => Self::words(n),
            Self::Unread { .. } => Self::Unread { opens: Opens::BOTH },
        }
    }

    /// Whether a cell is of the column's own kind.
    pub fn is_like(&self, cell: &str) -> bool {
        match self {
            Self::Days { .. } => is_day(cell),
            Self::Numbers { .. } => quick::number(cell).is_some(),
            Self::Words { .. } | Self::Unread { .. } => true,
        }
    }

    /// Adds cells, which stand at these places, up to the first that is not of the column's own
    /// kind. Answers with how many these are.
    pub fn keep_like(
        &mut self,
        text: &'a str,
        cells: impl ExactSizeIterator<Item = Range<usize>>,
    ) -> usize {
        let bytes = text.as_bytes();
        match self {
            Self::Days { days, last } => {
                let before = days.len();
                let mut n = 0;
                for cell in cells {
                    if last.is_again(bytes, &cell) {
                        n += 1;
                        continue;
                    }
                    days.push(last.day, n);
                    n = usize::from(last.read(bytes, cell));
                    if n == 0 {
                        break;
                    }
                }
                days.push(last.day, n);
                days.len() - before
            }
            Self::Numbers { values, tally } => {
                let values = values.last_mut();
                let before = values.len();
                let read = |cell: Range<usize>| {
                    let plain = quick::number_in(bytes, cell.clone())?;
                    tally.add(&bytes[cell], plain);
                    Some(plain.value)
                };
                values.extend(cells.map_while(read));
                values.len() - before
            }
            Self::Words { .. } | Self::Unread { .. } => self.keep(text, cells),
        }
    }

    /// Adds cells, of whatever kind they are. Answers with how many these are.
    pub fn keep(
        &mut self,
        text: &'a str,
        cells: impl ExactSizeIterator<Item = Range<usize>>,
    ) -> usize {
        let (bytes, n) = (text.as_bytes(), cells.len());
        match self {
            Self::Days { .. } => {
                if self.keep_like(text, cells) < n {
                    self.give_up(Opens::NEITHER);
                }
            }
            Self::Numbers { values, tally } => {
                // Counted by itself, it need not be put down after each cell.
                let mut of_cells = Tally::default();
                values.last_mut().extend(cells.map(|cell| {
                    quick::number_in(bytes, cell.clone()).map_or(f64::NAN, |plain| {
                        of_cells.add(&bytes[cell], plain);
                        plain.value
                    })
                }));
                tally.join(&of_cells);
            }
            Self::Words { words: Words { ids, numbers }, opens } => {
                let ids = ids.last_mut();
                let before = ids.len();
                let mut are_words = true;
                for cell in cells {
                    opens.see(bytes.get(cell.start));
                    are_words &= cell.len() <= LONGEST_WORD;
                    if are_words {
                        ids.push(numbers.of(text, cell));
                    }
                }
                ids[before..].iter().for_each(|id| numbers.count(*id, 1));
                if !are_words || numbers.all.len() > MOST_WORDS {
                    let opens = *opens;
                    self.give_up(opens);
                }
            }
            Self::Unread { opens } => cells.for_each(|cell| opens.see(bytes.get(cell.start))),
        }
        n
    }

    /// Keeps no more of the cells than what they begin with.
    fn give_up(&mut self, opens: Opens) {
        *self = Self::Unread { opens };
    }

    /// What all cells begin with, as far as it is known.
    pub fn opens(&self) -> Opens {
        match self {
            Self::Days { .. } => Opens::BOTH,
            Self::Numbers { values, tally } if tally.n == values.len() && tally.n_negative == 0 => {
                Opens::BOTH
            }
            Self::Numbers { .. } => Opens::NEITHER,
            Self::Words { opens, .. } | Self::Unread { opens } => *opens,
        }
    }

    /// Adds the cells of a column of the records behind.
    pub fn append(&mut self, text: &'a str, behind: Self) {
        let mut opens = self.opens();
        opens.join(behind.opens());
        let is_told = match (&mut *self, behind) {
            (Self::Days { days, .. }, Self::Days { days: more, .. }) => {
                days.append(&more);
                true
            }
            (Self::Numbers { values, tally }, Self::Numbers { values: more, tally: others }) => {
                values.append(more);
                tally.join(&others);
                true
            }
            (Self::Words { words, opens: own }, Self::Words { words: more, .. }) => {
                *own = opens;
                words.append(text, more);
                words.numbers.all.len() <= MOST_WORDS
            }
            _ => false,
        };
        if !is_told {
            self.give_up(opens);
        }
    }

    pub fn finish(self) -> QuickCells {
        match self {
            Self::Days { mut days, .. } => {
                days.shrink();
                QuickCells::Days(days)
            }
            Self::Numbers { mut values, tally } => {
                values.shrink();
                QuickCells::Numbers { values, tally }
            }
            Self::Words { words: Words { mut ids, numbers }, .. } => {
                ids.shrink();
                QuickCells::Words { ids, words: numbers.words }
            }
            Self::Unread { .. } => QuickCells::Unread,
        }
    }
}

impl<'a> Words<'a> {
    /// Adds the words of the records behind, which have numbers of their own.
    fn append(&mut self, text: &'a str, behind: Self) {
        let Words { mut ids, numbers } = behind;
        let mut renumbered = |word: &Word| {
            let id = self.numbers.of(text, wide(word.place.start)..wide(word.place.end));
            self.numbers.count(id, word.n);
            id
        };
        let all: Vec<u16> = numbers.words.iter().map(&mut renumbered).collect();
        for id in ids.iter_mut() {
            *id = all.get(usize::from(*id)).copied().unwrap_or_default();
        }
        self.ids.append(ids);
    }
}

impl<'a> Numbers<'a> {
    /// The number of the word that stands at a place; one that was not there before gets the next.
    #[inline]
    fn of(&mut self, text: &'a str, cell: Range<usize>) -> u16 {
        let Self { words, known, all } = self;
        known.recall(&text.as_bytes()[cell.clone()], || {
            *all.entry(&text[cell.clone()]).or_insert_with(|| {
                words.push(Word { place: narrow(cell.start)..narrow(cell.end), n: 0 });
                u16::try_from(words.len() - 1).unwrap_or(u16::MAX)
            })
        })
    }

    /// Notes that a word came so many times more.
    #[inline]
    fn count(&mut self, id: u16, n: usize) {
        if let Some(word) = self.words.get_mut(usize::from(id)) {
            word.n += n;
        }
    }
}

impl Opens {
    /// Nothing was seen yet that speaks against either.
    const BOTH: Self = Self { with_digit: true, with_letter_or_digit: true };
    /// Nothing is known.
    const NEITHER: Self = Self { with_digit: false, with_letter_or_digit: false };

    /// Takes the first byte of a cell; that of one without letters is the sign behind it.
    #[inline]
    fn see(&mut self, first: Option<&u8>) {
        self.with_digit &= first.is_some_and(u8::is_ascii_digit);
        self.with_letter_or_digit &= first.is_some_and(u8::is_ascii_alphanumeric);
    }

    fn join(&mut self, others: Self) {
        self.with_digit &= others.with_digit;
        self.with_letter_or_digit &= others.with_letter_or_digit;
    }
}

/// The last day as it was written; mostly the next is the same.
pub(super) struct LastDay {
    /// Its ten bytes as a number, to be compared at once.
    written: u128,
    day: Date,
}

impl LastDay {
    /// Whether a cell is written as the last one.
    #[inline]
    fn is_again(&self, bytes: &[u8], cell: &Range<usize>) -> bool {
        let ten: Option<&[u8; DAY]> = bytes[cell.clone()].try_into().ok();
        ten.is_some_and(|ten| packed(ten) == self.written)
    }

    /// Takes the day a cell holds and nothing else; whether it does.
    fn read(&mut self, bytes: &[u8], cell: Range<usize>) -> bool {
        let ten: Option<&[u8; DAY]> = bytes[cell].try_into().ok();
        let read = ten.and_then(|ten| Some((ten, dates::iso_day(str::from_utf8(ten).ok()?)?)));
        if let Some((ten, day)) = read {
            *self = Self { written: packed(ten), day };
        }
        read.is_some()
    }
}

/// Ten bytes as a number.
#[inline]
fn packed(ten: &[u8; DAY]) -> u128 {
    let first = ten.first_chunk().map_or(0, |first| u64::from_le_bytes(*first));
    let last = ten.last_chunk().map_or(0, |last| u16::from_le_bytes(*last));
    u128::from(first) | u128::from(last) << 64
}

/// Whether a cell holds a day and nothing else.
fn is_day(cell: &str) -> bool {
    cell.len() == DAY && dates::iso_day(cell).is_some()
}

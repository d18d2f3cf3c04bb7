//! A column of an even run that grows: its fields are looked at, a block of records at a time, and
//! kept once all columns of the block are seen to fit.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use crate::import::cells::quick;
use crate::import::cells::tally::Tally;
use crate::import::lines::even::QuickCells;
use crate::import::lines::places::{narrow, wide};
use crate::import::lines::run::Signs;
use crate::import::lines::run_look::{self, DAY, Days, Figures, NO_DAY, Opens, Texts};
use crate::import::lines::word_table::WordTable;

/// Different words beyond which a column holds texts.
const MOST_WORDS: usize = 4_096;
/// Bytes beyond which a cell is a text.
const LONGEST_WORD: usize = 64;

/// A column of a run that grows.
pub(super) enum Column<'a> {
    Days {
        days: Vec<Date>,
        look: Days,
        /// The block at hand; [`NO_DAY`] where a cell is none.
        seen: Vec<Date>,
    },
    Numbers {
        values: Vec<f64>,
        tally: Tally,
        /// The block at hand; NaN where a cell is no plain number.
        seen: Vec<f64>,
        of_seen: Tally,
    },
    Words {
        words: Words<'a>,
        seen: Vec<Range<u32>>,
        opens: Opens,
        of_seen: Opens,
    },
    Unread {
        opens: Opens,
        of_seen: Opens,
    },
}

/// The words of a column, each with its number.
#[derive(Default)]
pub(super) struct Words<'a> {
    ids: Vec<u16>,
    /// Where each stands that comes first.
    places: Vec<Range<u32>>,
    known: WordTable,
    all: BTreeMap<&'a str, u16>,
}

impl<'a> Column<'a> {
    /// A column of cells like this one.
    pub fn like(cell: &str) -> Self {
        let is_day = cell.len() == DAY && run_look::day(cell.as_bytes()).is_some();
        if is_day {
            Self::days()
        } else if quick::number(cell).is_some() {
            Self::numbers()
        } else if cell.len() > LONGEST_WORD {
            Self::unread()
        } else {
            Self::words()
        }
    }

    fn days() -> Self {
        Self::Days { days: Vec::new(), look: Days::default(), seen: Vec::new() }
    }

    fn numbers() -> Self {
        let (tally, of_seen) = (Tally::default(), Tally::default());
        Self::Numbers { values: Vec::new(), tally, seen: Vec::new(), of_seen }
    }

    fn words() -> Self {
        let words = Words::default();
        Self::Words { words, seen: Vec::new(), opens: Opens::BOTH, of_seen: Opens::BOTH }
    }

    fn unread() -> Self {
        Self::Unread { opens: Opens::BOTH, of_seen: Opens::BOTH }
    }

    /// A column of the same kind without anything in it and with room for so many cells.
    pub fn sibling(&self, n: usize) -> Self {
        let mut sibling = match self {
            Self::Days { .. } => Self::days(),
            Self::Numbers { .. } => Self::numbers(),
            Self::Words { .. } => Self::words(),
            Self::Unread { .. } => Self::unread(),
        };
        match &mut sibling {
            Self::Days { days, .. } => days.reserve_exact(n),
            Self::Numbers { values, .. } => values.reserve_exact(n),
            Self::Words { words, .. } => words.ids.reserve_exact(n),
            Self::Unread { .. } => {}
        }
        sibling
    }

    /// Looks at the fields that begin at these places, which are then where the next ones begin.
    /// Answers with how many of them can be fields of a run: those behind are not looked at.
    pub fn look<const LAST: bool>(&mut self, text: &str, signs: Signs, at: &mut [usize]) -> usize {
        let bytes = text.as_bytes();
        let mut texts = Texts { delimiter: signs.delimiter, opens: Opens::BOTH };
        match self {
            Self::Days { look, seen, .. } => {
                run_look::each::<Days, LAST>(look, bytes, signs, at, seen)
            }
            Self::Numbers { seen, of_seen, .. } => {
                let mut figures = Figures::default();
                let n = run_look::each::<Figures, LAST>(&mut figures, bytes, signs, at, seen);
                *of_seen = figures.tally;
                n
            }
            Self::Words { seen, of_seen, .. } => {
                let n = run_look::each::<Texts, LAST>(&mut texts, bytes, signs, at, seen);
                *of_seen = texts.opens;
                n
            }
            Self::Unread { of_seen, .. } => {
                let seen = &mut Vec::new();
                let n = run_look::each::<Texts, LAST>(&mut texts, bytes, signs, at, seen);
                *of_seen = texts.opens;
                n
            }
        }
    }

    /// How many of the fields that were looked at are of the column's own kind, up to the first
    /// that is not.
    pub fn n_like(&self, n: usize) -> usize {
        let first_other = match self {
            Self::Days { seen, .. } => seen.iter().position(|day| *day == NO_DAY),
            Self::Numbers { seen, .. } => seen.iter().position(|value| value.is_nan()),
            Self::Words { .. } | Self::Unread { .. } => None,
        };
        first_other.map_or(n, |other| other.min(n))
    }

    /// Adds the fields that were looked at.
    pub fn keep(&mut self, text: &'a str) {
        let goes_on = match self {
            Self::Days { days, seen, .. } => {
                days.extend_from_slice(seen);
                !seen.contains(&NO_DAY)
            }
            Self::Numbers { values, tally, seen, of_seen } => {
                values.extend_from_slice(seen);
                tally.join(of_seen);
                true
            }
            Self::Words { words, seen, opens, of_seen } => {
                opens.join(*of_seen);
                words.keep(text, seen.iter())
            }
            Self::Unread { opens, of_seen } => {
                opens.join(*of_seen);
                true
            }
        };
        if !goes_on {
            self.give_up(self.opens());
        }
    }

    /// Keeps no more of the cells than what they begin with.
    fn give_up(&mut self, opens: Opens) {
        *self = Self::Unread { opens, of_seen: Opens::BOTH };
    }

    /// What all cells begin with, as far as it is known.
    pub fn opens(&self) -> Opens {
        match self {
            // Until one turned up that is no day.
            Self::Days { seen, .. } if seen.contains(&NO_DAY) => Opens::NEITHER,
            Self::Days { .. } => Opens::BOTH,
            Self::Numbers { values, tally, .. }
                if tally.n == values.len() && tally.n_negative == 0 =>
            {
                Opens::BOTH
            }
            Self::Numbers { .. } => Opens::NEITHER,
            Self::Words { opens, .. } | Self::Unread { opens, .. } => *opens,
        }
    }

    /// Adds the cells of a column of the records behind.
    pub fn append(&mut self, text: &'a str, behind: Self) {
        let mut opens = self.opens();
        opens.join(behind.opens());
        let is_told = match (&mut *self, behind) {
            (Self::Days { days, .. }, Self::Days { days: more, .. }) => {
                days.extend_from_slice(&more);
                true
            }
            (
                Self::Numbers { values, tally, .. },
                Self::Numbers { values: more, tally: others, .. },
            ) => {
                values.extend_from_slice(&more);
                tally.join(&others);
                true
            }
            (Self::Words { words, opens: own, .. }, Self::Words { words: more, .. }) => {
                *own = opens;
                words.append(text, &more)
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
                days.shrink_to_fit();
                QuickCells::Days(days)
            }
            Self::Numbers { mut values, tally, .. } => {
                values.shrink_to_fit();
                QuickCells::Numbers { values, tally }
            }
            Self::Words { words: Words { mut ids, places, .. }, .. } => {
                ids.shrink_to_fit();
                QuickCells::Words { ids, words: places }
            }
            Self::Unread { .. } => QuickCells::Unread,
        }
    }
}

impl<'a> Words<'a> {
    /// Adds words; `false` where the column turns out to hold texts.
    fn keep<'p>(&mut self, text: &'a str, places: impl Iterator<Item = &'p Range<u32>>) -> bool {
        let Self { ids, places: firsts, known, all } = self;
        for place in places {
            let range = wide(place.start)..wide(place.end);
            if range.len() > LONGEST_WORD {
                return false;
            }
            let id = known.recall(&text.as_bytes()[range.clone()], || {
                *all.entry(&text[range]).or_insert_with(|| number_of(firsts, place.clone()))
            });
            ids.push(id);
        }
        all.len() <= MOST_WORDS
    }

    /// Adds the words of the records behind, which have numbers of their own.
    fn append(&mut self, text: &'a str, behind: &Self) -> bool {
        let Self { ids, places: firsts, all, .. } = self;
        let number = |place: &Range<u32>| {
            let word = &text[wide(place.start)..wide(place.end)];
            *all.entry(word).or_insert_with(|| number_of(firsts, place.clone()))
        };
        let numbers: Vec<u16> = behind.places.iter().map(number).collect();
        ids.extend(behind.ids.iter().filter_map(|id| numbers.get(usize::from(*id))));
        all.len() <= MOST_WORDS
    }
}

/// Adds a word that was not there before and answers with its number.
fn number_of(places: &mut Vec<Range<u32>>, place: Range<u32>) -> u16 {
    places.push(place);
    u16::try_from(places.len() - 1).unwrap_or(u16::MAX)
}

/// Where a word stands.
pub(super) fn place(start: usize, stop: usize) -> Range<u32> {
    narrow(start)..narrow(stop)
}

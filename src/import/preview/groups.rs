//! The rows of a table by channel, and by the values of a column that parts them further.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::import::cells::clean::visible;
use crate::import::cells::memo::Memo;
use crate::import::choices::{ALL_CHANNELS, ChannelChoice};
use crate::import::lines::even::QuickCells;
use crate::import::lines::grid::Grid;
use crate::import::lines::pieces::Pieces;
use crate::import::lines::record_list::RecordList;
use crate::import::meaning::recognise::network_of;
use crate::import::preview::by_period::{RowsByPeriod, narrow};
use crate::import::preview::rows::{RowChoice, SortedRows, Sorting, SplitBy};
use crate::import::tables::sheet_names::short_network;

impl Sorting<'_> {
    /// Rows by channel and period, parted further or thinned by the values of a column.
    pub(super) fn group(&self, split: &SplitBy, column: usize) -> SortedRows {
        let rows = &self.table.shape.rows;
        let mut groups = Groups::default();
        let mut known = Memo::default();
        let mut n_elsewhere = 0;
        // Where a column of few words names the channels, each word is looked at once.
        let words = match (self.channel, split) {
            (ChannelChoice::Column(column), SplitBy::Added) => Words::of(self.grid, rows, *column),
            _ => None,
        };
        let known_rows = words.as_ref().map_or(0..0, |words| words.rows.clone());
        let behind = known_rows.end..self.starts.len();
        for (others, words) in [(0..known_rows.start, words), (behind, None)] {
            for row in others.filter(|row| self.starts[*row].is_some()) {
                let cell = |column: usize| self.grid.field(rows.at(row), column);
                let channel = match self.channel {
                    ChannelChoice::Named(_) => "",
                    ChannelChoice::Column(column) => cell(*column),
                };
                let at = match split {
                    SplitBy::Only(wanted) if visible(cell(column)) != wanted.as_str() => {
                        n_elsewhere += 1;
                        continue;
                    }
                    SplitBy::Channels => {
                        groups.place_of_pair((channel, cell(column)), self.channel)
                    }
                    SplitBy::Added | SplitBy::Only(_) => known.recall(channel, |channel| {
                        groups.place(channel_name(self.channel, channel))
                    }),
                };
                groups.rows[at].push(narrow(row));
            }
            if let Some(words) = words {
                groups.take_words(&words, self);
            }
        }
        let sorted = RowsByPeriod::of_all(groups.rows, self.starts);
        SortedRows {
            mode: RowChoice::Once,
            cadence: self.cadence,
            channels: groups.names.into_iter().zip(sorted).collect(),
            n_identical: 0,
            replaced: Vec::new(),
            n_elsewhere,
        }
    }
}

/// The rows of each channel, in the order in which the channels come first.
#[derive(Default)]
struct Groups<'a> {
    names: Vec<String>,
    rows: Vec<Vec<u32>>,
    /// The place of each name in small letters.
    places: BTreeMap<String, usize>,
    /// The place of each pair of a channel and a value, as they are written.
    pairs: BTreeMap<(&'a str, &'a str), usize>,
}

impl<'a> Groups<'a> {
    /// Adds the rows of which the words are known that name their channels.
    fn take_words(&mut self, words: &Words<'a>, sorting: &Sorting<'_>) {
        let mut of_word = vec![None; words.all.len()];
        let mut from = words.rows.start;
        for ids in words.ids.lists() {
            let starts = &sorting.starts[from..from + ids.len()];
            for ((row, start), id) in (from..).zip(starts).zip(ids) {
                if start.is_none() {
                    continue;
                }
                let id = usize::from(*id);
                let at = *of_word[id].get_or_insert_with(|| {
                    let (word, n) = words.all[id];
                    let at = self.place(channel_name(sorting.channel, word));
                    self.rows[at].reserve_exact(n);
                    at
                });
                self.rows[at].push(narrow(row));
            }
            from += ids.len();
        }
    }

    /// The place of a channel of this name.
    fn place(&mut self, name: String) -> usize {
        *self.places.entry(name.to_lowercase()).or_insert_with(|| {
            self.names.push(name);
            self.rows.push(Vec::new());
            self.rows.len() - 1
        })
    }

    /// The place of one value of one channel.
    fn place_of_pair(&mut self, pair: (&'a str, &'a str), choice: &ChannelChoice) -> usize {
        if let Some(place) = self.pairs.get(&pair) {
            return *place;
        }
        let place = self.place(joined_name(&channel_name(choice, pair.0), &visible(pair.1)));
        self.pairs.insert(pair, place);
        place
    }
}

/// What is known of a column of few words.
struct Words<'a> {
    /// Each with how often it comes.
    all: Vec<(&'a str, usize)>,
    /// The rows (places) that are known.
    rows: Range<usize>,
    ids: &'a Pieces<u16>,
}

impl<'a> Words<'a> {
    fn of(grid: &'a Grid, rows: &RecordList, column: usize) -> Option<Self> {
        let quick = grid.quick(rows, column)?;
        let QuickCells::Words { ids, .. } = quick.cells else { return None };
        let all = quick.words().collect();
        Some(Self { all, rows: quick.rows, ids })
    }
}

/// The channel of one value of a splitting column: `YouTube – Brazil`, or the value alone where
/// the table names no channel.
fn joined_name(channel: &str, value: &str) -> String {
    match (channel == ALL_CHANNELS, value.is_empty()) {
        (_, true) => channel.to_owned(),
        (true, false) => value.to_owned(),
        (false, false) => format!("{channel} – {value}"),
    }
}

/// The name of a channel; `cell` is what a column of channels has.
fn channel_name(channel: &ChannelChoice, cell: &str) -> String {
    let name = match channel {
        ChannelChoice::Named(name) => name.trim().to_owned(),
        ChannelChoice::Column(_) => match network_of(cell).or_else(|| short_network(cell.trim())) {
            Some(network) => network.to_owned(),
            None => visible(cell).into_owned(),
        },
    };
    if name.is_empty() { ALL_CHANNELS.to_owned() } else { name }
}

//! What became of each row of a table: every row is counted once, for one reason.

use crate::import::preview::by_period::RowsByPeriod;
use crate::import::preview::rows::SortedRows;

/// The rows of a table by what became of them. The sum is all rows the table has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowCounts {
    /// Rows that gave at least one reading, or a share of one.
    pub imported: usize,
    /// Rows with a place in time in which nothing that is taken has a figure.
    pub silent: usize,
    /// Rows with another value than the one asked for: one country of several.
    pub elsewhere: usize,
    /// Rows that say word for word what a later row says.
    pub identical: usize,
    /// Rows that a later row of the same period replaces.
    pub replaced: usize,
    /// Rows without a day that can be read.
    pub undated: usize,
    /// Rows that sum others up.
    pub totals: usize,
    /// Repeated names and closing remarks.
    pub remarks: usize,
}

impl RowCounts {
    /// All of them.
    pub fn sum(&self) -> usize {
        self.imported + self.silent + self.elsewhere + self.left_out()
    }

    /// Rows that are not read at all: each is named in a sentence, or is none of the data.
    pub fn left_out(&self) -> usize {
        self.identical + self.replaced + self.undated + self.totals + self.remarks
    }

    /// Counts the rows that have a place in time; none of them gave a reading yet.
    pub(super) fn take_rows(&mut self, rows: &SortedRows) {
        self.silent = rows.channels.iter().map(|(_, periods)| periods.n_rows()).sum();
        self.elsewhere = rows.n_elsewhere;
        self.identical = rows.n_identical;
        self.replaced = rows.replaced.len();
    }

    /// Parts the rows with a place in time by whether they gave a reading.
    pub(super) fn take_given(&mut self, rows: &SortedRows, given: &Given) {
        let all = || rows.channels.iter().map(|(_, periods)| periods);
        let n: usize = all().map(RowsByPeriod::n_rows).sum();
        let gave = |row: &usize| given.rows.get(*row) == Some(&true);
        self.imported =
            if given.are_all { n } else { all().flat_map(RowsByPeriod::rows).filter(gave).count() };
        self.silent = n - self.imported;
    }
}

/// Which rows (places) gave a reading.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Given {
    /// Mostly all of them did, and nothing else is kept.
    are_all: bool,
    rows: Vec<bool>,
}

impl Given {
    /// Notes what the rows of a table say, so many, one after the other.
    pub fn note(&mut self, n: usize, are_given: impl Iterator<Item = bool>) {
        self.rows.resize(self.rows.len().max(n), false);
        for (row, is_given) in self.rows.iter_mut().zip(are_given) {
            *row |= is_given;
        }
    }

    /// Notes the figures of all rows, one part of them after the other; NaN is none.
    pub fn note_figures<'a>(&mut self, lists: impl Iterator<Item = &'a [f64]> + Clone) {
        // Without an end before the last it is done many at a time.
        let are_figures = |list: &[f64]| list.iter().fold(true, |all, value| all & !value.is_nan());
        self.are_all = self.are_all || lists.clone().all(are_figures);
        if !self.are_all {
            let n = lists.clone().map(<[f64]>::len).sum();
            self.note(n, lists.flatten().map(|value| !value.is_nan()));
        }
    }

    /// Adds the rows that gave a reading of other columns.
    pub fn join(&mut self, other: &Self) {
        self.are_all |= other.are_all;
        self.note(other.rows.len(), other.rows.iter().copied());
    }
}

//! The rows of one channel by period, as two flat lists however many periods there are.

use std::sync::Arc;

use jiff::civil::Date;

/// Rows of one channel, by the first day of their period; values are places in the table's rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowsByPeriod {
    /// First days, ascending, each once; shared with the series.
    starts: Arc<Vec<Date>>,
    /// Rows by period, those of one in the order of the file.
    rows: Vec<u32>,
    /// Where the rows of each period end; empty while each period has one row.
    ends: Vec<u32>,
}

impl RowsByPeriod {
    /// Sorts rows by their period.
    pub(super) fn of(rows: Rows) -> Self {
        let Rows { mut starts, mut rows } = rows;
        if !starts.is_sorted() {
            let mut pairs: Vec<(Date, u32)> = starts.into_iter().zip(rows).collect();
            // Rows come in the order of the file, so no two of them are equal.
            pairs.sort_unstable();
            (starts, rows) = pairs.into_iter().unzip();
        }
        Self::of_sorted(Rows { starts, rows })
    }

    /// The same for rows that come in the order of time.
    fn of_sorted(rows: Rows) -> Self {
        let Rows { mut starts, rows } = rows;
        let mut ends = Vec::new();
        if starts.windows(2).any(|pair| pair[0] == pair[1]) {
            ends = (1..=starts.len())
                .filter(|at| starts.get(*at) != starts.get(at - 1))
                .map(narrow)
                .collect();
            starts.dedup();
        }
        Self { starts: starts.into(), rows, ends }
    }

    /// Keeps equal days only once in neighbours of a list: the channels of a table mostly have the
    /// same ones.
    pub(super) fn share_starts(all: &mut [(String, Self)]) {
        for at in 1..all.len() {
            let (before, own) = all.split_at_mut(at);
            if let (Some((_, before)), Some((_, own))) = (before.last(), own.first_mut())
                && before.starts == own.starts
            {
                own.starts = Arc::clone(&before.starts);
            }
        }
    }

    /// Whether the days are kept together with those of another channel.
    pub(super) fn shares_starts(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.starts, &other.starts)
    }

    /// How many periods have rows.
    pub fn n_periods(&self) -> usize {
        self.starts.len()
    }

    pub fn n_rows(&self) -> usize {
        self.rows.len()
    }

    /// The same days, to be shared.
    pub fn shared_starts(&self) -> Arc<Vec<Date>> {
        Arc::clone(&self.starts)
    }

    /// All rows in the order of time.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = usize> {
        self.rows.iter().map(|row| wide(*row))
    }

    /// Whether the rows stand in the file in the order of time.
    pub fn are_in_order(&self) -> bool {
        self.rows.is_sorted()
    }

    /// The row of each period, in the order of time, where each has only one.
    pub fn single_rows(&self) -> Option<&[u32]> {
        (!self.has_several()).then_some(self.rows.as_slice())
    }

    /// The first days of the periods, ascending.
    pub fn starts(&self) -> &[Date] {
        &self.starts
    }

    pub fn has(&self, start: Date) -> bool {
        self.starts.binary_search(&start).is_ok()
    }

    /// Whether a period has more than one row.
    pub fn has_several(&self) -> bool {
        !self.ends.is_empty()
    }

    /// How many periods have more than one row.
    pub(super) fn n_several(&self) -> usize {
        if self.has_several() { self.lists().filter(|rows| rows.0.len() > 1).count() } else { 0 }
    }

    /// The rows of each period, in the order of time.
    pub fn lists(&self) -> impl Iterator<Item = PeriodRows<'_>> {
        (0..self.n_periods()).map(|at| {
            let end = |at: usize| self.ends.get(at).map_or(at + 1, |end| wide(*end));
            let from = at.checked_sub(1).map_or(0, end);
            PeriodRows(&self.rows[from..end(at)])
        })
    }

    /// Periods and their rows, in the order of time.
    pub fn iter(&self) -> impl Iterator<Item = (Date, PeriodRows<'_>)> {
        self.starts.iter().copied().zip(self.lists())
    }

    /// Puts each period into the longer one that begins on the day `start` says.
    pub(super) fn coarsen(&mut self, start: impl Fn(Date) -> Date) {
        let mut rows = Rows::default();
        for (first, list) in self.iter() {
            let first = start(first);
            list.iter().for_each(|row| rows.push(first, row));
        }
        *self = Self::of_sorted(rows);
    }

    /// Leaves one row of each period: the last one. `of_several` is told of the rows of each
    /// period that has more.
    pub(super) fn keep_last(&mut self, mut of_several: impl FnMut(PeriodRows<'_>)) {
        if !self.has_several() {
            return;
        }
        let mut kept = Vec::with_capacity(self.n_periods());
        for list in self.lists() {
            if list.0.len() > 1 {
                of_several(list);
            }
            kept.extend(list.0.last());
        }
        self.rows = kept;
        self.ends = Vec::new();
    }
}

/// The rows of one period: places in the table's rows.
#[derive(Clone, Copy, Debug)]
pub struct PeriodRows<'a>(&'a [u32]);

impl<'a> PeriodRows<'a> {
    pub fn iter(self) -> impl DoubleEndedIterator<Item = usize> + 'a {
        self.0.iter().map(|row| wide(*row))
    }
}

/// Rows as they come, each with the first day of its period.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    starts: Vec<Date>,
    rows: Vec<u32>,
}

impl Rows {
    /// Makes room for so many more.
    pub fn reserve(&mut self, n: usize) {
        self.starts.reserve_exact(n);
        self.rows.reserve_exact(n);
    }

    pub fn push(&mut self, start: Date, row: usize) {
        self.starts.push(start);
        self.rows.push(narrow(row));
    }
}

/// A file has fewer rows than there are numbers of 32 bits.
fn narrow(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}

pub(super) fn wide(row: u32) -> usize {
    usize::try_from(row).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    use super::*;

    fn sorted(days: &[i8]) -> RowsByPeriod {
        let mut rows = Rows::default();
        for (row, day) in days.iter().enumerate() {
            rows.push(date(2025, 3, *day), row);
        }
        RowsByPeriod::of(rows)
    }

    fn lists(periods: &RowsByPeriod) -> Vec<(Date, Vec<usize>)> {
        periods.iter().map(|(start, list)| (start, list.iter().collect())).collect()
    }

    proptest! {
        #[test]
        fn rows_are_sorted_as_lists_by_day_would_be(days in prop::collection::vec(1_i8..9, 0..40)) {
            let mut expected: BTreeMap<Date, Vec<usize>> = BTreeMap::new();
            for (row, day) in days.iter().enumerate() {
                expected.entry(date(2025, 3, *day)).or_default().push(row);
            }
            let mut periods = sorted(&days);
            prop_assert_eq!(lists(&periods), expected.clone().into_iter().collect::<Vec<_>>());
            prop_assert_eq!(periods.has_several(), periods.n_periods() < days.len());
            let mut dropped = Vec::new();
            periods.keep_last(|list| dropped.extend(list.iter().rev().skip(1)));
            let last = |(day, rows): (&Date, &Vec<usize>)| (*day, vec![rows[rows.len() - 1]]);
            prop_assert_eq!(lists(&periods), expected.iter().map(last).collect::<Vec<_>>());
            prop_assert_eq!(dropped.len() + periods.n_rows(), days.len());
        }
    }

    #[test]
    fn the_days_of_a_month_become_one_period_in_the_order_of_time() {
        let mut periods = sorted(&[3, 1, 2, 1]);
        periods.coarsen(Date::first_of_month);
        assert_eq!(lists(&periods), [(date(2025, 3, 1), vec![1, 3, 2, 0])]);
    }
}

//! The rows of one channel by period, as two flat lists however many periods there are.

use std::sync::Arc;

use jiff::civil::Date;

use crate::import::side_by_side;

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
    /// Sorts rows by their period, each of these lists by itself; `starts` has the first day of the
    /// period of each row of the table, and none of these is without one. The lists of neighbours
    /// that have the same days share them: the channels of a table mostly do.
    pub(super) fn of_all(lists: Vec<Vec<u32>>, starts: &[Option<Date>]) -> Vec<Self> {
        /// Rows whose lists are worth being sorted side by side.
        const MANY: usize = 100_000;
        let n_parts = if starts.len() < MANY { 1 } else { side_by_side::n_parts() };
        let step = lists.len().div_ceil(n_parts).max(1);
        let mut lists = lists.into_iter();
        let parts = (0..n_parts).map(|_| lists.by_ref().take(step).collect::<Vec<_>>()).collect();
        let sort = |lists: Vec<Vec<u32>>| {
            let mut sorted: Vec<Self> = Vec::with_capacity(lists.len());
            for rows in lists {
                let own = Self::of(rows, starts, sorted.last());
                sorted.push(own);
            }
            sorted
        };
        side_by_side::take(parts, sort).into_iter().flatten().collect()
    }

    /// Sorts rows by their period; `before` is what they may share their days with.
    fn of(mut rows: Vec<u32>, starts: &[Option<Date>], before: Option<&Self>) -> Self {
        let start = |row: &u32| starts.get(wide(*row)).copied().flatten();
        let is_like = |before: &&Self| {
            let days = before.starts.iter().copied().map(Some);
            !before.has_several()
                && rows.len() == before.starts.len()
                && rows.iter().map(start).eq(days)
        };
        if let Some(before) = before.filter(is_like) {
            return Self { starts: Arc::clone(&before.starts), rows, ends: Vec::new() };
        }
        if !rows.is_sorted_by_key(start) {
            // Rows come in the order of the file, and stay so within a period.
            rows.sort_by_cached_key(start);
        }
        let starts = rows.iter().filter_map(start).collect();
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
            rows.starts.extend(list.0.iter().map(|_| first));
            rows.rows.extend(list.0);
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
struct Rows {
    starts: Vec<Date>,
    rows: Vec<u32>,
}

/// A file has fewer rows than there are numbers of 32 bits.
pub(super) fn narrow(row: usize) -> u32 {
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
        let starts: Vec<_> = days.iter().map(|day| Some(date(2025, 3, *day))).collect();
        let rows = (0..days.len()).map(narrow).collect();
        RowsByPeriod::of(rows, &starts, None)
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
    fn lists_with_the_same_days_share_them() {
        let starts: Vec<_> = [1, 1, 1, 2, 2, 3].map(|day| Some(date(2025, 3, day))).to_vec();
        let lists = vec![vec![0, 3], vec![1, 4], vec![2, 5], vec![0, 1]];
        let all = RowsByPeriod::of_all(lists, &starts);
        let days = |at: usize| all[at].starts().iter().map(|day| day.day()).collect::<Vec<_>>();
        assert_eq!(
            [days(0), days(1), days(2), days(3)],
            [vec![1, 2], vec![1, 2], vec![1, 3], vec![1]]
        );
        assert!(all[1].shares_starts(&all[0]) && !all[2].shares_starts(&all[1]));
        assert!(all[3].has_several());
    }

    #[test]
    fn the_days_of_a_month_become_one_period_in_the_order_of_time() {
        let mut periods = sorted(&[3, 1, 2, 1]);
        periods.coarsen(Date::first_of_month);
        assert_eq!(lists(&periods), [(date(2025, 3, 1), vec![1, 3, 2, 0])]);
    }
}

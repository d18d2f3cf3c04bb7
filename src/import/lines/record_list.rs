//! Records of a file in its order, kept as runs of neighbours: a million rows are mostly one run.

use std::collections::BTreeSet;
use std::ops::Range;

/// Records (from 0), ascending, each once. The place of a record is its number in this list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordList {
    runs: Vec<Run>,
    len: usize,
}

/// Records that follow each other without a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Run {
    records: Range<usize>,
    /// The place of the first of them.
    place: usize,
}

impl RecordList {
    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub fn first(&self) -> Option<usize> {
        self.runs.first().map(|run| run.records.start)
    }

    pub fn last(&self) -> Option<usize> {
        self.runs.last().map(|run| run.records.end - 1)
    }

    /// The record at a place.
    pub fn get(&self, place: usize) -> Option<usize> {
        let run = match self.runs.as_slice() {
            [only] => only,
            runs => &runs[runs.partition_point(|run| run.place <= place).checked_sub(1)?],
        };
        let record = run.records.start + (place - run.place);
        (record < run.records.end).then_some(record)
    }

    /// The same for a place that is known to exist; beyond the list the record behind the last.
    pub fn at(&self, place: usize) -> usize {
        self.get(place).unwrap_or_else(|| self.last().map_or(0, |last| last + 1))
    }

    /// The place of a record.
    pub fn place_of(&self, record: usize) -> Option<usize> {
        let after = self.runs.partition_point(|run| run.records.start <= record);
        let run = &self.runs[after.checked_sub(1)?];
        run.records.contains(&record).then(|| run.place + (record - run.records.start))
    }

    /// The records in their order.
    pub fn iter(&self) -> RecordIter<'_> {
        RecordIter { runs: self.runs.iter(), front: 0..0, back: 0..0, left: self.len }
    }

    /// The same as runs of neighbours.
    pub fn runs(&self) -> impl Iterator<Item = Range<usize>> {
        self.runs.iter().map(|run| run.records.clone())
    }

    /// Adds a record behind all others; one that is not behind them is left out.
    pub fn push(&mut self, record: usize) {
        self.push_run(record..record + 1);
    }

    /// Adds records that follow each other, behind all others; those that are not are left out.
    pub fn push_run(&mut self, records: Range<usize>) {
        let start = self.last().map_or(records.start, |last| records.start.max(last + 1));
        if start >= records.end {
            return;
        }
        let n = records.end - start;
        match self.runs.last_mut() {
            Some(run) if run.records.end == start => run.records.end = records.end,
            _ => self.runs.push(Run { records: start..records.end, place: self.len }),
        }
        self.len += n;
    }

    /// Takes the last record out.
    pub fn pop(&mut self) -> Option<usize> {
        let run = self.runs.last_mut()?;
        run.records.end -= 1;
        let record = run.records.end;
        if run.records.is_empty() {
            self.runs.pop();
        }
        self.len -= 1;
        Some(record)
    }

    /// The same list from another place on.
    pub fn rest_from(&self, place: usize) -> Self {
        let mut rest = Self::default();
        for run in &self.runs {
            let skipped = place.saturating_sub(run.place).min(run.records.len());
            rest.push_run(run.records.start + skipped..run.records.end);
        }
        rest
    }

    /// The same list without some records.
    pub fn without(&self, left: &BTreeSet<usize>) -> Self {
        let mut others = Self::default();
        for run in &self.runs {
            let mut start = run.records.start;
            for record in left.range(run.records.clone()) {
                others.push_run(start..*record);
                start = record + 1;
            }
            others.push_run(start..run.records.end);
        }
        others
    }
}

impl Extend<usize> for RecordList {
    fn extend<I: IntoIterator<Item = usize>>(&mut self, records: I) {
        for record in records {
            self.push(record);
        }
    }
}

impl FromIterator<usize> for RecordList {
    fn from_iter<I: IntoIterator<Item = usize>>(records: I) -> Self {
        let mut list = Self::default();
        list.extend(records);
        list
    }
}

impl<'a> IntoIterator for &'a RecordList {
    type Item = usize;
    type IntoIter = RecordIter<'a>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The records of a list, one after the other.
#[derive(Clone, Debug)]
pub struct RecordIter<'a> {
    runs: std::slice::Iter<'a, Run>,
    /// What is left of the first run that was begun.
    front: Range<usize>,
    /// What is left of the last run that was begun from behind.
    back: Range<usize>,
    left: usize,
}

impl Iterator for RecordIter<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        loop {
            if let Some(record) = self.front.next() {
                self.left -= 1;
                return Some(record);
            }
            if let Some(run) = self.runs.next() {
                self.front = run.records.clone();
            } else {
                let record = self.back.next()?;
                self.left -= 1;
                return Some(record);
            }
        }
    }

    fn nth(&mut self, n: usize) -> Option<usize> {
        let mut skipped = n;
        while skipped >= self.front.len() {
            skipped -= self.front.len();
            self.left -= self.front.len();
            self.front = match self.runs.next() {
                Some(run) => run.records.clone(),
                None => std::mem::take(&mut self.back),
            };
            if self.front.is_empty() {
                return None;
            }
        }
        self.left -= skipped + 1;
        self.front.nth(skipped)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl DoubleEndedIterator for RecordIter<'_> {
    fn next_back(&mut self) -> Option<usize> {
        loop {
            if let Some(record) = self.back.next_back() {
                self.left -= 1;
                return Some(record);
            }
            if let Some(run) = self.runs.next_back() {
                self.back = run.records.clone();
            } else {
                let record = self.front.next_back()?;
                self.left -= 1;
                return Some(record);
            }
        }
    }
}

impl ExactSizeIterator for RecordIter<'_> {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_list_of_runs_is_the_list_of_its_records(
            gaps in prop::collection::vec(1_usize..3, 0..40), at in 0_usize..90
        ) {
            let mut next = 0;
            let records: Vec<usize> = gaps
                .iter()
                .map(|gap| {
                    next += gap;
                    next
                })
                .collect();
            let list: RecordList = records.iter().copied().collect();
            prop_assert_eq!(list.iter().collect::<Vec<_>>(), records.clone());
            let mut backwards: Vec<usize> = list.iter().rev().collect();
            backwards.reverse();
            prop_assert_eq!(&backwards, &records);
            prop_assert_eq!(list.iter().len(), records.len());
            let every: Vec<usize> = list.iter().step_by(1 + at % 7).collect();
            prop_assert_eq!(every, records.iter().copied().step_by(1 + at % 7).collect::<Vec<_>>());
            prop_assert_eq!(list.get(at), records.get(at).copied());
            prop_assert_eq!(list.place_of(at), records.binary_search(&at).ok());
            prop_assert_eq!((list.first(), list.last()), (records.first().copied(), records.last().copied()));
            let left = BTreeSet::from([at, at + 1, at + 7]);
            let others = records.iter().copied().filter(|record| !left.contains(record));
            let others: RecordList = others.collect();
            prop_assert_eq!(list.without(&left), others);
            let rest: Vec<usize> = records.iter().copied().skip(at).collect();
            prop_assert_eq!(list.rest_from(at).iter().collect::<Vec<_>>(), rest);
            let mut shorter = list.clone();
            prop_assert_eq!(shorter.pop(), records.last().copied());
            prop_assert_eq!(shorter.len(), records.len().saturating_sub(1));
            prop_assert_eq!(shorter.iter().count(), shorter.len());
        }
    }

    #[test]
    fn both_ends_of_an_iteration_meet() {
        let list: RecordList = [1, 2, 3, 7, 8, 20].into_iter().collect();
        let mut records = list.iter();
        let taken = [records.next(), records.next_back(), records.next_back(), records.next()];
        assert_eq!(taken, [Some(1), Some(20), Some(8), Some(2)]);
        assert_eq!(records.clone().nth(1), Some(7));
        assert_eq!(records.clone().nth(2), None);
        assert_eq!(records.collect::<Vec<_>>(), [3, 7]);
    }
}

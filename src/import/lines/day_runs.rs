//! The days of a column, row by row: rows of one day mostly follow each other, so each day is kept
//! with how many rows it has.

use jiff::civil::Date;

use crate::import::lines::places::{narrow, wide};

/// Days one behind the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayRuns {
    /// A day and how many rows in a row have it; neighbours are different days.
    runs: Vec<(Date, u32)>,
    len: usize,
}

impl DayRuns {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// How many times a day is followed by another one, and the first.
    pub fn n_runs(&self) -> usize {
        self.runs.len()
    }

    /// The days, each with how many rows follow each other that have it.
    pub fn runs(&self) -> impl Iterator<Item = (Date, usize)> {
        self.runs.iter().map(|(day, n)| (*day, wide(*n)))
    }

    /// Adds so many rows of a day.
    pub fn push(&mut self, day: Date, n: usize) {
        if n == 0 {
            return;
        }
        match self.runs.last_mut() {
            Some((last, before)) if *last == day => *before += narrow(n),
            _ => self.runs.push((day, narrow(n))),
        }
        self.len += n;
    }

    /// Adds the rows of others.
    pub fn append(&mut self, others: &Self) {
        let mut others = others.runs();
        if let Some((day, n)) = others.next() {
            self.push(day, n);
        }
        for (day, n) in others {
            self.runs.push((day, narrow(n)));
            self.len += n;
        }
    }

    /// Gives room back that was not needed.
    pub fn shrink(&mut self) {
        self.runs.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_one_day_are_kept_together_however_they_come() {
        let day = |n| Date::constant(2025, 3, n);
        let of = |days: &[i8]| {
            let mut runs = DayRuns::default();
            for n in days {
                runs.push(day(*n), 1);
            }
            runs
        };
        let mut runs = of(&[1, 1, 2]);
        runs.append(&of(&[2, 2, 3, 1]));
        assert_eq!(runs, of(&[1, 1, 2, 2, 2, 3, 1]));
        assert_eq!((runs.len(), runs.n_runs()), (7, 4));
        assert!(runs.runs().eq([(1, 2), (2, 3), (3, 1), (1, 1)].map(|(n, rows)| (day(n), rows))));
        runs.append(&of(&[]));
        assert_eq!(runs.len(), 7);
    }
}

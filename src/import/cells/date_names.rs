//! What the name of a column, or damage to its cells, says against its dates.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::import::cells::date_column::{DateColumn, distinct};
use crate::import::cells::dates::DateToken;
use crate::model::Cadence;

impl DateColumn {
    /// Takes days for what the name of their column says: those of "Week" are weeks, however few
    /// there are, where they are so far apart; those of "Nth day" are days. `tokens` are the cells.
    pub fn follow_name(&mut self, named: Cadence, tokens: &[Option<DateToken>]) {
        let days = distinct(&self.starts);
        let all = |fits: &dyn Fn(&Date) -> bool| days.iter().all(fits);
        let is_first = |day: &Date| day.day() == 1;
        let is_last = |day: &Date| *day == day.last_of_month();
        let fits = match named {
            Cadence::Week => days.windows(2).all(|pair| (pair[1] - pair[0]).get_days() % 7 == 0),
            Cadence::Month => all(&is_first) || all(&is_last),
            Cadence::Quarter => {
                all(&|day| is_first(day) && day.month() % 3 == 1)
                    || all(&|day| is_last(day) && day.month() % 3 == 0)
            }
            Cadence::Day | Cadence::Year => false,
        };
        if self.cadence == Cadence::Day && fits {
            self.put_into(named);
        }
        let day = |token: &Option<DateToken>| match token {
            Some(DateToken::Day(day)) => Some(*day),
            _ => None,
        };
        let is_longer = self.cadence != Cadence::Day && tokens.len() == self.starts.len();
        if named == Cadence::Day && is_longer {
            (self.starts, self.cadence) = (tokens.iter().map(day).collect(), Cadence::Day);
            self.are_weeks_shifted = false;
        }
    }

    /// Takes the days of a column of weeks for their last ones.
    pub fn count_back_weeks(&mut self) {
        if self.cadence != Cadence::Week {
            return;
        }
        for start in self.starts.iter_mut().flatten() {
            *start = start.saturating_sub(jiff::Span::new().days(7));
        }
        self.are_weeks_shifted = false;
    }
}

/// Whether a spreadsheet program took some days of a column for others: those up to the 12th are
/// dates by themselves, with day and month exchanged, and only later days stand as they were typed.
pub fn are_half_exchanged(tokens: &[Option<DateToken>]) -> bool {
    const FEW: usize = 3;
    let (mut n_days, mut n_typed) = (0, 0);
    let (mut days, mut typed) = (BTreeSet::new(), BTreeSet::new());
    for token in tokens.iter().flatten() {
        match *token {
            DateToken::Day(day) if day.day() <= 12 => {
                n_days += 1;
                days.insert(day.day());
            }
            DateToken::Numeric(numbers) if numbers.first.max(numbers.second) > 12 => {
                n_typed += 1;
                typed.insert(numbers.first.min(numbers.second));
            }
            DateToken::Day(_) | DateToken::Numeric(_) => return false,
            _ => {}
        }
    }
    // The month of what was typed is the day of what was exchanged.
    n_days >= FEW && n_typed >= FEW && days == typed
}

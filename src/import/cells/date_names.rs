//! What the name of a column, or damage to its cells, says against its dates.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::import::cells::date_column::{DateColumn, DateOrder, distinct};
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
            // Some weeks are closed a day early or late.
            Cadence::Week => days.windows(2).all(|pair| (pair[1] - pair[0]).get_days() >= 5),
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

    /// Takes the `days` of a column of weeks for their last ones.
    pub fn count_back_weeks(&mut self, days: &[Option<Date>]) {
        if self.cadence != Cadence::Week {
            return;
        }
        let first = |last: Date| last.saturating_sub(jiff::Span::new().days(6));
        self.starts = days.iter().map(|day| day.map(first)).collect();
        self.put_into(Cadence::Week);
        self.are_weeks_shifted = false;
    }

    /// Puts two days that are a month, a quarter or a year apart, the first or the last ones of such
    /// periods, into these; says which they are. Two days a week apart are as often days.
    pub fn follow_two(&mut self) -> Option<(Cadence, Date, Date)> {
        let days = distinct(&self.starts);
        let [one, other] = days[..] else { return None };
        let cadence = cadence_of_two(one, other).filter(|_| self.cadence == Cadence::Day)?;
        self.put_into(cadence);
        Some((cadence, one, other))
    }
}

/// The days of a column as its cells have them, whatever periods they stand for.
pub fn plain_days(tokens: &[Option<DateToken>], order: DateOrder) -> Vec<Option<Date>> {
    let day = |token: &Option<DateToken>| match (*token)? {
        DateToken::Day(day) => Some(day),
        DateToken::Numeric(numbers) => numbers.in_order(order == DateOrder::DayMonthYear),
        _ => None,
    };
    tokens.iter().map(day).collect()
}

fn cadence_of_two(one: Date, other: Date) -> Option<Cadence> {
    let are_firsts = one.day() == 1 && other.day() == 1;
    let are_lasts = one == one.last_of_month() && other == other.last_of_month();
    let month = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
    // The month a period begins in, counted in a year from 0.
    let begins = |length: i32| if are_firsts { month(one) } else { month(one) + 1 } % length == 0;
    let months = month(other) - month(one);
    match months {
        _ if !are_firsts && !are_lasts => None,
        1 => Some(Cadence::Month),
        3 if begins(3) => Some(Cadence::Quarter),
        12 if begins(12) => Some(Cadence::Year),
        _ => None,
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

//! Weeks, months and quarters by number, whose year nobody says.

use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::MonthDay;
use crate::model::Cadence;

/// A week, a month or a quarter of some year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BarePeriod {
    cadence: Cadence,
    /// From 1.
    n: i8,
}

impl BarePeriod {
    /// `None` where no year has so many.
    pub fn new(cadence: Cadence, n: i8) -> Option<Self> {
        let most = match cadence {
            Cadence::Week => 53,
            Cadence::Month => 12,
            Cadence::Quarter => 4,
            Cadence::Day | Cadence::Year => return None,
        };
        (1..=most).contains(&n).then_some(Self { cadence, n })
    }

    pub fn cadence(self) -> Cadence {
        self.cadence
    }

    /// Its first day in a year; `None` for the 53rd week of a year with 52.
    pub fn start(self, year: i16) -> Option<Date> {
        let Self { cadence, n } = self;
        match cadence {
            Cadence::Week => ISOWeekDate::new(year, n, Weekday::Monday).ok().map(ISOWeekDate::date),
            Cadence::Month => Date::new(year, n, 1).ok(),
            Cadence::Quarter => Date::new(year, n * 3 - 2, 1).ok(),
            Cadence::Day | Cadence::Year => None,
        }
    }

    /// A day by which periods of one year can be put in order; every year has it.
    pub fn place(self) -> MonthDay {
        // Weeks move by some days from year to year; 2023 begins a day before its first week.
        let start = self.start(2023).unwrap_or(Date::constant(2023, 12, 31));
        (start.month(), start.day())
    }
}

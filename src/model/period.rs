//! Days, ISO weeks, months, fiscal quarters and fiscal years as numbered periods.

use std::fmt;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// How often a series is kept. From fine to coarse; week and month do not nest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Cadence {
    Day,
    Week,
    #[default]
    Month,
    Quarter,
    Year,
}

impl Cadence {
    pub const ALL: [Self; 5] = [Self::Day, Self::Week, Self::Month, Self::Quarter, Self::Year];

    /// As the command line has it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::Day => "Day",
            Self::Week => "Week",
            Self::Month => "Month",
            Self::Quarter => "Quarter",
            Self::Year => "Year",
        }
    }

    /// Whether every period of this cadence lies within one period of `coarser`.
    pub fn nests_in(self, coarser: Self) -> bool {
        match self {
            Self::Day => true,
            Self::Week => coarser == Self::Week,
            Self::Month => coarser >= Self::Month,
            Self::Quarter => coarser >= Self::Quarter,
            Self::Year => coarser == Self::Year,
        }
    }
}

/// How a plan counts its years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// The month the fiscal year starts in, 1–12; quarters follow it.
    pub fiscal_year_start: i8,
}

impl Default for Calendar {
    fn default() -> Self {
        Self { fiscal_year_start: 1 }
    }
}

/// One period of a cadence. `ordinal` counts from the period that holds 1970-01-01 (number 0 for
/// days, months, quarters and years of the plan's calendar; for weeks, number 0 starts on Monday
/// 1969-12-29).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    pub cadence: Cadence,
    pub ordinal: i32,
}

impl std::hash::Hash for Cadence {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        state.write_u8(*self as u8);
    }
}

const EPOCH: Date = date(1970, 1, 1);
/// Days from the Monday of week 0 to the epoch, a Thursday.
const EPOCH_WEEKDAY: i32 = 3;

/// Days since 1970-01-01.
pub fn day_number(day: Date) -> i32 {
    // A difference of two civil dates in days always fits: ±7.3 million.
    (day - EPOCH).get_days()
}

/// The day with that number, held within the dates a calendar knows.
pub fn day_from_number(number: i32) -> Date {
    EPOCH.saturating_add(jiff::Span::new().days(number.clamp(-4_000_000, 2_900_000)))
}

/// Months since January 1970.
fn month_number(day: Date) -> i32 {
    (i32::from(day.year()) - 1970) * 12 + i32::from(day.month()) - 1
}

fn month_start(number: i32) -> Date {
    let number = number.clamp(-(9999 + 1970) * 12, (9999 - 1970) * 12 + 11);
    let year = 1970 + number.div_euclid(12);
    let month = number.rem_euclid(12) + 1;
    Date::new(i16::try_from(year).unwrap_or(9999), i8::try_from(month).unwrap_or(1), 1)
        .unwrap_or(Date::MAX)
}

impl Calendar {
    fn fiscal_offset(self) -> i32 {
        i32::from(self.fiscal_year_start.clamp(1, 12)) - 1
    }

    /// The period of a cadence that holds a day.
    pub fn period_of(self, cadence: Cadence, day: Date) -> Period {
        let ordinal = match cadence {
            Cadence::Day => day_number(day),
            Cadence::Week => (day_number(day) + EPOCH_WEEKDAY).div_euclid(7),
            Cadence::Month => month_number(day),
            Cadence::Quarter => (month_number(day) - self.fiscal_offset() % 3).div_euclid(3),
            Cadence::Year => (month_number(day) - self.fiscal_offset()).div_euclid(12),
        };
        Period { cadence, ordinal }
    }

    /// The first day of a period.
    pub fn start(self, period: Period) -> Date {
        let n = period.ordinal;
        match period.cadence {
            Cadence::Day => day_from_number(n),
            Cadence::Week => day_from_number(n.saturating_mul(7).saturating_sub(EPOCH_WEEKDAY)),
            Cadence::Month => month_start(n),
            Cadence::Quarter => {
                month_start(n.saturating_mul(3).saturating_add(self.fiscal_offset() % 3))
            }
            Cadence::Year => month_start(n.saturating_mul(12).saturating_add(self.fiscal_offset())),
        }
    }

    /// The last day of a period.
    pub fn end(self, period: Period) -> Date {
        self.start(period.next()).yesterday().unwrap_or(Date::MAX)
    }

    /// The period that starts on exactly this day, if one does.
    pub fn starting_on(self, cadence: Cadence, day: Date) -> Option<Period> {
        let period = self.period_of(cadence, day);
        (self.start(period) == day).then_some(period)
    }

    /// A short name that sorts with the others of its cadence and that people read:
    /// `2021-03-05`, `2021-W09`, `2021-03`, `2021-Q1`, `2021` (a fiscal year that does not start
    /// in January is named by both its years, `2020/21`, and its quarters `2020/21-Q1`).
    pub fn code(self, period: Period) -> String {
        let start = self.start(period);
        match period.cadence {
            Cadence::Day => start.to_string(),
            Cadence::Week => {
                let week = start.iso_week_date();
                format!("{:04}-W{:02}", week.year(), week.week())
            }
            Cadence::Month => format!("{:04}-{:02}", start.year(), start.month()),
            Cadence::Quarter => {
                let year = self.period_of(Cadence::Year, start);
                let first = self.period_of(Cadence::Quarter, self.start(year)).ordinal;
                format!("{}-Q{}", self.code(year), period.ordinal - first + 1)
            }
            Cadence::Year if self.fiscal_offset() == 0 => format!("{:04}", start.year()),
            Cadence::Year => {
                format!("{:04}/{:02}", start.year(), (start.year() + 1).rem_euclid(100))
            }
        }
    }

    /// How many whole or begun periods of a cadence lie in `from..=to`; 0 if the window is empty.
    pub fn periods_between(self, cadence: Cadence, from: Date, to: Date) -> i32 {
        if to < from {
            return 0;
        }
        self.period_of(cadence, to).ordinal - self.period_of(cadence, from).ordinal + 1
    }
}

impl Period {
    pub fn next(self) -> Self {
        self.offset(1)
    }

    pub fn previous(self) -> Self {
        self.offset(-1)
    }

    /// The period `n` steps later.
    pub fn offset(self, n: i32) -> Self {
        Self { ordinal: self.ordinal.saturating_add(n), ..self }
    }
}

impl fmt::Display for Cadence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Weekday;

    use super::*;

    fn check(fiscal: i8, cadence: Cadence, day: Date, start: Date, end: Date, code: &str) {
        let calendar = Calendar { fiscal_year_start: fiscal };
        let period = calendar.period_of(cadence, day);
        assert_eq!(calendar.start(period), start, "start of {day} by {cadence}");
        assert_eq!(calendar.end(period), end, "end of {day} by {cadence}");
        assert_eq!(calendar.code(period), code);
        assert_eq!(calendar.starting_on(cadence, start), Some(period));
    }

    #[test]
    fn periods_have_the_right_edges() {
        check(
            1,
            Cadence::Day,
            date(2024, 2, 29),
            date(2024, 2, 29),
            date(2024, 2, 29),
            "2024-02-29",
        );
        check(1, Cadence::Week, date(2021, 1, 3), date(2020, 12, 28), date(2021, 1, 3), "2020-W53");
        check(
            1,
            Cadence::Week,
            date(1969, 12, 29),
            date(1969, 12, 29),
            date(1970, 1, 4),
            "1970-W01",
        );
        check(1, Cadence::Month, date(2021, 2, 28), date(2021, 2, 1), date(2021, 2, 28), "2021-02");
        check(
            1,
            Cadence::Month,
            date(1969, 12, 31),
            date(1969, 12, 1),
            date(1969, 12, 31),
            "1969-12",
        );
        check(
            1,
            Cadence::Quarter,
            date(2021, 3, 31),
            date(2021, 1, 1),
            date(2021, 3, 31),
            "2021-Q1",
        );
        check(
            4,
            Cadence::Quarter,
            date(2021, 3, 31),
            date(2021, 1, 1),
            date(2021, 3, 31),
            "2020/21-Q4",
        );
        check(
            2,
            Cadence::Quarter,
            date(2021, 1, 31),
            date(2020, 11, 1),
            date(2021, 1, 31),
            "2020/21-Q4",
        );
        check(1, Cadence::Year, date(2021, 12, 31), date(2021, 1, 1), date(2021, 12, 31), "2021");
        check(7, Cadence::Year, date(2021, 6, 30), date(2020, 7, 1), date(2021, 6, 30), "2020/21");
    }

    #[test]
    fn every_day_lies_within_its_period_for_every_fiscal_start() {
        for fiscal in 1..=12 {
            let calendar = Calendar { fiscal_year_start: fiscal };
            for number in day_number(date(2015, 1, 1))..day_number(date(2036, 1, 1)) {
                let day = day_from_number(number);
                for cadence in Cadence::ALL {
                    let period = calendar.period_of(cadence, day);
                    assert!(calendar.start(period) <= day && day <= calendar.end(period));
                    assert_eq!(calendar.period_of(cadence, calendar.start(period)), period);
                    assert_eq!(calendar.period_of(cadence, calendar.end(period)), period);
                }
            }
        }
    }

    #[test]
    fn week_starts_are_mondays() {
        let calendar = Calendar::default();
        for n in -3000..3000 {
            assert_eq!(
                Weekday::Monday,
                calendar.start(Period { cadence: Cadence::Week, ordinal: n }).weekday()
            );
        }
    }
}

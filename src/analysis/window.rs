//! A stretch of days a figure is asked for: one period, or the window of a goal.

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};

use crate::model::{Cadence, Calendar, Period, day_number};

use super::words;

/// From the first to the last day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    pub start: Date,
    pub end: Date,
    /// The period it is, where it was asked for as one.
    pub period: Option<Period>,
}

impl Window {
    pub fn of(calendar: Calendar, period: Period) -> Self {
        Self { start: calendar.start(period), end: calendar.end(period), period: Some(period) }
    }

    pub fn days(start: Date, end: Date) -> Self {
        Self { start, end, period: None }
    }

    /// How many days; 0 where the end lies before the start.
    pub fn n_days(self) -> i32 {
        (day_number(self.end) - day_number(self.start) + 1).max(0)
    }

    pub fn holds(self, start: Date, end: Date) -> bool {
        self.start <= start && end <= self.end
    }

    /// The periods that have exactly these edges: the one asked for, else one per cadence that
    /// fits.
    pub fn exact_periods(self, calendar: Calendar) -> Vec<Period> {
        if let Some(period) = self.period {
            return vec![period];
        }
        Cadence::ALL
            .into_iter()
            .filter_map(|cadence| calendar.starting_on(cadence, self.start))
            .filter(|period| calendar.end(*period) == self.end)
            .collect()
    }

    /// The adjacent window before this one of the same calendar length: as many whole months
    /// where it is made of months, else as many days.
    pub fn previous(self, calendar: Calendar) -> Self {
        if let Some(period) = self.period {
            return Self::of(calendar, period.previous());
        }
        let end = self.start.yesterday().unwrap_or(Date::MIN);
        let after = self.end.tomorrow().unwrap_or(Date::MAX);
        let length = if self.start.day() == 1 && after.day() == 1 && self.start < after {
            let months = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
            (months(after) - months(self.start)).months()
        } else {
            Span::new().days(self.n_days())
        };
        Self::days(self.start.saturating_sub(length), end)
    }

    /// Periods of a cadence that lie wholly within the window.
    pub fn whole_periods(
        self,
        calendar: Calendar,
        cadence: Cadence,
    ) -> impl DoubleEndedIterator<Item = Period> + Clone {
        let first = calendar.period_of(cadence, self.start);
        let skip = i32::from(calendar.start(first) < self.start);
        let last = calendar.period_of(cadence, self.end);
        let cut = i32::from(calendar.end(last) > self.end);
        let range = first.ordinal.saturating_add(skip)..=last.ordinal.saturating_sub(cut);
        range.map(move |ordinal| Period { cadence, ordinal })
    }

    /// How many periods of a cadence lie wholly within the window.
    pub fn n_whole_periods(self, calendar: Calendar, cadence: Cadence) -> usize {
        self.whole_periods(calendar, cadence).count()
    }

    /// "February 2021" or "1 Jan to 31 Mar 2021".
    pub fn name(self, calendar: Calendar) -> String {
        match self.period {
            Some(period) => words::period(calendar, period),
            None => words::span(self.start, self.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_window_before_has_the_same_calendar_length() {
        fn check(window: Window, start: Date, end: Date) {
            let before = window.previous(Calendar::default());
            assert_eq!((before.start, before.end), (start, end));
        }
        let quarter = Window::days(date(2021, 1, 1), date(2021, 3, 31));
        check(quarter, date(2020, 10, 1), date(2020, 12, 31));
        let fortnight = Window::days(date(2021, 3, 3), date(2021, 3, 16));
        check(fortnight, date(2021, 2, 17), date(2021, 3, 2));
        let calendar = Calendar::default();
        let march = calendar.period_of(Cadence::Month, date(2021, 3, 5));
        check(Window::of(calendar, march), date(2021, 2, 1), date(2021, 2, 28));
    }

    #[test]
    fn only_whole_periods_count() {
        fn check(start: Date, end: Date, cadence: Cadence, expected: usize) {
            let window = Window::days(start, end);
            assert_eq!(window.n_whole_periods(Calendar::default(), cadence), expected);
        }
        check(date(2021, 1, 1), date(2021, 3, 31), Cadence::Month, 3);
        check(date(2021, 1, 2), date(2021, 3, 30), Cadence::Month, 1);
        check(date(2021, 1, 1), date(2021, 3, 31), Cadence::Week, 12);
        check(date(2021, 1, 2), date(2021, 1, 30), Cadence::Month, 0);
        check(date(2021, 3, 2), date(2021, 1, 30), Cadence::Day, 0);
    }
}

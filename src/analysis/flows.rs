//! Adding up flows over a stretch of time: finer readings roll up where they are complete, and
//! several inputs are added only where all of them exist.

use jiff::civil::Date;

use crate::model::{Cadence, Calendar, Period};

use super::source::Readings;
use super::window::Window;

/// The day and the calendar a figure is worked out with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terms {
    pub calendar: Calendar,
    pub judged_on: Date,
}

impl Terms {
    /// Whether a period without a reading is missing rather than still to come.
    pub fn is_over(self, period: Period) -> bool {
        self.calendar.end(period) <= self.judged_on
    }
}

/// Sums of several inputs over the same cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sums {
    /// One per input.
    pub values: Vec<f64>,
    /// How many readings went in.
    pub readings: usize,
    /// Periods that are over and lack a reading of at least one input, ascending.
    pub missing: Vec<Period>,
}

impl Sums {
    fn nothing(n_inputs: usize, missing: Vec<Period>) -> Self {
        Self { values: vec![0.0; n_inputs], readings: 0, missing }
    }

    fn is_complete(&self) -> bool {
        self.readings > 0 && self.missing.is_empty()
    }

    fn add(&mut self, other: Self) {
        for (sum, value) in self.values.iter_mut().zip(other.values) {
            *sum += value;
        }
        self.readings += other.readings;
        self.missing.extend(other.missing);
    }
}

/// The cadence whose periods a period is made of: years of quarters, quarters of months, months
/// and weeks of days.
pub(super) fn next_finer(cadence: Cadence) -> Option<Cadence> {
    match cadence {
        Cadence::Year => Some(Cadence::Quarter),
        Cadence::Quarter => Some(Cadence::Month),
        Cadence::Month | Cadence::Week => Some(Cadence::Day),
        Cadence::Day => None,
    }
}

/// The parts of a period, ascending.
pub(super) fn parts(calendar: Calendar, period: Period) -> impl DoubleEndedIterator<Item = Period> {
    let window = Window::of(calendar, period);
    next_finer(period.cadence)
        .into_iter()
        .flat_map(move |finer| window.whole_periods(calendar, finer))
}

/// The periods a window is first divided into: itself, or the years it touches.
pub(super) fn roots(calendar: Calendar, window: Window, coarsest: Cadence) -> Vec<Period> {
    if let Some(period) = window.period {
        return vec![period];
    }
    if window.start > window.end {
        return Vec::new();
    }
    let first = calendar.period_of(coarsest, window.start).ordinal;
    let last = calendar.period_of(coarsest, window.end).ordinal;
    (first..=last).map(|ordinal| Period { cadence: coarsest, ordinal }).collect()
}

/// Adds up the inputs over a window, using only cells in which all of them exist.
pub(super) fn sums(inputs: &[&Readings<'_>], window: Window, terms: Terms) -> Sums {
    let adder = Adder { inputs, window, terms };
    let by_months = adder.all(Cadence::Year);
    let has_weeks = inputs.iter().any(|readings| readings.is_kept_in(Cadence::Week));
    if window.period.is_some() || by_months.is_complete() || !has_weeks {
        return by_months;
    }
    let by_weeks = adder.all(Cadence::Week);
    if by_weeks.is_complete() || by_months.readings == 0 { by_weeks } else { by_months }
}

struct Adder<'a> {
    inputs: &'a [&'a Readings<'a>],
    window: Window,
    terms: Terms,
}

impl Adder<'_> {
    fn all(&self, coarsest: Cadence) -> Sums {
        let mut total = Sums::nothing(self.inputs.len(), Vec::new());
        for period in roots(self.terms.calendar, self.window, coarsest) {
            total.add(self.period(period));
        }
        total
    }

    /// The finer readings where they are complete, else the period's own, else what there is.
    fn period(&self, period: Period) -> Sums {
        let calendar = self.terms.calendar;
        let (start, end) = (calendar.start(period), calendar.end(period));
        if end < self.window.start || self.window.end < start {
            return Sums::nothing(self.inputs.len(), Vec::new());
        }
        let by_parts = self.parts_of(period, start, end);
        if by_parts.as_ref().is_some_and(Sums::is_complete) {
            return by_parts.unwrap_or_default();
        }
        let own = if self.window.holds(start, end) { self.own(period) } else { None };
        // One input of two months and another of three are not of the same cell.
        let own = own.filter(Sums::is_complete);
        own.or_else(|| by_parts.filter(|parts| parts.readings > 0)).unwrap_or_else(|| {
            let missing = if self.terms.is_over(period) { vec![period] } else { Vec::new() };
            Sums::nothing(self.inputs.len(), missing)
        })
    }

    /// The sum of the period's parts, if every input is kept in something finer.
    fn parts_of(&self, period: Period, start: Date, end: Date) -> Option<Sums> {
        let calendar = self.terms.calendar;
        let is_finer = |readings: &&&Readings<'_>| {
            readings.cadences().any(|cadence| {
                cadence != period.cadence
                    && cadence.nests_in(period.cadence)
                    && readings.may_reach(calendar, cadence, start, end)
            })
        };
        if self.inputs.iter().filter(is_finer).count() < self.inputs.len() {
            return None;
        }
        let mut total = Sums::nothing(self.inputs.len(), Vec::new());
        for part in parts(calendar, period) {
            total.add(self.period(part));
        }
        Some(total)
    }

    /// Every input over the whole period, each from its own readings.
    fn own(&self, period: Period) -> Option<Sums> {
        if let [only] = self.inputs {
            let value = only.get(period)?;
            return Some(Sums { values: vec![value], readings: 1, missing: Vec::new() });
        }
        let mut out = Sums::nothing(0, Vec::new());
        for readings in self.inputs {
            let alone = Adder { inputs: &[*readings], window: self.window, terms: self.terms };
            let sum = alone.period(period);
            if sum.readings == 0 {
                return None;
            }
            out.values.extend(sum.values);
            out.readings += sum.readings;
            out.missing.extend(sum.missing);
        }
        out.missing.sort_unstable_by_key(|gap| self.terms.calendar.start(*gap));
        out.missing.dedup();
        Some(out)
    }
}

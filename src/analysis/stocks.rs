//! Which reading stands for a stock over a stretch of time: the last, the first or the mean.

use crate::model::{Cadence, Period, StockRule};

use super::flows::{Terms, parts, roots};
use super::source::Readings;
use super::window::Window;

/// A stock over a window.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Standing {
    /// The sum of the readings used: one reading, or all for a mean.
    sum: f64,
    pub readings: usize,
    /// Periods that are over and lack a reading which the rule asks for: the last ones, the first
    /// ones or any.
    pub missing: Vec<Period>,
}

impl Standing {
    /// Whether every reading the rule asks for is there.
    fn is_complete(&self) -> bool {
        self.readings > 0 && self.missing.is_empty()
    }

    pub fn value(&self) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "far fewer readings than 2^52")]
        (self.readings > 0).then(|| self.sum / self.readings as f64)
    }
}

/// The stock over a window by its rule.
pub(super) fn standing(
    readings: &Readings<'_>,
    rule: StockRule,
    window: Window,
    terms: Terms,
) -> Standing {
    let finder = Finder { readings, rule, window, terms };
    let by_months = finder.combine(roots(terms.calendar, window, Cadence::Year).into_iter());
    let has_weeks = readings.is_kept_in(Cadence::Week);
    if window.period.is_some() || by_months.is_complete() || !has_weeks {
        return by_months;
    }
    let by_weeks = finder.combine(roots(terms.calendar, window, Cadence::Week).into_iter());
    if by_weeks.is_complete() || by_months.readings == 0 { by_weeks } else { by_months }
}

struct Finder<'a> {
    readings: &'a Readings<'a>,
    rule: StockRule,
    window: Window,
    terms: Terms,
}

impl Finder<'_> {
    fn combine(&self, periods: impl DoubleEndedIterator<Item = Period>) -> Standing {
        let in_window = periods.filter(|period| {
            let calendar = self.terms.calendar;
            self.window.start <= calendar.end(*period) && calendar.start(*period) <= self.window.end
        });
        match self.rule {
            StockRule::Last => self.first_of(in_window.rev()),
            StockRule::First => self.first_of(in_window),
            StockRule::Mean => self.mean_of(in_window),
        }
    }

    fn first_of(&self, periods: impl Iterator<Item = Period>) -> Standing {
        let mut missing = Vec::new();
        for period in periods {
            let standing = self.period(period);
            if standing.readings > 0 {
                missing.extend(&standing.missing);
                return Standing { missing, ..standing };
            }
            missing.extend(Some(period).filter(|period| self.terms.is_over(*period)));
        }
        Standing::default()
    }

    fn mean_of(&self, periods: impl Iterator<Item = Period>) -> Standing {
        let mut out = Standing::default();
        for period in periods {
            let standing = self.period(period);
            out.sum += standing.sum;
            out.readings += standing.readings;
            if standing.readings > 0 {
                out.missing.extend(&standing.missing);
            } else if self.terms.is_over(period) {
                out.missing.push(period);
            }
        }
        out
    }

    /// The finer readings where they are complete, else the period's own, else what there is.
    fn period(&self, period: Period) -> Standing {
        let calendar = self.terms.calendar;
        let window = Window::of(calendar, period);
        let has_parts = self.readings.cadences().any(|cadence| {
            cadence != period.cadence
                && cadence.nests_in(period.cadence)
                && self.readings.may_reach(calendar, cadence, window.start, window.end)
        });
        let by_parts =
            if has_parts { self.combine(parts(calendar, period)) } else { Standing::default() };
        if by_parts.is_complete() || !self.window.holds(window.start, window.end) {
            return by_parts;
        }
        match self.readings.get(period) {
            Some(sum) => Standing { sum, readings: 1, missing: Vec::new() },
            None => by_parts,
        }
    }
}

//! Stretches worth comparing: the last periods, a year apart, since a goal began.

use jiff::ToSpan as _;

use super::WhyMoved;
use crate::analysis::window::Window;
use crate::model::{Cadence, Goal, MeasuredAs, Period};

/// Periods looked back for the newest one with a figure.
const LOOKED_BACK: i32 = 36;

impl WhyMoved<'_> {
    /// The periods that readings lie in, from the first to the last.
    pub fn periods(&self, cadence: Cadence) -> Option<(Period, Period)> {
        let calendar = self.evaluator.terms.calendar;
        let (first, last) = self.evaluator.first_and_last_day()?;
        Some((calendar.period_of(cadence, first), calendar.period_of(cadence, last)))
    }

    /// The cadences in which some channel has readings of every input, rolled up or as they are.
    pub fn cadences(&self) -> Vec<Cadence> {
        let slots = &self.evaluator.program.slots;
        let fits = |cadence: &Cadence| {
            self.evaluator.source.channels.iter().any(|channel| {
                slots.iter().all(|slot| {
                    channel.inputs[slot.place].cadences().any(|kept| kept.nests_in(*cadence))
                })
            })
        };
        Cadence::ALL.into_iter().filter(fits).collect()
    }

    /// The newest period that is over and has a figure; without any figure the newest that is
    /// over.
    pub fn last_complete(&self, cadence: Cadence) -> Option<Period> {
        let calendar = self.evaluator.terms.calendar;
        let (first, last) = self.periods(cadence)?;
        let judged_on = self.evaluator.terms.judged_on;
        let newest = last.min(calendar.period_of(cadence, judged_on));
        let is_over = |period: &Period| calendar.end(*period) <= judged_on;
        let over = (0..=LOOKED_BACK).map(|n| newest.offset(-n)).filter(is_over);
        let with_readings = over.clone().take_while(|period| *period >= first);
        with_readings
            .clone()
            .find(|period| self.evaluator.at(*period).figure.value().is_some())
            .or_else(|| over.clone().next())
    }

    /// The last complete period against the one before.
    pub fn last_two(&self, cadence: Cadence) -> Option<[Window; 2]> {
        let last = self.last_complete(cadence)?;
        Some([last.previous(), last].map(|period| self.window(period)))
    }

    /// The last complete period against the same one a year before; weeks 52 of them.
    pub fn a_year_apart(&self, cadence: Cadence) -> Option<[Window; 2]> {
        let calendar = self.evaluator.terms.calendar;
        let last = self.last_complete(cadence)?;
        let then = match cadence {
            Cadence::Day => {
                calendar.period_of(cadence, calendar.start(last).saturating_sub(1.year()))
            }
            Cadence::Week => last.offset(-52),
            Cadence::Month => last.offset(-12),
            Cadence::Quarter => last.offset(-4),
            Cadence::Year => last.offset(-1),
        };
        Some([then, last].map(|period| self.window(period)))
    }

    /// What a goal started from against now: the last period before its start and the last
    /// complete one; for totals the window so far and the one of the same length before it.
    pub fn since_start(&self, goal: &Goal, cadence: Cadence) -> Option<[Window; 2]> {
        let calendar = self.evaluator.terms.calendar;
        let start = goal.start?;
        let last = self.last_complete(cadence)?;
        let now = self.window(last);
        if now.start < start {
            return None;
        }
        if goal.measured_as == MeasuredAs::Total {
            let so_far = Window::days(start, now.end);
            return Some([so_far.previous(calendar), so_far]);
        }
        let first = calendar.period_of(cadence, start.yesterday().ok()?);
        let first = if calendar.end(first) < start { first } else { first.previous() };
        Some([self.window(first), now])
    }

    /// Whether both stretches have a figure.
    pub fn has_figures(&self, windows: [Window; 2]) -> bool {
        let has_figure = |window| self.evaluator.over(window).figure.value().is_some();
        windows.into_iter().all(has_figure)
    }

    /// A period as a stretch of days.
    pub fn window(&self, period: Period) -> Window {
        Window::of(self.evaluator.terms.calendar, period)
    }
}

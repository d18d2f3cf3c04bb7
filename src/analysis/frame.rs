//! What is known about a goal before any of its figures: window, cadence, unit, and how it talks.

use jiff::civil::Date;

use crate::model::{
    AmountKind, Cadence, Calendar, ChannelId, Goal, Intent, Judging, Kpi, MeasuredAs, Period,
    Project, Unit,
};

use super::sample::Sample;
use super::window::Window;
use super::words;

/// A goal in its plan on a judging date.
#[derive(Clone, Copy)]
pub(super) struct Frame<'a> {
    pub project: &'a Project,
    pub goal: &'a Goal,
    pub kpi: Option<&'a Kpi>,
    pub judged_on: Date,
    pub cadence: Cadence,
}

impl<'a> Frame<'a> {
    pub fn calendar(&self) -> Calendar {
        self.project.settings.calendar
    }

    pub fn judging(&self) -> &'a Judging {
        &self.project.settings.judging
    }

    pub fn channels(&self) -> Option<&'a [ChannelId]> {
        self.goal.scope.channels.as_deref()
    }

    /// Why no reading counts, where channels were chosen and none of them is left.
    pub fn empty_scope(&self) -> Option<&'static str> {
        let chosen = self.channels()?;
        let is_left = chosen.iter().any(|id| self.project.channels.contains(*id));
        (!is_left).then_some("no channel is chosen any more, so no reading counts")
    }

    /// From start to deadline, where both are set and in order.
    pub fn window(&self) -> Option<Window> {
        let (start, deadline) = (self.goal.start?, self.goal.deadline?);
        (start <= deadline).then(|| Window::days(start, deadline))
    }

    /// Whether the last day of the window has come.
    pub fn is_over(&self) -> bool {
        self.goal.deadline.is_some_and(|deadline| deadline <= self.judged_on)
    }

    pub fn is_total(&self) -> bool {
        self.goal.measured_as == MeasuredAs::Total
    }

    pub fn is_level(&self) -> bool {
        self.goal.measured_as == MeasuredAs::LevelAtEnd
    }

    /// Whether a rise is what the goal wants, or at least no fall.
    pub fn wants_more(&self) -> bool {
        matches!(self.goal.intent, Intent::RaiseTo | Intent::KeepAtLeast)
    }

    pub fn figure(&self, value: f64) -> String {
        self.with_unit(|unit, currency| words::figure(value, unit, currency))
    }

    pub fn difference(&self, value: f64) -> String {
        self.with_unit(|unit, currency| words::difference(value, unit, currency))
    }

    /// That difference as a number.
    pub fn printed_difference(&self, value: f64) -> f64 {
        self.with_unit(|unit, _| words::printed_difference(value, unit))
    }

    /// "20 answers, 95 % interval 53 to 89 % (Wilson)".
    pub fn sample(&self, sample: &Sample) -> String {
        self.with_unit(|unit, currency| sample.words(unit, currency))
    }

    /// "53 to 89 %, 20 answers".
    pub fn short_sample(&self, sample: &Sample) -> String {
        self.with_unit(|unit, currency| sample.short(unit, currency))
    }

    /// What an amount means on this KPI: "by 2 percent" is in doubt only on a figure in %.
    pub fn meant(&self, amount: AmountKind) -> AmountKind {
        let is_clear = self.kpi.is_some_and(|kpi| kpi.unit != Unit::Percent);
        if amount == AmountKind::PercentUndecided && is_clear {
            AmountKind::ByPercent
        } else {
            amount
        }
    }

    fn with_unit<T>(&self, write: impl FnOnce(&Unit, &str) -> T) -> T {
        let unit = self.kpi.map_or(Unit::Count, |kpi| kpi.unit.clone());
        write(&unit, &self.project.settings.currency)
    }

    pub fn period(&self, period: Period) -> String {
        words::period(self.calendar(), period)
    }

    pub fn in_period(&self, period: Period) -> String {
        words::in_period(self.calendar(), period)
    }

    /// "month".
    pub fn step(&self) -> &'static str {
        words::cadence(self.cadence)
    }
}

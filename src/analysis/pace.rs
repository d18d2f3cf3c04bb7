//! How fast a figure moves, and how fast it would have to.

use jiff::civil::Date;

use crate::model::{InputKind, Period};

use super::aim::{Aim, Bound, Shape};
use super::evaluator::Evaluator;
use super::frame::Frame;
use super::measure::Measurement;
use super::noise;
use super::program::{KpiProgram, Slot, When};
use super::types::{KpiSeries, Point};
use super::window::Window;

/// Periods the recent pace looks back.
pub(super) const RECENT_PERIODS: usize = 6;

/// Complete periods with a figure since the last change of what a platform counts, ascending. A
/// formula that looks at the period before needs that one counted the same way as well.
pub(super) fn settled(
    evaluator: &Evaluator<'_>,
    series: &KpiSeries,
    until: Date,
) -> Vec<(Period, f64)> {
    let since = last_break(evaluator, until);
    let calendar = evaluator.terms.calendar;
    let looks_back = evaluator.program.slots.iter().any(|slot| slot.when == When::Previous);
    let first_day = |point: &Point| {
        if looks_back { calendar.start(point.period.previous()) } else { point.start }
    };
    series
        .points
        .iter()
        .filter(|point| point.is_complete && point.end <= until)
        .filter(|point| since.is_none_or(|since| first_day(point) >= since))
        .filter_map(|point| Some((point.period, point.figure.value()?)))
        .collect()
}

/// The newest day on or before another from which an input of the KPI is counted otherwise.
pub(super) fn last_break(evaluator: &Evaluator<'_>, until: Date) -> Option<Date> {
    evaluator.program.last_break(until)
}

/// As [`settled`], by the place of each period in time.
pub(super) fn settled_values(
    evaluator: &Evaluator<'_>,
    series: &KpiSeries,
    until: Date,
) -> Vec<(f64, f64)> {
    let settled = settled(evaluator, series, until);
    settled.into_iter().map(|(period, value)| (f64::from(period.ordinal), value)).collect()
}

/// Why a total has no pace: nothing is added up to it period by period where people are counted
/// once, whatever stands for several periods.
pub(super) fn problem(frame: &Frame<'_>, program: &KpiProgram) -> Option<String> {
    let is_unique = |slot: &&Slot| program.input(slot.place).kind == InputKind::Unique;
    let unique = program.slots.iter().find(is_unique).filter(|_| frame.is_total())?;
    let name = program.name(unique.place);
    Some(format!(
        "{name} of several {step}s is no sum of single {step}s, so there is no pace a {step}",
        step = frame.step()
    ))
}

/// KPI units per judging period lately: the slope of the last six complete periods, or their mean
/// for totals.
pub(super) fn recent(frame: &Frame<'_>, values: &[(f64, f64)]) -> Option<f64> {
    let recent = &values[values.len().saturating_sub(RECENT_PERIODS)..];
    let (places, figures): (Vec<f64>, Vec<f64>) = recent.iter().copied().unzip();
    if frame.is_total() { noise::mean(&figures) } else { noise::slope(&places, &figures) }
}

/// What a goal on a rising or falling path still has before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Left {
    /// The figure it is at.
    pub from: f64,
    /// Whole judging periods from there to the deadline.
    pub n_periods: usize,
}

/// What is left; none on a flat path or without a window.
pub(super) fn left(frame: &Frame<'_>, aim: &Aim, measurement: &Measurement) -> Option<Left> {
    if !matches!(aim.shape, Shape::Climb | Shape::Ramp) {
        return None;
    }
    let window = frame.window()?;
    let (from, start) = match &measurement.actual {
        Some(actual) => (actual.value, actual.on.tomorrow().ok()?),
        None => (aim.baseline.unwrap_or(0.0), window.start),
    };
    let rest = Window::days(start, window.end);
    Some(Left { from, n_periods: rest.n_whole_periods(frame.calendar(), frame.cadence) })
}

/// KPI units per judging period still needed; none on a flat path or with no period left.
pub(super) fn required(frame: &Frame<'_>, aim: &Aim, measurement: &Measurement) -> Option<f64> {
    let Left { from, n_periods } = left(frame, aim, measurement)?;
    let n_periods = f64::from(u32::try_from(n_periods).ok().filter(|left| *left > 0)?);
    let is_budget = aim.shape == Shape::Ramp && matches!(aim.bound, Bound::AtMost(_));
    // A budget tells what may still be spent; elsewhere nothing is needed beyond the target.
    if aim.bound.is_met_by(from) && !is_budget {
        Some(0.0)
    } else {
        Some((aim.target - from) / n_periods)
    }
}

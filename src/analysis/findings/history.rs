//! Goals that ask for more than the readings have ever shown.

use crate::model::{Intent, MeasuredAs};

use super::super::fix::{Fix, GoalChange, GoalPlace, Place};
use super::super::triangle::{BestPace, best_over};
use super::super::types::Finding;
use super::super::window::Window;
use super::super::words;
use super::{GoalCase, kinds};

/// Paces closer than this part of the larger one are the same.
const SLACK: f64 = 1e-9;

/// What is left of a goal, and what it takes per judging period.
struct Left {
    /// Judging periods left.
    n: usize,
    /// KPI units per judging period: the mean figure for totals and averages, the change for
    /// levels.
    pace: f64,
    wants_more: bool,
}

/// The pace needed for the rest of the window is above that of the best stretch of the same length
/// there ever was.
pub(super) fn beyond_history(case: &GoalCase<'_>) -> Option<Finding> {
    if case.is_out_of_range() {
        return None;
    }
    let left = left(case)?;
    let best = best(case, &left)?;
    let is_beyond = if left.wants_more {
        left.pace > best.pace + SLACK * left.pace.abs().max(best.pace.abs())
    } else {
        left.pace < best.pace - SLACK * left.pace.abs().max(best.pace.abs())
    };
    if !is_beyond {
        return None;
    }
    let finding = case.finding(kinds::BEYOND_HISTORY, message(case, &left, &best));
    Some(
        finding
            .or_each(as_the_best(case, &left, &best))
            .or(Fix::open("Type another target", Place::Goal(case.id, GoalPlace::Target))),
    )
}

fn left(case: &GoalCase<'_>) -> Option<Left> {
    let goal = case.goal;
    let wants_more = match goal.intent {
        Intent::RaiseTo | Intent::KeepAtLeast => true,
        Intent::LowerTo | Intent::KeepAtMost => false,
        Intent::KeepWithin => return None,
    };
    let (start, deadline) = (goal.start?, goal.deadline?);
    let calendar = case.plan.project.settings.calendar;
    let cadence = case.analysis.judged_per;
    let periods = |from| Window::days(from, deadline).n_whole_periods(calendar, cadence);
    let from = case.analysis.actual_on.filter(|on| *on >= start);
    let n = periods(from.map_or(Ok(start), jiff::civil::Date::tomorrow).ok()?);
    if n == 0 {
        return None;
    }
    let pace = match goal.measured_as {
        // Held against a flat path nothing has to be made up for.
        MeasuredAs::EveryPeriod => return None,
        MeasuredAs::LevelAtEnd if goal.intent.is_keep() => return None,
        MeasuredAs::Total if goal.intent == Intent::KeepAtMost => return None,
        MeasuredAs::Total | MeasuredAs::LevelAtEnd => case.analysis.required_pace?,
        MeasuredAs::Average => average_left(case, periods(start), n)?,
    };
    Some(Left { n, pace, wants_more })
}

/// The mean the rest of the window needs for the whole to reach the target.
fn average_left(case: &GoalCase<'_>, n_all: usize, n_left: usize) -> Option<f64> {
    let target = case.analysis.target?;
    let so_far = case.analysis.actual.filter(|_| n_all > n_left).unwrap_or(0.0);
    let (all, left) = (number(n_all), number(n_left));
    let pace = (target * all - so_far * (all - left)) / left;
    pace.is_finite().then_some(pace)
}

/// The best stretch of as many complete periods as are left, all of them with a figure.
fn best(case: &GoalCase<'_>, left: &Left) -> Option<BestPace> {
    let is_level = case.goal.measured_as == MeasuredAs::LevelAtEnd;
    best_over(&case.analysis.kpi.points, left.n, is_level, left.wants_more)
}

fn message(case: &GoalCase<'_>, left: &Left, best: &BestPace) -> String {
    let calendar = case.plan.project.settings.calendar;
    let step = words::cadence(case.analysis.judged_per);
    let is_level = case.goal.measured_as == MeasuredAs::LevelAtEnd;
    let pace = |pace: f64| if is_level { case.change(pace) } else { case.figure(pace) };
    let period = |day| calendar.period_of(case.analysis.judged_per, day);
    let when = if period(best.from) == period(best.to) {
        words::period(calendar, period(best.from))
    } else {
        words::span(best.from, best.to)
    };
    let rest = match left.n {
        1 => format!("in the {step} that is left"),
        n => format!("a {step} in the {n} that are left"),
    };
    format!(
        "The target needs {} {rest}, and the best {} so far, {when}, made {}{}; set a nearer \
         target or plan what will be different",
        pace(left.pace),
        if left.n == 1 { step.to_owned() } else { words::count(left.n, step) },
        pace(best.pace),
        if left.n == 1 { String::new() } else { format!(" a {step}") }
    )
}

/// The target that the best stretch would lead to, rounded to where it is no harder to reach.
fn as_the_best(case: &GoalCase<'_>, left: &Left, best: &BestPace) -> Option<Fix> {
    let analysis = case.analysis;
    let n = number(left.n);
    let target = match case.goal.measured_as {
        MeasuredAs::LevelAtEnd => {
            let start = analysis.baseline.as_ref().map(|baseline| baseline.value);
            let target = analysis.actual.or(start)? + best.pace * n;
            // The best there was may still have led the wrong way.
            let is_step = start
                .is_none_or(|start| if left.wants_more { target > start } else { target < start });
            if !is_step {
                return None;
            }
            target
        }
        MeasuredAs::Total => analysis.target? + (best.pace - left.pace) * n,
        MeasuredAs::Average => {
            let calendar = case.plan.project.settings.calendar;
            let window = Window::days(case.goal.start?, case.goal.deadline?);
            let all = number(window.n_whole_periods(calendar, analysis.judged_per));
            analysis.target? + (best.pace - left.pace) * n / all
        }
        MeasuredAs::EveryPeriod => return None,
    };
    let target = rounded(target, left.wants_more);
    target.is_finite().then(|| {
        let label = format!("Aim for {}, as in the best so far", case.figure(target));
        let upper = case.goal.upper;
        Fix::goal(label, case.id, GoalChange::Target { target, upper })
    })
}

/// Three digits that count, towards the easier side.
fn rounded(value: f64, down: bool) -> f64 {
    let size = value.abs();
    if size < f64::MIN_POSITIVE || !size.is_finite() {
        return value;
    }
    // Of six digits first, so that a rounding error of the arithmetic does not cost a step.
    let unit = 10f64.powf(size.log10().floor() - 2.0);
    let steps = (value / unit * 1e3).round() / 1e3;
    let steps = if down { steps.floor() } else { steps.ceil() };
    steps * unit
}

fn number(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

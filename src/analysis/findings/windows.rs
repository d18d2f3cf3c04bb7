//! What is odd about the time a goal has.

use super::super::types::{Finding, Severity};
use super::super::window::Window;
use super::super::words;
use super::GoalCase;
use super::statement::duration;

/// Judging periods a window should have at least.
const MIN_PERIODS: usize = 3;

pub(super) fn no_deadline(case: &GoalCase<'_>) -> Option<Finding> {
    let is_missing = case.goal.deadline.is_none() && !case.goal.intent.is_keep();
    is_missing.then(|| {
        case.finding(
            "no_deadline",
            Severity::Blocks,
            'T',
            "No deadline is set; without one no path leads to the target",
        )
    })
}

pub(super) fn deadline_before_start(case: &GoalCase<'_>) -> Option<Finding> {
    let (start, deadline) = (case.goal.start?, case.goal.deadline?);
    (deadline < start).then(|| {
        case.finding(
            "deadline_before_start",
            Severity::Blocks,
            'T',
            format!(
                "The deadline on {} lies before the start on {}",
                words::date(deadline),
                words::date(start)
            ),
        )
    })
}

pub(super) fn window_too_short(case: &GoalCase<'_>) -> Option<Finding> {
    case.kpi?;
    let (start, deadline) = (case.goal.start?, case.goal.deadline?);
    if deadline < start {
        return None;
    }
    let calendar = case.plan.project.settings.calendar;
    let cadence = case.analysis.judged_per;
    let n = Window::days(start, deadline).n_whole_periods(calendar, cadence);
    (n < MIN_PERIODS).then(|| {
        let step = words::cadence(cadence);
        case.finding(
            "window_too_short",
            Severity::Weakens,
            'T',
            format!(
                "From start to deadline there {} only {}; with fewer than {MIN_PERIODS} nobody \
                 sees a trend, so give it more time or judge it more often",
                if n == 1 { "is" } else { "are" },
                words::count(n, &format!("whole {step}"))
            ),
        )
    })
}

pub(super) fn no_observation_window(case: &GoalCase<'_>) -> Option<Finding> {
    let goal = case.goal;
    let is_open = goal.start.is_none() || goal.deadline.is_none();
    // A statement that promises a time ("within 24 hours") is one to keep, whatever is chosen yet.
    let is_keep =
        goal.intent.is_keep() || (case.kpi.is_none() && duration(&goal.statement).is_some());
    (is_keep && is_open).then(|| {
        case.finding(
            "no_observation_window",
            Severity::Blocks,
            'T',
            "The time over which the bound is to be kept is not set; give it a start and an end",
        )
    })
}

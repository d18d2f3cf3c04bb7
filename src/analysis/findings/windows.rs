//! What is odd about the time a goal has.

use jiff::civil::Date;

use crate::model::{Cadence, Intent, MeasuredAs, Period, limits};

use super::super::fix::{Fix, GoalChange, GoalPlace, Place};
use super::super::types::Finding;
use super::super::window::Window;
use super::super::words;
use super::statement::duration;
use super::{GoalCase, kinds};

/// Judging periods a window should have at least.
const MIN_PERIODS: usize = 3;

pub(super) fn no_deadline(case: &GoalCase<'_>) -> Option<Finding> {
    let is_missing = case.goal.deadline.is_none() && !case.goal.intent.is_keep();
    is_missing.then(|| {
        case.finding(kinds::NO_DEADLINE, "Without a deadline no path leads to the target; set one")
            .or_each(quarter_ends(case))
            .or(Fix::open("Type the deadline", Place::Goal(case.id, GoalPlace::Deadline)))
    })
}

pub(super) fn deadline_before_start(case: &GoalCase<'_>) -> Option<Finding> {
    let (start, deadline) = (case.goal.start?, case.goal.deadline?);
    (deadline < start).then(|| {
        case.finding(
            kinds::DEADLINE_BEFORE_START,
            format!(
                "The deadline on {} lies before the start on {}; swap or correct them",
                words::date(deadline),
                words::date(start)
            ),
        )
        .or(Fix::goal(
            "Swap the two",
            case.id,
            GoalChange::Window { start: deadline, deadline: start },
        ))
        .or(Fix::open("Type the deadline", Place::Goal(case.id, GoalPlace::Deadline)))
    })
}

/// The ends of the quarter a goal without a deadline is in, and of the next one.
fn quarter_ends(case: &GoalCase<'_>) -> Vec<Fix> {
    let calendar = case.plan.project.settings.calendar;
    let from = case.goal.start.map_or(case.plan.judged_on, |start| start.max(case.plan.judged_on));
    let this = calendar.period_of(Cadence::Quarter, from);
    [this, this.next()]
        .into_iter()
        .map(|quarter| {
            let end = calendar.end(quarter);
            let name = words::period(calendar, quarter);
            let label = format!("End of {name}, {}", words::date(end));
            Fix::goal(label, case.id, GoalChange::Deadline(end))
        })
        .collect()
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
            kinds::WINDOW_TOO_SHORT,
            format!(
                "From start to deadline there {} only {}; with fewer than {MIN_PERIODS} nobody \
                 sees a trend, so give it more time or judge it more often",
                if n == 1 { "is" } else { "are" },
                words::count(n, &format!("whole {step}"))
            ),
        )
        .or_each(longer(case, start, cadence))
        .or_each(finer(case, start, deadline, cadence))
        .or(Fix::open("Type the deadline", Place::Goal(case.id, GoalPlace::Deadline)))
    })
}

/// The deadline at which enough whole periods lie in the window.
fn longer(case: &GoalCase<'_>, start: Date, cadence: Cadence) -> Option<Fix> {
    let calendar = case.plan.project.settings.calendar;
    let first = calendar.period_of(cadence, start);
    let skip = i32::from(calendar.start(first) < start);
    let last = first.offset(skip.saturating_add(i32::try_from(MIN_PERIODS).ok()?) - 1);
    let end = calendar.end(last);
    limits::YEARS.contains(&end.year()).then(|| {
        let label = format!("Give it until {}", words::date(end));
        Fix::goal(label, case.id, GoalChange::Deadline(end))
    })
}

/// The coarsest cadence that the readings are kept in and that gives enough periods.
fn finer(case: &GoalCase<'_>, start: Date, deadline: Date, cadence: Cadence) -> Option<Fix> {
    let calendar = case.plan.project.settings.calendar;
    let kept = case.kept_per()?;
    let window = Window::days(start, deadline);
    let fits = |finer: &Cadence| {
        *finer < cadence
            && kept.nests_in(*finer)
            && window.n_whole_periods(calendar, *finer) >= MIN_PERIODS
    };
    let finer = Cadence::ALL.into_iter().rev().find(fits)?;
    let label = format!("Judge per {}", words::cadence(finer));
    Some(Fix::goal(label, case.id, GoalChange::JudgedPer(finer)))
}

pub(super) fn no_observation_window(case: &GoalCase<'_>) -> Option<Finding> {
    let goal = case.goal;
    let is_open = goal.start.is_none() || goal.deadline.is_none();
    // A statement that promises a time ("within 24 hours") is one to keep, whatever is chosen yet.
    let is_keep =
        goal.intent.is_keep() || (case.kpi.is_none() && duration(&goal.statement).is_some());
    (is_keep && is_open).then(|| {
        case.finding(
            kinds::NO_OBSERVATION_WINDOW,
            "The time over which the bound is to be kept is not set; give it a start and an end",
        )
        .or_each(quarters(case))
        .or(Fix::open("Type the start", Place::Goal(case.id, GoalPlace::Start)))
    })
}

/// This quarter, or the next one: only the dates, where KPI and bound are chosen, else every
/// judging period.
fn quarters(case: &GoalCase<'_>) -> Vec<Fix> {
    let goal = case.goal;
    let calendar = case.plan.project.settings.calendar;
    let judged_on = case.plan.judged_on;
    let from = match (goal.start, goal.deadline) {
        (Some(start), _) => start.max(judged_on),
        (None, Some(deadline)) => deadline.min(judged_on),
        (None, None) => judged_on,
    };
    let this = calendar.period_of(Cadence::Quarter, from);
    // A promise of time is a limit, whatever is chosen yet.
    let intent = if goal.intent.is_keep() { goal.intent } else { Intent::KeepAtMost };
    let is_measured = case.kpi.is_some() && goal.intent.is_keep();
    let step = match goal.judged_per.or_else(|| case.kept_per()) {
        Some(cadence) => words::cadence(cadence),
        None => "period",
    };
    let of = |quarter: Period| {
        let start = goal.start.unwrap_or_else(|| calendar.start(quarter));
        let deadline = goal.deadline.unwrap_or_else(|| calendar.end(quarter));
        let name = words::period(calendar, quarter);
        (start <= deadline).then(|| {
            if is_measured {
                let label = match goal.measured_as {
                    MeasuredAs::EveryPeriod => format!("Keep it every {step} of {name}"),
                    _ => format!("Keep it over {name}"),
                };
                return Fix::goal(label, case.id, GoalChange::Window { start, deadline });
            }
            let label = format!("Keep it every {step} of {name}");
            Fix::goal(label, case.id, GoalChange::EveryPeriod { intent, start, deadline })
        })
    };
    [this, this.next()].into_iter().filter_map(of).collect()
}

//! What is odd about a goal's target: out of range, no step from where it starts, undecided.

use crate::model::{AmountKind, Better, Intent, MeasuredAs, Unit};

use super::super::types::{Finding, Severity};
use super::super::window::Window;
use super::super::words;
use super::GoalCase;

pub(super) fn percent_undecided(case: &GoalCase<'_>) -> Option<Finding> {
    let is_clear = case.kpi.is_some_and(|kpi| kpi.unit != Unit::Percent);
    if case.goal.amount != AmountKind::PercentUndecided || is_clear {
        return None;
    }
    let amount = case.goal.target.map_or_else(|| "some".to_owned(), words::number);
    Some(case.finding(
        "percent_undecided",
        Severity::Blocks,
        'M',
        format!(
            "“By {amount} percent” on a figure in % can mean percentage points or a part of the \
             baseline; choose one"
        ),
    ))
}

pub(super) fn no_baseline(case: &GoalCase<'_>) -> Option<Finding> {
    let goal = case.goal;
    let is_level = goal.measured_as == MeasuredAs::LevelAtEnd && !goal.intent.is_keep();
    let is_needed = goal.amount.needs_baseline() || is_level;
    (case.kpi.is_some() && is_needed && case.analysis.baseline.is_none()).then(|| {
        case.finding(
            "no_baseline",
            Severity::Blocks,
            'M',
            "Where the goal starts from is not known; type the baseline or enter readings from \
             before the start",
        )
    })
}

pub(super) fn target_out_of_range(case: &GoalCase<'_>) -> Option<Finding> {
    let (low, high) = case.kpi?.range;
    let bounds = [case.analysis.target, case.analysis.upper];
    let name = case.kpi_name();
    bounds.into_iter().flatten().find_map(|target| {
        let (side, bound) = match (low, high) {
            (Some(low), _) if target < low => ("under", low),
            (_, Some(high)) if target > high => ("over", high),
            _ => return None,
        };
        let (target, bound) = (case.figure(target), case.figure(bound));
        Some(case.finding(
            "target_out_of_range",
            Severity::Blocks,
            'M',
            format!("The target of {target} cannot be reached: {name} is never {side} {bound}"),
        ))
    })
}

pub(super) fn target_is_baseline(case: &GoalCase<'_>) -> Option<Finding> {
    if case.goal.intent.is_keep() {
        return None;
    }
    let (baseline, target) = (case.analysis.baseline.as_ref()?.value, case.analysis.target?);
    let is_same = (baseline - target).abs() <= target.abs() * 1e-12;
    is_same.then(|| {
        case.finding(
            "target_is_baseline",
            Severity::Weakens,
            'M',
            format!(
                "The target of {} is where the goal starts; it is judged as one to keep",
                case.figure(target)
            ),
        )
    })
}

pub(super) fn against_better_direction(case: &GoalCase<'_>) -> Option<Finding> {
    let kpi = case.kpi?;
    let (verb, better) = match (case.goal.intent, kpi.better) {
        (Intent::RaiseTo, Better::Lower) => ("raises", "lower"),
        (Intent::KeepAtLeast, Better::Lower) => ("keeps up", "lower"),
        (Intent::LowerTo, Better::Higher) => ("lowers", "higher"),
        (Intent::KeepAtMost, Better::Higher) => ("keeps down", "higher"),
        _ => return turned_around(case),
    };
    Some(case.finding(
        "against_better_direction",
        Severity::Weakens,
        'M',
        format!("The goal {verb} {}, of which {better} is better", case.kpi_name()),
    ))
}

/// A goal to raise whose target lies under its baseline, or the other way round.
fn turned_around(case: &GoalCase<'_>) -> Option<Finding> {
    let (baseline, target) = (case.analysis.baseline.as_ref()?.value, case.analysis.target?);
    let (verb, side) = match case.goal.intent {
        Intent::RaiseTo if target < baseline => ("raise", "under"),
        Intent::LowerTo if target > baseline => ("lower", "over"),
        _ => return None,
    };
    let (target, baseline) = (case.figure(target), case.figure(baseline));
    Some(case.finding(
        "against_better_direction",
        Severity::Weakens,
        'M',
        format!("A goal to {verb} has its target of {target} {side} its baseline of {baseline}"),
    ))
}

/// A total above every total of the same length there ever was before the start.
pub(super) fn beyond_history(case: &GoalCase<'_>) -> Option<Finding> {
    let goal = case.goal;
    if goal.measured_as != MeasuredAs::Total || goal.intent != Intent::RaiseTo {
        return None;
    }
    let (target, start, deadline) = (case.analysis.target?, goal.start?, goal.deadline?);
    let calendar = case.plan.project.settings.calendar;
    let n = Window::days(start, deadline).n_whole_periods(calendar, case.analysis.judged_per);
    if n == 0 {
        return None;
    }
    let history = &case.analysis.kpi.points;
    let until = history.partition_point(|point| point.end < start);
    // Sums of period figures stand for totals; of a flow ÷ stock rate they are near enough.
    let totals = history[..until].windows(n).filter_map(|points| {
        let sum: Option<f64> = points.iter().map(|point| point.figure.value()).sum();
        Some((sum?, points.first()?.start, points.last()?.end))
    });
    let (best, from, to) = totals.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (target > best).then(|| {
        case.finding(
            "beyond_history",
            Severity::Note,
            'A',
            format!(
                "The target of {} is above the best window of this length so far, {} from {}",
                case.figure(target),
                case.figure(best),
                words::span(from, to)
            ),
        )
    })
}

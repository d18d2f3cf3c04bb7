//! What a goal as a whole lacks: a KPI that fits, a scope, an objective, fresh readings.

use crate::model::{AmountKind, GoalState, MeasuredAs, Unit};

use super::super::fix::{Fix, GoalChange, Place};
use super::super::types::{Finding, Severity, Status};
use super::super::words;
use super::GoalCase;
use super::statement::{duration, names_a_rate, plain_number};

/// How much wider than a KPI's range a target must be to be a count by mistake.
const FAR_OUT: f64 = 10.0;

/// Objectives offered to a goal without one.
const MOST_OBJECTIVES: usize = 3;

pub(super) fn no_kpi(case: &GoalCase<'_>) -> Option<Finding> {
    case.kpi.is_none().then(|| {
        case.finding(
            "no_kpi",
            Severity::Blocks,
            'M',
            "No KPI is chosen; without one nobody can tell whether the goal is reached",
        )
        .or(Fix::open("Choose a KPI", Place::Library(case.id)))
    })
}

pub(super) fn goal_without_objective(case: &GoalCase<'_>) -> Option<Finding> {
    let objectives = &case.plan.project.objectives;
    let is_loose = case.goal.objective.is_none_or(|objective| !objectives.contains(objective));
    is_loose.then(|| {
        case.finding(
            "goal_without_objective",
            Severity::Weakens,
            'R',
            "The goal serves no objective; move it under the one it is for",
        )
        .or_each(objectives.iter().take(MOST_OBJECTIVES).map(|(id, objective)| {
            let label = format!("Put under {}", words::short(&objective.name));
            Fix::goal(label, case.id, GoalChange::Objective(id))
        }))
    })
}

pub(super) fn no_scope(case: &GoalCase<'_>) -> Option<Finding> {
    let scope = &case.goal.scope;
    (scope.channels.is_none() && scope.market.trim().is_empty()).then(|| {
        case.finding(
            "no_scope",
            Severity::Weakens,
            'S',
            "Neither a channel nor a market is named; say where the goal is to be reached",
        )
    })
}

/// A count held against a rate, a rate against a count, or a time against neither.
pub(super) fn kpi_cannot_prove_goal(case: &GoalCase<'_>) -> Option<Finding> {
    let kpi = case.kpi?;
    let name = case.kpi_name();
    let statement = &case.goal.statement;
    let is_rate = matches!(kpi.unit, Unit::Percent | Unit::Points);
    let message = if let Some(time) = duration(statement)
        && !kpi.unit.is_duration()
        && !speaks_of_time(kpi)
    {
        format!("The goal is about a time ({time}), and {name} is counted in {}", kpi.unit)
    } else if is_rate && let Some(count) = count_asked(case) {
        format!("The goal is about a count ({count}), and {name} is a rate in {}", kpi.unit)
    } else if is_rate && is_total_of_rate(case) {
        format!("The goal is about a total, and {name} is a rate, which has none")
    } else if kpi.unit.is_count() && case.goal.amount == AmountKind::ByPoints {
        format!("The goal is about percentage points, and {name} is a count")
    } else if kpi.unit.is_count() && names_a_rate(statement) {
        format!("The goal is about a rate, and {name} is a count")
    } else {
        return None;
    };
    let message = format!("{message}; choose a KPI that can prove it");
    Some(case.finding("kpi_cannot_prove_goal", Severity::Blocks, 'M', message))
}

/// A KPI such as *share answered in time* proves goals about a time without being one.
fn speaks_of_time(kpi: &crate::model::Kpi) -> bool {
    let name = kpi.name.to_lowercase();
    name.split_whitespace().any(|word| word == "time") || kpi.formula.contains("in_time")
}

/// The number of things a goal on a rate asks for: in its fields, or in its statement.
fn count_asked(case: &GoalCase<'_>) -> Option<String> {
    let goal = case.goal;
    let width = match case.kpi?.range {
        (Some(low), Some(high)) => high - low,
        _ => 100.0,
    };
    let is_plain = matches!(goal.amount, AmountKind::Absolute | AmountKind::By);
    let in_fields = goal.target.filter(|target| is_plain && target.abs() > FAR_OUT * width);
    // Numbers of a statement count only where the fields say nothing: they may be about the scope.
    let in_words = || {
        if goal.target.is_some() { None } else { plain_number(&goal.statement, FAR_OUT * width) }
    };
    in_fields.or_else(in_words).map(words::number)
}

fn is_total_of_rate(case: &GoalCase<'_>) -> bool {
    case.goal.measured_as == MeasuredAs::Total
        && case.analysis.status == Status::NeedsData
        && case.analysis.reason.contains("has no total")
}

pub(super) fn data_too_rare(case: &GoalCase<'_>) -> Option<Finding> {
    let kept = case.plan.kpis.get(&case.goal.kpi?)?;
    kept.latest.as_ref()?;
    let (judged, kept) = (case.goal.judged_per?, kept.cadence);
    (kept > judged).then(|| {
        let (judged, kept) = (words::cadence(judged), words::cadence(kept));
        case.finding(
            "data_too_rare",
            Severity::Blocks,
            'T',
            format!("Judged per {judged}, but the readings come per {kept}; judge per {kept}"),
        )
    })
}

pub(super) fn stale(case: &GoalCase<'_>) -> Option<Finding> {
    if !case.analysis.is_stale || case.goal.state == GoalState::Closed {
        return None;
    }
    let newest = case.analysis.kpi.points.iter().rev().find(|point| point.readings > 0)?;
    Some(case.finding(
        "stale",
        Severity::Note,
        'T',
        format!(
            "No new readings since {}; enter or import what came after",
            words::date(newest.end)
        ),
    ))
}

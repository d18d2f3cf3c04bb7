//! Checkpoints that contradict the goal's window, its target, or each other.

use crate::model::{Checkpoint, Intent, MeasuredAs};

use super::super::fix::{Fix, GoalChange, GoalPlace, Place};
use super::super::types::Finding;
use super::super::words;
use super::{GoalCase, kinds};

pub(super) fn checkpoints_contradict(case: &GoalCase<'_>) -> Option<Finding> {
    let checkpoints = &case.goal.checkpoints;
    let mut kept: Vec<Checkpoint> = Vec::new();
    let mut first_problem = None;
    for checkpoint in checkpoints {
        match problem(case, &kept, *checkpoint) {
            Some(problem) => {
                first_problem.get_or_insert(problem);
            }
            None => kept.push(*checkpoint),
        }
    }
    let problem = first_problem?;
    let n = checkpoints.len() - kept.len();
    let more = match n {
        1 => String::new(),
        n => format!(" (and {} more)", n - 1),
    };
    let label = match n {
        1 => "Drop this checkpoint".to_owned(),
        n => format!("Drop the {n} that contradict"),
    };
    let message = format!("{problem}{more}; correct or drop what contradicts");
    Some(
        case.finding(kinds::CHECKPOINTS_CONTRADICT, message)
            .or(Fix::goal(label, case.id, GoalChange::Checkpoints(kept)))
            .or(Fix::open("Edit the checkpoints", Place::Goal(case.id, GoalPlace::Checkpoints))),
    )
}

/// What is wrong with a checkpoint, given those before it that are right.
fn problem(case: &GoalCase<'_>, kept: &[Checkpoint], checkpoint: Checkpoint) -> Option<String> {
    let on = words::date(checkpoint.date);
    outside_window(case, checkpoint, &on)
        .or_else(|| {
            let twin = kept.iter().find(|other| other.date == checkpoint.date)?;
            let (one, other) = (case.figure(twin.value), case.figure(checkpoint.value));
            Some(format!("Two checkpoints are on {on}, {one} and {other}"))
        })
        .or_else(|| outside_way(case, checkpoint, &on))
        .or_else(|| turns_back(case, kept, checkpoint, &on))
}

fn outside_window(case: &GoalCase<'_>, checkpoint: Checkpoint, on: &str) -> Option<String> {
    if let Some(start) = case.goal.start.filter(|start| checkpoint.date <= *start) {
        let start = words::date(start);
        return Some(format!("The checkpoint on {on} is not after the start on {start}"));
    }
    let deadline = case.goal.deadline.filter(|deadline| checkpoint.date >= *deadline)?;
    let deadline = words::date(deadline);
    Some(format!("The checkpoint on {on} is not before the deadline on {deadline}"))
}

/// Whether the path goes up; none where it is flat: a bound holds on every day alike.
fn rises(case: &GoalCase<'_>) -> Option<bool> {
    match case.goal.intent {
        Intent::KeepAtLeast | Intent::KeepAtMost | Intent::KeepWithin => None,
        // What is used up of a limited total grows as well.
        _ if case.goal.measured_as == MeasuredAs::Total => Some(true),
        intent => Some(intent == Intent::RaiseTo),
    }
}

/// A value that does not lie on the way from where the goal starts to its target.
fn outside_way(case: &GoalCase<'_>, checkpoint: Checkpoint, on: &str) -> Option<String> {
    let (rises, target) = (rises(case)?, case.analysis.target?);
    let is_before = |one: f64, other: f64| if rises { one < other } else { one > other };
    let value = case.figure(checkpoint.value);
    if is_before(target, checkpoint.value) {
        let target = case.figure(target);
        return Some(format!("The checkpoint of {value} on {on} is past the target of {target}"));
    }
    let baseline = case.analysis.baseline.as_ref().map(|baseline| baseline.value);
    let is_total = case.goal.measured_as == MeasuredAs::Total;
    let from = if is_total { 0.0 } else { baseline? };
    (is_before(checkpoint.value, from) && is_before(from, target)).then(|| {
        let from = case.figure(from);
        format!("The checkpoint of {value} on {on} is worse than the {from} the goal starts from")
    })
}

/// A value that goes back from the checkpoint before it.
fn turns_back(
    case: &GoalCase<'_>,
    kept: &[Checkpoint],
    checkpoint: Checkpoint,
    on: &str,
) -> Option<String> {
    let (rises, before) = (rises(case)?, kept.last()?);
    let is_back =
        if rises { checkpoint.value < before.value } else { checkpoint.value > before.value };
    is_back.then(|| {
        let (value, before_value) = (case.figure(checkpoint.value), case.figure(before.value));
        let before = words::date(before.date);
        format!(
            "The checkpoint of {value} on {on} goes back from the {before_value} on {before}, \
             against the way of the goal"
        )
    })
}

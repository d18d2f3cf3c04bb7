//! Changes to goals.

use std::sync::Arc;

use jiff::civil::Date;

use super::{EditError, check_room, check_texts, check_weight, quoted};
use crate::model::{
    Baseline, Cadence, Calendar, FormerTarget, Goal, GoalId, GoalState, ItemId, ObjectiveId,
    Project, limits,
};

#[derive(Clone, Debug, PartialEq)]
pub enum GoalEdit {
    /// At the end of its objective.
    Add {
        goal: Box<Goal>,
    },
    /// `on` is the day the change is made: a former target is kept with it.
    Set {
        id: GoalId,
        goal: Box<Goal>,
        on: Date,
    },
    /// Into an objective, to a place among its goals in the resulting order.
    Move {
        id: GoalId,
        objective: Option<ObjectiveId>,
        to: usize,
    },
    /// Right behind the original.
    Duplicate {
        id: GoalId,
    },
    /// Two goals instead of one: the first in its place, the second right behind it. `on` as for
    /// `Set`.
    Split {
        id: GoalId,
        first: Box<Goal>,
        second: Box<Goal>,
        on: Date,
    },
    /// A copy for the fiscal quarter that begins after the deadline. `on` is the day goals are
    /// judged on: the original is closed if its deadline is over by then.
    Carry {
        id: GoalId,
        on: Date,
    },
    Delete {
        id: GoalId,
    },
}

impl GoalEdit {
    pub(super) fn apply(&self, project: &mut Project) -> Result<(), EditError> {
        match self {
            Self::Add { goal } => {
                check(goal, project)?;
                check_room(project.goals.len())?;
                let id = project.new_id();
                project.goals.set(id, in_order(goal));
            }
            Self::Set { id, goal, on } => {
                check(goal, project)?;
                let mut new = in_order(goal);
                keep_former_target(find(project, *id)?, &mut new, *on);
                project.goals.set(*id, new);
            }
            Self::Move { id, objective, to } => move_goal(project, *id, *objective, *to)?,
            Self::Duplicate { id } => {
                let original = Goal::clone(find(project, *id)?);
                add_behind(project, *id, original)?;
            }
            Self::Split { id, first, second, on } => {
                check(first, project)?;
                check(second, project)?;
                let (old, mut new) = (find(project, *id)?, in_order(first));
                // What another KPI was to reach is no former target of this one.
                if old.kpi == new.kpi {
                    keep_former_target(old, &mut new, *on);
                }
                project.goals.set(*id, new);
                add_behind(project, *id, in_order(second))?;
            }
            Self::Carry { id, on } => carry(project, *id, *on)?,
            Self::Delete { id } => {
                find(project, *id)?;
                project.goals.remove(*id);
            }
        }
        Ok(())
    }

    pub(super) fn label(&self, project: &Project) -> String {
        let name = |id: &GoalId| {
            quoted(project.goals.get(*id).map_or("", |goal| &goal.statement), "the goal")
        };
        match self {
            Self::Add { .. } => "add goal".to_owned(),
            Self::Set { id, goal, .. } => {
                let what = project.goals.get(*id).map_or("edit", |old| changed(old, goal));
                format!("{what} {}", name(id))
            }
            Self::Move { id, .. } => format!("move {}", name(id)),
            Self::Duplicate { id } => format!("duplicate {}", name(id)),
            Self::Split { id, .. } => match project.goals.get(*id) {
                Some(goal) if !goal.statement.trim().is_empty() => {
                    format!("split goal {}", name(id))
                }
                _ => "split the goal".to_owned(),
            },
            Self::Carry { id, .. } => format!("carry {} into the next quarter", name(id)),
            Self::Delete { id } => format!("delete {}", name(id)),
        }
    }
}

fn find(project: &Project, id: GoalId) -> Result<&Arc<Goal>, EditError> {
    project.goals.get(id).ok_or(EditError::Gone(ItemId::Goal(id)))
}

/// The goal with its checkpoints in order of date.
fn in_order(goal: &Goal) -> Goal {
    let mut goal = Goal::clone(goal);
    goal.checkpoints.sort_by_key(|checkpoint| checkpoint.date);
    goal
}

fn check(goal: &Goal, project: &Project) -> Result<(), EditError> {
    let smart = &goal.smart;
    check_texts([
        &goal.statement,
        &smart.specific,
        &smart.attainable,
        &smart.relevant,
        &smart.timely,
        &goal.owner,
        &goal.notes,
        &goal.scope.market,
    ])?;
    check_weight(goal.weight)?;
    if !(0.0..=100.0).contains(&goal.required_share) {
        return Err(EditError::Share);
    }
    check_numbers(goal)?;
    check_links(goal, project)
}

/// Everything that counts or dates something.
fn check_numbers(goal: &Goal) -> Result<(), EditError> {
    let (baseline, as_of) = match goal.baseline {
        Baseline::FromData => (None, None),
        Baseline::Typed { value, as_of } => (Some(value), as_of),
    };
    let former = goal.former_targets.iter().flat_map(|former| [Some(former.target), former.upper]);
    let mut numbers = (goal.checkpoints.iter().map(|checkpoint| Some(checkpoint.value)))
        .chain(former)
        .chain([goal.target, goal.upper, baseline])
        .flatten();
    if !numbers.all(f64::is_finite) {
        return Err(EditError::NotFinite);
    }
    let mut dates = (goal.checkpoints.iter().map(|checkpoint| Some(checkpoint.date)))
        .chain([goal.start, goal.deadline, as_of])
        .flatten();
    if !dates.all(|date| limits::YEARS.contains(&date.year())) {
        return Err(EditError::DateOutOfRange);
    }
    Ok(())
}

fn check_links(goal: &Goal, project: &Project) -> Result<(), EditError> {
    if let Some(id) = goal.objective.filter(|id| !project.objectives.contains(*id)) {
        return Err(EditError::Gone(ItemId::Objective(id)));
    }
    if let Some(id) = goal.kpi.filter(|id| !project.kpis.contains(*id)) {
        return Err(EditError::Gone(ItemId::Kpi(id)));
    }
    let mut channels = goal.scope.channels.iter().flatten();
    match channels.find(|id| !project.channels.contains(**id)) {
        Some(id) => Err(EditError::Gone(ItemId::Channel(*id))),
        None => Ok(()),
    }
}

/// A changed target leaves its former one behind, at most one a day so that correcting a typing
/// slip draws no ghost of it. Drafts have promised nothing yet and keep none.
fn keep_former_target(old: &Goal, new: &mut Goal, on: Date) {
    let same = old.target == new.target && old.upper == new.upper && old.amount == new.amount;
    let Some(target) = old.target.filter(|_| !same && old.state != GoalState::Draft) else {
        return;
    };
    if old.former_targets.last().is_none_or(|last| last.until < on) {
        new.former_targets.push(FormerTarget {
            until: on,
            amount: old.amount,
            target,
            upper: old.upper,
            checkpoints: old.checkpoints.clone(),
        });
    }
}

/// Goals of one objective keep their order among themselves; goals of others stay where they are.
fn move_goal(
    project: &mut Project,
    id: GoalId,
    objective: Option<ObjectiveId>,
    to: usize,
) -> Result<(), EditError> {
    find(project, id)?;
    if let Some(objective) = objective
        && !project.objectives.contains(objective)
    {
        return Err(EditError::Gone(ItemId::Objective(objective)));
    }
    if project.goals.get(id).is_some_and(|goal| goal.objective != objective) {
        project.goals.change(id, |goal| goal.objective = objective);
    }
    let others: Vec<GoalId> = project
        .goals
        .iter()
        .filter(|(other, goal)| *other != id && goal.objective == objective)
        .map(|(other, _)| other)
        .collect();
    let from = project.goals.position(id).unwrap_or(0);
    let place = |goal: GoalId| project.goals.position(goal).unwrap_or(0);
    // Take the place of the goal that shall follow, or stand behind the last one.
    let target = match others.get(to) {
        Some(follower) => {
            let at = place(*follower);
            if from < at { at - 1 } else { at }
        }
        None => match others.last() {
            Some(last) => {
                let at = place(*last);
                if from < at { at } else { at + 1 }
            }
            None => from,
        },
    };
    project.goals.move_to(id, target);
    Ok(())
}

fn add_behind(project: &mut Project, original: GoalId, copy: Goal) -> Result<GoalId, EditError> {
    check_room(project.goals.len())?;
    let at = project.goals.position(original).map_or(usize::MAX, |place| place + 1);
    let id = project.new_id();
    project.goals.insert(at, id, copy);
    Ok(id)
}

/// The window of the next quarter has the same intent and amount; what is measured decides the
/// baseline, so a typed one becomes one from the data.
fn carry(project: &mut Project, id: GoalId, on: Date) -> Result<(), EditError> {
    let original = Goal::clone(find(project, id)?);
    let (Some(start), Some(deadline)) = (original.start, original.deadline) else {
        return Err(EditError::NothingToCarry);
    };
    if deadline < start {
        return Err(EditError::DeadlineBeforeStart(deadline, start));
    }
    let (next_start, next_deadline) = next_quarter(project.settings.calendar, deadline)?;
    let copy = Goal {
        start: Some(next_start),
        deadline: Some(next_deadline),
        baseline: Baseline::FromData,
        checkpoints: Vec::new(),
        former_targets: Vec::new(),
        state: GoalState::Active,
        ..original
    };
    add_behind(project, id, copy)?;
    if deadline < on {
        project.goals.change(id, |goal| goal.state = GoalState::Closed);
    }
    Ok(())
}

/// First and last day of the quarter after the one a day lies in.
fn next_quarter(calendar: Calendar, day: Date) -> Result<(Date, Date), EditError> {
    let next = calendar.period_of(Cadence::Quarter, day).next();
    let (start, end) = (calendar.start(next), calendar.end(next));
    if limits::YEARS.contains(&end.year()) {
        Ok((start, end))
    } else {
        Err(EditError::DateOutOfRange)
    }
}

/// What an edit did, by what differs.
fn changed(old: &Goal, new: &Goal) -> &'static str {
    let what = [
        (old.statement != new.statement, "rename"),
        (old.state != new.state, "set state of"),
        (old.kpi != new.kpi, "choose KPI of"),
        (old.intent != new.intent, "set intent of"),
        (old.amount != new.amount, "set amount of"),
        (old.target != new.target || old.upper != new.upper, "set target of"),
        (old.baseline != new.baseline, "set baseline of"),
        (old.start != new.start, "set start of"),
        (old.deadline != new.deadline, "set deadline of"),
        (old.checkpoints != new.checkpoints, "set checkpoints of"),
        (old.measured_as != new.measured_as, "set measure of"),
        (old.judged_per != new.judged_per, "set judging period of"),
        (old.scope != new.scope, "set scope of"),
        (old.owner != new.owner, "set owner of"),
        (old.weight.to_bits() != new.weight.to_bits(), "set weight of"),
        (old.smart != new.smart, "edit SMART text of"),
        (old.notes != new.notes, "edit notes of"),
    ];
    what.iter().find(|(differs, _)| *differs).map_or("edit", |(_, label)| label)
}

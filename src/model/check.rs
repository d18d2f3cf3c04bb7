//! What must always hold in a plan; asked after every load, and after every edit in tests.

use std::collections::BTreeSet;

use super::{Baseline, Goal, ItemId, Project, is_identifier, limits};

/// Something that does not hold, in words, with the item it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckProblem {
    pub about: Option<ItemId>,
    pub message: String,
}

/// Lists every broken invariant; empty for a sound plan.
pub fn check(project: &Project) -> Vec<CheckProblem> {
    let mut problems = Problems::default();
    check_ids(project, &mut problems);
    check_inputs(project, &mut problems);
    check_links(project, &mut problems);
    check_numbers(project, &mut problems);
    check_readings(project, &mut problems);
    problems.0
}

#[derive(Default)]
struct Problems(Vec<CheckProblem>);

impl Problems {
    fn add(&mut self, about: impl Into<Option<ItemId>>, message: impl Into<String>) {
        self.0.push(CheckProblem { about: about.into(), message: message.into() });
    }
}

/// Every id of a plan, in table order.
fn all_ids(project: &Project) -> Vec<(ItemId, u32)> {
    let objectives = project.objectives.ids().iter().map(|id| (ItemId::Objective(*id), id.0));
    let goals = project.goals.ids().iter().map(|id| (ItemId::Goal(*id), id.0));
    let kpis = project.kpis.ids().iter().map(|id| (ItemId::Kpi(*id), id.0));
    let inputs = project.inputs.ids().iter().map(|id| (ItemId::Input(*id), id.0));
    let channels = project.channels.ids().iter().map(|id| (ItemId::Channel(*id), id.0));
    objectives.chain(goals).chain(kpis).chain(inputs).chain(channels).collect()
}

fn check_ids(project: &Project, problems: &mut Problems) {
    let mut seen = BTreeSet::new();
    for (item, number) in all_ids(project) {
        if !seen.insert(number) {
            problems.add(item, format!("The number {number} is used twice"));
        }
        if number >= project.next_id {
            problems.add(item, format!("The number {number} is not below the counter"));
        }
    }
}

fn check_inputs(project: &Project, problems: &mut Problems) {
    let mut seen = BTreeSet::new();
    for (id, input) in project.inputs.iter() {
        let item = ItemId::Input(id);
        if !is_identifier(&input.identifier) {
            problems.add(item, format!("“{}” cannot stand in a formula", input.identifier));
        }
        if !seen.insert(input.identifier.as_str()) {
            problems.add(item, format!("Two inputs are called {}", input.identifier));
        }
        if input.weight.is_some_and(|weight| !project.inputs.contains(weight)) {
            problems.add(item, "Its weight input does not exist");
        }
    }
}

fn check_links(project: &Project, problems: &mut Problems) {
    for (id, goal) in project.goals.iter() {
        let item = ItemId::Goal(id);
        if goal.objective.is_some_and(|objective| !project.objectives.contains(objective)) {
            problems.add(item, "Its objective does not exist");
        }
        if goal.kpi.is_some_and(|kpi| !project.kpis.contains(kpi)) {
            problems.add(item, "Its KPI does not exist");
        }
        let channels = goal.scope.channels.iter().flatten();
        if channels.clone().any(|channel| !project.channels.contains(*channel)) {
            problems.add(item, "A channel of its scope does not exist");
        }
    }
    for key in project.series.keys() {
        if !project.inputs.contains(key.input) || !project.channels.contains(key.channel) {
            problems.add(None, format!("Readings without input or channel ({})", key.input));
        }
    }
    for key in project.notes.keys() {
        if !project.inputs.contains(key.input) || !project.channels.contains(key.channel) {
            problems.add(None, format!("A note without input or channel ({})", key.input));
        }
    }
}

fn check_numbers(project: &Project, problems: &mut Problems) {
    for (id, objective) in project.objectives.iter() {
        if !is_weight(objective.weight) {
            problems.add(ItemId::Objective(id), "Its weight is not a number ≥ 0");
        }
    }
    for (id, goal) in project.goals.iter() {
        if !is_weight(goal.weight) {
            problems.add(ItemId::Goal(id), "Its weight is not a number ≥ 0");
        }
        if !goal_numbers(goal).all(f64::is_finite) {
            problems.add(ItemId::Goal(id), "One of its numbers is not finite");
        }
        if !(0.0..=100.0).contains(&goal.required_share) {
            problems.add(ItemId::Goal(id), "Its required share is not within 0–100 %");
        }
        if !goal.checkpoints.is_sorted_by_key(|checkpoint| checkpoint.date) {
            problems.add(ItemId::Goal(id), "Its checkpoints are not in order");
        }
    }
    let judging = &project.settings.judging;
    let percents =
        [judging.min_elapsed, judging.every_on_pace, judging.every_behind, judging.on_pace];
    if !percents.iter().all(|percent| (0.0..=100.0).contains(percent))
        || !(judging.on_pace..=100.0).contains(&judging.behind)
        || judging.every_behind > judging.every_on_pace
    {
        problems.add(None, "The thresholds of the plan are out of order or out of range");
    }
    if !(1..=12).contains(&project.settings.calendar.fiscal_year_start) {
        problems.add(None, "The fiscal year does not start in a month");
    }
}

fn check_readings(project: &Project, problems: &mut Problems) {
    if project.series.values().any(|series| series.is_empty()) {
        problems.add(None, "A series without readings is kept");
    }
    if project.room() > limits::READINGS {
        problems.add(None, format!("More than {} readings", limits::READINGS));
    }
    if !project.annotations.is_sorted_by_key(|annotation| annotation.date) {
        problems.add(None, "The annotations are not in order");
    }
}

fn is_weight(weight: f64) -> bool {
    weight.is_finite() && weight >= 0.0
}

fn goal_numbers(goal: &Goal) -> impl Iterator<Item = f64> {
    let baseline = match goal.baseline {
        Baseline::FromData => None,
        Baseline::Typed { value, .. } => Some(value),
    };
    let former = goal.former_targets.iter().flat_map(|f| [Some(f.target), f.upper]);
    goal.checkpoints
        .iter()
        .map(|checkpoint| Some(checkpoint.value))
        .chain(former)
        .chain([goal.target, goal.upper, baseline])
        .flatten()
}

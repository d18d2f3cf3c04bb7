//! What hangs loose in a plan: objectives, KPIs and inputs nobody uses, and goals at odds.

use std::collections::{BTreeMap, BTreeSet};

use crate::formula::Influence;
use crate::model::{GoalId, InputId, Intent, ItemId, KpiId};

use super::super::fix::{Fix, Way};
use super::super::types::{Finding, Severity};
use super::super::words;
use super::Plan;

fn finding(
    code: &'static str,
    severity: Severity,
    letter: Option<char>,
    about: ItemId,
    message: impl Into<String>,
) -> Finding {
    Finding { code, severity, letter, about, message: message.into(), fixes: Vec::new() }
}

pub(super) fn add_objectives(plan: &Plan<'_>, found: &mut Vec<Finding>) {
    for id in plan.project.objectives.ids() {
        let about = ItemId::Objective(*id);
        let mut goals = plan.project.goals_of(*id).map(|(_, goal)| goal).peekable();
        if goals.peek().is_none() {
            found.push(finding(
                "objective_without_goal",
                Severity::Weakens,
                Some('R'),
                about,
                "No goal serves this objective; add one that says when it is reached",
            ));
            continue;
        }
        let has_kpi = goals.any(|goal| goal.kpi.is_some_and(|kpi| plan.project.kpis.contains(kpi)));
        if !has_kpi {
            found.push(finding(
                "objective_without_kpi",
                Severity::Weakens,
                Some('R'),
                about,
                "None of its goals has a KPI, so nothing tells how far this objective is",
            ));
        }
    }
}

pub(super) fn add_unused(plan: &Plan<'_>, found: &mut Vec<Finding>) {
    let used: BTreeSet<KpiId> = plan.project.goals.values().filter_map(|goal| goal.kpi).collect();
    for id in plan.project.kpis.ids() {
        if !used.contains(id) {
            found.push(
                finding(
                    "unused_kpi",
                    Severity::Note,
                    Some('R'),
                    ItemId::Kpi(*id),
                    "No goal uses this KPI; set a goal for it or take it out of the plan",
                )
                .or(Fix::new("Delete the KPI", Way::DeleteKpi(*id))),
            );
        }
    }
    let used: BTreeSet<InputId> =
        plan.kpis.values().flat_map(|kpi| kpi.inputs.iter().copied()).collect();
    for id in plan.project.inputs.ids() {
        if !used.contains(id) {
            found.push(
                finding(
                    "unused_input",
                    Severity::Note,
                    Some('R'),
                    ItemId::Input(*id),
                    "No KPI uses this input; its readings go nowhere",
                )
                .or(Fix::new("Delete the input", Way::DeleteInput(*id))),
            );
        }
    }
}

pub(super) fn add_zero_weights(plan: &Plan<'_>, found: &mut Vec<Finding>) {
    for id in plan.project.objectives.ids() {
        let goals = plan.project.goals_of(*id).map(|(_, goal)| goal);
        let weights: Vec<f64> =
            goals.filter(|goal| goal.state.counts_in_rollups()).map(|goal| goal.weight).collect();
        if !weights.is_empty() && weights.iter().all(|weight| *weight == 0.0) {
            found.push(
                finding(
                    "weights_all_zero",
                    Severity::Note,
                    None,
                    ItemId::Objective(*id),
                    "All its goals have the weight 0; they count as equal",
                )
                .or(Fix::new("Give all the same weight", Way::EqualWeights(*id))),
            );
        }
    }
}

pub(super) fn add_disagreements(plan: &Plan<'_>, found: &mut Vec<Finding>) {
    let cases: BTreeMap<InputId, &String> = plan
        .kpis
        .values()
        .flat_map(|kpi| kpi.disagreements.iter().map(|(input, case)| (*input, case)))
        .collect();
    for (input, case) in cases {
        found.push(finding(
            "cadences_disagree",
            Severity::Note,
            None,
            ItemId::Input(input),
            format!("Kept in two ways that contradict each other: {case}; the parts are used"),
        ));
    }
}

/// What a goal asks of an input: more of it, or less.
struct Pull {
    goal: GoalId,
    wants_more: bool,
}

/// Goals that pull one input in opposite directions, read off the formulas; each pair once.
pub(super) fn add_conflicts(plan: &Plan<'_>, found: &mut Vec<Finding>) {
    let mut seen: BTreeSet<(GoalId, GoalId)> = BTreeSet::new();
    for (input, pulls) in pulls(plan) {
        let Some(up) = pulls.iter().find(|pull| pull.wants_more) else { continue };
        let Some(down) = pulls.iter().find(|pull| !pull.wants_more) else { continue };
        let pair = (up.goal.min(down.goal), up.goal.max(down.goal));
        if !seen.insert(pair) {
            continue;
        }
        let Some(input) = plan.project.inputs.get(input) else { continue };
        let name = super::super::program::name_of(input);
        let other = plan.project.goals.get(down.goal).and_then(|goal| goal.kpi);
        let other = other.and_then(|kpi| plan.project.kpis.get(kpi));
        let other = other.map_or_else(String::new, |kpi| words::lower_first(&kpi.name));
        found.push(finding(
            "goals_conflict",
            Severity::Note,
            None,
            ItemId::Goal(up.goal),
            format!("More {name} helps this goal and works against goal {} ({other})", down.goal),
        ));
    }
}

fn pulls(plan: &Plan<'_>) -> BTreeMap<InputId, Vec<Pull>> {
    let mut pulls: BTreeMap<InputId, Vec<Pull>> = BTreeMap::new();
    for (id, goal) in plan.project.goals.iter() {
        let wants_more = match goal.intent {
            Intent::RaiseTo | Intent::KeepAtLeast => true,
            Intent::LowerTo | Intent::KeepAtMost => false,
            Intent::KeepWithin => continue,
        };
        let Some((kpi, formula)) = goal.kpi.and_then(|kpi| Some((kpi, (plan.formula_of)(kpi)?)))
        else {
            continue;
        };
        let inputs = plan.kpis.get(&kpi).map(|kpi| kpi.inputs.as_slice()).unwrap_or_default();
        for input_id in inputs {
            let Some(input) = plan.project.inputs.get(*input_id) else { continue };
            let more_is_wanted = match formula.influence(&input.identifier) {
                Influence::Raises => wants_more,
                Influence::Lowers => !wants_more,
                Influence::Mixed | Influence::None => continue,
            };
            let pull = Pull { goal: id, wants_more: more_is_wanted };
            pulls.entry(*input_id).or_default().push(pull);
        }
    }
    pulls
}

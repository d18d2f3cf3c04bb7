//! What hangs loose in a plan: objectives, KPIs and inputs nobody uses, and goals at odds.

use std::collections::BTreeSet;

use crate::model::{InputId, ItemId, KpiId, ObjectiveId};

use super::super::fix::{Fix, Place, Way};
use super::super::program::name_of;
use super::super::types::Finding;
use super::suggest::suggestions;
use super::{Plan, finding, kinds};

pub(super) fn add_objectives<'a>(plan: &'a Plan<'a>, found: &mut Vec<Finding>) {
    for id in plan.project.objectives.ids() {
        let about = ItemId::Objective(*id);
        let goals = || plan.project.goals_of(*id);
        if goals().next().is_none() {
            let message = "No goal serves this objective; add one that says when it is reached";
            found.push(
                finding(kinds::OBJECTIVE_WITHOUT_GOAL, about, message)
                    .or(Fix::new("Add a goal", Way::AddGoal { objective: Some(*id), kpi: None })),
            );
            continue;
        }
        let has_kpi = |kpi: Option<KpiId>| kpi.is_some_and(|kpi| plan.project.kpis.contains(kpi));
        if !goals().any(|(_, goal)| has_kpi(goal.kpi)) {
            let message = "None of its goals has a KPI, so nothing tells how far this objective \
                           is; choose a KPI for a goal";
            found.push(
                finding(kinds::OBJECTIVE_WITHOUT_KPI, about, message).or_each(kpi_for(plan, *id)),
            );
        }
    }
}

/// Ways to give the objective's first goal a KPI.
fn kpi_for<'a>(plan: &'a Plan<'a>, objective: ObjectiveId) -> Vec<Fix> {
    let first = plan.project.goals_of(objective).next();
    let case = first.and_then(|(id, _)| plan.case(id));
    case.map(|case| suggestions(&case)).unwrap_or_default()
}

pub(super) fn add_unused(plan: &Plan<'_>, found: &mut Vec<Finding>) {
    let used: BTreeSet<KpiId> = plan.project.goals.values().filter_map(|goal| goal.kpi).collect();
    for id in plan.project.kpis.ids() {
        if !used.contains(id) {
            found.push(
                finding(
                    kinds::UNUSED_KPI,
                    ItemId::Kpi(*id),
                    "No goal uses this KPI; set a goal for it or take it out of the plan",
                )
                .or(Fix::new("Make a goal of it", Way::AddGoal { objective: None, kpi: Some(*id) }))
                .or(Fix::new("Delete the KPI", Way::DeleteKpi(*id))),
            );
        }
    }
    let used: BTreeSet<InputId> =
        plan.kpis.values().flat_map(|kpi| kpi.inputs.iter().copied()).collect();
    // What a formula names that cannot be worked out may be needed once it is mended.
    let broken = plan.kpis.iter().filter(|(_, kpi)| kpi.problem.is_some());
    let broken: Vec<&str> = broken
        .filter_map(|(id, _)| plan.project.kpis.get(*id))
        .map(|kpi| kpi.formula.as_str())
        .collect();
    let is_used = |id: InputId| {
        let named = plan.project.inputs.get(id).map(|input| input.identifier.as_str());
        used.contains(&id)
            || named.is_some_and(|name| broken.iter().any(|formula| formula.contains(name)))
    };
    for id in plan.project.inputs.ids() {
        if !is_used(*id) {
            found.push(
                finding(
                    kinds::UNUSED_INPUT,
                    ItemId::Input(*id),
                    "No KPI uses this input, so its readings go nowhere; delete it or use it in a formula",
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
                    kinds::WEIGHTS_ALL_ZERO,
                    ItemId::Objective(*id),
                    "All its goals have the weight 0 and count as equal; give them weights",
                )
                .or(Fix::new("Give all the same weight", Way::EqualWeights(*id))),
            );
        }
    }
}

pub(super) fn add_disagreements(plan: &Plan<'_>, found: &mut Vec<Finding>) {
    let mut seen: BTreeSet<InputId> = BTreeSet::new();
    for case in plan.kpis.values().flat_map(|kpi| &kpi.disagreements) {
        let Some(input) = plan.project.inputs.get(case.input) else { continue };
        if !seen.insert(case.input) {
            continue;
        }
        let label = match case.coarse.len() {
            1 => "Clear the coarser reading".to_owned(),
            n => format!("Clear the {n} coarser readings"),
        };
        let message = format!(
            "Kept in two ways that contradict each other: {}; the parts are used, so correct or \
             clear the other",
            case.sentence
        );
        let about = ItemId::Input(case.input);
        found.push(
            finding(kinds::CADENCES_DISAGREE, about, message)
                .or(Fix::new(label, Way::ClearReadings(case.coarse.clone())))
                .or(Fix::open(&format!("Show {}", name_of(input)), Place::Readings(case.input))),
        );
    }
}

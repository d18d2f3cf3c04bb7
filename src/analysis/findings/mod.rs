//! Named weaknesses of a plan, each with a reason and the item it is about.

mod goals;
mod links;
mod statement;
mod targets;
#[cfg(test)]
mod tests;
mod windows;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::formula::Formula;
use crate::model::{Goal, GoalId, ItemId, Kpi, KpiId, Project};

use super::types::{Finding, GoalAnalysis, KpiAnalysis, Severity};
use super::words;

pub(super) use statement::measures;

/// Finds a KPI's parsed formula.
type FormulaOf<'a> = dyn Fn(KpiId) -> Option<&'a Formula> + 'a;

/// A plan with its answers so far.
pub(super) struct Plan<'a> {
    pub project: &'a Project,
    pub goals: &'a BTreeMap<GoalId, Arc<GoalAnalysis>>,
    pub kpis: &'a BTreeMap<KpiId, Arc<KpiAnalysis>>,
    pub formula_of: &'a FormulaOf<'a>,
    /// What statements may mention, see [`measures`].
    pub measures: Vec<String>,
}

/// A goal with everything known about it.
struct GoalCase<'a> {
    plan: &'a Plan<'a>,
    id: GoalId,
    goal: &'a Goal,
    kpi: Option<&'a Kpi>,
    analysis: &'a GoalAnalysis,
}

impl GoalCase<'_> {
    fn finding(
        &self,
        code: &'static str,
        severity: Severity,
        letter: char,
        message: impl Into<String>,
    ) -> Finding {
        let about = ItemId::Goal(self.id);
        Finding {
            code,
            severity,
            letter: Some(letter),
            about,
            message: message.into(),
            fixes: Vec::new(),
        }
    }

    /// A figure in the unit of the goal's KPI.
    fn figure(&self, value: f64) -> String {
        let unit = self.kpi.map(|kpi| kpi.unit.clone()).unwrap_or_default();
        words::figure(value, &unit, &self.plan.project.settings.currency)
    }

    fn kpi_name(&self) -> String {
        words::lower_first(self.kpi.map_or("the KPI", |kpi| kpi.name.trim()))
    }
}

/// One check of one goal.
type GoalCheck = fn(&GoalCase<'_>) -> Option<Finding>;

const GOAL_CHECKS: [GoalCheck; 19] = [
    goals::no_kpi,
    goals::goal_without_objective,
    goals::no_scope,
    goals::kpi_cannot_prove_goal,
    goals::data_too_rare,
    goals::stale,
    statement::vague_verb,
    statement::compound_goal,
    statement::output_not_outcome,
    targets::percent_undecided,
    targets::no_baseline,
    targets::target_out_of_range,
    targets::target_is_baseline,
    targets::against_better_direction,
    targets::beyond_history,
    windows::no_deadline,
    windows::deadline_before_start,
    windows::window_too_short,
    windows::no_observation_window,
];

/// Every finding, what blocks measuring first.
pub(super) fn find<'a>(plan: &'a Plan<'a>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (id, goal) in plan.project.goals.iter() {
        let Some(analysis) = plan.goals.get(&id) else { continue };
        let kpi = goal.kpi.and_then(|kpi| plan.project.kpis.get(kpi)).map(AsRef::as_ref);
        let case = GoalCase { plan, id, goal, kpi, analysis };
        found.extend(GOAL_CHECKS.iter().filter_map(|check| check(&case)));
    }
    links::add_objectives(plan, &mut found);
    links::add_unused(plan, &mut found);
    links::add_zero_weights(plan, &mut found);
    links::add_conflicts(plan, &mut found);
    links::add_disagreements(plan, &mut found);
    found.sort_by_key(|finding| finding.severity);
    found
}

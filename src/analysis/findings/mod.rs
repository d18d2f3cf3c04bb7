//! Named weaknesses of a plan, each with a reason and the item it is about.

mod checkpoints;
mod compound;
mod conflicts;
#[cfg(test)]
mod edge_tests;
mod formulas;
mod goals;
mod history;
mod impossible;
mod kinds;
mod links;
mod mentions;
mod no_target;
mod statement;
mod suggest;
mod survey;
mod targets;
#[cfg(test)]
mod tests;
mod windows;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::model::{Cadence, Goal, GoalId, InputId, ItemId, Kpi, KpiId, Project};

use super::cadence::default_cadence;
use super::definitions::Definitions;
use super::fix::{Fix, Place};
use super::program::{KpiProgram, name_of};
use super::types::{Finding, GoalAnalysis, KpiAnalysis};
use super::words;

pub use kinds::{FINDING_KINDS, FindingKind};
pub(super) use mentions::{Measures, measures};

/// Finds a KPI made ready to be worked out.
type ProgramOf<'a> = dyn Fn(KpiId) -> Option<&'a KpiProgram> + 'a;

/// A plan with its answers so far.
pub(super) struct Plan<'a> {
    pub project: &'a Project,
    pub goals: &'a BTreeMap<GoalId, Arc<GoalAnalysis>>,
    pub kpis: &'a BTreeMap<KpiId, Arc<KpiAnalysis>>,
    pub definitions: &'a Definitions,
    pub program_of: &'a ProgramOf<'a>,
    /// What statements may mention, see [`measures`].
    pub measures: Measures,
    pub judged_on: Date,
}

impl<'a> Plan<'a> {
    fn case(&'a self, id: GoalId) -> Option<GoalCase<'a>> {
        let (goal, analysis) = (self.project.goals.get(id)?, self.goals.get(&id)?);
        let kpi = goal.kpi.and_then(|kpi| self.project.kpis.get(kpi)).map(AsRef::as_ref);
        Some(GoalCase { plan: self, id, goal, kpi, analysis })
    }
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
    fn finding(&self, kind: FindingKind, message: impl Into<String>) -> Finding {
        finding(kind, ItemId::Goal(self.id), message)
    }

    /// The inputs of the goal's KPI; none where it has none or cannot be worked out.
    fn inputs(&self) -> &[InputId] {
        let kpi = self.goal.kpi.and_then(|kpi| self.plan.kpis.get(&kpi));
        kpi.map(|kpi| kpi.inputs.as_slice()).unwrap_or_default()
    }

    /// The coarsest cadence the readings are kept in where the goal is measured; `None` where
    /// there are none.
    fn kept_per(&self) -> Option<Cadence> {
        let channels = self.goal.scope.channels.as_deref();
        let inputs = self.inputs();
        let mut series = self.plan.project.series.keys();
        let is_read = series.any(|key| {
            inputs.contains(&key.input) && channels.is_none_or(|some| some.contains(&key.channel))
        });
        let program = (self.plan.program_of)(self.goal.kpi?)?;
        is_read.then(|| default_cadence(self.plan.project, program, channels))
    }

    /// What the KPI can be.
    fn range(&self) -> (Option<f64>, Option<f64>) {
        self.kpi.map(Kpi::possible_range).unwrap_or_default()
    }

    /// Whether the target lies beyond what the KPI can be; what else is odd about it says nothing.
    fn is_out_of_range(&self) -> bool {
        let (low, high) = self.range();
        [self.analysis.target, self.analysis.upper].into_iter().flatten().any(|target| {
            low.is_some_and(|low| target < low) || high.is_some_and(|high| target > high)
        })
    }

    /// A change in the unit of the goal's KPI, with its sign.
    fn change(&self, value: f64) -> String {
        let unit = self.kpi.map(|kpi| kpi.unit.clone()).unwrap_or_default();
        words::change(value, &unit, &self.plan.project.settings.currency)
    }

    /// A figure in the unit of the goal's KPI.
    fn figure(&self, value: f64) -> String {
        let unit = self.kpi.map(|kpi| kpi.unit.clone()).unwrap_or_default();
        words::figure(value, &unit, &self.plan.project.settings.currency)
    }

    /// The goal within a sentence, as its statement or else its KPI has it.
    fn called(&self) -> String {
        match self.goal.statement.trim() {
            "" => format!("goal {} for {}", self.id, self.kpi_name()),
            statement => format!("the goal {}", words::short(statement)),
        }
    }

    fn kpi_name(&self) -> String {
        words::lower_first(self.kpi.map_or("the KPI", |kpi| kpi.name.trim()))
    }
}

fn finding(kind: FindingKind, about: ItemId, message: impl Into<String>) -> Finding {
    let FindingKind { code, severity, letter } = kind;
    let (message, against, fixes) = (message.into(), None, Vec::new());
    Finding { code, severity, letter, about, against, message, fixes }
}

/// Leads to the readings behind a goal.
fn show_readings(case: &GoalCase<'_>) -> Option<Fix> {
    let id = *case.inputs().first()?;
    let input = case.plan.project.inputs.get(id)?;
    Some(Fix::open(&format!("Show {}", name_of(input)), Place::Readings(id)))
}

/// One check of one goal.
type GoalCheck = fn(&GoalCase<'_>) -> Option<Finding>;

const GOAL_CHECKS: [GoalCheck; 28] = [
    goals::no_kpi,
    no_target::no_target,
    goals::goal_without_objective,
    goals::no_scope,
    goals::scope_is_empty,
    goals::kpi_cannot_prove_goal,
    goals::data_too_rare,
    goals::stale,
    statement::vague_verb,
    compound::compound_goal,
    statement::output_not_outcome,
    impossible::amount_goes_back,
    impossible::nothing_required,
    targets::percent_undecided,
    targets::percent_of_nothing,
    targets::bounds_swapped,
    goals::figure_refused,
    targets::no_baseline,
    targets::target_out_of_range,
    targets::target_is_baseline,
    targets::against_better_direction,
    history::beyond_history,
    survey::survey_too_small,
    checkpoints::checkpoints_contradict,
    windows::no_deadline,
    windows::deadline_before_start,
    windows::window_too_short,
    windows::no_observation_window,
];

/// Every finding, what blocks measuring first.
pub(super) fn find<'a>(plan: &'a Plan<'a>) -> Vec<Finding> {
    let mut found = Vec::new();
    for id in plan.project.goals.ids() {
        let Some(case) = plan.case(*id) else { continue };
        found.extend(GOAL_CHECKS.iter().filter_map(|check| check(&case)));
    }
    links::add_objectives(plan, &mut found);
    links::add_unused(plan, &mut found);
    links::add_zero_weights(plan, &mut found);
    conflicts::add_conflicts(plan, &mut found);
    formulas::add_broken(plan, &mut found);
    formulas::add_definitions(plan, &mut found);
    impossible::add_reversed_ranges(plan, &mut found);
    links::add_disagreements(plan, &mut found);
    impossible::add_negatives(plan, &mut found);
    found.sort_by_key(|finding| finding.severity);
    found
}

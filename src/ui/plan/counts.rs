//! How many goals each objective and each KPI has, counted once per plan.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{GoalId, KpiId, ObjectiveId, Project};

/// The goals of a plan, counted.
#[derive(Default)]
pub struct GoalCounts {
    project: Option<Arc<Project>>,
    by_objective: BTreeMap<Option<ObjectiveId>, usize>,
    by_kpi: BTreeMap<KpiId, usize>,
    /// The first goal that serves no objective.
    pub first_loose: Option<GoalId>,
}

impl GoalCounts {
    /// Counts again if the plan is another than last time.
    pub fn follow(&mut self, project: &Arc<Project>) {
        if self.project.as_ref().is_some_and(|known| Arc::ptr_eq(known, project)) {
            return;
        }
        *self = Self::new(project);
    }

    fn new(project: &Arc<Project>) -> Self {
        let mut by_objective = BTreeMap::new();
        let mut by_kpi = BTreeMap::new();
        for goal in project.goals.values() {
            let objective = goal.objective.filter(|id| project.objectives.contains(*id));
            *by_objective.entry(objective).or_default() += 1;
            if let Some(kpi) = goal.kpi {
                *by_kpi.entry(kpi).or_default() += 1;
            }
        }
        let first_loose = project.loose_goals().next().map(|(id, _)| id);
        Self { project: Some(Arc::clone(project)), by_objective, by_kpi, first_loose }
    }

    /// How many goals serve an objective; with `None`, how many serve none.
    pub fn of(&self, objective: Option<ObjectiveId>) -> usize {
        self.by_objective.get(&objective).copied().unwrap_or_default()
    }

    /// How many goals are judged by a KPI.
    pub fn of_kpi(&self, kpi: KpiId) -> usize {
        self.by_kpi.get(&kpi).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Goal, Objective};

    #[test]
    fn goals_are_counted_again_when_the_plan_is_another() {
        let (kept, gone) = (ObjectiveId(1), ObjectiveId(2));
        let mut project = Project::default();
        project.objectives.set(kept, Objective::default());
        for (id, objective) in [(11, kept), (12, kept), (13, gone)] {
            let kpi = Some(KpiId(5)).filter(|_| id != 12);
            let goal = Goal { objective: Some(objective), kpi, ..Goal::default() };
            project.goals.set(GoalId(id), goal);
        }
        let mut counts = GoalCounts::default();
        counts.follow(&Arc::new(project.clone()));
        assert_eq!((counts.of(Some(kept)), counts.of(Some(gone)), counts.of(None)), (2, 0, 1));
        assert_eq!(counts.first_loose, Some(GoalId(13)));
        assert_eq!((counts.of_kpi(KpiId(5)), counts.of_kpi(KpiId(6))), (2, 0));
        project.goals.remove(GoalId(13));
        counts.follow(&Arc::new(project));
        assert_eq!((counts.of(None), counts.first_loose), (0, None));
    }
}

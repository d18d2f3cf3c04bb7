//! The coverage matrix: objectives and their goals against KPIs, and where something is missing.

use std::collections::BTreeMap;

use crate::model::{Goal, GoalId, KpiId, ObjectiveId, Project};

/// Which goal of which objective is measured by which KPI, with the holes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Each objective followed by its goals, at the end the goals that serve none.
    pub rows: Vec<CoverageRow>,
    /// KPIs in the plan's order: first those that goals use, then the others.
    pub columns: Vec<CoverageColumn>,
}

/// A line of the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageRow {
    pub about: RowAbout,
    /// What is missing here; empty where nothing is.
    pub holes: Vec<Hole>,
    /// Column → how many goals of this line use its KPI. A goal uses one at most.
    pub uses: BTreeMap<usize, usize>,
}

/// What a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowAbout {
    Objective(ObjectiveId),
    Goal(GoalId),
    /// The heading over goals that serve no objective.
    Loose,
}

/// Something that is missing in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hole {
    /// An objective without a goal.
    NoGoal,
    /// A goal without a KPI, or an objective of which no goal has one.
    NoKpi,
    /// A goal that serves no objective.
    NoObjective,
}

/// A KPI of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CoverageColumn {
    pub kpi: KpiId,
    /// How many goals it measures; 0 is a hole.
    pub goals: usize,
}

impl Coverage {
    pub fn new(project: &Project) -> Self {
        let columns = columns(project);
        let places: BTreeMap<KpiId, usize> =
            columns.iter().enumerate().map(|(place, column)| (column.kpi, place)).collect();
        let mut goals: BTreeMap<Option<ObjectiveId>, Vec<(GoalId, &Goal)>> = BTreeMap::new();
        for (id, goal) in project.goals.iter() {
            let objective = goal.objective.filter(|id| project.objectives.contains(*id));
            goals.entry(objective).or_default().push((id, goal));
        }
        let mut rows = Vec::new();
        for id in project.objectives.ids() {
            let goals = goals.remove(&Some(*id)).unwrap_or_default();
            add_rows(&mut rows, RowAbout::Objective(*id), &goals, &places);
        }
        if let Some(goals) = goals.remove(&None) {
            add_rows(&mut rows, RowAbout::Loose, &goals, &places);
        }
        Self { rows, columns }
    }

    /// How many holes there are, those of KPIs included.
    pub fn n_holes(&self) -> usize {
        let in_rows: usize = self.rows.iter().map(|row| row.holes.len()).sum();
        in_rows + self.n_unused()
    }

    /// How many KPIs no goal uses.
    pub fn n_unused(&self) -> usize {
        self.columns.iter().filter(|column| column.goals == 0).count()
    }
}

fn columns(project: &Project) -> Vec<CoverageColumn> {
    let mut n_goals: BTreeMap<KpiId, usize> = BTreeMap::new();
    for kpi in project.goals.values().filter_map(|goal| goal.kpi) {
        *n_goals.entry(kpi).or_default() += 1;
    }
    let goals = |kpi: KpiId| n_goals.get(&kpi).copied().unwrap_or_default();
    let mut columns: Vec<CoverageColumn> = project
        .kpis
        .ids()
        .iter()
        .map(|kpi| CoverageColumn { kpi: *kpi, goals: goals(*kpi) })
        .collect();
    columns.sort_by_key(|column| column.goals == 0);
    columns
}

/// A heading line with what its goals add up to, and a line for each of them.
fn add_rows(
    rows: &mut Vec<CoverageRow>,
    about: RowAbout,
    goals: &[(GoalId, &Goal)],
    places: &BTreeMap<KpiId, usize>,
) {
    let column = |goal: &Goal| goal.kpi.and_then(|kpi| places.get(&kpi).copied());
    let mut uses: BTreeMap<usize, usize> = BTreeMap::new();
    for place in goals.iter().filter_map(|(_, goal)| column(goal)) {
        *uses.entry(place).or_default() += 1;
    }
    let is_objective = matches!(about, RowAbout::Objective(_));
    let hole = match (goals.is_empty(), uses.is_empty()) {
        _ if !is_objective => None,
        (true, _) => Some(Hole::NoGoal),
        (false, true) => Some(Hole::NoKpi),
        (false, false) => None,
    };
    rows.push(CoverageRow { about, holes: hole.into_iter().collect(), uses });
    for (id, goal) in goals {
        let place = column(goal);
        let mut holes = Vec::new();
        if !is_objective {
            holes.push(Hole::NoObjective);
        }
        if place.is_none() {
            holes.push(Hole::NoKpi);
        }
        let uses = place.map(|place| (place, 1)).into_iter().collect();
        rows.push(CoverageRow { about: RowAbout::Goal(*id), holes, uses });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kpi, Objective};

    /// Three objectives; the goals of the first have KPIs 22 and 23, those of the second none,
    /// the third has no goal. Goal 14 is loose, its KPI is gone. KPI 21 serves nobody.
    fn project() -> Project {
        let mut project = Project::default();
        for id in [1, 2, 3] {
            project.objectives.set(ObjectiveId(id), Objective::default());
        }
        for id in [21, 22, 23] {
            project.kpis.set(KpiId(id), Kpi::default());
        }
        let goals = [
            (11, Some(1), Some(23)),
            (12, Some(1), Some(22)),
            (13, Some(2), None),
            (14, None, Some(99)),
            (15, Some(1), Some(23)),
        ];
        for (id, objective, kpi) in goals {
            let goal = Goal {
                objective: objective.map(ObjectiveId),
                kpi: kpi.map(KpiId),
                ..Goal::default()
            };
            project.goals.set(GoalId(id), goal);
        }
        project
    }

    /// What a line is about, its holes, and by column how many goals use a KPI.
    type Line = (RowAbout, Vec<Hole>, Vec<(usize, usize)>);

    #[test]
    fn kpis_in_use_stand_before_those_that_serve_nobody() {
        let coverage = Coverage::new(&project());
        let columns: Vec<(u32, usize)> =
            coverage.columns.iter().map(|column| (column.kpi.0, column.goals)).collect();
        assert_eq!(columns, [(22, 1), (23, 2), (21, 0)]);
        assert_eq!(coverage.n_unused(), 1);
    }

    #[test]
    fn objectives_are_followed_by_their_goals_and_loose_goals_come_last() {
        let coverage = Coverage::new(&project());
        let shown: Vec<Line> = coverage
            .rows
            .iter()
            .map(|row| (row.about, row.holes.clone(), row.uses.clone().into_iter().collect()))
            .collect();
        let objective = |id| RowAbout::Objective(ObjectiveId(id));
        let goal = |id| RowAbout::Goal(GoalId(id));
        let expected = [
            (objective(1), vec![], vec![(0, 1), (1, 2)]),
            (goal(11), vec![], vec![(1, 1)]),
            (goal(12), vec![], vec![(0, 1)]),
            (goal(15), vec![], vec![(1, 1)]),
            (objective(2), vec![Hole::NoKpi], vec![]),
            (goal(13), vec![Hole::NoKpi], vec![]),
            (objective(3), vec![Hole::NoGoal], vec![]),
            (RowAbout::Loose, vec![], vec![]),
            (goal(14), vec![Hole::NoObjective, Hole::NoKpi], vec![]),
        ];
        assert_eq!(shown, expected);
        assert_eq!(coverage.n_holes(), 6);
    }

    #[test]
    fn a_plan_that_is_covered_has_no_hole() {
        let mut project = project();
        project.objectives.remove(ObjectiveId(2));
        project.objectives.remove(ObjectiveId(3));
        project.goals.remove(GoalId(13));
        project.goals.remove(GoalId(14));
        project.kpis.remove(KpiId(21));
        assert_eq!(Coverage::new(&project).n_holes(), 0);
        assert_eq!(Coverage::new(&Project::default()), Coverage::default());
    }
}

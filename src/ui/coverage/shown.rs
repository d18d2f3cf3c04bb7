//! What the matrix shows: the rows and KPIs that were chosen, what each cell says and where a
//! click on it leads.

use std::sync::Arc;

use super::places::{FIXED, Spot};
use crate::analysis::coverage::{Coverage, CoverageColumn, CoverageRow, Hole, RowAbout};
use crate::analysis::{Severity, Status};
use crate::app::{Action, Actions, Command, FindingId, Selection, View};
use crate::model::{Goal, GoalId, GoalState, ItemId, KpiId, ObjectiveId, Project};
use crate::ui::findings::words::{WITHOUT_OBJECTIVE, name_of};
use crate::ui::words::count;

/// The matrix of one plan, as far as it is shown.
#[derive(Debug)]
pub struct Shown {
    project: Arc<Project>,
    only_holes: bool,
    pub coverage: Coverage,
    pub n_holes: usize,
    /// Places in the coverage.
    rows: Vec<usize>,
    columns: Vec<usize>,
}

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    Nothing,
    /// The goal uses the KPI and stands like this.
    Status(Status),
    /// The goal uses the KPI but is not judged: a draft, paused or closed.
    State(&'static str),
    /// So many goals of the objective use the KPI, or so many goals at all.
    Goals(usize),
    /// Something is missing, and how grave that is.
    Hole(Severity, String),
}

impl Shown {
    /// The matrix of the plan; takes `before` over when it is of the same plan.
    pub fn update(before: Option<Self>, view: &View<'_>, only_holes: bool) -> Self {
        match before {
            Some(before)
                if Arc::ptr_eq(&before.project, view.project)
                    && before.only_holes == only_holes =>
            {
                before
            }
            _ => Self::new(view.project, only_holes),
        }
    }

    fn new(project: &Arc<Project>, only_holes: bool) -> Self {
        let coverage = Coverage::new(project);
        let rows = rows(&coverage, only_holes);
        let is_shown = |column: &CoverageColumn| !only_holes || column.goals == 0;
        let columns = coverage.columns.iter().enumerate();
        let columns = columns.filter(|(_, column)| is_shown(column)).map(|(n, _)| n).collect();
        let n_holes = coverage.n_holes();
        Self { project: Arc::clone(project), only_holes, coverage, n_holes, rows, columns }
    }

    pub fn n_rows(&self) -> usize {
        self.rows.len()
    }

    pub fn n_columns(&self) -> usize {
        self.columns.len()
    }

    /// The line of a spot; none for the head.
    pub fn row(&self, spot: Spot) -> Option<&CoverageRow> {
        let place = self.rows.get(spot.row.checked_sub(1)?)?;
        self.coverage.rows.get(*place)
    }

    /// The KPI of a spot, with its place in the coverage; none beside the KPIs.
    pub fn column(&self, spot: Spot) -> Option<(usize, &CoverageColumn)> {
        let place = *self.columns.get(spot.col.checked_sub(FIXED)?)?;
        Some((place, self.coverage.columns.get(place)?))
    }

    /// What the cell says.
    pub fn mark(&self, view: &View<'_>, spot: Spot) -> Mark {
        match (self.row(spot), self.column(spot)) {
            (None, Some((_, column))) if column.goals == 0 => {
                Mark::Hole(Severity::Note, "No goal".to_owned())
            }
            (None, Some((_, column))) => Mark::Goals(column.goals),
            (Some(row), None) if spot.col == 1 && !row.holes.is_empty() => {
                Mark::Hole(gravity(row), hole_words(&row.holes))
            }
            (Some(row), Some((place, _))) => match (row.uses.get(&place), row.about) {
                (Some(_), RowAbout::Goal(id)) => goal_mark(view, id),
                (Some(n), _) => Mark::Goals(*n),
                (None, _) => Mark::Nothing,
            },
            _ => Mark::Nothing,
        }
    }

    /// What a screen reader says of the cell.
    pub fn said(&self, view: &View<'_>, spot: Spot) -> String {
        let row = self.row(spot).map(|row| name(view, row));
        let kpi = self.column(spot).map(|(_, column)| name_of(view, ItemId::Kpi(column.kpi)));
        let mark = match self.mark(view, spot) {
            Mark::Nothing if spot.col == 1 && spot.row > 0 => "nothing missing".to_owned(),
            Mark::Nothing if spot.col >= FIXED => "not used".to_owned(),
            Mark::Nothing => String::new(),
            Mark::Status(status) => status.to_string(),
            Mark::State(state) => state.to_owned(),
            Mark::Goals(n) => count(n, "goal", "goals"),
            Mark::Hole(_, words) => words,
        };
        let head = match spot {
            Spot { row: 0, col: 0 } => Some("Objectives and goals"),
            Spot { row: 0, col: 1 } => Some("Missing"),
            _ => None,
        };
        let parts = [row, kpi, head, Some(mark.as_str()).filter(|mark| !mark.is_empty())];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// Goes where the cell leads: to what it is about, or to what fills the hole.
    pub fn go(&self, view: &View<'_>, spot: Spot, actions: &mut Actions) {
        let column = self.column(spot);
        let Some(row) = self.row(spot) else {
            if let Some((_, column)) = column {
                go_to_kpi(view, column, actions);
            }
            return;
        };
        match (row.about, column) {
            (RowAbout::Objective(id), Some((place, column))) if row.uses.contains_key(&place) => {
                let goal = first_goal(&self.project, id, column.kpi);
                actions.push(Action::Reveal(goal.map_or(ItemId::Objective(id), ItemId::Goal)));
            }
            (RowAbout::Objective(id), _) if spot.col == 1 => {
                mend_objective(view, id, &row.holes, actions);
            }
            (RowAbout::Objective(id), _) => actions.push(Action::Reveal(ItemId::Objective(id))),
            (RowAbout::Goal(id), None) if spot.col == 1 => {
                mend_goal(view, id, &row.holes, actions);
            }
            (RowAbout::Goal(id), _) => actions.push(Action::Reveal(ItemId::Goal(id))),
            (RowAbout::Loose, _) => {
                if let Some((id, _)) = self.project.loose_goals().next() {
                    actions.push(Action::Reveal(ItemId::Goal(id)));
                }
            }
        }
    }
}

/// What a line is called.
pub fn name<'a>(view: &'a View<'_>, row: &CoverageRow) -> &'a str {
    match row.about {
        RowAbout::Objective(id) => name_of(view, ItemId::Objective(id)),
        RowAbout::Goal(id) => name_of(view, ItemId::Goal(id)),
        RowAbout::Loose => WITHOUT_OBJECTIVE,
    }
}

/// All rows, or those with holes below the headings they belong to.
fn rows(coverage: &Coverage, only_holes: bool) -> Vec<usize> {
    if !only_holes {
        return (0..coverage.rows.len()).collect();
    }
    let mut rows = Vec::new();
    let mut heading = None;
    for (place, row) in coverage.rows.iter().enumerate() {
        let is_heading = !matches!(row.about, RowAbout::Goal(_));
        if is_heading {
            heading = Some(place);
        }
        if row.holes.is_empty() {
            continue;
        }
        rows.extend(heading.take().filter(|heading| *heading != place));
        rows.push(place);
    }
    rows
}

/// As grave as the findings that name the holes: a goal without KPI cannot be measured at all.
fn gravity(row: &CoverageRow) -> Severity {
    let is_goal = matches!(row.about, RowAbout::Goal(_));
    if is_goal && row.holes.contains(&Hole::NoKpi) { Severity::Blocks } else { Severity::Weakens }
}

/// "No KPI", "No objective, no KPI".
fn hole_words(holes: &[Hole]) -> String {
    let words: Vec<&str> = holes
        .iter()
        .enumerate()
        .map(|(place, hole)| match (place, hole) {
            (0, Hole::NoGoal) => "No goal",
            (0, Hole::NoKpi) => "No KPI",
            (0, Hole::NoObjective) => "No objective",
            (_, Hole::NoGoal) => "no goal",
            (_, Hole::NoKpi) => "no KPI",
            (_, Hole::NoObjective) => "no objective",
        })
        .collect();
    words.join(", ")
}

fn goal_mark(view: &View<'_>, id: GoalId) -> Mark {
    let state = view.project.goals.get(id).map_or(GoalState::Active, |goal| goal.state);
    match (state, view.goal_analysis(id)) {
        (GoalState::Active, Some(analysis)) => Mark::Status(analysis.status),
        (state, _) => Mark::State(state.label()),
    }
}

/// The first goal of an objective that uses the KPI.
fn first_goal(project: &Project, objective: ObjectiveId, kpi: KpiId) -> Option<GoalId> {
    let uses = |goal: &Goal| goal.kpi == Some(kpi);
    project.goals_of(objective).find(|(_, goal)| uses(goal)).map(|(id, _)| id)
}

/// A KPI that serves no goal opens beside the matrix with the ways out; others are shown.
fn go_to_kpi(view: &View<'_>, column: &CoverageColumn, actions: &mut Actions) {
    let item = ItemId::Kpi(column.kpi);
    if column.goals > 0 {
        actions.push(Action::Reveal(item));
    } else {
        open(view, item, "unused_kpi", actions);
    }
}

fn mend_objective(view: &View<'_>, id: ObjectiveId, holes: &[Hole], actions: &mut Actions) {
    let item = ItemId::Objective(id);
    if holes.contains(&Hole::NoGoal) {
        actions.push(Action::Select(Selection::of_objective(view.project, id)));
        actions.push(Action::Run(Command::AddGoal));
    } else if holes.is_empty() {
        actions.push(Action::Reveal(item));
    } else {
        open(view, item, "objective_without_kpi", actions);
    }
}

fn mend_goal(view: &View<'_>, id: GoalId, holes: &[Hole], actions: &mut Actions) {
    let item = ItemId::Goal(id);
    let has_kpi = view.project.goals.get(id).is_some_and(|goal| goal.kpi.is_some());
    match holes {
        [] => actions.push(Action::Reveal(item)),
        [Hole::NoKpi] if !has_kpi => {
            actions.push(Action::Select(Selection::of_goal(view.project, id)));
            actions.push(Action::Run(Command::AddKpi));
        }
        [Hole::NoKpi] => open(view, item, "no_kpi", actions),
        _ => open(view, item, "goal_without_objective", actions),
    }
}

/// Opens an item beside the matrix, with the finding that names the hole.
fn open(view: &View<'_>, about: ItemId, code: &'static str, actions: &mut Actions) {
    let is_found = view
        .findings
        .of(about)
        .iter()
        .filter_map(|place| view.analysis.findings.get(*place))
        .any(|finding| finding.code == code);
    if is_found {
        actions.push(Action::ShowFinding(FindingId { about, code, against: None }));
    } else {
        actions.push(Action::Inspect(about));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(about: RowAbout, holes: &[Hole]) -> CoverageRow {
        CoverageRow { about, holes: holes.to_vec(), uses: std::collections::BTreeMap::new() }
    }

    #[test]
    fn holes_keep_the_heading_they_belong_to() {
        let objective = |id| RowAbout::Objective(ObjectiveId(id));
        let goal = |id| RowAbout::Goal(GoalId(id));
        let coverage = Coverage {
            rows: vec![
                row(objective(1), &[]),
                row(goal(11), &[]),
                row(goal(12), &[Hole::NoKpi]),
                row(goal(13), &[Hole::NoKpi]),
                row(objective(2), &[]),
                row(goal(14), &[]),
                row(objective(3), &[Hole::NoGoal]),
            ],
            columns: Vec::new(),
        };
        assert_eq!(rows(&coverage, false), [0, 1, 2, 3, 4, 5, 6]);
        assert_eq!(rows(&coverage, true), [0, 2, 3, 6]);
    }

    #[test]
    fn holes_are_as_grave_as_their_findings() {
        let check = |about: RowAbout, hole: Hole, expected: Severity| {
            assert_eq!(gravity(&row(about, &[hole])), expected);
        };
        check(RowAbout::Goal(GoalId(1)), Hole::NoKpi, Severity::Blocks);
        check(RowAbout::Goal(GoalId(1)), Hole::NoObjective, Severity::Weakens);
        check(RowAbout::Objective(ObjectiveId(1)), Hole::NoKpi, Severity::Weakens);
        check(RowAbout::Objective(ObjectiveId(1)), Hole::NoGoal, Severity::Weakens);
    }

    #[test]
    fn holes_are_said_in_words() {
        let check = |holes: &[Hole], expected: &str| assert_eq!(hole_words(holes), expected);
        check(&[Hole::NoGoal], "No goal");
        check(&[Hole::NoObjective, Hole::NoKpi], "No objective, no KPI");
    }
}

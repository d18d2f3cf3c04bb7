//! Where the user is: page, selection, what is open beside it. Nothing of it is in the plan.

use super::field::Field;
use super::question::{Asked, Question};
use crate::formula;
use crate::model::{GoalId, InputId, ItemId, KpiId, ObjectiveId, Project};

/// The pages that exist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    #[default]
    Plan,
    /// What the plan lacks, with the ways out.
    Findings,
    /// Objectives and goals against KPIs.
    Coverage,
    PlanSettings,
    Preferences,
}

/// The lists below the objectives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SidePage {
    #[default]
    Findings,
    Kpis,
    Inputs,
    Channels,
}

impl SidePage {
    pub const ALL: [Self; 4] = [Self::Findings, Self::Kpis, Self::Inputs, Self::Channels];
}

/// What is selected; each panel follows the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    pub objective: Option<ObjectiveId>,
    pub goal: Option<GoalId>,
    pub kpi: Option<KpiId>,
}

impl Selection {
    /// An objective with its first goal and that goal's KPI.
    pub fn of_objective(project: &Project, objective: ObjectiveId) -> Self {
        match project.goals_of(objective).next() {
            Some((goal, _)) => Self::of_goal(project, goal),
            None => Self { objective: Some(objective), goal: None, kpi: None },
        }
    }

    /// A goal with its objective, if that is in the plan, and its KPI.
    pub fn of_goal(project: &Project, goal: GoalId) -> Self {
        let found = project.goals.get(goal);
        let objective = found.and_then(|goal| goal.objective);
        Self {
            objective: objective.filter(|id| project.objectives.contains(*id)),
            goal: Some(goal),
            kpi: found.and_then(|goal| goal.kpi),
        }
    }

    /// The first thing there is.
    pub fn first(project: &Project) -> Self {
        match project.objectives.ids().first() {
            Some(objective) => Self::of_objective(project, *objective),
            None => Self::loose(project).unwrap_or_else(|| {
                let kpi = project.kpis.ids().first().copied();
                Self { kpi, ..Self::default() }
            }),
        }
    }

    /// The first goal that serves no objective, if there is one.
    pub fn loose(project: &Project) -> Option<Self> {
        project.loose_goals().next().map(|(goal, _)| Self::of_goal(project, goal))
    }

    /// Whether the goals without an objective are looked at.
    pub fn is_loose(&self) -> bool {
        self.objective.is_none() && self.goal.is_some()
    }

    /// The selection whose KPI uses an input: this one if its KPI does, else the first KPI that
    /// does, else none.
    pub fn showing_input(self, project: &Project, input: InputId) -> Self {
        let Some(input) = project.inputs.get(input) else { return self };
        let uses = |id: &KpiId| {
            let formula = project.kpis.get(*id).and_then(|kpi| formula::parse(&kpi.formula).ok());
            formula.is_some_and(|formula| formula.inputs().contains(&input.identifier.as_str()))
        };
        if self.kpi.as_ref().is_some_and(uses) {
            return self;
        }
        let kpi = project.kpis.ids().iter().copied().find(uses);
        Self { goal: None, kpi, ..self }
    }

    /// Whether an item is what is selected.
    pub fn is_at(&self, item: ItemId) -> bool {
        match item {
            ItemId::Objective(id) => self.objective == Some(id),
            ItemId::Goal(id) => self.goal == Some(id),
            ItemId::Kpi(id) => self.kpi == Some(id),
            ItemId::Input(_) | ItemId::Channel(_) => false,
        }
    }

    /// What is left of a selection after the plan changed: what is gone is let go, and the KPI
    /// follows the goal.
    pub fn still_there(self, project: &Project) -> Self {
        let objective = self.objective.filter(|id| project.objectives.contains(*id));
        let Some(goal) = self.goal.filter(|id| project.goals.contains(*id)) else {
            let kpi = self.kpi.filter(|id| project.kpis.contains(*id));
            return match objective {
                Some(objective) if self.goal.is_some() => Self::of_objective(project, objective),
                None if self.objective.is_some() => Self::first(project),
                None if self.is_loose() => {
                    Self::loose(project).unwrap_or_else(|| Self::first(project))
                }
                _ => Self { objective, goal: None, kpi },
            };
        };
        Self::of_goal(project, goal)
    }
}

/// One finding: what it is about, and which of its findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FindingId {
    pub about: ItemId,
    pub code: &'static str,
    /// Which of several of one code: the other item of the pair.
    pub against: Option<ItemId>,
}

/// Everything about where the user is.
#[derive(Clone, Debug, Default)]
pub struct Session {
    pub page: Page,
    pub side: SidePage,
    pub selection: Selection,
    /// What the inspector shows; `None` when it is closed.
    pub inspected: Option<ItemId>,
    /// The finding that stands out in the inspector.
    pub finding: Option<FindingId>,
    /// Bring that finding into view and give it the keyboard in the next frame.
    pub wants_finding: bool,
    /// What is asked of the selected KPI; the answer stands where the inspector would.
    pub question: Option<Question>,
    /// The choices of both questions as they were made last, for when one is asked again.
    pub asked: Asked,
    /// The item the user touched last; what Rename, Duplicate, Move and Delete act on.
    pub active: Option<ItemId>,
    /// What was added and then selected, the latest last, with what stood there before it: an undone
    /// addition leads back.
    pub before_added: Vec<(ItemId, Selection)>,
    /// The name being edited where it stands.
    pub renaming: Option<Field>,
    /// The row that takes the keyboard in the next frame, unless something else has it by then.
    pub focus: Option<ItemId>,
    /// The field of the inspector that takes the keyboard in the next frame.
    pub wanted_field: Option<Field>,
    /// Whether the trend is shown as a table.
    pub trend_as_table: bool,
    /// Whether the trend shows within which limits it moves by chance.
    pub trend_limits: bool,
}

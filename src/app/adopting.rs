//! Turns the answer to "What would it take?" into a goal of its own.

use super::{App, Command};
use crate::edit::{Edit, GoalEdit, KpiEdit};
use crate::formula;
use crate::model::{Goal, GoalId, InputId, ItemId, Kpi, KpiId, Project};

/// A goal for one input by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct WantedGoal {
    pub input: InputId,
    /// Without its KPI.
    pub goal: Goal,
    /// Added when the plan has no KPI that is just the input.
    pub kpi: Kpi,
}

impl App {
    /// Adds the goal, and a KPI for it where there is none: one step. Then shows it.
    pub(super) fn adopt_goal(&mut self, wanted: &WantedGoal) {
        self.commit_draft();
        let (edit, id) = self.adoption(wanted);
        if !self.apply(&edit) {
            return;
        }
        self.session.question = None;
        self.reveal_added(ItemId::Goal(id));
        self.say("Goal added".to_owned(), Some(Command::Undo));
    }

    fn adoption(&self, wanted: &WantedGoal) -> (Edit, GoalId) {
        let project = self.document.project();
        let mut edits = Vec::new();
        let mut next = project.next_id;
        let kpi = kpi_of_input(project, wanted.input).unwrap_or_else(|| {
            edits.push(Edit::Kpi(KpiEdit::Add {
                kpi: Box::new(wanted.kpi.clone()),
                inputs: Vec::new(),
            }));
            next += 1;
            KpiId(next - 1)
        });
        let goal = Goal { kpi: Some(kpi), ..wanted.goal.clone() };
        edits.push(Edit::Goal(GoalEdit::Add { goal: Box::new(goal) }));
        (Edit::Many { label: "use the answer as a goal".to_owned(), edits }, GoalId(next))
    }
}

/// The first KPI whose formula is the input and nothing else.
fn kpi_of_input(project: &Project, input: InputId) -> Option<KpiId> {
    let alone = formula::parse(&project.inputs.get(input)?.identifier).ok()?;
    let is_alone = |kpi: &Kpi| formula::parse(&kpi.formula).is_ok_and(|formula| formula == alone);
    project.kpis.iter().find(|(_, kpi)| is_alone(kpi)).map(|(id, _)| id)
}

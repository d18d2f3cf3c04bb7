//! Carries out what a finding offers: every way out is one edit, and so one step of undo.

use super::App;
use crate::analysis::Fix;
use crate::edit::{Edit, GoalEdit, InputEdit, KpiEdit};
use crate::model::{Goal, ObjectiveId};

impl App {
    pub(super) fn mend(&mut self, fix: &Fix) {
        self.commit_draft();
        match fix {
            Fix::EqualWeights(objective) => self.edit(self.equal_weights(*objective)),
            Fix::DeleteKpi(id) => self.delete(&Edit::Kpi(KpiEdit::Delete { id: *id })),
            Fix::DeleteInput(id) => self.delete(&Edit::Input(InputEdit::Delete { id: *id })),
        }
    }

    fn equal_weights(&self, objective: ObjectiveId) -> Edit {
        let project = self.document.project();
        let on = self.env.clock.today();
        let goals = project.goals_of(objective).map(|(id, goal)| {
            let goal = Box::new(Goal { weight: 1.0, ..Goal::clone(goal) });
            Edit::Goal(GoalEdit::Set { id, goal, on })
        });
        Edit::Many { label: "give all goals the same weight".to_owned(), edits: goals.collect() }
    }
}

//! "How is this computed?": which number is meant, and what was worked out for it.

use std::sync::Arc;

use egui::Rect;

use super::{Action, Actions, App, Dialog};
use crate::analysis::{About, Explanation, PlanAnalysis};
use crate::model::{ItemId, Project};

/// The number asked about, and where it stands.
#[derive(Clone, Debug)]
pub struct ExplainedDialog {
    pub about: About,
    /// What the answer is shown beside; in the middle of the window without it.
    pub near: Option<Rect>,
    /// The answer, once it was worked out.
    pub known: Option<Explained>,
}

/// An explanation with the plan it was made from.
#[derive(Clone, Debug)]
pub struct Explained {
    project: Arc<Project>,
    analysis: Arc<PlanAnalysis>,
    pub text: Explanation,
}

impl Explained {
    pub fn new(project: &Arc<Project>, analysis: &Arc<PlanAnalysis>, text: Explanation) -> Self {
        Self { project: Arc::clone(project), analysis: Arc::clone(analysis), text }
    }

    /// Whether it was made from this very plan.
    pub fn is_of(&self, project: &Arc<Project>, analysis: &Arc<PlanAnalysis>) -> bool {
        Arc::ptr_eq(&self.project, project) && Arc::ptr_eq(&self.analysis, analysis)
    }
}

impl Actions {
    /// Asks how a number is computed; the answer is shown beside `near`.
    pub fn explain(&mut self, about: About, near: Rect) {
        let dialog = ExplainedDialog { about, near: Some(near), known: None };
        self.push(Action::OpenDialog(Box::new(Dialog::Explained(dialog))));
    }
}

impl App {
    /// Explains the number the keyboard is at, else what is selected.
    pub(super) fn explain_active(&mut self, ctx: &egui::Context) {
        let focused = ctx.memory(egui::Memory::focused);
        let near = focused.and_then(|id| ctx.read_response(id)).map(|response| response.rect);
        let at = focused.and_then(|id| self.screen.number_at(id));
        let about = at.unwrap_or_else(|| self.about_selection());
        self.dialog = Some(Dialog::Explained(ExplainedDialog { about, near, known: None }));
    }

    fn about_selection(&self) -> About {
        let selection = self.session.selection;
        match self.session.active {
            Some(ItemId::Objective(id)) => About::Objective(id),
            Some(ItemId::Goal(id)) => About::Goal(id),
            Some(ItemId::Kpi(id)) => About::Kpi(id),
            Some(ItemId::Input(_) | ItemId::Channel(_)) | None => {
                let goal = selection.goal.map(About::Goal);
                let kpi = selection.kpi.map(About::Kpi);
                let objective = selection.objective.map(About::Objective);
                goal.or(kpi).or(objective).unwrap_or(About::Plan)
            }
        }
    }
}

/// What a list's row is asked about; channels have no number of their own.
pub fn about_item(item: ItemId) -> Option<About> {
    match item {
        ItemId::Objective(id) => Some(About::Objective(id)),
        ItemId::Goal(id) => Some(About::Goal(id)),
        ItemId::Kpi(id) => Some(About::Kpi(id)),
        ItemId::Input(_) | ItemId::Channel(_) => None,
    }
}

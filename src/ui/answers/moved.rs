//! Why a KPI moved between two stretches of time.

use egui::Ui;

use crate::app::question::MovedQuestion;
use crate::app::{Actions, View};

/// The answer, kept while nothing it is made of changes.
#[derive(Debug, Default)]
pub struct MovedPanel {}

impl MovedPanel {
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        question: &MovedQuestion,
        actions: &mut Actions,
    ) {
        let _ = (ui, view, question, actions);
    }
}

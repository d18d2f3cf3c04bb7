//! What an input has to be for a KPI to reach a value.

use egui::Ui;

use crate::app::question::NeededQuestion;
use crate::app::{Actions, View};

/// The answer, kept while nothing it is made of changes.
#[derive(Debug, Default)]
pub struct NeededPanel {}

impl NeededPanel {
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        question: &NeededQuestion,
        actions: &mut Actions,
    ) {
        let _ = (ui, view, question, actions);
    }
}

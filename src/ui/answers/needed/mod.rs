//! What an input has to be for a KPI to reach a value.

mod answer;
mod form;
mod goal;
mod shown;

use egui::Ui;

use crate::app::question::NeededQuestion;
use crate::app::{Actions, View};
use crate::ui::theme;
use crate::ui::widgets::note_ui;

use shown::Shown;

/// Panels wider than this have the question and the answer side by side, in points.
const TWO_COLUMNS: f32 = 620.0;

/// The answer, kept while nothing it is made of changes.
#[derive(Debug, Default)]
pub struct NeededPanel {
    shown: Option<Shown>,
}

impl NeededPanel {
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        question: &NeededQuestion,
        actions: &mut Actions,
    ) {
        self.shown = Shown::update(self.shown.take(), view, question);
        let Some(shown) = &self.shown else {
            note_ui(ui, "Select a goal with a KPI, or a KPI, to ask what it would take");
            return;
        };
        if ui.available_width() < TWO_COLUMNS {
            form::form_ui(ui, shown, actions);
            ui.separator();
            answer::answer_ui(ui, view, shown, actions);
            return;
        }
        ui.spacing_mut().item_spacing.x = theme::SPACE_24;
        ui.columns(2, |columns| {
            for column in columns.iter_mut() {
                column.spacing_mut().item_spacing.x = theme::SPACE_8;
            }
            if let [left, right] = columns {
                // Columns spread their words over the whole width; sentences are not read so.
                left.vertical(|ui| form::form_ui(ui, shown, actions));
                right.vertical(|ui| answer::answer_ui(ui, view, shown, actions));
            }
        });
    }
}

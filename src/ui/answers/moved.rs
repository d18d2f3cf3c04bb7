//! Why a KPI moved between two stretches of time.

mod bars;
mod parts;
mod shown;

use egui::{Label, Ui};

use crate::analysis::Window;
use crate::app::question::MovedQuestion;
use crate::app::{Action, Actions, Page, Question, View};
use crate::model::ItemId;
use crate::ui::beside;
use crate::ui::theme;
use crate::ui::widgets::{
    Chip, action_button_ui, chip_ui, combo_ui, note_ui, secondary_button_ui, semibold_ui,
};
use parts::{answer_ui, section_ui};
use shown::Shown;

/// The answer, kept while nothing it is made of changes.
#[derive(Debug, Default)]
pub struct MovedPanel {
    shown: Option<Shown>,
    /// Whether every channel is listed.
    all_channels: bool,
}

impl MovedPanel {
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        question: &MovedQuestion,
        actions: &mut Actions,
    ) {
        self.shown = Shown::update(self.shown.take(), view, question);
        let Some(shown) = &self.shown else {
            note_ui(ui, "Select a KPI, or a goal that has one, to ask why it moved");
            return;
        };
        semibold_ui(ui, &shown.kpi.name);
        choosers_ui(ui, view, shown, actions);
        match &shown.answer {
            Ok(moved) => {
                ui.separator();
                answer_ui(ui, shown, moved, &mut self.all_channels);
                if action_button_ui(ui, "Copy as text").clicked() {
                    actions.push(Action::Copy(moved.to_text()));
                    actions.push(Action::Notify("The answer is on the clipboard".to_owned()));
                }
                section_ui(ui, "How is this computed?");
                for line in &moved.explanation {
                    note_ui(ui, line);
                }
            }
            Err(reason) => {
                ui.add(Label::new(reason).wrap());
                if shown.is_formula_wrong && secondary_button_ui(ui, "Show the KPI").clicked() {
                    actions.push(Action::Inspect(ItemId::Kpi(shown.kpi_id)));
                }
            }
        }
    }
}

/// Which stretches, in which periods, and where.
fn choosers_ui(ui: &mut Ui, view: &View<'_>, shown: &Shown, actions: &mut Actions) {
    let mut question = shown.question().clone();
    windows_ui(ui, shown, &mut question);
    if view.session.page == Page::Plan && !beside::takes_whole_page(ui, view) {
        note_ui(ui, "Or click two periods in the chart: first the later one, then the earlier");
    }
    quick_ui(ui, shown, &mut question);
    if shown.cadences.len() > 1 {
        cadence_ui(ui, shown, &mut question);
    }
    if shown.has_scope() {
        scope_ui(ui, shown, &mut question);
    }
    if question != *shown.question() {
        actions.push(Action::Ask(Question::WhyMoved(question)));
    }
}

fn windows_ui(ui: &mut Ui, shown: &Shown, question: &mut MovedQuestion) {
    let Some([before, after]) = &shown.windows else { return };
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            if let Some(window) = window_ui(left, "Before", shown, before) {
                question.windows = Some([window, after.1]);
            }
            if let Some(window) = window_ui(right, "After", shown, after) {
                question.windows = Some([before.1, window]);
            }
        }
    });
}

fn quick_ui(ui: &mut Ui, shown: &Shown, question: &mut MovedQuestion) {
    let now = shown.windows.as_ref().map(|[before, after]| [before.1, after.1]);
    chips_ui(ui, |ui| {
        for (name, windows) in &shown.quick {
            if chip_ui(ui, Chip::Choice, name, now == Some(*windows)).clicked() {
                question.windows = Some(*windows);
            }
        }
    });
}

fn cadence_ui(ui: &mut Ui, shown: &Shown, question: &mut MovedQuestion) {
    chips_ui(ui, |ui| {
        for cadence in &shown.cadences {
            let is_chosen = shown.cadence == *cadence;
            if chip_ui(ui, Chip::Choice, cadence.label(), is_chosen).clicked() {
                // The stretches of another cadence would not be in the choosers.
                *question =
                    MovedQuestion { cadence: Some(*cadence), windows: None, ..question.clone() };
            }
        }
    });
}

fn scope_ui(ui: &mut Ui, shown: &Shown, question: &mut MovedQuestion) {
    let now = question.all_channels;
    chips_ui(ui, |ui| {
        if chip_ui(ui, Chip::Choice, "The goal’s channels", !now)
            .on_hover_text(&shown.goal_channels)
            .clicked()
        {
            question.all_channels = false;
        }
        if chip_ui(ui, Chip::Choice, "All channels", now).clicked() {
            question.all_channels = true;
        }
    });
}

fn chips_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(theme::SPACE_4, theme::SPACE_4);
        add(ui);
    });
}

/// A chooser among the periods; returns a new choice.
fn window_ui(
    ui: &mut Ui,
    label: &str,
    shown: &Shown,
    (name, now): &(String, Window),
) -> Option<Window> {
    let mut chosen = None;
    combo_ui(ui, label, name, |ui| {
        for (name, window) in &shown.periods {
            if ui.selectable_label(window == now, name).clicked() && window != now {
                chosen = Some(*window);
            }
        }
    });
    chosen
}

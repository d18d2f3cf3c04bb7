//! What stands in place of the chart while there is nothing to draw: why, and what to do about it.

use egui::Ui;

use crate::analysis::words::upper_first;
use crate::app::{Action, Actions, Command, View};
use crate::model::ItemId;
use crate::ui::widgets;

use super::shown::Shown;

const ADVICE: &str = "Type some below or import an export of a platform";

/// A goal or KPI without any figure.
pub fn no_figures_ui(ui: &mut Ui, shown: &Shown, actions: &mut Actions) {
    let reason = shown.points().iter().rev().find_map(|point| point.figure.reason());
    let judged = shown.analysis().map(|analysis| analysis.reason.as_str());
    let (heading, text) = match (reason.or_else(|| shown.formula_problem()), judged) {
        (Some(reason), _) => ("No figure to show", upper_first(reason)),
        (None, Some(why)) if !why.is_empty() => ("No readings yet", format!("{why}. {ADVICE}")),
        (None, _) => ("No readings yet", ADVICE.to_owned()),
    };
    if widgets::empty_state_ui(ui, heading, &text, "Import…") {
        actions.push(Action::Run(Command::Import));
    }
}

/// Nothing is selected that has a KPI.
pub fn nothing_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let Some(goal) = view.session.selection.goal else {
        let text = "Select a goal or a KPI to see how it develops";
        if widgets::empty_state_ui(ui, "Nothing selected", text, "Add a KPI…") {
            actions.push(Action::Run(Command::AddKpi));
        }
        return;
    };
    let reason = view.goal_analysis(goal).map(|analysis| analysis.reason.as_str());
    let text = reason.unwrap_or("A KPI makes a goal measurable");
    if widgets::empty_state_ui(ui, "This goal has no KPI yet", text, "Choose a KPI…") {
        actions.push(Action::Inspect(ItemId::Goal(goal)));
    }
}

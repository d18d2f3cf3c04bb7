//! What stands in place of the chart while there is nothing to draw: why, and what to do about it.

use egui::Ui;

use crate::analysis::words::upper_first;
use crate::analysis::{Figure, Finding, Fix};
use crate::app::{Action, Actions, Command, View};
use crate::model::ItemId;
use crate::ui::words::unbroken;
use crate::ui::{stand_in, widgets};

use super::shown::Shown;

const ADVICE: &str = "Type some below or import an export of a platform";

/// A goal or KPI without any figure. What can be mended in the plan is mended from here.
pub fn no_figures_ui(ui: &mut Ui, view: &View<'_>, shown: &Shown, actions: &mut Actions) {
    if let Some((finding, fix)) = way_out(view, shown) {
        if widgets::empty_state_ui(ui, "No figure to show", &finding.message, fix.label()) {
            actions.push(Action::Mend(fix.clone()));
        }
        return;
    }
    let (heading, text) = words(shown);
    let text = unbroken(&text);
    if has_refused(shown) {
        refused_ui(ui, view, shown, (heading, &text), actions);
    } else if widgets::empty_state_ui(ui, heading, &text, "Import…") {
        actions.push(Action::Run(Command::Import));
    }
}

/// What is missing, and why.
fn words(shown: &Shown) -> (&'static str, String) {
    let judged = shown.analysis().map(|analysis| analysis.reason.as_str());
    if shown.is_refused() {
        return ("No figure to judge", upper_first(judged.unwrap_or_default()));
    }
    let reason = shown.points().iter().rev().find_map(|point| point.figure.reason());
    match (reason.or_else(|| shown.formula_problem()), judged) {
        (Some(reason), _) => ("No figure to show", upper_first(reason)),
        (None, Some(why)) if !why.is_empty() => ("No readings yet", format!("{why}. {ADVICE}")),
        (None, _) => ("No readings yet", ADVICE.to_owned()),
    }
}

/// Whether the readings are there, but do not make a figure.
fn has_refused(shown: &Shown) -> bool {
    shown.formula_problem().is_some()
        || shown.points().iter().any(|point| matches!(point.figure, Figure::Refused(_)))
}

/// No other readings are wanted: what stands for them is to be chosen, or the KPI to be looked at.
fn refused_ui(
    ui: &mut Ui,
    view: &View<'_>,
    shown: &Shown,
    (heading, text): (&str, &str),
    actions: &mut Actions,
) {
    if !shown.choices.is_empty() {
        let button = widgets::empty_state_button_ui(ui, heading, text, "Choose what to use…");
        stand_in::popup_ui(&button, view, &shown.choices, actions);
        return;
    }
    if widgets::empty_state_ui(ui, heading, text, "Edit KPI…")
        && let Some(kpi) = view.session.selection.kpi
    {
        actions.push(Action::Inspect(ItemId::Kpi(kpi)));
    }
}

/// The finding that says why there is no figure, where the cause is no lack of readings.
fn way_out<'a>(view: &View<'a>, shown: &Shown) -> Option<(&'a Finding, &'a Fix)> {
    let has_empty_scope = view.selected_goal().is_some_and(|(_, goal)| {
        let chosen = goal.scope.channels.as_ref();
        chosen.is_some_and(|ids| ids.iter().all(|id| !view.project.channels.contains(*id)))
    });
    let is_undefined =
        || shown.points().iter().any(|point| matches!(point.figure, Figure::NotDefined(_)));
    if shown.formula_problem().is_none() && !has_empty_scope && !is_undefined() {
        return None;
    }
    let selection = view.session.selection;
    let finding = view.analysis.findings.iter().find(|finding| match finding.about {
        ItemId::Kpi(id) => {
            selection.kpi == Some(id)
                && matches!(finding.code, "formula_cannot_be_worked_out" | "figure_not_defined")
        }
        ItemId::Goal(id) => selection.goal == Some(id) && finding.code == "scope_is_empty",
        _ => false,
    })?;
    Some((finding, finding.fixes.first()?))
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

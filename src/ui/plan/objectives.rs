//! The *Objectives* panel, with the plan's other lists below.

use egui::{Response, ScrollArea, Ui};

use super::Attention;
use super::reorder::Reorder;
use super::row::{Row, Steps};
use super::side;
use crate::app::field::ObjectiveField;
use crate::app::{Action, Actions, Command, Field, View};
use crate::edit::{Edit, ObjectiveEdit};
use crate::model::{ItemId, Objective, ObjectiveId};
use crate::ui::field::rename_ui;
use crate::ui::theme;
use crate::ui::widgets::{action_button_ui, empty_state_ui, filled_panel_ui};

pub fn objectives_ui(ui: &mut Ui, view: &View<'_>, attention: Attention, actions: &mut Actions) {
    let mut wants_more = false;
    filled_panel_ui(
        ui,
        "Objectives",
        "",
        |ui| wants_more = action_button_ui(ui, "+ Add").on_hover_text("Add objective").clicked(),
        |ui| body_ui(ui, view, attention, actions),
    );
    if wants_more {
        actions.push(Action::Run(Command::AddObjective));
    }
}

fn body_ui(ui: &mut Ui, view: &View<'_>, attention: Attention, actions: &mut Actions) {
    let room = ui.available_height();
    let lists = (room * 0.45).clamp(120.0, 300.0).min(room * 0.6);
    ScrollArea::vertical()
        .id_salt("objectives")
        .max_height((room - lists).max(40.0))
        .auto_shrink([false, false])
        .show(ui, |ui| {
            if view.project.objectives.is_empty() {
                let text = "What the business wants from its social work: brand awareness, fewer cancellations.";
                if empty_state_ui(ui, "No objectives yet", text, "Add objective") {
                    actions.push(Action::Run(Command::AddObjective));
                }
            } else {
                list_ui(ui, view, attention, actions);
            }
        });
    side::side_ui(ui, view, attention, actions);
}

fn list_ui(ui: &mut Ui, view: &View<'_>, mut attention: Attention, actions: &mut Actions) {
    ui.spacing_mut().item_spacing.y = theme::SPACE_4;
    // The scroll bar floats over the right edge.
    ui.set_max_width(ui.available_width() - theme::SPACE_8);
    let mut reorder = Reorder::new();
    let mut steps = Steps::default();
    for (id, objective) in view.project.objectives.iter() {
        let response =
            ui.push_id(("objective", id.0), |ui| row_ui(ui, view, id, objective, actions));
        let response = response.inner;
        reorder.row(ui, id, &response);
        steps.row(ui, ItemId::Objective(id), &response);
        if attention.reveal && view.session.selection.objective == Some(id) {
            response.scroll_to_me(None);
        }
        if std::mem::take(&mut attention.focus) {
            response.request_focus();
        }
    }
    steps.take(actions);
    if let Some((id, to)) = reorder.wanted(ui) {
        actions.edit(Edit::Objective(ObjectiveEdit::Move { id, to }));
    }
}

fn row_ui(
    ui: &mut Ui,
    view: &View<'_>,
    id: ObjectiveId,
    objective: &Objective,
    actions: &mut Actions,
) -> Response {
    let field = Field::Objective(id, ObjectiveField::Name);
    if view.session.renaming == Some(field) {
        return rename_ui(ui, view, actions, field, "Objective name");
    }
    let rollup = view.analysis.objectives.get(&id);
    let row = Row {
        item: ItemId::Objective(id),
        name: &objective.name,
        placeholder: "Unnamed objective",
        sub: &sub(view, id),
        status: rollup.and_then(|rollup| rollup.worst),
        is_selected: view.session.selection.objective == Some(id),
    };
    let response = row.ui(ui, view, actions);
    if response.double_clicked() {
        actions.push(Action::Rename(field));
    } else if response.clicked() {
        // Not its first goal is what Rename, Duplicate and Delete mean from now on.
        actions.push(Action::Reveal(ItemId::Objective(id)));
    }
    response
}

/// "2 goals · 71 %", or how many of them can be measured.
fn sub(view: &View<'_>, id: ObjectiveId) -> String {
    let n = view.project.goals_of(id).count();
    let goals = match n {
        0 => return "no goal yet".to_owned(),
        1 => "1 goal".to_owned(),
        n => format!("{n} goals"),
    };
    let Some(rollup) = view.analysis.objectives.get(&id) else { return goals };
    let progress = rollup
        .progress
        .map(|progress| format!(" · {} %", view.numbers().format(progress * 100.0, Some(0))));
    let coverage = if rollup.measured < rollup.goals {
        format!(" · {} of {} measured", rollup.measured, rollup.goals)
    } else {
        String::new()
    };
    format!("{goals}{}{coverage}", progress.unwrap_or_default())
}

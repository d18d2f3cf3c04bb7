//! The *Objectives* panel, with the plan's other lists below.

use egui::{Label, Response, ScrollArea, StrokeKind, Ui};

use super::row::{ICON_ROOM, Row, count_place, row_id};
use super::side;
use super::sight::{List, Need};
use super::{Attention, Kept};
use crate::analysis::by_item::tally;
use crate::app::field::ObjectiveField;
use crate::app::{Action, Actions, Command, Field, Selection, View};
use crate::edit::{Edit, GoalEdit, ObjectiveEdit};
use crate::model::{GoalId, ItemId, Objective, ObjectiveId};
use crate::ui::field::rename_ui;
use crate::ui::findings::card::count_ui;
use crate::ui::findings::words::WITHOUT_OBJECTIVE;
use crate::ui::theme;
use crate::ui::widgets::{
    COUNT_WIDTH, action_button_ui, empty_state_ui, filled_panel_ui, note_ui, row_ui,
};
use crate::ui::words::count;

pub fn objectives_ui(
    ui: &mut Ui,
    view: &View<'_>,
    attention: Attention,
    kept: &mut Kept,
    actions: &mut Actions,
) {
    let mut wants_more = false;
    filled_panel_ui(
        ui,
        "Objectives",
        "",
        |ui| wants_more = action_button_ui(ui, "+ Add").on_hover_text("Add objective").clicked(),
        |ui| body_ui(ui, view, attention, kept, actions),
    );
    if wants_more {
        actions.push(Action::Run(Command::AddObjective));
    }
}

fn body_ui(
    ui: &mut Ui,
    view: &View<'_>,
    attention: Attention,
    kept: &mut Kept,
    actions: &mut Actions,
) {
    let room = ui.available_height();
    let lists = (room * 0.45).clamp(120.0, 300.0).min(room * 0.6);
    ScrollArea::vertical()
        .id_salt("objectives")
        .max_height((room - lists).max(40.0))
        .auto_shrink([false, false])
        .show(ui, |ui| {
            if view.project.objectives.is_empty() && kept.counts.first_loose.is_none() {
                let text = "What the business wants from its social work: brand awareness, fewer cancellations.";
                if empty_state_ui(ui, "No objectives yet", text, "Add objective") {
                    actions.push(Action::Run(Command::AddObjective));
                }
            } else {
                list_ui(ui, view, attention, kept, actions);
            }
        });
    side::side_ui(ui, view, attention, kept, actions);
}

fn list_ui(
    ui: &mut Ui,
    view: &View<'_>,
    attention: Attention,
    kept: &mut Kept,
    actions: &mut Actions,
) {
    ui.spacing_mut().item_spacing.y = theme::SPACE_4;
    // The scroll bar floats over the right edge.
    ui.set_max_width(ui.available_width() - theme::SPACE_8);
    let counts = &kept.counts;
    let mut list = List::new(ui, &mut kept.sight, attention);
    for (id, objective) in view.project.objectives.iter() {
        let item = ItemId::Objective(id);
        let need = Need {
            item,
            id: row_id(item),
            field: Field::Objective(id, ObjectiveField::Name),
            is_sought: view.session.selection.objective == Some(id),
        };
        let shown = list.row(ui, view, id, &need, |ui| {
            (objective_ui(ui, view, id, objective, counts.of(Some(id)), actions), ())
        });
        if let Some((response, ())) = shown {
            take_goal(ui, view, id, &response, actions);
        }
    }
    if let Some(first) = counts.first_loose {
        let about = (first, counts.of(None));
        let response = loose_ui(ui, view, about, attention, actions);
        list.fixed_row(ui, ItemId::Goal(first), &response);
    }
    if let Some((id, to)) = list.finish(ui, actions) {
        actions.edit(Edit::Objective(ObjectiveEdit::Move { id, to }));
    }
}

/// The goals that serve no objective, as a last row.
fn loose_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (first, n_goals): (GoalId, usize),
    attention: Attention,
    actions: &mut Actions,
) -> Response {
    let is_selected = view.session.selection.is_loose();
    let sub = count(n_goals, "goal", "goals");
    let said = format!("{WITHOUT_OBJECTIVE}, {sub}");
    let response = row_ui(ui, is_selected, &said, |ui| {
        ui.spacing_mut().item_spacing = egui::vec2(0.0, 0.0);
        ui.horizontal_top(|ui| {
            // Below the names of the objectives.
            ui.add_space(ICON_ROOM - f32::from(theme::ROW_MARGIN));
            ui.vertical(|ui| {
                ui.set_max_width(ui.available_width() - COUNT_WIDTH + theme::SPACE_8);
                ui.add(Label::new(WITHOUT_OBJECTIVE).wrap());
                note_ui(ui, &sub);
            });
        });
    });
    loose_count_ui(ui, view, &response, actions);
    if response.clicked() {
        response.request_focus();
        actions.push(Action::Select(Selection::of_goal(view.project, first)));
    }
    if attention.reveal && is_selected {
        response.scroll_to_me(None);
    }
    response
}

/// How many findings the loose goals have; every one has at least that it is loose.
fn loose_count_ui(ui: &Ui, view: &View<'_>, row: &Response, actions: &mut Actions) {
    let places = view.findings.of_loose_goals();
    let Some(tally) = tally(&view.analysis.findings, places) else { return };
    let rect = count_place(row.rect);
    let about = (WITHOUT_OBJECTIVE, tally);
    count_ui(ui, rect, row.id.with("findings"), about, (view, places), actions);
}

/// Takes a goal that is dropped on the row of an objective.
fn take_goal(
    ui: &Ui,
    view: &View<'_>,
    objective: ObjectiveId,
    row: &Response,
    actions: &mut Actions,
) {
    let is_elsewhere = |id: GoalId| {
        view.project.goals.get(id).is_some_and(|goal| goal.objective != Some(objective))
    };
    if row.dnd_hover_payload::<GoalId>().is_some_and(|id| is_elsewhere(*id)) {
        let ring = theme::focus_ring(ui);
        ui.painter().rect_stroke(row.rect, theme::CONTROL_RADIUS, ring, StrokeKind::Inside);
    }
    if let Some(id) = row.dnd_release_payload::<GoalId>()
        && is_elsewhere(*id)
    {
        let (id, objective) = (*id, Some(objective));
        actions.edit(Edit::Goal(GoalEdit::Move { id, objective, to: usize::MAX }));
        actions.push(Action::Reveal(ItemId::Goal(id)));
    }
}

fn objective_ui(
    ui: &mut Ui,
    view: &View<'_>,
    id: ObjectiveId,
    objective: &Objective,
    n_goals: usize,
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
        sub: &sub(view, id, n_goals),
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
fn sub(view: &View<'_>, id: ObjectiveId, n_goals: usize) -> String {
    if n_goals == 0 {
        return "no goal yet".to_owned();
    }
    let goals = count(n_goals, "goal", "goals");
    let Some(rollup) = view.analysis.objectives.get(&id) else { return goals };
    let progress = rollup
        .progress
        .map(|progress| format!(" · {}\u{a0}%", view.numbers().format(progress * 100.0, Some(0))));
    let coverage = if rollup.measured < rollup.goals {
        format!(" · {} of {} measured", rollup.measured, rollup.goals)
    } else {
        String::new()
    };
    format!("{goals}{}{coverage}", progress.unwrap_or_default())
}

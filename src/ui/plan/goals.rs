//! The *SMART goals* panel: the goals of the selected objective as cards, and the KPI in words.

use egui::text::LayoutJob;
use egui::{
    Align, CornerRadius, Id, Label, Layout, Link, Response, RichText, Role, ScrollArea, Sense,
    TextFormat, Ui, UiBuilder, WidgetInfo, vec2,
};

use super::Attention;
use super::row::{few_lines, item_menu_ui, take_focus};
use super::sight::{List, Need, Sight};
use crate::analysis::by_item::{letter_tallies, tally};
use crate::analysis::formula_check::formula_in_words;
use crate::analysis::{About, GoalAnalysis};
use crate::app::field::GoalField;
use crate::app::{Action, Actions, Command, Field, Selection, View};
use crate::edit::{Edit, GoalEdit};
use crate::model::{Goal, GoalId, GoalState, ItemId, Kpi};
use crate::ui::field::rename_ui;
use crate::ui::findings::card::{at_places, count_ui, hint_ui, id_of};
use crate::ui::findings::words::{WITHOUT_OBJECTIVE, goal_name};
use crate::ui::theme;
use crate::ui::widgets::{
    COUNT_WIDTH, HOW, MARK_SIZE, action_button_ui, empty_state_ui, filled_panel_ui, meter_ui,
    note_ui, smart_marks_ui, status_badge_ui,
};
use crate::ui::words::unbroken;

pub fn goals_ui(
    ui: &mut Ui,
    view: &View<'_>,
    attention: Attention,
    sight: &mut Sight,
    actions: &mut Actions,
) {
    let selection = view.session.selection;
    let objective = selection.objective;
    let found = objective.and_then(|id| view.project.objectives.get(id));
    let subtitle = match found {
        Some(objective) => objective.name.as_str(),
        None if selection.is_loose() => WITHOUT_OBJECTIVE,
        None => "",
    };
    let mut wants_more = false;
    filled_panel_ui(
        ui,
        "SMART goals",
        subtitle,
        |ui| {
            if objective.is_some() {
                wants_more = action_button_ui(ui, "+ Add").on_hover_text("Add goal").clicked();
            }
        },
        |ui| body_ui(ui, view, attention, sight, actions),
    );
    if wants_more {
        actions.push(Action::Run(Command::AddGoal));
    }
}

/// The cards in what room the lines below leave them.
fn body_ui(
    ui: &mut Ui,
    view: &View<'_>,
    attention: Attention,
    sight: &mut Sight,
    actions: &mut Actions,
) {
    ui.with_layout(Layout::bottom_up(Align::LEFT), |ui| {
        ui.spacing_mut().item_spacing.y = theme::SPACE_4;
        if let Some((id, goal)) = view.selected_goal() {
            footer_ui(ui, view, id, goal, actions);
        }
        ui.with_layout(Layout::top_down(Align::LEFT), |ui| {
            ScrollArea::vertical()
                .id_salt("goals")
                .auto_shrink([false, false])
                .show(ui, |ui| list_ui(ui, view, attention, sight, actions));
        });
    });
}

fn list_ui(
    ui: &mut Ui,
    view: &View<'_>,
    attention: Attention,
    sight: &mut Sight,
    actions: &mut Actions,
) {
    let selection = view.session.selection;
    if selection.objective.is_none() && !selection.is_loose() {
        ui.add(Label::new(RichText::new("Select an objective to see its goals").weak()).wrap());
        return;
    }
    // The scroll bar floats over the right edge.
    ui.set_max_width(ui.available_width() - theme::SPACE_8);
    if selection.is_loose() {
        let text = "These goals count for no objective. Drag one onto an objective, or choose \
                    its objective in the inspector.";
        note_ui(ui, text);
        ui.add_space(theme::SPACE_4);
    }
    let mut list = List::new(ui, sight, attention);
    let mut n = 0;
    let goals = view.project.goals.iter().filter(|(_, goal)| is_shown(view, goal));
    for (id, goal) in goals {
        n += 1;
        let need = Need {
            item: ItemId::Goal(id),
            id: card_id(id),
            field: Field::Goal(id, GoalField::Statement),
            is_sought: view.session.selection.goal == Some(id),
        };
        let card = |ui: &mut Ui| (card_ui(ui, view, id, goal, actions), ());
        if let Some((response, ())) = list.row(ui, view, id, &need, card) {
            response.dnd_set_drag_payload(id);
        }
    }
    if n == 0 {
        let text = "A goal makes the objective checkable: a KPI, an amount, a window.";
        if empty_state_ui(ui, "No goals yet", text, "Add goal") {
            actions.push(Action::Run(Command::AddGoal));
        }
    }
    if let Some((id, to)) = list.finish(ui, actions) {
        let objective = Selection::of_goal(view.project, id).objective;
        actions.edit(Edit::Goal(GoalEdit::Move { id, objective, to }));
    }
}

/// Whether the goal belongs to what is selected: an objective, or those that have none.
fn is_shown(view: &View<'_>, goal: &Goal) -> bool {
    match view.session.selection.objective {
        Some(objective) => goal.objective == Some(objective),
        None => goal.objective.is_none_or(|id| !view.project.objectives.contains(id)),
    }
}

/// The card as a control. An id by place would change, and a drag end, as soon as the card is at
/// another place.
fn card_id(id: GoalId) -> Id {
    Id::unique(("goal card", id))
}

/// One goal: statement and status, the five letters with progress, and the reason when selected.
fn card_ui(
    ui: &mut Ui,
    view: &View<'_>,
    id: GoalId,
    goal: &Goal,
    actions: &mut Actions,
) -> Response {
    let field = Field::Goal(id, GoalField::Statement);
    if view.session.renaming == Some(field) {
        return rename_ui(ui, view, actions, field, "Goal statement");
    }
    let is_selected = view.session.selection.goal == Some(id);
    let analysis = view.goal_analysis(id);
    let ground = ui.painter().add(egui::Shape::Noop);
    let builder = UiBuilder::new().scope_id(card_id(id)).sense(Sense::click_and_drag());
    let inner = ui.scope_builder(builder, |ui| {
        egui::Frame::new().inner_margin(12).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            head_ui(ui, goal, analysis.map(|analysis| &**analysis));
            if let Some(analysis) = analysis {
                ui.add_space(theme::SPACE_8);
                marks_ui(ui, view, id, analysis, actions);
                if is_selected {
                    ui.add_space(theme::SPACE_8);
                    let reason = RichText::new(unbroken(&analysis.reason)).small().weak();
                    ui.add(Label::new(reason).wrap().selectable(false));
                }
            }
        });
    });
    let response = inner.response;
    paint_ground(ui, ground, &response, is_selected);
    let said = said(goal, analysis.map(|analysis| &**analysis));
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_selected, &said));
    take_focus(ui, view, ItemId::Goal(id), &response);
    respond(ui, view, id, &response, is_selected, actions);
    ui.add_space(theme::SPACE_4);
    response
}

/// Cards narrower than this show the status below the statement, in points.
const ROOM_FOR_STATUS: f32 = 300.0;

fn head_ui(ui: &mut Ui, goal: &Goal, analysis: Option<&GoalAnalysis>) {
    if ui.available_width() < ROOM_FOR_STATUS {
        statement_ui(ui, goal);
        ui.add_space(theme::SPACE_4);
        state_ui(ui, goal, analysis);
        return;
    }
    ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
        state_ui(ui, goal, analysis);
        ui.add_space(theme::SPACE_8);
        ui.with_layout(Layout::top_down(Align::LEFT), |ui| statement_ui(ui, goal));
    });
}

fn statement_ui(ui: &mut Ui, goal: &Goal) {
    let tokens = theme::tokens(ui);
    let color = if goal.statement.trim().is_empty() { tokens.weak } else { tokens.text };
    let font = theme::semibold().resolve(ui.style());
    let job = few_lines(named(goal), font, color, ui.available_width());
    ui.add(Label::new(job).selectable(false));
}

fn named(goal: &Goal) -> &str {
    if goal.statement.trim().is_empty() { "Unnamed goal" } else { &goal.statement }
}

/// The status of a goal that is worked on, else that it is a draft, paused or closed.
fn state_ui(ui: &mut Ui, goal: &Goal, analysis: Option<&GoalAnalysis>) {
    match (goal.state, analysis) {
        (GoalState::Active, Some(analysis)) => {
            status_badge_ui(ui, analysis.status);
        }
        (state, _) => {
            let text = RichText::new(state.label()).text_style(theme::small_semibold()).weak();
            ui.add(Label::new(text).selectable(false));
        }
    }
}

/// Cards narrower than this show the meter below the marks, in points.
const ROOM_FOR_METER: f32 = MARK_SIZE.x + 96.0;

/// The five letters, the count of all findings, and how far the goal is.
fn marks_ui(
    ui: &mut Ui,
    view: &View<'_>,
    id: GoalId,
    analysis: &GoalAnalysis,
    actions: &mut Actions,
) {
    if ui.available_width() < ROOM_FOR_METER {
        ui.horizontal(|ui| letters_ui(ui, view, id, actions));
        ui.horizontal(|ui| progress_ui(ui, view, analysis));
        return;
    }
    ui.horizontal(|ui| {
        letters_ui(ui, view, id, actions);
        progress_ui(ui, view, analysis);
    });
}

fn letters_ui(ui: &mut Ui, view: &View<'_>, id: GoalId, actions: &mut Actions) {
    let places = view.findings.of(ItemId::Goal(id));
    let marks = letter_tallies(&view.analysis.findings, places);
    let of_letter =
        |letter| at_places(view, places).filter(move |finding| finding.letter == Some(letter));
    let marks_id = Id::unique(("goal marks", id));
    let clicked = smart_marks_ui(ui, marks_id, marks, |ui, letter| hint_ui(ui, of_letter(letter)));
    if let Some(finding) = clicked.and_then(|letter| of_letter(letter).next()) {
        actions.push(Action::ShowFinding(id_of(finding)));
    }
    // What belongs to no letter, a conflict of goals, would not be seen without.
    if let Some(tally) = tally(&view.analysis.findings, places) {
        let size = vec2(COUNT_WIDTH, MARK_SIZE.y);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let name = goal_name(view, id);
        count_ui(ui, rect, marks_id.with("all"), (name, tally), (view, places), actions);
    }
}

fn progress_ui(ui: &mut Ui, view: &View<'_>, analysis: &GoalAnalysis) {
    let color = theme::tokens(ui).status(analysis.status);
    let percent = |fraction: Option<f64>| {
        fraction.map(|fraction| view.numbers().format(fraction * 100.0, Some(0)))
    };
    let name = match (percent(analysis.progress), percent(analysis.expected)) {
        (Some(progress), Some(expected)) => {
            format!("{progress} % of the way, {expected} % expected")
        }
        (Some(progress), None) => format!("{progress} % of the way"),
        (None, _) => "No progress yet".to_owned(),
    };
    meter_ui(ui, analysis.progress, analysis.expected, color, &name);
}

fn paint_ground(ui: &Ui, place: egui::layers::ShapeIdx, response: &Response, is_selected: bool) {
    let tokens = theme::tokens(ui);
    let radius = CornerRadius::same(8);
    let color = match (is_selected, response.hovered()) {
        (true, _) => tokens.selection,
        (false, true) => tokens.hover,
        (false, false) => tokens.panel,
    };
    ui.painter().set(place, egui::Shape::rect_filled(response.rect, radius, color));
    if response.has_focus() {
        let ring = theme::focus_ring(ui);
        ui.painter().rect_stroke(response.rect, radius, ring, egui::StrokeKind::Inside);
    }
}

fn said(goal: &Goal, analysis: Option<&GoalAnalysis>) -> String {
    let status = analysis.map_or_else(String::new, |analysis| format!(", {}", analysis.status));
    format!("{}{status}", named(goal))
}

fn respond(
    ui: &Ui,
    view: &View<'_>,
    id: GoalId,
    response: &Response,
    is_selected: bool,
    actions: &mut Actions,
) {
    let item = ItemId::Goal(id);
    // So that F2 and Delete mean the goal that was clicked.
    if response.clicked() {
        response.request_focus();
    }
    if response.double_clicked() {
        actions.push(Action::Inspect(item));
    } else if response.clicked() {
        actions.push(Action::Select(Selection::of_goal(view.project, id)));
    }
    if response.secondary_clicked() {
        actions.push(Action::Touch(item));
    }
    response.context_menu(|ui| item_menu_ui(ui, view, item, actions));
    if response.has_focus() {
        let pressed = |key| ui.input(|input| input.key_pressed(key));
        if pressed(egui::Key::F2) {
            actions.push(Action::Rename(Field::Goal(id, GoalField::Statement)));
        } else if pressed(egui::Key::Delete) {
            actions.push(Action::Delete(Edit::Goal(GoalEdit::Delete { id })));
        } else if is_selected && pressed(egui::Key::Enter) {
            actions.push(Action::Inspect(item));
        }
    }
}

/// Room the question needs behind the other links, in points.
const ROOM_FOR_HOW: f32 = 144.0;
/// Panels lower than this show the formula in one line, in points.
const LOW_PANEL: f32 = 260.0;

/// "KPI **Social share of voice** = 100 · own mentions / (…)", or what to do about its absence.
/// Painted from the bottom up.
fn footer_ui(ui: &mut Ui, view: &View<'_>, id: GoalId, goal: &Goal, actions: &mut Actions) {
    let is_low = ui.available_height() < LOW_PANEL;
    let kpi = goal.kpi.and_then(|kpi| view.project.kpis.get(kpi));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_16;
        if small_link_ui(ui, "Edit goal…").clicked() {
            actions.push(Action::Inspect(ItemId::Goal(id)));
        }
        if kpi.is_none() && small_link_ui(ui, "Choose a KPI…").clicked() {
            actions.push(Action::Run(Command::AddKpi));
        }
        if let Some(kpi) = goal.kpi.filter(|_| kpi.is_some())
            && small_link_ui(ui, "Edit KPI…").clicked()
        {
            actions.push(Action::Inspect(ItemId::Kpi(kpi)));
        }
        // Beside the chart and in the menu it is as well.
        if ui.available_width() >= ROOM_FOR_HOW {
            let how = small_link_ui(ui, HOW);
            if how.clicked() {
                actions.explain(About::Goal(id), how.rect);
            }
        }
    });
    match kpi {
        // In a low panel the cards need the room; the formula is a pointer's rest away.
        Some(kpi) if is_low => {
            let job = kpi_job(ui, view, kpi);
            let whole = job.text.clone();
            ui.add(Label::new(job).truncate().show_tooltip_when_elided(false)).on_hover_text(whole)
        }
        Some(kpi) => ui.add(Label::new(kpi_job(ui, view, kpi)).wrap()),
        None => ui.label(RichText::new("This goal has no KPI yet").small().weak()),
    };
    ui.separator();
}

fn small_link_ui(ui: &mut Ui, text: &str) -> Response {
    let color = theme::tokens(ui).accent;
    ui.add(Link::new(RichText::new(text).small().color(color)))
}

fn kpi_job(ui: &Ui, view: &View<'_>, kpi: &Kpi) -> LayoutJob {
    let tokens = theme::tokens(ui);
    let small = egui::TextStyle::Small.resolve(ui.style());
    let semibold = theme::small_semibold().resolve(ui.style());
    let formula = formula_in_words(view.project, &kpi.formula);
    let mut job = LayoutJob::default();
    job.append("KPI ", 0.0, TextFormat::simple(small.clone(), tokens.weak));
    job.append(&kpi.name, 0.0, TextFormat::simple(semibold, tokens.text));
    job.append(&format!(" = {formula}"), 0.0, TextFormat::simple(small, tokens.weak));
    job
}

//! The choices of the question: target, input, stretch of time, and what the others are held at.

use egui::{Align2, Id, Label, Response, RichText, TextEdit, Ui};

use crate::analysis::needed::{Held, Hold, Known, Needed};
use crate::analysis::words::upper_first;
use crate::app::question::{HoldChoice, NeededQuestion};
use crate::app::{Action, Actions, Question};
use crate::model::InputId;
use crate::ui::theme;
use crate::ui::widgets::{combo_ui, field_error_ui, field_ui, semibold_ui};

use super::shown::Shown;

/// As wide as a chooser, in points.
const WIDEST_FIELD: f32 = 320.0;

pub fn form_ui(ui: &mut Ui, shown: &Shown, actions: &mut Actions) {
    let name =
        ui.add(Label::new(RichText::new(&shown.kpi.name).text_style(theme::semibold())).wrap());
    name.on_hover_text(&shown.kpi.definition);
    target_ui(ui, shown, actions);
    let Ok(answer) = &shown.answer else { return };
    let mut next = shown.question().clone();
    solve_ui(ui, answer, &mut next);
    stretch_ui(ui, answer, &mut next);
    if !answer.held.is_empty() {
        semibold_ui(ui, "While the others are held at");
    }
    for held in &answer.held {
        ui.push_id(held.input, |ui| held_ui(ui, shown, held, &mut next));
    }
    ask_if_changed(shown, next, actions);
}

fn ask_if_changed(shown: &Shown, next: NeededQuestion, actions: &mut Actions) {
    if next != *shown.question() {
        actions.push(Action::Ask(Question::WhatItTakes(next)));
    }
}

fn target_ui(ui: &mut Ui, shown: &Shown, actions: &mut Actions) {
    let mut text = shown.target_text.clone();
    let hint = match (shown.goal, &shown.question().target) {
        (Some(_), None) => "The goal's target",
        (None, None) => "The last figure; type what it is to become",
        (_, Some(_)) => "",
    };
    let suffix = shown.kpi.unit.suffix(shown.currency()).to_owned();
    let response = field_ui(ui, "Target to reach", hint, |ui| {
        number_ui(ui, "needed target", &mut text, &suffix)
    });
    if response.changed() {
        let next = NeededQuestion { target: Some(text), ..shown.question().clone() };
        ask_if_changed(shown, next, actions);
    }
    error_ui(ui, &response, shown.target.as_ref().err().map(String::as_str));
}

fn number_ui(ui: &mut Ui, id: &str, text: &mut String, suffix: &str) -> Response {
    let mut edit = TextEdit::singleline(text)
        .id(Id::unique((id, ui.scope_id())))
        .desired_width(WIDEST_FIELD.min(ui.available_width()))
        .align(Align2::RIGHT_CENTER);
    if !suffix.is_empty() {
        edit = edit.suffix(RichText::new(suffix).weak());
    }
    ui.add(edit)
}

/// What is wrong is said when the field is left, not while it is being typed into.
fn error_ui(ui: &mut Ui, field: &Response, error: Option<&str>) {
    if let Some(error) = error.filter(|_| !field.has_focus()) {
        field_error_ui(ui, error);
    }
}

fn solve_ui(ui: &mut Ui, answer: &Needed, next: &mut NeededQuestion) {
    combo_ui(ui, "What has to change", &upper_first(&answer.name), |ui| {
        for (input, name) in &answer.inputs {
            if ui.selectable_label(*input == answer.solve, upper_first(name)).clicked() {
                next.solve = Some(*input);
            }
        }
    });
}

fn stretch_ui(ui: &mut Ui, answer: &Needed, next: &mut NeededQuestion) {
    let name = answer.stretches.iter().find(|(stretch, _)| *stretch == answer.stretch);
    let name = name.map_or("", |(_, name)| name.as_str());
    combo_ui(ui, "To be reached in", name, |ui| {
        for (stretch, name) in &answer.stretches {
            if ui.selectable_label(*stretch == answer.stretch, name).clicked() {
                next.stretch = Some(*stretch);
            }
        }
    });
}

fn held_ui(ui: &mut Ui, shown: &Shown, held: &Held, next: &mut NeededQuestion) {
    let amount = |known: &Known| {
        let value = shown.words().amount(known.value, &held.unit, shown.currency());
        format!("{value} ({})", known.when)
    };
    let known = |known: &Option<Known>| match known {
        Some(known) => amount(known),
        None => "nothing read yet".to_owned(),
    };
    let now = match held.hold {
        Hold::Last => known(&held.last),
        Hold::Mean => known(&held.mean),
        Hold::Typed(_) => "A value of your own".to_owned(),
    };
    let input = held.input;
    combo_ui(ui, &upper_first(&held.name), &now, |ui| {
        let is_last = held.hold == Hold::Last;
        let last = format!("Last value: {}", known(&held.last));
        if ui.selectable_label(is_last, last).clicked() {
            next.holds.remove(&input);
        }
        let mean = format!(
            "Mean of the last three: {}",
            held.mean.as_ref().map_or_else(
                || "nothing read yet".to_owned(),
                |known| shown.words().amount(known.value, &held.unit, shown.currency()),
            )
        );
        if ui.selectable_label(held.hold == Hold::Mean, mean).clicked() {
            next.holds.insert(input, HoldChoice::Mean);
        }
        let is_typed = matches!(held.hold, Hold::Typed(_));
        if ui.selectable_label(is_typed, "A value of your own").clicked() && !is_typed {
            let start = held.value.as_ref().ok().map(|value| shown.words().number(*value));
            next.holds.insert(input, HoldChoice::Typed(start.unwrap_or_default()));
        }
    });
    if let Some(HoldChoice::Typed(text)) = shown.question().holds.get(&input) {
        typed_ui(ui, shown, (input, held), text.clone(), next);
    }
}

fn typed_ui(
    ui: &mut Ui,
    shown: &Shown,
    (input, held): (InputId, &Held),
    mut text: String,
    next: &mut NeededQuestion,
) {
    let suffix = held.unit.suffix(shown.currency()).to_owned();
    let label = format!("{}, your value", upper_first(&held.name));
    let response = field_ui(ui, &label, "", |ui| number_ui(ui, "needed hold", &mut text, &suffix));
    if response.changed() {
        next.holds.insert(input, HoldChoice::Typed(text));
    }
    error_ui(ui, &response, shown.hold_error(input).as_deref());
}

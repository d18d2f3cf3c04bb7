//! The choices of the question: target, input, stretch of time, and what the others are held at.

use egui::{Align2, Id, Label, Response, RichText, TextEdit, Ui};

use crate::analysis::needed::{Held, Hold, Known, Needed, Stretch};
use crate::analysis::words::{self, upper_first};
use crate::app::question::{HoldChoice, NeededQuestion};
use crate::app::{Action, Actions, Question};
use crate::model::InputId;
use crate::ui::theme;
use crate::ui::widgets::{combo_ui, field_error_ui, field_ui, semibold_ui};

use super::shown::{Shown, TargetFrom};

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
    let hint = match shown.target_from {
        TargetFrom::Goal => "The goal's target",
        TargetFrom::Pace => "What the goal still requires of each period",
        TargetFrom::Latest => "The last figure; type what it is to become",
        TargetFrom::Typed => "",
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
                choose_stretch(next, answer, *stretch);
            }
        }
    });
}

/// Asks for another stretch, and lets go of what was typed for the length of the former one.
fn choose_stretch(next: &mut NeededQuestion, answer: &Needed, stretch: Stretch) {
    let is_one = |stretch: Stretch| matches!(stretch, Stretch::One(_));
    let is_as_long = stretch.cadence(answer.judged_per) == answer.cadence;
    if answer.is_summed && (!is_as_long || is_one(stretch) != is_one(answer.stretch)) {
        next.target = None;
    }
    if !is_as_long {
        let stays = |input: &InputId| {
            answer.held.iter().any(|held| held.input == *input && held.is_standing)
        };
        next.holds.retain(|input, choice| !matches!(choice, HoldChoice::Typed(_)) || stays(input));
    }
    next.stretch = Some(stretch);
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

/// "a month", "€ a month", "followers".
fn held_suffix(shown: &Shown, held: &Held) -> String {
    let unit = held.unit.suffix(shown.currency());
    match &shown.answer {
        Ok(answer) if !held.is_standing => {
            format!("{unit} a {}", words::cadence(answer.cadence)).trim_start().to_owned()
        }
        _ => unit.to_owned(),
    }
}

fn typed_ui(
    ui: &mut Ui,
    shown: &Shown,
    (input, held): (InputId, &Held),
    mut text: String,
    next: &mut NeededQuestion,
) {
    let suffix = held_suffix(shown, held);
    let label = format!("{}, your value", upper_first(&held.name));
    let response = field_ui(ui, &label, "", |ui| number_ui(ui, "needed hold", &mut text, &suffix));
    if response.changed() {
        next.holds.insert(input, HoldChoice::Typed(text));
    }
    error_ui(ui, &response, shown.hold_error(input).as_deref());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Cadence, Unit};

    const CLICKS: InputId = InputId(1);
    const FOLLOWERS: InputId = InputId(2);

    fn answer(is_summed: bool, stretch: Stretch) -> Needed {
        let held = |input, is_standing| Held {
            input,
            name: "it".to_owned(),
            unit: Unit::Count,
            is_standing,
            hold: Hold::Typed(Some(500.0)),
            last: None,
            mean: None,
            value: Ok(500.0),
        };
        Needed {
            inputs: Vec::new(),
            solve: InputId(3),
            name: "shares".to_owned(),
            unit: Unit::Count,
            is_standing: false,
            stretches: Vec::new(),
            stretch,
            cadence: stretch.cadence(Cadence::Month),
            judged_per: Cadence::Month,
            is_summed,
            latest: None,
            held: vec![held(CLICKS, false), held(FOLLOWERS, true)],
            outcome: Err(String::new()),
            explanation: Vec::new(),
        }
    }

    #[test]
    fn what_was_typed_for_a_month_is_let_go_for_a_quarter() {
        #[track_caller]
        fn check(is_summed: bool, [from, to]: [Stretch; 2], target: bool, holds: &[InputId]) {
            let typed = || HoldChoice::Typed("500".to_owned());
            let mut next = NeededQuestion {
                target: Some("15".to_owned()),
                holds: [(CLICKS, typed()), (FOLLOWERS, typed())].into(),
                ..NeededQuestion::default()
            };
            choose_stretch(&mut next, &answer(is_summed, from), to);
            assert_eq!(next.stretch, Some(to));
            assert_eq!(next.target.is_some(), target);
            assert_eq!(next.holds.into_keys().collect::<Vec<_>>(), holds);
        }
        let (month, quarter) = (Stretch::One(Cadence::Month), Stretch::One(Cadence::Quarter));
        check(false, [month, quarter], true, &[FOLLOWERS]);
        check(false, [quarter, Stretch::Rest], true, &[FOLLOWERS]);
        check(false, [month, Stretch::Rest], true, &[CLICKS, FOLLOWERS]);
        check(true, [Stretch::Rest, month], false, &[CLICKS, FOLLOWERS]);
        check(true, [Stretch::Rest, Stretch::Whole], true, &[CLICKS, FOLLOWERS]);
    }
}

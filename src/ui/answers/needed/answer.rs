//! The answer: the figure large, what it means, what moves it, and a goal made of it.

use egui::{
    Align, Grid, Label, Layout, Popup, PopupCloseBehavior, Rect, RichText, Sense, Ui, Vec2,
};

use crate::analysis::needed::{Needed, Required, Sensitivity, Side};
use crate::analysis::words::{self, upper_first};
use crate::app::question::NeededQuestion;
use crate::app::{Action, Actions, Question, View};
use crate::ui::icons::{self, Icon};
use crate::ui::theme;
use crate::ui::widgets::{
    action_button_ui, combo_ui, note_ui, secondary_button_ui, semibold_ui, title_ui,
};
use crate::ui::words::unbroken;

use super::goal;
use super::shown::Shown;

pub fn answer_ui(ui: &mut Ui, view: &View<'_>, shown: &Shown, actions: &mut Actions) {
    let answer = match &shown.answer {
        Ok(answer) => answer,
        Err(reason) => return refusal_ui(ui, &unbroken(&upper_first(reason))),
    };
    if shown.target.is_err() {
        return refusal_ui(ui, "Type the target to see what it would take");
    }
    match &answer.outcome {
        Err(reason) => refusal_ui(ui, &unbroken(&upper_first(reason))),
        Ok(required) => {
            headline_ui(ui, shown, answer, required);
            sentences_ui(ui, required);
            if let Some(sensitivity) = &required.sensitivity {
                sensitivity_ui(ui, shown, answer, required, sensitivity);
            }
            goal_ui(ui, view, shown, answer, required, actions);
        }
    }
    explanation_ui(ui, answer);
}

fn refusal_ui(ui: &mut Ui, reason: &str) {
    remark_ui(ui, reason, Icon::Info, theme::tokens(ui).weak);
}

/// A sentence with an icon before it.
fn remark_ui(ui: &mut Ui, text: &str, icon: Icon, color: egui::Color32) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_8;
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(icons::SMALL), Sense::hover());
        let rect = Rect::from_center_size(rect.center(), Vec2::splat(icons::SMALL));
        icons::paint(ui.painter(), icon, rect.translate(egui::vec2(0.0, 3.0)), color);
        ui.add(Label::new(text).wrap());
    });
}

/// The figure with its change, as large as a key figure is.
fn headline_ui(ui: &mut Ui, shown: &Shown, answer: &Needed, required: &Required) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = theme::SPACE_4;
        let value = shown.words().amount(required.value, &answer.unit, shown.currency());
        let part = match required.side {
            Side::AtLeast => "At least ",
            Side::AtMost => "At most ",
            Side::Exactly => "",
        };
        title_ui(ui, &format!("{part}{value}"));
        note_ui(ui, &format!("{}{}", answer.name, required.when));
        if let Some(change) = change(shown, answer, required) {
            semibold_ui(ui, &change);
        }
    });
}

/// "+8,242 (+16 %) against February 2021".
fn change(shown: &Shown, answer: &Needed, required: &Required) -> Option<String> {
    let (period, _) = required.now?;
    let change = required.change()?;
    let text = shown.words().difference(change, &answer.unit, shown.currency());
    let relative = required.relative_change().map_or_else(String::new, |relative| {
        let sign = if relative >= 0.0005 { "+" } else { "" };
        format!(" ({sign}{})", words::percent(relative))
    });
    let calendar = shown.project().settings.calendar;
    Some(format!("{text}{relative} against {}", words::period(calendar, period)))
}

fn sentences_ui(ui: &mut Ui, required: &Required) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = theme::SPACE_8;
        for (place, sentence) in required.sentences.iter().enumerate() {
            let sentence = unbroken(sentence);
            if place == 0 {
                ui.add(Label::new(sentence).wrap());
            } else {
                note_ui(ui, &sentence);
            }
        }
    });
    let tokens = theme::tokens(ui);
    let (icon, color) = if required.is_unheard_of {
        (Icon::Warning, tokens.warning)
    } else {
        (Icon::Info, tokens.weak)
    };
    remark_ui(ui, &unbroken(&required.history), icon, color);
}

/// What becomes of the answer if the most influential other input is not as held.
fn sensitivity_ui(
    ui: &mut Ui,
    shown: &Shown,
    answer: &Needed,
    required: &Required,
    sensitivity: &Sensitivity,
) {
    let amount = |value: f64, unit| shown.words().amount(value, unit, shown.currency());
    semibold_ui(ui, &format!("If {} should come out otherwise", sensitivity.name));
    let weak = |text: String| RichText::new(text).small().weak();
    Grid::new("needed sensitivity").num_columns(3).spacing(egui::vec2(12.0, 4.0)).show(ui, |ui| {
        right_ui(ui, weak(String::new()));
        right_ui(ui, weak("it is".to_owned()));
        right_ui(ui, weak("and takes".to_owned()));
        ui.end_row();
        let held = answer.held.iter().find(|held| held.name == sensitivity.name);
        let held = held.and_then(|held| held.value.as_ref().ok());
        for (place, (nudge, value, then)) in sensitivity.rows.iter().enumerate() {
            if let (1, Some(held)) = (place, held) {
                ui.label("as held");
                right_ui(ui, RichText::new(amount(*held, &sensitivity.unit)));
                right_ui(ui, RichText::new(amount(required.value, &answer.unit)));
                ui.end_row();
            }
            let side = if *nudge < 0.0 { "less" } else { "more" };
            ui.label(format!("{} {side}", words::percent(nudge.abs())));
            right_ui(ui, RichText::new(amount(*value, &sensitivity.unit)));
            match then {
                Ok(then) => right_ui(ui, RichText::new(amount(*then, &answer.unit))),
                Err(reason) => right_ui(ui, RichText::new("not reachable")).on_hover_text(reason),
            };
            ui.end_row();
        }
    });
}

fn right_ui(ui: &mut Ui, text: RichText) -> egui::Response {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(text)).inner
}

fn goal_ui(
    ui: &mut Ui,
    view: &View<'_>,
    shown: &Shown,
    answer: &Needed,
    required: &Required,
    actions: &mut Actions,
) {
    let objectives = &view.project.objectives;
    let selected = view.session.selection.objective.filter(|id| objectives.contains(*id));
    let first = objectives.ids().first().copied();
    let chosen = shown.question().objective.filter(|id| objectives.contains(*id));
    let objective = selected.or(chosen).or(first);
    let name = objective.and_then(|id| objectives.get(id)).map(|objective| objective.name.as_str());
    if selected.is_none() && objectives.len() > 1 {
        combo_ui(ui, "A goal made of this goes under", name.unwrap_or_default(), |ui| {
            for (id, other) in objectives.iter() {
                if ui.selectable_label(Some(id) == objective, &other.name).clicked() {
                    let next = NeededQuestion { objective: Some(id), ..shown.question().clone() };
                    actions.push(Action::Ask(Question::WhatItTakes(next)));
                }
            }
        });
    }
    let wanted = goal::wanted(shown, answer, required, objective);
    if let Some(wanted) = wanted {
        let button = secondary_button_ui(ui, "Use as a goal");
        let under = name.map_or_else(
            || "the plan has no objective yet, so the goal will stand by itself".to_owned(),
            |name| format!("under “{name}”"),
        );
        note_ui(ui, &format!("Adds “{}” {under}", wanted.goal.statement));
        if button.clicked() {
            actions.push(Action::AdoptGoal(Box::new(wanted)));
        }
    }
}

fn explanation_ui(ui: &mut Ui, answer: &Needed) {
    const WIDTH: f32 = 320.0;
    if answer.explanation.is_empty() {
        return;
    }
    let button = action_button_ui(ui, "How is this computed?");
    Popup::from_toggle_button_response(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(WIDTH)
        .show(|ui| {
            egui::Frame::new().inner_margin(theme::SPACE_8).show(ui, |ui| {
                for line in &answer.explanation {
                    ui.add(Label::new(unbroken(line)).wrap());
                }
            });
        });
}

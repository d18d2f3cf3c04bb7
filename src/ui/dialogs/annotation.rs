//! A text on a date, shown in the chart.

use egui::{Id, TextEdit, Ui};

use super::{answer, cancel_and, focus_at_first};
use crate::app::{Actions, View};
use crate::ui::widgets::{field_error_ui, field_ui, modal_ui};

const WIDTH: f32 = 440.0;

/// What is written so far.
pub(super) struct Draft<'a> {
    pub date: &'a mut String,
    pub text: &'a mut String,
    pub source: &'a mut String,
    /// Why the app could not take it.
    pub error: Option<&'a str>,
}

pub(super) fn annotation_ui(ui: &Ui, view: &View<'_>, draft: Draft<'_>, actions: &mut Actions) {
    let Draft { date, text, source, error } = draft;
    let is_complete = !date.trim().is_empty() && !text.trim().is_empty();
    let buttons = cancel_and("Add", is_complete);
    let id = Id::unique("annotation");
    let choice = modal_ui(ui, id, "Add an annotation", WIDTH, &buttons, |ui| {
        let field = |ui: &mut Ui, label: &str, hint: &str, text: &mut String, width: f32| {
            field_ui(ui, label, hint, |ui| ui.add(TextEdit::singleline(text).desired_width(width)))
        };
        let example = format!("As in {}", view.dates().example());
        field(ui, "Date", &example, date, 160.0);
        if let Some(error) = error {
            field_error_ui(ui, error);
        }
        let what = field(
            ui,
            "What happened",
            "A campaign, a change of the rules, a fact",
            text,
            f32::INFINITY,
        );
        focus_at_first(ui, &what);
        field(ui, "Source", "Where it can be looked up, if it is a fact", source, f32::INFINITY);
    });
    answer(choice, actions);
}

//! Inputs that no column holds as it stands: counts of rows, answers to surveys, response times;
//! each can be taken, and its inputs renamed.

use egui::{Checkbox, Label, RichText, TextEdit, Ui};

use super::column::{figures, keep_enter};
use crate::app::{ImportDialog, View, tables};
use crate::import::{Measure, MeasureChoice, MeasureRef, RowChoice, TableRef};
use crate::ui::theme;
use crate::ui::widgets::note_ui;

pub(super) fn measures_ui(ui: &mut Ui, view: &View<'_>, at: TableRef, dialog: &mut ImportDialog) {
    let gives = |choice: &MeasureChoice| choice.measure != Measure::Rows || are_events(dialog, at);
    let all: Vec<(MeasureRef, MeasureChoice)> = tables::measure_choices(&dialog.choices, at)
        .filter(|(_, choice)| gives(choice))
        .map(|(measure, choice)| (measure, choice.clone()))
        .collect();
    if all.is_empty() {
        return;
    }
    let headers = dialog.table(at).map_or_else(Vec::new, |table| table.shape.headers.clone());
    ui.add_space(theme::SPACE_8);
    note_ui(ui, "Worked out from the rows");
    for (measure, before) in all {
        let mut choice = before.clone();
        ui.push_id(measure.measure, |ui| {
            ui.add_enabled_ui(dialog.is_taken(at), |ui| {
                ui.add(Checkbox::new(&mut choice.take, before.measure.label(&headers)));
            });
            if choice.take && dialog.is_taken(at) {
                outputs_ui(ui, view, measure, &mut choice, dialog);
            }
        });
        if choice != before {
            dialog.choices.measures.insert(measure, choice);
            dialog.touch();
        }
    }
}

/// Whether each row stands for something that can be counted; rows of periods are no posts.
fn are_events(dialog: &ImportDialog, at: TableRef) -> bool {
    let made = dialog.preview();
    let report = made.and_then(|preview| preview.files.get(at.file)?.tables.get(at.table));
    report.is_some_and(|report| matches!(report.rows_as, RowChoice::Events { .. }))
}

/// The inputs a measure yields, each with its name and what was counted.
fn outputs_ui(
    ui: &mut Ui,
    view: &View<'_>,
    measure: MeasureRef,
    choice: &mut MeasureChoice,
    dialog: &ImportDialog,
) {
    let made = dialog.previewed.as_ref();
    for (place, output) in choice.outputs.iter_mut().enumerate() {
        ui.horizontal(|ui| {
            ui.add_space(theme::SPACE_24);
            let width = ((ui.available_width() - theme::SPACE_24) * 0.3).max(96.0);
            let names = ["Input", "Name in formulas"];
            for (text, what) in [&mut output.label, &mut output.identifier].into_iter().zip(names) {
                let name = format!("{what} for output {}", place + 1);
                let field = ui.add(TextEdit::singleline(text).desired_width(width));
                ui.accesskit_node_builder(field.id, |node| node.set_label(name));
                keep_enter(ui, &field);
            }
            let digest = made.and_then(|made| made.digest.measures.get(&(measure, place)));
            let text = match digest {
                Some(digest) => figures(view, digest, None),
                None if dialog.is_working => "…".to_owned(),
                None => "No readings".to_owned(),
            };
            ui.add(Label::new(RichText::new(text).small().weak()).truncate());
        });
    }
}

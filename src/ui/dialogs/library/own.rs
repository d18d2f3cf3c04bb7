//! A KPI of the user's own: a name, a formula that is checked while it is typed, a unit.

use egui::{Label, Response, ScrollArea, TextEdit, Ui};

use super::names;
use crate::app::{OwnKpi, View};
use crate::formula;
use crate::model::{Better, Unit};
use crate::ui::dialogs::caret::excerpt_ui;
use crate::ui::dialogs::focus_at_first;
use crate::ui::theme;
use crate::ui::widgets::{Chip, chip_ui, combo_ui, field_error_ui, field_ui, note_ui};

pub(super) fn own_ui(ui: &mut Ui, view: &View<'_>, own: &mut OwnKpi) {
    ScrollArea::vertical().id_salt("own").auto_shrink(false).show(ui, |ui| {
        let name = line_ui(ui, "Name", "", &mut own.name);
        focus_at_first(ui, &name);
        let hint =
            "Names of inputs, numbers, + − * / and parentheses; as in 100 * shares / followers";
        line_ui(ui, "Formula", hint, &mut own.formula);
        formula_state_ui(ui, view, &own.formula);
        ui.add_space(theme::SPACE_8);
        ui.horizontal_top(|ui| {
            unit_ui(ui, own);
            ui.add_space(theme::SPACE_16);
            better_ui(ui, own);
        });
        ui.add_space(theme::SPACE_8);
        line_ui(ui, "What it tells, in a sentence", "", &mut own.definition);
    });
}

fn line_ui(ui: &mut Ui, label: &str, hint: &str, text: &mut String) -> Response {
    field_ui(ui, label, hint, |ui| ui.add(TextEdit::singleline(text).desired_width(f32::INFINITY)))
}

/// What is wrong with the formula and where, or what it will use.
fn formula_state_ui(ui: &mut Ui, view: &View<'_>, text: &str) {
    if text.trim().is_empty() {
        inputs_ui(ui, view);
        return;
    }
    match formula::parse(text) {
        Ok(tree) => {
            let new: Vec<&str> = tree
                .inputs()
                .into_iter()
                .filter(|name| view.project.input_named(name).is_none())
                .collect();
            let (slips, new): (Vec<_>, Vec<_>) = new
                .into_iter()
                .map(|name| (name, names::likely(view.project, name)))
                .partition(|(_, likely)| likely.is_some());
            for (name, likely) in slips {
                let likely = likely.unwrap_or_default();
                let text = format!(
                    "{name} is not an input of this plan and will be added; did you mean {likely}?"
                );
                field_error_ui(ui, &text);
            }
            if !new.is_empty() {
                let new: Vec<&str> = new.into_iter().map(|(name, _)| name).collect();
                note_ui(ui, &format!("Not in the plan yet and added with it: {}", new.join(", ")));
            }
        }
        Err(error) => {
            let advice = names::in_place_of_labels(view.project, text);
            field_error_ui(ui, &format!("{error}{}", advice.unwrap_or_default()));
            excerpt_ui(ui, text, error.column.saturating_sub(1));
        }
    }
}

fn inputs_ui(ui: &mut Ui, view: &View<'_>) {
    const MOST: usize = 24;
    let mut names: Vec<&str> =
        view.project.inputs.values().map(|input| input.identifier.as_str()).collect();
    let n_more = names.len().saturating_sub(MOST);
    names.truncate(MOST);
    if names.is_empty() {
        return;
    }
    let more = if n_more > 0 { format!(" and {n_more} more") } else { String::new() };
    note_ui(ui, &format!("Inputs of the plan: {}{more}", names.join(", ")));
}

fn unit_ui(ui: &mut Ui, own: &mut OwnKpi) {
    let shown = own.unit.text().to_owned();
    combo_ui(ui, "Unit", &shown, |ui| {
        for unit in &Unit::KNOWN {
            if ui.selectable_label(own.unit == *unit, unit.text()).clicked() {
                own.unit = unit.clone();
            }
        }
    });
}

fn better_ui(ui: &mut Ui, own: &mut OwnKpi) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = theme::SPACE_4;
        ui.add(Label::new(egui::RichText::new("Better is").small().weak()));
        ui.horizontal(|ui| {
            for (better, text) in [(Better::Higher, "Higher"), (Better::Lower, "Lower")] {
                if chip_ui(ui, Chip::Choice, text, own.better == better).clicked() {
                    own.better = better;
                }
            }
        });
    });
}

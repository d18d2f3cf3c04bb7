//! One KPI of the library: what it is, what it tells, and its variants.

use egui::{Grid, Label, RichText, TextStyle, Ui};

use crate::analysis::formula_check::formula_in_words;
use crate::app::{Action, Actions, View};
use crate::formula;
use crate::library::{self, LibraryKpi};
use crate::model::{Better, ItemId};
use crate::ui::theme;
use crate::ui::widgets::{action_button_ui, note_ui, semibold_ui};

/// `variant` is 0 for the library's own formula, else the place in the variants from 1.
pub(super) fn entry_ui(
    ui: &mut Ui,
    view: &View<'_>,
    entry: &LibraryKpi,
    variant: &mut usize,
    actions: &mut Actions,
) {
    ui.add(Label::new(RichText::new(entry.name).text_style(TextStyle::Heading)).wrap());
    there_ui(ui, view, entry, actions);
    ui.add(Label::new(entry.definition).wrap());
    let formula = entry.formula_in(view.project, *variant).unwrap_or_default();
    part_ui(ui, "Formula", &formula_in_words(view.project, &formula));
    variants_ui(ui, entry, variant);
    facts_ui(ui, view, entry);
    part_ui(ui, "What it tells you", entry.tells);
    part_ui(ui, "What it does not tell you", entry.does_not_tell);
    part_ui(ui, "Needs", &needs(view, &formula));
    part_ui(ui, "Source", entry.source);
}

/// Says so where the plan has a KPI of that name, and leads to it.
fn there_ui(ui: &mut Ui, view: &View<'_>, entry: &LibraryKpi, actions: &mut Actions) {
    let Some((id, _)) = entry.in_plan(view.project) else { return };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_8;
        let next = library::told_apart(view.project, entry.name);
        semibold_ui(ui, "Already in the plan");
        if action_button_ui(ui, "Show it").clicked() {
            actions.push(Action::CloseDialog);
            actions.push(Action::Reveal(ItemId::Kpi(id)));
        }
        note_ui(ui, &format!("One more would be called “{next}”"));
    });
}

fn part_ui(ui: &mut Ui, heading: &str, text: &str) {
    ui.add_space(theme::SPACE_4);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = theme::SPACE_4;
        semibold_ui(ui, heading);
        ui.add(Label::new(text).wrap());
    });
}

fn variants_ui(ui: &mut Ui, entry: &LibraryKpi, variant: &mut usize) {
    if entry.variants.is_empty() {
        return;
    }
    note_ui(ui, "Others count it differently. Choose the one you mean:");
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for place in 0..entry.n_definitions() {
            let Some((name, _)) = entry.definition_at(place) else { continue };
            if ui.radio(*variant == place, name).clicked() {
                *variant = place;
            }
        }
    });
}

fn facts_ui(ui: &mut Ui, view: &View<'_>, entry: &LibraryKpi) {
    ui.add_space(theme::SPACE_4);
    Grid::new("facts").num_columns(2).spacing([24.0, 4.0]).show(ui, |ui| {
        let unit = entry.unit();
        let suffix = unit.suffix(&view.project.settings.currency).to_owned();
        let unit = if suffix.is_empty() { "a plain count".to_owned() } else { suffix };
        let better = match entry.better {
            Better::Higher => "higher",
            Better::Lower => "lower",
        };
        for (name, value) in [("Unit", unit.as_str()), ("Better is", better)] {
            ui.label(RichText::new(name).weak());
            ui.label(value);
            ui.end_row();
        }
    });
}

/// The inputs of a formula, and which of them the plan has.
fn needs(view: &View<'_>, formula: &str) -> String {
    let Ok(tree) = formula::parse(formula) else { return String::new() };
    let (mut there, mut new) = (Vec::new(), Vec::new());
    for name in tree.inputs() {
        let label = library::input(name).map_or(name, |input| input.label);
        match view.project.input_named(name) {
            Some((_, input)) => there.push(input.label.clone()),
            None => new.push(label.to_owned()),
        }
    }
    let mut text = String::new();
    if !there.is_empty() {
        text = format!("{} (already in the plan)", there.join(", "));
    }
    if !new.is_empty() {
        let separator = if text.is_empty() { "" } else { "; " };
        text = format!("{text}{separator}{} (will be added)", new.join(", "));
    }
    text
}

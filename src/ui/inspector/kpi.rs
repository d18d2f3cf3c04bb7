//! Every field of a KPI.

use egui::Ui;

use super::choose_ui;
use crate::analysis::words;
use crate::app::field::KpiField;
use crate::app::{Action, Actions, Field, View};
use crate::edit::{Edit, KpiEdit};
use crate::formula;
use crate::library;
use crate::model::{Better, ItemId, Kpi, KpiId, Unit};
use crate::ui::field::FieldUi;
use crate::ui::widgets::{action_button_ui, danger_text_button_ui, note_ui};

pub fn kpi_ui(ui: &mut Ui, view: &View<'_>, id: KpiId, actions: &mut Actions) {
    let Some(kpi) = view.project.kpis.get(id) else { return };
    let field = |field: KpiField, name: &'static str| FieldUi::new(Field::Kpi(id, field), name);
    field(KpiField::Name, "Name").ui(ui, view, actions);
    field(KpiField::Formula, "Formula")
        .hint("Inputs by their names, + − · / and parentheses, start(x), prev(x)")
        .ui(ui, view, actions);
    formula_ui(ui, view, kpi, actions);
    unit_ui(ui, view, id, kpi, actions);
    let text = |better: Better| match better {
        Better::Higher => "Higher is better".to_owned(),
        Better::Lower => "Lower is better".to_owned(),
    };
    let choice = choose_ui(ui, "Better", kpi.better, &[Better::Higher, Better::Lower], text);
    if let Some(better) = choice {
        let kpi = Box::new(Kpi { better, ..Kpi::clone(kpi) });
        actions.edit(Edit::Kpi(KpiEdit::Set { id, kpi }));
    }
    field(KpiField::LowBound, "Lowest value it can have").right_aligned().ui(ui, view, actions);
    field(KpiField::HighBound, "Highest value it can have").right_aligned().ui(ui, view, actions);
    field(KpiField::Definition, "Definition").multiline(3).ui(ui, view, actions);
    field(KpiField::Source, "Source of the definition").multiline(2).ui(ui, view, actions);
    let differences = library::differences(view.project, kpi);
    if !differences.is_empty() {
        let parts: Vec<String> = differences.iter().map(|part| (*part).to_owned()).collect();
        note_ui(ui, &format!("Differs from the built-in library in {}", words::list(&parts)));
    }
    field(KpiField::Owner, "Owner").ui(ui, view, actions);
    field(KpiField::Notes, "Notes").multiline(3).ui(ui, view, actions);
    ui.separator();
    if danger_text_button_ui(ui, "Delete KPI").clicked() {
        actions.push(Action::Delete(Edit::Kpi(KpiEdit::Delete { id })));
    }
}

/// The formula in words, and its inputs as ways to them.
fn formula_ui(ui: &mut Ui, view: &View<'_>, kpi: &Kpi, actions: &mut Actions) {
    let formula = match formula::parse(&kpi.formula) {
        Ok(formula) => formula,
        Err(error) => {
            note_ui(ui, &format!("The formula cannot be read: {error}"));
            return;
        }
    };
    let label = |identifier: &str| match view.project.input_named(identifier) {
        Some((_, input)) => input.label.to_lowercase(),
        None => identifier.to_owned(),
    };
    note_ui(ui, &format!("In words: {}", formula.with_labels(&label)));
    ui.horizontal_wrapped(|ui| {
        for identifier in formula.inputs() {
            match view.project.input_named(identifier) {
                Some((id, _)) => {
                    if action_button_ui(ui, identifier).on_hover_text("Show this input").clicked() {
                        actions.push(Action::Inspect(ItemId::Input(id)));
                    }
                }
                None => {
                    note_ui(ui, &format!("{identifier} is not in this plan"));
                }
            }
        }
    });
}

/// The known units to choose from, or a word of one's own.
fn unit_ui(ui: &mut Ui, view: &View<'_>, id: KpiId, kpi: &Kpi, actions: &mut Actions) {
    let currency = &view.project.settings.currency;
    let name = |unit: &Unit| match unit {
        Unit::Money => format!("money ({currency})"),
        other => other.text().to_owned(),
    };
    let mut chosen = None;
    crate::ui::widgets::combo_ui(ui, "Unit", &name(&kpi.unit), |ui| {
        for unit in &Unit::KNOWN {
            if ui.selectable_label(*unit == kpi.unit, name(unit)).clicked() {
                chosen = Some(unit.clone());
            }
        }
        let is_other = matches!(kpi.unit, Unit::Other(_));
        if ui.selectable_label(is_other, "a word of your own").clicked() && !is_other {
            chosen = Some(Unit::Other("units".to_owned()));
        }
    });
    if let Some(unit) = chosen.filter(|unit| *unit != kpi.unit) {
        let kpi = Box::new(Kpi { unit, ..Kpi::clone(kpi) });
        actions.edit(Edit::Kpi(KpiEdit::Set { id, kpi }));
    }
    if matches!(kpi.unit, Unit::Other(_)) {
        FieldUi::new(Field::Kpi(id, KpiField::Unit), "Word for the unit").ui(ui, view, actions);
    }
}

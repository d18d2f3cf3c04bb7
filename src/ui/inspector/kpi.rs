//! Every field of a KPI.

use egui::Ui;

use super::choose_ui;
use super::definition::definition_ui;
use crate::app::field::KpiField;
use crate::app::{Action, Actions, Field, View};
use crate::edit::{Edit, KpiEdit};
use crate::model::{Better, Kpi, KpiId, Unit};
use crate::ui::field::FieldUi;
use crate::ui::formula_field::kpi_formula_ui;
use crate::ui::widgets::danger_text_button_ui;

pub fn kpi_ui(ui: &mut Ui, view: &View<'_>, id: KpiId, actions: &mut Actions) {
    let Some(kpi) = view.project.kpis.get(id) else { return };
    let field = |field: KpiField, name: &'static str| FieldUi::new(Field::Kpi(id, field), name);
    field(KpiField::Name, "Name").ui(ui, view, actions);
    kpi_formula_ui(ui, view, id, &kpi.unit, actions);
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
    definition_ui(ui, view, id, kpi, actions);
    field(KpiField::Owner, "Owner").ui(ui, view, actions);
    field(KpiField::Notes, "Notes").multiline(3).ui(ui, view, actions);
    ui.separator();
    if danger_text_button_ui(ui, "Delete KPI").clicked() {
        actions.push(Action::Delete(Edit::Kpi(KpiEdit::Delete { id })));
    }
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

//! What stands in the place of the grid when the chosen input is used by no KPI.

use egui::Ui;

use crate::app::{Action, Actions, Dialog, LibraryDialog, OwnKpi, View};
use crate::model::{Input, ItemId, Unit};
use crate::ui::widgets::{empty_state_ui, filled_panel_ui};

/// The input the user looks at, if no KPI is selected that could show its readings.
pub fn unused_input<'a>(view: &'a View<'_>) -> Option<&'a Input> {
    match view.session.active {
        Some(ItemId::Input(id)) if view.session.selection.kpi.is_none() => {
            view.project.inputs.get(id).map(|input| &**input)
        }
        _ => None,
    }
}

/// A unit nobody named is a plain count.
fn unit_of(input: &Input) -> Unit {
    if input.unit.trim().is_empty() { Unit::Count } else { Unit::from_text(&input.unit) }
}

/// Says so, and offers to make a KPI that is the input itself.
pub fn unused_ui(ui: &mut Ui, input: &Input, actions: &mut Actions) {
    let mut wants_kpi = false;
    filled_panel_ui(
        ui,
        "KPI inputs",
        &input.label,
        |_| {},
        |ui| {
            let text = "Readings are entered and drawn where a KPI uses them.";
            wants_kpi = empty_state_ui(ui, "No KPI uses this input", text, "Make a KPI from it");
        },
    );
    if wants_kpi {
        let own = OwnKpi {
            name: input.label.clone(),
            formula: input.identifier.clone(),
            unit: unit_of(input),
            ..OwnKpi::default()
        };
        let dialog = LibraryDialog { own: Some(own), ..LibraryDialog::default() };
        actions.push(Action::OpenDialog(Box::new(Dialog::Library(Box::new(dialog)))));
    }
}

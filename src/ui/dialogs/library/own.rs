//! A KPI of the user's own: a name, a formula that is checked while it is typed, a unit.

use egui::{Id, Label, Response, ScrollArea, TextEdit, Ui};

use crate::app::{Actions, OwnKpi, View};
use crate::edit::{Edit, InputEdit};
use crate::library;
use crate::model::{Better, Unit};
use crate::ui::dialogs::focus_at_first;
use crate::ui::formula_field::{Asked, FormulaFieldUi, FormulaResponse};
use crate::ui::theme;
use crate::ui::widgets::{Chip, chip_ui, combo_ui, field_ui};

pub(super) fn own_ui(ui: &mut Ui, view: &View<'_>, own: &mut OwnKpi, actions: &mut Actions) {
    ScrollArea::vertical().id_salt("own").auto_shrink(false).show(ui, |ui| {
        let name = line_ui(ui, "Name", "", &mut own.name);
        focus_at_first(ui, &name);
        let field = FormulaFieldUi::loose(Id::unique("formula of an own KPI"), &own.unit);
        let FormulaResponse { asked, .. } = field.ui(ui, view, &mut own.formula);
        match asked {
            Some(Asked::Replace(text)) => own.formula = text,
            Some(Asked::AddInput(identifier)) => {
                let input = Box::new(library::input_called(&identifier));
                actions.edit(Edit::Input(InputEdit::Add { input }));
            }
            Some(Asked::Show(_)) | None => {}
        }
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

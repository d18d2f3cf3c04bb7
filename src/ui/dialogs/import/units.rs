//! What is rarely changed about a column: what its figures are kept in, which sign parts whole from
//! broken numbers, and what becomes of several rows of a period.

use egui::{Popup, PopupCloseBehavior, Ui};

use super::column::identifier_ui;
use super::guesses::SAMPLES;
use crate::app::View;
use crate::import::{Aggregate, ColumnChoice, UnitChoice};
use crate::ui::icons::Icon;
use crate::ui::theme;
use crate::ui::widgets::{icon_button_ui, note_ui};

/// Width of the name in formulas in the list.
const NAME_WIDTH: f32 = 220.0;

/// Which column the list is about, and what belongs into it.
#[derive(Clone, Copy)]
pub(super) struct More<'a> {
    pub header: &'a str,
    /// Whether −1 looks like a sign for "not measured" in this column.
    pub has_gaps: bool,
    /// Whether the row has no room for the name in formulas.
    pub has_name: bool,
}

/// The button with the list.
pub(super) fn units_ui(ui: &mut Ui, view: &View<'_>, more: More<'_>, choice: &mut ColumnChoice) {
    let More { header, has_gaps, has_name } = more;
    let button = icon_button_ui(ui, Icon::More, &format!("Unit and decimal sign of {header}"));
    let popup = Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    popup.show(|ui| {
        ui.set_max_width(NAME_WIDTH);
        theme::menu_style(ui.style_mut());
        if has_name {
            note_ui(ui, "Name in formulas");
            ui.scope(|ui| {
                // Entries of a list have no edges, fields do.
                ui.reset_style();
                ui.set_max_width(NAME_WIDTH);
                identifier_ui(ui, header, choice);
            });
            ui.separator();
        }
        note_ui(ui, "Figures are");
        for unit in units(view, &choice.unit) {
            let text = unit_text(&unit);
            ui.selectable_value(&mut choice.unit, unit, text);
        }
        ui.separator();
        note_ui(ui, "Written like");
        for (mark, text) in SAMPLES {
            ui.selectable_value(&mut choice.mark, mark, text);
        }
        ui.separator();
        note_ui(ui, "Several rows of a period");
        ui.selectable_value(&mut choice.aggregate, None, "As the kind says");
        for aggregate in Aggregate::ALL {
            ui.selectable_value(&mut choice.aggregate, Some(aggregate), aggregate.label());
        }
        if has_gaps {
            ui.separator();
            note_ui(ui, "−1 is");
            ui.selectable_value(&mut choice.minus_one_is_missing, true, "Not measured yet");
            ui.selectable_value(&mut choice.minus_one_is_missing, false, "A figure");
        }
    });
}

/// The units on offer: the plain ones, and the plan's currency or the file's own.
fn units(view: &View<'_>, now: &UnitChoice) -> Vec<UnitChoice> {
    use UnitChoice::{Fraction, Hours, HoursMinutes, Minutes, Money, Percent, Plain, Seconds};
    let mut units = vec![Plain, Percent, Fraction, Seconds, Minutes, Hours, HoursMinutes];
    let currency = &view.project.settings.currency;
    if !currency.is_empty() {
        units.push(Money(currency.clone()));
    }
    if !units.contains(now) {
        units.push(now.clone());
    }
    units
}

fn unit_text(unit: &UnitChoice) -> String {
    match unit {
        UnitChoice::Plain => "Plain figures".to_owned(),
        UnitChoice::Percent => "Percent".to_owned(),
        UnitChoice::Fraction => "Fractions, kept as percent".to_owned(),
        UnitChoice::Seconds => "Seconds".to_owned(),
        UnitChoice::HoursMinutes => "Hours and minutes, kept in seconds".to_owned(),
        UnitChoice::Minutes => "Minutes".to_owned(),
        UnitChoice::Hours => "Hours".to_owned(),
        UnitChoice::Milliseconds => "Milliseconds".to_owned(),
        UnitChoice::Money(code) => format!("Money in {code}"),
    }
}

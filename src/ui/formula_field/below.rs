//! What is said beneath a formula: what is wrong, what is new, its newest figure, its words.

use egui::{Label, RichText, Ui};

use super::Asked;
use crate::analysis::formula_check::{FormulaCheck, Part, Stranger};
use crate::analysis::{Figure, words};
use crate::app::View;
use crate::formula::{Formula, Influence};
use crate::model::Unit;
use crate::ui::theme;
use crate::ui::widgets::{action_button_ui, field_error_ui, note_ui};
use crate::ui::words::Words;

/// What is known of the text of a field.
pub(super) struct Below<'a> {
    pub view: &'a View<'a>,
    pub check: &'a FormulaCheck,
    pub unit: &'a Unit,
    pub refusal: Option<&'a str>,
    /// The formula that is in the plan, if it has one.
    pub counting: Option<&'a str>,
    pub is_draft: bool,
    /// Nothing is wrong yet, only not finished.
    pub is_calm: bool,
    /// The formula is of a KPI of the plan, from which one can go to its inputs.
    pub is_in_plan: bool,
    pub text: &'a str,
}

impl Below<'_> {
    pub fn ui(&self, ui: &mut Ui) -> Option<Asked> {
        if self.text.trim().is_empty() {
            if let Some(refusal) = self.refusal {
                field_error_ui(ui, refusal);
                self.still_counts_ui(ui);
            }
            note_ui(
                ui,
                "Inputs, numbers, + − * / and parentheses, as in 100 * shares / followers. \
                 Type a letter, or press ↓ for all inputs",
            );
            return None;
        }
        let mut asked = None;
        if let Some(problem) = &self.check.problem {
            if self.is_calm {
                note_ui(ui, &problem.sentence);
            } else {
                field_error_ui(ui, &problem.sentence);
            }
            self.still_counts_ui(ui);
            let name = problem.could_be_input.as_ref()?;
            let button = action_button_ui(ui, &format!("Add {name} as an input"));
            let is_clicked = button.on_hover_text("For a figure that comes finished").clicked();
            return is_clicked.then(|| Asked::AddInput(name.clone()));
        }
        for stranger in &self.check.strangers {
            let of_this = self.stranger_ui(ui, stranger);
            asked = asked.or(of_this);
        }
        let has_slip = self.check.strangers.iter().any(|stranger| stranger.meant.is_some());
        if has_slip || self.refusal.is_some() {
            self.still_counts_ui(ui);
        }
        if let Some(refusal) = self.refusal.filter(|_| !has_slip) {
            field_error_ui(ui, refusal);
        }
        if !has_slip {
            self.value_ui(ui);
        }
        note_ui(ui, &format!("In words: {}", self.check.in_words));
        if self.check.is_ratio {
            note_ui(ui, "A ratio: of the sums of its inputs, never a mean of ratios");
        }
        let of_inputs = self.influences_ui(ui);
        asked.or(of_inputs)
    }

    /// Which formula counts as long as what was refused is not mended.
    fn still_counts_ui(&self, ui: &mut Ui) {
        if let Some(formula) = self.counting.filter(|_| self.is_draft && !self.is_calm) {
            note_ui(ui, &format!("Until this is mended, {formula} still counts"));
        }
    }

    /// A name the plan lacks, and what to do about it.
    fn stranger_ui(&self, ui: &mut Ui, stranger: &Stranger) -> Option<Asked> {
        let mut asked = None;
        let name = &stranger.identifier;
        if let Some(meant) = &stranger.meant {
            field_error_ui(ui, &stranger.sentence());
            ui.horizontal_wrapped(|ui| {
                if action_button_ui(ui, &format!("Write {meant}")).clicked() {
                    asked = Some(Asked::Replace(Formula::renamed(self.text, name, meant)));
                }
                if action_button_ui(ui, &format!("Add {name} as new")).clicked() {
                    asked = Some(Asked::AddInput(name.clone()));
                }
            });
            return asked;
        }
        if self.is_draft {
            let kind = match stranger.kind {
                Some(kind) => format!(", as a {}", kind.code().replace('_', " ")),
                None => String::new(),
            };
            note_ui(ui, &format!("{name} is new: the formula brings it into the plan{kind}"));
        } else {
            field_error_ui(ui, &stranger.sentence());
            if action_button_ui(ui, &format!("Add {name} to the plan")).clicked() {
                asked = Some(Asked::AddInput(name.clone()));
            }
        }
        asked
    }

    /// "= 3.2 % in March 2026, all channels", or why there is no figure.
    fn value_ui(&self, ui: &mut Ui) {
        let text = self.value();
        let response = ui.add(Label::new(RichText::new(text)).wrap());
        // Read out while typing, without taking the keyboard.
        ui.accesskit_node_builder(response.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
    }

    fn value(&self) -> String {
        if let Some(fault) = &self.check.fault {
            return format!("No figure in any period: {fault}");
        }
        let Some(point) = &self.check.latest else {
            let new: Vec<String> =
                self.check.strangers.iter().map(|stranger| stranger.identifier.clone()).collect();
            return format!("No figure yet: no reading of {}", words::list(&new));
        };
        let period = words::in_period(self.view.project.settings.calendar, point.period);
        match &point.figure {
            Figure::Known(value) => {
                let words =
                    Words { number_format: self.view.numbers(), date_format: self.view.dates() };
                let currency = &self.view.project.settings.currency;
                let amount = words.amount(*value, self.unit, currency);
                let to_date = if point.is_complete { "" } else { " to date" };
                let omissions = point.omissions();
                let scope =
                    if omissions.is_empty() { "all channels".to_owned() } else { omissions };
                format!("= {amount} {period}{to_date}, {scope}")
            }
            Figure::NoData(reason) | Figure::NotDefined(reason) | Figure::Refused(reason) => {
                format!("No figure {period}: {reason}")
            }
        }
    }

    /// Which input moves the figure which way.
    fn influences_ui(&self, ui: &mut Ui) -> Option<Asked> {
        let groups = [
            (Influence::Raises, "More raises it:"),
            (Influence::Lowers, "More lowers it:"),
            (Influence::Mixed, "Either way, by the others:"),
            (Influence::None, "Does not move it:"),
        ];
        let mut asked = None;
        // Small lines stand closer than buttons.
        ui.spacing_mut().interact_size.y = theme::SPACE_16;
        for (influence, words) in groups {
            let parts: Vec<&Part> =
                self.check.parts.iter().filter(|part| part.influence == influence).collect();
            if parts.is_empty() {
                continue;
            }
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = theme::SPACE_8;
                note_ui(ui, words);
                for part in parts {
                    match part.id.filter(|_| self.is_in_plan) {
                        Some(id) => {
                            let link = ui.link(RichText::new(&part.name).small());
                            if link.on_hover_text("Show this input").clicked() {
                                asked = Some(Asked::Show(id));
                            }
                        }
                        None => {
                            note_ui(ui, &part.name);
                        }
                    }
                }
            });
        }
        asked
    }
}

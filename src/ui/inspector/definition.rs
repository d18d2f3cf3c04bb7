//! The definition of a KPI beside the library's: what differs, and the variants to take.

use std::sync::Arc;

use egui::{Id, Ui};

use crate::analysis::formula_check::formula_in_words;
use crate::app::{Actions, View};
use crate::edit::{Edit, KpiEdit};
use crate::formula;
use crate::library::{self, LibraryKpi};
use crate::model::{Better, Input, InputId, Kpi, KpiId, Table};
use crate::ui::theme;
use crate::ui::widgets::{note_ui, semibold_ui};

/// Shows nothing for a KPI that is no copy of the library's.
pub(super) fn definition_ui(
    ui: &mut Ui,
    view: &View<'_>,
    id: KpiId,
    kpi: &Kpi,
    actions: &mut Actions,
) {
    let Some(entry) = kpi.library_key.as_deref().and_then(library::kpi) else { return };
    let Some(told) = told(ui, view, id, entry) else { return };
    let block = Block { view, id, kpi, entry, told: &told };
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = theme::SPACE_4;
        block.ui(ui, actions);
    });
}

struct Block<'a> {
    view: &'a View<'a>,
    id: KpiId,
    kpi: &'a Kpi,
    entry: &'static LibraryKpi,
    told: &'a Told,
}

/// What is told of a KPI beside the library, with everything it was told from.
struct Told {
    kpi: Arc<Kpi>,
    inputs: Table<InputId, Input>,
    /// Which definition of the library the formula is.
    place: Option<usize>,
    differences: Vec<&'static str>,
    /// The KPI's formula in words.
    formula: String,
    /// Name and formula in words of each definition of the library.
    definitions: Vec<(&'static str, String)>,
}

/// Worked out again only when the KPI or an input is another: it reads every definition.
fn told(ui: &Ui, view: &View<'_>, id: KpiId, entry: &LibraryKpi) -> Option<Arc<Told>> {
    let place = Id::unique("definition of a KPI");
    let (project, kpi) = (view.project, view.project.kpis.get(id)?);
    let kept: Option<Arc<Told>> = ui.data(|data| data.get_temp(place));
    let is_same = |told: &Arc<Told>| {
        Arc::ptr_eq(&told.kpi, kpi) && told.inputs.is_shared_with(&project.inputs)
    };
    if let Some(kept) = kept.filter(is_same) {
        return Some(kept);
    }
    let definition = |place: usize| {
        let (name, _) = entry.definition_at(place)?;
        Some((name, formula_in_words(project, &entry.formula_for(project, kpi, place)?)))
    };
    let told = Arc::new(Told {
        kpi: Arc::clone(kpi),
        inputs: project.inputs.clone(),
        place: entry.definition_of(project, kpi),
        differences: library::differences(project, kpi),
        formula: formula_in_words(project, &kpi.formula),
        definitions: (0..entry.n_definitions()).filter_map(definition).collect(),
    });
    ui.data_mut(|data| data.insert_temp(place, Arc::clone(&told)));
    Some(told)
}

impl Block<'_> {
    fn ui(&self, ui: &mut Ui, actions: &mut Actions) {
        semibold_ui(ui, "Library");
        let differences = &self.told.differences;
        if differences.is_empty() {
            note_ui(ui, &format!("As “{}” of the library", self.entry.name));
        } else {
            self.differences_ui(ui, differences);
        }
        if !self.entry.variants.is_empty() {
            self.variants_ui(ui, actions);
        }
    }

    /// What is otherwise here, in both texts. That it differs, with the ways out, is the finding
    /// at the top of the inspector.
    fn differences_ui(&self, ui: &mut Ui, differences: &[&str]) {
        let place = self.told.place.unwrap_or(0);
        let theirs = self.entry.to_kpi();
        let formula = self.told.definitions.get(place).map_or("", |(_, words)| words);
        for part in differences {
            let here = self.part(part, self.kpi, &self.told.formula);
            let there = self.part(part, &theirs, formula);
            note_ui(ui, &format!("Here: {here}"));
            note_ui(ui, &format!("Library: {there}"));
        }
    }

    /// One part of a definition in words, `formula` being in words already.
    fn part(&self, part: &str, kpi: &Kpi, formula: &str) -> String {
        let numbers = self.view.numbers();
        match part {
            "the formula" => formula.to_owned(),
            "the unit" => kpi.unit.text().to_owned(),
            "the better direction" => match kpi.better {
                Better::Higher => "higher is better".to_owned(),
                Better::Lower => "lower is better".to_owned(),
            },
            "the range" => match kpi.range {
                (Some(low), Some(high)) => {
                    format!("{} to {}", numbers.format(low, None), numbers.format(high, None))
                }
                (Some(low), None) => format!("{} or more", numbers.format(low, None)),
                (None, Some(high)) => format!("{} or less", numbers.format(high, None)),
                (None, None) => "any value".to_owned(),
            },
            _ if kpi.definition.trim().is_empty() => "no definition".to_owned(),
            _ => kpi.definition.clone(),
        }
    }

    /// The library's ways to count it; the one in use is marked.
    fn variants_ui(&self, ui: &mut Ui, actions: &mut Actions) {
        note_ui(ui, "Others count it differently. The one in use:");
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().indent = theme::SPACE_24;
        ui.visuals_mut().indent_has_left_vline = false;
        for (place, (name, formula)) in self.told.definitions.iter().enumerate() {
            let is_used = self.told.place == Some(place);
            if ui.radio(is_used, *name).clicked() && !is_used {
                self.take(place, actions);
            }
            ui.indent(("formula of a definition", place), |ui| {
                note_ui(ui, formula);
            });
        }
    }

    /// Puts a definition of the library into the plan: one step of undo.
    fn take(&self, place: usize, actions: &mut Actions) {
        let since = self.view.date(self.view.today);
        let Some(kpi) = self.entry.adopted(self.view.project, self.kpi, place, &since) else {
            return;
        };
        let parsed = formula::parse(&kpi.formula);
        let inputs = parsed.map(|formula| library::described(&formula)).unwrap_or_default();
        let kpi = Box::new(kpi);
        actions.edit(Edit::Kpi(KpiEdit::Redefine { id: self.id, kpi, inputs }));
    }
}

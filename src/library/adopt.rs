//! How definitions of the library go into a plan: in the plan's own names, with the inputs they
//! need, and with a record of which one is used and since when.

use crate::formula::{Formula, parse};
use crate::model::{Input, Kpi, Project};

use super::{LibraryInput, LibraryKpi, input};

/// The inputs of a formula as the library describes them; those it does not know are left out.
pub fn described(formula: &Formula) -> Vec<Input> {
    formula.inputs().into_iter().filter_map(input).map(LibraryInput::to_input).collect()
}

impl LibraryKpi {
    /// How many definitions there are to choose from: its own and its variants.
    pub fn n_definitions(&self) -> usize {
        1 + self.variants.len()
    }

    /// Name and formula of a definition: 0 is the library's own, variants count from 1.
    pub fn definition_at(&self, place: usize) -> Option<(&'static str, &'static str)> {
        match place.checked_sub(1) {
            None => Some(("As the library defines it", self.formula)),
            Some(variant) => self.variants.get(variant).copied(),
        }
    }

    /// The formula of a definition with the identifiers the plan uses: where the plan lacks an
    /// input by that name and has one with the library's label, that one is meant.
    pub fn formula_in(&self, project: &Project, place: usize) -> Option<String> {
        let (_, formula) = self.definition_at(place)?;
        let names = parse(formula).ok()?;
        let renamed = names.inputs().into_iter().fold(formula.to_owned(), |text, name| {
            match own_name(project, name) {
                Some(own) => Formula::renamed(&text, name, own),
                None => text,
            }
        });
        Some(renamed)
    }

    /// The definition that a KPI of the plan has, as far as the formula goes; `None` for one of
    /// its own.
    pub fn definition_of(&self, project: &Project, kpi: &Kpi) -> Option<usize> {
        let own = parse(&kpi.formula).ok()?;
        (0..self.n_definitions()).find(|place| {
            let here = self.formula_in(project, *place).and_then(|text| parse(&text).ok());
            here.is_some_and(|formula| formula == own)
        })
    }

    /// Who defines it so, which definition is used, and since when: what a plan keeps as source.
    pub fn source_since(&self, place: usize, since: &str) -> String {
        let which = match self.definition_at(place).filter(|_| place > 0) {
            Some((name, _)) => format!("variant “{name}”"),
            None => "as the library defines it".to_owned(),
        };
        format!("{}; {which}, since {since}", self.source)
    }

    /// A KPI of the plan with a definition of the library in place of its own: formula, unit,
    /// direction, range, definition and source. Name, owner and notes stay; what it was counted
    /// by until then goes to the end of the notes. `None` without such a definition.
    pub fn adopted(&self, project: &Project, kpi: &Kpi, place: usize, since: &str) -> Option<Kpi> {
        // A formula that is the library's already stays as it is written.
        let is_same = self.definition_of(project, kpi) == Some(place);
        let formula = if is_same { kpi.formula.clone() } else { self.formula_in(project, place)? };
        let mut notes = kpi.notes.clone();
        if !is_same && !kpi.formula.trim().is_empty() {
            let blank = if notes.trim().is_empty() { "" } else { "\n" };
            notes = format!("{}{blank}Until {since}: {}", notes.trim_end(), kpi.formula.trim());
        }
        Some(Kpi {
            name: kpi.name.clone(),
            owner: kpi.owner.clone(),
            notes,
            formula,
            source: self.source_since(place, since),
            ..self.to_kpi()
        })
    }
}

/// What the plan calls an input of the library that it does not have under the library's name.
fn own_name<'a>(project: &'a Project, name: &str) -> Option<&'a str> {
    if project.input_named(name).is_some() {
        return None;
    }
    let theirs = input(name)?;
    let mut inputs = project.inputs.values();
    let own =
        inputs.find(|own| own.kind == theirs.kind && own.label.eq_ignore_ascii_case(theirs.label));
    own.map(|own| own.identifier.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::kpi;
    use crate::model::{InputId, InputKind, Unit};

    fn plan(inputs: &[(&str, &str, InputKind)]) -> Project {
        let mut project = Project::default();
        for (identifier, label, kind) in inputs {
            let id: InputId = project.new_id();
            let (identifier, label) = ((*identifier).to_owned(), (*label).to_owned());
            project.inputs.set(id, Input { identifier, label, kind: *kind, ..Input::default() });
        }
        project
    }

    #[test]
    fn a_definition_comes_in_the_names_of_the_plan() {
        let entry = kpi("amplification_rate").unwrap();
        let check = |inputs: &[(&str, &str, InputKind)], place: usize, expected: Option<&str>| {
            let formula = entry.formula_in(&plan(inputs), place);
            assert_eq!(formula.as_deref(), expected, "{inputs:?}");
        };
        check(&[], 0, Some("100 · shares / followers"));
        check(&[], 1, Some("100 · shares / posts / followers"));
        check(&[], 9, None);
        let reposts = [("reposts", "Shares", InputKind::Flow)];
        check(&reposts, 0, Some("100 · reposts / followers"));
        // Both are there, or what has the label adds up otherwise.
        let both = [("reposts", "Shares", InputKind::Flow), ("shares", "", InputKind::Flow)];
        check(&both, 0, Some("100 · shares / followers"));
        check(&[("reposts", "Shares", InputKind::Stock)], 0, Some("100 · shares / followers"));
    }

    #[test]
    fn the_definition_in_use_is_found_by_its_formula() {
        let entry = kpi("engagement_rate").unwrap();
        let check = |formula: &str, expected: Option<usize>| {
            let kpi = Kpi { formula: formula.to_owned(), ..entry.to_kpi() };
            assert_eq!(entry.definition_of(&Project::default(), &kpi), expected, "{formula}");
        };
        check(entry.formula, Some(0));
        check("100*(likes+comments+shares)/posts/followers", Some(1));
        check("100 * likes / followers", None);
        check("100 * (", None);
    }

    #[test]
    fn a_taken_definition_leaves_a_record() {
        let entry = kpi("engagement_rate").unwrap();
        let own = Kpi {
            name: "Buzz".to_owned(),
            formula: "likes".to_owned(),
            unit: Unit::Count,
            owner: "Ann".to_owned(),
            notes: "For the board".to_owned(),
            ..entry.to_kpi()
        };
        let project = Project::default();
        let taken = entry.adopted(&project, &own, 2, "15 Mar 2021").unwrap();
        assert_eq!((taken.name.as_str(), taken.owner.as_str()), ("Buzz", "Ann"));
        assert_eq!((taken.formula.as_str(), taken.unit), (entry.variants[1].1, Unit::Percent));
        assert!(taken.source.ends_with("; variant “By reach”, since 15 Mar 2021"));
        assert_eq!(taken.notes, "For the board\nUntil 15 Mar 2021: likes");
        assert_eq!(entry.adopted(&project, &own, 9, "15 Mar 2021"), None);
        // Only the unit was another: the formula stays as it is written.
        let formula = "100*(likes+comments+shares)/followers".to_owned();
        let counted = Kpi { formula: formula.clone(), unit: Unit::Count, ..entry.to_kpi() };
        let taken = entry.adopted(&project, &counted, 0, "15 Mar 2021").unwrap();
        assert_eq!((taken.formula, taken.notes), (formula, String::new()));
    }
}

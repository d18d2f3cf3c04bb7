//! How definitions of the library go into a plan: in the plan's own names, with the inputs they
//! need, and with a record of which one is used and since when.

use crate::formula::{Formula, parse};
use crate::model::{Input, Kpi, KpiId, Project};

use super::{LibraryInput, LibraryKpi, input};

/// The inputs of a formula as the library describes them; those it does not know are left out.
pub fn described(formula: &Formula) -> Vec<Input> {
    formula.inputs().into_iter().filter_map(input).map(LibraryInput::to_input).collect()
}

/// The input that a formula asks for by an identifier: as the library describes it, else a plain
/// flow with the identifier's words as its label.
pub fn input_called(identifier: &str) -> Input {
    input(identifier).map_or_else(|| Input::called(identifier), LibraryInput::to_input)
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

    /// As [`Self::formula_in`], in place of the formula of a KPI of the plan: the inputs that this
    /// uses under other names keep them.
    pub fn formula_for(&self, project: &Project, kpi: &Kpi, place: usize) -> Option<String> {
        let text = self.formula_in(project, place)?;
        let Ok(own) = parse(&kpi.formula) else { return Some(text) };
        let pairs = (0..self.n_definitions())
            .filter_map(|place| parse(self.definition_at(place)?.1).ok())
            .find_map(|library| renamed_inputs(project, &library, &own));
        let renamed = pairs.into_iter().flatten();
        Some(renamed.fold(text, |text, (theirs, ours)| Formula::renamed(&text, &theirs, &ours)))
    }

    /// The definition that a KPI of the plan has, as far as the formula goes, whatever the plan
    /// calls the inputs; `None` for one of its own.
    pub fn definition_of(&self, project: &Project, kpi: &Kpi) -> Option<usize> {
        let own = parse(&kpi.formula).ok()?;
        let parsed = |text: &str| parse(text).ok();
        let mut places = 0..self.n_definitions();
        let by_label = places.clone().find(|place| {
            let here = self.formula_in(project, *place).and_then(|text| parsed(&text));
            here.is_some_and(|formula| formula == own)
        });
        by_label.or_else(|| {
            places.find(|place| {
                let library = self.definition_at(*place).and_then(|(_, text)| parsed(text));
                library.is_some_and(|library| renamed_inputs(project, &library, &own).is_some())
            })
        })
    }

    /// The plan's KPI that goes by this one's name.
    pub fn in_plan<'a>(&self, project: &'a Project) -> Option<(KpiId, &'a Kpi)> {
        named(project, self.name)
    }

    /// A copy for a plan, by one of the definitions and in the plan's own names, and the inputs it
    /// may need. `since` is the day as the source shall name it. `None` without such a definition.
    pub fn copy_for(
        &self,
        project: &Project,
        place: usize,
        since: &str,
    ) -> Option<(Kpi, Vec<Input>)> {
        let formula = self.formula_in(project, place)?;
        let inputs = described(&parse(&formula).ok()?);
        let source = self.source_since(place, since);
        Some((Kpi { formula, source, ..self.to_kpi() }, inputs))
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
        let formula =
            if is_same { kpi.formula.clone() } else { self.formula_for(project, kpi, place)? };
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

fn named<'a>(project: &'a Project, name: &str) -> Option<(KpiId, &'a Kpi)> {
    let is_it = |kpi: &Kpi| kpi.name.trim().to_lowercase() == name.to_lowercase();
    project.kpis.iter().find(|(_, kpi)| is_it(kpi)).map(|(id, kpi)| (id, &**kpi))
}

/// A name for one more KPI: the one it has, or with the first number behind it that no KPI of the
/// plan has yet.
pub fn told_apart(project: &Project, name: &str) -> String {
    let is_free = |name: &String| named(project, name).is_none();
    let numbered = (2_u32..).map(|number| format!("{name} {number}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    names.find(is_free).unwrap_or_else(|| name.to_owned())
}

/// What the plan's formula calls the library's inputs, where it is the library's but for names;
/// `None` where it is another, or where a name stands for something else.
///
/// A name that the library does not use for anything stands for the library's where the plan has
/// no input under that one and both add up alike.
pub(super) fn renamed_inputs(
    project: &Project,
    library: &Formula,
    own: &Formula,
) -> Option<Vec<(String, String)>> {
    let pairs = library.renaming_to(own)?;
    let is_kept = |(theirs, ours): &(&str, &str)| {
        theirs == ours || (input(ours).is_none() && stands_for(project, theirs, ours))
    };
    let owned = |(theirs, ours): (&str, &str)| (theirs.to_owned(), ours.to_owned());
    pairs.iter().all(is_kept).then(|| pairs.into_iter().map(owned).collect())
}

fn stands_for(project: &Project, theirs: &str, ours: &str) -> bool {
    let is_alike = input(theirs)
        .zip(project.input_named(ours))
        .is_some_and(|(theirs, (_, ours))| theirs.kind == ours.kind);
    is_alike && project.input_named(theirs).is_none()
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
    fn one_more_of_the_same_name_gets_a_number() {
        let entry = kpi("engagement_rate").unwrap();
        let mut project = Project::default();
        let mut add = |name: &str| {
            let id: KpiId = project.new_id();
            project.kpis.set(id, Kpi { name: name.to_owned(), ..entry.to_kpi() });
            (entry.in_plan(&project).map(|(id, _)| id), told_apart(&project, entry.name), id)
        };
        assert_eq!(add("Another"), (None, entry.name.to_owned(), KpiId(1)));
        let first = Some(KpiId(2));
        assert_eq!(add(&entry.name.to_uppercase()), (first, format!("{} 2", entry.name), KpiId(2)));
        let second = format!("{} 2", entry.name);
        assert_eq!(add(&second), (first, format!("{} 3", entry.name), KpiId(3)));
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

    /// An identifier of the plan's own, without the library's label, stays the one with readings.
    #[test]
    fn a_taken_definition_keeps_to_inputs_that_go_by_other_names() {
        let entry = kpi("amplification_rate").unwrap();
        let inputs =
            [("reshared", "Times passed on", InputKind::Flow), ("fans", "", InputKind::Stock)];
        let project = plan(&inputs);
        let formula = "100 * reshared / fans".to_owned();
        let own = Kpi { formula: formula.clone(), unit: Unit::Count, ..entry.to_kpi() };
        assert_eq!(entry.definition_of(&project, &own), Some(0));
        let taken = entry.adopted(&project, &own, 0, "15 Mar 2021").unwrap();
        assert_eq!((taken.formula, taken.notes), (formula, String::new()));
        let taken = entry.adopted(&project, &own, 1, "15 Mar 2021").unwrap();
        assert_eq!(taken.formula, "100 · reshared / posts / fans");
    }
}

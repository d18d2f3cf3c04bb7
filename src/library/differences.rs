//! What a plan's KPI has otherwise than the library entry it was copied from.

use crate::model::{Kpi, Project};

use super::{entry_of, same_formula};

/// The parts in which a plan's KPI differs from the library, as words of a sentence: "the
/// formula", "the unit". Empty for a KPI that is no copy, or whose key this library does not know.
///
/// Names and spaces do not count, nor does the choice of a variant. Inputs that the plan calls
/// something else do not count either: an identifier that the library does not use for anything
/// stands for the library's where the plan has no input under that name and both add up alike, or
/// where both have the same label.
pub fn differences(project: &Project, kpi: &Kpi) -> Vec<&'static str> {
    let Some(entry) = entry_of(kpi) else { return Vec::new() };
    let mut known =
        std::iter::once(entry.formula).chain(entry.variants.iter().map(|(_, text)| *text));
    let has_formula = known.any(|text| same_formula(&kpi.formula, text))
        || entry.definition_of(project, kpi).is_some();
    let parts = [
        (!has_formula, "the formula"),
        (kpi.unit != entry.unit(), "the unit"),
        (kpi.better != entry.better, "the better direction"),
        (kpi.range != entry.range, "the range"),
        (kpi.definition.trim() != entry.definition, "the definition"),
    ];
    parts.into_iter().filter(|(differs, _)| *differs).map(|(_, part)| part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::kpi;
    use crate::model::{Better, Input, InputId, InputKind, Unit};

    fn plan(inputs: &[(&str, InputKind)]) -> Project {
        let mut project = Project::default();
        for (identifier, kind) in inputs {
            let id: InputId = project.new_id();
            let identifier = (*identifier).to_owned();
            project.inputs.set(id, Input { identifier, kind: *kind, ..Input::default() });
        }
        project
    }

    #[test]
    fn what_differs_is_named() {
        let check = |change: &dyn Fn(&mut Kpi), expected: &[&str]| {
            let mut copy = kpi("engagement_rate").unwrap().to_kpi();
            change(&mut copy);
            assert_eq!(differences(&Project::default(), &copy), expected, "{copy:?}");
        };
        check(&|_| {}, &[]);
        check(&|kpi| kpi.name = "Buzz".to_owned(), &[]);
        check(&|kpi| kpi.formula = "100*(likes+comments+shares)/followers".to_owned(), &[]);
        check(&|kpi| kpi.formula = "100*(likes+comments+shares)/reach".to_owned(), &[]);
        check(&|kpi| kpi.formula = "100*(likes+comments)/followers".to_owned(), &["the formula"]);
        check(&|kpi| kpi.formula = "100*(".to_owned(), &["the formula"]);
        check(&|kpi| kpi.unit = Unit::Count, &["the unit"]);
        check(&|kpi| kpi.range = (None, None), &["the range"]);
        check(
            &|kpi| {
                kpi.better = Better::Lower;
                kpi.definition = "Less is more".to_owned();
            },
            &["the better direction", "the definition"],
        );
        check(&|kpi| kpi.library_key = None, &[]);
        check(&|kpi| kpi.library_key = Some("from_a_later_version".to_owned()), &[]);
    }

    #[test]
    fn an_input_that_goes_by_another_name_is_no_difference() {
        let check = |formula: &str, inputs: &[(&str, InputKind)], expected: &[&str]| {
            let mut copy = kpi("amplification_rate").unwrap().to_kpi();
            formula.clone_into(&mut copy.formula);
            assert_eq!(differences(&plan(inputs), &copy), expected, "{formula}");
        };
        let (flow, stock) = (InputKind::Flow, InputKind::Stock);
        check("100 * reshared / fan_count", &[("reshared", flow), ("fan_count", stock)], &[]);
        check("100 * reshared / followers", &[("reshared", flow), ("followers", stock)], &[]);
        // Another thing that adds up otherwise, another of the library's, or one beside it.
        check("100 * reshared / fans", &[("reshared", flow), ("fans", flow)], &["the formula"]);
        check("100 * likes / followers", &[("likes", flow)], &["the formula"]);
        let both = [("reshared", flow), ("shares", flow), ("followers", stock)];
        check("100 * reshared / followers", &both, &["the formula"]);
    }
}

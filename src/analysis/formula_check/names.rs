//! What is likely meant by a name in a formula that is no input: another input, or a KPI.

use crate::formula;
use crate::library;
use crate::model::{KpiId, Project, slug};

use super::super::words;

/// How many letters may be wrong, missing or too many.
const MOST_SLIPS: usize = 2;

/// The input of the plan, or else of the library, that a mistyped identifier is nearest to; `None`
/// if none is near, or if the library has just this one.
pub(super) fn likely(project: &Project, name: &str) -> Option<String> {
    if library::input(name).is_some() {
        return None;
    }
    let of_plan = project.inputs.values().map(|input| input.identifier.as_str());
    let of_library = library::inputs().iter().map(|input| input.identifier);
    // Of two that are as near, the first: the plan's own.
    nearest(name, of_plan.chain(of_library)).map(str::to_owned)
}

/// The identifier that a mistyped one is nearest to, the first of several; `None` if none is near.
pub(in crate::analysis) fn nearest<'a>(
    name: &str,
    known: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    // In a name of three letters two slips leave nothing of it.
    let most = MOST_SLIPS.min(name.chars().count() / 3);
    let near = known.map(|known| (distance(name, known), known));
    near.filter(|(far, _)| (1..=most).contains(far)).min_by_key(|near| near.0).map(|near| near.1)
}

/// Where text that cannot be read has an input's name as people read it, and what to write there.
pub(super) fn label_written(project: &Project, text: &str) -> Option<(usize, String)> {
    let text = text.to_lowercase();
    let of_plan = project.inputs.values().map(|input| (&*input.label, &*input.identifier));
    let of_library = library::inputs().iter().map(|input| (input.label, input.identifier));
    let written = of_plan.chain(of_library).filter_map(|(label, identifier)| {
        let column = column_of(&text, label).filter(|_| label.to_lowercase() != *identifier)?;
        Some((label, identifier, column))
    });
    // The longest is the whole name, where others are a part of it.
    let (label, identifier, column) = written.max_by_key(|(label, ..)| label.len())?;
    Some((column, format!("Column {column}: write {identifier} for “{label}”")))
}

/// A KPI where a formula needs an input.
pub(super) struct KpiNamed {
    /// From 1, in characters.
    pub column: usize,
    pub sentence: String,
    /// As the formula has it; `None` for a name of several words.
    pub identifier: Option<String>,
}

/// Where a formula names a KPI in place of an input, and a sentence that tells what to write
/// instead. A name that an input of plan or library has is that input's. `own` is the KPI the
/// formula is for.
pub(super) fn kpi_named(project: &Project, own: Option<KpiId>, text: &str) -> Option<KpiNamed> {
    let is_input =
        |name: &str| project.input_named(name).is_some() || library::input(name).is_some();
    let by_name = formula::names(text)
        .into_iter()
        .filter(|name| !is_input(name.text))
        .find_map(|name| Some((name, kpi_called(project, own, name.text)?)));
    let (column, identifier, (name, formula)) = if let Some((name, kpi)) = by_name {
        (name.column, Some(name.text.to_owned()), kpi)
    } else {
        let (column, kpi) = kpi_written(project, own, text)?;
        (column, None, kpi)
    };
    let sentence = format!("Column {column}: {}", inputs_instead(&name, &formula));
    Some(KpiNamed { column, sentence, identifier })
}

/// Name and formula of the KPI that an identifier is the name of.
fn kpi_called(project: &Project, own: Option<KpiId>, name: &str) -> Option<(String, String)> {
    if let Some((_, kpi)) = project.kpi_called(name, own) {
        return Some((kpi.name.clone(), kpi.formula.clone()));
    }
    // What the own KPI is called may well be counted by an input of the same name.
    let is_own = own.and_then(|id| project.kpis.get(id)).is_some_and(|kpi| slug(&kpi.name) == name);
    let mut of_library = library::kpis().iter().filter(|_| !is_own);
    let entry = of_library.find(|kpi| kpi.key == name || slug(kpi.name) == name)?;
    Some((entry.name.to_owned(), entry.formula.to_owned()))
}

/// The KPI whose name of several words stands in text that cannot be read.
fn kpi_written(
    project: &Project,
    own: Option<KpiId>,
    text: &str,
) -> Option<(usize, (String, String))> {
    if formula::parse(text).is_ok() {
        return None;
    }
    let text = text.to_lowercase();
    let of_plan = project
        .kpis
        .iter()
        .filter(|(id, _)| Some(*id) != own)
        .map(|(_, kpi)| (kpi.name.as_str(), kpi.formula.as_str()));
    let of_library = library::kpis().iter().map(|kpi| (kpi.name, kpi.formula));
    let written = of_plan.chain(of_library).filter_map(|(name, formula)| {
        Some((column_of(&text, name)?, (name.to_owned(), formula.to_owned())))
    });
    let found = written.max_by_key(|(_, (name, _))| name.len())?;
    // An input's name may be a part of a KPI's and the other way round: the longer one is meant.
    let is_longer = |label: &str| label.len() >= found.1.0.len();
    let labels = project.inputs.values().map(|input| input.label.as_str());
    let labels = labels.chain(library::inputs().iter().map(|input| input.label));
    let mut longer = labels.filter(|label| is_longer(label));
    let is_input = longer.any(|label| column_of(&text, label).is_some());
    (!is_input).then_some(found)
}

/// Where a name of several words stands in text of small letters: from 1, in characters.
fn column_of(text: &str, name: &str) -> Option<usize> {
    let name = name.to_lowercase();
    let at = text.find(&name).filter(|_| name.contains(' '))?;
    Some(text[..at].chars().count() + 1)
}

fn inputs_instead(name: &str, formula: &str) -> String {
    let inputs: Vec<String> = formula::parse(formula)
        .map(|formula| formula.inputs().into_iter().map(str::to_owned).collect())
        .unwrap_or_default();
    if inputs.is_empty() {
        return format!("“{name}” is a KPI, and formulas take inputs only");
    }
    format!(
        "“{name}” is a KPI, and formulas take inputs only; it is made of {}",
        words::list(&inputs)
    )
}

/// How many letters must be changed, added or taken away to make one name of the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (done, letter) in one.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], done + 1);
        for (place, wanted) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *wanted);
            diagonal = row[place + 1];
            row[place + 1] = changed.min(row[place] + 1).min(diagonal + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_one_or_two_letters_are_seen() {
        let check = |one: &str, other: &str, expected: usize| {
            assert_eq!(distance(one, other), expected, "{one}, {other}");
        };
        check("folowers", "followers", 1);
        check("followres", "followers", 2);
        check("", "reach", 5);
        check("reach", "reach", 0);
        check("clicks", "likes", 3);
    }
}

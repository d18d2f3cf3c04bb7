//! What can be said of formula text while it is written: where it cannot be read, which names the
//! plan lacks, what it means in words, which input moves it which way, and its newest figure.

mod names;

pub(super) use names::nearest;

use jiff::civil::Date;

use crate::formula::{self, Formula, Influence};
use crate::library;
use crate::model::{InputId, InputKind, Kpi, KpiId, Project};

use super::fault::FormulaFault;
use super::latest::latest;
use super::program::{KpiProgram, name_of};
use super::types::Point;
use super::words;

/// Everything there is to say of a formula. Nothing at all of an empty text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FormulaCheck {
    pub problem: Option<FormulaProblem>,
    /// Names the plan has no input for, in order of first use; empty with a problem.
    pub strangers: Vec<Stranger>,
    /// The formula with people's names; empty with a problem.
    pub in_words: String,
    /// Whether it divides by an input.
    pub is_ratio: bool,
    /// The inputs in order of first use; empty with a problem.
    pub parts: Vec<Part>,
    /// The newest figure over all channels; `None` with a problem or a stranger.
    pub latest: Option<Point>,
    /// Why it has no figure whatever is read: "the formula divides by 0".
    pub fault: Option<String>,
}

/// Why a formula cannot be used, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormulaProblem {
    /// From 1, in characters.
    pub column: usize,
    /// Says what is wrong and what would be right.
    pub sentence: String,
    /// Whether the text only ends too early, as every formula does while it is being typed.
    pub is_unfinished: bool,
    /// The name of a KPI that stands for an input: it could be made one, for a figure that only
    /// comes finished.
    pub could_be_input: Option<String>,
}

/// A name in a formula that no input of the plan has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stranger {
    pub identifier: String,
    /// Where it stands first: from 1, in characters.
    pub column: usize,
    /// How it adds up, where the library knows it.
    pub kind: Option<InputKind>,
    /// The input it is most likely a slip of.
    pub meant: Option<String>,
}

/// An input within a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// `None` for a stranger.
    pub id: Option<InputId>,
    /// The input's name within a sentence.
    pub name: String,
    pub influence: Influence,
}

/// Looks at a formula. `own` is the KPI it is for, which may have the name of one of its inputs.
///
/// Costs a parse, a look-up per input and up to three years of periods; who shows it keeps it
/// while text, plan and judging date are the same.
pub fn check_formula(
    project: &Project,
    own: Option<KpiId>,
    text: &str,
    judged_on: Date,
) -> FormulaCheck {
    if text.trim().is_empty() {
        return FormulaCheck::default();
    }
    if let Some(problem) = problem(project, own, text) {
        return FormulaCheck { problem: Some(problem), ..FormulaCheck::default() };
    }
    let Ok(formula) = formula::parse(text) else { return FormulaCheck::default() };
    let strangers = strangers(project, text);
    let kpi = Kpi { formula: text.to_owned(), ..Kpi::default() };
    let program = KpiProgram::new(project, &kpi).ok().filter(|_| strangers.is_empty());
    FormulaCheck {
        problem: None,
        strangers,
        in_words: in_words(project, &formula),
        is_ratio: formula.is_ratio(),
        parts: parts(project, &formula),
        latest: program.as_ref().map(|program| latest(project, program, judged_on)),
        fault: program.as_ref().and_then(FormulaFault::of).map(|fault| fault.reason()),
    }
}

/// Why a typed formula does not go into the plan: it cannot be read, it names a KPI, or it has a
/// name that looks like a slip of another. `own` is the KPI it is for. An empty text is let
/// through; whoever takes the formula says that there is none.
pub fn why_refused(project: &Project, own: Option<KpiId>, text: &str) -> Option<String> {
    if text.trim().is_empty() {
        return None;
    }
    if let Some(problem) = problem(project, own, text) {
        return Some(problem.sentence);
    }
    let strangers = strangers(project, text);
    strangers.iter().find(|stranger| stranger.meant.is_some()).map(Stranger::sentence)
}

fn problem(project: &Project, own: Option<KpiId>, text: &str) -> Option<FormulaProblem> {
    if let Some(named) = names::kpi_named(project, own, text) {
        return Some(FormulaProblem {
            column: named.column,
            sentence: named.sentence,
            is_unfinished: false,
            could_be_input: named.identifier,
        });
    }
    let error = formula::parse(text).err()?;
    let is_unfinished = error.column > text.trim_end().chars().count();
    let (column, sentence) =
        names::label_written(project, text).unwrap_or_else(|| (error.column, error.to_string()));
    Some(FormulaProblem { column, sentence, is_unfinished, could_be_input: None })
}

impl Stranger {
    /// "“folowers” is no input of this plan; did you mean followers?"
    pub fn sentence(&self) -> String {
        let name = &self.identifier;
        match &self.meant {
            Some(meant) => format!("“{name}” is no input of this plan; did you mean {meant}?"),
            None => format!("“{name}” is no input of this plan"),
        }
    }
}

fn strangers(project: &Project, text: &str) -> Vec<Stranger> {
    let mut found: Vec<Stranger> = Vec::new();
    for name in formula::names(text) {
        let is_known = project.input_named(name.text).is_some();
        if is_known || found.iter().any(|stranger| stranger.identifier == name.text) {
            continue;
        }
        found.push(Stranger {
            identifier: name.text.to_owned(),
            column: name.column,
            kind: library::input(name.text).map(|input| input.kind),
            meant: names::likely(project, name.text),
        });
    }
    found
}

fn parts(project: &Project, formula: &Formula) -> Vec<Part> {
    let identifiers = formula.inputs().into_iter();
    identifiers
        .map(|identifier| Part {
            id: project.input_named(identifier).map(|(id, _)| id),
            name: name_in_words(project, identifier),
            influence: formula.influence(identifier),
        })
        .collect()
}

/// A formula with people's names for its inputs; as it is written where it cannot be read.
pub fn formula_in_words(project: &Project, text: &str) -> String {
    let read = formula::parse(text);
    read.map_or_else(|_| text.to_owned(), |formula| in_words(project, &formula))
}

fn in_words(project: &Project, formula: &Formula) -> String {
    formula.with_labels(&|identifier| name_in_words(project, identifier))
}

/// The name of an input within a sentence: the plan's, else the library's, else what the formula
/// calls it.
fn name_in_words(project: &Project, identifier: &str) -> String {
    if let Some((_, input)) = project.input_named(identifier) {
        return name_of(input);
    }
    let known = library::input(identifier).map(|input| words::lower_first(input.label));
    known.unwrap_or_else(|| identifier.replace('_', " "))
}

#[cfg(test)]
mod tests;

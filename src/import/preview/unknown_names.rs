//! The sentence about a table in a language of which no name is understood: then even how its figures
//! add up is a guess.

use crate::import::choices::ColumnRef;
use crate::import::preview::table_preview::Context;
use crate::import::preview::totals::listed;
use crate::import::problem::{ImportProblem, Severity, problem};
use crate::model::InputKind;

/// Says which columns were taken to add up although nothing of their names is understood.
pub(super) fn tell(context: &Context<'_>) -> Option<ImportProblem> {
    const MOST: usize = 40;
    let table = context.table;
    if table.tool.is_some() || table.columns.len() > MOST {
        return None;
    }
    let mut names: Vec<&str> = Vec::new();
    for (column, info) in table.columns.iter().enumerate() {
        let at = ColumnRef { file: context.at.file, table: context.at.table, column };
        let Some(choice) = context.choices.columns.get(&at).filter(|choice| choice.take) else {
            continue;
        };
        let meaning = table.meaning(column);
        let is_guess = !meaning.is_known && meaning.kind == InputKind::Flow;
        if !is_guess || choice.unit.stored().is_some() {
            return None;
        }
        if choice.kind == InputKind::Flow && choice.identifier == meaning.identifier {
            names.push(&info.header);
        }
    }
    // Names in plain letters are mostly English words that need no explaining.
    let is_foreign = |name: &&str| name.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    let message = format!(
        "None of the names of this table is known, so {} were taken to add up only because nothing speaks against it; choose how each adds up",
        listed(&names)
    );
    let are_foreign = names.iter().any(is_foreign);
    are_foreign.then(|| problem(Severity::Warning, message).at_column(names[0]))
}

//! Sentences about columns of answers of which nothing says what was asked.

use crate::import::meaning::measures::{Measure, MeasureChoice};
use crate::import::preview::table_preview::Context;
use crate::import::problem::{ImportProblem, Severity, problem};

/// The measure a column of answers offers and nobody took.
fn offered<'a>(context: &Context<'a>, column: usize) -> Option<&'a MeasureChoice> {
    let at = context.at;
    let mut measures = context.choices.measures.iter();
    let is_it = |choice: &MeasureChoice| match choice.measure {
        Measure::Promoters { column: of } | Measure::Satisfied { column: of, .. } => of == column,
        _ => false,
    };
    measures
        .find(|(name, choice)| {
            (name.file, name.table) == (at.file, at.table) && !choice.take && is_it(choice)
        })
        .map(|(_, choice)| choice)
}

/// Says of a column that is left out what it may hold, and how to have it read: answers are no
/// finished rates.
pub(super) fn tell(context: &Context<'_>, column: usize) -> Option<ImportProblem> {
    let choice = offered(context, column)?;
    let header = &context.table.columns[column].header;
    let what = choice.measure.label(&context.table.shape.headers);
    let first = choice.outputs.first()?;
    let scale = match choice.measure {
        Measure::Satisfied { top, .. } => format!("up to {top}"),
        _ => "from 0 to 10".to_owned(),
    };
    let message = format!(
        "{header} holds whole numbers {scale}, one in each row, as answers do, and nothing says what was asked; take “{what}” ({}) if it is that, else nothing of the column is read",
        first.identifier
    );
    Some(problem(Severity::Warning, message).at_column(header))
}

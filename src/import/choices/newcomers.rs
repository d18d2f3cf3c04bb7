//! Tables of one kind of people, whose columns only say which of them: "Total", "New" and "Returning"
//! in a file that is called `viewers.csv`.

use crate::import::cells::word_list;
use crate::import::meaning::aliases::{Meaning, guess, key, meaning_of};
use crate::import::meaning::recognise::told_in;
use crate::import::source::file::ParsedTable;
use crate::import::tables::is_whole_word;
use crate::model::InputKind;

/// Those who come again, and those who come for the first time.
const RETURNING: &str = "returning repeat recurring recurrentes recorrentes wiederkehrend wiederkehrende \
    bestehende existing fideles recurrents ritorno terugkerend";
const NEW: &str = "new nuevos novos neu neue nouveaux nuovi nieuw nieuwe first-time";

/// What each of some columns means, where they are such a table; `None` for the others.
pub(super) fn meanings(
    table: &ParsedTable,
    columns: &[usize],
    file: &str,
) -> Option<Vec<(usize, Meaning)>> {
    let name = |column: usize| key(&table.columns[column].header);
    let has = |list: &str| columns.iter().any(|column| word_list::has(list, &name(*column)));
    // A tool has words of its own for them.
    if table.tool.is_some() || columns.len() > 6 || !has(RETURNING) || !has(NEW) {
        return None;
    }
    let people = told_in(&table.shape, table.part.as_deref(), file)
        .filter(|told| matches!(told.kind, InputKind::Unique | InputKind::Stock));
    let meaning = |column: usize| -> Option<Meaning> {
        let name = name(column);
        let noun = people.as_ref().map_or("people", |told| told.identifier.as_str());
        if is_whole_word(&name) {
            let whole = people.clone().unwrap_or_else(|| meaning_of("total people"));
            return Some(Meaning { kind: InputKind::Unique, ..whole });
        }
        let which = if word_list::has(NEW, &name) {
            "new"
        } else if word_list::has(RETURNING, &name) {
            "returning"
        } else {
            return None;
        };
        let own = meaning_of(&format!("{which} {}", noun.replace('_', " ")));
        // A column of those who come again counts people, and so does the one beside it.
        let own = if own.is_known { own } else { guess(&own.label) };
        let kind = if own.is_known { own.kind } else { InputKind::Unique };
        Some(Meaning { kind, is_wanted: true, ..own })
    };
    let found = columns.iter().filter_map(|column| Some((*column, meaning(*column)?)));
    Some(found.collect())
}

//! What a column “Results” of an advertising report counts, where a column beside it says so row by
//! row: purchases, leads and people reached never add up.

use std::collections::BTreeSet;

use crate::import::cells::clean::visible;
use crate::import::cells::word_list;
use crate::import::columns::ColumnContent;
use crate::import::meaning::aliases::key;
use crate::import::preview::rows::{RowChoice, SplitBy};
use crate::import::source::file::ParsedTable;

/// Names of columns of results, in the form [`key`] gives.
const RESULTS: &str = "results;result;resultados;resultado;ergebnisse;ergebnis;resultats;resultat; \
    risultati;risultato;resultaten;resultaat;wyniki;wynik";
/// Names of columns that say what kind a row's results are of; the plainest first.
const KINDS: [&str; 2] = [
    "result indicator;result indicators;results indicator;result type;result types;results type; \
     type of result;indicador de resultados;indicador de resultado;indicadores de resultados; \
     tipo de resultado;tipo de resultados;ergebnisindikator;ergebnis indikator;ergebnistyp;ergebnisart; \
     art des ergebnisses;indicateur de resultats;indicateur de resultat;type de resultat; \
     type de resultats;indicatore dei risultati;indicatore di risultato;tipo di risultato; \
     resultaatindicator;type resultaat;soort resultaat;wskaznik wynikow;typ wyniku",
    "objective;campaign objective;objetivo;objetivo da campanha;objetivo de la campana;ziel;kampagnenziel; \
     objectif;objectif de la campagne;obiettivo;obiettivo della campagna;optimization goal; \
     optimisation goal;performance goal",
];
/// Words of results that count people once.
const PEOPLE: [&str; 8] =
    ["reach", "alcance", "reichweite", "couverture", "portee", "copertura", "bereik", "zasieg"];
/// Kinds a sentence names at most.
const NAMED: usize = 4;

/// What the results of a column are, where they must not be added up: several kinds, or people;
/// `None` where they may be, or the chosen rows are of one kind.
pub(in crate::import) fn unlike(
    table: &ParsedTable,
    column: usize,
    rows: &RowChoice,
) -> Option<Vec<String>> {
    if !is_one_of(RESULTS, &table.columns[column].header) {
        return None;
    }
    let (of_kinds, kinds) = kinds(table, column)?;
    let is_parted = matches!(
        rows,
        RowChoice::Split { column, by: SplitBy::Channels | SplitBy::Only(_) } if *column == of_kinds
    );
    let are_people = kinds.iter().any(|kind| PEOPLE.contains(&key(kind).as_str()));
    if is_parted || (kinds.len() < 2 && !are_people) {
        return None;
    }
    let n_more = kinds.len().saturating_sub(NAMED);
    let mut named: Vec<String> = kinds.into_iter().take(NAMED).collect();
    named.extend((n_more > 0).then(|| format!("{n_more} more")));
    Some(named)
}

/// The column of kinds, and the kinds of the rows that have results.
fn kinds(table: &ParsedTable, results: usize) -> Option<(usize, BTreeSet<String>)> {
    let of = |names: &&str| {
        let columns = table.columns.iter().enumerate();
        let mut of_words = columns.filter(|(_, info)| {
            matches!(info.content, ColumnContent::Text | ColumnContent::Category)
                && is_one_of(names, &info.header)
        });
        of_words.next().map(|(column, _)| column)
    };
    let column = KINDS.iter().find_map(of)?;
    let mut kinds = BTreeSet::new();
    for record in &table.shape.rows {
        let cell = |column: usize| visible(table.grid().field(record, column));
        let (kind, result) = (cell(column), cell(results));
        if !kind.is_empty() && !result.is_empty() {
            kinds.insert(kind.into_owned());
        }
    }
    Some((column, kinds))
}

fn is_one_of(names: &str, header: &str) -> bool {
    let name = key(header);
    word_list::has_name(names, &name)
}

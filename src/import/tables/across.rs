//! Tables that run across: dates side by side as column names, a row for each measure.

use super::{TableShape, TableSplit, find, is_total_word};
use crate::import::cells::clean::one_line;
use crate::import::cells::dates;
use crate::import::lines::grid::Grid;
use crate::import::meaning::aliases::{key, meaning_of};

/// Rows beyond which a table with dates across is a list of something and no set of measures.
const MOST_ROWS: usize = 300;
/// Dates side by side that make a table run across.
const FEWEST: usize = 3;

/// The same table turned, so that each date is a row; `None` unless its dates stand side by side.
pub fn turned(grid: &Grid, table: &TableShape) -> Option<(Grid, TableShape)> {
    let header = table.header_record?;
    let width = table.headers.len();
    let is_date = |column: &usize| dates::parse(grid.field(header, *column)).is_some();
    let first = (0..width).find(is_date)?;
    let dated: Vec<usize> = (first..width).filter(is_date).collect();
    // Sums, targets and changes beside the dates are about all of them.
    let name = |column: usize| grid.field(header, column);
    let others = (first..width).filter(|column| !is_date(column));
    let (summed, others): (Vec<usize>, Vec<usize>) = others
        .filter(|column| !name(*column).trim().is_empty())
        .partition(|column| is_total_word(name(*column)));
    let n_unknown = others.iter().filter(|column| !is_about_all(name(**column))).count();
    let n_rows = table.rows.len() + table.totals.len();
    let are_enough = dated.len() >= FEWEST || (dated.len() == 2 && dated[1] + 1 == width);
    let is_across = are_enough
        && dated.len() * 10 >= (dated.len() + n_unknown) * 7
        && first > 0
        && (1..=MOST_ROWS).contains(&n_rows);
    if !is_across {
        return None;
    }
    let mut records: Vec<usize> = table.rows.iter().collect();
    records.extend(&table.totals);
    records.sort_unstable();
    let mut turned = Grid::default();
    turned.push("Date");
    for record in &records {
        let words: Vec<String> = (0..first)
            .map(|column| one_line(grid.field(*record, column)))
            .filter(|word| !word.is_empty())
            .collect();
        turned.push(&words.join(", "));
    }
    turned.end_record();
    for column in dated.into_iter().chain(summed) {
        turned.push(grid.field(header, column));
        for record in &records {
            turned.push(grid.field(*record, column));
        }
        turned.end_record();
    }
    let mut shape = find(&turned, 0, TableSplit::One).into_iter().next()?;
    // "Followers" in the corner above names of networks says what was counted.
    let corner = table.headers[..first].iter().find(|name| meaning_of(name).is_known);
    shape.title = table.title.clone().or_else(|| corner.cloned());
    shape.preamble.clone_from(&table.preamble);
    shape.facts.clone_from(&table.facts);
    Some((turned, shape))
}

/// Whether a column beside dates says something about all of them: how figures changed, their mean,
/// what was planned.
fn is_about_all(header: &str) -> bool {
    const WORDS: &str = "change changes yoy mom qoq wow ytd delta difference diff growth trend target targets \
        goal goals plan planned budget avg average mean median min max vs previous last total sum note notes \
        comment comments status owner unit \
        veranderung abweichung ziel soll durchschnitt schnitt mittelwert summe gesamt bemerkung \
        variacion variacao diferencia diferenca objetivo meta promedio media objectif moyenne ecart \
        variation obiettivo variazione doel gemiddelde verschil";
    let name = key(header);
    let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    header.contains(['%', 'Δ', '∆', 'Ø', '±'])
        || words.any(|word| WORDS.split_whitespace().any(|known| known == word))
}

//! Tables that run across: dates side by side as column names, a row for each measure.

use super::{TableShape, TableSplit, find};
use crate::import::cells::clean::{normal, one_line};
use crate::import::cells::dates;
use crate::import::lines::grid::Grid;
use crate::import::meaning::aliases::meaning_of;

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
    let n_rows = table.rows.len() + table.totals.len();
    let is_across = dated.len() >= FEWEST
        && dated.len() * 10 >= (width - first) * 7
        && first > 0
        && (1..=MOST_ROWS).contains(&n_rows);
    if !is_across {
        return None;
    }
    // What compares the periods or plans for them is no period and no total of them.
    let read = |column: &usize| is_date(column) || !compares(grid.field(header, *column));
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
    for column in (first..width).filter(read) {
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

/// Whether a column beside those of the periods compares them, averages them or plans for them:
/// "YoY %", "Change", "vs. last month", "Average", "Target".
fn compares(header: &str) -> bool {
    const WORDS: &str = "yoy mom wow qoq yoy% mom% wow% change changes diff difference delta δ growth variance \
        variation trend trendline sparkline vs versus compared average avg mean median max min target targets \
        goal plan planned budget forecast comment comments notes note \
        veränderung abweichung differenz entwicklung wachstum vergleich ggü durchschnitt mittelwert ziel soll \
        prognose bemerkung kommentar \
        variação diferença crescimento média meta observações variación diferencia crecimiento promedio \
        media objetivo évolution écart croissance moyenne objectif variazione differenza crescita \
        obiettivo verschil groei gemiddelde doel ø";
    let name = normal(header);
    let words = name.split(|c: char| !(c.is_alphanumeric() || matches!(c, '%')));
    header.contains(['Δ', '∆']) || header.trim() == "%" || header.trim() == "+/-" || { words }
        .any(|word| !word.is_empty() && WORDS.split_whitespace().any(|known| known == word))
}

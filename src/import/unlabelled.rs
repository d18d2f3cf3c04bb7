//! Rows that sum others up without saying so: every name is blank, every figure filled.

use super::columns::ColumnContent;
use super::file::ParsedTable;

/// Places of the first and the last row if they are totals without a name: the columns of words
/// that all other rows fill are blank there.
pub fn totals(table: &ParsedTable) -> Vec<usize> {
    let rows = &table.shape.rows;
    let is_blank =
        |row: usize, column: usize| table.grid().field(rows[row], column).trim().is_empty();
    let Some(last) = rows.len().checked_sub(1).filter(|last| *last >= 2) else { return Vec::new() };
    let names: Vec<usize> = (0..table.columns.len())
        .filter(|column| {
            let content = table.columns[*column].content;
            let is_words = matches!(content, ColumnContent::Text | ColumnContent::Category);
            is_words && (1..last).all(|row| !is_blank(row, *column))
        })
        .collect();
    let has_figures = |row: usize| {
        let figures = (0..table.columns.len())
            .filter(|column| table.columns[*column].content == ColumnContent::Figures);
        figures.filter(|column| !is_blank(row, *column)).count() > 0
    };
    [0, last]
        .into_iter()
        .filter(|row| !names.is_empty() && names.iter().all(|column| is_blank(*row, *column)))
        .filter(|row| has_figures(*row))
        .collect()
}

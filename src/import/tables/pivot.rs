//! The line a pivot table has above its column names: what was summed up, and "Column Labels".

use crate::import::cells::clean::{normal, one_line};
use crate::import::cells::word_list;
use crate::import::lines::grid::Grid;

/// What spreadsheet programs write above the names of columns, in the form [`normal`] gives.
const ABOVE_COLUMNS: &str = "column labels;spaltenbeschriftungen;étiquettes de colonnes;etiquetas de columna;\
    rótulos de coluna;etichette di colonna;kolomlabels;etykiety kolumn";

/// What they write above the names of rows.
const ABOVE_ROWS: &str = "row labels;zeilenbeschriftungen;étiquettes de lignes;etiquetas de fila;rótulos de linha;\
    etichette di riga;rijlabels;etykiety wierszy";

/// Whether a column has the names of what the rows of a pivot table sum up.
pub fn is_row_labels(header: &str) -> bool {
    let name = normal(header);
    word_list::has_name(ABOVE_ROWS, &name)
}

/// What a pivot table sums up, where a record is the line above its column names.
pub(super) fn measure(grid: &Grid, record: usize) -> Option<String> {
    let is_label = |cell: &str| {
        let name = normal(cell);
        word_list::has_name(ABOVE_COLUMNS, &name)
    };
    let first = one_line(grid.field(record, 0));
    let is_one = grid.n_filled(record) == 2 && grid.record(record).skip(1).any(is_label);
    Some(first).filter(|first| is_one && !first.is_empty())
}

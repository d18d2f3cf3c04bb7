//! Columns that hold nothing but zeros, as the file has them, whether they are taken or not.

use crate::import::cells::numbers::{self, Cell};
use crate::import::columns::ColumnContent;
use crate::import::source::file::ParsedTable;

/// The columns of figures (places) in which no row has anything but 0 or nothing. A column with
/// other figures is known by the first of them, so this costs little.
pub fn columns_of_zeros(table: &ParsedTable) -> Vec<usize> {
    let columns = table.columns.iter().enumerate();
    let figures = columns.filter(|(_, info)| info.content == ColumnContent::Figures);
    figures.filter(|(column, _)| is_of_zeros(table, *column)).map(|(column, _)| column).collect()
}

fn is_of_zeros(table: &ParsedTable, column: usize) -> bool {
    let mark = table.columns[column].mark;
    table.shape.rows.iter().all(|record| match table.grid().field(record, column) {
        "" | "0" => true,
        cell => match numbers::read(cell, mark) {
            Cell::Figure { value, .. } => value == 0.0,
            Cell::Missing => true,
            Cell::Text => false,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::choices::reading::Reading;
    use crate::import::progress::NoProgress;
    use crate::import::source::file::read_file;

    #[test]
    fn a_column_of_zeros_has_no_other_figure_in_any_row() {
        let check = |cells: [&str; 3], expected: bool| {
            let text = format!(
                "Date;Likes;Saves\n2024-01-01;5;{}\n2024-01-02;6;{}\n2024-01-03;7;{}\n",
                cells[0], cells[1], cells[2]
            );
            let file = read_file("a.csv", text.as_bytes(), Reading::texts(&NoProgress));
            let expected: &[usize] = if expected { &[2] } else { &[] };
            assert_eq!(columns_of_zeros(&file.tables[0]), expected, "{cells:?}");
        };
        check(["0", "0", "0"], true);
        check(["0,00", "0,00", "-"], true);
        check(["0%", "", "0%"], true);
        check(["0", "0", "1"], false);
        check(["0,0", "0,0", "0,1"], false);
        check(["-1", "0", "0"], false);
        check(["5", "0", "0"], false);
    }
}

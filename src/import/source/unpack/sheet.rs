//! Cells of a sheet → CSV text, within limits.

/// Cells a container may hold in all its sheets.
pub const CELLS: usize = 1_000_000;
/// Rows a sheet may have, blank ones included.
const ROWS: usize = 200_000;
/// Columns a sheet may have.
const COLUMNS: usize = 5_000;

/// A sheet on its way to text; cells come row by row, from left to right.
#[derive(Debug, Default)]
pub struct SheetText {
    text: String,
    /// Where the next field begins.
    row: usize,
    column: usize,
    has_field: bool,
    n_cells: usize,
    is_cut: bool,
}

impl SheetText {
    /// Takes a cell of a sheet that may have `room` of them; `false` when there is none for this one
    /// and those after it.
    pub fn put(&mut self, row: usize, column: usize, value: &str, room: usize) -> bool {
        if row >= ROWS || self.n_cells >= room {
            self.is_cut = true;
            return false;
        }
        if column >= COLUMNS {
            self.is_cut = true;
            return true;
        }
        // A cell that comes late stands in a row that is written already.
        if row < self.row || (row == self.row && self.has_field && column <= self.column) {
            return true;
        }
        while self.row < row {
            self.text.push('\n');
            self.row += 1;
            self.column = 0;
            self.has_field = false;
        }
        while self.column < column {
            self.text.push(',');
            self.column += 1;
        }
        self.push_field(value);
        self.has_field = true;
        self.n_cells += 1;
        true
    }

    fn push_field(&mut self, value: &str) {
        if value.contains([',', '"', '\n', '\r']) {
            self.text.push('"');
            self.text.push_str(&value.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(value);
        }
    }

    pub fn n_cells(&self) -> usize {
        self.n_cells
    }

    /// The text, and whether something was left out for want of room.
    pub fn finish(mut self) -> (String, bool) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        (self.text, self.is_cut)
    }
}

/// The sentence about a sheet that was cut.
pub const CUT: &str = "Only a part of this sheet was read: at most 200,000 rows, 5,000 columns and 1,000,000 cells are; export a shorter range of dates";

/// The sentence about a sheet of which nothing was read.
pub fn left_out(name: &str) -> String {
    format!(
        "The sheet “{name}” was left out, as at most 200,000 rows of a sheet and 1,000,000 cells of a workbook are read; export a shorter range of dates, or the sheet by itself"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cells: &[(usize, usize, &str)], expected: &str) {
        let mut sheet = SheetText::default();
        for (row, column, value) in cells {
            sheet.put(*row, *column, value, CELLS);
        }
        assert_eq!(sheet.finish().0, expected);
    }

    #[test]
    fn cells_keep_their_places() {
        check(
            &[(0, 0, "Date"), (0, 1, "Likes"), (1, 0, "2021-01-01"), (1, 1, "5")],
            "Date,Likes\n2021-01-01,5\n",
        );
        check(&[(0, 2, "a"), (2, 0, "b")], ",,a\n\nb\n");
        check(&[(0, 0, "a, b"), (0, 1, "say \"c\"")], "\"a, b\",\"say \"\"c\"\"\"\n");
        check(&[], "");
    }

    #[test]
    fn a_cell_far_away_costs_nothing() {
        let mut sheet = SheetText::default();
        assert!(sheet.put(0, 0, "a", CELLS));
        assert!(sheet.put(0, 16_383, "b", CELLS));
        assert!(!sheet.put(1_048_575, 0, "c", CELLS));
        assert_eq!(sheet.finish(), ("a\n".to_owned(), true));
    }

    #[test]
    fn a_sheet_without_room_says_that_it_was_cut() {
        let mut sheet = SheetText::default();
        assert!(sheet.put(0, 0, "a", 1));
        assert!(!sheet.put(0, 1, "b", 1));
        assert_eq!(sheet.finish(), ("a\n".to_owned(), true));
    }

    #[test]
    fn a_cell_out_of_order_is_left_out() {
        check(&[(1, 1, "a"), (0, 0, "late"), (1, 1, "again")], "\n,a\n");
    }
}

//! What the sheet says of columns whose readings cannot just be added: a mark below the heading,
//! what can be chosen, and how a cell came about.

use super::cursor::Cell;
use super::sheet::{Sheet, Shown};
use crate::analysis::Choice;

impl Sheet<'_> {
    /// What stands below the name of a column: "illustrative", "largest month".
    pub fn mark(&self, col: usize) -> String {
        let illustrative = self.input(col).is_some_and(|input| input.is_illustrative);
        let choices = self.columns.get(col).map_or(&[][..], |column| &column.choices[..]);
        let words = illustrative.then(|| "illustrative".to_owned());
        let words: Vec<String> =
            words.into_iter().chain(choices.iter().map(Choice::in_use)).collect();
        words.join(" · ")
    }

    /// What can be chosen about a cell that shows no figure, or one that stands for others.
    pub fn choices(&self, cell: Cell) -> &[Choice] {
        let Some(column) = self.columns.get(cell.col).filter(|col| !col.choices.is_empty()) else {
            return &[];
        };
        let shown = self.shown(cell);
        let is_plain = shown.refusal.is_empty() && !shown.is_worked_out;
        if is_plain { &[] } else { &column.choices }
    }

    /// Where a cell of several channels comes from, if they are not just added.
    pub(super) fn origin_of_sum(&self, cell: Cell) -> Option<String> {
        let Shown { omissions, notes, refusal, .. } = self.shown(cell);
        if !refusal.is_empty() {
            return Some(refusal);
        }
        let parts: Vec<String> =
            [omissions, notes].into_iter().filter(|part| !part.is_empty()).collect();
        if parts.is_empty() {
            return None;
        }
        let (label, row) = (self.input_label(cell.col), self.row_name(cell.row));
        Some(format!("{label} in {row}: {}", parts.join(", ")))
    }
}

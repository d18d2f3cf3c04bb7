//! Plain text in columns, for people.

use crate::analysis::{Explanation, words};
use crate::model::{NumberFormat, Unit};

const NONE: &str = "–";

/// On which side of its column a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
}

/// Rows of texts, aligned by column; two blanks part the columns and no line ends in blanks.
#[derive(Debug)]
pub struct Columns {
    sides: Vec<Side>,
    rows: Vec<Vec<String>>,
}

impl Columns {
    pub fn new(heads: &[(&str, Side)]) -> Self {
        let sides = heads.iter().map(|(_, side)| *side).collect();
        let rows = vec![heads.iter().map(|(head, _)| (*head).to_owned()).collect()];
        Self { sides, rows }
    }

    pub fn add<const N: usize>(&mut self, row: [String; N]) {
        self.rows.push(row.into());
    }

    /// Appends the rows to a text.
    pub fn write(&self, out: &mut String) {
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..self.sides.len()).map(width).collect();
        for row in &self.rows {
            let mut line = String::new();
            for (place, ((cell, side), width)) in
                row.iter().zip(&self.sides).zip(&widths).enumerate()
            {
                let padded = match side {
                    Side::Left => format!("{cell:<width$}"),
                    Side::Right => format!("{cell:>width$}"),
                };
                line.push_str(if place == 0 { "" } else { "  " });
                line.push_str(&padded);
            }
            add_line(out, line.trim_end());
        }
    }
}

/// Appends a line.
pub fn add_line(out: &mut String, line: impl AsRef<str>) {
    out.push_str(line.as_ref());
    out.push('\n');
}

/// Appends how something is computed, below the line that names it.
pub fn add_explanation(out: &mut String, explanation: Option<&Explanation>) {
    for line in explanation.into_iter().flat_map(Explanation::lines) {
        add_line(out, format!("    {line}"));
    }
}

/// A figure for people, with its unit; a dash where there is none.
pub fn figure(value: Option<f64>, unit: &Unit, currency: &str) -> String {
    value.map_or_else(|| NONE.to_owned(), |value| words::figure(value, unit, currency))
}

/// A fraction as whole percent; a dash where there is none.
pub fn percent(fraction: Option<f64>) -> String {
    let whole = |fraction: f64| NumberFormat::CommaPoint.format(fraction * 100.0, Some(0));
    fraction.map_or_else(|| NONE.to_owned(), |fraction| format!("{} %", whole(fraction)))
}

/// "1 reading", "2 readings".
pub fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell_and_lines_end_without_blanks() {
        let mut columns =
            Columns::new(&[("Name", Side::Left), ("n", Side::Right), ("", Side::Left)]);
        columns.add(["é".to_owned(), "1,000".to_owned(), String::new()]);
        columns.add(["Shares".to_owned(), "7".to_owned(), "x".to_owned()]);
        let mut out = String::new();
        columns.write(&mut out);
        assert_eq!(out, "Name        n\né       1,000\nShares      7  x\n");
    }

    #[test]
    fn figures_carry_their_unit_and_missing_ones_a_dash() {
        assert_eq!(figure(Some(250_000.0), &Unit::Count, "USD"), "250,000");
        assert_eq!(figure(Some(1.5), &Unit::Money, "USD"), "1.5 USD");
        assert_eq!(figure(None, &Unit::Percent, "USD"), "–");
        assert_eq!(percent(Some(0.558)), "56 %");
        assert_eq!(percent(Some(-1.4)), "−140 %");
        assert_eq!(percent(None), "–");
    }
}

//! Rows of a long table that say what is in the whole of another row: "Visitors" of a day, and beside
//! it "Visitors, Sex, female" and "Visitors, Sex, male". The whole is read, never the sum of all.

use std::collections::{BTreeMap, BTreeSet};

use super::{Long, holds, is_day, is_network};
use crate::import::cells::numbers::{self, Cell, DecimalMark};
use crate::import::lines::grid::{Grid, is_blank};
use crate::import::tables::TableShape;

/// The columns that say which part a row is about.
#[derive(Default)]
pub(super) struct Parts<'a> {
    pub columns: Vec<usize>,
    /// The measures that have rows of their whole.
    wholes: BTreeSet<&'a str>,
}

/// The figures of one measure and day.
#[derive(Default)]
struct Figures {
    wholes: Vec<f64>,
    parts: Vec<f64>,
}

impl<'a> Parts<'a> {
    /// Such columns are blank in the row of a whole, which no part of it exceeds.
    pub fn of(long: &Long, grid: &'a Grid, table: &TableShape) -> Self {
        let columns: Vec<usize> =
            long.keys.iter().copied().filter(|column| may_part(grid, table, *column)).collect();
        let others = || long.keys.iter().filter(|column| !columns.contains(column));
        let mut wholes = BTreeSet::new();
        let mut groups: BTreeMap<(&str, String), Figures> = BTreeMap::new();
        for record in &table.rows {
            let measure = grid.field(record, long.measure).trim();
            let of_key: Vec<&str> = others().map(|key| grid.field(record, *key).trim()).collect();
            let group = groups.entry((measure, of_key.join("\u{1f}"))).or_default();
            let is_whole = columns.iter().all(|column| is_blank(grid.field(record, *column)));
            let figure = long.values.first().and_then(|value| figure(grid.field(record, *value)));
            if is_whole {
                wholes.insert(measure);
            }
            let side = if is_whole { &mut group.wholes } else { &mut group.parts };
            side.extend(figure);
        }
        let is_more = |Figures { wholes, parts }: &Figures| match wholes.as_slice() {
            [] => false,
            [whole] => parts.iter().any(|part| part > whole),
            _ => true,
        };
        let is_parted = |Figures { wholes, parts }: &Figures| match wholes.as_slice() {
            [whole] => parts.iter().any(|part| part < whole),
            _ => false,
        };
        let fits = groups.values().any(is_parted) && !groups.values().any(is_more);
        if fits { Self { columns, wholes } } else { Self::default() }
    }

    /// What a row is called: its measure, with its part where no row is about the whole of it; `None`
    /// for a part of a whole.
    pub fn name(&self, grid: &Grid, record: usize, measure: &str) -> Option<String> {
        let words = self.columns.iter().map(|column| grid.field(record, *column).trim());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        match words.as_slice() {
            [] => Some(measure.to_owned()),
            _ if self.wholes.contains(measure) => None,
            words => Some(format!("{measure} ({})", words.join(", "))),
        }
    }
}

/// Whether a column holds words, and none in some of its rows.
fn may_part(grid: &Grid, table: &TableShape, column: usize) -> bool {
    let cells = || table.rows.iter().map(|record| grid.field(record, column).trim());
    let is_word = |cell: &str| !is_day(cell) && !is_network(cell);
    cells().any(str::is_empty)
        && !holds(grid, table, column, is_day)
        && cells().filter(|cell| !cell.is_empty()).take(super::SAMPLE).any(is_word)
}

fn figure(cell: &str) -> Option<f64> {
    match numbers::read(cell, DecimalMark::Point) {
        Cell::Figure { value, .. } => Some(value),
        Cell::Missing | Cell::Text => None,
    }
}

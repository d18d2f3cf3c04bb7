//! The figures of one column, row by row and channel by channel.

use std::iter::repeat_n;
use std::ops::Range;
use std::sync::Arc;

use crate::import::cells::numbers::DecimalMark;
use crate::import::choices::{ColumnChoice, UnitChoice};
use crate::import::lines::even::QuickCells;
use crate::import::meaning::sentinel;
use crate::import::preview::by_period::{RowsByPeriod, wide};
use crate::import::preview::column_series::figure;
use crate::import::preview::table_preview::Context;
use crate::import::source::file::ParsedTable;

/// Rows of which the figures of a column fit into the nearest memory of a processor.
const AT_HAND: usize = 8_192;
/// Rows a channel should have among those, so that asking for them pays.
const FEW: usize = 16;

/// The figure of each row of a table, NaN where it has none.
#[derive(Default)]
pub(super) struct Figures<'a> {
    before: Vec<f64>,
    /// Those of a run of rows that are known already.
    known: &'a [f64],
    behind: Vec<f64>,
}

impl<'a> Figures<'a> {
    /// Reads the cells of a column in the order of the file, which costs far less than going
    /// through a large one once for each channel.
    pub fn of_column(context: &Context<'a>, column: usize, choice: &ColumnChoice) -> Self {
        let (grid, rows) = (context.table.grid(), &context.table.shape.rows);
        let read = |record: usize| {
            let cell = grid.field(record, column);
            let is_absent = choice.minus_one_is_missing && sentinel::is_minus_one(cell);
            let figure = if is_absent { None } else { figure(cell, choice.mark, &choice.unit) };
            figure.unwrap_or(f64::NAN)
        };
        let (run, known) = plain_values(context, column, choice).unwrap_or_default();
        Self {
            before: rows.iter().take(run.start).map(read).collect(),
            known,
            behind: rows.from_place(run.end).iter().map(read).collect(),
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.before.len() + self.known.len() + self.behind.len()
    }

    /// The figure of a row.
    #[inline]
    pub fn of(&self, row: usize) -> f64 {
        let found = match row.checked_sub(self.before.len()) {
            None => self.before.get(row),
            Some(at) => match at.checked_sub(self.known.len()) {
                None => self.known.get(at),
                Some(at) => self.behind.get(at),
            },
        };
        found.copied().unwrap_or(f64::NAN)
    }

    /// The figures of all rows in three parts.
    pub fn parts(&self) -> [&[f64]; 3] {
        [&self.before, self.known, &self.behind]
    }

    /// The figures of each channel in the order of time, NaN where there is none; nothing where a
    /// period has several rows.
    pub fn by_channel(&self, channels: &[(String, RowsByPeriod)]) -> Vec<Arc<[f64]>> {
        let rows = channels.iter().map(|(_, periods)| periods.single_rows());
        let Some(mut rows) = rows.collect::<Option<Vec<_>>>() else { return Vec::new() };
        let mut all: Vec<Arc<[f64]>> =
            rows.iter().map(|rows| repeat_n(f64::NAN, rows.len()).collect()).collect();
        let mut left: Vec<&mut [f64]> = all.iter_mut().filter_map(Arc::get_mut).collect();
        // All channels of a part of the file, then those of the next one: what is read once is
        // still at hand for the channels whose rows stand beside it.
        let step = AT_HAND.max(channels.len() * FEW);
        let first = if self.before.is_empty() { self.known } else { &[] };
        for end in (0..self.len()).step_by(step).map(|start| start + step) {
            for (rows, left) in rows.iter_mut().zip(&mut left) {
                let n = rows.iter().take_while(|row| wide(**row) < end).count();
                let (these, others) = rows.split_at(n);
                let (places, rest) = std::mem::take(left).split_at_mut(n);
                for (row, place) in these.iter().map(|row| wide(*row)).zip(places) {
                    *place = first.get(row).copied().unwrap_or_else(|| self.of(row));
                }
                (*rows, *left) = (others, rest);
            }
        }
        all
    }
}

/// The rows (places) of which the figures are known already, and those: plain numbers, which mean
/// the same whatever else was chosen about the column.
fn plain_values<'a>(
    context: &Context<'a>,
    column: usize,
    choice: &ColumnChoice,
) -> Option<(Range<usize>, &'a [f64])> {
    let table: &'a ParsedTable = context.table;
    let quick = table.grid().quick(&table.shape.rows, column)?;
    let QuickCells::Numbers { values, tally } = quick.cells else { return None };
    let are_plain = tally.n == values.len()
        && (choice.mark == DecimalMark::Point || tally.n_pointed == 0)
        && choice.unit != UnitChoice::Fraction
        && !(choice.minus_one_is_missing && tally.n_negative > 0);
    are_plain.then_some((quick.rows, values))
}

//! The figures of one column, row by row and channel by channel.

use std::borrow::Cow;
use std::iter::once;
use std::ops::Range;

use crate::import::cells::numbers::{self, Cell, DecimalMark};
use crate::import::choices::{ColumnChoice, UnitChoice};
use crate::import::lines::even::QuickCells;
use crate::import::lines::pieces::Pieces;
use crate::import::meaning::sentinel;
use crate::import::preview::by_period::{RowsByPeriod, wide};
use crate::import::preview::column_series::figure_of;
use crate::import::preview::table_preview::Context;
use crate::import::source::file::ParsedTable;

/// Rows of which the figures of a column fit into the nearest memory of a processor.
const AT_HAND: usize = 8_192;
/// Rows a channel should have among those, so that asking for them pays.
const FEW: usize = 16;

/// The figure of each row of a table, NaN where it has none.
#[derive(Default)]
pub(super) struct Figures<'a> {
    /// One behind the other; those of a run of rows are known already.
    lists: Vec<Cow<'a, [f64]>>,
    len: usize,
}

impl<'a> Figures<'a> {
    /// Reads the cells of a column in the order of the file, which costs far less than going
    /// through a large one once for each channel.
    pub fn of_column(context: &Context<'a>, column: usize, choice: &ColumnChoice) -> Self {
        let (grid, rows) = (context.table.grid(), &context.table.shape.rows);
        let info = &context.table.columns[column];
        let read = |record: usize| {
            let cell = grid.field(record, column);
            let is_absent = (choice.minus_one_is_missing && sentinel::is_minus_one(cell))
                || is_odd(context.table, column, choice, record);
            let figure =
                if is_absent { None } else { figure_of(info, cell, choice.mark, &choice.unit) };
            figure.unwrap_or(f64::NAN)
        };
        let known = plain_values(context, column, choice);
        let run = known.as_ref().map_or(0..0, |(run, _)| run.clone());
        let before: Vec<f64> = rows.iter().take(run.start).map(read).collect();
        let behind: Vec<f64> = rows.rest_from(run.end).iter().map(read).collect();
        let known = known.into_iter().flat_map(|(_, values)| values.lists()).map(Cow::Borrowed);
        let lists = once(Cow::Owned(before)).chain(known).chain(once(Cow::Owned(behind)));
        Self { lists: lists.filter(|list| !list.is_empty()).collect(), len: rows.len() }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// The figure of a row.
    #[inline]
    pub fn of(&self, row: usize) -> f64 {
        let mut at = row;
        for list in &self.lists {
            match list.get(at) {
                Some(figure) => return *figure,
                None => at -= list.len(),
            }
        }
        f64::NAN
    }

    /// The figures of all rows, one list after the other.
    pub fn lists(&self) -> impl Iterator<Item = &[f64]> + Clone {
        self.lists.iter().map(AsRef::as_ref)
    }

    /// The figures of each channel in the order of time, NaN where there is none; nothing where a
    /// period has several rows.
    pub fn by_channel(&self, channels: &[(String, RowsByPeriod)]) -> Vec<Vec<f64>> {
        let rows = channels.iter().map(|(_, periods)| periods.single_rows());
        let Some(mut left) = rows.collect::<Option<Vec<_>>>() else { return Vec::new() };
        let mut all: Vec<Vec<f64>> =
            left.iter().map(|rows| Vec::with_capacity(rows.len())).collect();
        // All channels of a part of the file, then those of the next one: what is read once is
        // still at hand for the channels whose rows stand beside it.
        let step = AT_HAND.max(channels.len() * FEW);
        let mut first = 0;
        for part in self.lists.iter().flat_map(|list| list.chunks(step)) {
            let end = first + part.len();
            for (rows, figures) in left.iter_mut().zip(&mut all) {
                let n = rows.iter().take_while(|row| wide(**row) < end).count();
                let (these, others) = rows.split_at(n);
                figures.extend(these.iter().map(|row| {
                    // Rows that go back in time stand in parts before this one.
                    let here = part.get(wide(*row).wrapping_sub(first));
                    here.copied().unwrap_or_else(|| self.of(wide(*row)))
                }));
                *rows = others;
            }
            first = end;
        }
        all
    }
}

/// Whether the unit of a cell is neither that of the other figures nor the one that was chosen.
pub(super) fn is_odd(
    table: &ParsedTable,
    column: usize,
    choice: &ColumnChoice,
    record: usize,
) -> bool {
    table.columns[column].odd_units.binary_search(&record).is_ok()
        && match numbers::read(table.grid().field(record, column), choice.mark) {
            Cell::Figure { unit: Some(unit), .. } => !choice.unit.takes(&unit),
            _ => false,
        }
}

/// The rows (places) of which the figures are known already, and those: plain numbers, which mean
/// the same whatever else was chosen about the column.
fn plain_values<'a>(
    context: &Context<'a>,
    column: usize,
    choice: &ColumnChoice,
) -> Option<(Range<usize>, &'a Pieces<f64>)> {
    let table: &'a ParsedTable = context.table;
    let quick = table.grid().quick(&table.shape.rows, column)?;
    let QuickCells::Numbers { values, tally } = quick.cells else { return None };
    let are_plain = tally.n == values.len()
        && table.columns[column].times <= 1.0
        && (choice.mark == DecimalMark::Point || tally.n_pointed == 0)
        && choice.unit != UnitChoice::Fraction
        && !(choice.minus_one_is_missing && tally.n_negative > 0);
    are_plain.then_some((quick.rows, values))
}

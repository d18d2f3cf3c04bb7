//! Totals that nobody labelled: a first or last row without the names the others have.

use std::collections::BTreeMap;

use crate::import::cells::clean::visible;
use crate::import::choices::UnitChoice;
use crate::import::columns::ColumnContent;
use crate::import::meaning::stated_period;
use crate::import::preview::column_series;
use crate::import::preview::rows;
use crate::import::preview::totals::{Total, figures_of};
use crate::import::source::file::ParsedTable;
use crate::model::InputKind;

/// A row with figures at the edge of a table that has no day and hardly a name, while the others
/// have theirs.
pub(super) fn is_nameless(table: &ParsedTable, row: usize) -> bool {
    const ROWS: usize = 3;
    let Some(record) = table.shape.rows.get(row).filter(|_| table.shape.rows.len() >= ROWS) else {
        return false;
    };
    let is_blank =
        |record: usize, column: usize| visible(table.grid().field(record, column)).is_empty();
    let names: Vec<usize> = (0..table.columns.len())
        .filter(|column| {
            let is_axis = table.dates.is_some_and(|source| source.names(*column));
            let content = table.columns[*column].content;
            is_axis
                || matches!(
                    content,
                    ColumnContent::Text
                        | ColumnContent::Category
                        | ColumnContent::Channel
                        | ColumnContent::Id
                )
        })
        .collect();
    let neighbour = if row == 0 { 1 } else { row - 1 };
    // Days of the report, its currency and its settings may stand in a total as in every row.
    let is_named = |column: &usize| {
        let cell = |record: usize| visible(table.grid().field(record, *column));
        let of_neighbour = cell(table.shape.rows.at(neighbour));
        !of_neighbour.is_empty()
            && of_neighbour != cell(record)
            && !stated_period::is_edge_in(table, *column)
    };
    let expected: Vec<usize> = names.into_iter().filter(is_named).collect();
    let n_blank = expected.iter().filter(|column| is_blank(record, **column)).count();
    let has_day = table.dates.is_some_and(|source| {
        let of_axis = |column: &usize| {
            source.names(*column)
                && !is_blank(record, *column)
                && !stated_period::is_edge_in(table, *column)
        };
        expected.iter().any(of_axis)
    });
    let is_whole = || {
        let mut others = table.shape.rows.iter().filter(|other| *other != record);
        let blank: Vec<usize> =
            expected.iter().copied().filter(|column| is_blank(record, *column)).collect();
        n_blank > 1
            && others.all(|other| blank.iter().all(|column| !is_blank(other, *column)))
            && is_largest(table, row)
    };
    n_blank > 0
        && n_blank * 10 >= expected.len() * 7
        && !has_day
        && (sums_up(table, row) || is_whole())
}

/// Whether, in nearly all columns that add up, no other row has a larger figure than this one: a total of
/// more than the file shows.
fn is_largest(table: &ParsedTable, row: usize) -> bool {
    let of_row = |place: usize| figures_of(table, table.shape.rows.at(place), "");
    let is_flow = |total: &Total| table.meaning(total.column).kind == InputKind::Flow;
    let mut largest: BTreeMap<usize, f64> = BTreeMap::new();
    for total in (0..table.shape.rows.len()).filter(|place| *place != row).flat_map(of_row) {
        let own = largest.entry(total.column).or_insert(f64::NEG_INFINITY);
        *own = own.max(total.value);
    }
    let own: Vec<Total> = of_row(row).into_iter().filter(is_flow).collect();
    let is_more =
        |total: &&Total| largest.get(&total.column).is_none_or(|most| total.value >= *most);
    own.len() > 1 && own.iter().filter(is_more).count() * 5 >= own.len() * 4
}

/// Whether the figures of a row are, in most columns that add up, nearly the sums of all other
/// rows. Without such a column it must at least hold the largest figures, among rows that are no
/// events.
fn sums_up(table: &ParsedTable, row: usize) -> bool {
    let grid = table.grid();
    let (mut n, mut n_equal, mut n_others, mut n_largest) = (0, 0, 0, 0);
    for total in figures_of(table, table.shape.rows.at(row), "") {
        let info = &table.columns[total.column];
        let unit = UnitChoice::of(info.unit.as_ref(), info.is_fraction);
        let others = table.shape.rows.iter().enumerate().filter(|(place, _)| *place != row);
        let figure = |(_, record): (usize, usize)| {
            column_series::figure_of(info, grid.field(record, total.column), info.mark, &unit)
        };
        let (mut sum, mut largest) = (0.0, f64::NEG_INFINITY);
        for value in others.filter_map(figure) {
            sum += value;
            largest = largest.max(value);
        }
        let kind = table.meaning(total.column).kind;
        if kind == InputKind::Flow && total.value != 0.0 {
            n += 1;
            n_equal += usize::from((total.value - sum).abs() <= 0.02 * total.value.abs());
        } else if kind != InputKind::GivenRate {
            n_others += 1;
            n_largest += usize::from(total.value >= largest);
        }
    }
    if n > 0 {
        return n_equal * 2 >= n;
    }
    n_others > 0 && n_largest == n_others && !rows::has_row_ids(grid, table)
}

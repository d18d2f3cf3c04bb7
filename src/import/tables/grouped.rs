//! Dates below the names of the groups they belong to, as pivot tables have them: `Facebook`, and
//! below it `Jan 2026`, `Feb 2026`.

use std::collections::{BTreeMap, BTreeSet};

use super::{TableShape, is_data};
use crate::import::cells::clean::{normal, visible};
use crate::import::cells::dates;
use crate::import::cells::numbers::{self, Cell, DecimalMark};
use crate::import::columns::labels;
use crate::import::lines::grid::Grid;

/// Rows beyond which a table was made by no hand and by no pivot.
const MOST_ROWS: usize = 5_000;

/// The records with the name of its group before each date, and that of the new column; a row of a
/// group is a total. `None` where no dates stand below names.
pub fn grouped_down(grid: &Grid, table: &TableShape) -> Option<(Grid, &'static str)> {
    let header = table.header_record?;
    let groups = groups(grid, table)?;
    let words = || groups.iter().map(|group| group.name.as_str());
    let name = if labels::name_networks(words()) { "Network" } else { "Group" };
    let mut of_row: BTreeMap<usize, (&str, bool)> = BTreeMap::new();
    for group in &groups {
        of_row.insert(group.head, (&group.name, true));
        of_row.extend(group.rows.iter().map(|row| (*row, (group.name.as_str(), false))));
    }
    let mut grouped = Grid::default();
    for record in 0..grid.n_records() {
        match of_row.get(&record) {
            Some((_, true)) => grouped.push("Subtotal"),
            Some((name, false)) => grouped.push(name),
            None if record == header => grouped.push(name),
            // Totals begin with the word that says so.
            None if table.totals.contains(&record) => grouped.push(grid.field(record, 0)),
            None => {}
        }
        grid.record(record).for_each(|cell| grouped.push(cell));
        grouped.end_record();
    }
    Some((grouped, name))
}

/// A name in a row of its own and the dated rows below it.
struct Group {
    name: String,
    head: usize,
    rows: Vec<usize>,
}

fn groups(grid: &Grid, table: &TableShape) -> Option<Vec<Group>> {
    const FEWEST: usize = 2;
    let rows = &table.rows;
    let first = grid.field(rows.first()?, 0);
    if rows.len() > MOST_ROWS || is_data(first) || visible(first).is_empty() {
        return None;
    }
    let mut groups: Vec<Group> = Vec::new();
    for record in rows {
        let cell = visible(grid.field(record, 0));
        if dates::parse(&cell).is_some() {
            groups.last_mut()?.rows.push(record);
        } else if cell.is_empty() || is_data(&cell) {
            return None;
        } else {
            let group = Group { name: cell.into_owned(), head: record, rows: Vec::new() };
            groups.push(group);
        }
    }
    let names: BTreeSet<String> = groups.iter().map(|group| normal(&group.name)).collect();
    let days = |group: &Group| -> BTreeSet<String> {
        group.rows.iter().map(|row| normal(grid.field(*row, 0))).collect()
    };
    // The same dates stand below several names.
    let of_first = days(groups.first()?);
    let are_again = groups.iter().skip(1).any(|group| !days(group).is_disjoint(&of_first));
    let fits = groups.len() >= FEWEST
        && names.len() == groups.len()
        && groups.iter().all(|group| !group.rows.is_empty() && is_head(grid, group))
        && are_again;
    fits.then_some(groups)
}

/// Whether the row of a name has nothing else, or what the rows below it come to.
fn is_head(grid: &Grid, group: &Group) -> bool {
    let is_sum = |column: usize| {
        let figure =
            |record: usize| match numbers::read(grid.field(record, column), DecimalMark::Point) {
                Cell::Figure { value, .. } => Some(value),
                Cell::Missing | Cell::Text => None,
            };
        let sum: f64 = group.rows.iter().copied().filter_map(figure).sum();
        figure(group.head).is_some_and(|total| (total - sum).abs() <= total.abs() * 1e-6 + 0.011)
    };
    grid.n_filled(group.head) == 1 || (1..grid.width(group.head)).any(is_sum)
}

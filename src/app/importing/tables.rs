//! The choices of one table among those of all: compared, copied, taken as a whole.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::import::{ColumnChoice, ColumnRef, ImportChoices, TableRef};

/// The keys of a table's columns in a map by column.
pub fn columns_of(at: TableRef) -> RangeInclusive<ColumnRef> {
    let column = |column| ColumnRef { file: at.file, table: at.table, column };
    column(0)..=column(usize::MAX)
}

/// The choices for the columns of a table, in the order of the file.
pub fn column_choices(
    choices: &ImportChoices,
    at: TableRef,
) -> impl Iterator<Item = (ColumnRef, &ColumnChoice)> {
    choices.columns.range(columns_of(at)).map(|(column, choice)| (*column, choice))
}

/// Whether two choices would read a table alike.
pub(super) fn is_same(left: &ImportChoices, right: &ImportChoices, at: TableRef) -> bool {
    column_choices(left, at).eq(column_choices(right, at))
        && left.channels.get(&at) == right.channels.get(&at)
        && left.dates.get(&at) == right.dates.get(&at)
        && left.date_orders.get(&at) == right.date_orders.get(&at)
        && left.last_years.get(&at) == right.last_years.get(&at)
}

/// Gives a table of `into` the choices it has in `from`.
pub(super) fn copy(from: &ImportChoices, into: &mut ImportChoices, at: TableRef) {
    for column in columns_in(into, at) {
        into.columns.remove(&column);
    }
    into.columns.extend(column_choices(from, at).map(|(column, choice)| (column, choice.clone())));
    copy_entry(&from.channels, &mut into.channels, at);
    copy_entry(&from.dates, &mut into.dates, at);
    copy_entry(&from.date_orders, &mut into.date_orders, at);
    copy_entry(&from.last_years, &mut into.last_years, at);
}

fn columns_in(choices: &ImportChoices, at: TableRef) -> Vec<ColumnRef> {
    column_choices(choices, at).map(|(column, _)| column).collect()
}

fn copy_entry<V: Clone>(
    from: &BTreeMap<TableRef, V>,
    into: &mut BTreeMap<TableRef, V>,
    at: TableRef,
) {
    match from.get(&at) {
        Some(value) => into.insert(at, value.clone()),
        None => into.remove(&at),
    };
}

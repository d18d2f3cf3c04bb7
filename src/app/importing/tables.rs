//! The choices of one table among those of all: compared, copied, taken as a whole.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::import::{ColumnChoice, ColumnRef, ImportChoices, MeasureChoice, MeasureRef, TableRef};

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

/// The keys of a table's measures in a map by measure.
pub(super) fn measures_of(at: TableRef) -> RangeInclusive<MeasureRef> {
    let measure = |measure| MeasureRef { file: at.file, table: at.table, measure };
    measure(0)..=measure(usize::MAX)
}

/// The choices for the measures of a table.
pub fn measure_choices(
    choices: &ImportChoices,
    at: TableRef,
) -> impl Iterator<Item = (MeasureRef, &MeasureChoice)> {
    choices.measures.range(measures_of(at)).map(|(measure, choice)| (*measure, choice))
}

/// Whether a table has anything that could be taken.
pub fn is_worth_taking(choices: &ImportChoices, at: TableRef) -> bool {
    column_choices(choices, at).next().is_some() || measure_choices(choices, at).next().is_some()
}

/// Whether two choices would read a table alike.
pub(super) fn is_same(left: &ImportChoices, right: &ImportChoices, at: TableRef) -> bool {
    column_choices(left, at).eq(column_choices(right, at))
        && measure_choices(left, at).eq(measure_choices(right, at))
        && left.tables.get(&at) == right.tables.get(&at)
        && left.channels.get(&at) == right.channels.get(&at)
        && left.dates.get(&at) == right.dates.get(&at)
        && left.date_orders.get(&at) == right.date_orders.get(&at)
        && left.cadences.get(&at) == right.cadences.get(&at)
        && left.last_years.get(&at) == right.last_years.get(&at)
        && left.rows.get(&at) == right.rows.get(&at)
        && left.absent_zero.get(&at) == right.absent_zero.get(&at)
        && left.repeats_count.get(&at) == right.repeats_count.get(&at)
        && left.periods.get(&at) == right.periods.get(&at)
}

/// Gives a table of `into` the choices it has in `from`.
pub(super) fn copy(from: &ImportChoices, into: &mut ImportChoices, at: TableRef) {
    into.columns.retain(|column, _| column.table_ref() != at);
    into.columns.extend(column_choices(from, at).map(|(column, choice)| (column, choice.clone())));
    into.measures.retain(|measure, _| (measure.file, measure.table) != (at.file, at.table));
    into.measures
        .extend(measure_choices(from, at).map(|(measure, choice)| (measure, choice.clone())));
    copy_entry(&from.tables, &mut into.tables, at);
    copy_entry(&from.channels, &mut into.channels, at);
    copy_entry(&from.dates, &mut into.dates, at);
    copy_entry(&from.date_orders, &mut into.date_orders, at);
    copy_entry(&from.cadences, &mut into.cadences, at);
    copy_entry(&from.last_years, &mut into.last_years, at);
    copy_entry(&from.rows, &mut into.rows, at);
    copy_entry(&from.absent_zero, &mut into.absent_zero, at);
    copy_entry(&from.repeats_count, &mut into.repeats_count, at);
    copy_entry(&from.periods, &mut into.periods, at);
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

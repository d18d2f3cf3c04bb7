//! From what is remembered of an export to choices for the next one of its kind, and back.

use std::collections::BTreeSet;

use super::dialog::{ImportDialog, ImportFiles};
use super::tables::{self, column_choices, measure_choices};
use crate::import::{
    Aggregate, ChannelChoice, ColumnChoice, ColumnRef, DateOrder, DateSource, DecimalMark,
    ImportChoices, MeasureOutput, ParsedTable, ReadingChoices, RowChoice, SplitBy, TableRef,
    UnitChoice, order_seen,
};
use crate::model::{Cadence, InputKind};
use crate::storage::import_memory::{
    ImportMemory, RememberedChannel, RememberedColumn, RememberedMeasure, RememberedRows,
    RememberedTable, TableKind,
};

/// The tables whose choices are those of the last time.
pub type Recalled = BTreeSet<TableRef>;

/// What kind of table it is, as far as the next export of the same kind will show it too.
pub fn kind_of(table: &ParsedTable) -> TableKind {
    let mut headers = crc32fast::Hasher::new();
    for header in &table.shape.headers {
        headers.update(header.trim().to_lowercase().as_bytes());
        headers.update(b"\n");
    }
    let title = table.shape.title.as_deref().unwrap_or("").trim();
    let has_digits = title.bytes().any(|byte| byte.is_ascii_digit());
    TableKind {
        tool: table.tool.map_or_else(String::new, |tool| tool.name.to_owned()),
        title: if has_digits { String::new() } else { title.to_owned() },
        n_columns: table.shape.headers.len(),
        headers: headers.finalize(),
    }
}

fn position(table: &ParsedTable, header: &str) -> Option<usize> {
    table.columns.iter().position(|column| column.header == header)
}

// ---- recalling ------------------------------------------------------------------------------------

/// Gives the tables that are remembered the choices of the last time, and names them.
pub(super) fn recall(
    memory: &ImportMemory,
    files: &ImportFiles,
    choices: &mut ImportChoices,
) -> Recalled {
    let mut recalled = Recalled::new();
    for at in files.tables().filter(|at| files.twin_of(at.file).is_none()) {
        let table = &files.parsed[at.file].tables[at.table];
        if let Some(remembered) = memory.of(&kind_of(table)) {
            apply(remembered, table, choices, at);
            recalled.insert(at);
        }
    }
    recalled
}

fn apply(
    remembered: &RememberedTable,
    table: &ParsedTable,
    choices: &mut ImportChoices,
    at: TableRef,
) {
    choices.tables.insert(at, !remembered.is_skipped);
    apply_columns(remembered, table, choices, at);
    apply_measures(remembered, choices, at);
    let channel = match &remembered.channel {
        Some(RememberedChannel::Named(name)) => Some(ChannelChoice::Named(name.clone())),
        Some(RememberedChannel::Column(header)) => {
            position(table, header).map(ChannelChoice::Column)
        }
        None => None,
    };
    if let Some(channel) = channel {
        choices.channels.insert(at, channel);
    }
    apply_dates(remembered, table, choices, at);
    if let Some(rows) = remembered.rows.as_ref().and_then(|rows| rows_of(rows, table)) {
        choices.rows.insert(at, rows);
    }
    if let Some(absent_zero) = choices.absent_zero.get_mut(&at) {
        *absent_zero = remembered.absent_zero;
    }
}

/// The dates as last time, where they can be meant: what the file itself leaves no doubt about
/// goes before what an earlier one said.
fn apply_dates(
    remembered: &RememberedTable,
    table: &ParsedTable,
    choices: &mut ImportChoices,
    at: TableRef,
) {
    let header = remembered.date_column.as_deref();
    if let Some(column) = header.and_then(|header| position(table, header)) {
        choices.dates.insert(at, DateSource::Column(column));
    }
    let code = remembered.cadence.as_deref();
    if let Some(cadence) = Cadence::ALL.into_iter().find(|other| Some(other.code()) == code) {
        choices.cadences.insert(at, cadence);
    }
    if remembered.repeats_count {
        choices.repeats_count.insert(at, true);
    }
    let order_of = |code: &Option<String>| {
        DateOrder::ALL.into_iter().find(|order| Some(order.code()) == code.as_deref())
    };
    let (chosen, found) = (order_of(&remembered.date_order), order_of(&remembered.found_order));
    let source = choices.dates.get(&at).filter(|_| chosen.or(found).is_some());
    let Some(seen) = source.and_then(|source| order_seen(table, *source)) else { return };
    let order = chosen.or_else(|| found.filter(|_| seen.is_uncertain));
    if let Some(order) = order.filter(|order| seen.allows(*order)) {
        choices.date_orders.insert(at, order);
    }
}

fn apply_columns(
    remembered: &RememberedTable,
    table: &ParsedTable,
    choices: &mut ImportChoices,
    at: TableRef,
) {
    let mut left: Vec<&RememberedColumn> = remembered.columns.iter().collect();
    for (column, choice) in choices.columns.range_mut(tables::columns_of(at)) {
        let header = &table.columns[column.column].header;
        // Of two columns of one name the first remembered belongs to the first.
        let place = left.iter().position(|other| other.header == *header);
        choice.take = place.is_some();
        if let Some(place) = place {
            let is_open = table.columns[column.column].is_mark_uncertain;
            take_over(left.remove(place), is_open, choice);
        }
    }
}

/// `is_open` says that the figures themselves leave the decimal mark open.
fn take_over(remembered: &RememberedColumn, is_open: bool, choice: &mut ColumnChoice) {
    choice.identifier.clone_from(&remembered.identifier);
    choice.label.clone_from(&remembered.label);
    let kind = InputKind::ALL.into_iter().find(|kind| kind.code() == remembered.kind);
    choice.kind = kind.unwrap_or(choice.kind);
    choice.unit = unit_of(&remembered.unit).unwrap_or_else(|| choice.unit.clone());
    if is_open {
        choice.mark = if remembered.has_comma { DecimalMark::Comma } else { DecimalMark::Point };
    }
    choice.channel.clone_from(&remembered.channel);
    choice.minus_one_is_missing =
        remembered.minus_one_is_missing.unwrap_or(choice.minus_one_is_missing);
    let aggregate = remembered.aggregate.as_deref();
    choice.aggregate = Aggregate::ALL.into_iter().find(|other| Some(other.code()) == aggregate);
}

fn apply_measures(remembered: &RememberedTable, choices: &mut ImportChoices, at: TableRef) {
    let mut of_table = choices
        .measures
        .range_mut(tables::measures_of(at))
        .map(|(_, choice)| choice)
        .collect::<Vec<_>>();
    if of_table.len() != remembered.measures.len() {
        return;
    }
    for (choice, remembered) in of_table.iter_mut().zip(&remembered.measures) {
        choice.take = remembered.take;
        if choice.outputs.len() == remembered.outputs.len() {
            let output = |(identifier, label): &(String, String)| MeasureOutput {
                identifier: identifier.clone(),
                label: label.clone(),
            };
            choice.outputs = remembered.outputs.iter().map(output).collect();
        }
    }
}

fn rows_of(rows: &RememberedRows, table: &ParsedTable) -> Option<RowChoice> {
    let split = |header: &str, by: SplitBy| {
        position(table, header).map(|column| RowChoice::Split { column, by })
    };
    match rows {
        RememberedRows::Once => Some(RowChoice::Once),
        RememberedRows::Added(header) => split(header, SplitBy::Added),
        RememberedRows::Channels(header) => split(header, SplitBy::Channels),
        RememberedRows::Only(header, value) => split(header, SplitBy::Only(value.clone())),
        RememberedRows::Events(code) => {
            let cadence = Cadence::ALL.into_iter().find(|cadence| cadence.code() == code)?;
            Some(RowChoice::Events { cadence })
        }
    }
}

const MONEY: &str = "money ";

fn unit_of(code: &str) -> Option<UnitChoice> {
    match code {
        "plain" => Some(UnitChoice::Plain),
        "percent" => Some(UnitChoice::Percent),
        "fraction" => Some(UnitChoice::Fraction),
        "seconds" => Some(UnitChoice::Seconds),
        "hours:minutes" => Some(UnitChoice::HoursMinutes),
        "minutes" => Some(UnitChoice::Minutes),
        "hours" => Some(UnitChoice::Hours),
        "milliseconds" => Some(UnitChoice::Milliseconds),
        _ => code.strip_prefix(MONEY).map(|code| UnitChoice::Money(code.to_owned())),
    }
}

fn unit_code(unit: &UnitChoice) -> String {
    match unit {
        UnitChoice::Plain => "plain".to_owned(),
        UnitChoice::Percent => "percent".to_owned(),
        UnitChoice::Fraction => "fraction".to_owned(),
        UnitChoice::Seconds => "seconds".to_owned(),
        UnitChoice::HoursMinutes => "hours:minutes".to_owned(),
        UnitChoice::Minutes => "minutes".to_owned(),
        UnitChoice::Hours => "hours".to_owned(),
        UnitChoice::Milliseconds => "milliseconds".to_owned(),
        UnitChoice::Money(code) => format!("{MONEY}{code}"),
    }
}

// ---- remembering ----------------------------------------------------------------------------------

/// What is worth remembering of an import: tables that were read otherwise than they suggest.
pub(super) fn to_remember(dialog: &ImportDialog) -> Vec<RememberedTable> {
    let is_own = |at: &TableRef| {
        let differs = !tables::is_same(&dialog.choices, &dialog.suggested, *at);
        let is_read_otherwise = dialog.files.sources[at.file].reading != ReadingChoices::none();
        let is_own = differs || is_read_otherwise || dialog.recalled.contains(at);
        // The same file twice says nothing about the next one.
        (is_own || tells_next(dialog, *at)) && dialog.files.twin_of(at.file).is_none()
    };
    let all = dialog.files.tables().filter(is_own);
    all.map(|at| remembered(dialog, at)).collect()
}

/// Whether a table that was taken as it is tells what its next export may leave open: which of day
/// and month comes first, and that a comma parts whole from broken numbers, where the fields do not
/// suggest it anyway.
fn tells_next(dialog: &ImportDialog, at: TableRef) -> bool {
    let (Some(file), Some(table)) = (dialog.files.parsed.get(at.file), dialog.table(at)) else {
        return false;
    };
    let is_suggested = file.delimiter.is_some_and(|delimiter| delimiter.byte == b';');
    let has_comma = |(column, choice): (ColumnRef, &ColumnChoice)| {
        let is_open = table.columns[column.column].is_mark_uncertain;
        choice.take && choice.mark == DecimalMark::Comma && !is_open
    };
    let has_comma = !is_suggested && column_choices(&dialog.choices, at).any(has_comma);
    dialog.is_taken(at) && (has_comma || found_order(dialog, at).is_some())
}

/// The order of day and month that the dates told themselves.
fn found_order(dialog: &ImportDialog, at: TableRef) -> Option<DateOrder> {
    let report = dialog.preview()?.files.get(at.file)?.tables.get(at.table)?;
    let order = report.date_order.filter(|order| *order != DateOrder::YearMonthDay)?;
    let is_found = report.open_order.is_none() && !dialog.choices.date_orders.contains_key(&at);
    is_found.then_some(order)
}

fn remembered(dialog: &ImportDialog, at: TableRef) -> RememberedTable {
    let table = &dialog.files.parsed[at.file].tables[at.table];
    let choices = &dialog.choices;
    let header = |column: usize| table.columns.get(column).map(|column| column.header.clone());
    let channel = match choices.channels.get(&at) {
        Some(ChannelChoice::Named(name)) => Some(RememberedChannel::Named(name.clone())),
        Some(ChannelChoice::Column(column)) => header(*column).map(RememberedChannel::Column),
        None => None,
    };
    let rows = choices.rows.get(&at).and_then(|rows| {
        Some(match rows {
            RowChoice::Once => RememberedRows::Once,
            RowChoice::Events { cadence } => RememberedRows::Events(cadence.code().to_owned()),
            RowChoice::Split { column, by } => match by {
                SplitBy::Added => RememberedRows::Added(header(*column)?),
                SplitBy::Channels => RememberedRows::Channels(header(*column)?),
                SplitBy::Only(value) => RememberedRows::Only(header(*column)?, value.clone()),
            },
        })
    });
    let taken = column_choices(choices, at).filter(|(_, choice)| choice.take);
    let columns =
        taken.filter_map(|(column, choice)| Some(column_of(header(column.column)?, choice)));
    RememberedTable {
        of: kind_of(table),
        is_skipped: !dialog.is_taken(at),
        channel,
        date_order: choices.date_orders.get(&at).map(|order| order.code().to_owned()),
        found_order: found_order(dialog, at).map(|order| order.code().to_owned()),
        date_column: match choices.dates.get(&at) {
            Some(DateSource::Column(column)) if choices.dates.get(&at) != table.dates.as_ref() => {
                header(*column)
            }
            _ => None,
        },
        cadence: choices.cadences.get(&at).map(|cadence| cadence.code().to_owned()),
        repeats_count: choices.repeats_count.get(&at) == Some(&true),
        rows,
        absent_zero: choices.absent_zero.get(&at) == Some(&true),
        columns: columns.collect(),
        measures: measure_choices(choices, at)
            .map(|(_, choice)| RememberedMeasure {
                take: choice.take,
                outputs: choice
                    .outputs
                    .iter()
                    .map(|output| (output.identifier.clone(), output.label.clone()))
                    .collect(),
            })
            .collect(),
    }
}

fn column_of(header: String, choice: &ColumnChoice) -> RememberedColumn {
    RememberedColumn {
        header,
        identifier: choice.identifier.clone(),
        label: choice.label.clone(),
        kind: choice.kind.code().to_owned(),
        unit: unit_code(&choice.unit),
        has_comma: choice.mark == DecimalMark::Comma,
        aggregate: choice.aggregate.map(|aggregate| aggregate.code().to_owned()),
        channel: choice.channel.clone(),
        minus_one_is_missing: Some(choice.minus_one_is_missing),
    }
}

impl ImportDialog {
    /// Goes back to what the file itself suggests for a table, and forgets what was remembered of
    /// its kind.
    pub fn forget(&mut self, at: TableRef) {
        let Some(kind) = self.table(at).map(kind_of) else { return };
        let is_alike =
            |other: &TableRef| self.table(*other).is_some_and(|table| kind_of(table) == kind);
        let alike: Vec<TableRef> = self.recalled.iter().copied().filter(is_alike).collect();
        for other in alike {
            tables::copy(&self.suggested, &mut self.choices, other);
            self.recalled.remove(&other);
        }
        self.to_forget.push(kind);
        self.read_as_told(at.file);
        self.touch();
    }

    /// Reads a file again as its bytes tell, where it was read as the last one of its kind.
    fn read_as_told(&mut self, file: usize) {
        let Some(source) = self.wanted.get_mut(file) else { return };
        if !source.is_reading_chosen && source.reading != ReadingChoices::none() {
            source.reading = ReadingChoices::none();
            source.is_reading_chosen = true;
            self.to_forget.extend(self.files.told.get(file).cloned().flatten());
        }
    }
}

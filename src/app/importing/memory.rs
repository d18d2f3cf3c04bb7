//! From what is remembered of an export to choices for the next one of its kind, and back.

use std::collections::BTreeSet;

use super::dialog::{ImportDialog, ImportFiles};
use super::tables::{self, column_choices};
use crate::import::{ChannelChoice, ColumnChoice, DateOrder, ImportChoices, ParsedTable, TableRef};
use crate::model::InputKind;
use crate::storage::import_memory::{
    ImportMemory, RememberedChannel, RememberedColumn, RememberedTable, TableKind,
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

/// Gives the tables that are remembered the choices of the last time; answers with them and with
/// those that were left out whole.
pub(super) fn recall(
    memory: &ImportMemory,
    files: &ImportFiles,
    choices: &mut ImportChoices,
) -> (Recalled, BTreeSet<TableRef>) {
    let (mut recalled, mut skipped) = (Recalled::new(), BTreeSet::new());
    for at in files.tables() {
        let table = &files.parsed[at.file].tables[at.table];
        let Some(remembered) = memory.of(&kind_of(table)) else { continue };
        apply(remembered, table, choices, at);
        recalled.insert(at);
        if remembered.is_skipped {
            skipped.insert(at);
        }
    }
    (recalled, skipped)
}

fn apply(
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
            take_over(left.remove(place), choice);
        }
    }
    let named = |header: &str| table.columns.iter().position(|column| column.header == header);
    let channel = match &remembered.channel {
        Some(RememberedChannel::Named(name)) => Some(ChannelChoice::Named(name.clone())),
        Some(RememberedChannel::Column(header)) => named(header).map(ChannelChoice::Column),
        None => None,
    };
    if let Some(channel) = channel {
        choices.channels.insert(at, channel);
    }
    let order = remembered.date_order.as_deref();
    if let Some(order) = DateOrder::ALL.into_iter().find(|other| Some(other.code()) == order) {
        choices.date_orders.insert(at, order);
    }
}

fn take_over(remembered: &RememberedColumn, choice: &mut ColumnChoice) {
    choice.identifier.clone_from(&remembered.identifier);
    choice.label.clone_from(&remembered.label);
    let kind = InputKind::ALL.into_iter().find(|kind| kind.code() == remembered.kind);
    choice.kind = kind.unwrap_or(choice.kind);
}

/// What is worth remembering of an import: tables that were read otherwise than they suggest.
pub(super) fn to_remember(dialog: &ImportDialog) -> Vec<RememberedTable> {
    let differs = |at: &TableRef| {
        // The same file twice is left out by itself.
        let is_twin = dialog.files.twin_of(at.file).is_some();
        let is_own = !tables::is_same(&dialog.choices, &dialog.suggested, *at)
            || dialog.skipped.contains(at)
            || dialog.recalled.contains(at);
        is_own && !is_twin
    };
    let all = dialog.files.tables().filter(differs);
    all.map(|at| remembered(dialog, at)).collect()
}

fn remembered(dialog: &ImportDialog, at: TableRef) -> RememberedTable {
    let table = &dialog.files.parsed[at.file].tables[at.table];
    let header = |column: usize| table.columns.get(column).map(|column| column.header.clone());
    let taken = column_choices(&dialog.choices, at).filter(|(_, choice)| choice.take);
    let channel = match dialog.choices.channels.get(&at) {
        Some(ChannelChoice::Named(name)) => Some(RememberedChannel::Named(name.clone())),
        Some(ChannelChoice::Column(column)) => header(*column).map(RememberedChannel::Column),
        None => None,
    };
    RememberedTable {
        of: kind_of(table),
        is_skipped: dialog.skipped.contains(&at),
        channel,
        date_order: dialog.choices.date_orders.get(&at).map(|order| order.code().to_owned()),
        columns: taken
            .filter_map(|(column, choice)| {
                Some(RememberedColumn {
                    header: header(column.column)?,
                    identifier: choice.identifier.clone(),
                    label: choice.label.clone(),
                    kind: choice.kind.code().to_owned(),
                })
            })
            .collect(),
    }
}

impl ImportDialog {
    /// Goes back to what the file itself suggests for a table, and forgets what was remembered of
    /// its kind.
    pub fn forget(&mut self, at: TableRef) {
        let Some(table) = self.files.parsed.get(at.file).and_then(|file| file.tables.get(at.table))
        else {
            return;
        };
        let kind = kind_of(table);
        let alike: Vec<TableRef> = self
            .recalled
            .iter()
            .copied()
            .filter(|other| kind_of(&self.files.parsed[other.file].tables[other.table]) == kind)
            .collect();
        for other in alike {
            tables::copy(&self.suggested, &mut self.choices, other);
            self.recalled.remove(&other);
            self.skipped.remove(&other);
        }
        self.to_forget.push(kind);
        self.touch();
    }
}

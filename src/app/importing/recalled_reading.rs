//! How a file is read as the last one of its kind was: its letters, fields and tables, and the rows
//! with the column names, found by what stands in them and not by their number.

use super::dialog::ImportDialog;
use crate::import::{Grid, ParsedFile, ReadingChoices, TableSplit};
use crate::storage::import_memory::{ImportMemory, RememberedHeader, RememberedReading, TableKind};

/// Rows at the beginning of a file that are looked through for column names.
const SEARCHED: usize = 200;

/// The remembered letters, fields and parting into tables for a file that its bytes tell to be of
/// this kind; `None` where they are as the file tells.
pub(super) fn of_fields(
    memory: &ImportMemory,
    told: Option<&TableKind>,
    _read: &ParsedFile,
) -> Option<ReadingChoices> {
    let remembered = memory.readings.iter().find(|reading| Some(&reading.of) == told)?;
    let reading = fields(remembered);
    (reading != ReadingChoices::none()).then_some(reading)
}

/// The same with the rows of column names, for a file that was read with what [`of_fields`] found.
pub(super) fn of_headers(
    memory: &ImportMemory,
    told: Option<&TableKind>,
    read: &ParsedFile,
) -> Option<ReadingChoices> {
    let is_of_kind = |reading: &&RememberedReading| Some(&reading.of) == told;
    // A wrong header is often a row of figures, and other ones each month: then the row that has
    // the column names tells the kind.
    let has_its_rows = |reading: &&RememberedReading| {
        let is_known =
            |header: &RememberedHeader| header.row.is_some() && place_of(read, header).is_some();
        fields(reading) == read.choices && reading.headers.iter().any(is_known)
    };
    let mut readings = memory.readings.iter();
    let remembered = readings.clone().find(is_of_kind).or_else(|| readings.find(has_its_rows))?;
    let mut reading = fields(remembered);
    for header in &remembered.headers {
        if let Some(place) = place_of(read, header) {
            reading.header_rows.insert(header.table, place);
        }
    }
    (reading != read.choices && !reading.header_rows.is_empty()).then_some(reading)
}

fn fields(remembered: &RememberedReading) -> ReadingChoices {
    let split = TableSplit::ALL.into_iter().find(|s| Some(s.code()) == remembered.split.as_deref());
    ReadingChoices {
        encoding: remembered.encoding.clone(),
        delimiter: remembered.delimiter.and_then(|c| u8::try_from(c).ok()),
        split: split.unwrap_or_default(),
        ..ReadingChoices::none()
    }
}

/// The record that holds the remembered column names; `None` where it is not there, `Some(None)`
/// where no row holds any.
fn place_of(read: &ParsedFile, header: &RememberedHeader) -> Option<Option<usize>> {
    let table = read.tables.get(header.table)?;
    let Some(row) = header.row else { return Some(None) };
    let n_searched = table.grid().n_records().min(SEARCHED);
    (0..n_searched).find(|record| sum_of(table.grid(), *record) == row).map(Some)
}

/// A checksum over the fields of a row.
fn sum_of(grid: &Grid, record: usize) -> u32 {
    let mut sum = crc32fast::Hasher::new();
    for field in grid.record(record) {
        sum.update(field.trim().to_lowercase().as_bytes());
        sum.update(b"\n");
    }
    sum.finalize()
}

/// How the files of an import were read that the user had read otherwise than their bytes tell.
pub(super) fn to_remember(dialog: &ImportDialog) -> Vec<RememberedReading> {
    let files = &dialog.files;
    let entries = files.sources.iter().zip(&files.parsed).zip(&files.told);
    let chosen = entries.filter(|((source, _), _)| source.reading != ReadingChoices::none());
    chosen
        .filter_map(|((source, parsed), told)| {
            Some(remembered(&source.reading, parsed, told.clone()?))
        })
        .collect()
}

fn remembered(reading: &ReadingChoices, read: &ParsedFile, of: TableKind) -> RememberedReading {
    let headers = reading.header_rows.iter().filter_map(|(table, record)| {
        let grid = read.tables.get(*table)?.grid();
        let row = record.map(|record| sum_of(grid, record));
        Some(RememberedHeader { table: *table, row })
    });
    RememberedReading {
        of,
        encoding: reading.encoding.clone(),
        delimiter: reading.delimiter.map(char::from),
        split: Some(reading.split)
            .filter(|split| *split != TableSplit::default())
            .map(|split| split.code().to_owned()),
        headers: headers.collect(),
    }
}

/// The kinds of files that were read by memory or choice before and are now read as they tell.
pub(super) fn to_forget(dialog: &ImportDialog) -> Vec<TableKind> {
    let entries = dialog.files.sources.iter().zip(&dialog.files.told);
    let undone = entries
        .filter(|(source, _)| source.is_reading_chosen && source.reading == ReadingChoices::none());
    undone.filter_map(|(_, told)| told.clone()).collect()
}

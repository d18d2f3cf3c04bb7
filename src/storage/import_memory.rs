//! What the user chose for exports of a kind, so that the next one of that kind needs no choices.

use std::path::Path;

use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::error::{Cause, StorageError};
use super::kept_file;

/// How many kinds of tables are remembered; the one used longest ago goes first.
pub const MOST_TABLES: usize = 100;
/// Columns beyond which a table is too wide to be remembered.
pub const MOST_COLUMNS: usize = 300;
/// Bytes the file may have; a larger one is not read.
const MOST_BYTES: u64 = 4 * 1024 * 1024;
/// Characters a remembered text may have.
const MOST_LETTERS: usize = 200;

/// Tells tables of one kind from others: same tool, same title, same columns in the same order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableKind {
    /// The tool's name; empty where it is not known.
    pub tool: String,
    /// The title above the table; empty without one, and where it names a date.
    pub title: String,
    pub n_columns: usize,
    /// A checksum over the column names.
    pub headers: u32,
}

/// Where the figures of a remembered table were measured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RememberedChannel {
    Named(String),
    /// The column that says it, by its header.
    Column(String),
}

/// A column that was taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RememberedColumn {
    pub header: String,
    pub identifier: String,
    pub label: String,
    /// The code of the input's kind.
    pub kind: String,
    /// The code of what the figures are kept in.
    pub unit: String,
    /// Whether a comma parts whole from broken numbers.
    pub has_comma: bool,
    /// The code of how several rows of a period become one figure, where the user chose.
    pub aggregate: Option<String>,
    /// The channel of the column alone, where it is not the table's.
    pub channel: Option<String>,
    /// Whether a bare −1 meant "not measured".
    pub minus_one_is_missing: Option<bool>,
}

/// What the rows of a remembered table are, where the user overruled what they look like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RememberedRows {
    /// One row per period.
    Once,
    /// A row per value of this column, by its header, all added up.
    Added(String),
    /// The same, each value a channel of its own.
    Channels(String),
    /// The same, only the rows with this value.
    Only(String, String),
    /// Posts, tickets or answers, by the code of a cadence.
    Events(String),
}

/// An input worked out from rows: whether it was taken, and the names of its outputs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RememberedMeasure {
    pub take: bool,
    /// Identifier and label of each.
    pub outputs: Vec<(String, String)>,
}

/// What was chosen for one kind of table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RememberedTable {
    pub of: TableKind,
    pub is_skipped: bool,
    pub channel: Option<RememberedChannel>,
    /// The code of the order of day and month, where the user overruled the column.
    pub date_order: Option<String>,
    /// The same where the dates themselves told it; for later exports that leave it open.
    pub found_order: Option<String>,
    /// The header of the column with the dates, where the user chose another one.
    pub date_column: Option<String>,
    /// The code of the periods the rows stand for, where the user overruled the dates.
    pub cadence: Option<String>,
    pub rows: Option<RememberedRows>,
    /// Whether periods without a row mean 0.
    pub absent_zero: bool,
    /// Whether rows that stand there again count again.
    pub repeats_count: bool,
    /// The columns that were taken; all others were not.
    pub columns: Vec<RememberedColumn>,
    /// The measures in the order the table offers them.
    pub measures: Vec<RememberedMeasure>,
}

impl RememberedTable {
    /// Whether it is small enough to be kept.
    fn is_modest(&self) -> bool {
        let mut texts =
            self.columns.iter().flat_map(|c| [&c.header, &c.identifier, &c.label, &c.unit]);
        self.columns.len() <= MOST_COLUMNS && self.of.is_modest() && texts.all(is_short)
    }
}

/// The row that was chosen for the column names of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RememberedHeader {
    /// The table's place in its file.
    pub table: usize,
    /// A checksum over the fields of the row; `None` where no row has column names.
    pub row: Option<u32>,
}

/// How files of one kind were read, where the user overruled what their bytes tell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RememberedReading {
    /// The kind of the first table as the bytes alone tell it.
    pub of: TableKind,
    pub encoding: Option<String>,
    pub delimiter: Option<char>,
    /// The code of how the file is parted into tables.
    pub split: Option<String>,
    pub headers: Vec<RememberedHeader>,
}

impl RememberedReading {
    fn is_modest(&self) -> bool {
        self.headers.len() <= MOST_COLUMNS && self.of.is_modest()
    }
}

impl TableKind {
    fn is_modest(&self) -> bool {
        [&self.tool, &self.title].into_iter().all(is_short)
    }
}

fn is_short(text: &String) -> bool {
    text.chars().count() <= MOST_LETTERS
}

/// Everything that is remembered, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ImportMemory {
    pub tables: Vec<RememberedTable>,
    pub readings: Vec<RememberedReading>,
}

impl ImportMemory {
    pub fn of(&self, kind: &TableKind) -> Option<&RememberedTable> {
        self.tables.iter().find(|table| table.of == *kind)
    }

    /// Puts a table first; one that is too large is forgotten instead.
    pub fn remember(&mut self, table: RememberedTable) {
        self.tables.retain(|other| other.of != table.of);
        if table.is_modest() {
            self.tables.insert(0, table);
            self.tables.truncate(MOST_TABLES);
        }
    }

    /// The same for how a file is read.
    pub fn remember_reading(&mut self, reading: RememberedReading) {
        self.readings.retain(|other| other.of != reading.of);
        if reading.is_modest() {
            self.readings.insert(0, reading);
            self.readings.truncate(MOST_TABLES);
        }
    }

    /// Forgets what was chosen for a kind of table, and how files that begin with one are read.
    pub fn forget(&mut self, kind: &TableKind) {
        self.tables.retain(|table| table.of != *kind);
        self.readings.retain(|reading| reading.of != *kind);
    }
}

/// Reads what is remembered. A damaged file is set aside, and what was remembered before counts;
/// nothing is said, because it only saves clicks.
pub fn load(path: &Path) -> ImportMemory {
    let kept = kept_file::load(path, MOST_BYTES, "How exports were imported", parse);
    if let Some(notice) = &kept.notice {
        log::warn!("{notice}");
    }
    let mut memory = kept.value.unwrap_or_default();
    memory.tables.retain(RememberedTable::is_modest);
    memory.tables.truncate(MOST_TABLES);
    memory.readings.retain(RememberedReading::is_modest);
    memory.readings.truncate(MOST_TABLES);
    memory
}

/// Writes what is remembered; the folder is made when missing.
pub fn save(memory: &ImportMemory, path: &Path) -> Result<(), StorageError> {
    write(memory, path)
        .map_err(|cause| StorageError::new("save the choices of the import", path, cause))
}

fn parse(bytes: &[u8]) -> Option<ImportMemory> {
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(str::from_utf8(bytes).ok()?).ok()
}

fn write(memory: &ImportMemory, path: &Path) -> Result<(), Cause> {
    let style = PrettyConfig::new().depth_limit(4).new_line("\n");
    let mut text = String::from("// How exports were imported the last time.\n");
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .to_writer_pretty(&mut text, memory, style)
        .map_err(|error| Cause::ReadBack(error.to_string()))?;
    text.push('\n');
    if parse(text.as_bytes()).as_ref() != Some(memory) {
        return Err(Cause::ReadBack("the choices differ".to_owned()));
    }
    kept_file::save(path, text.as_bytes(), MOST_BYTES, parse)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::safe_write::replace;

    fn table(n: usize) -> RememberedTable {
        RememberedTable {
            of: TableKind { tool: format!("Tool {n}"), ..TableKind::default() },
            channel: Some(RememberedChannel::Named("Instagram \"main\"".to_owned())),
            date_order: Some("DMY".to_owned()),
            columns: vec![RememberedColumn { header: "Likes".to_owned(), ..Default::default() }],
            ..RememberedTable::default()
        }
    }

    #[test]
    fn what_is_remembered_comes_back_the_newest_first_and_within_bounds() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/imports.ron");
        assert_eq!(load(&path), ImportMemory::default());
        let mut memory = ImportMemory::default();
        for n in 0..150 {
            memory.remember(table(n % 120));
        }
        assert_eq!(memory.tables.len(), MOST_TABLES);
        assert_eq!(memory.tables[0], table(29));
        let of = TableKind { n_columns: 3, ..TableKind::default() };
        memory.remember_reading(RememberedReading {
            of: of.clone(),
            delimiter: Some('\t'),
            headers: vec![RememberedHeader { table: 0, row: Some(7) }],
            ..RememberedReading::default()
        });
        save(&memory, &path).unwrap();
        assert_eq!(load(&path), memory);
        memory.forget(&of);
        assert_eq!(memory.readings, []);
        assert!(memory.of(&table(29).of).is_some());
        memory.forget(&table(29).of);
        assert!(memory.of(&table(29).of).is_none());
    }

    #[test]
    fn a_table_of_thousands_of_columns_is_not_remembered() {
        let mut memory = ImportMemory::default();
        memory.remember(table(1));
        let columns = vec![RememberedColumn::default(); MOST_COLUMNS + 1];
        memory.remember(RememberedTable { columns, ..table(1) });
        assert_eq!(memory.tables, []);
    }

    #[test]
    fn a_damaged_file_is_as_good_as_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("imports.ron");
        for damaged in ["", "(", "(tables: 5)", "\0\0"] {
            replace(&path, damaged.as_bytes()).unwrap();
            assert_eq!(load(&path), ImportMemory::default(), "{damaged:?}");
        }
    }
}

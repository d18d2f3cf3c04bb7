//! One file, read as far as it can be read without the user: its tables, columns and damage.

use std::borrow::Cow;
use std::sync::Arc;

use crate::import::choices::reading::{Reading, ReadingChoices};
use crate::import::columns::time_axis::{self, DateSource, Stretch};
use crate::import::columns::{ColumnInfo, scale};
use crate::import::lines::delimiter::Delimiter;
use crate::import::lines::file_text::{Text, read_text};
use crate::import::lines::grid::Grid;
use crate::import::lines::text;
use crate::import::meaning::aliases::Meaning;
use crate::import::meaning::recognise::{self, Tool};
use crate::import::meaning::shares;
use crate::import::problem::{ImportProblem, Severity, problem};
use crate::import::progress::Share;
use crate::import::source::container::{self, Container};
use crate::import::source::facts::TableFacts;
use crate::import::source::file_problems;
use crate::import::source::html_table;
use crate::import::source::unpack::PartKind;
use crate::import::tables::TableShape;

/// Bytes a text file may have.
pub const FILE_BYTES: usize = 256 * 1024 * 1024;

/// A file with its tables; cheap to clone and to keep.
#[derive(Clone, Debug)]
pub struct ParsedFile {
    /// As the user gave it.
    pub name: String,
    pub container: Container,
    /// What the user chose about the reading.
    pub choices: ReadingChoices,
    /// The WHATWG name of the encoding; empty when the file is no text.
    pub encoding: &'static str,
    pub delimiter: Option<Delimiter>,
    /// Bytes that stood for no character.
    pub n_replaced: usize,
    /// What the file is, in words.
    pub recognised: String,
    pub tables: Vec<ParsedTable>,
    /// About the reading itself; the preview adds what is about dates and figures.
    pub problems: Vec<ImportProblem>,
    /// Whether the user stopped the reading.
    pub is_cancelled: bool,
}

/// One table of a file.
#[derive(Clone, Debug)]
pub struct ParsedTable {
    /// The sheet of a workbook or the file of an archive it stands in.
    pub part: Option<String>,
    pub shape: TableShape,
    pub columns: Vec<ColumnInfo>,
    /// `None` when the table has no time axis.
    pub dates: Option<DateSource>,
    pub tool: Option<Tool>,
    /// What told the tool: "by the columns “Impressions” and “Unfollows”"; empty without one.
    pub reason: String,
    pub(in crate::import) grid: Arc<Grid>,
    pub(in crate::import) facts: TableFacts,
}

impl ParsedTable {
    /// All fields of what it stands in.
    pub fn grid(&self) -> &Grid {
        &self.grid
    }

    /// The columns with the first and the last day of what its rows are about.
    pub(in crate::import) fn stretch(&self) -> Option<Stretch> {
        *self.facts.stretch.get_or_init(|| time_axis::stretch_of(self.grid(), &self.shape))
    }

    /// What a column means in the table.
    pub(in crate::import) fn meaning(&self, column: usize) -> Meaning {
        // "Reach (in thousands)" is reach.
        let of = |info: &ColumnInfo| {
            recognise::meaning_in(&self.shape, self.tool, &scale::bare(&info.header))
        };
        let all = || {
            let mut meanings: Vec<Meaning> = self.columns.iter().map(of).collect();
            recognise::settle_meanings(self, &mut meanings);
            (self.tool, meanings)
        };
        let (tool, meanings) = self.facts.meanings.get_or_init(all);
        match meanings.get(column).filter(|_| *tool == self.tool) {
            Some(meaning) => meaning.clone(),
            // Files beside it have told another tool since.
            None => of(&self.columns[column]),
        }
    }
}

impl ParsedFile {
    /// A file whose bytes could not be had; `sentence` says why.
    pub fn unreadable(name: &str, sentence: impl Into<String>) -> Self {
        Self {
            recognised: "Not read".to_owned(),
            problems: vec![problem(Severity::Error, sentence)],
            ..Self::empty(name, Container::Text)
        }
    }

    pub(in crate::import) fn cancel(&mut self) {
        self.is_cancelled = true;
        self.tables.clear();
        "Not read".clone_into(&mut self.recognised);
        self.problems.push(problem(Severity::Error, "Reading was cancelled; nothing was imported"));
    }

    fn empty(name: &str, container: Container) -> Self {
        Self {
            name: name.to_owned(),
            container,
            choices: ReadingChoices::none(),
            encoding: "",
            delimiter: None,
            n_replaced: 0,
            recognised: String::new(),
            tables: Vec::new(),
            problems: Vec::new(),
            is_cancelled: false,
        }
    }
}

/// Reads a file. Whatever the bytes are, the answer is a file, with problems where it could not
/// be read. Bytes that are given away are not copied where they are text as they stand.
pub fn read_file<'a>(
    name: &str,
    bytes: impl Into<Cow<'a, [u8]>>,
    reading: Reading<'_>,
) -> ParsedFile {
    let bytes = bytes.into();
    let container = container::detect(&bytes);
    let mut file =
        ParsedFile { choices: reading.choices.clone(), ..ParsedFile::empty(name, container) };
    let refuse = |file: &mut ParsedFile, recognised: &str, sentence: &str| {
        recognised.clone_into(&mut file.recognised);
        file.problems.push(problem(Severity::Error, sentence));
    };
    if is_lock(name, &bytes) {
        refuse(&mut file, "Lock file", LOCK);
    } else if container == Container::Html && read_page(&mut file, &bytes, reading) {
        "Table of a web page".clone_into(&mut file.recognised);
    } else if let Some(refusal) = container.refusal() {
        refuse(&mut file, container.name(), refusal);
    } else if bytes.len() > FILE_BYTES {
        let sentence = "This file is larger than 256 MB; export a shorter range of dates";
        refuse(&mut file, "Not read", sentence);
    } else if container == Container::Text {
        file.delimiter = read_text(&mut file, Text { bytes, ..Text::default() }, reading);
    } else {
        read_parts(&mut file, &bytes, reading);
    }
    // The sheets of a workbook in an archive tell about each other before its other files do.
    let is_of_one = |one: &ParsedTable, other: &ParsedTable| {
        workbook_of(one).is_some() && workbook_of(one) == workbook_of(other)
    };
    file.tables.chunk_by_mut(is_of_one).for_each(recognise::settle);
    recognise::settle(&mut file.tables);
    shares::settle(&mut file);
    file.problems.extend(recognise::contradictions(&file.tables));
    if file.recognised.is_empty() {
        file.recognised = recognise::summary(&file.tables);
    }
    file
}

/// The workbook of an archive that a table is a sheet of: "July.xlsx" for "July.xlsx, Posts".
fn workbook_of(table: &ParsedTable) -> Option<&str> {
    const ENDS: [&str; 5] = [".xlsx", ".xlsm", ".xls", ".ods", ".xml"];
    let part = table.part.as_deref()?;
    let of_end = |end: &&str| {
        let at = part.to_lowercase().find(&format!("{end}, "))?;
        part.get(..at + end.len())
    };
    ENDS.iter().find_map(of_end)
}

/// Reads the tables of a web page, where one of them has a time axis; several tools call such a page
/// a spreadsheet.
fn read_page(file: &mut ParsedFile, bytes: &[u8], reading: Reading<'_>) -> bool {
    let told = html_table::told_encoding(bytes);
    let wanted = reading.choices.encoding.clone().or(told);
    let page = text::decode(bytes, wanted.as_deref());
    let Some(text) = html_table::csv_of(&page.text) else { return false };
    let text = Text { bytes: text.into_bytes().into(), part: None, is_sheet: true };
    read_text(file, text, reading);
    let has_dates = file.tables.iter().any(|table| table.dates.is_some());
    if !has_dates {
        file.tables.clear();
        file.problems.clear();
        return false;
    }
    file.encoding = page.encoding;
    file.n_replaced = page.n_replaced;
    file_problems::about_letters(&page, &mut file.problems);
    true
}

const LOCK: &str = "A spreadsheet program leaves this file behind while it has the workbook open; import the workbook itself";

/// A spreadsheet program's mark that it has a file open.
fn is_lock(name: &str, bytes: &[u8]) -> bool {
    const MOST_BYTES: usize = 1024;
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    (last.starts_with("~$") || last.starts_with(".~lock.")) && bytes.len() < MOST_BYTES
}

/// The sheets of a workbook, the files of an archive.
fn read_parts(file: &mut ParsedFile, bytes: &[u8], reading: Reading<'_>) {
    const UNPACKED: u64 = 300;
    let share = Share { whole: reading.progress, from: 0, to: UNPACKED };
    let unpacked = match reading.unpacker {
        Some(unpacker) => unpacker.unpack(bytes, &share),
        None => Err("Workbooks and archives cannot be opened here; export CSV".to_owned()),
    };
    let parts = match unpacked {
        Ok(parts) => parts,
        Err(_) if !reading.progress.step(0, 1_000) => return file.cancel(),
        Err(sentence) => {
            file.container.name().clone_into(&mut file.recognised);
            file.problems.push(problem(Severity::Error, sentence));
            return;
        }
    };
    let of = parts.len() as u64;
    for (n, part) in (0..).zip(parts) {
        file.problems.extend(part.notes.iter().map(|note| problem(Severity::Warning, note)));
        let at = |n: u64| UNPACKED + (1_000 - UNPACKED) * n / of.max(1);
        let share = Share { whole: reading.progress, from: at(n), to: at(n + 1) };
        let text = Text {
            bytes: part.bytes.into(),
            part: Some(&part.name),
            is_sheet: part.kind == PartKind::Sheet,
        };
        read_text(file, text, Reading { progress: &share, ..reading });
        if file.is_cancelled {
            return;
        }
    }
}

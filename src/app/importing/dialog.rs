//! The import being looked at: what was read, what is chosen, what it would do to the plan.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::digest::ImportDigest;
use super::memory::Recalled;
use crate::document::PreparedEdit;
use crate::edit::Edit;
use crate::import::{
    ColumnRef, ImportChoices, ImportPlan, ImportPreview, ParsedFile, ParsedTable, ReadingChoices,
    TableRef,
};
use crate::storage::import_memory::TableKind;

/// Where the bytes of a file are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportOrigin {
    /// A file on disk; before it is read also a folder of such files.
    Path(PathBuf),
    /// A text from the clipboard.
    Clipboard(Arc<str>),
    /// So many files that one import has no room for.
    LeftOut(usize),
}

/// A file of an import and how the user wants it read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportSource {
    /// As the preview shows it.
    pub name: String,
    pub origin: ImportOrigin,
    /// What was chosen about its letters, fields, header and tables.
    pub reading: ReadingChoices,
    /// Whether the user chose that for this very file; else it is what the bytes tell, or as the
    /// last file of its kind was read.
    pub is_reading_chosen: bool,
}

/// Tells files with the same content: how many bytes, and a checksum over them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Print {
    pub n_bytes: usize,
    pub crc: u32,
}

/// Files as they were read; the lists are equally long.
#[derive(Clone, Debug, Default)]
pub struct ImportFiles {
    pub sources: Vec<ImportSource>,
    pub parsed: Vec<ParsedFile>,
    /// `None` where the bytes could not be had.
    pub prints: Vec<Option<Print>>,
    /// What kind of table the first one is as the bytes alone tell it, before anything is chosen.
    pub told: Vec<Option<TableKind>>,
    /// The columns that hold nothing but zeros.
    pub zeros: BTreeSet<ColumnRef>,
}

impl ImportFiles {
    /// The earlier file that has the same content.
    pub fn twin_of(&self, file: usize) -> Option<usize> {
        let print = self.prints.get(file).copied().flatten()?;
        self.prints[..file].iter().position(|other| *other == Some(print))
    }

    /// Every table of every file.
    pub fn tables(&self) -> impl Iterator<Item = TableRef> {
        let files = self.parsed.iter().enumerate();
        files.flat_map(|(file, parsed)| {
            (0..parsed.tables.len()).map(move |table| TableRef { file, table })
        })
    }
}

/// What a preview job made of the choices.
#[derive(Debug)]
pub struct Previewed {
    pub preview: ImportPreview,
    pub plan: ImportPlan,
    pub digest: ImportDigest,
    /// The one step that brings everything in.
    pub edit: Edit,
    /// The same step worked out for the plan it was previewed against, so that taking a million
    /// readings in does not make the window wait; `None` when the plan refuses it.
    pub prepared: Option<PreparedEdit>,
}

/// What a reading job found.
#[derive(Debug)]
pub struct WasRead {
    pub files: ImportFiles,
    /// What the files themselves suggest.
    pub suggested: ImportChoices,
    /// The same with what the user chose for such files the last time.
    pub choices: ImportChoices,
    /// The tables of which something was remembered.
    pub recalled: Recalled,
}

/// What a wait is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ImportStage {
    /// Nothing was heard of it yet.
    #[default]
    Waiting,
    /// The bytes of a file become tables; files count from 1.
    Reading { file: u64, of: u64 },
    /// The files are read; what their columns mean is being worked out.
    Meaning,
    /// The choices become readings.
    Readings,
}

/// How far a wait is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ImportProgress {
    /// From 0 up to [`Self::MOST`]: while work goes on nothing is full.
    pub share: f32,
    pub stage: ImportStage,
}

impl ImportProgress {
    /// What the fullest bar shows.
    pub const MOST: f32 = 0.99;

    pub fn new(stage: ImportStage, (done, of): (u64, u64)) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "a bar is some hundred points wide")]
        let share = done as f32 / of.max(1) as f32;
        Self { share: share.clamp(0.0, Self::MOST), stage }
    }
}

/// An import being looked at.
#[derive(Clone, Debug, Default)]
pub struct ImportDialog {
    /// The number of what it waits for; what comes back under another one is not meant for it.
    pub ticket: u64,
    /// What shall be read; differs from the sources of `files` while that is going on.
    pub wanted: Vec<ImportSource>,
    pub files: Arc<ImportFiles>,
    pub suggested: Arc<ImportChoices>,
    pub choices: ImportChoices,
    /// Tables whose choices are those of the last time.
    pub recalled: Recalled,
    /// Kinds of tables that shall not be remembered any longer.
    pub to_forget: Vec<TableKind>,
    pub previewed: Option<Arc<Previewed>>,
    pub progress: ImportProgress,
    pub is_working: bool,
    /// Goes up with every change of a choice, so that what is shown can be remembered.
    pub revision: u64,
    /// Whether the user chose anything that would be lost.
    pub is_touched: bool,
    /// "Leave without importing?" is being asked.
    pub asks_to_leave: bool,
    /// What is shown of it; changes nothing about the import.
    pub shown: ImportShown,
}

impl ImportDialog {
    /// Files are (still) being read.
    pub fn is_reading(&self) -> bool {
        let is_read = |(wanted, read): (&ImportSource, &ImportSource)| {
            wanted.origin == read.origin && wanted.reading == read.reading
        };
        self.wanted.len() != self.files.sources.len()
            || !self.wanted.iter().zip(&self.files.sources).all(is_read)
    }

    /// A choice was changed by the user.
    pub fn touch(&mut self) {
        self.revision += 1;
        self.is_touched = true;
    }

    pub fn preview(&self) -> Option<&ImportPreview> {
        self.previewed.as_ref().map(|previewed| &previewed.preview)
    }

    pub fn plan(&self) -> Option<&ImportPlan> {
        self.previewed.as_ref().map(|previewed| &previewed.plan)
    }

    /// The table a choice is about.
    pub fn table(&self, at: TableRef) -> Option<&ParsedTable> {
        self.files.parsed.get(at.file)?.tables.get(at.table)
    }

    /// Whether anything of a table is read.
    pub fn is_taken(&self, at: TableRef) -> bool {
        self.choices.tables.get(&at) == Some(&true)
    }

    /// Changes how a file is read. Its choices begin anew, because its tables may be others.
    pub fn read_again(&mut self, file: usize, change: impl FnOnce(&mut ReadingChoices)) {
        let Some(source) = self.wanted.get_mut(file) else { return };
        let before = source.reading.clone();
        change(&mut source.reading);
        if source.reading != before {
            source.is_reading_chosen = true;
            self.touch();
        }
    }

    /// The files of which something is taken: "insights.csv", "insights.csv and 3 more files".
    pub fn taken_title(&self) -> String {
        let is_taken = |file: usize| {
            let tables = self.files.parsed.get(file).map_or(0, |parsed| parsed.tables.len());
            (0..tables).any(|table| self.is_taken(TableRef { file, table }))
        };
        let taken = self.wanted.iter().enumerate().filter(|(file, _)| is_taken(*file));
        let names: Vec<&str> = taken.map(|(_, source)| source.name.as_str()).collect();
        match names.as_slice() {
            [first, _, .., _] => format!("{first} and {} more files", names.len() - 1),
            few => few.join(", "),
        }
    }
}

/// Which part of a table the import dialog shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ImportTab {
    /// What becomes of each column.
    #[default]
    Columns,
    /// The rows as the file has them, and how they are read.
    Rows,
    /// What is wrong with it or good to know.
    Remarks,
}

/// What the import dialog shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportShown {
    /// `None` until the user or a reading chose one.
    pub table: Option<TableRef>,
    pub tab: ImportTab,
    pub query: String,
    pub hides_empty: bool,
    pub only_taken: bool,
    /// The days of a table without dates as they are being typed.
    pub period: Option<(TableRef, [String; 2])>,
    /// The readings that are decided one by one are shown instead of a table.
    pub shows_clashes: bool,
    /// When the present wait began, in seconds of the window.
    pub waits_since: Option<f64>,
}

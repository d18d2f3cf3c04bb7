//! What comes back from jobs, and what is done with it.

use std::path::PathBuf;
use std::sync::Arc;

use super::picker::{Answer, Purpose};
use super::{App, PathEntry};
use crate::import::{ImportPlan, ImportPreview, ParsedFile};
use crate::model::Project;
use crate::storage::{LoadedFile, Recovery, StorageError};

/// Jobs with the same key never run at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JobKey {
    Open,
    Save,
    Pick,
    List,
    Import,
    Recovery,
    Preferences,
}

/// The result of a job, with what it was computed from.
pub enum Outcome {
    /// A plan file was read; `left` is the state of the plan that was to be left for it.
    Opened {
        path: PathBuf,
        left: Arc<Project>,
        result: Result<Box<LoadedFile>, StorageError>,
    },
    /// A recovery copy was read; `original` is the plan it is a copy of.
    Recovered {
        copy: PathBuf,
        original: Option<PathBuf>,
        left: Arc<Project>,
        result: Result<Box<LoadedFile>, StorageError>,
    },
    Saved(Saved),
    Picked {
        purpose: Purpose,
        answer: Answer,
    },
    /// Whether a file to save to exists already.
    Looked {
        path: PathBuf,
        purpose: Purpose,
        exists: bool,
    },
    Listed {
        folder: PathBuf,
        entries: Result<Vec<PathEntry>, String>,
    },
    Read {
        files: Vec<ParsedFile>,
    },
    Previewed {
        preview: ImportPreview,
        plan: ImportPlan,
    },
    ImportCancelled,
    RecoveryKept {
        snapshot: Arc<Project>,
        result: Result<PathBuf, StorageError>,
    },
    RecoveriesFound(Result<Vec<Recovery>, StorageError>),
    PreferencesKept(Result<(), StorageError>),
    /// Something was put away that nobody waits for.
    Done,
}

/// A plan was written, or not.
pub struct Saved {
    /// Which of the plans opened so far it is.
    pub document_nr: u64,
    pub snapshot: Arc<Project>,
    pub path: PathBuf,
    pub is_copy: bool,
    pub result: Result<(), StorageError>,
}

impl App {
    /// Takes in what finished since the last frame.
    pub(super) fn take_outcomes(&mut self) {
        for outcome in self.jobs.poll() {
            match outcome {
                Ok(outcome) => self.take_outcome(outcome),
                Err(fault) => {
                    self.leaving = None;
                    self.notices.fail(format!("Something in the program failed: {fault}"));
                }
            }
        }
    }

    fn take_outcome(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Opened { path, left, result } => self.take_opened(path, &left, result),
            Outcome::Recovered { copy, original, left, result } => {
                self.take_recovered(&copy, original, &left, result);
            }
            Outcome::Saved(saved) => self.take_saved(saved),
            Outcome::Picked { purpose, answer } => self.take_picked(purpose, answer),
            Outcome::Looked { path, purpose, exists } => self.take_looked(path, purpose, exists),
            Outcome::Listed { folder, entries } => self.take_listed(&folder, entries),
            Outcome::Read { files } => self.take_read(files),
            Outcome::Previewed { preview, plan } => self.take_previewed(preview, plan),
            Outcome::ImportCancelled => self.take_import_cancelled(),
            Outcome::RecoveryKept { snapshot, result } => {
                self.take_recovery_kept(snapshot, result);
            }
            Outcome::RecoveriesFound(Ok(found)) => self.recoveries = found,
            Outcome::RecoveriesFound(Err(error)) => log::debug!("no recovery copies: {error}"),
            Outcome::PreferencesKept(Ok(())) | Outcome::Done => {}
            Outcome::PreferencesKept(Err(error)) => self.notices.fail(error.to_string()),
        }
    }
}

//! What comes back from jobs, and what is done with it.

use std::path::PathBuf;
use std::sync::Arc;

use super::files::Left;
use super::outside::{Looked, OtherVersion};
use super::picker::{Answer, Purpose};
use super::versions::{Compared, ReadVersion};
use super::writing::Landed;
use super::{App, PathEntry, Previewed, WasRead};
use crate::model::Project;
use crate::storage::generations::Version;
use crate::storage::lock::Taken;
use crate::storage::recovery::Discarded;
use crate::storage::{FileStamp, LoadedFile, Recovery, Stop, StorageError};

/// Jobs with the same key never run at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JobKey {
    Open,
    Save,
    SaveCopy,
    /// What saves leave for the earlier versions.
    Keep,
    Pick,
    /// Whether a file to save to exists.
    Look,
    List,
    /// A folder that the user asked for.
    MakeFolder,
    Import,
    /// How exports were imported, for the next time.
    ImportMemory,
    /// What former runs left unsaved.
    Recovery,
    /// A copy of what is unsaved now. It never waits for the others, which look at files that may
    /// not answer.
    Copy,
    Preferences,
    /// A look at the open plan's file, or at its lock.
    Outside,
    /// Reading another state of the open plan to tell the two apart.
    Compare,
    /// Earlier versions of the open plan.
    Versions,
    /// Letting locks go.
    Release,
}

/// The result of a job, with what it was computed from.
pub enum Outcome {
    /// A plan file was read.
    Opened(Box<Opened>),
    /// A recovery copy was read; `original` is the plan it is a copy of.
    Recovered {
        copy: PathBuf,
        original: Option<PathBuf>,
        base: Option<FileStamp>,
        /// As a plan of its own beside that one.
        is_beside: bool,
        left: Left,
        result: Result<Box<LoadedFile>, StorageError>,
    },
    Saved(Saved),
    /// What a save of the plan at `path` left was kept among the earlier versions, or not.
    VersionsKept {
        path: PathBuf,
        result: Result<(), StorageError>,
    },
    TableSaved {
        path: PathBuf,
        /// Set if nobody waited for it to the end.
        stop: Stop,
        result: Result<(), StorageError>,
    },
    Picked {
        purpose: Purpose,
        answer: Answer,
    },
    /// What a path typed into the program's own dialog leads to.
    Typed {
        path: PathBuf,
        purpose: Purpose,
        is_folder: bool,
        /// Whether there is a folder to hold the file.
        has_folder: bool,
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
    /// A folder of that name was made in another one, or not and why.
    FolderMade {
        parent: PathBuf,
        name: String,
        result: Result<PathBuf, String>,
    },
    /// Exports were read; here and below `ticket` is the number under which the import dialog
    /// asked.
    Read {
        ticket: u64,
        read: Box<WasRead>,
    },
    Previewed {
        ticket: u64,
        made: Box<Previewed>,
    },
    ImportCancelled {
        ticket: u64,
    },
    LookedOutside(Looked),
    /// The lock of the open plan was asked for once more.
    TookOver {
        document_nr: u64,
        real: PathBuf,
        taken: Taken,
    },
    /// What is to be known of the file of a plan that was not read from it.
    Followed(Followed),
    /// What tells the file from the open plan, a line each.
    Compared {
        path: PathBuf,
        compared: OtherVersion,
    },
    Reloaded {
        document_nr: u64,
        /// The open plan when it was asked for.
        before: Arc<Project>,
        result: Box<Result<LoadedFile, StorageError>>,
    },
    VersionsListed {
        document_nr: u64,
        result: Result<Vec<Version>, StorageError>,
    },
    VersionCompared {
        path: PathBuf,
        compared: Compared,
    },
    VersionRead {
        document_nr: u64,
        result: Result<ReadVersion, StorageError>,
    },
    /// The last good version of a plan that cannot be read.
    LastGood {
        path: PathBuf,
        left: Left,
        result: Box<Result<LoadedFile, StorageError>>,
    },
    RecoveryKept {
        /// Which of the plans opened so far it is of.
        document_nr: u64,
        snapshot: Arc<Project>,
        /// Seconds it took.
        took: f64,
        result: Result<PathBuf, StorageError>,
    },
    RecoveriesFound(Result<Vec<Recovery>, StorageError>),
    DiscardedFound(Vec<Discarded>),
    PreferencesKept(Result<(), StorageError>),
    /// Something was put away that nobody waits for.
    Done,
}

/// A plan file was read, or not.
pub struct Opened {
    pub path: PathBuf,
    /// The same without links.
    pub real_path: PathBuf,
    /// The state of the plan that was to be left for it.
    pub left: Left,
    pub result: Result<LoadedFile, StorageError>,
    /// A copy of later work on it that was never saved.
    pub unsaved: Option<Recovery>,
    /// Whose the plan is; `None` if its lock is held already.
    pub taken: Option<Taken>,
    /// The newest earlier version that can be read, if the plan cannot.
    pub last_good: Option<Version>,
}

/// What is to be known of a file that a plan will be saved to.
pub struct Followed {
    pub document_nr: u64,
    pub path: PathBuf,
    pub real: PathBuf,
    pub stamp: Option<FileStamp>,
    pub taken: Taken,
}

/// A plan was written, or not.
pub struct Saved {
    /// Which of the plans opened so far it is.
    pub document_nr: u64,
    pub snapshot: Arc<Project>,
    pub path: PathBuf,
    pub is_copy: bool,
    /// Set if nobody waited for it to the end.
    pub stop: Stop,
    pub result: Result<Landed, StorageError>,
}

impl App {
    /// Takes in what finished since the last frame.
    pub(super) fn take_outcomes(&mut self) {
        let n_saved = self.n_saved;
        if let Some(outcome) = self.take_put_off() {
            self.take_outcome(outcome);
        }
        for outcome in self.jobs.poll() {
            match outcome {
                Ok(outcome) => self.take_outcome(outcome),
                Err(fault) => {
                    self.saving = None;
                    self.stay();
                    self.notices.fail(format!("Something in the program failed: {fault}"));
                }
            }
        }
        if self.n_saved != n_saved {
            self.leave_after_saving();
        }
    }

    fn take_outcome(&mut self, outcome: Outcome) {
        let is_plan = matches!(
            outcome,
            Outcome::Opened(_) | Outcome::Recovered { .. } | Outcome::LastGood { .. }
        );
        let outcome = if is_plan { self.put_off(outcome) } else { Some(outcome) };
        let Some(outcome) = outcome else { return };
        match outcome {
            Outcome::Opened(opened) => self.take_opened(*opened),
            Outcome::Recovered { copy, original, base, is_beside, left, result } => {
                let original = (original, base);
                self.take_recovered(&copy, original, is_beside, &left, result);
            }
            Outcome::Saved(saved) => self.take_saved(saved),
            Outcome::VersionsKept { path, result } => self.take_versions_kept(&path, result),
            Outcome::TableSaved { path, stop, result } => {
                self.take_table_saved(&path, &stop, result);
            }
            Outcome::Picked { purpose, answer } => self.take_picked(purpose, answer),
            Outcome::Typed { path, purpose, is_folder, has_folder } => {
                self.take_typed(path, purpose, (is_folder, has_folder));
            }
            Outcome::Looked { path, purpose, exists } => self.take_looked(path, purpose, exists),
            Outcome::Listed { folder, entries } => self.take_listed(&folder, entries),
            Outcome::FolderMade { parent, name, result } => {
                self.take_folder_made(&parent, &name, result);
            }
            Outcome::Read { ticket, read } => self.take_read(ticket, *read),
            Outcome::Previewed { ticket, made } => self.take_previewed(ticket, *made),
            Outcome::ImportCancelled { ticket } => self.take_import_cancelled(ticket),
            Outcome::LookedOutside(looked) => self.take_looked_outside(looked),
            Outcome::TookOver { document_nr, real, taken } => {
                self.take_took_over(document_nr, &real, taken);
            }
            Outcome::Followed(followed) => self.take_followed(followed),
            Outcome::Compared { path, compared } => self.take_compared(&path, compared),
            Outcome::Reloaded { document_nr, before, result } => {
                self.take_reloaded(document_nr, &before, *result);
            }
            Outcome::VersionsListed { document_nr, result } => {
                self.take_versions(document_nr, result);
            }
            Outcome::VersionCompared { path, compared } => {
                self.take_version_compared(&path, compared);
            }
            Outcome::VersionRead { document_nr, result } => {
                self.take_version_read(document_nr, result);
            }
            Outcome::LastGood { path, left, result } => {
                self.take_last_good(path, &left, *result);
            }
            Outcome::RecoveryKept { document_nr, snapshot, took, result } => {
                self.take_recovery_kept(document_nr, snapshot, took, result);
            }
            Outcome::RecoveriesFound(Ok(found)) => self.take_recoveries(found),
            Outcome::RecoveriesFound(Err(error)) => log::debug!("no recovery copies: {error}"),
            Outcome::DiscardedFound(found) => self.take_discarded(found),
            Outcome::PreferencesKept(Ok(())) | Outcome::Done => {}
            Outcome::PreferencesKept(Err(error)) => self.notices.fail(error.to_string()),
        }
    }
}

//! Earlier versions of the open plan: the list, what tells each from the plan, and bringing one
//! back as a step that can be undone.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::writing::ToKeep;
use super::{App, Command, Dialog, JobKey, Outcome};
use crate::edit::{Edit, PlanEdit};
use crate::model::{Differences, Project};
use crate::storage::generations::{self, Version};
use crate::storage::{self, Folders, StorageError, shown, shown_name};

/// The list of earlier versions.
#[derive(Clone, Debug)]
pub struct VersionsDialog {
    /// The newest first; `None` while the folder is being read.
    pub rows: Option<Vec<VersionRow>>,
    /// Which of them is chosen.
    pub chosen: usize,
    /// Why there is no list.
    pub error: Option<String>,
}

/// One of them.
#[derive(Clone, Debug)]
pub struct VersionRow {
    pub version: Version,
    pub compared: Compared,
}

/// What tells a version from the open plan.
#[derive(Clone, Debug, Default)]
pub enum Compared {
    /// It is being read.
    #[default]
    Waiting,
    /// From the open plan to the version.
    Differences(Differences),
    /// Why it cannot be read.
    Unreadable(String),
}

/// A version as it was read.
pub struct ReadVersion {
    pub project: Arc<Project>,
}

impl VersionsDialog {
    /// The chosen version, if it can be brought back.
    pub fn to_restore(&self) -> Option<&VersionRow> {
        let row = self.rows.as_ref()?.get(self.chosen)?;
        matches!(row.compared, Compared::Differences(_)).then_some(row)
    }
}

/// At the end of the program, the disk has so long for each version that is still to be kept.
const PATIENCE: Duration = Duration::from_secs(3);

impl App {
    /// Keeps what a save left, in the order of the saves.
    pub(super) fn keep_versions(&mut self, to_keep: ToKeep) {
        self.jobs.queue(JobKey::Keep, move |_| {
            let result = to_keep.keep();
            Outcome::VersionsKept { path: to_keep.path().to_owned(), result }
        });
    }

    /// The plan is saved whatever came of this.
    pub(super) fn take_versions_kept(&mut self, path: &Path, result: Result<(), StorageError>) {
        if let Err(error) = result {
            let (name, folder) = (shown_name(path), shown(&error.path));
            let why = error.cause;
            self.warn(format!(
                "{name} is saved, but not among its earlier versions: {why}: {folder}"
            ));
        }
    }

    /// The window is gone: what was saved last is kept all the same, if the disk answers.
    pub(super) fn finish_versions(&mut self) {
        if !self.jobs.finish(JobKey::Keep, PATIENCE) {
            log::warn!("the last save is not among the earlier versions: its folder is too slow");
        }
    }

    pub(super) fn open_versions(&mut self) {
        self.commit_draft();
        let Some(real) = self.real_path.clone() else {
            self.warn("The plan was never saved, so there are no earlier versions".to_owned());
            return;
        };
        let dialog = VersionsDialog { rows: None, chosen: 0, error: None };
        self.put_in_front(Dialog::Versions(Box::new(dialog)));
        let root = self.env.folders.as_ref().map(Folders::versions);
        let document_nr = self.document_nr;
        let is_dirty = self.document.is_dirty();
        self.jobs.start(JobKey::Versions, move |_| {
            let mut result = generations::list(root.as_deref(), &real);
            // Back to the last save, too, where that is another state.
            if let (Ok(versions), true) = (&mut result, is_dirty) {
                versions.splice(0..0, generations::present(&real));
            }
            Outcome::VersionsListed { document_nr, result }
        });
    }

    fn versions_dialog(&mut self) -> Option<&mut VersionsDialog> {
        let mut all = self.dialog.iter_mut().chain(&mut self.behind);
        all.find_map(|dialog| match dialog {
            Dialog::Versions(dialog) => Some(&mut **dialog),
            _ => None,
        })
    }

    pub(super) fn take_versions(
        &mut self,
        document_nr: u64,
        result: Result<Vec<Version>, StorageError>,
    ) {
        if document_nr != self.document_nr {
            return;
        }
        let Some(dialog) = self.versions_dialog() else { return };
        let versions = match result {
            Ok(versions) => versions,
            Err(error) => {
                dialog.error = Some(error.to_string());
                Vec::new()
            }
        };
        let paths: Vec<PathBuf> = versions.iter().map(|version| version.path.clone()).collect();
        let row = |version| VersionRow { version, compared: Compared::default() };
        dialog.rows = Some(versions.into_iter().map(row).collect());
        for path in paths {
            self.compare_version(path);
        }
    }

    /// Reads a version and tells it from the open plan, after those that were asked for before.
    fn compare_version(&mut self, path: PathBuf) {
        let mine = Arc::clone(self.document.project());
        self.jobs.queue(JobKey::Versions, move |progress| {
            if progress.is_cancelled() {
                return Outcome::Done;
            }
            let compared = match storage::load(&path) {
                Ok(file) => {
                    Compared::Differences(Differences::between(&mine, &file.loaded.project))
                }
                Err(error) => Compared::Unreadable(error.to_string()),
            };
            Outcome::VersionCompared { path, compared }
        });
    }

    pub(super) fn take_version_compared(&mut self, path: &Path, compared: Compared) {
        let Some(rows) = self.versions_dialog().and_then(|dialog| dialog.rows.as_mut()) else {
            self.jobs.cancel(JobKey::Versions);
            return;
        };
        if let Some(row) = rows.iter_mut().find(|row| row.version.path == path) {
            row.compared = compared;
        }
    }

    /// "Restore" in the dialog: reads the version once more and puts it in the plan's place.
    pub(super) fn confirm_versions(&mut self, dialog: VersionsDialog) {
        let Some(row) = dialog.to_restore() else {
            self.dialog = Some(Dialog::Versions(Box::new(dialog)));
            return;
        };
        self.jobs.cancel(JobKey::Versions);
        let path = row.version.path.clone();
        let document_nr = self.document_nr;
        self.jobs.start(JobKey::Compare, move |_| {
            let result = storage::load(&path)
                .map(|file| ReadVersion { project: Arc::new(file.loaded.project) });
            Outcome::VersionRead { document_nr, result }
        });
    }

    pub(super) fn take_version_read(
        &mut self,
        document_nr: u64,
        result: Result<ReadVersion, StorageError>,
    ) {
        if document_nr != self.document_nr {
            return;
        }
        let plan = match result {
            Ok(read) => read.project,
            Err(error) => {
                self.notices.fail(error.to_string());
                return;
            }
        };
        self.commit_draft();
        let label = "restore an earlier version".to_owned();
        if self.apply(&Edit::Plan(PlanEdit::Replace { plan, label })) {
            self.say("Restored; the file changes when you save".to_owned(), Some(Command::Undo));
        }
    }
}

/// The newest earlier version of a plan that can be read. Reads the disk.
pub(super) fn last_good(root: Option<&Path>, real: &Path) -> Option<Version> {
    let versions = generations::list(root, real).unwrap_or_default();
    versions.into_iter().find(|version| storage::load(&version.path).is_ok())
}

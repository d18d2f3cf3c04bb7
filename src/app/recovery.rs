//! A copy of unsaved work beside the real files: two seconds after the last edit, and at least
//! every ten seconds while editing goes on.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::files::Left;
use super::{App, Departure, Dialog, JobKey, Outcome, RecoverDialog};
use crate::model::Project;
use crate::storage::{Folders, LoadedFile, Recovery, StorageError, load, recovery};

/// Seconds of rest after which a copy is made.
const REST: f64 = 2.0;
/// Seconds after which a copy is made even while editing goes on.
const AT_MOST: f64 = 10.0;

/// When the next copy is due.
#[derive(Debug, Default)]
pub(super) struct RecoveryClock {
    /// The state that was last seen.
    seen: Option<Arc<Project>>,
    /// The state that is in the copy, or that needs none.
    kept: Option<Arc<Project>>,
    first_edit: f64,
    last_edit: f64,
    /// The copies of this plan that are on disk: those made here, under the names it had, and the
    /// one it was brought back from. They stay until the plan is saved or given up.
    copies: BTreeSet<PathBuf>,
}

impl RecoveryClock {
    #[cfg(test)]
    pub(super) fn is_without_copies(&self) -> bool {
        self.copies.is_empty()
    }

    /// Begins with a state that needs no copy.
    pub(super) fn start(&mut self, project: &Arc<Project>) {
        *self = Self {
            seen: Some(Arc::clone(project)),
            kept: Some(Arc::clone(project)),
            ..Self::default()
        };
    }

    /// The copies this run of the program made of the open plan.
    pub(super) fn copies(&self) -> BTreeSet<PathBuf> {
        self.copies.clone()
    }

    /// Seconds until a copy of `project` is due; `None` if none is needed.
    fn due_in(&mut self, project: &Arc<Project>, now: f64) -> Option<f64> {
        let is_same = |state: &Option<Arc<Project>>| {
            state.as_ref().is_some_and(|state| Arc::ptr_eq(state, project))
        };
        if is_same(&self.kept) {
            return None;
        }
        if !is_same(&self.seen) {
            let was_at_rest = match (&self.seen, &self.kept) {
                (Some(seen), Some(kept)) => Arc::ptr_eq(seen, kept),
                _ => true,
            };
            if was_at_rest {
                self.first_edit = now;
            }
            self.last_edit = now;
            self.seen = Some(Arc::clone(project));
        }
        Some((self.last_edit + REST).min(self.first_edit + AT_MOST) - now)
    }
}

impl App {
    pub(super) fn recovery_folder(&self) -> Option<PathBuf> {
        self.env.folders.as_ref().map(Folders::recovery)
    }

    /// Called in `logic`: makes a copy when one is due, and asks to be woken for the next.
    pub(super) fn keep_recovery_copy(&mut self, ctx: &egui::Context) {
        let (Some(folder), Some(run), true) =
            (self.recovery_folder(), &self.run, self.is_plan_open)
        else {
            return;
        };
        let key = run.key(self.document_nr);
        let project = Arc::clone(self.document.project());
        let now = self.env.clock.seconds();
        let Some(wait) = self.recovery.due_in(&project, now) else { return };
        if wait > 0.0 {
            ctx.request_repaint_after(Duration::from_secs_f64(wait));
            return;
        }
        if self.jobs.is_running(JobKey::Recovery) {
            // Its end wakes the window.
            return;
        }
        self.recovery.kept = Some(Arc::clone(&project));
        if !self.document.is_dirty() {
            self.forget_recovery_copy();
            return;
        }
        let original = self.document.path().map(Path::to_owned);
        let document_nr = self.document_nr;
        self.jobs.queue(JobKey::Recovery, move |_| {
            let result = recovery::write(&folder, &project, original.as_deref(), &key);
            Outcome::RecoveryKept { document_nr, snapshot: project, result }
        });
    }

    pub(super) fn take_recovery_kept(
        &mut self,
        document_nr: u64,
        snapshot: Arc<Project>,
        result: Result<PathBuf, StorageError>,
    ) {
        match result {
            // Its plan is closed, saved or given up.
            Ok(copy) if document_nr != self.document_nr => {
                self.put_away(copy);
                return;
            }
            Ok(copy) => {
                self.recovery.copies.insert(copy);
                self.recovery.kept = Some(snapshot);
            }
            Err(error) => log::warn!("no recovery copy: {error}"),
        }
        // The plan may have been saved or given up while the copy was being written.
        if !self.is_plan_open || !self.document.is_dirty() {
            self.forget_recovery_copy();
        }
    }

    /// The open plan needs no copy any more: it is saved or given up. Done at once, not by a job:
    /// taking one file away is quick, and the program may be about to end.
    pub(super) fn forget_recovery_copy(&mut self) {
        let copies = std::mem::take(&mut self.recovery.copies);
        self.recovery.start(self.document.project());
        for copy in &copies {
            discard_quietly(copy);
        }
    }

    /// Looks for copies that a former run of the program left.
    pub(super) fn list_recoveries(&mut self) {
        let Some(folder) = self.recovery_folder() else { return };
        self.jobs
            .queue(JobKey::Recovery, move |_| Outcome::RecoveriesFound(recovery::list(&folder)));
    }

    pub(super) fn take_recoveries(&mut self, found: Vec<Recovery>) {
        self.recoveries = found;
        // One may have been brought back or given up while the folder was being read.
        let copies = &self.recovery.copies;
        self.recoveries.retain(|copy| !copies.contains(&copy.path));
        self.tell_of_unsaved_work();
    }

    pub(super) fn recover(&mut self, copy: PathBuf) {
        self.leave(Departure::Recover(copy));
    }

    pub(super) fn start_recovering(&mut self, copy: PathBuf) {
        let found = self.recoveries.iter().find(|recovery| recovery.path == copy);
        let original = found.and_then(|recovery| recovery.original.clone());
        let left = self.left();
        self.arrived = None;
        self.jobs.start(JobKey::Open, move |_| {
            let result = load(&copy).map(Box::new);
            Outcome::Recovered { copy, original, left, result }
        });
    }

    /// A recovered plan is unsaved until the user saves it, under its own name.
    pub(super) fn take_recovered(
        &mut self,
        copy: &Path,
        original: Option<PathBuf>,
        left: &Left,
        result: Result<Box<LoadedFile>, StorageError>,
    ) {
        self.commit_draft();
        match result {
            Ok(_) if self.was_edited_since(left) => {
                self.put_in_front(Dialog::Leave(Departure::Recover(copy.to_owned())));
            }
            Ok(file) => {
                self.show_recovered(file.loaded.project, original);
                self.recovery.copies.insert(copy.to_owned());
                self.recoveries.retain(|recovery| recovery.path != copy);
            }
            Err(error) => self.notices.fail(error.to_string()),
        }
    }

    /// The question about unsaved work on the plan that was just opened.
    pub(super) fn offer_recovery(
        &mut self,
        copy: Recovery,
        file: PathBuf,
        then: Option<Dialog>,
    ) -> Dialog {
        // It may have been kept after the program looked for copies.
        if !self.recoveries.iter().any(|known| known.path == copy.path) {
            self.recoveries.push(copy.clone());
        }
        Dialog::Recover(Box::new(RecoverDialog { copy, file, then }))
    }

    /// Discarding cannot be undone, so it is asked about.
    pub(super) fn ask_to_discard(&mut self, copy: &Path) {
        let found = self.recoveries.iter().find(|recovery| recovery.path == copy);
        self.dialog = found.cloned().map(Dialog::Discard);
    }

    pub(super) fn discard_recovery(&mut self, copy: &Path) {
        self.recoveries.retain(|recovery| recovery.path != copy);
        self.put_away(copy.to_owned());
    }

    fn put_away(&mut self, copy: PathBuf) {
        self.jobs.queue(JobKey::Recovery, move |_| {
            discard_quietly(&copy);
            Outcome::Done
        });
    }
}

/// The newest copy of later work on the plan at `path` that is not one of `own`. Reads the disk.
pub(super) fn newer_copy(folder: &Path, path: &Path, own: &BTreeSet<PathBuf>) -> Option<Recovery> {
    let file = recovery::real_path(path);
    let changed = path.metadata().and_then(|metadata| metadata.modified()).ok();
    let copies = recovery::list(folder).unwrap_or_default().into_iter();
    copies.filter(|copy| !own.contains(&copy.path)).find(|copy| {
        let is_of_file = copy.real_original.as_ref() == Some(&file);
        is_of_file && changed.is_none_or(|changed| copy.saved_at > changed)
    })
}

/// A copy that cannot be put away is offered again at the next start; nothing is lost by that.
fn discard_quietly(copy: &Path) {
    if let Err(error) = recovery::discard(copy) {
        log::debug!("a recovery copy stays: {error}");
    }
}

//! Bringing back what a former run of the program left unsaved, or putting it away.

use std::path::{Path, PathBuf};

use super::files::Left;
use super::{App, Departure, Dialog, JobKey, Outcome, RecoverDialog};
use crate::storage::recovery::{Base, Depth};
use crate::storage::{LoadedFile, Recovery, StorageError, load, recovery};

impl App {
    /// Looks for copies that a former run of the program left.
    pub(super) fn list_recoveries(&mut self) {
        let Some(folder) = self.recovery_folder() else { return };
        let now = self.env.clock.now();
        self.jobs.queue(JobKey::Recovery, move |_| {
            recovery::sweep_trash(&folder, now);
            Outcome::RecoveriesFound(recovery::list(&folder, Depth::Compared))
        });
    }

    pub(super) fn take_recoveries(&mut self, found: Vec<Recovery>) {
        self.recoveries = found;
        // One may have been brought back or given up while the folder was being read.
        let recovered = self.recovery.recovered_from.clone();
        self.recoveries.retain(|copy| Some(&copy.path) != recovered.as_ref());
        self.tell_of_unsaved_work();
    }

    pub(super) fn recover(&mut self, copy: PathBuf) {
        self.leave(Departure::Recover(copy));
    }

    pub(super) fn start_recovering(&mut self, copy: PathBuf) {
        let found = self.recoveries.iter().find(|recovery| recovery.path == copy);
        let original = found.and_then(|recovery| recovery.original.clone());
        let base = found.and_then(|recovery| recovery.base);
        let left = self.left();
        self.arrived = None;
        self.jobs.start(JobKey::Open, move |_| {
            let result = load(&copy).map(Box::new);
            Outcome::Recovered { copy, original, base, left, result }
        });
    }

    /// A recovered plan is unsaved until the user saves it, under its own name.
    pub(super) fn take_recovered(
        &mut self,
        copy: &Path,
        (original, base): (Option<PathBuf>, Option<Base>),
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
                self.recovery.recovered_from = Some(copy.to_owned());
                self.recovery.base = base;
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

    /// It waits in the trash for a while.
    pub(super) fn discard_recovery(&mut self, copy: &Path) {
        self.recoveries.retain(|recovery| recovery.path != copy);
        let (copy, now) = (copy.to_owned(), self.env.clock.now());
        self.jobs.queue(JobKey::Recovery, move |_| {
            if let Err(error) = recovery::throw_away(&copy, now) {
                log::warn!("{error}");
            }
            Outcome::Done
        });
    }
}

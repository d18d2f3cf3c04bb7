//! Bringing back what a former run of the program left unsaved, or putting it away.

use std::path::{Path, PathBuf};

use super::files::Left;
use super::{
    App, Command, Departure, Dialog, JobKey, Outcome, RecoverDialog, RecoverWhich, UnsavedDialog,
};
use crate::storage::recovery::{Depth, Discarded};
use crate::storage::{FileStamp, LoadedFile, Recovery, StorageError, load, recovery};

impl App {
    /// Looks for copies that a former run of the program left.
    pub(super) fn list_recoveries(&mut self) {
        let Some(folder) = self.recovery_folder() else { return };
        let now = self.env.clock.now();
        // A copy may be what ended the starts before: then none is read as a plan.
        let depth =
            if self.start_mode.is_after_failures { Depth::Checked } else { Depth::Compared };
        self.jobs.queue(JobKey::Recovery, move |_| {
            recovery::sweep_trash(&folder, now);
            Outcome::RecoveriesFound(recovery::list(&folder, depth))
        });
    }

    pub(super) fn take_recoveries(&mut self, found: Vec<Recovery>) {
        let put_off: Vec<PathBuf> = self
            .recoveries
            .iter()
            .filter(|copy| copy.is_put_off)
            .map(|copy| copy.path.clone())
            .collect();
        self.recoveries = found;
        for copy in &put_off {
            self.put_off_recovery(copy);
        }
        // One may have been brought back or given up while the folder was being read.
        let recovered = self.recovery.recovered_from.clone();
        self.recoveries.retain(|copy| Some(&copy.path) != recovered.as_ref());
        self.tell_of_unsaved_work();
    }

    /// Asks which state is meant where the file has one of its own by now.
    pub(super) fn recover(&mut self, copy: PathBuf) {
        let found = self.recoveries.iter().find(|recovery| recovery.path == copy);
        if let Some(found) = found.filter(|found| found.against.is_conflict())
            && let Some(file) = found.original.clone()
        {
            let dialog = self.offer_recovery(found.clone(), file, None);
            self.put_in_front(dialog);
        } else {
            self.leave(Departure::Recover(copy));
        }
    }

    /// How the question about two states of a plan was answered.
    pub(super) fn confirm_recover(&mut self, dialog: RecoverDialog) {
        let RecoverDialog { copy, file, which, then } = dialog;
        let which = if copy.against.is_conflict() { which } else { RecoverWhich::Recovered };
        match which {
            RecoverWhich::Recovered => {
                // The user knows of what is in the file now: saving does not ask again.
                for known in self.recoveries.iter_mut().filter(|known| known.path == copy.path) {
                    known.base = None;
                }
                self.leave(Departure::Recover(copy.path));
            }
            RecoverWhich::Both => self.leave(Departure::RecoverBeside(copy.path)),
            RecoverWhich::OnDisk => {
                self.put_off_recovery(&copy.path);
                if self.document.path() == Some(file.as_path()) {
                    self.dialog = then;
                } else {
                    self.leave(Departure::Open(file));
                }
            }
        }
    }

    pub(super) fn start_recovering(&mut self, copy: PathBuf, is_beside: bool) {
        let found = self.recoveries.iter().find(|recovery| recovery.path == copy);
        let original = found.and_then(|recovery| recovery.original.clone());
        let base = found.and_then(|recovery| recovery.base);
        let left = self.left();
        self.arrived = None;
        self.jobs.abandon(JobKey::Open);
        self.jobs.start(JobKey::Open, move |_| {
            let result = load(&copy).map(Box::new);
            Outcome::Recovered { copy, original, base, is_beside, left, result }
        });
    }

    /// A recovered plan is unsaved until the user saves it: under its own name, or under another
    /// one if it stands beside the file.
    pub(super) fn take_recovered(
        &mut self,
        copy: &Path,
        (original, base): (Option<PathBuf>, Option<FileStamp>),
        is_beside: bool,
        left: &Left,
        result: Result<Box<LoadedFile>, StorageError>,
    ) {
        self.commit_draft();
        match result {
            Ok(_) if self.was_edited_since(left) => {
                let copy = copy.to_owned();
                self.put_in_front(Dialog::Leave(if is_beside {
                    Departure::RecoverBeside(copy)
                } else {
                    Departure::Recover(copy)
                }));
            }
            Ok(file) => {
                self.show_recovered(file.loaded.project, original.filter(|_| !is_beside));
                self.recovery.base = base.filter(|_| !is_beside);
                self.adopt_copy(copy);
                self.recoveries.retain(|recovery| recovery.path != copy);
                // Others may wait behind the dialog that is gone now.
                self.tell_of_unsaved_work();
            }
            Err(error) => self.notices.fail(error.to_string()),
        }
    }

    /// The question about unsaved work on a plan.
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
        let which = RecoverWhich::default();
        Dialog::Recover(Box::new(RecoverDialog { copy, file, which, then }))
    }

    /// Says that there is unsaved work from before while a plan is open; the start screen lists
    /// it. Called when a plan was opened and when the copies are found, whichever comes later.
    pub(super) fn tell_of_unsaved_work(&mut self) {
        let waiting = self.recoveries.iter().filter(|copy| !copy.is_put_off);
        let n_waiting = waiting.clone().count();
        if !self.is_plan_open || n_waiting == 0 || matches!(self.dialog, Some(Dialog::Recover(_))) {
            return;
        }
        let of_this =
            |copy: &Recovery| self.real_path.is_some() && copy.real_original == self.real_path;
        let text = if waiting.clone().any(of_this) {
            "Paceline ended without saving a later state of this plan".to_owned()
        } else if n_waiting == 1 {
            "Unsaved work on another plan waits to be recovered".to_owned()
        } else {
            format!("Unsaved work on {n_waiting} other plans waits to be recovered")
        };
        self.notices.offer(text, Command::UnsavedWork);
    }

    // ---- putting away -------------------------------------------------------------------------

    /// Shows everything that can be recovered, with what was discarded lately.
    pub(super) fn show_unsaved_work(&mut self) {
        self.put_in_front(Dialog::Unsaved(UnsavedDialog::default()));
        self.list_recoveries();
        self.list_discarded();
    }

    fn list_discarded(&mut self) {
        let Some(folder) = self.recovery_folder() else { return };
        self.jobs.queue(JobKey::Recovery, move |_| {
            let found = recovery::list_discarded(&folder);
            Outcome::DiscardedFound(found.unwrap_or_else(|error| {
                log::warn!("{error}");
                Vec::new()
            }))
        });
    }

    pub(super) fn take_discarded(&mut self, found: Vec<Discarded>) {
        let all = self.dialog.iter_mut().chain(&mut self.behind);
        for dialog in all {
            if let Dialog::Unsaved(dialog) = dialog {
                dialog.discarded = Some(found);
                return;
            }
        }
    }

    pub(super) fn put_back(&mut self, discarded: PathBuf) {
        let Some(folder) = self.recovery_folder() else { return };
        self.jobs.queue(JobKey::Recovery, move |_| {
            if let Err(error) = recovery::put_back(&folder, &discarded) {
                log::warn!("{error}");
            }
            Outcome::Done
        });
        self.list_recoveries();
        self.list_discarded();
    }

    pub(super) fn put_off_recovery(&mut self, copy: &Path) {
        for known in &mut self.recoveries {
            known.is_put_off |= known.path == copy;
        }
    }

    /// A click beside the right button would put away hours of work, so it is asked about.
    pub(super) fn ask_to_discard(&mut self, copy: &Path) {
        let found = self.recoveries.iter().find(|recovery| recovery.path == copy);
        if let Some(found) = found.cloned() {
            self.put_in_front(Dialog::Discard(found));
        }
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
        if self.behind.iter().any(|dialog| matches!(dialog, Dialog::Unsaved(_))) {
            self.list_discarded();
        }
    }
}

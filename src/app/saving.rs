//! Saving plans: every save that was asked for is written, one after the other, and each knows
//! which plan it is of.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::outcomes::Saved;
use super::picker::Purpose;
use super::{App, JobKey, Outcome};
use crate::model::Project;
use crate::storage::{self, Problem};

/// The last save of the open plan that was asked for, until all of them have landed.
pub(super) struct Saving {
    path: PathBuf,
    snapshot: Arc<Project>,
}

impl App {
    pub(super) fn save(&mut self) {
        self.commit_draft();
        if self.document.why_read_only().is_some() {
            self.ask_for_file(Purpose::SaveAs);
            return;
        }
        // A save under a new name may not have landed yet; the plan has that name all the same.
        let path = match &self.saving {
            Some(saving) => Some(saving.path.clone()),
            None => self.document.path().map(Path::to_owned),
        };
        match path {
            Some(path) => self.save_to(path, false),
            None => self.ask_for_file(Purpose::SaveAs),
        }
    }

    pub(super) fn save_to(&mut self, path: PathBuf, is_copy: bool) {
        self.commit_draft();
        if self.document.why_read_only().is_some() && self.is_own_file(&path) {
            self.notices.fail("The plan is open for reading only; save it under another name");
            self.stay();
            return;
        }
        if self.drafts.has_rejected() {
            self.notices.fail("Something typed could not be read and is not in the saved plan; look for the marked field");
        }
        let document_nr = self.document_nr;
        let snapshot = Arc::clone(self.document.project());
        if !is_copy {
            let is_being_saved = self.saving.as_ref().is_some_and(|saving| {
                saving.path == path && Arc::ptr_eq(&saving.snapshot, &snapshot)
            });
            if is_being_saved {
                return;
            }
            self.saving = Some(Saving { path: path.clone(), snapshot: Arc::clone(&snapshot) });
            self.save_state = Cow::Borrowed("Saving…");
        }
        let key = if is_copy { JobKey::SaveCopy } else { JobKey::Save };
        self.jobs.queue(key, move |_| {
            let result = storage::save(&snapshot, &path);
            let base = result.as_ref().ok().map(|saved| saved.stamp);
            let result = result.map(|saved| saved.problems);
            Outcome::Saved(Saved { document_nr, snapshot, path, is_copy, base, result })
        });
    }

    /// Whether a path leads to the file the open plan was read from, straight or by a link.
    fn is_own_file(&self, path: &Path) -> bool {
        self.document.path() == Some(path)
            || self.real_path.as_deref() == Some(&storage::recovery::real_path(path))
    }

    /// Whether anything is still being written that the user asked to save.
    pub(super) fn is_saving(&self) -> bool {
        self.jobs.is_running(JobKey::Save) || self.jobs.is_running(JobKey::SaveCopy)
    }

    pub(super) fn take_saved(&mut self, saved: Saved) {
        let Saved { document_nr, snapshot, path, is_copy, base, result } = saved;
        let is_of_open_plan = document_nr == self.document_nr;
        let is_last = is_of_open_plan
            && self.saving.as_ref().is_some_and(|last| {
                !is_copy && last.path == path && Arc::ptr_eq(&last.snapshot, &snapshot)
            });
        if is_last {
            self.saving = None;
        }
        let problems = match result {
            Ok(problems) => problems,
            Err(error) => {
                if is_of_open_plan && !is_copy {
                    self.save_state = Cow::Borrowed("Not saved");
                }
                self.notices.fail(error.to_string());
                self.stay();
                return;
            }
        };
        self.remember_recent(&path);
        self.tell_of_problems(&path, &problems);
        if is_copy {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            self.notify(format!("Saved a copy as {name}"));
        } else if is_of_open_plan {
            if self.document.path() != Some(path.as_path()) {
                self.real_path = None;
            }
            self.document.saved_as(snapshot, path);
            self.recovery.base = base;
            if self.saving.is_none() {
                self.save_state = Cow::Owned(format!("Saved {}", self.env.clock.time_of_day()));
            }
            if !self.document.is_dirty() {
                self.forget_recovery_copy();
            }
        }
        self.n_saved += 1;
    }

    /// A plan that breaks its own rules is saved as it is, but the user hears of it now and not
    /// when the file is next opened.
    fn tell_of_problems(&mut self, path: &Path, problems: &[Problem]) {
        let Some(first) = problems.first() else { return };
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        self.notices.fail(format!(
            "{name} was saved, but will be put right in {} places when it is opened, beginning with: {first}",
            problems.len()
        ));
    }
}

//! Saving plans: each save knows which plan it is of, and what stands in its way is a question
//! with ways out.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::on_disk::ReadOnly;
use super::outcomes::Saved;
use super::picker::Purpose;
use super::save_trouble::SaveTrouble;
use super::writing::{Consent, Landed, SaveJob};
use super::{App, Dialog, JobKey, Outcome};
use crate::model::Project;
use crate::storage::shown_name;
use crate::storage::{self, Cause, Folders, Problem, StorageError};

/// The last save of the open plan that was asked for, until all of them have landed.
pub(super) struct Saving {
    path: PathBuf,
    snapshot: Arc<Project>,
    /// What the status said before.
    before: Cow<'static, str>,
}

impl Saving {
    /// What the status says if nothing comes of it; a plan without changes has lost nothing.
    pub(super) fn state_without(self, is_dirty: bool) -> Cow<'static, str> {
        if is_dirty { Cow::Borrowed("Not saved") } else { self.before }
    }
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
        match (path, &self.on_disk.read_only) {
            (Some(path), Some(ReadOnly::OpenElsewhere(owner))) => {
                let cause = Cause::OpenElsewhere(Box::new(owner.clone()));
                self.ask_about(&StorageError::new("save", &path, cause), false);
            }
            (Some(path), None) => self.save_to(path, false),
            (None, _) => self.ask_for_file(Purpose::SaveAs),
        }
    }

    /// Saves over whatever was last read or written there; any other file is replaced: the user
    /// was asked about that.
    pub(super) fn save_to(&mut self, path: PathBuf, is_copy: bool) {
        self.save_with(path, is_copy, Consent::default());
    }

    pub(super) fn save_with(&mut self, path: PathBuf, is_copy: bool, consent: Consent) {
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
            let before = match self.saving.take() {
                Some(former) => former.before,
                None => self.save_state.clone(),
            };
            let saving = Saving { path: path.clone(), snapshot: Arc::clone(&snapshot), before };
            self.saving = Some(saving);
            self.save_state = Cow::Borrowed("Saving…");
        }
        let key = if is_copy { JobKey::SaveCopy } else { JobKey::Save };
        let known = Arc::clone(&self.on_disk.known);
        let stop = self.slow_saving.stop_for(&path);
        let job = SaveJob {
            nr: if is_copy { 0 } else { known.next_save(&path) },
            snapshot: Arc::clone(&snapshot),
            path: path.clone(),
            is_copy,
            consent,
            known,
            stop: stop.clone(),
            versions: self.env.folders.as_ref().map(Folders::versions),
            since: self.env.clock.day_and_time(),
        };
        self.jobs.queue(key, move |_| match job.run() {
            Some(result) => {
                Outcome::Saved(Saved { document_nr, snapshot, path, is_copy, stop, result })
            }
            None => Outcome::Done,
        });
    }

    /// Whether a path leads to the file the open plan was read from, straight or by a link.
    pub(super) fn is_own_file(&self, path: &Path) -> bool {
        self.document.path() == Some(path)
            || self.real_path.as_deref() == Some(&storage::recovery::real_path(path))
    }

    /// Whether anything is still being written that the user asked to save.
    pub(super) fn is_saving(&self) -> bool {
        self.jobs.is_running(JobKey::Save) || self.jobs.is_running(JobKey::SaveCopy)
    }

    pub(super) fn take_saved(&mut self, mut saved: Saved) {
        if let Ok(landed) = &mut saved.result
            && let Some(to_keep) = landed.to_keep.take()
        {
            self.keep_versions(*to_keep);
        }
        self.slow_saving.has_ended(&saved.stop);
        if saved.stop.is_set() {
            self.take_given_up(saved);
            return;
        }
        let Saved { document_nr, snapshot, path, is_copy, stop: _, result } = saved;
        let is_of_open_plan = document_nr == self.document_nr;
        let is_last = is_of_open_plan
            && self.saving.as_ref().is_some_and(|last| {
                !is_copy && last.path == path && Arc::ptr_eq(&last.snapshot, &snapshot)
            });
        let ended = if is_last { self.saving.take() } else { None };
        let landed = match result {
            Ok(landed) => landed,
            Err(error) => {
                if let Some(ended) = ended {
                    self.save_state = ended.state_without(self.document.is_dirty());
                }
                self.take_unsaved(&error, is_of_open_plan, is_copy);
                return;
            }
        };
        self.remember_recent(&path);
        self.tell_of_problems(&path, &landed.problems);
        if is_copy {
            let name = shown_name(&path);
            self.notify(format!("Saved a copy as {name}"));
        } else if is_of_open_plan {
            self.take_landed(snapshot, path, landed);
        }
        self.n_saved += 1;
    }

    /// Says once what a save left out because this version does not know it.
    fn tell_of_unknown(&mut self, path: &Path) {
        const SHOWN: usize = 3;
        let unknown = std::mem::take(&mut self.unknown);
        if unknown.is_empty() {
            return;
        }
        let places = unknown.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join("; ");
        let more = if unknown.len() > SHOWN { "; …" } else { "" };
        let what = match unknown.len() {
            1 => "1 entry was".to_owned(),
            n => format!("{n} entries were"),
        };
        let name = shown_name(path);
        let where_it_is = if self.document.path() == Some(path) {
            format!("the file as it was is {name}~")
        } else {
            "the file that was opened still has it".to_owned()
        };
        let text =
            format!("{what} not understood and left out of {name}: {places}{more}; {where_it_is}");
        self.notices.fail(text);
    }

    /// The open plan is on disk, perhaps under a new name.
    pub(super) fn take_landed(&mut self, snapshot: Arc<Project>, path: PathBuf, landed: Landed) {
        if self.document.path() != Some(path.as_path()) {
            let others = self.on_disk.known.hold_only(&landed.real);
            self.release(others);
            self.on_disk.read_only = None;
        }
        self.slow_saving.has_landed(&path);
        self.on_disk.is_earlier = false;
        self.on_disk.is_unwritable = false;
        self.real_path = Some(landed.real);
        self.recovery.base = Some(landed.stamp);
        self.on_disk.news.forget();
        self.tell_of_unknown(&path);
        self.document.saved_as(snapshot, path);
        if self.saving.is_none() {
            self.save_state = Cow::Owned(format!("Saved {}", self.env.clock.time_of_day()));
        }
        if let Some(remark) = landed.remark {
            self.warn(format!("The plan is saved, but {remark}"));
        }
        if !self.document.is_dirty() {
            self.forget_recovery_copy();
        }
        self.watch_file();
    }

    /// The plan stays unsaved; whoever wanted to leave decides once the question is answered.
    fn take_unsaved(&mut self, error: &StorageError, is_of_open_plan: bool, is_copy: bool) {
        if is_of_open_plan && SaveTrouble::has_ways_out(&error.cause) {
            self.ask_about(error, is_copy);
        } else {
            self.notices.fail(error.to_string());
            self.stay();
        }
    }

    fn ask_about(&mut self, error: &StorageError, is_copy: bool) {
        let trouble = SaveTrouble::new(error, is_copy);
        let wants_comparison = trouble.has_other_version();
        let path = trouble.path.clone();
        self.put_in_front(Dialog::SaveTrouble(Box::new(trouble)));
        if wants_comparison {
            self.compare_with(&path);
        }
    }

    /// A plan that breaks its own rules is saved as it is, but the user hears of it now and not
    /// when the file is next opened.
    fn tell_of_problems(&mut self, path: &Path, problems: &[Problem]) {
        let Some(first) = problems.first() else { return };
        let name = shown_name(path);
        self.notices.fail(format!(
            "{name} was saved, but will be put right in {} places when it is opened, beginning with: {first}",
            problems.len()
        ));
    }
}

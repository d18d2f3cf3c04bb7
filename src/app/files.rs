//! Opening, saving and closing plans; every touch of the disk is a job.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::outcomes::Saved;
use super::picker::Purpose;
use super::{App, Departure, Dialog, JobKey, Outcome, Sample, Selection, Session};
use crate::document::Document;
use crate::model::Project;
use crate::storage::{self, Folders, LoadedFile, Preferences, StorageError};

/// The user's preferences, and a sentence if they could not be read.
pub(super) fn load_preferences(folders: Option<&Folders>) -> (Preferences, Option<String>) {
    folders.map_or_else(
        || (Preferences::default(), None),
        |folders| {
            let loaded = storage::settings::load(&folders.settings_file());
            (loaded.preferences, loaded.notice)
        },
    )
}

impl App {
    // ---- becoming another plan ----------------------------------------------------------------

    fn show_document(&mut self, document: Document) {
        self.leave_behind();
        self.session = Session {
            selection: Selection::first(document.project()),
            side: self.session.side,
            ..Session::default()
        };
        self.session.active = self.session.selection.objective.map(crate::model::ItemId::Objective);
        self.document = document;
        self.drafts.clear();
        self.dialog = None;
        self.is_plan_open = true;
        self.save_state = Cow::Borrowed("Not saved yet");
        self.recovery.start(self.document.project());
    }

    pub(super) fn show_new_plan(&mut self) {
        self.show_document(Document::untitled(Project::default()));
    }

    /// A sample opens as an untitled copy: nothing can be overwritten.
    pub(super) fn show_sample(&mut self, sample: Sample) {
        match storage::from_text(sample.bytes()) {
            Ok(loaded) => self.show_document(Document::untitled(loaded.project)),
            Err(error) => self.notices.fail(error.to_string()),
        }
    }

    pub(super) fn show_recovered(&mut self, project: Project, original: Option<PathBuf>) {
        self.show_document(Document::recovered(project, original));
        self.save_state = Cow::Borrowed("Recovered, not saved yet");
    }

    /// The open plan goes, saved or given up; only now its recovery copy is not needed any more.
    fn leave_behind(&mut self) {
        self.document_nr += 1;
        if self.is_plan_open {
            self.forget_recovery_copy();
        }
    }

    pub(super) fn show_welcome(&mut self) {
        self.leave_behind();
        self.document = Document::default();
        self.drafts.clear();
        self.dialog = None;
        self.session = Session::default();
        self.is_plan_open = false;
        self.save_state = Cow::default();
    }

    // ---- opening ------------------------------------------------------------------------------

    pub(super) fn start_opening(&mut self, path: PathBuf) {
        let path = std::path::absolute(&path).unwrap_or(path);
        let left = Arc::clone(self.document.project());
        self.jobs.start(JobKey::Open, move |_| {
            let result = storage::load(&path).map(Box::new);
            Outcome::Opened { path, left, result }
        });
    }

    /// A dropped or picked file: a plan is opened, anything else is an export to import.
    pub(super) fn open_any(&mut self, path: PathBuf) {
        let is_plan = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"))
            || self.preferences.recent.contains(&path);
        if is_plan || !self.is_plan_open {
            self.leave(Departure::Open(path));
        } else {
            self.start_import(vec![path]);
        }
    }

    pub(super) fn take_dropped_files(&mut self, ctx: &egui::Context) {
        let dropped: Vec<PathBuf> = ctx.input(|input| {
            let files = input.raw.dropped_files.iter();
            files.map(|file| file.path().to_owned()).collect()
        });
        let (plans, exports): (Vec<_>, Vec<_>) = dropped
            .into_iter()
            .partition(|path| path.extension().is_some_and(|e| e.eq_ignore_ascii_case("ron")));
        if let Some(plan) = plans.into_iter().next() {
            self.leave(Departure::Open(plan));
        } else if !exports.is_empty() && self.is_plan_open {
            self.start_import(exports);
        } else if !exports.is_empty() {
            self.notices.fail("Open or start a plan first, then drop the export on it");
        }
    }

    pub(super) fn take_opened(
        &mut self,
        path: PathBuf,
        left: &Arc<Project>,
        result: Result<Box<LoadedFile>, StorageError>,
    ) {
        match result {
            Ok(_) if self.was_edited_since(left) => {
                self.dialog = Some(Dialog::Leave(Departure::Open(path)));
            }
            Ok(file) => {
                self.remember_recent(&path);
                self.tell_of_unsaved_work(&path);
                let lines = problem_lines(&file);
                self.show_document(Document::opened(file.loaded.project, path));
                self.save_state = Cow::Borrowed("Opened");
                if !lines.is_empty() {
                    let title = format!("{} was opened with problems", self.document_name());
                    self.dialog = Some(Dialog::Problems { title, lines });
                }
            }
            Err(error) => {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                let title = format!("{name} could not be opened");
                self.dialog = Some(Dialog::Unreadable { title, text: error.to_string() });
            }
        }
    }

    /// Whether the user went on editing while another plan was being read.
    pub(super) fn was_edited_since(&self, left: &Arc<Project>) -> bool {
        !Arc::ptr_eq(self.document.project(), left) && self.has_unsaved_changes()
    }

    fn tell_of_unsaved_work(&mut self, path: &Path) {
        if self.recoveries.iter().any(|copy| copy.original.as_deref() == Some(path)) {
            self.notices.fail("Paceline ended without saving a later state of this plan; close the plan to find it on the start screen");
        }
    }

    fn remember_recent(&mut self, path: &Path) {
        self.preferences.remember(path);
        self.preferences.last_folder = path.parent().map(Path::to_owned);
    }

    // ---- saving -------------------------------------------------------------------------------

    pub(super) fn save(&mut self) {
        self.commit_draft();
        match self.document.path().map(Path::to_owned) {
            Some(path) => self.save_to(path, false),
            None => self.ask_for_file(Purpose::SaveAs),
        }
    }

    pub(super) fn save_to(&mut self, path: PathBuf, is_copy: bool) {
        self.commit_draft();
        if self.drafts.has_rejected() {
            self.notices.fail("Something typed could not be read and is not in the saved plan; look for the marked field");
        }
        self.save_state = Cow::Borrowed("Saving…");
        let document_nr = self.document_nr;
        let snapshot = Arc::clone(self.document.project());
        self.jobs.start(JobKey::Save, move |_| {
            let result = storage::save(&snapshot, &path).map(|_| ());
            Outcome::Saved(Saved { document_nr, snapshot, path, is_copy, result })
        });
    }

    pub(super) fn take_saved(&mut self, saved: Saved) {
        let Saved { document_nr, snapshot, path, is_copy, result } = saved;
        let leaving = self.leaving.take();
        if let Err(error) = result {
            self.save_state = Cow::Borrowed("Not saved");
            self.notices.fail(error.to_string());
            return;
        }
        self.remember_recent(&path);
        if is_copy {
            self.save_state = Cow::Borrowed("Copy saved");
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            self.notify(format!("Saved a copy as {name}"));
        } else if document_nr == self.document_nr {
            self.document.saved_as(snapshot, path);
            self.save_state = Cow::Owned(format!("Saved {}", self.env.clock.time_of_day()));
            if !self.document.is_dirty() {
                self.forget_recovery_copy();
            }
        }
        if let Some(to) = leaving {
            // Editing may have gone on while the file was written: then ask again.
            self.leave(to);
        }
    }

    // ---- the affirmative button ---------------------------------------------------------------

    pub(super) fn close_dialog(&mut self) {
        if matches!(self.dialog, Some(Dialog::Import(_))) {
            self.jobs.cancel(JobKey::Import);
        }
        self.leaving = None;
        self.dialog = None;
    }

    pub(super) fn confirm_dialog(&mut self) {
        match self.dialog.take() {
            Some(Dialog::Leave(to)) => self.save_then_leave(to),
            Some(Dialog::Overwrite { path, purpose }) => {
                self.save_to(path, purpose == Purpose::SaveCopy);
            }
            Some(Dialog::Path(dialog)) => self.confirm_path(dialog),
            Some(Dialog::Import(dialog)) => self.confirm_import(&dialog),
            Some(Dialog::Library(dialog)) => self.confirm_library(&dialog),
            Some(Dialog::MergeInputs { from, into }) => self.confirm_merge_inputs(from, into),
            Some(Dialog::MergeChannels { from, into }) => self.confirm_merge_channels(from, into),
            Some(Dialog::Annotation { date, text, source, .. }) => {
                self.confirm_annotation(date, text, source);
            }
            Some(
                Dialog::Find { .. }
                | Dialog::Palette { .. }
                | Dialog::Unreadable { .. }
                | Dialog::Problems { .. }
                | Dialog::Shortcuts
                | Dialog::About,
            )
            | None => {}
        }
    }
}

/// What was repaired or doubted while reading, a line each.
fn problem_lines(file: &LoadedFile) -> Vec<String> {
    let doubt = file.loaded.checksum.doubt().map(str::to_owned);
    doubt.into_iter().chain(file.loaded.problems.iter().map(ToString::to_string)).collect()
}

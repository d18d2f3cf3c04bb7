//! Opening and closing plans; every touch of the disk is a job.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::outcomes::Opened;
use super::{App, Departure, Dialog, Drafts, JobKey, Outcome, Sample, Selection, Session};
use crate::document::Document;
use crate::model::Project;
use crate::storage::settings::LoadedPreferences;
use crate::storage::{self, Folders, Loaded, LoadedFile};

/// The user's preferences, and a sentence if they could not be read.
pub(super) fn load_preferences(folders: Option<&Folders>) -> LoadedPreferences {
    folders.map_or_else(LoadedPreferences::default, |folders| {
        storage::settings::load(&folders.settings_file())
    })
}

/// What was left for another plan when its file began to be read.
pub struct Left {
    project: Arc<Project>,
    drafts: Drafts,
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
        self.clear_dialogs();
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
        if self.is_plan_open {
            self.forget_recovery_copy();
        }
        self.document_nr += 1;
        self.leaving = None;
        self.saving = None;
        self.real_path = None;
        self.recovery.base = None;
    }

    pub(super) fn show_welcome(&mut self) {
        self.leave_behind();
        self.document = Document::default();
        self.drafts.clear();
        self.clear_dialogs();
        self.session = Session::default();
        self.is_plan_open = false;
        self.save_state = Cow::default();
    }

    // ---- opening ------------------------------------------------------------------------------

    pub(super) fn start_opening(&mut self, path: PathBuf) {
        let path = std::path::absolute(&path).unwrap_or(path);
        let left = self.left();
        self.arrived = None;
        let copies = self.recovery_folder();
        let own = self.recovery.recovered_from.clone();
        self.jobs.start(JobKey::Open, move |_| {
            let result = storage::load(&path);
            let real_path = storage::recovery::real_path(&path);
            let unsaved = copies.and_then(|copies| storage::recovery::of_plan(&copies, &real_path));
            let unsaved = unsaved.filter(|copy| Some(&copy.path) != own.as_ref());
            let opened = Opened { path, real_path, left, result, unsaved };
            Outcome::Opened(Box::new(opened))
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

    /// Called in `logic`. An open dialog is answered first: a drop does not take its place.
    pub(super) fn take_dropped_files(&mut self, ctx: &egui::Context) {
        let dropped: Vec<PathBuf> = ctx.input(|input| {
            let files = input.raw.dropped_files.iter();
            files.map(|file| file.path().to_owned()).collect()
        });
        let is_importing = matches!(self.dialog, Some(Dialog::Import(_)));
        if self.dialog.is_some() && !is_importing && !dropped.is_empty() {
            self.warn("Answer the open dialog first, then drop the file again".to_owned());
            return;
        }
        let (plans, exports): (Vec<_>, Vec<_>) = dropped
            .into_iter()
            .partition(|path| path.extension().is_some_and(|e| e.eq_ignore_ascii_case("ron")));
        if let Some(plan) = plans.into_iter().next().filter(|_| !is_importing) {
            self.leave(Departure::Open(plan));
        } else if !exports.is_empty() && self.is_plan_open {
            self.start_import(exports);
        } else if !exports.is_empty() {
            self.notices.fail("Open or start a plan first, then drop the export on it");
        }
    }

    pub(super) fn take_opened(&mut self, opened: Opened) {
        self.commit_draft();
        let Opened { path, real_path, left, result, unsaved } = opened;
        let to_tell = match result {
            Ok(_) if self.was_edited_since(&left) => {
                self.put_in_front(Dialog::Leave(Departure::Open(path)));
                return;
            }
            Ok(file) => {
                self.remember_recent(&path);
                let (lines, stamp) = (problem_lines(&file), file.stamp);
                self.show_document(as_document(file.loaded, path.clone()));
                self.real_path = Some(real_path);
                self.recovery.base = Some(stamp);
                self.save_state = Cow::Borrowed("Opened");
                let title = format!("{} was opened with problems", self.document_name());
                (!lines.is_empty()).then_some(Dialog::Problems { title, lines })
            }
            Err(error) => {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                let title = format!("{name} could not be opened");
                Some(Dialog::Unreadable { title, text: error.to_string() })
            }
        };
        let to_tell = if let Some(copy) = unsaved.filter(|copy| !copy.against.is_same()) {
            Some(self.offer_recovery(copy, path, to_tell))
        } else {
            self.tell_of_unsaved_work();
            to_tell
        };
        if let Some(dialog) = to_tell {
            self.put_in_front(dialog);
        }
    }

    /// What is on the screen now, to see later whether the user went on with it.
    pub(super) fn left(&self) -> Left {
        Left { project: Arc::clone(self.document.project()), drafts: self.drafts.clone() }
    }

    /// Whether the user went on editing or typing while another plan was being read.
    pub(super) fn was_edited_since(&self, left: &Left) -> bool {
        let is_same = Arc::ptr_eq(self.document.project(), &left.project);
        !(is_same && self.drafts == left.drafts) && self.has_unsaved_changes()
    }

    pub(super) fn remember_recent(&mut self, path: &Path) {
        self.preferences.remember(path);
        self.preferences.last_folder = path.parent().map(Path::to_owned);
    }
}

/// A plan of a newer format is only looked at: what this version does not know of it must not get
/// lost.
fn as_document(loaded: Loaded, path: PathBuf) -> Document {
    if !loaded.is_newer() {
        return Document::opened(loaded.project, path);
    }
    let why = format!(
        "This plan was written by a newer version of Paceline (format {}), so it can be looked at, but not changed. A copy can be changed; it holds what this version knows.",
        loaded.format
    );
    Document::read_only(loaded.project, path, why)
}

/// What was repaired or doubted while reading, a line each.
fn problem_lines(file: &LoadedFile) -> Vec<String> {
    let doubt = file.loaded.checksum.doubt().map(str::to_owned);
    doubt.into_iter().chain(file.loaded.problems.iter().map(ToString::to_string)).collect()
}

//! Opening and closing plans; every touch of the disk is a job.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::on_disk::ReadOnly;
use super::outcomes::{Followed, Opened};
use super::versions;
use super::{
    App, DamagedDialog, Departure, Dialog, Drafts, JobKey, Outcome, Sample, Selection, Session,
};
use crate::document::Document;
use crate::model::Project;
use crate::storage::lock::{self, Taken};
use crate::storage::settings::LoadedPreferences;
use crate::storage::shown_name;
use crate::storage::{self, Folders, Loaded, LoadedFile, StorageError};

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
        self.follow_file();
    }

    /// The open plan goes, saved or given up; only now its recovery copy is not needed any more.
    fn leave_behind(&mut self) {
        if self.is_plan_open {
            self.forget_recovery_copy();
        }
        self.document_nr += 1;
        self.leaving = None;
        self.saving = None;
        self.unknown.clear();
        self.real_path = None;
        let former = std::mem::take(&mut self.on_disk);
        if self.slow_saving.has_dead() {
            // Letting the lock go may take as long as the save did.
            self.jobs.queue(JobKey::Release, move |_| {
                drop(former);
                Outcome::Done
            });
        }
        self.watch_file();
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
        let known = Arc::clone(&self.on_disk.known);
        let versions = self.env.folders.as_ref().map(Folders::versions);
        let since = self.env.clock.day_and_time();
        // One that does not come is not waited for.
        self.jobs.abandon(JobKey::Open);
        self.jobs.start(JobKey::Open, move |_| {
            let real_path = storage::recovery::real_path(&path);
            storage::clear_litter(&real_path);
            let result = storage::load(&path);
            let wants_lock = result.is_ok() && !known.holds(&real_path);
            let taken = wants_lock.then(|| lock::take(&real_path, &since, false));
            let last_good = match &result {
                Ok(_) => None,
                Err(_) => versions::last_good(versions.as_deref(), &real_path),
            };
            let unsaved = copies.and_then(|copies| storage::recovery::of_plan(&copies, &real_path));
            let unsaved = unsaved.filter(|copy| Some(&copy.path) != own.as_ref());
            let opened = Opened { path, real_path, left, result, unsaved, taken, last_good };
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
        if let Some(plan) = plans.first().filter(|_| !is_importing) {
            if plans.len() + exports.len() > 1 {
                let name = shown_name(plan);
                self.warn(format!(
                    "Only {name} is opened; drop exports again when it is there, and plans one by one"
                ));
            }
            self.leave(Departure::Open(plan.clone()));
        } else if !exports.is_empty() {
            if !self.is_plan_open {
                self.leave(Departure::NewPlan);
            }
            self.start_import(exports);
        }
    }

    pub(super) fn take_opened(&mut self, opened: Opened) {
        self.commit_draft();
        let Opened { path, real_path, left, result, unsaved, taken, last_good } = opened;
        let to_tell = match result {
            Ok(_) if self.was_edited_since(&left) => {
                self.put_in_front(Dialog::Leave(Departure::Open(path)));
                return;
            }
            Ok(file) => {
                self.remember_recent(&path);
                let (lines, stamp) = (problem_lines(&file), file.stamp);
                let is_writable = file.is_writable;
                // The same plan opened anew keeps its lock.
                let held = self.on_disk.known.release(&real_path).map(Taken::Own);
                let unknown = file.loaded.unknown.clone();
                self.show_document(as_document(file.loaded, path.clone()));
                self.unknown = unknown;
                self.on_disk.is_unwritable = !is_writable;
                self.on_disk.known.note(&path, stamp);
                self.hold_file(real_path, taken.or(held));
                self.recovery.base = Some(stamp);
                self.save_state = Cow::Borrowed("Opened");
                self.problems_dialog(lines)
            }
            Err(error) => {
                let name = shown_name(&path);
                let title = format!("{name} could not be opened");
                let text = error.to_string();
                Some(match last_good {
                    Some(version) => {
                        // The dialog offers it.
                        let text = text.replace(&format!("\n{}", storage::BACKUP_ADVICE), "");
                        let path = path.clone();
                        Dialog::Damaged(Box::new(DamagedDialog { path, title, text, version }))
                    }
                    None => Dialog::Unreadable { title, text },
                })
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

    fn problems_dialog(&self, lines: Vec<String>) -> Option<Dialog> {
        let title = format!("{} was opened with problems", self.document_name());
        (!lines.is_empty()).then_some(Dialog::Problems { title, lines })
    }

    /// Lists what was repaired or doubted, if anything was.
    pub(super) fn list_problems(&mut self, lines: Vec<String>) {
        if let Some(dialog) = self.problems_dialog(lines) {
            self.put_in_front(dialog);
        }
    }

    /// Notes whose the file of the plan is, and begins to watch it.
    fn hold_file(&mut self, real: PathBuf, taken: Option<Taken>) {
        match taken {
            Some(Taken::Own(lock)) => self.on_disk.known.hold(&real, lock),
            Some(Taken::Other(owner)) => {
                self.on_disk.read_only = Some(ReadOnly::OpenElsewhere(owner));
            }
            Some(Taken::Unknown(why)) => log::warn!("no lock: {why}"),
            None => {}
        }
        self.real_path = Some(real);
        self.watch_file();
    }

    /// Looks at the file of a plan that was not read from it: what it is and whose.
    fn follow_file(&mut self) {
        let Some(path) = self.document.path().map(Path::to_owned) else { return };
        let document_nr = self.document_nr;
        let since = self.env.clock.day_and_time();
        self.jobs.start(JobKey::Outside, move |_| {
            let real = storage::recovery::real_path(&path);
            let stamp = storage::watch::stamp(&real);
            let taken = lock::take(&real, &since, false);
            Outcome::Followed(Followed { document_nr, path, real, stamp, taken })
        });
    }

    pub(super) fn take_followed(&mut self, followed: Followed) {
        let Followed { document_nr, path, real, stamp, taken } = followed;
        if document_nr != self.document_nr || self.document.path() != Some(path.as_path()) {
            return;
        }
        // What a recovered plan was made from is not always what is there now; saving asks then.
        if let Some(stamp) = self.recovery.base.or(stamp) {
            self.recovery.base = Some(stamp);
            self.on_disk.known.note(&path, stamp);
        }
        self.hold_file(real, Some(taken));
    }

    /// "Open the last good version" of a plan that cannot be read.
    pub(super) fn start_last_good(&mut self, dialog: DamagedDialog) {
        let DamagedDialog { path, version, .. } = dialog;
        let left = self.left();
        let versions = self.env.folders.as_ref().map(Folders::versions);
        self.jobs.abandon(JobKey::Open);
        self.jobs.start(JobKey::Open, move |_| {
            let result = storage::load(&version.path);
            if let (Some(versions), true, Ok(file)) = (versions, version.is_backup, &result) {
                // The next save puts the damaged file where this version is.
                keep_backup(&versions, &path, file);
            }
            Outcome::LastGood { path, left, result: Box::new(result) }
        });
    }

    /// It is unsaved until the user saves it, under the name of the file it stands in for.
    pub(super) fn take_last_good(
        &mut self,
        path: PathBuf,
        left: &Left,
        result: Result<LoadedFile, StorageError>,
    ) {
        self.commit_draft();
        match result {
            Ok(_) if self.was_edited_since(left) => {
                self.put_in_front(Dialog::Leave(Departure::Open(path)));
            }
            Ok(file) => {
                self.remember_recent(&path);
                let lines = problem_lines(&file);
                self.show_document(Document::recovered(file.loaded.project, Some(path)));
                self.save_state = Cow::Borrowed("An earlier version, not saved yet");
                self.on_disk.is_earlier = true;
                self.follow_file();
                self.warn(
                    "This is an earlier version; the file on disk stays damaged until you save"
                        .to_owned(),
                );
                self.list_problems(lines);
            }
            Err(error) => self.notices.fail(error.to_string()),
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

/// Keeps the version beside a plan among the others.
fn keep_backup(versions: &Path, path: &Path, file: &LoadedFile) {
    let real = storage::recovery::real_path(path);
    let bytes = storage::read_file(&file.path, crate::model::limits::FILE_BYTES);
    let kept = bytes.map_err(|cause| cause.to_string()).and_then(|bytes| {
        storage::generations::keep(versions, &real, &bytes, file.stamp.changed)
            .map(drop)
            .map_err(|error| error.to_string())
    });
    if let Err(error) = kept {
        log::warn!("{error}");
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
pub(super) fn problem_lines(file: &LoadedFile) -> Vec<String> {
    let doubt = file.loaded.checksum.doubt().map(str::to_owned);
    doubt.into_iter().chain(file.loaded.problems.iter().map(ToString::to_string)).collect()
}

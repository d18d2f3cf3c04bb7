//! What others do to the file of the open plan: noticed on focus and every two seconds, told in a
//! banner, answered there.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files::problem_lines;
use super::on_disk::ReadOnly;
use super::{App, Dialog, JobKey, Outcome};
use crate::edit::{Edit, PlanEdit};
use crate::model::{Differences, Project};
use crate::storage::lock::{self, Taken};
use crate::storage::watch::{self, Found, Glance};
use crate::storage::{self, FileStamp, LoadedFile, StorageError, recovery};

/// What is known of others.
#[derive(Debug, Default)]
pub(super) struct News {
    pub file: FileNews,
    /// The other version that the user knows of and does not want.
    declined: Option<FileStamp>,
    /// Copies of a cloud service that were not told yet.
    pub copies: Vec<PathBuf>,
    told_copies: BTreeSet<PathBuf>,
    /// The other one let go of the plan.
    pub is_free: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum FileNews {
    #[default]
    None,
    Changed(FileStamp),
    Gone,
}

impl News {
    /// The plan was saved: whatever was there is replaced, and the user was asked.
    pub fn forget(&mut self) {
        self.file = FileNews::None;
        self.declined = None;
    }

    pub fn decline(&mut self) {
        if let FileNews::Changed(stamp) = self.file {
            self.declined = Some(stamp);
        }
        self.file = FileNews::None;
    }

    pub fn put_copies_away(&mut self) {
        self.told_copies.extend(self.copies.drain(..));
    }

    fn take_copies(&mut self, found: Vec<PathBuf>) {
        self.copies = found.into_iter().filter(|path| !self.told_copies.contains(path)).collect();
    }
}

/// What a look at the file brought.
pub struct Looked {
    document_nr: u64,
    path: PathBuf,
    /// What the file was compared with.
    stamp: FileStamp,
    glance: Glance,
    found: Found,
    copies: Vec<PathBuf>,
}

/// The version on disk, beside the open plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum OtherVersion {
    /// It is being read.
    #[default]
    Reading,
    /// What tells it from the open plan, a line each.
    Differs(Vec<String>),
    /// Why it cannot be read.
    Unreadable(String),
}

/// An answer to a banner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Show what tells the two versions apart.
    Compare,
    /// Take the version on disk; mine is one Undo away.
    Reload,
    /// Go on with mine; saving asks.
    KeepMine,
    /// Make this plan one of its own, without a file.
    MakeCopy,
    /// Nobody else has the plan any more, or nobody knows.
    EditHere,
    /// The copies were seen.
    PutCopiesAway,
    /// Wait no longer for a save that hangs; choose another folder.
    SaveElsewhere,
    /// Wait no longer for a save that hangs.
    StopSaving,
}

impl App {
    /// Follows the file the plan has now.
    pub(super) fn watch_file(&mut self) {
        let waits = self.on_disk.read_only.is_some();
        let file = self.real_path.clone().filter(|_| self.is_plan_open);
        self.watch.follow(file.map(|file| (file, waits)));
    }

    /// Called in `logic`: takes a look when the window comes to the front or the thread saw
    /// something.
    pub(super) fn notice_outside(&mut self, ctx: &egui::Context) {
        let is_back = ctx.input(|input| {
            input.events.iter().any(|event| matches!(event, egui::Event::WindowFocused(true)))
        });
        // Both are asked, so that the news are taken.
        if self.watch.take_news() | is_back {
            self.look_outside();
        }
    }

    /// Looks at the file's bytes.
    pub(super) fn look_outside(&mut self) {
        let (Some(real), Some(path)) = (self.real_path.clone(), self.document.path()) else {
            return;
        };
        let path = path.to_owned();
        let Some(stamp) = self.on_disk.known.stamp(&path) else { return };
        if self.is_saving() {
            // Its end changes the file, which is seen then.
            return;
        }
        let document_nr = self.document_nr;
        let waits = self.on_disk.read_only.is_some();
        self.jobs.start(JobKey::Outside, move |_| {
            let glance = watch::glance(&real, waits);
            let found = watch::examine(&real, &stamp);
            let copies = watch::conflict_copies(&real);
            Outcome::LookedOutside(Looked { document_nr, path, stamp, glance, found, copies })
        });
    }

    pub(super) fn take_looked_outside(&mut self, looked: Looked) {
        let Looked { document_nr, path, stamp, glance, found, copies } = looked;
        let is_current = document_nr == self.document_nr
            && !self.is_saving()
            && self.on_disk.known.stamp(&path) == Some(stamp);
        if !is_current {
            return;
        }
        let news = &mut self.on_disk.news;
        news.take_copies(copies);
        news.is_free = glance.is_free;
        match found {
            Found::Same(now) => {
                news.file = FileNews::None;
                self.on_disk.known.note(&path, now);
            }
            Found::Changed(now) => {
                let is_declined = news.declined.is_some_and(|other| other.has_same_bytes(&now));
                news.file = if is_declined { FileNews::None } else { FileNews::Changed(now) };
            }
            Found::Gone if news.file != FileNews::Gone => {
                news.file = FileNews::Gone;
                self.document.lost_file();
            }
            Found::Gone => {}
        }
        self.watch.has_seen(glance);
    }

    pub(super) fn answer(&mut self, answer: Answer) {
        match answer {
            Answer::Compare => self.compare_outside(),
            Answer::Reload => self.reload(),
            Answer::KeepMine => self.on_disk.news.decline(),
            Answer::MakeCopy => self.make_copy(),
            Answer::EditHere => self.take_over(),
            Answer::PutCopiesAway => self.on_disk.news.put_copies_away(),
            Answer::SaveElsewhere => self.save_elsewhere(),
            Answer::StopSaving => self.stop_waiting(),
        }
    }

    // ---- the other version --------------------------------------------------------------------

    fn compare_outside(&mut self) {
        let Some(path) = self.document.path().map(Path::to_owned) else { return };
        self.put_in_front(Dialog::Outside { path: path.clone(), found: OtherVersion::Reading });
        self.compare_with(&path);
    }

    /// Reads the file and tells it from the open plan, for the dialog that asks.
    pub(super) fn compare_with(&mut self, path: &Path) {
        let mine = Arc::clone(self.document.project());
        let path = path.to_owned();
        self.jobs.start(JobKey::Compare, move |_| {
            let lines = match storage::load(&path) {
                Ok(file) => {
                    let found = Differences::between(&mine, &file.loaded.project);
                    if found.is_empty() {
                        vec!["The two hold the same; only the text of the file differs".to_owned()]
                    } else {
                        found.lines().to_vec()
                    }
                }
                Err(error) => {
                    let why = error.to_string();
                    return Outcome::Compared { path, compared: OtherVersion::Unreadable(why) };
                }
            };
            Outcome::Compared { path, compared: OtherVersion::Differs(lines) }
        });
    }

    pub(super) fn take_compared(&mut self, path: &Path, compared: OtherVersion) {
        for dialog in self.dialog.iter_mut().chain(&mut self.behind) {
            match dialog {
                Dialog::Outside { path: other, found } if other == path => {
                    *found = compared;
                    return;
                }
                Dialog::SaveTrouble(trouble) if trouble.path == path => {
                    trouble.other = compared;
                    return;
                }
                _ => {}
            }
        }
    }

    /// Reads the version on disk again. What it replaces waits in the trash by then.
    pub(super) fn reload(&mut self) {
        self.commit_draft();
        let Some(path) = self.document.path().map(Path::to_owned) else { return };
        let document_nr = self.document_nr;
        let before = Arc::clone(self.document.project());
        let give_up = self.giving_up_unsaved();
        self.jobs.start(JobKey::Open, move |_| {
            let loaded = storage::load(&path);
            let result = loaded.and_then(|file| give_up().map(|()| file));
            Outcome::Reloaded { document_nr, before, result: Box::new(result) }
        });
    }

    /// A piece of work that puts what is unsaved into the trash, for somebody who is about to
    /// replace it. Does nothing where nothing is unsaved, and where no copies can be kept.
    fn giving_up_unsaved(&mut self) -> impl FnOnce() -> Result<(), StorageError> + Send + use<> {
        let unsaved = self.unsaved_state().filter(|_| self.keeps_copies());
        let place = self.recovery_folder().zip(self.copy_of());
        let (nr, now) = (self.emergency.next_nr(), self.env.clock.now());
        move || {
            let (Some(project), Some((folder, of))) = (unsaved, place) else { return Ok(()) };
            let copy = recovery::write(&folder, &project, &of, nr)?;
            recovery::throw_away(&copy, now)
        }
    }

    /// The version on disk takes the place of the open one, as a step that can be undone.
    pub(super) fn take_reloaded(
        &mut self,
        nr: u64,
        before: &Arc<Project>,
        result: Result<LoadedFile, StorageError>,
    ) {
        if nr != self.document_nr {
            return;
        }
        let file = match result {
            Ok(file) => file,
            Err(error) => {
                self.notices.fail(error.to_string());
                return;
            }
        };
        self.commit_draft();
        if !Arc::ptr_eq(before, self.document.project()) {
            // Editing went on meanwhile; that is in no copy yet.
            self.reload();
            return;
        }
        let lines = problem_lines(&file);
        let plan = Arc::new(file.loaded.project);
        let label = "take the version on disk".to_owned();
        if self.apply(&Edit::Plan(PlanEdit::Replace { plan, label })) {
            self.document.saved_as(Arc::clone(self.document.project()), file.path.clone());
            self.on_disk.known.note(&file.path, file.stamp);
            self.on_disk.news.forget();
            self.say("Reloaded from disk".to_owned(), Some(super::Command::Undo));
            self.list_problems(lines);
        }
    }

    // ---- other writers ------------------------------------------------------------------------

    /// The plan goes on without a file; the one it came from is somebody else's.
    fn make_copy(&mut self) {
        self.commit_draft();
        let copy_of = Some(self.document_name());
        self.document.detach();
        self.on_disk = super::on_disk::OnDisk { copy_of, ..Default::default() };
        self.real_path = None;
        self.save_state = std::borrow::Cow::Borrowed("Not saved yet");
        self.watch_file();
        self.notify("This is a copy now; saving asks for a name".to_owned());
    }

    /// Asks for the lock once more.
    fn take_over(&mut self) {
        let Some(real) = self.real_path.clone() else { return };
        let document_nr = self.document_nr;
        let since = self.env.clock.day_and_time();
        self.jobs.start(JobKey::Outside, move |_| {
            // Of a program on another machine nobody here knows whether it runs; the user does.
            let taken = lock::take(&real, &since, true);
            Outcome::TookOver { document_nr, real, taken }
        });
    }

    pub(super) fn take_took_over(&mut self, document_nr: u64, real: &Path, taken: Taken) {
        if document_nr != self.document_nr {
            return;
        }
        match taken {
            Taken::Own(lock) => {
                self.on_disk.known.hold(real, lock);
                self.on_disk.read_only = None;
                self.on_disk.news.is_free = false;
                self.watch_file();
                self.look_outside();
            }
            Taken::Other(owner) => {
                self.warn(format!("The plan is still open: {} has it", owner.in_words()));
                self.on_disk.read_only = Some(ReadOnly::OpenElsewhere(owner));
            }
            Taken::Unknown(why) => self.warn(format!("The plan cannot be locked here ({why})")),
        }
    }
}

//! Choosing files: with the desktop's dialog where there is one, else with the program's own.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::picker::{Answer, Ask, PlanName, Purpose, table_name};
use super::writing::Consent;
use super::{App, Command, Departure, Dialog, JobKey, Outcome, PathDialog, PathEntry};
use crate::storage::export::file_stem;

/// How many entries of a folder the path dialog shows.
const MOST_ENTRIES: usize = 2_000;
/// Seconds after which the program's own dialog is offered while the desktop's is open.
const OFFER_AFTER: f64 = 2.0;
/// Seconds after which it opens by itself when none has appeared.
const GIVE_UP_AFTER: f64 = 10.0;

/// The desktop's file dialog, while it is waited for.
#[derive(Debug, Default)]
pub(super) struct DesktopDialog {
    /// When the desktop was asked, on the program's clock.
    asked_at: Option<f64>,
    /// It took the keyboard from the window.
    was_seen: bool,
    /// The program's own was offered.
    own_was_offered: bool,
    /// It was given up; the program's own may be asked for instead.
    was_cancelled: Option<Purpose>,
    /// Why the program's own is to open instead.
    reason: Option<String>,
}

impl App {
    pub(super) fn ask_for_file(&mut self, purpose: Purpose) {
        self.commit_draft();
        if self.jobs.is_running(JobKey::Pick) {
            self.warn("A file dialog is open already".to_owned());
            self.stay();
            return;
        }
        // Dialogs are another program's, and may take this one down with them.
        self.copy_now();
        let ask = Ask { purpose, folder: self.start_folder(), name: self.suggested_name(purpose) };
        let picker = Arc::clone(&self.env.picker);
        let asked_at = Some(self.env.clock.seconds());
        self.desktop_dialog = DesktopDialog { asked_at, ..DesktopDialog::default() };
        self.jobs.start(JobKey::Pick, move |progress| {
            let answer = picker.pick(&ask, progress);
            Outcome::Picked { purpose, answer }
        });
    }

    /// Called in `logic`: while the desktop's dialog is open the way to the program's own is
    /// offered, and taken when no dialog comes.
    pub(super) fn watch_file_dialog(&mut self, ctx: &egui::Context) {
        let Some(asked_at) = self.desktop_dialog.asked_at else { return };
        if !self.jobs.is_running(JobKey::Pick) {
            return;
        }
        // A dialog takes the keyboard from the window, so it is there once that was away.
        if !ctx.input(|input| input.focused) {
            self.desktop_dialog.was_seen = true;
        }
        let waited = self.env.clock.seconds() - asked_at;
        if waited >= OFFER_AFTER && !self.desktop_dialog.own_was_offered {
            self.desktop_dialog.own_was_offered = true;
            self.notices.offer("No file dialog?", Command::UseOwnDialog);
        }
        if waited >= GIVE_UP_AFTER && !self.desktop_dialog.was_seen {
            self.use_own_dialog("The desktop’s file dialog did not appear");
            return;
        }
        // Once both moments are over, only the answer wakes the window.
        let next = [OFFER_AFTER, GIVE_UP_AFTER].into_iter().find(|moment| *moment > waited);
        if let Some(moment) = next {
            ctx.request_repaint_after(Duration::from_secs_f64(moment - waited));
        }
    }

    /// Gives the desktop's dialog up; the program's own follows when it is gone.
    pub(super) fn use_own_dialog(&mut self, reason: &str) {
        if let Some(purpose) = self.desktop_dialog.was_cancelled.take() {
            self.notices.withdraw(Command::UseOwnDialog);
            self.open_path_dialog(purpose, None);
            return;
        }
        self.desktop_dialog.reason = Some(reason.to_owned());
        self.jobs.cancel(JobKey::Pick);
    }

    fn start_folder(&self) -> Option<PathBuf> {
        let of_plan = self.document.path().and_then(Path::parent);
        let mut folders = of_plan.into_iter().chain(self.preferences.last_folder.as_deref());
        folders.find(|folder| !self.slow_saving.is_dead(Some(folder))).map(Path::to_owned)
    }

    fn suggested_name(&self, purpose: Purpose) -> String {
        if purpose == Purpose::SaveTable {
            let name = self.table.as_ref().map_or("", |table| &table.name);
            return format!("{}.csv", file_stem(name, "table"));
        }
        let stem = match self.document.path().and_then(Path::file_stem) {
            Some(stem) => stem.to_string_lossy().into_owned(),
            None => {
                match self.on_disk.copy_of.as_deref().map(Path::new).and_then(Path::file_stem) {
                    Some(stem) => format!("{} copy", stem.to_string_lossy()),
                    None => file_stem(&self.document.project().settings.name, "plan"),
                }
            }
        };
        match purpose {
            Purpose::SaveCopy => format!("{stem} copy.ron"),
            Purpose::Open | Purpose::SaveAs | Purpose::SaveTable | Purpose::Import => {
                format!("{stem}.ron")
            }
        }
    }

    pub(super) fn take_picked(&mut self, purpose: Purpose, answer: Answer) {
        self.notices.withdraw(Command::UseOwnDialog);
        let reason = std::mem::take(&mut self.desktop_dialog).reason;
        match answer {
            Answer::Cancelled => {
                self.stay();
                if purpose.is_save() {
                    self.desktop_dialog.was_cancelled = Some(purpose);
                    // A desktop that fails may look like a user who changed his mind.
                    let text = "Not saved: no name was chosen".to_owned();
                    self.say(text, Some(Command::UseOwnDialog));
                }
            }
            Answer::Unavailable => self.open_path_dialog(purpose, None),
            Answer::Failed(reason) => self.open_path_dialog(purpose, Some(reason)),
            Answer::Stopped => self.open_path_dialog(purpose, reason),
            Answer::Picked(paths) => self.take_paths(purpose, paths),
        }
    }

    fn take_paths(&mut self, purpose: Purpose, paths: Vec<PathBuf>) {
        match purpose {
            Purpose::Import => self.start_import(paths),
            Purpose::Open => {
                if let Some(path) = paths.into_iter().next() {
                    self.leave(Departure::Open(path));
                }
            }
            Purpose::SaveAs | Purpose::SaveCopy | Purpose::SaveTable => {
                if let Some(path) = paths.into_iter().next() {
                    self.look_before_saving(&path, purpose);
                }
            }
        }
    }

    /// The name gets its ending here, so whether it exists is asked again, about the final name.
    fn look_before_saving(&mut self, path: &Path, purpose: Purpose) {
        if purpose == Purpose::SaveTable {
            self.look_at(table_name(path), purpose);
            return;
        }
        match PlanName::of(path) {
            PlanName::Certain(path) => self.look_at(path, purpose),
            PlanName::Doubtful(path) => self.put_in_front(Dialog::Ending { path, purpose }),
        }
    }

    pub(super) fn look_at(&mut self, path: PathBuf, purpose: Purpose) {
        // A folder that does not answer keeps nobody from choosing another one.
        self.jobs.abandon(JobKey::Look);
        self.jobs.queue(JobKey::Look, move |_| {
            let exists = path.symlink_metadata().is_ok();
            Outcome::Looked { path, purpose, exists }
        });
    }

    pub(super) fn take_looked(&mut self, path: PathBuf, purpose: Purpose, exists: bool) {
        let is_own = self.document.path() == Some(path.as_path());
        if exists && !(is_own && purpose == Purpose::SaveAs) {
            self.put_in_front(Dialog::Overwrite { path, purpose });
        } else if purpose == Purpose::SaveTable {
            self.write_table_to(path);
        } else {
            let consent = Consent { is_new: !exists, ..Consent::default() };
            self.save_with(path, purpose == Purpose::SaveCopy, consent);
        }
    }

    // ---- the program's own file dialog --------------------------------------------------------

    pub(super) fn open_path_dialog(&mut self, purpose: Purpose, reason: Option<String>) {
        let folder = self.start_folder().or_else(home).unwrap_or_else(|| PathBuf::from("/"));
        let text = if purpose.is_save() { self.suggested_name(purpose) } else { String::new() };
        self.put_in_front(Dialog::Path(PathDialog {
            purpose,
            text,
            folder: folder.clone(),
            reason,
            entries: None,
            error: None,
            new_folder: None,
            wants_name: false,
        }));
        self.list_folder(&folder);
    }

    pub(super) fn list_folder(&mut self, folder: &Path) {
        let folder = expand_home(folder);
        let Some(dialog) = self.path_dialog() else { return };
        dialog.folder.clone_from(&folder);
        dialog.entries = None;
        let purpose = dialog.purpose;
        // One that hangs makes a folder or not; nobody waits for it any more.
        self.jobs.abandon(JobKey::MakeFolder);
        self.jobs.abandon(JobKey::List);
        self.jobs.start(JobKey::List, move |_| {
            let entries = list(&folder, purpose);
            Outcome::Listed { folder, entries }
        });
    }

    pub(super) fn take_listed(&mut self, folder: &Path, entries: Result<Vec<PathEntry>, String>) {
        let Some(dialog) = self.path_dialog() else { return };
        if dialog.folder != folder {
            return;
        }
        match entries {
            Ok(entries) => {
                dialog.entries = Some(entries);
                dialog.error = None;
            }
            Err(error) => {
                dialog.entries = Some(Vec::new());
                dialog.error = Some(error);
            }
        }
    }

    pub(super) fn confirm_path(&mut self, mut dialog: PathDialog) {
        let typed = dialog.text.trim();
        if typed.is_empty() || typed == "." {
            dialog.error = Some("Type a name or choose a file".to_owned());
            self.dialog = Some(Dialog::Path(dialog));
            return;
        }
        let path = match typed.trim_end_matches('/') {
            ".." => dialog.folder.parent().unwrap_or(&dialog.folder).to_owned(),
            _ => dialog.folder.join(expand_home(Path::new(typed))),
        };
        let purpose = dialog.purpose;
        // It stays open until it is known whether this is a folder to go into.
        self.dialog = Some(Dialog::Path(dialog));
        self.jobs.abandon(JobKey::Look);
        self.jobs.queue(JobKey::Look, move |_| {
            let is_folder = path.is_dir();
            let has_folder = path.parent().is_some_and(Path::is_dir);
            Outcome::Typed { path, purpose, is_folder, has_folder }
        });
    }

    /// What was typed stays in the dialog until it leads somewhere.
    pub(super) fn take_typed(
        &mut self,
        path: PathBuf,
        purpose: Purpose,
        (is_folder, has_folder): (bool, bool),
    ) {
        let suggested =
            if purpose.is_save() { self.suggested_name(purpose) } else { String::new() };
        let Some(dialog) = self.path_dialog().filter(|dialog| dialog.purpose == purpose) else {
            return;
        };
        if is_folder {
            dialog.text = suggested;
            self.list_folder(&path);
        } else if path.as_os_str().as_encoded_bytes().ends_with(b"/") {
            dialog.error = Some(format!("There is no folder {}", path.display()));
        } else if !has_folder {
            let folder = path.parent().unwrap_or(&path);
            dialog.error =
                Some(format!("There is no folder {}; choose another one", folder.display()));
        } else {
            self.close_path_dialog();
            self.take_paths(purpose, vec![path]);
            self.bring_back();
        }
    }
}

fn home() -> Option<PathBuf> {
    std::env::home_dir().filter(|home| home.is_absolute())
}

/// "~" and what begins with "~/" stand for the user's own folder.
fn expand_home(typed: &Path) -> PathBuf {
    match (typed.strip_prefix("~"), home()) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => typed.to_owned(),
    }
}

/// Folders first, then the files that fit, each by name; the first of them if they are many.
fn list(folder: &Path, purpose: Purpose) -> Result<Vec<PathEntry>, String> {
    let listing = std::fs::read_dir(folder)
        .map_err(|error| format!("This folder cannot be read ({error}): {}", folder.display()))?;
    let mut entries: Vec<PathEntry> = listing
        .filter_map(Result::ok)
        .map(|entry| PathEntry { is_folder: entry.path().is_dir(), path: entry.path() })
        .filter(|entry| !is_hidden(&entry.path) && (entry.is_folder || fits(&entry.path, purpose)))
        .collect();
    entries.sort_by(|left, right| {
        right.is_folder.cmp(&left.is_folder).then_with(|| left.path.cmp(&right.path))
    });
    entries.truncate(MOST_ENTRIES);
    Ok(entries)
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

fn fits(path: &Path, purpose: Purpose) -> bool {
    let ends_in = |wanted| path.extension().is_some_and(|e| e.eq_ignore_ascii_case(wanted));
    match purpose {
        Purpose::Open | Purpose::SaveAs | Purpose::SaveCopy => ends_in("ron"),
        Purpose::SaveTable => ends_in("csv"),
        Purpose::Import => !ends_in("ron"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_own_folder_can_be_typed() {
        let home = home().unwrap_or_else(|| PathBuf::from("~"));
        let check = |typed: &str, expected: &Path| {
            assert_eq!(expand_home(Path::new(typed)), expected, "{typed}");
        };
        check("~", &home);
        check("~/plans", &home.join("plans"));
        check("~plans", Path::new("~plans"));
        check("/a/~/b", Path::new("/a/~/b"));
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a folder as other programs fill it")]
    fn a_folder_of_many_other_files_still_shows_its_plans() {
        let folder = tempfile::tempdir().unwrap();
        for n in 0..=MOST_ENTRIES {
            std::fs::write(folder.path().join(format!("{n}.jpg")), "").unwrap();
        }
        std::fs::write(folder.path().join("spring.ron"), "").unwrap();
        let entries = list(folder.path(), Purpose::Open).unwrap();
        assert_eq!(entries.len(), 1);
        assert!(entries[0].path.ends_with("spring.ron"));
    }
}

//! A save that takes its time: what is said meanwhile, and the way out where the disk does not
//! answer at all.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::banners::Banner;
use super::outcomes::Saved;
use super::outside::Answer;
use super::picker::Purpose;
use super::table_file::TableToSave;
use super::{Action, App, Dialog, JobKey, Outcome};
use crate::storage::Stop;
use crate::storage::lock::PlanLock;
use crate::storage::shown_name;

/// After so many seconds the status says how long a save takes.
const SLOW: f64 = 2.0;
/// After so many seconds somebody who wants to leave is told what is waited for.
const WAITING: f64 = 1.0;
/// After so many seconds the way out is offered.
const HANGS: f64 = 5.0;

/// The saves that have not landed yet.
#[derive(Debug, Default)]
pub(super) struct SlowSaving {
    /// Seconds on the clock when the save that is running was first seen.
    since: Option<f64>,
    saves: Vec<Save>,
    /// The folder that did not answer the last time; nobody is sent there again.
    dead: Option<PathBuf>,
}

#[derive(Debug)]
struct Save {
    path: PathBuf,
    stop: Stop,
    /// The table that is saved, unless it is the plan.
    table: Option<TableToSave>,
}

impl SlowSaving {
    /// For a save of the plan that is asked for now.
    pub fn stop_for(&mut self, path: &Path) -> Stop {
        self.begin(path, None)
    }

    /// The same for a table.
    pub fn stop_for_table(&mut self, path: &Path, table: TableToSave) -> Stop {
        self.begin(path, Some(table))
    }

    fn begin(&mut self, path: &Path, table: Option<TableToSave>) -> Stop {
        let stop = Stop::default();
        self.saves.push(Save { path: path.to_owned(), stop: stop.clone(), table });
        stop
    }

    /// A save came to its end, whatever came of it.
    pub fn has_ended(&mut self, stop: &Stop) {
        self.saves.retain(|save| !save.stop.is_same(stop));
    }

    /// The save that is waited for: of the plan, if there is one.
    fn first(&self) -> Option<&Save> {
        self.saves.iter().find(|save| save.table.is_none()).or_else(|| self.saves.first())
    }

    /// Whether nothing but tables is waited for.
    fn is_of_tables(&self) -> bool {
        self.saves.iter().all(|save| save.table.is_some()) && !self.saves.is_empty()
    }

    /// Something was saved there.
    pub fn has_landed(&mut self, path: &Path) {
        if self.is_dead(path.parent()) {
            self.dead = None;
        }
    }

    /// Whether a folder did not answer the last time something was saved to it.
    pub fn is_dead(&self, folder: Option<&Path>) -> bool {
        folder.is_some() && self.dead.as_deref() == folder
    }

    /// Whether any folder did not answer.
    pub fn has_dead(&self) -> bool {
        self.dead.is_some()
    }
}

impl App {
    /// Called in `logic`: a disk that takes its time is told, and whoever waits for it can stay.
    pub(super) fn tell_of_slow_save(&mut self, ctx: &egui::Context) {
        if !self.is_saving() {
            self.slow_saving.since = None;
            self.slow_saving.saves.clear();
            return;
        }
        let now = self.env.clock.seconds();
        let seconds = now - *self.slow_saving.since.get_or_insert(now);
        if self.saving.is_some() && seconds >= SLOW {
            self.save_state = Cow::Owned(format!("Still saving ({seconds:.0} s)"));
        }
        let is_waiting = self.leaving.is_some() && self.dialog.is_none();
        if is_waiting && seconds >= WAITING {
            self.put_in_front(Dialog::Saving);
        }
        ctx.request_repaint_after(Duration::from_secs(1));
    }

    /// What the status says: how a running save is doing, else whether there is anything to save.
    pub(super) fn told_state(&self) -> &str {
        let is_unsaved = self.is_plan_open && self.document.is_dirty() && self.saving.is_none();
        if is_unsaved { "Unsaved changes" } else { &self.save_state }
    }

    /// Stands over the page while a save hangs.
    pub(super) fn slow_save_banner(&self) -> Option<Banner> {
        let since = self.slow_saving.since.filter(|_| self.is_saving())?;
        let save = self.slow_saving.first()?;
        if self.env.clock.seconds() - since < HANGS {
            return None;
        }
        let name = shown_name(&save.path);
        if save.table.is_some() {
            let text = format!("The table {name} is not saved yet: its folder does not answer");
            let ways = vec![
                ("Save the table elsewhere…", Action::Answer(Answer::SaveElsewhere)),
                ("Stop waiting", Action::Answer(Answer::StopSaving)),
            ];
            return Some(Banner { text, is_warning: true, ways });
        }
        let kept = if self.keeps_copies() { "; a copy of it is kept on this machine" } else { "" };
        let text = format!(
            "{name} is not saved yet: its folder does not answer. You can go on with the plan{kept}"
        );
        let ways = vec![
            ("Save elsewhere…", Action::Answer(Answer::SaveElsewhere)),
            ("Stop waiting", Action::Answer(Answer::StopSaving)),
        ];
        Some(Banner { text, is_warning: true, ways })
    }

    /// Whether it is only a table that is waited for.
    pub(super) fn is_saving_table(&self) -> bool {
        self.slow_saving.is_of_tables()
    }

    /// Waits no longer for saves that hang. They replace nothing any more if the disk answers
    /// later, unless that was the very step they hung in.
    pub(super) fn stop_saving(&mut self) {
        let Some(first) = self.slow_saving.first() else { return };
        self.slow_saving.dead = first.path.parent().map(Path::to_owned);
        for save in self.slow_saving.saves.drain(..) {
            save.stop.set();
        }
        self.slow_saving.since = None;
        // Looks at the file hang as well.
        for key in [JobKey::Save, JobKey::SaveCopy, JobKey::Outside] {
            self.jobs.let_go(key);
        }
        if let Some(saving) = self.saving.take() {
            self.save_state = saving.state_without(self.document.is_dirty());
        }
        self.copy_now();
        if matches!(self.dialog, Some(Dialog::Saving)) {
            self.dialog = None;
        }
    }

    /// "Stop waiting": the plan stays open, and unsaved unless it was a table that hung.
    pub(super) fn stop_waiting(&mut self) {
        let what = if self.is_saving_table() { "table" } else { "plan" };
        self.stop_saving();
        self.stay();
        self.warn(format!("The {what} is not saved; save it again when the folder answers"));
    }

    /// "Save elsewhere…": whoever wants to leave still does once that has worked.
    pub(super) fn save_elsewhere(&mut self) {
        let of_tables = self.is_saving_table();
        let table = self.slow_saving.first().and_then(|save| save.table.clone());
        self.stop_saving();
        match table.filter(|_| of_tables) {
            Some(table) => self.save_table(table),
            None => self.ask_for_file(Purpose::SaveAs),
        }
    }

    /// A save that nobody waited for came to an end after all.
    pub(super) fn take_given_up(&mut self, saved: Saved) {
        let Saved { document_nr, snapshot, path, is_copy, stop: _, result } = saved;
        let landed = match result {
            Ok(landed) => landed,
            Err(error) => {
                log::info!("given up: {error}");
                return;
            }
        };
        let is_its_file = self.document.path().is_none_or(|own| own == path);
        if document_nr == self.document_nr && !is_copy && is_its_file && self.saving.is_none() {
            self.take_landed(snapshot, path, landed);
            return;
        }
        let name = shown_name(&path);
        self.notify(format!("{name} was written after all, as the plan was then"));
    }

    /// Lets locks go, off the screen's thread: each is a file that has to be removed.
    pub(super) fn release(&mut self, locks: Vec<PlanLock>) {
        if locks.is_empty() {
            return;
        }
        self.jobs.queue(JobKey::Release, move |_| {
            drop(locks);
            Outcome::Done
        });
    }
}

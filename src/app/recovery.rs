//! Copies of unsaved work beside the real files: two seconds after the first edit that is in none,
//! and seldomer, down to every ten seconds, while editing goes on and copies are dear.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::field::Draft;
use super::{App, JobKey, Outcome};
use crate::model::Project;
use crate::storage::recovery::CopyOf;
use crate::storage::{Emergency, FileStamp, Folders, Published, StorageError, recovery};

/// Seconds of rest after which a copy is made, and the least between two.
const REST: f64 = 2.0;
/// Seconds after which a copy is made even while editing goes on.
const AT_MOST: f64 = 10.0;
/// While editing goes on, copies are made no more often than that they take up this part of the
/// time: one that took 0.2 s is followed by the next after 2 s.
const SHARE: f64 = 0.1;
/// Seconds after which a copy that could not be written is tried again.
const TRY_AGAIN: f64 = 10.0;

/// When the next copy is due, and what the copies so far are of.
#[derive(Debug, Default)]
pub(super) struct RecoveryClock {
    /// The state that was last seen.
    seen: Option<Arc<Project>>,
    /// The state that is in the newest copy or about to be, or that needs none.
    kept: Option<Arc<Project>>,
    /// The state that is in a copy on disk.
    on_disk: Option<Arc<Project>>,
    first_edit: f64,
    last_edit: f64,
    /// Before that no copy is tried: the last one failed, or took so long that the disk needs rest.
    not_before: f64,
    /// Seconds that the last copy took.
    took: f64,
    /// The user was told that copies cannot be written.
    is_failing: bool,
    /// Whether this run has made copies of the plan. They stay until it is saved or given up.
    has_copies: bool,
    /// Where the copy was that the plan was brought back from; it stays as long.
    pub(super) recovered_from: Option<PathBuf>,
    /// The state of the plan's file in which it was read or last saved.
    pub(super) base: Option<FileStamp>,
    /// The plan with what is being typed, and what both were.
    typed: Option<Typed>,
}

#[derive(Debug)]
struct Typed {
    from: Arc<Project>,
    draft: Draft,
    project: Arc<Project>,
}

impl RecoveryClock {
    #[cfg(test)]
    pub(super) fn is_without_copies(&self) -> bool {
        !self.has_copies
    }

    /// Begins with a state that needs no copy.
    pub(super) fn start(&mut self, project: &Arc<Project>) {
        *self = Self {
            seen: Some(Arc::clone(project)),
            kept: Some(Arc::clone(project)),
            base: self.base,
            took: self.took,
            ..Self::default()
        };
    }

    /// Seconds until a copy of `project` is due; `None` if none is needed.
    fn due_in(&mut self, project: &Arc<Project>, now: f64) -> Option<f64> {
        if is_same(self.kept.as_ref(), project) {
            return None;
        }
        if !is_same(self.seen.as_ref(), project) {
            let was_at_rest = match (&self.seen, &self.kept) {
                (Some(seen), Some(kept)) => Arc::ptr_eq(seen, kept),
                _ => true,
            };
            if was_at_rest {
                self.first_edit = now;
            }
            self.last_edit = now;
            self.seen = Some(Arc::clone(project));
        }
        let due = (self.last_edit + REST).min(self.first_edit + self.spacing());
        Some(due.max(self.not_before) - now)
    }

    /// Seconds after the first edit that is in no copy until one is made although editing goes on.
    fn spacing(&self) -> f64 {
        (self.took / SHARE).clamp(REST, AT_MOST)
    }

    /// A copy is on the disk, which gets as much rest as it worked, within reason.
    fn has_landed(&mut self, took: f64, now: f64) {
        self.took = took;
        self.not_before = now + took.clamp(0.0, REST);
    }
}

fn is_same(state: Option<&Arc<Project>>, project: &Arc<Project>) -> bool {
    state.is_some_and(|state| Arc::ptr_eq(state, project))
}

impl App {
    pub(super) fn recovery_folder(&self) -> Option<PathBuf> {
        self.env.folders.as_ref().map(Folders::recovery)
    }

    /// Where the last unsaved state can be found when the program is ended from outside.
    pub fn emergency(&self) -> &Arc<Emergency> {
        &self.emergency
    }

    pub(super) fn copy_of(&self) -> Option<CopyOf> {
        let key = self.run.as_ref()?.key(self.document_nr);
        let original = self.document.path().map(Path::to_owned);
        Some(CopyOf { original, real: self.real_path.clone(), base: self.recovery.base, key })
    }

    /// Called in `logic` and after every change: what would be lost now is put where a signal or
    /// a fault finds it.
    pub(super) fn publish_unsaved(&mut self) {
        self.emergency.set_open_plan(self.document.path());
        let state = self.unsaved_state();
        let (Some(folder), Some(of), Some(project)) =
            (self.recovery_folder(), self.copy_of(), state)
        else {
            self.emergency.publish(None);
            return;
        };
        if is_same(self.recovery.on_disk.as_ref(), &project) {
            self.emergency.publish(None);
        } else if !self.emergency.has(&project, &of) {
            self.emergency.publish(Some(Published { folder, of, project }));
        }
    }

    /// The plan with what is being typed in it, if that differs from what is saved.
    pub(super) fn unsaved_state(&mut self) -> Option<Arc<Project>> {
        let is_dirty = self.document.is_dirty();
        let project = self.with_draft();
        let is_typing = !Arc::ptr_eq(&project, self.document.project());
        (self.is_plan_open && (is_dirty || is_typing)).then_some(project)
    }

    /// The plan as it would be if the field being typed in were left now. The same `Arc` as long
    /// as nothing is typed, and the plan's own while what is typed cannot be read.
    fn with_draft(&mut self) -> Arc<Project> {
        let project = self.document.project();
        let Some(draft) = self.drafts.active() else {
            self.recovery.typed = None;
            return Arc::clone(project);
        };
        if let Some(typed) = &self.recovery.typed
            && Arc::ptr_eq(&typed.from, project)
            && typed.draft == *draft
        {
            return Arc::clone(&typed.project);
        }
        let mut next = Project::clone(project);
        let edit = draft.field.edit(&draft.text, project, self.formats());
        let is_applied = edit.is_ok_and(|edit| edit.apply(&mut next).is_ok()) && next != **project;
        let result = if is_applied { Arc::new(next) } else { Arc::clone(project) };
        self.recovery.typed = Some(Typed {
            from: Arc::clone(project),
            draft: draft.clone(),
            project: Arc::clone(&result),
        });
        result
    }

    /// Called in `logic`: makes a copy when one is due, and asks to be woken for the next.
    pub(super) fn keep_recovery_copy(&mut self, ctx: &egui::Context) {
        if !self.is_plan_open || self.run.is_none() {
            return;
        }
        let project = self.with_draft();
        let now = self.env.clock.seconds();
        let Some(wait) = self.recovery.due_in(&project, now) else { return };
        if wait > 0.0 {
            ctx.request_repaint_after(Duration::from_secs_f64(wait));
        } else if !self.jobs.is_running(JobKey::Copy) {
            // The end of one that is running wakes the window.
            self.copy_now();
        }
    }

    /// Makes a copy of what is unsaved without waiting for a rest: before something that may go
    /// wrong outside the program.
    pub(super) fn copy_now(&mut self) {
        let Some(project) = self.unsaved_state() else {
            self.recovery.kept = Some(Arc::clone(self.document.project()));
            self.forget_recovery_copy();
            return;
        };
        let (Some(folder), Some(of)) = (self.recovery_folder(), self.copy_of()) else { return };
        if is_same(self.recovery.on_disk.as_ref(), &project) {
            return;
        }
        self.recovery.kept = Some(Arc::clone(&project));
        let document_nr = self.document_nr;
        let nr = self.emergency.next_nr();
        let clock = self.env.clock.clone();
        self.jobs.queue(JobKey::Copy, move |_| {
            let began = clock.seconds();
            let result = recovery::write(&folder, &project, &of, nr);
            let took = clock.seconds() - began;
            Outcome::RecoveryKept { document_nr, snapshot: project, took, result }
        });
    }

    pub(super) fn take_recovery_kept(
        &mut self,
        document_nr: u64,
        snapshot: Arc<Project>,
        took: f64,
        result: Result<PathBuf, StorageError>,
    ) {
        match result {
            // Its plan is closed, saved or given up.
            Ok(copy) if document_nr != self.document_nr => {
                self.jobs.queue(JobKey::Copy, move |_| {
                    discard_quietly(&copy);
                    Outcome::Done
                });
                return;
            }
            Ok(_) => {
                self.recovery.has_landed(took, self.env.clock.seconds());
                self.recovery.has_copies = true;
                self.recovery.is_failing = false;
                self.recovery.on_disk = Some(snapshot);
            }
            Err(error) => self.take_failed_copy(&error),
        }
        // The plan may have been saved or given up while the copy was being written.
        if self.unsaved_state().is_none() {
            self.forget_recovery_copy();
        }
        self.give_up_when_kept();
    }

    /// Whether what is given up is in a copy, from which it can be brought back.
    pub(super) fn keeps_copies(&self) -> bool {
        self.run.is_some() && !self.recovery.is_failing
    }

    /// Whether a copy holds the plan as it is now, so that nothing more can be lost.
    pub(super) fn is_kept(&mut self) -> bool {
        let unsaved = self.unsaved_state();
        unsaved.is_none_or(|project| is_same(self.recovery.on_disk.as_ref(), &project))
    }

    /// Copies that take too long count as failing until one lands.
    pub(super) fn doubt_copies(&mut self) {
        self.recovery.is_failing = true;
    }

    /// The copy a plan was brought back from becomes the oldest of its copies.
    pub(super) fn adopt_copy(&mut self, copy: &Path) {
        self.recovery.recovered_from = Some(copy.to_owned());
        let Some(of) = self.copy_of() else { return };
        match recovery::adopt(copy, &of) {
            Ok(_) => self.recovery.has_copies = true,
            Err(error) => log::warn!("{error}"),
        }
    }

    /// Tried again after a while; the user hears of it once.
    fn take_failed_copy(&mut self, error: &StorageError) {
        let recovery = &mut self.recovery;
        recovery.kept.clone_from(&recovery.on_disk);
        recovery.not_before = self.env.clock.seconds() + TRY_AGAIN;
        if std::mem::replace(&mut recovery.is_failing, true) {
            log::warn!("no recovery copy: {error}");
        } else {
            let advice = "Until this works again, save often";
            self.notices.fail(format!("{error}\n{advice}"));
        }
    }

    /// The open plan needs no copy any more: it is saved or given up. Done at once, not by a job:
    /// taking a few files away is quick, and the program may be about to end.
    pub(super) fn forget_recovery_copy(&mut self) {
        self.emergency.publish(None);
        let mut copies = self.own_copies();
        // Given up on purpose: the newest waits in the trash, in case that was a slip.
        if self.unsaved_state().is_some()
            && let Some(newest) = copies.pop()
            && let Err(error) = recovery::throw_away(&newest, self.env.clock.now())
        {
            log::debug!("what was given up is not kept: {error}");
        }
        for copy in copies {
            discard_quietly(&copy);
        }
        self.recovery.start(self.document.project());
    }

    /// The copies of the open plan, the newest last.
    fn own_copies(&self) -> Vec<PathBuf> {
        let mut copies: Vec<PathBuf> = self
            .recovery
            .recovered_from
            .iter()
            .flat_map(|copy| recovery::copies_beside(copy))
            .collect();
        if self.recovery.has_copies
            && let (Some(folder), Some(of)) = (self.recovery_folder(), self.copy_of())
        {
            copies.extend(recovery::copies_with_key(&folder, &of.key));
        }
        copies
    }
}

/// A copy that cannot be put away is offered again at the next start; nothing is lost by that.
pub(super) fn discard_quietly(copy: &Path) {
    if let Err(error) = recovery::discard(copy) {
        log::debug!("a recovery copy stays: {error}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Edits every tenth of a second for a minute, with copies that take so many seconds; when
    /// the copies began, and the most seconds of work that were in no copy on the disk.
    fn edit_for_a_minute(takes: f64) -> (Vec<f64>, f64) {
        let mut clock = RecoveryClock::default();
        let mut plan = Arc::new(Project::default());
        clock.start(&plan);
        let (mut begun, mut running) = (Vec::new(), None);
        let (mut safe_until, mut lost_most) = (0.0, 0.0_f64);
        for tenth in 0..600_u32 {
            let now = f64::from(tenth) / 10.0;
            plan = Arc::new(Project::default());
            let wait = clock.due_in(&plan, now).unwrap();
            if let Some(began) = running
                && now >= began + takes
            {
                clock.has_landed(takes, now);
                (safe_until, running) = (began, None);
            } else if running.is_none() && wait <= 0.0 {
                clock.kept = Some(Arc::clone(&plan));
                begun.push(now);
                running = Some(now);
            }
            lost_most = lost_most.max(now - safe_until);
        }
        (begun, lost_most)
    }

    #[test]
    fn while_somebody_types_a_copy_is_made_every_two_seconds_and_seldomer_when_it_is_dear() {
        let check = |takes, n: std::ops::RangeInclusive<usize>, most| {
            let (begun, lost) = edit_for_a_minute(takes);
            assert!(n.contains(&begun.len()), "{takes} s each: {begun:?}");
            assert!(lost <= most, "{takes} s each: {lost} s without a copy");
        };
        check(0.01, 25..=30, 2.5);
        check(0.2, 24..=30, 3.0);
        check(0.5, 10..=12, 6.5);
        check(1.0, 5..=6, 12.0);
        check(3.0, 4..=6, 17.0);
    }

    #[test]
    fn a_slow_disk_rests_between_copies_and_a_rest_still_brings_one() {
        let mut clock = RecoveryClock::default();
        let plan = || Arc::new(Project::default());
        clock.start(&plan());
        clock.has_landed(30.0, 100.0);
        assert_eq!(clock.due_in(&plan(), 90.0), Some(12.0), "not before it had two seconds");
        let edited = plan();
        assert_eq!(
            clock.due_in(&edited, 104.0),
            Some(-2.0),
            "it had them, and ten seconds are over"
        );
        clock.kept = Some(Arc::clone(&edited));
        assert_eq!(clock.due_in(&edited, 105.0), None);
        let last = plan();
        assert_eq!(clock.due_in(&last, 110.0), Some(REST));
        assert_eq!(clock.due_in(&last, 111.5), Some(0.5));
    }
}

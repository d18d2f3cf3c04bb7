//! Every way out of a plan goes through one question: is anything unsaved?

use super::{App, Departure, Dialog, JobKey};

/// Whether the window may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    Stays,
    /// Everything is saved or given up.
    MayGo,
    /// It was told to go.
    Told,
}

/// Where the user is heading once what is being saved is on disk.
pub(super) struct Leaving {
    to: Departure,
    /// The question was answered with "Save": texts that could not be read are given up.
    is_answered: bool,
}

/// Where the user is heading once what is given up is in a copy, which waits in the trash.
pub(super) struct GivingUp {
    to: Departure,
    /// Seconds on the clock when that began.
    since: f64,
}

/// After so many seconds nobody waits for a copy any more.
const PATIENCE: f64 = 5.0;

impl App {
    /// Called in `logic`, which also runs while the window is minimised.
    pub(super) fn guard_closing(&mut self, ctx: &egui::Context) {
        if !ctx.input(|input| input.viewport().close_requested()) || self.may_close() {
            return;
        }
        self.leave(Departure::Exit);
        if self.may_close() {
            return;
        }
        ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        ctx.send_viewport_cmd(egui::ViewportCommand::Minimized(false));
        ctx.send_viewport_cmd(egui::ViewportCommand::Focus);
        ctx.request_repaint();
    }

    /// Whether everything is saved or given up, so that the window may go.
    pub(super) fn may_close(&self) -> bool {
        self.exit != Exit::Stays
    }

    /// Whether leaving now would lose something.
    pub(super) fn has_unsaved_changes(&self) -> bool {
        self.is_plan_open && (self.document.is_dirty() || self.drafts.has_rejected())
    }

    /// Leaves the open plan for somewhere else, asking first when something is unsaved.
    pub(super) fn leave(&mut self, to: Departure) {
        self.commit_draft();
        self.leave_or_ask(Leaving { to, is_answered: false });
    }

    fn leave_or_ask(&mut self, leaving: Leaving) {
        let loses =
            if leaving.is_answered { self.document.is_dirty() } else { self.has_unsaved_changes() };
        if self.is_saving() {
            // What is being saved decides; it asks again if editing went on meanwhile.
            self.leaving = Some(leaving);
        } else if loses {
            // Whatever the answer will be.
            self.copy_now();
            self.put_in_front(Dialog::Leave(leaving.to));
        } else {
            self.go(leaving.to);
        }
    }

    /// "Save" in the question: go on once the save has succeeded.
    pub(super) fn save_then_leave(&mut self, to: Departure) {
        self.leaving = Some(Leaving { to, is_answered: true });
        self.save();
    }

    /// Goes on to where the user was heading, once a save has landed. Called when all outcomes of
    /// a frame are taken in: the next save of the queue may have landed with the first.
    pub(super) fn leave_after_saving(&mut self) {
        if self.is_naming() {
            return;
        }
        let Some(leaving) = self.leaving.take() else { return };
        if matches!(self.dialog, Some(Dialog::Saving)) {
            self.dialog = None;
        }
        if self.dialog.as_ref().is_some_and(Dialog::is_filled_in) {
            // The user went on with something else while the file was written.
            return;
        }
        self.commit_draft();
        self.leave_or_ask(leaving);
    }

    /// Whether the user is still being asked where to save; until then nobody leaves.
    fn is_naming(&self) -> bool {
        self.jobs.is_running(JobKey::Pick)
            || self.jobs.is_running(JobKey::Look)
            || matches!(
                self.dialog,
                Some(
                    Dialog::Path(_)
                        | Dialog::Overwrite { .. }
                        | Dialog::Ending { .. }
                        | Dialog::SaveTrouble(_)
                )
            )
    }

    /// "Don't save" in the question. What is given up can be brought back for a while, with the
    /// last keystroke: it is in a copy before anybody goes.
    pub(super) fn leave_without_saving(&mut self) {
        self.leaving = None;
        let Some(Dialog::Leave(to)) = self.dialog.take() else { return };
        if self.keeps_copies() {
            self.giving_up = Some(GivingUp { to, since: self.env.clock.seconds() });
            self.give_up_when_kept();
        } else {
            // The question said that nothing is kept.
            self.go(to);
        }
    }

    /// Goes on to where the user was heading without saving, as soon as a copy is there. If none
    /// can be written the question is asked again, with what that means.
    pub(super) fn give_up_when_kept(&mut self) {
        let Some(giving_up) = self.giving_up.take() else { return };
        if self.is_kept() {
            self.go(giving_up.to);
        } else if self.keeps_copies() {
            if !self.jobs.is_running(JobKey::Copy) {
                self.copy_now();
            }
            self.giving_up = Some(giving_up);
        } else {
            self.put_in_front(Dialog::Leave(giving_up.to));
        }
    }

    /// Called in `logic`: a copy that hangs keeps nobody from leaving.
    pub(super) fn tell_of_slow_copy(&mut self, ctx: &egui::Context) {
        let Some(since) = self.giving_up.as_ref().map(|giving_up| giving_up.since) else { return };
        let wait = since + PATIENCE - self.env.clock.seconds();
        if wait > 0.0 {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(wait));
        } else {
            self.doubt_copies();
            self.give_up_when_kept();
        }
    }

    /// Really goes; whatever was unsaved is given up by now.
    pub(super) fn go(&mut self, to: Departure) {
        match to {
            Departure::NewPlan => self.show_new_plan(),
            Departure::Sample(sample) => self.show_sample(sample),
            Departure::Open(path) => self.start_opening(path),
            Departure::Recover(path) => self.start_recovering(path, false),
            Departure::RecoverBeside(path) => self.start_recovering(path, true),
            Departure::Close => self.show_welcome(),
            Departure::Exit => {
                self.forget_recovery_copy();
                self.is_plan_open = false;
                self.exit = Exit::MayGo;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;
    use tempfile::TempDir;

    use super::super::picker::ScriptedPicker;
    use super::*;
    use crate::app::{Clock, Env};
    use crate::document::Document;
    use crate::jobs::Runner;
    use crate::model::Project;

    /// A plan with an unsaved change, and a save of it that is done but not taken in yet.
    fn saving(folder: &TempDir) -> App {
        let env = Env {
            clock: Clock::fixed(date(2021, 3, 15)),
            folders: None,
            picker: Arc::new(ScriptedPicker::default()),
            unpacker: Arc::new(crate::import::InPlace),
            runner: Runner::Inline,
        };
        let mut app = App::new(env, None);
        app.document = Document::opened(Project::default(), folder.path().join("spring.ron"));
        app.is_plan_open = true;
        app.add_objective();
        app.save();
        assert!(app.has_unsaved_changes());
        app
    }

    #[test]
    fn leaving_waits_for_the_running_save_and_asks_nothing() {
        let folder = TempDir::new().unwrap();
        let mut app = saving(&folder);
        app.leave(Departure::NewPlan);
        assert!(app.dialog.is_none());
        assert!(app.document.path().is_some(), "still there");
        app.take_outcomes();
        assert!(app.dialog.is_none());
        assert_eq!(app.document.path(), None, "the new plan");
    }

    #[test]
    fn what_was_edited_while_the_save_ran_is_asked_about() {
        let folder = TempDir::new().unwrap();
        let mut app = saving(&folder);
        app.add_objective();
        app.leave(Departure::NewPlan);
        app.take_outcomes();
        assert!(matches!(app.dialog, Some(Dialog::Leave(Departure::NewPlan))));
    }

    #[test]
    fn a_save_that_lands_late_does_not_name_the_next_plan() {
        let folder = TempDir::new().unwrap();
        let mut app = saving(&folder);
        app.go(Departure::NewPlan);
        app.take_outcomes();
        assert_eq!(app.document.path(), None);
        assert!(app.document.project().objectives.is_empty());
        assert!(folder.path().join("spring.ron").is_file());
    }
}

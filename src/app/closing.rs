//! Every way out of a plan goes through one question: is anything unsaved?

use super::{App, Departure, Dialog};

impl App {
    /// Called in `logic`, which also runs while the window is minimised.
    pub(super) fn guard_closing(&mut self, ctx: &egui::Context) {
        if !ctx.input(|input| input.viewport().close_requested()) || self.may_close {
            return;
        }
        self.commit_draft();
        let is_saving = self.jobs.is_running(super::JobKey::Save);
        if !self.has_unsaved_changes() && !is_saving {
            self.may_close = true;
            self.forget_recovery_copy();
            return;
        }
        ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        ctx.send_viewport_cmd(egui::ViewportCommand::Minimized(false));
        ctx.send_viewport_cmd(egui::ViewportCommand::Focus);
        if is_saving {
            // The running save decides; it asks again if editing went on meanwhile.
            self.leaving = Some(Departure::Exit);
        } else {
            self.dialog = Some(Dialog::Leave(Departure::Exit));
        }
        ctx.request_repaint();
    }

    /// Whether leaving now would lose something.
    pub(super) fn has_unsaved_changes(&self) -> bool {
        self.is_plan_open && (self.document.is_dirty() || self.drafts.has_rejected())
    }

    /// Leaves the open plan for somewhere else, asking first when something is unsaved.
    pub(super) fn leave(&mut self, to: Departure) {
        self.commit_draft();
        if self.has_unsaved_changes() {
            self.dialog = Some(Dialog::Leave(to));
        } else {
            self.go(to);
        }
    }

    /// "Save" in the question: go on once the save has succeeded.
    pub(super) fn save_then_leave(&mut self, to: Departure) {
        self.leaving = Some(to);
        self.save();
    }

    /// "Don't save" in the question.
    pub(super) fn leave_without_saving(&mut self) {
        if let Some(Dialog::Leave(to)) = self.dialog.take() {
            self.go(to);
        }
    }

    /// Really goes; whatever was unsaved is given up by now.
    pub(super) fn go(&mut self, to: Departure) {
        match to {
            Departure::NewPlan => self.show_new_plan(),
            Departure::Sample(sample) => self.show_sample(sample),
            Departure::Open(path) => self.start_opening(path),
            Departure::Recover(path) => self.start_recovering(path),
            Departure::Close => self.show_welcome(),
            Departure::Exit => {
                self.forget_recovery_copy();
                self.is_plan_open = false;
                self.may_close = true;
            }
        }
    }
}

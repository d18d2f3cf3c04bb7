//! The dialog in front and those behind it: what the program itself has to ask or to say never
//! throws away what the user is filling in.

use std::mem::{discriminant, take};

use super::outcomes::Outcome;
use super::outside::OtherVersion;
use super::picker::Purpose;
use super::writing::Consent;
use super::{App, Dialog, ImportDialog, JobKey, PathDialog};

impl Dialog {
    /// Whether it comes back after another one stood in front of it. A question about leaving is
    /// asked anew where it is needed; a search is quickly begun again.
    fn comes_back(&self) -> bool {
        !matches!(
            self,
            Self::Leave(_)
                | Self::Saving
                | Self::Versions(_)
                | Self::Outside { .. }
                | Self::Find { .. }
                | Self::Palette { .. }
                | Self::Explained(_)
        )
    }

    /// Whether something is chosen or typed in it that belongs to the open plan.
    pub(super) fn is_filled_in(&self) -> bool {
        matches!(
            self,
            Self::Path(_)
                | Self::Import(_)
                | Self::Library(_)
                | Self::MergeInputs { .. }
                | Self::MergeChannels { .. }
                | Self::Annotation { .. }
        )
    }
}

impl App {
    /// Shows a dialog that the user did not open from the one that is open.
    pub(super) fn put_in_front(&mut self, dialog: Dialog) {
        let kind = discriminant(&dialog);
        let former = self.dialog.replace(dialog);
        self.behind.extend(former.filter(Dialog::comes_back));
        self.behind.retain(|other| discriminant(other) != kind);
    }

    /// Brings back the dialog that was put behind another, unless the user is on the way out.
    pub(super) fn bring_back(&mut self) {
        if self.dialog.is_none() && self.leaving.is_none() {
            self.dialog = self.behind.pop();
        }
    }

    pub(super) fn clear_dialogs(&mut self) {
        self.dialog = None;
        self.behind.clear();
    }

    /// Whoever wanted to leave stays: the save failed or was given up.
    pub(super) fn stay(&mut self) {
        self.leaving = None;
        self.bring_back();
    }

    /// Keeps a plan that was read until the dialog in front is answered; what is typed there
    /// belongs to the plan that would go.
    pub(super) fn put_off(&mut self, outcome: Outcome) -> Option<Outcome> {
        if self.dialog.as_ref().is_some_and(Dialog::is_filled_in) {
            self.arrived = Some(outcome);
            return None;
        }
        Some(outcome)
    }

    /// The plan that was read while a dialog was being filled in.
    pub(super) fn take_put_off(&mut self) -> Option<Outcome> {
        let outcome = self.arrived.take()?;
        self.put_off(outcome)
    }

    /// The open import dialog, if it waits for what was asked for under this number.
    pub(super) fn import_dialog(&mut self, ticket: u64) -> Option<&mut ImportDialog> {
        let mut all = self.dialog.iter_mut().chain(&mut self.behind);
        all.find_map(|dialog| match dialog {
            Dialog::Import(dialog) if dialog.ticket == ticket => Some(&mut **dialog),
            _ => None,
        })
    }

    /// The program's own file dialog, if it is open.
    pub(super) fn path_dialog(&mut self) -> Option<&mut PathDialog> {
        let mut all = self.dialog.iter_mut().chain(&mut self.behind);
        all.find_map(|dialog| match dialog {
            Dialog::Path(dialog) => Some(dialog),
            _ => None,
        })
    }

    pub(super) fn close_path_dialog(&mut self) {
        let is_other = |dialog: &Dialog| !matches!(dialog, Dialog::Path(_));
        self.dialog = self.dialog.take().filter(is_other);
        self.behind.retain(is_other);
    }

    pub(super) fn close_dialog(&mut self) {
        if matches!(self.dialog, Some(Dialog::Import(_))) {
            self.jobs.cancel(JobKey::Import);
        }
        if matches!(self.dialog, Some(Dialog::Versions(_))) {
            self.jobs.cancel(JobKey::Versions);
        }
        self.dialog = match self.dialog.take() {
            Some(Dialog::Recover(dialog)) => dialog.then,
            _ => None,
        };
        self.stay();
    }

    pub(super) fn confirm_dialog(&mut self) {
        match take(&mut self.dialog) {
            Some(Dialog::Leave(to)) => self.save_then_leave(to),
            Some(Dialog::Overwrite { path, purpose: Purpose::SaveTable }) => {
                self.write_table_to(path);
            }
            Some(Dialog::Overwrite { path, purpose }) => {
                let consent = Consent { replaces: true, ..Consent::default() };
                self.save_with(path, purpose == Purpose::SaveCopy, consent);
            }
            Some(Dialog::Saving) => self.stay(),
            Some(Dialog::SaveTrouble(trouble)) => self.save_by(*trouble),
            // Nothing to be had from a file that cannot be read.
            Some(Dialog::Outside { found: OtherVersion::Unreadable(_), .. }) => {
                self.ask_for_file(Purpose::SaveAs);
            }
            Some(Dialog::Outside { .. }) => self.reload(),
            Some(Dialog::Versions(dialog)) => self.confirm_versions(*dialog),
            Some(Dialog::Damaged(dialog)) => self.start_last_good(*dialog),
            Some(Dialog::Recover(dialog)) => self.confirm_recover(*dialog),
            Some(Dialog::Ending { path, purpose }) => self.look_at(path, purpose),
            Some(Dialog::Discard(copy)) => self.discard_recovery(&copy.path),
            Some(Dialog::Path(dialog)) => self.confirm_path(dialog),
            Some(Dialog::Import(dialog)) => self.confirm_import(dialog),
            Some(Dialog::Library(dialog)) => self.confirm_library(dialog),
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
                | Dialog::Explained(_)
                | Dialog::Shortcuts
                | Dialog::Unsaved(_)
                | Dialog::About,
            )
            | None => {}
        }
        self.bring_back();
    }
}

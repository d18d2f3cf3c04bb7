//! What is being typed: it waits in the drafts until it is committed to the plan or given up.

use super::field::{Draft, GoalField};
use super::{App, Field};
use crate::edit::EditError;

impl App {
    pub(super) fn type_into(&mut self, field: Field, text: String) {
        if self.document.why_read_only().is_some() {
            // Said at the first key, not when the field is left.
            self.warn(EditError::ReadOnly.to_string());
            return;
        }
        if self.drafts.active().is_some_and(|draft| draft.field != field) {
            self.commit_draft();
        }
        self.drafts.start(field, text);
    }

    pub(super) fn commit(&mut self, field: Field) {
        if self.drafts.active().is_some_and(|draft| draft.field == field) {
            self.commit_draft();
        }
        // A name that was refused stays open with what was typed and why.
        if self.session.renaming == Some(field) && self.drafts.error(field).is_none() {
            self.end_renaming();
        }
    }

    pub(super) fn forget(&mut self, field: Field) {
        self.drafts.forget(field);
        if self.session.renaming == Some(field) {
            self.end_renaming();
        }
    }

    /// The name is a row again, which gets the keyboard back.
    fn end_renaming(&mut self) {
        self.session.focus = self.session.renaming.take().and_then(Field::item);
    }

    /// Puts what is being typed into the plan; what cannot be read stays in its field.
    pub(super) fn commit_draft(&mut self) {
        let Some(draft) = self.drafts.take_active() else { return };
        let formats = self.formats();
        let Draft { field, text } = &draft;
        let outcome = field
            .edit(text, self.document.project(), formats)
            .and_then(|edit| self.document.apply(&edit).map_err(|error| error.to_string()));
        match outcome {
            Ok(()) => {
                self.drafts.forget(draft.field);
                self.after_change();
                self.retry_other_end(draft.field);
            }
            // What it belongs to may be gone; then nobody could mend it.
            Err(error) if draft.field.is_in(self.document.project()) => {
                self.drafts.reject(draft, error);
            }
            Err(error) => self.notices.fail(error),
        }
    }

    /// A window is moved by its two ends, one after the other: the end that was refused because of
    /// this one may fit now.
    fn retry_other_end(&mut self, field: Field) {
        let other = match field {
            Field::Goal(id, GoalField::Start) => Field::Goal(id, GoalField::Deadline),
            Field::Goal(id, GoalField::Deadline) => Field::Goal(id, GoalField::Start),
            _ => return,
        };
        if self.drafts.error(other).is_none() {
            return;
        }
        if let Some(text) = self.drafts.text(other).map(str::to_owned) {
            self.type_into(other, text);
            self.commit_draft();
        }
    }
}

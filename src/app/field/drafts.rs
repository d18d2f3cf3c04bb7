//! What is being typed, and what was typed but could not be read.

use std::collections::BTreeMap;

use super::Field;
use crate::model::Project;

/// Text typed into a field and not committed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub field: Field,
    pub text: String,
}

/// All texts that are not in the plan. At most one is being typed; rejected ones keep their text
/// and say why until they are mended or given up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drafts {
    active: Option<Draft>,
    rejected: BTreeMap<Field, (String, String)>,
}

impl Drafts {
    /// The field being typed in.
    pub fn active(&self) -> Option<&Draft> {
        self.active.as_ref()
    }

    /// The text a field shall show instead of what the plan holds.
    pub fn text(&self, field: Field) -> Option<&str> {
        match &self.active {
            Some(draft) if draft.field == field => Some(&draft.text),
            _ => self.rejected.get(&field).map(|(text, _)| text.as_str()),
        }
    }

    /// Why the text of a field could not be read.
    pub fn error(&self, field: Field) -> Option<&str> {
        self.rejected.get(&field).map(|(_, error)| error.as_str())
    }

    pub fn has_rejected(&self) -> bool {
        !self.rejected.is_empty()
    }

    pub(in crate::app) fn start(&mut self, field: Field, text: String) {
        self.active = Some(Draft { field, text });
    }

    pub(in crate::app) fn take_active(&mut self) -> Option<Draft> {
        self.active.take()
    }

    pub(in crate::app) fn reject(&mut self, draft: Draft, error: String) {
        self.rejected.insert(draft.field, (draft.text, error));
    }

    /// Forgets what was typed into a field, whether rejected or not.
    pub(in crate::app) fn forget(&mut self, field: Field) {
        self.rejected.remove(&field);
        if self.active.as_ref().is_some_and(|draft| draft.field == field) {
            self.active = None;
        }
    }

    /// Forgets rejected texts of what is no longer in the plan: nobody could mend them.
    pub(in crate::app) fn retain_in(&mut self, project: &Project) {
        self.rejected.retain(|field, _| field.is_in(project));
    }

    pub(in crate::app) fn clear(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
impl Drafts {
    /// Drafts as they would be after some typing: field, text and why it could not be read.
    pub fn for_test(
        active: Option<Draft>,
        rejected: impl IntoIterator<Item = (Field, String, String)>,
    ) -> Self {
        let rejected = rejected.into_iter().map(|(field, text, error)| (field, (text, error)));
        Self { active, rejected: rejected.collect() }
    }
}

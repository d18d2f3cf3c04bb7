//! One open plan: the only place where it changes, with undo, redo and what was saved.

mod history;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::edit::{Edit, EditError, MergeKey};
use crate::model::Project;
use history::{History, Step};

/// A large change that was worked out off the window's thread: the state it was made for, and the
/// one it leads to.
#[derive(Clone, Debug)]
pub struct PreparedEdit {
    before: Arc<Project>,
    after: Arc<Project>,
    label: String,
    merge: Option<MergeKey>,
}

impl PreparedEdit {
    /// Works a change out, without changing anything yet.
    pub fn new(before: &Arc<Project>, edit: &Edit) -> Result<Self, EditError> {
        let label = edit.label(before);
        let mut next = Project::clone(before);
        edit.apply(&mut next)?;
        let after = if next == **before { Arc::clone(before) } else { Arc::new(next) };
        Ok(Self { before: Arc::clone(before), after, label, merge: edit.merge_key() })
    }

    /// The state it leads to.
    pub fn after(&self) -> &Arc<Project> {
        &self.after
    }
}

/// An open plan. Every former state is still there, shared with the present one.
#[derive(Debug, Default)]
pub struct Document {
    project: Arc<Project>,
    history: History,
    /// The state that is on disk, if any is.
    saved: Option<Arc<Project>>,
    /// Whether the present state differs from the saved one; asked many times a frame, so worked
    /// out only when one of the two changes.
    is_dirty: bool,
    path: Option<PathBuf>,
    /// Why the plan may only be looked at, if so: a sentence.
    read_only: Option<String>,
}

impl Document {
    /// A plan that is nowhere on disk. It counts as clean until it is edited.
    pub fn untitled(project: Project) -> Self {
        let project = Arc::new(project);
        Self { saved: Some(Arc::clone(&project)), project, ..Self::default() }
    }

    /// A plan that was just read from `path`.
    pub fn opened(project: Project, path: PathBuf) -> Self {
        Self { path: Some(path), ..Self::untitled(project) }
    }

    /// The same, to be looked at only; says why. Saved under another name it may be changed.
    pub fn read_only(project: Project, path: PathBuf, why: String) -> Self {
        Self { read_only: Some(why), ..Self::opened(project, path) }
    }

    /// A plan brought back after a crash: never clean before it is saved.
    pub fn recovered(project: Project, path: Option<PathBuf>) -> Self {
        Self { path, saved: None, is_dirty: true, ..Self::untitled(project) }
    }

    /// The present state; keep the `Arc` to keep the state.
    pub fn project(&self) -> &Arc<Project> {
        &self.project
    }

    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Why the plan may only be looked at; nothing for one that may be changed.
    pub fn why_read_only(&self) -> Option<&str> {
        self.read_only.as_deref()
    }

    /// Makes a change and remembers the state before it. A change that changes nothing is no step.
    pub fn apply(&mut self, edit: &Edit) -> Result<(), EditError> {
        if self.read_only.is_some() {
            return Err(EditError::ReadOnly);
        }
        let prepared = PreparedEdit::new(&self.project, edit)?;
        self.apply_prepared(&prepared);
        Ok(())
    }

    /// Makes a change that was worked out before, which costs the same whatever its size. Says
    /// `false` and does nothing when the plan is no longer the one it was worked out for, or may
    /// only be looked at.
    pub fn apply_prepared(&mut self, prepared: &PreparedEdit) -> bool {
        let PreparedEdit { before, after, label, merge } = prepared;
        if self.read_only.is_some() || !Arc::ptr_eq(&self.project, before) {
            return false;
        }
        if !Arc::ptr_eq(before, after) {
            let other = std::mem::replace(&mut self.project, Arc::clone(after));
            let step = Step { label: label.clone(), other, merge: *merge };
            self.history.record(step, &self.project);
            self.compare();
        }
        true
    }

    /// Ends a drag: the next change is a step of its own.
    pub fn end_gesture(&mut self) {
        self.history.end_gesture();
    }

    /// Goes one step back; returns the label of the step.
    pub fn undo(&mut self) -> Option<String> {
        let label = self.history.undo(&mut self.project);
        self.compare();
        label
    }

    /// Goes one step forward; returns the label of the step.
    pub fn redo(&mut self) -> Option<String> {
        let label = self.history.redo(&mut self.project);
        self.compare();
        label
    }

    /// What "Undo" would undo.
    pub fn undo_label(&self) -> Option<&str> {
        self.history.undo_label()
    }

    /// What "Redo" would redo.
    pub fn redo_label(&self) -> Option<&str> {
        self.history.redo_label()
    }

    /// Whether the present state differs from the one on disk, by content.
    pub fn is_dirty(&self) -> bool {
        self.is_dirty
    }

    fn compare(&mut self) {
        self.is_dirty = self.saved.as_ref().is_none_or(|saved| {
            !Arc::ptr_eq(saved, &self.project) && !same_plan(saved, &self.project)
        });
    }

    /// The plan has no file any more; it is as if it had never been saved.
    pub fn detach(&mut self) {
        self.path = None;
        self.lost_file();
    }

    /// Notes that the file is gone: nothing is on disk any more.
    pub fn lost_file(&mut self) {
        self.saved = None;
        self.compare();
    }

    /// Notes that `snapshot` is now what `path` holds. It may be older than the present state.
    pub fn saved_as(&mut self, snapshot: Arc<Project>, path: PathBuf) {
        self.read_only = None;
        self.saved = Some(snapshot);
        self.path = Some(path);
        self.compare();
    }
}

/// Whether two states are the same to the user; the counter for new ids is not.
fn same_plan(left: &Project, right: &Project) -> bool {
    if left.next_id == right.next_id {
        return left == right;
    }
    let mut left = Project::clone(left);
    left.next_id = right.next_id;
    left == *right
}

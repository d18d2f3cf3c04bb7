//! Steps back and forth between whole states of a plan.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::edit::MergeKey;
use crate::model::Project;

/// How many steps back are kept. A step costs what its edit changed.
const MOST_STEPS: usize = 1000;

/// One step: its name and the state on its other side.
#[derive(Debug)]
pub struct Step {
    pub label: String,
    /// Before the step in the undo list, after it in the redo list.
    pub other: Arc<Project>,
    pub merge: Option<MergeKey>,
}

#[derive(Debug, Default)]
pub struct History {
    undo: VecDeque<Step>,
    redo: Vec<Step>,
    gesture_ended: bool,
}

impl History {
    /// Remembers the state before a change that led to `after`; one of the same gesture joins the
    /// step before it, and a gesture that led back to where it began is no step.
    pub fn record(&mut self, step: Step, after: &Project) {
        self.redo.clear();
        let joins = !std::mem::replace(&mut self.gesture_ended, false)
            && step.merge.is_some()
            && self.undo.back().is_some_and(|last| last.merge == step.merge);
        if joins {
            self.undo.pop_back_if(|first| *first.other == *after);
            return;
        }
        if self.undo.len() == MOST_STEPS {
            self.undo.pop_front();
        }
        self.undo.push_back(step);
    }

    pub fn end_gesture(&mut self) {
        self.gesture_ended = true;
    }

    pub fn undo(&mut self, project: &mut Arc<Project>) -> Option<String> {
        let mut step = self.undo.pop_back()?;
        std::mem::swap(&mut step.other, project);
        let label = step.label.clone();
        self.redo.push(step);
        self.gesture_ended = true;
        Some(label)
    }

    pub fn redo(&mut self, project: &mut Arc<Project>) -> Option<String> {
        let mut step = self.redo.pop()?;
        std::mem::swap(&mut step.other, project);
        let label = step.label.clone();
        self.undo.push_back(step);
        self.gesture_ended = true;
        Some(label)
    }

    pub fn undo_label(&self) -> Option<&str> {
        self.undo.back().map(|step| step.label.as_str())
    }

    pub fn redo_label(&self) -> Option<&str> {
        self.redo.last().map(|step| step.label.as_str())
    }
}

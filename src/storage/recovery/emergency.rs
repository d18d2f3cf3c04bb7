//! The last state of the open plan, where whoever sees the program end can find it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::{CopyOf, write_in_haste};
use crate::model::Project;
use crate::storage::error::StorageError;

/// A plan with unsaved changes, and where its copies belong.
#[derive(Clone, Debug)]
pub struct Published {
    pub folder: PathBuf,
    pub of: CopyOf,
    pub project: Arc<Project>,
}

/// Shared between the window, which says what is unsaved, and those who write it when a signal
/// or a fault ends the program. They get a state that is whole: it was put here before anybody
/// went on changing.
#[derive(Debug, Default)]
pub struct Emergency {
    unsaved: Mutex<Option<Published>>,
    /// The file of the open plan, for whoever has to start again.
    open_plan: Mutex<Option<PathBuf>>,
    /// How many copies were numbered so far.
    n_copies: AtomicU64,
}

impl Emergency {
    /// Says what would be lost if the program ended now.
    pub fn publish(&self, unsaved: Option<Published>) {
        *self.lock() = unsaved;
    }

    /// Whether this very state is published already.
    pub fn has(&self, project: &Arc<Project>, of: &CopyOf) -> bool {
        self.lock()
            .as_ref()
            .is_some_and(|unsaved| Arc::ptr_eq(&unsaved.project, project) && unsaved.of == *of)
    }

    /// Says which file the open plan has.
    pub fn set_open_plan(&self, path: Option<&Path>) {
        let mut open = self.open_plan.lock().unwrap_or_else(PoisonError::into_inner);
        if open.as_deref() != path {
            *open = path.map(Path::to_owned);
        }
    }

    pub fn open_plan(&self) -> Option<PathBuf> {
        self.open_plan.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A number for the next copy, greater than all before.
    pub fn next_nr(&self) -> u64 {
        self.n_copies.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Writes a copy of what is unsaved; nothing is done when nothing is, or when it is written.
    pub fn keep(&self) -> Option<Result<PathBuf, StorageError>> {
        // Taken out, so that a second fault in the same moment does not write it again.
        let Published { folder, of, project } = self.lock().take()?;
        Some(write_in_haste(&folder, &project, &of, self.next_nr()))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Published>> {
        // Nobody stops halfway through a swap.
        self.unsaved.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

//! What is known of the files of the open plan: what was last read or written where, and the locks
//! held. Shared with the jobs that write, which may end after the plan was closed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::outside::News;
use crate::storage::lock::{LockOwner, PlanLock};
use crate::storage::{FileStamp, recovery};

/// The open plan on disk.
#[derive(Default)]
pub(super) struct OnDisk {
    pub known: Arc<Known>,
    /// Why the plan is not saved under its own name.
    pub read_only: Option<ReadOnly>,
    pub news: News,
    /// File or folder were read-only when the plan was opened; it was not saved since.
    pub is_unwritable: bool,
    /// The plan is an earlier version of the file, which cannot be read, until it is saved.
    pub is_earlier: bool,
    /// The name of the plan that this one, which has no file yet, is a copy of.
    pub copy_of: Option<String>,
}

/// Why a plan is open to read only. It can be edited, but is saved under another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// Somebody else has it open.
    OpenElsewhere(LockOwner),
}

/// The files of one open plan.
#[derive(Debug, Default)]
pub(super) struct Known(Mutex<Files>);

#[derive(Debug, Default)]
struct Files {
    stamps: BTreeMap<PathBuf, FileStamp>,
    /// The number of the save that was asked for last, by path.
    newest: BTreeMap<PathBuf, u64>,
    next: u64,
    /// By path without links.
    locks: BTreeMap<PathBuf, PlanLock>,
}

impl Known {
    fn files(&self) -> MutexGuard<'_, Files> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The file as it was last read or written here.
    pub fn stamp(&self, path: &Path) -> Option<FileStamp> {
        self.files().stamps.get(path).copied()
    }

    pub fn note(&self, path: &Path, stamp: FileStamp) {
        self.files().stamps.insert(path.to_owned(), stamp);
    }

    /// A number for a save that is asked for now.
    pub fn next_save(&self, path: &Path) -> u64 {
        let mut files = self.files();
        files.next += 1;
        let nr = files.next;
        files.newest.insert(path.to_owned(), nr);
        nr
    }

    /// Whether a later state was to be saved there since; that one is written instead.
    pub fn is_outdated(&self, path: &Path, nr: u64) -> bool {
        self.files().newest.get(path).is_some_and(|newest| *newest > nr)
    }

    pub fn holds(&self, real: &Path) -> bool {
        self.files().locks.contains_key(real)
    }

    pub fn hold(&self, real: &Path, lock: PlanLock) {
        self.files().locks.insert(real.to_owned(), lock);
    }

    /// Hands the lock of a plan over, to be held for another opening of it.
    pub fn release(&self, real: &Path) -> Option<PlanLock> {
        self.files().locks.remove(real)
    }

    /// The plan has another file now: hands over the locks of those before, to be let go.
    pub fn hold_only(&self, real: &Path) -> Vec<PlanLock> {
        let mut files = self.files();
        let (held, others): (BTreeMap<_, _>, _) =
            std::mem::take(&mut files.locks).into_iter().partition(|(path, _)| path == real);
        files.locks = held;
        BTreeMap::into_values(others).collect()
    }
}

/// The path without links of a file that may not be there yet.
pub(super) fn real_of(path: &Path) -> PathBuf {
    match (path.symlink_metadata(), path.parent(), path.file_name()) {
        (Err(_), Some(folder), Some(name)) => recovery::real_path(folder).join(name),
        _ => recovery::real_path(path),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use proptest::prelude::*;

    use super::*;
    use crate::jobs::{Jobs, Runner};

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(10_000) })]

        /// Saves are asked for and taken in in any order; what is on disk in the end is the last
        /// state, and at no moment an older one replaces a newer.
        #[test]
        fn whatever_is_asked_for_in_between_the_last_state_is_written(asks in prop::collection::vec(any::<bool>(), 1..30)) {
            let path = Path::new("/plans/spring.ron");
            let known = Arc::new(Known::default());
            let disk = Arc::new(AtomicU64::new(0));
            let mut jobs: Jobs<u8, bool> = Jobs::new(Runner::Inline);
            let mut n_asked = 0;
            for is_asked in asks {
                if !is_asked {
                    jobs.poll();
                    continue;
                }
                let nr = known.next_save(path);
                n_asked = nr;
                let (known, disk) = (Arc::clone(&known), Arc::clone(&disk));
                jobs.queue(1, move |_| {
                    let is_written = !known.is_outdated(path, nr);
                    if is_written {
                        assert!(disk.swap(nr, Ordering::Relaxed) < nr);
                    }
                    is_written
                });
            }
            while jobs.is_running(1) {
                prop_assert!(jobs.poll().iter().all(Result::is_ok));
            }
            prop_assert_eq!(disk.load(Ordering::Relaxed), n_asked);
        }
    }
}

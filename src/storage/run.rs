//! One run of the program among others: whose recovery copies are somebody's open plan.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use super::recovery::make_folder;

/// A run of the program. While it lasts the system holds a lock for it, which goes with the
/// process however that ends; so other runs know that its copies are not left over.
#[derive(Debug)]
pub struct Run {
    id: String,
    /// Without one, other runs may take copies of this one for left over, which loses nothing.
    lock: Option<(File, PathBuf)>,
}

/// How many names are tried for a lock; a second is needed only where a clock stands still.
const MOST_TRIES: u32 = 100;

impl Run {
    /// Begins a run whose copies are in `folder`; `stamp` is the time it began, in nanoseconds.
    pub fn begin(folder: &Path, stamp: i128) -> Self {
        let first = format!("{stamp:x}-{}", std::process::id());
        if let Err(error) = make_folder(folder) {
            log::warn!("no folder for recovery copies: {error}");
            return Self { id: first, lock: None };
        }
        for n in 0..MOST_TRIES {
            let id = if n == 0 { first.clone() } else { format!("{first}-{n}") };
            let path = lock_path(folder, &id);
            match take(&path) {
                Ok(file) => return Self { id, lock: Some((file, path)) },
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => {
                    log::warn!("no lock for recovery copies: {error}");
                    break;
                }
            }
        }
        Self { id: first, lock: None }
    }

    /// The name of the copy of a plan of this run; `nr` tells the plans of the run apart.
    pub fn key(&self, nr: u64) -> String {
        format!("{}.{nr}", self.id)
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        if let Some((_, path)) = &self.lock
            && let Err(error) = fs::remove_file(path)
        {
            log::debug!("a lock stays behind: {error}");
        }
    }
}

/// Whether the run of this id goes on.
pub(super) fn is_running(folder: &Path, id: &str) -> bool {
    is_held(&lock_path(folder, id))
}

/// Whether a run holds this lock. The lock file of one that ended is removed.
pub(super) fn is_held(path: &Path) -> bool {
    let Ok(file) = OpenOptions::new().read(true).open(path) else { return false };
    match file.try_lock() {
        Ok(()) => {
            if let Err(error) = fs::remove_file(path) {
                log::debug!("a lock stays behind: {error}");
            }
            false
        }
        Err(fs::TryLockError::WouldBlock) => true,
        // Where locks do not work, better to offer a copy too many than to hide one.
        Err(fs::TryLockError::Error(_)) => false,
    }
}

fn lock_path(folder: &Path, id: &str) -> PathBuf {
    folder.join(format!("{id}.lock"))
}

/// Makes and locks a file. Another run may take it for left over between the two; then it is gone
/// and counts as taken.
fn take(path: &Path) -> io::Result<File> {
    let file = OpenOptions::new().write(true).create_new(true).open(path)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(fs::TryLockError::WouldBlock) => return Err(io::ErrorKind::AlreadyExists.into()),
        Err(fs::TryLockError::Error(error)) => return Err(error),
    }
    let is_same = fs::metadata(path).is_ok_and(|there| {
        file.metadata().is_ok_and(|own| (own.dev(), own.ino()) == (there.dev(), there.ino()))
    });
    if is_same { Ok(file) } else { Err(io::ErrorKind::AlreadyExists.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Project;
    use crate::storage::recovery::{self, CopyOf, Depth};

    fn leave(folder: &Path, key: &str) {
        let of = CopyOf { key: key.to_owned(), ..CopyOf::default() };
        recovery::write(folder, &Project::default(), &of, 1).unwrap();
    }

    #[test]
    fn copies_are_left_over_once_their_run_has_ended() {
        let folder = tempfile::tempdir().unwrap();
        let listed = || recovery::list(folder.path(), Depth::Compared).unwrap().len();
        let (one, two) = (Run::begin(folder.path(), 7), Run::begin(folder.path(), 7));
        assert_ne!(one.key(1), two.key(1), "even if they begin at once");
        for key in [one.key(1), one.key(2), two.key(1)] {
            leave(folder.path(), &key);
        }
        assert_eq!(listed(), 0);
        drop(one);
        assert_eq!(listed(), 2);
        drop(two);
        assert_eq!(listed(), 3);
    }

    #[test]
    fn a_lock_file_that_nobody_holds_is_cleared_away() {
        let folder = tempfile::tempdir().unwrap();
        let path = lock_path(folder.path(), "crashed");
        drop(take(&path).unwrap());
        leave(folder.path(), "crashed.1");
        assert_eq!(recovery::list(folder.path(), Depth::Compared).unwrap().len(), 1);
        assert!(!path.exists());
        drop(take(&path).unwrap());
        assert_eq!(recovery::list(folder.path(), Depth::Compared).unwrap().len(), 1);
        assert!(!path.exists());
    }
}

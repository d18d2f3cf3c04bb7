//! What other programs did to a plan's file meanwhile.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use super::lock;
use super::stamp::{FileStamp, look};
use super::vfs::{Disk, Stat, Vfs as _};
use crate::model::limits;

/// What is at the path of an open plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The bytes that were read or saved here, perhaps written anew.
    Same(FileStamp),
    /// Other bytes.
    Changed(FileStamp),
    /// No file, or none that can be looked at.
    Gone,
}

/// All that can be seen without a look at the bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glance {
    file: Option<Stat>,
    /// When names last changed in the folder, in seconds and nanoseconds.
    folder: Option<(i64, i64)>,
    /// Nobody holds the lock that was waited for.
    pub is_free: bool,
}

/// Looks at a file, its path without links, and at its lock if that is waited for.
pub fn glance(real: &Path, waits_for_lock: bool) -> Glance {
    let folder = real.parent().and_then(|folder| fs::metadata(folder).ok());
    Glance {
        // A second name, such as a backup's, changes nothing of the file.
        file: Disk.stat(real).ok().map(|stat| Stat { n_names: 1, ..stat }),
        folder: folder.map(|metadata| (metadata.mtime(), metadata.mtime_nsec())),
        is_free: waits_for_lock && lock::owner(real).is_none(),
    }
}

/// The file at a path without links as it is now, if there is one that can be read.
pub fn stamp(real: &Path) -> Option<FileStamp> {
    look(&Disk, real, limits::FILE_BYTES).ok().flatten()
}

/// Looks at the bytes.
pub fn examine(real: &Path, stamp: &FileStamp) -> Found {
    match look(&Disk, real, limits::FILE_BYTES) {
        Ok(Some(now)) if now.has_same_bytes(stamp) => Found::Same(now),
        Ok(Some(now)) => Found::Changed(now),
        // Larger than any plan: somebody wrote something else there.
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => fs::symlink_metadata(real)
            .map_or(Found::Gone, |metadata| {
                Found::Changed(FileStamp { hash: 0, ..FileStamp::new(&Stat::from(&metadata), &[]) })
            }),
        Ok(None) | Err(_) => Found::Gone,
    }
}

/// Copies that a cloud service made because two machines changed the plan:
/// "plan (conflicted copy).ron".
pub fn conflict_copies(real: &Path) -> Vec<PathBuf> {
    let (Some(folder), Some(stem)) = (real.parent(), real.file_stem()) else { return Vec::new() };
    let (stem, ending) = (stem.to_string_lossy(), real.extension());
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut copies: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            path.extension() == ending && name.strip_prefix(&*stem).is_some_and(is_conflict_mark)
        })
        .collect();
    copies.sort();
    copies
}

/// " (Anna's conflicted copy 2021-03-01)", ".sync-conflict-20210301-140500", in the languages of
/// the services.
fn is_conflict_mark(rest: &str) -> bool {
    let rest = rest.to_lowercase();
    let is_apart = rest.starts_with([' ', '(', '.', '-', '_']);
    is_apart
        && ["conflict", "conflit", "konflikt", "conflito"].iter().any(|word| rest.contains(word))
}

#[cfg(test)]
mod tests {
    use super::super::safe_write::{WriteOptions, replace, write};
    use super::*;

    #[test]
    fn a_file_is_the_same_however_often_it_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.ron");
        let written = write(&Disk, &path, b"one", &WriteOptions::default()).unwrap();
        let first = glance(&path, false);
        assert_eq!(glance(&path, false), first);
        replace(&path, b"one").unwrap();
        assert_ne!(glance(&path, false), first);
        assert!(matches!(examine(&path, &written.stamp), Found::Same(_)));
        replace(&path, b"two").unwrap();
        assert!(matches!(examine(&path, &written.stamp), Found::Changed(_)));
        fs::remove_file(&path).unwrap();
        assert_eq!(examine(&path, &written.stamp), Found::Gone);
    }

    #[test]
    fn copies_of_cloud_services_are_found() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let copies = [
            "plan (Anna's conflicted copy 2021-03-01).ron",
            "plan (in Konflikt stehende Kopie).ron",
            "plan.sync-conflict-20210301-140500-ABC.ron",
        ];
        let others = [
            "plan.ron",
            "plan.ron~",
            "plan two.ron",
            "planning (conflict).ron",
            "plan (conflict).txt",
        ];
        for name in copies.iter().chain(&others) {
            replace(&at(name), b"").unwrap();
        }
        assert_eq!(conflict_copies(&at("plan.ron")), copies.map(at));
    }
}

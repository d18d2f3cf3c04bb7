//! What other programs did to a plan's file meanwhile.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

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

/// Whether the file system says anything else of the file than it did; its bytes are not looked
/// at. `real` is a path without links.
pub fn looks_changed(real: &Path, stamp: &FileStamp) -> bool {
    Disk.stat(real).map_or(true, |stat| !stamp.looks_like(&stat))
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

/// When names last changed in the folder of a file, as far as that is known.
pub fn folder_changed(real: &Path) -> Option<(i64, i64)> {
    let metadata = fs::metadata(real.parent()?).ok()?;
    Some((metadata.mtime(), metadata.mtime_nsec()))
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
        assert!(!looks_changed(&path, &written.stamp));
        replace(&path, b"one").unwrap();
        assert!(looks_changed(&path, &written.stamp));
        assert!(matches!(examine(&path, &written.stamp), Found::Same(_)));
        replace(&path, b"two").unwrap();
        assert!(matches!(examine(&path, &written.stamp), Found::Changed(_)));
        fs::remove_file(&path).unwrap();
        assert!(looks_changed(&path, &written.stamp));
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

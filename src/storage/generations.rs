//! Earlier versions of plans, kept in the state folder: the ten last, one an hour, one a day.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::error::StorageError;
use super::recovery::make_folder;
use super::safe_write::{backup_of, replace};
use super::stamp::hash;

/// An earlier version of a plan. It opens like any plan file, with [`super::load`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub path: PathBuf,
    /// When it was saved.
    pub saved_at: SystemTime,
    pub bytes: u64,
    /// It is the one beside the plan, with `~` behind its name.
    pub is_backup: bool,
    /// It is the plan's file itself.
    pub is_present: bool,
}

/// How many of the last versions are kept whatever their age: ten, and the one the file has now.
const LAST: usize = 11;
/// How many hours in which the plan was saved have a version each.
const HOURS: usize = 24;
/// How many days in which the plan was saved have a version each.
const DAYS: usize = 30;
/// Bytes that the versions of one plan may take up, but for the last three.
const MOST_BYTES: u64 = 1024 * 1024 * 1024;
const ALWAYS: usize = 3;

/// One kept version, as its name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Kept {
    /// Counts up, so that a clock that goes back cannot change the order.
    nr: u64,
    /// Seconds since 1970 when it was saved.
    seconds: u64,
    hash: u64,
    bytes: u64,
}

impl Kept {
    fn name(&self) -> String {
        format!("{:08}-{}-{:016x}.ron", self.nr, self.seconds, self.hash)
    }

    fn parse(name: &OsStr, bytes: u64) -> Option<Self> {
        let mut parts = name.to_str()?.strip_suffix(".ron")?.split('-');
        let (nr, seconds) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let hash = u64::from_str_radix(parts.next()?, 16).ok()?;
        parts.next().is_none().then_some(Self { nr, seconds, hash, bytes })
    }
}

/// Where the versions of the plan at a path without links are: plans of one name in two folders
/// have two.
pub fn folder_of(root: &Path, real: &Path) -> PathBuf {
    root.join(format!("{:016x}", hash(real.as_os_str().as_bytes())))
}

/// Keeps a version that is being replaced, or that was just saved, so that it comes back when the
/// file is damaged afterwards; `changed` is when it was saved, in nanoseconds since 1970. One that
/// is kept already is not kept twice. Returns where it is.
pub fn keep(
    root: &Path,
    real: &Path,
    bytes: &[u8],
    changed: i128,
) -> Result<PathBuf, StorageError> {
    let folder = folder_of(root, real);
    let failed = |cause| StorageError::new("keep an earlier version", &folder, cause);
    make_folder(&folder).map_err(|error| failed(error.into()))?;
    let kept = list_kept(&folder).map_err(|error| failed(error.into()))?;
    let last = kept.last();
    let hash = hash(bytes);
    if let Some(last) = last.filter(|last| last.hash == hash) {
        return Ok(folder.join(last.name()));
    }
    let seconds = u64::try_from(changed / 1_000_000_000).unwrap_or(0);
    let nr = last.map_or(1, |last| last.nr.saturating_add(1));
    let new = Kept { nr, seconds, hash, bytes: bytes.len() as u64 };
    let path = replace(&folder.join(new.name()), bytes).map_err(failed)?;
    for old in superfluous(&[kept, vec![new]].concat()) {
        if let Err(error) = fs::remove_file(folder.join(old.name())) {
            log::debug!("an earlier version stays: {error}");
        }
    }
    Ok(path)
}

/// The earlier versions of the plan at a path without links, the newest first. One that is the
/// same as the file, byte for byte, is none of them.
pub fn list(root: Option<&Path>, real: &Path) -> Result<Vec<Version>, StorageError> {
    let mut versions = Vec::new();
    if let Some(folder) = root.map(|root| folder_of(root, real)) {
        let mut kept = list_kept(&folder)
            .map_err(|error| StorageError::new("look for earlier versions", &folder, error))?;
        kept.pop_if(|last| is_present(last, real));
        versions.extend(kept.iter().rev().map(|kept| Version {
            path: folder.join(kept.name()),
            saved_at: SystemTime::UNIX_EPOCH + Duration::from_secs(kept.seconds),
            bytes: kept.bytes,
            is_backup: false,
            is_present: false,
        }));
    }
    if let Some(backup) = backup(real) {
        // Mostly it is the newest of the others, too.
        let is_known = versions.iter().any(|other| is_same_version(other, &backup));
        if !is_known {
            let at = versions.partition_point(|other| other.saved_at > backup.saved_at);
            versions.insert(at, backup);
        }
    }
    Ok(versions)
}

/// The state that is in the file now.
pub fn present(real: &Path) -> Option<Version> {
    version_at(real.to_owned()).map(|version| Version { is_present: true, ..version })
}

fn is_present(kept: &Kept, real: &Path) -> bool {
    let has_its_size = fs::metadata(real).is_ok_and(|metadata| metadata.len() == kept.bytes);
    has_its_size && fs::read(real).is_ok_and(|bytes| hash(&bytes) == kept.hash)
}

fn backup(real: &Path) -> Option<Version> {
    version_at(backup_of(real)).map(|version| Version { is_backup: true, ..version })
}

fn version_at(path: PathBuf) -> Option<Version> {
    let metadata = fs::symlink_metadata(&path).ok().filter(fs::Metadata::is_file)?;
    let saved_at = metadata.modified().ok()?;
    let bytes = metadata.len();
    Some(Version { path, saved_at, bytes, is_backup: false, is_present: false })
}

fn is_same_version(left: &Version, right: &Version) -> bool {
    let seconds = |version: &Version| {
        version.saved_at.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs())
    };
    (left.bytes, seconds(left)) == (right.bytes, seconds(right))
}

/// In the order they were kept; none if there is no folder.
fn list_kept(folder: &Path) -> io::Result<Vec<Kept>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut kept = Vec::new();
    for entry in entries {
        let entry = entry?;
        let bytes = entry.metadata().map_or(0, |metadata| metadata.len());
        kept.extend(Kept::parse(&entry.file_name(), bytes));
    }
    kept.sort_unstable();
    Ok(kept)
}

/// Those of the versions, given in order, that need not be kept any more. Hours and days are
/// counted as they come and not by today's date, so a plan that rests for a year keeps them all.
fn superfluous(kept: &[Kept]) -> Vec<Kept> {
    let (mut hours, mut days) = (BTreeSet::new(), BTreeSet::new());
    let mut room = MOST_BYTES;
    let mut out = Vec::new();
    for (age, version) in kept.iter().rev().enumerate() {
        let is_of_hour = hours.len() < HOURS && hours.insert(version.seconds / 3600);
        let is_of_day = days.len() < DAYS && days.insert(version.seconds / 86_400);
        let is_wanted = age < LAST || is_of_hour || is_of_day;
        if age < ALWAYS || is_wanted && version.bytes <= room {
            room = room.saturating_sub(version.bytes);
        } else {
            out.push(*version);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: u64 = 3600;
    const DAY: u64 = 24 * HOUR;

    fn n_kept_of(n: u64, every: u64, bytes: u64) -> usize {
        let mut kept: Vec<Kept> = Vec::new();
        for nr in 0..n {
            kept.push(Kept { nr, seconds: 1_600_000_000 + nr * every, hash: nr, bytes });
            let gone = superfluous(&kept);
            kept.retain(|version| !gone.contains(version));
        }
        kept.len()
    }

    #[test]
    fn the_present_one_the_last_ten_one_an_hour_and_one_a_day_are_kept() {
        let check = |n, every, expected: std::ops::RangeInclusive<usize>| {
            let found = n_kept_of(n, every, 1000);
            assert!(expected.contains(&found), "{n} every {every} s: {found}");
        };
        check(5, 60, 5..=5);
        check(200, 1, 11..=13);
        check(200, 10 * 60, 30..=40);
        check(1000, HOUR, 24..=60);
        check(1000, DAY, 30..=40);
        check(200, 0, 11..=11);
    }

    #[test]
    fn large_versions_leave_room_for_others() {
        assert_eq!(n_kept_of(200, HOUR, MOST_BYTES / 5), 5);
        assert_eq!(n_kept_of(200, HOUR, MOST_BYTES), ALWAYS);
    }

    #[test]
    fn versions_come_back_the_newest_first_and_once_each() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("versions");
        let plan = folder.path().join("plan.ron");
        assert_eq!(list(Some(&root), &plan).unwrap(), []);
        for (text, second) in [("one", 100), ("two", 200), ("two", 250), ("three", 150)] {
            keep(&root, &plan, text.as_bytes(), second * 1_000_000_000).unwrap();
        }
        let texts = |plan: &Path| -> Vec<String> {
            let versions = list(Some(&root), plan).unwrap();
            versions.iter().map(|v| fs::read_to_string(&v.path).unwrap()).collect()
        };
        assert_eq!(texts(&plan), ["three", "two", "one"], "a clock went back in between");
        replace(&backup_of(&plan), b"beside").unwrap();
        assert_eq!(texts(&plan)[0], "beside");
        assert!(list(None, &plan).unwrap()[0].is_backup);
        replace(&plan, b"saved").unwrap();
        keep(&root, &plan, b"saved", 400_000_000_000).unwrap();
        assert_eq!(texts(&plan)[1], "three", "what is in the file is no earlier version");
        replace(&plan, b"").unwrap();
        assert!(texts(&plan).contains(&"saved".to_owned()), "the last save is lost");
        let namesake = folder.path().join("other/plan.ron");
        assert_eq!(list(Some(&root), &namesake).unwrap(), []);
    }
}

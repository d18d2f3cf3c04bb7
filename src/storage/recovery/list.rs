//! What can be recovered: of every plan the newest copy that is whole.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::model::{Differences, Project, limits};

use super::header::Header;
use super::name::{self, CopyName};
use super::{Against, Recovery, real_path};
use crate::storage::error::StorageError;
use crate::storage::format::{Checksum, from_text, verify};
use crate::storage::load::read_file;
use crate::storage::run::{is_held, is_running};
use crate::storage::stamp::{FileStamp, hash};

/// How closely copies are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// Each is read as a plan and compared with the file it came from.
    #[default]
    Compared,
    /// Only names and checksums: for a start after one that failed, perhaps because of a copy.
    Checked,
}

/// What can be recovered, the newest first: one copy of each plan, and none of runs of the
/// program that go on. None if there is no such folder.
pub fn list(folder: &Path, depth: Depth) -> Result<Vec<Recovery>, StorageError> {
    let groups = groups_in(folder)?;
    let mut copies: Vec<Recovery> =
        groups.into_values().filter_map(|group| newest_good(group, depth)).collect();
    copies.sort_by(|a, b| b.saved_at.cmp(&a.saved_at).then_with(|| a.path.cmp(&b.path)));
    Ok(copies)
}

/// The copies that were left over, by plan and run.
fn groups_in(folder: &Path) -> Result<BTreeMap<String, Vec<Found>>, StorageError> {
    let failed = |error: io::Error| StorageError::new("look for recovery copies", folder, error);
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
        entries => entries.map_err(failed)?,
    };
    let mut groups: BTreeMap<String, Vec<Found>> = BTreeMap::new();
    for entry in entries {
        let entry = entry.map_err(failed)?;
        let path = entry.path();
        if path.extension() == Some(OsStr::new("lock")) {
            is_held(&path);
        } else if is_litter(folder, &path) {
            remove_litter(&path);
        } else if let Some(found) = find(folder, path, &entry) {
            groups.entry(found.group.clone()).or_default().push(found);
        }
    }
    Ok(groups)
}

/// The newest copy of work on the plan at `path`, without links, that a former run left; compared
/// with that file. The files of other plans are not asked for: they may lie where nothing answers.
pub fn of_plan(folder: &Path, path: &Path) -> Option<Recovery> {
    let groups = groups_in(folder).unwrap_or_default().into_iter();
    let may_be_of_plan = groups.filter(|(group, _)| name::may_be_of(group, path));
    let copies = may_be_of_plan.filter_map(|(_, group)| newest_good(group, Depth::Compared));
    copies
        .filter(|copy| copy.is_readable && copy.real_original.as_deref() == Some(path))
        .max_by_key(|copy| copy.saved_at)
}

/// A copy that was left over.
struct Found {
    group: String,
    nr: u64,
    path: PathBuf,
    saved_at: SystemTime,
}

fn find(folder: &Path, path: PathBuf, entry: &fs::DirEntry) -> Option<Found> {
    if !name::is_copy(&path) {
        return None;
    }
    // A copy that goes away meanwhile is none.
    let saved_at = entry.metadata().and_then(|metadata| metadata.modified()).ok()?;
    let Some(CopyName { group, run, nr }) = CopyName::parse(&path) else {
        // Of an earlier version, or put there by hand: better to offer one too many.
        let group = entry.file_name().to_string_lossy().into_owned();
        return Some(Found { group, nr: 0, path, saved_at });
    };
    (!is_running(folder, &run)).then_some(Found { group, nr, path, saved_at })
}

/// The newest copy of a plan that can be read; if there is none, the newest one.
fn newest_good(mut group: Vec<Found>, depth: Depth) -> Option<Recovery> {
    group.sort_by_key(|found| std::cmp::Reverse(found.nr));
    let mut damaged = None;
    for found in group {
        let mut copy = describe(found, depth);
        if copy.is_readable {
            copy.is_stand_in = damaged.is_some();
            return Some(copy);
        }
        damaged = damaged.or(Some(copy));
    }
    damaged
}

fn describe(found: Found, depth: Depth) -> Recovery {
    let Found { path, saved_at, .. } = found;
    let bytes = read_file(&path, limits::FILE_BYTES).unwrap_or_default();
    let Header { name, original, base } = Header::read(&bytes);
    let (is_readable, against) = match depth {
        Depth::Checked => (is_whole(&bytes), Against::Unknown),
        Depth::Compared => match from_text(&bytes) {
            // A copy is never edited by hand: with another checksum it is damaged.
            Ok(loaded) if loaded.checksum == Checksum::Good => {
                (true, compare(&loaded.project, original.as_deref(), base))
            }
            _ => (false, Against::Unknown),
        },
    };
    let name = if name.is_empty() {
        path.file_name().map(|name| name.display().to_string()).unwrap_or_default()
    } else {
        name
    };
    let real_original = original.as_deref().map(real_path);
    Recovery {
        path,
        original,
        real_original,
        base,
        saved_at,
        name,
        is_readable,
        is_stand_in: false,
        against,
        is_put_off: false,
    }
}

fn is_whole(bytes: &[u8]) -> bool {
    str::from_utf8(bytes).is_ok_and(|text| verify(text) == Checksum::Good)
}

/// Looks at the file a copy came from.
fn compare(project: &Project, original: Option<&Path>, base: Option<FileStamp>) -> Against {
    let Some(original) = original else { return Against::NeverSaved };
    let Ok(bytes) = read_file(original, limits::FILE_BYTES) else { return Against::FileGone };
    let Ok(on_disk) = from_text(&bytes) else { return Against::FileGone };
    let differences = Differences::between(&on_disk.project, project);
    // Without a base there was no file when the work began.
    if base.is_some_and(|base| (base.size, base.hash) == (bytes.len() as u64, hash(&bytes))) {
        Against::Unchanged(differences)
    } else {
        Against::Changed(differences)
    }
}

/// Whether a file was being written when its run of the program was stopped.
fn is_litter(folder: &Path, path: &Path) -> bool {
    // `.PLAN.RUN.N.NUMBER.ron.PROCESS.TAG.tmp`
    let name = path.file_name().and_then(OsStr::to_str).and_then(|name| name.strip_prefix('.'));
    let copy = name.and_then(|name| name.strip_suffix(".tmp")?.rsplit_once('.'));
    let copy = copy.and_then(|(rest, _)| rest.rsplit_once('.'));
    let copy = copy.and_then(|(copy, _)| CopyName::parse(Path::new(copy)));
    copy.is_some_and(|copy| !is_running(folder, &copy.run))
}

fn remove_litter(path: &Path) {
    if let Err(error) = fs::remove_file(path) {
        log::debug!("a half-written recovery copy stays: {error}");
    }
}

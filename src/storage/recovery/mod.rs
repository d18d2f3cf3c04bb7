//! Copies of plans that were not saved yet, for after a crash.

mod emergency;
mod header;
mod list;
mod name;
mod trash;

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::model::{Differences, Project};

use super::error::StorageError;
use super::format::{to_text, with_first_line};
use super::safe_write::replace;
use super::save;
use super::stamp::FileStamp;

pub use emergency::{Emergency, Published};
pub use list::{Depth, list, of_plan};
pub use trash::{Discarded, list_discarded, put_back, sweep_trash, throw_away};

use header::Header;
use name::CopyName;

/// How many copies of one plan are kept, so that a damaged one is not the last.
pub const KEPT: usize = 5;

/// A recovery copy. It opens like any plan file, with [`super::load`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovery {
    pub path: PathBuf,
    /// The file the plan came from; `None` for a plan that was never saved.
    pub original: Option<PathBuf>,
    /// The same without links, as far as the file is there.
    pub real_original: Option<PathBuf>,
    /// The state of that file in which the plan was read or last saved, if it was there.
    pub base: Option<FileStamp>,
    pub saved_at: SystemTime,
    /// The name of the plan; of the file, if the copy cannot be read.
    pub name: String,
    pub is_readable: bool,
    /// Whether a later copy of the same plan is damaged, so that this one stands in for it.
    pub is_stand_in: bool,
    pub against: Against,
    /// The user wants to hear no more of it in this run of the program.
    pub is_put_off: bool,
}

/// How a copy compares with the file its plan came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Against {
    /// It was not looked into.
    #[default]
    Unknown,
    NeverSaved,
    /// The file is not there any more, or no plan.
    FileGone,
    /// The file is as it was when the work on the copy began.
    Unchanged(Differences),
    /// The file was changed by somebody else since.
    Changed(Differences),
}

impl Against {
    /// Whether the file has a state of its own that the copy knows nothing of.
    pub fn is_conflict(&self) -> bool {
        matches!(self, Self::Changed(differences) if !differences.is_empty())
    }

    /// Whether the file holds what the copy holds.
    pub fn is_same(&self) -> bool {
        self.differences().is_some_and(Differences::is_empty)
    }

    /// What was changed and never saved, told from the file to the copy.
    pub fn differences(&self) -> Option<&Differences> {
        match self {
            Self::Changed(differences) | Self::Unchanged(differences) => Some(differences),
            Self::Unknown | Self::NeverSaved | Self::FileGone => None,
        }
    }
}

/// Which plan a copy is of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CopyOf {
    /// The file the plan came from.
    pub original: Option<PathBuf>,
    /// The same without links, where that is known: a drive that does not answer is not asked.
    pub real: Option<PathBuf>,
    pub base: Option<FileStamp>,
    /// The run of the program and the number of the plan in it, see [`super::Run::key`].
    pub key: String,
}

impl CopyOf {
    /// What all copies of the plan are called, up to their numbers. Plans of the same name in
    /// different folders are different plans.
    pub fn group(&self) -> String {
        let real = || self.original.as_deref().map(real_path);
        name::group(self.real.clone().or_else(real).as_deref(), &self.key)
    }
}

/// Writes copy number `nr` of a plan, reads it back, and takes away what is older than the last
/// few. The folder is made when missing.
pub fn write(
    folder: &Path,
    project: &Project,
    of: &CopyOf,
    nr: u64,
) -> Result<PathBuf, StorageError> {
    write_by(folder, project, of, nr, |path, header| {
        save::write(project, path, |text| with_first_line(&text, header)).map(|_| ())
    })
}

/// The same without reading it back, for when there is a second left. The checksum tells later
/// whether it is whole.
pub fn write_in_haste(
    folder: &Path,
    project: &Project,
    of: &CopyOf,
    nr: u64,
) -> Result<PathBuf, StorageError> {
    write_by(folder, project, of, nr, |path, header| {
        let text = with_first_line(&to_text(project)?, header);
        replace(path, text.as_bytes()).map(|_| ())
    })
}

fn write_by(
    folder: &Path,
    project: &Project,
    of: &CopyOf,
    nr: u64,
    write: impl FnOnce(&Path, &str) -> Result<(), super::Cause>,
) -> Result<PathBuf, StorageError> {
    let group = of.group();
    let path = folder.join(name::file_name(&group, nr));
    let failed = |cause| StorageError::new("keep a recovery copy", &path, cause);
    make_folder(folder).map_err(|error| failed(error.into()))?;
    let header = Header::of(project, of).to_string();
    write(&path, &header).map_err(failed)?;
    let older = copies_of(folder, &group);
    for (_, old) in older.iter().rev().skip(KEPT) {
        if let Err(error) = discard(old) {
            log::debug!("an old recovery copy stays: {error}");
        }
    }
    Ok(path)
}

/// The copies of one plan with their numbers, the oldest first.
fn copies_of(folder: &Path, group: &str) -> Vec<(u64, PathBuf)> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut copies: Vec<(u64, PathBuf)> = entries
        .filter_map(|entry| {
            let path = entry.path();
            let name = CopyName::parse(&path)?;
            (name.group == group).then_some((name.nr, path))
        })
        .collect();
    copies.sort();
    copies
}

/// The copies of the same plan as one, itself included, the oldest first.
pub fn copies_beside(copy: &Path) -> Vec<PathBuf> {
    match (CopyName::parse(copy), copy.parent()) {
        (Some(name), Some(folder)) => {
            copies_of(folder, &name.group).into_iter().map(|(_, path)| path).collect()
        }
        _ => vec![copy.to_owned()],
    }
}

/// All copies of a plan of a run, whatever file it was to be saved in; `key` as in [`CopyOf`]. The
/// newest last.
pub fn copies_with_key(folder: &Path, key: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut copies: Vec<(u64, PathBuf)> = entries
        .filter_map(|entry| {
            let path = entry.path();
            let name = CopyName::parse(&path)?;
            let (_, own) = name.group.split_once('.')?;
            (own == key).then_some((name.nr, path))
        })
        .collect();
    copies.sort();
    copies.into_iter().map(|(_, path)| path).collect()
}

/// Makes a copy that was brought back the oldest of those that will be made of the plan from now
/// on, so that work that is recovered twice is listed once. The older ones beside it go.
pub fn adopt(copy: &Path, of: &CopyOf) -> Result<PathBuf, StorageError> {
    let failed = |error| StorageError::new("take the recovery copy over", copy, error);
    let older = copies_beside(copy);
    let adopted = copy.with_file_name(name::file_name(&of.group(), 0));
    fs::rename(copy, &adopted).map_err(failed)?;
    for old in older.iter().filter(|old| *old != copy) {
        if let Err(error) = discard(old) {
            log::debug!("an older recovery copy stays: {error}");
        }
    }
    Ok(adopted)
}

/// Removes a copy; one that is gone already is fine.
pub fn discard(path: &Path) -> Result<(), StorageError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(StorageError::new("remove the recovery copy", path, error))
        }
        _ => Ok(()),
    }
}

/// The path without links; as it is, if nothing is there.
pub fn real_path(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

//! Saves a plan so that what is on disk can be read and is the plan.

use std::path::{Path, PathBuf};

use crate::model::Project;

use super::error::{Cause, StorageError};
use super::format::{Checksum, Problem, from_text, is_same_content, to_text};
use super::safe_write::{self, Old, OtherNames, WriteOptions};
use super::stamp::FileStamp;
use super::vfs::Disk;

/// What was saved.
#[derive(Clone, Debug)]
pub struct SavedInfo {
    /// The file itself, where the path was a link.
    pub path: PathBuf,
    /// The file as it is now.
    pub stamp: FileStamp,
    /// The bytes of the file.
    pub text: String,
    /// What will be listed when the file is opened; empty for every sound plan.
    pub problems: Vec<Problem>,
    /// What was there before, if the options asked for it.
    pub old: Option<Old>,
    /// Why there is no backup beside the file, if there is none.
    pub backup_failure: Option<String>,
}

/// Writes the plan to a file, new or old, whatever is there; the version before is kept beside it.
/// On an error the old file is as it was.
pub fn save(project: &Project, path: &Path) -> Result<SavedInfo, StorageError> {
    let options = WriteOptions {
        // Nobody is there to be asked about other names; this one is what was meant.
        other_names: OtherNames::LeaveBehind,
        keeps_backup: true,
        ..WriteOptions::default()
    };
    save_with(project, path, &options)
}

/// The same as far as the options allow: a file that is not what was expected is not replaced.
pub fn save_with(
    project: &Project,
    path: &Path,
    options: &WriteOptions,
) -> Result<SavedInfo, StorageError> {
    let save = || -> Result<SavedInfo, Cause> {
        let (text, problems) = checked_text(project, |text| text)?;
        let written = safe_write::write(&Disk, path, text.as_bytes(), options)?;
        Ok(SavedInfo {
            path: written.path,
            stamp: written.stamp,
            text,
            problems,
            old: written.old,
            backup_failure: written.backup_failure,
        })
    };
    save().map_err(|cause| StorageError::new("save", path, cause))
}

/// Puts the plan into text, lets `finish` add to the text, reads it back, and writes the file.
pub fn write(
    project: &Project,
    path: &Path,
    finish: impl FnOnce(String) -> String,
) -> Result<PathBuf, Cause> {
    let (text, _) = checked_text(project, finish)?;
    safe_write::replace(path, text.as_bytes())
}

/// The plan as text that is known to read back, with what will be listed when it is opened.
fn checked_text(
    project: &Project,
    finish: impl FnOnce(String) -> String,
) -> Result<(String, Vec<Problem>), Cause> {
    let text = finish(to_text(project)?);
    let problems = read_back(project, &text)?;
    Ok((text, problems))
}

/// Reads the text and compares it with the plan. A plan that breaks its own rules is put right
/// when it is read: better to save it as it stands than to keep the user from saving at all.
fn read_back(project: &Project, text: &str) -> Result<Vec<Problem>, Cause> {
    let loaded = from_text(text.as_bytes()).map_err(|error| Cause::ReadBack(error.message))?;
    if loaded.checksum != Checksum::Good {
        return Err(Cause::ReadBack("the checksum differs".to_owned()));
    }
    if loaded.problems.is_empty() && !is_same_content(project, &loaded.project) {
        return Err(Cause::ReadBack("the plan differs".to_owned()));
    }
    Ok(loaded.problems)
}

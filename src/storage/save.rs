//! Saves a plan so that what is on disk can be read and is the plan.

use std::path::{Path, PathBuf};

use crate::model::Project;

use super::error::{Cause, StorageError};
use super::format::{Checksum, Problem, from_text, is_same_content, to_text};
use super::safe_write::replace;

/// What was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedInfo {
    /// The file itself, where the path was a link.
    pub path: PathBuf,
    pub bytes: usize,
    /// What will be listed when the file is opened; empty for every sound plan.
    pub problems: Vec<Problem>,
}

/// Writes the plan to a file, new or old. On an error the old file is as it was.
pub fn save(project: &Project, path: &Path) -> Result<SavedInfo, StorageError> {
    write(project, path, |text| text).map_err(|cause| StorageError::new("save", path, cause))
}

/// Puts the plan into text, lets `finish` add to the text, reads it back, and writes the file.
pub fn write(
    project: &Project,
    path: &Path,
    finish: impl FnOnce(String) -> String,
) -> Result<SavedInfo, Cause> {
    let text = finish(to_text(project)?);
    let problems = read_back(project, &text)?;
    let path = replace(path, text.as_bytes())?;
    Ok(SavedInfo { path, bytes: text.len(), problems })
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

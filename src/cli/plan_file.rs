//! Plans from and to disk, with everything that can go wrong as a sentence.

use std::path::Path;

use super::layout::counted;
use crate::model::Project;
use crate::storage::{self, Checksum, Loaded};

/// Reads a plan; the error says what is wrong, where, and what to do.
pub fn read(path: &Path) -> Result<Loaded, String> {
    storage::load(path).map(|file| file.loaded).map_err(|error| error.to_string())
}

/// Saves a plan safely.
pub fn save(project: &Project, path: &Path) -> Result<(), String> {
    storage::save(project, path).map(|_| ()).map_err(|error| error.to_string())
}

/// A line for standard error when a plan was readable, but not sound.
pub fn remark_on_problems(path: &Path, loaded: &Loaded) -> Option<String> {
    let n = loaded.problems.len() + usize::from(loaded.checksum != Checksum::Good);
    let what = counted(n, "problem", "problems");
    (n > 0).then(|| format!("The plan has {what}; “paceline check” lists them: {}", path.display()))
}

//! Plans from and to disk, with everything that can go wrong as a sentence.

use std::path::Path;

use super::layout::counted;
use crate::model::Project;
use crate::storage::{
    self, Base, Cause, Checksum, FileStamp, Loaded, LoadedFile, OtherNames, StorageError,
    WriteOptions, lock, recovery,
};

/// Reads a plan; the error says what is wrong, where, and what to do.
pub fn read(path: &Path) -> Result<Loaded, String> {
    read_file(path).map(|file| file.loaded)
}

/// The same with the state of the file, for a plan that will be saved there again.
pub fn read_file(path: &Path) -> Result<LoadedFile, String> {
    storage::load(path).map_err(|error| error.to_string())
}

/// A plan that somebody has open is not written to: the window would ask about a change that
/// nobody made there, or the change would be lost in its next save.
pub fn check_nobody_has_it(path: &Path) -> Result<(), String> {
    let real = recovery::real_path(path);
    let Some(owner) = lock::owner(&real) else { return Ok(()) };
    let who = owner.in_words();
    let shown = storage::shown(path);
    Err(if owner.is_elsewhere {
        let file = lock::lock_path(&real);
        format!(
            "Could not save: {who} has the plan open; close it there, or remove {} if nobody has it any more: {shown}",
            storage::shown(&file)
        )
    } else {
        format!("Could not save: {who} has the plan open; close it there first: {shown}")
    })
}

/// Saves a plan safely. A file that was read before has to be as it was then.
pub fn save(project: &Project, path: &Path, read: Option<FileStamp>) -> Result<(), String> {
    check_nobody_has_it(path)?;
    let options = WriteOptions {
        base: read.map_or(Base::Any, Base::File),
        // Nobody is there to be asked about other names; this one is what was meant.
        other_names: OtherNames::LeaveBehind,
        keeps_backup: true,
        ..WriteOptions::default()
    };
    match storage::save_with(project, path, &options) {
        Ok(_) => Ok(()),
        Err(StorageError { cause: Cause::ChangedOutside, .. }) => Err(format!(
            "Could not save: another program changed the plan in the same moment; do it again: {}",
            storage::shown(path)
        )),
        Err(error) => Err(error.to_string()),
    }
}

/// A line for standard error when a plan was readable, but not sound.
pub fn remark_on_problems(path: &Path, loaded: &Loaded) -> Option<String> {
    let n = loaded.problems.len() + usize::from(loaded.checksum != Checksum::Good);
    let what = counted(n, "problem", "problems");
    (n > 0).then(|| {
        format!("The plan has {what}; “paceline check” lists them: {}", storage::shown(path))
    })
}

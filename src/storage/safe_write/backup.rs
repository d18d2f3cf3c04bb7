//! The version before the last save, beside the file with `~` behind its name.

use std::path::Path;

use super::Old;
use super::paths::{backup_of, folder_of, passing_name};
use super::temporary::Temporary;
use crate::model::limits;
use crate::storage::error::Cause;
use crate::storage::vfs::Vfs;

/// Whether the file has names that are none of this program's.
pub(super) fn has_other_names<V: Vfs>(vfs: &V, real: &Path, old: &Old) -> bool {
    // A save that ended between backup and rename leaves two names for one file.
    let own = u64::from(is_backup(vfs, real, old));
    old.stat.n_names > 1 + own
}

fn is_backup<V: Vfs>(vfs: &V, real: &Path, old: &Old) -> bool {
    vfs.stat(&backup_of(real)).is_ok_and(|backup| backup.is_same_file(&old.stat))
}

/// Gives the old file the backup's name as well. At no moment is there no backup.
pub(super) fn keep<V: Vfs>(vfs: &V, real: &Path, old: &Old) -> Result<(), Cause> {
    if is_backup(vfs, real, old) {
        return Ok(());
    }
    let name = real.file_name().ok_or(Cause::IsFolder)?;
    let step = folder_of(real).join(passing_name(name, 0, "bak"));
    if vfs.link(real, &step).is_err() {
        let bytes = vfs.read(real, limits::FILE_BYTES)?;
        return keep_copy(vfs, real, old, &bytes);
    }
    vfs.rename(&step, &backup_of(real)).or_else(|error| {
        vfs.remove(&step).unwrap_or_else(|left| log::warn!("a link stays behind: {left}"));
        Err(error.into())
    })
}

/// Writes the old bytes into a file of their own.
pub(super) fn keep_copy<V: Vfs>(
    vfs: &V,
    real: &Path,
    old: &Old,
    bytes: &[u8],
) -> Result<(), Cause> {
    let folder = folder_of(real);
    let (copy, mut file) = Temporary::with_ending(vfs, folder, real, 0o600, "bak")?;
    vfs.write(&mut file, bytes)?;
    vfs.set_mode(&file, old.stat.mode)
        .unwrap_or_else(|error| log::debug!("the backup has another mode: {error}"));
    vfs.sync(&file)?;
    drop(file);
    Ok(copy.rename_to(&backup_of(real))?)
}

//! Writes into the file that is there, for files whose other names must stay names of it. A crash
//! can interrupt this, so the version before is copied and on the disk first.

use std::path::{Path, PathBuf};

use super::paths::{backup_of, folder_of};
use super::{Old, backup, is_unsupported};
use crate::storage::error::Cause;
use crate::storage::stamp::FileStamp;
use crate::storage::vfs::Vfs;

/// `keep` brings the version before to the disk and says where it is.
pub(super) fn write<V: Vfs>(
    vfs: &V,
    real: &Path,
    old: Option<&Old>,
    bytes: &[u8],
    keep: &dyn Fn(&Old) -> Result<PathBuf, Cause>,
) -> Result<FileStamp, Cause> {
    let backup = old.map(keep).transpose()?;
    fill(vfs, real, bytes).map_err(|cause| match (old, backup) {
        (Some(old), Some(backup)) if fill(vfs, real, &old.bytes).is_err() => {
            Cause::HalfWritten { backup }
        }
        _ => cause,
    })
}

/// Keeps the version before beside the file, with `~` behind its name.
pub(super) fn keep_beside<V: Vfs>(vfs: &V, real: &Path, old: &Old) -> Result<PathBuf, Cause> {
    backup::keep_copy(vfs, real, old, &old.bytes)?;
    vfs.sync_folder(folder_of(real))
        .or_else(|error| if is_unsupported(&error) { Ok(()) } else { Err(error) })?;
    Ok(backup_of(real))
}

fn fill<V: Vfs>(vfs: &V, real: &Path, bytes: &[u8]) -> Result<FileStamp, Cause> {
    let mut file = vfs.open(real)?;
    vfs.write(&mut file, bytes)?;
    vfs.set_size(&file, bytes.len() as u64)?;
    vfs.sync(&file)?;
    let stat = vfs.stat_open(&file)?;
    drop(file);
    if vfs.read(real, bytes.len() as u64)? != bytes {
        return Err(Cause::ReadBack("the disk gave other bytes".to_owned()));
    }
    Ok(FileStamp::new(&stat, bytes))
}

//! Writes into the file that is there, for files whose other names must stay names of it. A crash
//! can interrupt this, so the version before is copied and on the disk first.

use std::path::Path;

use super::paths::{backup_of, folder_of};
use super::{Old, backup, is_unsupported};
use crate::storage::error::Cause;
use crate::storage::stamp::FileStamp;
use crate::storage::vfs::Vfs;

pub(super) fn write<V: Vfs>(
    vfs: &V,
    real: &Path,
    old: Option<&Old>,
    bytes: &[u8],
) -> Result<FileStamp, Cause> {
    if let Some(old) = old {
        backup::keep_copy(vfs, real, old, &old.bytes)?;
        vfs.sync_folder(folder_of(real))
            .or_else(|error| if is_unsupported(&error) { Ok(()) } else { Err(error) })?;
    }
    fill(vfs, real, bytes).map_err(|cause| {
        let is_back = old.is_some_and(|old| fill(vfs, real, &old.bytes).is_ok());
        if is_back { cause } else { Cause::HalfWritten { backup: backup_of(real) } }
    })
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

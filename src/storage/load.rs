//! Opens a plan file.

use std::fs::{self, OpenOptions};
use std::io::Read as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use crate::model::limits;

use super::error::{Cause, StorageError};
use super::format::{Loaded, from_text};
use super::stamp::FileStamp;

/// A plan that was opened.
#[derive(Clone, Debug)]
pub struct LoadedFile {
    /// As it was given.
    pub path: PathBuf,
    pub loaded: Loaded,
    /// The file as it was read, to see later whether somebody else changed it.
    pub stamp: FileStamp,
    /// Whether saving to the same path may work: neither file nor folder is read-only.
    pub is_writable: bool,
}

/// Reads a plan file; never waits on pipes and devices, never reads more than a plan may have.
pub fn load(path: &Path) -> Result<LoadedFile, StorageError> {
    open(path).map_err(|cause| StorageError::new("open", path, cause))
}

fn open(path: &Path) -> Result<LoadedFile, Cause> {
    // From before the reading: what changes meanwhile is seen as changed.
    let metadata = fs::metadata(path)?;
    let bytes = read_file(path, limits::FILE_BYTES)?;
    let stamp = FileStamp::of_read(&metadata, &bytes);
    let loaded = from_text(&bytes)?;
    let may_write = |path: &Path| rustix::fs::access(path, rustix::fs::Access::WRITE_OK).is_ok();
    // Nothing is read-only for root, but what is marked so is left alone all the same.
    let is_marked = metadata.permissions().readonly();
    let folder = fs::canonicalize(path).ok();
    let takes_files = folder.as_deref().and_then(Path::parent).is_none_or(may_write);
    let is_writable = !is_marked && may_write(path) && takes_files;
    Ok(LoadedFile { path: path.to_owned(), loaded, stamp, is_writable })
}

/// The bytes of an ordinary file of at most so many bytes.
pub fn read_file(path: &Path, most: u64) -> Result<Vec<u8>, Cause> {
    check(&fs::metadata(path)?, most)?;
    // Another thing may stand there by now; opening a pipe would wait for its other end.
    let flags = i32::try_from(rustix::fs::OFlags::NONBLOCK.bits()).unwrap_or(0);
    let file = OpenOptions::new().read(true).custom_flags(flags).open(path)?;
    let metadata = file.metadata()?;
    check(&metadata, most)?;
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    file.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(Cause::TooLarge);
    }
    Ok(bytes)
}

fn check(metadata: &fs::Metadata, most: u64) -> Result<(), Cause> {
    if metadata.is_dir() {
        return Err(Cause::IsFolder);
    }
    if !metadata.is_file() {
        return Err(Cause::IsNoFile);
    }
    if metadata.len() > most {
        return Err(Cause::TooLarge);
    }
    Ok(())
}

//! A file on its way to its name.

use std::io;
use std::path::{Path, PathBuf};

use super::paths::passing_name;
use crate::storage::error::Cause;
use crate::storage::vfs::Vfs;

/// A file beside the real one; removed when dropped before the rename.
pub(super) struct Temporary<'a, V: Vfs> {
    vfs: &'a V,
    pub path: PathBuf,
    is_renamed: bool,
}

impl<'a, V: Vfs> Temporary<'a, V> {
    /// What replaces a file takes over its mode later; a new one is everybody's to read, as far
    /// as the umask says.
    pub fn create(
        vfs: &'a V,
        folder: &Path,
        real: &Path,
        is_replacing: bool,
    ) -> Result<(Self, V::File), Cause> {
        let mode = if is_replacing { 0o600 } else { 0o644 };
        Self::with_ending(vfs, folder, real, mode, "tmp")
    }

    pub fn with_ending(
        vfs: &'a V,
        folder: &Path,
        real: &Path,
        mode: u32,
        ending: &str,
    ) -> Result<(Self, V::File), Cause> {
        let name = real.file_name().ok_or(Cause::IsFolder)?;
        let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
        // A name is taken only while another thread of this process writes the same file.
        for attempt in 0..10 {
            let path = folder.join(passing_name(name, attempt, ending));
            match vfs.create(&path, mode) {
                Ok(file) => return Ok((Self { vfs, path, is_renamed: false }, file)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
                Err(error) => return Err(error.into()),
            }
        }
        Err(last.into())
    }

    pub fn rename_to(mut self, to: &Path) -> io::Result<()> {
        self.vfs.rename(&self.path, to)?;
        self.is_renamed = true;
        Ok(())
    }
}

impl<V: Vfs> Drop for Temporary<'_, V> {
    fn drop(&mut self) {
        if !self.is_renamed
            && let Err(error) = self.vfs.remove(&self.path)
        {
            log::warn!("a temporary file stays behind: {error}: {}", self.path.display());
        }
    }
}

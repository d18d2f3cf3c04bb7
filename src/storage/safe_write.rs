//! Replaces a file so that at any moment it is the old one or the new one, whole.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, fchown};
use std::path::{Path, PathBuf};

use super::error::Cause;

/// Links followed one after another, as the kernel does.
const MOST_LINKS: usize = 40;
/// Bytes of the file's name that go into the temporary name, which may have 255.
const NAME_BYTES: usize = 200;

/// Writes a file and returns its real path: links are followed and stay links. Until the last
/// step the old file is untouched; after an error nothing is left behind.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<PathBuf, Cause> {
    replace_with(path, bytes, |file| file.write_all(bytes))
}

fn replace_with(
    path: &Path,
    bytes: &[u8],
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> Result<PathBuf, Cause> {
    let real = resolve(path)?;
    let old = old_file(&real)?;
    let folder = folder_of(&real);
    if !folder.is_dir() {
        return Err(Cause::NoFolder);
    }
    let (temporary, mut file) = Temporary::create(folder, &real, old.is_some())?;
    write(&mut file)?;
    if let Some(old) = &old {
        copy_owner_and_mode(&file, old)?;
    }
    file.sync_all()?;
    drop(file);
    if fs::read(&temporary.path)? != bytes {
        return Err(Cause::ReadBack("the disk gave other bytes".to_owned()));
    }
    temporary.rename_to(&real)?;
    sync_folder(folder)?;
    Ok(real)
}

/// Follows symbolic links to the file itself, which need not exist.
pub fn resolve(path: &Path) -> Result<PathBuf, Cause> {
    let mut real = path.to_owned();
    for _ in 0..=MOST_LINKS {
        match fs::symlink_metadata(&real) {
            Ok(metadata) if metadata.is_symlink() => {
                let target = fs::read_link(&real)?;
                real = folder_of(&real).join(target);
            }
            Ok(_) => return Ok(real),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(real),
            Err(error) => return Err(error.into()),
        }
    }
    Err(Cause::TooManyLinks)
}

/// The file that would be replaced, if there is one; an error if it must not be.
fn old_file(real: &Path) -> Result<Option<Metadata>, Cause> {
    let old = match fs::symlink_metadata(real) {
        Ok(old) => old,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    if old.is_dir() {
        return Err(Cause::IsFolder);
    }
    if !old.is_file() {
        return Err(Cause::IsNoFile);
    }
    // A rename asks for the folder's permission only; a file marked read-only means it.
    match rustix::fs::access(real, rustix::fs::Access::WRITE_OK) {
        Ok(()) => Ok(Some(old)),
        Err(rustix::io::Errno::ACCESS | rustix::io::Errno::PERM) => Err(Cause::IsReadOnly),
        Err(errno) => Err(errno.into()),
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) => Path::new("."),
        None => path,
    }
}

fn copy_owner_and_mode(file: &File, old: &Metadata) -> io::Result<()> {
    let new = file.metadata()?;
    if (new.uid(), new.gid()) != (old.uid(), old.gid())
        && let Err(error) = fchown(file, Some(old.uid()), Some(old.gid()))
    {
        // Only the owner of the machine may give files away; the mode still counts.
        log::debug!("the saved file belongs to another owner than before: {error}");
    }
    file.set_permissions(old.permissions())
}

/// Makes the rename last through a power cut. File systems that cannot do it say so.
fn sync_folder(folder: &Path) -> io::Result<()> {
    use rustix::io::Errno;
    let synced = File::open(folder).and_then(|folder| folder.sync_all());
    synced.or_else(|error| match Errno::from_io_error(&error) {
        Some(Errno::INVAL | Errno::NOTSUP | Errno::ACCESS) => Ok(()),
        _ => Err(error),
    })
}

/// A file beside the real one; removed when dropped before the rename.
struct Temporary {
    path: PathBuf,
    is_renamed: bool,
}

impl Temporary {
    fn create(folder: &Path, real: &Path, is_replacing: bool) -> Result<(Self, File), Cause> {
        let name = real.file_name().ok_or(Cause::IsFolder)?;
        // What replaces a file takes over its mode later; a new one is everybody's to read, as
        // far as the umask says.
        let mode = if is_replacing { 0o600 } else { 0o644 };
        let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
        // A name is taken only after a crash of a process with the same number.
        for attempt in 0..10 {
            let path = folder.join(temporary_name(name, attempt));
            match OpenOptions::new().write(true).create_new(true).mode(mode).open(&path) {
                Ok(file) => return Ok((Self { path, is_renamed: false }, file)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
                Err(error) => return Err(error.into()),
            }
        }
        Err(last.into())
    }

    fn rename_to(mut self, real: &Path) -> io::Result<()> {
        fs::rename(&self.path, real)?;
        self.is_renamed = true;
        Ok(())
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if !self.is_renamed
            && let Err(error) = fs::remove_file(&self.path)
        {
            log::warn!("a temporary file stays behind: {error}: {}", self.path.display());
        }
    }
}

/// `.plan.ron.4711.tmp`
fn temporary_name(name: &OsStr, attempt: u32) -> OsString {
    let bytes = name.as_bytes();
    let mut out = OsString::from(".");
    out.push(OsStr::from_bytes(&bytes[..bytes.len().min(NAME_BYTES)]));
    out.push(format!(".{}", std::process::id()));
    if attempt > 0 {
        out.push(format!("-{attempt}"));
    }
    out.push(".tmp");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<OsString> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect()
    }

    #[test]
    fn a_writer_that_fails_leaves_the_old_file_and_no_litter() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.ron");
        replace(&path, b"old").unwrap();
        let full = |_: &mut File| Err(io::Error::from(io::ErrorKind::StorageFull));
        let error = replace_with(&path, b"new", full).unwrap_err();
        assert_eq!(error.to_string(), "the disk is full; free some space or choose another disk");
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["plan.ron"]);
    }

    #[test]
    fn bytes_that_do_not_read_back_are_not_put_in_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.ron");
        replace(&path, b"old").unwrap();
        let short = |file: &mut File| file.write_all(b"ne");
        assert!(matches!(replace_with(&path, b"new", short), Err(Cause::ReadBack(_))));
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["plan.ron"]);
    }

    #[test]
    fn the_longest_name_and_odd_bytes_can_be_saved() {
        let folder = tempfile::tempdir().unwrap();
        for name in [vec![b'x'; 255], b"caf\xE9.ron".to_vec(), b"-\n.ron".to_vec()] {
            let path = folder.path().join(OsStr::from_bytes(&name));
            replace(&path, b"1").unwrap();
            replace(&path, b"2").unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"2");
        }
        assert_eq!(names(folder.path()).len(), 3);
    }

    #[test]
    fn a_left_over_temporary_file_is_not_in_the_way_and_not_touched() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.ron");
        let left_over = folder.path().join(temporary_name(OsStr::new("plan.ron"), 0));
        replace(&left_over, b"older").unwrap();
        replace(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read(&left_over).unwrap(), b"older");
    }
}

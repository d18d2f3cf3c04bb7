//! Replaces a file so that at any moment it is the old one or the new one, whole.

mod attributes;
mod backup;
mod in_place;
mod keeper;
mod litter;
mod paths;
mod temporary;
#[cfg(test)]
mod tests;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::io::Errno;

use super::error::Cause;
use super::stamp::{Base, FileStamp};
use super::vfs::{Disk, Kind, Stat, Vfs};
use crate::model::limits;
pub use keeper::Keeper;
use paths::folder_of;
pub use paths::{backup_of, resolve};
use temporary::Temporary;

/// What to do with a file that has several names (hard links).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OtherNames {
    /// Write nothing and say so.
    #[default]
    Ask,
    /// This name gets the new file, the others keep the old one.
    LeaveBehind,
    /// All names stay names of the file. What it holds is changed where it is, which a crash may
    /// interrupt; the version before is copied first.
    WriteInPlace,
}

/// Tells a save that hangs in the system that nobody waits for it any more: it then replaces
/// nothing once the system answers.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    pub fn set(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }

    /// Whether both are of one save.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    fn check(&self) -> Result<(), Cause> {
        if self.is_set() { Err(Cause::Stopped) } else { Ok(()) }
    }
}

/// How a file is to be written.
#[derive(Clone, Debug, Default)]
pub struct WriteOptions {
    /// What is expected at the path.
    pub base: Base,
    pub other_names: OtherNames,
    /// What keeps the version before, for a file that is to be written where it is because nothing
    /// can be put in its place; a crash may interrupt that.
    pub into_file: Option<Keeper>,
    /// Whether a file that is marked read-only is replaced by one that is not.
    pub makes_writable: bool,
    /// Whether the version before is kept beside the file, with `~` behind its name.
    pub keeps_backup: bool,
    /// Whether the answer holds the bytes that were there.
    pub wants_old: bool,
    /// Asked before anything is replaced.
    pub stop: Stop,
}

/// A file was written and will be there after a power cut.
#[derive(Clone, Debug)]
pub struct Written {
    /// The file itself, where the path was a link.
    pub path: PathBuf,
    pub stamp: FileStamp,
    /// What was there, if it was asked for.
    pub old: Option<Old>,
    /// Why there is no backup, if there is none.
    pub backup_failure: Option<String>,
}

/// The file that was replaced.
#[derive(Clone, Debug)]
pub struct Old {
    pub(super) stat: Stat,
    /// Empty unless somebody needed them.
    pub bytes: Vec<u8>,
}

impl Old {
    /// Nanoseconds since 1970 when it was written.
    pub fn changed(&self) -> i128 {
        self.stat.changed
    }
}

/// Writes a file and returns its real path: links are followed and stay links. Until the last
/// step the old file is untouched; after an error nothing is left behind.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<PathBuf, Cause> {
    // Nobody is there to be asked about other names; this one is what was meant.
    let options = WriteOptions { other_names: OtherNames::LeaveBehind, ..WriteOptions::default() };
    write(&Disk, path, bytes, &options).map(|written| written.path)
}

/// Removes what saves of a file left whose process was killed. `real` is a path without links.
pub fn clear_litter(real: &Path) {
    litter::clear(&Disk, real);
}

/// The same on any file system, with all that a plan of the user's wants.
pub fn write<V: Vfs>(
    vfs: &V,
    path: &Path,
    bytes: &[u8],
    options: &WriteOptions,
) -> Result<Written, Cause> {
    let real = resolve(vfs, path)?;
    let folder = folder_of(&real);
    litter::clear(vfs, &real);
    let old = old_file(vfs, &real, options)?;
    check_base(&options.base, old.as_ref())?;
    let has_other_names = old.as_ref().is_some_and(|old| backup::has_other_names(vfs, &real, old));
    if has_other_names {
        match options.other_names {
            OtherNames::Ask => return Err(Cause::HasOtherNames),
            OtherNames::LeaveBehind => {}
            OtherNames::WriteInPlace => {
                options.stop.check()?;
                let keep = |old: &Old| in_place::keep_beside(vfs, &real, old);
                let stamp = in_place::write(vfs, &real, old.as_ref(), bytes, &keep)?;
                return Ok(Written { path: real, stamp, old, backup_failure: None });
            }
        }
    }
    if let (Some(keeper), Some(_)) = (&options.into_file, &old) {
        options.stop.check()?;
        let keep = |old: &Old| keeper.keep(old);
        let stamp = in_place::write(vfs, &real, old.as_ref(), bytes, &keep)?;
        return Ok(Written { path: real, stamp, old, backup_failure: None });
    }
    let job = Job { vfs, real: &real, folder, old: old.as_ref(), bytes, options };
    let made = job.make_temporary().or_else(|cause| {
        // A second fsync of the same file may succeed although its bytes are gone: begin anew.
        if is_worth_a_second_file(&cause) { job.make_temporary() } else { Err(cause) }
    });
    let (temporary, stamp) = made.map_err(|cause| job.with_missing_bytes(cause))?;
    let backup_failure = job.put_in_place(temporary, stamp)?;
    Ok(Written { path: real, stamp, old, backup_failure })
}

struct Job<'a, V: Vfs> {
    vfs: &'a V,
    real: &'a Path,
    folder: &'a Path,
    old: Option<&'a Old>,
    bytes: &'a [u8],
    options: &'a WriteOptions,
}

impl<'a, V: Vfs> Job<'a, V> {
    /// The new file beside the old one, complete and on the disk.
    fn make_temporary(&self) -> Result<(Temporary<'a, V>, FileStamp), Cause> {
        let vfs = self.vfs;
        let (temporary, mut file) =
            Temporary::create(vfs, self.folder, self.real, self.old.is_some())
                .map_err(|cause| self.with_stuck_file(cause))?;
        vfs.write(&mut file, self.bytes)?;
        if let Some(old) = self.old {
            let mode = if self.options.makes_writable { 0o200 } else { 0 } | old.stat.mode;
            attributes::copy(vfs, self.real, &file, &old.stat, mode)?;
        }
        vfs.sync(&file)?;
        let stat = vfs.stat_open(&file)?;
        drop(file);
        if vfs.read(&temporary.path, self.bytes.len() as u64)? != self.bytes {
            return Err(Cause::ReadBack("the disk gave other bytes".to_owned()));
        }
        Ok((temporary, FileStamp::new(&stat, self.bytes)))
    }

    /// Gives the new file the name of the old one. Says why there is no backup, if there is none.
    fn put_in_place(
        &self,
        temporary: Temporary<'a, V>,
        stamp: FileStamp,
    ) -> Result<Option<String>, Cause> {
        self.options.stop.check()?;
        self.check_again()?;
        let backup_failure = match self.old.filter(|_| self.options.keeps_backup) {
            Some(old) => backup::keep(self.vfs, self.real, old).err().map(|e| e.to_string()),
            None => None,
        };
        temporary.rename_to(self.real).map_err(|error| self.with_stuck_file(error.into()))?;
        match self.vfs.sync_folder(self.folder) {
            Err(error) if !is_unsupported(&error) => Err(Cause::MayNotLast(Box::new(stamp), error)),
            _ => Ok(backup_failure),
        }
    }

    /// Whether the file is still what it was when it was compared with what is expected.
    fn check_again(&self) -> Result<(), Cause> {
        if self.options.base == Base::Any {
            return Ok(());
        }
        match (self.vfs.stat(self.real), self.old) {
            (Ok(now), Some(old)) if now == old.stat => Ok(()),
            // Its own backup may have come and gone as a second name.
            (Ok(now), Some(old)) if Stat { n_names: old.stat.n_names, ..now } == old.stat => Ok(()),
            (Ok(_), Some(_)) => Err(Cause::ChangedOutside),
            (Ok(_), None) => Err(Cause::Appeared),
            (Err(error), _) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            (Err(error), _) => Err(error.into()),
        }
    }

    /// The file may be written, as was asked before, but its folder takes no other in its place: it
    /// is read-only, or the file is one that another is mounted on.
    fn with_stuck_file(&self, cause: Cause) -> Cause {
        use io::ErrorKind as Kind;
        let Cause::Io(error) = &cause else { return cause };
        let is_stuck = matches!(
            error.kind(),
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem | Kind::ResourceBusy
        );
        if is_stuck && self.old.is_some() { Cause::IsStuck } else { cause }
    }

    /// A full disk is told with what is missing; the half-written file is gone by now.
    fn with_missing_bytes(&self, cause: Cause) -> Cause {
        match cause {
            Cause::Io(error) if error.kind() == io::ErrorKind::StorageFull => {
                let free = self.vfs.free_bytes(self.folder).ok();
                let missing = free.and_then(|free| (self.bytes.len() as u64).checked_sub(free));
                Cause::DiskFull { missing: missing.filter(|missing| *missing > 0) }
            }
            // The new file had no folder to be made in.
            Cause::Io(error) if error.kind() == io::ErrorKind::NotFound => Cause::NoFolder,
            cause => cause,
        }
    }
}

/// The file that would be replaced, if there is one; an error if it must not be.
fn old_file<V: Vfs>(vfs: &V, real: &Path, options: &WriteOptions) -> Result<Option<Old>, Cause> {
    let stat = match vfs.stat(real) {
        Ok(stat) => stat,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    match stat.kind {
        Kind::File => {}
        Kind::Folder => return Err(Cause::IsFolder),
        Kind::Link | Kind::Other => return Err(Cause::IsNoFile),
    }
    // A rename asks for the folder's permission only; a file marked read-only means it.
    let read_only = Err(Cause::IsReadOnly { is_own: vfs.is_own(&stat) });
    if !options.makes_writable {
        if stat.is_marked_read_only() {
            return read_only;
        }
        match vfs.may_write(real) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => return read_only,
            Err(error) => return Err(error.into()),
        }
    }
    let is_in_place = options.other_names == OtherNames::WriteInPlace;
    let is_in_place = is_in_place || options.into_file.is_some();
    let needs_bytes = options.base != Base::Any || options.wants_old || is_in_place;
    let bytes = if needs_bytes { read_old(vfs, real)? } else { Vec::new() };
    Ok(Some(Old { stat, bytes }))
}

/// A file that is larger than any plan is none that was read here.
fn read_old<V: Vfs>(vfs: &V, real: &Path) -> Result<Vec<u8>, Cause> {
    match vfs.read(real, limits::FILE_BYTES) {
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => Err(Cause::ChangedOutside),
        bytes => Ok(bytes?),
    }
}

fn check_base(base: &Base, old: Option<&Old>) -> Result<(), Cause> {
    match (base, old) {
        (Base::Absent, Some(_)) => Err(Cause::Appeared),
        (Base::File(stamp), Some(old))
            if !stamp.has_same_bytes(&FileStamp::new(&old.stat, &old.bytes)) =>
        {
            Err(Cause::ChangedOutside)
        }
        // A file that was deleted is made again: nothing is overwritten by that.
        _ => Ok(()),
    }
}

fn is_worth_a_second_file(cause: &Cause) -> bool {
    let Cause::Io(error) = cause else { return false };
    matches!(Errno::from_io_error(error), Some(Errno::IO | Errno::DQUOT))
}

/// File systems that cannot bring a folder to the disk say so; some forbid to open it.
fn is_unsupported(error: &io::Error) -> bool {
    let errno = Errno::from_io_error(error);
    matches!(errno, Some(Errno::INVAL | Errno::NOTSUP | Errno::ACCESS))
}

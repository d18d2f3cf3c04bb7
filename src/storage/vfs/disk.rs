//! The file system there is.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Metadata, OpenOptions, Permissions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _, fchown};
use std::path::{Path, PathBuf};

use super::{Attribute, Kind, Stat, Vfs};

/// The real one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

/// Bytes that names and values of attributes may have together; Linux allows no more.
const ATTRIBUTE_BYTES: usize = 64 * 1024;
/// Who besides owner and group may use a file, where the file system keeps that as an attribute.
const ACCESS_LIST: &str = "system.posix_acl_access";

impl From<&Metadata> for Stat {
    fn from(metadata: &Metadata) -> Self {
        let kind = if metadata.is_file() {
            Kind::File
        } else if metadata.is_dir() {
            Kind::Folder
        } else if metadata.is_symlink() {
            Kind::Link
        } else {
            Kind::Other
        };
        Self {
            kind,
            device: metadata.dev(),
            inode: metadata.ino(),
            size: metadata.len(),
            changed: i128::from(metadata.mtime()) * 1_000_000_000
                + i128::from(metadata.mtime_nsec()),
            mode: metadata.mode() & 0o7777,
            owner: metadata.uid(),
            group: metadata.gid(),
            n_names: metadata.nlink(),
        }
    }
}

/// A flag of rustix as the standard library wants it.
fn flag(flags: rustix::fs::OFlags) -> i32 {
    i32::try_from(flags.bits()).unwrap_or(0)
}

impl Vfs for Disk {
    type File = File;

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        Ok(Stat::from(&fs::symlink_metadata(path)?))
    }

    fn stat_open(&self, file: &File) -> io::Result<Stat> {
        Ok(Stat::from(&file.metadata()?))
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }

    fn may_write(&self, path: &Path) -> io::Result<()> {
        Ok(rustix::fs::access(path, rustix::fs::Access::WRITE_OK)?)
    }

    fn is_own(&self, stat: &Stat) -> bool {
        let user = rustix::process::geteuid();
        user.is_root() || user.as_raw() == stat.owner
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        // Another thing may stand there by now; opening a pipe would wait for its other end.
        let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOFOLLOW;
        let file = OpenOptions::new().read(true).custom_flags(flag(flags)).open(path)?;
        let metadata = file.metadata()?;
        if !metadata.is_file() || metadata.len() > most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
        file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(bytes)
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.file_name())).collect()
    }

    fn free_bytes(&self, folder: &Path) -> io::Result<u64> {
        let all = rustix::fs::statvfs(folder)?;
        Ok(all.f_bavail.saturating_mul(all.f_frsize))
    }

    fn create(&self, path: &Path, mode: u32) -> io::Result<File> {
        let nofollow = flag(rustix::fs::OFlags::NOFOLLOW);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true).mode(mode).custom_flags(nofollow).open(path)
    }

    fn open(&self, path: &Path) -> io::Result<File> {
        let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOFOLLOW;
        OpenOptions::new().write(true).custom_flags(flag(flags)).open(path)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    fn set_size(&self, file: &File, bytes: u64) -> io::Result<()> {
        file.set_len(bytes)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn set_owner(&self, file: &File, owner: u32, group: u32) -> io::Result<()> {
        fchown(file, Some(owner), Some(group))
    }

    fn set_mode(&self, file: &File, mode: u32) -> io::Result<()> {
        file.set_permissions(Permissions::from_mode(mode))
    }

    fn attributes(&self, path: &Path) -> io::Result<Vec<Attribute>> {
        let mut list = Vec::with_capacity(ATTRIBUTE_BYTES);
        rustix::fs::llistxattr(path, rustix::buffer::spare_capacity(&mut list))?;
        let mut attributes = Vec::new();
        for name in list.split(|byte| *byte == 0).map(OsStr::from_bytes) {
            if name.as_bytes().starts_with(b"user.") || name == ACCESS_LIST {
                let mut value = Vec::with_capacity(ATTRIBUTE_BYTES);
                let room = rustix::buffer::spare_capacity(&mut value);
                rustix::fs::lgetxattr(path, name, room)?;
                attributes.push((name.to_owned(), value));
            }
        }
        Ok(attributes)
    }

    fn set_attribute(&self, file: &File, (name, value): &Attribute) -> io::Result<()> {
        let flags = rustix::fs::XattrFlags::empty();
        Ok(rustix::fs::fsetxattr(file, name.as_os_str(), value, flags)?)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        File::open(folder)?.sync_all()
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }
}

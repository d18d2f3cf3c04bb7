//! What saving asks of a file system, so that tests can give it one that fails or loses power.

mod disk;
#[cfg(test)]
pub(super) mod failing;
#[cfg(test)]
pub(super) mod memory;

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

pub use disk::Disk;

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    File,
    Folder,
    Link,
    /// A pipe, a device or a socket.
    Other,
}

/// What the file system says of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stat {
    pub kind: Kind,
    pub device: u64,
    pub inode: u64,
    /// Bytes.
    pub size: u64,
    /// Nanoseconds since 1970 when its bytes last changed.
    pub changed: i128,
    pub mode: u32,
    pub owner: u32,
    pub group: u32,
    /// How many names it has.
    pub n_names: u64,
}

impl Stat {
    /// Whether the file can be changed by nobody, whoever asks.
    pub fn is_marked_read_only(&self) -> bool {
        self.mode & 0o222 == 0
    }

    /// Whether both are of the same file.
    pub fn is_same_file(&self, other: &Self) -> bool {
        (self.device, self.inode) == (other.device, other.inode)
    }
}

/// A name and a value that somebody gave a file.
pub type Attribute = (OsString, Vec<u8>);

/// The calls of one save. Paths are never followed through a link at their end.
pub trait Vfs {
    /// An open file.
    type File;

    fn stat(&self, path: &Path) -> io::Result<Stat>;
    fn stat_open(&self, file: &Self::File) -> io::Result<Stat>;
    fn read_link(&self, path: &Path) -> io::Result<PathBuf>;
    /// Fails if this user may not write to the file.
    fn may_write(&self, path: &Path) -> io::Result<()>;
    /// Whether the file belongs to this user.
    fn is_own(&self, stat: &Stat) -> bool;
    /// The bytes of an ordinary file; an error if it has more than `most`.
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>>;
    fn names(&self, folder: &Path) -> io::Result<Vec<OsString>>;
    /// How much may still be written there, in bytes.
    fn free_bytes(&self, folder: &Path) -> io::Result<u64>;

    /// Makes a file that was not there and opens it for writing.
    fn create(&self, path: &Path, mode: u32) -> io::Result<Self::File>;
    /// Opens a file that is there for writing; nothing is cut off yet.
    fn open(&self, path: &Path) -> io::Result<Self::File>;
    fn write(&self, file: &mut Self::File, bytes: &[u8]) -> io::Result<()>;
    fn set_size(&self, file: &Self::File, bytes: u64) -> io::Result<()>;
    /// Brings a file's bytes to the disk.
    fn sync(&self, file: &Self::File) -> io::Result<()>;

    fn set_owner(&self, file: &Self::File, owner: u32, group: u32) -> io::Result<()>;
    fn set_mode(&self, file: &Self::File, mode: u32) -> io::Result<()>;
    /// What people and programs noted on a file, and who else may use it.
    fn attributes(&self, path: &Path) -> io::Result<Vec<Attribute>>;
    fn set_attribute(&self, file: &Self::File, attribute: &Attribute) -> io::Result<()>;

    /// Gives a file a second name.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Brings the names of a folder to the disk.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    fn remove(&self, path: &Path) -> io::Result<()>;
}

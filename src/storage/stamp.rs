//! What a file was when it was read or written, to see later whether somebody else changed it.

use std::fs::Metadata;
use std::io;
use std::path::Path;

use super::vfs::{Kind, Stat, Vfs};

/// One state of a file on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileStamp {
    pub device: u64,
    pub inode: u64,
    /// Bytes.
    pub size: u64,
    /// Nanoseconds since 1970 when the file was last written, as the file system says.
    pub changed: i128,
    /// [`hash`] of its bytes.
    pub hash: u64,
}

/// What a save expects to find where it writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Base {
    /// The user said what to do with whatever is there, or there is no user.
    #[default]
    Any,
    /// There was no file when the name was chosen.
    Absent,
    /// The file as it was last read or written.
    File(FileStamp),
}

/// 64 bits that two different files hardly share (FNV-1a). The same on every machine.
pub fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

impl FileStamp {
    pub(super) fn new(stat: &Stat, bytes: &[u8]) -> Self {
        Self {
            device: stat.device,
            inode: stat.inode,
            size: bytes.len() as u64,
            changed: stat.changed,
            hash: hash(bytes),
        }
    }

    /// Of a file that was read; `metadata` is from before the reading.
    pub fn of_read(metadata: &Metadata, bytes: &[u8]) -> Self {
        Self::new(&Stat::from(metadata), bytes)
    }

    /// Whether the file has the same bytes, whenever they were written.
    pub fn has_same_bytes(&self, other: &Self) -> bool {
        (self.size, self.hash) == (other.size, other.hash)
    }

    /// Whether the file system says nothing else than it did, without a look at the bytes.
    pub(super) fn looks_like(&self, stat: &Stat) -> bool {
        stat.kind == Kind::File
            && (self.device, self.inode, self.size, self.changed)
                == (stat.device, stat.inode, stat.size, stat.changed)
    }
}

/// The file at a path without links as it is now; `None` if there is none.
pub(super) fn look<V: Vfs>(vfs: &V, real: &Path, most: u64) -> io::Result<Option<FileStamp>> {
    match vfs.stat(real) {
        Ok(stat) => Ok(Some(FileStamp::new(&stat, &vfs.read(real, most)?))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        let check = |text: &str, expected| assert_eq!(hash(text.as_bytes()), expected, "{text}");
        check("", 0xcbf2_9ce4_8422_2325);
        check("a", 0xaf63_dc4c_8601_ec8c);
        check("foobar", 0x8594_4171_f739_67e8);
    }
}

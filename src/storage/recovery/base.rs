//! The state of a file in which a plan was read or saved, to see later whether it is still that.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::model::limits;

use super::name::hash;
use crate::storage::load::read_file;

/// Size, time of change and a checksum of the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Base {
    pub size: u64,
    pub modified: SystemTime,
    /// FNV-1a over the bytes.
    pub hash: u64,
}

impl Base {
    /// The state of the file at `path`; reads it. `None` if there is none to be read.
    pub fn of(path: &Path) -> Option<Self> {
        let bytes = read_file(path, limits::FILE_BYTES).ok()?;
        let modified = fs::metadata(path).ok()?.modified().ok()?;
        Some(Self { size: bytes.len() as u64, modified, hash: hash(&bytes) })
    }

    /// Whether a file of these bytes is in this state; when it was written does not matter.
    pub(super) fn is_of(&self, bytes: &[u8]) -> bool {
        self.size == bytes.len() as u64 && self.hash == hash(bytes)
    }

    /// "size=20412 mtime=1700000000.000000001 hash=00c0ffee00c0ffee"
    pub(super) fn to_text(self) -> String {
        let since = self.modified.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let (seconds, nanos) = (since.as_secs(), since.subsec_nanos());
        format!("size={} mtime={seconds}.{nanos:09} hash={:016x}", self.size, self.hash)
    }

    pub(super) fn from_text(text: &str) -> Option<Self> {
        let (size, rest) = text.strip_prefix("size=")?.split_once(" mtime=")?;
        let (time, hash) = rest.split_once(" hash=")?;
        let (seconds, nanos) = time.split_once('.')?;
        let since = Duration::new(seconds.parse().ok()?, nanos.parse().ok()?);
        Some(Self {
            size: size.parse().ok()?,
            modified: SystemTime::UNIX_EPOCH.checked_add(since)?,
            hash: u64::from_str_radix(hash, 16).ok()?,
        })
    }
}

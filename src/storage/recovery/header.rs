//! The comments above the plan in a recovery copy: which plan it is of, and of which state of its
//! file. They are part of what the checksum covers.

use std::ffi::OsString;
use std::fmt;
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::path::{Path, PathBuf};

use crate::model::Project;

use super::CopyOf;
use crate::storage::stamp::FileStamp;

const NAME: &str = "// Recovery copy, plan: ";
const ORIGINAL: &str = "// Of the file: ";
const BASE: &str = "// As it was: ";
/// How many lines there can be.
const MOST_LINES: usize = 3;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    pub name: String,
    pub original: Option<PathBuf>,
    pub base: Option<FileStamp>,
}

impl Header {
    pub fn of(project: &Project, of: &CopyOf) -> Self {
        let CopyOf { original, base, .. } = of.clone();
        Self { name: project.settings.name.clone(), original, base }
    }

    /// What the first lines of a copy say; nothing for what they do not.
    pub fn read(bytes: &[u8]) -> Self {
        let mut header = Self::default();
        for line in bytes.split(|byte| *byte == b'\n').take(MOST_LINES) {
            if let Some(name) = line.strip_prefix(NAME.as_bytes()) {
                header.name = String::from_utf8_lossy(&decode(name)).into_owned();
            } else if let Some(path) = line.strip_prefix(ORIGINAL.as_bytes()) {
                header.original = Some(PathBuf::from(OsString::from_vec(decode(path))));
            } else if let Some(base) = line.strip_prefix(BASE.as_bytes()) {
                header.base = str::from_utf8(base).ok().and_then(stamp_of);
            }
        }
        header
    }
}

impl fmt::Display for Header {
    /// The lines, the last without its end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{NAME}{}", encode(self.name.as_bytes()))?;
        if let Some(original) = &self.original {
            write!(f, "\n{ORIGINAL}{}", encode_path(original))?;
        }
        if let Some(base) = self.base {
            write!(f, "\n{BASE}{}", text_of(base))?;
        }
        Ok(())
    }
}

/// "size=20412 changed=1700000000000000001 hash=00c0ffee00c0ffee"; where on the disk it was says
/// nothing later.
fn text_of(base: FileStamp) -> String {
    format!("size={} changed={} hash={:016x}", base.size, base.changed, base.hash)
}

fn stamp_of(text: &str) -> Option<FileStamp> {
    let (size, rest) = text.strip_prefix("size=")?.split_once(" changed=")?;
    let (changed, hash) = rest.split_once(" hash=")?;
    Some(FileStamp {
        device: 0,
        inode: 0,
        size: size.parse().ok()?,
        changed: changed.parse().ok()?,
        hash: u64::from_str_radix(hash, 16).ok()?,
    })
}

fn encode_path(path: &Path) -> String {
    encode(path.as_os_str().as_bytes())
}

/// Bytes as one line of ASCII; `%` and two digits stand for all but the plain ones.
fn encode(bytes: &[u8]) -> String {
    let mut out = String::new();
    for byte in bytes {
        if byte.is_ascii_graphic() && *byte != b'%' {
            out.push(char::from(*byte));
        } else {
            let piece = format!("%{byte:02x}");
            out.push_str(&piece);
        }
    }
    out
}

fn decode(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((byte, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|digits| str::from_utf8(digits).ok());
        let code = code.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if let (b'%', Some(code)) = (byte, code) {
            bytes.push(code);
            rest = &after[2..];
        } else {
            bytes.push(*byte);
            rest = after;
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_paths_and_states_come_back_whatever_is_in_them() {
        let base = stamp_of("size=20412 changed=-5 hash=00c0ffee00c0ffee");
        assert!(base.is_some());
        let odd = PathBuf::from(OsString::from_vec(b"/a b/100%\n\xff\xc3\xa9.ron".to_vec()));
        for original in [None, Some(PathBuf::from("/plans/spring.ron")), Some(odd)] {
            for base in [None, base] {
                let name = "Spring\n100 % “é”".to_owned();
                let header = Header { name, original: original.clone(), base };
                let text = header.to_string();
                assert!(text.is_ascii() && text.lines().count() <= MOST_LINES, "{text}");
                assert_eq!(Header::read(format!("{text}\n(format: 1)").as_bytes()), header);
            }
        }
    }
}

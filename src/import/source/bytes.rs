//! The bytes of a file: a large one is read in parts side by side, since most of that time goes
//! into handing its pages over, unless it is seen to be no table.

use std::fmt;
use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt as _;
use std::path::Path;

use crate::import::side_by_side;
use crate::import::source::file::FILE_BYTES;

/// Bytes each of several parts has at least.
const PART: usize = 4 << 20;

/// Bytes that are looked at for a line end, and how far such looks are apart: real tables have
/// lines that are a tenth as long at most.
const LOOK: usize = 1 << 20;
const SOON: usize = 16 << 10;
const APART: usize = 8 << 20;
/// How files begin whose lines say nothing about rows: archives, old workbooks, markup, JSON.
const OTHER_BEGINNINGS: [&[u8]; 5] = [b"PK", b"\xD0\xCF", b"<", b"{", b"["];

/// Why the bytes of a file were not read; says it as a sentence.
#[derive(Debug)]
pub enum Unreadable {
    IsFolder,
    /// A device, a pipe: it may never end.
    IsNoFile,
    /// It has more than [`FILE_BYTES`].
    TooLarge,
    /// It has a line no table has; all of it would only fill the memory.
    LineTooLong,
    Failed(io::Error),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::IsFolder => f.write_str("There are no exports in this folder"),
            Self::IsNoFile => f.write_str("This is not a file; choose an exported table"),
            Self::TooLarge => write!(
                f,
                "The file is larger than {} MB; export a shorter range of dates",
                FILE_BYTES >> 20
            ),
            Self::LineTooLong => f.write_str(
                "The file has a line of more than 1 MB, as no table has; export it again with a line for each row",
            ),
            Self::Failed(error) => write!(f, "The file cannot be read: {error}"),
        }
    }
}

impl std::error::Error for Unreadable {}

impl From<io::Error> for Unreadable {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}

/// Reads a whole file.
///
/// # Errors
/// When reading fails, for what is no file or has more than [`FILE_BYTES`], and for a large text with
/// a line that fills a good part of it, before it is read.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, Unreadable> {
    let metadata = path.metadata()?;
    if metadata.is_dir() {
        return Err(Unreadable::IsFolder);
    }
    if !metadata.is_file() {
        return Err(Unreadable::IsNoFile);
    }
    let length = usize::try_from(metadata.len()).unwrap_or(usize::MAX);
    if length > FILE_BYTES {
        return Err(Unreadable::TooLarge);
    }
    if length > APART && has_endless_line(path, length)? {
        return Err(Unreadable::LineTooLong);
    }
    Ok(match (length / PART).min(side_by_side::n_parts()) {
        0 | 1 => std::fs::read(path)?,
        n_parts => read_parts(path, length, n_parts)?,
    })
}

/// Whether a text has a line that fills one of the places that are looked at.
fn has_endless_line(path: &Path, length: usize) -> io::Result<bool> {
    let file = File::open(path)?;
    let mut look = vec![0; LOOK];
    let has_line_end = |look: &[u8]| look.iter().any(|byte| matches!(byte, b'\n' | b'\r'));
    for at in (0..length.saturating_sub(LOOK)).step_by(APART) {
        // Nearly every line ends soon.
        let (soon, later) = look.split_at_mut(SOON);
        file.read_exact_at(soon, at as u64)?;
        if at == 0 && !is_plain(soon) {
            return Ok(false);
        }
        if has_line_end(soon) {
            continue;
        }
        file.read_exact_at(later, (at + SOON) as u64)?;
        if !has_line_end(later) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a file is text whose lines are rows, by how it begins.
fn is_plain(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    OTHER_BEGINNINGS.iter().all(|beginning| !bytes.starts_with(beginning))
}

/// The same in so many parts, at least one.
fn read_parts(path: &Path, length: usize, n_parts: usize) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let mut bytes = vec![0; length];
    let step = length.div_ceil(n_parts).max(1);
    let starts = (0..).step_by(step);
    let parts: Vec<_> = starts.zip(bytes.chunks_mut(step)).collect();
    let read = |(start, part): (u64, &mut [u8])| file.read_exact_at(part, start);
    let is_read = side_by_side::take(parts, read).into_iter().all(|done| done.is_ok());
    // A file that is being written is another one by now.
    if is_read && file.metadata()?.len() == length as u64 {
        return Ok(bytes);
    }
    drop(bytes);
    std::fs::read(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_in_parts_is_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rows.csv");
        let text = (0..1_000).map(|n: u32| n.to_string()).collect::<Vec<_>>().join(",");
        #[expect(clippy::disallowed_methods, reason = "a file of the test's own")]
        std::fs::write(&path, &text).unwrap();
        for n_parts in [1, 2, 3, 7] {
            let bytes = read_parts(&path, text.len(), n_parts).unwrap();
            assert_eq!(bytes, text.as_bytes(), "{n_parts}");
        }
        // One that has become shorter or longer meanwhile.
        assert_eq!(read_parts(&path, text.len() + 9, 2).unwrap(), text.as_bytes());
        assert_eq!(read_parts(&path, text.len() - 9, 2).unwrap(), text.as_bytes());
        assert_eq!(read_bytes(&path).unwrap(), text.as_bytes());
        assert!(read_bytes(&folder.path().join("none")).is_err());
    }

    #[test]
    fn a_line_that_no_table_has_is_told_before_it_fills_the_memory() {
        const MB: usize = 1 << 20;
        const NEVER: usize = usize::MAX >> 1;
        let folder = tempfile::tempdir().unwrap();
        let check = |beginning: &[u8], n: usize, line_ends: usize, is_read: bool| {
            let path = folder.path().join("rows.csv");
            let mut bytes = [beginning, &vec![b'a'; n]].concat();
            bytes.iter_mut().skip(line_ends).step_by(line_ends).for_each(|byte| *byte = b'\r');
            #[expect(clippy::disallowed_methods, reason = "a file of the test's own")]
            std::fs::write(&path, &bytes).unwrap();
            let what = (String::from_utf8_lossy(beginning).into_owned(), n, line_ends);
            match read_bytes(&path) {
                Ok(read) => assert!(is_read && read == bytes, "{what:?}"),
                Err(why) => {
                    assert!(!is_read, "{what:?}");
                    assert!(why.to_string().contains("more than 1 MB"));
                }
            }
        };
        for beginning in [&b"Date,Text\n2025-01-01,\""[..], b"x", b"\xEF\xBB\xBFDate"] {
            check(beginning, 20 * MB, NEVER, false);
            check(beginning, 20 * MB, MB - 1, true);
            check(beginning, 7 * MB, NEVER, true);
        }
        for beginning in [&b"PK\x03\x04"[..], b" <table>", b"\xEF\xBB\xBF[", b"\xD0\xCF\x11\xE0"] {
            check(beginning, 20 * MB, NEVER, true);
        }
    }
}

//! The bytes of a file: a large one is read in parts side by side, since most of that time goes
//! into handing its pages over.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt as _;
use std::path::Path;

use crate::import::side_by_side;

/// Bytes each of several parts has at least.
const PART: usize = 4 << 20;

/// Reads a whole file.
pub fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let length = path.metadata().map_or(0, |metadata| metadata.len());
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    match (length / PART).min(side_by_side::n_parts()) {
        0 | 1 => std::fs::read(path),
        n_parts => read_parts(path, length, n_parts),
    }
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
}

//! The bytes of a file, unless they are seen to be no table while they are being read.

use std::io::{self, Read};

/// Bytes read in one go.
const PIECE: u64 = 1024 * 1024;
/// Bytes a line may have: far more than 5,000 columns of real exports fill.
const MOST_PER_LINE: usize = 16 * 1024 * 1024;
/// How files begin whose lines say nothing about rows: archives, old workbooks, markup, JSON.
const OTHER_BEGINNINGS: [&[u8]; 5] = [b"PK", b"\xD0\xCF", b"<", b"{", b"["];

/// Why the bytes of a file were not read.
#[derive(Debug)]
pub enum Unreadable {
    /// It has a line no table has; reading on would only fill the memory.
    LineTooLong,
    Failed(io::Error),
}

/// Reads everything; `n_bytes` is how much that is likely to be.
///
/// # Errors
/// When reading fails, and for a text with a line of more than 16 MB, as soon as that is seen.
pub fn read_whole(reader: &mut dyn Read, n_bytes: u64) -> Result<Vec<u8>, Unreadable> {
    let mut bytes = Vec::with_capacity(usize::try_from(n_bytes).unwrap_or_default());
    let mut line_start = 0;
    loop {
        let before = bytes.len();
        let n_read = (&mut *reader).take(PIECE).read_to_end(&mut bytes);
        if n_read.map_err(Unreadable::Failed)? == 0 {
            return Ok(bytes);
        }
        let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
        if let Some(end) = bytes[before..].iter().rposition(is_end) {
            line_start = before + end + 1;
        }
        if bytes.len() - line_start > MOST_PER_LINE && is_plain(&bytes) {
            return Err(Unreadable::LineTooLong);
        }
    }
}

/// Whether a file is text whose lines are rows, by how it begins.
fn is_plain(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    OTHER_BEGINNINGS.iter().all(|beginning| !bytes.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many bytes are read of a file that begins so and goes on without a line end.
    fn read_of(beginning: &[u8], n_bytes: u64) -> Result<usize, u64> {
        let mut rest = io::repeat(b'a').take(n_bytes);
        let read = read_whole(&mut beginning.chain(&mut rest), n_bytes).map(|bytes| bytes.len());
        read.map_err(|_| n_bytes - rest.limit())
    }

    #[test]
    fn a_line_that_no_table_has_ends_the_reading_soon() {
        const MB: u64 = 1024 * 1024;
        for beginning in [&b"Date,Text\n2025-01-01,\""[..], b"x", b"\xEF\xBB\xBFDate"] {
            let n_read = read_of(beginning, 100 * MB).unwrap_err();
            assert!((16 * MB..=18 * MB).contains(&n_read), "{n_read}");
        }
        for beginning in [&b"PK\x03\x04"[..], b" <table>", b"\xEF\xBB\xBF[", b"\xD0\xCF\x11\xE0"] {
            let whole = usize::try_from(20 * MB).unwrap_or_default() + beginning.len();
            assert_eq!(read_of(beginning, 20 * MB).unwrap(), whole);
        }
        assert_eq!(read_of(b"Date,Text\n", 3 * MB).unwrap(), 3 * 1024 * 1024 + 10);
        assert_eq!(read_of(b"", 0).unwrap(), 0);
    }

    #[test]
    fn lines_are_counted_one_by_one() {
        let line = [vec![b'a'; 1024 * 1024 - 1], vec![b'\r']].concat();
        let text = line.repeat(20);
        assert_eq!(read_whole(&mut text.as_slice(), 7).unwrap(), text);
    }
}

//! Bytes of a file as text, and a sentence for what is no plan at all.

use std::borrow::Cow;

use crate::model::limits;

use super::error::LoadError;

const UTF8: &str = "Save it as UTF-8 in the program it was written with, then open it again";

/// The text of a file without byte order mark and with LF line ends.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, LoadError> {
    if bytes.len() as u64 > limits::FILE_BYTES {
        return Err(too_large());
    }
    if let Some(error) = no_plan(bytes) {
        return Err(error);
    }
    let text = match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let valid = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            let message = "The file is not UTF-8 text";
            return Err(LoadError::at(&valid, valid.len(), message, UTF8));
        }
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(LoadError::of_file("The file is empty", BACKUP));
    }
    if has_return(text.as_bytes()) {
        return Ok(Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")));
    }
    Ok(Cow::Borrowed(text))
}

/// Whether there is a carriage return. All of a block is looked at, which the compiler does many
/// bytes at a time, where stopping at the first find goes byte by byte.
#[expect(clippy::needless_bitwise_bool, reason = "looking at all of a block is what is wanted")]
fn has_return(bytes: &[u8]) -> bool {
    bytes.chunks(4096).any(|block| block.iter().fold(false, |found, byte| found | (*byte == b'\r')))
}

/// What is advised where nothing of a file can be read.
pub const BACKUP: &str = "Open a backup or a recovery copy instead";
const IMPORT: &str = "Use Data ▸ Import… for it; a plan is a .ron file written by Paceline";
const AS_CSV: &str = "For its figures, export them as CSV where the file comes from and use Data ▸ Import…; a plan is a .ron file written by Paceline";
const PLAN: &str = "A plan is a .ron file written by Paceline; choose that one, or open a backup";

/// The sentence for a file larger than a plan may be.
pub fn too_large() -> LoadError {
    LoadError::of_file("The file is larger than 512 MiB, the most a plan may have", BACKUP)
}

/// Tells by the first bytes what a file is, if it cannot be a plan.
fn no_plan(bytes: &[u8]) -> Option<LoadError> {
    if bytes.is_empty() {
        return Some(LoadError::of_file("The file is empty (0 bytes)", BACKUP));
    }
    if bytes.iter().all(|byte| *byte == 0) {
        let message = "The file holds only zero bytes, as after a power failure";
        return Some(LoadError::of_file(message, BACKUP));
    }
    if is_no_text(bytes) {
        return Some(LoadError::of_file("The file holds no readable text", PLAN));
    }
    let is_wide = bytes.len() >= 4 && (bytes[0] == 0) != (bytes[1] == 0);
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) || is_wide {
        return Some(LoadError::of_file("The file is UTF-16 text", UTF8));
    }
    // Only what Import reads is sent there.
    let kinds: [(&[u8], &str, &str); 9] = [
        (b"PK\x03\x04", "The file is a workbook or another zip container, not a plan", IMPORT),
        (b"\xD0\xCF\x11\xE0", "The file is an old workbook, not a plan", IMPORT),
        (b"%PDF", "The file is a PDF document, not a plan", AS_CSV),
        (b"SQLite format", "The file is a database, not a plan", AS_CSV),
        (b"\x89PNG", "The file is a picture, not a plan", AS_CSV),
        (b"\xFF\xD8\xFF", "The file is a picture, not a plan", AS_CSV),
        (b"{", "The file is JSON, not a plan", AS_CSV),
        (b"[", "The file is a list, not a plan", AS_CSV),
        (b"<", "The file is HTML or XML, not a plan", AS_CSV),
    ];
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let is_marker = start.starts_with(b"<<<<<<<");
    kinds
        .iter()
        .find(|(mark, ..)| start.starts_with(mark) && !is_marker)
        .map(|(_, message, next)| LoadError::of_file(*message, *next))
}

/// Whether the first bytes are neither text in single bytes nor in pairs: of many kinds of control
/// characters some, where wide text has no other than zeros and line ends.
fn is_no_text(bytes: &[u8]) -> bool {
    const LOOKED_AT: usize = 4096;
    let is_known = [&b"PK\x03\x04"[..], b"\xD0\xCF", b"%PDF", b"SQLite", b"\x89PNG", b"\xFF\xD8"]
        .iter()
        .any(|mark| bytes.starts_with(mark));
    let has_mark = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    let first = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let odd = first.iter().filter(|byte| matches!(byte, 1..=8 | 14..=31)).count();
    first.contains(&0) && odd * 20 > first.len() && !is_known && !has_mark
}

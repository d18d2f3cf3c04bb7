//! What a ZIP container declares of itself, looked at before anything is unpacked: some small
//! files ask for hundreds of gigabytes.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

/// Bytes a container may have.
const CONTAINER_BYTES: usize = 20 * 1024 * 1024;
/// Bytes its contents may have together.
const UNPACKED_BYTES: u64 = 200 * 1024 * 1024;
/// How much larger than the container its contents may be.
const MOST_RATIO: u64 = 200;
/// Contents smaller than this are let through whatever the ratio.
const SMALL_BYTES: u64 = 1024 * 1024;
/// Files an archive may hold.
const ENTRIES: usize = 10_000;
/// A shared text takes at least this many bytes in its list.
const BYTES_PER_TEXT: u64 = 5;

pub const TOO_LARGE: &str = "This file is larger than 20 MB as a workbook or archive; export a shorter range of dates, or CSV";
const TOO_MUCH: &str = "This file would unpack to far more than a table holds; open it in a spreadsheet program and save the table as CSV";
const NOT_A_ZIP: &str =
    "This file is damaged: its list of contents cannot be read; download or save it again";

/// Whether an archive is of a size that can be unpacked.
pub fn check_archive(bytes: &[u8]) -> Result<(), String> {
    open(bytes).map(|_| ())
}

/// The same for an Office Open XML workbook, and whether its list of texts is as long as it says.
pub fn check_workbook(bytes: &[u8]) -> Result<(), String> {
    let mut archive = open(bytes)?;
    let is_texts = |at: &usize| {
        let name = archive.name_for_index(*at).and_then(Result::ok);
        name.is_some_and(|name| name.ends_with("sharedStrings.xml"))
    };
    let Some(at) = (0..archive.len()).find(is_texts) else { return Ok(()) };
    let file = archive.by_index(at).map_err(|_| NOT_A_ZIP.to_owned())?;
    let size = file.size();
    let mut head = Vec::new();
    file.take(4096).read_to_end(&mut head).map_err(|_| NOT_A_ZIP.to_owned())?;
    let declared = declared(&String::from_utf8_lossy(&head), "uniqueCount=\"");
    if declared.is_some_and(|n| n > size / BYTES_PER_TEXT + 1) {
        return Err(TOO_MUCH.to_owned());
    }
    Ok(())
}

/// The names of what an archive holds; empty where its list cannot be read.
pub fn names(bytes: &[u8]) -> Vec<String> {
    let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) else { return Vec::new() };
    let name = |at: usize| Some(archive.name_for_index(at)?.ok()?.into_owned());
    (0..archive.len()).filter_map(name).collect()
}

fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, String> {
    if bytes.len() > CONTAINER_BYTES {
        return Err(TOO_LARGE.to_owned());
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| NOT_A_ZIP.to_owned())?;
    if archive.len() > ENTRIES {
        return Err(TOO_MUCH.to_owned());
    }
    let mut unpacked: u64 = 0;
    for at in 0..archive.len() {
        let Ok(entry) = archive.by_index_raw(at) else { return Err(NOT_A_ZIP.to_owned()) };
        unpacked = unpacked.saturating_add(entry.size());
    }
    let is_bomb = unpacked > SMALL_BYTES && unpacked / MOST_RATIO > bytes.len() as u64;
    if unpacked > UNPACKED_BYTES || is_bomb {
        return Err(TOO_MUCH.to_owned());
    }
    Ok(archive)
}

/// The number behind an attribute's name; the largest there is for one with more digits.
fn declared(text: &str, attribute: &str) -> Option<u64> {
    let mut found = None;
    for part in text.split(attribute).skip(1) {
        let digits = part.split('"').next().unwrap_or_default();
        let n = digits.trim().parse().unwrap_or(u64::MAX);
        found = Some(found.map_or(n, |other: u64| other.max(n)));
    }
    found
}

//! A small file of the program's own, such as the preferences: written like a plan, with the
//! version before beside it, and set aside instead of overwritten when it cannot be read.

use std::fs::{self, DirBuilder};
use std::io;
use std::path::{Path, PathBuf};

use super::error::{Cause, StorageError, shown};
use super::load::read_file;
use super::safe_write::replace;

/// What came of reading such a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept<T> {
    /// What the file holds, or the version before it; `None` if there is neither.
    pub value: Option<T>,
    /// A sentence for the user if the file could not be used.
    pub notice: Option<String>,
}

/// Reads a file of at most `most` bytes. `name` says what it is: "The preferences".
pub fn load<T>(path: &Path, most: u64, name: &str, parse: impl Fn(&[u8]) -> Option<T>) -> Kept<T> {
    let bytes = match read_file(path, most) {
        Ok(bytes) => bytes,
        Err(Cause::Io(error)) if error.kind() == io::ErrorKind::NotFound => {
            return Kept { value: None, notice: None };
        }
        Err(Cause::TooLarge) => Vec::new(),
        Err(cause) => {
            let error = StorageError::new("read what Paceline keeps for itself", path, cause);
            let value = before(path, most, &parse);
            return Kept { value, notice: Some(error.to_string()) };
        }
    };
    if let Some(value) = parse(&bytes) {
        return Kept { value: Some(value), notice: None };
    }
    let value = before(path, most, &parse);
    let used = if value.is_some() { "those of before hold" } else { "the usual ones hold" };
    let notice = match set_aside(path) {
        Ok(aside) => format!(
            "{name} could not be read; {used}, and the damaged file is kept: {}",
            shown(&aside)
        ),
        Err(error) => format!("{name} could not be read; {used} ({error}): {}", shown(path)),
    };
    Kept { value, notice: Some(notice) }
}

/// Writes the file; the folder is made when missing, and what was there stays beside it if it was
/// sound.
pub fn save<T>(
    path: &Path,
    bytes: &[u8],
    most: u64,
    parse: impl Fn(&[u8]) -> Option<T>,
) -> Result<(), Cause> {
    if let Some(folder) = path.parent() {
        DirBuilder::new().recursive(true).create(folder)?;
    }
    if let Ok(old) = read_file(path, most)
        && old != bytes
        && parse(&old).is_some()
        && let Err(error) = replace(&backup_of(path), &old)
    {
        log::debug!("no copy of the version before: {error}");
    }
    replace(path, bytes).map(|_| ())
}

fn before<T>(path: &Path, most: u64, parse: &impl Fn(&[u8]) -> Option<T>) -> Option<T> {
    parse(&read_file(&backup_of(path), most).ok()?)
}

/// `settings.ron.bak`
fn backup_of(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".bak");
    path.with_file_name(name)
}

/// Renames a damaged file to `settings.corrupt-20261122T140501.ron`, by the time it was written.
fn set_aside(path: &Path) -> io::Result<PathBuf> {
    let written = fs::symlink_metadata(path)?.modified()?;
    let written = jiff::Timestamp::try_from(written).unwrap_or_default();
    let time: String = written.strftime("%Y%m%dT%H%M%S").to_string();
    let free = (1..1000)
        .map(|n| if n == 1 { time.clone() } else { format!("{time}-{n}") })
        .map(|time| path.with_extension(format!("corrupt-{time}.ron")))
        .find(|aside| fs::symlink_metadata(aside).is_err());
    let Some(aside) = free else { return Err(io::ErrorKind::AlreadyExists.into()) };
    fs::rename(path, &aside)?;
    Ok(aside)
}

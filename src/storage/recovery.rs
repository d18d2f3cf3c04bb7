//! Copies of plans that were not saved yet, for after a crash.

use std::ffi::OsStr;
use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::model::{Project, limits};

use super::error::StorageError;
use super::format::{from_text, with_first_line};
use super::load::read_file;
use super::run::{is_held, is_running};
use super::save;

/// A recovery copy. It opens like any plan file, with [`super::load`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovery {
    pub path: PathBuf,
    /// The file the plan came from; `None` for a plan that was never saved.
    pub original: Option<PathBuf>,
    /// The same without links, as far as the file is there.
    pub real_original: Option<PathBuf>,
    pub saved_at: SystemTime,
    /// The name of the plan; of the file, if the copy cannot be read.
    pub name: String,
    pub is_readable: bool,
}

const FIRST_LINE: &str = "// Recovery copy of ";

/// Writes or replaces the copy with this key. The folder is made when missing.
pub fn write(
    folder: &Path,
    project: &Project,
    original: Option<&Path>,
    key: &str,
) -> Result<PathBuf, StorageError> {
    let path = folder.join(format!("{key}.ron"));
    let failed = |cause| StorageError::new("keep a recovery copy", &path, cause);
    make_folder(folder).map_err(|error| failed(error.into()))?;
    let line = original.map(|original| format!("{FIRST_LINE}{}", encode(original)));
    let finish = |text: String| match &line {
        Some(line) => with_first_line(&text, line),
        None => text,
    };
    save::write(project, &path, finish).map_err(failed)
}

/// All copies of a folder but those of runs of the program that go on, the newest first; none if
/// there is no such folder.
pub fn list(folder: &Path) -> Result<Vec<Recovery>, StorageError> {
    let failed = |error: io::Error| StorageError::new("look for recovery copies", folder, error);
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(failed)?,
    };
    let mut copies = Vec::new();
    for entry in entries {
        let entry = entry.map_err(failed)?;
        let path = entry.path();
        if path.extension() == Some(OsStr::new("lock")) {
            is_held(&path);
            continue;
        }
        let is_copy = path.extension() == Some(OsStr::new("ron"))
            && !entry.file_name().as_bytes().starts_with(b".");
        let saved_at = entry.metadata().and_then(|metadata| metadata.modified());
        // A copy that goes away meanwhile is none.
        if let (true, Ok(saved_at)) = (is_copy && !is_running(folder, &path), saved_at) {
            copies.push(describe(path, saved_at));
        }
    }
    copies.sort_by(|a, b| b.saved_at.cmp(&a.saved_at).then_with(|| a.path.cmp(&b.path)));
    Ok(copies)
}

/// Removes a copy; one that is gone already is fine.
pub fn discard(path: &Path) -> Result<(), StorageError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(StorageError::new("remove the recovery copy", path, error))
        }
        _ => Ok(()),
    }
}

fn describe(path: PathBuf, saved_at: SystemTime) -> Recovery {
    let bytes = read_file(&path, limits::FILE_BYTES).unwrap_or_default();
    let first_line = bytes.split(|byte| *byte == b'\n').next().unwrap_or(&[]);
    let original = first_line.strip_prefix(FIRST_LINE.as_bytes()).map(decode);
    let real_original = original.as_deref().map(real_path);
    let loaded = from_text(&bytes);
    let is_readable = loaded.is_ok();
    let name = match loaded {
        Ok(loaded) => loaded.project.settings.name.clone(),
        Err(_) => path.file_name().map(|name| name.display().to_string()).unwrap_or_default(),
    };
    Recovery { path, original, real_original, saved_at, name, is_readable }
}

/// The path without links; as it is, if nothing is there.
pub fn real_path(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// A path as one line of ASCII; `%` and two digits stand for every other byte.
fn encode(path: &Path) -> String {
    let mut out = String::new();
    for byte in path.as_os_str().as_bytes() {
        if byte.is_ascii_graphic() && *byte != b'%' {
            out.push(char::from(*byte));
        } else {
            let piece = format!("%{byte:02x}");
            out.push_str(&piece);
        }
    }
    out
}

fn decode(text: &[u8]) -> PathBuf {
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
    PathBuf::from(std::ffi::OsString::from_vec(bytes))
}

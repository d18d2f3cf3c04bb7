//! What leaves the program for other programs: tables of cells, and names of files.

mod cells;
mod file_name;

use std::path::Path;

use super::error::StorageError;
use super::safe_write::{OtherNames, Stop, WriteOptions, write};
use super::vfs::Disk;

pub use cells::{Cell, TableText, write_table};
pub use file_name::file_stem;

/// Saves a table as a file, as safely as a plan, unless `stop` is set before it is in place. A mark
/// at its beginning tells spreadsheets that the letters are UTF-8.
pub fn save_table(text: &str, path: &Path, stop: &Stop) -> Result<(), StorageError> {
    let bytes = ["\u{feff}", text].concat();
    // Nobody is asked about other names; this one is what was meant.
    let other_names = OtherNames::LeaveBehind;
    let options = WriteOptions { other_names, stop: stop.clone(), ..WriteOptions::default() };
    write(&Disk, path, bytes.as_bytes(), &options)
        .map(|_| ())
        .map_err(|cause| StorageError::new("save the table", path, cause))
}

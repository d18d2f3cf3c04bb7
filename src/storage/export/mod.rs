//! What leaves the program for other programs: tables of cells, and names of files.

mod cells;
mod file_name;

use std::path::Path;

use super::error::StorageError;
use super::safe_write::replace;

pub use cells::{Cell, TableText, write_table};
pub use file_name::file_stem;

/// Saves a table as a file, as safely as a plan. A mark at its beginning tells spreadsheets that
/// the letters are UTF-8.
pub fn save_table(text: &str, path: &Path) -> Result<(), StorageError> {
    let bytes = ["\u{feff}", text].concat();
    replace(path, bytes.as_bytes())
        .map(|_| ())
        .map_err(|cause| StorageError::new("save the table", path, cause))
}

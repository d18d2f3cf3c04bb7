//! What leaves the program for other programs: tables of cells, and names of files.

mod cells;
mod file_name;

pub use cells::{Cell, TableText, write_table};
pub use file_name::file_stem;

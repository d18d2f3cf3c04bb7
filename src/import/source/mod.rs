//! Where bytes come from: a text, a workbook, an archive; the latter two in a limited process.

pub(in crate::import) mod bytes;
pub(in crate::import) mod child;
pub(in crate::import) mod container;
pub(in crate::import) mod facts;
pub(in crate::import) mod file;
pub(in crate::import) mod file_problems;
pub(in crate::import) mod folders;
mod html_table;
pub mod unpack;

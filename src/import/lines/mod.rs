//! Bytes of a text become letters, fields and records.

pub(in crate::import) mod delimiter;
pub(in crate::import) mod file_text;
pub(in crate::import) mod grid;
pub(in crate::import) mod record_list;
mod plain;
pub(in crate::import) mod records;
pub(in crate::import) mod text;

//! Bytes of a text become letters, fields and records.

mod block;
pub(in crate::import) mod day_runs;
pub(in crate::import) mod delimiter;
pub(in crate::import) mod even;
pub(in crate::import) mod file_text;
pub(in crate::import) mod grid;
mod mixed;
pub(in crate::import) mod pieces;
mod places;
mod plain;
pub(in crate::import) mod record_list;
pub(in crate::import) mod records;
mod run;
mod run_column;
mod run_parts;
#[cfg(test)]
mod tests;
pub(in crate::import) mod text;
mod word_table;
mod wrapped;

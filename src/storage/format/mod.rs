//! The plan file: a plan as text that people and git can read, and back.

mod decode;
mod error;
mod fields;
mod from_model;
mod ids;
mod into_model;
mod into_readings;
mod limits;
mod number;
mod problems;
mod read;
mod repair;
mod rows;
mod series_text;
mod slips;
mod trailer;
mod v1;
mod version;
mod write;

pub use decode::{BACKUP as BACKUP_ADVICE, too_large};
pub use error::{FormatError, LoadError};
pub use problems::Problem;
pub use read::{Loaded, from_text};
pub use trailer::{Checksum, verify};
pub use version::stated as stated_format;
pub use write::{is_same_content, to_text, with_first_line};

/// The format this program writes.
pub const FORMAT: u32 = 1;

//! Bytes on disk: the only module that writes files.

mod error;
mod folders;
pub mod format;
pub mod import_memory;
mod load;
pub mod recovery;
mod run;
mod safe_write;
mod save;
pub mod settings;

pub use error::{Cause, StorageError};
pub use folders::Folders;
pub use format::{Checksum, LoadError, Loaded, Problem, from_text, to_text};
pub use load::{LoadedFile, load, read_file};
pub use recovery::{Emergency, Published, Recovery};
pub use run::Run;
pub use save::{SavedInfo, save};
pub use settings::{Preferences, ThemeChoice};

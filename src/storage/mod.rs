//! Bytes on disk: the only module that writes files.

mod error;
pub mod export;
mod folders;
pub mod format;
pub mod generations;
pub mod import_memory;
mod kept_file;
mod load;
pub mod lock;
mod new_folder;
pub mod recovery;
mod run;
mod safe_write;
mod save;
pub mod settings;
mod size_limit;
mod stamp;
pub mod starts;
mod this_run;
mod vfs;
pub mod watch;

pub use error::{Cause, StorageError, bytes_in_words, shown, shown_name};
pub use folders::Folders;
pub use format::{BACKUP_ADVICE, Checksum, LoadError, Loaded, Problem, from_text, to_text};
pub use load::{LoadedFile, load, read_file};
pub use new_folder::make_named_folder;
pub use recovery::{Emergency, Published, Recovery};
pub use run::Run;
pub use safe_write::{Keeper, Old, OtherNames, Stop, WriteOptions, backup_of, clear_litter};
pub use save::{SavedInfo, save, save_with};
pub use settings::{Preferences, ThemeChoice};
pub use size_limit::survive_size_limits;
pub use stamp::{Base, FileStamp};

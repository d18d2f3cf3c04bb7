//! Bytes on disk: the only module that writes files.

pub mod format;

mod contract;
pub use contract::{Preferences, Recovery, ThemeChoice};

//! What the program is given from outside.

use std::sync::Arc;

use super::Clock;
use super::picker::Picker;
use crate::import::Unpacker;
use crate::jobs::Runner;
use crate::storage::Folders;

/// What the program is given from outside; tests give something else.
pub struct Env {
    pub clock: Clock,
    /// Where settings and recovery copies live; without one nothing is kept between sessions.
    pub folders: Option<Folders>,
    pub picker: Arc<dyn Picker>,
    /// Opens workbooks and archives.
    pub unpacker: Arc<dyn Unpacker>,
    pub runner: Runner,
}

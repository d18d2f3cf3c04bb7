//! Whoever keeps the version before a save where the folder of the file cannot.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use super::Old;
use crate::storage::error::Cause;

type Keep = dyn Fn(&Old) -> Result<PathBuf, Cause> + Send + Sync;

/// Brings the old bytes of a file to the disk before it is written into.
#[derive(Clone)]
pub struct Keeper(Arc<Keep>);

impl Keeper {
    /// `keep` says where the old bytes are; on an error nothing is written.
    pub fn new(keep: impl Fn(&Old) -> Result<PathBuf, Cause> + Send + Sync + 'static) -> Self {
        Self(Arc::new(keep))
    }

    pub(super) fn keep(&self, old: &Old) -> Result<PathBuf, Cause> {
        (self.0)(old)
    }
}

impl fmt::Debug for Keeper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keeper")
    }
}

//! Bytes on disk: the only module that writes files.

pub mod format;

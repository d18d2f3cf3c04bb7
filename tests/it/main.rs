//! Integration tests, in one binary.

mod import;
mod storage;

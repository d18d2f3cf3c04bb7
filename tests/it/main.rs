//! Integration tests, in one binary.

mod import;
mod plans;
mod storage;

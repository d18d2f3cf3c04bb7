//! Integration tests, in one binary.

mod flow_grid;
mod import;
mod plans;
mod storage;

//! Integration tests, in one binary.

mod explore;
mod flow_grid;
mod import;
mod plans;
mod storage;

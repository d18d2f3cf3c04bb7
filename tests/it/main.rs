//! Integration tests, in one binary.

mod cli;
mod flow_grid;
mod import;
mod plans;
mod samples;
mod storage;
mod tidy;

//! Integration tests, in one binary.

mod cli;
mod flow_grid;
mod flow_trend;
mod import;
mod samples;
mod storage;
mod plans;

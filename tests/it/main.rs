//! Integration tests, in one binary.

mod app;
mod flow_start;
mod import;
mod plans;
mod storage;

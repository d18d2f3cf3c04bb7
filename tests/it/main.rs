//! One binary for all integration tests.

mod explore;
mod flow_grid;
mod plans;
mod storage;

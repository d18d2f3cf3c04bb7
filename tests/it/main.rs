//! One binary for all integration tests.

mod cli;
mod explore;
mod plans;
mod samples;
mod storage;

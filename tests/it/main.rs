//! One binary for all integration tests.

mod explore;
mod plans;
mod storage;

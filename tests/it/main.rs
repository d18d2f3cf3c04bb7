//! One binary for all integration tests.

mod plans;
mod storage;

//! Answers: pure functions from a plan and a date to figures, each of which can say why.

pub mod types;

pub use types::*;

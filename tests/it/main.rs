//! Integration tests, in one binary.
//!
//! `cfg(test)` tells the lints that a module is test code throughout, helpers included.

#[cfg(test)]
mod cli;
#[cfg(test)]
mod import;
#[cfg(test)]
mod plans;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod storage;

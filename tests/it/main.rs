//! Integration tests, in one binary.

// `cfg(test)` tells the lints that these are tests throughout, helpers included.
#[cfg(test)]
mod cli;
mod import;
mod plans;
#[cfg(test)]
mod samples;
mod storage;

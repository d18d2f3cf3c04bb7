//! Paceline as a library: the map of the code, in reading order.

pub mod analysis;
pub mod app;
pub mod cli;
pub mod document;
pub mod edit;
pub mod formula;
pub mod import;
pub mod jobs;
pub mod library;
pub mod model;
pub mod storage;
pub mod ui;

//! Paceline as a library: the map of the code, in reading order.

pub mod model;

pub mod formula;
pub mod library;

pub mod edit;

pub mod document;

pub mod analysis;

pub mod import;
pub mod storage;

pub mod jobs;
pub mod own_program;

pub mod cli;

pub mod app;
pub mod ui;

//! Integration tests, in one binary.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends")]

mod analysis_memory;
mod app;
mod article;
mod cli;
mod cli_import;
mod edits;
mod explain;
mod figures_properties;
mod findings;
mod flow_editor;
mod flow_explain;
mod flow_files;
mod flow_grid;
mod flow_needed;
mod flow_plan;
mod flow_review;
mod flow_start;
mod flow_trend;
mod flow_undo;
mod history;
mod import;
mod import_reading;
mod needed;
mod plans;
mod recipes;
mod safety;
mod samples;
mod storage;
mod substitutes;
mod surveys;
mod tables;
mod tidy;
mod vectors;
mod why;
mod workbooks;

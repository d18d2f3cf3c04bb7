//! *KPI trend*: actual figures against the target path, as a chart, a sentence and a table.

mod decimate;
mod geometry;
mod scale;

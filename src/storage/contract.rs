//! Placeholder types until the real ones land.

use std::path::PathBuf;

use crate::model::{DateFormat, NumberFormat};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    #[default]
    System,
    Light,
    Dark,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preferences {
    pub theme: ThemeChoice,
    pub number_format: NumberFormat,
    pub date_format: DateFormat,
    pub zoom: f32,
    pub recent: Vec<PathBuf>,
    pub last_folder: Option<PathBuf>,
    pub splitters: Vec<(String, f32)>,
    pub window: Option<(f32, f32)>,
    pub reduced_motion: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Recovery {
    pub path: PathBuf,
    pub original: Option<PathBuf>,
    pub saved_at: std::time::SystemTime,
    pub name: String,
}

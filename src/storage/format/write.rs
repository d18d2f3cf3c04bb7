//! A plan as the text of a plan file: the same plan always gives the same bytes.

use ron::ser::PrettyConfig;

use crate::model::{Project, SeriesKey, limits};

use super::error::FormatError;
use super::limits::{check_numbers, check_tables, too_long_text};
use super::rows::allowed;
use super::series_text::write_series;
use super::{from_model, trailer};

const HEADER: &str =
    "// Paceline plan. Safe to edit by hand; comments are not kept when the program saves.\n";

/// The text of a plan, with its checksum. Refuses what could not be read back.
pub fn to_text(project: &Project) -> Result<String, FormatError> {
    let file = from_model::plan_file(project);
    check_tables(&file)?;
    check_numbers(&file)?;
    if let Some((what, _)) = too_long_text(&file) {
        return Err(FormatError::TextTooLong { what });
    }
    check_readings(project)?;

    let style = PrettyConfig::new().depth_limit(3).new_line("\n").escape_strings(false);
    let mut text = String::with_capacity(project.n_readings() * 9 + 16 * 1024);
    text.push_str(HEADER);
    ron::Options::default()
        .to_writer_pretty(&mut text, &file, style)
        .map_err(|error| FormatError::Text(error.to_string()))?;
    write_readings(&mut text, project);
    trailer::append(&mut text);
    if text.len() as u64 > limits::FILE_BYTES {
        return Err(FormatError::FileTooLarge);
    }
    Ok(text)
}

/// The text of a plan with a comment before its first line, and a checksum that covers it.
pub fn with_first_line(text: &str, comment: &str) -> String {
    let mut out = format!("{comment}\n{}", trailer::without(text));
    trailer::append(&mut out);
    out
}

/// Replaces the closing parenthesis of the plan by the table of readings and the parenthesis.
fn write_readings(text: &mut String, project: &Project) {
    if text.ends_with(')') {
        text.pop();
    }
    text.push_str("    readings: [");
    for (key, series) in project.series.iter() {
        let SeriesKey { input, channel, cadence } = *key;
        let head = format!("input: {input}, channel: {channel}, cadence: {cadence:?}");
        text.push_str("\n        (");
        text.push_str(&head);
        text.push_str(", values: \"\n");
        write_series(text, project.settings.calendar, key.cadence, series);
        text.push_str("\"),");
    }
    text.push_str(if project.series.is_empty() { "],\n)\n" } else { "\n    ],\n)\n" });
}

fn check_readings(project: &Project) -> Result<(), FormatError> {
    if project.room() > limits::READINGS {
        let what = "The plan's list of readings".to_owned();
        return Err(FormatError::TooMany { what, limit: limits::READINGS });
    }
    for (key, series) in project.series.iter() {
        let allowed = allowed(project.settings.calendar, key.cadence);
        let ends = [series.first(), series.last()];
        if !ends.iter().flatten().all(|ordinal| allowed.contains(ordinal)) {
            let what = format!("A reading of input {} by {}", key.input, key.cadence);
            return Err(FormatError::OutOfYears { what });
        }
    }
    Ok(())
}

/// Whether two plans are the same as far as a file can tell: texts may differ in control
/// characters and units in upper and lower case.
pub fn is_same_content(left: &Project, right: &Project) -> bool {
    left == right
        || (left.series == right.series
            && from_model::plan_file(left) == from_model::plan_file(right))
}

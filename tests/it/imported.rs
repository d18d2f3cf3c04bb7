//! What the tests of the importer share: files given as texts become a preview, and a preview is held
//! against a list of short lines, one for each series.

use jiff::civil::date;
use paceline::import::{
    ImportChoices, ImportPreview, NoProgress, ParsedFile, Reading, SeriesPreview, preview,
    read_file, settle_files,
};

/// Names and texts of files, read as one import.
pub(crate) fn parsed(files: &[(&str, &str)]) -> Vec<ParsedFile> {
    let read =
        |(name, text): &(&str, &str)| read_file(name, text.as_bytes(), Reading::texts(&NoProgress));
    let mut files: Vec<ParsedFile> = files.iter().map(read).collect();
    settle_files(&mut files);
    files
}

/// What comes in unasked of files that were exported by the end of June 2026.
pub(crate) fn import(files: &[(&str, &str)]) -> ImportPreview {
    let files = parsed(files);
    let mut choices = ImportChoices::from_files(&files);
    choices.assume_exported_by(&files, date(2026, 6, 30));
    preview(&files, &choices, &NoProgress)
}

/// Input, kind, channel, cadence, first day, number and sum of readings, unit: `clicks flow X day
/// 2026-03-01 n=2 sum=30 EUR`.
pub(crate) fn line(series: &SeriesPreview) -> String {
    let unit = series.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let first = series.first().map(|day| day.to_string()).unwrap_or_default();
    format!(
        "{} {} {} {} {first} n={} sum={}{unit}",
        series.identifier,
        series.kind.code(),
        series.channel.replace(' ', "_"),
        series.cadence.code(),
        series.readings.len(),
        (series.sum() * 1e6).round() / 1e6,
    )
}

/// Fails unless exactly these series come in, in any order.
pub(crate) fn check(files: &[(&str, &str)], expected: &[&str]) -> ImportPreview {
    let found = import(files);
    check_lines(&found, line, expected);
    found
}

/// The same for a preview, with lines that say what a test is about.
pub(crate) fn check_lines(
    found: &ImportPreview,
    line: impl Fn(&SeriesPreview) -> String,
    expected: &[&str],
) {
    let mut lines: Vec<String> = found.series.iter().map(line).collect();
    let mut expected: Vec<&str> = expected.to_vec();
    lines.sort();
    expected.sort_unstable();
    assert_eq!(lines, expected, "{:#?}", found.problems);
}

pub(crate) fn is_said(found: &ImportPreview, words: &str) -> bool {
    found.problems.iter().any(|problem| problem.message.contains(words))
}

pub(crate) fn says(found: &ImportPreview, words: &str) {
    assert!(is_said(found, words), "{words:?} in {:#?}", found.problems);
}

/// What comes in unasked of one file, whenever it was exported.
pub(crate) fn import_file(name: &str, text: &str) -> ImportPreview {
    let files = [read_file(name, text.as_bytes(), Reading::texts(&NoProgress))];
    preview(&files, &ImportChoices::from_files(&files), &NoProgress)
}

/// Input, kind, channel, sum, unit: `followers stock Facebook 303`.
pub(crate) fn short_line(series: &SeriesPreview) -> String {
    let sum = (series.sum() * 1e6).round() / 1e6;
    let unit = series.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let (kind, channel) = (series.kind.code(), series.channel.replace(' ', "_"));
    format!("{} {kind} {channel} {sum}{unit}", series.identifier)
}

/// Fails unless exactly these series come in, in short lines and any order.
pub(crate) fn check_file(name: &str, text: &str, expected: &[&str]) -> ImportPreview {
    let found = import_file(name, text);
    check_lines(&found, short_line, expected);
    found
}

pub(crate) fn check_text(text: &str, expected: &[&str]) -> ImportPreview {
    check_file("typed.csv", text, expected)
}

/// A header and a row a day from 1 March 2025 on, from columns of figures.
pub(crate) fn daily(header: &str, columns: &[&[f64]]) -> String {
    let n = columns.first().map_or(0, |column| column.len());
    let row = |at: usize| {
        let cells: Vec<String> = columns.iter().map(|column| column[at].to_string()).collect();
        format!("2025-03-{:02},{}\n", at + 1, cells.join(","))
    };
    format!("{header}\n{}", (0..n).map(row).collect::<String>())
}

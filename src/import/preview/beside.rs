//! What is said about a table because of another one of the same download.

use crate::import::choices::downloads::{holds_settings, neighbour};
use crate::import::choices::{ChannelChoice, ImportChoices, TableRef};
use crate::import::meaning::recognise::{days_of_videos, is_of_videos, whole_of};
use crate::import::meaning::stated_period::StatedPeriod;
use crate::import::problem::{ImportProblem, Severity, problem};
use crate::import::source::file::{ParsedFile, ParsedTable};
use crate::import::tables::parts::{copy_of, nameless_twin, page_of};
use crate::import::tables::sheet_names::{self, Beside};

/// Of a table that only parts what another one gives as a whole nothing is read unasked.
pub(super) fn note_part(
    files: &[ParsedFile],
    at: TableRef,
    choices: &ImportChoices,
) -> Option<ImportProblem> {
    let is_taken = |at: &TableRef| choices.tables.get(at) == Some(&true);
    let whole = whole_of(files, at).filter(|whole| is_taken(whole) && !is_taken(&at))?;
    let message = format!(
        "The table parts figures that {} has as a whole, and often shows only the first of its rows; the whole is read, so take this table only instead of it",
        files.get(whole.file)?.name
    );
    Some(problem(Severity::Note, message))
}

/// A file without dates beside others of the same download is no trouble: they have the days.
pub(super) fn note_undated(
    files: &[ParsedFile],
    file: usize,
    table: &ParsedTable,
    period: Option<&StatedPeriod>,
) -> Option<ImportProblem> {
    let other = &neighbour(files, file, table)?.name;
    let message = if holds_settings(table) {
        "The table says how the report was made and holds no figures".to_owned()
    } else {
        let days = period.map_or_else(
            || "the days it is about".to_owned(),
            |period| format!("{} to {}", period.first, period.last),
        );
        format!(
            "The table has no time axis and is left out, beside {other}, which has the days; it can be taken as one value for {days}"
        )
    };
    Some(problem(Severity::Note, message))
}

/// The figures of a list of videos are those of the days of the report, not of the day on which each
/// video was published.
pub(super) fn note_videos(
    files: &[ParsedFile],
    at: TableRef,
    choices: &ImportChoices,
) -> Option<ImportProblem> {
    let table = files.get(at.file)?.tables.get(at.table).filter(|table| is_of_videos(table))?;
    if choices.dates.contains_key(&at) {
        let message = "The figures of each video are those of all the days the report is about, and stand here on the day it was published; take them as what each day's videos have brought so far, or import the report by day";
        let is_taken = choices.tables.get(&at) == Some(&true);
        return is_taken.then(|| problem(Severity::Warning, message));
    }
    let days = days_of_videos(files, at).and_then(|days| files.get(days.file))?;
    let message = format!(
        "The figures of each video are those of the days of {}, not of the day it was published, so {} is left out; it can be taken as one value for these days",
        days.name,
        table.part.as_deref().unwrap_or("the table")
    );
    Some(problem(Severity::Note, message))
}

/// Of several tables with the same columns and days each is a channel of its own.
pub(super) fn note_page(
    files: &[ParsedFile],
    at: TableRef,
    choices: &ImportChoices,
) -> Option<ImportProblem> {
    let page = page_of(&files.get(at.file)?.tables, at.table)?;
    let is_own = match choices.channels.get(&at)? {
        ChannelChoice::Named(name) => name.ends_with(page.trim()),
        ChannelChoice::Column(_) => false,
    };
    let message = format!(
        "Another table of the file has the same columns and days as “{page}”, so each of them is a channel of its own; choose the channels if they should have others"
    );
    is_own.then(|| problem(Severity::Note, message))
}

/// A sheet that repeats another one is read once; one with the same columns and days and other
/// figures needs a name.
pub(super) fn note_sheet(
    files: &[ParsedFile],
    at: TableRef,
    choices: &ImportChoices,
) -> Option<ImportProblem> {
    let tables = &files.get(at.file)?.tables;
    let name = |table: usize| tables[table].part.as_deref().unwrap_or_default();
    let is_taken = choices.tables.get(&at) == Some(&true);
    if let Some(beside) = sheet_names::beside(tables, at.table).filter(|_| !is_taken) {
        let what = match beside {
            Beside::Compared => "targets, changes or the figures of another time",
            Beside::Sum => "sums of the other sheets",
        };
        let message = format!(
            "The sheet is called “{}” and has the same columns and days as others, so its figures are {what} and are not read; take the table and give it a channel if they are not",
            name(at.table)
        );
        return Some(problem(Severity::Note, message));
    }
    if let Some(first) = copy_of(tables, at.table).filter(|_| !is_taken) {
        let message = format!(
            "“{}” has the same rows as “{}”, cell for cell; read once",
            name(at.table),
            name(first)
        );
        return Some(problem(Severity::Note, message));
    }
    let first = nameless_twin(tables, at.table).filter(|_| is_taken)?;
    let message = format!(
        "“{}” has the same columns and days as “{}” with other figures, and neither name says what it is about; give it a channel of its own and take its columns if both are wanted",
        name(at.table),
        name(first)
    );
    Some(problem(Severity::Warning, message))
}

//! What files of one download tell about each other's days: an archive that was unpacked into a folder
//! is read as the archive.

use crate::import::cells::clean::one_line;
use crate::import::cells::dates::{self, DateToken};
use crate::import::choices::in_time::days_of;
use crate::import::choices::{ImportChoices, TableRef};
use crate::import::columns::ColumnContent;
use crate::import::meaning::recognise::Family;
use crate::import::meaning::stated_period::{self, StatedPeriod};
use crate::import::source::file::{ParsedFile, ParsedTable};

impl ImportChoices {
    /// Tables that state no days are offered those of a file of the same tool beside them.
    pub(super) fn offer_days_of_downloads(&mut self, files: &[ParsedFile]) {
        for (file, parsed) in files.iter().enumerate() {
            for (table, of_table) in parsed.tables.iter().enumerate() {
                let at = TableRef { file, table };
                if self.dates.contains_key(&at) || self.periods.contains_key(&at) {
                    continue;
                }
                let Some(other) = neighbour(files, file, of_table) else { continue };
                if let Some(period) =
                    settings(files).or_else(|| other.tables.iter().find_map(days_of))
                {
                    self.periods.insert(at, period);
                }
            }
        }
    }
}

/// Another file of the same tool that has days of its own.
pub(in crate::import) fn neighbour<'a>(
    files: &'a [ParsedFile],
    file: usize,
    table: &ParsedTable,
) -> Option<&'a ParsedFile> {
    let family = family_of(files, table)?;
    let mut others = files.iter().enumerate().filter(|(place, _)| *place != file);
    let has_days = |other: &ParsedFile| {
        let mut tables = other.tables.iter();
        tables.any(|of| of.dates.is_some() && of.tool.is_some_and(|tool| tool.family == family))
    };
    others.find(|(_, other)| has_days(other)).map(|(_, other)| other)
}

/// The tool of a table, or of the files beside its settings, where they agree.
fn family_of(files: &[ParsedFile], table: &ParsedTable) -> Option<Family> {
    if let Some(tool) = table.tool {
        return Some(tool.family);
    }
    let families = || files.iter().flat_map(|file| &file.tables).filter_map(|table| table.tool);
    let first = families().next()?.family;
    (holds_settings(table) && families().all(|tool| tool.family == first)).then_some(first)
}

/// Whether a table has no figures and only says how a report was made: "Filter, Value".
pub(in crate::import) fn holds_settings(table: &ParsedTable) -> bool {
    const MOST_ROWS: usize = 20;
    table.dates.is_none()
        && table.columns.len() == 2
        && table.shape.rows.len() <= MOST_ROWS
        && table.columns.iter().all(|info| info.content != ColumnContent::Figures)
        && stated_in(table).is_some()
}

/// "Mar 1, 2026-Mar 31, 2026", also without blanks between the two.
fn span(text: &str) -> Option<DateToken> {
    dates::parse(text).or_else(|| dates::parse(&text.replace('-', " - ")))
}

/// The days that a table of settings names.
fn stated_in(table: &ParsedTable) -> Option<StatedPeriod> {
    let cell = |record: usize, column: usize| one_line(table.grid().field(record, column));
    let line = |record: usize| format!("{}: {}", cell(record, 0), cell(record, 1));
    let lines: Vec<String> = table.shape.rows.iter().map(line).collect();
    let whole = || {
        table.shape.rows.iter().find_map(|record| match span(&cell(record, 1))? {
            DateToken::Span { from, to } => {
                let source = format!("“{}” in the same download", cell(record, 0));
                Some(StatedPeriod { first: from, last: to, source })
            }
            _ => None,
        })
    };
    whole().or_else(|| stated_period::in_lines(&lines))
}

fn settings(files: &[ParsedFile]) -> Option<StatedPeriod> {
    let tables = files.iter().flat_map(|file| &file.tables);
    tables.filter(|table| holds_settings(table)).find_map(stated_in)
}

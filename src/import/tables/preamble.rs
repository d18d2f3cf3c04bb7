//! The lines above a table: titles, comments, and labels with their values.

use super::rows::NAME_BYTES;
use super::{TableShape, is_data};
use crate::import::cells::clean::one_line;
use crate::import::cells::dates::{self, DateToken};
use crate::import::lines::grid::Grid;
use crate::import::lines::record_list::RecordList;
use crate::import::meaning::stated_period;

/// Lines a block of labels has at most.
const LABEL_LINES: usize = 20;
/// Bytes of the longest line that says two days.
const LONGEST_DAYS: usize = 120;
/// Characters of a label.
const LABEL_CHARS: usize = 40;

/// Whether a block ended by a blank line holds only titles and labels with their values ("Date
/// range: Mar 1, 2025 - Mar 5, 2025") and no table.
pub(super) fn is_one(grid: &Grid, block: &RecordList) -> bool {
    let has_label = |record: usize| {
        is_label(grid.field(record, 0)) || (grid.n_filled(record) == 2 && is_span(grid, record))
    };
    let is_lone = |record: usize| grid.n_filled_up_to(record, 2) < 2;
    let is_short = block.len() <= LABEL_LINES;
    let are_labels = || {
        block.iter().any(has_label)
            && block.iter().all(|record| has_label(record) || is_lone(record))
    };
    is_short && (are_labels() || is_of_period(grid, block) || are_pairs(grid, block))
}

/// "Weekly report" and below it "February 24, 2025 - March 5, 2025", "March 2025": lone words and
/// the days a report is about.
fn is_of_period(grid: &Grid, block: &RecordList) -> bool {
    let lone = |record: usize| {
        let mut cells = grid.record(record).filter(|cell| !cell.trim().is_empty());
        cells.next().filter(|_| cells.next().is_none())
    };
    let is_period = |cell: &str| {
        cell.contains(char::is_alphabetic)
            && !matches!(dates::parse(cell), None | Some(DateToken::Year(_)))
            || matches!(
                dates::parse(cell),
                Some(DateToken::Span { .. } | DateToken::NumericSpan { .. })
            )
    };
    // The commas of "March 1, 2025 - March 3, 2025" part it into cells.
    let is_parted = |record: usize| {
        let days = grid.record(record).collect::<Vec<_>>().join(",");
        days.len() <= LONGEST_DAYS
            && matches!(
                dates::parse(days.trim_end_matches(',')),
                Some(DateToken::Span { .. } | DateToken::NumericSpan { .. })
            )
    };
    let is_of_days = |record: usize| lone(record).is_some_and(is_period) || is_parted(record);
    let is_one =
        |record: usize| is_of_days(record) || lone(record).is_some_and(|cell| !is_data(cell));
    block.len() <= 4 && block.iter().all(is_one) && block.iter().any(is_of_days)
}

/// "Name", "Start date" and the like, each with its value beside it, and no more: the settings of a
/// report.
fn are_pairs(grid: &Grid, block: &RecordList) -> bool {
    let is_pair = |record: usize| {
        grid.n_filled_up_to(record, 3) <= 2
            && grid.field(record, 0).trim().starts_with(char::is_alphabetic)
            && dates::parse(grid.field(record, 0)).is_none()
    };
    block.len() > 1
        && block.iter().all(is_pair)
        && block.iter().any(|record| is_edge_of_report(grid, record))
}

/// "Start date" beside a day.
fn is_edge_of_report(grid: &Grid, record: usize) -> bool {
    stated_period::is_edge(grid.field(record, 0)) && dates::parse(grid.field(record, 1)).is_some()
}

/// "Time range" beside "Mar 1, 2025 - Mar 5, 2025": the days of a report and no row of it.
fn is_span(grid: &Grid, record: usize) -> bool {
    let has_name = grid.field(record, 0).chars().next().is_some_and(char::is_alphabetic);
    let days = dates::parse(grid.field(record, 1));
    has_name && matches!(days, Some(DateToken::Span { .. } | DateToken::NumericSpan { .. }))
}

/// "Account: @bakery", "Date range:"
fn is_label(cell: &str) -> bool {
    let Some((label, _)) = cell.trim().split_once(':') else { return false };
    // "Total followers on 1/9/2025:" holds digits, a time of day does too.
    let holds_digits = label.contains(|c: char| c.is_ascii_digit());
    let mut letters = label.chars();
    letters.next().is_some_and(char::is_alphabetic)
        && label.chars().count() <= LABEL_CHARS
        && (!holds_digits || cell.trim().ends_with(':'))
        && !super::words::is_total_word(label)
}

/// The first of several titled tables may have two titles above it: that of the report, which goes for
/// all of them, and its own, which stands next to it.
pub(super) fn part_titles(tables: &mut [TableShape]) {
    let [first, others @ ..] = tables else { return };
    let is_titled = |table: &TableShape| table.title.is_some();
    let (Some(report), Some(own)) = (first.title.clone(), first.preamble.last().cloned()) else {
        return;
    };
    let is_title = own.chars().count() <= LABEL_CHARS && !own.contains(':') && !is_data(&own);
    if others.is_empty() || !others.iter().all(is_titled) || own == report || !is_title {
        return;
    }
    first.title = Some(own);
    for table in tables {
        table.report = Some(report.clone());
    }
}

/// Lines above a table that are kept.
const PREAMBLE_LINES: usize = 200;

/// Titles are lone cells; comments keep their words without the `#`.
pub(super) fn read(grid: &Grid, records: &[usize], table: &mut TableShape) {
    for record in records {
        let cells: Vec<String> =
            grid.record(*record).map(one_line).filter(|cell| !cell.is_empty()).collect();
        let is_pair = is_span(grid, *record) || is_edge_of_report(grid, *record);
        let line = cells.join(if is_pair && cells.len() == 2 { ": " } else { ", " });
        let text = line.trim_start_matches('#').trim();
        if text.is_empty() || text.chars().all(|c| c == '-' || c == '=') {
            continue;
        }
        if !line.starts_with('#') && cells.len() == 1 && table.title.is_none() {
            table.title = Some(text[..text.floor_char_boundary(NAME_BYTES)].to_owned());
        }
        if table.preamble.len() == PREAMBLE_LINES {
            break;
        }
        table.preamble.push(text.to_owned());
        if let Some((label, value)) = text.split_once(':')
            && !label.contains('/')
            && !value.trim().is_empty()
        {
            table.facts.push((label.trim().to_owned(), value.trim().to_owned()));
        }
    }
}

//! The lines above a table: titles, comments, and labels with their values.

use super::TableShape;
use super::rows::NAME_BYTES;
use crate::import::cells::clean::one_line;
use crate::import::cells::dates::{self, DateToken};
use crate::import::lines::grid::Grid;
use crate::import::lines::record_list::RecordList;

/// Lines a block of labels has at most.
const LABEL_LINES: usize = 20;
/// Characters of a label.
const LABEL_CHARS: usize = 40;

/// Whether a block ended by a blank line holds only titles and labels with their values ("Date
/// range: Mar 1, 2025 - Mar 5, 2025") and no table.
pub(super) fn is_one(grid: &Grid, block: &RecordList) -> bool {
    let has_label = |record: usize| {
        is_label(grid.field(record, 0)) || (grid.n_filled(record) == 2 && is_span(grid, record))
    };
    let is_lone = |record: usize| grid.n_filled_up_to(record, 2) < 2;
    block.len() <= LABEL_LINES
        && block.iter().any(has_label)
        && block.iter().all(|record| has_label(record) || is_lone(record))
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

/// Lines above a table that are kept.
const PREAMBLE_LINES: usize = 200;

/// Titles are lone cells; comments keep their words without the `#`.
pub(super) fn read(grid: &Grid, records: &[usize], table: &mut TableShape) {
    for record in records {
        let cells: Vec<String> =
            grid.record(*record).map(one_line).filter(|cell| !cell.is_empty()).collect();
        let line = cells.join(", ");
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

//! The sentences about a file's letters and the shape of its lines.

use crate::import::lines::records::{self, Damage};
use crate::import::lines::text::Decoded;
use crate::import::problem::{ImportProblem, Severity, problem, rows_text};
use crate::model::counted;

pub(in crate::import) fn about_letters(decoded: &Decoded<'_>, problems: &mut Vec<ImportProblem>) {
    if decoded.n_replaced > 0 {
        let message = format!(
            "What could not be read as {} was replaced ({}); only texts should be touched",
            decoded.encoding,
            counted(decoded.n_replaced, "byte")
        );
        problems.push(problem(Severity::Warning, message));
    }
    if decoded.n_nul > 0 {
        let message = format!("Taken out of the text: {}", counted(decoded.n_nul, "NUL character"));
        problems.push(problem(Severity::Warning, message));
    }
    if let Some((n, page)) = decoded.others {
        let message = format!(
            "Some of the text ({}) is stored as {page} and the rest as {}, as after files were put together; each line was read as it is stored, so look at its letters",
            counted(n, "line"),
            decoded.encoding
        );
        problems.push(problem(Severity::Warning, message));
    }
    if decoded.is_guess {
        let message = format!(
            "The file does not say how its letters are stored; read as {}",
            decoded.encoding
        );
        problems.push(problem(Severity::Note, message));
    }
}

/// Says which records (from 0) were not read because their fields may have moved.
pub(in crate::import) fn about_moved(moved: &[usize]) -> Option<ImportProblem> {
    let first = *moved.first()?;
    let rows: Vec<usize> = moved.iter().map(|record| record + 1).collect();
    let message = format!(
        "More fields than column names in {}, maybe a separator inside a text or a figure; which figure belongs to which name is not sure, so nothing of it is read",
        rows_text(&rows)
    );
    Some(problem(Severity::Warning, message).at_row(first + 1))
}

pub(in crate::import) fn about_lines(damage: &Damage, problems: &mut Vec<ImportProblem>) {
    let rows = |records: &[usize]| records.iter().map(|record| record + 1).collect::<Vec<_>>();
    if let Some(first) = damage.unclosed.first() {
        let message = format!(
            "A quote that begins in {} is never closed within 64 kB and 1,000 lines; it was read as a letter, so look at that row",
            rows_text(&rows(&damage.unclosed))
        );
        problems.push(problem(Severity::Error, message).at_row(first + 1));
    }
    if let Some(first) = damage.too_long.first() {
        let message = format!(
            "A field in {} is longer than 64 kB and was cut",
            rows_text(&rows(&damage.too_long))
        );
        problems.push(problem(Severity::Error, message).at_row(first + 1));
    }
    if let Some(first) = damage.too_wide.first() {
        let message = format!(
            "There are more than {} columns in {}; the others were left out",
            records::COLUMNS,
            rows_text(&rows(&damage.too_wide))
        );
        problems.push(problem(Severity::Error, message).at_row(first + 1));
    }
    if damage.is_cut {
        let message = format!(
            "Only the first {} rows were read; export a shorter range of dates",
            records::RECORDS
        );
        problems.push(problem(Severity::Error, message));
    }
}

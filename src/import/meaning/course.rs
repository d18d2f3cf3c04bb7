//! Standings told by their course: figures that hardly move, that rest and jump, that never fall, or
//! that grow by what another column says came in.

use jiff::civil::Date;

use crate::import::cells::clean::normal;
use crate::import::cells::date_column;
use crate::import::columns::ColumnContent;
use crate::import::columns::time_axis;
use crate::import::meaning::aliases::guess;
use crate::import::meaning::standing::{figure, stands_still};
use crate::import::source::file::ParsedTable;

/// Rows of the longest table that is looked at.
const MOST_ROWS: usize = 20_000;
/// Rows with figures that make a course.
const ENOUGH: usize = 10;
/// What hardly ever happens stays the same, too.
const LOWEST: f64 = 50.0;

/// How the figures of a standing move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Course {
    /// From row to row by less than a hundredth.
    HardlyMoves,
    /// Most often not at all, and then by a jump.
    Rests,
    /// Never down, and slowly up.
    Climbs,
}

/// The course of a column of whole figures that only a standing has.
pub(in crate::import) fn of(table: &ParsedTable, column: usize) -> Option<Course> {
    let mark = table.columns[column].mark;
    if stands_still(table, column, mark) {
        return Some(Course::HardlyMoves);
    }
    let values = values(table, column)?;
    let has_low = values.iter().any(|value| *value < LOWEST);
    let course = if has_low || values.len() < ENOUGH {
        None
    } else if rests(&values) {
        Some(Course::Rests)
    } else if climbs(&values) {
        Some(Course::Climbs)
    } else {
        None
    };
    // Rows in the order of their figures look so, too.
    course.filter(|_| is_in_order(table))
}

/// The column whose figures a column of sums grows by: "Total views" beside "Views gained".
pub(in crate::import) fn grows_by(table: &ParsedTable, column: usize) -> Option<usize> {
    const PAIRS: usize = 3;
    let values = values(table, column)?;
    let rises = values.windows(2).filter(|pair| pair[1] > pair[0]).count();
    let falls = values.windows(2).filter(|pair| pair[1] < pair[0]).count();
    if values.len() <= PAIRS || rises.min(falls) > 0 || rises.max(falls) < 2 {
        return None;
    }
    let is_newest_first = falls > 0;
    let is_change = |other: usize| {
        let changes = self::values(table, other)
            .filter(|changes| changes.len() == values.len() && has_several(changes));
        changes.is_some_and(|changes| {
            let pairs = values.windows(2).zip(changes.windows(2));
            let fits = pairs.filter(|(pair, change)| {
                let (grown, said) = if is_newest_first {
                    (pair[0] - pair[1], change[0])
                } else {
                    (pair[1] - pair[0], change[1])
                };
                (grown - said).abs() < 0.5
            });
            fits.count() * 10 >= (values.len() - 1) * 9
        })
    };
    let others = table.columns.iter().enumerate();
    let mut others = others.filter(|(other, info)| {
        *other != column
            && info.content == ColumnContent::Figures
            && says_what_came(&info.header)
            && are_about_the_same(&table.columns[column].header, &info.header)
    });
    others
        .find(|(other, _)| is_change(*other))
        .map(|(other, _)| other)
        .filter(|_| is_in_order(table))
}

/// "Views gained", "new videos", but not "Change", which any count may have beside it.
fn says_what_came(header: &str) -> bool {
    const COMPARES: [&str; 8] =
        ["change", "difference", "diff", "delta", "vs", "variation", "veränderung", "previous"];
    let name = normal(header);
    guess(header).is_wanted && !name.split(' ').any(|word| COMPARES.contains(&word))
}

/// Whether two names have a word in common, and the first is not that of what came in itself: small
/// counts fit each other by chance.
fn are_about_the_same(sums: &str, changes: &str) -> bool {
    const CAME: [&str; 6] = ["new", "gained", "lost", "net", "neue", "daily"];
    let (sums, changes) = (normal(sums), normal(changes));
    let words = || sums.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2);
    let others: Vec<&str> = changes.split(|c: char| !c.is_alphanumeric()).collect();
    !words().any(|word| CAME.contains(&word)) && words().any(|word| others.contains(&word))
}

/// Three different figures at least, or none that is small: what is always 1 fits anything that
/// grows day by day.
fn has_several(values: &[f64]) -> bool {
    const SMALL: f64 = 10.0;
    let mut seen: Vec<f64> = Vec::new();
    for value in values {
        if !seen.iter().any(|other| (other - value).abs() < 0.5) {
            seen.push(*value);
        }
    }
    seen.len() >= 3 || values.iter().all(|value| *value >= SMALL)
}

/// The figures of a column in the order of the file; `None` unless each row has a whole one.
fn values(table: &ParsedTable, column: usize) -> Option<Vec<f64>> {
    let rows = &table.shape.rows;
    if table.dates.is_none() || rows.len() > MOST_ROWS {
        return None;
    }
    let mark = table.columns[column].mark;
    let read = |record| figure(table, record, column, mark).filter(|value| value.fract() == 0.0);
    rows.iter().map(read).collect()
}

/// Seven of ten rows repeat the one before, and some do not.
fn rests(values: &[f64]) -> bool {
    let n_same = values.windows(2).filter(|pair| (pair[1] - pair[0]).abs() < 0.5).count();
    n_same * 10 >= (values.len() - 1) * 6 && n_same + 1 < values.len()
}

/// Never down (or never up, newest first), with several steps, and by less than a half in all.
fn climbs(values: &[f64]) -> bool {
    let rises = values.windows(2).filter(|pair| pair[1] > pair[0]).count();
    let falls = values.windows(2).filter(|pair| pair[1] < pair[0]).count();
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(0.0, f64::max);
    rises.min(falls) == 0 && rises.max(falls) >= 4 && high <= low * 1.5
}

/// Whether each row is about a later day than the one before, or each about an earlier one.
fn is_in_order(table: &ParsedTable) -> bool {
    let Some(source) = table.dates else { return false };
    let tokens = time_axis::tokens(table.grid(), &table.shape, source);
    let starts = date_column::read(&tokens, None, None).starts;
    let days: Vec<Date> = starts.into_iter().flatten().collect();
    days.len() == table.shape.rows.len()
        && (days.windows(2).all(|pair| pair[0] < pair[1])
            || days.windows(2).all(|pair| pair[0] > pair[1]))
}

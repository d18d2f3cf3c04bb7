//! Standings told by their course: figures that hardly move, that rest and jump, that never fall, or
//! that grow by what another column says came in.

use std::cell::{Cell, OnceCell};

use jiff::civil::Date;

use crate::import::cells::clean::normal;
use crate::import::cells::date_column;
use crate::import::cells::word_list;
use crate::import::columns::time_axis;
use crate::import::columns::{ColumnContent, ColumnInfo};
use crate::import::meaning::aliases::{guess, latin_key};
use crate::import::meaning::standing::{figure, stands_still};
use crate::import::source::file::ParsedTable;
use crate::model::{InputKind, day_number};

/// Rows of the longest table that is looked at.
const MOST_ROWS: usize = 20_000;
/// Rows with figures that make a course.
const ENOUGH: usize = 10;
/// Figures of changes that are kept, and comparisons made, for one table: a table of hundreds of
/// standings would else be held against itself for minutes.
const MOST_KEPT: usize = 2_000_000;
const MOST_COMPARED: usize = 20_000_000;
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

/// What was found out about the columns of one table, so that each is read once, however many
/// there are.
#[derive(Default)]
pub(in crate::import) struct Courses {
    /// Columns that say what came in, with their figures; worked out when first asked for.
    all: OnceCell<Vec<Change>>,
    is_in_order: OnceCell<bool>,
    are_days: OnceCell<bool>,
    /// Figures that were held against each other so far.
    n_compared: Cell<usize>,
}

struct Change {
    column: usize,
    values: Vec<f64>,
}

impl Courses {
    /// The course of a column of whole figures that only a standing has.
    pub(in crate::import) fn of(&self, table: &ParsedTable, column: usize) -> Option<Course> {
        let course = if stands_still(table, column, table.columns[column].mark) {
            Some(Course::HardlyMoves)
        } else {
            let values = values(table, column)?;
            let has_low = values.iter().any(|value| *value < LOWEST);
            if has_low || values.len() < ENOUGH {
                None
            } else if rests(&values) {
                Some(Course::Rests)
            } else if climbs(&values) {
                Some(Course::Climbs)
            } else {
                None
            }
        };
        // Rows in the order of their figures look so, too.
        course.filter(|_| self.is_in_order(table))
    }

    /// Whether a column is called a total and its figures only ever grow from day to day, by little:
    /// what is there by then, and not what came. Weeks and months of a good year grow, too.
    pub(in crate::import) fn is_total(&self, table: &ParsedTable, column: usize) -> bool {
        const ROWS: usize = 8;
        const MOVES: usize = 4;
        const LARGEST_STEP: f64 = 0.1;
        // "(total)" sums up parts, such as organic and sponsored.
        let header = &table.columns[column].header;
        if !names_total(header) || header.trim_end().ends_with(')') {
            return false;
        }
        let Some(values) = values(table, column).filter(|values| values.len() >= ROWS) else {
            return false;
        };
        let rises = values.windows(2).filter(|pair| pair[1] > pair[0]).count();
        let falls = values.windows(2).filter(|pair| pair[1] < pair[0]).count();
        let high = values.iter().copied().fold(0.0, f64::max);
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        // A step is a small part of what is there.
        #[expect(clippy::cast_precision_loss, reason = "at most some thousand rows")]
        let is_slow = (high - low) / (values.len() - 1) as f64 <= high * LARGEST_STEP;
        rises.min(falls) == 0
            && rises.max(falls) >= MOVES
            && is_slow
            && self.is_in_order(table)
            && *self.are_days.get_or_init(|| are_days(table))
            && !sums_others(table, column)
    }

    fn is_in_order(&self, table: &ParsedTable) -> bool {
        *self.is_in_order.get_or_init(|| is_in_order(table))
    }

    fn changes(&self, table: &ParsedTable) -> &[Change] {
        let change = |(column, info): (usize, &ColumnInfo)| {
            if info.content != ColumnContent::Figures || !says_what_came(&info.header) {
                return None;
            }
            let values = values(table, column).filter(|values| has_several(values))?;
            Some(Change { column, values })
        };
        let most = MOST_KEPT / table.shape.rows.len().max(1);
        let columns = || table.columns.iter().enumerate();
        self.all.get_or_init(|| columns().filter_map(change).take(most).collect())
    }

    /// The column whose figures a column of sums grows by: "Total views" beside "Views gained".
    pub(in crate::import) fn grows_by(&self, table: &ParsedTable, column: usize) -> Option<usize> {
        const PAIRS: usize = 3;
        let values = values(table, column)?;
        let rises = values.windows(2).filter(|pair| pair[1] > pair[0]).count();
        let falls = values.windows(2).filter(|pair| pair[1] < pair[0]).count();
        if values.len() <= PAIRS || rises.min(falls) > 0 || rises.max(falls) < 2 {
            return None;
        }
        let is_newest_first = falls > 0;
        let of_others = self.changes(table).iter().filter(|change| change.column != column);
        let mut fitting = of_others.filter(|change| {
            self.is_sum_of(&values, &change.values, is_newest_first)
                && are_about_the_same(
                    &table.columns[column].header,
                    &table.columns[change.column].header,
                )
        });
        fitting.next().map(|change| change.column).filter(|_| self.is_in_order(table))
    }

    /// The standing of the table whose steps from row to row a column holds.
    pub(in crate::import) fn steps_of(&self, table: &ParsedTable, column: usize) -> Option<usize> {
        const PAIRS: usize = 3;
        const MOST_COLUMNS: usize = 150;
        let is_standing = |at: &usize| {
            let info = &table.columns[*at];
            let meaning = table.meaning(*at);
            *at != column
                && info.content == ColumnContent::Figures
                && meaning.kind == InputKind::Stock
        };
        let mut standings =
            (0..table.columns.len().min(MOST_COLUMNS)).filter(is_standing).peekable();
        standings.peek()?;
        let changes = values(table, column).filter(|values| has_several(values))?;
        let moves_by = |at: &usize| {
            let sums = values(table, *at).filter(|sums| sums.len() > PAIRS);
            sums.is_some_and(|sums| {
                [false, true].iter().any(|newest| self.is_sum_of(&sums, &changes, *newest))
            })
        };
        standings.find(moves_by).filter(|_| self.is_in_order(table))
    }

    /// Whether in nine of ten rows a sum grows by the change; gives up as soon as it cannot be.
    fn is_sum_of(&self, sums: &[f64], changes: &[f64], is_newest_first: bool) -> bool {
        let n = sums.len().saturating_sub(1);
        let most_misses = n - (n * 9).div_ceil(10);
        let mut n_misses = 0;
        for (pair, change) in sums.windows(2).zip(changes.windows(2)) {
            self.n_compared.set(self.n_compared.get() + 1);
            let (grown, said) = if is_newest_first {
                (pair[0] - pair[1], change[0])
            } else {
                (pair[1] - pair[0], change[1])
            };
            n_misses += usize::from((grown - said).abs() >= 0.5);
            if n_misses > most_misses || self.n_compared.get() > MOST_COMPARED {
                return false;
            }
        }
        sums.len() == changes.len()
    }
}

/// "Total views", "ビュー合計", "Gesamtaufrufe", "Views to date".
pub(in crate::import) fn names_total(header: &str) -> bool {
    const TOTALS: &str = "total totals totales totais totaux totale totali totaal gesamt insgesamt toplam \
        celkem ogolem razem lacznie yhteensa osszesen cumulative cumule cumulee cumules acumulado acumulada \
        acumulados acumuladas kumuliert kumulierte cumulato alltime";
    let name = latin_key(header);
    let mut words = name.split([' ', '(', ')']);
    words.any(|word| word.starts_with("gesamt") || word_list::has(TOTALS, word))
        || name.ends_with(" to date")
        || name.ends_with(" so far")
}

/// Whether other columns of the row are parts of a total: "Email visits" beside "Total visits".
fn sums_others(table: &ParsedTable, column: usize) -> bool {
    let name = latin_key(&table.columns[column].header);
    let Some(of) = name.strip_prefix("total ") else { return false };
    let mut others = table
        .columns
        .iter()
        .enumerate()
        .filter(|(at, info)| *at != column && info.content == ColumnContent::Figures);
    others.any(|(_, info)| {
        latin_key(&info.header).strip_suffix(of).is_some_and(|by| by.ends_with(' '))
    })
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
        if seen.len() == 3 {
            return true;
        }
    }
    values.iter().all(|value| *value >= SMALL)
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

/// The days of the rows that have one, in the order of the file.
fn days(table: &ParsedTable) -> Vec<Date> {
    /// Any year, where the dates leave it out: only their order is looked at.
    const YEAR: i16 = 2024;
    let Some(source) = table.dates else { return Vec::new() };
    let tokens = time_axis::tokens(table.grid(), &table.shape, source);
    let starts = date_column::read(&tokens, None, Some(YEAR)).starts;
    starts.into_iter().flatten().collect()
}

/// Whether nearly all rows are about the day after, or before, that of the row above.
fn are_days(table: &ParsedTable) -> bool {
    let days = days(table);
    let is_next = |pair: &&[Date]| (day_number(pair[1]) - day_number(pair[0])).abs() <= 1;
    let n_next = days.windows(2).filter(is_next).count();
    n_next > 0 && n_next * 10 >= (days.len() - 1) * 8
}

/// Whether each row is about a later day than the one before, or each about an earlier one.
fn is_in_order(table: &ParsedTable) -> bool {
    let days = days(table);
    // A day that stands there twice is a slip, as long as it is the only one of many.
    let n_same = days.windows(2).filter(|pair| pair[0] == pair[1]).count();
    days.len() == table.shape.rows.len()
        && n_same * 10 <= days.len()
        && (days.windows(2).all(|pair| pair[0] <= pair[1])
            || days.windows(2).all(|pair| pair[0] >= pair[1]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{NoProgress, Reading, read_file};

    /// A table whose columns all grow by one from day to day, each from another figure on.
    fn wide(n_columns: usize, n_rows: usize) -> ParsedTable {
        let names: Vec<String> = (0..n_columns).map(|at| format!("Metric {at}")).collect();
        let mut text = format!("Date,{}\n", names.join(","));
        for row in 0..n_rows {
            let figures: Vec<String> =
                (0..n_columns).map(|at| (1_000 + 7 * at + row).to_string()).collect();
            let day = Date::constant(2025, 3, 1)
                .saturating_add(jiff::Span::new().days(i64::try_from(row).unwrap_or(0)));
            text.extend([day.to_string(), ",".to_owned(), figures.join(","), "\n".to_owned()]);
        }
        let mut file = read_file("wide.csv", text.as_bytes(), Reading::texts(&NoProgress));
        file.tables.remove(0)
    }

    #[test]
    fn hundreds_of_standings_are_held_against_each_other_a_bounded_number_of_times() {
        let table = wide(300, 30);
        let courses = Courses::default();
        for column in 0..table.columns.len() {
            assert_eq!(courses.grows_by(&table, column), None);
        }
        // Each pair is given up at the fourth row that does not fit.
        let n_pairs = 300 * 299;
        let n = courses.n_compared.get();
        assert!((1..=4 * n_pairs).contains(&n), "{n} comparisons");
    }

    #[test]
    fn comparisons_end_however_wide_a_table_is() {
        let courses = Courses::default();
        courses.n_compared.set(MOST_COMPARED);
        assert!(!courses.is_sum_of(&[1.0, 3.0, 6.0], &[1.0, 2.0, 3.0], false));
        assert!(Courses::default().is_sum_of(&[1.0, 3.0, 6.0], &[1.0, 2.0, 3.0], false));
    }
}

//! Rows that sum up the rows above them and say so with more than one word: "Subtotal Facebook",
//! "Summe Januar", "Week 23 total".

use std::collections::BTreeSet;

use super::words::TOTAL_WORDS;
use super::{TableShape, is_data};
use crate::import::cells::clean::{normal, visible};
use crate::import::cells::dates;
use crate::import::cells::numbers::{self, Cell, DecimalMark};
use crate::import::cells::word_list;
use crate::import::columns::time_axis;
use crate::import::lines::grid::Grid;

/// Rows of the longest table that is looked at: such tables are made by hand or by a pivot.
const MOST_ROWS: usize = 5_000;
/// Columns at the left in which the words may stand.
const COLUMNS: usize = 3;
/// Letters of the longest such words.
const LONGEST: usize = 60;

/// Takes such rows out of the rows of a table. The words alone prove nothing, "Total Care" may be a
/// product: what they name has to stand above them, or the rows above have to come to their figures.
pub(super) fn mark(grid: &Grid, table: &mut TableShape) {
    if !(3..=MOST_ROWS).contains(&table.rows.len()) || table.headers.len() < 2 {
        return;
    }
    // Most tables have none.
    if !table.rows.iter().any(|record| label(grid, record).is_some()) {
        return;
    }
    let mut found = BTreeSet::new();
    // The rows since the last such sum, and all names above.
    let mut block: Vec<usize> = Vec::new();
    let mut names: BTreeSet<String> = BTreeSet::new();
    for record in &table.rows {
        let label = label(grid, record);
        let is_sum = label.is_some_and(|rest| {
            adds_up(grid, record, &block) || (names_above(&rest, &names) && !block.is_empty())
        });
        if is_sum {
            found.insert(record);
            block.clear();
            continue;
        }
        block.push(record);
        names.extend((0..COLUMNS).map(|column| normal(grid.field(record, column))));
    }
    // Where most rows are called so, they are the rows.
    // One at the end sums up all others, which their figures tell whatever it is called.
    let is_last = found.len() == 1 && found.first().copied() == table.rows.last();
    if found.is_empty() || is_last || found.len() * 2 > table.rows.len() {
        return;
    }
    table.rows = table.rows.without(&found);
    table.ragged.retain(|record| !found.contains(record));
    table.totals.extend(found);
    table.totals.sort_unstable();
}

/// Takes out rows that name what they sum up, "Total: Account", wherever they stand and however many
/// there are: reports of advertising by month have one for each of them, dated as the others are.
pub(super) fn mark_named(grid: &Grid, table: &mut TableShape) {
    // What somebody wrote may begin so, too.
    const TEXTS: &str = "post;text;title;message;caption;subject;headline;description;content;station;\
        beitrag;titel;nachricht;betreff;beschreibung;titre;titulo;título;mensagem;mensaje;texto;texte;tekst";
    let is_text = |column: usize| {
        table.headers.get(column).is_some_and(|header| word_list::has_name(TEXTS, &normal(header)))
    };
    let is_total = |record: usize| {
        let label = names_whole(grid, record);
        let column = grid.record(record).position(|cell| Some(cell.trim()) == label);
        label.is_some() && !column.is_some_and(is_text)
    };
    let mut found = BTreeSet::new();
    if table.rows.len() <= MOST_ROWS {
        found.extend(table.rows.iter().filter(|record| is_total(*record)));
        if found.len() == table.rows.len() {
            return;
        }
        table.rows = table.rows.without(&found);
    } else {
        // Of many rows they are the last ones.
        while let Some(last) = table.rows.last()
            && names_whole(grid, last).is_some()
        {
            found.extend(table.rows.pop());
        }
    }
    if found.is_empty() {
        return;
    }
    table.ragged.retain(|record| !found.contains(record));
    table.totals.extend(found);
    table.totals.sort_unstable();
}

/// The cell of a row that says what the row is the total of: "Total: Account", "Total : Compte". Texts of
/// posts may say so, too.
pub fn names_whole(grid: &Grid, record: usize) -> Option<&str> {
    const LABELS: usize = 8;
    let cells = || grid.record(record).map(str::trim);
    let is_one = |cell: &&str| {
        let Some((word, of)) = cell.split_once([':', '：']) else { return false };
        cell.len() <= LONGEST
            && TOTAL_WORDS.contains(&word.trim().to_lowercase().as_str())
            && of.contains(char::is_alphabetic)
    };
    let found = cells().take(LABELS).find(is_one)?;
    (cells().any(is_data) && !cells().any(|cell| cell.starts_with("http"))).then_some(found)
}

/// Where every row is called a total, they sum up nothing and are the rows.
pub(super) fn take_as_rows(grid: &Grid, table: &mut TableShape) {
    const FEWEST: usize = 3;
    let name = |record: usize| grid.field(record, 0).trim();
    let Some(first) = table.totals.first().copied().filter(|_| table.rows.is_empty()) else {
        return;
    };
    if table.totals.len() >= FEWEST && table.totals.iter().all(|row| name(*row) == name(first)) {
        table.rows = std::mem::take(&mut table.totals).into_iter().collect();
    }
}

/// What a row says it is the sum of; `None` where it does not call itself one.
fn label(grid: &Grid, record: usize) -> Option<String> {
    let cells = (0..COLUMNS).map(|column| visible(grid.field(record, column)));
    let mut words =
        cells.filter(|cell| cell.contains(char::is_alphabetic) && cell.len() <= LONGEST);
    words.find_map(|cell| named_sum(&cell))
}

/// "Facebook" of "Subtotal Facebook", "Facebook Total", "Total: Facebook".
fn named_sum(cell: &str) -> Option<String> {
    let name = normal(cell);
    let is_total = |word: &str| TOTAL_WORDS.contains(&word.trim_matches(['(', ')', '*']));
    let (first, after) = name.split_once(' ')?;
    let (before, last) = name.rsplit_once(' ')?;
    // "Sub total Facebook", "Grand total of Facebook".
    let two = after.split_once(' ').map(|(second, rest)| (format!("{first} {second}"), rest));
    match two {
        Some((two, rest)) if is_total(&two) => Some(rest.to_owned()),
        _ if is_total(first) => Some(after.to_owned()),
        _ if is_total(last) => Some(before.to_owned()),
        _ => None,
    }
}

/// Whether what is summed up has its name above, or is a stretch of time.
fn names_above(rest: &str, names: &BTreeSet<String>) -> bool {
    const FILLERS: [&str; 9] = ["of", "for", "de", "der", "des", "do", "da", "di", "du"];
    let words: Vec<&str> = rest.split(' ').filter(|word| !FILLERS.contains(word)).collect();
    let rest = words.join(" ");
    names.contains(&rest)
        || dates::parse(&rest).is_some()
        || time_axis::bare_period(&rest).is_some()
}

/// Whether the figures of a row are the sums of those of the rows above it, in half of the columns
/// at least: standings and rates have no sum.
fn adds_up(grid: &Grid, record: usize, above: &[usize]) -> bool {
    let (mut n, mut n_equal) = (0, 0);
    for column in 0..grid.width(record) {
        let cell = grid.field(record, column);
        if !is_data(cell) || dates::parse(cell).is_some_and(|_| column < COLUMNS) {
            continue;
        }
        n += 1;
        let is_sum = |mark: DecimalMark| {
            let figure = |row: usize| match numbers::read(grid.field(row, column), mark) {
                Cell::Figure { value, .. } => Some(value),
                Cell::Missing | Cell::Text => None,
            };
            let sum: f64 = above.iter().copied().filter_map(figure).sum();
            figure(record).is_some_and(|total| {
                total != 0.0 && (total - sum).abs() <= total.abs() * 1e-6 + 0.011
            })
        };
        n_equal += usize::from([DecimalMark::Point, DecimalMark::Comma].into_iter().any(is_sum));
    }
    n_equal > 0 && n_equal * 2 >= n && !above.is_empty()
}

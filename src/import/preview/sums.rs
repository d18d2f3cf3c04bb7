//! Rows that are the sums of other rows, told by their figures whatever they are called: a total at
//! the edge of a table, and above each group of rows what they come to.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::cells::clean::{normal, visible};
use crate::import::cells::numbers::FigureUnit;
use crate::import::cells::word_list;
use crate::import::choices::UnitChoice;
use crate::import::columns::ColumnContent;
use crate::import::columns::time_axis;
use crate::import::preview::column_series::figure;
use crate::import::source::file::ParsedTable;
use crate::import::tables::{is_total_word, is_whole_word};
use crate::model::InputKind;

/// Rows beyond which nothing is held against each other.
const MOST_ROWS: usize = 20_000;
/// Other rows that make equal figures no accident.
const FEWEST: usize = 3;

/// A table's figures that add up.
pub(super) struct Additive<'a> {
    table: &'a ParsedTable,
    /// For each such column the figure of each row (place).
    columns: Vec<Vec<Option<f64>>>,
    /// The columns with words and dates.
    names: Vec<usize>,
}

impl<'a> Additive<'a> {
    /// `None` where nothing adds up, or there is too much of it.
    pub fn of(table: &'a ParsedTable) -> Option<Self> {
        if !(FEWEST..=MOST_ROWS).contains(&table.shape.rows.len()) {
            return None;
        }
        let adds_up = |column: &usize| {
            let info = &table.columns[*column];
            let is_flow = || table.meaning(*column).kind == InputKind::Flow;
            let is_share = matches!(info.unit, Some(FigureUnit::Percent));
            info.content == ColumnContent::Figures && !is_share && is_flow()
        };
        let read = |column: usize| {
            let info = &table.columns[column];
            let unit = UnitChoice::of(info.unit.as_ref(), info.is_fraction);
            let cells = table.shape.rows.iter().map(|row| table.grid().field(row, column));
            cells.map(|cell| figure(cell, info.mark, &unit)).collect()
        };
        let columns: Vec<Vec<Option<f64>>> =
            (0..table.columns.len()).filter(adds_up).map(read).collect();
        let is_name = |column: &usize| {
            let content = table.columns[*column].content;
            let is_figure = matches!(content, ColumnContent::Figures | ColumnContent::Empty);
            !is_figure || table.dates.is_some_and(|source| source.names(*column))
        };
        let names = (0..table.columns.len()).filter(is_name).collect();
        (!columns.is_empty()).then_some(Self { table, columns, names })
    }

    fn cell(&self, row: usize, column: usize) -> &str {
        let record = self.table.shape.rows.get(row).unwrap_or_default();
        self.table.grid().field(record, column)
    }

    /// Whether a row at the edge of the table is the sum of all others. One that has a place in
    /// time like the others is none.
    pub fn is_total(&self, row: usize, left: &[usize]) -> bool {
        let left: BTreeSet<usize> = left.iter().copied().chain([row]).collect();
        let others = || (0..self.table.shape.rows.len()).filter(|at| !left.contains(at));
        let n_others = others().count();
        let is_called = self.names.iter().any(|column| {
            let label = visible(self.cell(row, *column));
            says_total(&label) || counts_rows(&label, n_others)
        });
        if self.has_day(row) && !is_called {
            return false;
        }
        if self.names.iter().any(|column| names_total(&visible(self.cell(row, *column))))
            && self.is_largest(row, others())
        {
            return true;
        }
        let mut n_equal = 0;
        let mut n = 0;
        for figures in &self.columns {
            let Some(total) = figures[row].filter(|total| *total != 0.0) else { continue };
            let parts: Vec<f64> =
                others().filter_map(|at| figures[at]).filter(|part| *part != 0.0).collect();
            n += 1;
            n_equal += usize::from(parts.len() > 1 && is_sum(total, &parts));
        }
        let is_sure = n_others >= FEWEST && n_equal > 1 && !self.are_proportional()
            || n_others >= 2 * FEWEST && n_equal > 1
            || n_others > 1 && is_called;
        n_equal > 0 && n_equal * 5 >= n * 4 && is_sure
    }

    /// Whether no figure of a row is smaller than that of another one.
    fn is_largest(&self, row: usize, mut others: impl Iterator<Item = usize>) -> bool {
        others.all(|at| {
            self.columns.iter().all(|figures| {
                figures[row].unwrap_or_default() >= figures[at].unwrap_or(f64::NEG_INFINITY)
            })
        })
    }

    /// Whether a row has a place in time of its own, as the one beside it has.
    fn has_day(&self, row: usize) -> bool {
        let Some(source) = self.table.dates else { return false };
        let tokens = time_axis::tokens(self.table.grid(), &self.table.shape, source);
        let neighbour = if row == 0 { 1 } else { row - 1 };
        let kind =
            |row: usize| tokens.get(row).copied().flatten().map(|d| std::mem::discriminant(&d));
        kind(row).is_some_and(|own| kind(neighbour) == Some(own))
    }

    /// Whether all columns are the first one times a number: then one equal sum makes all equal.
    fn are_proportional(&self) -> bool {
        let Some((first, others)) = self.columns.split_first() else { return true };
        others.iter().all(|column| {
            let pairs = first.iter().zip(column).filter_map(|(one, other)| (*one).zip(*other));
            let mut ratios = pairs.filter(|(one, _)| *one != 0.0).map(|(one, other)| other / one);
            let Some(ratio) = ratios.next() else { return true };
            ratios.all(|other| (other - ratio).abs() <= 1e-9 * ratio.abs())
        })
    }

    /// The rows (places) that sum up the rows of the next level: blank where these are filled, and
    /// alike in everything else they name.
    pub fn subtotals(&self) -> Vec<usize> {
        let mut found: BTreeSet<usize> = BTreeSet::new();
        for column in self.names.iter().rev() {
            let rows = 0..self.table.shape.rows.len();
            let (blank, filled): (Vec<usize>, Vec<usize>) = rows
                .filter(|row| !found.contains(row))
                .partition(|row| visible(self.cell(*row, *column)).is_empty());
            if blank.is_empty() || filled.len() < 2 || blank.len() > filled.len() {
                continue;
            }
            let (mut matched, mut n_unlike, mut n_parts) = (Vec::new(), 0, 0);
            let mut sums: BTreeMap<Vec<usize>, BTreeMap<String, Vec<usize>>> = BTreeMap::new();
            for row in &blank {
                let named: Vec<usize> = self
                    .names
                    .iter()
                    .copied()
                    .filter(|name| !visible(self.cell(*row, *name)).is_empty())
                    .collect();
                let groups =
                    sums.entry(named.clone()).or_insert_with(|| self.grouped(&filled, &named));
                let Some(parts) = groups.get(&self.key(*row, &named)) else { continue };
                if self.is_sum_of(*row, parts) {
                    matched.push(*row);
                    n_parts += parts.len();
                } else {
                    n_unlike += 1;
                }
            }
            let is_sure = matched.len() > 1 && n_parts > matched.len()
                || n_parts >= FEWEST && self.columns.len() > 1;
            if is_sure && n_unlike * 5 <= matched.len() {
                found.extend(matched);
            }
        }
        found.into_iter().collect()
    }

    fn grouped(&self, rows: &[usize], named: &[usize]) -> BTreeMap<String, Vec<usize>> {
        let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for row in rows {
            groups.entry(self.key(*row, named)).or_default().push(*row);
        }
        groups
    }

    fn key(&self, row: usize, named: &[usize]) -> String {
        let cells: Vec<_> = named.iter().map(|column| visible(self.cell(row, *column))).collect();
        cells.join("\u{1f}")
    }

    fn is_sum_of(&self, row: usize, parts: &[usize]) -> bool {
        let mut n = 0;
        self.columns.iter().all(|figures| {
            let values: Vec<f64> = parts.iter().filter_map(|part| figures[*part]).collect();
            let total = figures[row].unwrap_or_default();
            n += usize::from(total != 0.0);
            is_sum(total, &values)
        }) && n > 0
    }
}

/// Whether figures add up to a total, as far as printed decimals can tell.
fn is_sum(total: f64, parts: &[f64]) -> bool {
    let sum: f64 = parts.iter().sum();
    let are_whole = parts.iter().all(|part| part.fract() == 0.0);
    let slack = if are_whole { 0.0 } else { 0.011 };
    (total - sum).abs() <= slack + 1e-9 * sum.abs()
}

/// "2 campaigns", "Results from 2 campaigns" beside so many others.
fn counts_rows(label: &str, n_others: usize) -> bool {
    let mut words = label.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut numbers = words.clone().filter_map(|word| word.parse::<usize>().ok());
    let counted = numbers.next().filter(|_| numbers.next().is_none());
    n_others > 1
        && counted == Some(n_others)
        && words.any(|word| word.chars().all(char::is_alphabetic) && word.len() > 2)
}

/// "Account total", "Total de la cuenta", "Summe aller Kampagnen": a total of something, whatever
/// it comes to.
fn names_total(label: &str) -> bool {
    const OF: &str = "of for de del da do des du di für aller van";
    let name = normal(label);
    let words: Vec<&str> =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_of = |word: &&str| word_list::has(OF, word);
    match words.as_slice() {
        [first, second, ..] if is_total_word(first) => is_of(second),
        [_, .., last] => is_total_word(last),
        _ => false,
    }
}

/// Whether a name speaks of a total: "Account total", "Total de 6 résultats", "** Total **",
/// "Summary", "Σ".
fn says_total(label: &str) -> bool {
    const OTHERS: &str = "summary zusammenfassung resumen resumo samlet everything sum σ summe 총계 합계 總計 総計 총합계";
    let name = normal(label);
    let bare = name.trim_matches(|c: char| !c.is_alphanumeric());
    let mut words = bare.split(|c: char| !c.is_alphanumeric());
    is_whole_word(bare)
        || word_list::has(OTHERS, bare)
        || words.any(is_total_word)
        || bare.is_empty() && !name.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{NoProgress, Reading, read_file};

    fn check(text: &str, totals: &[usize], subtotals: &[usize]) {
        let file = read_file("a.csv", text.as_bytes(), Reading::texts(&NoProgress));
        let table = &file.tables[0];
        let sums = Additive::of(table).unwrap();
        let last = table.shape.rows.len() - 1;
        let left = sums.subtotals();
        let found: Vec<usize> =
            [0, last].into_iter().filter(|row| sums.is_total(*row, &left)).collect();
        assert_eq!((found.as_slice(), left.as_slice()), (totals, subtotals), "{text}");
    }

    #[test]
    fn a_row_that_is_the_sum_of_all_others_is_a_total_whatever_it_is_called() {
        let rows = "A,5,70\nB,6,81\nC,7,12\n";
        for name in ["Acme Ltd", "All campaigns", "Account total", "--", "6 Kampagnen", "Σ"] {
            check(&format!("Campaign,Clicks,Likes\n{name},18,163\n{rows}"), &[0], &[]);
            check(&format!("Campaign,Clicks,Likes\n{rows}{name},18,163\n"), &[3], &[]);
            // What says that it is a total of something is one, whatever it comes to.
            let others: &[usize] = if name == "Account total" { &[3] } else { &[] };
            check(&format!("Campaign,Clicks,Likes\n{rows}{name},18,164\n"), others, &[]);
        }
        // Figures that are all alike prove nothing, and neither do two rows.
        check("Campaign,Clicks,Likes\nA,1,10\nB,2,20\nC,3,30\nD,6,60\n", &[], &[]);
        check("Campaign,Clicks,Likes\nA,1,12\nB,2,20\nC,3,32\n", &[], &[]);
        // A day is one, whatever it comes to.
        check(
            "Date,Clicks,Likes\n2026-01-01,5,70\n2026-01-02,6,81\n2026-01-03,7,12\n2026-01-04,18,163\n",
            &[],
            &[],
        );
    }

    #[test]
    fn rows_above_their_parts_are_subtotals() {
        check(
            "Campaign,Ad,Clicks,Likes\nA,,11,90\nA,One,5,70\nA,Two,6,20\nB,,9,33\nB,One,9,33\n",
            &[],
            &[0, 3],
        );
        check(
            "Day,Campaign,Ad,Clicks,Likes\n2026-01-01,,,20,123\n2026-01-01,A,,11,90\n2026-01-01,A,One,5,70\n2026-01-01,A,Two,6,20\n2026-01-01,B,,9,33\n2026-01-01,B,One,4,3\n2026-01-01,B,Two,5,30\n",
            &[],
            &[0, 1, 4],
        );
        // An unknown country is no sum of the others.
        check("Country,City,Clicks\nPeru,Lima,5\nPeru,,2\nChile,Arica,4\nChile,,1\n", &[], &[]);
    }
}

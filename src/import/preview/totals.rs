//! Rows that sum others up: never readings, but a check on what was read, and for people counted
//! once the only sum there is.

use crate::import::cells::clean::visible;
use crate::import::cells::dates;
use crate::import::cells::numbers::{self, Cell, DecimalMark};
use crate::import::choices::{ColumnRef, ImportChoices, TableRef, UnitChoice};
use crate::import::columns::ColumnContent;
use crate::import::preview::TotalReport;
use crate::import::preview::column_series;
use crate::import::preview::nameless::is_nameless;
use crate::import::preview::sums::Additive;
use crate::import::problem::{ImportProblem, Severity, problem, quoted};
use crate::import::source::file::ParsedTable;
use crate::import::tables::names_whole;
use crate::model::{InputKind, NumberFormat};

/// How a total of the file compares with its rows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum TotalVerdict {
    /// Nothing to compare: it sums up a part of the rows, or the column is not understood.
    #[default]
    NotCompared,
    /// The rows add up to it, as far as printed figures can.
    Equal,
    /// The rows add up to this.
    Differs { sum: f64 },
    /// People counted once and rates have no sum.
    NotAdditive,
}

/// One figure of a row that sums others up.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::import) struct Total {
    /// The record it stands in, from 0.
    pub record: usize,
    /// The words of the row; empty where it has none.
    pub label: String,
    pub column: usize,
    pub value: f64,
    pub verdict: TotalVerdict,
}

/// Rows that sum others up beyond which a report names no more of them.
const TOTALS: usize = 1_000;
/// Columns a sentence names at most.
const NAMED: usize = 5;

/// The totals of a table and the rows (places) that are totals without saying so.
pub(in crate::import) fn find(table: &ParsedTable) -> (Vec<Total>, Vec<usize>) {
    let grid = table.grid();
    let mut totals = Vec::new();
    for record in table.shape.totals.iter().take(TOTALS) {
        let mut cells = grid.record(*record).map(str::trim);
        // A total that nobody labelled begins with a figure.
        let is_words = |cell: &&str| numbers::read(cell, DecimalMark::Point) == Cell::Text;
        let first = || cells.find(|cell| !cell.is_empty()).filter(is_words);
        let label = names_whole(grid, *record).or_else(first).unwrap_or("");
        totals.extend(figures_of(table, *record, label));
    }
    let last = table.shape.rows.len().saturating_sub(1);
    let sums = Additive::of(table);
    let mut nameless = sums.as_ref().map(Additive::subtotals).unwrap_or_default();
    for row in [0, last] {
        let is_sum = || sums.as_ref().is_some_and(|sums| sums.is_total(row, &nameless));
        if nameless.contains(&row) {
            // What sums up the rows below it may be all of them.
            if is_nameless(table, row) {
                totals.extend(figures_of(table, table.shape.rows.at(row), ""));
            }
        } else if is_nameless(table, row) || is_sum() {
            totals.extend(figures_of(table, table.shape.rows.at(row), ""));
            nameless.push(row);
        }
    }
    nameless.sort_unstable();
    (totals, nameless)
}

pub(super) fn figures_of(table: &ParsedTable, record: usize, label: &str) -> Vec<Total> {
    let total = |(column, info): (usize, &crate::import::columns::ColumnInfo)| {
        let unit = UnitChoice::of(info.unit.as_ref(), info.is_fraction);
        let cell = table.grid().field(record, column);
        let value = (info.content == ColumnContent::Figures)
            .then(|| column_series::figure_of(info, cell, info.mark, &unit))??;
        let label = label.to_owned();
        Some(Total { record, label, column, value, verdict: TotalVerdict::NotCompared })
    };
    table.columns.iter().enumerate().filter_map(total).collect()
}

/// Compares totals with the rows of the table. `nameless` are rows (places) that are totals, in
/// their order.
pub(in crate::import) fn compare(
    table: &ParsedTable,
    at: TableRef,
    choices: &ImportChoices,
    nameless: &[usize],
    totals: &mut [Total],
) {
    let mut columns: Vec<usize> = totals.iter().map(|total| total.column).collect();
    columns.sort_unstable();
    columns.dedup();
    for column in columns {
        let column_ref = ColumnRef { file: at.file, table: at.table, column };
        let Some(choice) = choices.columns.get(&column_ref) else { continue };
        let of_column: Vec<&mut Total> =
            totals.iter_mut().filter(|total| total.column == column).collect();
        if choice.kind != InputKind::Flow {
            for total in of_column {
                total.verdict = TotalVerdict::NotAdditive;
            }
            continue;
        }
        let is_row = |row: usize| nameless.binary_search(&row).is_err();
        let cells = table.shape.rows.iter().enumerate().filter(|(row, _)| is_row(*row));
        let cells: Vec<&str> =
            cells.map(|(_, record)| table.grid().field(record, column)).collect();
        let info = &table.columns[column];
        let read = |cell: &&str| column_series::figure_of(info, cell, choice.mark, &choice.unit);
        let sum: f64 = cells.iter().filter_map(read).sum();
        let tolerance = (rounding(&cells) * info.times).max(sum.abs() * 1e-12);
        let is_equal = |total: &Total| (total.value - sum).abs() <= tolerance;
        let is_any_equal = of_column.iter().any(|total| is_equal(total));
        let n = of_column.len();
        let largest = of_column.iter().map(|total| total.value).fold(f64::NEG_INFINITY, f64::max);
        // What sums up a part of the rows is no more than they are.
        let is_more =
            |total: &Total| total.value >= largest && total.value > sum.max(0.0) + tolerance;
        for total in of_column {
            total.verdict = if is_equal(total) {
                TotalVerdict::Equal
            } else if is_any_equal && is_more(total) {
                TotalVerdict::Differs { sum }
            } else if is_any_equal || n > 1 {
                // "Total: Video" beside "Total: Account" sums up a part.
                TotalVerdict::NotCompared
            } else {
                TotalVerdict::Differs { sum }
            };
        }
    }
}

/// The total of a column over all rows. Of several rows of totals ("Total: Account", "Total: Video") it
/// is one whose other figures the rows add up to, else the first; what sums up a part of the rows
/// never stands for a figure that is missing there.
pub(in crate::import) fn of_all_rows(totals: &[Total], column: usize) -> Option<&Total> {
    let first = totals.first()?.record;
    let is_equal = |record: usize| {
        let mut of_record = totals.iter().filter(|total| total.record == record);
        of_record.any(|total| total.verdict == TotalVerdict::Equal)
    };
    let has_equal = totals.iter().any(|total| is_equal(total.record));
    let is_of_all = |record: usize| if has_equal { is_equal(record) } else { record == first };
    totals.iter().find(|total| total.column == column && is_of_all(total.record))
}

/// How far a sum of printed figures may be off: half a unit of the last printed place for each of
/// them. Whole numbers are exact.
fn rounding(cells: &[&str]) -> f64 {
    let decimals = |cell: &&str| {
        let after = cell.trim_end_matches(|c: char| !c.is_ascii_digit());
        after.rfind(['.', ',']).map_or(0, |at| after.len() - at - 1)
    };
    let places = cells.iter().map(decimals).filter(|places| *places != 3).max().unwrap_or(0);
    let n = u32::try_from(cells.len()).unwrap_or(u32::MAX);
    match i32::try_from(places.min(9)) {
        Ok(places) if places > 0 => 0.5 * 10_f64.powi(-places) * (f64::from(n) + 1.0),
        _ => 0.0,
    }
}

/// Totals as a report lists them.
pub(in crate::import) fn reports(
    table: &ParsedTable,
    at: TableRef,
    totals: &[Total],
) -> Vec<TotalReport> {
    let report = |total: &Total| TotalReport {
        table: at.table,
        label: total.label.clone(),
        column: table.columns[total.column].header.clone(),
        value: total.value,
        verdict: total.verdict,
    };
    totals.iter().map(report).collect()
}

/// What the check found, in a few sentences.
pub(in crate::import) fn tell(table: &ParsedTable, totals: &[Total]) -> Vec<ImportProblem> {
    let header = |total: &Total| table.columns[total.column].header.as_str();
    let mut problems: Vec<ImportProblem> = summaries(table).chain(closing_line(table)).collect();
    let with = |fits: fn(&TotalVerdict) -> bool| {
        let mut names: Vec<&str> = Vec::new();
        for total in totals.iter().filter(|total| fits(&total.verdict)) {
            if !names.contains(&header(total)) {
                names.push(header(total));
            }
        }
        names
    };
    let equal = with(|verdict| *verdict == TotalVerdict::Equal);
    if !equal.is_empty() {
        let message = format!("The rows add up to the file's own total of {}", listed(&equal));
        problems.push(problem(Severity::Note, message));
    }
    let is_more = |total: &&Total| equal.contains(&header(total)) && is_differing(&total.verdict);
    problems.extend(more_in_file(table, totals.iter().filter(is_more)));
    for total in totals.iter().filter(|total| !is_more(total)) {
        if let TotalVerdict::Differs { sum } = total.verdict {
            let show = |value: f64| NumberFormat::default().format(value, None);
            let message = format!(
                "The rows add up to {}, the file's own total says {}: a difference of {}",
                show(sum),
                show(total.value),
                show(total.value - sum)
            );
            problems.push(
                problem(Severity::Note, message).at_row(total.record + 1).at_column(header(total)),
            );
        }
    }
    let apart = with(|verdict| *verdict == TotalVerdict::NotAdditive);
    if !apart.is_empty() {
        let whose = if apart.len() == 1 { "total is" } else { "totals are" };
        let message = format!(
            "{} cannot be added up, so the file's own {whose} not compared",
            listed(&apart)
        );
        problems.push(problem(Severity::Note, message));
    }
    problems
}

fn is_differing(verdict: &TotalVerdict) -> bool {
    matches!(verdict, TotalVerdict::Differs { .. })
}

/// Says that the rows come to one total of the file and another one is larger: the file shows a part of
/// what it sums up.
fn more_in_file<'a>(
    table: &ParsedTable,
    mut totals: impl Iterator<Item = &'a Total> + Clone,
) -> Option<ImportProblem> {
    let mut names: Vec<&str> =
        totals.clone().map(|total| table.columns[total.column].header.as_str()).collect();
    names.dedup();
    let total = totals.next()?;
    let TotalVerdict::Differs { sum } = total.verdict else { return None };
    let show = |value: f64| NumberFormat::default().format(value, None);
    let others = if names.len() > 1 {
        format!(", and so in {}", listed(&names[1..]))
    } else {
        String::new()
    };
    let message = format!(
        "The rows come to {} of the {} that the row {} says{others}; what the file leaves out is not imported, export it without a filter if it should count",
        show(sum),
        show(total.value),
        quoted(&total.label),
    );
    Some(problem(Severity::Warning, message).at_row(total.record + 1).at_column(names[0]))
}

/// Says which lone text below the rows was taken for no row: "Showing top 500 results".
fn closing_line(table: &ParsedTable) -> Option<ImportProblem> {
    let (grid, shape) = (table.grid(), &table.shape);
    let last = shape.rows.last()?;
    let is_lone = |record: &usize| *record > last && grid.n_filled_up_to(*record, 2) == 1;
    let record = shape.remarks.iter().copied().find(is_lone)?;
    let text = grid.record(record).map(visible).find(|cell| !cell.is_empty())?;
    let message = format!("The line {} closes the table and is no row", quoted(&text));
    Some(problem(Severity::Note, message).at_row(record + 1))
}

/// Says which rows with figures at the end of a table are about all others: means, targets.
fn summaries(table: &ParsedTable) -> impl Iterator<Item = ImportProblem> + '_ {
    let (grid, shape) = (table.grid(), &table.shape);
    let is_header = |record: &usize| {
        [&shape.header_repeats, &shape.permuted]
            .iter()
            .any(|list| list.binary_search(record).is_ok())
    };
    let of_figures = shape.remarks.iter().copied().filter(move |record| {
        grid.n_filled_up_to(*record, 2) > 1
            && !is_header(record)
            && !grid.field(*record, 0).starts_with('{')
    });
    of_figures.map(move |record| {
        let label = grid.record(record).map(visible).find(|cell| !cell.is_empty());
        let holds_figure = grid.record(record).any(|cell| {
            matches!(numbers::read(cell, DecimalMark::Point), Cell::Figure { .. })
                && dates::parse(cell).is_none()
        });
        let what = if holds_figure { "is about all others" } else { "closes the table" };
        let message = format!("The row “{}” {what} and is not read", label.unwrap_or_default());
        problem(Severity::Note, message).at_row(record + 1)
    })
}

/// "A, B and 3 more".
pub(in crate::import) fn listed(names: &[&str]) -> String {
    let shown = names.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(NAMED) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

//! One table with its choices to series, counts and problems.

use std::collections::BTreeSet;

use super::choices::{ChannelChoice, ColumnRef, ImportChoices, TableRef, UnitChoice};
use super::clean::visible;
use super::column_series;
use super::columns::ColumnContent;
use super::date_column::{self, DateColumn, DateOrder};
use super::file::{ParsedFile, ParsedTable};
use super::measure_series;
use super::preview::{SeriesPreview, SplitColumn, TableCadence, TableReport, TotalReport};
use super::problem::ImportProblem;
use super::progress::Progress;
use super::records::Grid;
use super::rows::{self, RowChoice, SortedRows, Sorting};
use super::stated_period::StatedPeriod;
use super::table_problems as tell;
use super::time_axis::{self, DateSource};
use super::unlabelled;

/// What a table yields.
#[derive(Clone, Debug, Default)]
pub(super) struct TableResult {
    pub report: TableReport,
    pub series: Vec<SeriesPreview>,
    pub totals: Vec<TotalReport>,
    pub problems: Vec<ImportProblem>,
    pub is_cancelled: bool,
}

/// Reads a table as chosen.
pub(super) fn read_table(
    file: &ParsedFile,
    at: TableRef,
    choices: &ImportChoices,
    progress: &dyn Progress,
) -> TableResult {
    let table = &file.tables[at.table];
    let grid = table.grid();
    let mut result = TableResult::default();
    let source = choices.dates.get(&at).copied().filter(|source| fits(table, *source));
    result.report.title.clone_from(&table.shape.title);
    result.report.recognised =
        table.tool.map(|tool| format!("{}, {}", tool.name, table.reason)).unwrap_or_default();
    result.report.header_row = table.shape.header_record.map(|record| record + 1);
    result.report.is_taken = choices.tables.get(&at).copied().unwrap_or(source.is_some());
    result.report.period = choices.periods.get(&at).filter(|_| source.is_none()).cloned();
    result.totals = totals(grid, table, at.table);
    if let Some(source) = source {
        read_dated(file, at, choices, source, progress, &mut result);
        return result;
    }
    result.report.rows = table.shape.rows.len();
    result.report.skipped = table.shape.totals.len() + table.shape.remarks.len();
    if result.report.is_taken
        && let Some(period) = result.report.period.clone()
    {
        read_period(table, at, choices, &period, progress, &mut result);
    }
    result
}

/// Whether a choice names columns the table has.
fn fits(table: &ParsedTable, source: DateSource) -> bool {
    match source {
        DateSource::Column(column) => column < table.columns.len(),
        DateSource::YearAndMonth { year, month } => year.max(month) < table.columns.len(),
    }
}

fn read_dated(
    file: &ParsedFile,
    at: TableRef,
    choices: &ImportChoices,
    source: DateSource,
    progress: &dyn Progress,
    result: &mut TableResult,
) {
    let table = &file.tables[at.table];
    let grid = table.grid();
    let tokens = time_axis::tokens(grid, &table.shape, source);
    let order = choices.date_orders.get(&at).copied();
    let dates = date_column::read(&tokens, order, choices.last_years.get(&at).copied());
    let sorting = Sorting {
        grid,
        table,
        starts: &dates.starts,
        cadence: dates.cadence,
        channel: channel_of(table, at, choices),
    };
    let rows = rows::sort(sorting, choices.rows.get(&at));
    fill_report(table, source, &dates, &rows, &mut result.report);
    let undated = take_undated(grid, table, at.table, source, &dates, &mut result.totals);
    let context = Context { at, table, dates: &dates, rows: &rows, source: Some(source), choices };
    if !result.report.is_taken {
        return;
    }
    tell::about_dates(&context, source, &undated, &mut result.problems);
    tell::about_rows(&context, &mut result.problems);
    read_columns(&context, progress, result);
}

/// A table without a time axis as one value for the days it is about.
fn read_period(
    table: &ParsedTable,
    at: TableRef,
    choices: &ImportChoices,
    period: &StatedPeriod,
    progress: &dyn Progress,
    result: &mut TableResult,
) {
    result.problems.push(tell::about_period(period));
    let Some((cadence, start)) = period.place() else { return };
    let mut starts = vec![Some(start); table.shape.rows.len()];
    for row in unlabelled::totals(table) {
        starts[row] = None;
        let figures = figures_of(table.grid(), table, table.shape.rows[row]);
        let total =
            |(column, value)| TotalReport { table: at.table, label: String::new(), column, value };
        result.totals.extend(figures.into_iter().map(total));
        result.report.rows -= 1;
        result.report.skipped += 1;
    }
    let dates = DateColumn {
        starts,
        cadence,
        order: DateOrder::YearMonthDay,
        reason: String::new(),
        is_uncertain: false,
        lacks_year: false,
        are_weeks_shifted: false,
        partial: Vec::new(),
    };
    let sorting = Sorting {
        grid: table.grid(),
        table,
        starts: &dates.starts,
        cadence,
        channel: channel_of(table, at, choices),
    };
    let added = RowChoice::Events { cadence };
    let is_single = table.shape.rows.len() < 2;
    let guess = if is_single { RowChoice::Once } else { added };
    let rows = rows::sort(sorting, Some(choices.rows.get(&at).unwrap_or(&guess)));
    result.report.rows_as = rows.mode.clone();
    result.report.splits = splits(table);
    result.report.first = Some(start);
    result.report.last = Some(start);
    let context = Context { at, table, dates: &dates, rows: &rows, source: None, choices };
    read_columns(&context, progress, result);
}

fn channel_of<'a>(
    table: &ParsedTable,
    at: TableRef,
    choices: &'a ImportChoices,
) -> &'a ChannelChoice {
    static ALL: ChannelChoice = ChannelChoice::Named(String::new());
    let fits = |choice: &&ChannelChoice| !matches!(choice, ChannelChoice::Column(column) if *column >= table.columns.len());
    choices.channels.get(&at).filter(fits).unwrap_or(&ALL)
}

fn read_columns(context: &Context<'_>, progress: &dyn Progress, result: &mut TableResult) {
    let columns = &context.table.columns;
    for (column, info) in columns.iter().enumerate() {
        if !progress.step(column as u64, columns.len() as u64) {
            result.is_cancelled = true;
            return;
        }
        let at = ColumnRef { file: context.at.file, table: context.at.table, column };
        let choice = context.choices.columns.get(&at).filter(|choice| choice.take);
        if let Some(choice) = choice
            && info.content == ColumnContent::Figures
        {
            column_series::read(context, column, choice, result);
        }
    }
    measure_series::read(context, result);
    tell::about_columns(context, &mut result.problems);
}

/// What the reading of one table's columns shares.
pub(super) struct Context<'a> {
    pub at: TableRef,
    pub table: &'a ParsedTable,
    pub dates: &'a DateColumn,
    pub rows: &'a SortedRows,
    /// The time axis; `None` for a table that is one value for a stated period.
    pub source: Option<DateSource>,
    pub choices: &'a ImportChoices,
}

impl Context<'_> {
    /// Whether periods without a row are 0 for flows.
    pub fn absent_zero(&self) -> bool {
        self.choices.absent_zero.get(&self.at).copied().unwrap_or(false)
    }
}

fn fill_report(
    table: &ParsedTable,
    source: DateSource,
    dates: &DateColumn,
    rows: &SortedRows,
    report: &mut TableReport,
) {
    let header = |column: usize| table.columns[column].header.clone();
    let starts = || dates.starts.iter().flatten().copied();
    report.rows = starts().count() - rows.n_identical - rows.replaced.len();
    let all = table.shape.rows.len() + table.shape.totals.len() + table.shape.remarks.len();
    report.skipped = all - report.rows;
    report.cadence = match rows.mode {
        RowChoice::Events { .. } => TableCadence::Event,
        RowChoice::Once | RowChoice::Split { .. } => TableCadence::Every(dates.cadence),
    };
    report.date_column = Some(match source {
        DateSource::Column(column) => header(column),
        DateSource::YearAndMonth { year, month } => format!("{}, {}", header(year), header(month)),
    });
    report.date_order = Some(dates.order);
    report.date_order_reason.clone_from(&dates.reason);
    report.first = starts().min();
    report.last = starts().max();
    report.rows_as = rows.mode.clone();
    if rows.mode != RowChoice::Once {
        report.splits = splits(table);
    }
}

/// The columns that could part the rows of a period, with their values.
fn splits(table: &ParsedTable) -> Vec<SplitColumn> {
    const VALUES: usize = 200;
    let grid = table.grid();
    let values = |column: usize| {
        let mut values: Vec<String> = Vec::new();
        let mut seen = BTreeSet::new();
        for record in &table.shape.rows {
            let value = visible(grid.field(*record, column));
            if !value.is_empty() && seen.len() < VALUES && seen.insert(value.to_string()) {
                values.push(value.into_owned());
            }
        }
        values
    };
    rows::splitters(grid, table)
        .into_iter()
        .map(|column| SplitColumn {
            column,
            header: table.columns[column].header.clone(),
            values: values(column),
        })
        .collect()
}

/// Rows without a date: a first or last one full of figures is a total without a name, the others
/// are returned.
fn take_undated(
    grid: &Grid,
    table: &ParsedTable,
    table_idx: usize,
    source: DateSource,
    dates: &DateColumn,
    totals: &mut Vec<TotalReport>,
) -> Vec<usize> {
    let last = table.shape.rows.len().saturating_sub(1);
    let column = match source {
        DateSource::Column(column) => column,
        DateSource::YearAndMonth { year, .. } => year,
    };
    let mut undated = Vec::new();
    for (row, record) in table.shape.rows.iter().enumerate() {
        if dates.starts[row].is_some() {
            continue;
        }
        let is_blank = grid.field(*record, column).trim().is_empty();
        let is_edge = row == 0 || row == last;
        let found = if is_blank && is_edge { figures_of(grid, table, *record) } else { Vec::new() };
        if found.is_empty() {
            undated.push(*record);
        }
        let total =
            |(column, value)| TotalReport { table: table_idx, label: String::new(), column, value };
        totals.extend(found.into_iter().map(total));
    }
    undated
}

/// Rows that sum others up beyond which a report names no more of them.
const TOTALS: usize = 1_000;

/// The figures of the rows that sum others up.
fn totals(grid: &Grid, table: &ParsedTable, table_idx: usize) -> Vec<TotalReport> {
    let mut totals = Vec::new();
    for record in table.shape.totals.iter().take(TOTALS) {
        let label = grid.record(*record).map(str::trim).find(|cell| !cell.is_empty()).unwrap_or("");
        let total = |(column, value)| TotalReport {
            table: table_idx,
            label: label.to_owned(),
            column,
            value,
        };
        totals.extend(figures_of(grid, table, *record).into_iter().map(total));
    }
    totals
}

fn figures_of(grid: &Grid, table: &ParsedTable, record: usize) -> Vec<(String, f64)> {
    let figures = table.columns.iter().enumerate().filter_map(|(column, info)| {
        let is_figures = info.content == ColumnContent::Figures;
        let unit = UnitChoice::of(info.unit.as_ref(), info.is_fraction);
        let cell = grid.field(record, column);
        let value = column_series::figure(cell, info.mark, &unit).filter(|_| is_figures)?;
        Some((info.header.clone(), value))
    });
    figures.collect()
}

//! One table with its choices to series, counts and problems.

use jiff::civil::Date;

use super::choices::{
    ALL_CHANNELS, ChannelChoice, ColumnChoice, ColumnRef, ImportChoices, TableRef,
};
use super::columns::{ColumnContent, ColumnInfo};
use super::date_column::{self, DateColumn};
use super::file::{ParsedFile, ParsedTable};
use super::numbers::{self, Cell, FigureUnit};
use super::preview::{SeriesPreview, TableCadence, TableReport, TotalReport};
use super::problem::ImportProblem;
use super::progress::Progress;
use super::records::Grid;
use super::rows::{self, RowMode, RowsByPeriod, SortedRows};
use super::table_problems as tell;
use super::time_axis::{self, DateSource};
use crate::model::{Cadence, Calendar, InputKind};

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
    result.report.title.clone_from(&table.shape.title);
    result.report.header_row = table.shape.header_record.map(|record| record + 1);
    result.totals = totals(grid, table, at.table);
    let source = choices.dates.get(&at).copied().filter(|source| fits(table, *source));
    if let Some(source) = source {
        read_dated(file, at, choices, source, progress, &mut result);
    } else {
        result.report.rows = table.shape.rows.len();
        result.report.skipped = table.shape.totals.len() + table.shape.remarks.len();
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
    let all = ChannelChoice::Named(ALL_CHANNELS.to_owned());
    let channel = choices
        .channels
        .get(&at)
        .filter(|choice| !matches!(choice, ChannelChoice::Column(column) if *column >= table.columns.len()))
        .unwrap_or(&all);
    let rows = rows::sort(grid, table, &dates.starts, channel);
    fill_report(table, source, &dates, &rows, &mut result.report);
    let undated = take_undated(grid, table, at.table, source, &dates, &mut result.totals);
    let context = Context { at, table, dates: &dates, rows: &rows };
    tell::about_dates(&context, source, &undated, &mut result.problems);
    tell::about_rows(&context, &mut result.problems);
    for (column, info) in table.columns.iter().enumerate() {
        if !progress.step(column as u64, table.columns.len() as u64) {
            result.is_cancelled = true;
            return;
        }
        let column_ref = ColumnRef { file: at.file, table: at.table, column };
        let Some(choice) = choices.columns.get(&column_ref).filter(|choice| choice.take) else {
            continue;
        };
        if info.content == ColumnContent::Figures {
            read_column(&context, column, choice, result);
        }
    }
    tell::about_columns(&context, choices, &mut result.problems);
}

/// What the reading of one table's columns shares.
pub(super) struct Context<'a> {
    pub at: TableRef,
    pub table: &'a ParsedTable,
    pub dates: &'a DateColumn,
    pub rows: &'a SortedRows,
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
        RowMode::Events => TableCadence::Event,
        RowMode::Once | RowMode::Split { .. } => TableCadence::Every(dates.cadence),
    };
    report.date_column = Some(match source {
        DateSource::Column(column) => header(column),
        DateSource::YearAndMonth { year, month } => format!("{}, {}", header(year), header(month)),
    });
    report.date_order = Some(dates.order);
    report.date_order_reason.clone_from(&dates.reason);
    report.first = starts().min();
    report.last = starts().max();
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

/// The figures of the rows that sum others up.
fn totals(grid: &Grid, table: &ParsedTable, table_idx: usize) -> Vec<TotalReport> {
    let mut totals = Vec::new();
    for record in &table.shape.totals {
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
        let value = figure(grid, record, column, info).filter(|_| is_figures)?;
        Some((info.header.clone(), value))
    });
    figures.collect()
}

/// A cell in the unit its column is stored in.
fn figure(grid: &Grid, record: usize, column: usize, info: &ColumnInfo) -> Option<f64> {
    match numbers::read(grid.field(record, column), info.mark) {
        Cell::Figure { value, .. } if info.is_fraction => Some(as_percent(value)),
        Cell::Figure { value, .. } => Some(value),
        Cell::Missing | Cell::Text => None,
    }
}

/// A fraction as percent, without the digits that only come from multiplying.
fn as_percent(fraction: f64) -> f64 {
    let percent = fraction * 100.0;
    let rounded = (percent * 1e12).round() / 1e12;
    if rounded.is_finite() { rounded } else { percent }
}

fn read_column(
    context: &Context<'_>,
    column: usize,
    choice: &ColumnChoice,
    result: &mut TableResult,
) {
    let info = &context.table.columns[column];
    let cannot_be_added = matches!(choice.kind, InputKind::Unique | InputKind::GivenRate);
    let mut is_refused = false;
    for (channel, periods) in &context.rows.channels {
        if cannot_be_added && needs_adding(&context.rows.mode, periods) {
            is_refused = true;
            continue;
        }
        let readings = read_channel(context, column, choice.kind, periods);
        if readings.is_empty() {
            continue;
        }
        let missing = n_periods(context.dates.cadence, periods).saturating_sub(readings.len());
        result.series.push(SeriesPreview {
            file: context.at.file,
            table: context.at.table,
            column: info.header.clone(),
            identifier: choice.identifier.clone(),
            label: choice.label.clone(),
            kind: choice.kind,
            channel: channel.clone(),
            cadence: context.dates.cadence,
            readings,
            missing,
            unit: info.unit.as_ref().map(unit_text),
        });
    }
    if is_refused {
        result.problems.push(tell::cannot_be_added(context, info, choice.kind));
    }
}

/// Whether one figure a period can only be had by adding rows up. A single event may still be one
/// of several that the export leaves out.
fn needs_adding(mode: &RowMode, periods: &RowsByPeriod) -> bool {
    match mode {
        RowMode::Once => false,
        RowMode::Split { .. } => periods.values().any(|rows| rows.len() > 1),
        RowMode::Events => true,
    }
}

/// The values of a column on one channel; several rows of a period are added up, of a standing
/// that each row repeats the last is taken.
fn read_channel(
    context: &Context<'_>,
    column: usize,
    kind: InputKind,
    periods: &RowsByPeriod,
) -> Vec<(Date, f64)> {
    let (grid, table) = (context.table.grid(), context.table);
    let info = &table.columns[column];
    let takes_last = kind == InputKind::Stock && context.rows.mode == RowMode::Events;
    let read = |row: &usize| figure(grid, table.shape.rows[*row], column, info);
    periods
        .iter()
        .filter_map(|(start, rows)| {
            let mut values = rows.iter().filter_map(read);
            let value = if takes_last {
                values.next_back()?
            } else {
                let first = values.next()?;
                values.fold(first, |sum, value| sum + value)
            };
            value.is_finite().then_some((*start, value))
        })
        .collect()
}

fn n_periods(cadence: Cadence, periods: &RowsByPeriod) -> usize {
    let span = periods.keys().next().zip(periods.keys().next_back());
    let n =
        span.map_or(0, |(first, last)| Calendar::default().periods_between(cadence, *first, *last));
    usize::try_from(n).unwrap_or(0)
}

fn unit_text(unit: &FigureUnit) -> String {
    match unit {
        FigureUnit::Percent => "%".to_owned(),
        FigureUnit::Seconds => "seconds".to_owned(),
        FigureUnit::Money(code) => code.clone(),
    }
}

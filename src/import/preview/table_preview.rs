//! One table with its choices to series, counts and problems.

use jiff::civil::Date;

use crate::import::cells::date_column::{self, DateColumn, DateOrder, DecidedBy};
use crate::import::choices::{ChannelChoice, ColumnChoice, ColumnRef, ImportChoices, TableRef};
use crate::import::columns::ColumnContent;
use crate::import::columns::time_axis::DateSource;
use crate::import::meaning::measures;
use crate::import::meaning::standing;
use crate::import::meaning::stated_period::StatedPeriod;
use crate::import::preview::cadences;
use crate::import::preview::column_problems;
use crate::import::preview::column_series;
use crate::import::preview::date_problems;
use crate::import::preview::left_out;
use crate::import::preview::measure_series;
use crate::import::preview::posts_again::PostsAgain;
use crate::import::preview::row_counts::{Given, RowCounts};
use crate::import::preview::row_kind::DayOfRow;
use crate::import::preview::rows::{self, RowChoice, SortedRows, Sorting, SplitBy};
use crate::import::preview::split_columns;
use crate::import::preview::table_dates::{TableDates, dates_of, open_date};
use crate::import::preview::table_problems as tell;
use crate::import::preview::totals::{self, Total};
use crate::import::preview::transfers::Transfers;
use crate::import::preview::wholes::Wholes;
use crate::import::preview::{SeriesPreview, TableCadence, TableReport, TotalReport};
use crate::import::problem::ImportProblem;
use crate::import::progress::{NoProgress, Progress};
use crate::import::side_by_side;
use crate::import::source::file::{ParsedFile, ParsedTable};

/// What a table yields.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct TableResult {
    pub report: TableReport,
    pub series: Vec<SeriesPreview>,
    pub totals: Vec<TotalReport>,
    pub problems: Vec<ImportProblem>,
    /// Which rows gave a reading.
    pub given: Given,
    /// Columns of sums with blank cells: header, rows, periods that hold both.
    pub blanks: Vec<(String, usize, usize)>,
    pub is_cancelled: bool,
}

/// Reads a table as chosen.
pub(in crate::import) fn read_table(
    file: &ParsedFile,
    at: TableRef,
    choices: &ImportChoices,
    progress: &dyn Progress,
) -> TableResult {
    let table = &file.tables[at.table];
    let mut result = TableResult::default();
    let source = choices.dates.get(&at).copied().filter(|source| fits(table, *source));
    result.report.title.clone_from(&table.shape.title);
    result.report.recognised =
        table.tool.map(|tool| format!("{}, {}", tool.name, table.reason)).unwrap_or_default();
    result.report.header_row = table.shape.header_record.map(|record| record + 1);
    result.report.is_taken = choices.tables.get(&at).copied().unwrap_or_else(|| source.is_some());
    result.report.period = choices.periods.get(&at).filter(|_| source.is_none()).cloned();
    let (mut totals, nameless) = totals::find(table);
    totals::compare(table, at, choices, &nameless, &mut totals);
    result.totals = totals::reports(table, at, &totals);
    result.problems = totals::tell(table, &totals);
    let table = Totalled { at, table, totals: &totals, nameless: &nameless };
    if let Some(source) = source {
        read_dated(file, table, choices, source, progress, &mut result);
        return result;
    }
    let shape = &table.table.shape;
    result.report.rows = shape.rows.len() - nameless.len();
    let counts = &mut result.report.counts;
    counts.silent = result.report.rows;
    counts.totals = shape.totals.len() + nameless.len();
    counts.remarks = shape.remarks.len() + shape.moved.len();
    result.report.skipped = counts.left_out();
    match result.report.period.clone().filter(|_| result.report.is_taken) {
        Some(period) => read_period(table, choices, &period, progress, &mut result),
        None => result.problems.extend(result.report.is_taken.then(tell::lacks_days)),
    }
    result
}

/// A table and the rows of it that sum others up.
#[derive(Clone, Copy)]
struct Totalled<'a> {
    at: TableRef,
    table: &'a ParsedTable,
    totals: &'a [Total],
    /// Rows (places) that are totals without saying so.
    nameless: &'a [usize],
}

/// Whether a choice names columns the table has.
fn fits(table: &ParsedTable, source: DateSource) -> bool {
    source.columns().all(|column| column < table.columns.len())
}

fn read_dated(
    file: &ParsedFile,
    totalled: Totalled<'_>,
    choices: &ImportChoices,
    source: DateSource,
    progress: &dyn Progress,
    result: &mut TableResult,
) {
    let Totalled { at, table, totals, nameless } = totalled;
    let grid = table.grid();
    let TableDates { tokens, mut dates } = dates_of(file, at, choices, source, result);
    let repeats = repeats(table, at, choices);
    for row in nameless.iter().chain(repeats) {
        dates.starts[*row] = None;
    }
    let channel = channel_of(table, at, choices);
    let wholes = Wholes::of(table, &dates.starts, channel, &[nameless, repeats]);
    for row in &wholes.rows {
        dates.starts[*row] = None;
    }
    let again = PostsAgain::of(table, &dates.starts, &[nameless, repeats, &wholes.rows]);
    for row in &again.rows {
        dates.starts[*row] = None;
    }
    let transfers = Transfers::of(table);
    for row in &transfers.rows {
        dates.starts[*row] = None;
    }
    let are_events = choices.reads_answers(at) || !again.rows.is_empty();
    let sorted = |dates: &DateColumn| {
        let (starts, cadence) = (&dates.starts, dates.cadence);
        let sorting = Sorting { grid, table, starts, cadence, channel, are_events };
        rows::sort(sorting, choices.rows.get(&at))
    };
    let mut rows = sorted(&dates);
    result.report.cadences = cadences::fitting(&rows, dates.cadence);
    if let Some(cadence) = choices.cadences.get(&at).filter(|wanted| **wanted != dates.cadence) {
        if result.report.cadences.contains(cadence) {
            cadences::put_into(&mut dates, *cadence);
            rows = sorted(&dates);
        } else if result.report.is_taken {
            result.problems.push(cadences::not_followed(*cadence, dates.cadence));
        }
    }
    let undated =
        undated(table, &dates, &[nameless, repeats, &wholes.rows, &again.rows, &transfers.rows]);
    let counts = &mut result.report.counts;
    counts.take_rows(&rows);
    counts.identical += once_more(repeats, nameless);
    counts.replaced += again.rows.len();
    counts.undated = undated.len();
    counts.totals = table.shape.totals.len() + nameless.len() + wholes.rows.len();
    counts.remarks = table.shape.remarks.len() + table.shape.moved.len() + transfers.rows.len();
    fill_report(table, source, &dates, &rows, &mut result.report);
    result.report.lacks_year |= dates.lacks_year;
    let source_of = Some(source);
    let context =
        Context { at, table, dates: &dates, rows: &rows, source: source_of, choices, totals };
    if !result.report.is_taken {
        return;
    }
    result
        .problems
        .extend(tell::about_repeats(table, repeats).into_iter().chain(wholes.tell(table)));
    result.problems.extend(again.tell(table).into_iter().chain(transfers.tell(table)));
    date_problems::about_dates(&context, source, &undated, &mut result.problems);
    tell::about_rows(&context, &mut result.problems);
    read_columns(&context, progress, result);
    if dates.is_uncertain && !result.series.is_empty() {
        result.report.open_order = open_date(table, source, &tokens);
    }
}

/// A table without a time axis as one value for the days it is about.
fn read_period(
    totalled: Totalled<'_>,
    choices: &ImportChoices,
    period: &StatedPeriod,
    progress: &dyn Progress,
    result: &mut TableResult,
) {
    let Totalled { at, table, totals, nameless } = totalled;
    result.problems.push(tell::about_period(period));
    let Some((cadence, start)) = period.place() else { return };
    let mut dates = DateColumn {
        starts: vec![Some(start); table.shape.rows.len()],
        cadence,
        order: DateOrder::YearMonthDay,
        reason: String::new(),
        is_uncertain: false,
        by: DecidedBy::Dates,
        lacks_year: false,
        are_weeks_shifted: false,
        partial: Vec::new(),
        astride: Vec::new(),
        unlike: Vec::new(),
    };
    let repeats = repeats(table, at, choices);
    for row in nameless.iter().chain(repeats) {
        dates.starts[*row] = None;
    }
    let sorting = Sorting {
        grid: table.grid(),
        table,
        starts: &dates.starts,
        cadence,
        channel: channel_of(table, at, choices),
        are_events: false,
    };
    let added = RowChoice::Events { cadence };
    let is_single = dates.starts.iter().flatten().count() < 2;
    let guess = match (is_single, rows::companies(table)) {
        (true, _) => RowChoice::Once,
        (false, Some(column)) => RowChoice::Split { column, by: SplitBy::Channels },
        (false, None) => added,
    };
    let rows = rows::sort(sorting, Some(choices.rows.get(&at).unwrap_or(&guess)));
    let counts = &mut result.report.counts;
    counts.take_rows(&rows);
    counts.identical += once_more(repeats, nameless);
    result.report.rows = counts.silent + counts.elsewhere;
    result.report.skipped = counts.left_out();
    result.report.rows_as = rows.mode.clone();
    result.report.splits = split_columns::of(table);
    result.report.first = Some(start);
    result.report.last = Some(start);
    let context = Context { at, table, dates: &dates, rows: &rows, source: None, choices, totals };
    result.problems.extend(tell::about_repeats(table, repeats));
    tell::about_uneven(&context, &mut result.problems);
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
    /// Rows of which the columns are worth being read side by side.
    const MANY: usize = 100_000;
    let taken: Vec<_> = (0..context.table.columns.len())
        .filter_map(|column| Some((column, chosen(context, column)?)))
        .collect();
    let is_large = context.table.shape.rows.len() >= MANY;
    let n_parts = if is_large { side_by_side::n_parts() } else { 1 };
    let parts: Vec<_> = taken.chunks(taken.len().div_ceil(n_parts).max(1)).collect();
    if let Some((first, others)) = parts.split_first() {
        let first = || read_some(context, first, progress);
        let read = |part: &&[_]| read_some(context, part, &NoProgress);
        for part in side_by_side::each(first, others, read) {
            result.problems.extend(part.problems);
            result.series.extend(part.series);
            result.report.silent.extend(part.report.silent);
            result.blanks.extend(part.blanks);
            result.given.join(&part.given);
            result.is_cancelled |= part.is_cancelled;
        }
    }
    if result.is_cancelled {
        return;
    }
    measure_series::read(context, result);
    result.problems.extend(column_problems::about_blanks(&result.blanks, context.rows.cadence));
    let is_read = !result.series.is_empty();
    let channel = channel_of(context.table, context.at, context.choices);
    result.problems.extend(tell::about_channel(context.table, channel).filter(|_| is_read));
    result.report.counts.take_given(context.rows, &result.given);
    result.problems.extend(standing::check(&result.series));
    tell::cannot_be_added(context, &result.report.silent, is_read, &mut result.problems);
    left_out::tell(context, &mut result.problems);
    tell::about_columns(context, &result.report.silent, is_read, &mut result.problems);
}

/// How a column is to be read, where it holds figures and is taken.
fn chosen<'a>(context: &Context<'a>, column: usize) -> Option<&'a ColumnChoice> {
    let at = ColumnRef { file: context.at.file, table: context.at.table, column };
    let choice = context.choices.columns.get(&at).filter(|choice| choice.take)?;
    (context.table.columns[column].content == ColumnContent::Figures).then_some(choice)
}

/// Reads some columns of a table, one after the other.
fn read_some(
    context: &Context<'_>,
    columns: &[(usize, &ColumnChoice)],
    progress: &dyn Progress,
) -> TableResult {
    let mut result = TableResult::default();
    for (n, (column, choice)) in columns.iter().enumerate() {
        if !progress.step(n as u64, columns.len() as u64) {
            result.is_cancelled = true;
            break;
        }
        column_series::read(context, *column, choice, &mut result);
    }
    result
}

/// What the reading of one table's columns shares.
pub(in crate::import) struct Context<'a> {
    pub at: TableRef,
    pub table: &'a ParsedTable,
    pub dates: &'a DateColumn,
    pub rows: &'a SortedRows,
    /// The time axis; `None` for a table that is one value for a stated period.
    pub source: Option<DateSource>,
    pub choices: &'a ImportChoices,
    pub totals: &'a [Total],
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
    let starts = day_range(&dates.starts);
    let RowCounts { imported, silent, elsewhere, .. } = report.counts;
    report.rows = imported + silent + elsewhere;
    report.skipped = report.counts.left_out();
    report.cadence = match rows.mode {
        RowChoice::Events { .. } => TableCadence::Event,
        RowChoice::Once | RowChoice::Split { .. } => TableCadence::Every(dates.cadence),
    };
    report.date_column = Some(source.columns().map(header).collect::<Vec<_>>().join(", "));
    report.date_order = Some(dates.order);
    report.date_order_reason.clone_from(&dates.reason);
    report.is_order_by_rows = dates.by == DecidedBy::Rows;
    (report.first, report.last) = starts.unzip();
    report.rows_as = rows.mode.clone();
    if matches!(rows.mode, RowChoice::Events { .. }) && measures::come_out(table) {
        report.day_of_row = DayOfRow::CameOut;
    }
    if rows.mode != RowChoice::Once {
        report.splits = split_columns::of(table);
    }
}

/// The first and the last of the days; rows of one day mostly follow each other.
fn day_range(starts: &[Option<Date>]) -> Option<(Date, Date)> {
    date_column::changes(starts).fold(None, |range, day| {
        Some(range.map_or((day, day), |(min, max): (Date, Date)| (min.min(day), max.max(day))))
    })
}

/// Rows without a date that were left out for no other reason; the lists of those are sorted.
fn undated(table: &ParsedTable, dates: &DateColumn, left_out: &[&[usize]]) -> Vec<usize> {
    let is_left = |row: usize| left_out.iter().any(|rows| rows.binary_search(&row).is_ok());
    let rows = dates.starts.iter().enumerate();
    rows.filter(|(row, start)| start.is_none() && !is_left(*row))
        .map(|(row, _)| table.shape.rows.at(row))
        .collect()
}

/// The rows that stand below a repeated header again and are not to count twice.
fn repeats<'a>(table: &'a ParsedTable, at: TableRef, choices: &ImportChoices) -> &'a [usize] {
    if choices.repeats_count.get(&at) == Some(&true) { &[] } else { &table.shape.repeated }
}

/// How many rows stand there again that are no totals.
fn once_more(repeats: &[usize], nameless: &[usize]) -> usize {
    repeats.iter().filter(|row| nameless.binary_search(row).is_err()).count()
}

//! One column of a table to the series of its channels: several rows of a period become one figure,
//! or none where adding them would mean nothing.

use jiff::civil::Date;

use crate::import::cells::numbers::{self, Cell, DecimalMark, FigureUnit};
use crate::import::choices::{Aggregate, ColumnChoice, UnitChoice};
use crate::import::columns::{ColumnInfo, clock};
use crate::import::meaning::accounts;
use crate::import::meaning::currency;
use crate::import::meaning::recognise::Family;
use crate::import::meaning::results;
use crate::import::preview::by_period::RowsByPeriod;
use crate::import::preview::column_problems;
use crate::import::preview::figures::Figures;
use crate::import::preview::row_kind;
use crate::import::preview::rows::{self, RowChoice, SplitBy, is_hour};
use crate::import::preview::table_preview::{Context, TableResult};
use crate::import::preview::table_problems as tell;
use crate::import::preview::totals::{self, Total, TotalVerdict};
use crate::import::preview::{SeriesPreview, Silence};
use crate::import::problem::ImportProblem;
use crate::import::source::file::ParsedTable;
use crate::model::{Cadence, Calendar, DatedValues, InputKind};

/// Periods that may be filled with 0 in one series; more are a mistaken date.
const MOST_FILLED: usize = 20_000;

/// Reads a column as chosen.
pub(in crate::import) fn read(
    context: &Context<'_>,
    column: usize,
    choice: &ColumnChoice,
    result: &mut TableResult,
) {
    let info = &context.table.columns[column];
    if let Some((why, told)) = refused(context, column, choice) {
        result.problems.push(told);
        result.report.silent.push((column, why));
        return;
    }
    let aggregate = aggregate(context, choice);
    let mut is_refused = false;
    let (mut n_several, mut blanks) = (0, Blanks::default());
    let mut values = Figures::default();
    let mut by_channel = Vec::new();
    for (at, (channel, periods)) in context.rows.channels.iter().enumerate() {
        let needs_adding = aggregate.is_none() && needs_adding(&context.rows.mode, periods);
        // Most days have one row, which says what the day was; the others are left out.
        let singles_only = needs_adding && is_nearly_once(context, periods);
        let needs_adding = needs_adding && !singles_only;
        let mut readings = if needs_adding {
            from_total(context, column, periods)
        } else {
            if values.len() == 0 {
                values = Figures::of_column(context, column, choice);
                result.given.note_figures(values.lists());
                by_channel = values.by_channel(&context.rows.channels);
            }
            let own = by_channel.get_mut(at).map(std::mem::take);
            match own.filter(|own| are_finite(own)) {
                Some(own) => DatedValues::new(periods.shared_starts(), own),
                None => one_a_period(periods, &values, aggregate, singles_only),
            }
        };
        if let Some((whole, told)) = larger_total(context, column, choice, &readings) {
            readings = whole;
            result.problems.push(told);
        }
        if aggregate == Some(Aggregate::Sum) && !needs_adding && !singles_only {
            blanks.add(periods, &values);
        }
        n_several += if singles_only { periods.n_several() } else { 0 };
        if needs_adding && readings.is_empty() {
            is_refused = true;
            continue;
        }
        if readings.is_empty() {
            continue;
        }
        let is_mean = aggregate == Some(Aggregate::Mean);
        let kind = if is_mean { InputKind::GivenRate } else { choice.kind };
        fill_absent(context, kind, periods, &mut readings);
        let of_channel = OfChannel { channel, kind, periods, readings, is_mean };
        result.series.push(series_of(context, column, choice, of_channel));
    }
    if n_several > 0 {
        let told = column_problems::several_left_out(&info.header, context.rows.cadence, n_several);
        result.problems.push(told);
    }
    if blanks.n_rows > 0 {
        result.blanks.push((info.header.clone(), blanks.n_rows, blanks.n_periods));
    }
    if is_refused {
        result.report.silent.push((column, Silence::CannotBeAdded(choice.kind)));
    }
}

/// Whether there is nothing but figures; looks at all of them, which is quicker than one by one.
fn are_finite(values: &[f64]) -> bool {
    values.iter().fold(true, |all, value| all & value.is_finite())
}

/// Rows without a figure among others of the same period, which has one: its sum is too low, unless
/// they stand for 0.
#[derive(Default)]
struct Blanks {
    n_rows: usize,
    n_periods: usize,
}

impl Blanks {
    fn add(&mut self, periods: &RowsByPeriod, values: &Figures<'_>) {
        if values.len() == 0 || !periods.has_several() {
            return;
        }
        for rows in periods.lists() {
            let n = rows.iter().count();
            let n_blank = rows.iter().filter(|row| values.of(*row).is_nan()).count();
            if n_blank > 0 && n_blank < n {
                self.n_rows += n_blank;
                self.n_periods += 1;
            }
        }
    }
}

/// The readings of a column on one channel.
struct OfChannel<'a> {
    channel: &'a str,
    kind: InputKind,
    periods: &'a RowsByPeriod,
    readings: DatedValues,
    /// Whether they are plain means of the rows, which the name then says.
    is_mean: bool,
}

fn series_of(
    context: &Context<'_>,
    column: usize,
    choice: &ColumnChoice,
    of: OfChannel<'_>,
) -> SeriesPreview {
    let more = if of.is_mean { " (mean of the rows)" } else { "" };
    let n_all = n_periods(context.rows.cadence, of.periods);
    SeriesPreview {
        file: context.at.file,
        table: context.at.table,
        column: context.table.columns[column].header.clone(),
        column_idx: Some(column),
        identifier: choice.identifier.clone(),
        label: format!("{}{more}", choice.label),
        kind: of.kind,
        channel: own_channel(context, choice, of.channel),
        cadence: context.rows.cadence,
        missing: n_all.saturating_sub(of.readings.len()),
        readings: of.readings,
        unit: choice.unit.stored(),
    }
}

/// Why the rows of a column must not be added up: amounts in several currencies, results of several
/// kinds.
fn refused(
    context: &Context<'_>,
    column: usize,
    choice: &ColumnChoice,
) -> Option<(Silence, ImportProblem)> {
    let (table, mode) = (context.table, &context.rows.mode);
    let header = &table.columns[column].header;
    if let Some(codes) = currency::mixed(table, column, choice.mark, &choice.unit, mode) {
        return Some((Silence::Currencies, tell::two_currencies(header, &codes)));
    }
    let kinds = results::unlike(table, column, mode)?;
    Some((Silence::Results, column_problems::unlike_results(header, &kinds)))
}

/// The channel of a series: a column whose name speaks of a network goes to that one, whatever the
/// table's is; parts of a table stay apart.
fn own_channel(context: &Context<'_>, choice: &ColumnChoice, of_rows: &str) -> String {
    match &choice.channel {
        None => of_rows.to_owned(),
        Some(own) if context.rows.channels.len() < 2 => own.clone(),
        Some(own) => format!("{own} – {of_rows}"),
    }
}

/// The file's own total of a flow, where the rows of a stated period add up to less: then the file
/// shows only the first of them.
fn larger_total(
    context: &Context<'_>,
    column: usize,
    choice: &ColumnChoice,
    readings: &DatedValues,
) -> Option<(DatedValues, ImportProblem)> {
    let mut of_column = context.totals.iter().filter(|total| total.column == column);
    let (total, sum) = match (of_column.next()?, of_column.next()) {
        (Total { value, verdict: TotalVerdict::Differs { sum }, .. }, None) => (*value, *sum),
        _ => return None,
    };
    let is_whole = context.source.is_none()
        && context.rows.channels.len() == 1
        && matches!(context.rows.mode, RowChoice::Events { .. })
        && choice.kind == InputKind::Flow
        && choice.aggregate.is_none();
    let start = readings.first().map(|(start, _)| start).filter(|_| is_whole && total > sum)?;
    let header = &context.table.columns[column].header;
    Some(([(start, total)].into_iter().collect(), column_problems::total_taken(header)))
}

/// What the file itself says of all rows together: for one stated period and one channel that is
/// the figure, also where rows cannot be added up.
fn from_total(context: &Context<'_>, column: usize, periods: &RowsByPeriod) -> DatedValues {
    let is_whole = context.source.is_none()
        && context.rows.channels.len() == 1
        && matches!(context.rows.mode, RowChoice::Events { .. });
    let total = totals::of_all_rows(context.totals, column);
    match (periods.starts().first(), total) {
        (Some(start), Some(total)) if is_whole => [(*start, total.value)].into_iter().collect(),
        _ => DatedValues::default(),
    }
}

/// A cell in the unit its column is stored in.
pub(in crate::import) fn figure(cell: &str, mark: DecimalMark, unit: &UnitChoice) -> Option<f64> {
    match numbers::read(cell, mark) {
        // A fraction with a percent sign is percent already.
        Cell::Figure { value, unit: None } if *unit == UnitChoice::Fraction => {
            Some(as_percent(value))
        }
        // Clock times of two parts are read as minutes and seconds.
        Cell::Figure { value, unit: Some(FigureUnit::Seconds) }
            if *unit == UnitChoice::HoursMinutes && clock::has_two_parts(cell) =>
        {
            Some(value * 60.0)
        }
        Cell::Figure { value, .. } => Some(value),
        Cell::Missing | Cell::Text => None,
    }
}

/// The same of a column whose name may say that its figures are thousands or more.
pub(in crate::import) fn figure_of(
    info: &ColumnInfo,
    cell: &str,
    mark: DecimalMark,
    unit: &UnitChoice,
) -> Option<f64> {
    let found = figure(cell, mark, unit)?;
    // Without the digits that only come from multiplying.
    Some(if info.times > 1.0 { (found * info.times * 1e6).round() / 1e6 } else { found })
}

/// A fraction as percent, without the digits that only come from multiplying.
fn as_percent(fraction: f64) -> f64 {
    let percent = fraction * 100.0;
    let rounded = (percent * 1e12).round() / 1e12;
    if rounded.is_finite() { rounded } else { percent }
}

/// How rows of one period become one figure; `None` when they must not.
fn aggregate(context: &Context<'_>, choice: &ColumnChoice) -> Option<Aggregate> {
    let splits_hours = match &context.rows.mode {
        RowChoice::Split { column, .. } => is_hour(&context.table.columns[*column].header),
        _ => false,
    };
    let is_event = matches!(context.rows.mode, RowChoice::Events { .. });
    // Of one account the last row of a day stands; those of many are never one standing, unless
    // somebody wants it so.
    let of_accounts = match &context.rows.mode {
        RowChoice::Split { column, by } if parts_accounts(context.table, *column) => Some(by),
        _ => None,
    };
    let is_chosen = context.choices.rows.contains_key(&context.at);
    let adds_up = !matches!(choice.kind, InputKind::Unique | InputKind::GivenRate);
    match choice.aggregate {
        // Finished rates and people are never added, whoever asks for it.
        Some(Aggregate::Sum) | None if !adds_up => None,
        Some(chosen) => Some(chosen),
        None if choice.kind == InputKind::Stock && splits_hours => None,
        None if choice.kind == InputKind::Stock && is_event => Some(Aggregate::Last),
        None if choice.kind == InputKind::Stock && of_accounts.is_some() => match of_accounts {
            Some(SplitBy::Added) if is_chosen => Some(Aggregate::Sum),
            Some(SplitBy::Added) => None,
            _ => Some(Aggregate::Last),
        },
        None => Some(Aggregate::Sum),
    }
}

/// Whether a column says whose followers each row counts.
fn parts_accounts(table: &ParsedTable, column: usize) -> bool {
    accounts::of_standings(table).is_some_and(|(of_whom, _)| of_whom == column)
}

/// Whether one figure a period can only be had from several rows. A single event may still be one
/// of several that the export leaves out.
fn needs_adding(mode: &RowChoice, periods: &RowsByPeriod) -> bool {
    match mode {
        RowChoice::Once => false,
        RowChoice::Split { .. } => periods.has_several(),
        RowChoice::Events { .. } => true,
    }
}

/// Whether rows are moments of which hardly a period has two, and no posts, tickets or answers.
fn is_nearly_once(context: &Context<'_>, periods: &RowsByPeriod) -> bool {
    let table = context.table;
    let is_moments = matches!(context.rows.mode, RowChoice::Events { cadence } if cadence == context.dates.cadence);
    let n_extra = periods.n_rows() - periods.n_periods();
    // The rate of the only mailing of a week is that of the week.
    let are_mailings = table.tool.is_some_and(|tool| tool.family == Family::Mail);
    let are_events = || {
        rows::has_row_ids(table.grid(), table)
            || row_kind::are_posts(table)
            || table.tool.is_some_and(|tool| tool.family.has_a_row_each())
            || rows::has_own_texts(table)
    };
    is_moments
        && context.source.is_some()
        && n_extra * 10 <= periods.n_periods()
        && (are_mailings || !are_events())
}

/// One figure for each period that has any; with `singles_only` where the period has one row.
fn one_a_period(
    periods: &RowsByPeriod,
    values: &Figures<'_>,
    aggregate: Option<Aggregate>,
    singles_only: bool,
) -> DatedValues {
    let read = |row: usize| Some(values.of(row)).filter(|value| !value.is_nan());
    periods
        .iter()
        .filter(|(_, rows)| !singles_only || rows.iter().count() == 1)
        .filter_map(|(start, rows)| {
            let mut values = rows.iter().filter_map(read);
            let value = match aggregate {
                Some(Aggregate::Last) => values.next_back()?,
                Some(Aggregate::Mean) => mean(values)?,
                Some(Aggregate::Sum) | None => {
                    let first = values.next()?;
                    values.fold(first, |sum, value| sum + value)
                }
            };
            value.is_finite().then_some((start, value))
        })
        .collect()
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (n, sum) = values.fold((0.0, 0.0), |(n, sum), value| (n + 1.0, sum + value));
    (n > 0.0).then(|| sum / n)
}

/// Gives a flow 0 in each period of the table that has no row, where the user says so. A row
/// without a figure stays missing.
pub(in crate::import) fn fill_absent(
    context: &Context<'_>,
    kind: InputKind,
    periods: &RowsByPeriod,
    readings: &mut DatedValues,
) {
    if !context.absent_zero() || kind != InputKind::Flow {
        return;
    }
    let cadence = context.rows.cadence;
    let all = || context.rows.channels.iter().map(|(_, periods)| periods.starts());
    let first = all().filter_map(<[Date]>::first).min();
    let Some((first, last)) = first.zip(all().filter_map(<[Date]>::last).max()) else { return };
    let calendar = Calendar::default();
    let mut filled = readings.to_vec();
    let mut period = calendar.period_of(cadence, *first);
    let end = calendar.period_of(cadence, *last);
    for _ in 0..MOST_FILLED {
        if period > end {
            break;
        }
        let start = calendar.start(period);
        if !periods.has(start) {
            filled.push((start, 0.0));
        }
        period = period.next();
    }
    filled.sort_by_key(|(start, _)| *start);
    *readings = filled.into();
}

fn n_periods(cadence: Cadence, periods: &RowsByPeriod) -> usize {
    let span = periods.starts().first().zip(periods.starts().last());
    let n =
        span.map_or(0, |(first, last)| Calendar::default().periods_between(cadence, *first, *last));
    usize::try_from(n).unwrap_or(0)
}

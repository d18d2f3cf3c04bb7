//! The dates of a table's rows: as chosen, or as the rows, another table or the day of the export
//! tell.

use jiff::civil::Date;

use crate::import::cells::clean::visible;
use crate::import::cells::date_column::{self, DateColumn, DateOrder};
use crate::import::cells::dates::DateToken;
use crate::import::choices::{ImportChoices, TableRef};
use crate::import::columns::ColumnContent;
use crate::import::columns::time_axis::{self, DateSource};
use crate::import::meaning::lists;
use crate::import::meaning::made_at;
use crate::import::meaning::measures;
use crate::import::preview::row_kind;
use crate::import::preview::rows::RowChoice;
use crate::import::preview::table_preview::TableResult;
use crate::import::preview::table_problems as tell;
use crate::import::preview::told_order;
use crate::import::problem::{Severity, problem};
use crate::import::source::file::{ParsedFile, ParsedTable};
use crate::model::Cadence;

/// Rows of the longest table that may have two dates only: two months with a row for each of some
/// campaigns.
const MOST_OF_TWO: usize = 200;

/// The dates of a table's rows.
pub(super) struct TableDates {
    /// As the cells have them; empty where each is a day by itself.
    pub tokens: Vec<Option<DateToken>>,
    pub dates: DateColumn,
}

/// Reads the dates as chosen, or as the rows, another table or the day of the export tell.
pub(super) fn dates_of(
    file: &ParsedFile,
    at: TableRef,
    choices: &ImportChoices,
    source: DateSource,
    result: &mut TableResult,
) -> TableDates {
    let table = &file.tables[at.table];
    let order = choices.date_orders.get(&at).copied();
    let happened = happened(table, at, choices);
    let named = match source {
        DateSource::Column(column) => table.columns[column].header.as_str(),
        DateSource::Parts { .. } | DateSource::Range { .. } => "",
    };
    let by_name = |dates: &mut DateColumn, tokens: &[Option<DateToken>]| {
        if let Some(cadence) = time_axis::named_cadence(named) {
            dates.follow_name(cadence, tokens);
        }
    };
    let ends_weeks = time_axis::ends_weeks(named);
    if let Some(days) = time_axis::iso_days(table.grid(), &table.shape, source) {
        let last_days = if ends_weeks { days.clone() } else { Vec::new() };
        let mut dates = date_column::of_days(days, order);
        if !happened {
            dates.step();
        }
        by_name(&mut dates, &[]);
        if ends_weeks {
            dates.count_back_weeks(&last_days);
        }
        follow_two((table, happened), at, choices, &mut dates, result);
        return TableDates { tokens: Vec::new(), dates };
    }
    let anchor = choices.anchor.map(|day| made_at::day_beside(table, source, day).unwrap_or(day));
    let tokens = tokens_of(table, source, anchor, result);
    let last_year = choices.last_years.get(&at).copied();
    let read = |order| {
        let mut dates = date_column::read_days(&tokens, order, last_year);
        if !happened {
            dates.step();
        }
        dates
    };
    let mut dates = read(order);
    if order.is_none()
        && dates.is_uncertain
        && let Some(sure) = sure_order(file, at)
    {
        dates = read(Some(sure));
        "Read as in another table of the file, where it is certain".clone_into(&mut dates.reason);
    }
    if order.is_none() && dates.is_uncertain {
        let read_named = |order| {
            let mut dates = read(Some(order));
            by_name(&mut dates, &tokens);
            dates
        };
        if let Some((order, reason)) = told_order::told(named, anchor, read_named) {
            dates = DateColumn { reason, ..read(Some(order)) };
        }
    }
    by_name(&mut dates, &tokens);
    if ends_weeks {
        let last_days = date_column::plain_days(&tokens, dates.order);
        dates.count_back_weeks(&last_days);
    }
    follow_two((table, happened), at, choices, &mut dates, result);
    TableDates { tokens, dates }
}

/// What the cells of the time axis say; those without a year with the one that `anchor`, the day of
/// the export, gives them, and none where a spreadsheet program exchanged day and month of a part.
fn tokens_of(
    table: &ParsedTable,
    source: DateSource,
    anchor: Option<Date>,
    result: &mut TableResult,
) -> Vec<Option<DateToken>> {
    let mut tokens = time_axis::tokens(table.grid(), &table.shape, source);
    if date_column::are_half_exchanged(&tokens) {
        result.problems.extend(result.report.is_taken.then(tell::half_exchanged));
        tokens.fill(None);
    }
    let are_parted = table
        .columns
        .iter()
        .any(|column| matches!(column.content, ColumnContent::Channel | ColumnContent::Category));
    let placed = anchor.and_then(|day| date_column::placed_by(&tokens, day, are_parted));
    if let (Some(placed), Some(day)) = (placed, anchor) {
        let told = tell::about_years(table, source, day);
        result.problems.extend(result.report.is_taken.then_some(told));
        tokens = placed;
        result.report.lacks_year = true;
    }
    tokens
}

/// Two dates that are the first or the last days of two periods are these, and no two days, where
/// rows are no single things; with a warning, as so few may be days all the same.
fn follow_two(
    (table, happened): (&ParsedTable, bool),
    at: TableRef,
    choices: &ImportChoices,
    dates: &mut DateColumn,
    result: &mut TableResult,
) {
    let is_chosen = choices.cadences.contains_key(&at);
    if is_chosen || dates.starts.len() > MOST_OF_TWO || happened || are_single_things(table) {
        return;
    }
    let Some((cadence, one, other)) = dates.follow_two() else { return };
    let name = cadence.label().to_lowercase();
    let message = format!(
        "The only two dates, {one} and {other}, are a {name} apart, so each is read as a whole {name}; choose days if they are single ones"
    );
    result.problems.extend(result.report.is_taken.then(|| problem(Severity::Warning, message)));
}

/// Whether each row is about something of its own, such as a post or an event.
fn are_single_things(table: &ParsedTable) -> bool {
    let has_own_words = |column: usize| {
        let mut cells =
            table.shape.rows.iter().map(|record| table.grid().field(record, column).trim());
        let first = cells.next().unwrap_or_default();
        cells.any(|cell| cell != first)
    };
    let columns = table.columns.iter().enumerate();
    let mut of_words = columns.filter(|(column, info)| {
        matches!(info.content, ColumnContent::Text | ColumnContent::Category | ColumnContent::Id)
            && table.dates.is_none_or(|source| !source.names(*column))
    });
    table.shape.rows.len() <= 2 && of_words.any(|(column, _)| has_own_words(column))
        || row_kind::are_posts(table)
        || row_kind::has_row_ids(table.grid(), table)
        || lists::noun(table).is_some()
}

/// Whether each row is something that happened on its day, as a post or an answer: that two of them
/// are a week apart does not make them weeks.
fn happened(table: &ParsedTable, at: TableRef, choices: &ImportChoices) -> bool {
    // Who chooses days wants them as they stand.
    if choices.cadences.get(&at) == Some(&Cadence::Day) {
        return true;
    }
    match choices.rows.get(&at) {
        Some(chosen) => matches!(chosen, RowChoice::Events { .. }),
        None => choices.reads_answers(at) || measures::happen(table),
    }
}

/// The order of day and month that another table of the same file leaves no doubt about.
fn sure_order(file: &ParsedFile, at: TableRef) -> Option<DateOrder> {
    let others = file.tables.iter().enumerate().filter(|(place, _)| *place != at.table);
    others.into_iter().find_map(|(_, table)| {
        let tokens = time_axis::tokens(table.grid(), &table.shape, table.dates?);
        let dates = date_column::read(&tokens, None, None);
        let is_sure = !dates.is_uncertain && dates.order != DateOrder::YearMonthDay;
        is_sure.then_some(dates.order)
    })
}

/// The first date of which day and month could be exchanged, as the file has it.
pub(super) fn open_date(
    table: &ParsedTable,
    source: DateSource,
    tokens: &[Option<DateToken>],
) -> Option<String> {
    let DateSource::Column(column) = source else { return None };
    let row = date_column::first_open(tokens)?;
    let cell = table.grid().field(table.shape.rows.get(row)?, column);
    Some(visible(cell).into_owned())
}

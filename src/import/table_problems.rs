//! The sentences about one table: what was skipped, guessed, added up or found odd.

use jiff::civil::Date;

use super::choices::ColumnRef;
use super::columns::{ColumnContent, ColumnInfo};
use super::dates;
use super::file::ParsedTable;
use super::numbers::{self, DecimalMark};
use super::problem::{ImportProblem, Severity, problem, rows_text};
use super::rows::{RowChoice, SplitBy};
use super::stated_period::{PeriodFit, StatedPeriod};
use super::table_preview::Context;
use super::time_axis::DateSource;
use crate::model::{Calendar, InputKind};

/// Column names a sentence lists at most.
const NAMED: usize = 8;

/// Says that a table has no time axis, what it has, and what to do.
pub(super) fn no_dates(table: &ParsedTable, n_others: usize) -> ImportProblem {
    let names: Vec<String> =
        table.columns.iter().take(NAMED).map(|column| format!("“{}”", column.header)).collect();
    let more = match table.columns.len().saturating_sub(NAMED) {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    let title = table.shape.title.as_ref().map(|title| format!(" “{title}”")).unwrap_or_default();
    let others = match n_others {
        0 => String::new(),
        1 => " Another table has none either.".to_owned(),
        n => format!(" {n} other tables have none either."),
    };
    let has_dates_across =
        table.shape.headers.iter().filter(|header| dates::parse(header).is_some()).count() >= 3;
    let message = if table.shape.rows.is_empty() {
        format!(
            "The table{title} has the columns {}{more} but no rows below them; export a range of dates with data",
            names.join(", ")
        )
    } else if has_dates_across {
        format!(
            "The table{title} has its dates side by side as column names; turn it so that each date is a row (in a spreadsheet: copy, then paste transposed)"
        )
    } else {
        format!(
            "The table{title} has no column with dates, so its figures have no place in time; it has the columns {}{more}.{others} Export the report by day, week or month, or add a column named Date",
            names.join(", ")
        )
    };
    problem(Severity::Error, message)
}

/// Says what was odd about the dates.
pub(super) fn about_dates(
    context: &Context<'_>,
    source: DateSource,
    undated: &[usize],
    problems: &mut Vec<ImportProblem>,
) {
    let column = match source {
        DateSource::Column(column) => column,
        DateSource::YearAndMonth { year, .. } => year,
    };
    let header = &context.table.columns[column].header;
    if context.dates.lacks_year && context.dates.starts.iter().all(Option::is_none) {
        let message = "The dates leave out the year, so nothing can be placed in time; choose the year of the newest row, or export with whole dates".to_owned();
        problems.push(problem(Severity::Error, message).at_column(header));
        return;
    }
    if context.dates.is_uncertain {
        let message = format!("{}; choose the order if this is wrong", context.dates.reason);
        problems.push(problem(Severity::Warning, message).at_column(header));
    }
    if let Some(first) = undated.first() {
        let rows: Vec<usize> = undated.iter().map(|record| record + 1).collect();
        let message = format!("No date could be read in {}; skipped", rows_text(&rows));
        problems.push(problem(Severity::Warning, message).at_row(first + 1).at_column(header));
    }
    if context.dates.lacks_year {
        let last = context.dates.starts.iter().flatten().max();
        let year = last.map(|day| day.year().to_string()).unwrap_or_default();
        let message = format!(
            "The dates leave out the year; the newest was taken to be in {year}, choose another year if this is wrong"
        );
        problems.push(problem(Severity::Warning, message).at_column(header));
    }
    if context.dates.are_weeks_shifted {
        let message = "The weeks do not begin on Mondays; each was put in the ISO week it shares most days with".to_owned();
        problems.push(problem(Severity::Warning, message).at_column(header));
    }
    if !context.dates.partial.is_empty() {
        let rows: Vec<usize> =
            context.dates.partial.iter().map(|row| context.table.shape.rows[*row] + 1).collect();
        let name = context.dates.cadence.label().to_lowercase();
        let message = format!(
            "The days in {} are only a part of the {name} they were put in; its figures may still grow",
            rows_text(&rows)
        );
        problems.push(problem(Severity::Warning, message).at_row(rows[0]).at_column(header));
    }
    odd_order(context, header, problems);
    gaps(context, problems);
}

/// A few dates against the order of all others are likely typing errors.
fn odd_order(context: &Context<'_>, header: &str, problems: &mut Vec<ImportProblem>) {
    let dated: Vec<(usize, Date)> = context
        .dates
        .starts
        .iter()
        .enumerate()
        .filter_map(|(row, start)| Some((context.table.shape.rows[row] + 1, (*start)?)))
        .collect();
    let is_falling = dated.first().zip(dated.last()).is_some_and(|(first, last)| first.1 > last.1);
    let odd: Vec<usize> = dated
        .windows(2)
        .filter(|pair| if is_falling { pair[1].1 > pair[0].1 } else { pair[1].1 < pair[0].1 })
        .map(|pair| pair[1].0)
        .collect();
    // Files sorted by something else are in no order at all.
    if let Some(first) = odd.first()
        && odd.len() * 20 <= dated.len()
        && odd.len() <= 10
        && context.rows.mode == RowChoice::Once
    {
        let message = format!(
            "The date in or just before {} breaks the order of all others; it may be a typing error",
            rows_text(&odd)
        );
        problems.push(problem(Severity::Warning, message).at_row(*first).at_column(header));
    }
}

fn gaps(context: &Context<'_>, problems: &mut Vec<ImportProblem>) {
    let cadence = context.dates.cadence;
    let starts = || context.dates.starts.iter().flatten();
    let Some((first, last)) = starts().min().zip(starts().max()) else { return };
    let mut days: Vec<Date> = starts().copied().collect();
    days.sort_unstable();
    days.dedup();
    let span = Calendar::default().periods_between(cadence, *first, *last);
    let absent = usize::try_from(span).unwrap_or(0).saturating_sub(days.len());
    if absent > 0 {
        let name = cadence.label().to_lowercase();
        let message = format!(
            "{absent} of {span} {name}s between {first} and {last} have no row; {}",
            if context.absent_zero() {
                "as chosen, they are 0 for everything that adds up"
            } else {
                "they stay missing and do not become 0"
            }
        );
        problems.push(problem(Severity::Note, message));
    }
}

/// Says that a table has no time axis and where its figures are put.
pub(super) fn about_period(period: &StatedPeriod) -> ImportProblem {
    let StatedPeriod { first, last, source } = period;
    let is_about = format!("The table has no time axis; it sums up {first} to {last} ({source})");
    match period.fit() {
        PeriodFit::Exact(cadence) => {
            let name = cadence.label().to_lowercase();
            problem(
                Severity::Note,
                format!("{is_about}, and each figure is one value for that {name}"),
            )
        }
        PeriodFit::WithinMonth => {
            let message = format!(
                "{is_about}, which is a part of one month; its figures stand for the whole month, so take them only if nothing of the month is missing"
            );
            problem(Severity::Warning, message)
        }
        PeriodFit::Refused(why) => problem(Severity::Error, format!("{is_about}. {why}")),
    }
}

/// Says that a column holds several currencies.
pub(super) fn two_currencies(header: &str, codes: &[String]) -> ImportProblem {
    let message = format!(
        "The figures are in {}; amounts in different currencies never go into one input, so the column is left out",
        codes.join(" and ")
    );
    problem(Severity::Error, message).at_column(header)
}

/// Says what was odd about the rows.
pub(super) fn about_rows(context: &Context<'_>, problems: &mut Vec<ImportProblem>) {
    let shape = &context.table.shape;
    if let Some(first) = shape.ragged.first() {
        let rows: Vec<usize> = shape.ragged.iter().map(|record| record + 1).collect();
        let message = format!(
            "Not as many fields as column names in {}; kept, with what is there",
            rows_text(&rows)
        );
        problems.push(problem(Severity::Warning, message).at_row(first + 1));
    }
    match context.rows.mode {
        RowChoice::Once => {}
        RowChoice::Split { column, ref by } => {
            let header = &context.table.columns[column].header;
            let what = match by {
                SplitBy::Added => "the rows of a period are added up".to_owned(),
                SplitBy::Channels => "each is a channel of its own".to_owned(),
                SplitBy::Only(value) => format!("only those of “{value}” are read"),
            };
            let message = format!("Each period has a row per “{header}”; {what}");
            problems.push(problem(Severity::Note, message).at_column(header));
        }
        RowChoice::Events { .. } => {
            let cadence = context.rows.cadence.label().to_lowercase();
            let message = format!(
                "Each row is an event such as a post; the rows of a {cadence} are added up"
            );
            problems.push(problem(Severity::Note, message));
        }
    }
    if context.rows.n_identical > 0 {
        let message = format!(
            "{} rows stand there twice, word for word; read once",
            context.rows.n_identical
        );
        problems.push(problem(Severity::Note, message));
    }
    if let Some(first) = context.rows.replaced.first() {
        let rows: Vec<usize> =
            context.rows.replaced.iter().map(|row| shape.rows[*row] + 1).collect();
        let message = format!(
            "A later row falls into the same period as {}; the later row was taken",
            rows_text(&rows)
        );
        problems.push(problem(Severity::Warning, message).at_row(shape.rows[*first] + 1));
    }
}

/// Says what was odd about the columns that are taken, and which were left.
pub(super) fn about_columns(context: &Context<'_>, problems: &mut Vec<ImportProblem>) {
    let has_figures = context.table.columns.iter().any(|c| c.content == ColumnContent::Figures);
    if !has_figures {
        let message = "No column of the table holds figures, so there is nothing to import";
        problems.push(problem(Severity::Warning, message));
    }
    let mut n_left = 0;
    for (column, info) in context.table.columns.iter().enumerate() {
        if info.content != ColumnContent::Figures {
            continue;
        }
        let at = ColumnRef { file: context.at.file, table: context.at.table, column };
        if context.choices.columns.get(&at).is_some_and(|choice| choice.take) {
            about_column(context, column, info, problems);
        } else {
            n_left += 1;
        }
    }
    if n_left > 0 {
        let message = format!("{n_left} columns with figures are not taken; choose those you need");
        problems.push(problem(Severity::Note, message));
    }
}

fn about_column(
    context: &Context<'_>,
    column: usize,
    info: &ColumnInfo,
    problems: &mut Vec<ImportProblem>,
) {
    if info.is_mark_uncertain {
        let (example, reading) = match info.mark {
            DecimalMark::Point => ("1,234", "thousands"),
            DecimalMark::Comma => ("1.234 as thousands and 1,234", "decimals"),
        };
        let message = format!(
            "Figures like {example} were read as {reading}; nothing in the table says which sign is the decimal mark"
        );
        problems.push(problem(Severity::Warning, message).at_column(&info.header));
    }
    if info.is_fraction {
        let message = "The figures are fractions of 1; stored as percent".to_owned();
        problems.push(problem(Severity::Note, message).at_column(&info.header));
    }
    if let Some(first) = info.unreadable.first() {
        let rows: Vec<usize> = info.unreadable.iter().map(|record| record + 1).collect();
        let cell = context.table.grid().field(*first, column);
        let cause = numbers::likely_cause(cell).map(|cause| format!(": {cause}"));
        let message = format!(
            "No figure could be read in {}; left missing{}",
            rows_text(&rows),
            cause.unwrap_or_default()
        );
        problems
            .push(problem(Severity::Warning, message).at_row(first + 1).at_column(&info.header));
    }
}

/// Says why a column of a table with several rows a period is left out.
pub(super) fn cannot_be_added(
    context: &Context<'_>,
    info: &ColumnInfo,
    kind: InputKind,
) -> ImportProblem {
    let why = match kind {
        InputKind::Stock => "a standing of one hour says nothing about a day",
        InputKind::Unique => "people counted once in each row may be the same people",
        _ => "finished rates cannot be added or averaged",
    };
    let rows = match context.rows.mode {
        RowChoice::Events { .. } => "each row is an event",
        RowChoice::Once | RowChoice::Split { .. } => "each period has several rows",
    };
    let message = format!("Left out: {rows}, and {why}");
    problem(Severity::Note, message).at_column(&info.header)
}

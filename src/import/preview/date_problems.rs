//! The sentences about the dates of a table: what could not be read, was guessed, is out of order,
//! lies ahead or is absent.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::import::columns::time_axis::DateSource;
use crate::import::meaning::families;
use crate::import::preview::rows::RowChoice;
use crate::import::preview::table_preview::Context;
use crate::import::problem::{ImportProblem, Severity, problem, rows_text};
use crate::model::Calendar;

/// Says what was odd about the dates.
pub(in crate::import) fn about_dates(
    context: &Context<'_>,
    source: DateSource,
    undated: &[usize],
    problems: &mut Vec<ImportProblem>,
) {
    let Some(column) = source.columns().next() else { return };
    // How groups of people stay is no series, whatever its dates are.
    if families::are_ages(context.table) {
        return;
    }
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
    let records = |rows: &[usize]| -> BTreeSet<usize> {
        // Both lists are in the order of the file.
        let records = rows.iter().map(|row| context.table.shape.rows.at(*row));
        records.filter(|record| undated.binary_search(record).is_ok()).collect()
    };
    let (astride, unlike) = (records(&context.dates.astride), records(&context.dates.unlike));
    about_astride(context, header, &astride, problems);
    about_unlike(context, header, &unlike, problems);
    let is_told = |record: &usize| astride.contains(record) || unlike.contains(record);
    let unread = || undated.iter().filter(|record| !is_told(record));
    if let Some(first) = unread().next() {
        let rows: Vec<usize> = unread().map(|record| record + 1).collect();
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
    partial(context, header, problems);
    odd_order(context, header, problems);
    future(context, header, problems);
    gaps(context, problems);
}

/// Ranges of days that lie in several periods: nobody knows which part of their figures belongs to
/// which.
fn about_astride(
    context: &Context<'_>,
    header: &str,
    astride: &BTreeSet<usize>,
    problems: &mut Vec<ImportProblem>,
) {
    let Some(first) = astride.first() else { return };
    let name = context.dates.cadence.label().to_lowercase();
    let rows: Vec<usize> = astride.iter().map(|record| record + 1).collect();
    let message = format!(
        "The first and last days in {} are not of one {name}, so their figures have no {name} to stand in and are left out; export the report by {name}",
        rows_text(&rows)
    );
    problems.push(problem(Severity::Warning, message).at_row(first + 1).at_column(header));
}

/// Rows about months among rows about days: one series holds one kind of period.
fn about_unlike(
    context: &Context<'_>,
    header: &str,
    unlike: &BTreeSet<usize>,
    problems: &mut Vec<ImportProblem>,
) {
    let Some(first) = unlike.first() else { return };
    let name = context.dates.cadence.label().to_lowercase();
    let rows: Vec<usize> = unlike.iter().map(|record| record + 1).collect();
    let message = format!(
        "Most rows are about one {name} each, those in {} about a longer or shorter time; they are left out, so import them from a file of their own",
        rows_text(&rows)
    );
    problems.push(problem(Severity::Warning, message).at_row(first + 1).at_column(header));
}

/// Ranges of days that are less than the period they were put in.
fn partial(context: &Context<'_>, header: &str, problems: &mut Vec<ImportProblem>) {
    let rows: Vec<usize> =
        context.dates.partial.iter().map(|row| context.table.shape.rows.at(*row) + 1).collect();
    let Some(first) = rows.first() else { return };
    let name = context.dates.cadence.label().to_lowercase();
    let message = format!(
        "The days in {} are only a part of the {name} they were put in; its figures may still grow",
        rows_text(&rows)
    );
    problems.push(problem(Severity::Warning, message).at_row(*first).at_column(header));
}

/// A few dates against the order of all others are likely typing errors.
fn odd_order(context: &Context<'_>, header: &str, problems: &mut Vec<ImportProblem>) {
    const FEW: usize = 5;
    const MOST: usize = 10;
    if context.rows.mode != RowChoice::Once {
        return;
    }
    // Each channel has an order of its own: a file may tell one after the other.
    let starts = &context.dates.starts;
    let mut odd: Vec<usize> = Vec::new();
    for (_, periods) in &context.rows.channels {
        if periods.are_in_order() {
            continue;
        }
        let mut rows: Vec<usize> = periods.rows().collect();
        rows.sort_unstable();
        let days: Vec<Date> = rows.iter().filter_map(|row| starts[*row]).collect();
        let is_falling = days.first() > days.last();
        odd.extend(odd_ones(&days, is_falling).into_iter().map(|at| rows[at]));
    }
    odd.sort_unstable();
    let n = starts.iter().flatten().count();
    // Files sorted by something else are in no order at all.
    let is_slip = n >= FEW && odd.len() <= MOST.min((n / 20).max(1));
    let day = odd.first().and_then(|row| starts[*row]);
    if let Some(day) = day.filter(|_| is_slip) {
        let rows: Vec<usize> =
            odd.iter().map(|row| context.table.shape.rows.at(*row) + 1).collect();
        let message = format!(
            "The date {} in {} breaks the order of all others; it may be a typing error",
            day,
            rows_text(&rows)
        );
        problems.push(problem(Severity::Warning, message).at_row(rows[0]).at_column(header));
    }
}

/// Places of the days that stand against the order. Of two neighbours the odd one is the one
/// without which the others are in order.
fn odd_ones(days: &[Date], is_falling: bool) -> Vec<usize> {
    let fits = |a: Date, b: Date| if is_falling { a >= b } else { a <= b };
    let mut odd = Vec::new();
    for at in 1..days.len() {
        if fits(days[at - 1], days[at]) {
            continue;
        }
        let before_fits = at < 2 || fits(days[at - 2], days[at]);
        odd.push(if before_fits { at - 1 } else { at });
    }
    odd.dedup();
    odd
}

/// Days after the export was made were filled down or typed wrong.
fn future(context: &Context<'_>, header: &str, problems: &mut Vec<ImportProblem>) {
    let Some(anchor) = context.choices.anchor else { return };
    let late: Vec<usize> = context
        .dates
        .starts
        .iter()
        .enumerate()
        .filter(|(_, start)| start.is_some_and(|start| start > anchor))
        .map(|(row, _)| context.table.shape.rows.at(row) + 1)
        .collect();
    if let Some(first) = late.first() {
        let last = context.dates.starts.iter().flatten().max();
        let last = last.map(ToString::to_string).unwrap_or_default();
        let message = format!(
            "The dates in {} lie after {anchor}, the last one is {last}; they may be filled down or typed wrong",
            rows_text(&late)
        );
        problems.push(problem(Severity::Warning, message).at_row(*first).at_column(header));
    }
}

fn gaps(context: &Context<'_>, problems: &mut Vec<ImportProblem>) {
    // Rows of events stand in the periods they were added up to.
    let cadence = context.rows.cadence;
    let mut days = context.rows.day_lists().collect::<Vec<_>>().concat();
    days.sort_unstable();
    days.dedup();
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return };
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn of_two_days_out_of_order_the_typed_wrong_one_is_named() {
        let check = |years: &[(i16, i8)], is_falling: bool, expected: &[usize]| {
            let days: Vec<Date> =
                years.iter().map(|(year, month)| date(*year, *month, 3)).collect();
            assert_eq!(odd_ones(&days, is_falling), expected, "{years:?}");
        };
        check(&[(2022, 2), (2021, 1), (2021, 12), (2021, 11)], true, &[1]);
        check(&[(2021, 1), (2021, 2), (2031, 3), (2021, 4)], false, &[2]);
        check(&[(2021, 1), (2021, 2), (2021, 3)], false, &[]);
    }
}

//! The series of measures: counts of rows, answers to surveys, response times.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::import::columns::time_axis::DateSource;
use crate::import::meaning::measures::{
    self, Measure, MeasureChoice, ReplyColumns, RowFigure, share,
};
use crate::import::meaning::response;
use crate::import::meaning::survey;
use crate::import::meaning::survey_kinds::{self, SurveyKind};
use crate::import::preview::SeriesPreview;
use crate::import::preview::by_period::RowsByPeriod;
use crate::import::preview::column_series::fill_absent;
use crate::import::preview::rows::{RowChoice, SplitBy};
use crate::import::preview::table_preview::{Context, TableResult};
use crate::import::problem::{Severity, problem};
use crate::model::{DatedValues, InputKind};

/// Accounts whose answers become channels of their own.
const MOST_ACCOUNTS: usize = 100;

/// Adds the series of the measures that are taken.
pub(in crate::import) fn read(context: &Context<'_>, result: &mut TableResult) {
    let of_table = context.choices.measures.iter().filter(|(name, choice)| {
        name.file == context.at.file && name.table == context.at.table && choice.take
    });
    for (_, choice) in of_table {
        // Rows that part a day say how many there are only where they say nothing else.
        let is_event = match context.rows.mode {
            RowChoice::Events { .. } => true,
            RowChoice::Split { by: SplitBy::Added, .. } => result.series.is_empty(),
            RowChoice::Split { .. } | RowChoice::Once => false,
        };
        if choice.measure != Measure::Rows || is_event {
            read_measure(context, choice, result);
        }
    }
}

fn read_measure(context: &Context<'_>, choice: &MeasureChoice, result: &mut TableResult) {
    if let Measure::Replies { columns, by } = &choice.measure {
        read_replies(context, choice, *columns, by, result);
        return;
    }
    let figures = figures(context, &choice.measure);
    result.given.note(figures.len(), figures.iter().map(|figure| *figure != RowFigure::Blank));
    for (channel, periods) in &context.rows.channels {
        add_series(context, choice, channel, periods, &figures, result);
    }
    if let Measure::Durations { column } = choice.measure
        && let Some(cell) = response::doubtful_time(context.table, column)
    {
        let message = format!(
            "Times like {cell} were read as minutes and seconds; if they are hours and minutes, write (h:mm) behind the name of the column and import it again"
        );
        let header = &context.table.columns[column].header;
        result.problems.push(problem(Severity::Warning, message).at_column(header));
    }
    if let (Measure::Rows, Some(column)) = (&choice.measure, measures::counted_by(context.table)) {
        let header = &context.table.columns[column].header;
        let message =
            format!("“{header}” repeats; each counts once, in the period of its first row");
        result.problems.push(problem(Severity::Note, message).at_column(header));
    }
    if let Measure::ResponseTimes { asked, answered } = choice.measure {
        let n = response::n_backwards(context.table, asked, answered, context.dates);
        if n > 0 {
            let message = format!(
                "Rows that were answered before they were asked were left out: {n} of them"
            );
            let header = &context.table.columns[answered].header;
            result.problems.push(problem(Severity::Warning, message).at_column(header));
        }
    }
}

/// Answers by whose they are: all together, each account a channel, or those of one account.
fn read_replies(
    context: &Context<'_>,
    choice: &MeasureChoice,
    columns: ReplyColumns,
    by: &SplitBy,
    result: &mut TableResult,
) {
    let Some(DateSource::Column(time)) = context.source else { return };
    let answers = response::first_answers(context.table, columns, time, context.dates);
    result.given.note(answers.len(), answers.iter().map(|(figure, _)| *figure != RowFigure::Blank));
    let of = |fits: &dyn Fn(&str) -> bool| -> Vec<RowFigure> {
        let figure = |(figure, account): &(RowFigure, String)| match figure {
            RowFigure::Value(_) if !fits(account) => RowFigure::Blank,
            _ => *figure,
        };
        answers.iter().map(figure).collect()
    };
    let accounts: BTreeSet<&str> = answers
        .iter()
        .map(|(_, account)| account.as_str())
        .filter(|name| !name.is_empty())
        .collect();
    for (channel, periods) in &context.rows.channels {
        match by {
            SplitBy::Added => {
                add_series(context, choice, channel, periods, &of(&|_| true), result);
            }
            SplitBy::Only(only) => {
                let figures = of(&|account| account == only);
                add_series(context, choice, channel, periods, &figures, result);
            }
            SplitBy::Channels => {
                for account in accounts.iter().take(MOST_ACCOUNTS) {
                    // Nobody knows whose a message without an answer was.
                    let mut figures = of(&|other| other == *account);
                    for figure in &mut figures {
                        if *figure == RowFigure::Unanswered {
                            *figure = RowFigure::Blank;
                        }
                    }
                    add_series(context, choice, account, periods, &figures, result);
                }
            }
        }
    }
}

fn add_series(
    context: &Context<'_>,
    choice: &MeasureChoice,
    channel: &str,
    periods: &RowsByPeriod,
    figures: &[RowFigure],
    result: &mut TableResult,
) {
    for (output, named) in choice.outputs.iter().enumerate() {
        let mut readings = sums(&choice.measure, output, figures, periods);
        if readings.is_empty() {
            continue;
        }
        fill_absent(context, InputKind::Flow, periods, &mut readings);
        result.series.push(SeriesPreview {
            file: context.at.file,
            table: context.at.table,
            column: source_name(context, &choice.measure),
            column_idx: None,
            identifier: named.identifier.clone(),
            label: named.label.clone(),
            kind: InputKind::Flow,
            channel: channel.to_owned(),
            cadence: context.rows.cadence,
            readings,
            missing: 0,
            unit: unit(&choice.measure, output),
        });
    }
}

/// What each row of the table says.
fn figures(context: &Context<'_>, measure: &Measure) -> Vec<RowFigure> {
    let table = context.table;
    match measure {
        Measure::Rows => match measures::counted_by(table) {
            None => vec![RowFigure::Value(1.0); table.shape.rows.len()],
            Some(column) => once_each(context, column),
        },
        Measure::Promoters { column } | Measure::Satisfied { column, .. } => {
            let kinds = survey_kinds::column(table).filter(|kinds| kinds != column);
            let asked = match measure {
                Measure::Promoters { .. } => SurveyKind::Recommendation,
                _ => SurveyKind::Satisfaction,
            };
            let cell = |record: usize, column: usize| table.grid().field(record, column);
            let is_asked = |record: usize| {
                kinds.is_none_or(|kinds| survey_kinds::kind(cell(record, kinds)) == Some(asked))
            };
            let level =
                |record: usize| survey::level(cell(record, *column)).filter(|_| is_asked(record));
            let levels = table.shape.rows.iter().map(level);
            levels.map(|level| level.unwrap_or(RowFigure::Blank)).collect()
        }
        _ => response::figures(table, measure, context.dates),
    }
}

/// One for the first row of each id, and nothing for the others; rows without one count for
/// themselves.
fn once_each(context: &Context<'_>, column: usize) -> Vec<RowFigure> {
    let (table, starts) = (context.table, &context.dates.starts);
    let mut firsts: BTreeMap<&str, (Date, usize)> = BTreeMap::new();
    let mut figures = vec![RowFigure::Value(1.0); table.shape.rows.len()];
    for (row, record) in table.shape.rows.iter().enumerate() {
        let id = table.grid().field(record, column).trim();
        let Some(start) = starts[row].filter(|_| !id.is_empty()) else { continue };
        let first = firsts.entry(id).or_insert((start, row));
        // Lists have the newest first as often as last.
        let later = if start < first.0 { std::mem::replace(first, (start, row)).1 } else { row };
        if later != first.1 {
            figures[later] = RowFigure::Blank;
        }
    }
    figures
}

/// What the rows of each period add up to; periods whose rows say nothing stay missing.
fn sums(
    measure: &Measure,
    output: usize,
    figures: &[RowFigure],
    periods: &RowsByPeriod,
) -> DatedValues {
    let mut sums: BTreeMap<Date, f64> = BTreeMap::new();
    for (start, rows) in periods.iter() {
        for row in rows.iter() {
            let figure = figures.get(row).copied().unwrap_or(RowFigure::Blank);
            if let Some(value) = share(measure, output, figure) {
                *sums.entry(start).or_default() += value;
            }
        }
    }
    sums.into_iter().filter(|(_, value)| value.is_finite()).collect()
}

fn source_name(context: &Context<'_>, measure: &Measure) -> String {
    let header = |column: &usize| context.table.columns[*column].header.clone();
    match measure {
        Measure::Rows => "Rows".to_owned(),
        Measure::Promoters { column }
        | Measure::Satisfied { column, .. }
        | Measure::Durations { column } => header(column),
        Measure::ResponseTimes { answered, .. } => header(answered),
        Measure::Replies { columns, .. } => header(&columns.reply_to),
    }
}

fn unit(measure: &Measure, output: usize) -> Option<String> {
    let is_time = matches!(
        measure,
        Measure::ResponseTimes { .. } | Measure::Durations { .. } | Measure::Replies { .. }
    );
    (is_time && output == 0).then(|| "minutes".to_owned())
}

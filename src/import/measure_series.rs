//! The series of measures: counts of rows, answers to surveys, response times.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::column_series::fill_absent;
use super::measures::{Measure, MeasureChoice, RowFigure, share};
use super::preview::SeriesPreview;
use super::response;
use super::rows::{RowChoice, RowsByPeriod};
use super::survey;
use super::table_preview::{Context, TableResult};
use super::time_axis::DateSource;
use crate::model::InputKind;

/// Adds the series of the measures that are taken.
pub(super) fn read(context: &Context<'_>, result: &mut TableResult) {
    let of_table = context.choices.measures.iter().filter(|(name, choice)| {
        name.file == context.at.file && name.table == context.at.table && choice.take
    });
    for (_, choice) in of_table {
        let is_event = matches!(context.rows.mode, RowChoice::Events { .. });
        if choice.measure != Measure::Rows || is_event {
            read_measure(context, choice, result);
        }
    }
}

fn read_measure(context: &Context<'_>, choice: &MeasureChoice, result: &mut TableResult) {
    let figures = figures(context, &choice.measure);
    for (channel, periods) in &context.rows.channels {
        for (output, named) in choice.outputs.iter().enumerate() {
            let mut readings = sums(&choice.measure, output, &figures, periods);
            if readings.is_empty() {
                continue;
            }
            fill_absent(context, InputKind::Flow, periods, &mut readings);
            result.series.push(SeriesPreview {
                file: context.at.file,
                table: context.at.table,
                column: source_name(context, &choice.measure),
                identifier: named.identifier.clone(),
                label: named.label.clone(),
                kind: InputKind::Flow,
                channel: channel.clone(),
                cadence: context.rows.cadence,
                readings,
                missing: 0,
                unit: unit(&choice.measure, output),
            });
        }
    }
}

/// What each row of the table says.
fn figures(context: &Context<'_>, measure: &Measure) -> Vec<RowFigure> {
    let table = context.table;
    match measure {
        Measure::Rows => vec![RowFigure::Value(1.0); table.shape.rows.len()],
        Measure::Promoters { column } | Measure::Satisfied { column, .. } => {
            let cells = table.shape.rows.iter().map(|record| table.grid().field(*record, *column));
            cells.map(|cell| survey::level(cell).unwrap_or(RowFigure::Blank)).collect()
        }
        _ => {
            let time = context.source.and_then(|source| match source {
                DateSource::Column(column) => Some(column),
                DateSource::YearAndMonth { .. } => None,
            });
            response::figures(table, measure, context.dates, time)
        }
    }
}

/// What the rows of each period add up to; periods whose rows say nothing stay missing.
fn sums(
    measure: &Measure,
    output: usize,
    figures: &[RowFigure],
    periods: &RowsByPeriod,
) -> Vec<(Date, f64)> {
    let mut sums: BTreeMap<Date, f64> = BTreeMap::new();
    for (start, rows) in periods {
        for row in rows {
            let figure = figures.get(*row).copied().unwrap_or(RowFigure::Blank);
            if let Some(value) = share(measure, output, figure) {
                *sums.entry(*start).or_default() += value;
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
        Measure::Replies { reply_to, .. } => header(reply_to),
    }
}

fn unit(measure: &Measure, output: usize) -> Option<String> {
    let is_time = matches!(
        measure,
        Measure::ResponseTimes { .. } | Measure::Durations { .. } | Measure::Replies { .. }
    );
    (is_time && output == 0).then(|| "minutes".to_owned())
}

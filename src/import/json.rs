//! A preview as `paceline import --json` prints it; the keys are stable.

use serde_json::{Value, json};

use crate::import::preview::{FileReport, ImportPreview, SeriesPreview, TableReport, TotalReport};
use crate::import::problem::ImportProblem;

/// The report of an import. Each file lists its own series, not joined with those of others.
pub fn report_json(preview: &ImportPreview) -> Value {
    json!({ "files": preview.files.iter().map(file_json).collect::<Vec<_>>() })
}

fn file_json(file: &FileReport) -> Value {
    json!({
        "path": file.name,
        "recognised": file.recognised,
        "container": file.container,
        "encoding": file.encoding,
        "delimiter": file.delimiter,
        "tables": file.tables.iter().map(table_json).collect::<Vec<_>>(),
        "series": file.series.iter().map(series_json).collect::<Vec<_>>(),
        "totals": file.totals.iter().map(total_json).collect::<Vec<_>>(),
        "problems": file.problems.iter().map(problem_json).collect::<Vec<_>>(),
    })
}

fn table_json(table: &TableReport) -> Value {
    json!({
        "title": table.title,
        "header_row": table.header_row,
        "rows": table.rows,
        "skipped": table.skipped,
        "cadence": table.cadence.code(),
        "date_order": table.date_order.map(crate::import::DateOrder::code),
        "date_order_reason": table.date_order_reason,
    })
}

fn series_json(series: &SeriesPreview) -> Value {
    json!({
        "table": series.table,
        "column": series.column,
        "input": series.identifier,
        "kind": series.kind.code(),
        "channel": series.channel,
        "cadence": series.cadence.code(),
        "first": series.first().map(|day| day.to_string()),
        "last": series.last().map(|day| day.to_string()),
        "n": series.readings.len(),
        "missing": series.missing,
        "sum": series.sum(),
        "last_value": series.last_value(),
        "unit": series.unit,
    })
}

fn total_json(total: &TotalReport) -> Value {
    json!({
        "table": total.table,
        "label": total.label,
        "column": total.column,
        "value": total.value,
    })
}

/// A problem; row and column are null where it is about neither.
fn problem_json(problem: &ImportProblem) -> Value {
    json!({
        "severity": problem.severity.code(),
        "row": problem.row,
        "column": problem.column,
        "message": problem.message,
    })
}

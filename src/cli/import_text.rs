//! An import report for people.

use super::layout::{Columns, Side, add_line, counted};
use crate::analysis::words;
use crate::import::{FileReport, ImportPreview, ImportProblem};

pub fn report(preview: &ImportPreview) -> String {
    let files: Vec<String> = preview.files.iter().map(|file| file_text(preview, file)).collect();
    files.join("\n")
}

/// "warning, row 7, Impressions: …", with the file's name where there are several.
pub fn problem(preview: &ImportPreview, problem: &ImportProblem) -> String {
    let mut place = vec![problem.severity.code().to_owned()];
    if preview.files.len() > 1 {
        place.extend(preview.files.get(problem.file).map(|file| file.name.clone()));
    }
    place.extend(problem.row.map(|row| format!("row {row}")));
    place.extend(problem.column.clone());
    format!("{}: {}", place.join(", "), problem.message)
}

fn file_text(preview: &ImportPreview, file: &FileReport) -> String {
    let mut facts = vec![file.recognised.as_str(), &file.container, &file.encoding];
    facts.retain(|fact| !fact.is_empty());
    let mut out = format!("{}\n  {}\n", file.name, facts.join(", "));
    for (place, table) in file.tables.iter().enumerate() {
        let title = table.title.as_deref().unwrap_or("untitled");
        let rows = counted(table.rows, "row", "rows");
        let cadence = table.cadence.code();
        let skipped = table.skipped;
        add_line(
            &mut out,
            format!("  table {place} ({title}): {rows}, {skipped} skipped, cadence {cadence}"),
        );
        if !table.recognised.is_empty() {
            add_line(&mut out, format!("    recognised as {}", table.recognised));
        }
        if table.date_order.is_some() {
            add_line(&mut out, format!("    dates: {}", table.date_order_reason));
        }
    }
    if !file.series.is_empty() {
        write_series(file, &mut out);
    }
    for total in &file.totals {
        let value = words::number(total.value);
        add_line(&mut out, format!("  total {} {}: {value}", total.label, total.column));
    }
    for problem_of_file in &file.problems {
        add_line(&mut out, format!("  {}", problem(preview, problem_of_file)));
    }
    out
}

fn write_series(file: &FileReport, out: &mut String) {
    let mut columns = Columns::new(&[
        ("Column", Side::Left),
        ("Input", Side::Left),
        ("Kind", Side::Left),
        ("Channel", Side::Left),
        ("Cadence", Side::Left),
        ("First", Side::Left),
        ("Last", Side::Left),
        ("n", Side::Right),
        ("Missing", Side::Right),
        ("Sum", Side::Right),
        ("Last value", Side::Right),
    ]);
    let text = |value: Option<String>| value.unwrap_or_else(|| "–".to_owned());
    for series in &file.series {
        columns.add([
            series.column.clone(),
            series.identifier.clone(),
            series.kind.code().to_owned(),
            series.channel.clone(),
            series.cadence.code().to_owned(),
            text(series.first().map(|day| day.to_string())),
            text(series.last().map(|day| day.to_string())),
            series.readings.len().to_string(),
            series.missing.to_string(),
            words::number(series.sum()),
            text(series.last_value().map(words::number)),
        ]);
    }
    columns.write(out);
}

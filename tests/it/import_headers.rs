//! The columns of the tools people use, as these call them in several languages: which input each
//! becomes, how it adds up, and in what unit. The figures are made up.
//!
//! A line such as `Likes = n flow likes` names a column, what its figures look like (see [`figure`]) and
//! what is expected: the kind, and where it is certain the input. `left out` is never taken unasked.

mod ads;
mod english;
mod languages;

use std::fmt::Write as _;

use paceline::import::{
    ImportChoices, ImportPreview, NoProgress, Reading, SeriesPreview, preview, read_file,
};

/// A tool and its columns.
type Export = (&'static str, &'static str);

const ROWS: usize = 12;

/// One column of an export.
struct Column {
    header: &'static str,
    figure: &'static str,
    /// "flow likes", "left out" or nothing.
    expected: Option<&'static str>,
}

fn columns(export: &Export) -> Vec<Column> {
    let column = |line: &'static str| {
        let (header, rest) = line.split_once(" = ").unwrap();
        let (figure, expected) = match rest.split_once(' ') {
            Some((figure, expected)) => (figure, Some(expected)),
            None => (rest, None),
        };
        Column { header: header.trim(), figure, expected }
    };
    export.1.split("; ").map(column).collect()
}

/// A cell: `D` a day, `E` a day as X writes it, `P` a moment as Meta writes it, `M` a month, `n` a count,
/// `s` a standing, `%`, `r` and `f` rates, `d` a duration, `m` money, `c` one of two words, `t` a text,
/// `it` an id, `u` an address; anything else as it stands.
fn figure(kind: &str, row: usize, column: usize) -> String {
    let n = (row * 7 + column * 5 + row * row * 3) % 23;
    let day = row + 1;
    match kind {
        "D" => format!("2025-03-{day:02}"),
        "E" => format!(
            "\"{}, Mar {day}, 2025\"",
            ["Sat", "Sun", "Mon", "Tue", "Wed", "Thu", "Fri"][row % 7]
        ),
        "P" => format!("03/{:02}/2025 07:48", day + 1),
        "M" => format!("2024-{day:02}"),
        "n" => (n * 37 + 21).to_string(),
        "s" => (10_000 + row * 41 + n).to_string(),
        "%" => format!("{}.25%", n + 1),
        "r" => format!("{}.5{}", n % 8 + 1, row % 10),
        "f" => format!("0.0{}{}", n % 9 + 1, row % 10),
        "d" => format!("0:0{}:{}", n % 9, 10 + n),
        "m" => format!("{}.4{}", n * 3 + 9, row % 10),
        "c" => ["A", "B"][row % 2].to_owned(),
        "t" => format!("text number {row}"),
        "it" => format!("179000000000001{row:02}"),
        "u" => format!("https://www.instagram.com/p/x{row}/"),
        other => other.to_owned(),
    }
}

fn import(columns: &[Column]) -> ImportPreview {
    let quoted = |header: &str| format!("\"{}\"", header.replace('"', "\"\""));
    let mut text: String =
        columns.iter().map(|column| quoted(column.header)).collect::<Vec<_>>().join(",");
    for row in 0..ROWS {
        let cells: Vec<String> =
            columns.iter().enumerate().map(|(at, column)| figure(column.figure, row, at)).collect();
        write!(text, "\n{}", cells.join(",")).unwrap();
    }
    let files = [read_file("export.csv", text.as_bytes(), Reading::texts(&NoProgress))];
    preview(&files, &ImportChoices::from_files(&files), &NoProgress)
}

/// What is wrong about one column; nothing where all is well.
fn fault(found: &ImportPreview, column: &Column) -> Option<String> {
    let expected = column.expected?;
    let series = found.series.iter().find(|series| series.column == column.header);
    let said = |series: &SeriesPreview| {
        let unit = series.unit.as_deref().unwrap_or("no unit");
        format!("{} {}, {unit}", series.kind.code(), series.identifier)
    };
    let Some(series) = series.filter(|_| expected != "left out") else {
        let is_right = series.is_none() && expected == "left out";
        let of_event = found.problems.iter().any(|problem| {
            problem.message.starts_with("Left out:") && problem.message.contains(column.header)
        });
        return (!is_right && !of_event).then(|| {
            series
                .map_or_else(|| "not taken".to_owned(), |series| format!("taken: {}", said(series)))
        });
    };
    let (kind, input) = expected.split_once(' ').unwrap_or((expected, ""));
    let unit_fits = match column.figure {
        "%" => series.unit.as_deref() == Some("%"),
        "n" | "s" => series.unit.is_none(),
        _ => true,
    };
    let input_fits = input.is_empty() || series.identifier == input;
    let is_right = series.kind.code() == kind && input_fits && unit_fits;
    (!is_right).then(|| said(series))
}

fn check(exports: &[Export]) {
    let mut wrong = Vec::new();
    for export in exports {
        let columns = columns(export);
        let found = import(&columns);
        for column in &columns {
            if let Some(fault) = fault(&found, column) {
                let expected = column.expected.unwrap_or_default();
                wrong.push(format!(
                    "{}: {}: {fault} instead of {expected}",
                    export.0, column.header
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} columns:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn columns_of_tools_in_english_mean_what_they_say() {
    check(english::EXPORTS);
}

#[test]
fn columns_of_advertising_reports_mean_what_they_say_in_five_languages() {
    check(ads::EXPORTS);
}

#[test]
fn columns_of_tools_in_other_languages_mean_what_they_say() {
    check(languages::EXPORTS);
}

//! One file, read as far as it can be read without the user: its tables, columns and damage.

use std::sync::Arc;

use super::columns::{self, ColumnContent, ColumnInfo};
use super::container::{self, Container};
use super::delimiter::{self, Delimiter};
use super::problem::{ImportProblem, Severity, problem, rows_text};
use super::progress::{Progress, Share};
use super::recognise::{self, Tool};
use super::records::{self, Damage, Grid};
use super::tables::{self, TableShape};
use super::text::{self, Decoded};
use super::time_axis::{self, DateSource};

/// Bytes a text file may have.
pub const FILE_BYTES: usize = 256 * 1024 * 1024;

/// A file with its tables; cheap to clone and to keep.
#[derive(Clone, Debug)]
pub struct ParsedFile {
    /// As the user gave it.
    pub name: String,
    pub container: Container,
    /// The WHATWG name of the encoding; empty when the file is no text.
    pub encoding: &'static str,
    pub delimiter: Option<Delimiter>,
    /// Bytes that stood for no character.
    pub n_replaced: usize,
    /// What the file is, in words.
    pub recognised: String,
    pub tables: Vec<ParsedTable>,
    /// About the reading itself; the preview adds what is about dates and figures.
    pub problems: Vec<ImportProblem>,
    /// Whether the user stopped the reading.
    pub is_cancelled: bool,
    grid: Arc<Grid>,
}

/// One table of a file.
#[derive(Clone, Debug)]
pub struct ParsedTable {
    pub shape: TableShape,
    pub columns: Vec<ColumnInfo>,
    /// `None` when the table has no time axis.
    pub dates: Option<DateSource>,
    pub tool: Option<Tool>,
}

impl ParsedFile {
    /// A file whose bytes could not be had; `sentence` says why.
    pub fn unreadable(name: &str, sentence: impl Into<String>) -> Self {
        Self {
            recognised: "Not read".to_owned(),
            problems: vec![problem(Severity::Error, sentence)],
            ..Self::empty(name, Container::Text)
        }
    }

    fn empty(name: &str, container: Container) -> Self {
        Self {
            name: name.to_owned(),
            container,
            encoding: "",
            delimiter: None,
            n_replaced: 0,
            recognised: String::new(),
            tables: Vec::new(),
            problems: Vec::new(),
            is_cancelled: false,
            grid: Arc::default(),
        }
    }

    /// All fields of the file.
    pub fn grid(&self) -> &Grid {
        &self.grid
    }
}

/// Reads a file. Whatever the bytes are, the answer is a file, with problems where it could not
/// be read.
pub fn read_file(name: &str, bytes: &[u8], progress: &dyn Progress) -> ParsedFile {
    read_file_as(name, bytes, None, progress)
}

/// Reads a file with the encoding the user chose, by its WHATWG name ("windows-1250").
pub fn read_file_as(
    name: &str,
    bytes: &[u8],
    encoding: Option<&str>,
    progress: &dyn Progress,
) -> ParsedFile {
    let container = container::detect(bytes);
    let mut file = ParsedFile::empty(name, container);
    if let Some(refusal) = container.refusal() {
        container.name().clone_into(&mut file.recognised);
        file.problems.push(problem(Severity::Error, refusal));
    } else if bytes.len() > FILE_BYTES {
        "Not read".clone_into(&mut file.recognised);
        file.problems.push(problem(
            Severity::Error,
            "This file is larger than 256 MB; export a shorter range of dates",
        ));
    } else {
        read_text(&mut file, bytes, encoding, progress);
    }
    file
}

fn read_text(file: &mut ParsedFile, bytes: &[u8], encoding: Option<&str>, progress: &dyn Progress) {
    let mut decoded = text::decode(bytes, encoding);
    file.encoding = decoded.encoding;
    file.n_replaced = decoded.n_replaced;
    let mut delimiter = delimiter::detect(&decoded.text);
    let records_share = Share { whole: progress, from: 0, to: 400 };
    let (mut grid, mut damage) = records::read(&decoded.text, delimiter.byte, &records_share);
    if is_wrapped(&grid)
        && let Some(inner) = records::unwrap_lines(&decoded.text, &records_share)
    {
        delimiter = delimiter::detect(&inner);
        (grid, damage) = records::read(&inner, delimiter.byte, &records_share);
        let message = "Every line was quoted as one field; the quotes were taken off first, so texts with line ends may be cut";
        file.problems.push(problem(Severity::Warning, message));
        decoded.text = inner;
    }
    file.delimiter = Some(delimiter);
    describe_decoding(&decoded, &mut file.problems);
    describe_damage(&damage, &mut file.problems);
    let shapes = tables::find(&grid, usize::from(delimiter.is_told));
    let of = shapes.len() as u64;
    let mut part = (0..of).map(|n| Share {
        whole: progress,
        from: 400 + 600 * n / of.max(1),
        to: 400 + 600 * (n + 1) / of.max(1),
    });
    let read: Option<Vec<ParsedTable>> = shapes
        .into_iter()
        .zip(&mut part)
        .map(|(shape, share)| parse_table(&grid, shape, delimiter.byte, &share))
        .collect();
    match read.filter(|_| !damage.is_cancelled) {
        Some(tables) => {
            file.recognised = recognised(&tables);
            file.tables = tables;
            file.grid = Arc::new(grid);
        }
        None => cancel(file),
    }
}

fn cancel(file: &mut ParsedFile) {
    file.is_cancelled = true;
    "Not read".clone_into(&mut file.recognised);
    file.problems.push(problem(Severity::Error, "Reading was cancelled; nothing was imported"));
}

/// Whether every line is one quoted field with a table inside.
fn is_wrapped(grid: &Grid) -> bool {
    let n = grid.n_records().min(50);
    let single = (0..n).filter(|record| grid.width(*record) == 1).count();
    let header = grid.field(0, 0);
    n > 0
        && grid.width(0) == 1
        && single * 10 >= n * 5
        && header.len() > 8
        && [',', ';', '\t'].iter().any(|mark| header.matches(*mark).count() > 1)
}

/// Looks at a table's columns; `None` when cancelled.
fn parse_table(
    grid: &Grid,
    shape: TableShape,
    delimiter: u8,
    progress: &dyn Progress,
) -> Option<ParsedTable> {
    let mut columns = columns::read(grid, &shape, delimiter, progress)?;
    let dates = time_axis::find_dates(grid, &shape, &columns);
    match dates {
        Some(DateSource::Column(column)) => columns[column].content = ColumnContent::Time,
        Some(DateSource::YearAndMonth { year, month }) => {
            columns[year].content = ColumnContent::Time;
            columns[month].content = ColumnContent::Time;
        }
        None => {}
    }
    let tool = recognise::tool_of(&shape);
    Some(ParsedTable { shape, columns, dates, tool })
}

fn recognised(tables: &[ParsedTable]) -> String {
    let dated = tables.iter().filter(|table| table.dates.is_some()).count();
    let tool = tables.iter().filter(|table| table.dates.is_some()).find_map(|table| table.tool);
    let text = match (tool.or_else(|| tables.iter().find_map(|table| table.tool)), dated) {
        (Some(tool), _) => tool.name,
        (None, 0) if tables.is_empty() => "Text without a table",
        (None, 0) => "Table without dates",
        (None, 1) => "Table with dates",
        (None, _) => "Tables with dates",
    };
    text.to_owned()
}

fn describe_decoding(decoded: &Decoded, problems: &mut Vec<ImportProblem>) {
    if decoded.n_replaced > 0 {
        let message = format!(
            "{} bytes could not be read as {} and were replaced; only texts should be touched",
            decoded.n_replaced, decoded.encoding
        );
        problems.push(problem(Severity::Warning, message));
    }
    if decoded.n_nul > 0 {
        let message = format!("{} NUL characters were taken out", decoded.n_nul);
        problems.push(problem(Severity::Warning, message));
    }
    if decoded.is_guess {
        let message = format!(
            "The file does not say how its letters are stored; read as {}",
            decoded.encoding
        );
        problems.push(problem(Severity::Note, message));
    }
}

fn describe_damage(damage: &Damage, problems: &mut Vec<ImportProblem>) {
    let rows = |records: &[usize]| records.iter().map(|record| record + 1).collect::<Vec<_>>();
    if let Some(first) = damage.unclosed.first() {
        let message = format!(
            "A quote that begins in {} is never closed within 64 kB and 1,000 lines; it was read as a letter, so look at that row",
            rows_text(&rows(&damage.unclosed))
        );
        problems.push(problem(Severity::Error, message).at_row(first + 1));
    }
    if let Some(first) = damage.too_long.first() {
        let message = format!(
            "A field in {} is longer than 64 kB and was cut",
            rows_text(&rows(&damage.too_long))
        );
        problems.push(problem(Severity::Error, message).at_row(first + 1));
    }
    if let Some(first) = damage.too_wide.first() {
        let message = format!(
            "There are more than {} columns in {}; the others were left out",
            records::COLUMNS,
            rows_text(&rows(&damage.too_wide))
        );
        problems.push(problem(Severity::Error, message).at_row(first + 1));
    }
    if damage.is_cut {
        let message = format!(
            "Only the first {} rows were read; export a shorter range of dates",
            records::RECORDS
        );
        problems.push(problem(Severity::Error, message));
    }
}

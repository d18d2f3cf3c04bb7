//! One file, read as far as it can be read without the user: its tables, columns and damage.

use std::sync::Arc;

use super::child::Unpacker;
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
use super::unpack::PartKind;

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
}

/// One table of a file.
#[derive(Clone, Debug)]
pub struct ParsedTable {
    /// The sheet of a workbook or the file of an archive it stands in.
    pub part: Option<String>,
    pub shape: TableShape,
    pub columns: Vec<ColumnInfo>,
    /// `None` when the table has no time axis.
    pub dates: Option<DateSource>,
    pub tool: Option<Tool>,
    grid: Arc<Grid>,
}

impl ParsedTable {
    /// All fields of what it stands in.
    pub fn grid(&self) -> &Grid {
        &self.grid
    }
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
        }
    }
}

/// How a file is read.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The encoding the user chose for texts, by its WHATWG name ("windows-1250").
    pub encoding: Option<&'a str>,
    /// Takes workbooks and archives apart; without one they are refused.
    pub unpacker: Option<&'a dyn Unpacker>,
    pub progress: &'a dyn Progress,
}

impl<'a> Reading<'a> {
    /// Texts alone, their encoding told by their bytes.
    pub fn texts(progress: &'a dyn Progress) -> Self {
        Self { encoding: None, unpacker: None, progress }
    }

    /// The same with workbooks and archives.
    pub fn with(unpacker: &'a dyn Unpacker, progress: &'a dyn Progress) -> Self {
        Self { unpacker: Some(unpacker), ..Self::texts(progress) }
    }
}

/// Reads a file. Whatever the bytes are, the answer is a file, with problems where it could not
/// be read.
pub fn read_file(name: &str, bytes: &[u8], reading: Reading<'_>) -> ParsedFile {
    let container = container::detect(bytes);
    let mut file = ParsedFile::empty(name, container);
    let refuse = |file: &mut ParsedFile, recognised: &str, sentence: &str| {
        recognised.clone_into(&mut file.recognised);
        file.problems.push(problem(Severity::Error, sentence));
    };
    if is_lock(name, bytes) {
        refuse(&mut file, "Lock file", LOCK);
    } else if let Some(refusal) = container.refusal() {
        refuse(&mut file, container.name(), refusal);
    } else if bytes.len() > FILE_BYTES {
        let sentence = "This file is larger than 256 MB; export a shorter range of dates";
        refuse(&mut file, "Not read", sentence);
    } else if container == Container::Text {
        file.delimiter = read_text(&mut file, Text { bytes, ..Text::default() }, reading);
    } else {
        read_parts(&mut file, bytes, reading);
    }
    if file.recognised.is_empty() {
        file.recognised = recognised(&file.tables);
    }
    file
}

const LOCK: &str = "A spreadsheet program leaves this file behind while it has the workbook open; import the workbook itself";

/// A spreadsheet program's mark that it has a file open.
fn is_lock(name: &str, bytes: &[u8]) -> bool {
    const MOST_BYTES: usize = 1024;
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    (last.starts_with("~$") || last.starts_with(".~lock.")) && bytes.len() < MOST_BYTES
}

/// The sheets of a workbook, the files of an archive.
fn read_parts(file: &mut ParsedFile, bytes: &[u8], reading: Reading<'_>) {
    const UNPACKED: u64 = 300;
    let share = Share { whole: reading.progress, from: 0, to: UNPACKED };
    let unpacked = match reading.unpacker {
        Some(unpacker) => unpacker.unpack(bytes, &share),
        None => Err("Workbooks and archives cannot be opened here; export CSV".to_owned()),
    };
    let parts = match unpacked {
        Ok(parts) => parts,
        Err(_) if !reading.progress.step(0, 1_000) => return cancel(file),
        Err(sentence) => {
            file.container.name().clone_into(&mut file.recognised);
            file.problems.push(problem(Severity::Error, sentence));
            return;
        }
    };
    let of = parts.len() as u64;
    for (n, part) in (0..).zip(&parts) {
        file.problems.extend(part.notes.iter().map(|note| problem(Severity::Warning, note)));
        let at = |n: u64| UNPACKED + (1_000 - UNPACKED) * n / of.max(1);
        let share = Share { whole: reading.progress, from: at(n), to: at(n + 1) };
        let text = Text {
            bytes: &part.bytes,
            part: Some(&part.name),
            is_sheet: part.kind == PartKind::Sheet,
        };
        read_text(file, text, Reading { progress: &share, ..reading });
        if file.is_cancelled {
            return;
        }
    }
}

/// A text that holds tables.
#[derive(Clone, Copy, Default)]
struct Text<'a> {
    bytes: &'a [u8],
    part: Option<&'a str>,
    /// CSV of our own making: nothing about it has to be guessed.
    is_sheet: bool,
}

/// Adds the tables of a text; answers with its delimiter.
fn read_text(file: &mut ParsedFile, source: Text<'_>, reading: Reading<'_>) -> Option<Delimiter> {
    let encoding = if source.is_sheet { Some("UTF-8") } else { reading.encoding };
    let mut decoded = text::decode(source.bytes, encoding);
    if !source.is_sheet {
        file.encoding = decoded.encoding;
        file.n_replaced += decoded.n_replaced;
    }
    let find = |text: &str| {
        if source.is_sheet { Delimiter::COMMA } else { delimiter::detect(text) }
    };
    let mut delimiter = find(&decoded.text);
    let records_share = Share { whole: reading.progress, from: 0, to: 400 };
    let (mut grid, mut damage) = records::read(&decoded.text, delimiter.byte, &records_share);
    if !source.is_sheet
        && is_wrapped(&grid)
        && let Some(inner) = records::unwrap_lines(&decoded.text, &records_share)
    {
        delimiter = find(&inner);
        (grid, damage) = records::read(&inner, delimiter.byte, &records_share);
        let message = "Every line was quoted as one field; the quotes were taken off first, so texts with line ends may be cut";
        file.problems.push(problem(Severity::Warning, message));
        decoded.text = inner;
    }
    describe_decoding(&decoded, &mut file.problems);
    describe_damage(&damage, &mut file.problems);
    let shapes = tables::find(&grid, usize::from(delimiter.is_told));
    let of = shapes.len() as u64;
    let grid = Arc::new(grid);
    for (n, shape) in (0..).zip(shapes) {
        let at = |n: u64| 400 + 600 * n / of.max(1);
        let share = Share { whole: reading.progress, from: at(n), to: at(n + 1) };
        let Some(table) = parse_table(&grid, shape, delimiter.byte, source.part, &share) else {
            cancel(file);
            return None;
        };
        file.tables.push(table);
    }
    if damage.is_cancelled {
        cancel(file);
    }
    Some(delimiter)
}

fn cancel(file: &mut ParsedFile) {
    file.is_cancelled = true;
    file.tables.clear();
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
    grid: &Arc<Grid>,
    mut shape: TableShape,
    delimiter: u8,
    part: Option<&str>,
    progress: &dyn Progress,
) -> Option<ParsedTable> {
    // A sheet without a title of its own goes by its name.
    if shape.title.is_none() {
        shape.title = part.map(str::to_owned);
    }
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
    let (part, grid) = (part.map(str::to_owned), Arc::clone(grid));
    Some(ParsedTable { part, shape, columns, dates, tool, grid })
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

//! What an import would bring: series, counts and problems, as a value that is built again after
//! every change of the choices.

mod answer_problems;
mod beside;
pub(in crate::import) mod by_period;
mod cadences;
mod column_problems;
pub(in crate::import) mod column_series;
pub(in crate::import) mod date_problems;
mod figures;
mod groups;
mod left_out;
pub(in crate::import) mod measure_series;
mod network_problems;
pub(in crate::import) mod posts_again;
pub(in crate::import) mod row_counts;
pub(in crate::import) mod row_kind;
pub(in crate::import) mod rows;
mod series;
mod split_columns;
mod sums;
mod table_dates;
pub(in crate::import) mod table_preview;
pub(in crate::import) mod table_problems;
mod told_order;
pub(in crate::import) mod totals;
mod unknown_names;
mod wholes;
pub(in crate::import) mod zeros;

pub use series::SeriesPreview;
pub use split_columns::SplitColumn;

use jiff::civil::Date;

use crate::import::apply::join::{FileClash, join_series};
use crate::import::cells::date_column::DateOrder;
use crate::import::choices::{ImportChoices, TableRef};
use crate::import::meaning::stated_period::StatedPeriod;
use crate::import::preview::row_counts::RowCounts;
use crate::import::preview::row_kind::DayOfRow;
use crate::import::preview::rows::RowChoice;
use crate::import::preview::table_preview::{TableResult, read_table};
use crate::import::preview::table_problems::no_dates;
use crate::import::preview::totals::TotalVerdict;
use crate::import::problem::{ImportProblem, Severity, problem};
use crate::import::progress::{Progress, Share};
use crate::import::source::file::ParsedFile;
use crate::model::{Cadence, InputKind};

/// What an import would bring.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportPreview {
    pub files: Vec<FileReport>,
    /// The series of all files, those of one input, channel and cadence joined.
    pub series: Vec<SeriesPreview>,
    /// Where two tables give other figures for the same input, channel and period.
    pub clashes: Vec<FileClash>,
    /// The problems of all files, the gravest first.
    pub problems: Vec<ImportProblem>,
    /// Whether the user stopped it; it is then incomplete and must not be applied.
    pub is_cancelled: bool,
}

impl ImportPreview {
    /// How many readings it holds.
    pub fn n_readings(&self) -> usize {
        self.series.iter().map(|series| series.readings.len()).sum()
    }

    /// The tables of which the order of day and month has to be said before anything of them
    /// enters a plan.
    pub fn open_orders(&self) -> impl Iterator<Item = TableRef> {
        let files = self.files.iter().enumerate();
        files.flat_map(|(file, report)| {
            let tables = report.tables.iter().enumerate();
            let open = tables.filter(|(_, table)| table.open_order.is_some());
            open.map(move |(table, _)| TableRef { file, table })
        })
    }
}

/// One file of an import.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FileReport {
    /// As the user gave it.
    pub name: String,
    pub recognised: String,
    pub container: String,
    pub encoding: String,
    /// The delimiter itself; empty when the file is no text.
    pub delimiter: String,
    pub tables: Vec<TableReport>,
    /// The series of this file alone, not joined with those of others.
    pub series: Vec<SeriesPreview>,
    pub totals: Vec<TotalReport>,
    pub problems: Vec<ImportProblem>,
}

/// How the periods of a table follow each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TableCadence {
    /// No time axis.
    #[default]
    None,
    /// One row per post, ticket or answer; added up by day.
    Event,
    Every(Cadence),
}

impl TableCadence {
    /// As the command line's JSON has it.
    pub fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Event => "event",
            Self::Every(cadence) => cadence.code(),
        }
    }
}

/// One table of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableReport {
    pub title: Option<String>,
    /// The tool it comes from and what told it: "X account overview, by the columns …"; empty
    /// for a table of no known tool.
    pub recognised: String,
    /// Records count from 1; `None` when the file names no columns.
    pub header_row: Option<usize>,
    /// Rows with data that were read.
    pub rows: usize,
    /// Rows left out: totals, remarks, rows without a date.
    pub skipped: usize,
    /// What became of each row.
    pub counts: RowCounts,
    pub cadence: TableCadence,
    /// Header of the time axis.
    pub date_column: Option<String>,
    pub date_order: Option<DateOrder>,
    /// How the order was decided; empty without dates.
    pub date_order_reason: String,
    /// Whether every date fits both orders of day and month, so that the reason is worth a look.
    pub is_order_by_rows: bool,
    /// A date as the file has it in which day and month could be exchanged, where nothing decides
    /// and nobody said which is which; readings must not enter a plan before.
    pub open_order: Option<String>,
    /// Whether its dates leave out the year, so that the day of the export decides it.
    pub lacks_year: bool,
    pub first: Option<Date>,
    pub last: Option<Date>,
    /// Whether it is read; others are only described.
    pub is_taken: bool,
    /// What its rows were taken for.
    pub rows_as: RowChoice,
    /// What the day of each row is.
    pub day_of_row: DayOfRow,
    /// Columns that could part the rows of a period, where a period has several.
    pub splits: Vec<SplitColumn>,
    /// The days it sums up, where it has no time axis.
    pub period: Option<StatedPeriod>,
    /// The cadences the rows could be read in, each period having one row at most; empty where rows
    /// are events.
    pub cadences: Vec<Cadence>,
    /// The columns (places) that are taken and still give no readings, with the reason.
    pub silent: Vec<(usize, Silence)>,
}

/// Why a column that is taken gives no readings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// A period has several rows, and figures of this kind do not add up.
    CannotBeAdded(InputKind),
    /// Its amounts are in several currencies.
    Currencies,
    /// Its results are purchases in one row and people reached in another.
    Results,
}

/// A figure the file itself gives as a sum; a check, never a reading.
#[derive(Clone, Debug, PartialEq)]
pub struct TotalReport {
    pub table: usize,
    /// The words of the row; empty where it has none.
    pub label: String,
    pub column: String,
    pub value: f64,
    /// How it compares with the rows.
    pub verdict: TotalVerdict,
}

/// Builds the preview. Cheap enough to be built again after every change of a choice.
pub fn preview(
    files: &[ParsedFile],
    choices: &ImportChoices,
    progress: &dyn Progress,
) -> ImportPreview {
    let mut preview = ImportPreview::default();
    let of = files.iter().map(|file| file.tables.len()).sum::<usize>().max(1) as u64;
    let mut done = 0;
    for (file_idx, file) in files.iter().enumerate() {
        let mut report = file_report(file);
        if let Some(twin) = files[..file_idx].iter().find(|other| is_same(other, file)) {
            let message = format!("The same content as {}; read once", twin.name);
            report.problems.push(problem(Severity::Note, message).in_file(file_idx));
            preview.files.push(report);
            continue;
        }
        for table_idx in 0..file.tables.len() {
            if preview.is_cancelled {
                break;
            }
            let (from, to) = (1_000 * done / of, 1_000 * (done + 1) / of);
            done += 1;
            let at = TableRef { file: file_idx, table: table_idx };
            let mut result = read_table(file, at, choices, &Share { whole: progress, from, to });
            result.problems.extend(beside::note_part(files, at, choices));
            result.problems.extend(beside::note_videos(files, at, choices));
            result.problems.extend(beside::note_page(files, at, choices));
            result.problems.extend(beside::note_sheet(files, at, choices));
            preview.is_cancelled |= result.is_cancelled;
            take_table(&mut report, result);
        }
        note_empty(file, &mut report);
        note_undated(files, file_idx, &mut report);
        note_last_period(&mut report);
        for problem in &mut report.problems {
            problem.file = file_idx;
        }
        preview.is_cancelled |= file.is_cancelled;
        preview.files.push(report);
    }
    join_series(&mut preview, files);
    // Each file tells of itself what was found by holding it against the others.
    for found in std::mem::take(&mut preview.problems) {
        if let Some(report) = preview.files.get_mut(found.file) {
            report.problems.push(found);
        }
    }
    preview.problems = preview.files.iter().flat_map(|file| file.problems.clone()).collect();
    preview.problems.sort_by_key(|problem| problem.severity);
    preview
}

fn file_report(file: &ParsedFile) -> FileReport {
    FileReport {
        name: file.name.clone(),
        recognised: file.recognised.clone(),
        container: file.container.code().to_owned(),
        encoding: file.encoding.to_owned(),
        delimiter: file
            .delimiter
            .map(crate::import::lines::delimiter::Delimiter::code)
            .unwrap_or_default(),
        problems: file.problems.clone(),
        ..FileReport::default()
    }
}

fn take_table(report: &mut FileReport, result: TableResult) {
    report.tables.push(result.report);
    report.series.extend(result.series);
    report.totals.extend(result.totals);
    report.problems.extend(result.problems);
}

/// A text without any table says so; other silences have their own sentence already.
fn note_empty(file: &ParsedFile, report: &mut FileReport) {
    let has_error = report.problems.iter().any(|problem| problem.severity == Severity::Error);
    if file.tables.is_empty() && !has_error {
        let message = "No table was found: a table needs a line of column names and rows below it";
        report.problems.push(problem(Severity::Error, message));
    }
}

/// A file without any date says what it has; undated tables beside dated ones are a note.
fn note_undated(files: &[ParsedFile], file_idx: usize, report: &mut FileReport) {
    let Some(file) = files.get(file_idx) else { return };
    let undated: Vec<_> = report
        .tables
        .iter()
        .zip(&file.tables)
        .filter(|(read, _)| read.cadence == TableCadence::None && !read.is_taken)
        .collect();
    let Some((read, first)) = undated.first() else { return };
    if undated.len() < file.tables.len() {
        let message = format!(
            "{} of {} tables have no time axis and are left out; each can be taken as one value for the days it is about",
            undated.len(),
            file.tables.len()
        );
        report.problems.push(problem(Severity::Note, message));
        return;
    }
    let found = no_dates(first, read.period.as_ref(), undated.len() - 1);
    let beside = beside::note_undated(files, file_idx, first, read.period.as_ref());
    report.problems.push(beside.unwrap_or(found));
}

/// Whether two files hold the same tables, cell by cell: the same download twice.
fn is_same(one: &ParsedFile, other: &ParsedFile) -> bool {
    let mut pairs = one.tables.iter().zip(&other.tables);
    !one.tables.is_empty()
        && one.tables.len() == other.tables.len()
        && pairs.all(|(one, other)| one.part == other.part && one.grid() == other.grid())
}

/// The last period of an export was often still running when the export was made.
fn note_last_period(report: &mut FileReport) {
    let last = report.tables.iter().filter_map(|table| match (table.is_taken, table.cadence) {
        (true, TableCadence::Every(cadence)) => Some((table.last?, cadence)),
        _ => None,
    });
    if let Some((last, cadence)) = last.max() {
        let name = cadence.label().to_lowercase();
        let message = format!(
            "The last {name}, {last}, may not have been over when the export was made; a newer export replaces its figures"
        );
        report.problems.push(problem(Severity::Note, message));
    }
}

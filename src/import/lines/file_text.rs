//! One text → its tables, each with what its columns hold.

use std::borrow::Cow;
use std::sync::Arc;

use crate::import::choices::reading::{Reading, ReadingChoices, TableSplit};
use crate::import::columns::time_axis::{self, DateSource};
use crate::import::columns::{self, ColumnContent};
use crate::import::lines::delimiter::{self, Delimiter};
use crate::import::lines::grid::Grid;
use crate::import::lines::records::{self, Damage};
use crate::import::lines::text::{self, Decoded};
use crate::import::lines::wrapped;
use crate::import::meaning::recognise;
use crate::import::problem::{Severity, problem};
use crate::import::progress::{Progress, Share};
use crate::import::source::facts::TableFacts;
use crate::import::source::file::{ParsedFile, ParsedTable};
use crate::import::source::file_problems as tell;
use crate::import::tables::{self, BothSides, MendedGrid, SpreadTable, TableShape, TurnedTable};
use crate::model::counted;

/// A text that holds tables.
#[derive(Clone, Default)]
pub(in crate::import) struct Text<'a> {
    pub bytes: Cow<'a, [u8]>,
    /// The sheet or the file of an archive it is.
    pub part: Option<&'a str>,
    /// CSV of our own making: nothing about it has to be guessed.
    pub is_sheet: bool,
}

/// Tables a text may hold.
const TABLES: usize = 1_000;

/// Adds the tables of a text; answers with its delimiter.
pub(in crate::import) fn read_text(
    file: &mut ParsedFile,
    source: Text<'_>,
    reading: Reading<'_>,
) -> Option<Delimiter> {
    let share = Share { whole: reading.progress, from: 0, to: 400 };
    let (part, is_sheet) = (source.part, source.is_sheet);
    let Lines { decoded, delimiter, grid, damage } = lines_of(file, source, reading, &share);
    if !is_sheet {
        file.encoding = decoded.encoding;
        file.n_replaced += decoded.n_replaced;
    }
    tell::about_letters(&decoded, &mut file.problems);
    tell::about_lines(&damage, &mut file.problems);
    let choices = reading.choices;
    let first = usize::from(delimiter.is_told);
    let mut found = find_tables(file, Records { grid, first, is_sheet, part }, choices);
    if let Some((_, first)) = found.get(TABLES) {
        let message = format!(
            "The file holds {} tables; only the first {TABLES} were read, so split it or export less at a time",
            found.len()
        );
        file.problems.push(problem(Severity::Error, message).at_row(first.records.start + 1));
        found.truncate(TABLES);
    }
    let of = found.len() as u64;
    for (n, (grid, shape)) in (0..).zip(found) {
        let at = |n: u64| 400 + 600 * n / of.max(1);
        let share = Share { whole: reading.progress, from: at(n), to: at(n + 1) };
        let Some(table) = parse_table(&grid, shape, delimiter.byte, part, &share) else {
            file.cancel();
            return None;
        };
        file.tables.push(table);
    }
    if damage.is_cancelled {
        file.cancel();
    }
    Some(delimiter)
}

/// A text in records.
struct Lines<'a> {
    /// How the text was had; the text itself is in the grid.
    decoded: Decoded<'a>,
    delimiter: Delimiter,
    grid: Grid,
    damage: Damage,
}

fn lines_of<'a>(
    file: &mut ParsedFile,
    source: Text<'a>,
    reading: Reading<'_>,
    progress: &dyn Progress,
) -> Lines<'a> {
    let choices = reading.choices;
    let encoding = if source.is_sheet { Some("UTF-8") } else { choices.encoding.as_deref() };
    let mut decoded = text::decode(source.bytes, encoding);
    let find = |text: &str| match choices.delimiter {
        _ if source.is_sheet => Delimiter::COMMA,
        Some(byte) => Delimiter::chosen(byte, text),
        None => delimiter::detect(text),
    };
    let mut delimiter = find(&decoded.text);
    let text = std::mem::take(&mut decoded.text);
    let (mut grid, mut damage) = records::read(text, delimiter.byte, reading.runs, progress);
    if !source.is_sheet
        && is_wrapped(&grid)
        && let Some(inner) = wrapped::unwrap_lines(grid.text(), progress)
    {
        delimiter = find(&inner);
        (grid, damage) = records::read(inner, delimiter.byte, reading.runs, progress);
        let message = "Every line was quoted as one field; the quotes were taken off first, so texts with line ends may be cut";
        file.problems.push(problem(Severity::Warning, message));
    }
    Lines { decoded, delimiter, grid, damage }
}

/// The records of a text.
struct Records<'a> {
    grid: Grid,
    /// The first record that is no `sep=` line.
    first: usize,
    /// Whether they are the cells of a sheet, which no separator can cut.
    is_sheet: bool,
    /// The sheet or the file of an archive they are of.
    part: Option<&'a str>,
}

/// The tables of a text, each with the records it stands in: those of the text, a part of its
/// columns, or the text turned.
fn find_tables(
    file: &mut ParsedFile,
    Records { grid, first, is_sheet, part }: Records<'_>,
    choices: &ReadingChoices,
) -> Vec<(Arc<Grid>, TableShape)> {
    let name = name_of(part.unwrap_or(&file.name)).to_owned();
    let beside = match choices.split {
        TableSplit::Found => tables::side_by_side(&grid, first),
        TableSplit::One | TableSplit::BlankLines => Vec::new(),
    };
    let grids: Vec<Arc<Grid>> = if beside.is_empty() {
        vec![Arc::new(grid)]
    } else {
        let message = format!(
            "{} tables stand side by side with a blank column between them; each was read by itself",
            beside.len()
        );
        file.problems.push(problem(Severity::Note, message));
        beside.into_iter().map(|columns| Arc::new(grid.columns(columns))).collect()
    };
    let mut found = Vec::new();
    for grid in grids {
        for mut shape in tables::find(&grid, first, choices.split) {
            let place = file.tables.len() + found.len();
            take_header(file, place, &grid, &mut shape, choices);
            let (grid, mut shape) = completed(file, &grid, shape, choices.split);
            if !is_sheet && tables::are_longer(&grid, &shape) {
                let longer = tables::longer(&grid, &shape);
                tables::leave_out_moved(&mut shape, &longer);
            }
            let report = shape.report.clone();
            let (grid, shape) = reshaped(file, &grid, shape, (choices.split, &name));
            found.push((grid, TableShape { report, ..shape }));
        }
    }
    found
}

/// A table in which each field is where its name is, and each row has all of its names; the rows
/// keep their numbers.
fn completed(
    file: &mut ParsedFile,
    grid: &Arc<Grid>,
    shape: TableShape,
    split: TableSplit,
) -> (Arc<Grid>, TableShape) {
    let mut done = (Arc::clone(grid), shape);
    if split != TableSplit::Found {
        return done;
    }
    let again = |grid: &Grid, shape: &TableShape| {
        let header = shape.header_record;
        let mut found = tables::find(grid, shape.records.start, split).into_iter();
        found.find(|found| found.header_record == header)
    };
    if let Some(MendedGrid { grid: whole, told }) = tables::mended(&done.0, &done.1)
        && let Some(shape) = again(&whole, &done.1)
    {
        file.problems.push(problem(Severity::Note, told));
        done = (Arc::new(whole), TableShape { title: done.1.title, ..shape });
    }
    if let Some(lined) = tables::aligned(&done.0, &done.1)
        && let Some(shape) = again(&lined, &done.1)
    {
        let row = done.1.permuted.first().map_or(0, |record| record + 1);
        let message = format!(
            "The column names stand again in row {row} in another order; the rows below were read by their names"
        );
        file.problems.push(problem(Severity::Note, message).at_row(row));
        let mut shape = TableShape { title: done.1.title, ..shape };
        tables::leave_out_moved(&mut shape, &done.1.moved);
        done = (Arc::new(lined), shape);
    }
    if let Some((filled, columns)) = tables::filled_down(&done.0, &done.1)
        && let Some(shape) = again(&filled, &done.1)
    {
        let names: Vec<&str> = columns.iter().map(|c| done.1.headers[*c].as_str()).collect();
        let message = format!(
            "{} stands only in the first row of each block; the rows below were read with it",
            names.join(" and ")
        );
        file.problems.push(problem(Severity::Note, message));
        done = (Arc::new(filled), TableShape { title: done.1.title, ..shape });
    }
    if let Some((grouped, name)) = tables::grouped_down(&done.0, &done.1)
        && let Some(shape) = again(&grouped, &done.1)
    {
        let message = format!(
            "The dates stand below the names of what they are about; these were put beside each row as “{name}”, and their own rows are totals"
        );
        file.problems.push(problem(Severity::Note, message));
        done = (Arc::new(grouped), TableShape { title: done.1.title, ..shape });
    }
    if let Some((dated, column)) = tables::dated_down(&done.0, &done.1)
        && let Some(shape) = again(&dated, &done.1)
    {
        let message = format!(
            "The periods in {} stand below their years; each was read with its year, and the years are totals",
            done.1.headers[column]
        );
        file.problems.push(problem(Severity::Note, message));
        done = (Arc::new(dated), TableShape { title: done.1.title, ..shape });
    }
    done
}

/// The name of a sheet, or of a file without its folders and its ending.
fn name_of(path: &str) -> &str {
    let last = path.rsplit(['/', '\\']).next().unwrap_or(path);
    last.rsplit_once('.').map_or(last, |(stem, _)| stem)
}

/// A table whose dates stand side by side turned, and one with a row for each measure spread; any
/// other as it stands.
fn reshaped(
    file: &mut ParsedFile,
    grid: &Arc<Grid>,
    shape: TableShape,
    (split, name): (TableSplit, &str),
) -> (Arc<Grid>, TableShape) {
    let title = shape.title.as_ref().map(|title| format!(" “{title}”")).unwrap_or_default();
    let left_out = |left: &[String]| match left {
        [] => String::new(),
        left => format!("; left out: {}", left.join(", ")),
    };
    // Of another form, the table no longer knows the rows of the file.
    let mut moved = tell::about_moved(&shape.moved);
    let both_sides = (split == TableSplit::Found).then(|| tables::by_period(grid, &shape, name));
    if let Some(BothSides { grid, shape, name, is_name_given }) = both_sides.flatten() {
        let message = format!(
            "The table{title} has periods on both sides; it was read with a row for each of them, and its rows are counted so"
        );
        file.problems.extend(std::iter::once(problem(Severity::Note, message)).chain(moved));
        if is_name_given {
            let message = format!(
                "Nothing in the table{title} says what was counted; its figures are called “{name}” after where they stand, so give them the input they belong to"
            );
            file.problems.push(problem(Severity::Warning, message));
        }
        return (Arc::new(grid), shape);
    }
    // Two lines of names become one, and then the table may be of any other form.
    let unfolded = (split == TableSplit::Found).then(|| tables::unfolded(grid, &shape)).flatten();
    let (grid, shape) = match unfolded {
        Some((grid, shape)) => {
            let message = format!(
                "The table{title} has two lines of names, the upper one with periods; it was read with one, and its rows are counted so"
            );
            file.problems.push(problem(Severity::Note, message));
            file.problems.extend(moved.take());
            (Arc::new(grid), shape)
        }
        None => (Arc::clone(grid), shape),
    };
    if let Some(TurnedTable { grid, shape, left }) = tables::turned(&grid, &shape) {
        let message = format!(
            "The dates of the table{title} stand side by side; it was read from left to right, and its rows are counted so{}",
            left_out(&left)
        );
        file.problems.extend(std::iter::once(problem(Severity::Note, message)).chain(moved));
        return (Arc::new(grid), shape);
    }
    let spread = (split == TableSplit::Found).then(|| tables::spread(&grid, &shape)).flatten();
    let Some(SpreadTable { grid: spread, shape, column, left, n_longer, n_parts }) = spread else {
        return (grid, shape);
    };
    let skipped = |n: usize, which: &str| match n {
        0 => String::new(),
        n => format!("; left out what {which} of the same {column}: {}", counted(n, "row")),
    };
    let longer = skipped(n_longer, "counts over more days than others")
        + &skipped(n_parts, "is a part of the whole");
    let message = format!(
        "The table{title} has a row for each “{column}”; each of them was read as a column of its own, and its rows are counted so{}{longer}",
        left_out(&left)
    );
    file.problems.extend(std::iter::once(problem(Severity::Note, message)).chain(moved));
    (Arc::new(spread), shape)
}

/// Puts the header where the user wants it.
fn take_header(
    file: &mut ParsedFile,
    place: usize,
    grid: &Grid,
    shape: &mut TableShape,
    choices: &ReadingChoices,
) {
    let Some(wanted) = choices.header_rows.get(&place).copied() else { return };
    if let Some(other) = tables::with_header(grid, shape, wanted) {
        *shape = other;
        return;
    }
    let row = wanted.map_or(0, |record| record + 1);
    let message = format!(
        "Row {row} cannot hold the column names of table {}, which goes from row {} to {}; they were taken from where they were found",
        place + 1,
        shape.records.start + 1,
        shape.records.end
    );
    file.problems.push(problem(Severity::Warning, message).at_row(row));
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
    for column in dates.into_iter().flat_map(DateSource::columns) {
        columns[column].content = ColumnContent::Time;
    }
    if let Some(source) = dates.filter(|_| shape.repeated.is_empty()) {
        let places = time_axis::sums(grid, &shape, source);
        let records = places.iter().map(|place| shape.rows.at(*place)).collect();
        shape.rows = shape.rows.without(&records);
        shape.totals.extend(records);
        shape.totals.sort_unstable();
    }
    // Columns of several networks are no tool's export, whatever some of them are called.
    let found = if shape.has_places() { None } else { recognise::recognise(&shape) };
    let (tool, reason) = found.map(|found| (found.tool, found.reason)).unzip();
    let (part, reason) = (part.map(str::to_owned), reason.unwrap_or_default());
    let grid = Arc::clone(grid);
    Some(ParsedTable {
        part,
        shape,
        columns,
        dates,
        tool,
        reason,
        grid,
        facts: TableFacts::default(),
    })
}

//! The sentences about one column that is taken: how its figures were read, and what is odd about
//! them.

use crate::import::cells::clean::visible;
use crate::import::cells::numbers::{self, Cell, DecimalMark, Evidence};
use crate::import::choices::{ColumnChoice, UnitChoice};
use crate::import::columns::{ColumnInfo, clock};
use crate::import::meaning::averages::{self, Why};
use crate::import::meaning::course::{Course, Courses};
use crate::import::meaning::quotients;
use crate::import::meaning::rates;
use crate::import::meaning::recognise::Family;
use crate::import::meaning::shares::ScaleReason;
use crate::import::meaning::standing;
use crate::import::preview::figures;
use crate::import::preview::table_preview::Context;
use crate::import::preview::totals::listed;
use crate::import::problem::{ImportProblem, Severity, problem, rows_text};
use crate::import::source::file::ParsedTable;
use crate::model::{Cadence, InputKind, counted};

/// Says that a column that cannot be added up is left out in the periods with several rows.
pub(in crate::import) fn several_left_out(
    header: &str,
    cadence: Cadence,
    n: usize,
) -> ImportProblem {
    let name = cadence.label().to_lowercase();
    let which = if n == 1 { format!("1 {name} has") } else { format!("{n} {name}s have") };
    let message = format!(
        "{which} several rows, of which {header} cannot be added up; it is left missing there"
    );
    problem(Severity::Warning, message).at_column(header)
}

/// Says in which sums of rows some cells were blank.
pub(in crate::import) fn about_blanks(
    blanks: &[(String, usize, usize)],
    cadence: Cadence,
) -> Option<ImportProblem> {
    let name = cadence.label().to_lowercase();
    let one = |(header, n_rows, n_periods): &(String, usize, usize)| {
        format!("{header} ({} in {})", counted(*n_rows, "row"), counted(*n_periods, &name))
    };
    let told: Vec<String> = blanks.iter().map(one).collect();
    let names: Vec<&str> = told.iter().map(String::as_str).collect();
    let message = format!(
        "Rows of a {name} are added up, and some of their cells are blank: {}; these sums are too low unless blank means 0",
        listed(&names)
    );
    let first = blanks.first()?;
    Some(problem(Severity::Note, message).at_column(&first.0))
}

/// Says that a table shows only some of the rows its total is made of.
pub(in crate::import) fn total_taken(header: &str) -> ImportProblem {
    let message = format!(
        "The rows of {header} add up to less than the file's own total, so not all of them are shown; the total is the figure of these days"
    );
    problem(Severity::Note, message).at_column(header)
}

/// Says that a column counts different things in different rows.
pub(in crate::import) fn unlike_results(header: &str, kinds: &[String]) -> ImportProblem {
    let message = match kinds {
        [only] => format!(
            "The results are “{only}”, people counted once in each row, who do not add up; the column is left out"
        ),
        kinds => format!(
            "The results are of several kinds ({}), which never add up; the column is left out until only the rows of one kind are read",
            kinds.join(", ")
        ),
    };
    problem(Severity::Warning, message).at_column(header)
}

/// Says what was odd about a column that is taken.
pub(super) fn about_column(
    context: &Context<'_>,
    (column, choice): (usize, &ColumnChoice),
    courses: &Courses,
    problems: &mut Vec<ImportProblem>,
) {
    let table = context.table;
    let info = &table.columns[column];
    if info.is_mark_uncertain && choice.mark == info.mark {
        let (example, reading, other) = doubted_figure(table, column, info.mark);
        let message = format!(
            "Figures like {example} were read as {reading}; nothing in the table says which sign is the decimal mark, so choose the decimal {other} if this is wrong"
        );
        problems.push(problem(Severity::Warning, message).at_column(&info.header));
    }
    problems.extend(about_clock(table, column, choice));
    problems.extend(about_times(info));
    if choice.mark != info.mark && rates::are_of_thousands(table, column, choice.kind) {
        let (example, _, other) = doubted_figure(table, column, choice.mark);
        let message = format!(
            "Figures like {example} were read with three decimals, because a rate of thousands is hardly meant; choose the decimal {other} if it is"
        );
        problems.push(problem(Severity::Warning, message).at_column(&info.header));
    }
    let is_sure = !info.is_mark_uncertain && choice.kind != InputKind::GivenRate;
    if let Some(cell) = rates::count_with_decimals(table, column, choice.mark).filter(|_| is_sure) {
        let other = if choice.mark == DecimalMark::Point { "comma" } else { "point" };
        let message = format!(
            "Figures like {cell} were read with three decimals, as the other columns are written; a count has none, so choose the decimal {other} if they are thousands"
        );
        problems.push(problem(Severity::Warning, message).at_column(&info.header));
    }
    if choice.minus_one_is_missing {
        let message =
            "−1 stands for “not measured yet” where all other figures are 0 or more; left missing"
                .to_owned();
        problems.push(problem(Severity::Warning, message).at_column(&info.header));
    }
    problems.extend(about_scale(info, &choice.unit));
    let is_doubted = choice.kind == InputKind::Flow
        && table.meaning(column).kind == InputKind::Stock
        && standing::moves_like_changes(table, column, choice.mark, &choice.unit);
    if is_doubted {
        let message = "The name speaks of a standing, but the figures move like changes; each was read as how many came, so choose stock if it is how many there are";
        problems.push(problem(Severity::Warning, message).at_column(&info.header));
    }
    about_stillness(context, (column, choice), courses, problems);
    problems.extend(about_average(table, column, choice));
    problems.extend(about_errors(table, column));
    problems.extend(about_odd_units(table, column, choice));
    let unreadable = unreadable(table, column, choice.mark);
    if let Some(first) = unreadable.first() {
        let cell = table.grid().field(first - 1, column);
        let cause = numbers::likely_cause(cell).map(|cause| format!(": {cause}"));
        let message = format!(
            "No figure could be read in {}; left missing{}",
            rows_text(&unreadable),
            cause.unwrap_or_default()
        );
        problems.push(problem(Severity::Warning, message).at_row(*first).at_column(&info.header));
    }
}

/// Says which figures have a unit that the others have not.
fn about_odd_units(
    table: &ParsedTable,
    column: usize,
    choice: &ColumnChoice,
) -> Option<ImportProblem> {
    let info = &table.columns[column];
    let odd = info.odd_units.iter().copied();
    let rows: Vec<usize> = odd
        .filter(|record| figures::is_odd(table, column, choice, *record))
        .map(|record| record + 1)
        .collect();
    let first = *rows.first()?;
    let message = format!(
        "Figures like {} in {} have a unit that the others have not; left missing, so correct them or choose the unit of the column if all are meant so",
        visible(table.grid().field(first - 1, column)),
        rows_text(&rows)
    );
    Some(problem(Severity::Warning, message).at_row(first).at_column(&info.header))
}

/// Says that the figures of a column, and not its name, tell that they are averages.
fn about_average(
    table: &ParsedTable,
    column: usize,
    choice: &ColumnChoice,
) -> Option<ImportProblem> {
    let header = &table.columns[column].header;
    let meaning = table.meaning(column);
    let is_read_so = choice.kind == InputKind::GivenRate
        && !meaning.is_known
        && meaning.kind == InputKind::Flow
        && !quotients::is_one(table, column);
    let why = match averages::told(table, column).filter(|_| is_read_so)? {
        Why::Share => return None,
        Why::Total => "The file's own total is less than one of the rows",
        Why::Decimals => "The figures are small and broken beside counts of tens and more",
        Why::Short => "The durations are too short to be those of all that is counted beside them",
    };
    let message =
        format!("{why}, so they were read as averages; choose flow if they are to be added up");
    Some(problem(Severity::Note, message).at_column(header))
}

/// Says that figures were read as thousands or more, as the name of their column has it.
fn about_times(info: &ColumnInfo) -> Option<ImportProblem> {
    let times = match info.times {
        times if times <= 1.0 => return None,
        1e3 => "a thousand",
        1e4 => "ten thousand",
        1e6 => "a million",
        _ => "a hundred million",
    };
    let message =
        format!("As the name says, 1 stands for {times}; each figure was multiplied by it");
    Some(problem(Severity::Note, message).at_column(&info.header))
}

/// Says in which rows a formula of the spreadsheet gave an error instead of a figure.
fn about_errors(table: &ParsedTable, column: usize) -> Option<ImportProblem> {
    let info = &table.columns[column];
    let rows = &table.shape.rows;
    // Where every row has its figure, none has an error.
    if info.n_values == rows.len() {
        return None;
    }
    let is_error = |record: &usize| {
        let cell = table.grid().field(*record, column).trim();
        cell.len() > 3 && cell.starts_with('#') && cell.ends_with(['!', '?'])
    };
    let found: Vec<usize> = rows.iter().filter(is_error).map(|record| record + 1).collect();
    let first = *found.first()?;
    let message = format!(
        "A formula gave an error such as {} in {}; left missing",
        visible(table.grid().field(first - 1, column)),
        rows_text(&found)
    );
    Some(problem(Severity::Warning, message).at_row(first).at_column(&info.header))
}

/// Says that clock times of two parts fit two readings, where neither the column nor the tool tells.
fn about_clock(table: &ParsedTable, column: usize, choice: &ColumnChoice) -> Option<ImportProblem> {
    let info = &table.columns[column];
    // What networks and shops call so is minutes and seconds.
    let is_told = clock::says_parts(&info.header)
        || table.tool.is_some_and(|tool| tool.family != Family::Helpdesk);
    if is_told || choice.unit != UnitChoice::Seconds {
        return None;
    }
    let cell = clock::of_two_readings(table.grid(), &table.shape.rows, column)?;
    let message = format!(
        "Times like {cell} were read as minutes and seconds; nothing says whether they are hours and minutes, so choose that unit if they are"
    );
    Some(problem(Severity::Warning, message).at_column(&info.header))
}

/// Says that figures stand as a standing does, whatever their name says.
fn about_stillness(
    context: &Context<'_>,
    (column, choice): (usize, &ColumnChoice),
    courses: &Courses,
    problems: &mut Vec<ImportProblem>,
) {
    let table = context.table;
    let header = &table.columns[column].header;
    let meaning = table.meaning(column);
    let is_stock = choice.kind == InputKind::Stock && meaning.kind == InputKind::Flow;
    if let Some(other) = is_stock.then(|| courses.grows_by(table, column)).flatten() {
        let message = format!(
            "Each figure is the one before and “{}” added, so it was read as a standing; choose flow if each counts what came in its period",
            table.columns[other].header
        );
        problems.push(problem(Severity::Note, message).at_column(header));
        return;
    }
    if is_stock && choice.identifier == format!("{}_to_date", meaning.identifier) {
        let message = "The figures only grow, and by little, so they were read as what there was by then; choose flow and another input if each counts what came in its period";
        problems.push(problem(Severity::Note, message).at_column(header));
        return;
    }
    // A name that is known in part, "Facebook (Followers)", says itself that it is a standing.
    let is_read_so = choice.kind == InputKind::Stock && choice.identifier == meaning.identifier;
    // Of the known flows only likes are mistaken for a standing: a page has them, too.
    let may_be_odd = is_read_so || choice.identifier == "likes";
    if meaning.kind != InputKind::Flow || !may_be_odd || choice.unit != UnitChoice::Plain {
        return;
    }
    let moves = match courses.of(table, column) {
        Some(Course::HardlyMoves) => "hardly move from row to row",
        Some(Course::Rests) if is_read_so => "stay the same for several rows and then jump",
        Some(Course::Climbs) if is_read_so => "never fall and grow slowly",
        _ => return,
    };
    let (severity, read) = if is_read_so {
        (Severity::Note, "a standing; choose flow if each counts what came in its period")
    } else {
        (
            Severity::Warning,
            "what came in each period; choose stock if each says how many there are",
        )
    };
    let message = format!("The figures {moves}, as standings do; they were read as {read}");
    problems.push(problem(severity, message).at_column(header));
}

/// A figure that fits both decimal marks, how it was read, and the name of the other mark.
fn doubted_figure(
    table: &ParsedTable,
    column: usize,
    mark: DecimalMark,
) -> (String, &'static str, &'static str) {
    let mut cells = table.shape.rows.iter().map(|record| table.grid().field(record, column));
    let example = cells.find_map(|cell| match numbers::evidence(cell) {
        Evidence::PointEither => Some((visible(cell).into_owned(), DecimalMark::Point)),
        Evidence::CommaEither => Some((visible(cell).into_owned(), DecimalMark::Comma)),
        Evidence::Sure(_) | Evidence::None => None,
    });
    let (cell, sign) = example.unwrap_or_else(|| ("1,234".to_owned(), DecimalMark::Comma));
    let other = if mark == DecimalMark::Point { "comma" } else { "point" };
    (cell, if sign == mark { "decimals" } else { "thousands" }, other)
}

/// Rows (from 1) whose cell is neither a figure nor missing under a decimal mark.
fn unreadable(table: &ParsedTable, column: usize, mark: DecimalMark) -> Vec<usize> {
    let info = &table.columns[column];
    if mark == info.mark {
        return info.unreadable.iter().map(|record| record + 1).collect();
    }
    let is_text =
        |record: &usize| numbers::read(table.grid().field(*record, column), mark) == Cell::Text;
    table.shape.rows.iter().filter(is_text).map(|record| record + 1).collect()
}

/// What a rate without a percent sign was taken for, and why that is so.
fn about_scale(info: &ColumnInfo, unit: &UnitChoice) -> Option<ImportProblem> {
    let because = match info.scale_reason.as_ref()? {
        ScaleReason::Counts(part, whole) => {
            format!("as “{part}” divided by “{whole}” in the same rows tells")
        }
        ScaleReason::Tool(name) => format!("as in every {name}"),
        ScaleReason::Told(header) => format!("as those of “{header}” are"),
        // Asked for all columns at once.
        ScaleReason::Beside(_) | ScaleReason::Small => return None,
    };
    let message = match unit {
        UnitChoice::Fraction => {
            format!("The figures are fractions of 1, {because}; stored as percent")
        }
        UnitChoice::Percent => format!("The figures are percent as they stand, {because}"),
        _ => return None,
    };
    Some(problem(Severity::Note, message).at_column(&info.header))
}

/// The rates that give readings and whose scale is only a guess, in one sentence for each scale.
pub(super) fn about_guessed_scales(rates: &[(&ColumnInfo, &UnitChoice)]) -> Vec<ImportProblem> {
    let of = |wanted: UnitChoice, said: &str| {
        let guessed = rates.iter().filter(|(info, unit)| {
            **unit == wanted && info.scale_reason.as_ref().is_some_and(ScaleReason::is_guess)
        });
        let headers: Vec<&str> = guessed.map(|(info, _)| info.header.as_str()).collect();
        (!headers.is_empty()).then(|| {
            problem(Severity::Warning, format!("Figures up to 1 of {} {said}", listed(&headers)))
        })
    };
    let small = "were read as fractions, so that 0.5 is 50 %; nothing in the file says so, choose percent as the unit if they are percent already";
    let beside = "were read as percent as they stand, because another rate of the table is above 1; choose fraction of 1 as the unit if 0.5 is 50 %";
    [of(UnitChoice::Fraction, small), of(UnitChoice::Percent, beside)]
        .into_iter()
        .flatten()
        .collect()
}

//! The sentences about one table: what was skipped, guessed, added up or found odd.

use jiff::civil::Date;

use crate::import::cells::dates;
use crate::import::choices::{ALL_CHANNELS, ChannelChoice, ColumnRef};
use crate::import::columns::ColumnContent;
use crate::import::columns::time_axis::DateSource;
use crate::import::meaning::accounts;
use crate::import::meaning::course::Courses;
use crate::import::meaning::families;
use crate::import::meaning::made_at;
use crate::import::meaning::stated_period::{PeriodFit, StatedPeriod};
use crate::import::preview::Silence;
use crate::import::preview::answer_problems;
use crate::import::preview::column_problems;
use crate::import::preview::left_out;
use crate::import::preview::network_problems;
use crate::import::preview::rows::{RowChoice, SplitBy};
use crate::import::preview::table_preview::Context;
use crate::import::preview::totals::listed;
use crate::import::preview::unknown_names;
use crate::import::problem::{ImportProblem, Severity, problem, quoted, rows_text};
use crate::import::source::file::ParsedTable;
use crate::import::source::file_problems;
use crate::import::tables::is_date_word;
use crate::model::{InputKind, counted};

/// Column names a sentence lists at most.
const NAMED: usize = 8;

/// A table that is taken although nothing says when its figures were measured.
pub(in crate::import) fn lacks_days() -> ImportProblem {
    let message = "The table has no time axis, and nothing says which days its figures are about; nothing of it comes in before you give them";
    problem(Severity::Warning, message)
}

/// Says that a table has no time axis, what it has, and what to do.
pub(in crate::import) fn no_dates(
    table: &ParsedTable,
    period: Option<&StatedPeriod>,
    n_others: usize,
) -> ImportProblem {
    let names: Vec<String> =
        table.columns.iter().take(NAMED).map(|column| format!("“{}”", column.header)).collect();
    let more = match table.columns.len().saturating_sub(NAMED) {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    let title = table.shape.title.as_ref().map(|title| format!(" “{title}”")).unwrap_or_default();
    let others = match n_others {
        0 => String::new(),
        1 => " Another table has none either.".to_owned(),
        n => format!(" {n} other tables have none either."),
    };
    // What says when things were made is a date, and no time axis.
    let is_made = table.dates.is_some_and(|source| made_at::column(table, source).is_some());
    let unkept = if is_made { None } else { unkept(table) };
    let has_dates_across =
        table.shape.headers.iter().filter(|header| dates::parse(header).is_some()).count() >= 3;
    let message = if table.shape.rows.is_empty() && !table.shape.moved.is_empty() {
        "The rows have more fields than there are column names, maybe by a separator inside a text or a figure; which figure belongs to which name is not sure, so none is read. Export the table as a workbook or with another separator, or write such fields in quotes".to_owned()
    } else if table.shape.rows.is_empty() {
        format!(
            "The table{title} has the columns {}{more} but no rows below them; export a range of dates with data",
            names.join(", ")
        )
    } else if let Some(why) = unkept {
        format!("The table{title} has a column of dates that cannot be placed: {why}")
    } else if has_dates_across {
        format!(
            "The table{title} has its dates side by side as column names; turn it so that each date is a row (in a spreadsheet: copy, then paste transposed)"
        )
    } else {
        let way = match period {
            Some(period) if period.place().is_some() => format!(
                "Take the table to read its figures as one value for {} to {} ({}), or export the report by day, week or month",
                period.first, period.last, period.source
            ),
            Some(period) => format!(
                "It is about {} to {} ({}), which is no single day, week, month, quarter or year; export the report by day, week or month",
                period.first, period.last, period.source
            ),
            None => "Say which days it is about and take the table to read its figures as one value, or export the report by day, week or month".to_owned(),
        };
        let lacks = match table.dates.and_then(|source| made_at::column(table, source)) {
            Some(column) => {
                let of = if made_at::is_release_of_songs(table, column) {
                    "each came out"
                } else {
                    "the file was made"
                };
                let header = &table.columns[column].header;
                format!("“{header}” is the day on which {of}, and no other column has dates")
            }
            None => "no column with dates".to_owned(),
        };
        let message = format!(
            "The table{title} has no time axis: {lacks}, so its figures have no place in time yet; it has the columns {}{more}.{others} {way}",
            names.join(", ")
        );
        // Without days to put it on, nothing of the table can be read.
        let severity = if period.is_some() { Severity::Warning } else { Severity::Error };
        return problem(severity, message);
    };
    problem(Severity::Error, message)
}

/// Why a column that is called a time axis is none.
fn unkept(table: &ParsedTable) -> Option<String> {
    let grid = table.grid();
    let named = table.columns.iter().enumerate().filter(|(_, info)| is_date_word(&info.header));
    named.into_iter().find_map(|(column, info)| {
        let mut cells = table.shape.rows.iter().map(|record| grid.field(record, column).trim());
        // Days that are no time axis can be read all the same.
        let cell = cells.find(|cell| !cell.is_empty() && dates::parse(cell).is_none())?;
        let (header, unkept) = (&info.header, dates::Unkept::of(cell));
        let cell = quoted(cell);
        Some(match unkept {
            Some(dates::Unkept::HalfYear) => format!(
                "“{header}” has half years such as {cell}, and a plan keeps days, weeks, months, quarters and years; export the report by quarter or month"
            ),
            Some(dates::Unkept::FiscalYear) => format!(
                "“{header}” has periods of a fiscal year such as {cell}, and nothing in the file says in which month it begins; export the report by month"
            ),
            None => format!(
                "“{header}” has values such as {cell}, which could not be read as dates; export the report with dates like 2025-03-21"
            ),
        })
    })
}

/// Says that a table has no time axis and where its figures are put.
pub(in crate::import) fn about_period(period: &StatedPeriod) -> ImportProblem {
    let StatedPeriod { first, last, source } = period;
    let is_about = format!("The table has no time axis; it sums up {first} to {last} ({source})");
    match period.fit() {
        PeriodFit::Exact(cadence) => {
            let name = cadence.label().to_lowercase();
            problem(
                Severity::Note,
                format!("{is_about}, and each figure is one value for that {name}"),
            )
        }
        PeriodFit::WithinMonth => {
            let message = format!(
                "{is_about}, which is a part of one month; its figures stand for the whole month, so take them only if nothing of the month is missing"
            );
            problem(Severity::Warning, message)
        }
        PeriodFit::Refused(why) => problem(Severity::Error, format!("{is_about}. {why}")),
    }
}

/// Says how dates without a year were placed whose rows are in no order.
pub(in crate::import) fn about_years(
    table: &ParsedTable,
    source: DateSource,
    day: Date,
) -> ImportProblem {
    let message = format!(
        "The dates leave out the year and the rows are in no order, so each was put in the latest year in which it is not after {day}; older rows would be a year too late, so export with whole dates if the file goes back further"
    );
    let told = problem(Severity::Warning, message);
    match source {
        DateSource::Column(column) => told.at_column(&table.columns[column].header),
        DateSource::Parts { .. } | DateSource::Range { .. } => told,
    }
}

/// Says that a spreadsheet program exchanged day and month of some dates.
pub(in crate::import) fn half_exchanged() -> ImportProblem {
    let message = "Days up to the 12th are dates with day and month exchanged, later ones stand as they were typed: a spreadsheet program with other settings opened the file and saved it. Nothing of the table is read; export it again and import it before it is opened elsewhere";
    problem(Severity::Error, message)
}

/// Says that nothing tells which network of its tool a table is about, where nobody chose one.
pub(in crate::import) fn about_channel(
    table: &ParsedTable,
    channel: &ChannelChoice,
) -> Option<ImportProblem> {
    let networks = table.tool.map(|tool| tool.family.networks()).unwrap_or_default();
    if !matches!(channel, ChannelChoice::Named(name) if name.trim().is_empty()) {
        return None;
    }
    let what = if networks.is_empty() {
        "which network its posts are on".to_owned()
    } else {
        format!("whether it is about {}", networks.join(" or "))
    };
    let message = format!(
        "Nothing in the file says {what}, so its figures go to “{ALL_CHANNELS}”; choose the channel"
    );
    Some(problem(Severity::Warning, message))
}

/// Says that a column holds several currencies.
pub(in crate::import) fn two_currencies(header: &str, codes: &[String]) -> ImportProblem {
    let message = format!(
        "The figures are in {}; amounts in different currencies never go into one input, so the column is left out",
        codes.join(" and ")
    );
    problem(Severity::Error, message).at_column(header)
}

/// Says that the header stands there again, and which rows below it do.
pub(in crate::import) fn about_repeats(
    table: &ParsedTable,
    repeats: &[usize],
) -> Option<ImportProblem> {
    let shape = &table.shape;
    let header = *shape.header_repeats.first()?;
    let again = match shape.header_repeats.len() {
        1 => format!("The column names stand again in row {}", header + 1),
        n => format!("The column names stand again {n} times, first in row {}", header + 1),
    };
    let rows: Vec<usize> = repeats.iter().map(|row| shape.rows.at(*row) + 1).collect();
    let message = match rows.len() {
        0 => format!("{again}; the rows below were read as well"),
        1 => format!(
            "{again}, as after exports put one below the other; {} stands there word for word already and was read once",
            rows_text(&rows)
        ),
        n => format!(
            "{again}, as after exports put one below the other; {n} rows stand there word for word already and were read once: {}",
            rows_text(&rows)
        ),
    };
    let severity = if rows.is_empty() { Severity::Note } else { Severity::Warning };
    Some(problem(severity, message).at_row(header + 1))
}

/// Says what was odd about the rows.
pub(in crate::import) fn about_rows(context: &Context<'_>, problems: &mut Vec<ImportProblem>) {
    let shape = &context.table.shape;
    about_uneven(context, problems);
    match context.rows.mode {
        RowChoice::Once => {}
        RowChoice::Split { column, ref by } => {
            let header = &context.table.columns[column].header;
            let what = match by {
                SplitBy::Added => "what adds up over them is added up".to_owned(),
                SplitBy::Channels => "each is a channel of its own".to_owned(),
                SplitBy::Only(value) => format!("only those of “{value}” are read"),
            };
            let message = format!("Each period has a row per “{header}”; {what}");
            let told = network_problems::about_profiles(context, column, by, message);
            problems.push(told.at_column(header));
        }
        RowChoice::Events { .. } => {
            let cadence = context.rows.cadence.label().to_lowercase();
            let message = format!(
                "Each row is an event such as a post; the rows of a {cadence} are added up"
            );
            problems.push(problem(Severity::Note, message));
            problems.extend(network_problems::about_accounts(context));
        }
    }
    if context.rows.n_identical > 0 {
        let message = format!(
            "What stands there twice, word for word, was read once: {}",
            counted(context.rows.n_identical, "row")
        );
        problems.push(problem(Severity::Note, message));
    }
    if let Some(first) = context.rows.replaced.first() {
        let rows: Vec<usize> =
            context.rows.replaced.iter().map(|row| shape.rows.at(*row) + 1).collect();
        let message = format!(
            "A later row falls into the same period as {}; the later row was taken",
            rows_text(&rows)
        );
        problems.push(problem(Severity::Warning, message).at_row(shape.rows.at(*first) + 1));
    }
}

/// Says which rows have fewer or more fields than there are names.
pub(in crate::import) fn about_uneven(context: &Context<'_>, problems: &mut Vec<ImportProblem>) {
    let shape = &context.table.shape;
    let width = shape.header_record.map_or(usize::MAX, |header| context.table.grid().width(header));
    let (longer, shorter): (Vec<usize>, Vec<usize>) =
        shape.ragged.iter().partition(|record| context.table.grid().width(**record) > width);
    let mut tell = |records: &[usize], message: &dyn Fn(String) -> String| {
        let rows: Vec<usize> = records.iter().map(|record| record + 1).collect();
        if let Some(first) = rows.first() {
            let told = problem(Severity::Warning, message(rows_text(&rows)));
            problems.push(told.at_row(*first));
        }
    };
    tell(&shorter, &|rows| {
        format!("Not as many fields as column names in {rows}; kept, with what is there")
    });
    tell(&longer, &|rows| {
        format!(
            "More fields than column names in {rows}; what stands beyond the last name is left out"
        )
    });
    problems.extend(file_problems::about_moved(&shape.moved));
}

/// Says what was odd about the columns that are taken, and which were left.
pub(in crate::import) fn about_columns(
    context: &Context<'_>,
    silent: &[(usize, Silence)],
    has_series: bool,
    problems: &mut Vec<ImportProblem>,
) {
    let has_figures =
        has_series || context.table.columns.iter().any(|c| c.content == ColumnContent::Figures);
    if !has_figures {
        let message = "No column of the table holds figures, so there is nothing to import";
        problems.push(problem(Severity::Warning, message));
    }
    let mut n_left = 0;
    let courses = Courses::default();
    let used = left_out::used(context);
    let mut rates = Vec::new();
    for (column, info) in context.table.columns.iter().enumerate() {
        if info.content != ColumnContent::Figures {
            continue;
        }
        let at = ColumnRef { file: context.at.file, table: context.at.table, column };
        match context.choices.columns.get(&at).filter(|choice| choice.take) {
            Some(choice) => {
                column_problems::about_column(context, (column, choice), &courses, problems);
                if silent.iter().all(|(silent, _)| *silent != column) {
                    rates.push((info, &choice.unit));
                }
            }
            None => n_left += usize::from(!used.contains(&column)),
        }
    }
    problems.extend(column_problems::about_guessed_scales(&rates));
    problems.extend(unknown_names::tell(context));
    network_problems::about_networks(context, problems);
    n_left -= network_problems::about_bare_networks(context, problems);
    // How groups of people stay is no series, and nobody needs to be told.
    if n_left > 0 && !has_series && !families::are_ages(context.table) {
        let message = format!(
            "None of the {n_left} columns with figures is taken unasked, so nothing of the table is imported; choose those you need"
        );
        problems.push(problem(Severity::Warning, message));
    } else if n_left > 0 {
        let message = match n_left {
            1 => "1 column with figures is not taken; choose it if you need it".to_owned(),
            n => format!("{n} columns with figures are not taken; choose those you need"),
        };
        problems.push(problem(Severity::Note, message));
    }
}

/// Says why columns of a table with several rows a period are left out, those of one kind in one
/// sentence.
pub(in crate::import) fn cannot_be_added(
    context: &Context<'_>,
    silent: &[(usize, Silence)],
    has_series: bool,
    problems: &mut Vec<ImportProblem>,
) {
    let rows = match context.rows.mode {
        _ if context.source.is_none() => "the table has several rows and no total of its own",
        RowChoice::Events { .. } => "each row is an event",
        RowChoice::Once | RowChoice::Split { .. } => "each period has several rows",
    };
    let (mut of_answers, mut others) = (Vec::new(), Vec::new());
    for one in silent {
        match answer_problems::tell(context, one.0) {
            Some(told) => of_answers.push(told),
            None => others.push(*one),
        }
    }
    problems.extend(of_answers);
    for kind in InputKind::ALL {
        let names: Vec<&str> = others
            .iter()
            .filter(|(_, why)| *why == Silence::CannotBeAdded(kind))
            .map(|(column, _)| context.table.columns[*column].header.as_str())
            .collect();
        let Some(first) = names.first() else { continue };
        let why = match kind {
            InputKind::Stock if accounts::of_standings(context.table).is_some() => {
                "the standings of several accounts are those of none"
            }
            InputKind::Stock => "a standing of one hour says nothing about a day",
            InputKind::Unique => "people counted once in each row may be the same people",
            _ => "finished rates cannot be added or averaged",
        };
        let message = format!("Left out: {}; {rows}, and {why}", listed(&names));
        problems.push(problem(Severity::Note, message).at_column(first));
    }
    let cannot = silent.iter().any(|(_, why)| matches!(why, Silence::CannotBeAdded(_)));
    if let (RowChoice::Split { column, .. }, true, false) = (&context.rows.mode, cannot, has_series)
    {
        let header = &context.table.columns[*column].header;
        let message = format!(
            "Nothing of the table is imported, because none of its figures adds up over “{header}”; read the rows of one {header} alone, or make each a channel of its own"
        );
        problems.push(problem(Severity::Warning, message).at_column(header));
    }
}

//! Times to the first response: two times of one row, a duration, or a row that answers another.

use std::collections::BTreeMap;

use crate::import::cells::clean::normal;
use crate::import::cells::date_column::DateColumn;
use crate::import::cells::dates::{self, DateToken};
use crate::import::cells::durations;
use crate::import::cells::missing;
use crate::import::cells::numbers::{self, Cell, FigureUnit};
use crate::import::cells::word_list;
use crate::import::columns::ColumnContent;
use crate::import::columns::clock;
use crate::import::columns::moments::{self, Moment};
use crate::import::meaning::measures::{Measure, ReplyColumns, RowFigure};
use crate::import::preview::rows::{self, SplitBy};
use crate::import::source::file::ParsedTable;

/// Names of the time a request came in.
const ASKED: &str = "created time;created at;created;created date;creation time;creation date;opened;\
    opened at;open date;received;received at;ticket created;date created;submitted;submitted at;\
    requested at;conversation started at;conversation created at;erstellt;erstellt am;erstellungsdatum;eingang;criado em;data de criação;\
    data de abertura;aberto em;creado;creado el;fecha de creación;fecha de apertura;créé le;\
    date de création;date d'ouverture;date d ouverture";
/// Names of the first response, as a time or a duration.
const ANSWERED: &str = "first response time;first response;first reply;first reply time;\
    first responded at;first response at;first replied at;first reply at;initially responded;\
    initial response time;initial response;responded at;replied at;response time;reply time;\
    time to first response;time to first reply;time to first agent email reply;\
    time to first agent reply;time to first agent response;time to reply;time to respond;\
    first agent reply;erste antwort;erste antwort am;erstantwort;\
    erste reaktion;antwortzeit;erstantwortzeit;primeira resposta;primeira resposta em;\
    tempo de primeira resposta;tempo da primeira resposta;hora da primeira resposta;\
    primera respuesta;tiempo de primera respuesta;hora de la primera respuesta;première réponse;\
    temps de première réponse;heure de la première réponse;premier délai de réponse";
/// Names of how many replies a request had.
const REPLIES: &str = "replies;replies sent;agent replies;agent interactions;number of replies;public replies;\
    agent responses;agent messages;reply count;replies count;antworten;anzahl antworten;respuestas;respuestas del agente;\
    respostas;réponses;risposte;antwoorden";
/// Rows looked at to tell what a column holds.
const SAMPLE: usize = 300;

/// The response times a table offers.
pub(in crate::import) fn suggest(table: &ParsedTable) -> Vec<(bool, Measure)> {
    let mut found = Vec::new();
    if let Some(replies) = replies(table) {
        found.push((true, replies));
    }
    let columns = by_name(table);
    let asked = named(&columns, ASKED).find(|column| holds_moments(table, *column));
    let is_by_row = asked.is_some()
        || rows::has_row_ids(table.grid(), table)
        || are_only_times(table)
        || (rows::look_like_events(table)
            && table.tool.is_some_and(|tool| tool.name.ends_with("conversations")));
    for answered in named(&columns, ANSWERED) {
        if holds_moments(table, answered) {
            found.extend(asked.map(|asked| (true, Measure::ResponseTimes { asked, answered })));
        } else if table.columns[answered].content == ColumnContent::Figures
            && is_by_row
            && !holds_days(table, answered)
        {
            found.push((true, Measure::Durations { column: answered }));
        }
    }
    found
}

/// Whether a table has days that repeat and nothing but response times beside them: each row is one
/// request.
fn are_only_times(table: &ParsedTable) -> bool {
    let is_answered = |header: &str| {
        let name = normal(header);
        let bare = name.split(" (").next().unwrap_or(&name);
        word_list::has_name(ANSWERED, bare)
    };
    let mut columns = table.columns.iter();
    rows::look_like_events(table)
        && columns.all(|info| match info.content {
            ColumnContent::Figures => is_answered(&info.header),
            ColumnContent::Time | ColumnContent::Id | ColumnContent::Empty => true,
            ColumnContent::Channel | ColumnContent::Category | ColumnContent::Text => {
                crate::import::tables::is_date_word(&info.header)
            }
        })
}

/// The columns by what they may go by: their names, without the unit behind it where there is one.
/// The first column has a name.
fn by_name(table: &ParsedTable) -> BTreeMap<String, usize> {
    let mut columns = BTreeMap::new();
    for (at, column) in table.columns.iter().enumerate() {
        let own = normal(&column.header);
        for unit in [" (", " in "] {
            if let Some((bare, _)) = own.split_once(unit) {
                columns.entry(bare.to_owned()).or_insert(at);
            }
        }
        columns.entry(own).or_insert(at);
    }
    columns
}

fn named<'a>(
    columns: &'a BTreeMap<String, usize>,
    names: &'a str,
) -> impl Iterator<Item = usize> + 'a {
    names.split(';').filter_map(|name| columns.get(name.trim()).copied())
}

/// Whether a column mostly holds days with a time of day.
fn holds_moments(table: &ParsedTable, column: usize) -> bool {
    let (mut n, mut n_moments) = (0, 0);
    for record in table.shape.rows.iter().take(SAMPLE) {
        let cell = table.grid().field(record, column);
        if missing::is_missing(cell) {
            continue;
        }
        n += 1;
        let is_moment = (dates::parse(cell).is_some() && cell.contains(':'))
            || (cell.contains('.') && dates::from_serial(cell).is_some());
        n_moments += usize::from(is_moment);
    }
    n > 0 && n_moments * 10 >= n * 8
}

/// Whether a column mostly holds days without a time of day, "20250302": no lengths of time.
fn holds_days(table: &ParsedTable, column: usize) -> bool {
    let cells = table.shape.rows.iter().map(|record| table.grid().field(record, column));
    let filled = cells.filter(|cell| !missing::is_missing(cell)).take(SAMPLE);
    let (n, n_days) = filled.fold((0, 0), |(n, n_days), cell| {
        let is_day = matches!(dates::parse(cell), Some(DateToken::Day(_)));
        (n + 1, n_days + usize::from(is_day))
    });
    n > 0 && n_days * 10 >= n * 8
}

/// Messages that name the one they answer.
fn replies(table: &ParsedTable) -> Option<Measure> {
    let by = |fits: &dyn Fn(&str) -> bool| {
        table.columns.iter().position(|column| fits(&normal(&column.header)))
    };
    let reply_to = by(&|name| {
        (name.starts_with("in response to")
            || name.starts_with("in reply to")
            || matches!(name, "reply to" | "parent id" | "responded to"))
            && !name.contains("user")
            && !name.contains("name")
    })?;
    let id = by(&|name| {
        matches!(name, "id" | "tweet id" | "post id" | "message id" | "comment id" | "status id")
    })?;
    let author = by(&|name| {
        matches!(
            name,
            "author id"
                | "author"
                | "user id"
                | "from"
                | "sender"
                | "account"
                | "username"
                | "from id"
        )
    });
    let inbound = by(&|name| matches!(name, "inbound" | "is inbound" | "incoming"));
    let columns = ReplyColumns { id, reply_to, author, inbound };
    Some(Measure::Replies { columns, by: SplitBy::Added })
}

/// The minutes of each row, in the order of the table's rows.
pub(in crate::import) fn figures(
    table: &ParsedTable,
    measure: &Measure,
    dates: &DateColumn,
) -> Vec<RowFigure> {
    match measure {
        Measure::ResponseTimes { asked, answered } => between(table, *asked, *answered, dates),
        Measure::Durations { column } => durations(table, *column),
        _ => Vec::new(),
    }
}

/// How many rows were answered before they were asked: their times contradict each other.
pub(in crate::import) fn n_backwards(
    table: &ParsedTable,
    asked: usize,
    answered: usize,
    dates: &DateColumn,
) -> usize {
    let read = |column| moments::read(table.grid(), &table.shape.rows, column, Some(dates));
    let is_backwards = |pair: &(Moment, Moment)| matches!(pair, (Moment::At(asked), Moment::At(answered)) if answered < asked);
    read(asked).into_iter().zip(read(answered)).filter(is_backwards).count()
}

fn between(
    table: &ParsedTable,
    asked: usize,
    answered: usize,
    dates: &DateColumn,
) -> Vec<RowFigure> {
    let read = |column| moments::read(table.grid(), &table.shape.rows, column, Some(dates));
    read(asked)
        .into_iter()
        .zip(read(answered))
        .map(|pair| match pair {
            (Moment::At(asked), Moment::At(answered)) if answered >= asked => {
                RowFigure::Value((answered - asked) / 60.0)
            }
            (Moment::At(_), Moment::Blank) => RowFigure::Unanswered,
            _ => RowFigure::Blank,
        })
        .collect()
}

/// Durations in the unit the cells or the header name; minutes where neither does.
fn durations(table: &ParsedTable, column: usize) -> Vec<RowFigure> {
    let info = &table.columns[column];
    let header_minutes = minutes_of(&info.header);
    let are_hours = are_hours(table, column);
    let replies = Replies::of(table);
    let read = |record: usize| match numbers::read(table.grid().field(record, column), info.mark) {
        Cell::Missing => RowFigure::Unanswered,
        // Helpdesks write 0 where nobody answered.
        Cell::Figure { value: 0.0, .. } if replies.are_missing(table, record) => {
            RowFigure::Unanswered
        }
        Cell::Text => RowFigure::Blank,
        Cell::Figure { value, unit: Some(FigureUnit::Seconds) } => {
            let is_hours = are_hours && clock::has_two_parts(table.grid().field(record, column));
            RowFigure::Value(if is_hours { value } else { value / 60.0 })
        }
        Cell::Figure { value, .. } => RowFigure::Value(value * header_minutes),
    };
    table.shape.rows.iter().map(read).collect()
}

/// How many minutes a plain figure below a name stands for: "(Std.)", "in hours", "(ms)"; one where
/// the name says no unit.
fn minutes_of(header: &str) -> f64 {
    let name = normal(header);
    // The unit stands behind what the column is called, and may be followed by "within business
    // hours".
    let behind = [" (", " [", " in "].iter().filter_map(|mark| name.split_once(mark));
    let behind = behind.map(|(_, behind)| behind).max_by_key(|behind| behind.len());
    let last = name.rsplit(' ').next().unwrap_or_default();
    let mut words = behind.unwrap_or(last).split(|c: char| !c.is_alphanumeric());
    words.find_map(durations::seconds_of).map_or(1.0, |seconds| seconds / 60.0)
}

/// The columns that say whether a request had a reply at all: when the first one came, and how many.
struct Replies {
    at: Option<usize>,
    number: Option<usize>,
}

impl Replies {
    fn of(table: &ParsedTable) -> Self {
        let columns = by_name(table);
        let is_figure = |column: &usize| table.columns[*column].content == ColumnContent::Figures;
        Self {
            at: named(&columns, ANSWERED).find(|column| holds_moments(table, *column)),
            number: named(&columns, REPLIES).find(is_figure),
        }
    }

    fn are_missing(&self, table: &ParsedTable, record: usize) -> bool {
        let cell = |column: usize| table.grid().field(record, column);
        let is_zero = |column: usize| {
            let figure = numbers::read(cell(column), table.columns[column].mark);
            matches!(figure, Cell::Figure { value: 0.0, .. })
        };
        self.at.is_some_and(|column| missing::is_missing(cell(column)))
            || self.number.is_some_and(is_zero)
    }
}

/// Whether response times such as "1:11" are hours and minutes: the name says so, or they are those
/// of Jira, which has a column *Issue key*.
fn are_hours(table: &ParsedTable, column: usize) -> bool {
    table.columns[column].unit == Some(FigureUnit::HoursMinutes)
        || table.shape.headers.iter().any(|header| normal(header) == "issue key")
}

/// A cell of response times that fits two readings, where nothing tells which.
pub(in crate::import) fn doubtful_time(table: &ParsedTable, column: usize) -> Option<&str> {
    let is_told = clock::says_parts(&table.columns[column].header) || are_hours(table, column);
    let found = || clock::of_two_readings(table.grid(), &table.shape.rows, column);
    if is_told { None } else { found() }
}

/// For each row: the minutes to its first answer by another author, and who that was. With a
/// column that says what came from outside, only answers from inside to messages from outside
/// count, and those that open a conversation and have none are unanswered.
pub(in crate::import) fn first_answers(
    table: &ParsedTable,
    columns: ReplyColumns,
    time: usize,
    dates: &DateColumn,
) -> Vec<(RowFigure, String)> {
    let cell =
        |row: usize, column: usize| table.grid().field(table.shape.rows.at(row), column).trim();
    // Spreadsheet programs and statistics tools turn ids with gaps into floats: "3.0".
    let name = |row: usize, column: usize| {
        let text = cell(row, column);
        text.strip_suffix(".0").unwrap_or(text)
    };
    let is_yes = |text: &str| matches!(text.to_lowercase().as_str(), "true" | "1" | "yes");
    let is_inbound = |row: usize| columns.inbound.map(|column| is_yes(cell(row, column)));
    let author = |row: usize| columns.author.map_or("", |column| cell(row, column));
    let n = table.shape.rows.len();
    // A message without an id is not the one that every opening message answers.
    let named = (0..n).map(|row| (name(row, columns.id), row));
    let places: BTreeMap<&str, usize> = named.filter(|(id, _)| !missing::is_missing(id)).collect();
    let times = moments::read(table.grid(), &table.shape.rows, time, Some(dates));
    let opens = |row: usize| {
        is_inbound(row) == Some(true) && missing::is_missing(cell(row, columns.reply_to))
    };
    let unanswered = |row| if opens(row) { RowFigure::Unanswered } else { RowFigure::Blank };
    let mut answers: Vec<(RowFigure, String)> =
        (0..n).map(|row| (unanswered(row), String::new())).collect();
    for row in 0..n {
        let Some(asked) = places.get(name(row, columns.reply_to)).copied() else { continue };
        let is_own = columns.author.is_some() && author(asked) == author(row);
        let is_inside = is_inbound(row) != Some(true) && is_inbound(asked) != Some(false);
        let (Moment::At(from), Moment::At(to)) = (times[asked], times[row]) else { continue };
        if is_own || !is_inside || to < from {
            continue;
        }
        let minutes = (to - from) / 60.0;
        let is_first = !matches!(answers[asked].0, RowFigure::Value(earlier) if earlier <= minutes);
        if is_first {
            answers[asked] = (RowFigure::Value(minutes), author(row).to_owned());
        }
    }
    answers
}

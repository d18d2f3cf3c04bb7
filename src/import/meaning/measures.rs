//! Inputs that no column holds as it stands: how many rows there are, answers to surveys, times to
//! the first response.

use std::collections::BTreeSet;

use crate::import::cells::clean::normal;
use crate::import::cells::word_list;
use crate::import::columns::ColumnContent;
use crate::import::meaning::aliases::{key, meaning_of};
use crate::import::meaning::lists;
use crate::import::meaning::recognise::Family;
use crate::import::meaning::response;
use crate::import::meaning::survey;
use crate::import::meaning::survey_kinds;
use crate::import::preview::posts_again;
use crate::import::preview::row_kind;
use crate::import::preview::rows::{self, SplitBy};
use crate::import::source::file::ParsedTable;

/// Words of names of ids that say nothing.
const FILLERS: [&str; 6] = ["de", "do", "da", "del", "la", "of"];

/// Names a measure of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MeasureRef {
    pub file: usize,
    pub table: usize,
    pub measure: usize,
}

/// How inputs are worked out from rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Each row counts one.
    Rows,
    /// Answers from 0 to 10: promoters, passives, detractors, answers.
    Promoters { column: usize },
    /// Answers on another scale: satisfied ones, answers. `from` is the lowest level that is
    /// satisfied, `top` the best level.
    Satisfied { column: usize, from: u8, top: u8 },
    /// Minutes between two times of each row, rows with both, rows with the first only.
    ResponseTimes { asked: usize, answered: usize },
    /// Durations to the first response as the tool gives them: minutes, rows with one.
    Durations { column: usize },
    /// Messages that answer other messages: minutes to the first answer of another author, messages
    /// with one, messages that open a conversation and have none.
    Replies { columns: ReplyColumns, by: SplitBy },
}

/// Columns of messages that answer each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReplyColumns {
    pub id: usize,
    /// The id of the message a row answers.
    pub reply_to: usize,
    /// Whose message it is; [`SplitBy`] is about whose answer it is.
    pub author: Option<usize>,
    /// Whether a message came from outside.
    pub inbound: Option<usize>,
}

/// One input a measure yields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureOutput {
    pub identifier: String,
    pub label: String,
}

/// What becomes of a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureChoice {
    /// Whether it is imported.
    pub take: bool,
    pub measure: Measure,
    /// The inputs, in the order the measure's own description names them. All are flows.
    pub outputs: Vec<MeasureOutput>,
}

impl Measure {
    /// Whether it counts answers to surveys.
    pub(in crate::import) fn is_of_answers(&self) -> bool {
        matches!(self, Self::Promoters { .. } | Self::Satisfied { .. })
    }

    /// As a list of what can be taken shows it. `headers` are the table's column names.
    pub fn label(&self, headers: &[String]) -> String {
        let name = |column: &usize| headers.get(*column).map_or("", String::as_str);
        match self {
            Self::Rows => "How many rows there are".to_owned(),
            Self::Promoters { column } => {
                format!(
                    "Promoters (9, 10), passives (7, 8) and detractors (0–6) in “{}”",
                    name(column)
                )
            }
            Self::Satisfied { column, from, top } => {
                format!("Satisfied answers ({from} or more of {top}) in “{}”", name(column))
            }
            Self::ResponseTimes { asked, answered } => {
                format!("Minutes from “{}” to “{}”", name(asked), name(answered))
            }
            Self::Durations { column } => format!("Minutes and number of “{}”", name(column)),
            Self::Replies { columns, .. } => {
                format!("Minutes to the first answer, told by “{}”", name(&columns.reply_to))
            }
        }
    }

    /// The columns it reads answers and durations from; they are no figures of their own.
    pub fn sources(&self) -> Vec<usize> {
        match self {
            Self::Promoters { column }
            | Self::Satisfied { column, .. }
            | Self::Durations { column } => {
                vec![*column]
            }
            Self::Rows | Self::ResponseTimes { .. } => Vec::new(),
            Self::Replies { columns, .. } => vec![columns.reply_to],
        }
    }

    /// The inputs it yields unless the user names others.
    pub fn outputs(&self, table: &ParsedTable) -> Vec<MeasureOutput> {
        let named = |pairs: &[(&str, &str)]| {
            let output = |(identifier, label): &(&str, &str)| MeasureOutput {
                identifier: (*identifier).to_owned(),
                label: (*label).to_owned(),
            };
            pairs.iter().map(output).collect()
        };
        match self {
            Self::Rows => named(&[row_noun(table).unwrap_or(("entries", "Entries"))]),
            Self::Promoters { .. } => named(&[
                ("promoters", "Promoters (9 or 10)"),
                ("passives", "Passives (7 or 8)"),
                ("detractors", "Detractors (0 to 6)"),
                ("nps_answers", "Answers to the recommendation question"),
            ]),
            Self::Satisfied { .. } => named(&[
                ("satisfied_answers", "Satisfied answers"),
                ("survey_answers", "Survey answers"),
            ]),
            Self::ResponseTimes { .. } | Self::Durations { .. } | Self::Replies { .. } => named(&[
                ("response_minutes", "Minutes until the first reply, summed"),
                ("responses", "First replies"),
                ("unanswered", "Without a first reply"),
            ]),
        }
    }
}

/// Whether each row of a table is a post.
pub(in crate::import) fn are_posts(table: &ParsedTable) -> bool {
    table.dates.is_some()
        && rows::look_like_events(table)
        && row_noun(table).is_some_and(|(noun, _)| noun == "posts")
}

/// Whether each row of a table is something that came out on its day and whose figures go on being
/// counted afterwards: a post, a mailing.
pub(in crate::import) fn come_out(table: &ParsedTable) -> bool {
    table.dates.is_some()
        && (row_kind::are_posts(table)
            || row_noun(table).is_some_and(|(noun, _)| matches!(noun, "posts" | "mailings")))
}

/// Whether each row of a table is something that happened on its day: a post, a mailing, a ticket,
/// an answer.
pub(in crate::import) fn happen(table: &ParsedTable) -> bool {
    let is_of_events = table.tool.is_some_and(|tool| tool.family.has_a_row_each());
    let has_ids = || rows::has_row_ids(table.grid(), table);
    is_of_events
        || row_kind::are_posts(table)
        || lists::noun(table).is_some()
        || row_kind::are_single_things(table)
        || (has_ids() && row_noun(table).is_some())
}

/// What the rows of a table are, told by its columns and its tool.
fn row_noun(table: &ParsedTable) -> Option<(&'static str, &'static str)> {
    const NOUNS: [(&str, (&str, &str)); 8] = [
        ("ticket case issue conversation chamado vorgang", ("tickets", "Tickets")),
        ("call anruf chamada llamada appel", ("calls", "Calls")),
        ("review bewertung avaliação reseña avis", ("reviews", "Reviews")),
        (
            "tweet post story video reel content publish beitrag publicação publicación",
            ("posts", "Posts published"),
        ),
        ("respondent response answer survey nps csat", ("survey_rows", "Returned surveys")),
        ("mention mención menção erwähnung", ("mentions", "Mentions")),
        ("message comment", ("messages", "Messages")),
        ("order bestellung pedido commande", ("orders", "Orders")),
    ];
    const OF_REVIEWS: [&str; 4] = ["reviewer", "reviewer name", "review date", "date of review"];
    const MARKS: &str = "id text link permalink title url message content time published number topic nummer # no nr";
    match table.tool.map(|tool| tool.family) {
        Some(Family::Listening) => return Some(("mentions", "Mentions")),
        Some(Family::Mail) => return Some(("mailings", "Mailings sent")),
        // A row is what a campaign or an advertisement did on a day.
        Some(Family::MetaAds | Family::GoogleAds | Family::SearchConsole) => return None,
        _ => {}
    }
    if let Some(noun) = lists::noun(table) {
        return Some(noun);
    }
    let names: Vec<String> = table.columns.iter().map(|column| normal(&column.header)).collect();
    let is_about = |nouns: &str, name: &str| {
        // How long an answer took says nothing of what a row is.
        if ["response time", "reply time"].iter().any(|time| name.contains(time)) {
            return false;
        }
        let words: Vec<&str> =
            name.split([' ', '(', ')', '/']).filter(|word| !word.is_empty()).collect();
        // The message of a seller is no message a row is about: a noun needs a mark beside it.
        let is_marked = |noun: usize| {
            let mut others = words.iter().enumerate().filter(|(at, _)| *at != noun);
            words.len() == 1 && word_list::has(MARKS, words[0])
                || others.any(|(_, word)| word_list::has(MARKS, word))
        };
        (0..words.len()).any(|at| word_list::has(nouns, words[at]) && is_marked(at))
    };
    let by_name = NOUNS
        .into_iter()
        .find(|(nouns, _)| names.iter().any(|name| is_about(nouns, name)))
        .map(|(_, found)| found);
    let is_posts = table.tool.is_some_and(|tool| {
        ["post", "tweet activity", "videos", "stories"]
            .iter()
            .any(|word| tool.name.contains(word) && !tool.name.contains("daily"))
    });
    let is_tickets = table.tool.is_some_and(|tool| {
        tool.family == Family::Helpdesk
            && ["tickets", "conversations"].iter().any(|word| tool.name.ends_with(word))
            && rows::has_row_ids(table.grid(), table)
    });
    // Messages that were liked and shared are posts.
    let is_social = || {
        let figures = table.columns.iter().filter(|info| info.content == ColumnContent::Figures);
        let of_posts = ["likes", "shares", "impressions", "reach"];
        figures
            .filter(|info| of_posts.contains(&meaning_of(&info.header).identifier.as_str()))
            .count()
            > 1
    };
    let are_reviews = names.iter().any(|name| OF_REVIEWS.contains(&name.as_str()));
    let by_name = if are_reviews { Some(("reviews", "Reviews")) } else { by_name };
    let by_name = by_name.map(|noun| match noun {
        ("messages", _) if is_social() => ("posts", "Posts published"),
        noun => noun,
    });
    let by_name = by_name.or_else(|| is_tickets.then_some(("tickets", "Tickets")));
    let is_posts = is_posts || (by_name.is_none() && row_kind::are_posts(table));
    by_name.or_else(|| is_posts.then_some(("posts", "Posts published")))
}

/// The column with the name of what is counted, where rows are only parts of it: the lines of an
/// order, what happened to a ticket. Each of them counts once then.
pub(in crate::import) fn counted_by(table: &ParsedTable) -> Option<usize> {
    const NAMES: &str = "id number no nr num nummer numero key code ref #";
    const THINGS: &str = "ticket tickets case issue conversation chamado vorgang order bestellung bestell pedido         commande call anruf post tweet video invoice rechnung";
    let names_one = |header: &str| {
        let name = key(header);
        let words: Vec<&str> = name.split(' ').filter(|word| !FILLERS.contains(word)).collect();
        let are_two =
            |thing: &str, name: &str| word_list::has(THINGS, thing) && word_list::has(NAMES, name);
        match words[..] {
            [one, other] => are_two(one, other) || are_two(other, one),
            ["bestellnummer" | "auftragsnummer" | "ticketnummer" | "vorgangsnummer"] => true,
            _ => false,
        }
    };
    let mut columns = table.columns.iter().enumerate();
    let (column, _) = columns.find(|(_, info)| {
        matches!(info.content, ColumnContent::Id | ColumnContent::Text) && names_one(&info.header)
    })?;
    let rows = &table.shape.rows;
    let cells = rows.iter().map(|record| table.grid().field(record, column).trim());
    let ids: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
    let n_different = ids.iter().collect::<BTreeSet<_>>().len();
    (n_different < ids.len() && posts_again::has_whole_ids(table, column)).then_some(column)
}

/// The measures a table offers; those that are plain from its columns are taken.
pub(in crate::import) fn suggest(table: &ParsedTable) -> Vec<MeasureChoice> {
    let counts_rows =
        row_noun(table).is_some_and(|(noun, _)| noun != "posts" || !posts_again::are_parted(table));
    let mut measures = vec![(counts_rows, Measure::Rows)];
    let may_answer = |content| {
        matches!(content, ColumnContent::Figures | ColumnContent::Category | ColumnContent::Text)
    };
    let columns = table.columns.iter().enumerate();
    let kinds = survey_kinds::column(table);
    let surveys: Vec<_> = columns
        .filter(|(_, info)| may_answer(info.content))
        .flat_map(|(column, _)| survey::suggest(table, column, kinds))
        .collect();
    // A day with two whole numbers from 0 to 10 below such a question has two answers.
    let are_recommendations =
        surveys.iter().any(|(is_plain, of)| *is_plain && matches!(of, Measure::Promoters { .. }));
    let are_answers =
        || rows::look_like_events(table) || (are_recommendations && row_kind::days_repeat(table));
    if !surveys.is_empty() && are_answers() {
        measures.extend(surveys);
    }
    measures.extend(response::suggest(table));
    let choice = |(take, measure): (bool, Measure)| MeasureChoice {
        take,
        outputs: measure.outputs(table),
        measure,
    };
    // What is plain from its name comes before what may be meant.
    measures[1..].sort_by_key(|(take, _)| !take);
    let mut choices: Vec<MeasureChoice> = measures.into_iter().map(choice).collect();
    if choices.iter().any(|choice| matches!(choice.measure, Measure::Replies { .. })) {
        choices[0].outputs =
            vec![MeasureOutput { identifier: "messages".to_owned(), label: "Messages".to_owned() }];
    }
    name_apart(&mut choices, table);
    choices
}

/// The first of several measures of one kind is taken; the others get names of their own and are
/// only offered.
fn name_apart(choices: &mut [MeasureChoice], table: &ParsedTable) {
    for at in 1..choices.len() {
        let (before, rest) = choices.split_at_mut(at);
        let choice = &mut rest[0];
        let is_used = |identifier: &str| {
            before.iter().any(|other| other.outputs.iter().any(|o| o.identifier == identifier))
        };
        if !choice.outputs.iter().any(|output| is_used(&output.identifier)) {
            continue;
        }
        choice.take = false;
        let column = match choice.measure {
            Measure::Promoters { column }
            | Measure::Satisfied { column, .. }
            | Measure::Durations { column }
            | Measure::ResponseTimes { answered: column, .. } => column,
            Measure::Rows | Measure::Replies { .. } => continue,
        };
        let header = &table.columns[column].header;
        for output in &mut choice.outputs {
            output.identifier = format!(
                "{}_{}",
                output.identifier,
                crate::import::meaning::aliases::guess(header).identifier
            );
            output.label = format!("{} ({header})", output.label);
        }
    }
}

/// What one row brings to a measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::import) enum RowFigure {
    /// Nothing: not answered, not to be read.
    Blank,
    /// Asked and not answered.
    Unanswered,
    /// A level, or minutes.
    Value(f64),
}

/// What a row adds to one output; `None` when it says nothing about it.
pub(in crate::import) fn share(measure: &Measure, output: usize, figure: RowFigure) -> Option<f64> {
    let one_if = |fits: bool| Some(if fits { 1.0 } else { 0.0 });
    match (measure, figure) {
        (_, RowFigure::Blank) => None,
        (
            Measure::ResponseTimes { .. } | Measure::Durations { .. } | Measure::Replies { .. },
            figure,
        ) => match (output, figure) {
            (0, RowFigure::Value(minutes)) => Some(minutes),
            (1, figure) => one_if(matches!(figure, RowFigure::Value(_))),
            (2, figure) => one_if(figure == RowFigure::Unanswered),
            _ => None,
        },
        (_, RowFigure::Unanswered) => None,
        (Measure::Rows, RowFigure::Value(_)) => Some(1.0),
        (Measure::Promoters { .. }, RowFigure::Value(level)) => match output {
            0 => one_if(level >= 9.0),
            1 => one_if((7.0..9.0).contains(&level)),
            2 => one_if(level < 7.0),
            _ => Some(1.0),
        },
        (Measure::Satisfied { from, .. }, RowFigure::Value(level)) => {
            if output == 0 {
                one_if(level >= f64::from(*from))
            } else {
                Some(1.0)
            }
        }
    }
}

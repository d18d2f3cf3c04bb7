//! What the figures of a column say against its name: standings that move like changes, changes
//! that stand like standings, rates called like counts, answers that nobody adds up.

use std::collections::BTreeSet;

use crate::import::cells::numbers::DecimalMark;
use crate::import::cells::numbers::FigureUnit;
use crate::import::cells::word_list;
use crate::import::choices::attributes;
use crate::import::choices::neighbours;
use crate::import::choices::{ColumnRef, ImportChoices, TableRef};
use crate::import::columns::ColumnInfo;
use crate::import::meaning::aliases::{
    Meaning, guess, key, meaning_of, names_happening, names_standing,
};
use crate::import::meaning::averages;
use crate::import::meaning::counters;
use crate::import::meaning::course::Courses;
use crate::import::meaning::lists;
use crate::import::meaning::quotients;
use crate::import::meaning::rates;
use crate::import::meaning::recognise::{Family, network_of};
use crate::import::meaning::standing;
use crate::import::preview::{row_kind, rows};
use crate::import::source::file::ParsedTable;
use crate::model::InputKind;

/// What a column means once its figures are looked at.
pub(super) fn by_figures(
    table: &ParsedTable,
    column: usize,
    meaning: Meaning,
    courses: &Courses,
) -> Meaning {
    let info = &table.columns[column];
    // "Engagement" in broken figures is a rate; engagements are counted.
    let is_called_so = key(&info.header) == "engagement" || network_of(&info.header).is_some();
    let is_percent = info.unit == Some(FigureUnit::Percent);
    if meaning.identifier == "engagements"
        && is_called_so
        && (is_percent || are_broken(table, column))
    {
        return meaning_of("engagement rate");
    }
    if let Some(standing) = neighbours::standing(table, column, &meaning) {
        return standing;
    }
    if neighbours::is_flag(table, column, &meaning) {
        return Meaning { is_wanted: false, ..meaning };
    }
    if !meaning.is_known && is_question(&info.header) && rows::look_like_events(table) {
        return Meaning { is_wanted: false, ..meaning };
    }
    if let Some(other) = beside_others(table, column, &meaning) {
        return other;
    }
    if let Some(first) = changes_by_first(table, column, &meaning, courses) {
        return first;
    }
    if let Some(change) = change_of(table, column, &meaning, courses) {
        return change;
    }
    if is_index_of_interest(&info.header) {
        return Meaning { kind: InputKind::GivenRate, ..meaning };
    }
    if attributes::is_one(table, column, &meaning) {
        return Meaning { is_wanted: false, ..meaning };
    }
    if meaning.kind != InputKind::Flow || info.unit == Some(FigureUnit::Percent) {
        return meaning;
    }
    if courses.is_total(table, column)
        || is_lifetime(table, &info.header)
        || counters::is_of_profile(table, column, &meaning)
        || counters::of_snapshots(table).is_some()
        || courses.grows_by(table, column).is_some()
    {
        return total_of(meaning);
    }
    let is_rate = || {
        averages::told(table, column).is_some()
            || (!is_money(info) && quotients::is_one(table, column))
    };
    if !meaning.is_known && is_rate() {
        return Meaning { kind: InputKind::GivenRate, ..meaning };
    }
    let may_stand = || !meaning.is_known && !is_money(info) && !names_happening(&info.header);
    if may_stand() && courses.of(table, column).is_some() {
        return Meaning { kind: InputKind::Stock, ..meaning };
    }
    meaning
}

/// The meaning of the first of two columns with one name, for the second, by whose steps the first one
/// moves: the name is that of the standing.
fn changes_by_first(
    table: &ParsedTable,
    column: usize,
    meaning: &Meaning,
    courses: &Courses,
) -> Option<Meaning> {
    let base = table.columns[column].header.strip_suffix(" (2)").filter(|_| !meaning.is_known)?;
    let first = table.columns.iter().position(|info| info.header == base)?;
    (courses.steps_of(table, first) == Some(column)).then(|| table.meaning(first))
}

/// What words that several tables share mean beside the other columns: what a call costs is no
/// advertising, and responses beside a satisfaction score are answers to the survey.
fn beside_others(table: &ParsedTable, column: usize, meaning: &Meaning) -> Option<Meaning> {
    const SCORES: [&str; 4] = ["csat_given", "nps_given", "satisfied_answers", "promoters"];
    let header = &table.columns[column].header;
    if meaning.identifier == "ad_cost" && lists::are_of_care(table) {
        return Some(guess(header));
    }
    let others = || (0..table.columns.len()).filter(|at| *at != column);
    let has_score = || others().any(|at| SCORES.contains(&table.meaning(at).identifier.as_str()));
    let are_answers = !meaning.is_known
        && matches!(
            key(header).as_str(),
            "responses" | "respuestas" | "respostas" | "reponses" | "antworten"
        );
    (are_answers && has_score()).then(|| meaning_of("survey responses"))
}

/// What a column with an unknown name means whose figures are the steps of a standing beside it: a net
/// change, whatever it is called.
fn change_of(
    table: &ParsedTable,
    column: usize,
    meaning: &Meaning,
    courses: &Courses,
) -> Option<Meaning> {
    // Of two columns with one name, the steps of the other are its change.
    let name = |at: usize| key(&table.columns[at].header);
    let is_named_alike = |of: &usize| {
        let (own, other) = (name(column), name(*of));
        own.split(" (").next() == other.split(" (").next()
    };
    let of = courses.steps_of(table, column);
    let of = of.filter(|of| !meaning.is_known || is_named_alike(of))?;
    let is_of_followers =
        [&table.meaning(of), meaning].iter().any(|one| one.identifier == "followers");
    let change = match (is_of_followers, meaning.is_known) {
        (true, _) => meaning_of("net new followers"),
        (false, false) => meaning.clone(),
        (false, true) => guess(&format!("{} change", meaning.label)),
    };
    Some(Meaning { kind: InputKind::Flow, is_wanted: meaning.is_wanted, ..change })
}

/// The decimal mark of a column. Rates of thousands are hardly ever meant: "1,234" among them has
/// three decimals, where nothing else decides.
pub(super) fn mark(table: &ParsedTable, column: usize, kind: InputKind) -> DecimalMark {
    let info = &table.columns[column];
    if rates::are_of_thousands(table, column, kind) { info.mark.other() } else { info.mark }
}

/// What a known count means where its figures are percentages: "Promoters %" is a share of the
/// answers, which never goes where promoters are counted.
pub(super) fn as_share(meaning: Meaning) -> Meaning {
    if !meaning.is_known || meaning.kind == InputKind::GivenRate {
        return meaning;
    }
    Meaning {
        identifier: format!("{}_share_given", meaning.identifier),
        label: format!("{}, share (as exported)", meaning.label),
        kind: InputKind::GivenRate,
        ..meaning
    }
}

/// A sum over all time is no input that others add up to.
pub(super) fn total_of(meaning: Meaning) -> Meaning {
    if !meaning.is_known {
        return Meaning { kind: InputKind::Stock, ..meaning };
    }
    Meaning {
        identifier: format!("{}_to_date", meaning.identifier),
        label: format!("{} to date", meaning.label),
        kind: InputKind::Stock,
        ..meaning
    }
}

/// "Lifetime likes" by day are a standing; beside each post they are what it brought.
fn is_lifetime(table: &ParsedTable, header: &str) -> bool {
    const EVER: [&str; 4] = ["de por vida", "desde siempre", "depuis toujours", "a vida toda"];
    let name = key(header);
    let is_ever = name.starts_with("lifetime ") || EVER.iter().any(|words| name.contains(words));
    is_ever && table.dates.is_some() && !rows::look_like_events(table)
}

/// "bakery: (Germany)", as Google Trends names how often something was looked for, from 0 to 100.
fn is_index_of_interest(header: &str) -> bool {
    let parts = header.split_once(": (");
    parts.is_some_and(|(term, region)| !term.trim().is_empty() && region.trim_end().ends_with(')'))
}

fn is_money(info: &ColumnInfo) -> bool {
    matches!(info.unit, Some(FigureUnit::Money(_)))
}

/// Whether a header is a question of a survey, whose answers stand on a scale.
fn is_question(header: &str) -> bool {
    header.contains(['?', '¿', '？', '؟']) || header.split_whitespace().count() >= 8
}

/// Whether more than half of the figures of a column are no whole numbers.
fn are_broken(table: &ParsedTable, column: usize) -> bool {
    const SAMPLE: usize = 300;
    let rows = table.shape.rows.iter().take(SAMPLE);
    let values: Vec<f64> = rows
        .filter_map(|record| standing::figure(table, record, column, table.columns[column].mark))
        .collect();
    let n_broken = values.iter().filter(|value| value.fract() != 0.0).count();
    n_broken * 2 > values.len()
}

/// A column called a standing whose figures move like changes is read as changes; what stands
/// beside each post of other people is theirs.
pub(super) fn doubt_standings(
    choices: &mut ImportChoices,
    at: TableRef,
    table: &ParsedTable,
    used: &mut BTreeSet<(String, String)>,
    channel: &str,
) {
    // How many pages are indexed may jump as it likes.
    if table.tool.is_some_and(|tool| tool.family == Family::SearchConsole) {
        return;
    }
    for (column, info) in table.columns.iter().enumerate() {
        let of_column = ColumnRef { file: at.file, table: at.table, column };
        let Some(choice) = choices.columns.get_mut(&of_column) else { continue };
        // "Unresolved tickets" are few and come and go, and are a standing all the same.
        let is_standing =
            choice.take && choice.kind == InputKind::Stock && !names_standing(&key(&info.header));
        // Too few posts to tell whether each brought them or the author has them.
        if is_standing
            && choice.identifier == "followers"
            && table.shape.rows.len() < standing::ENOUGH
            && row_kind::are_posts(table)
        {
            choice.take = false;
            continue;
        }
        if !is_standing || !standing::moves_like_changes(table, column, choice.mark, &choice.unit) {
            continue;
        }
        if rows::look_like_events(table) && has_authors(table) {
            choice.take = false;
            continue;
        }
        let channel = choice.channel.as_deref().unwrap_or(channel);
        choice.kind = InputKind::Flow;
        let (identifier, label) = match choice.identifier.as_str() {
            "followers" => ("new_followers".to_owned(), "New followers".to_owned()),
            other => (format!("new_{other}"), format!("New {}", info.header)),
        };
        if used.insert((identifier.clone(), channel.to_owned())) {
            (choice.identifier, choice.label) = (identifier, label);
        }
    }
}

/// Whether a column says who wrote each row, and it were several people.
fn has_authors(table: &ParsedTable) -> bool {
    const AUTHORS: &str = "author;author name;username;user name;user;user id;screen name;handle;account; \
        profile;creator;influencer;from;autor;autora;auteur;autore;usuario;utente;benutzer;nutzername";
    let is_listening = table.tool.is_some_and(|tool| tool.family == Family::Listening);
    let mut columns = table.columns.iter().enumerate();
    is_listening
        || columns.any(|(column, info)| {
            let name = key(&info.header);
            let is_named = word_list::has_name(AUTHORS, &name);
            let cells =
                || table.shape.rows.iter().map(|row| table.grid().field(row, column).trim());
            is_named && cells().take(300).collect::<BTreeSet<_>>().len() > 2
        })
}

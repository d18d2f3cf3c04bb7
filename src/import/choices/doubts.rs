//! What the figures of a column say against its name: standings that move like changes, changes
//! that stand like standings, rates called like counts, answers that nobody adds up.

use std::collections::BTreeSet;

use crate::import::cells::numbers::DecimalMark;
use crate::import::cells::numbers::FigureUnit;
use crate::import::choices::attributes;
use crate::import::choices::neighbours;
use crate::import::choices::{ColumnRef, ImportChoices, TableRef};
use crate::import::columns::ColumnInfo;
use crate::import::meaning::aliases::{Meaning, key, meaning_of, names_happening, names_standing};
use crate::import::meaning::counters;
use crate::import::meaning::course::Courses;
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
    let is_rate =
        || quotients::is_one(table, column) || attributes::looks_like_share(table, column);
    if !meaning.is_known && !is_money(info) && is_rate() {
        return Meaning { kind: InputKind::GivenRate, ..meaning };
    }
    let may_stand = || !meaning.is_known && !is_money(info) && !names_happening(&info.header);
    if may_stand() && courses.of(table, column).is_some() {
        return Meaning { kind: InputKind::Stock, ..meaning };
    }
    meaning
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
    key(header).starts_with("lifetime ") && table.dates.is_some() && !rows::look_like_events(table)
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
    header.contains(['?', '¿']) || header.split_whitespace().count() >= 8
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
            let is_named = AUTHORS.split(';').any(|known| known.trim() == name);
            let cells =
                || table.shape.rows.iter().map(|row| table.grid().field(row, column).trim());
            is_named && cells().take(300).collect::<BTreeSet<_>>().len() > 2
        })
}

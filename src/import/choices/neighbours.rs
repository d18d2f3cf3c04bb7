//! What a column is, told by the columns beside it: standings of a profile, members who pay or do
//! not, flags of a day.

use crate::import::choices::doubts::total_of;
use crate::import::meaning::aliases::{Meaning, key, meaning_of, split_key};
use crate::import::meaning::standing::figure;
use crate::import::preview::{row_kind, rows};
use crate::import::source::file::ParsedTable;
use crate::model::InputKind;

/// Ways to be a member, as tools for newsletters and memberships name their columns.
const PLANS: &str = "paid free comped complimentary trial trialing gift gifted";
/// What profiles count over all time, as their interfaces name it before "count".
const OF_PROFILES: &str = "posts post tweets tweet statuses status media videos video views view hearts heart \
    listed uploads";
/// The same as inputs.
const OF_PROFILES_KNOWN: [&str; 4] = ["posts", "likes", "views", "video_views"];
/// Names of columns with how many follow a profile.
const FOLLOWED: [&str; 5] =
    ["followers count", "follower count", "subscriber count", "subscribers count", "fan count"];
/// First words and names of columns that say yes or no.
const FLAGS: &str = "is has was had ist est es e";
const FLAG_NAMES: &str = "holiday weekend weekday workday promo promotion feiertag wochenende feriado festivo \
    ferie vacances festivita";
/// Columns of the widest table that is about one profile.
const MOST_COLUMNS: usize = 80;
/// Rows looked at.
const SAMPLE: usize = 2_000;

/// The standing a column is, where the columns beside it say so and not its own name.
pub(super) fn standing(table: &ParsedTable, column: usize, meaning: &Meaning) -> Option<Meaning> {
    table.dates?;
    let headers = || table.columns.iter().map(|column| split_key(&column.header));
    let name = split_key(&table.columns[column].header);
    let is_in = |list: &str, word: &str| list.split_whitespace().any(|known| known == word);
    // Few columns have such a name, and only those are held against all others.
    let has_others = || headers().filter(|other| is_in(PLANS, other)).count() > 1;
    if is_in(PLANS, &name) && has_others() && moves_little(table, column) {
        let mut letters = name.chars();
        let first = letters.next()?.to_uppercase();
        return Some(Meaning {
            identifier: format!("{name}_members"),
            label: format!("{}{} members", first, letters.as_str()),
            kind: InputKind::Stock,
            is_wanted: true,
            ..meaning.clone()
        });
    }
    let is_followed = |other: &String| {
        FOLLOWED.contains(&other.as_str()) || meaning_of(other).identifier == "followers"
    };
    let plain = name.strip_suffix(" count").or_else(|| name.strip_prefix("total "));
    let of = plain.unwrap_or(&name);
    if !is_in(OF_PROFILES, of) && !OF_PROFILES_KNOWN.contains(&meaning.identifier.as_str()) {
        return None;
    }
    // Posts of a day, too, may be one more each day by chance; a count to date moves by a small part.
    let has_a_row_a_day = || !rows::look_like_events(table) || !row_kind::days_repeat(table);
    let is_counter = || {
        let values = values(table, column);
        (plain.is_some() || climbs(&values)) && go_one_way(&values) && has_a_row_a_day()
    };
    let is_standing = table.columns.len() <= MOST_COLUMNS
        && is_counter()
        && headers().any(|other| is_followed(&other));
    is_standing.then(|| total_of(meaning.clone()))
}

/// Whether figures of some height go up by a small part of what they are, in several rows.
fn climbs(values: &[f64]) -> bool {
    const LOWEST: f64 = 20.0;
    const ROWS: usize = 5;
    const MANY: usize = 9;
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(0.0, f64::max);
    let moves = values.windows(2).filter(|pair| (pair[1] - pair[0]).abs() >= 0.5).count();
    let is_slow = values.len() >= ROWS && high <= low * 1.5;
    moves >= 2 && low >= LOWEST && (is_slow || values.len() >= MANY)
}

/// Whether the figures move from row to row by a small part of what they are.
fn moves_little(table: &ParsedTable, column: usize) -> bool {
    let values = values(table, column);
    let moved: f64 = values.windows(2).map(|pair| (pair[1] - pair[0]).abs()).sum();
    let height: f64 = values.iter().map(|value| value.abs()).sum();
    !rows::look_like_events(table) && moved <= height * 0.25
}

fn values(table: &ParsedTable, column: usize) -> Vec<f64> {
    let mark = table.columns[column].mark;
    let rows = table.shape.rows.iter().take(SAMPLE);
    rows.filter_map(|row| figure(table, row, column, mark)).collect()
}

/// Whether the figures never fall or, newest first, never rise.
fn go_one_way(values: &[f64]) -> bool {
    let all = |fits: fn(&[f64]) -> bool| values.windows(2).all(fits);
    values.len() > 1 && (all(|pair| pair[0] <= pair[1]) || all(|pair| pair[0] >= pair[1]))
}

/// Whether a column only says yes or no of each row: "Is weekend", "Holiday".
pub(super) fn is_flag(table: &ParsedTable, column: usize, meaning: &Meaning) -> bool {
    let name = key(&table.columns[column].header);
    let is_in = |list: &str, word: &str| list.split_whitespace().any(|known| known == word);
    let first = name.split(' ').next().unwrap_or_default();
    let is_called_so = is_in(FLAG_NAMES, &name)
        || name.ends_with(" flag")
        || (name != first && is_in(FLAGS, first));
    if meaning.is_known || !is_called_so {
        return false;
    }
    values(table, column)
        .into_iter()
        .all(|value| value.abs() < f64::EPSILON || (value - 1.0).abs() < f64::EPSILON)
}

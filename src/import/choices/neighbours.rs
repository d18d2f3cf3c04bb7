//! What a column is, told by the columns beside it: standings of a profile, members who pay or do
//! not, flags of a day.

use crate::import::cells::word_list;
use crate::import::choices::doubts::total_of;
use crate::import::meaning::aliases::{Meaning, key, split_key};
use crate::import::meaning::standing::figure;
use crate::import::preview::rows;
use crate::import::source::file::ParsedTable;
use crate::model::InputKind;

/// Ways to be a member, as tools for newsletters and memberships name their columns.
const PLANS: &str = "paid free comped complimentary trial trialing gift gifted";
/// What profiles count over all time, as their interfaces name it before "count".
const OF_PROFILES: &str = "posts post tweets tweet statuses status media videos video views view hearts heart \
    listed uploads";
/// Names of columns with how many follow a profile.
const FOLLOWED: [&str; 5] =
    ["followers count", "follower count", "subscriber count", "subscribers count", "fan count"];
/// First words and names of columns that say yes or no.
const FLAGS: &str = "is has was had ist est es e";
const FLAG_NAMES: &str = "holiday weekend weekday workday promo promotion feiertag wochenende feriado festivo \
    ferie vacances festivita";
/// Rows looked at.
const SAMPLE: usize = 2_000;

/// The standing a column is, where the columns beside it say so and not its own name.
pub(super) fn standing(table: &ParsedTable, column: usize, meaning: &Meaning) -> Option<Meaning> {
    table.dates?;
    let headers = || table.columns.iter().map(|column| split_key(&column.header));
    let name = split_key(&table.columns[column].header);
    // Few columns have such a name, and only those are held against all others.
    let has_others = || headers().filter(|other| word_list::has(PLANS, other)).count() > 1;
    if word_list::has(PLANS, &name) && has_others() && moves_little(table, column) {
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
    let of = name.strip_suffix(" count").filter(|of| word_list::has(OF_PROFILES, of))?;
    let is_of_profile = headers().any(|other| FOLLOWED.contains(&other.as_str()));
    let is_standing = is_of_profile && !of.is_empty() && never_turns(table, column);
    is_standing.then(|| total_of(meaning.clone()))
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
fn never_turns(table: &ParsedTable, column: usize) -> bool {
    let values = values(table, column);
    let all = |fits: fn(&[f64]) -> bool| values.windows(2).all(fits);
    values.len() > 1
        && !rows::look_like_events(table)
        && (all(|pair| pair[0] <= pair[1]) || all(|pair| pair[0] >= pair[1]))
}

/// Whether a column only says yes or no of each row: "Is weekend", "Holiday".
pub(super) fn is_flag(table: &ParsedTable, column: usize, meaning: &Meaning) -> bool {
    let name = key(&table.columns[column].header);
    let first = name.split(' ').next().unwrap_or_default();
    let is_called_so = word_list::has(FLAG_NAMES, &name)
        || name.ends_with(" flag")
        || (name != first && word_list::has(FLAGS, first));
    if meaning.is_known || !is_called_so {
        return false;
    }
    values(table, column)
        .into_iter()
        .all(|value| value.abs() < f64::EPSILON || (value - 1.0).abs() < f64::EPSILON)
}

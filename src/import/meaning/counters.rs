//! Counts over all time that a tracker writes down day by day: posts, likes and views to date beside
//! the followers of a profile, and the figures of single posts in one snapshot after the other.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::import::cells::date_column;
use crate::import::cells::word_list;
use crate::import::columns::ColumnContent;
use crate::import::columns::time_axis;
use crate::import::meaning::accounts::{self, is_figure, is_of_followers};
use crate::import::meaning::aliases::{Meaning, key};
use crate::import::meaning::standing::figure;
use crate::import::preview::{posts_again, row_kind};
use crate::import::source::file::ParsedTable;
use crate::model::{Cadence, InputKind};

/// What profiles count over all time.
const COUNTED: &str =
    "posts likes views video_views comments tweets videos stories reels articles media hearts";
/// Words of names of such counts that the program does not know.
const COUNTED_WORDS: &str = "posts tweets videos articles photos reels hearts uploads boosts notes beitrage publicaciones \
    publicacoes publications";
/// Rows of the longest table that is looked at.
const MOST_ROWS: usize = 20_000;
/// What hardly ever happens stays the same, too.
const LOWEST: f64 = 50.0;
/// Figures that make a course, and those from which on a few that were taken back do not matter.
const ENOUGH: usize = 5;
const MANY: usize = 7;

/// Whether a column of counts holds what a profile has had since it began: its figures stand beside
/// how many follow, hardly move and do not fall.
pub(in crate::import) fn is_of_profile(
    table: &ParsedTable,
    column: usize,
    meaning: &Meaning,
) -> bool {
    if meaning.kind != InputKind::Flow || !may_be_counted(&table.columns[column].header, meaning) {
        return false;
    }
    let [has_followers, has_following] = *table.facts.follow.get_or_init(|| {
        let figures = || (0..table.columns.len()).filter(|column| is_figure(table, *column));
        [
            figures().any(|column| is_of_followers(table, column)),
            figures().any(|column| table.meaning(column).identifier == "following"),
        ]
    });
    if !has_followers || row_kind::are_posts(table) || table.shape.rows.len() > MOST_ROWS {
        return false;
    }
    let Some(groups) = table.facts.profiles.get_or_init(|| by_profile(table)) else {
        return false;
    };
    let mut n_known = 0;
    for group in &groups.rows {
        let mark = table.columns[column].mark;
        let read = |record: &usize| figure(table, *record, column, mark);
        let values: Vec<f64> = group.iter().filter_map(read).collect();
        if values.is_empty() {
            continue;
        }
        let stays = || groups.has_moments && rests(&values);
        if !stands(&values, groups.cadence, has_following) && !stays() {
            return false;
        }
        n_known += 1;
    }
    n_known > 0
}

fn may_be_counted(header: &str, meaning: &Meaning) -> bool {
    word_list::has(COUNTED, &meaning.identifier)
        || (!meaning.is_known
            && key(header).split(' ').any(|word| word_list::has(COUNTED_WORDS, word)))
}

/// Whether figures of one profile, in the order of time, are counts to date.
fn stands(values: &[f64], cadence: Cadence, has_following: bool) -> bool {
    let steps = || values.windows(2).map(|pair| (pair[0], pair[1] - pair[0]));
    let is_low = values.iter().any(|value| *value < LOWEST || value.fract() != 0.0);
    let never_falls = steps().all(|(_, step)| step >= 0.0);
    // Some take back what they liked or posted.
    let hardly_falls = steps().all(|(from, step)| step >= -(from * 0.01).max(1.0));
    let n_large = steps().filter(|(from, step)| *step > from * 0.05).count();
    let are_small = n_large * 4 < values.len() && steps().all(|(from, step)| step <= from * 0.5);
    let is_by_day = cadence == Cadence::Day;
    !is_low
        && are_small
        && (is_by_day || has_following)
        && ((never_falls && values.len() >= ENOUGH)
            || (hardly_falls && is_by_day && values.len() >= MANY))
}

/// Whether figures of one profile at several moments of a day mostly stay what they are and never fall: what
/// came since the last moment would not.
fn rests(values: &[f64]) -> bool {
    let n_more = values.windows(2).filter(|pair| pair[0] < pair[1]).count();
    values.len() >= ENOUGH
        && n_more * 2 < values.len()
        && values.iter().all(|value| *value > 0.0)
        && values.windows(2).all(|pair| pair[0] <= pair[1])
}

/// The rows (records) of each profile in the order of time.
#[derive(Clone, Debug)]
pub(in crate::import) struct ByProfile {
    rows: Vec<Vec<usize>>,
    /// Whether a profile has several rows on one day.
    has_moments: bool,
    cadence: Cadence,
}

fn by_profile(table: &ParsedTable) -> Option<ByProfile> {
    let (starts, cadence) = starts(table)?;
    let account = accounts::of_standings(table)
        .map(|(column, _)| column)
        .or_else(|| accounts::on_networks(table));
    let of_whom: Vec<usize> = (0..table.columns.len())
        .filter(|column| {
            Some(*column) == account || table.columns[*column].content == ColumnContent::Channel
        })
        .collect();
    let mut rows: BTreeMap<Vec<&str>, Vec<(Date, usize)>> = BTreeMap::new();
    for (record, start) in table.shape.rows.iter().zip(starts) {
        let name = of_whom.iter().map(|column| table.grid().field(record, *column).trim());
        if let Some(start) = start {
            rows.entry(name.collect()).or_default().push((start, record));
        }
    }
    let has_moments = rows.values().any(|rows| rows.windows(2).any(|pair| pair[0].0 == pair[1].0));
    let in_order = |mut rows: Vec<(Date, usize)>| {
        if rows.first().map(|row| row.0) > rows.last().map(|row| row.0) {
            rows.reverse();
        }
        let is_sorted = rows.is_sorted_by_key(|(day, _)| *day);
        is_sorted.then(|| rows.into_iter().map(|(_, record)| record).collect())
    };
    let rows = rows.into_values().map(in_order).collect::<Option<Vec<_>>>()?;
    Some(ByProfile { rows, has_moments, cadence })
}

fn starts(table: &ParsedTable) -> Option<(Vec<Option<Date>>, Cadence)> {
    /// Any year, where the dates leave it out: only their order is looked at.
    const YEAR: i16 = 2024;
    let tokens = time_axis::tokens(table.grid(), &table.shape, table.dates?);
    let dates = date_column::read(&tokens, None, Some(YEAR));
    Some((dates.starts, dates.cadence))
}

/// The column that names the post of each row, where every post stands there on several days and its
/// figures only grow: each row says what the post has had until then.
pub(in crate::import) fn of_snapshots(table: &ParsedTable) -> Option<usize> {
    *table.facts.snapshots.get_or_init(|| {
        if table.shape.rows.len() > MOST_ROWS {
            return None;
        }
        let column = posts_again::column_of_snapshots(table)?;
        let (starts, _) = starts(table)?;
        posts_again::only_grow_with_time(table, column, &starts).then_some(column)
    })
}

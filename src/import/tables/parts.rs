//! Which sheets of a workbook, or files of an archive, are one table that was parted.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::import::columns::time_axis::DateSource;
use crate::import::meaning::aliases::meaning_of;
use crate::import::meaning::recognise::{Family, channel_of};
use crate::import::meaning::stated_period;
use crate::import::source::file::ParsedTable;

/// Whether a table goes on where an earlier one ended: the same columns, dates of its own, nothing
/// that says it is about another network.
pub fn goes_on(first: &ParsedTable, table: &ParsedTable) -> bool {
    if table.dates.is_none() && first.dates.is_none() {
        let period = |table: &ParsedTable| stated_period::whole(table.part.as_deref()?);
        return first.shape.headers == table.shape.headers
            && period(first).zip(period(table)).is_some_and(|(one, other)| one != other);
    }
    let (Some(source), Some(first_source)) = (table.dates, first.dates) else { return false };
    // Facebook's sheets name the same columns for people and for actions.
    let is_facebook = table.tool.is_some_and(|tool| tool.family == Family::FacebookInsights);
    table.part.is_some()
        && first.part != table.part
        && source == first_source
        && first.shape.headers == table.shape.headers
        && !is_facebook
        && channel(first) == channel(table)
        && !share_days(first, table)
}

/// The title that tells a table from another of its file with the same columns and days: they are
/// about two pages, or two parts of one.
pub fn page_of(tables: &[ParsedTable], at: usize) -> Option<&str> {
    /// Tables with the same columns that are looked at.
    const MOST: usize = 20;
    let table = tables.get(at).filter(|table| table.dates.is_some())?;
    let title = table.shape.title.as_deref()?;
    // Meta's and Facebook's titles name what was counted.
    let is_named =
        |family: Family| matches!(family, Family::Meta | Family::FacebookInsights | Family::Sprout);
    let is_page = |title: &str| title.chars().count() <= 60 && !meaning_of(title).is_known;
    if table.tool.is_some_and(|tool| is_named(tool.family)) || !is_page(title) {
        return None;
    }
    let like_it = tables.iter().enumerate().filter(|(other, one)| {
        *other != at && one.dates == table.dates && one.shape.headers == table.shape.headers
    });
    let mut others = like_it.take(MOST).filter(|(_, other)| {
        let other_title = other.shape.title.as_deref();
        other_title.is_some_and(|other| other != title && is_page(other))
            && channel(other) == channel(table)
            && share_days(table, other)
    });
    others.next().is_some().then_some(title)
}

/// Whether more than half of the dates of the shorter table stand in the other too: then they are
/// about two things in the same days.
pub fn share_days(first: &ParsedTable, table: &ParsedTable) -> bool {
    let (Some(source), Some(first_source)) = (table.dates, first.dates) else { return false };
    let (ours, theirs) = (days(table, source), days(first, first_source));
    let (fewer, more) = if ours.len() <= theirs.len() { (ours, theirs) } else { (theirs, ours) };
    let shared = fewer.iter().filter(|day| more.binary_search(day).is_ok()).count();
    shared * 2 > fewer.len()
}

/// Checksums of the dates of a table: hundreds of tables are held against each other.
fn days(table: &ParsedTable, source: DateSource) -> &[u64] {
    let cell = |record: usize, column: usize| table.grid().field(record, column).trim();
    let day = |record: usize| {
        let mut hasher = DefaultHasher::new();
        source.columns().for_each(|column| cell(record, column).hash(&mut hasher));
        hasher.finish()
    };
    table.facts.days.get_or_init(|| {
        let mut days: Vec<u64> = table.shape.rows.iter().map(day).collect();
        days.sort_unstable();
        days.dedup();
        days
    })
}

fn channel(table: &ParsedTable) -> Option<&'static str> {
    *table.facts.channel.get_or_init(|| channel_of(&table.shape))
}

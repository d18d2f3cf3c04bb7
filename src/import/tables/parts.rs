//! Which sheets of a workbook, or files of an archive, are one table that was parted.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use jiff::civil::Date;

use crate::import::cells::clean::normal;
use crate::import::cells::dates;
use crate::import::cells::numbers::{self, Cell, DecimalMark};
use crate::import::cells::word_list;

use crate::import::columns::time_axis::{self, DateSource};
use crate::import::meaning::aliases::meaning_of;
use crate::import::meaning::recognise::{
    Family, NetworkHeader, channel_of, measure_in, networks_of,
};
use crate::import::meaning::stated_period;
use crate::import::source::file::ParsedTable;
use crate::import::tables::{is_actual, sheet_names};

/// Whether a table goes on where an earlier one ended: the same columns, dates of its own, nothing
/// that says it is about another network.
pub fn goes_on(first: &ParsedTable, table: &ParsedTable) -> bool {
    if table.dates.is_none() && first.dates.is_none() {
        let periods = sheet_names::period(first).zip(sheet_names::period(table));
        return first.shape.headers == table.shape.headers
            && network(first) == network(table)
            && periods.is_some_and(|(one, other)| one != other);
    }
    let (Some(source), Some(first_source)) = (table.dates, first.dates) else { return false };
    // Facebook's sheets name the same columns for people and for actions.
    let is_facebook = table.tool.is_some_and(|tool| tool.family == Family::FacebookInsights);
    let is_like_it = source == first_source
        && first.shape.headers == table.shape.headers
        && network(first) == network(table);
    let periods = || titled_period(first).zip(titled_period(table));
    let is_other_part = || {
        let is_other_sheet = table.part.is_some() && first.part != table.part;
        let is_other_period = || periods().is_some_and(|(one, other)| one != other);
        !is_facebook && (is_other_sheet || is_other_period())
    };
    is_like_it
        && ((is_other_part() && !share_days(first, table)) || counts_other_days(first, table))
}

/// Whether two tables of Google Analytics count their rows from the first days of two periods: a
/// report that compares these has one below the other.
fn counts_other_days(first: &ParsedTable, table: &ParsedTable) -> bool {
    let is_analytics =
        |table: &ParsedTable| table.tool.is_some_and(|tool| tool.family == Family::GoogleAnalytics);
    let days = |table: &ParsedTable| stated_period::in_lines(&table.shape.preamble);
    let are_apart = || {
        let (one, other) = (days(first)?, days(table)?);
        Some(one.last < other.first || other.last < one.first)
    };
    is_analytics(first) && is_analytics(table) && are_apart() == Some(true)
}

/// The title that tells a table from another of its file with the same columns and days: they are
/// about two pages, or two parts of one.
pub fn page_of(tables: &[ParsedTable], at: usize) -> Option<String> {
    /// Tables with the same columns that are looked at.
    const MOST: usize = 20;
    let table = tables.get(at).filter(|table| table.dates.is_some())?;
    let titled = |table: &ParsedTable| {
        let title = table.shape.title.as_deref()?;
        Some(sheet_names::without_period(table, title))
    };
    let title = titled(table)?;
    // Meta's and Facebook's titles name what was counted.
    let is_named =
        |family: Family| matches!(family, Family::Meta | Family::FacebookInsights | Family::Sprout);
    // Sheets "Followers" and "Reach" with a column for each network are about two measures.
    let headers: Vec<&str> = table.shape.headers.iter().map(String::as_str).collect();
    let has_networks = networks_of(&headers).iter().flatten().any(NetworkHeader::is_bare);
    let is_measure = |title: &str| {
        if has_networks { measure_in(title).is_some() } else { meaning_of(title).is_known }
    };
    let is_page = |title: &str| {
        title.chars().count() <= 60
            && !is_measure(title)
            && !title.is_empty()
            && !is_default_name(title)
            && !is_actual(title)
            && stated_period::whole(title).is_none()
    };
    let is_beside = |at: usize| sheet_names::beside(tables, at).is_some();
    if table.tool.is_some_and(|tool| is_named(tool.family)) || !is_page(&title) || is_beside(at) {
        return None;
    }
    let like_it = tables.iter().enumerate().filter(|(other, one)| {
        *other != at && one.dates == table.dates && one.shape.headers == table.shape.headers
    });
    let mut others = like_it.take(MOST).filter(|(place, other)| {
        let other_title = titled(other);
        other_title.is_some_and(|other| other != title && is_page(&other))
            && !is_beside(*place)
            && network(other) == network(table)
            && share_days(table, other)
            && !is_copy(table, other)
    });
    others.next().is_some().then_some(title)
}

/// The network a table is about: by the name of its sheet ("FB Jan"), which a title that all sheets
/// share says nothing against, by its title or its columns.
pub fn network(table: &ParsedTable) -> Option<&'static str> {
    *table
        .facts
        .network
        .get_or_init(|| sheet_names::network(table).or_else(|| channel_of(&table.shape)))
}

/// The days that the name of a table's sheet or the line above the table says it is about.
fn titled_period(table: &ParsedTable) -> Option<(Date, Date)> {
    let titled = || stated_period::whole(table.shape.title.as_deref()?);
    sheet_names::period(table).or_else(titled)
}

/// "Sheet1", "Tabelle2 (3)": the name a spreadsheet program gave, which says nothing.
pub fn is_default_name(title: &str) -> bool {
    const NAMES: &str = "sheet table tabelle tabelle feuil feuille hoja planilha plan folha foglio blad \
        arkusz list munka sayfa лист аркуш worksheet export data report";
    let name = normal(title);
    let bare = name.split('(').next().unwrap_or("").trim();
    let word = bare.trim_end_matches(|c: char| c.is_ascii_digit()).trim();
    word_list::has(NAMES, word)
}

/// An earlier table of the file with the same fields in every row: a copy of a sheet.
pub fn copy_of(tables: &[ParsedTable], at: usize) -> Option<usize> {
    /// Tables before it that are looked at.
    const MOST: usize = 200;
    let table = tables.get(at).filter(|table| table.part.is_some())?;
    let first = at.saturating_sub(MOST);
    (first..at).find(|before| is_copy(&tables[*before], table))
}

/// Whether two sheets are the same, cell for cell. The same zeros in two months, or on two networks,
/// are no copy.
fn is_copy(one: &ParsedTable, other: &ParsedTable) -> bool {
    one.part.is_some()
        && one.part != other.part
        && sheet_names::period(one) == sheet_names::period(other)
        && network(one) == network(other)
        && are_equal(one, other)
}

/// An earlier table with the same columns and days but other figures, of which no name says what
/// either is about.
pub fn nameless_twin(tables: &[ParsedTable], at: usize) -> Option<usize> {
    const MOST: usize = 20;
    let table = tables.get(at).filter(|table| table.part.is_some())?;
    let title = table.shape.title.as_deref().filter(|title| is_default_name(title))?;
    let first = at.saturating_sub(MOST);
    (first..at).find(|before| {
        let other = &tables[*before];
        other.dates.is_some()
            && other.shape.headers == table.shape.headers
            && other.shape.title.as_deref() != Some(title)
            && network(other) == network(table)
            && share_days(other, table)
            && !are_equal(other, table)
    })
}

/// Whether two tables have the same names and the same fields in the rows that have a date: a report
/// may be there a second time with subtotals.
fn are_equal(one: &ParsedTable, other: &ParsedTable) -> bool {
    if one.shape.headers != other.shape.headers {
        return false;
    }
    let is_dated = |table: &ParsedTable, record: usize| {
        // "All" stands where the days of a subtotal would.
        let is_date = |column: usize| {
            let cell = table.grid().field(record, column);
            cell.contains(|c: char| c.is_ascii_digit()) || time_axis::bare_period(cell).is_some()
        };
        table.dates.is_none_or(|source| source.columns().all(is_date))
    };
    let mut rows = one.shape.rows.iter().filter(|row| is_dated(one, *row)).peekable();
    let mut others = other.shape.rows.iter().filter(|row| is_dated(other, *row));
    let width = one.shape.headers.len();
    let is_same = |a: usize, b: usize| {
        let cells = |column| (one.grid().field(a, column), other.grid().field(b, column));
        (0..width).map(cells).all(|(ours, theirs)| says_the_same(ours, theirs))
    };
    rows.peek().is_some()
        && rows.all(|row| others.next().is_some_and(|other| is_same(row, other)))
        && others.next().is_none()
}

/// Whether two cells say the same, however they are written: "2026-06-01" and "1 Jun 2026", "5.00"
/// and "5".
fn says_the_same(ours: &str, theirs: &str) -> bool {
    let figure = |cell: &str| match numbers::read(cell, DecimalMark::Point) {
        Cell::Figure { value, .. } => Some(value),
        Cell::Missing | Cell::Text => None,
    };
    ours.trim() == theirs.trim()
        || dates::parse(ours).is_some_and(|date| dates::parse(theirs) == Some(date))
        || figure(ours).is_some_and(|value| {
            figure(theirs).is_some_and(|other| (value - other).abs() <= value.abs() * 1e-9)
        })
}

/// Whether more than half of the dates of the shorter table stand in the other too: then they are
/// about two things in the same days.
pub fn share_days(first: &ParsedTable, table: &ParsedTable) -> bool {
    let (Some(source), Some(first_source)) = (table.dates, first.dates) else { return false };
    // "1", "2" below "Jan 2025" are other days than below "Feb 2025".
    let are_of_month = || {
        let mut rows = table.shape.rows.iter();
        let cell = |record: usize, column: usize| table.grid().field(record, column);
        rows.all(|record| {
            source.columns().all(|column| dates::parse(cell(record, column)).is_none())
        })
    };
    let months = titled_period(first).zip(titled_period(table));
    if months.is_some_and(|(one, other)| one != other) && are_of_month() {
        return false;
    }
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

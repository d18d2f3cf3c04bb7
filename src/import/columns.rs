//! What each column of a table holds: figures, words, ids, dates, a channel.

use std::collections::BTreeSet;

use super::clean::{normal, visible};
use super::dates::{self, DateToken};
use super::missing;
use super::numbers::{self, Cell, DecimalMark, Evidence, FigureUnit};
use super::progress::Progress;
use super::records::Grid;
use super::tables::{TableShape, is_date_word};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnContent {
    /// Not one value: blank, or only signs for "not measured".
    Empty,
    Figures,
    /// Names of networks or platforms.
    Channel,
    /// A few words that repeat: countries, content types.
    Category,
    Text,
    /// Numbers that name something: post ids, row numbers.
    Id,
    /// A time axis, or a part of one: year, hour.
    Time,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnInfo {
    /// The header as the file has it, on one line.
    pub header: String,
    pub content: ColumnContent,
    pub mark: DecimalMark,
    /// Whether nothing in the table decides between `1,234` as thousands and as a decimal comma.
    pub is_mark_uncertain: bool,
    pub unit: Option<FigureUnit>,
    /// Whether the figures are fractions of one that stand for percent.
    pub is_fraction: bool,
    /// Rows with a figure or, in other columns, with text.
    pub n_values: usize,
    /// Records (from 0) whose cell is neither a figure nor missing.
    pub unreadable: Vec<usize>,
}

/// Where a table keeps its time axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateSource {
    Column(usize),
    /// Two columns of numbers.
    YearAndMonth {
        year: usize,
        month: usize,
    },
}

/// Headers of columns that name the network a row is about.
const CHANNEL_HEADERS: [&str; 12] = [
    "network",
    "channel",
    "platform",
    "social network",
    "source platform",
    "netzwerk",
    "kanal",
    "plattform",
    "plataforma",
    "red social",
    "canal",
    "social channel",
];
/// Different names beyond which a column does not name channels.
const CHANNELS: usize = 100;
/// Rows looked at to find the date column.
const SAMPLE: usize = 300;

/// Looks at every column of a table; `None` when cancelled.
pub fn read(grid: &Grid, table: &TableShape, progress: &dyn Progress) -> Option<Vec<ColumnInfo>> {
    let fallback = table_mark(grid, table);
    let of = table.headers.len() as u64;
    (0..table.headers.len())
        .map(|column| {
            let goes_on = progress.step(column as u64, of);
            goes_on.then(|| read_column(grid, table, column, fallback))
        })
        .collect()
}

/// The decimal mark the sure cells of all columns agree on.
fn table_mark(grid: &Grid, table: &TableShape) -> Option<DecimalMark> {
    let (mut points, mut commas) = (0, 0);
    for record in table.rows.iter().take(SAMPLE) {
        for cell in grid.record(*record) {
            match numbers::evidence(cell) {
                Evidence::Sure(DecimalMark::Point) => points += 1,
                Evidence::Sure(DecimalMark::Comma) => commas += 1,
                _ => {}
            }
        }
    }
    match (points, commas) {
        (0, 0) => None,
        (points, commas) if commas > points => Some(DecimalMark::Comma),
        _ => Some(DecimalMark::Point),
    }
}

/// The mark of one column, and whether it is a guess.
fn column_mark(cells: &[&str], fallback: Option<DecimalMark>) -> (DecimalMark, bool) {
    let (mut points, mut commas, mut either) = (0, 0, 0);
    for cell in cells {
        match numbers::evidence(cell) {
            Evidence::Sure(DecimalMark::Point) => points += 1,
            Evidence::Sure(DecimalMark::Comma) => commas += 1,
            Evidence::CommaEither => either += 1,
            Evidence::PointEither | Evidence::None => {}
        }
    }
    if points > 0 || commas > 0 {
        let mark = if commas > points { DecimalMark::Comma } else { DecimalMark::Point };
        return (mark, points > 0 && commas > 0);
    }
    match fallback {
        Some(mark) => (mark, false),
        None => (DecimalMark::Point, either > 0),
    }
}

fn read_column(
    grid: &Grid,
    table: &TableShape,
    column: usize,
    fallback: Option<DecimalMark>,
) -> ColumnInfo {
    let cells: Vec<&str> = table.rows.iter().map(|record| grid.field(*record, column)).collect();
    let header = table.headers[column].clone();
    let (mark, is_mark_uncertain) = column_mark(&cells, fallback);
    let mut figures = Vec::new();
    let mut unit = None;
    let mut unreadable = Vec::new();
    for (cell, record) in cells.iter().zip(&table.rows) {
        match numbers::read(cell, mark) {
            Cell::Missing => {}
            Cell::Figure { value, unit: found } => {
                figures.push(value);
                unit = unit.or(found);
            }
            Cell::Text => unreadable.push(*record),
        }
    }
    let content = content(&header, &cells, figures.len(), unreadable.len());
    let unit = unit.or_else(|| header_unit(&header));
    let is_figures = content == ColumnContent::Figures;
    let is_fraction = is_figures && unit.is_none() && looks_like_fraction(&header, &figures);
    ColumnInfo {
        is_mark_uncertain: is_mark_uncertain && is_figures,
        unit: if is_fraction { Some(FigureUnit::Percent) } else { unit },
        is_fraction,
        n_values: if is_figures { figures.len() } else { figures.len() + unreadable.len() },
        unreadable: if is_figures { unreadable } else { Vec::new() },
        header,
        content,
        mark,
    }
}

fn content(header: &str, cells: &[&str], n_figures: usize, n_texts: usize) -> ColumnContent {
    let name = normal(header);
    if n_figures + n_texts == 0 {
        return ColumnContent::Empty;
    }
    if CHANNEL_HEADERS.contains(&name.as_str()) && n_texts > 0 && n_distinct(cells) <= CHANNELS {
        return ColumnContent::Channel;
    }
    if is_date_word(header) && is_time_part(&name, cells) {
        return ColumnContent::Time;
    }
    if is_id(&name, cells) {
        return ColumnContent::Id;
    }
    // One cell in five may be damaged before a column of figures is taken for words.
    if n_figures > 0 && n_texts * 4 <= n_figures {
        return if is_counter(&name, cells) { ColumnContent::Id } else { ColumnContent::Figures };
    }
    let distinct: BTreeSet<&str> = cells.iter().map(|cell| cell.trim()).take(5_000).collect();
    let repeats = distinct.len() * 3 <= cells.len().min(5_000);
    if repeats && distinct.iter().all(|cell| cell.len() <= 60) {
        ColumnContent::Category
    } else {
        ColumnContent::Text
    }
}

/// How many different cells there are, counted up to one more than the channels there can be.
fn n_distinct(cells: &[&str]) -> usize {
    let mut seen = BTreeSet::new();
    cells.iter().any(|cell| seen.insert(cell.trim()) && seen.len() > CHANNELS);
    seen.len()
}

/// Dates, and the numbers that are parts of dates.
fn is_time_part(name: &str, cells: &[&str]) -> bool {
    let filled = cells.iter().filter(|cell| !missing::is_missing(cell));
    let (mut n, mut n_dates, mut n_small) = (0, 0, 0);
    for cell in filled.take(SAMPLE) {
        n += 1;
        n_dates += usize::from(dates::parse(cell).is_some());
        n_small += usize::from(visible(cell).parse::<u16>().is_ok_and(|number| number <= 366));
    }
    let is_part =
        matches!(name, "day" | "week" | "month" | "hour" | "nth week" | "nth day" | "quarter");
    n_dates * 10 >= n * 6 || (is_part && n_small == n)
}

fn is_id(name: &str, cells: &[&str]) -> bool {
    let is_named = name == "id" || name.ends_with(" id") || name.starts_with("id ");
    let is_hour =
        matches!(name, "hour" | "start hour" | "post hour" | "post weekday" | "post month");
    let is_long = |cell: &&str| {
        let cell = cell.trim();
        cell.len() >= 14 && cell.bytes().all(|byte| byte.is_ascii_digit())
    };
    let mut filled = cells.iter().copied().filter(|cell| !cell.trim().is_empty()).peekable();
    is_named || is_hour || (filled.peek().is_some() && filled.all(|cell| is_long(&cell)))
}

/// Row numbers in a column without a name.
fn is_counter(name: &str, cells: &[&str]) -> bool {
    let numbers: Vec<i64> = cells.iter().filter_map(|cell| cell.trim().parse().ok()).collect();
    name.starts_with("column ")
        && numbers.len() == cells.len()
        && numbers.len() > 1
        && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1)
}

/// "(%)", "(USD)", "(sec)" in a header.
fn header_unit(header: &str) -> Option<FigureUnit> {
    let inner = header.rsplit_once('(')?.1.split_once(')')?.0.trim();
    match inner {
        "%" => Some(FigureUnit::Percent),
        "sec" | "seconds" | "s" => Some(FigureUnit::Seconds),
        "$" => Some(FigureUnit::Money("USD".to_owned())),
        "€" => Some(FigureUnit::Money("EUR".to_owned())),
        "£" => Some(FigureUnit::Money("GBP".to_owned())),
        code => numbers::is_currency(code).then(|| FigureUnit::Money(code.to_owned())),
    }
}

/// Rates whose figures stay near 0–1 are fractions; a few may exceed 1.
fn looks_like_fraction(header: &str, figures: &[f64]) -> bool {
    let name = normal(header);
    let is_rate = name.split([' ', '(', ')']).any(|word| matches!(word, "rate" | "ctr"));
    let small = figures.iter().filter(|value| value.abs() <= 1.0).count();
    is_rate && !figures.is_empty() && small * 10 >= figures.len() * 9
}

/// Finds the time axis of a table: the column most of whose cells are dates, by name first.
pub fn find_dates(grid: &Grid, table: &TableShape, columns: &[ColumnInfo]) -> Option<DateSource> {
    let best = (0..columns.len())
        .filter_map(|column| {
            let rank = date_rank(grid, table, column)?;
            Some((rank, std::cmp::Reverse(column), column))
        })
        .max();
    if let Some((_, _, column)) = best {
        return Some(DateSource::Column(column));
    }
    let named = |name: &str| columns.iter().position(|column| normal(&column.header) == name);
    Some(DateSource::YearAndMonth { year: named("year")?, month: named("month")? })
}

/// How good a time axis a column makes: by its name, then by how many different dates it has.
fn date_rank(grid: &Grid, table: &TableShape, column: usize) -> Option<(u8, usize)> {
    let header = &table.headers[column];
    let name = normal(header);
    let is_named = is_date_word(header);
    let step = (table.rows.len() / SAMPLE).max(1);
    let mut distinct = BTreeSet::new();
    let (mut n, mut n_dates, mut n_bare_years) = (0, 0, 0);
    for record in table.rows.iter().step_by(step) {
        let cell = grid.field(*record, column);
        if missing::is_missing(cell) {
            continue;
        }
        n += 1;
        let Some(token) = token(cell, is_named) else { continue };
        n_dates += 1;
        n_bare_years += usize::from(matches!(token, DateToken::Year(_)));
        distinct.insert(cell);
    }
    if n == 0 || n_dates * 10 < n * 6 {
        return None;
    }
    if n_bare_years > 0 && !(is_named && distinct.len() * 2 > n) {
        return None;
    }
    let rank = match name.as_str() {
        "date" | "data" | "datum" | "fecha" | "дата" => 4,
        "reporting starts" | "reporting ends" => 0,
        "publish time" | "post time" | "created time" | "created at" | "posted" => 3,
        _ if is_named => 3,
        _ => 1,
    };
    Some((rank, distinct.len()))
}

/// A cell of a date column. Six bare digits and spreadsheet serials count only under a name that
/// announces a time axis.
fn token(cell: &str, is_named: bool) -> Option<DateToken> {
    match dates::parse(cell) {
        Some(DateToken::Month(_))
            if !is_named && cell.trim().bytes().all(|b| b.is_ascii_digit()) =>
        {
            None
        }
        Some(token) => Some(token),
        None if is_named => dates::from_serial(cell),
        None => None,
    }
}

/// The date cells of a table's rows.
pub fn tokens(grid: &Grid, table: &TableShape, source: DateSource) -> Vec<Option<DateToken>> {
    let rows = table.rows.iter();
    match source {
        DateSource::Column(column) => {
            rows.map(|record| token(grid.field(*record, column), true)).collect()
        }
        DateSource::YearAndMonth { year, month } => rows
            .map(|record| {
                let (year, month) = (grid.field(*record, year), grid.field(*record, month));
                let text = format!("{}-{}", year.trim(), month.trim());
                dates::parse(&text).filter(|token| matches!(token, DateToken::Month(_)))
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::progress::NoProgress;
    use super::super::{records, tables};
    use super::*;

    fn columns(text: &str) -> (Vec<ColumnInfo>, Option<DateSource>) {
        let (grid, _) = records::read(text, b'\t', &NoProgress);
        let table = tables::find(&grid, 0).remove(0);
        let columns = read(&grid, &table, &NoProgress).unwrap();
        let source = find_dates(&grid, &table, &columns);
        (columns, source)
    }

    fn check(text: &str, expected: &[ColumnContent]) {
        let found: Vec<_> = columns(text).0.iter().map(|column| column.content).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn columns_are_told_apart_by_what_they_hold() {
        use ColumnContent::{Channel, Empty, Figures, Id, Text, Time};
        check("Date\tLikes\tAds\n2024-01-01\t5\t-\n2024-01-02\tNA\t\n", &[Time, Figures, Empty]);
        check(
            "Date\tNetwork\tA\n2024-01-01\tX\t5\n2024-01-02\tFacebook\t6\n",
            &[Time, Channel, Figures],
        );
        check(
            "Post id\tText\tDate\n1902622306553184746\thi\t2024-01-01\n1902622306553184747\tho\t2024-01-02\n",
            &[Id, Text, Time],
        );
        check("\tDate\tA\n1\t2024-01-01\t5\n2\t2024-01-02\t6\n", &[Id, Time, Figures]);
    }

    #[test]
    fn the_column_with_dates_is_the_time_axis() {
        let source = |text: &str| columns(text).1;
        assert_eq!(source("Name\tCost\nA\t5\nB\t6\n"), None);
        assert_eq!(
            source(
                "Date\tPublish time\tA\nLifetime\t01/14/2025 13:34\t5\nLifetime\t01/15/2025 13:34\t6\n"
            ),
            Some(DateSource::Column(1))
        );
        assert_eq!(
            source("Year\tMonth\tA\n2015\t7\t5\n2015\t8\t6\n"),
            Some(DateSource::YearAndMonth { year: 0, month: 1 })
        );
        assert_eq!(source("year\tsubscribers\n2011\t5\n2012\t6\n"), Some(DateSource::Column(0)));
        assert_eq!(source("Impressions\tClicks\n2011\t5\n2012\t6\n"), None);
    }

    #[test]
    fn the_decimal_mark_is_decided_per_column_with_the_table_behind_it() {
        let (found, _) = columns("Date\tA\tB\n2024-01-01\t1,234\t98,6%\n2024-01-02\t5,678\t1,5%\n");
        assert_eq!((found[1].mark, found[1].is_mark_uncertain), (DecimalMark::Comma, false));
        let (found, _) = columns("Date\tA\n2024-01-01\t1,234\n2024-01-02\t56\n");
        assert_eq!((found[1].mark, found[1].is_mark_uncertain), (DecimalMark::Point, true));
        let (found, _) = columns("Date\tengagement rate\n2024-01-01\t0.039\n2024-01-02\t0.02\n");
        assert!(found[1].is_fraction);
    }
}

//! Posts that stand in a list more than once, each time with the figures of another day: the newest
//! of each is read, and the others are not added to it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::import::cells::word_list;
use crate::import::columns::ColumnContent;
use crate::import::columns::time_axis::DateSource;
use crate::import::meaning::aliases::key;
use crate::import::meaning::measures;
use crate::import::meaning::standing;
use crate::import::preview::row_kind::is_hour;
use crate::import::problem::{ImportProblem, Severity, problem, rows_text};
use crate::import::source::file::ParsedTable;
use crate::import::tables::is_date_word;

/// Names of columns that name one post, in the form [`key`] gives.
const OF_POSTS: &str = "post id;video id;tweet id;media id;story id;reel id;pin id;content id;update id;\
    post url;post link;post permalink;permalink;link to post;tweet permalink;tweet url;tweet link;\
    video url;video link;status id;message id;publication id;publication url;beitrags id;beitragslink;\
    id del post;id da publicacao;id de la publicacion;id de publicacion;identifiant de la publication;\
    link permanente;enlace permanente;lien permanent;videolink";
/// Names that do the same in a list that is known to be one of posts.
const PERHAPS_OF_POSTS: &str = "id;url;link;uri;address";

/// The rows (places) of a table that a row of the same post replaces.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct PostsAgain {
    pub rows: Vec<usize>,
    column: usize,
}

/// Two rows of one post, in the order of the file.
type Pair = (usize, usize);

impl PostsAgain {
    /// Those of the rows that have a day and are not `left` out for another reason (sorted lists).
    pub(super) fn of(table: &ParsedTable, starts: &[Option<Date>], left: &[&[usize]]) -> Self {
        let is_left = |row: usize| left.iter().any(|rows| rows.binary_search(&row).is_ok());
        let grid = table.grid();
        let Some(column) = column_of_posts(table) else { return Self::default() };
        let mut groups: BTreeMap<(&str, Date), Vec<usize>> = BTreeMap::new();
        for (row, record) in table.shape.rows.iter().enumerate() {
            let id = grid.field(record, column).trim();
            if let Some(day) = starts[row].filter(|_| !id.is_empty() && !is_left(row)) {
                groups.entry((id, day)).or_default().push(row);
            }
        }
        groups.retain(|_, rows| rows.len() > 1);
        let pairs: Vec<Pair> = groups
            .values()
            .flat_map(|rows| rows.windows(2).map(|pair| (pair[0], pair[1])))
            .collect();
        if pairs.is_empty() || !are_snapshots(table, column, &pairs) {
            return Self::default();
        }
        let mut rows: Vec<usize> =
            groups.into_values().flat_map(|rows| all_but_newest(table, rows)).collect();
        rows.sort_unstable();
        Self { rows, column }
    }

    pub(super) fn tell(&self, table: &ParsedTable) -> Option<ImportProblem> {
        let first = *self.rows.first()?;
        let records: Vec<usize> =
            self.rows.iter().map(|row| table.shape.rows.at(*row) + 1).collect();
        let header = &table.columns.get(self.column)?.header;
        let message = format!(
            "The posts of {} stand in the list again with later figures, told by “{header}”; only the later ones are read",
            rows_text(&records)
        );
        let told = problem(Severity::Note, message).at_column(header);
        Some(told.at_row(table.shape.rows.at(first) + 1))
    }
}

/// Whether the posts of a table stand in several rows each, so that its rows are no posts but what
/// each brought on each day, or in each country.
pub(in crate::import) fn are_parted(table: &ParsedTable) -> bool {
    let (Some(column), Some(DateSource::Column(axis))) = (named_column(table), table.dates) else {
        return false;
    };
    let mut posts: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    let mut pairs: Vec<Pair> = Vec::new();
    for (row, record) in table.shape.rows.iter().enumerate() {
        let cell = |column: usize| table.grid().field(record, column).trim();
        let last = posts.entry(cell(column)).or_default().insert(cell(axis), row);
        pairs.extend(last.map(|last| (last, row)));
    }
    let n_of_days = posts.values().filter(|days| days.len() > 1).count();
    n_of_days * 2 > posts.len()
        || (pairs.len() * 2 > posts.len() && !are_snapshots(table, column, &pairs))
}

/// The column that names posts in a list that may have one snapshot of them after the other: posts
/// stand there on several days, and no other column parts them.
pub(in crate::import) fn column_of_snapshots(table: &ParsedTable) -> Option<usize> {
    named_column(table).filter(|_| matches!(table.dates, Some(DateSource::Column(_))))
}

/// Whether most posts stand in a list on several days, and whatever later rows of a post say of it
/// is no less than what the earlier ones said.
pub(in crate::import) fn only_grow_with_time(
    table: &ParsedTable,
    of_posts: usize,
    starts: &[Option<Date>],
) -> bool {
    /// Figures that have to have grown, where the date does and does not say that it is the day on
    /// which they were looked up.
    const FEWEST: usize = 3;
    const FEWEST_UNNAMED: usize = 8;
    let mut posts: BTreeMap<&str, Vec<(Date, usize)>> = BTreeMap::new();
    for (row, record) in table.shape.rows.iter().enumerate() {
        let id = table.grid().field(record, of_posts).trim();
        if let Some(day) = starts[row].filter(|_| !id.is_empty()) {
            posts.entry(id).or_default().push((day, row));
        }
    }
    let (mut n_up, mut n_down, mut n_several) = (0, 0, 0);
    for rows in posts.values_mut() {
        rows.sort_unstable();
        let pairs = || rows.windows(2).filter(|pair| pair[0].0 < pair[1].0);
        n_several += usize::from(pairs().next().is_some());
        for pair in pairs() {
            for (_, before, after) in figures(table, pair[0].1, pair[1].1) {
                n_up += usize::from(before < after);
                n_down += usize::from(before > after);
            }
        }
    }
    let is_named = table.dates.is_some_and(|source| {
        source.columns().any(|column| names_snapshots(&table.columns[column].header))
    });
    let fewest = if is_named { FEWEST } else { FEWEST_UNNAMED };
    n_several * 2 > posts.len() && n_up >= fewest && n_down * 20 <= n_up
}

/// Whether the name of a column of dates says that its day is the one on which figures were looked
/// up.
fn names_snapshots(header: &str) -> bool {
    const WORDS: &str = "snapshot checked collected scraped crawled fetched retrieved recorded captured pulled logged measured tracked stand abruf abgerufen erfasst";
    let name = key(header);
    name.split(' ').any(|word| word_list::has(WORDS, word))
}

/// The column that names the post of each row.
fn column_of_posts(table: &ParsedTable) -> Option<usize> {
    named_column(table)
        .or_else(|| named(table, PERHAPS_OF_POSTS).filter(|_| measures::are_posts(table)))
}

fn named_column(table: &ParsedTable) -> Option<usize> {
    named(table, OF_POSTS)
}

/// Whether no id lost its digits to a spreadsheet program: many posts are called 1.23E+18 then.
pub(in crate::import) fn has_whole_ids(table: &ParsedTable, column: usize) -> bool {
    const SAMPLE: usize = 300;
    let is_broken = |cell: &str| {
        let number = cell.trim().to_ascii_uppercase();
        number.contains("E+") && number.starts_with(|c: char| c.is_ascii_digit())
    };
    let rows = table.shape.rows.iter().take(SAMPLE);
    !rows.into_iter().any(|record| is_broken(table.grid().field(record, column)))
}

/// The first column with one of some names.
fn named(table: &ParsedTable, names: &str) -> Option<usize> {
    let is_one_of = |names: &str, header: &str| {
        let name = key(header);
        word_list::has_name(names, &name)
    };
    let mut columns = table.columns.iter().enumerate();
    let found = columns.find(|(_, info)| is_one_of(names, &info.header))?.0;
    has_whole_ids(table, found).then_some(found)
}

/// Whether the rows of one post differ in its figures alone. Where they also have another day each,
/// they may be the figures of each day, which only grow by chance.
fn are_snapshots(table: &ParsedTable, of_posts: usize, pairs: &[Pair]) -> bool {
    let grid = table.grid();
    let n_unlike = |column: usize| {
        let cell = |row: usize| grid.field(table.shape.rows.at(row), column).trim();
        pairs.iter().filter(|(one, other)| cell(*one) != cell(*other)).count()
    };
    let mut has_other_days = false;
    for (column, info) in table.columns.iter().enumerate() {
        let is_axis = table.dates.is_some_and(|source| source.names(column));
        if column == of_posts || is_axis {
            continue;
        }
        let parts = match info.content {
            ColumnContent::Figures | ColumnContent::Empty => is_hour(&info.header),
            _ => true,
        };
        // A title may be changed now and then.
        if !parts || n_unlike(column) * 5 <= pairs.len() {
            continue;
        }
        if info.content != ColumnContent::Time && !is_date_word(&info.header) {
            return false;
        }
        has_other_days = true;
    }
    !has_other_days || only_grow(table, pairs)
}

/// Whether the figures of a post hardly ever go against the way of all others: down the file, or up.
fn only_grow(table: &ParsedTable, pairs: &[Pair]) -> bool {
    const FEWEST: usize = 3;
    let (mut n_up, mut n_down) = (0, 0);
    for (one, other) in pairs {
        for (_, before, after) in figures(table, *one, *other) {
            n_up += usize::from(before < after);
            n_down += usize::from(before > after);
        }
    }
    let (most, least) = (n_up.max(n_down), n_up.min(n_down));
    most >= FEWEST && least * 10 <= most
}

/// The figures two rows both have: column, one, other.
fn figures(
    table: &ParsedTable,
    one: usize,
    other: usize,
) -> impl Iterator<Item = (usize, f64, f64)> + '_ {
    let of_figures = table.columns.iter().enumerate();
    of_figures.filter(|(_, info)| info.content == ColumnContent::Figures).filter_map(
        move |(column, info)| {
            let figure = |row: usize| {
                let record = table.shape.rows.at(row);
                standing::figure(table, record, column, info.mark)
            };
            Some((column, figure(one)?, figure(other)?))
        },
    )
}

/// The rows of one post without the one whose figures are larger; of equals the last stands.
fn all_but_newest(table: &ParsedTable, mut rows: Vec<usize>) -> Vec<usize> {
    let mut newest = 0;
    for at in 1..rows.len() {
        let (mut n_up, mut n_down) = (0, 0);
        for (_, before, after) in figures(table, rows[newest], rows[at]) {
            n_up += usize::from(before < after);
            n_down += usize::from(before > after);
        }
        if n_up >= n_down {
            newest = at;
        }
    }
    rows.remove(newest);
    rows
}

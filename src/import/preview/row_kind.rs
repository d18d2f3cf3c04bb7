//! What single rows are: posts by the columns they have, moments of a day by their clocks, events by
//! ids and texts of their own.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::cells::clean::normal;
use crate::import::cells::word_list;
use crate::import::columns::moments::seconds_of_day;
use crate::import::columns::time_axis::DateSource;
use crate::import::columns::{ColumnContent, ColumnInfo};
use crate::import::lines::grid::Grid;
use crate::import::meaning::aliases::key;
use crate::import::meaning::clock_names::{names_clock, names_hour};
use crate::import::preview::by_period::PeriodRows;
use crate::import::source::file::ParsedTable;

/// What the day is that a row stands on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DayOfRow {
    /// Its figures were counted on it.
    #[default]
    Counted,
    /// What it is about came out on it, a post or a mailing, and its figures were counted since.
    CameOut,
}

/// Names of columns that only lists of posts have.
const OF_POSTS: &str = "post;caption;post caption;post text;post message;post content;post title;\
    permalink;post permalink;post url;post link;link to post;tweet;tweet text;tweet permalink;\
    video title;video link;video url;título do vídeo;título del video;título del vídeo;videotitel;\
    titre de la vidéo;titolo del video;videolink;link do vídeo;enlace del video;enlace del vídeo;\
    lien de la vidéo;uri;tweet url;publication url;bezpośredni link;link al post;url del post;\
    beitrag;beitragstext;beitragslink;bildunterschrift;legenda;publicação;texto da publicação;\
    link permanente;leyenda;pie de foto;publicación;texto de la publicación;enlace permanente;légende;\
    texte de la publication;lien permanent";
/// The same where the rows have a time of day too.
const MAYBE_OF_POSTS: &str =
    "text;message;content;title;subject;description;titel;texto;texte;título;titre";
/// The same where the column of dates says when each row came out.
const PUBLISHED_THINGS: &str = "title;name;subject;episode;episode title;episode name;video;video name;article;headline;\
    story;reel;newsletter;campaign;campaign name;titel;betreff;folge;título;asunto;episodio;assunto;episódio;\
    titre;objet;épisode;titolo;oggetto;content;contenido;conteúdo;contenu;contenuto;inhalt";
/// Words of such columns of dates.
const PUBLISHED: &str = "release released publish published publication sent send posted launch launched aired \
    veröffentlicht veröffentlichung veröffentlichungsdatum erscheinungsdatum gesendet versendet \
    publicación publicado envío enviado publicação lançamento publié envoi sortie pubblicazione invio";
/// Rows looked at for a time of day.
const SAMPLE: usize = 300;

/// Whether each row is a post, also where every day has only one: most rows have a text or an
/// address of their own in a column that only lists of posts have.
pub(in crate::import) fn are_posts(table: &ParsedTable) -> bool {
    *table.facts.are_posts.get_or_init(|| are_posts_by_cells(table))
}

fn are_posts_by_cells(table: &ParsedTable) -> bool {
    let is_one_of = |names: &str, header: &str| {
        let name = normal(header);
        word_list::has_name(names, &name)
    };
    let has_clock = || {
        let clocks = clock_columns(table);
        let rows = table.shape.rows.iter().take(SAMPLE);
        let n_clocks = rows.clone().filter(|row| clock(table, &clocks, *row).is_some()).count();
        n_clocks * 2 > rows.count()
    };
    let of_posts = |(column, info): (usize, &ColumnInfo)| {
        let header = &info.header;
        let is_named = is_one_of(OF_POSTS, header)
            || (is_one_of(MAYBE_OF_POSTS, header) && has_clock())
            || (is_one_of(PUBLISHED_THINGS, header) && say_when_out(table));
        let is_text = info.content == ColumnContent::Text;
        is_named
            && ((is_text && has_own_texts_in(table, column)) || are_called_alike(table, column))
    };
    let is_of_words = |info: &ColumnInfo| {
        matches!(info.content, ColumnContent::Text | ColumnContent::Category | ColumnContent::Empty)
    };
    let texts = table.columns.iter().enumerate();
    texts.filter(|(_, info)| is_of_words(info)).any(of_posts)
}

/// Whether posts of one day have the same title, or none at all, beside what only posts bring: each
/// counts. Where each title comes back on one day after the other, rows are the days of a post.
fn are_called_alike(table: &ParsedTable, column: usize) -> bool {
    const OF_POSTS: &str =
        "likes shares comments impressions reach views video_views engagements bookmarks";
    let Some(DateSource::Column(axis)) = table.dates else { return false };
    let brings = |at: usize| {
        let input = table.meaning(at).identifier;
        table.columns[at].content == ColumnContent::Figures && word_list::has(OF_POSTS, &input)
    };
    let rows = &table.shape.rows;
    let mut days: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut n_again = 0;
    for record in rows {
        let [day, text] = [axis, column].map(|column| table.grid().field(record, column).trim());
        n_again += usize::from(!days.entry(text).or_default().insert(day));
    }
    let n_of_days = days.iter().filter(|(text, days)| !text.is_empty() && days.len() > 1).count();
    let are_days_of_posts =
        n_of_days * 2 > days.len() || (days.len() == 1 && rows.len() > n_again + 1);
    n_again > 0
        && (n_again * 6 >= rows.len() || !are_days_of_posts)
        && (0..table.columns.len()).any(brings)
}

/// Whether the column of dates says when each row was published, released or sent.
fn say_when_out(table: &ParsedTable) -> bool {
    let Some(DateSource::Column(dates)) = table.dates else { return false };
    let name = normal(&table.columns[dates].header);
    name.split(' ').any(|word| word_list::has(PUBLISHED, word))
}

/// Whether nearly every row is about a thing of its own that happens on one day: an address, a title,
/// a subject, an event.
pub(in crate::import) fn are_single_things(table: &ParsedTable) -> bool {
    const EVENTS: &str = "event;event name;event title;webinar;workshop;session title;veranstaltung;evento;événement";
    const CAMPAIGNS: &str = "campaign;campaign name";
    let is_one_of = |names: &str, name: &str| word_list::has_name(names, name);
    let grid = table.grid();
    let first = |column: usize| grid.field(table.shape.rows.first().unwrap_or(0), column);
    let is_thing = |column: usize, header: &str| {
        let name = normal(header);
        let is_named = is_one_of(PUBLISHED_THINGS, &name) && !is_one_of(CAMPAIGNS, &name);
        // The address of a week's report or of its best post says nothing of what a row is.
        let is_of_period = ["report", "best", "top"].iter().any(|word| name.contains(word));
        let is_address = first(column).starts_with("http") && !is_of_period;
        is_named || is_one_of(EVENTS, &name) || is_address
    };
    let is_own = |column: usize| {
        let rows = &table.shape.rows;
        let cells = rows.iter().map(|record| grid.field(record, column).trim());
        let texts: BTreeSet<&str> = cells.filter(|cell| !cell.is_empty()).collect();
        rows.len() > 1 && texts.len() * 10 >= rows.len() * 9
    };
    let mut columns = table.columns.iter().enumerate();
    columns.any(|(column, info)| {
        info.content == ColumnContent::Text && is_thing(column, &info.header) && is_own(column)
    })
}

fn has_own_texts_in(table: &ParsedTable, column: usize) -> bool {
    let rows = &table.shape.rows;
    let cells = rows.iter().map(|record| table.grid().field(record, column).trim());
    let texts: BTreeSet<&str> = cells.filter(|cell| !cell.is_empty()).collect();
    rows.len() > 1 && texts.len() * 2 > rows.len()
}

/// Whether rows of one period stand for different times of day: both count, and the later one does
/// not replace the other.
pub(super) fn have_own_clocks<'a>(
    table: &ParsedTable,
    mut periods: impl Iterator<Item = PeriodRows<'a>>,
) -> bool {
    let clocks = clock_columns(table);
    !clocks.is_empty()
        && periods.any(|rows| {
            let of_row = |row| clock(table, &clocks, table.shape.rows.at(row));
            let moments: BTreeSet<u64> = rows.iter().filter_map(of_row).collect();
            moments.len() > 1
        })
}

/// Whether the rows of each period that has several differ in a column of ids that is filled
/// everywhere: two posts of one day are no slip.
pub(super) fn have_own_ids<'a>(
    table: &ParsedTable,
    periods: impl Iterator<Item = PeriodRows<'a>>,
) -> bool {
    let (grid, rows) = (table.grid(), &table.shape.rows);
    let several: Vec<PeriodRows<'_>> =
        periods.filter(|list| list.iter().nth(1).is_some()).collect();
    let are_ids = |column: &usize| {
        let info = &table.columns[*column];
        info.content == ColumnContent::Id
            && !info.header.starts_with("Column ")
            && !is_hour(&info.header)
            && info.n_values >= rows.len()
    };
    let differ = |column: usize| {
        several.iter().all(|list| {
            let mut ids: Vec<&str> =
                list.iter().map(|row| grid.field(rows.at(row), column).trim()).collect();
            ids.sort_unstable();
            ids.windows(2).all(|pair| pair[0] != pair[1])
        })
    };
    (0..table.columns.len()).filter(are_ids).any(differ)
}

/// Whether rows of one period have first and last days of their own: none of them says anew what
/// another one says.
pub(super) fn have_own_ends<'a>(
    table: &ParsedTable,
    mut periods: impl Iterator<Item = PeriodRows<'a>>,
) -> bool {
    let Some(DateSource::Range { first, last }) = table.dates else { return false };
    let ends = |row: usize| {
        let record = table.shape.rows.at(row);
        [first, last].map(|column| table.grid().field(record, column))
    };
    periods.any(|list| list.iter().map(ends).collect::<BTreeSet<_>>().len() > 1)
}

/// Where the time of day of a row may stand: with the date, or in a column of its own.
fn clock_columns(table: &ParsedTable) -> Vec<usize> {
    let axis = table.dates.and_then(|source| match source {
        DateSource::Column(column) => Some(column),
        DateSource::Parts { .. } | DateSource::Range { .. } => None,
    });
    let is_clock = |header: &str| names_clock(&normal(header));
    let columns = table.columns.iter().enumerate();
    let beside = columns.filter(|(_, info)| is_clock(&info.header)).map(|(column, _)| column);
    axis.into_iter().chain(beside).collect()
}

/// The time of day of a row, as something to compare.
fn clock(table: &ParsedTable, columns: &[usize], record: usize) -> Option<u64> {
    let mut cells = columns.iter().map(|column| table.grid().field(record, *column));
    let seconds = |cell: &str| {
        if cell.contains(':') { seconds_of_day(cell) } else { hour_in_digits(cell) }
    };
    cells.find_map(seconds).map(f64::to_bits)
}

/// The hour of "2025030107", in seconds.
fn hour_in_digits(cell: &str) -> Option<f64> {
    let cell = cell.trim();
    let is_hour = matches!(cell.len(), 10 | 12 | 14) && cell.bytes().all(|b| b.is_ascii_digit());
    let hour: u8 = cell.get(8..10).filter(|_| is_hour)?.parse().ok()?;
    let minute: u8 = cell.get(10..12).map_or(Some(0), |minute| minute.parse().ok())?;
    (cell.starts_with("20") && hour < 24)
        .then(|| f64::from(hour) * 3_600.0 + f64::from(minute) * 60.0)
}

/// Whether most rows have a text of their own, as posts and tickets do; a name now and then or a
/// note is none.
pub(in crate::import) fn has_own_texts(table: &ParsedTable) -> bool {
    *table.facts.have_own_texts.get_or_init(|| has_own_texts_by_cells(table))
}

fn has_own_texts_by_cells(table: &ParsedTable) -> bool {
    let (grid, rows) = (table.grid(), &table.shape.rows);
    let is_own = |column: usize| {
        let cells = rows.iter().map(|record| grid.field(record, column).trim());
        let texts: BTreeSet<&str> = cells.filter(|cell| !cell.is_empty()).collect();
        texts.len() * 2 > rows.len()
    };
    let columns = table.columns.iter().enumerate();
    columns.filter(|(_, info)| info.content == ColumnContent::Text).any(|(at, _)| is_own(at))
}

/// Whether the rows may each be a post, a ticket or an answer: they have ids or texts, no dates, or
/// dates that repeat.
pub(in crate::import) fn look_like_events(table: &ParsedTable) -> bool {
    *table.facts.look_like_events.get_or_init(|| look_like_events_by_cells(table))
}

fn look_like_events_by_cells(table: &ParsedTable) -> bool {
    let Some(DateSource::Column(column)) = table.dates else {
        return table.dates.is_none();
    };
    let grid = table.grid();
    let rows = &table.shape.rows;
    let repeats = || {
        // The time of day makes every row of a day another one.
        let bare = |cell| if cell_has_clock(cell) { cell.split([' ', 'T']).next() } else { None };
        let mut days: Vec<&str> = Vec::new();
        if grid.n_changes(rows, column) * 10 < rows.len() * 9 {
            return true;
        }
        for cell in grid.changes(rows, column).map(|record| grid.field(record, column)) {
            let day = bare(cell).unwrap_or(cell);
            if days.last() != Some(&day) {
                days.push(day);
            }
        }
        days.sort_unstable();
        days.dedup();
        days.len() * 10 < rows.len() * 9
    };
    has_row_ids(grid, table) || has_texts(table) || repeats()
}

/// Whether two rows have the same date.
pub(in crate::import) fn days_repeat(table: &ParsedTable) -> bool {
    let Some(DateSource::Column(column)) = table.dates else { return false };
    let mut days: Vec<&str> =
        table.shape.rows.iter().map(|record| table.grid().field(record, column).trim()).collect();
    days.retain(|day| !day.is_empty());
    days.sort_unstable();
    days.windows(2).any(|pair| pair[0] == pair[1])
}

/// "2025-03-21 10:15", where the day comes first and in one piece.
fn cell_has_clock(cell: &str) -> bool {
    cell.contains(':') && cell.bytes().take(8).all(|b| b.is_ascii_digit() || b"-/.".contains(&b))
}

fn has_texts(table: &ParsedTable) -> bool {
    table.columns.iter().any(|column| column.content == ColumnContent::Text)
}

/// Whether every row has an id or an address of its own: a post, a ticket, an answer.
pub(in crate::import) fn has_row_ids(grid: &Grid, table: &ParsedTable) -> bool {
    *table.facts.have_ids.get_or_init(|| has_ids_by_cells(grid, table))
}

fn has_ids_by_cells(grid: &Grid, table: &ParsedTable) -> bool {
    let rows = table.shape.rows_once();
    (0..table.columns.len()).any(|column| {
        let info = &table.columns[column];
        let first = rows.first().map_or("", |record| grid.field(record, column));
        let is_address = info.content == ColumnContent::Text && first.starts_with("http");
        let is_id = info.content == ColumnContent::Id
            && !info.header.starts_with("Column ")
            && !is_hour(&info.header);
        if rows.len() < 2 || !(is_id || is_address) || only_counts_rows(table, column) {
            return false;
        }
        let values: BTreeSet<&str> = rows.iter().map(|record| grid.field(record, column)).collect();
        values.len() * 10 >= rows.len() * 9
    })
}

/// Whether a column does no more than number the rows of a table with a row for each period: numbers that go up
/// by one below a name that says nothing of what a row is.
fn only_counts_rows(table: &ParsedTable, column: usize) -> bool {
    const BARE: &str =
        "#;no;nr;no.;nr.;nº;n°;№;id;lp;lp.;row;index;number;nummer;num;lfd nr;lfd. nr.;п/п;№ п/п";
    let name = normal(&table.columns[column].header);
    if !word_list::has_name(BARE, &name) || days_repeat(table) || has_own_texts(table) {
        return false;
    }
    let cells = table.shape.rows.iter().map(|record| table.grid().field(record, column).trim());
    let numbers: Vec<i64> = cells.map_while(|cell| cell.parse().ok()).collect();
    let has_clock = || {
        let Some(DateSource::Column(axis)) = table.dates else { return false };
        table.shape.rows.iter().any(|record| cell_has_clock(table.grid().field(record, axis)))
    };
    numbers.len() == table.shape.rows.len()
        && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1)
        && !has_clock()
}

pub(in crate::import) fn is_hour(header: &str) -> bool {
    names_hour(&key(header))
}

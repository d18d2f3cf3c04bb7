//! What single rows are: posts by the columns they have, moments of a day by their clocks.

use std::collections::BTreeSet;

use crate::import::cells::clean::normal;
use crate::import::columns::ColumnContent;
use crate::import::columns::moments::seconds_of_day;
use crate::import::columns::time_axis::DateSource;
use crate::import::preview::by_period::PeriodRows;
use crate::import::source::file::ParsedTable;

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
/// Names of columns with the time of day beside the date.
const CLOCKS: &str = "time;hour;time of day;post time;publish time;uhrzeit;zeit;hora;heure;ora";
/// Rows looked at for a time of day.
const SAMPLE: usize = 300;

/// Whether each row is a post, also where every day has only one: most rows have a text or an
/// address of their own in a column that only lists of posts have.
pub(in crate::import) fn are_posts(table: &ParsedTable) -> bool {
    let is_one_of = |names: &str, header: &str| {
        let name = normal(header);
        names.split(';').any(|known| known.trim() == name)
    };
    let has_clock = || {
        let clocks = clock_columns(table);
        let rows = table.shape.rows.iter().take(SAMPLE);
        let n_clocks = rows.clone().filter(|row| clock(table, &clocks, *row).is_some()).count();
        n_clocks * 2 > rows.count()
    };
    let of_posts = |(column, header): (usize, &str)| {
        let is_named =
            is_one_of(OF_POSTS, header) || (is_one_of(MAYBE_OF_POSTS, header) && has_clock());
        is_named && has_own_texts(table, column)
    };
    let texts = table.columns.iter().enumerate();
    texts
        .filter(|(_, info)| info.content == ColumnContent::Text)
        .any(|(column, info)| of_posts((column, &info.header)))
}

fn has_own_texts(table: &ParsedTable, column: usize) -> bool {
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

/// Where the time of day of a row may stand: with the date, or in a column of its own.
fn clock_columns(table: &ParsedTable) -> Vec<usize> {
    let axis = table.dates.and_then(|source| match source {
        DateSource::Column(column) => Some(column),
        DateSource::YearAndMonth { .. } => None,
    });
    let is_clock = |header: &str| CLOCKS.split(';').any(|name| name == normal(header));
    let columns = table.columns.iter().enumerate();
    let beside = columns.filter(|(_, info)| is_clock(&info.header)).map(|(column, _)| column);
    axis.into_iter().chain(beside).collect()
}

/// The time of day of a row, as something to compare.
fn clock(table: &ParsedTable, columns: &[usize], record: usize) -> Option<u64> {
    let cells = columns.iter().map(|column| table.grid().field(record, *column));
    let mut seconds = cells.filter(|cell| cell.contains(':')).filter_map(seconds_of_day);
    seconds.next().map(f64::to_bits)
}

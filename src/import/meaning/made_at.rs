//! Columns that say when the rows were fetched or the file was made: one day for all of them, and not
//! the day on which anything happened.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::import::cells::clean::visible;
use crate::import::cells::dates::{self, DateToken};
use crate::import::cells::word_list;
use crate::import::columns::time_axis::DateSource;
use crate::import::meaning::aliases::key;
use crate::import::source::file::ParsedTable;
use crate::import::tables::is_date_word;

/// Words of such columns.
const MADE: &str = "scraped scrape crawled crawl exported export retrieved collected fetched downloaded \
    extracted pulled snapshot captured generated exportiert abgerufen extraido exportado recolectado descargado \
    coletado baixado exporte extrait collecte esportato";
/// Words that may stand beside them.
const BESIDE: &str = "at on date time day timestamp datetime utc data am um le el em il de the of datum fecha dia report \
    file last row post";

/// The column of a time axis that is no more than the day on which the file was made: by its name,
/// and because (nearly) all rows have the same day.
pub(in crate::import) fn column(table: &ParsedTable, source: DateSource) -> Option<usize> {
    const FEWEST: usize = 3;
    let DateSource::Column(column) = source else { return None };
    if is_release_of_songs(table, column) {
        return Some(column);
    }
    let rows = &table.shape.rows;
    if rows.len() < FEWEST || !is_named_so(&table.columns[column].header) {
        return None;
    }
    let day = |record: usize| {
        let cell = visible(table.grid().field(record, column));
        cell.split(['T', ' ']).next().unwrap_or_default().to_owned()
    };
    let days: BTreeSet<String> = rows.iter().map(day).filter(|day| !day.is_empty()).collect();
    // Rows that are fetched around midnight have two days.
    (days.len() <= 2 && days.len() * 3 <= rows.len()).then_some(column)
}

/// Whether dates say when songs came out: they are played for years, so no figure is of that day.
pub(in crate::import) fn is_release_of_songs(table: &ParsedTable, column: usize) -> bool {
    const RELEASED: [&str; 7] = [
        "release date",
        "released",
        "released at",
        "erscheinungsdatum",
        "fecha de lanzamiento",
        "data de lancamento",
        "date de sortie",
    ];
    const SONGS: [&str; 10] = [
        "song",
        "song name",
        "song title",
        "track",
        "track name",
        "track title",
        "album",
        "cancion",
        "musica",
        "chanson",
    ];
    let is_song = |name: String| SONGS.contains(&name.as_str());
    RELEASED.contains(&key(&table.columns[column].header).as_str())
        && table.columns.iter().any(|info| is_song(key(&info.header)))
}

/// The day on which an export was made, where a column beside the time axis that is called *Time* or
/// *Date* has one and the same day without a year in all rows: no row is later than that. `by` is the
/// latest it can be.
pub(in crate::import) fn day_beside(
    table: &ParsedTable,
    source: DateSource,
    by: Date,
) -> Option<Date> {
    const FEWEST: usize = 2;
    let rows = &table.shape.rows;
    let only = |column: usize| -> Option<&str> {
        let mut cells = rows.iter().map(|record| table.grid().field(record, column).trim());
        let first = cells.next().filter(|cell| !cell.is_empty())?;
        cells.all(|cell| cell == first).then_some(first)
    };
    let day = |column: usize| {
        if source.names(column) || !is_date_word(&table.columns[column].header) {
            return None;
        }
        let DateToken::NoYear { month, day } = dates::parse(only(column)?)? else { return None };
        let of = |year: i16| Date::new(year, month, day).ok().filter(|day| *day <= by);
        (by.year() - 8..=by.year()).rev().find_map(of)
    };
    if rows.len() < FEWEST { None } else { (0..table.columns.len()).find_map(day) }
}

/// Whether a time axis only says on which day each row's figure was highest or lowest.
pub(in crate::import) fn is_of_extremes(table: &ParsedTable, source: DateSource) -> bool {
    const EXTREMES: &str = "best worst peak max maximum min minimum highest lowest busiest slowest record strongest \
        weakest mejor peor melhor pior bester schlechtester starkster schwachster meilleur pire migliore peggiore \
        лучший худший най добър слаб силен beste slechtste najlepszy najgorszy maximal minimal";
    const DAYS: &str =
        "day date on dia fecha data tag datum jour giorno dag dzien ден день дата week month";
    let DateSource::Column(column) = source else { return false };
    let name = key(&table.columns[column].header);
    let has = |list: &str| name.split(' ').any(|word| word_list::has(list, word));
    has(EXTREMES) && has(DAYS)
}

pub(in crate::import) fn is_named_so(header: &str) -> bool {
    let name = key(header);
    let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.clone().any(|word| word_list::has(MADE, word))
        && words.all(|word| word_list::has(MADE, word) || word_list::has(BESIDE, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_a_file_was_made_is_named_as_such() {
        for header in ["scraped_at", "Exported on", "Date of export", "snapshot date", "crawl_time"]
        {
            assert!(is_named_so(header), "{header}");
        }
        for header in ["Date", "posted at", "collected revenue date", "report date", "created_at"] {
            assert!(!is_named_so(header), "{header}");
        }
    }
}

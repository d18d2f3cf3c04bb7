//! Columns that say when the rows were fetched or the file was made: one day for all of them, and not
//! the day on which anything happened.

use std::collections::BTreeSet;

use crate::import::cells::clean::visible;
use crate::import::columns::time_axis::DateSource;
use crate::import::meaning::aliases::key;
use crate::import::source::file::ParsedTable;

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

fn is_named_so(header: &str) -> bool {
    let name = key(header);
    let is_in = |list: &str, word: &str| list.split_whitespace().any(|known| known == word);
    let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.clone().any(|word| is_in(MADE, word))
        && words.all(|word| is_in(MADE, word) || is_in(BESIDE, word))
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

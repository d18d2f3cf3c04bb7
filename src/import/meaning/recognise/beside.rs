//! What files of one download tell about each other: a plain table of totals beside one that parts
//! the same figures, or beside one that sums them up.

use std::collections::BTreeSet;

use super::{Family, Tool, summary};
use crate::import::cells::clean::visible;
use crate::import::choices::{TableRef, UnitChoice};
use crate::import::columns::ColumnContent;
use crate::import::columns::time_axis::DateSource;
use crate::import::meaning::aliases::key;
use crate::import::preview::column_series::figure;
use crate::import::preview::totals;
use crate::import::source::file::{ParsedFile, ParsedTable};
use crate::import::tables::{is_date_word, sheet_names};

const TOTALS: Tool =
    Tool { name: "YouTube Studio totals", channel: Some("YouTube"), family: Family::YouTube };

const CHART: Tool =
    Tool { name: "YouTube Studio chart", channel: Some("YouTube"), family: Family::YouTube };
/// The name of the recipe of tables with a row for each video.
const VIDEOS: &str = "YouTube Studio content";

/// Gives tables of a date and a figure the tool of the table they belong to. Called once all files
/// of an import are read; calling it again changes nothing.
pub fn settle_files(files: &mut [ParsedFile]) {
    settle_charts(files);
    let mut found: Vec<(usize, usize, String)> = Vec::new();
    let all = || files.iter().flat_map(|file| file.tables.iter().map(move |table| (file, table)));
    for (place, file) in files.iter().enumerate() {
        for (at, table) in file.tables.iter().enumerate() {
            if table.tool.is_some() || single_figure(table).is_none() {
                continue;
            }
            let of_youtube =
                |other: &ParsedTable| other.tool.is_some_and(|tool| tool.family == Family::YouTube);
            let whole = all()
                .filter(|(_, other)| of_youtube(other))
                .find(|(_, other)| is_parted(table, other) || is_summed(table, other));
            if let Some((other, _)) = whole {
                let reason = format!("because {} holds parts of the same figures", other.name);
                found.push((place, at, reason));
            }
        }
    }
    for (place, at, reason) in found {
        let file = &mut files[place];
        (file.tables[at].tool, file.tables[at].reason) = (Some(TOTALS), reason);
        file.recognised = summary(&file.tables);
    }
}

/// Gives a table with days the tool of the table without any that came with it: the chart of the first
/// rows of a list, whose columns and names are all in the list.
fn settle_charts(files: &mut [ParsedFile]) {
    let all = || files.iter().flat_map(|file| file.tables.iter().map(move |table| (file, table)));
    let mut found: Vec<(usize, usize, String)> = Vec::new();
    for (place, file) in files.iter().enumerate() {
        for (at, table) in file.tables.iter().enumerate().filter(|(_, table)| table.tool.is_none())
        {
            let of_list = |other: &ParsedTable| {
                other.tool.is_some_and(|tool| tool.family == Family::YouTube)
                    && is_chart_of(table, other)
            };
            if let Some((other, _)) = all().find(|(_, other)| of_list(other)) {
                found.push((
                    place,
                    at,
                    format!("because {} lists what it shows by day", other.name),
                ));
            }
        }
    }
    for (place, at, reason) in found {
        let file = &mut files[place];
        (file.tables[at].tool, file.tables[at].reason) = (Some(CHART), reason);
        file.recognised = summary(&file.tables);
    }
}

/// Whether all columns but the dates are called as in a list without dates, and the names below one of
/// them are names of that list.
fn is_chart_of(table: &ParsedTable, list: &ParsedTable) -> bool {
    const SAMPLE: usize = 200;
    let Some(DateSource::Column(dates)) = table.dates else { return false };
    let place_of =
        |header: &str| list.columns.iter().position(|info| key(&info.header) == key(header));
    let others: Vec<usize> = (0..table.columns.len()).filter(|at| *at != dates).collect();
    let places: Option<Vec<usize>> =
        others.iter().map(|at| place_of(&table.columns[*at].header)).collect();
    let (Some(places), None) = (places, list.dates) else { return false };
    let is_figure = |at: &usize| table.columns[*at].content == ColumnContent::Figures;
    let Some(place) = others.iter().position(|at| !is_figure(at)) else { return false };
    let names: BTreeSet<&str> =
        list.shape.rows.iter().map(|row| list.grid().field(row, places[place]).trim()).collect();
    let mut rows = table.shape.rows.iter().take(SAMPLE);
    others.iter().any(is_figure)
        && rows.all(|row| names.contains(table.grid().field(row, others[place]).trim()))
}

/// The table that has the figures of another one as a whole, where that one parts them by country,
/// content or the like: a chart shows its first rows only, so the totals are to be read.
pub fn whole_of(files: &[ParsedFile], part: TableRef) -> Option<TableRef> {
    let table = files.get(part.file)?.tables.get(part.table)?;
    if table.tool.is_none_or(|tool| tool.family != Family::YouTube) {
        return None;
    }
    files.iter().enumerate().find_map(|(file, parsed)| {
        let mut tables = parsed.tables.iter().enumerate();
        let found = tables.find(|(at, whole)| {
            let of_youtube = whole.tool.is_some_and(|tool| tool.family == Family::YouTube);
            of_youtube && (file, *at) != (part.file, part.table) && is_parted(whole, table)
        });
        found.map(|(table, _)| TableRef { file, table })
    })
}

/// Whether a table is a list of videos from `YouTube`, each with the day it was published: its figures are
/// those of the days the report is about.
pub fn is_of_videos(table: &ParsedTable) -> bool {
    let Some(DateSource::Column(dates)) = table.dates else { return false };
    // "Date" alone is the day of the figures.
    let is_plain = |header: &str| is_date_word(header) && !header.trim().contains(' ');
    table.tool.is_some_and(|tool| tool.name == VIDEOS)
        && !is_plain(&table.columns[dates].header)
        && table.columns.iter().any(|info| info.content == ColumnContent::Figures)
}

/// The table with the days that a list of videos from `YouTube` is about, where it came along.
pub fn days_of_videos(files: &[ParsedFile], videos: TableRef) -> Option<TableRef> {
    let table = files.get(videos.file)?.tables.get(videos.table)?;
    if !is_of_videos(table) {
        return None;
    }
    let has_days = |other: &ParsedTable| {
        let of_youtube = other.tool.is_some_and(|tool| tool.family == Family::YouTube);
        of_youtube && other.dates.is_some() && !is_of_videos(other)
    };
    let in_file = |file: usize| {
        let table = files.get(file)?.tables.iter().position(has_days)?;
        Some(TableRef { file, table })
    };
    in_file(videos.file).or_else(|| (0..files.len()).find_map(in_file))
}

/// The columns of the dates and of the only figure of a table that has nothing else.
fn single_figure(table: &ParsedTable) -> Option<(usize, usize)> {
    let Some(DateSource::Column(dates)) = table.dates else { return None };
    let of_figures = |at: &usize| table.columns[*at].content == ColumnContent::Figures;
    let figure = (0..table.columns.len()).find(of_figures)?;
    (table.columns.len() == 2).then_some((dates, figure))
}

/// Whether `other` has the figure of `whole` on the same days, several rows for each.
fn is_parted(whole: &ParsedTable, other: &ParsedTable) -> bool {
    let Some((dates, figure)) = single_figure(whole) else { return false };
    let Some(DateSource::Column(days)) = other.dates else { return false };
    let name = key(&whole.columns[figure].header);
    let has_figure = other
        .columns
        .iter()
        .any(|info| info.content == ColumnContent::Figures && key(&info.header) == name);
    let is_longer = other.shape.rows.len() > whole.shape.rows.len();
    if other.columns.len() < 3 || !has_figure || !is_longer {
        return false;
    }
    let day = |record: usize| visible(whole.grid().field(record, dates));
    let mut ends = whole.shape.rows.first().into_iter().chain(whole.shape.rows.last()).map(day);
    ends.all(|end| {
        let mut rows = other.shape.rows.iter();
        rows.any(|record| visible(other.grid().field(record, days)) == end)
    })
}

/// Whether the figures of `whole` add up to the total that `other` states under the same name.
fn is_summed(whole: &ParsedTable, other: &ParsedTable) -> bool {
    let Some((_, column)) = single_figure(whole) else { return false };
    let info = &whole.columns[column];
    let unit = UnitChoice::of(info.unit.as_ref(), info.is_fraction);
    let cells = whole.shape.rows.iter().map(|record| whole.grid().field(record, column));
    let sum: f64 = cells.filter_map(|cell| figure(cell, info.mark, &unit)).sum();
    let (totals, _) = totals::find(other);
    let is_it = |total: &totals::Total| {
        key(&other.columns[total.column].header) == key(&info.header)
            && (total.value - sum).abs() <= 1e-6 * sum.abs()
    };
    (other.dates.is_none() || is_of_videos(other)) && sum != 0.0 && totals.iter().any(is_it)
}

/// Whether a table may come from the tool of one beside it: not where it is about several places, or
/// about another network.
pub(super) fn may_be_of(table: &ParsedTable, tool: Tool) -> bool {
    let is_other = |network| tool.channel.is_some_and(|channel| channel != network);
    table.tool.is_none()
        && !table.shape.has_places()
        && !sheet_names::network(table).is_some_and(is_other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{ImportChoices, NoProgress, Reading, preview, read_file};

    const TABLE: &str =
        "Geography,Views,Watch time (hours)\nTotal,36,3.6\nPeru,20,2.0\nChile,10,1.0\n";
    const CHART: &str = "Date,Geography,Views\n2024-05-01,Peru,9\n2024-05-01,Chile,4\n2024-05-02,Peru,11\n2024-05-02,Chile,6\n";
    const WHOLE: &str = "Date,Views\n2024-05-01,16\n2024-05-02,20\n";

    fn series(names: &[(&str, &str)]) -> Vec<String> {
        let read = |(name, text): &(&str, &str)| {
            read_file(name, text.as_bytes(), Reading::texts(&NoProgress))
        };
        let mut files: Vec<ParsedFile> = names.iter().map(read).collect();
        settle_files(&mut files);
        let found = preview(&files, &ImportChoices::from_files(&files), &NoProgress);
        let line = |series: &crate::import::SeriesPreview| {
            format!("{} {} {}", series.identifier, series.channel, series.sum())
        };
        found.series.iter().map(line).collect()
    }

    #[test]
    fn totals_beside_their_parts_are_the_same_measure_and_read_once() {
        let expected = ["video_views YouTube 36"];
        assert_eq!(series(&[("Table data.csv", TABLE), ("Totals.csv", WHOLE)]), expected);
        let all = [("Chart data.csv", CHART), ("Table data.csv", TABLE), ("Totals.csv", WHOLE)];
        assert_eq!(series(&all), expected);
        assert_eq!(series(&[all[2], all[0]]), expected);
        assert_eq!(series(&[all[0]]), ["video_views YouTube 30"]);
        assert_eq!(series(&[all[2]]), ["views All channels 36"]);
    }

    #[test]
    fn totals_of_other_days_or_sums_stay_what_they_are() {
        let other = "Date,Views\n2024-06-01,16\n2024-06-02,21\n";
        let found = series(&[("Chart data.csv", CHART), ("Totals.csv", other)]);
        assert_eq!(found, ["video_views YouTube 30", "views All channels 37"]);
        let found = series(&[("Table data.csv", TABLE), ("Totals.csv", other)]);
        assert_eq!(found, ["views All channels 37"]);
    }
}

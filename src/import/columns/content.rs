//! What a column holds, by its name and its cells.

use std::collections::BTreeSet;

use super::scan::{Cells, Figures, Scan};
use super::{CHANNEL_HEADERS, ColumnContent, SAMPLE, labels, time_axis};
use crate::import::cells::clean::{normal, visible};
use crate::import::cells::dates;
use crate::import::cells::memo::Memo;
use crate::import::cells::missing;
use crate::import::lines::even::QuickCells;
use crate::import::lines::grid::Quick;
use crate::import::meaning::aliases::key;
use crate::import::meaning::clock_names::names_hour;
use crate::import::tables::is_date_word;

/// Different names beyond which a column does not name channels.
const CHANNELS: usize = 100;
/// Networks beyond which names like theirs are those of profiles.
const NETWORKS: usize = 17;

/// `n_short` rows end before the column and are not among its cells.
pub(super) fn of(
    header: &str,
    cells: Cells<'_>,
    scan: &Scan,
    n_short: usize,
    may_count: bool,
) -> ColumnContent {
    let name = normal(header);
    let Figures { n, n_texts, n_bounds, .. } = scan.figures;
    let n_figures = n + n_bounds;
    if n_figures + n_texts == 0 {
        return ColumnContent::Empty;
    }
    if CHANNEL_HEADERS.contains(&name.as_str()) && n_texts > 0 && n_distinct(cells) <= CHANNELS {
        return ColumnContent::Channel;
    }
    // The profile of a network may be called like it; the column of networks has few names.
    if n_texts > 0
        && n_figures == 0
        && !labels::names_staff(&name)
        && labels::name_networks(cells.iter())
        && n_distinct(cells) <= NETWORKS
    {
        return ColumnContent::Channel;
    }
    if n_texts > 0 && n_figures == 0 && labels::name_tools(&name, cells.iter()) {
        return ColumnContent::Channel;
    }
    if is_date_word(header) && is_time_part(&name, cells) {
        return ColumnContent::Time;
    }
    if labels::are_clocks(&name, cells) {
        return ColumnContent::Time;
    }
    if labels::are_names(scan) {
        return ColumnContent::Text;
    }
    if is_id(&name, cells, scan) {
        return ColumnContent::Id;
    }
    // One cell in five may be damaged before a column of figures is taken for words.
    if n_figures > 0 && n_texts * 4 <= n_figures {
        return if n_short == 0 && may_count && labels::count_rows(&name, cells) {
            ColumnContent::Id
        } else {
            ColumnContent::Figures
        };
    }
    let distinct: BTreeSet<&str> = cells.iter().map(str::trim).take(5_000).collect();
    let n_distinct = distinct.len() + usize::from(n_short > 0);
    let repeats = n_distinct * 3 <= (cells.rows.len() + n_short).min(5_000);
    if repeats && distinct.iter().all(|cell| cell.len() <= 60) {
        ColumnContent::Category
    } else {
        ColumnContent::Text
    }
}

/// How many different cells there are, counted up to one more than the channels there can be.
fn n_distinct(cells: Cells<'_>) -> usize {
    let quick = cells.grid.quick(cells.rows, cells.column);
    let words = quick.filter(|quick| matches!(quick.cells, QuickCells::Words { .. }));
    let each = words.iter().flat_map(Quick::words).map(|(word, _)| word.trim());
    let mut seen: BTreeSet<&str> = each.take(CHANNELS + 1).collect();
    let known = words.map_or(0..0, |quick| quick.rows);
    let behind = cells.rows.rest_from(known.end);
    let mut looked_at = Memo::default();
    for record in cells.rows.iter().take(known.start).chain(&behind) {
        if seen.len() > CHANNELS {
            break;
        }
        looked_at.recall(cells.grid.field(record, cells.column), |cell| {
            seen.insert(cell.trim());
        });
    }
    seen.len()
}

/// Dates, and the numbers that are parts of dates.
fn is_time_part(name: &str, cells: Cells<'_>) -> bool {
    let filled = cells.iter().filter(|cell| !missing::is_missing(cell));
    let (mut n, mut n_dates, mut n_small) = (0, 0, 0);
    for cell in filled.take(SAMPLE) {
        n += 1;
        n_dates += usize::from(dates::parse(cell).is_some());
        n_small += usize::from(visible(cell).parse::<u16>().is_ok_and(|number| number <= 366));
    }
    let is_part = time_axis::counts_periods(name)
        || matches!(name, "nth week" | "nth day")
        || names_hour(&key(name));
    n_dates * 10 >= n * 6 || (is_part && n_small == n)
}

fn is_id(name: &str, cells: Cells<'_>, scan: &Scan) -> bool {
    let is_named = labels::names_identifier(name);
    let is_hour =
        matches!(name, "hour" | "start hour" | "post hour" | "post weekday" | "post month");
    is_named
        || is_hour
        || labels::are_running_numbers(name, cells)
        || labels::are_numbers_of_things(name, cells)
        || (scan.marks.has_long && labels::are_phone_numbers(name, cells))
        || (scan.n_filled > 0 && scan.n_long == scan.n_filled)
}

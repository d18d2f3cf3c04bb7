//! What the columns of figures of a table mean, and the channels their names speak of.

use crate::import::choices::{ALL_CHANNELS, ChannelChoice};
use crate::import::meaning::aliases::Meaning;
use crate::import::meaning::comparison;
use crate::import::meaning::recognise::{NetworkHeader, figure_meaning, meaning_in, networks_of};
use crate::import::source::file::ParsedTable;
use crate::import::tables::is_total_word;

/// A column of figures, what it means, and the channel its own name speaks of.
pub(super) struct Figure {
    pub column: usize,
    pub meaning: Meaning,
    pub channel: Option<&'static str>,
}

/// What columns of figures mean. Where nothing else tells the channel, their names may: "Facebook
/// followers" beside "Instagram followers".
pub(super) fn figures_of(
    table: &ParsedTable,
    columns: &[usize],
    channel: Option<&ChannelChoice>,
) -> Vec<Figure> {
    let headers: Vec<&str> =
        columns.iter().map(|column| table.columns[*column].header.as_str()).collect();
    let of_table = match channel {
        Some(ChannelChoice::Named(name)) => Some(name.as_str()),
        _ => None,
    };
    let is_open = of_table.is_some_and(|name| name.is_empty() || name == ALL_CHANNELS);
    let all: Vec<&str> = table.columns.iter().map(|column| column.header.as_str()).collect();
    let meaning = |header: &str| match comparison::later_figure(header, &all) {
        Some(figure) => meaning_in(&table.shape, table.tool, &figure),
        None => meaning_in(&table.shape, table.tool, header),
    };
    let of_title = table.shape.title.as_deref().map(meaning).filter(|title| title.is_known);
    let read = |(column, named): (&usize, Option<NetworkHeader>)| {
        let header = table.columns[*column].header.as_str();
        let whole = match comparison::later_figure(header, &all) {
            Some(_) => meaning(header),
            None => table.meaning(*column),
        };
        let plain = |meaning| Figure { column: *column, meaning, channel: None };
        let is_of_table = |named: &NetworkHeader| of_table == Some(named.network);
        let Some(named) = named.filter(|named| is_open || is_of_table(named)) else {
            return plain(whole);
        };
        let channel = Some(named.network).filter(|_| is_open);
        let of_figure = figure_meaning(&named, &whole, meaning);
        match of_figure.or_else(|| of_title.clone().filter(|_| named.figure.is_empty())) {
            Some(meaning) => Figure { channel, ..plain(meaning) },
            // A column called like a network and nothing more, and no title that says what of.
            None if named.figure.is_empty() => plain(Meaning { is_wanted: false, ..whole }),
            None => Figure { channel, ..plain(whole) },
        }
    };
    let networks = networks_of(&headers);
    let n_bare = networks.iter().flatten().filter(|named| named.figure.is_empty()).count();
    let mut figures: Vec<Figure> = columns.iter().zip(networks).map(read).collect();
    // The sum of the networks beside them counts everything twice.
    for figure in figures.iter_mut().filter(|_| n_bare > 1) {
        figure.meaning.is_wanted &= !is_total_word(&table.columns[figure.column].header);
    }
    figures
}

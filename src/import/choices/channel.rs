//! The channel a table suggests: a column of networks, its tool, its title, its columns, and where
//! the posts in its rows stand.

use crate::import::choices::{ALL_CHANNELS, ChannelChoice};
use crate::import::columns::{ColumnContent, labels};
use crate::import::meaning::measures;
use crate::import::meaning::recognise::{Family, channel_in_title, network_in_rows};
use crate::import::source::file::ParsedTable;
use crate::import::tables::parts::{self, page_of};
use crate::import::tables::sheet_names;

/// The channel of one of the tables of a file: that in its rows, then what its sheet is called.
pub(super) fn of_table(tables: &[ParsedTable], at: usize) -> ChannelChoice {
    let own = suggest(&tables[at]);
    match (own, sheet_names::channel(tables, at)) {
        (ChannelChoice::Named(_), Some(name)) => ChannelChoice::Named(name),
        (own, _) => own.of_page(page_of(tables, at).as_deref()),
    }
}

/// The channel of a table.
fn suggest(table: &ParsedTable) -> ChannelChoice {
    if let Some(column) = column(table) {
        return ChannelChoice::Column(column);
    }
    let title = parts::network(table);
    let headers = || {
        let figures = table.columns.iter().filter(|c| c.content == ColumnContent::Figures);
        let mut named = figures.map(|column| channel_in_title(&column.header));
        let first = named.next().flatten()?;
        named.all(|name| name == Some(first)).then_some(first)
    };
    let of_tool = table.tool.and_then(|tool| tool.channel);
    let found = of_tool.or(title).or_else(headers).or_else(|| network_in_rows(table));
    let name = found.unwrap_or_else(|| if is_open(table) { "" } else { ALL_CHANNELS });
    ChannelChoice::Named(name.to_owned())
}

impl ChannelChoice {
    /// The same for one of several pages that a file is about.
    fn of_page(self, page: Option<&str>) -> Self {
        match (self, page) {
            (Self::Named(name), Some(page)) if name.is_empty() || name == ALL_CHANNELS => {
                Self::Named(page.trim().to_owned())
            }
            (Self::Named(name), Some(page)) => Self::Named(format!("{name} – {}", page.trim())),
            (choice, _) => choice,
        }
    }
}

/// The column that names the network of each row: the first whose words are networks, before one
/// that is only called so ("Channel" may hold the names of profiles).
fn column(table: &ParsedTable) -> Option<usize> {
    let columns = table.columns.iter().enumerate();
    let of_channels: Vec<usize> = columns
        .filter(|(_, info)| info.content == ColumnContent::Channel)
        .map(|(column, _)| column)
        .collect();
    let names_networks = |column: &usize| {
        let rows = table.shape.rows.iter();
        labels::name_networks(rows.map(|record| table.grid().field(record, *column)))
    };
    of_channels.iter().copied().find(names_networks).or_else(|| of_channels.first().copied())
}

/// Whether a table is about one network and does not say which: a tool of several networks, or a
/// list of posts.
fn is_open(table: &ParsedTable) -> bool {
    match table.tool.map(|tool| tool.family) {
        Some(Family::Scheduler) | None => measures::are_posts(table),
        Some(family) => !family.networks().is_empty(),
    }
}

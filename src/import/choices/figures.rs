//! What the columns of figures of a table mean, and the channels their names speak of.

use crate::import::choices::newcomers;
use crate::import::choices::{ALL_CHANNELS, ChannelChoice};
use crate::import::columns::scale;
use crate::import::meaning::aliases::Meaning;
use crate::import::meaning::comparison;
use crate::import::meaning::recognise::{
    NetworkHeader, figure_meaning, meaning_in, measure_in, network_of, networks_of, told_in,
};
use crate::import::source::file::ParsedTable;
use crate::import::tables::is_whole_word;
use crate::model::InputKind;

/// A column of figures, what it means, and the channel its own name speaks of.
pub(super) struct Figure {
    pub column: usize,
    pub meaning: Meaning,
    pub channel: Option<String>,
}

/// What columns of figures mean. Where nothing else tells the channel, their names may: "Facebook
/// followers" beside "Instagram followers". Columns that are called like networks and nothing more
/// hold what the table's title or the name of the file says.
pub(super) fn figures_of(
    table: &ParsedTable,
    columns: &[usize],
    channel: Option<&ChannelChoice>,
    file: &str,
) -> Vec<Figure> {
    let headers: Vec<&str> =
        columns.iter().map(|column| table.columns[*column].header.as_str()).collect();
    let networks = networks_of(&headers);
    let n_bare = networks.iter().flatten().filter(|named| named.is_bare()).count();
    let told = || told_in(&table.shape, table.part.as_deref(), file).or_else(|| in_corner(table));
    let told = (n_bare > 0).then(told).flatten();
    let all = table.columns.iter().map(|column| column.header.as_str()).collect();
    let reader = Reader { table, all, of_table: name_of(channel), told, has_several: n_bare > 1 };
    let mut figures: Vec<Figure> =
        columns.iter().zip(networks).map(|(column, named)| reader.read(*column, named)).collect();
    if n_bare > 1 {
        part_same_networks(table, &mut figures);
    }
    for (column, meaning) in newcomers::meanings(table, columns, file).unwrap_or_default() {
        if let Some(figure) = figures.iter_mut().find(|figure| figure.column == column) {
            figure.meaning = meaning;
        }
    }
    figures
}

/// "Followers" above months and beside names of networks.
fn in_corner(table: &ParsedTable) -> Option<Meaning> {
    let column = table.dates?.columns().next()?;
    measure_in(&table.columns[column].header)
}

fn name_of(channel: Option<&ChannelChoice>) -> Option<&str> {
    match channel {
        Some(ChannelChoice::Named(name)) => Some(name.as_str()),
        _ => None,
    }
}

/// What is known about a table while its columns are read.
struct Reader<'a> {
    table: &'a ParsedTable,
    /// The names of all its columns.
    all: Vec<&'a str>,
    /// The channel of the whole table.
    of_table: Option<&'a str>,
    /// What was counted in columns that only name a network.
    told: Option<Meaning>,
    /// Whether several columns do so.
    has_several: bool,
}

impl Reader<'_> {
    fn read(&self, column: usize, named: Option<NetworkHeader>) -> Figure {
        if let Some((place, name)) = self.table.shape.place_of(column) {
            return self.of_place(column, place, name);
        }
        let header = &self.table.columns[column].header;
        let whole = match comparison::later_figure(header, &self.all) {
            Some(_) => self.meaning(header),
            None if comparison::is_earlier(header, &self.all) => {
                Meaning { is_wanted: false, ..self.table.meaning(column) }
            }
            None => self.table.meaning(column),
        };
        match named {
            Some(named) if named.is_bare() => self.bare(column, &named, whole),
            Some(named) => self.with_figure(column, &named, whole),
            None => self.beside_networks(column, whole),
        }
    }

    /// A column below the name of a network or another place; what all of them come to would count
    /// everything twice.
    fn of_place(&self, column: usize, place: &str, name: &str) -> Figure {
        let meaning = self.meaning(name);
        let is_wanted = meaning.is_wanted && !is_whole_word(place);
        let channel = network_of(place).unwrap_or(place).to_owned();
        Figure { column, meaning: Meaning { is_wanted, ..meaning }, channel: Some(channel) }
    }

    fn meaning(&self, header: &str) -> Meaning {
        let table = self.table;
        match comparison::later_figure(header, &self.all) {
            Some(figure) => meaning_in(&table.shape, table.tool, &figure),
            None => meaning_in(&table.shape, table.tool, &scale::bare(header)),
        }
    }

    fn is_open(&self) -> bool {
        self.of_table.is_some_and(|name| name.is_empty() || name == ALL_CHANNELS)
    }

    /// A column called like a network and nothing more is not taken unless something says what it
    /// holds.
    fn bare(&self, column: usize, named: &NetworkHeader, whole: Meaning) -> Figure {
        let is_of_table = self.of_table == Some(named.network);
        let channel = Some(named.network.to_owned()).filter(|_| !is_of_table);
        let meaning = match &self.told {
            Some(told) => told.clone(),
            None if whole.is_known => whole,
            None => Meaning { is_wanted: false, ..whole },
        };
        Figure { column, meaning, channel }
    }

    fn with_figure(&self, column: usize, named: &NetworkHeader, whole: Meaning) -> Figure {
        let is_of_table = self.of_table == Some(named.network);
        if !self.is_open() && !is_of_table {
            return Figure { column, meaning: whole, channel: None };
        }
        let channel = Some(named.network.to_owned()).filter(|_| self.is_open());
        let of_figure = figure_meaning(named, &whole, |figure| self.meaning(figure));
        Figure { column, meaning: of_figure.unwrap_or(whole), channel }
    }

    /// Beside columns that are called like networks, a sum of them counts everything twice, and a
    /// name that says nothing else is one more place: "Website".
    fn beside_networks(&self, column: usize, whole: Meaning) -> Figure {
        let header = &self.table.columns[column].header;
        if !self.has_several {
            return Figure { column, meaning: whole, channel: None };
        }
        if is_whole_word(header) {
            return Figure {
                column,
                meaning: Meaning { is_wanted: false, ..whole },
                channel: None,
            };
        }
        let is_place =
            !whole.is_known && whole.is_wanted && whole.kind == InputKind::Flow && is_short(header);
        match &self.told {
            Some(told) if is_place && self.is_open() => {
                let channel = Some(header.trim().to_owned());
                Figure { column, meaning: told.clone(), channel }
            }
            _ => Figure { column, meaning: whole, channel: None },
        }
    }
}

/// One or two words.
fn is_short(header: &str) -> bool {
    (1..=2).contains(&header.split_whitespace().count())
}

/// "Twitter" beside "X": of two columns of one network the one with another name goes by it.
fn part_same_networks(table: &ParsedTable, figures: &mut [Figure]) {
    let name = |figure: &Figure| table.columns[figure.column].header.trim().to_owned();
    for at in 1..figures.len() {
        let Some(channel) = figures[at].channel.clone() else { continue };
        let is_again = |other: &Figure| {
            other.channel.as_ref() == Some(&channel)
                && other.meaning.identifier == figures[at].meaning.identifier
                && other.meaning.is_known
        };
        let Some(first) = figures[..at].iter().position(is_again) else { continue };
        let later = if name(&figures[at]) == channel { first } else { at };
        let own = name(&figures[later]);
        if networks_of(&[&own, "Facebook"])[0].as_ref().is_some_and(NetworkHeader::is_bare) {
            figures[later].channel = Some(own);
        }
    }
}

//! What the user can change about an import, with the defaults the files suggest.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::aliases::{guess, is_unwanted, plainness};
use super::columns::ColumnContent;
use super::date_column::{self, DateOrder};
use super::file::{ParsedFile, ParsedTable};
use super::recognise::{channel_in_title, meaning_in};
use super::time_axis::{self, DateSource};
use crate::model::{InputKind, slug};

/// Names a table: which file of the list, which table of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TableRef {
    pub file: usize,
    pub table: usize,
}

/// Names a column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ColumnRef {
    pub file: usize,
    pub table: usize,
    pub column: usize,
}

impl ColumnRef {
    pub fn table_ref(self) -> TableRef {
        TableRef { file: self.file, table: self.table }
    }
}

/// What becomes of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnChoice {
    /// Whether the column is imported.
    pub take: bool,
    pub identifier: String,
    pub label: String,
    pub kind: InputKind,
}

/// Where a table's figures were measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChannelChoice {
    /// One channel for the whole table.
    Named(String),
    /// Each row says it in this column.
    Column(usize),
}

/// Everything about an import that is a choice. Columns without figures have no entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportChoices {
    pub columns: BTreeMap<ColumnRef, ColumnChoice>,
    pub channels: BTreeMap<TableRef, ChannelChoice>,
    /// Where the time axis is; tables without one have no entry.
    pub dates: BTreeMap<TableRef, DateSource>,
    /// The order of day and month, where the user overrules the column.
    pub date_orders: BTreeMap<TableRef, DateOrder>,
    /// The year of the last row, for dates that leave it out.
    pub last_years: BTreeMap<TableRef, i16>,
}

/// The channel of figures of which nothing tells where they come from.
pub const ALL_CHANNELS: &str = "All channels";
/// Columns of figures beyond which only the known ones are taken without asking.
const TAKEN_UNASKED: usize = 150;

impl ImportChoices {
    /// What the files themselves suggest.
    pub fn from_files(files: &[ParsedFile]) -> Self {
        let mut choices = Self::default();
        for (file_idx, file) in files.iter().enumerate() {
            // Two columns of a file never feed one input on one channel.
            let mut used = BTreeSet::new();
            for (table_idx, table) in file.tables.iter().enumerate() {
                let at = TableRef { file: file_idx, table: table_idx };
                let earlier =
                    file.tables[..table_idx].iter().position(|other| goes_on(other, table));
                match earlier {
                    Some(first) => choices.take_over(TableRef { table: first, ..at }, at, table),
                    None => choices.suggest_table(at, table, &mut used),
                }
            }
        }
        choices
    }

    /// Gives tables whose dates leave out the year one: the latest in which their last row is
    /// not after `day`, the day the export was made or today.
    pub fn assume_exported_by(&mut self, files: &[ParsedFile], day: Date) {
        for (at, source) in &self.dates {
            let Some(file) = files.get(at.file) else { continue };
            let Some(table) = file.tables.get(at.table) else { continue };
            let tokens = time_axis::tokens(table.grid(), &table.shape, *source);
            if let Some(year) = date_column::last_year_by(&tokens, day) {
                self.last_years.entry(*at).or_insert(year);
            }
        }
    }

    /// A sheet that goes on where another ended gets the choices of that one.
    fn take_over(&mut self, first: TableRef, at: TableRef, table: &ParsedTable) {
        if let Some(channel) = self.channels.get(&first).cloned() {
            self.channels.insert(at, channel);
        }
        if let Some(source) = table.dates {
            self.dates.insert(at, source);
        }
        for column in 0..table.columns.len() {
            let of_first = ColumnRef { file: first.file, table: first.table, column };
            if let Some(choice) = self.columns.get(&of_first).cloned()
                && table.columns[column].content == ColumnContent::Figures
            {
                let here = ColumnRef { file: at.file, table: at.table, column };
                self.columns.insert(here, choice);
            }
        }
    }

    fn suggest_table(
        &mut self,
        at: TableRef,
        table: &ParsedTable,
        used: &mut BTreeSet<(String, String)>,
    ) {
        let channel = suggest_channel(table);
        let channel_name = match &channel {
            ChannelChoice::Named(name) => name.clone(),
            ChannelChoice::Column(_) => String::new(),
        };
        self.channels.insert(at, channel);
        if let Some(source) = table.dates {
            self.dates.insert(at, source);
        }
        let mut figures: Vec<usize> = (0..table.columns.len())
            .filter(|column| table.columns[*column].content == ColumnContent::Figures)
            .collect();
        let is_wide = figures.len() > TAKEN_UNASKED;
        // The plainest name gets the input; the others keep names of their own.
        figures.sort_by_key(|column| (plainness(&table.columns[*column].header), *column));
        for column in figures {
            let header = &table.columns[column].header;
            let meaning = meaning_in(&table.shape, table.tool, header);
            let is_free = |name: &String| !used.contains(&(name.clone(), channel_name.clone()));
            let (identifier, label) = if is_free(&meaning.identifier) {
                (meaning.identifier, meaning.label)
            } else {
                own_name(header, table, is_free)
            };
            used.insert((identifier.clone(), channel_name.clone()));
            let take =
                table.dates.is_some() && !is_unwanted(header) && (!is_wide || meaning.is_known);
            let at = ColumnRef { file: at.file, table: at.table, column };
            self.columns.insert(at, ColumnChoice { take, identifier, label, kind: meaning.kind });
        }
    }
}

/// Whether two sheets of a workbook, or files of an archive, are one table that was parted: the
/// same columns, each with dates.
fn goes_on(first: &ParsedTable, table: &ParsedTable) -> bool {
    table.part.is_some()
        && first.part != table.part
        && table.dates.is_some()
        && first.dates == table.dates
        && first.shape.headers == table.shape.headers
}

/// A free name for a column whose first choice is taken: its header, the title before it, a number.
fn own_name(
    header: &str,
    table: &ParsedTable,
    is_free: impl Fn(&String) -> bool,
) -> (String, String) {
    let own = guess(header);
    if is_free(&own.identifier) {
        return (own.identifier, own.label);
    }
    let titled = table.shape.title.as_ref().map(|title| guess(&format!("{title} {header}")));
    if let Some(titled) = titled.filter(|titled| is_free(&titled.identifier)) {
        return (titled.identifier, titled.label);
    }
    let base = slug(&own.identifier);
    let numbered = (2..).map(|n| (format!("{base}_{n}"), format!("{} ({n})", own.label)));
    numbered
        .into_iter()
        .find(|(identifier, _)| is_free(identifier))
        .unwrap_or((own.identifier, own.label))
}

fn suggest_channel(table: &ParsedTable) -> ChannelChoice {
    let column = table.columns.iter().position(|c| c.content == ColumnContent::Channel);
    if let Some(column) = column {
        return ChannelChoice::Column(column);
    }
    let title = table.shape.title.as_deref().and_then(channel_in_title);
    let headers = || {
        let figures = table.columns.iter().filter(|c| c.content == ColumnContent::Figures);
        let mut named = figures.map(|column| channel_in_title(&column.header));
        let first = named.next().flatten()?;
        named.all(|name| name == Some(first)).then_some(first)
    };
    let name =
        table.tool.and_then(|tool| tool.channel).or(title).or_else(headers).unwrap_or(ALL_CHANNELS);
    ChannelChoice::Named(name.to_owned())
}

//! The options of `paceline import` laid over what the files themselves suggest.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::import_args::{Guesses, Mapping};
use super::named::list;
use crate::import::{
    ChannelChoice, ColumnContent, ColumnRef, DateSource, ImportChoices, ParsedFile, ParsedTable,
    TableRef,
};
use crate::library;

/// Column names a sentence lists at most.
const NAMED: usize = 30;

/// What the files suggest, changed as the options say. The error names what would have fitted.
pub fn chosen(
    files: &[ParsedFile],
    guesses: &Guesses,
    today: Date,
) -> Result<ImportChoices, String> {
    let mut choices = ImportChoices::from_files(files);
    let taken = Tables::taken(files, &guesses.table)?;
    if let Some(name) = &guesses.date_column {
        let found = taken.columns(name, |_| true)?;
        for column in found {
            choices.dates.insert(column.table_ref(), DateSource::Column(column.column));
        }
    }
    choices.assume_exported_by(files, guesses.anchor.unwrap_or(today));
    if let Some(order) = guesses.date_order {
        for at in &taken.tables {
            choices.date_orders.insert(*at, order);
        }
    }
    choose_channel(&taken, guesses, &mut choices)?;
    choose_columns(&taken, guesses, &mut choices)?;
    Ok(choices)
}

fn choose_channel(
    taken: &Tables<'_>,
    guesses: &Guesses,
    choices: &mut ImportChoices,
) -> Result<(), String> {
    if let Some(name) = &guesses.channel {
        if name.trim().is_empty() {
            return Err("A channel needs a name; write for example --channel Instagram".to_owned());
        }
        for at in &taken.tables {
            choices.channels.insert(*at, ChannelChoice::Named(name.trim().to_owned()));
        }
    }
    if let Some(name) = &guesses.channel_column {
        for column in taken.columns(name, |_| true)? {
            choices.channels.insert(column.table_ref(), ChannelChoice::Column(column.column));
        }
    }
    Ok(())
}

fn choose_columns(
    taken: &Tables<'_>,
    guesses: &Guesses,
    choices: &mut ImportChoices,
) -> Result<(), String> {
    let has_figures = |content| content == ColumnContent::Figures;
    for (at, choice) in &mut choices.columns {
        choice.take &= taken.tables.contains(&at.table_ref()) && guesses.only.is_empty();
    }
    for name in guesses.only.iter().chain(&guesses.skip) {
        for column in taken.columns(name, has_figures)? {
            if let Some(choice) = choices.columns.get_mut(&column) {
                choice.take = !guesses.only.is_empty();
            }
        }
    }
    let mut fed = BTreeSet::new();
    for mapping in &guesses.map {
        for column in taken.columns(&mapping.column, has_figures)? {
            if !fed.insert((column.table_ref(), &mapping.input)) {
                return Err(format!(
                    "Two columns of one table cannot feed “{}”; give each an input of its own",
                    mapping.input
                ));
            }
            map(choices, column, mapping);
        }
    }
    Ok(())
}

/// Gives a column its input. Another column that had it gets the name that became free.
fn map(choices: &mut ImportChoices, column: ColumnRef, mapping: &Mapping) {
    let Some(choice) = choices.columns.get_mut(&column) else { return };
    let former = std::mem::replace(&mut choice.identifier, mapping.input.clone());
    let former_label = choice.label.clone();
    choice.take = true;
    if let Some(input) = library::input(&mapping.input) {
        input.label.clone_into(&mut choice.label);
        choice.kind = input.kind;
    }
    choice.kind = mapping.kind.unwrap_or(choice.kind);
    let had_it = choices.columns.iter_mut().find(|(at, other)| {
        **at != column && at.table_ref() == column.table_ref() && other.identifier == mapping.input
    });
    if let Some((_, other)) = had_it {
        other.identifier = former;
        other.label = former_label;
    }
}

/// The tables that are imported.
struct Tables<'a> {
    files: &'a [ParsedFile],
    tables: Vec<TableRef>,
}

impl<'a> Tables<'a> {
    /// All tables, or those with one of these titles or numbers.
    fn taken(files: &'a [ParsedFile], wanted: &[String]) -> Result<Self, String> {
        let all: Vec<TableRef> = files
            .iter()
            .enumerate()
            .flat_map(|(file, parsed)| {
                (0..parsed.tables.len()).map(move |table| TableRef { file, table })
            })
            .collect();
        if wanted.is_empty() {
            return Ok(Self { files, tables: all });
        }
        let mut tables = Vec::new();
        for name in wanted {
            let is_meant = |at: &&TableRef| {
                let title = files[at.file].tables[at.table].shape.title.as_deref();
                title.is_some_and(|title| alike(title, name)) || name.trim().parse() == Ok(at.table)
            };
            let found: Vec<TableRef> = all.iter().filter(is_meant).copied().collect();
            if found.is_empty() {
                let title = |at: &TableRef| {
                    let shape = &files[at.file].tables[at.table].shape;
                    let title = shape.title.as_deref().unwrap_or("untitled");
                    format!("{} ({title})", at.table)
                };
                let titles: Vec<String> = all.iter().map(title).collect();
                return Err(format!("There is no table “{name}”; there is {}", listed(&titles)));
            }
            tables.extend(found);
        }
        tables.sort_unstable();
        tables.dedup();
        Ok(Self { files, tables })
    }

    /// Every column of that name that holds what is wanted; there is at least one.
    fn columns(
        &self,
        name: &str,
        is_wanted: impl Fn(ColumnContent) -> bool,
    ) -> Result<Vec<ColumnRef>, String> {
        let of = |at: TableRef| -> &ParsedTable { &self.files[at.file].tables[at.table] };
        let mut found = Vec::new();
        let mut names: Vec<String> = Vec::new();
        for at in &self.tables {
            for (column, info) in of(*at).columns.iter().enumerate() {
                if !is_wanted(info.content) {
                    continue;
                }
                if alike(&info.header, name) {
                    found.push(ColumnRef { file: at.file, table: at.table, column });
                }
                if !names.contains(&info.header) {
                    names.push(info.header.clone());
                }
            }
        }
        if found.is_empty() {
            return Err(format!(
                "There is no column “{name}” to take; there is {}",
                listed(&names)
            ));
        }
        Ok(found)
    }
}

/// Headers are the same whatever their capitals and blanks.
fn alike(header: &str, name: &str) -> bool {
    let words = |text: &str| text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    words(header) == words(name)
}

fn listed(names: &[String]) -> String {
    let shown: Vec<&str> = names.iter().take(NAMED).map(String::as_str).collect();
    match names.len().saturating_sub(NAMED) {
        0 => list(&shown),
        more => format!("{} and {more} more", list(&shown)),
    }
}

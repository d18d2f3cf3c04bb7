//! The options of `paceline import` laid over what the files themselves suggest.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;

use super::import_args::Guesses;
use super::import_columns;
use super::import_values::OfFile;
use super::named::list;
use crate::import::{
    self, ChannelChoice, ColumnContent, ColumnRef, DateSource, ImportChoices, NoProgress,
    ParsedFile, ParsedTable, RowChoice, SplitBy, TableCadence, TableRef,
};
use crate::model::Project;

/// Names a sentence lists at most.
const NAMED: usize = 30;

/// What the files and the plan suggest, changed as the options say. The error names what would have fitted.
pub fn chosen(
    files: &[ParsedFile],
    guesses: &Guesses,
    today: Date,
    plan: Option<&Project>,
) -> Result<ImportChoices, String> {
    let mut choices = ImportChoices::from_files(files);
    if let Some(plan) = plan {
        choices.follow_plan(files, plan);
    }
    let taken = Tables::taken(files, guesses, &mut choices)?;
    choose_time(&taken, guesses, today, &mut choices)?;
    choose_channel(&taken, guesses, &mut choices)?;
    import_columns::choose(&taken, guesses, &mut choices)?;
    choose_rows(&taken, guesses, &mut choices)?;
    choices.overlap.policy = guesses.overlap.unwrap_or_default();
    Ok(choices)
}

fn choose_time(
    taken: &Tables<'_>,
    guesses: &Guesses,
    today: Date,
    choices: &mut ImportChoices,
) -> Result<(), String> {
    if let Some(name) = &guesses.date_column {
        for column in taken.columns(name, |_| true)? {
            let at = column.table_ref();
            choices.dates.insert(at, DateSource::Column(column.column));
            choices.periods.remove(&at);
            choices.tables.insert(at, true);
        }
    }
    choices.assume_exported_by(taken.files, guesses.anchor.unwrap_or(today));
    for (at, order) in taken.of_files(&guesses.date_order)? {
        choices.date_orders.insert(at, order);
    }
    for at in &taken.tables {
        let has_dates = choices.dates.contains_key(at);
        if let Some(cadence) = guesses.cadence.filter(|_| has_dates) {
            choices.cadences.insert(*at, cadence);
        }
        if has_dates && guesses.absent_zero {
            choices.absent_zero.insert(*at, true);
        }
        if let Some(period) = guesses.period.as_ref().filter(|_| !has_dates) {
            choices.periods.insert(*at, period.clone());
            choices.tables.insert(*at, true);
        }
    }
    if guesses.count_repeats {
        choices.repeats_count.extend(taken.tables.iter().map(|at| (*at, true)));
    }
    let has_undated = taken.tables.iter().any(|at| !choices.dates.contains_key(at));
    if guesses.period.is_some() && !has_undated {
        return Err("Every table has dates, so none takes a period; leave --period out".to_owned());
    }
    Ok(())
}

fn choose_channel(
    taken: &Tables<'_>,
    guesses: &Guesses,
    choices: &mut ImportChoices,
) -> Result<(), String> {
    for (at, name) in taken.of_files(&guesses.channel)? {
        choices.channels.insert(at, ChannelChoice::Named(name));
    }
    if let Some(name) = &guesses.channel_column {
        for column in taken.columns(name, |_| true)? {
            choices.channels.insert(column.table_ref(), ChannelChoice::Column(column.column));
        }
    }
    Ok(())
}

fn choose_rows(
    taken: &Tables<'_>,
    guesses: &Guesses,
    choices: &mut ImportChoices,
) -> Result<(), String> {
    if let Some(rows) = &guesses.rows {
        for at in &taken.tables {
            choices.rows.insert(*at, rows.clone());
        }
    }
    if let Some(text) = &guesses.pivot {
        let (found, by) = split_column(taken, text)?;
        for column in found {
            let choice = RowChoice::Split { column: column.column, by: by.clone() };
            choices.rows.insert(column.table_ref(), choice);
        }
    }
    let Some(cadence) = guesses.event_cadence else { return Ok(()) };
    let found = events(taken, choices);
    if found.is_empty() {
        return Err(
            "No table has a row per post, ticket or answer to add up; write --rows events \
                    as well if each row is one"
                .to_owned(),
        );
    }
    for at in found {
        choices.rows.insert(at, RowChoice::Events { cadence });
    }
    Ok(())
}

/// `COLUMN`, or `COLUMN=VALUE` where no column has all of that as its name.
fn split_column(taken: &Tables<'_>, text: &str) -> Result<(Vec<ColumnRef>, SplitBy), String> {
    let whole = taken.columns(text, |_| true);
    match text.rsplit_once('=') {
        Some((column, value)) if whole.is_err() => {
            Ok((taken.columns(column, |_| true)?, SplitBy::Only(value.trim().to_owned())))
        }
        _ => Ok((whole?, SplitBy::Channels)),
    }
}

/// The tables with a row per post or ticket.
fn events(taken: &Tables<'_>, choices: &ImportChoices) -> Vec<TableRef> {
    let preview = import::preview(taken.files, choices, &NoProgress);
    let is_of_events = |at: &&TableRef| {
        let report = preview.files.get(at.file).and_then(|file| file.tables.get(at.table));
        report.is_some_and(|report| report.cadence == TableCadence::Event)
    };
    taken.tables.iter().filter(is_of_events).copied().collect()
}

/// The tables the options are about.
pub(super) struct Tables<'a> {
    pub files: &'a [ParsedFile],
    pub tables: Vec<TableRef>,
}

impl<'a> Tables<'a> {
    /// All tables; or those that were named, which then are the only ones to be imported.
    fn taken(
        files: &'a [ParsedFile],
        guesses: &Guesses,
        choices: &mut ImportChoices,
    ) -> Result<Self, String> {
        let all: Vec<TableRef> = choices.tables.keys().copied().collect();
        if guesses.table.is_empty() {
            return Ok(Self { files, tables: all });
        }
        let mut tables = Vec::new();
        for name in &guesses.table {
            let found: Vec<TableRef> =
                all.iter().filter(|at| is_table(files, **at, name)).copied().collect();
            if found.is_empty() {
                let titles: Vec<String> = all.iter().map(|at| described(files, *at)).collect();
                return Err(format!("There is no table “{name}”; there is {}", listed(&titles)));
            }
            tables.extend(found);
        }
        tables.sort_unstable();
        tables.dedup();
        for (at, take) in &mut choices.tables {
            *take = tables.contains(at);
        }
        Ok(Self { files, tables })
    }

    /// The table itself.
    pub fn table(&self, at: TableRef) -> &'a ParsedTable {
        &self.files[at.file].tables[at.table]
    }

    /// What was chosen for each table: what is said of its file before what is said of all.
    fn of_files<T: Clone>(&self, chosen: &[OfFile<T>]) -> Result<BTreeMap<TableRef, T>, String> {
        let mut found = BTreeMap::new();
        let (of_all, of_one): (Vec<_>, Vec<_>) =
            chosen.iter().partition(|choice| choice.file.is_none());
        for choice in of_all.into_iter().chain(of_one) {
            let fits = |at: &&TableRef| {
                let name = self.files.get(at.file).map_or("", |file| file.name.as_str());
                choice.file.as_deref().is_none_or(|wanted| is_file(name, wanted))
            };
            let of_it: Vec<TableRef> = self.tables.iter().filter(fits).copied().collect();
            if let (Some(file), true) = (&choice.file, of_it.is_empty()) {
                let names: Vec<String> = self.files.iter().map(|file| file.name.clone()).collect();
                return Err(format!("No file is called “{file}”; there is {}", listed(&names)));
            }
            found.extend(of_it.into_iter().map(|at| (at, choice.value.clone())));
        }
        Ok(found)
    }

    /// Every column of that name that holds what is wanted; there is at least one.
    pub fn columns(
        &self,
        name: &str,
        is_wanted: impl Fn(ColumnContent) -> bool,
    ) -> Result<Vec<ColumnRef>, String> {
        let mut found = Vec::new();
        let mut names: Vec<String> = Vec::new();
        for at in &self.tables {
            for (column, info) in self.table(*at).columns.iter().enumerate() {
                if !is_wanted(info.content) {
                    continue;
                }
                if alike(&info.header, name) {
                    found.push(ColumnRef { file: at.file, table: at.table, column });
                }
                if names.len() <= NAMED && !names.contains(&info.header) {
                    names.push(info.header.clone());
                }
            }
        }
        if found.is_empty() {
            return Err(no_column(name, &names));
        }
        Ok(found)
    }
}

/// Whether a file goes by a name: its path as it was given, or the end of it.
fn is_file(path: &str, wanted: &str) -> bool {
    Path::new(path).ends_with(wanted) || path == wanted
}

fn is_table(files: &[ParsedFile], at: TableRef, name: &str) -> bool {
    let title = files[at.file].tables[at.table].shape.title.as_deref();
    title.is_some_and(|title| alike(title, name)) || name.trim().parse() == Ok(at.table)
}

fn described(files: &[ParsedFile], at: TableRef) -> String {
    let title = files[at.file].tables[at.table].shape.title.as_deref();
    format!("{} ({})", at.table, title.unwrap_or("untitled"))
}

/// The sentence for a name that no column has.
pub(super) fn no_column(name: &str, names: &[String]) -> String {
    format!("There is no column “{name}” to take; there is {}", listed(names))
}

/// Headers are the same whatever their capitals and blanks.
pub(super) fn alike(header: &str, name: &str) -> bool {
    let words = |text: &str| text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    words(header) == words(name)
}

fn listed(names: &[String]) -> String {
    let shown: Vec<&str> = names.iter().take(NAMED).map(String::as_str).collect();
    match names.len().saturating_sub(NAMED) {
        0 => list(&shown),
        _ => format!("{} and more", list(&shown)),
    }
}

//! The rows of a table by channel and period, and what it means when a period has several.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::import::cells::clean::{normal, visible};
use crate::import::cells::word_list;
use crate::import::choices::ChannelChoice;
use crate::import::columns::ColumnContent;
use crate::import::lines::grid::Grid;
use crate::import::meaning::accounts;
use crate::import::meaning::aliases::key;
use crate::import::meaning::counters;
use crate::import::meaning::lists;
use crate::import::meaning::recognise::Family;
use crate::import::preview::by_period::{PeriodRows, RowsByPeriod};
use crate::import::preview::row_kind;
pub(in crate::import) use crate::import::preview::row_kind::{
    has_own_texts, has_row_ids, is_hour, look_like_events,
};
use crate::import::preview::wholes::{summed_part, whole_value};
use crate::import::source::file::ParsedTable;
use crate::import::tables::{is_date_word, windows};
use crate::model::{Cadence, Calendar};

/// Different names beyond which a column does not part companies.
const MOST_COMPANIES: usize = 20;

/// The same for accounts of which each has followers of its own.
const MOST_ACCOUNTS: usize = 50;

/// Which rows of a period count, where a column tells them apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SplitBy {
    /// All of them, added up where that makes sense.
    #[default]
    Added,
    /// Each value of the column is a channel of its own.
    Channels,
    /// Only the rows with this value.
    Only(String),
}

/// What the rows of a table are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum RowChoice {
    /// One row per channel and period; of several the last one of the file stands.
    #[default]
    Once,
    /// Each period has a row per value of this column.
    Split { column: usize, by: SplitBy },
    /// Each row is a post, a ticket or an answer, and goes to the period of this length.
    Events { cadence: Cadence },
}

/// A table's rows in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortedRows {
    pub mode: RowChoice,
    /// The length of the periods.
    pub cadence: Cadence,
    /// By channel name, in the order of the file.
    pub channels: Vec<(String, RowsByPeriod)>,
    /// Rows (places) left out because a later row says the same.
    pub n_identical: usize,
    /// Rows (places) that a later row of the same period replaces.
    pub replaced: Vec<usize>,
    /// Rows with another value than the one that was asked for.
    pub n_elsewhere: usize,
}

/// Where and how rows are sorted.
#[derive(Clone, Copy)]
pub struct Sorting<'a> {
    pub grid: &'a Grid,
    pub table: &'a ParsedTable,
    /// The first day of each row's period; has an entry for every row of the table.
    pub starts: &'a [Option<Date>],
    pub cadence: Cadence,
    pub channel: &'a ChannelChoice,
    /// Whether each row is known to be one answer or one post.
    pub are_events: bool,
}

/// Sorts rows, as the user says or as they look.
pub fn sort(by: Sorting<'_>, wanted: Option<&RowChoice>) -> SortedRows {
    let wanted = wanted.filter(|choice| {
        !matches!(choice, RowChoice::Split { column, .. } if *column >= by.table.columns.len())
    });
    let mut sorted = by.group(&SplitBy::Added, 0);
    if let Some(choice) = wanted {
        sorted.mode = choice.clone();
    } else {
        sorted.decide(by);
    }
    match &sorted.mode {
        RowChoice::Once => sorted.keep_last(by.grid, by.table),
        RowChoice::Split { by: SplitBy::Added, .. } => {}
        RowChoice::Split { column, by: split } => {
            let mode = sorted.mode.clone();
            sorted = SortedRows { mode, ..by.group(split, *column) };
        }
        RowChoice::Events { cadence } if *cadence > by.cadence => sorted.coarsen(*cadence),
        RowChoice::Events { .. } => {}
    }
    sorted
}

impl SortedRows {
    /// The days of the channels; of neighbours that share theirs only one.
    pub(super) fn day_lists(&self) -> impl Iterator<Item = &[Date]> {
        let all = || self.channels.iter().map(|(_, periods)| periods);
        let before = std::iter::once(None).chain(all().map(Some));
        all()
            .zip(before)
            .filter(|(own, before)| before.is_none_or(|before| !own.shares_starts(before)))
            .map(|(own, _)| own.starts())
    }

    fn decide(&mut self, by: Sorting<'_>) {
        const DAILY: RowChoice = RowChoice::Events { cadence: Cadence::Day };
        let Sorting { grid, table, starts, .. } = by;
        if let Some(column) = counters::of_snapshots(table) {
            self.mode = RowChoice::Split { column, by: SplitBy::Added };
            return;
        }
        let has_a_row_each = table.tool.is_some_and(|tool| tool.family.has_a_row_each());
        let is_event_each = has_a_row_each || by.are_events || row_kind::are_posts(table);
        if is_event_each || has_row_ids(grid, table) || lists::noun(table).is_some() {
            self.mode = DAILY;
            return;
        }
        let all = || self.channels.iter().map(|(_, rows)| rows);
        let n_rows: usize = all().map(RowsByPeriod::n_rows).sum();
        let n_extra = n_rows - all().map(RowsByPeriod::n_periods).sum::<usize>();
        if n_extra == 0 {
            return;
        }
        if let Some((column, n)) = accounts::of_standings(table) {
            let by = if n <= MOST_ACCOUNTS { SplitBy::Channels } else { SplitBy::Added };
            self.mode = RowChoice::Split { column, by };
            return;
        }
        if row_kind::have_own_ends(table, all().flat_map(RowsByPeriod::lists)) {
            self.mode = DAILY;
            return;
        }
        if let Some((column, shortest)) = windows(grid, table) {
            self.mode = RowChoice::Split { column, by: SplitBy::Only(shortest) };
            return;
        }
        if let Some((column, whole)) = summed_part(table, starts, by.channel) {
            self.mode = RowChoice::Split { column, by: SplitBy::Only(whole) };
            return;
        }
        let candidates = splitters(grid, table);
        let cell = |row: usize, column: usize| grid.field(table.shape.rows.at(row), column);
        let groups = || all().flat_map(RowsByPeriod::lists);
        let single = candidates
            .iter()
            .copied()
            .find(|column| groups().all(|rows| are_all_different(rows, |row| cell(row, *column))));
        // Day × country × device: all of them together tell the rows of a period apart.
        let several = || {
            let of = |row: usize| -> Vec<&str> {
                candidates.iter().map(|column| cell(row, *column)).collect()
            };
            let tell_apart = groups().all(|rows| are_all_different(rows, of));
            candidates.first().copied().filter(|_| tell_apart)
        };
        if let Some(column) = single {
            self.mode = RowChoice::Split { column, by: SplitBy::Added };
        } else if has_own_texts(table) && are_events(table, n_rows, n_extra) {
            self.mode = DAILY;
        } else if let Some(column) = several() {
            self.mode = RowChoice::Split { column, by: SplitBy::Added };
        } else if (are_events(table, n_rows, n_extra)
            || row_kind::have_own_clocks(table, groups())
            || row_kind::have_own_ids(table, groups()))
            && !self.is_stacked(table)
        {
            self.mode = DAILY;
        } else if let Some(column) =
            self.told_apart_by_words(grid, table).filter(|_| !self.is_stacked(table))
        {
            self.mode = RowChoice::Split { column, by: SplitBy::Added };
        }
        if let RowChoice::Split { column, by } = &mut self.mode
            && *by == SplitBy::Added
        {
            if let Some(total) = whole_value(table, starts, *column) {
                *by = SplitBy::Only(total);
            } else if companies(table) == Some(*column) {
                *by = SplitBy::Channels;
            }
        }
    }

    /// The column of words in which the rows of every period differ: two campaigns of a day are no
    /// repetition, however few rows there are. A remark beside a corrected row is no such word.
    fn told_apart_by_words(&self, grid: &Grid, table: &ParsedTable) -> Option<usize> {
        const REMARKS: &str = "note notes comment comments remark remarks status notiz notizen \
            bemerkung bemerkungen kommentar nota notas comentario comentarios observacao observacoes \
            observacion observaciones remarque remarques commentaire commentaires description updated";
        let is_remark = |header: &str| {
            let name = key(header);
            let mut words = name.split(|c: char| !c.is_alphanumeric());
            words.any(|word| word_list::has(REMARKS, word))
        };
        let cell = |row: usize, column: usize| grid.field(table.shape.rows.at(row), column).trim();
        let lists = || self.channels.iter().flat_map(|(_, rows)| rows.lists());
        let differ = |column: usize| {
            lists().all(|rows| {
                are_all_different(rows, |row| cell(row, column))
                    && (rows.iter().count() < 2
                        || rows.iter().all(|row| !cell(row, column).is_empty()))
            })
        };
        let mut columns = table.columns.iter().enumerate();
        columns
            .find(|(column, info)| {
                matches!(info.content, ColumnContent::Text | ColumnContent::Category)
                    && !is_date_word(&info.header)
                    && !is_remark(&info.header)
                    && differ(*column)
            })
            .map(|(column, _)| column)
    }

    /// Whether periods have several rows only because exports were put one below the other, each
    /// with its header: the same days again are another export of the same, and no events.
    fn is_stacked(&self, table: &ParsedTable) -> bool {
        let headers = &table.shape.header_repeats;
        let part =
            |row: usize| headers.partition_point(|header| *header < table.shape.rows.at(row));
        // The rows of a period stand in the order of the file, so those of one part are neighbours.
        let in_one_part = |rows: PeriodRows<'_>| {
            let mut parts = rows.iter().map(part);
            let mut last = parts.next();
            parts.any(|part| last.replace(part) == Some(part))
        };
        let mut groups = self.channels.iter().flat_map(|(_, rows)| rows.lists());
        !headers.is_empty() && !groups.any(in_one_part)
    }

    /// Puts the rows of several periods into one longer one.
    fn coarsen(&mut self, cadence: Cadence) {
        let calendar = Calendar::default();
        for (_, periods) in &mut self.channels {
            periods.coarsen(|day| calendar.start(calendar.period_of(cadence, day)));
        }
        self.cadence = cadence;
    }

    /// A few repeated periods are slips: the last row of the file stands.
    fn keep_last(&mut self, grid: &Grid, table: &ParsedTable) {
        let record = |row: usize| -> Vec<&str> { grid.record(table.shape.rows.at(row)).collect() };
        for (_, periods) in &mut self.channels {
            periods.keep_last(|rows| {
                let mut later = BTreeSet::new();
                let before = self.replaced.len();
                for row in rows.iter().rev() {
                    let is_new = later.insert(record(row));
                    // The first of them from behind is the one that stands.
                    if !is_new {
                        self.n_identical += 1;
                    } else if later.len() > 1 {
                        self.replaced.push(row);
                    }
                }
                self.replaced[before..].reverse();
            });
        }
    }
}

/// Whether the rows of a period differ in what `of` says of each.
fn are_all_different<T: Ord>(rows: PeriodRows<'_>, of: impl Fn(usize) -> T) -> bool {
    let mut values: Vec<T> = rows.iter().map(of).collect();
    values.sort_unstable();
    values.windows(2).all(|pair| pair[0] != pair[1])
}

/// Columns that could part the rows of a period, filled nearly everywhere.
pub(in crate::import) fn splitters(grid: &Grid, table: &ParsedTable) -> Vec<usize> {
    // A total without a name leaves one row blank.
    let is_filled =
        |column: &usize| (table.columns[*column].n_values + 1) * 20 >= table.shape.rows.len() * 19;
    (0..table.columns.len())
        .filter(|column| !is_date_word(&table.columns[*column].header))
        .filter(|column| can_split(grid, table, *column))
        .filter(is_filled)
        .collect()
}

/// The column that says over how many days each row was counted, where these differ, and the
/// shortest of them.
fn windows(grid: &Grid, table: &ParsedTable) -> Option<(usize, String)> {
    (0..table.columns.len()).find_map(|column| {
        let cells = || table.shape.rows.iter().map(|record| grid.field(record, column));
        let are_windows = windows::are_windows(&table.columns[column].header, cells());
        let shortest = windows::shortest(cells()).filter(|_| are_windows)?;
        Some((column, visible(shortest).into_owned()))
    })
}

/// The column with the names of several companies, whose figures are never those of one.
pub(in crate::import) fn companies(table: &ParsedTable) -> Option<usize> {
    const RIVALS: &str = "competitor;competitors;competitor name;competitor page;wettbewerber;competidor;\
        concorrente;concurrent;concorrenti;concurrentie;brand;brand name;company;company name;\
        marke;unternehmen;firma;marca;empresa;marque;entreprise;azienda;merk;bedrijf";
    const OWNED: &str = "domain;domains;website;site;page;page name;profile;profile name;account name;\
        client;client name;seite;seitenname;página;perfil;pagina;profilo";
    // Reports of advertising and of one's own website have pages and accounts of one company.
    let is_of_one = table.tool.is_some_and(|tool| {
        matches!(
            tool.family,
            Family::MetaAds | Family::GoogleAds | Family::GoogleAnalytics | Family::SearchConsole
        )
    });
    // Profiles beside their networks are one's own, a few on each.
    let has_networks = table.columns.iter().any(|info| info.content == ColumnContent::Channel);
    let is_named = |header: &str| {
        let name = normal(header);
        let is_rival = word_list::has_name(RIVALS, &name);
        !is_of_one && (is_rival || (!has_networks && word_list::has_name(OWNED, &name)))
    };
    let has_names = |column: usize| {
        let cells = || table.shape.rows.iter().map(|row| table.grid().field(row, column).trim());
        let names: BTreeSet<&str> = cells().filter(|cell| !cell.is_empty()).take(5_000).collect();
        (2..=MOST_COMPANIES).contains(&names.len())
            && !names.iter().any(|name| name.starts_with('/') || name.contains("://"))
    };
    let is_tool = table.tool.is_some_and(|tool| tool.name == "LinkedIn competitors");
    let columns = table.columns.iter().enumerate();
    let mut of_words = columns.filter(|(column, info)| {
        matches!(info.content, ColumnContent::Text | ColumnContent::Category)
            && (is_tool || (is_named(&info.header) && has_names(*column)))
    });
    of_words.next().map(|(column, _)| column)
}

/// Whether a column could part the rows of a period: words that repeat from period to period, or
/// the hour.
fn can_split(grid: &Grid, table: &ParsedTable, column: usize) -> bool {
    let info = &table.columns[column];
    match info.content {
        ColumnContent::Category | ColumnContent::Channel => true,
        // An address names one thing; rows are not parted by it.
        ColumnContent::Text
            if grid.field(table.shape.rows.first().unwrap_or(0), column).starts_with("http") =>
        {
            false
        }
        ColumnContent::Text => {
            let rows = &table.shape.rows;
            let values: BTreeSet<&str> = rows.iter().map(|row| grid.field(row, column)).collect();
            values.len() * 2 <= rows.len()
        }
        _ => is_hour(&info.header),
    }
}

/// Whether repeated periods are the rule and not slips: more than one row in ten beside texts of
/// their own, or one in five without.
fn are_events(table: &ParsedTable, n_rows: usize, n_extra: usize) -> bool {
    (has_own_texts(table) && n_extra * 10 > n_rows) || (n_extra >= 3 && n_extra * 5 > n_rows)
}

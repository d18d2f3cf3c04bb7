//! The choices the files themselves suggest.

use std::collections::BTreeSet;

use crate::import::cells::numbers::FigureUnit;
use crate::import::choices::attributes;
use crate::import::choices::doubts;
use crate::import::choices::figures::{Figure, figures_of};
use crate::import::choices::in_time::days_of;
use crate::import::choices::names::own_name;
use crate::import::choices::{
    ChannelChoice, ColumnChoice, ColumnRef, ImportChoices, TableRef, UnitChoice, channel,
};
use crate::import::columns::ColumnContent;
use crate::import::meaning::course::Courses;
use crate::import::meaning::currency;
use crate::import::meaning::families;
use crate::import::meaning::made_at;
use crate::import::meaning::measures::{Measure, MeasureChoice, MeasureRef};
use crate::import::meaning::recognise::{days_of_videos, whole_of};
use crate::import::meaning::sentinel;
use crate::import::meaning::stated_period;
use crate::import::progress::{NoProgress, Progress};
use crate::import::source::file::{ParsedFile, ParsedTable};
use crate::import::tables::parts::{copy_of, goes_on, share_days};
use crate::import::tables::{holds_unlike, sheet_names};
use crate::model::InputKind;

/// Columns of figures beyond which only the known ones are taken without asking.
const TAKEN_UNASKED: usize = 150;

impl ImportChoices {
    /// What the files themselves suggest.
    pub fn from_files(files: &[ParsedFile]) -> Self {
        Self::from_files_telling(files, &NoProgress)
    }

    /// The same, telling how far it is; incomplete once nobody wants it any more.
    pub fn from_files_telling(files: &[ParsedFile], progress: &dyn Progress) -> Self {
        let mut choices = Self::default();
        let of = files.iter().map(|file| file.tables.len()).sum::<usize>() as u64;
        let mut done = 0;
        for (file_idx, file) in files.iter().enumerate() {
            // Two columns of a file never feed one input on one channel.
            let mut used = BTreeSet::new();
            // Tables with dates choose their inputs first; the others are seldom taken.
            let mut order: Vec<usize> = (0..file.tables.len()).collect();
            let is_part =
                |table: usize| whole_of(files, TableRef { file: file_idx, table }).is_some();
            // Lists of videos have days that are not those of their figures.
            let is_late = |table: usize| {
                let at = TableRef { file: file_idx, table };
                file.tables[table].dates.is_none() || days_of_videos(files, at).is_some()
            };
            order.sort_by_cached_key(|table| (is_late(*table), is_part(*table)));
            for table_idx in order {
                if !progress.step(done, of) {
                    return choices;
                }
                done += 1;
                let table = &file.tables[table_idx];
                let at = TableRef { file: file_idx, table: table_idx };
                let earlier =
                    file.tables[..table_idx].iter().position(|other| goes_on(other, table));
                let is_copy = copy_of(&file.tables, table_idx).is_some();
                let is_beside = sheet_names::beside(&file.tables, table_idx).is_some();
                let is_read =
                    table.dates.is_some() && !is_part(table_idx) && !is_copy && !is_beside;
                choices.tables.insert(at, is_read);
                if let Some(first) = earlier {
                    choices.take_over(TableRef { table: first, ..at }, at, table);
                } else {
                    let channel = channel::of_table(&file.tables, table_idx);
                    choices.suggest_table(at, (table, &file.name), channel, &mut used);
                }
            }
        }
        choices.leave_videos(files);
        choices.offer_days_of_downloads(files);
        for (file_idx, file) in files.iter().enumerate() {
            choices.take_sheets_of_periods(file_idx, file);
            choices.suggest_periods(file_idx, file);
            choices.count_rows_once(file_idx, file);
        }
        choices
    }

    /// A list of videos beside the days it is about has no time axis, although it has the day on
    /// which each was published.
    fn leave_videos(&mut self, files: &[ParsedFile]) {
        for at in self.tables.keys().copied().collect::<Vec<_>>() {
            let Some(of_days) = days_of_videos(files, at) else { continue };
            let Some(table) = files.get(of_days.file).and_then(|f| f.tables.get(of_days.table))
            else {
                continue;
            };
            self.tables.insert(at, false);
            self.dates.remove(&at);
            self.absent_zero.remove(&at);
            self.periods.extend(days_of(table).map(|period| (at, period)));
        }
    }

    /// Sheets that repeat the same posts for other figures count them once.
    fn count_rows_once(&mut self, file_idx: usize, file: &ParsedFile) {
        let mut counted: Vec<(usize, String)> = Vec::new();
        for (table_idx, table) in file.tables.iter().enumerate() {
            let at = TableRef { file: file_idx, table: table_idx };
            let rows = MeasureRef { file: file_idx, table: table_idx, measure: 0 };
            let channel = self.channels.get(&at).cloned();
            let Some(choice) = self.measures.get_mut(&rows) else { continue };
            let is_counted = choice.take && choice.measure == Measure::Rows;
            let Some(output) = choice.outputs.first().filter(|_| is_counted) else { continue };
            let is_again = counted.iter().any(|(first, name)| {
                let of_first = TableRef { file: file_idx, table: *first };
                *name == output.identifier
                    && self.channels.get(&of_first) == channel.as_ref()
                    && share_days(&file.tables[*first], table)
            });
            if is_again {
                choice.take = false;
            } else {
                counted.push((table_idx, output.identifier.clone()));
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
        self.absent_zero.insert(at, false);
        for column in 0..table.columns.len() {
            let of_first = ColumnRef { file: first.file, table: first.table, column };
            if let Some(choice) = self.columns.get(&of_first).cloned()
                && table.columns[column].content == ColumnContent::Figures
            {
                let here = ColumnRef { file: at.file, table: at.table, column };
                self.columns.insert(here, choice);
            }
        }
        let of_first: Vec<MeasureChoice> = self
            .measures
            .iter()
            .filter(|(name, _)| (name.file, name.table) == (first.file, first.table))
            .map(|(_, choice)| choice.clone())
            .collect();
        for (measure, choice) in of_first.into_iter().enumerate() {
            self.measures.insert(MeasureRef { file: at.file, table: at.table, measure }, choice);
        }
    }

    fn suggest_table(
        &mut self,
        at: TableRef,
        (table, file): (&ParsedTable, &str),
        channel: ChannelChoice,
        used: &mut BTreeSet<(String, String)>,
    ) {
        let channel_name = match &channel {
            ChannelChoice::Named(name) => name.clone(),
            ChannelChoice::Column(_) => String::new(),
        };
        self.channels.insert(at, channel);
        self.suggest_time(at, table);
        let figures: Vec<usize> = (0..table.columns.len())
            .filter(|column| table.columns[*column].content == ColumnContent::Figures)
            .collect();
        let is_wide = figures.len() > TAKEN_UNASKED;
        // The plainest name gets the input; the others keep names of their own.
        let mut figures = figures_of(table, &figures, self.channels.get(&at), file);
        figures.sort_by_key(|figure| (figure.meaning.rank, figure.column));
        let of_others = used.clone();
        let courses = Courses::default();
        for Figure { column, meaning, channel } in figures {
            let meaning = doubts::by_figures(table, column, meaning, &courses);
            let money = currency::said_beside(table, column, &meaning);
            let channel_name = channel.clone().unwrap_or_else(|| channel_name.clone());
            let header = &table.columns[column].header;
            // What an earlier table of the file gives already is not wanted twice.
            let is_given = meaning.is_known
                && of_others.contains(&(meaning.identifier.clone(), channel_name.clone()));
            let is_unlike = holds_unlike(&table.shape.headers, column);
            let take = meaning.is_wanted
                && !is_given
                && !is_unlike
                && (!is_wide || meaning.is_known)
                && table.shape.is_named(table.grid(), column);
            let info = &table.columns[column];
            let is_share = matches!(info.unit, Some(FigureUnit::Percent));
            let meaning = if is_share { doubts::as_share(meaning) } else { meaning };
            let is_free = |name: &String| !used.contains(&(name.clone(), channel_name.clone()));
            let (identifier, label) = if is_free(&meaning.identifier) {
                (meaning.identifier, meaning.label)
            } else {
                own_name(header, table, is_free)
            };
            used.insert((identifier.clone(), channel_name.clone()));
            // Whatever the name says: finished percentages never add up.
            let kind = if is_share { InputKind::GivenRate } else { meaning.kind };
            let mut unit = UnitChoice::of(info.unit.as_ref(), info.is_fraction);
            if unit == UnitChoice::Plain && attributes::names_seconds(header) {
                unit = UnitChoice::Seconds;
            }
            if let (UnitChoice::Plain, Some(code)) = (&unit, money) {
                unit = UnitChoice::Money(code);
            }
            let choice = ColumnChoice {
                take,
                identifier,
                label,
                kind,
                mark: doubts::mark(table, column, kind),
                minus_one_is_missing: sentinel::stands_for_missing(table, column, kind, &unit),
                unit,
                aggregate: None,
                channel,
            };
            self.columns.insert(ColumnRef { file: at.file, table: at.table, column }, choice);
        }
        self.leave_superfluous(at, table);
        doubts::doubt_standings(self, at, table, used, &channel_name);
        self.suggest_measures(at, table);
    }

    /// Of one metric in several windows or parts only one is taken unasked.
    fn leave_superfluous(&mut self, at: TableRef, table: &ParsedTable) {
        let taken: Vec<ColumnRef> = (0..table.columns.len())
            .map(|column| ColumnRef { file: at.file, table: at.table, column })
            .filter(|column| self.columns.get(column).is_some_and(|choice| choice.take))
            .collect();
        // Installs so far and installs of a day are two measures.
        let is_stock = |column: &ColumnRef| self.columns[column].kind == InputKind::Stock;
        let (standings, others): (Vec<ColumnRef>, Vec<ColumnRef>) =
            taken.into_iter().partition(is_stock);
        for group in [standings, others] {
            let headers: Vec<&str> =
                group.iter().map(|column| table.columns[column.column].header.as_str()).collect();
            for place in families::superfluous(&headers) {
                if let Some(choice) = self.columns.get_mut(&group[place]) {
                    choice.take = false;
                }
            }
        }
    }

    /// The time axis, or the days a table sums up. A report for a range that gives it in two
    /// columns has no time axis, although these hold dates.
    fn suggest_time(&mut self, at: TableRef, table: &ParsedTable) {
        let period = match table.dates {
            // A report about one day has that day.
            Some(source) => stated_period::in_columns(table).filter(|period| {
                let is_day = period.first == period.last;
                let is_its_day = source
                    .columns()
                    .all(|column| stated_period::is_of_report(&table.columns[column].header));
                stated_period::is_of_period(table, source) && !(is_day && is_its_day)
            }),
            None => stated_period::stated(table),
        };
        match (table.dates, period) {
            (Some(source), None)
                if made_at::column(table, source).is_some()
                    || made_at::is_of_extremes(table, source) =>
            {
                self.tables.insert(at, false);
            }
            (Some(source), None) => {
                self.dates.insert(at, source);
                self.absent_zero.insert(at, false);
            }
            (_, Some(period)) => {
                self.tables.insert(at, false);
                self.periods.insert(at, period);
            }
            (None, None) => {}
        }
    }
}

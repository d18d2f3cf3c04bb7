//! When the figures of tables were measured, where a table alone does not say it: by the names of
//! sheets, by other tables of the file, by the day of the export.

use jiff::civil::Date;

use crate::import::cells::date_column::{self, year_by_weekdays};
use crate::import::cells::date_years::last_of_two_years;
use crate::import::choices::alike;
use crate::import::choices::{ImportChoices, TableRef};
use crate::import::columns::time_axis;
use crate::import::meaning::made_at;
use crate::import::meaning::named_days;
use crate::import::meaning::stated_period::{self, StatedPeriod};
use crate::import::source::file::{ParsedFile, ParsedTable};

impl ImportChoices {
    /// Sheets called "Jan 2024", "Feb 2024" with the same columns are each about their month.
    pub(super) fn take_sheets_of_periods(&mut self, file_idx: usize, file: &ParsedFile) {
        for (table, period) in alike::sheets_of_periods(file) {
            let at = TableRef { file: file_idx, table };
            if !self.dates.contains_key(&at) {
                self.tables.insert(at, true);
                self.periods.insert(at, period);
            }
        }
    }

    /// Tables that state no days of their own are offered those of a dated table of their file, or
    /// of the file's name.
    pub(super) fn suggest_periods(&mut self, file_idx: usize, file: &ParsedFile) {
        let lacks_days = |choices: &Self, at: &TableRef| {
            !choices.dates.contains_key(at) && !choices.periods.contains_key(at)
        };
        let all = (0..file.tables.len()).map(|table| TableRef { file: file_idx, table });
        let lacking: Vec<TableRef> = all.filter(|at| lacks_days(self, at)).collect();
        if lacking.is_empty() {
            return;
        }
        let dated = file.tables.iter().find_map(days_of);
        if let Some(period) = dated.or_else(|| named_days::in_name(&file.name)) {
            self.periods.extend(lacking.into_iter().map(|at| (at, period.clone())));
        }
    }

    /// Gives tables whose dates leave out the year one: the latest in which their last row is
    /// not after `day`, the day the export was made or today.
    pub fn assume_exported_by(&mut self, files: &[ParsedFile], day: Date) {
        self.anchor = Some(day);
        for (at, source) in &self.dates {
            let Some(file) = files.get(at.file) else { continue };
            let Some(table) = file.tables.get(at.table) else { continue };
            // Most dates have their year, and are quickly seen to be such.
            if time_axis::iso_days(table.grid(), &table.shape, *source).is_some() {
                continue;
            }
            let tokens = time_axis::tokens(table.grid(), &table.shape, *source);
            // Days that stand above the table say more than the day of the export.
            let stated = stated_period::in_lines(&table.shape.preamble);
            let titled = || stated_period::year_in(table.shape.title.as_deref()?);
            let last = stated.map(|period| period.last).or_else(titled).unwrap_or(day);
            let last = made_at::day_beside(table, *source, day).unwrap_or(last);
            let two_years = || {
                let first = stated_period::two_years_in(table.shape.title.as_deref()?)?;
                last_of_two_years(&tokens, first)
            };
            let year = two_years().or_else(|| date_column::last_year_by(&tokens, last.min(day)));
            if let Some(year) = year {
                let weekdays = time_axis::weekdays(table.grid(), &table.shape, *source);
                let year = year_by_weekdays(&tokens, &weekdays, year).unwrap_or(year);
                self.last_years.entry(*at).or_insert(year);
            }
        }
    }
}

/// The days from the first to the last row of a table.
pub(super) fn days_of(table: &ParsedTable) -> Option<StatedPeriod> {
    let source = table.dates.filter(|source| made_at::column(table, *source).is_none())?;
    let tokens = time_axis::tokens(table.grid(), &table.shape, source);
    let dates = date_column::read(&tokens, None, None);
    stated_period::of_rows(&dates)
}

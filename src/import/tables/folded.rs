//! Tables with two lines of names: months above measures, or years above months. Each becomes a
//! table with one line of names.

use super::{TableShape, TableSplit, find, is_data};
use crate::import::cells::dates::{self, BarePeriod, DateToken};
use crate::import::columns::time_axis;
use crate::import::lines::grid::Grid;

/// Rows and columns beyond which a table was made by no hand.
const MOST_ROWS: usize = 2_000;
const MOST_COLUMNS: usize = 200;

/// The same table with one line of names; `None` where it has one already.
pub fn unfolded(grid: &Grid, table: &TableShape) -> Option<(Grid, TableShape)> {
    let header = table.header_record?;
    if table.headers.len() > MOST_COLUMNS || table.rows.len() > MOST_ROWS {
        return None;
    }
    let below = (header, header + 1);
    let above = header.checked_sub(1).map(|line| (line, header));
    let lines = above.into_iter().chain([below]);
    let unfolded = lines.into_iter().find_map(|(periods, names)| {
        let folded = Folded::of(grid, table, periods, names)?;
        folded.years_to_names().or_else(|| folded.rows_by_period())
    })?;
    let mut shape = find(&unfolded, 0, TableSplit::One).into_iter().next()?;
    let is_line = |text: &String| dates::parse(text).is_some();
    shape.title = table.title.clone().filter(|title| !is_line(title));
    shape.preamble = table.preamble.iter().filter(|line| !is_line(line)).cloned().collect();
    Some((unfolded, shape))
}

/// A table with a line of periods, each above several names.
struct Folded<'a> {
    grid: &'a Grid,
    /// The record with the names.
    names: usize,
    /// The first column below a period.
    first: usize,
    /// The period of each column from `first` on, as the file has it.
    periods: Vec<&'a str>,
    rows: Vec<usize>,
}

impl<'a> Folded<'a> {
    fn of(grid: &'a Grid, table: &TableShape, above: usize, names: usize) -> Option<Self> {
        if names >= table.records.end.min(grid.n_records()) {
            return None;
        }
        let width = grid.width(names);
        let is_blank = |record: usize, column: usize| grid.field(record, column).trim().is_empty();
        let first = (0..width).find(|column| dates::parse(grid.field(above, *column)).is_some())?;
        let mut periods: Vec<&str> = Vec::new();
        for column in first..width {
            let cell = grid.field(above, column).trim();
            if cell.is_empty() {
                periods.push(periods.last().copied()?);
            } else {
                dates::parse(cell)?;
                periods.push(cell);
            }
        }
        let n_groups = periods.chunk_by(|one, other| one == other).count();
        let are_names = (first..width)
            .all(|column| !is_blank(names, column) && !is_data(grid.field(names, column)));
        let are_merged = (0..first).all(|column| {
            is_blank(above, column) || dates::parse(grid.field(above, column)).is_none()
        });
        let rows: Vec<usize> =
            (names + 1..table.records.end).filter(|record| grid.n_filled(*record) > 1).collect();
        let fits = first > 0
            && n_groups > 1
            && n_groups < periods.len()
            && are_names
            && are_merged
            && !rows.is_empty();
        fits.then_some(Self { grid, names, first, periods, rows })
    }

    fn name(&self, column: usize) -> &'a str {
        self.grid.field(self.names, column).trim()
    }

    /// Years above months: "Oct" below "2024" is "Oct 2024".
    fn years_to_names(&self) -> Option<Grid> {
        let mut names = Vec::new();
        for (column, period) in (self.first..).zip(&self.periods) {
            let Some(DateToken::Year(year)) = dates::parse(period) else { return None };
            let part: BarePeriod = time_axis::bare_period(self.name(column))?;
            names.push(part.start(year)?.strftime("%Y-%m").to_string());
            // A quarter is no month.
            if part.cadence() != crate::model::Cadence::Month {
                *names.last_mut()? = format!("{} {year}", self.name(column));
            }
        }
        let mut unfolded = Grid::default();
        (0..self.first).for_each(|column| unfolded.push(self.name(column)));
        names.iter().for_each(|name| unfolded.push(name));
        unfolded.end_record();
        for record in &self.rows {
            let width = self.first + names.len();
            (0..width).for_each(|column| unfolded.push(self.grid.field(*record, column)));
            unfolded.end_record();
        }
        Some(unfolded)
    }

    /// Months above measures: a row for each month.
    fn rows_by_period(&self) -> Option<Grid> {
        let groups: Vec<&[&str]> = self.periods.chunk_by(|one, other| one == other).collect();
        let n = groups.first()?.len();
        let names_of = |group: usize| -> Vec<&str> {
            (0..n).map(|place| self.name(self.first + group * n + place)).collect()
        };
        let names = names_of(0);
        let are_alike = |group: usize| groups[group].len() == n && names_of(group) == names;
        if !(0..groups.len()).all(are_alike) {
            return None;
        }
        let is_first_of_month = |period: &&str| matches!(dates::parse(period), Some(DateToken::Day(day)) if day.day() == 1);
        let are_months = self.periods.iter().all(is_first_of_month);
        let mut unfolded = Grid::default();
        for column in 0..self.first {
            unfolded.push(self.name(column));
        }
        unfolded.push(if are_months { "Month" } else { "Date" });
        names.iter().for_each(|name| unfolded.push(name));
        unfolded.end_record();
        for record in &self.rows {
            for (group, periods) in groups.iter().enumerate() {
                (0..self.first).for_each(|column| unfolded.push(self.grid.field(*record, column)));
                unfolded.push(periods[0]);
                for place in 0..n {
                    unfolded.push(self.grid.field(*record, self.first + group * n + place));
                }
                unfolded.end_record();
            }
        }
        Some(unfolded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::lines::even::Runs;
    use crate::import::lines::records;
    use crate::import::progress::NoProgress;

    fn check(text: &str, expected: Option<&[&str]>) {
        let (grid, _) = records::read(text, b',', Runs::ANY, &NoProgress);
        let shape = find(&grid, 0, TableSplit::Found).remove(0);
        let found = unfolded(&grid, &shape).map(|(grid, _)| {
            let line = |row| grid.record(row).collect::<Vec<_>>().join(",");
            (0..grid.n_records()).map(line).collect::<Vec<_>>()
        });
        let expected =
            expected.map(|lines| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>());
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn periods_above_names_become_rows_or_names() {
        check(
            ",January 2026,,February 2026,\nNetwork,Reach,Likes,Reach,Likes\nFacebook,10,1,20,2\nX,30,3,40,4\n",
            Some(&[
                "Network,Date,Reach,Likes",
                "Facebook,January 2026,10,1",
                "Facebook,February 2026,20,2",
                "X,January 2026,30,3",
                "X,February 2026,40,4",
            ]),
        );
        check(
            ",2025,,2026,\nKPI,Nov,Dec,Jan,Feb\nReach,10,11,12,13\n",
            Some(&["KPI,2025-11,2025-12,2026-01,2026-02", "Reach,10,11,12,13"]),
        );
        check("KPI,Jan 2026,Feb 2026\nReach,10,11\nLikes,12,13\n", None);
        check("Date,Likes\n2026-01-01,5\n2026-01-02,6\n", None);
    }
}

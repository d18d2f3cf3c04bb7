//! Tables with periods on both sides: months down and years across, days down and months across. Each
//! becomes a table with a row for each period.

use jiff::civil::Date;

use super::{TableShape, TableSplit, find, is_date_word, is_total_word};
use crate::import::cells::clean::one_line;
use crate::import::cells::dates::{self, BarePeriod, DateToken};
use crate::import::columns::time_axis;
use crate::import::lines::grid::{Grid, is_blank};
use crate::import::meaning::aliases::key;
use crate::import::meaning::clock_names::names_hour;
use crate::model::Cadence;

/// Rows beyond which a table was made by no hand.
const MOST_ROWS: usize = 400;
/// The longest title that may be the name of what was counted.
const LONGEST_NAME: usize = 40;

/// A table with a row for each period.
pub struct BothSides {
    pub grid: Grid,
    pub shape: TableShape,
    /// What the figures are called.
    pub name: String,
    /// Whether nothing in the table says so.
    pub is_name_given: bool,
}

/// The period a column name says a half of, or all.
#[derive(Clone, Copy)]
enum Side {
    Year(i16),
    Month(Date),
    Day(Date),
    Part(BarePeriod),
}

/// The same table by period; `None` unless both its sides are periods. `name` is what its figures are
/// called where nothing in it says so.
pub fn by_period(grid: &Grid, table: &TableShape, name: &str) -> Option<BothSides> {
    let header = table.header_record?;
    let width = table.headers.len();
    if !(2..=MOST_ROWS).contains(&table.rows.len()) || width < 3 {
        return None;
    }
    let mut sides: Vec<(usize, Side)> = Vec::new();
    for column in 1..width {
        let cell = grid.field(header, column).trim();
        if !cell.is_empty() && !is_total_word(cell) {
            sides.push((column, side(cell)?));
        }
    }
    let corner = one_line(grid.field(header, 0));
    let labels: Vec<(usize, &str)> =
        table.rows.iter().map(|record| (record, grid.field(record, 0).trim())).collect();
    let mut rows: Vec<(String, usize, usize)> = Vec::new();
    let mut n_blank = 0;
    for (column, side) in &sides {
        for (record, label) in labels.iter().filter(|(_, label)| !is_total_word(label)) {
            match (placed(*side, label, &corner), is_blank(grid.field(*record, *column))) {
                (Some(date), false) => rows.push((date, *record, *column)),
                (_, true) => n_blank += 1,
                // 30 February, which sheets made by hand fill with 0.
                (None, false) if is_no_day(*side, label) => n_blank += 1,
                (None, false) => return None,
            }
        }
    }
    if sides.len() < 2 || rows.len() < 4 || rows.len() < n_blank {
        return None;
    }
    let own = Some(corner).filter(|corner| names_figures(corner));
    let titled = || table.title.clone().filter(|title| names_figures(title));
    let own = own.or_else(titled);
    let is_name_given = own.is_none();
    let name = own.unwrap_or_else(|| name.to_owned());
    let mut by_period = Grid::default();
    let are_hours = sides.iter().any(|(_, side)| matches!(side, Side::Day(_)));
    let mut push = |cells: [&str; 3]| {
        for (place, cell) in cells.into_iter().enumerate() {
            if place != 1 || are_hours {
                by_period.push(cell);
            }
        }
        by_period.end_record();
    };
    push(["Date", "Hour", &name]);
    for (date, record, column) in &rows {
        push([date, grid.field(*record, 0), grid.field(*record, *column)]);
    }
    let mut shape = find(&by_period, 0, TableSplit::One).into_iter().next()?;
    shape.title.clone_from(&table.title);
    shape.preamble.clone_from(&table.preamble);
    shape.facts.clone_from(&table.facts);
    Some(BothSides { grid: by_period, shape, name, is_name_given })
}

fn side(cell: &str) -> Option<Side> {
    match dates::parse(cell) {
        Some(DateToken::Year(year)) => Some(Side::Year(year)),
        Some(DateToken::Month(first)) => Some(Side::Month(first)),
        Some(DateToken::Day(day)) => Some(Side::Day(day)),
        _ => time_axis::bare_period(cell).map(Side::Part),
    }
}

/// The date of a column name and the label of a row together; `None` where they make none.
fn placed(side: Side, label: &str, corner: &str) -> Option<String> {
    let part = || time_axis::bare_period(label).or_else(|| time_axis::counted(corner, label));
    match side {
        Side::Year(year) => written(part()?, year),
        Side::Part(part) => match dates::parse(label)? {
            DateToken::Year(year) => written(part, year),
            _ => None,
        },
        Side::Month(first) => {
            let is_number = (1..=2).contains(&label.len());
            let n: i8 = label.trim_end_matches('.').parse().ok().filter(|_| is_number)?;
            let day = Date::new(first.year(), first.month(), n).ok()?;
            Some(day.strftime("%Y-%m-%d").to_string())
        }
        Side::Day(day) => is_hour(label).then(|| day.strftime("%Y-%m-%d").to_string()),
    }
}

/// Whether a month has no such day, although others have.
fn is_no_day(side: Side, label: &str) -> bool {
    matches!(side, Side::Month(_)) && ["29", "30", "31"].contains(&label)
}

/// "2026-03", "Q1 2026", "2026-W07".
fn written(part: BarePeriod, year: i16) -> Option<String> {
    let start = part.start(year)?;
    match part.cadence() {
        Cadence::Month => Some(start.strftime("%Y-%m").to_string()),
        Cadence::Quarter => Some(format!("Q{} {year}", (start.month() + 2) / 3)),
        Cadence::Week => Some(start.strftime("%G-W%V").to_string()),
        Cadence::Day | Cadence::Year => None,
    }
}

/// "00:00", "13", "1 pm".
fn is_hour(label: &str) -> bool {
    let digits = label.trim_end_matches(|c: char| c.is_alphabetic() || c == '.' || c == ' ');
    let hour = digits.split(':').next().unwrap_or_default();
    (1..=2).contains(&hour.len()) && hour.parse::<u8>().is_ok_and(|hour| hour <= 24)
}

/// Whether a corner or a title says what was counted, and not which periods stand below.
fn names_figures(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= LONGEST_NAME
        && !is_date_word(text)
        && time_axis::counted(text, "1").is_none()
        && !names_hour(&key(text))
        && !time_axis::names_years(text)
        && !text.bytes().any(|byte| byte.is_ascii_digit())
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
        let found = by_period(&grid, &shape, "sheet").map(|found| {
            let line = |row| found.grid.record(row).collect::<Vec<_>>().join(",");
            (0..found.grid.n_records()).map(line).collect::<Vec<_>>()
        });
        let expected =
            expected.map(|lines| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>());
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn periods_on_both_sides_become_rows() {
        check(
            "Followers,2025,2026\nJan,10,12\nFeb,11,13\nMar,12,\n",
            Some(&[
                "Date,Followers",
                "2025-01,10",
                "2025-02,11",
                "2025-03,12",
                "2026-01,12",
                "2026-02,13",
            ]),
        );
        check(
            "Year,Jan,Feb,Mar\n2025,10,11,12\n2026,12,13,14\n",
            Some(&[
                "Date,sheet",
                "2025-01,10",
                "2026-01,12",
                "2025-02,11",
                "2026-02,13",
                "2025-03,12",
                "2026-03,14",
            ]),
        );
        check(
            "Quarter,2025,2026\nQ1,10,12\nQ2,11,13\nTotal,21,25\n",
            Some(&["Date,sheet", "Q1 2025,10", "Q2 2025,11", "Q1 2026,12", "Q2 2026,13"]),
        );
        check(
            "Week,2025,2026\n1,10,12\n2,11,13\n",
            Some(&["Date,sheet", "2025-W01,10", "2025-W02,11", "2026-W01,12", "2026-W02,13"]),
        );
        check(
            "Day,Feb 2026,Mar 2026\n1,10,12\n28,11,13\n31,0,14\n",
            Some(&[
                "Date,sheet",
                "2026-02-01,10",
                "2026-02-28,11",
                "2026-03-01,12",
                "2026-03-28,13",
                "2026-03-31,14",
            ]),
        );
        check(
            "Hour,2026-06-01,2026-06-02,2026-06-03\n00:00,10,12,14\n01:00,11,13,15\n",
            Some(&[
                "Date,Hour,sheet",
                "2026-06-01,00:00,10",
                "2026-06-01,01:00,11",
                "2026-06-02,00:00,12",
                "2026-06-02,01:00,13",
                "2026-06-03,00:00,14",
                "2026-06-03,01:00,15",
            ]),
        );
    }

    #[test]
    fn other_tables_stay_as_they_are() {
        check("KPI,2025,2026\nReach,10,12\nLikes,11,13\n", None);
        check("Country,Jan 2026,Feb 2026\nGermany,10,12\nFrance,11,13\n", None);
        check("Month,Visits,Orders\nJan,10,12\nFeb,11,13\n", None);
        check("Age,2025,2026\n18,10,12\n24,11,13\n", None);
    }
}

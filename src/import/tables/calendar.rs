//! Tables with two sides of a date: months down and years across, days of the month down and months
//! across. Each cell is the figure of one period.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{TableShape, TableSplit, find, is_date_word, is_total_word, with_header};
use crate::import::cells::clean::visible;
use crate::import::cells::dates::{self, DateToken};
use crate::import::columns::time_axis;
use crate::import::lines::grid::Grid;
use crate::import::meaning::aliases::{is_compared, key};
use crate::model::Cadence;

/// Rows of the longest such table: the weeks of a year, and their total.
const MOST_ROWS: usize = 60;

/// The same table with a row for each period; `None` where its dates have not two sides.
pub fn unrolled(grid: &Grid, table: &TableShape) -> Option<(Grid, TableShape)> {
    let header = table.header_record?;
    if !(2..=MOST_ROWS).contains(&table.rows.len()) || table.headers.len() < 2 {
        return None;
    }
    let above: BTreeMap<usize, DateToken> = (1..table.headers.len())
        .filter_map(|column| Some((column, dates::parse(grid.field(header, column))?)))
        .collect();
    let is_beside = |column: usize| {
        let name = &table.headers[column];
        above.contains_key(&column)
            || is_total_word(name)
            || is_compared(&key(name))
            || name.contains(['%', 'Δ'])
    };
    if above.len() < 2 || !(1..table.headers.len()).all(is_beside) {
        return None;
    }
    let mut cells: BTreeMap<String, &str> = BTreeMap::new();
    for record in &table.rows {
        let side = grid.field(record, 0);
        for (column, token) in &above {
            match period(side, *token)? {
                // There is no 30 February.
                Period::None => {}
                Period::Of(name) => {
                    cells.insert(name, grid.field(record, *column));
                }
            }
        }
    }
    // "Visits" in the corner says what was counted, "Month" does not.
    let corner = Some(table.headers[0].as_str())
        .filter(|name| !is_date_word(name) && !grid.field(header, 0).trim().is_empty());
    let name = corner.or(table.title.as_deref()).unwrap_or_default();
    let mut unrolled = Grid::default();
    for cell in ["Date", name] {
        unrolled.push(cell);
    }
    unrolled.end_record();
    for (period, cell) in &cells {
        unrolled.push(period);
        unrolled.push(cell);
        unrolled.end_record();
    }
    let found = find(&unrolled, 0, TableSplit::One).into_iter().next()?;
    // The names are in the first line also where what was counted has none.
    let mut shape = with_header(&unrolled, &found, Some(0))?;
    shape.title.clone_from(&table.title);
    shape.preamble.clone_from(&table.preamble);
    shape.facts.clone_from(&table.facts);
    Some((unrolled, shape))
}

/// The period of a cell.
enum Period {
    Of(String),
    /// The calendar has none.
    None,
}

/// The period of a row below that of a column; `None` where they do not go together.
fn period(side: &str, above: DateToken) -> Option<Period> {
    let side = visible(side);
    match above {
        DateToken::Year(year) => {
            let part = time_axis::bare_period(&side)?;
            let Some(start) = part.start(year) else { return Some(Period::None) };
            Some(Period::Of(match part.cadence() {
                Cadence::Week => start.strftime("%G-W%V").to_string(),
                Cadence::Quarter => format!("{year}-Q{}", (start.month() + 2) / 3),
                _ => start.strftime("%Y-%m").to_string(),
            }))
        }
        DateToken::Month(first) => {
            let is_short = side.len() <= 2 && side.bytes().all(|byte| byte.is_ascii_digit());
            let day: i8 = side.parse().ok().filter(|day| is_short && (1..=31).contains(day))?;
            Some(match Date::new(first.year(), first.month(), day) {
                Ok(day) => Period::Of(day.to_string()),
                Err(_) => Period::None,
            })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::lines::even::Runs;
    use crate::import::lines::records;
    use crate::import::progress::NoProgress;

    fn check(text: &str, expected: &[&str]) {
        let (grid, _) = records::read(text, b',', Runs::ANY, &NoProgress);
        let shape = find(&grid, 0, TableSplit::Found).remove(0);
        let lines = unrolled(&grid, &shape).map_or_else(Vec::new, |(grid, _)| {
            let line = |row| grid.record(row).collect::<Vec<_>>().join(",");
            (0..grid.n_records()).map(line).collect()
        });
        assert_eq!(lines, expected, "{text}");
    }

    #[test]
    fn each_cell_is_one_period() {
        check(
            "Visits,2024,2025,Total\nJan,10,20,30\nFeb,11,21,32\nTotal,21,41,62\n",
            &["Date,Visits", "2024-01,10", "2024-02,11", "2025-01,20", "2025-02,21"],
        );
        check(
            "Day,Jan 2026,Feb 2026\n28,1,7\n29,2,\n30,3,\n",
            &["Date,", "2026-01-28,1", "2026-01-29,2", "2026-01-30,3", "2026-02-28,7"],
        );
        // Measures below months are no days.
        check("KPI,Jan 2026,Feb 2026\nReach,1,2\nLikes,3,4\n", &[]);
        check("Country,2024,2025\nPeru,1,2\nChile,3,4\n", &[]);
    }
}

//! Periods below the longer ones they are parts of, as pivot tables have them: `2025`, and below it
//! `Nov`, `Dec`.

use jiff::civil::Date;

use super::TableShape;
use crate::import::cells::clean::visible;
use crate::import::cells::dates::{self, DateToken};
use crate::import::columns::time_axis;
use crate::import::lines::grid::Grid;
use crate::model::Cadence;

/// Columns at the left that may hold such periods.
const COLUMNS: usize = 2;

/// The records with the year in each of the periods below it, the years as totals, and the column;
/// `None` where no column holds such periods.
pub fn dated_down(grid: &Grid, table: &TableShape) -> Option<(Grid, usize)> {
    table.header_record?;
    let of_column = |column: usize| {
        let cells = table.rows.iter().map(|record| grid.field(record, column));
        Some((periods(cells)?, column))
    };
    let (periods, column) = (0..COLUMNS.min(table.headers.len())).find_map(of_column)?;
    let mut dated = Grid::default();
    for record in 0..grid.n_records() {
        let period = table.rows.place_of(record).and_then(|place| periods.get(place)?.as_ref());
        for (at, cell) in grid.record(record).enumerate() {
            match period.filter(|_| at == column) {
                Some(period) => dated.push(&text_of(period, cell)),
                None => dated.push(cell),
            }
        }
        dated.end_record();
    }
    Some((dated, column))
}

/// A period as a cell that says its year.
fn text_of(period: &DateToken, cell: &str) -> String {
    match period {
        DateToken::Year(year) => format!("Total: {year}"),
        DateToken::Day(day) => day.to_string(),
        DateToken::Month(first) => first.strftime("%Y-%m").to_string(),
        DateToken::Week(first) => first.strftime("%G-W%V").to_string(),
        DateToken::Quarter(first) => format!("{}-Q{}", first.year(), (first.month() + 2) / 3),
        _ => cell.to_owned(),
    }
}

/// The period of each cell; `None` where a column holds anything else. A pivot table is short.
fn periods<'a>(cells: impl Iterator<Item = &'a str>) -> Option<Vec<Option<DateToken>>> {
    const MOST: usize = 2_000;
    let mut cells = cells.peekable();
    let first = dates::parse(cells.peek()?);
    if !matches!(first, Some(DateToken::Year(_))) {
        return None;
    }
    let mut year = 0;
    let (mut n_years, mut n_parts) = (0, 0);
    let mut periods = Vec::new();
    for cell in cells {
        let cell = visible(cell);
        let token = match dates::parse(&cell) {
            Some(DateToken::Year(own)) => {
                (year, n_years) = (own, n_years + 1);
                DateToken::Year(own)
            }
            Some(DateToken::NoYear { month, day }) => {
                n_parts += 1;
                DateToken::Day(Date::new(year, month, day).ok()?)
            }
            _ => {
                n_parts += 1;
                let period = time_axis::bare_period(&cell)?;
                let start = period.start(year)?;
                match period.cadence() {
                    Cadence::Week => DateToken::Week(start),
                    Cadence::Quarter => DateToken::Quarter(start),
                    _ => DateToken::Month(start),
                }
            }
        };
        periods.push(Some(token));
        if periods.len() > MOST {
            return None;
        }
    }
    (n_parts > 1 && n_parts >= n_years).then_some(periods)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn months_stand_in_the_year_above_them() {
        let of = |cells: &[&str]| periods(cells.iter().copied());
        let month = |year, month| Some(DateToken::Month(date(year, month, 1)));
        let year = |year| Some(DateToken::Year(year));
        assert_eq!(
            of(&["2024", "Nov", "Dec", "2025", "Jan"]),
            Some(vec![year(2024), month(2024, 11), month(2024, 12), year(2025), month(2025, 1)])
        );
        assert_eq!(of(&["2024", "2025"]), None);
        assert_eq!(of(&["Nov", "Dec"]), None);
        assert_eq!(of(&["2024", "Nov", "Paid"]), None);
    }
}

//! Weeks, months and quarters without a year, and days without a month: `W12`, `März`, `Q1`, bare
//! numbers below a name that says what they count.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::parts::{self, DAYS, MONTHS, QUARTERS, WEEKS, is_one};
use crate::import::cells::clean::visible;
use crate::import::cells::dates::{self, BarePeriod, DateToken};
use crate::import::cells::missing;
use crate::import::cells::months::month_number;
use crate::import::tables::{is_date_word, is_row_labels};
use crate::model::Cadence;

/// The periods of a column of such cells, one for each; `None` where it holds something else.
/// `month` is the month the table says it is about.
pub(super) fn periods<'a>(
    header: &str,
    cells: impl Iterator<Item = &'a str> + Clone,
    month: Option<Date>,
) -> Option<Vec<Option<DateToken>>> {
    // A name with a number says the year of its figures, and rows of a pivot table sum others up.
    let is_open = || !header.contains(|c: char| c.is_ascii_digit()) && !is_row_labels(header);
    let counts = Counts::of(header)
        .or_else(|| (is_open() && are_months_in_order(cells.clone())).then_some(Counts::Nothing))?;
    let read: Vec<Option<DateToken>> =
        cells.clone().map(|cell| counts.token(cell, month)).collect();
    let n_read = read.iter().flatten().count();
    let n = cells.filter(|cell| !missing::is_missing(cell)).count();
    let mut distinct: Vec<_> = read.iter().flatten().collect();
    distinct.dedup();
    // Nearly all of them: "Q1" to "Q5" are questions, and "May" alone may be a name.
    (n_read > 1 && n_read * 10 >= n * 9 && distinct.len() > 1).then_some(read)
}

/// Whether cells are the names of months that follow each other, whatever their column is called.
fn are_months_in_order<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    const FEWEST: usize = 4;
    const MOST: usize = 120;
    let mut months: Vec<i8> = Vec::new();
    for cell in cells.filter(|cell| !missing::is_missing(cell)) {
        let cell = visible(cell);
        match month_number(dates::without_note(&cell).trim_end_matches('.')) {
            Some(month) if months.len() < MOST => months.push(month),
            _ => return false,
        }
    }
    months.dedup();
    let next = |month: i8| month % 12 + 1;
    months.len() >= FEWEST
        && (months.windows(2).all(|pair| pair[1] == next(pair[0]))
            || months.windows(2).all(|pair| pair[0] == next(pair[1])))
}

/// What numbers of a column count.
#[derive(Clone, Copy)]
enum Counts {
    Periods(Cadence),
    DaysOfMonth,
    /// Nothing: only names of periods are read.
    Nothing,
}

impl Counts {
    fn of(header: &str) -> Option<Self> {
        Some(match header {
            _ if is_one(MONTHS, header) => Self::Periods(Cadence::Month),
            _ if is_one(QUARTERS, header) => Self::Periods(Cadence::Quarter),
            _ if is_one(WEEKS, header) => Self::Periods(Cadence::Week),
            _ if is_one(DAYS, header) => Self::DaysOfMonth,
            _ if is_date_word(header) => Self::Nothing,
            _ => return None,
        })
    }

    fn token(self, cell: &str, month: Option<Date>) -> Option<DateToken> {
        let cell = visible(cell);
        if let Some(found) = named(&cell) {
            return Some(DateToken::Bare(found));
        }
        let is_short = cell.len() <= 2 && cell.bytes().all(|byte| byte.is_ascii_digit());
        let n: i8 = cell.parse().ok().filter(|_| is_short)?;
        match self {
            Self::Periods(cadence) => BarePeriod::new(cadence, n).map(DateToken::Bare),
            Self::DaysOfMonth => {
                let day = month?.checked_add((parts::day_of_month(&cell)? - 1).days()).ok()?;
                (day.month() == month?.month()).then_some(DateToken::Day(day))
            }
            Self::Nothing => None,
        }
    }
}

/// The week, month or quarter that a bare number is below a name that says what it counts.
pub fn counted(header: &str, cell: &str) -> Option<BarePeriod> {
    match Counts::of(header)?.token(cell, None)? {
        DateToken::Bare(period) => Some(period),
        _ => None,
    }
}

/// "März", "Sept.", "KW 12", "Week 3", "Q1", "2. Quartal".
pub fn named(cell: &str) -> Option<BarePeriod> {
    let cell = dates::without_note(cell);
    if let Some(month) = month_number(cell.trim_end_matches('.')) {
        return BarePeriod::new(Cadence::Month, month);
    }
    dates::bare_week_or_quarter(cell)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[track_caller]
    fn check(header: &str, cells: &[&str], cadence: Cadence, expected: &[i8]) {
        let found = periods(header, cells.iter().copied(), None).unwrap_or_default();
        let expected: Vec<_> =
            expected.iter().map(|n| BarePeriod::new(cadence, *n).map(DateToken::Bare)).collect();
        assert_eq!(found, expected, "{header}: {cells:?}");
    }

    #[test]
    fn periods_without_a_year_are_read_below_a_name_that_announces_time() {
        check("Week", &["Week 12", "Week 13"], Cadence::Week, &[12, 13]);
        check("Period", &["W51", "W52", "W01"], Cadence::Week, &[51, 52, 1]);
        check("Woche", &["KW 7", "KW8"], Cadence::Week, &[7, 8]);
        check("Week", &["12", "13"], Cadence::Week, &[12, 13]);
        check("Monat", &["Januar", "Feb.", "März"], Cadence::Month, &[1, 2, 3]);
        check("Month", &["01", "2"], Cadence::Month, &[1, 2]);
        check("Quarter", &["Q1", "Q2"], Cadence::Quarter, &[1, 2]);
        check("Quartal", &["1. Quartal", "2. Quartal"], Cadence::Quarter, &[1, 2]);
        check("Anything", &["Nov", "Dez.", "Januar", "Feb*"], Cadence::Month, &[11, 12, 1, 2]);
        check(
            "Woche",
            &["KW 18 (27.04.-03.05.)", "KW 19 (04.05.-10.05.)"],
            Cadence::Week,
            &[18, 19],
        );
        check("Week", &["Wk 19 (4 May - 10 May)", "Wk 20"], Cadence::Week, &[19, 20]);
    }

    #[test]
    fn other_cells_are_no_periods() {
        let check = |header: &str, cells: &[&str]| {
            assert_eq!(periods(header, cells.iter().copied(), None), None, "{header}: {cells:?}");
        };
        check("Question", &["Q1", "Q2"]);
        check("Name", &["May", "June"]);
        check("Name", &["May", "June", "April", "August"]);
        check("Quarter", &["Q1", "Q2", "Q3", "Q4", "Q5"]);
        check("Month", &["Month 1", "Month 2"]);
        check("Period", &["1", "2", "3"]);
        check("Day", &["1", "2", "3"]);
        check("Month", &["May", "May"]);
        check("Week", &["54", "55"]);
    }

    #[test]
    fn days_by_number_lie_in_the_month_the_table_is_about() {
        let found = periods("Day", ["1", "2", "29", "31"].into_iter(), Some(date(2024, 2, 1)));
        assert_eq!(found, None, "February has no 31st, and one in four is too many");
        let cells = ["1", "2", "29"];
        let days =
            cells.map(|cell| cell.parse::<i8>().ok().map(|n| DateToken::Day(date(2024, 2, n))));
        assert_eq!(periods("Day", cells.into_iter(), Some(date(2024, 2, 1))), Some(days.to_vec()));
    }
}

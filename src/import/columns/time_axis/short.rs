//! Days in figures without a year: `12/31`, `31.12.`; which number is the day is told by the whole
//! column, and where nothing tells it no day is read.

use jiff::civil::Date;

use crate::import::cells::clean::visible;
use crate::import::cells::dates::{self, DateToken};

/// A year in which every day of the calendar exists.
const LEAP_YEAR: i16 = 2024;

/// The two numbers of such a cell.
pub(super) fn numbers(cell: &str) -> Option<(i8, i8)> {
    let cell = visible(cell);
    let (first, second) =
        dates::without_weekday(&cell).trim_end_matches('.').split_once(['/', '.', '-'])?;
    let number = |text: &str| -> Option<i8> {
        let is_short = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        text.parse().ok().filter(|number| is_short && (1..=31).contains(number))
    };
    Some((number(first)?, number(second)?))
}

/// The days of a column of such cells.
pub(super) fn days<'a>(cells: impl Iterator<Item = &'a str> + Clone) -> Vec<Option<DateToken>> {
    let pairs: Vec<Option<(i8, i8)>> = cells.clone().map(numbers).collect();
    let Some(is_day_first) = is_day_first(cells, &pairs) else { return vec![None; pairs.len()] };
    let token = |pair: &Option<(i8, i8)>| {
        let day = day(*pair.as_ref()?, is_day_first)?;
        Some(DateToken::NoYear { month: day.month(), day: day.day() })
    };
    pairs.iter().map(token).collect()
}

fn day((first, second): (i8, i8), is_day_first: bool) -> Option<Date> {
    let (month, day) = if is_day_first { (second, first) } else { (first, second) };
    Date::new(LEAP_YEAR, month, day).ok()
}

/// A number above 12, points between the numbers, or else the order in which neighbouring rows are
/// neighbouring days.
fn is_day_first<'a>(
    mut cells: impl Iterator<Item = &'a str>,
    pairs: &[Option<(i8, i8)>],
) -> Option<bool> {
    let known = || pairs.iter().flatten();
    let n_days_first = known().filter(|pair| pair.0 > 12).count();
    let n_months_first = known().filter(|pair| pair.1 > 12).count();
    match (n_days_first, n_months_first) {
        (0, 0) => {}
        (_, 0) => return Some(true),
        (0, _) => return Some(false),
        _ => return None,
    }
    if cells.any(|cell| dates::without_weekday(cell.trim()).contains('.')) {
        return Some(true);
    }
    let n_daily = |is_day_first: bool| {
        let days: Vec<Date> = known().filter_map(|pair| day(*pair, is_day_first)).collect();
        days.windows(2).filter(|pair| (pair[1] - pair[0]).get_days().abs() == 1).count()
    };
    let (day_first, month_first) = (n_daily(true), n_daily(false));
    (day_first != month_first).then_some(day_first > month_first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cells: &[&str], expected: &[(i8, i8)]) {
        let found: Vec<(i8, i8)> = days(cells.iter().copied())
            .into_iter()
            .filter_map(|token| match token {
                Some(DateToken::NoYear { month, day }) => Some((month, day)),
                _ => None,
            })
            .collect();
        assert_eq!(found, expected, "{cells:?}");
    }

    #[test]
    fn days_without_a_year_are_read_where_the_column_tells_the_order() {
        check(&["12/30", "12/31", "1/1"], &[(12, 30), (12, 31), (1, 1)]);
        check(&["30.12.", "31.12.", "01.01."], &[(12, 30), (12, 31), (1, 1)]);
        check(&["1/4", "2/4", "3/4"], &[(4, 1), (4, 2), (4, 3)]);
        check(&["4/1", "4/2", "4/3"], &[(4, 1), (4, 2), (4, 3)]);
        check(&["1.2.", "5.6."], &[(2, 1), (6, 5)]);
        check(&["1/2", "5/6"], &[]);
        check(&["Mo 24.02.", "Di. 25.02."], &[(2, 24), (2, 25)]);
        check(&["Mon. 2/24", "Tue. 2/25"], &[(2, 24), (2, 25)]);
        check(&["13/2", "2/13"], &[]);
    }
}

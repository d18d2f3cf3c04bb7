//! Which of day and month comes first in a column of dates, and how that was decided.

use std::cmp::Ordering;

use jiff::civil::Date;

use crate::import::cells::dates::{DateToken, Numbers};

/// Which of day, month and year comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateOrder {
    YearMonthDay,
    DayMonthYear,
    MonthDayYear,
}

impl DateOrder {
    pub const ALL: [Self; 3] = [Self::YearMonthDay, Self::DayMonthYear, Self::MonthDayYear];

    /// As the command line's JSON has it.
    pub fn code(self) -> &'static str {
        match self {
            Self::YearMonthDay => "ymd",
            Self::DayMonthYear => "dmy",
            Self::MonthDayYear => "mdy",
        }
    }

    /// As a chooser shows it.
    pub fn label(self) -> &'static str {
        match self {
            Self::YearMonthDay => "Year, month, day",
            Self::DayMonthYear => "Day, month, year",
            Self::MonthDayYear => "Month, day, year",
        }
    }
}

/// What an order of day and month was told by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecidedBy {
    /// The dates themselves, or the user.
    Dates,
    /// How the rows follow each other: every date fits both orders.
    Rows,
}

/// The order of a column.
pub(in crate::import) struct Decision {
    pub order: DateOrder,
    /// A sentence.
    pub reason: String,
    /// Whether the other order fits as well and the user should look.
    pub is_uncertain: bool,
    pub by: DecidedBy,
}

fn decision(order: DateOrder, reason: impl Into<String>, is_uncertain: bool) -> Decision {
    Decision { order, reason: reason.into(), is_uncertain, by: DecidedBy::Dates }
}

/// Decides over all rows; `wanted` is the user's order.
pub(in crate::import) fn decide(
    tokens: &[Option<DateToken>],
    wanted: Option<DateOrder>,
) -> Decision {
    let pairs = numbers(tokens);
    if pairs.is_empty() {
        let order = wanted.unwrap_or(DateOrder::YearMonthDay);
        return decision(order, "Every date says by itself what is day and month", false);
    }
    if let Some(order) = wanted.filter(|order| *order != DateOrder::YearMonthDay) {
        return decision(order, "Chosen by you", false);
    }
    let days_first = pairs.iter().filter(|numbers| numbers.first > 12).count();
    let months_first = pairs.iter().filter(|numbers| numbers.second > 12).count();
    let of = pairs.len();
    match (days_first, months_first) {
        (0, 0) => {
            let by_rows = || Decision { by: DecidedBy::Rows, ..decide_by_rows(&pairs) };
            decide_by_sure_days(tokens).unwrap_or_else(by_rows)
        }
        (n, 0) => {
            let reason = format!("The first number is above 12 in {n} of {of} dates");
            decision(DateOrder::DayMonthYear, reason, false)
        }
        (0, n) => {
            let reason = format!("The second number is above 12 in {n} of {of} dates");
            decision(DateOrder::MonthDayYear, reason, false)
        }
        (days, months) => {
            let order =
                if days > months { DateOrder::DayMonthYear } else { DateOrder::MonthDayYear };
            let reason = format!(
                "{days} dates can only be day/month and {months} only month/day; the more frequent order was taken"
            );
            decision(order, reason, true)
        }
    }
}

/// Whether all dates can be read with the day first, and with the month first; `None` without
/// dates in which that is a question.
pub(in crate::import) fn fitting(tokens: &[Option<DateToken>]) -> Option<[bool; 2]> {
    let pairs = numbers(tokens);
    let fits = |is_day_first| pairs.iter().all(|pair| pair.in_order(is_day_first).is_some());
    (!pairs.is_empty()).then(|| [fits(true), fits(false)])
}

/// The first row whose day and month could be exchanged; without one the first that has both in
/// figures.
pub fn first_open(tokens: &[Option<DateToken>]) -> Option<usize> {
    let is_open = |numbers: &Numbers| {
        numbers.first != numbers.second && numbers.first <= 12 && numbers.second <= 12
    };
    let find = |fits: &dyn Fn(&Numbers) -> bool| {
        tokens.iter().position(|token| match token {
            Some(DateToken::Numeric(numbers)) => fits(numbers),
            Some(DateToken::NumericSpan { from, to }) => fits(from) || fits(to),
            _ => false,
        })
    };
    find(&is_open).or_else(|| find(&|_| true))
}

fn numbers(tokens: &[Option<DateToken>]) -> Vec<Numbers> {
    let mut pairs = Vec::new();
    for token in tokens.iter().flatten() {
        match *token {
            DateToken::Numeric(numbers) => pairs.push(numbers),
            DateToken::NumericSpan { from, to } => pairs.extend([from, to]),
            _ => {}
        }
    }
    pairs
}

/// Days among the others that say by themselves what they are: the order in which their neighbours
/// are the days beside them.
fn decide_by_sure_days(tokens: &[Option<DateToken>]) -> Option<Decision> {
    let n_beside = |is_day_first: bool| {
        let days: Vec<(Date, bool)> = tokens
            .iter()
            .flatten()
            .filter_map(|token| match *token {
                DateToken::Day(day) => Some((day, true)),
                DateToken::Numeric(numbers) => Some((numbers.in_order(is_day_first)?, false)),
                _ => None,
            })
            .collect();
        let is_beside = |pair: &&[(Date, bool)]| {
            pair[0].1 != pair[1].1 && (pair[1].0 - pair[0].0).get_days().abs() <= 1
        };
        days.windows(2).filter(is_beside).count()
    };
    let (day_first, month_first) = (n_beside(true), n_beside(false));
    let (order, n) = match day_first.cmp(&month_first) {
        Ordering::Greater => (DateOrder::DayMonthYear, day_first),
        Ordering::Less => (DateOrder::MonthDayYear, month_first),
        Ordering::Equal => return None,
    };
    let reason = "Read so they lie beside the days of the column that say by themselves what is day and month";
    // One neighbour may be so by chance.
    (n > 1 && day_first.min(month_first) == 0).then(|| decision(order, reason, false))
}

/// How neighbouring rows follow each other in one order of day and month.
struct Steps {
    /// Neighbours that are a day apart.
    n_daily: usize,
    /// Whether the rows are the first days of months that follow each other.
    are_months: bool,
    /// Whether the rows only go forward, or only back.
    are_sorted: bool,
}

fn steps(pairs: &[Numbers], is_day_first: bool) -> Steps {
    let days: Vec<Option<Date>> =
        pairs.iter().map(|numbers| numbers.in_order(is_day_first)).collect();
    let pairs_of_days: Vec<(Date, Date)> =
        days.windows(2).filter_map(|pair| pair[0].zip(pair[1])).collect();
    let n_daily = pairs_of_days.iter().filter(|(a, b)| (*b - *a).get_days().abs() == 1).count();
    let is_month_on = |(a, b): &(Date, Date)| {
        a.day() == 1 && b.day() == 1 && (28..=31).contains(&(*b - *a).get_days().abs())
    };
    let is_whole = days.iter().all(Option::is_some);
    Steps {
        n_daily,
        are_months: is_whole && pairs_of_days.len() > 1 && pairs_of_days.iter().all(is_month_on),
        are_sorted: is_whole
            && (pairs_of_days.iter().all(|(a, b)| a <= b)
                || pairs_of_days.iter().all(|(a, b)| a >= b)),
    }
}

/// Without a number above 12, the order wins that makes neighbouring rows neighbouring days, or
/// else the one in which the rows are sorted.
fn decide_by_rows(pairs: &[Numbers]) -> Decision {
    /// Months of a year: as many first days of months as a sheet of months has.
    const MONTHS: usize = 12;
    /// Rows that are not sorted by chance.
    const ROWS: usize = 5;
    let (day_first, month_first) = (steps(pairs, true), steps(pairs, false));
    let daily = |order: DateOrder, other: &Steps| {
        let name = if order == DateOrder::DayMonthYear { "day/month" } else { "month/day" };
        // The first twelve days of a January look like the twelve months of a year.
        if other.are_months {
            let (order, what) = match (pairs.len() >= MONTHS, order) {
                (true, DateOrder::MonthDayYear) => (DateOrder::DayMonthYear, "months"),
                (true, _) => (DateOrder::MonthDayYear, "months"),
                (false, order) => (order, "days"),
            };
            let reason = format!(
                "The rows follow each other as days in one order and as months in the other; {what} were taken"
            );
            return decision(order, reason, true);
        }
        decision(order, format!("Read as {name} the rows follow each other day by day"), false)
    };
    match day_first.n_daily.cmp(&month_first.n_daily) {
        Ordering::Greater => return daily(DateOrder::DayMonthYear, &month_first),
        Ordering::Less => return daily(DateOrder::MonthDayYear, &day_first),
        Ordering::Equal => {}
    }
    let is_likely = pairs.len() >= ROWS;
    match (day_first.are_sorted, month_first.are_sorted) {
        (true, false) => {
            let reason = "Read as day/month the rows are in order, as month/day they are not";
            decision(DateOrder::DayMonthYear, reason, !is_likely)
        }
        (false, true) => {
            let reason = "Read as month/day the rows are in order, as day/month they are not";
            decision(DateOrder::MonthDayYear, reason, !is_likely)
        }
        _ => {
            let are_alike = pairs.iter().all(|numbers| numbers.first == numbers.second);
            let reason = "No number is above 12, so both orders fit; month/day was taken";
            decision(DateOrder::MonthDayYear, reason, !are_alike)
        }
    }
}

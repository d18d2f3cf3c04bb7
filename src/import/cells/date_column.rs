//! A column of date cells to the first days of its periods: which cadence, and why.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::import::cells::date_order::{Decision, decide};
use crate::import::cells::date_years::{months_in_disguise, years_backwards};
use crate::import::cells::dates::DateToken;
use crate::model::{Cadence, Calendar};

pub use crate::import::cells::date_names::{are_half_exchanged, plain_days};
pub use crate::import::cells::date_order::{DateOrder, DecidedBy, first_open};
pub use crate::import::cells::date_years::{last_year_by, placed_by, year_by_weekdays};

/// The dates of a table's rows.
#[derive(Clone, Debug, PartialEq)]
pub struct DateColumn {
    /// For each row the first day of its period; `None` where there is none.
    pub starts: Vec<Option<Date>>,
    pub cadence: Cadence,
    pub order: DateOrder,
    /// How the order was decided, a sentence.
    pub reason: String,
    /// Whether both orders fit and the user should look.
    pub is_uncertain: bool,
    pub by: DecidedBy,
    /// Whether the file leaves the year out.
    pub lacks_year: bool,
    /// Whether the weeks of the file do not begin on Mondays and were put in the ISO week they
    /// share most days with.
    pub are_weeks_shifted: bool,
    /// Rows (places) whose first and last day are only a part of the period they were put in.
    pub partial: Vec<usize>,
    /// Rows (places) whose first and last day lie in different periods, so that they have none.
    pub astride: Vec<usize>,
    /// Rows (places) about another kind of period than most: months among days.
    pub unlike: Vec<usize>,
}

/// Reads a column. `wanted` is the user's order; `last_year` the last row's, for dates without one.
pub fn read(
    tokens: &[Option<DateToken>],
    wanted: Option<DateOrder>,
    last_year: Option<i16>,
) -> DateColumn {
    let mut column = read_days(tokens, wanted, last_year);
    column.step();
    column
}

/// The same, but days stay days however far they are apart.
pub fn read_days(
    tokens: &[Option<DateToken>],
    wanted: Option<DateOrder>,
    last_year: Option<i16>,
) -> DateColumn {
    let months = months_in_disguise(tokens);
    let tokens = months.as_deref().unwrap_or(tokens);
    let decision = decide(tokens, wanted);
    let lacks_year = tokens.iter().flatten().any(|token| {
        matches!(
            token,
            DateToken::NoYear { .. } | DateToken::NoYearSpan { .. } | DateToken::Bare(_)
        )
    });
    let years = last_year.map(|last| years_backwards(tokens, last));
    let times: Vec<Option<Time>> = tokens
        .iter()
        .enumerate()
        .map(|(row, token)| {
            time_of((*token)?, decision.order, years.as_ref().and_then(|years| years[row]))
        })
        .collect();
    let mut column = DateColumn::new(Vec::new(), grain(&times), decision);
    column.lacks_year = lacks_year;
    column.place(&times);
    column
}

/// [`read_days`] for days that each say by themselves what is what.
pub fn of_days(days: Vec<Option<Date>>, wanted: Option<DateOrder>) -> DateColumn {
    DateColumn::new(days, Cadence::Day, decide(&[], wanted))
}

/// What a row says, once order and year are known.
#[derive(Clone, Copy)]
enum Time {
    /// The first day of a period.
    Start(Date, Cadence),
    Span(Date, Date),
}

fn time_of(token: DateToken, order: DateOrder, year: Option<i16>) -> Option<Time> {
    let is_day_first = order == DateOrder::DayMonthYear;
    Some(match token {
        DateToken::Day(day) => Time::Start(day, Cadence::Day),
        DateToken::Week(day) => Time::Start(day, Cadence::Week),
        DateToken::Month(day) => Time::Start(day, Cadence::Month),
        DateToken::Quarter(day) => Time::Start(day, Cadence::Quarter),
        DateToken::Year(year) => Time::Start(Date::new(year, 1, 1).ok()?, Cadence::Year),
        DateToken::Numeric(numbers) => Time::Start(numbers.in_order(is_day_first)?, Cadence::Day),
        DateToken::NoYear { month, day } => {
            Time::Start(Date::new(year?, month, day).ok()?, Cadence::Day)
        }
        DateToken::Bare(period) => Time::Start(period.start(year?)?, period.cadence()),
        DateToken::Span { from, to } => Time::Span(from, to),
        DateToken::NumericSpan { from, to } => {
            Time::Span(from.in_order(is_day_first)?, to.in_order(is_day_first)?)
        }
        DateToken::NoYearSpan { from, to } => {
            let year = year?;
            let last_year = year.checked_add(i16::from(to < from))?;
            Time::Span(
                Date::new(year, from.0, from.1).ok()?,
                Date::new(last_year, to.0, to.1).ok()?,
            )
        }
    })
}

/// The cadence whose periods are exactly as long as a span, if one is. Weeks may begin on any day.
fn whole_period(from: Date, to: Date) -> Option<Cadence> {
    let calendar = Calendar::default();
    let is_whole = |cadence: &Cadence| {
        let period = calendar.period_of(*cadence, from);
        calendar.start(period) == from && calendar.end(period) == to
    };
    if from == to {
        return Some(Cadence::Day);
    }
    if (to - from).get_days() == 6 {
        return Some(Cadence::Week);
    }
    [Cadence::Month, Cadence::Quarter, Cadence::Year].into_iter().find(is_whole)
}

/// The shortest calendar period that holds a span.
fn period_around(from: Date, to: Date) -> Option<Cadence> {
    let calendar = Calendar::default();
    [Cadence::Week, Cadence::Month, Cadence::Quarter, Cadence::Year]
        .into_iter()
        .find(|cadence| calendar.period_of(*cadence, from) == calendar.period_of(*cadence, to))
}

/// The kind of period most rows name. Spans that are no whole one count only beside nothing better.
fn grain(times: &[Option<Time>]) -> Cadence {
    let mut counts: BTreeMap<Cadence, usize> = BTreeMap::new();
    let mut around: BTreeMap<Cadence, usize> = BTreeMap::new();
    for time in times.iter().flatten() {
        let (found, counts) = match *time {
            Time::Start(_, cadence) => (Some(cadence), &mut counts),
            Time::Span(from, to) => match whole_period(from, to) {
                Some(cadence) => (Some(cadence), &mut counts),
                None => (period_around(from, to), &mut around),
            },
        };
        if let Some(cadence) = found {
            *counts.entry(cadence).or_default() += 1;
        }
    }
    let n = |counts: &BTreeMap<Cadence, usize>| counts.values().sum::<usize>();
    // A few whole periods among others are no reason to leave most rows without a place.
    if n(&counts) * 2 < n(&around) {
        for (cadence, n) in std::mem::take(&mut counts) {
            *around.entry(cadence).or_default() += n;
        }
    }
    let most = |counts: BTreeMap<Cadence, usize>| counts.into_iter().max_by_key(|(_, n)| *n);
    most(counts).or_else(|| most(around)).map_or(Cadence::Day, |(cadence, _)| cadence)
}

impl DateColumn {
    fn new(starts: Vec<Option<Date>>, cadence: Cadence, decision: Decision) -> Self {
        let Decision { order, reason, is_uncertain, by } = decision;
        Self {
            starts,
            cadence,
            order,
            reason,
            is_uncertain,
            by,
            lacks_year: false,
            are_weeks_shifted: false,
            partial: Vec::new(),
            astride: Vec::new(),
            unlike: Vec::new(),
        }
    }

    /// Finds the period of each row; rows of another grain have none.
    fn place(&mut self, times: &[Option<Time>]) {
        let calendar = Calendar::default();
        let cadence = self.cadence;
        for (row, time) in times.iter().enumerate() {
            let start = match *time {
                Some(Time::Start(day, found)) if found == cadence => Some(day),
                Some(Time::Start(..)) => {
                    self.unlike.push(row);
                    None
                }
                Some(Time::Span(from, to)) if whole_period(from, to) == Some(cadence) => {
                    let inside = if cadence == Cadence::Week { middle_of_week(from) } else { from };
                    let start = calendar.start(calendar.period_of(cadence, inside));
                    self.are_weeks_shifted |= start != from;
                    Some(start)
                }
                Some(Time::Span(from, to)) if cadence != Cadence::Day => {
                    let period = calendar.period_of(cadence, from);
                    let holds_both = period == calendar.period_of(cadence, to);
                    let rows = if holds_both { &mut self.partial } else { &mut self.astride };
                    rows.push(row);
                    holds_both.then(|| calendar.start(period))
                }
                Some(Time::Span(..)) => {
                    self.astride.push(row);
                    None
                }
                None => None,
            };
            self.starts.push(start);
        }
    }

    /// Days that stand a week, a month, a quarter or a year apart are periods of that length.
    pub fn step(&mut self) {
        if self.cadence != Cadence::Day {
            return;
        }
        self.put_into(cadence_by_steps(&self.starts));
    }

    /// Puts days into the periods of this length they lie in.
    pub(super) fn put_into(&mut self, cadence: Cadence) {
        self.cadence = cadence;
        if cadence == Cadence::Day {
            return;
        }
        let calendar = Calendar::default();
        let is_week = self.cadence == Cadence::Week;
        for start in self.starts.iter_mut().flatten() {
            // The middle of a week that begins on a Sunday lies in the ISO week it shares most
            // days with.
            let inside = if is_week { middle_of_week(*start) } else { *start };
            let period = calendar.start(calendar.period_of(self.cadence, inside));
            self.are_weeks_shifted |= is_week && period != *start;
            *start = period;
        }
    }
}

/// The days of a column, of equal ones that follow each other only the first.
pub(in crate::import) fn changes(starts: &[Option<Date>]) -> impl Iterator<Item = Date> {
    starts.chunk_by(|one, next| one == next).filter_map(|run| run[0])
}

/// The different days of a column, ascending. Equal days mostly follow each other, so far fewer are
/// sorted than there are rows.
pub(in crate::import) fn distinct(starts: &[Option<Date>]) -> Vec<Date> {
    let mut days: Vec<Date> = changes(starts).collect();
    days.sort_unstable();
    days.dedup();
    days
}

fn middle_of_week(start: Date) -> Date {
    start.saturating_add(jiff::Span::new().days(3))
}

fn cadence_by_steps(starts: &[Option<Date>]) -> Cadence {
    let days = distinct(starts);
    let steps: Vec<i32> = days.windows(2).map(|pair| (pair[1] - pair[0]).get_days()).collect();
    if steps.len() < 2 {
        return Cadence::Day;
    }
    let share_within = |range: std::ops::RangeInclusive<i32>| {
        steps.iter().filter(|step| range.contains(step)).count() * 10 >= steps.len() * 8
    };
    if share_within(7..=7) && steps.iter().all(|step| step % 7 == 0) {
        Cadence::Week
    } else if share_within(25..=36) {
        Cadence::Month
    } else if share_within(85..=97) {
        Cadence::Quarter
    } else if share_within(360..=370) {
        Cadence::Year
    } else {
        Cadence::Day
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::import::cells::dates;

    fn column(cells: &[&str]) -> DateColumn {
        let tokens: Vec<_> = cells.iter().map(|cell| dates::parse(cell)).collect();
        read(&tokens, None, None)
    }

    fn check(cells: &[&str], order: DateOrder, is_uncertain: bool, cadence: Cadence) {
        let column = column(cells);
        let found = (column.order, column.is_uncertain, column.cadence);
        assert_eq!(found, (order, is_uncertain, cadence), "{cells:?}: {}", column.reason);
    }

    proptest! {
        #[test]
        fn days_are_read_as_tokens_of_days_would_be(
            steps in prop::collection::vec(-3_i32..40, 0..30), length in prop::sample::select(vec![1, 7, 30, 91, 365])
        ) {
            let mut day = date(2001, 1, 1);
            let days: Vec<Date> = steps
                .iter()
                .map(|step| {
                    let step = if step % 5 > 0 { length } else { *step };
                    day = day.saturating_add(jiff::Span::new().days(step));
                    day
                })
                .collect();
            let tokens: Vec<_> = days.iter().map(|day| Some(DateToken::Day(*day))).collect();
            for wanted in [None, Some(DateOrder::DayMonthYear)] {
                let mut of_days = of_days(days.iter().copied().map(Some).collect(), wanted);
                of_days.step();
                prop_assert_eq!(of_days, read(&tokens, wanted, None));
            }
        }
    }

    #[test]
    fn the_whole_column_decides_the_order() {
        use DateOrder::{DayMonthYear, MonthDayYear, YearMonthDay};
        let day = Cadence::Day;
        check(&["2024-01-01", "2024-01-02"], YearMonthDay, false, day);
        check(&["01-01-2025", "01-02-2025", "12-31-2025"], MonthDayYear, false, day);
        check(&["22/12/2025", "9/9/2025"], DayMonthYear, false, day);
        check(&["01/02/2025", "02/02/2025", "03/02/2025"], DayMonthYear, false, day);
        check(&["01/02/2025", "01/03/2025", "01/04/2025"], MonthDayYear, true, day);
        check(&["02/03/2025", "02/04/2025", "02/05/2025"], MonthDayYear, false, day);
        check(&["05/03/2025", "06/03/2025", "02/04/2025"], DayMonthYear, false, day);
        let in_order = ["02/01/2025", "11/01/2025", "04/02/2025", "09/02/2025", "01/03/2025"];
        check(&in_order, DayMonthYear, false, day);
        check(&in_order[1..], DayMonthYear, true, day);
        let months: Vec<String> = (1..=12).map(|month| format!("01/{month:02}/2025")).collect();
        let months: Vec<&str> = months.iter().map(String::as_str).collect();
        check(&months, DayMonthYear, true, Cadence::Month);
        check(&["01/02/2025", "05/08/2025"], MonthDayYear, true, day);
        check(&["13/02/2025", "02/14/2025", "14/02/2025"], DayMonthYear, true, day);
    }

    #[test]
    fn the_steps_tell_the_cadence() {
        use DateOrder::YearMonthDay;
        check(&["2024-01-01", "2024-02-01", "2024-03-01"], YearMonthDay, false, Cadence::Month);
        check(&["2024-01-01", "2024-01-08", "2024-01-15"], YearMonthDay, false, Cadence::Week);
        check(&["2024-01-01", "2024-04-01", "2024-07-01"], YearMonthDay, false, Cadence::Quarter);
        check(&["2011", "2012"], YearMonthDay, false, Cadence::Year);
        check(&["2024-01", "2024-02"], YearMonthDay, false, Cadence::Month);
        check(&["2024-01-05", "2024-01-01", "2024-01-02"], YearMonthDay, false, Cadence::Day);
        assert_eq!(
            column(&["2024-01-03", "2024-02-02", "2024-03-03"]).starts[2],
            Some(date(2024, 3, 1))
        );
    }

    #[test]
    fn weeks_that_begin_on_sundays_go_where_most_of_their_days_are() {
        let column = column(&["2024-01-07", "2024-01-14", "2024-01-21"]);
        assert!(column.are_weeks_shifted);
        assert_eq!(column.starts[0], Some(date(2024, 1, 8)));
    }

    #[test]
    fn years_left_out_are_counted_back_from_the_last_row() {
        let cells = ["December 30", "December 31", "January 1", "February 28"];
        let tokens: Vec<_> = cells.iter().map(|cell| dates::parse(cell)).collect();
        assert_eq!(read(&tokens, None, None).starts, [None; 4]);
        let starts = read(&tokens, None, Some(2026)).starts;
        assert_eq!((starts[0], starts[3]), (Some(date(2025, 12, 30)), Some(date(2026, 2, 28))));
        assert_eq!(last_year_by(&tokens, date(2026, 3, 1)), Some(2026));
        assert_eq!(last_year_by(&tokens, date(2026, 2, 1)), Some(2025));
        let hours: Vec<_> = tokens.iter().flat_map(|token| [*token; 24]).collect();
        assert_eq!(last_year_by(&hours, date(2026, 3, 1)), Some(2026));
        let mixed = ["July 16", "May 3", "June 8", "March 1", "May 9", "April 1"];
        let mixed: Vec<_> = mixed.iter().map(|cell| dates::parse(cell)).collect();
        assert_eq!(last_year_by(&mixed, date(2026, 3, 1)), None);
        assert_eq!(read(&mixed, None, Some(2026)).starts, [None; 6]);
        let placed = placed_by(&mixed, date(2026, 5, 5), false).unwrap();
        let starts = read(&placed, None, None).starts;
        assert_eq!((starts[0], starts[1]), (Some(date(2025, 7, 16)), Some(date(2026, 5, 3))));
        assert_eq!((starts[4], starts[5]), (Some(date(2025, 5, 9)), Some(date(2026, 4, 1))));
        assert_eq!(placed_by(&tokens, date(2026, 3, 1), false), None);
        let newest_first: Vec<_> = tokens.iter().rev().copied().collect();
        assert_eq!(read(&newest_first, None, Some(2026)).starts[3], Some(date(2025, 12, 30)));
    }
}

//! Two neighbouring columns with the first and the last day of what rows are about, whatever they are
//! called.

use std::collections::BTreeSet;

use jiff::Span;
use jiff::civil::Date;

use super::DateSource;
use super::claim::{Claim, is_late};
use crate::import::cells::clean::normal;
use crate::import::cells::date_column::{self, plain_days};
use crate::import::cells::dates::{self, DateToken};
use crate::import::cells::missing;
use crate::import::lines::grid::Grid;
use crate::import::meaning::made_at;
use crate::import::meaning::stated_period::{PeriodFit, StatedPeriod};
use crate::import::tables::TableShape;
use crate::model::Cadence;

/// What such columns are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// One stretch of several days in all rows: that of the report.
    OfReport { first: usize, last: usize },
    /// Each row begins and ends on one day.
    Days { first: usize, last: usize, are_one: bool },
    /// Weeks, months or other stretches that follow each other.
    Periods { first: usize, last: usize },
}

/// Rows looked at.
const SAMPLE: usize = 300;

impl Stretch {
    /// The time axis it makes, and how good it is beside the claims of single columns.
    pub(super) fn axis(self) -> Option<(Claim, DateSource)> {
        match self {
            Self::OfReport { .. } => None,
            // Of one day alone the rows may say more in a column that is plainly called "Date".
            Self::Days { first, are_one: true, .. } => {
                Some((Claim::Plain, DateSource::Column(first)))
            }
            Self::Days { first, .. } => Some((Claim::Stretch, DateSource::Column(first))),
            Self::Periods { first, last } => {
                Some((Claim::Stretch, DateSource::Range { first, last }))
            }
        }
    }

    /// Whether it is made of this column.
    pub fn names(self, column: usize) -> bool {
        let (Self::OfReport { first, last }
        | Self::Days { first, last, .. }
        | Self::Periods { first, last }) = self;
        column == first || column == last
    }
}

/// The first such columns of a table.
pub(super) fn find(grid: &Grid, table: &TableShape) -> Option<Stretch> {
    (1..table.headers.len()).find_map(|last| of(grid, table, last - 1, last))
}

fn of(grid: &Grid, table: &TableShape, first: usize, last: usize) -> Option<Stretch> {
    let columns = [first, last];
    let is_other = |column: usize| {
        let header = &table.headers[column];
        is_late(header) && !ends(header) || made_at::is_named_so(header)
    };
    let begins = |record| {
        dates::parse(grid.field(record, first)).is_some_and(is_day)
            && dates::parse(grid.field(record, last)).is_some_and(is_day)
    };
    // Hardly two columns are such, and the first rows say so; one of them may be a total.
    if !table.rows.iter().take(2).any(begins) || columns.into_iter().any(is_other) {
        return None;
    }
    let mut stretches = days(grid, table, columns)?;
    let earliest = stretches.iter().map(|days| days.0).min()?;
    let latest = stretches.iter().map(|days| days.1).max()?;
    let n = stretches.len();
    let whole = (earliest, latest);
    // A total is about all days of the report.
    let n_whole = stretches.iter().filter(|days| **days == whole).count();
    if n_whole == 1 && n > 2 {
        stretches.retain(|days| *days != whole);
    }
    let is_whole_period = || fits(earliest, latest);
    if n_whole == n {
        return if earliest == latest {
            Some(Stretch::Days { first, last, are_one: true })
        } else {
            (n > 1 || is_whole_period()).then_some(Stretch::OfReport { first, last })
        };
    }
    if stretches.iter().all(|days| days.0 == days.1) {
        return Some(Stretch::Days { first, last, are_one: false });
    }
    follow_each_other(&stretches).then_some(Stretch::Periods { first, last })
}

fn is_day(token: DateToken) -> bool {
    matches!(token, DateToken::Day(_) | DateToken::Numeric(_))
}

/// Whether a header says that something ends, and not that something came later.
fn ends(header: &str) -> bool {
    normal(header).split(' ').any(|word| matches!(word, "end" | "ends" | "ending" | "last"))
}

/// The first and the last day of each row, where all but one have both, in this order.
fn days(grid: &Grid, table: &TableShape, columns: [usize; 2]) -> Option<Vec<(Date, Date)>> {
    let step = (table.rows.len() / SAMPLE).max(1);
    let (mut tokens, mut n_without) = (Vec::new(), 0);
    for record in table.rows.iter().step_by(step) {
        let cells = columns.map(|column| grid.field(record, column));
        let [from, to] = cells.map(|cell| dates::parse(cell).filter(|token| is_day(*token)));
        if from.is_some() && to.is_some() {
            tokens.extend([from, to]);
        } else if cells.into_iter().all(missing::is_missing) && n_without == 0 {
            n_without += 1;
        } else {
            return None;
        }
    }
    let order = date_column::read_days(&tokens, None, None).order;
    let days = plain_days(&tokens, order);
    let stretch = |pair: &[Option<Date>]| match pair {
        [Some(from), Some(to)] if from <= to => Some((*from, *to)),
        _ => None,
    };
    days.chunks(2).map(stretch).collect()
}

/// Whether different stretches do not overlap and are whole weeks, months, quarters or years, or of one
/// length and without a gap; what is first or last may be cut off.
fn follow_each_other(stretches: &[(Date, Date)]) -> bool {
    let different: Vec<(Date, Date)> =
        stretches.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
    let length = |(from, to): (Date, Date)| (to - from).get_days();
    let Some((second, others)) = different.get(1).zip(different.get(1..different.len() - 1)) else {
        return false;
    };
    let inner = if others.is_empty() { &different[..] } else { others };
    // Months differ in length.
    let longest = inner.iter().map(|days| length(*days)).max().unwrap_or(0) + 3;
    let is_one_length = inner.iter().all(|days| length(*days) == length(*second));
    let are_periods = inner.iter().all(|days| fits(days.0, days.1));
    // Days of one length apart with days between them are two days of a thing, not periods.
    let are_unbroken = || {
        let next = |day: Date| day.saturating_add(Span::new().days(1));
        different.windows(2).all(|pair| next(pair[0].1) == pair[1].0)
    };
    different.windows(2).all(|pair| pair[0].1 < pair[1].0)
        && inner.iter().all(|days| days.0 < days.1)
        && different.iter().all(|days| length(*days) <= longest)
        && (are_periods || (is_one_length && different.len() > 3 && are_unbroken()))
}

/// Whether days are exactly one week, month, quarter or year, or seven days that begin anywhere.
fn fits(first: Date, last: Date) -> bool {
    let fit = StatedPeriod::chosen(first, last).fit();
    matches!(fit, PeriodFit::Exact(cadence) if cadence != Cadence::Day)
        || first.saturating_add(Span::new().days(6)) == last
}

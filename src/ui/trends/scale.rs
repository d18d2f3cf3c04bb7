//! Round numbers and calendar dates along the axes. Pure.

use jiff::civil::Date;

use crate::model::{Cadence, Calendar, Period, day_from_number, day_number};

/// The value axis: which values are marked, and how exactly.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueScale {
    /// Ascending, equally far apart, never more than seven.
    pub ticks: Vec<f64>,
    /// How many decimals tell two neighbours apart.
    pub decimals: usize,
}

/// Never more marks than this on the value axis.
const MOST_TICKS: usize = 7;

impl ValueScale {
    /// Round values from just under `low` to just over `high`, about `wanted` of them.
    pub fn new(low: f64, high: f64, wanted: usize) -> Self {
        let (low, high) = widened(low, high);
        // Values on both sides of a round number need three.
        let wanted = wanted.clamp(3, MOST_TICKS);
        let mut step = round_up_step((high - low) / count(wanted - 1));
        loop {
            let first = (low / step + 1e-9).floor();
            let last = (high / step - 1e-9).ceil();
            if last - first < count(wanted) {
                return Self::of_steps(step, first, last);
            }
            step = round_up_step(step * 1.01);
        }
    }

    fn of_steps(step: f64, first: f64, last: f64) -> Self {
        let mut ticks = Vec::new();
        let mut place = first;
        while place <= last {
            // Multiplying keeps 0.1 · 3 within one rounding of 0.3; 0 is never −0.
            ticks.push(place * step + 0.0);
            place += 1.0;
        }
        Self { ticks, decimals: decimals(step) }
    }

    /// Leaves out the ticks beyond a range, unless none would be left.
    pub fn keep_within(&mut self, low: f64, high: f64) {
        if self.ticks.iter().any(|tick| (low..=high).contains(tick)) {
            self.ticks.retain(|tick| (low..=high).contains(tick));
        }
    }

    pub fn low(&self) -> f64 {
        self.ticks.first().copied().unwrap_or(0.0)
    }

    pub fn high(&self) -> f64 {
        self.ticks.last().copied().unwrap_or(1.0)
    }
}

/// A range that is not empty, so that a flat series lies in the middle.
fn widened(low: f64, high: f64) -> (f64, f64) {
    if high - low > low.abs().max(high.abs()) * 1e-9 {
        return (low, high);
    }
    let room = if low == 0.0 { 1.0 } else { low.abs() * 0.1 };
    let floor = if low >= 0.0 { 0.0 } else { f64::NEG_INFINITY };
    ((low - room).max(floor), high + room)
}

/// The least of 1, 2, 2.5 and 5 times a power of ten that is at least `step`.
fn round_up_step(step: f64) -> f64 {
    let power = 10f64.powf(step.log10().floor());
    let factors = [1.0, 2.0, 2.5, 5.0, 10.0];
    let fits = |factor: &&f64| **factor * power >= step * (1.0 - 1e-9);
    factors.iter().find(fits).unwrap_or(&10.0) * power
}

fn decimals(step: f64) -> usize {
    (0..9)
        .find(|decimals| {
            let scaled = step * 10f64.powi(*decimals);
            (scaled - scaled.round()).abs() < 1e-6 * scaled.abs()
        })
        .and_then(|decimals| usize::try_from(decimals).ok())
        .unwrap_or(9)
}

#[expect(clippy::cast_precision_loss, reason = "a handful of ticks")]
fn count(n: usize) -> f64 {
    n as f64
}

/// A mark on the time axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeTick {
    /// Days since 1970-01-01.
    pub day: i32,
    pub label: String,
}

/// How far apart time ticks are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Days(i32),
    Weeks(i32),
    Months(i32),
    Quarters(i32),
    Years(i32),
}

/// From fine to coarse.
const STEPS: [Step; 34] = [
    Step::Days(1),
    Step::Days(2),
    Step::Weeks(1),
    Step::Weeks(2),
    Step::Months(1),
    Step::Months(2),
    Step::Months(3),
    Step::Months(6),
    Step::Months(12),
    Step::Months(24),
    Step::Months(60),
    Step::Months(120),
    Step::Months(240),
    Step::Months(600),
    Step::Months(1200),
    Step::Months(12_000),
    Step::Quarters(1),
    Step::Quarters(2),
    Step::Quarters(4),
    Step::Quarters(8),
    Step::Quarters(20),
    Step::Quarters(40),
    Step::Quarters(80),
    Step::Quarters(200),
    Step::Quarters(400),
    Step::Quarters(4000),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
    Step::Years(1000),
];

/// The finest ticks of which no more than `most` lie between the days `from` and `to`.
///
/// Figures of months, quarters and years stand on the last day of their period, so there a tick
/// names the period of the figure above it; days and weeks are counted from where they begin.
pub fn time_ticks(
    calendar: Calendar,
    cadence: Cadence,
    (from, to): (i32, i32),
    most: usize,
) -> Vec<TimeTick> {
    let most = most.max(1);
    let span = to.saturating_sub(from);
    STEPS
        .into_iter()
        .filter(|step| step.suits(cadence))
        // Counting ticks of a day over a century would take longer than the answer is worth.
        .filter(|step| usize::try_from(span / step.days()).is_ok_and(|n| n <= most))
        .map(|step| step.ticks(calendar, cadence, from, to))
        .find(|ticks| ticks.len() <= most)
        .unwrap_or_default()
}

impl Step {
    fn suits(self, cadence: Cadence) -> bool {
        match self {
            Self::Days(_) => cadence == Cadence::Day,
            Self::Weeks(_) => cadence <= Cadence::Week,
            Self::Months(_) => cadence <= Cadence::Month,
            Self::Quarters(_) => cadence == Cadence::Quarter,
            Self::Years(_) => cadence == Cadence::Year,
        }
    }

    /// About how many days it has, rounded down.
    fn days(self) -> i32 {
        match self {
            Self::Days(n) => n,
            Self::Weeks(n) => n * 7,
            Self::Months(n) => n * 28,
            Self::Quarters(n) => n * 90,
            Self::Years(n) => n * 365,
        }
    }

    fn ticks(self, calendar: Calendar, cadence: Cadence, from: i32, to: i32) -> Vec<TimeTick> {
        let (of, n) = match self {
            Self::Days(n) => (Cadence::Day, n),
            Self::Weeks(n) => (Cadence::Week, n),
            Self::Months(n) => (Cadence::Month, n),
            Self::Quarters(n) => (Cadence::Quarter, n),
            Self::Years(n) => (Cadence::Year, n),
        };
        let mut period = calendar.period_of(of, day_from_number(from));
        let end = day_from_number(to);
        let mut ticks = Vec::new();
        let mut named_year = None;
        while calendar.start(period) <= end {
            let day = position(calendar, cadence, period);
            if is_on_step(calendar, period, n) && (from..=to).contains(&day) {
                let (label, year) = label(calendar, period, named_year);
                named_year = Some(year);
                ticks.push(TimeTick { day, label });
            }
            period = period.next();
        }
        ticks
    }
}

/// Where the tick of a period stands.
fn position(calendar: Calendar, cadence: Cadence, period: Period) -> i32 {
    if cadence < Cadence::Month {
        day_number(calendar.start(period))
    } else {
        day_number(calendar.end(period))
    }
}

/// Whether a period is one of every `n`; months and quarters are counted from the start of the
/// fiscal year.
fn is_on_step(calendar: Calendar, period: Period, n: i32) -> bool {
    let start = calendar.start(period);
    let place = match period.cadence {
        Cadence::Day | Cadence::Week => period.ordinal,
        Cadence::Month => {
            let months = i32::from(start.month()) - i32::from(calendar.fiscal_year_start);
            i32::from(start.year()) * 12 + months
        }
        Cadence::Quarter => {
            let year = calendar.start(calendar.period_of(Cadence::Year, start));
            let first = calendar.period_of(Cadence::Quarter, year);
            i32::from(year.year()) * 4 + period.ordinal - first.ordinal
        }
        Cadence::Year => i32::from(start.year()),
    };
    place.rem_euclid(n.max(1)) == 0
}

/// "Jan 20", "Apr": the year is said once, with the first tick in it.
fn label(calendar: Calendar, period: Period, named_year: Option<i16>) -> (String, i16) {
    let start = calendar.start(period);
    let year = start.year();
    let short_year = year.rem_euclid(100);
    let is_named = named_year == Some(year);
    let month = month_name(start);
    let text = match period.cadence {
        Cadence::Day | Cadence::Week if is_named => format!("{} {month}", start.day()),
        Cadence::Day | Cadence::Week => format!("{} {month} {short_year:02}", start.day()),
        Cadence::Month if is_named => month.to_owned(),
        Cadence::Month => format!("{month} {short_year:02}"),
        Cadence::Quarter => {
            let code = calendar.code(period);
            match code.split_once('-') {
                Some((_, quarter)) if is_named => quarter.to_owned(),
                Some((year, quarter)) => format!("{quarter} {year}"),
                None => code,
            }
        }
        Cadence::Year => calendar.code(period),
    };
    (text, year)
}

/// "Mar"
pub fn month_name(day: Date) -> &'static str {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    usize::try_from(day.month() - 1)
        .ok()
        .and_then(|index| MONTHS.get(index))
        .copied()
        .unwrap_or_default()
}

#[cfg(test)]
#[path = "scale_tests.rs"]
mod tests;

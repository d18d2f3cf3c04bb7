//! The limits within which a series moves by chance, and the signals that it did more than that.

use jiff::civil::Date;

use crate::model::{Period, Project};

use super::evaluator::Evaluator;
use super::noise::{XmrLimits, xmr_limits};
use super::pace;
use super::program::KpiProgram;
use super::types::KpiSeries;

/// Neighbours on one side of the centre that are no chance any more.
const RUN: usize = 8;
/// So many of so many neighbours nearer the same limit than the centre are none either.
const NEAR: usize = 3;
const OF: usize = 4;

/// What tells that a series did more than jump by chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SignalRule {
    /// One figure beyond a limit.
    Outside,
    /// Eight in a row on one side of the centre.
    Run,
    /// Three of four nearer the same limit than the centre.
    NearLimit,
}

/// A signal with the periods it is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signal {
    pub rule: SignalRule,
    /// Above the centre, or below it.
    pub is_above: bool,
    pub first: Period,
    pub last: Period,
}

impl Signal {
    /// "above the upper limit", "8 in a row below the mean".
    pub fn words(&self) -> &'static str {
        match (self.rule, self.is_above) {
            (SignalRule::Outside, true) => "above the upper limit",
            (SignalRule::Outside, false) => "below the lower limit",
            (SignalRule::Run, true) => "8 or more in a row above the mean",
            (SignalRule::Run, false) => "8 or more in a row below the mean",
            (SignalRule::NearLimit, true) => "3 of 4 nearer the upper limit than the mean",
            (SignalRule::NearLimit, false) => "3 of 4 nearer the lower limit than the mean",
        }
    }

    pub fn holds(&self, period: Period) -> bool {
        self.first <= period && period <= self.last
    }
}

/// Limits of a KPI's complete periods since the last definition break.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesLimits {
    pub xmr: XmrLimits,
    /// The periods the limits are made of: first, last, how many have a figure.
    pub first: Period,
    pub last: Period,
    pub n: usize,
    /// In order of their first period.
    pub signals: Vec<Signal>,
}

/// Why a series has no limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoLimits {
    /// There are only so many complete figures since the last definition break.
    TooFew(usize),
    /// The figures are too large to be worked with.
    TooLarge,
}

impl NoLimits {
    /// The reason in words.
    pub fn words(self) -> String {
        match self {
            Self::TooFew(n) => format!(
                "No limits yet: they need 5 complete periods since the last change of what is \
                 counted, and there {}",
                if n == 1 { "is 1".to_owned() } else { format!("are {n}") }
            ),
            Self::TooLarge => "No limits: the figures are too large to be worked with".to_owned(),
        }
    }
}

/// The limits of a series with its signals, or why it has none.
pub(super) fn series_limits(
    evaluator: &Evaluator<'_>,
    series: &KpiSeries,
) -> Result<SeriesLimits, NoLimits> {
    of_values(&pace::settled(evaluator, series, evaluator.terms.judged_on))
}

impl KpiProgram {
    /// The limits of a series of this KPI over all channels, or why it has none. Costs what the
    /// series holds.
    pub fn limits(
        &self,
        project: &Project,
        series: &KpiSeries,
        judged_on: Date,
    ) -> Result<SeriesLimits, NoLimits> {
        series_limits(&Evaluator::new(self, project, None, judged_on, None), series)
    }
}

/// Limits and signals of complete figures in order of time.
pub fn of_values(figures: &[(Period, f64)]) -> Result<SeriesLimits, NoLimits> {
    let values: Vec<f64> = figures.iter().map(|(_, value)| *value).collect();
    let too_few = NoLimits::TooFew(values.len());
    let (Some((first, _)), Some((last, _))) = (figures.first(), figures.last()) else {
        return Err(too_few);
    };
    let Some(xmr) = xmr_limits(&values) else {
        let is_enough = values.len() >= super::noise::MIN_LIMIT_POINTS;
        return Err(if is_enough { NoLimits::TooLarge } else { too_few });
    };
    if ![xmr.mean, xmr.upper, xmr.lower, xmr.range_limit].iter().all(|limit| limit.is_finite()) {
        return Err(NoLimits::TooLarge);
    }
    let signals = signals(figures, &xmr);
    Ok(SeriesLimits { xmr, first: *first, last: *last, n: values.len(), signals })
}

fn signals(figures: &[(Period, f64)], xmr: &XmrLimits) -> Vec<Signal> {
    let mut found = Vec::new();
    let half = xmr.upper - xmr.mean;
    // Measured by the figures, not by how far apart they are: equal ones miss their own mean by
    // rounding.
    let largest = figures.iter().map(|(_, value)| value.abs()).fold(half, f64::max);
    let slack = largest * 1e-9;
    for is_above in [true, false] {
        // How far each figure lies on this side of the centre.
        let lead: Vec<f64> = figures
            .iter()
            .map(|(_, value)| if is_above { value - xmr.mean } else { xmr.mean - value })
            .collect();
        let mut add = |rule, (first, last): (usize, usize)| {
            let (first, last) = (figures[first].0, figures[last].0);
            found.push(Signal { rule, is_above, first, last });
        };
        for (place, lead) in lead.iter().enumerate() {
            if *lead > half + slack {
                add(SignalRule::Outside, (place, place));
            }
        }
        for run in runs(&lead, |lead| lead > slack) {
            if run.1 - run.0 + 1 >= RUN {
                add(SignalRule::Run, run);
            }
        }
        for stretch in near_limit(&lead, half / 2.0 + slack) {
            add(SignalRule::NearLimit, stretch);
        }
    }
    found.sort_by_key(|signal| (signal.first, signal.rule));
    found
}

/// First and last place of every unbroken run of what `holds`.
fn runs(values: &[f64], holds: impl Fn(f64) -> bool) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (place, _) in values.iter().enumerate().filter(|(_, value)| holds(**value)) {
        match found.last_mut() {
            Some((_, last)) if *last + 1 == place => *last = place,
            _ => found.push((place, place)),
        }
    }
    found
}

/// Stretches in which three of four neighbours are nearer the limit; those that overlap are one.
fn near_limit(lead: &[f64], middle: f64) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (start, four) in lead.windows(OF).enumerate() {
        let near: Vec<usize> =
            (start..).zip(four).filter(|(_, lead)| **lead > middle).map(|(at, _)| at).collect();
        let (Some(first), Some(last)) = (near.first(), near.last()) else { continue };
        let (first, last) = (*first, *last);
        if near.len() < NEAR {
            continue;
        }
        match found.last_mut() {
            Some((_, end)) if first <= *end + 1 => *end = last.max(*end),
            _ => found.push((first, last)),
        }
    }
    found
}

impl SeriesLimits {
    /// What signals say of one period, "above the upper limit"; empty if nothing.
    pub fn signals_of(&self, period: Period) -> Vec<&'static str> {
        let of_period = self.signals.iter().filter(|signal| signal.holds(period));
        of_period.map(Signal::words).collect()
    }
}

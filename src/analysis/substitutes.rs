//! What stands for readings that cannot be added, such as reach and finished rates: the platform's
//! own figure, a weighted mean, the largest or the plain mean; each says what it is.

use crate::model::{Cadence, ChannelId, Period, Substitute};

use super::flows::Terms;
use super::noise::mean;
use super::source::Readings;
use super::window::Window;
use super::words;

/// One channel's readings of a quantity that cannot be added.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Cells {
    /// Each reading with its weight, where one is there.
    pub values: Vec<(f64, Option<f64>)>,
    /// The cadence of the readings.
    pub cadence: Cadence,
    /// Periods that are over and lack a reading.
    pub missing: Vec<Period>,
    /// It is the one reading of exactly the window.
    pub is_exact: bool,
    /// Periods whose reading has no weight beside it.
    pub unweighted: Vec<Period>,
    /// Which channel's readings they are, where that is told.
    pub on: Option<ChannelId>,
    /// It is, though finer ones are kept as well.
    pub is_own: bool,
}

/// A figure that stands for several, with the words for how it was taken; empty for a single
/// reading.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Taken {
    pub value: f64,
    pub how: String,
}

/// Why readings that cannot be added give no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// This many readings of one channel, none of them of exactly the window.
    OverTime(usize),
    OverChannels,
    TooLarge,
}

/// The reading of exactly the window, else the finer ones within it: the coarsest cadence that
/// has all of them, else the coarsest that has any.
pub(super) fn cells(
    readings: &Readings<'_>,
    window: Window,
    terms: Terms,
    weight_of: impl Fn(Period) -> Option<f64>,
) -> Option<Cells> {
    if let Some((period, value)) = exact(readings, window, terms) {
        let is_own = readings.cadences().any(|finer| is_finer(finer, period.cadence));
        let weight = weight_of(period);
        let unweighted = if weight.is_none() { vec![period] } else { Vec::new() };
        let (values, cadence) = (vec![(value, weight)], period.cadence);
        let cells = Cells { values, cadence, unweighted, is_own, ..Cells::default() };
        return Some(Cells { is_exact: true, ..cells });
    }
    let mut found: Option<Cells> = None;
    for cadence in finer_cadences(readings, window).rev() {
        let cells = cells_in(readings, cadence, window, terms, &weight_of);
        if cells.values.is_empty() {
            continue;
        }
        if cells.missing.is_empty() && covers(window, cadence, terms) {
            return Some(cells);
        }
        found.get_or_insert(cells);
    }
    found
}

fn cells_in(
    readings: &Readings<'_>,
    cadence: Cadence,
    window: Window,
    terms: Terms,
    weight_of: impl Fn(Period) -> Option<f64>,
) -> Cells {
    let mut cells = Cells { cadence, ..Cells::default() };
    for period in window.whole_periods(terms.calendar, cadence) {
        match readings.get(period) {
            Some(value) => {
                let weight = weight_of(period);
                cells.values.push((value, weight));
                if weight.is_none() {
                    cells.unweighted.push(period);
                }
            }
            None if terms.is_over(period) => cells.missing.push(period),
            None => {}
        }
    }
    cells
}

/// The reading of exactly this window, with its period.
pub(super) fn exact(
    readings: &Readings<'_>,
    window: Window,
    terms: Terms,
) -> Option<(Period, f64)> {
    window
        .exact_periods(terms.calendar)
        .into_iter()
        .rev()
        .find_map(|period| Some((period, readings.get(period)?)))
}

/// The coarsest cadence of the finer readings that lie within the window.
pub(super) fn finer(readings: &Readings<'_>, window: Window, terms: Terms) -> Option<Cadence> {
    finer_cadences(readings, window).rev().find(|cadence| {
        window.whole_periods(terms.calendar, *cadence).any(|period| readings.get(period).is_some())
    })
}

/// From fine to coarse.
fn finer_cadences(
    readings: &Readings<'_>,
    window: Window,
) -> impl DoubleEndedIterator<Item = Cadence> {
    let root = window.period.map(|period| period.cadence);
    readings.cadences().filter(move |cadence| root.is_none_or(|root| is_finer(*cadence, root)))
}

fn is_finer(cadence: Cadence, than: Cadence) -> bool {
    cadence != than && cadence.nests_in(than)
}

/// Whether whole periods of a cadence reach from one end of the window to the other.
fn covers(window: Window, cadence: Cadence, terms: Terms) -> bool {
    let calendar = terms.calendar;
    window.period.is_some()
        || (calendar.starting_on(cadence, window.start).is_some()
            && calendar.end(calendar.period_of(cadence, window.end)) == window.end)
}

/// One figure out of every channel's readings: weighted where every reading has its weight, else
/// by the substitutes chosen for the input, first over time, then over channels.
pub(super) fn take(
    channels: &[&Cells],
    over_time: Substitute,
    over_channels: Substitute,
) -> Result<Taken, Refusal> {
    if let [only] = channels {
        return over_periods(only, over_time);
    }
    let all: Vec<(f64, Option<f64>)> =
        channels.iter().flat_map(|cells| cells.values.iter().copied()).collect();
    if let Some(value) = weighted_mean(&all)? {
        return Ok(Taken { value, how: format!("weighted mean of {}", all.len()) });
    }
    let taken: Vec<Taken> =
        channels.iter().map(|cells| over_periods(cells, over_time)).collect::<Result<_, _>>()?;
    let values: Vec<f64> = taken.iter().map(|taken| taken.value).collect();
    let value = reduce(&values, over_channels)?.ok_or(Refusal::OverChannels)?;
    let name = reduced(over_channels, values.len(), "channel");
    Ok(Taken { value, how: format!("{name}{}", each_of(&taken)) })
}

fn over_periods(cells: &Cells, over_time: Substitute) -> Result<Taken, Refusal> {
    if let [(value, _)] = cells.values[..]
        && cells.is_exact
    {
        let how = if cells.is_own { "the platform's own figure" } else { "" };
        return Ok(Taken { value, how: how.to_owned() });
    }
    let n = cells.values.len();
    if let Some(value) = weighted_mean(&cells.values)? {
        return Ok(Taken { value, how: format!("weighted mean of {n}") });
    }
    let values: Vec<f64> = cells.values.iter().map(|(value, _)| *value).collect();
    let value = reduce(&values, over_time)?.ok_or(Refusal::OverTime(n))?;
    Ok(Taken { value, how: reduced(over_time, n, words::cadence(cells.cadence)) })
}

/// The weighted mean; none where a weight is missing or all are 0.
fn weighted_mean(cells: &[(f64, Option<f64>)]) -> Result<Option<f64>, Refusal> {
    let weighted: Option<Vec<(f64, f64)>> =
        cells.iter().map(|(value, weight)| Some((*value, (*weight)?))).collect();
    let Some(weighted) = weighted else { return Ok(None) };
    let weights: f64 = weighted.iter().map(|(_, weight)| weight).sum();
    if weights <= 0.0 {
        return Ok(None);
    }
    let sum: f64 = weighted.iter().map(|(value, weight)| value * weight).sum();
    finite(sum / weights).map(Some)
}

fn reduce(values: &[f64], by: Substitute) -> Result<Option<f64>, Refusal> {
    match by {
        Substitute::None => Ok(None),
        Substitute::Largest => Ok(values.iter().copied().reduce(f64::max)),
        Substitute::Mean => mean(values).ok_or(Refusal::TooLarge).map(Some),
    }
}

fn finite(value: f64) -> Result<f64, Refusal> {
    if value.is_finite() { Ok(value) } else { Err(Refusal::TooLarge) }
}

/// "largest of 3 months"
fn reduced(by: Substitute, n: usize, of: &str) -> String {
    let what = match by {
        Substitute::None => return String::new(),
        Substitute::Largest => "largest",
        Substitute::Mean => "mean",
    };
    format!("{what} of {}", words::count(n, of))
}

/// ", each the largest of 3 months" where the channels' figures are no single readings.
fn each_of(taken: &[Taken]) -> String {
    let Some(first) = taken.iter().find(|taken| !taken.how.is_empty()) else {
        return String::new();
    };
    let who = if taken.iter().all(|taken| taken.how == first.how) { "each" } else { "some" };
    let how = first.how.trim_start_matches("the ");
    format!(", {who} the {how}")
}

//! The figure a goal is judged by: the level, running total, average or share of periods.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::model::{MeasuredAs, Period, StockRule};

use super::aim::Bound;
use super::evaluator::Evaluator;
use super::frame::Frame;
use super::gather::gather;
use super::noise;
use super::program::Growth;
use super::reasons;
use super::refusals;
use super::sample::Sample;
use super::series::MAX_POINTS;
use super::types::{Figure, KpiSeries, Point};
use super::window::Window;

/// Gaps named in a reason; more are only counted.
const GAPS_NAMED: usize = 8;

/// What the readings say about a goal.
#[derive(Clone, Debug, Default)]
pub(super) struct Measurement {
    /// What the chart holds against the path.
    pub points: Vec<Point>,
    /// Complete periods of the window with a figure, ascending.
    pub complete: Vec<(Period, f64)>,
    pub actual: Option<Actual>,
    /// The answers behind it, where it is a figure of a survey.
    pub sample: Option<Sample>,
    /// Whole judging periods of the window, and how many of them are over.
    pub n_periods: usize,
    pub n_over: usize,
    /// Periods that are over and lack readings which the figure at the end needs.
    pub missing: Vec<Period>,
    /// How many such periods there are; `missing` holds the first few.
    pub n_missing: usize,
    /// Why there is no figure although there are readings.
    pub refused: Option<String>,
    /// Whether that is for want of a value of the formula: its readings do add up.
    pub is_undefined: bool,
    /// Periods of `missing` that have readings, and why they have no figure all the same.
    pub without_figure: Vec<(Period, String)>,
    /// Whether what the figure adds up can only grow.
    pub can_only_grow: bool,
    /// How the figure was made where its parts could not just be added.
    pub notes: Vec<String>,
    /// What the figure leaves out: "4 of 5 months", "Instagram left out: no reading of shares".
    pub omissions: Vec<String>,
    /// Figure and remarks of the whole window so far, as the explanation tells them.
    pub remarks: Vec<String>,
}

/// The figure a goal is judged by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Actual {
    pub value: f64,
    /// The last complete period that went into it, and that period's end.
    pub period: Period,
    pub on: Date,
}

impl Measurement {
    /// How many complete periods kept to a bound.
    pub fn n_met(&self, bound: Bound) -> usize {
        self.complete.iter().filter(|(_, value)| bound.is_met_by(*value)).count()
    }
}

/// Measures a goal; `series` is its KPI at the judging cadence.
pub(super) fn measure(
    frame: &Frame<'_>,
    evaluator: &Evaluator<'_>,
    series: &KpiSeries,
) -> Measurement {
    let Some(window) = frame.window() else {
        return Measurement { points: series.points.clone(), ..Measurement::default() };
    };
    let calendar = frame.calendar();
    let mut out = Measurement {
        n_periods: window.n_whole_periods(calendar, frame.cadence),
        n_over: until(window, frame.judged_on).n_whole_periods(calendar, frame.cadence),
        ..Measurement::default()
    };
    let in_window = points_within(frame, evaluator, series, window);
    out.complete = in_window
        .iter()
        .filter(|point| point.is_complete)
        .filter_map(|point| Some((point.period, point.figure.value()?)))
        .collect();
    out.points.clone_from(&series.points);
    match frame.goal.measured_as {
        MeasuredAs::Total => total(frame, evaluator, window, &in_window, &mut out),
        MeasuredAs::Average => average(frame, evaluator, &in_window, &mut out),
        MeasuredAs::LevelAtEnd | MeasuredAs::EveryPeriod => {
            out.actual = out.complete.last().map(|(period, value)| Actual {
                value: *value,
                period: *period,
                on: calendar.end(*period),
            });
        }
    }
    if frame.goal.measured_as != MeasuredAs::Average {
        let period = out.actual.map(|actual| actual.period);
        let point = out.points.iter().rev().find(|point| Some(point.period) == period);
        out.sample = point.and_then(|point| point.sample);
        out.notes = point.map_or_else(Vec::new, |point| point.notes.clone());
        out.omissions = point.map_or_else(Vec::new, |point| beside(&point.remarks, &point.notes));
    }
    find_missing(frame, evaluator, window, &mut out);
    out
}

/// The remarks that are no notes.
fn beside(remarks: &[String], notes: &[String]) -> Vec<String> {
    remarks.iter().filter(|remark| !notes.contains(remark)).cloned().collect()
}

fn until(window: Window, day: Date) -> Window {
    Window::days(window.start, window.end.min(day))
}

/// The points of the window's whole periods that can have a figure, from the series where it
/// reaches back far enough.
fn points_within(
    frame: &Frame<'_>,
    evaluator: &Evaluator<'_>,
    series: &KpiSeries,
    window: Window,
) -> Vec<Point> {
    let calendar = frame.calendar();
    let Some((first, last)) = evaluator.first_and_last_day() else { return Vec::new() };
    // Whole periods of the window that touch the data.
    let from = calendar.start(calendar.period_of(frame.cadence, first)).max(window.start);
    let to = calendar.end(calendar.period_of(frame.cadence, last)).min(window.end);
    let known_from = series.points.first().map(|point| point.period.ordinal);
    let limit = usize::try_from(MAX_POINTS).unwrap_or(0);
    let mut points: Vec<Point> = Window::days(from, to)
        .whole_periods(calendar, frame.cadence)
        .rev()
        .take(limit)
        .map(|period| {
            let known = known_from
                .and_then(|first| usize::try_from(period.ordinal.checked_sub(first)?).ok())
                .and_then(|place| series.points.get(place));
            known.cloned().unwrap_or_else(|| evaluator.at(period))
        })
        .collect();
    points.reverse();
    points
}

/// Running totals, period by period; the last complete one is the figure.
fn total(
    frame: &Frame<'_>,
    evaluator: &Evaluator<'_>,
    window: Window,
    in_window: &[Point],
    out: &mut Measurement,
) {
    let program = evaluator.program;
    let has_data = evaluator.first_and_last_day().is_some();
    if program.growth() == Growth::Stays && has_data {
        out.points = in_window.to_vec();
        out.refused = Some(
            "a rate or standing has no total; measure it as the level at the end or the average"
                .to_owned(),
        );
        return;
    }
    if let Some(reason) = program.no_total() {
        out.points = in_window.to_vec();
        out.refused = Some(reason);
        return;
    }
    out.points = if program.is_pure_flow() && starts_whole(frame, window) {
        running_sums(evaluator, in_window)
    } else {
        in_window.iter().map(|point| running(evaluator, window, point)).collect()
    };
    let is_settled =
        |point: &&Point| point.is_complete && !matches!(point.figure, Figure::NoData(_));
    let last = out.points.iter().rev().find(is_settled);
    match last.map(|point| (point, &point.figure)) {
        Some((point, Figure::Known(value))) => {
            out.actual = Some(Actual { value: *value, period: point.period, on: point.end });
        }
        Some((point, figure @ (Figure::Refused(reason) | Figure::NotDefined(reason)))) => {
            out.is_undefined = matches!(figure, Figure::NotDefined(_));
            let reason = &refusals::for_a_total(reason);
            let window = Window::days(window.start, point.end);
            out.refused = Some(reasons::dated_over(reason, frame.calendar(), window));
        }
        Some((_, Figure::NoData(_))) | None => {}
    }
    if let Some(actual) = &mut out.actual {
        reach_the_end(frame, evaluator, window, actual);
    }
    out.can_only_grow = program.only_grows() && out.complete.iter().all(|(_, value)| *value >= 0.0);
}

/// A window that ends within a judging period is measured to its last day, where finer readings
/// reach that far.
fn reach_the_end(
    frame: &Frame<'_>,
    evaluator: &Evaluator<'_>,
    window: Window,
    actual: &mut Actual,
) {
    let last = frame.calendar().period_of(frame.cadence, window.end);
    if !frame.is_over() || frame.calendar().end(last) == window.end {
        return;
    }
    let whole = evaluator.over(window);
    if let (Figure::Known(value), true) = (whole.figure, whole.missing.is_empty()) {
        *actual = Actual { value, period: last, on: window.end };
    }
}

fn starts_whole(frame: &Frame<'_>, window: Window) -> bool {
    frame.calendar().starting_on(frame.cadence, window.start).is_some()
}

/// The total from the start of the window to the end of a period that has a figure itself.
fn running(evaluator: &Evaluator<'_>, window: Window, point: &Point) -> Point {
    let mut out = point.clone();
    if matches!(point.figure, Figure::NoData(_)) {
        return out;
    }
    let so_far = evaluator.over(Window::days(window.start, point.end));
    out.figure = so_far.figure;
    out.readings = so_far.readings;
    out.remarks = so_far.remarks;
    out.notes = so_far.notes;
    out.sample = so_far.sample;
    out
}

/// As [`running`], for flows only: their sums are carried along instead of added anew.
fn running_sums(evaluator: &Evaluator<'_>, in_window: &[Point]) -> Vec<Point> {
    let program = evaluator.program;
    let mut sums = vec![0.0; program.slots.len()];
    let mut readings = 0;
    let mut points = Vec::with_capacity(in_window.len());
    for point in in_window {
        let mut out = point.clone();
        if !matches!(point.figure, Figure::NoData(_)) {
            let window = Window::of(evaluator.terms.calendar, point.period);
            let gathered = gather(program, &evaluator.source, window, evaluator.terms, None);
            for (sum, quantity) in sums.iter_mut().zip(&gathered.quantities) {
                *sum += quantity.value().unwrap_or(0.0);
            }
            readings += gathered.readings;
            out.readings = readings;
            out.figure = match program.work_out(|slot| Ok::<f64, ()>(sums[slot])) {
                Ok(Ok(value)) => Figure::Known(value),
                Ok(Err(reason)) => Figure::NotDefined(reason),
                Err(()) => Figure::NoData("no reading".to_owned()),
            };
        }
        points.push(out);
    }
    points
}

/// The formula over the whole window so far, per period where it grows with the window.
fn average(
    frame: &Frame<'_>,
    evaluator: &Evaluator<'_>,
    in_window: &[Point],
    out: &mut Measurement,
) {
    let calendar = frame.calendar();
    let (Some((first, _)), Some((last, _))) = (out.complete.first(), out.complete.last()) else {
        return;
    };
    let (first, last) = (*first, *last);
    let so_far = Window::days(calendar.start(first), calendar.end(last));
    let program = evaluator.program;
    let n = f64::from(u32::try_from(out.complete.len()).unwrap_or(u32::MAX));
    let over = match program.growth() {
        Growth::Adds => evaluator.over(so_far),
        Growth::Stays if program.has_flows() => evaluator.over(so_far),
        Growth::Stays => evaluator.over_by(so_far, Some(StockRule::Mean)),
        Growth::Mixed => {
            let values: Vec<f64> = out.complete.iter().map(|(_, value)| *value).collect();
            out.actual =
                noise::mean(&values).map(|value| Actual { value, period: last, on: so_far.end });
            let complete = in_window.iter().filter(|point| point.is_complete);
            for note in complete.flat_map(|point| &point.notes) {
                if !out.notes.contains(note) {
                    out.notes.push(note.clone());
                }
            }
            return;
        }
    };
    match over.figure {
        Figure::Known(value) => {
            let value = if program.growth() == Growth::Adds { value / n } else { value };
            out.actual = Some(Actual { value, period: last, on: so_far.end });
            out.omissions = beside(&over.remarks, &over.notes);
            out.remarks = over.remarks;
            out.notes = over.notes;
            out.sample = over.sample;
        }
        Figure::NotDefined(reason) => {
            out.is_undefined = true;
            out.refused = Some(reasons::dated_over(&reason, calendar, so_far));
        }
        Figure::NoData(reason) | Figure::Refused(reason) => out.refused = Some(reason),
    }
}

/// Which periods the figure at the end still lacks, among those that are over.
fn find_missing(
    frame: &Frame<'_>,
    evaluator: &Evaluator<'_>,
    window: Window,
    out: &mut Measurement,
) {
    let calendar = frame.calendar();
    let over = until(window, frame.judged_on);
    let has_figure = |period: Period| {
        out.complete.binary_search_by_key(&period.ordinal, |(known, _)| known.ordinal).is_ok()
    };
    if frame.is_level() {
        let has_gaps =
            |period: Period| !evaluator.over(Window::of(calendar, period)).missing.is_empty();
        let last = over.whole_periods(calendar, frame.cadence).next_back();
        out.missing =
            last.filter(|last| !has_figure(*last) || has_gaps(*last)).into_iter().collect();
        out.n_missing = out.missing.len();
        return;
    }
    let partial = partial(frame, evaluator, over, out);
    let n_partial = partial.iter().filter(|period| has_figure(**period)).count();
    out.n_missing = out.n_over.saturating_sub(out.complete.len()) + n_partial;
    if out.n_missing > 0 {
        out.missing = over
            .whole_periods(calendar, frame.cadence)
            .filter(|period| !has_figure(*period) || partial.contains(period))
            .take(GAPS_NAMED)
            .collect();
        let without = out.missing.iter().filter(|period| !has_figure(**period));
        out.without_figure = without
            .filter_map(|period| match evaluator.at(*period).figure {
                Figure::Refused(reason) => Some((*period, reasons::cause(&reason).to_owned())),
                Figure::NotDefined(reason) => Some((*period, reason)),
                Figure::Known(_) | Figure::NoData(_) => None,
            })
            .collect();
    }
}

/// Judging periods that lack some of the readings which a total or an average adds up.
fn partial(
    frame: &Frame<'_>,
    evaluator: &Evaluator<'_>,
    over: Window,
    out: &Measurement,
) -> BTreeSet<Period> {
    let calendar = frame.calendar();
    let added = match frame.goal.measured_as {
        MeasuredAs::Total => Some(over),
        // An average leaves the parts of periods at both ends of its window out.
        MeasuredAs::Average => {
            let mut whole = over.whole_periods(calendar, frame.cadence);
            let first = whole.next();
            let last = whole.next_back().or(first);
            first
                .zip(last)
                .map(|(first, last)| Window::days(calendar.start(first), calendar.end(last)))
        }
        MeasuredAs::LevelAtEnd | MeasuredAs::EveryPeriod => None,
    };
    match added.filter(|_| out.actual.is_some()) {
        Some(added) => touched(frame, added, &evaluator.over(added).missing),
        None => BTreeSet::new(),
    }
}

/// The judging periods that gaps of a window lie in.
fn touched(frame: &Frame<'_>, window: Window, gaps: &[Period]) -> BTreeSet<Period> {
    let calendar = frame.calendar();
    let mut touched = BTreeSet::new();
    for gap in gaps {
        let from = calendar.start(*gap).max(window.start);
        let to = calendar.end(*gap).min(window.end);
        let first = calendar.period_of(frame.cadence, from).ordinal;
        let last = calendar.period_of(frame.cadence, to).ordinal;
        touched.extend((first..=last).map(|ordinal| Period { cadence: frame.cadence, ordinal }));
    }
    touched
}

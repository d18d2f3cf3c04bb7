//! One goal, judged: the figures put together.

use std::sync::Arc;

use jiff::civil::Date;

use crate::model::{AmountKind, Cadence, Goal, GoalState, Intent, Period, Project, day_number};

use super::aim::{Aim, AimProblem, Shape};
use super::baseline;
use super::cadence::coarsest;
use super::caveats;
use super::evaluator::Evaluator;
use super::frame::Frame;
use super::limits::series_limits;
use super::measurable::measurable;
use super::measure::{Measurement, measure};
use super::pace;
use super::path;
use super::program::KpiProgram;
use super::reasons;
use super::sentences::{self, Kept};
use super::share::share_of_required;
use super::status::{self, Case, Verdict};
use super::survey::{self, Noise};
use super::types::{BaselineUsed, Figure, GoalAnalysis, KpiSeries, Status};

/// Judging cadence steps a goal may be without new data before it is stale.
const STALE_STEPS: f64 = 1.5;

/// Judges a goal on a day.
pub fn judge_goal(project: &Project, goal: &Goal, judged_on: Date) -> GoalAnalysis {
    let kpi = goal.kpi.and_then(|id| project.kpis.get(id));
    let program = kpi.map(|kpi| KpiProgram::new(project, kpi));
    judge_with(project, goal, program.as_ref().map(Result::as_ref), judged_on)
}

/// As [`judge_goal`], with the goal's KPI made ready by somebody else.
pub(super) fn judge_with(
    project: &Project,
    goal: &Goal,
    program: Option<Result<&KpiProgram, &String>>,
    judged_on: Date,
) -> GoalAnalysis {
    let mut frame = framed(project, goal, judged_on, goal.judged_per.unwrap_or_default());
    match program {
        Some(Ok(program)) => {
            let evaluator = Evaluator::new(program, project, frame.channels(), judged_on, None);
            frame.cadence = goal.judged_per.unwrap_or_else(|| coarsest(&evaluator.source));
            judge_measured(&frame, &evaluator)
        }
        Some(Err(problem)) => without_figures(&frame, problem),
        None => without_figures(&frame, "no KPI is chosen, so nothing can be measured"),
    }
}

/// A goal on its judging date, with the cadence that was found for it.
pub(super) fn framed<'a>(
    project: &'a Project,
    goal: &'a Goal,
    judged_on: Date,
    cadence: Cadence,
) -> Frame<'a> {
    let kpi = goal.kpi.and_then(|id| project.kpis.get(id)).map(AsRef::as_ref);
    Frame { project, goal, kpi, judged_on, cadence }
}

/// A goal that cannot be measured at all.
fn without_figures(frame: &Frame<'_>, problem: &str) -> GoalAnalysis {
    let verdict = status::not_started(frame)
        .unwrap_or_else(|| Verdict::new(Status::NeedsData, problem.to_owned()));
    let mut out = blank(frame, KpiSeries { cadence: frame.cadence, points: Vec::new() });
    let baseline = baseline::typed(frame.goal);
    let aim =
        Aim::new(frame, baseline.as_ref().map(|used| used.value).ok_or("no baseline is known"));
    add_aim(frame, &mut out, baseline, aim.as_ref().ok());
    finish(frame, out, verdict, None)
}

/// Everything the figures of a goal are told from.
pub(super) struct Worked {
    /// The KPI at the judging cadence.
    pub series: KpiSeries,
    pub measurement: Measurement,
    pub baseline: Result<BaselineUsed, String>,
    pub aim: Result<Aim, AimProblem>,
    /// Place and value of the complete periods up to the figure the goal is judged by.
    pub settled: Vec<(f64, f64)>,
    pub noise: Noise,
}

impl Worked {
    pub fn new(frame: &Frame<'_>, evaluator: &Evaluator<'_>) -> Self {
        let series = evaluator.series(frame.cadence);
        let measurement = measure(frame, evaluator, &series);
        let baseline = if baseline::is_wanted(frame) {
            baseline::baseline(frame, evaluator, &series)
        } else {
            Err("a total starts from 0".to_owned())
        };
        let value = baseline.as_ref().map(|used| used.value).map_err(String::as_str);
        let aim = Aim::new(frame, value);
        let until = measurement.actual.map_or(frame.judged_on, |actual| actual.on);
        let settled = pace::settled_values(evaluator, &series, until);
        let noise = survey::noise(frame, &measurement, &settled);
        Self { series, measurement, baseline, aim, settled, noise }
    }

    fn start(&self) -> Result<f64, &str> {
        self.baseline.as_ref().map(|used| used.value).map_err(String::as_str)
    }
}

fn judge_measured(frame: &Frame<'_>, evaluator: &Evaluator<'_>) -> GoalAnalysis {
    let worked = Worked::new(frame, evaluator);
    let mut verdict = verdict(frame, evaluator, &worked);
    caveats::add_omissions(frame, &mut verdict, &worked.measurement);
    caveats::add_notes(&mut verdict, &worked.measurement);
    let refused = refusal(&worked).filter(|_| verdict.status == Status::NeedsData);
    let n_left_out = worked.aim.as_ref().map_or(0, |aim| path::n_left_out(frame, aim));
    caveats::add_left_out_checkpoints(&mut verdict, n_left_out);
    caveats::add_sample(frame, &mut verdict, &worked.measurement);
    let former_paths = Aim::former_paths(frame, worked.start());
    let Worked { series, measurement, baseline, aim, settled, .. } = worked;
    let mut out = blank(frame, series);
    out.refused = refused;
    out.limits = Some(series_limits(evaluator, &out.kpi));
    out.former_paths = former_paths;
    out.no_pace = pace::problem(frame, evaluator.program);
    let has_pace = out.no_pace.is_none() && measurement.refused.is_none();
    if has_pace {
        out.recent_pace = pace::recent(frame, &settled);
    }
    add_aim(frame, &mut out, baseline.ok(), aim.as_ref().ok());
    if let Ok(aim) = &aim {
        out.required_pace = if has_pace { pace::required(frame, aim, &measurement) } else { None };
        add_figures(frame, &mut out, aim, &measurement);
    }
    if out.actual.is_none() {
        out.actual = measurement.actual.map(|actual| actual.value);
        out.actual_on = measurement.actual.map(|actual| actual.on);
    }
    out.sample = measurement.sample.filter(|_| out.actual.is_some());
    let from = out.baseline.as_ref().map(|baseline| baseline.value);
    if !frame.goal.intent.is_keep() {
        let change = from.zip(out.target).map(|(from, target)| target - from);
        out.survey = survey::survey(frame, evaluator, &out.kpi, change);
    }
    out.is_stale = is_stale(frame, &out.kpi);
    let kept = aim
        .as_ref()
        .ok()
        .filter(|aim| aim.shape == Shape::Every)
        .map(|aim| Kept { met: measurement.n_met(aim.bound), of: measurement.complete.len() });
    out.measured = measurement.points;
    finish(frame, out, verdict, kept)
}

/// Rows 1 to 3, then the others.
fn verdict(frame: &Frame<'_>, evaluator: &Evaluator<'_>, worked: &Worked) -> Verdict {
    let Worked { series, measurement, aim, noise, .. } = worked;
    if let Some(verdict) = status::not_started(frame) {
        return verdict;
    }
    let no_figure = no_figure(frame, evaluator, series, measurement);
    if let Some(lacking) = Aim::lacking(frame.goal) {
        let also = no_figure.map_or_else(String::new, |reason| format!(", and {reason}"));
        return Verdict::new(Status::NeedsData, format!("{lacking}{also}"));
    }
    if let Some(reason) = no_figure {
        return Verdict::new(Status::NeedsData, reason);
    }
    if let Some(reason) = no_window(frame) {
        return Verdict::new(Status::NeedsData, reason);
    }
    let aim = match aim {
        Ok(aim) => aim,
        Err(AimProblem::NoTarget(reason)) => {
            return Verdict::new(Status::NeedsData, reason.clone());
        }
        Err(AimProblem::NoBaseline(reason)) => {
            return Verdict::new(Status::NeedsBaseline, reason.clone());
        }
    };
    let (baseline, noise) = (worked.start().ok(), noise.reach());
    status::judge(&Case { frame, aim, measurement, baseline, noise })
}

/// Row 2: why there is no time to judge.
fn no_window(frame: &Frame<'_>) -> Option<&'static str> {
    match (frame.goal.start, frame.goal.deadline) {
        (Some(start), Some(deadline)) if deadline < start => {
            Some("the deadline lies before the start, so there is no window to judge")
        }
        (Some(_), Some(_)) => None,
        (None, None) => Some("neither start nor deadline is set, so there is no window to judge"),
        (None, Some(_)) => Some("no start is set, so there is no window to judge"),
        (Some(_), None) => {
            Some("no deadline is set, so there is no path to hold the figures against")
        }
    }
}

/// Row 2: why there is nothing to judge.
fn no_figure(
    frame: &Frame<'_>,
    evaluator: &Evaluator<'_>,
    series: &KpiSeries,
    measurement: &Measurement,
) -> Option<String> {
    if let Some(reason) = frame.empty_scope() {
        return Some(reason.to_owned());
    }
    if let Some(reason) = &measurement.refused {
        return Some(reason.clone());
    }
    if let Some(reason) = newest_refusal(frame, series, measurement) {
        return Some(reason);
    }
    let is_known = |figure: &Figure| figure.value().is_some();
    let has_figure = measurement.actual.is_some()
        || series.points.iter().any(|point| point.is_complete && is_known(&point.figure));
    if has_figure {
        return None;
    }
    // A figure to date is a beginning: it is only too early to judge it.
    if series.points.iter().any(|point| point.start <= frame.judged_on && is_known(&point.figure)) {
        return None;
    }
    // Readings that are all newer than the judging date are none yet.
    if series.points.iter().any(|point| is_known(&point.figure)) {
        return Some(format!("no complete {} has a figure by the judging date", frame.step()));
    }
    let last = series.points.last().map(|point| point.period);
    let period: Period =
        last.unwrap_or_else(|| frame.calendar().period_of(frame.cadence, frame.judged_on));
    let nothing = "there is no reading in scope".to_owned();
    Some(evaluator.at(period).figure.reason().map_or(nothing, str::to_owned))
}

/// Why the readings there are cannot be put together to the figure the goal is judged by.
fn refusal(worked: &Worked) -> Option<String> {
    let Worked { series, measurement, .. } = worked;
    if measurement.actual.is_some() {
        return None;
    }
    if measurement.refused.is_some() {
        return measurement.refused.clone().filter(|_| !measurement.is_undefined);
    }
    let newest = series.points.iter().rev().find(|point| point.is_complete)?;
    match &newest.figure {
        Figure::Refused(reason) => Some(reason.clone()),
        Figure::Known(_) | Figure::NoData(_) | Figure::NotDefined(_) => None,
    }
}

/// Why the newest complete period of the window has no figure, if that is not for want of
/// readings and none before it has one.
fn newest_refusal(
    frame: &Frame<'_>,
    series: &KpiSeries,
    measurement: &Measurement,
) -> Option<String> {
    if measurement.actual.is_some() {
        return None;
    }
    let from = frame.goal.start.unwrap_or(Date::MIN);
    let mut complete = series.points.iter().rev();
    complete.find_map(|point| match &point.figure {
        Figure::Refused(reason) if point.is_complete && point.start >= from => Some(reason.clone()),
        Figure::NotDefined(reason) if point.is_complete && point.start >= from => {
            Some(reasons::dated(reason, &frame.in_period(point.period)))
        }
        _ => None,
    })
}

fn blank(frame: &Frame<'_>, series: KpiSeries) -> GoalAnalysis {
    GoalAnalysis {
        status: Status::NeedsData,
        reason: String::new(),
        refused: None,
        is_stale: false,
        judged_per: frame.cadence,
        kpi: Arc::new(series),
        measured: Vec::new(),
        baseline: None,
        target: None,
        upper: None,
        path: Vec::new(),
        former_paths: Vec::new(),
        actual: None,
        actual_on: None,
        sample: None,
        path_value: None,
        progress: None,
        expected: None,
        no_pace: None,
        required_pace: None,
        recent_pace: None,
        buffer_days: None,
        survey: None,
        limits: None,
        sentence: String::new(),
        measurable: String::new(),
    }
}

fn add_aim(
    frame: &Frame<'_>,
    out: &mut GoalAnalysis,
    baseline: Option<BaselineUsed>,
    aim: Option<&Aim>,
) {
    // A baseline found in the readings is shown only where the goal is told from it.
    let is_typed = baseline::typed(frame.goal).is_some();
    let is_used =
        is_typed || baseline::is_needed(frame) || aim.is_some_and(|aim| aim.baseline.is_some());
    out.baseline = baseline.filter(|_| is_used);
    if let Some(aim) = aim {
        out.target = Some(aim.target);
        out.upper = aim.upper;
        out.path.clone_from(&aim.path);
    } else if frame.goal.amount == AmountKind::Absolute {
        out.target = frame.goal.target;
        out.upper = frame.goal.upper;
        if let (Intent::KeepWithin, Some(low), Some(high)) =
            (frame.goal.intent, out.target, out.upper)
        {
            (out.target, out.upper) = (Some(low.min(high)), Some(low.max(high)));
        }
    }
}

fn add_figures(frame: &Frame<'_>, out: &mut GoalAnalysis, aim: &Aim, measurement: &Measurement) {
    let Some(actual) = &measurement.actual else { return };
    out.actual = Some(actual.value);
    out.actual_on = Some(actual.on);
    out.path_value = path::value(&aim.path, actual.on);
    if frame.window().is_none() {
        return;
    }
    out.expected = Some(aim.expected(actual.on));
    out.progress = Some(if aim.shape == Shape::Every {
        let met = measurement.n_met(aim.bound);
        share_of_required(met, measurement.complete.len(), frame.goal.required_share / 100.0)
    } else {
        aim.progress(actual.value)
    });
    out.buffer_days = aim.buffer_days(actual.value, actual.on);
}

fn finish(
    frame: &Frame<'_>,
    mut out: GoalAnalysis,
    verdict: Verdict,
    kept: Option<Kept>,
) -> GoalAnalysis {
    // Figures near the end of what a number can hold may leave it on the way.
    let derived = [
        &mut out.path_value,
        &mut out.progress,
        &mut out.expected,
        &mut out.required_pace,
        &mut out.recent_pace,
        &mut out.buffer_days,
    ];
    for number in derived {
        *number = number.filter(|number| number.is_finite());
    }
    out.status = verdict.status;
    out.reason = verdict.reason;
    out.measurable = measurable(frame, &out);
    out.sentence = sentences::sentence(frame, &out, kept);
    out
}

/// Whether the newest figure is more than one and a half steps old on a goal that is not over.
fn is_stale(frame: &Frame<'_>, series: &KpiSeries) -> bool {
    let is_closed = frame.goal.state == GoalState::Closed;
    if is_closed || frame.is_over() {
        return false;
    }
    let newest = series.points.iter().rev().find(|point| point.readings > 0);
    let Some(newest) = newest else { return false };
    let step_days = match frame.cadence {
        Cadence::Day => 1.0,
        Cadence::Week => 7.0,
        Cadence::Month => 365.25 / 12.0,
        Cadence::Quarter => 365.25 / 4.0,
        Cadence::Year => 365.25,
    };
    let age = f64::from(day_number(frame.judged_on) - day_number(newest.end));
    age > STALE_STEPS * step_days
}

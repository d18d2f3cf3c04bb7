//! A goal, explained: the figure it is judged by, what it is held against, and its status.

use super::against;
use super::covered::covered;
use super::figure::{self, Told};
use super::pace;
use super::{Explanation, GoalNumber};
use crate::analysis::aim::Aim;
use crate::analysis::evaluator::Evaluator;
use crate::analysis::frame::Frame;
use crate::analysis::judge::{Worked, framed};
use crate::analysis::path;
use crate::analysis::program::KpiProgram;
use crate::analysis::rules::status_rules;
use crate::analysis::status::bound_as_rule;
use crate::analysis::types::{Figure, GoalAnalysis, PlanAnalysis, Point};
use crate::analysis::window::Window;
use crate::analysis::words;
use crate::model::{Goal, GoalId, GoalState, JudgedOn, MeasuredAs, Period, Project};

/// Periods listed one by one; the newest ones.
const MOST_PERIODS: usize = 12;

/// Everything the parts of a goal's explanation are made of.
pub(super) struct Case<'a> {
    pub frame: &'a Frame<'a>,
    pub evaluator: &'a Evaluator<'a>,
    pub worked: &'a Worked,
    pub judged: &'a GoalAnalysis,
}

impl Case<'_> {
    pub fn aim(&self) -> Option<&Aim> {
        self.worked.aim.as_ref().ok()
    }

    fn kpi_name(&self) -> &str {
        self.frame.kpi.map_or("This KPI", figure::name)
    }

    /// "13.2 %", with more digits where that is rounded.
    pub fn exact(&self, value: f64) -> String {
        match self.frame.kpi {
            Some(kpi) => {
                figure::exact_figure(value, &kpi.unit, &self.frame.project.settings.currency)
            }
            None => words::exact(value),
        }
    }
}

/// All of a goal.
pub(super) fn goal(project: &Project, analysis: &PlanAnalysis, id: GoalId) -> Option<Explanation> {
    let goal = project.goals.get(id)?;
    let mut out = Explanation::new(title(goal, id));
    add_status(project, analysis, id, &mut out);
    told(project, analysis, id, &mut out, |case, out| {
        add_figure(case, out);
        out.add("Baseline", against::baseline(case));
        out.add("Target", against::target(case));
        out.add("Path", against::path(case));
        out.add("Progress", against::progress(case));
        out.add("Pace", paces(case));
        out.add("Buffer", pace::buffer(case));
        out.add("Chance", pace::noise(case));
    })?;
    add_thresholds(project, analysis, id, &mut out);
    Some(out)
}

fn paces(case: &Case<'_>) -> Vec<String> {
    [pace::required(case), pace::recent(case), pace::best(case)].into_iter().flatten().collect()
}

/// One number of a goal.
pub(super) fn number(
    project: &Project,
    analysis: &PlanAnalysis,
    id: GoalId,
    number: GoalNumber,
) -> Option<Explanation> {
    let name = match number {
        GoalNumber::Baseline => "Baseline",
        GoalNumber::Target => "Target",
        GoalNumber::Progress => "Progress",
        GoalNumber::RequiredPace => "Required pace",
        GoalNumber::RecentPace => "Recent pace",
        GoalNumber::Buffer => "Buffer",
        GoalNumber::Noise => "What may be chance",
    };
    let goal = project.goals.get(id)?;
    let mut out = Explanation::new(format!("{name}: {}", title(goal, id)));
    told(project, analysis, id, &mut out, |case, out| match number {
        GoalNumber::Baseline => out.add("Baseline", against::baseline(case)),
        GoalNumber::Target => {
            out.add("Target", against::target(case));
            out.add("Baseline", against::baseline(case));
        }
        GoalNumber::Progress => {
            out.add("Progress", against::progress(case));
            out.add("Path", against::path(case));
            out.add("Baseline", against::baseline(case));
            out.add("Target", against::target(case));
        }
        GoalNumber::RequiredPace => {
            out.add("Required", pace::required(case));
            out.add("Recent", pace::recent(case));
            out.add("Best", pace::best(case));
            out.add("Target", against::target(case));
        }
        GoalNumber::RecentPace => out.add("Recent", pace::recent(case)),
        GoalNumber::Buffer => {
            out.add("Buffer", pace::buffer(case));
            out.add("Path", against::path(case));
        }
        GoalNumber::Noise => out.add("Chance", pace::noise(case)),
    })?;
    if out.parts.is_empty() {
        out.add("Figure", ["none: this goal has no such number".to_owned()]);
    }
    Some(out)
}

/// A point of a goal's chart.
pub(super) fn point(
    project: &Project,
    analysis: &PlanAnalysis,
    id: GoalId,
    period: Period,
) -> Option<Explanation> {
    let goal = project.goals.get(id)?;
    let judged = analysis.goals.get(&id)?;
    let kpi = goal.kpi.and_then(|kpi| project.kpis.get(kpi))?;
    let point = judged.measured.iter().find(|point| point.period == period)?;
    let channels = goal.scope.channels.as_deref();
    let mut out = if goal.measured_as == MeasuredAs::Total {
        running_total(project, analysis, id, point)?
    } else {
        super::explain_point(project, kpi, period, channels, analysis.judged_on)
    };
    let frame = framed(project, goal, analysis.judged_on, judged.judged_per);
    out.add("Path", on_path(&frame, judged, point));
    Some(out)
}

fn title(goal: &Goal, id: GoalId) -> String {
    let statement = goal.statement.trim();
    if statement.is_empty() { format!("Goal {id}") } else { statement.to_owned() }
}

/// Lets a goal with a KPI that can be worked out tell its parts; else says why it cannot.
fn told(
    project: &Project,
    analysis: &PlanAnalysis,
    id: GoalId,
    out: &mut Explanation,
    tell: impl FnOnce(&Case<'_>, &mut Explanation),
) -> Option<()> {
    let goal = project.goals.get(id)?;
    let judged = analysis.goals.get(&id)?;
    let Some(kpi) = goal.kpi.and_then(|kpi| project.kpis.get(kpi)) else {
        out.add("Figure", ["none: no KPI is chosen, so nothing can be measured".to_owned()]);
        return Some(());
    };
    let program = match KpiProgram::new(project, kpi) {
        Ok(program) => program,
        Err(problem) => {
            out.add("Figure", [format!("none: {problem}")]);
            return Some(());
        }
    };
    let frame = framed(project, goal, analysis.judged_on, judged.judged_per);
    let evaluator = Evaluator::new(&program, project, frame.channels(), analysis.judged_on, None);
    let worked = Worked::new(&frame, &evaluator);
    tell(&Case { frame: &frame, evaluator: &evaluator, worked: &worked, judged }, out);
    Some(())
}

/// The figure a goal is judged by.
fn add_figure(case: &Case<'_>, out: &mut Explanation) {
    let (frame, measurement) = (case.frame, &case.worked.measurement);
    let Some(actual) = &measurement.actual else {
        let formula = case.evaluator.program.formula_in_words();
        out.add("Formula", [format!("{} = {formula}", case.kpi_name())]);
        let reason = measurement.refused.clone().or_else(|| newest_reason(case));
        let reason = reason.unwrap_or_else(|| case.judged.reason.clone());
        out.add("Figure", [format!("none: {}", words::lower_first(&reason))]);
        return;
    };
    let covered = covered(frame, case.evaluator, measurement, actual);
    if let Some(kpi) = frame.kpi {
        let told =
            Told::new(case.evaluator, kpi, frame.channels(), covered.window, covered.stock_rule);
        let result = told.used.figure.value().filter(|_| covered.is_of_window);
        told.add_formula(out, result);
        let mut figure = vec![format!("{} {}", case.exact(actual.value), covered.how)];
        figure.extend(Some(covered.then).filter(|then| !then.is_empty()));
        out.add("Figure", figure);
        out.add("Answers", told.answers(measurement.sample));
        told.add_sources(out);
        out.add("By period", by_period(case));
        out.add("Incomplete", incomplete(case));
        out.add("Rule", told.rules());
    }
}

/// Why the newest period has no figure.
fn newest_reason(case: &Case<'_>) -> Option<String> {
    let points = case.worked.series.points.iter().rev();
    points
        .filter(|point| point.is_complete)
        .find_map(|point| point.figure.reason())
        .map(str::to_owned)
}

/// The figures of the periods of the window; for every-period goals with what each made of the
/// bound.
fn by_period(case: &Case<'_>) -> Vec<String> {
    let complete = &case.worked.measurement.complete;
    let is_every = case.frame.goal.measured_as == MeasuredAs::EveryPeriod;
    if complete.len() < 2 && !is_every {
        return Vec::new();
    }
    let bound = case.aim().map(|aim| aim.bound).filter(|_| is_every);
    let skipped = complete.len().saturating_sub(MOST_PERIODS);
    let each = complete[skipped..].iter().map(|(period, value)| {
        let kept = match bound.map(|bound| bound.is_met_by(*value)) {
            Some(true) => ", met",
            Some(false) => ", not met",
            None => "",
        };
        format!("{}: {}{kept}", case.frame.period(*period), words::exact(*value))
    });
    let mut lines = vec![each.collect::<Vec<_>>().join("; ")];
    if skipped > 0 {
        lines.push(format!("and {skipped} before them"));
    }
    if let Some(bound) = bound {
        lines.push(format!("the bound is {}, itself included", bound_as_rule(case.frame, bound)));
    }
    lines
}

/// Periods that are over and that the verdict at the end still lacks: for want of readings, or
/// because the formula has no value for the readings there are.
fn incomplete(case: &Case<'_>) -> Vec<String> {
    let measurement = &case.worked.measurement;
    let undefined = |gap: &Period| {
        let point = case.worked.series.points.iter().find(|point| point.period == *gap)?;
        match &point.figure {
            Figure::NotDefined(reason) => Some(reason.as_str()),
            Figure::Known(_) | Figure::NoData(_) | Figure::Refused(_) => None,
        }
    };
    let mut lines = Vec::new();
    let mut lacking = Vec::new();
    for gap in &measurement.missing {
        let name = case.frame.period(*gap);
        match undefined(gap) {
            Some(reason) => lines.push(format!("{name}: over, but without a figure: {reason}")),
            None => lacking.push(name),
        }
    }
    let more = measurement.n_missing.saturating_sub(measurement.missing.len());
    if more > 0 {
        lacking.push(format!("{more} more"));
    }
    if !lacking.is_empty() {
        let names = words::list(&lacking);
        lines.push(format!("{names}: over, but without all of the readings needed"));
    }
    lines
}

/// The status with the rule behind it, and what else is to say of it.
fn add_status(project: &Project, analysis: &PlanAnalysis, id: GoalId, out: &mut Explanation) {
    let (Some(goal), Some(judged)) = (project.goals.get(id), analysis.goals.get(&id)) else {
        return;
    };
    let frame = framed(project, goal, analysis.judged_on, judged.judged_per);
    let mut status = vec![format!("{}: {}", judged.status, words::lower_first(&judged.reason))];
    if judged.is_stale {
        status.push(format!(
            "stale: the newest period with readings ended more than 1.5 {}s before the judging \
             date",
            frame.step()
        ));
    }
    if !goal.state.counts_in_rollups() {
        let state = goal.state.label().to_lowercase();
        status.push(format!("{state} goals do not count for their objective"));
    } else if goal.state == GoalState::Closed {
        status.push("closed, and still counted for its objective".to_owned());
    }
    out.add("Status", status);
}

/// The plan's numbers behind every status, and the day they were held against.
fn add_thresholds(project: &Project, analysis: &PlanAnalysis, id: GoalId, out: &mut Explanation) {
    let (Some(goal), Some(judged)) = (project.goals.get(id), analysis.goals.get(&id)) else {
        return;
    };
    let frame = framed(project, goal, analysis.judged_on, judged.judged_per);
    let rules = status_rules(frame.judging(), goal.measured_as, frame.cadence);
    out.add("Thresholds", [rules, "the plan settings hold these numbers".to_owned()]);
    out.add("Judged", [judged_on(&frame)]);
}

fn judged_on(frame: &Frame<'_>) -> String {
    let why = match frame.judging().judged_on {
        JudgedOn::Today => "today",
        JudgedOn::LastData => "the day of the last data",
        JudgedOn::Fixed(_) => "a day fixed for this plan",
    };
    format!("per {} on {}, {why}", frame.step(), words::date(frame.judged_on))
}

/// The total from the start of the window to the end of a period.
fn running_total(
    project: &Project,
    analysis: &PlanAnalysis,
    id: GoalId,
    point: &Point,
) -> Option<Explanation> {
    let goal = project.goals.get(id)?;
    let kpi = goal.kpi.and_then(|kpi| project.kpis.get(kpi))?;
    let channels = goal.scope.channels.as_deref();
    let day = analysis.judged_on;
    let start = goal.start?;
    let program = KpiProgram::new(project, kpi).ok()?;
    let evaluator = Evaluator::new(&program, project, channels, day, None);
    let window = Window::days(start.min(point.end), point.end);
    let told = Told::new(&evaluator, kpi, channels, window, None);
    let span = words::span(window.start, window.end);
    let mut out = Explanation::new(format!("{} from {span}{}", figure::name(kpi), told.scope()));
    told.add_formula(&mut out, point.figure.value());
    let to_date = if point.is_complete { "" } else { ", to date" };
    out.add(
        "Figure",
        [match &point.figure {
            Figure::Known(value) => {
                format!("{} in total from {span}{to_date}", told.exact_figure(*value))
            }
            Figure::NoData(reason) | Figure::NotDefined(reason) | Figure::Refused(reason) => {
                format!("none: {reason}")
            }
        }],
    );
    told.add_sources(&mut out);
    let mut rules = vec!["a total counts from the first day of the window".to_owned()];
    rules.extend(told.rules());
    out.add("Rule", rules);
    Some(out)
}

/// The path at the end of a period, and how far the figure is from it.
fn on_path(frame: &Frame<'_>, judged: &GoalAnalysis, point: &Point) -> Option<String> {
    let path = path::value(&judged.path, point.end)?;
    let (first, last) = (judged.path.first()?, judged.path.last()?);
    if point.end < first.date || point.end > last.date {
        return Some("this period lies outside the goal's window".to_owned());
    }
    let on = format!("{} on {}", frame.figure(path), words::date(point.end));
    Some(match point.figure.value() {
        Some(value) => {
            let side = if value < path { "under" } else { "over" };
            format!("{on}; the figure is {} {side} it", frame.difference(value - path))
        }
        None => on,
    })
}

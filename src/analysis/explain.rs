//! "How is this computed": the lines that lead from the readings to a goal's figure.

use crate::model::MeasuredAs;

use super::aim::{Aim, Shape};
use super::evaluator::{Evaluator, WindowFigure};
use super::frame::Frame;
use super::measure::{Actual, Measurement};
use super::program::Growth;
use super::status::bound_as_rule;
use super::types::GoalAnalysis;
use super::window::Window;
use super::words;

/// The lines, from the formula down to the rule.
pub(super) fn lines(
    frame: &Frame<'_>,
    evaluator: &Evaluator<'_>,
    measurement: &Measurement,
    aim: Option<&Aim>,
    analysis: &GoalAnalysis,
    noise: Option<f64>,
) -> Vec<String> {
    let name = frame.kpi.map_or("KPI", |kpi| kpi.name.as_str());
    let mut out = vec![format!("{name} = {}", evaluator.program.formula_in_words())];
    if let Some(actual) = &measurement.actual {
        add_figure(frame, evaluator, measurement, actual, &mut out);
    }
    if !measurement.missing.is_empty() {
        let gaps: Vec<String> = measurement.missing.iter().map(|gap| frame.period(*gap)).collect();
        out.push(format!("Missing or incomplete: {}", words::list(&gaps)));
    }
    if let Some(used) = &analysis.baseline {
        let as_of = match used.as_of {
            Some(date) if used.origin == "typed" => format!(", as of {}", words::date(date)),
            _ => String::new(),
        };
        out.push(format!("Baseline: {} ({}{as_of})", frame.figure(used.value), used.origin));
    }
    if let Some(aim) = aim {
        out.push(progress_rule(frame, aim));
    }
    if let Some(noise) = noise {
        out.push(format!("By chance the figure may be off by {}", frame.difference(noise)));
    }
    out.push(format!("Judged per {} on {}", frame.step(), words::date(frame.judged_on)));
    out
}

fn add_figure(
    frame: &Frame<'_>,
    evaluator: &Evaluator<'_>,
    measurement: &Measurement,
    actual: &Actual,
    out: &mut Vec<String>,
) {
    let (window, how) = covered(frame, evaluator, measurement, actual);
    let used = evaluator.over(window);
    for quantity in &used.quantities {
        let figure = match quantity.figure.value() {
            Some(value) => words::number(value),
            None => quantity.figure.reason().unwrap_or_default().to_owned(),
        };
        let rule =
            if quantity.rule.is_empty() { String::new() } else { format!(" ({})", quantity.rule) };
        out.push(format!("{} = {figure}{rule}", words::upper_first(&quantity.name)));
    }
    out.push(format!("Figure: {} {how}", frame.figure(actual.value)));
    out.push(format!("Channels: {}", channels(evaluator, &used)));
    out.extend(used.remarks.iter().map(|remark| words::upper_first(remark)));
}

/// The stretch the figure covers, and how it was made.
fn covered(
    frame: &Frame<'_>,
    evaluator: &Evaluator<'_>,
    measurement: &Measurement,
    actual: &Actual,
) -> (Window, String) {
    let period = Window::of(frame.calendar(), actual.period);
    let start = frame.goal.start.unwrap_or(period.start);
    let so_far = Window::days(start, actual.on);
    let name = so_far.name(frame.calendar());
    match frame.goal.measured_as {
        MeasuredAs::LevelAtEnd | MeasuredAs::EveryPeriod => (
            period,
            format!("{}, the last complete {}", frame.in_period(actual.period), frame.step()),
        ),
        MeasuredAs::Total => (so_far, format!("in total from {name}")),
        MeasuredAs::Average if evaluator.program.growth() == Growth::Adds => {
            let n = words::count(measurement.complete.len(), frame.step());
            (so_far, format!("from {name}, divided by {n}"))
        }
        MeasuredAs::Average => (so_far, format!("on average from {name}")),
    }
}

fn channels(evaluator: &Evaluator<'_>, used: &WindowFigure) -> String {
    let names: Vec<String> = used
        .channels
        .iter()
        .filter_map(|id| evaluator.project.channels.get(*id))
        .map(|channel| channel.name.clone())
        .collect();
    if names.is_empty() { "none".to_owned() } else { words::list(&names) }
}

fn progress_rule(frame: &Frame<'_>, aim: &Aim) -> String {
    let target = frame.figure(aim.target);
    match (aim.shape, aim.baseline) {
        (Shape::Climb, Some(baseline)) => format!(
            "Progress = way made from the baseline of {} to the target of {target}; the path is \
             straight between its dates",
            frame.figure(baseline)
        ),
        (Shape::Ramp, _) => format!(
            "Progress = total so far ÷ the target of {target}; the path grows evenly from 0"
        ),
        (Shape::Flat, Some(baseline)) => format!(
            "Progress = way made from the baseline of {} to the target of {target}; the path is \
             flat at the target",
            frame.figure(baseline)
        ),
        (Shape::Flat | Shape::Climb, _) => format!(
            "Held against a flat path: {}, the bound included",
            bound_as_rule(frame, aim.bound)
        ),
        (Shape::Every, _) => format!(
            "Progress = share of complete {}s with {} ÷ the required {}",
            frame.step(),
            bound_as_rule(frame, aim.bound),
            words::percent(frame.goal.required_share / 100.0)
        ),
    }
}

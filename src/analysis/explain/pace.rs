//! Pace, buffer and chance, explained with the numbers they are made of.

use super::goal::Case;
use crate::analysis::aim::{Bound, Shape};
use crate::analysis::noise::MIN_NOISE_POINTS;
use crate::analysis::pace::{RECENT_PERIODS, left};
use crate::analysis::path;
use crate::analysis::triangle::Triangle;
use crate::analysis::words;
use crate::model::{MeasuredAs, day_number};

/// What is still needed per period.
pub(super) fn required(case: &Case<'_>) -> Option<String> {
    let aim = case.aim()?;
    let step = case.frame.step();
    if !matches!(aim.shape, Shape::Climb | Shape::Ramp) {
        return Some(format!("required: none per {step}, since the path is flat"));
    }
    if let Some(problem) = &case.judged.no_pace {
        return Some(format!("none: {problem}"));
    }
    let left = left(case.frame, aim, &case.worked.measurement)?;
    let Some(pace) = case.judged.required_pace else {
        return Some(format!("required: none, since no whole {step} is left"));
    };
    let is_budget = aim.shape == Shape::Ramp && matches!(aim.bound, Bound::AtMost(_));
    if aim.bound.is_met_by(left.from) && !is_budget {
        return Some(format!(
            "required: 0 per {step}, since {} has reached the target",
            case.frame.figure(left.from)
        ));
    }
    let word = if is_budget { "may still be used" } else { "required" };
    let from = words::exact(left.from);
    let from = if left.from < 0.0 { format!("({from})") } else { from };
    Some(format!(
        "{word}: ({} − {from}) ÷ {} left = {} per {step}",
        words::exact(aim.target),
        words::count(left.n_periods, step),
        words::exact(pace),
    ))
}

/// How fast it went lately.
pub(super) fn recent(case: &Case<'_>) -> Option<String> {
    let frame = case.frame;
    let step = frame.step();
    let settled = &case.worked.settled;
    if case.judged.no_pace.is_some() {
        return None;
    }
    let Some(pace) = case.judged.recent_pace else {
        let n = if frame.is_total() { 1 } else { 2 };
        let settled = settled.len();
        let needed = words::count(n, &format!("complete {step}"));
        return (settled < n)
            .then(|| format!("recently: not known, {needed} with a figure are needed"));
    };
    let newest = &settled[settled.len().saturating_sub(RECENT_PERIODS)..];
    let each: Vec<String> = newest.iter().map(|(_, value)| words::exact(*value)).collect();
    let how =
        if frame.is_total() { "the mean of" } else { "the slope of the straight line through" };
    let n = words::count(newest.len(), step);
    Some(format!(
        "recently: {how} the last {n} ({}) = {} per {step}",
        each.join(", "),
        words::exact(pace)
    ))
}

/// The fastest stretch of as many periods as are left, which the pace is compared with.
pub(super) fn best(case: &Case<'_>) -> Option<String> {
    let goal = case.frame.goal;
    let triangle = Triangle::of(goal, case.judged, case.frame.calendar()).ok()?;
    let best = triangle.best_pace(goal, case.judged)?;
    let step = case.frame.step();
    let n = triangle.n_left().max(1);
    let span = words::span(best.from, best.to);
    let what = if case.frame.is_total() {
        format!("the mean of {span}")
    } else {
        format!("the change over {span} ÷ {}", words::count(n, step))
    };
    Some(format!(
        "at best: {what} = {} per {step}, the best of all stretches of {}",
        words::exact(best.pace),
        words::count(n, &format!("complete {step}"))
    ))
}

/// Days between the day the path reaches the figure and the day of the figure.
pub(super) fn buffer(case: &Case<'_>) -> Option<String> {
    let aim = case.aim()?;
    let actual = case.worked.measurement.actual?;
    let Some(buffer) = case.judged.buffer_days else {
        let is_flat = !matches!(aim.shape, Shape::Climb | Shape::Ramp);
        return is_flat.then(|| "none, since the path is flat".to_owned());
    };
    let due = path::day_of(&aim.path, actual.value)?;
    let due = due - f64::from(day_number(actual.on));
    let word = if buffer < 0.0 { "behind" } else { "ahead" };
    let (is, side) = if due < 0.0 { ("was at", "before") } else { ("gets to", "after") };
    Some(format!(
        "{} {word}: the path {is} {} {} {side} {}",
        days(buffer),
        case.frame.figure(actual.value),
        days(due),
        words::date(actual.on),
    ))
}

/// "8.2 days", without a sign.
fn days(days: f64) -> String {
    let text = words::number((days.abs() * 10.0).round() / 10.0);
    if text == "1" { "1 day".to_owned() } else { format!("{text} days") }
}

/// How far the figure may be off by chance.
pub(super) fn noise(case: &Case<'_>) -> Vec<String> {
    let (frame, worked) = (case.frame, case.worked);
    let mut lines = Vec::new();
    if let (Some((below, above)), Some(sample)) =
        (worked.noise.of_survey, worked.measurement.sample)
    {
        lines.push(format!(
            "{} below and {} above: {}",
            frame.difference(below),
            frame.difference(above),
            frame.sample(&sample)
        ));
    } else if let Some(sample) = worked.measurement.sample {
        lines.push(frame.sample(&sample));
    }
    match worked.noise.of_series {
        Some(noise) => lines.push(format!(
            "{} either way: 1.74 × the mean distance between neighbours around their trend, \
             over {}{}",
            frame.difference(noise),
            words::count(worked.settled.len(), &format!("complete {}", frame.step())),
            over_periods(case),
        )),
        None => lines.push(format!(
            "{} with a figure: chance is read off a series from {MIN_NOISE_POINTS} on",
            words::count(worked.settled.len(), &format!("complete {}", frame.step())),
        )),
    }
    if worked.noise.of_survey.is_some() && worked.noise.of_series.is_some() {
        lines.push("the larger of the two counts, below and above".to_owned());
    }
    lines
}

/// What several periods do to chance.
fn over_periods(case: &Case<'_>) -> String {
    let k = case.worked.measurement.complete.len().max(1);
    match case.frame.goal.measured_as {
        MeasuredAs::Total if k > 1 => format!(", × √{k} for a total of {k}"),
        MeasuredAs::Average if k > 1 => format!(", ÷ √{k} for an average of {k}"),
        _ => String::new(),
    }
}

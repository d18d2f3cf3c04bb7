//! What a goal's figure is held against, explained: baseline, target, path, progress.

use super::goal::Case;
use crate::analysis::aim::{Aim, AimProblem, Bound, Shape};
use crate::analysis::baseline;
use crate::analysis::frame::Frame;
use crate::analysis::path as paths;
use crate::analysis::share::share_of_required;
use crate::analysis::status::bound_as_rule;
use crate::analysis::words;
use crate::model::{AmountKind, FormerTarget, Intent};

/// Where the goal starts from, and how that was found.
pub(super) fn baseline(case: &Case<'_>) -> Vec<String> {
    let frame = case.frame;
    if !baseline::is_wanted(frame) {
        return vec!["a total starts from 0, so none is needed".to_owned()];
    }
    match (&case.worked.baseline, &case.judged.baseline) {
        (Ok(used), Some(_)) => {
            let as_of = match used.as_of {
                Some(date) if used.origin == "typed" => format!(", as of {}", words::date(date)),
                _ => String::new(),
            };
            vec![format!("{} ({}{as_of})", case.exact(used.value), used.origin)]
        }
        (Ok(_), None) => vec!["not needed: the figure is held against the bound alone".to_owned()],
        (Err(reason), _) if baseline::is_needed(frame) => vec![format!("none: {reason}")],
        (Err(_), _) => vec!["none, and none is needed".to_owned()],
    }
}

/// What the goal asks for in the KPI's unit, and how that follows from what was typed.
pub(super) fn target(case: &Case<'_>) -> Vec<String> {
    let frame = case.frame;
    let aim = match &case.worked.aim {
        Ok(aim) => aim,
        Err(AimProblem::NoTarget(reason) | AimProblem::NoBaseline(reason)) => {
            return vec![format!("none: {reason}")];
        }
    };
    let goal = frame.goal;
    let mut lines: Vec<String> = [(goal.target, Some(aim.target)), (goal.upper, aim.upper)]
        .into_iter()
        .filter_map(|(amount, resolved)| Some(resolved_line(case, amount?, resolved?)))
        .collect();
    lines.push(match (aim.bound, goal.intent.is_keep()) {
        (bound, true) => format!("to keep: {}, the bound included", bound_as_rule(frame, bound)),
        (bound, false) => format!("reached with {}", bound_as_rule(frame, bound)),
    });
    if !goal.intent.is_keep() && frame.is_level() && aim.shape == Shape::Flat {
        lines.push("the baseline has reached it already, so it is one to keep".to_owned());
    }
    lines.extend(goal.former_targets.iter().map(|former| former_line(frame, former)));
    lines
}

/// "14 %", or "12 % + 2 points = 14 %".
fn resolved_line(case: &Case<'_>, amount: f64, resolved: f64) -> String {
    let frame = case.frame;
    let Ok(baseline) = &case.worked.baseline else { return case.exact(resolved) };
    let from = frame.figure(baseline.value);
    let sign = if (frame.goal.intent == Intent::LowerTo) == (amount < 0.0) { "+" } else { "−" };
    match frame.meant(frame.goal.amount) {
        AmountKind::By | AmountKind::ByPoints => {
            format!("{from} {sign} {} = {}", frame.difference(amount), case.exact(resolved))
        }
        AmountKind::ByPercent => {
            let percent = words::number(amount.abs());
            format!("{from} {sign} {percent} % of it = {}", case.exact(resolved))
        }
        AmountKind::Absolute | AmountKind::PercentUndecided => case.exact(resolved),
    }
}

fn former_line(frame: &Frame<'_>, former: &FormerTarget) -> String {
    let amount = match former.amount {
        AmountKind::Absolute => frame.figure(former.target),
        kind => format!("{} ({})", words::number(former.target), kind.label()),
    };
    format!("until {} it was {amount}", words::date(former.until))
}

/// The path's value on the day of the figure.
pub(super) fn path(case: &Case<'_>) -> Vec<String> {
    let (Some(aim), Some(actual)) = (case.aim(), case.worked.measurement.actual) else {
        return Vec::new();
    };
    let (Some(value), Some(first)) = (paths::value(&aim.path, actual.on), aim.path.first()) else {
        return Vec::new();
    };
    let on = words::date(actual.on);
    if matches!(aim.shape, Shape::Flat | Shape::Every) {
        let rule = bound_as_rule(case.frame, aim.bound);
        return vec![format!("flat from {} on: {rule}", words::date(first.date))];
    }
    let mut lines = vec![format!("{} on {on}", case.exact(value))];
    let corners: Vec<String> = aim
        .path
        .iter()
        .map(|corner| {
            format!("{} on {}", case.frame.figure(corner.value), words::date(corner.date))
        })
        .collect();
    lines.push(format!("straight from {}", corners.join(" to ")));
    let piece = aim.path.windows(2).find(|pair| actual.on <= pair[1].date);
    if let Some([from, to]) = piece {
        let days = |a, b| crate::model::day_number(b) - crate::model::day_number(a);
        let (gone, all) = (days(from.date, actual.on), days(from.date, to.date));
        lines.push(format!("{gone} of the {all} days between these have gone"));
    }
    lines
}

/// Progress and what the path expects, each worked out in one line.
pub(super) fn progress(case: &Case<'_>) -> Vec<String> {
    let (Some(aim), Some(actual)) = (case.aim(), case.worked.measurement.actual) else {
        return Vec::new();
    };
    let Some(progress) = case.judged.progress else { return Vec::new() };
    let mut lines = vec![progress_line(case, aim, actual.value, progress)];
    if let Some(expected) = case.judged.expected {
        lines.push(expected_line(case, aim, actual.on, expected));
    }
    lines
}

fn progress_line(case: &Case<'_>, aim: &Aim, value: f64, progress: f64) -> String {
    let percent = words::percent(progress);
    match (aim.shape, aim.baseline) {
        (Shape::Climb | Shape::Flat, Some(baseline)) => {
            format!("{} = {percent} of the way from the baseline", way(value, baseline, aim.target))
        }
        (Shape::Ramp, _) if aim.target > 0.0 => format!(
            "{} ÷ {} = {percent} of the target",
            words::exact(value),
            words::exact(aim.target)
        ),
        (Shape::Every, _) => every_line(case, aim, &percent),
        _ => bound_line(case, aim, value, &percent),
    }
}

/// "(13.2 − 12) ÷ (14 − 12)"
fn way(value: f64, from: f64, to: f64) -> String {
    let minus = |a: f64, b: f64| {
        let b = if b < 0.0 { format!("({})", words::exact(b)) } else { words::exact(b) };
        format!("({} − {b})", words::exact(a))
    };
    format!("{} ÷ {}", minus(value, from), minus(to, from))
}

fn every_line(case: &Case<'_>, aim: &Aim, percent: &str) -> String {
    let measurement = &case.worked.measurement;
    let (n, met) = (measurement.complete.len(), measurement.n_met(aim.bound));
    let required = case.frame.goal.required_share / 100.0;
    let share = share_of_required(met, n, 1.0);
    format!(
        "{met} of {} met it = {}; ÷ the {} required = {percent}",
        words::count(n, &format!("complete {}", case.frame.step())),
        words::percent(share),
        words::percent(required),
    )
}

/// How near a figure is to its bound, as a part of the bound.
fn bound_line(case: &Case<'_>, aim: &Aim, value: f64, percent: &str) -> String {
    let (bound, margin) = aim.bound.margin(value);
    let is_met = aim.bound.is_met_by(value);
    if matches!(aim.bound, Bound::Within(..)) && is_met {
        return format!("within the two bounds = {percent}");
    }
    let word = if is_met { "kept with" } else { "missed by" };
    let sign = if margin < 0.0 { "−" } else { "+" };
    format!(
        "the bound is {word} {}: 1 {sign} {} ÷ {} = {percent}",
        case.frame.difference(margin),
        words::exact(margin.abs()),
        words::exact(bound.abs()),
    )
}

fn expected_line(case: &Case<'_>, aim: &Aim, on: jiff::civil::Date, expected: f64) -> String {
    let percent = words::percent(expected);
    let path = paths::value(&aim.path, on);
    match (aim.shape, aim.baseline, path) {
        (Shape::Climb, Some(baseline), Some(path)) => {
            format!("expected: {} = {percent}", way(path, baseline, aim.target))
        }
        (Shape::Ramp, _, Some(path)) if aim.target > 0.0 => {
            format!("expected: {} ÷ {} = {percent}", words::exact(path), words::exact(aim.target))
        }
        (Shape::Every, ..) => {
            format!("expected: {percent}, every {} alike", case.frame.step())
        }
        _ => format!("expected: {percent}, as the path is flat"),
    }
}

//! A goal's chart in words: value, path, gap, target, deadline.

use crate::model::{AmountKind, Intent, MeasuredAs};

use super::frame::Frame;
use super::types::{GoalAnalysis, Status};
use super::words;

/// How many of the complete periods kept to the bound of an every-period goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    pub met: usize,
    pub of: usize,
}

/// What a screen reader says for the chart, and what stands beside it.
pub(super) fn sentence(frame: &Frame<'_>, goal: &GoalAnalysis, kept: Option<Kept>) -> String {
    let (Some(actual), Some(on)) = (goal.actual, goal.actual_on) else {
        return without_figure(frame, goal);
    };
    let period = frame.calendar().period_of(goal.judged_per, on);
    let figure = frame.figure(actual);
    let figure = match &goal.sample {
        Some(sample) => format!("{figure} ({})", frame.short_sample(sample)),
        None => figure,
    };
    let value = match (frame.goal.measured_as, frame.goal.start) {
        (MeasuredAs::Total, Some(start)) => format!("{figure} from {}", words::span(start, on)),
        (MeasuredAs::Average, Some(start)) => {
            format!("{figure} on average from {}", words::span(start, on))
        }
        _ => format!("{figure} {}", frame.in_period(period)),
    };
    let kept = kept.filter(|kept| kept.of > 0).map(|Kept { met, of }| {
        format!("; {met} of {} kept to it", words::count(of, frame.step()))
    });
    match against(frame, goal, actual) {
        Some(against) => format!("{value}, {against}{}", kept.unwrap_or_default()),
        None => value,
    }
}

fn without_figure(frame: &Frame<'_>, goal: &GoalAnalysis) -> String {
    let target = goal.target.map(|target| match (goal.upper, frame.goal.intent) {
        (Some(upper), Intent::KeepWithin) => {
            format!("keep within {} and {}", frame.figure(target), frame.figure(upper))
        }
        (_, Intent::RaiseTo | Intent::LowerTo) => {
            format!("{} to {}", frame.goal.intent.label(), frame.figure(target))
        }
        _ => format!("{} {}", frame.goal.intent.label(), frame.figure(target)),
    });
    let reason = if goal.status == Status::NotStarted {
        words::lower_first(&goal.reason)
    } else {
        "no figure to judge yet".to_owned()
    };
    match target {
        Some(target) => format!("{}, {reason}", words::upper_first(&target)),
        None => words::upper_first(&reason),
    }
}

/// "0.1 points under the path to 14 % by 31 Mar 2021".
fn against(frame: &Frame<'_>, goal: &GoalAnalysis, actual: f64) -> Option<String> {
    let target = goal.target?;
    let by = frame.goal.deadline.map(|deadline| format!(" by {}", words::date(deadline)));
    let by = by.unwrap_or_default();
    if frame.goal.intent == Intent::KeepWithin {
        return Some(within(frame, actual, target, goal.upper?));
    }
    let is_flat =
        goal.path.windows(2).all(|pair| (pair[0].value - pair[1].value).abs() < f64::EPSILON);
    if is_flat {
        let until = frame.goal.deadline.map(|deadline| format!(" until {}", words::date(deadline)));
        let side = side(frame, actual - target);
        let name = match frame.goal.intent {
            Intent::KeepAtLeast => "the lower bound of",
            Intent::KeepAtMost => "the upper bound of",
            _ => "the target of",
        };
        let until = until.unwrap_or_default();
        return Some(format!("{side} {name} {}{until}", frame.figure(target)));
    }
    let path = goal.path_value?;
    let side = side(frame, actual - path);
    Some(format!("{side} the path to {}{by}", frame.figure(target)))
}

fn within(frame: &Frame<'_>, actual: f64, target: f64, upper: f64) -> String {
    let (low, high) = (target.min(upper), target.max(upper));
    let range = format!("{} to {}", frame.figure(low), frame.figure(high));
    if actual < low {
        format!("{} under the range of {range}", frame.difference(low - actual))
    } else if actual > high {
        format!("{} over the range of {range}", frame.difference(actual - high))
    } else {
        format!("within the range of {range}")
    }
}

/// "0.1 points under", "exactly on".
fn side(frame: &Frame<'_>, gap: f64) -> String {
    let text = frame.difference(gap);
    if text.starts_with("0 ") || text == "0" {
        "exactly on".to_owned()
    } else if gap < 0.0 {
        format!("{text} under")
    } else {
        format!("{text} over")
    }
}

/// What a goal to raise or lower asks for: "to 14 %", "by 2 points", "by 2 percent (…)".
pub(super) fn amount(frame: &Frame<'_>) -> String {
    match frame.goal.target {
        None => "to a target still to be set".to_owned(),
        Some(target) if frame.goal.amount == AmountKind::Absolute => {
            format!("to {}", frame.figure(target))
        }
        Some(target) => format!("by {}", step(frame, target)),
    }
}

/// A bound to keep to: "60 minutes", "5 % under the baseline".
pub(super) fn kept(frame: &Frame<'_>, amount: f64) -> String {
    if frame.goal.amount == AmountKind::Absolute {
        return frame.figure(amount);
    }
    if amount == 0.0 {
        return "the baseline".to_owned();
    }
    let side = if amount < 0.0 { "under" } else { "over" };
    let step = match frame.meant(frame.goal.amount) {
        AmountKind::ByPercent => format!("{} %", words::number(amount.abs())),
        _ => step(frame, amount.abs()),
    };
    format!("{step} {side} the baseline")
}

/// How far from the baseline: "2 points", "5 % of the baseline".
fn step(frame: &Frame<'_>, amount: f64) -> String {
    let number = words::number(amount);
    match frame.meant(frame.goal.amount) {
        AmountKind::Absolute => frame.figure(amount),
        AmountKind::By if amount < 0.0 => format!("−{}", frame.difference(amount)),
        AmountKind::By => frame.difference(amount),
        AmountKind::ByPercent => format!("{number} % of the baseline"),
        AmountKind::ByPoints => {
            format!("{number} percentage {}", if number == "1" { "point" } else { "points" })
        }
        AmountKind::PercentUndecided => {
            format!("{number} percent (relative or in points still to be chosen)")
        }
    }
}

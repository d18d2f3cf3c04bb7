//! The measurable sentence of a goal, written from its fields; also for a half-filled goal.

use crate::model::{Intent, MeasuredAs};

use super::frame::Frame;
use super::sentences::{amount, kept};
use super::types::GoalAnalysis;
use super::words;

/// "Raise social share of voice from 12 % to 14 % by 31 Mar 2021, on Facebook".
pub(super) fn measurable(frame: &Frame<'_>, analysis: &GoalAnalysis) -> String {
    let goal = frame.goal;
    let kpi = frame.kpi.map_or_else(
        || "a KPI still to be chosen".to_owned(),
        |kpi| {
            let name = kpi.name.trim();
            if name.is_empty() {
                "a KPI without a name".to_owned()
            } else {
                words::lower_first(name)
            }
        },
    );
    let aim = match goal.intent {
        Intent::RaiseTo | Intent::LowerTo => {
            let verb = if goal.intent == Intent::RaiseTo { "Raise" } else { "Lower" };
            format!("{verb} {kpi} {}", change(frame, analysis))
        }
        Intent::KeepAtLeast => {
            format!("Keep {kpi} at {} or more", bound(frame, goal.target, analysis.target))
        }
        Intent::KeepAtMost => {
            format!("Keep {kpi} at {} or less", bound(frame, goal.target, analysis.target))
        }
        Intent::KeepWithin => {
            let lower = bound(frame, goal.target, analysis.target);
            let upper = match goal.upper {
                Some(upper) => bound(frame, Some(upper), analysis.upper),
                None => "an upper bound still to be set".to_owned(),
            };
            format!("Keep {kpi} between {lower} and {upper}")
        }
    };
    format!("{aim} {}{}", time(frame), scope(frame))
}

/// "60 minutes", "11 % (1 percentage point under the baseline)".
fn bound(frame: &Frame<'_>, amount: Option<f64>, resolved: Option<f64>) -> String {
    let Some(amount) = amount else { return "a bound still to be set".to_owned() };
    let stated = kept(frame, amount);
    match resolved.filter(|_| frame.goal.amount.needs_baseline()) {
        Some(figure) => format!("{} ({stated})", frame.figure(figure)),
        None => stated,
    }
}

/// "from 12 % to 14 %", "by 2 percentage points, from 12 % to 14 %".
fn change(frame: &Frame<'_>, analysis: &GoalAnalysis) -> String {
    let stated = amount(frame);
    let is_by = frame.goal.amount.needs_baseline();
    let from = analysis.baseline.as_ref().map(|used| frame.figure(used.value));
    let to = analysis.target.map(|target| frame.figure(target));
    match (from, to) {
        (Some(from), Some(to)) if is_by => format!("{stated}, from {from} to {to},"),
        (Some(from), to) if !is_by && !frame.is_total() && to.as_ref() != Some(&from) => {
            format!("from {from} {stated}")
        }
        _ => stated,
    }
}

fn time(frame: &Frame<'_>) -> String {
    let goal = frame.goal;
    let deadline =
        goal.deadline.map_or_else(|| "a deadline still to be set".to_owned(), words::date);
    let span = match (goal.start, goal.deadline) {
        (Some(start), Some(deadline)) => format!("from {}", words::span(start, deadline)),
        (Some(start), None) => format!("from {} to {deadline}", words::date(start)),
        (None, _) => format!("from a start still to be set to {deadline}"),
    };
    match goal.measured_as {
        MeasuredAs::LevelAtEnd if goal.intent.is_keep() => {
            format!("until {deadline}, measured at the end")
        }
        MeasuredAs::LevelAtEnd => format!("by {deadline}"),
        MeasuredAs::Total => format!("in total {span}"),
        MeasuredAs::Average => format!("on average {span}"),
        MeasuredAs::EveryPeriod if goal.required_share >= 100.0 => {
            format!("in every {} {span}", frame.step())
        }
        MeasuredAs::EveryPeriod => format!(
            "in at least {} of the {}s {span}",
            words::percent(goal.required_share / 100.0),
            frame.step()
        ),
    }
}

fn scope(frame: &Frame<'_>) -> String {
    let mut out = String::new();
    if let Some(channels) = frame.channels() {
        let names: Vec<String> = channels
            .iter()
            .filter_map(|id| frame.project.channels.get(*id))
            .map(|channel| channel.name.clone())
            .collect();
        if names.is_empty() {
            out.push_str(", on no channel");
        } else {
            out.push_str(", on ");
            out.push_str(&words::list(&names));
        }
    }
    let market = frame.goal.scope.market.trim();
    if !market.is_empty() {
        out.push_str(", market ");
        out.push_str(market);
    }
    out
}

//! Numbers that cannot be meant as they stand: a change under 0, a share of nothing, a range upside
//! down, counts under 0.

use std::collections::BTreeSet;

use crate::model::{
    AmountKind, Input, InputId, Intent, ItemId, Kpi, KpiId, MeasuredAs, ReadingKey, Unit,
};

use super::super::fix::{Fix, GoalChange, GoalPlace, Place, Way};
use super::super::program::name_of;
use super::super::types::Finding;
use super::super::words;
use super::{GoalCase, Plan, finding, kinds};

/// "Raise by −5" lowers, and so would be reached before it begins.
pub(super) fn amount_goes_back(case: &GoalCase<'_>) -> Option<Finding> {
    let goal = case.goal;
    let amount = goal.target.filter(|_| goal.goes_back())?;
    let is_lower = goal.intent == Intent::LowerTo;
    let (verb, other, turned) = if is_lower {
        ("lower", "raise", Intent::RaiseTo)
    } else {
        ("raise", "lower", Intent::LowerTo)
    };
    let by = |amount: f64| by_words(case, amount);
    let message = format!(
        "A goal to {verb} by {} would {other}; write how much it is to {verb} by, or turn the \
         goal round",
        by(amount)
    );
    let as_written = |label: String, intent| {
        Fix::goal(label, case.id, GoalChange::Step { intent, amount: amount.abs() })
    };
    let (same, round) = (words::upper_first(verb), words::upper_first(other));
    let amount = by(amount.abs());
    Some(
        case.finding(kinds::AMOUNT_GOES_BACK, message)
            .or(as_written(format!("{same} by {amount}"), goal.intent))
            .or(as_written(format!("{round} by {amount}"), turned))
            .or(Fix::open("Type another amount", Place::Goal(case.id, GoalPlace::Target))),
    )
}

/// The amount in what it is told in: percent, points, or the KPI's unit.
fn by_words(case: &GoalCase<'_>, amount: f64) -> String {
    let number = words::number(amount);
    match case.goal.amount {
        AmountKind::ByPercent | AmountKind::PercentUndecided => format!("{number} %"),
        AmountKind::ByPoints => format!("{number} points"),
        AmountKind::Absolute | AmountKind::By => {
            let unit = case.kpi.map_or(&Unit::Count, |kpi| &kpi.unit);
            let sign = if amount < 0.0 { "−" } else { "" };
            let currency = &case.plan.project.settings.currency;
            format!("{sign}{}", words::difference(amount, unit, currency))
        }
    }
}

/// Of no period at all a bound is always kept.
pub(super) fn nothing_required(case: &GoalCase<'_>) -> Option<Finding> {
    let is_at_fault =
        case.goal.measured_as == MeasuredAs::EveryPeriod && case.goal.required_share <= 0.0;
    let change = GoalChange::RequiredShare(100.0);
    let step = words::cadence(case.analysis.judged_per);
    is_at_fault.then(|| {
        case.finding(
            kinds::NOTHING_REQUIRED,
            format!(
                "A required share of 0 % is met without a single {step}; say in how many of them \
                 the bound has to be kept"
            ),
        )
        .or(Fix::goal(format!("Require every {step}"), case.id, change))
        .or(Fix::open("Type the share", Place::Goal(case.id, GoalPlace::RequiredShare)))
    })
}

/// Ranges whose lower end lies above the upper one.
pub(super) fn add_reversed_ranges(plan: &Plan<'_>, found: &mut Vec<Finding>) {
    for (id, kpi) in plan.project.kpis.iter() {
        found.extend(reversed(plan, id, kpi));
    }
}

fn reversed(plan: &Plan<'_>, id: KpiId, kpi: &Kpi) -> Option<Finding> {
    let (low, high) = kpi.reversed_range()?;
    let figure = |value| words::figure(value, &kpi.unit, &plan.project.settings.currency);
    let message = format!(
        "Its range goes from {} down to {}, which no figure lies in; swap the two ends",
        figure(low),
        figure(high)
    );
    Some(
        finding(kinds::RANGE_REVERSED, ItemId::Kpi(id), message)
            .or(Fix::new("Swap the two", Way::Range(id, (Some(high), Some(low)))))
            .or(Fix::open("Edit the range", Place::Range(id))),
    )
}

/// Counts and standings under 0, each input once.
pub(super) fn add_negatives(plan: &Plan<'_>, found: &mut Vec<Finding>) {
    let project = plan.project;
    let mut seen = BTreeSet::new();
    for keys in plan.kpis.values().flat_map(|kpi| &kpi.negatives) {
        let Some(newest) = keys.last() else { continue };
        let Some(input) = project.inputs.get(newest.input) else { continue };
        if !seen.insert(newest.input) {
            continue;
        }
        let label = match keys.len() {
            1 => "Leave it empty".to_owned(),
            n => format!("Leave the {n} readings empty"),
        };
        let message = negative(plan, &words::upper_first(&name_of(input)), *newest, keys.len());
        found.push(
            finding(kinds::NEGATIVE_READING, ItemId::Input(newest.input), message)
                .or(Fix::new("It is a net change, and may be", as_net(newest.input, input)))
                .or(Fix::new(label, Way::ClearReadings(keys.clone())))
                .or(Fix::open(&format!("Show {}", name_of(input)), Place::Readings(newest.input))),
        );
    }
}

fn negative(plan: &Plan<'_>, name: &str, newest: ReadingKey, n: usize) -> String {
    let project = plan.project;
    let channel = project.channels.get(newest.channel).map_or("", |channel| &channel.name);
    let value = project.reading(newest).map_or_else(String::new, words::number);
    let when = words::in_period(project.settings.calendar, newest.period);
    let more = if n > 1 { format!(" (and {} more)", n - 1) } else { String::new() };
    format!(
        "{name} is {value} {when} on {channel}{more}, and a count is never under 0; correct it, \
         leave it empty, or say that it is a net change"
    )
}

/// Gains less losses still add up over time and channels, and so stay the kind they are.
fn as_net(id: InputId, input: &Input) -> Way {
    Way::StandIn(id, Box::new(Input { is_net: true, ..input.clone() }))
}

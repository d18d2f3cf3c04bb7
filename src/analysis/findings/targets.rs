//! What is odd about a goal's target: out of range, no step from where it starts, undecided.

use crate::model::{AmountKind, Better, Input, InputId, Intent, MeasuredAs, Unit};

use super::super::fix::{Fix, GoalChange, GoalPlace, Place, Way};
use super::super::program::name_of;
use super::super::types::{Finding, Point};
use super::super::words;
use super::{GoalCase, kinds, show_readings};

pub(super) fn percent_undecided(case: &GoalCase<'_>) -> Option<Finding> {
    let is_clear = case.kpi.is_some_and(|kpi| kpi.unit != Unit::Percent);
    if case.goal.amount != AmountKind::PercentUndecided || is_clear {
        return None;
    }
    if case.goal.goes_back() {
        return None;
    }
    let amount = case.goal.target.map_or_else(|| "some".to_owned(), words::number);
    Some(case.finding(
        kinds::PERCENT_UNDECIDED,
        format!(
            "“By {amount} percent” on a figure in % can mean percentage points or a part of the \
             baseline; choose one"
        ),
    )
    .or_each(meanings(case)))
}

/// What "by 2 percent" can mean, with what each leads to where the baseline is known.
fn meanings(case: &GoalCase<'_>) -> Vec<Fix> {
    let baseline = case.analysis.baseline.as_ref().map(|baseline| baseline.value);
    let fix = |label: &str, kind: AmountKind| {
        let by = baseline.zip(case.goal.target);
        let leads_to = by.and_then(|(from, by)| kind.leads_to(from, by, case.goal.intent));
        let label = match leads_to {
            Some(value) => format!("{label} → {}", case.figure(value)),
            None => label.to_owned(),
        };
        Fix::goal(label, case.id, GoalChange::Amount(kind))
    };
    let mut fixes = vec![fix("Percentage points", AmountKind::ByPoints)];
    // A relative change of nothing, or of less than nothing, says nothing.
    if baseline.is_none_or(|baseline| baseline > 0.0) {
        fixes.push(fix("Percent of the baseline", AmountKind::ByPercent));
    }
    fixes
}

/// "By 10 percent" from nothing, or from less than nothing, leads nowhere.
pub(super) fn percent_of_nothing(case: &GoalCase<'_>) -> Option<Finding> {
    let goal = case.goal;
    let unit = &case.kpi?.unit;
    let is_relative = match goal.amount {
        AmountKind::ByPercent => true,
        AmountKind::PercentUndecided => *unit != Unit::Percent,
        AmountKind::Absolute | AmountKind::By | AmountKind::ByPoints => false,
    };
    let amount = goal.target.filter(|_| is_relative && !goal.goes_back())?;
    let from = case.analysis.baseline.as_ref()?.value;
    if from > 0.0 {
        return None;
    }
    let kind = if *unit == Unit::Percent { AmountKind::ByPoints } else { AmountKind::By };
    let by = match kind {
        AmountKind::ByPoints => format!("{} percentage points", words::number(amount)),
        _ => words::difference(amount, unit, &case.plan.project.settings.currency),
    };
    let in_units = kind.leads_to(from, amount, goal.intent).map(|target| {
        let label = format!("Change by {by} → {}", case.figure(target));
        Fix::goal(label, case.id, GoalChange::Amount(kind))
    });
    let message = format!(
        "“By {} percent” of a baseline of {} leads nowhere; choose what it means, or set the \
         target as a value",
        words::number(amount),
        case.figure(from)
    );
    Some(
        case.finding(kinds::PERCENT_OF_NOTHING, message)
            .or_each(in_units)
            .or(Fix::open("Set the target as a value", Place::Goal(case.id, GoalPlace::Target)))
            .or(Fix::open("Type the baseline", Place::Goal(case.id, GoalPlace::Baseline))),
    )
}

/// A goal to keep within bounds of which the lower one is typed as the upper.
pub(super) fn bounds_swapped(case: &GoalCase<'_>) -> Option<Finding> {
    let (low, high) = (case.analysis.target?, case.analysis.upper?);
    let is_swapped = case.goal.target.zip(case.goal.upper).is_some_and(|(low, high)| low > high);
    if case.goal.intent != Intent::KeepWithin || !is_swapped {
        return None;
    }
    let message = format!(
        "The bounds go from {} down to {}, so they are judged the other way round; swap the two",
        case.figure(high),
        case.figure(low)
    );
    let swapped = GoalChange::Target { target: low, upper: Some(high) };
    Some(
        case.finding(kinds::BOUNDS_SWAPPED, message)
            .or(Fix::goal("Swap the two", case.id, swapped))
            .or(Fix::open("Type other bounds", Place::Goal(case.id, GoalPlace::Target))),
    )
}

pub(super) fn no_baseline(case: &GoalCase<'_>) -> Option<Finding> {
    let goal = case.goal;
    let is_level = goal.measured_as == MeasuredAs::LevelAtEnd && !goal.intent.is_keep();
    let is_needed = goal.amount.needs_baseline() || is_level;
    // A KPI that cannot be worked out at all has a finding of its own.
    let is_broken = goal.kpi.and_then(|kpi| case.plan.kpis.get(&kpi));
    if is_broken.is_some_and(|kpi| kpi.is_broken()) {
        return None;
    }
    (case.kpi.is_some() && is_needed && case.analysis.baseline.is_none()).then(|| {
        let lacking = lacking_before(case);
        let readings = match lacking {
            Some((_, input)) => format!("readings of {}", name_of(input)),
            None => "readings".to_owned(),
        };
        case.finding(
            kinds::NO_BASELINE,
            format!(
                "Where the goal starts from is not known; type the baseline or enter {readings} \
                 from before the start"
            ),
        )
        .or(Fix::open("Type the baseline", Place::Goal(case.id, GoalPlace::Baseline)))
        .or_each(earliest(case))
        .or_each(lacking.map_or_else(
            || show_readings(case),
            |(id, input)| Some(Fix::open(&format!("Show {}", name_of(input)), Place::Readings(id))),
        ))
    })
}

/// The first input of the KPI without a reading, where the goal is measured, in the judging period
/// before its start.
fn lacking_before<'a>(case: &GoalCase<'a>) -> Option<(InputId, &'a Input)> {
    let project = case.plan.project;
    let calendar = project.settings.calendar;
    let day = case.goal.start?.yesterday().ok()?;
    let before = calendar.period_of(case.analysis.judged_per, day);
    let channels = case.goal.scope.channels.as_deref();
    let is_read = |id: InputId| {
        let mut series = project.series_of(id);
        series.any(|(key, series)| {
            let first = calendar.period_of(key.cadence, calendar.start(before)).ordinal;
            let last = calendar.period_of(key.cadence, calendar.end(before)).ordinal;
            channels.is_none_or(|some| some.contains(&key.channel))
                && series.range(first, last).next().is_some()
        })
    };
    let lacking = case.inputs().iter().find(|id| !is_read(**id))?;
    Some((*lacking, project.inputs.get(*lacking)?))
}

/// The earliest level there is, where none lies before the start; none from before what is counted
/// changed.
fn earliest(case: &GoalCase<'_>) -> Option<Fix> {
    if case.goal.measured_as == MeasuredAs::Total {
        return None;
    }
    let since = (case.plan.program_of)(case.goal.kpi?)?.last_break(case.plan.judged_on);
    let is_used =
        |point: &&Point| point.is_complete && since.is_none_or(|since| point.start >= since);
    let mut points = case.analysis.kpi.points.iter().filter(is_used);
    let (value, point) = points.find_map(|point| Some((point.figure.value()?, point)))?;
    let when = words::period(case.plan.project.settings.calendar, point.period);
    let label = format!("Start from {when}, {}", case.figure(value));
    let change = GoalChange::Baseline { value, as_of: Some(point.end) };
    Some(Fix::goal(label, case.id, change))
}

pub(super) fn target_out_of_range(case: &GoalCase<'_>) -> Option<Finding> {
    case.kpi?;
    let (low, high) = case.range();
    let bounds = [case.analysis.target, case.analysis.upper];
    let name = case.kpi_name();
    bounds.into_iter().flatten().find_map(|target| {
        let (side, bound) = match (low, high) {
            (Some(low), _) if target < low => ("under", low),
            (_, Some(high)) if target > high => ("over", high),
            _ => return None,
        };
        let (target, bound) = (case.figure(target), case.figure(bound));
        Some(
            case.finding(
                kinds::TARGET_OUT_OF_RANGE,
                format!(
                    "The target of {target} cannot be reached: {name} is never {side} {bound}; \
                     set one within that"
                ),
            )
            .or(Fix::goal(format!("Aim for {bound}"), case.id, within(case, low, high)?))
            .or(Fix::open("Type another target", Place::Goal(case.id, GoalPlace::Target))),
        )
    })
}

/// The target, and the upper one, held within what the KPI can be.
fn within(case: &GoalCase<'_>, low: Option<f64>, high: Option<f64>) -> Option<GoalChange> {
    let held = |value: f64| {
        let value = low.map_or(value, |low| value.max(low));
        high.map_or(value, |high| value.min(high))
    };
    let target = held(case.analysis.target?);
    Some(GoalChange::Target { target, upper: case.analysis.upper.map(held) })
}

pub(super) fn target_is_baseline(case: &GoalCase<'_>) -> Option<Finding> {
    if case.goal.intent.is_keep() {
        return None;
    }
    let (baseline, target) = (case.analysis.baseline.as_ref()?.value, case.analysis.target?);
    let is_same = (baseline - target).abs() <= target.abs() * 1e-12;
    is_same.then(|| {
        case.finding(
            kinds::TARGET_IS_BASELINE,
            format!(
                "The target of {} is where the goal starts, so it is judged as one to keep; keep it \
                 or set another",
                case.figure(target)
            ),
        )
        .or(match case.goal.intent {
            Intent::LowerTo => {
                Fix::goal("Keep at most", case.id, GoalChange::Intent(Intent::KeepAtMost))
            }
            _ => Fix::goal("Keep at least", case.id, GoalChange::Intent(Intent::KeepAtLeast)),
        })
        .or(Fix::open("Type another target", Place::Goal(case.id, GoalPlace::Target)))
    })
}

pub(super) fn against_better_direction(case: &GoalCase<'_>) -> Option<Finding> {
    let kpi = case.kpi?;
    let (verb, better) = match (case.goal.intent, kpi.better) {
        (Intent::RaiseTo, Better::Lower) => ("raises", "lower"),
        (Intent::KeepAtLeast, Better::Lower) => ("keeps up", "lower"),
        (Intent::LowerTo, Better::Higher) => ("lowers", "higher"),
        (Intent::KeepAtMost, Better::Higher) => ("keeps down", "higher"),
        _ => return turned_around(case),
    };
    Some(
        case.finding(
            kinds::AGAINST_BETTER_DIRECTION,
            format!(
                "The goal {verb} {}, of which {better} is better; turn the goal round or say which \
             way is better",
                case.kpi_name()
            ),
        )
        .or_each(turned(case))
        .or_each(case.goal.kpi.map(|id| {
            let (label, better) = match kpi.better {
                Better::Lower => ("Call higher better", Better::Higher),
                Better::Higher => ("Call lower better", Better::Lower),
            };
            Fix::new(label, Way::Better(id, better))
        })),
    )
}

/// The opposite intent, unless the target would then lie on the wrong side of the baseline.
fn turned(case: &GoalCase<'_>) -> Option<Fix> {
    let (label, intent) = match case.goal.intent {
        Intent::RaiseTo => ("Make it one to lower", Intent::LowerTo),
        Intent::LowerTo => ("Make it one to raise", Intent::RaiseTo),
        Intent::KeepAtLeast => ("Keep at most", Intent::KeepAtMost),
        Intent::KeepAtMost => ("Keep at least", Intent::KeepAtLeast),
        Intent::KeepWithin => return None,
    };
    let is_absolute = case.goal.amount == AmountKind::Absolute;
    let baseline = case.analysis.baseline.as_ref().filter(|_| is_absolute);
    let is_on_its_side = match (baseline, case.analysis.target) {
        (Some(baseline), Some(target)) => match intent {
            Intent::LowerTo => target <= baseline.value,
            Intent::RaiseTo => target >= baseline.value,
            _ => true,
        },
        _ => true,
    };
    is_on_its_side.then(|| Fix::goal(label, case.id, GoalChange::Intent(intent)))
}

/// A goal to raise whose target lies under its baseline, or the other way round.
fn turned_around(case: &GoalCase<'_>) -> Option<Finding> {
    let (baseline, target) = (case.analysis.baseline.as_ref()?.value, case.analysis.target?);
    let (verb, side) = match case.goal.intent {
        Intent::RaiseTo if target < baseline => ("raise", "under"),
        Intent::LowerTo if target > baseline => ("lower", "over"),
        _ => return None,
    };
    let by = by_the_amount(case, verb);
    let turned = case
        .kpi
        .filter(|kpi| (kpi.better == Better::Lower) == (case.goal.intent == Intent::RaiseTo))
        .and_then(|_| turned(case));
    let (target, baseline) = (case.figure(target), case.figure(baseline));
    Some(
        case.finding(
            kinds::AGAINST_BETTER_DIRECTION,
            format!(
                "A goal to {verb} has its target of {target} {side} its baseline of {baseline}; \
                 set a target on the other side"
            ),
        )
        .or_each(turned)
        .or_each(by)
        .or(Fix::open("Type another target", Place::Goal(case.id, GoalPlace::Target))),
    )
}

/// "Raise to 2" from 12 may be meant as "raise by 2".
fn by_the_amount(case: &GoalCase<'_>, verb: &str) -> Option<Fix> {
    let kpi = case.kpi?;
    let amount = case.goal.target.filter(|amount| *amount > 0.0)?;
    if case.goal.amount != AmountKind::Absolute {
        return None;
    }
    let kind = if kpi.unit == Unit::Percent { AmountKind::ByPoints } else { AmountKind::By };
    let baseline = case.analysis.baseline.as_ref()?.value;
    let target = kind.leads_to(baseline, amount, case.goal.intent)?;
    let (low, high) = case.range();
    let is_in_range = low.is_none_or(|low| target >= low) && high.is_none_or(|high| target <= high);
    let by = words::difference(amount, &kpi.unit, &case.plan.project.settings.currency);
    let label = format!("{} by {by} → {}", words::upper_first(verb), case.figure(target));
    is_in_range.then(|| Fix::goal(label, case.id, GoalChange::Amount(kind)))
}

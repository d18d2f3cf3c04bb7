//! What a goal as a whole lacks: a KPI that fits, a scope, an objective, fresh readings.

use crate::library;
use crate::model::{
    AmountKind, ChannelId, GoalState, Input, InputKind, Kpi, MeasuredAs, Substitute, Unit,
};

use super::super::choices::{Looked, StandIn, choices_for};
use super::super::fix::{Fix, GoalChange, GoalPlace, PartKpi, Place, Way};
use super::super::program::name_of;
use super::super::types::{Finding, Status};
use super::super::words::{self, short};
use super::mentions::in_plan;
use super::statement::{duration, names_a_rate, plain_number};
use super::suggest::{candidates, suggestions, use_fix};
use super::{GoalCase, kinds, show_readings};

/// How much wider than a KPI's range a target must be to be a count by mistake.
const FAR_OUT: f64 = 10.0;

/// Objectives offered to a goal without one.
const MOST_OBJECTIVES: usize = 3;

/// Channels named on one button, or offered one by one.
const MOST_CHANNELS: usize = 4;

/// Rates of the library and what they count.
const COUNTED: [(&str, &str); 3] = [
    ("social_conversion_rate", "social_conversions"),
    ("audience_growth_rate", "followers"),
    ("post_reach_rate", "reach"),
];

pub(super) fn no_kpi(case: &GoalCase<'_>) -> Option<Finding> {
    case.kpi.is_none().then(|| {
        case.finding(
            kinds::NO_KPI,
            "Without a KPI nobody can tell whether the goal is reached; choose one",
        )
        .or_each(suggestions(case))
    })
}

pub(super) fn goal_without_objective(case: &GoalCase<'_>) -> Option<Finding> {
    let objectives = &case.plan.project.objectives;
    let is_loose = case.goal.objective.is_none_or(|objective| !objectives.contains(objective));
    is_loose.then(|| {
        case.finding(
            kinds::GOAL_WITHOUT_OBJECTIVE,
            "The goal serves no objective; move it under the one it is for",
        )
        .or_each(objectives.iter().take(MOST_OBJECTIVES).map(|(id, objective)| {
            let label = format!("Put under {}", short(&objective.name));
            Fix::goal(label, case.id, GoalChange::Objective(id))
        }))
        .or_each(
            objectives
                .is_empty()
                .then(|| Fix::new("Add an objective for it", Way::AddObjective { goal: case.id })),
        )
    })
}

pub(super) fn no_scope(case: &GoalCase<'_>) -> Option<Finding> {
    let scope = &case.goal.scope;
    (scope.channels.is_none() && scope.market.trim().is_empty()).then(|| {
        case.finding(
            kinds::NO_SCOPE,
            "Neither a channel nor a market is named; say where the goal is to be reached",
        )
        .or(Fix::open("Name the market", Place::Goal(case.id, GoalPlace::Market)))
        .or_each(by_name(case))
        .or(choose_channels(case))
    })
}

/// Leads to the channels of the goal; where the plan has none yet, to a new one.
fn choose_channels(case: &GoalCase<'_>) -> Fix {
    if case.plan.project.channels.is_empty() {
        return Fix::open("Add a channel", Place::NewChannel);
    }
    Fix::open("Choose channels", Place::Goal(case.id, GoalPlace::Choosers))
}

/// The channels there are, by name, where they are few enough to be read.
fn by_name(case: &GoalCase<'_>) -> Option<Fix> {
    let channels = &case.plan.project.channels;
    if channels.is_empty() || channels.len() > MOST_CHANNELS {
        return None;
    }
    let names: Vec<String> =
        channels.values().map(|channel| channel.name.trim().to_owned()).collect();
    let change = GoalChange::Channels(Some(channels.ids().to_vec()));
    Some(Fix::goal(format!("Count {}", words::list(&names)), case.id, change))
}

/// A scope of chosen channels of which none is left: nothing counts.
pub(super) fn scope_is_empty(case: &GoalCase<'_>) -> Option<Finding> {
    let channels = &case.plan.project.channels;
    let chosen = case.goal.scope.channels.as_ref()?;
    let gone = chosen.iter().filter(|id| !channels.contains(**id)).count();
    if gone < chosen.len() {
        return None;
    }
    let what = match gone {
        0 => "No channel is chosen any more",
        _ => "The chosen channels are no longer in the plan",
    };
    let message =
        format!("{what}, so no reading counts for this goal; choose where it is measured");
    let readings =
        |channel: ChannelId| {
            let inputs = case.inputs();
            case.plan.project.series.keys().any(|key| {
                key.channel == channel && (inputs.is_empty() || inputs.contains(&key.input))
            })
        };
    let measured = channels.iter().filter(|(id, _)| readings(*id)).take(MOST_CHANNELS);
    let single = measured.map(|(id, channel)| {
        let label = format!("Count {}", short(&channel.name));
        Fix::goal(label, case.id, GoalChange::Channels(Some(vec![id])))
    });
    Some(
        case.finding(kinds::SCOPE_IS_EMPTY, message)
            .or(Fix::goal("Count all channels", case.id, GoalChange::Channels(None)))
            .or_each(single)
            .or(choose_channels(case)),
    )
}

/// A count held against a rate, a rate against a count, or a time against neither.
pub(super) fn kpi_cannot_prove_goal(case: &GoalCase<'_>) -> Option<Finding> {
    let kpi = case.kpi?;
    let message = mismatch(case, kpi)?;
    let fitting = fitting(case, kpi).into_iter().filter_map(|kpi| use_fix(case, kpi));
    let finding = case.finding(
        kinds::KPI_CANNOT_PROVE_GOAL,
        format!("{message}; choose a KPI that can prove it"),
    );
    let fixes: Vec<Fix> = fitting.take(2).collect();
    let another = Fix::open("Choose another KPI", Place::Goal(case.id, GoalPlace::Choosers));
    Some(finding.or_each(fixes).or(another))
}

/// KPIs the statement names, or that count what this one is a rate of, which could prove the goal.
fn fitting(case: &GoalCase<'_>, kpi: &Kpi) -> Vec<PartKpi> {
    let project = case.plan.project;
    let counted = COUNTED.iter().filter(|(rate, _)| kpi.library_key.as_deref() == Some(*rate));
    let counted = counted.map(|(_, count)| in_plan(project, count));
    let mut found = candidates(case);
    found.extend(counted);
    found.retain(|part| match *part {
        PartKpi::Open => false,
        PartKpi::Plan(id) => {
            case.goal.kpi != Some(id)
                && project.kpis.get(id).is_some_and(|kpi| mismatch(case, kpi).is_none())
        }
        PartKpi::Library(key) => {
            library::kpi(key).is_some_and(|entry| mismatch(case, &entry.to_kpi()).is_none())
        }
    });
    found.sort_by_key(|part| matches!(part, PartKpi::Library(_)));
    found.dedup();
    found
}

/// How goal and KPI do not fit, if they do not.
fn mismatch(case: &GoalCase<'_>, kpi: &Kpi) -> Option<String> {
    let name = words::lower_first(kpi.name.trim());
    let statement = &case.goal.statement;
    let is_rate = matches!(kpi.unit, Unit::Percent | Unit::Points);
    Some(
        if let Some(time) = duration(statement)
            && !kpi.unit.is_duration()
            && !speaks_of_time(kpi)
        {
            format!("The goal is about a time ({time}), and {name} is counted in {}", kpi.unit)
        } else if is_rate && let Some(count) = count_asked(case, kpi) {
            format!("The goal is about a count ({count}), and {name} is a rate in {}", kpi.unit)
        } else if is_rate && is_total_of_rate(case) {
            format!("The goal is about a total, and {name} is a rate, which has none")
        } else if kpi.unit.is_count() && case.goal.amount == AmountKind::ByPoints {
            format!("The goal is about percentage points, and {name} is a count")
        } else if kpi.unit.is_count() && names_a_rate(statement) {
            format!("The goal is about a rate, and {name} is a count")
        } else {
            return None;
        },
    )
}

/// A KPI such as *share answered in time* proves goals about a time without being one.
fn speaks_of_time(kpi: &Kpi) -> bool {
    let name = kpi.name.to_lowercase();
    name.split_whitespace().any(|word| word == "time") || kpi.formula.contains("in_time")
}

/// The number of things a goal on a rate asks for: in its fields, or in its statement.
fn count_asked(case: &GoalCase<'_>, kpi: &Kpi) -> Option<String> {
    let goal = case.goal;
    let width = match kpi.possible_range() {
        (Some(low), Some(high)) => high - low,
        _ => 100.0,
    };
    let is_plain = matches!(goal.amount, AmountKind::Absolute | AmountKind::By);
    let in_fields = goal.target.filter(|target| is_plain && target.abs() > FAR_OUT * width);
    // Numbers of a statement count only where the fields say nothing: they may be about the scope.
    let in_words = || {
        if goal.target.is_some() { None } else { plain_number(&goal.statement, FAR_OUT * width) }
    };
    in_fields.or_else(in_words).map(words::number)
}

fn is_total_of_rate(case: &GoalCase<'_>) -> bool {
    case.goal.measured_as == MeasuredAs::Total
        && case.analysis.status == Status::NeedsData
        && case.analysis.reason.contains("has no total")
}

/// Readings are there, and what would have to be added or averaged cannot be: something has to
/// stand for it, by choice.
pub(super) fn figure_refused(case: &GoalCase<'_>) -> Option<Finding> {
    let analysis = case.analysis;
    let reason = analysis.refused.as_ref()?;
    // A KPI that does not fit the goal is to be replaced first.
    if case.kpi.is_none_or(|kpi| mismatch(case, kpi).is_some()) {
        return None;
    }
    let looked = Looked {
        cadence: analysis.judged_per,
        channels: case.goal.scope.channels.as_deref(),
        measured_as: Some(case.goal.measured_as),
        is_refused: true,
    };
    let project = case.plan.project;
    let choices = case.inputs().iter().flat_map(|input| choices_for(project, *input, looked));
    let nothing = StandIn::Substitute(Substitute::None);
    let ways = choices.filter(|choice| choice.now == nothing).flat_map(|choice| {
        let options = choice.options().into_iter().filter(|option| *option != nothing);
        let ways: Vec<Fix> = options
            .filter_map(|option| {
                let input = choice.chosen(project.inputs.get(choice.input)?, option);
                let way = Way::StandIn(choice.input, Box::new(input));
                Some(Fix::new(format!("{}: {}", choice.title(), choice.standing(option)), way))
            })
            .collect();
        ways
    });
    let ways: Vec<Fix> = ways.chain(weights(case)).collect();
    let level = GoalChange::MeasuredAs(MeasuredAs::LevelAtEnd);
    let is_over_window = matches!(case.goal.measured_as, MeasuredAs::Total | MeasuredAs::Average);
    let has_weights = is_over_window && !weights(case).is_empty();
    let as_level = (is_over_window && (ways.is_empty() || has_weights))
        .then(|| Fix::goal("Measure the level at the end", case.id, level));
    Some(
        case.finding(kinds::FIGURE_REFUSED, words::upper_first(reason))
            .or_each(ways)
            .or_each(as_level)
            .or_each(show_readings(case)),
    )
}

/// A total of finished rates is one of what they are rates of: so many clicks at so much each. What
/// the formula counts beside a rate may weigh it.
fn weights(case: &GoalCase<'_>) -> Vec<Fix> {
    let project = case.plan.project;
    let inputs = case.inputs();
    let found = || inputs.iter().filter_map(|id| Some((*id, project.inputs.get(*id)?)));
    let is_bare = |input: &Input| input.kind == InputKind::GivenRate && input.weight.is_none();
    if case.goal.measured_as != MeasuredAs::Total {
        return Vec::new();
    }
    let rates = found().filter(|(_, input)| is_bare(input));
    let ways = rates.flat_map(|(rate, input)| {
        let flows = found().filter(|(_, other)| other.kind == InputKind::Flow);
        flows.map(move |(flow, other)| {
            let label = format!("Weigh {} by {}", name_of(input), name_of(other));
            let weighed = Input { weight: Some(flow), ..Input::clone(input) };
            Fix::new(label, Way::StandIn(rate, Box::new(weighed)))
        })
    });
    ways.collect()
}

pub(super) fn data_too_rare(case: &GoalCase<'_>) -> Option<Finding> {
    let (judged, cadence) = (case.goal.judged_per?, case.kept_per()?);
    (cadence > judged).then(|| {
        let (judged, kept) = (words::cadence(judged), words::cadence(cadence));
        case.finding(
            kinds::DATA_TOO_RARE,
            format!("Judged per {judged}, but the readings come per {kept}; judge per {kept}"),
        )
        .or(Fix::goal(
            format!("Judge per {kept}"),
            case.id,
            GoalChange::JudgedPer(cadence),
        ))
    })
}

pub(super) fn stale(case: &GoalCase<'_>) -> Option<Finding> {
    if !case.analysis.is_stale || case.goal.state == GoalState::Closed {
        return None;
    }
    let newest = case.analysis.kpi.points.iter().rev().find(|point| point.readings > 0)?;
    Some(
        case.finding(
            kinds::STALE,
            format!(
                "No new readings since {}; enter or import what came after",
                words::date(newest.end)
            ),
        )
        .or_each(show_readings(case)),
    )
}

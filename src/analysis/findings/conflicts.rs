//! Goals that pull one input in opposite directions, and how much one costs the other.

use std::collections::{BTreeMap, BTreeSet};

use crate::formula::{Given, Influence, Solutions, Term};
use crate::model::{GoalId, GoalState, InputId, Intent, ItemId, MeasuredAs};

use super::super::evaluator::Evaluator;
use super::super::fix::{Fix, Place};
use super::super::program::{KpiProgram, When, name_of};
use super::super::types::Finding;
use super::super::window::Window;
use super::super::words::lower_first;
use super::{GoalCase, Plan, finding, kinds};

/// Pairs of one input looked at in full; beyond them every goal is named at least once.
const MOST_A_SIDE: usize = 8;
/// Conflicts whose cost is worked out.
const MOST_COSTS: usize = 64;

/// What a goal asks of an input: more of it, or less.
struct Pull {
    goal: GoalId,
    wants_more: bool,
}

/// Goals that pull one input in opposite directions, read off the formulas; each pair once.
pub(super) fn add_conflicts<'a>(plan: &'a Plan<'a>, found: &mut Vec<Finding>) {
    let mut seen: BTreeSet<(GoalId, GoalId)> = BTreeSet::new();
    for (input, pulls) in pulls(plan) {
        for (up, down) in pairs(&pulls) {
            if !seen.insert((up.min(down), up.max(down))) {
                continue;
            }
            let (Some(up), Some(down)) = (plan.case(up), plan.case(down)) else { continue };
            if overlap(&up, &down) {
                found.extend(conflict(&up, &down, input, seen.len() <= MOST_COSTS));
            }
        }
    }
}

/// Which goals stand against which: all of them where they are few.
fn pairs(pulls: &[Pull]) -> Vec<(GoalId, GoalId)> {
    let (ups, downs): (Vec<&Pull>, Vec<&Pull>) = pulls.iter().partition(|pull| pull.wants_more);
    let mut pairs = Vec::new();
    for (nth, up) in ups.iter().enumerate() {
        for (other, down) in downs.iter().enumerate() {
            let is_first = nth == 0 || other == 0;
            let is_near = nth < MOST_A_SIDE && other < MOST_A_SIDE;
            if is_near || is_first {
                pairs.push((up.goal, down.goal));
            } else if nth >= MOST_A_SIDE {
                break;
            }
        }
    }
    pairs
}

fn pulls(plan: &Plan<'_>) -> BTreeMap<InputId, Vec<Pull>> {
    let mut pulls: BTreeMap<InputId, Vec<Pull>> = BTreeMap::new();
    for (id, goal) in plan.project.goals.iter() {
        if goal.state == GoalState::Closed {
            continue;
        }
        let wants_more = match goal.intent {
            Intent::RaiseTo | Intent::KeepAtLeast => true,
            Intent::LowerTo | Intent::KeepAtMost => false,
            Intent::KeepWithin => continue,
        };
        let Some((kpi, program)) = goal.kpi.and_then(|kpi| Some((kpi, (plan.program_of)(kpi)?)))
        else {
            continue;
        };
        let inputs = plan.kpis.get(&kpi).map(|kpi| kpi.inputs.as_slice()).unwrap_or_default();
        for input_id in inputs {
            let Some(input) = plan.project.inputs.get(*input_id) else { continue };
            let more_is_wanted = match program.formula.influence(&input.identifier) {
                Influence::Raises => wants_more,
                Influence::Lowers => !wants_more,
                Influence::Mixed | Influence::None => continue,
            };
            let pull = Pull { goal: id, wants_more: more_is_wanted };
            pulls.entry(*input_id).or_default().push(pull);
        }
    }
    pulls
}

/// Whether some reading counts for both goals: on one channel, at one time.
fn overlap(one: &GoalCase<'_>, other: &GoalCase<'_>) -> bool {
    // A goal without a start or a deadline may be pursued at any time before or after.
    let ends_before = |one: &GoalCase<'_>, other: &GoalCase<'_>| {
        one.goal.deadline.zip(other.goal.start).is_some_and(|(end, start)| end < start)
    };
    if ends_before(one, other) || ends_before(other, one) {
        return false;
    }
    match (&one.goal.scope.channels, &other.goal.scope.channels) {
        (Some(one), Some(other)) => one.iter().any(|channel| other.contains(channel)),
        _ => true,
    }
}

fn conflict(
    up: &GoalCase<'_>,
    down: &GoalCase<'_>,
    input: InputId,
    is_costed: bool,
) -> Option<Finding> {
    let name = name_of(up.plan.project.inputs.get(input)?);
    let cost = if is_costed {
        let first = cost(up, down, input);
        // A goal that is met costs nothing more; the other one may.
        let second =
            if matches!(first, Ok(Cost::Some(_))) { None } else { cost(down, up, input).ok() };
        let second = second.filter(|second| first.is_err() || matches!(second, Cost::Some(_)));
        match second.map_or(first, Ok) {
            Ok(Cost::Some(cost) | Cost::None(cost)) => cost,
            Err(why) => format!("how much one costs the other cannot be worked out: {why}"),
        }
    } else {
        "with so many goals at odds, what each costs is not worked out".to_owned()
    };
    // A goal without a statement is called by its KPI.
    let is_told = !down.goal.statement.trim().is_empty();
    let of = if is_told { format!(" ({})", down.kpi_name()) } else { String::new() };
    let message =
        format!("More {name} helps this goal and works against {}{of}; {cost}", down.called());
    let against = Some(ItemId::Goal(down.id));
    let finding = finding(kinds::GOALS_CONFLICT, ItemId::Goal(up.id), message);
    Some(
        Finding { against, ..finding }
            .or(Fix::open(&format!("Show {}", down.called()), Place::Item(ItemId::Goal(down.id)))),
    )
}

/// What reaching one goal costs the other, in a sentence.
enum Cost {
    Some(String),
    /// The goal is met already.
    None(String),
}

/// What reaching one goal by this input alone would do to the other's figure, in a sentence; or
/// why that cannot be told.
fn cost(reached: &GoalCase<'_>, paying: &GoalCase<'_>, input: InputId) -> Result<Cost, String> {
    let now = Now::of(reached, input)?;
    let wanted = wanted(reached)?;
    let is_met = match reached.goal.intent {
        Intent::LowerTo | Intent::KeepAtMost => now.figure <= wanted,
        _ => now.figure >= wanted,
    };
    if is_met {
        return Ok(Cost::None(format!(
            "{} is where it is to be, so it costs the other nothing more today",
            reached.called()
        )));
    }
    let needed = now.solve(wanted).ok_or_else(|| {
        format!("no amount of {} alone takes {} to its target", now.name, reached.called())
    })?;
    let other = Now::of(paying, input)?;
    if now.quantity == 0.0 {
        return Err(format!("there is no {} yet", now.name));
    }
    let after = other
        .with(other.quantity * (needed / now.quantity))
        .ok_or_else(|| format!("{} would have no value", paying.kpi_name()))?;
    let moves = if after < other.figure { "lower" } else { "raise" };
    Ok(Cost::Some(format!(
        "reaching {} by it alone takes {} from {} to {}, which by itself would {moves} {} \
         from {} to {}",
        reached.called(),
        now.name,
        super::super::words::number(now.quantity),
        super::super::words::number(needed),
        if paying.kpi == reached.kpi { "it".to_owned() } else { lower_first(&paying.kpi_name()) },
        paying.figure(other.figure),
        paying.figure(after)
    )))
}

/// What a judging period has to show for the goal to be reached.
fn wanted(case: &GoalCase<'_>) -> Result<f64, String> {
    let wanted = match case.goal.measured_as {
        MeasuredAs::Total => case.analysis.required_pace,
        MeasuredAs::LevelAtEnd | MeasuredAs::Average | MeasuredAs::EveryPeriod => {
            case.analysis.target
        }
    };
    wanted.ok_or_else(|| format!("{} has no target that can be told today", case.called()))
}

/// A goal's KPI as it is now, with one quantity free to move.
struct Now<'a> {
    program: &'a KpiProgram,
    quantities: Vec<f64>,
    slot: usize,
    /// The input's name within a sentence.
    name: String,
    quantity: f64,
    figure: f64,
}

impl<'a> Now<'a> {
    /// The newest complete judging period with a figure.
    fn of(case: &'a GoalCase<'_>, input: InputId) -> Result<Self, String> {
        let nothing = || format!("{} has no figure yet", case.called());
        let program = case.goal.kpi.and_then(|kpi| (case.plan.program_of)(kpi));
        let program = program.ok_or_else(nothing)?;
        let mut points = case.analysis.kpi.points.iter().rev();
        let newest = points
            .find(|point| point.is_complete && point.figure.value().is_some())
            .ok_or_else(nothing)?;
        let channels = case.goal.scope.channels.as_deref();
        let project = case.plan.project;
        let evaluator = Evaluator::new(program, project, channels, case.plan.judged_on, None);
        let window = Window::of(project.settings.calendar, newest.period);
        let used = evaluator.over(window).quantities;
        let quantities: Option<Vec<f64>> =
            used.iter().map(|quantity| quantity.figure.value()).collect();
        let quantities = quantities.filter(|known| known.len() == program.slots.len());
        let quantities = quantities.ok_or_else(nothing)?;
        let slot = program
            .slots
            .iter()
            .position(|slot| slot.when == When::Window && program.inputs[slot.place].id == input);
        let slot = slot.ok_or_else(nothing)?;
        let name = program.name(program.slots[slot].place);
        let quantity = quantities[slot];
        let mut now = Self { program, quantities, slot, name, quantity, figure: 0.0 };
        now.figure = now.with(quantity).ok_or_else(nothing)?;
        Ok(now)
    }

    /// The figure with that much of the input, all else as it is.
    fn with(&self, quantity: f64) -> Option<f64> {
        let value = |slot: usize| {
            Ok::<f64, ()>(if slot == self.slot { quantity } else { self.quantities[slot] })
        };
        self.program.work_out(value).ok()?.ok().filter(|figure| figure.is_finite())
    }

    /// How much of the input makes the figure, all else as it is: of several amounts the one
    /// nearest to today's.
    fn solve(&self, wanted: f64) -> Option<f64> {
        let mut given = |term: Term<'_>| {
            let slot = self.program.slot_of(term).ok_or(())?;
            let is_free = slot == self.slot;
            Ok::<Given, ()>(if is_free {
                Given::UNKNOWN
            } else {
                Given::known(self.quantities[slot])
            })
        };
        let found = match self.program.formula.solve(wanted, &mut given).ok()? {
            Solutions::These(found) => found,
            Solutions::Any | Solutions::TooInvolved => return None,
        };
        let way = |amount: &f64| (amount - self.quantity).abs();
        let possible = found.into_iter().filter(|amount| *amount >= 0.0);
        possible.min_by(|one, other| way(one).total_cmp(&way(other)))
    }
}

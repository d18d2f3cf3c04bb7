//! What `paceline needed` is asked: names and values of the arguments, and whether they agree with
//! each other.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::args::{NeededArgs, PeriodAsked};
use super::named;
use crate::analysis::needed::{Hold, Needed, NeededAsk, Stretch, what_it_takes, why_not_held};
use crate::analysis::words;
use crate::analysis::{KpiProgram, data_to, judged_on};
use crate::model::{Goal, GoalId, InputId, Kpi, KpiId, Project};

/// Why there is nothing to solve.
pub(super) enum Refusal<'a> {
    /// Names and values in the arguments make no sense.
    Usage(String),
    /// The KPI cannot be worked out in this plan.
    Plan { kpi: &'a Kpi, target: f64, reason: String },
}

impl From<String> for Refusal<'_> {
    fn from(message: String) -> Self {
        Self::Usage(message)
    }
}

/// The answer with the KPI and the target asked for.
pub(super) fn ask<'a>(
    args: &NeededArgs,
    project: &'a Project,
    today: Date,
) -> Result<(&'a Kpi, f64, Needed), Refusal<'a>> {
    let (id, kpi) = named::kpi(project, &args.kpi)?;
    let channel = args.channel.as_deref().map(|name| named::channel(project, name)).transpose()?;
    let goal = args.goal.map(|id| goal(project, id)).transpose()?;
    let target = number(&args.target)?;
    let solve = args.solve.as_deref().map(|name| input(project, name)).transpose()?;
    let stretch = match args.period {
        None => None,
        Some(PeriodAsked::One(cadence)) => Some(Stretch::One(cadence)),
        Some(_) if goal.is_none() => {
            return Err("“rest” and “window” are of a goal; name it by its number with --goal"
                .to_owned()
                .into());
        }
        Some(PeriodAsked::Rest) => Some(Stretch::Rest),
        Some(PeriodAsked::Window) => Some(Stretch::Whole),
    };
    if let Some(goal) = goal {
        agrees(project, goal, (id, kpi))?;
    }
    let of_plan = |reason: String| Refusal::Plan { kpi, target, reason };
    let program = KpiProgram::new(project, kpi).map_err(of_plan)?;
    let holds = holds(args, project, (kpi, &program), solve)?;
    let ask = NeededAsk {
        project,
        kpi: id,
        goal,
        channels: channel.as_ref().map(std::slice::from_ref),
        judged_on: judged_on(project, data_to(project), today),
        target: Some(target),
        solve,
        holds,
        stretch,
    };
    let answer = what_it_takes(&ask).map_err(of_plan)?;
    agrees_with(&answer, &ask, kpi)?;
    Ok((kpi, target, answer))
}

/// Whether the answer is the one asked for; another has been given where that cannot be.
fn agrees_with(answer: &Needed, ask: &NeededAsk<'_>, kpi: &Kpi) -> Result<(), String> {
    let NeededAsk { project, solve, stretch, .. } = *ask;
    if let Some(wanted) = solve.filter(|wanted| *wanted != answer.solve) {
        let name = identifier(project, wanted);
        return Err(format!("{} does not use {name}; it uses {}", kpi.name, uses(project, answer)));
    }
    if let Some(Hold::Typed(_)) = ask.holds.get(&answer.solve) {
        let name = identifier(project, answer.solve);
        return Err(format!(
            "{name} is what is solved for without --solve, so it cannot be held as well; name \
             another input of {} with --solve: {}",
            kpi.name,
            uses(project, answer)
        ));
    }
    if stretch.is_some_and(|wanted| wanted != answer.stretch) {
        let names: Vec<_> = answer.stretches.iter().map(|(_, name)| name.as_str()).collect();
        return Err(format!(
            "{} cannot be asked for that period; ask for: {}",
            kpi.name,
            names.join(", ")
        ));
    }
    Ok(())
}

/// A goal of another KPI has a window, but says nothing of this one.
fn agrees(project: &Project, goal: GoalId, (id, kpi): (KpiId, &Kpi)) -> Result<(), String> {
    let of_goal = project.goals.get(goal).and_then(|goal| goal.kpi).filter(|of| *of != id);
    let Some(other) = of_goal else { return Ok(()) };
    let other = project.kpis.get(other).map_or("a KPI that was deleted", |kpi| &kpi.name);
    Err(format!(
        "Goal {goal} is about {other}, not about {}; leave out --goal, or ask for a goal's own KPI",
        kpi.name
    ))
}

/// What the inputs are held at; each at most once, none of them the one solved for.
fn holds(
    args: &NeededArgs,
    project: &Project,
    (kpi, program): (&Kpi, &KpiProgram),
    solve: Option<InputId>,
) -> Result<BTreeMap<InputId, Hold>, String> {
    let mut holds = BTreeMap::new();
    if args.mean {
        holds.extend(project.inputs.iter().map(|(id, _)| (id, Hold::Mean)));
    }
    let used: Vec<InputId> = program.input_ids().collect();
    for text in &args.hold {
        let (id, value) = hold(project, text)?;
        let name = identifier(project, id);
        if solve == Some(id) {
            return Err(format!(
                "{name} cannot be solved for and held at a value; leave out one of the two"
            ));
        }
        if !used.contains(&id) {
            let used: Vec<&str> = used.iter().map(|id| identifier(project, *id)).collect();
            let used = named::list(&used);
            return Err(format!("{} does not use {name}; it uses {used}", kpi.name));
        }
        let why_not = project.inputs.get(id).and_then(|input| why_not_held(input, value));
        if let Some(why_not) = why_not {
            return Err(words::upper_first(&why_not));
        }
        if let Some(Hold::Typed(_)) = holds.insert(id, Hold::Typed(Some(value))) {
            return Err(format!("{name} is held at two values; say one"));
        }
    }
    Ok(holds)
}

pub(super) fn identifier(project: &Project, id: InputId) -> &str {
    project.inputs.get(id).map_or("", |input| input.identifier.as_str())
}

fn uses(project: &Project, answer: &Needed) -> String {
    let names: Vec<_> = answer
        .inputs
        .iter()
        .filter_map(|(id, _)| project.inputs.get(*id))
        .map(|input| input.identifier.as_str())
        .collect();
    named::list(&names)
}

fn goal(project: &Project, id: u32) -> Result<GoalId, String> {
    let id = GoalId(id);
    let line =
        |(id, goal): (GoalId, &std::sync::Arc<Goal>)| format!("{} ({})", id.0, goal.statement);
    if project.goals.contains(id) {
        return Ok(id);
    }
    let all: Vec<String> = project.goals.iter().map(line).collect();
    Err(format!("The plan has no goal {}; it has {}", id.0, all.join(", ")))
}

/// An input by its identifier or its label.
fn input(project: &Project, name: &str) -> Result<InputId, String> {
    let wanted = name.trim().to_lowercase();
    let by_label = || {
        let mut inputs = project.inputs.iter();
        inputs.find(|(_, input)| input.label.trim().to_lowercase() == wanted).map(|(id, _)| id)
    };
    project.input_named(&wanted).map(|(id, _)| id).or_else(by_label).ok_or_else(|| {
        let names: Vec<_> =
            project.inputs.values().map(|input| input.identifier.as_str()).collect();
        format!("The plan has no input “{name}”; it has {}", named::list(&names))
    })
}

fn hold(project: &Project, text: &str) -> Result<(InputId, f64), String> {
    let (name, value) = text
        .split_once('=')
        .ok_or_else(|| format!("Write what to hold as INPUT=VALUE, not “{text}”"))?;
    Ok((input(project, name)?, number(value)?))
}

fn number(text: &str) -> Result<f64, String> {
    crate::model::NumberFormat::default()
        .parse(text)
        .map_err(|error| format!("“{text}” is no number: {error}"))
}

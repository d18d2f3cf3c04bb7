//! `paceline needed`: what an input has to be for a KPI to reach a value.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::answer::{Answer, ExitCode};
use super::args::{NeededArgs, PeriodAsked};
use super::layout::{Columns, Side as Align, add_line};
use super::{named, plan_file};
use crate::analysis::needed::{Hold, Needed, NeededAsk, Required, Side, Stretch, what_it_takes};
use crate::analysis::words;
use crate::analysis::{data_to, judged_on};
use crate::model::{Goal, GoalId, InputId, Kpi, Project};

pub fn run(args: &NeededArgs, today: Date) -> Answer {
    let loaded = match plan_file::read(&args.plan) {
        Ok(loaded) => loaded,
        Err(message) => return Answer::unreadable(message),
    };
    let remark = plan_file::remark_on_problems(&args.plan, &loaded);
    let project = &loaded.project;
    let answer = match ask(args, project, today) {
        Ok((kpi, target, needed)) if args.json => json(project, kpi, target, &needed),
        Ok((kpi, _, needed)) => text(project, kpi, &needed),
        Err(message) => Answer::wrong_usage(message),
    };
    answer.with_remarks(remark)
}

/// The error is about names and values in the arguments.
fn ask<'a>(
    args: &NeededArgs,
    project: &'a Project,
    today: Date,
) -> Result<(&'a Kpi, f64, Needed), String> {
    let (id, kpi) = named::kpi(project, &args.kpi)?;
    let channel = args.channel.as_deref().map(|name| named::channel(project, name)).transpose()?;
    let goal = args.goal.map(|id| goal(project, id)).transpose()?;
    let target = number(&args.target)?;
    let solve = args.solve.as_deref().map(|name| input(project, name)).transpose()?;
    let stretch = match args.period {
        None => None,
        Some(PeriodAsked::One(cadence)) => Some(Stretch::One(cadence)),
        Some(_) if goal.is_none() => {
            return Err(
                "“rest” and “window” are of a goal; name it by its number with --goal".to_owned()
            );
        }
        Some(PeriodAsked::Rest) => Some(Stretch::Rest),
        Some(PeriodAsked::Window) => Some(Stretch::Whole),
    };
    let mut holds = BTreeMap::new();
    if args.mean {
        holds.extend(project.inputs.iter().map(|(id, _)| (id, Hold::Mean)));
    }
    for text in &args.hold {
        let (id, value) = hold(project, text)?;
        holds.insert(id, Hold::Typed(Some(value)));
    }
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
    let answer = what_it_takes(&ask).map_err(|reason| words::upper_first(&reason))?;
    if let Some(wanted) = solve.filter(|wanted| *wanted != answer.solve) {
        let name = project.inputs.get(wanted).map_or("", |input| input.identifier.as_str());
        return Err(format!(
            "{} does not use {name}; it uses {}",
            kpi.name,
            uses(project, &answer)
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
    Ok((kpi, target, answer))
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

fn text(project: &Project, kpi: &Kpi, needed: &Needed) -> Answer {
    let mut out = String::new();
    match &needed.outcome {
        Err(reason) => add_line(&mut out, words::upper_first(reason)),
        Ok(required) => add_required(&mut out, project, needed, required),
    }
    if !needed.explanation.is_empty() {
        add_line(&mut out, "");
        add_line(&mut out, format!("How this is computed ({}):", kpi.name));
        needed.explanation.iter().for_each(|line| add_line(&mut out, format!("  {line}")));
    }
    let code = if needed.outcome.is_ok() { ExitCode::Fine } else { ExitCode::Problems };
    Answer::fine(out).with_code(code)
}

fn add_required(out: &mut String, project: &Project, needed: &Needed, required: &Required) {
    required.sentences.iter().for_each(|sentence| add_line(out, sentence));
    add_line(out, &required.history);
    let Some(sensitivity) = &required.sensitivity else { return };
    let currency = &project.settings.currency;
    let mut columns = Columns::new(&[
        ("", Align::Left),
        (&words::upper_first(&sensitivity.name), Align::Right),
        (&words::upper_first(&needed.name), Align::Right),
    ]);
    for (nudge, value, then) in &sensitivity.rows {
        let side = if *nudge < 0.0 { "less" } else { "more" };
        columns.add([
            format!("{} {side}", words::percent(nudge.abs())),
            words::figure(*value, &sensitivity.unit, currency),
            match then {
                Ok(value) => words::figure(*value, &needed.unit, currency),
                Err(reason) => reason.clone(),
            },
        ]);
    }
    add_line(out, "");
    columns.write(out);
}

#[derive(Debug, Serialize)]
struct NeededJson<'a> {
    kpi: &'a str,
    unit: &'a str,
    target: f64,
    solve: &'a str,
    /// Per period; null with a refusal.
    value: Option<f64>,
    exact: Option<f64>,
    /// `at_least`, `at_most` or `exactly`.
    side: Option<&'static str>,
    reached: Option<f64>,
    now: Option<f64>,
    now_period: Option<String>,
    change: Option<f64>,
    /// A fraction: 0.1 is 10 % more.
    relative_change: Option<f64>,
    per: Option<&'static str>,
    periods_left: Option<u32>,
    total: Option<f64>,
    there: Option<f64>,
    left: Option<f64>,
    held: Vec<HeldJson<'a>>,
    sentences: &'a [String],
    history: Option<&'a str>,
    explanation: &'a [String],
    /// Why there is no answer; null when there is one.
    reason: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct HeldJson<'a> {
    input: &'a str,
    value: Option<f64>,
    /// `last`, `mean` or `typed`.
    hold: &'static str,
}

fn json(project: &Project, kpi: &Kpi, target: f64, needed: &Needed) -> Answer {
    let required = needed.outcome.as_ref().ok();
    let identifier =
        |id: InputId| project.inputs.get(id).map_or("", |input| input.identifier.as_str());
    let held = needed.held.iter().map(|held| HeldJson {
        input: identifier(held.input),
        value: held.value.as_ref().ok().copied(),
        hold: match held.hold {
            Hold::Last => "last",
            Hold::Mean => "mean",
            Hold::Typed(_) => "typed",
        },
    });
    let sum = required.and_then(|required| required.sum);
    let now = required.and_then(|required| required.now);
    let answer = Answer::json(&NeededJson {
        kpi: &kpi.name,
        unit: kpi.unit.text(),
        target,
        solve: identifier(needed.solve),
        value: required.map(|required| required.value),
        exact: required.map(|required| required.exact),
        side: required.map(|required| match required.side {
            Side::AtLeast => "at_least",
            Side::AtMost => "at_most",
            Side::Exactly => "exactly",
        }),
        reached: required.map(|required| required.reached),
        now: now.map(|(_, value)| value),
        now_period: now.map(|(period, _)| project.settings.calendar.code(period)),
        change: required.and_then(Required::change),
        relative_change: required.and_then(Required::relative_change),
        per: required.map(|required| required.cadence.code()),
        periods_left: required.map(|required| required.n_left),
        total: sum.map(|sum| sum.needed),
        there: sum.map(|sum| sum.there),
        left: sum.map(|sum| sum.left),
        held: held.collect(),
        sentences: required.map_or(&[], |required| required.sentences.as_slice()),
        history: required.map(|required| required.history.as_str()),
        explanation: &needed.explanation,
        reason: needed.outcome.as_ref().err().map(String::as_str),
    });
    let code = if needed.outcome.is_ok() { ExitCode::Fine } else { ExitCode::Problems };
    if answer.code == ExitCode::Fine { answer.with_code(code) } else { answer }
}

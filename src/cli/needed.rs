//! `paceline needed`: what an input has to be for a KPI to reach a value.

use jiff::civil::Date;
use serde::Serialize;

use super::answer::{Answer, ExitCode};
use super::args::NeededArgs;
use super::layout::{Columns, Side as Align, add_line};
use super::needed_ask::{Refusal, ask, identifier};
use super::plan_file;
use crate::analysis::needed::{Hold, Needed, Required, Side};
use crate::analysis::words;
use crate::model::{Kpi, Project};

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
        Err(Refusal::Usage(message)) => Answer::wrong_usage(message),
        Err(Refusal::Plan { kpi, target, reason }) if args.json => refused(kpi, target, &reason),
        Err(Refusal::Plan { reason, .. }) => {
            Answer::fine(words::upper_first(&reason)).with_code(ExitCode::Problems)
        }
    };
    answer.with_remarks(remark)
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

#[derive(Debug, Default, Serialize)]
struct NeededJson<'a> {
    kpi: &'a str,
    unit: &'a str,
    target: f64,
    /// Null where the KPI itself cannot be worked out.
    solve: Option<&'a str>,
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

/// A KPI that cannot be worked out, with the reason.
fn refused(kpi: &Kpi, target: f64, reason: &str) -> Answer {
    let (unit, reason) = (kpi.unit.text(), Some(reason));
    let answer = NeededJson { kpi: &kpi.name, unit, target, reason, ..NeededJson::default() };
    let answer = Answer::json(&answer);
    if answer.code == ExitCode::Fine { answer.with_code(ExitCode::Problems) } else { answer }
}

fn json(project: &Project, kpi: &Kpi, target: f64, needed: &Needed) -> Answer {
    let required = needed.outcome.as_ref().ok();
    let held = needed.held.iter().map(|held| HeldJson {
        input: identifier(project, held.input),
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
        solve: Some(identifier(project, needed.solve)),
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

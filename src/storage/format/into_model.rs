//! The tables of a plan file as a plan of the model; what does not fit is put right and listed.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{self, ChannelId, GoalId, InputId, KpiId, ObjectiveId, Project};

use super::error::LoadError;
use super::fields::Day;
use super::from_model::clean;
use super::ids::{Identifiers, Ids, Names};
use super::into_readings::Readings;
use super::problems::Problems;
use super::repair::{judging, percent, weight};
use super::v1::{
    Annotation, Baseline, Channel, Checkpoint, FormerTarget, Goal, Input, JudgedOn, Kpi, Objective,
    Plan, PlanFile,
};

/// Builds the plan.
pub fn project(file: &PlanFile<'_>, problems: &mut Problems<'_>) -> Result<Project, LoadError> {
    let mut ids = Ids::new(file.next_id, all_ids(file), problems);
    let mut project =
        Project { settings: Arc::new(settings(&file.plan, problems)), ..Project::default() };

    let channels = file.channels.iter().map(|entry| (entry.id, &*entry.name));
    let (channel_ids, channels) = ids.assign("channel", channels, problems);
    let objectives = file.objectives.iter().map(|entry| (entry.id, &*entry.name));
    let (objective_ids, objectives) = ids.assign("objective", objectives, problems);
    let goals = file.goals.iter().map(|entry| (entry.id, &*entry.statement));
    let (goal_ids, _) = ids.assign("goal", goals, problems);
    let kpis = file.kpis.iter().map(|entry| (entry.id, &*entry.name));
    let (kpi_ids, kpis) = ids.assign("KPI", kpis, problems);
    let inputs = file.inputs.iter().map(|entry| (entry.id, &*entry.identifier));
    let (input_ids, inputs) = ids.assign("input", inputs, problems);

    for (id, entry) in channel_ids.iter().zip(&file.channels) {
        project.channels.set(ChannelId(*id), channel(entry));
    }
    for (id, entry) in objective_ids.iter().zip(&file.objectives) {
        project.objectives.set(ObjectiveId(*id), objective(entry, problems));
    }
    let links = Links { objectives, kpis, channels, inputs };
    for (id, entry) in goal_ids.iter().zip(&file.goals) {
        project.goals.set(GoalId(*id), goal(entry, &links, problems));
    }
    for (id, entry) in kpi_ids.iter().zip(&file.kpis) {
        project.kpis.set(KpiId(*id), kpi(entry, problems));
    }
    let mut identifiers = Identifiers::default();
    for (id, entry) in input_ids.iter().zip(&file.inputs) {
        project.inputs.set(InputId(*id), input(entry, &links, &mut identifiers, problems));
    }
    project.annotations = Arc::new(annotations(&file.annotations, problems));
    Readings { project: &mut project, ids: &mut ids, links, problems, identifiers: None }
        .take(&file.notes, &file.readings)?;
    project.next_id = ids.next();
    Ok(project)
}

fn all_ids(file: &PlanFile<'_>) -> impl Iterator<Item = u32> {
    let channels = file.channels.iter().map(|entry| entry.id);
    let objectives = file.objectives.iter().map(|entry| entry.id);
    let goals = file.goals.iter().map(|entry| entry.id);
    let kpis = file.kpis.iter().map(|entry| entry.id);
    let inputs = file.inputs.iter().map(|entry| entry.id);
    channels.chain(objectives).chain(goals).chain(kpis).chain(inputs)
}

/// What references of the file stand for.
pub struct Links {
    objectives: Names,
    kpis: Names,
    pub channels: Names,
    pub inputs: Names,
}

/// Follows a reference; one that points nowhere is dropped and listed.
fn follow<I: From<u32>>(
    link: Option<u32>,
    names: &Names,
    near: &str,
    what: &str,
    problems: &mut Problems<'_>,
) -> Option<I> {
    let number = link?;
    let found = names.find(number);
    if found.is_none() {
        problems.add_near(
            near,
            format!("“{near}” names {what} {number}, which does not exist; the link was dropped"),
        );
    }
    found
}

fn text(text: &str) -> String {
    clean(text).into_owned()
}

fn settings(plan: &Plan<'_>, problems: &mut Problems<'_>) -> model::PlanSettings {
    let mut fiscal_year_start = plan.calendar.fiscal_year_start;
    if !(1..=12).contains(&fiscal_year_start) {
        let at = problems.document().find("fiscal_year_start");
        let message = format!(
            "fiscal_year_start is {fiscal_year_start}, not a month from 1 to 12; taken as 1"
        );
        problems.add(at, message);
        fiscal_year_start = 1;
    }
    let read = &plan.judging;
    let given = model::Judging {
        judged_on: match read.judged_on {
            JudgedOn::Today => model::JudgedOn::Today,
            JudgedOn::LastData => model::JudgedOn::LastData,
            JudgedOn::Fixed(Day(day)) => model::JudgedOn::Fixed(day),
        },
        min_elapsed: read.min_elapsed,
        min_periods: read.min_periods,
        on_pace: read.on_pace,
        behind: read.behind,
        every_on_pace: read.every_on_pace,
        every_behind: read.every_behind,
    };
    model::PlanSettings {
        name: text(&plan.name),
        organisation: text(&plan.organisation),
        currency: text(&plan.currency),
        notes: text(&plan.notes),
        calendar: model::Calendar { fiscal_year_start },
        judging: judging(given, problems),
    }
}

fn channel(entry: &Channel<'_>) -> model::Channel {
    model::Channel { name: text(&entry.name), notes: text(&entry.notes) }
}

fn objective(entry: &Objective<'_>, problems: &mut Problems<'_>) -> model::Objective {
    model::Objective {
        name: text(&entry.name),
        description: text(&entry.description),
        weight: weight(entry.weight, &entry.name, problems),
        owner: text(&entry.owner),
        notes: text(&entry.notes),
    }
}

fn goal(entry: &Goal<'_>, links: &Links, problems: &mut Problems<'_>) -> model::Goal {
    let near: &str = &entry.statement;
    let objective = follow(entry.objective, &links.objectives, near, "objective", problems);
    let mut finite =
        |value: Option<f64>, what: &str| super::repair::finite(value, what, near, problems);
    let target = finite(entry.target, "target");
    let upper = finite(entry.upper, "upper target");
    let baseline = match entry.baseline {
        Baseline::FromData => model::Baseline::FromData,
        Baseline::Typed { value, as_of } => match finite(Some(value), "baseline") {
            Some(value) => model::Baseline::Typed { value, as_of: as_of.map(|day| day.0) },
            None => model::Baseline::FromData,
        },
    };
    model::Goal {
        objective,
        statement: text(&entry.statement),
        smart: model::SmartText {
            specific: text(&entry.specific),
            attainable: text(&entry.attainable),
            relevant: text(&entry.relevant),
            timely: text(&entry.timely),
        },
        kpi: follow(entry.kpi, &links.kpis, near, "KPI", problems),
        intent: entry.intent,
        amount: entry.amount,
        target,
        upper,
        baseline,
        start: entry.start.map(|day| day.0),
        deadline: entry.deadline.map(|day| day.0),
        checkpoints: checkpoints(&entry.checkpoints, near, problems),
        measured_as: entry.measured_as,
        required_share: percent(entry.required_share, near, problems),
        judged_per: entry.judged_per,
        scope: scope(entry, &links.channels, problems),
        owner: text(&entry.owner),
        weight: weight(entry.weight, near, problems),
        notes: text(&entry.notes),
        state: entry.state,
        former_targets: former_targets(&entry.former_targets, near, problems),
    }
}

fn scope(entry: &Goal<'_>, names: &Names, problems: &mut Problems<'_>) -> model::Scope {
    let near: &str = &entry.statement;
    let channels = entry.channels.as_ref().map(|list| {
        let mut channels: Vec<ChannelId> = Vec::new();
        let mut taken = BTreeSet::new();
        for number in list {
            match follow(Some(*number), names, near, "channel", problems) {
                Some(channel) if !taken.insert(channel) => {
                    problems.add_near(near, format!("“{near}” names channel {number} twice"));
                }
                Some(channel) => channels.push(channel),
                None => {}
            }
        }
        channels
    });
    model::Scope { channels, market: text(&entry.market) }
}

fn checkpoints(
    entries: &[Checkpoint],
    near: &str,
    problems: &mut Problems<'_>,
) -> Vec<model::Checkpoint> {
    let mut checkpoints: Vec<_> = entries
        .iter()
        .filter_map(|entry| {
            let value = super::repair::finite(Some(entry.value), "checkpoint", near, problems)?;
            Some(model::Checkpoint { date: entry.date.0, value })
        })
        .collect();
    if !checkpoints.is_sorted_by_key(|checkpoint| checkpoint.date) {
        problems.add_near(near, format!("The checkpoints of “{near}” were put in order of date"));
        checkpoints.sort_by_key(|checkpoint| checkpoint.date);
    }
    checkpoints
}

fn former_targets(
    entries: &[FormerTarget],
    near: &str,
    problems: &mut Problems<'_>,
) -> Vec<model::FormerTarget> {
    let mut former: Vec<_> = entries
        .iter()
        .filter_map(|entry| {
            let target =
                super::repair::finite(Some(entry.target), "former target", near, problems)?;
            let upper = super::repair::finite(entry.upper, "former upper target", near, problems);
            let checkpoints = checkpoints(&entry.checkpoints, near, problems);
            let (until, amount) = (entry.until.0, entry.amount);
            Some(model::FormerTarget { until, amount, target, upper, checkpoints })
        })
        .collect();
    if !former.is_sorted_by_key(|target| target.until) {
        problems
            .add_near(near, format!("The former targets of “{near}” were put in order of date"));
        former.sort_by_key(|target| target.until);
    }
    former
}

fn kpi(entry: &Kpi<'_>, problems: &mut Problems<'_>) -> model::Kpi {
    let near: &str = &entry.name;
    let mut finite =
        |value: Option<f64>, what: &str| super::repair::finite(value, what, near, problems);
    let range = (finite(entry.lowest, "lowest value"), finite(entry.highest, "highest value"));
    model::Kpi {
        name: text(&entry.name),
        formula: text(&entry.formula),
        unit: model::Unit::from_text(&text(&entry.unit)),
        better: entry.better,
        range,
        definition: text(&entry.definition),
        source: text(&entry.source),
        library_key: entry.library_key.as_deref().map(text),
        owner: text(&entry.owner),
        notes: text(&entry.notes),
    }
}

fn input(
    entry: &Input<'_>,
    links: &Links,
    taken: &mut Identifiers,
    problems: &mut Problems<'_>,
) -> model::Input {
    let near: &str = &entry.identifier;
    let weight = follow(entry.weight, &links.inputs, near, "weight input", problems);
    let mut definition_breaks: Vec<_> = entry
        .definition_breaks
        .iter()
        .map(|entry| model::DefinitionBreak { date: entry.date.0, reason: text(&entry.reason) })
        .collect();
    if !definition_breaks.is_sorted_by_key(|entry| entry.date) {
        problems
            .add_near(near, format!("The definition breaks of {near} were put in order of date"));
        definition_breaks.sort_by_key(|entry| entry.date);
    }
    model::Input {
        identifier: taken.take(near, problems),
        label: text(&entry.label),
        kind: entry.kind,
        stock_rule: entry.stock_rule,
        weight,
        over_time: entry.over_time,
        over_channels: entry.over_channels,
        unit: text(&entry.unit),
        source: text(&entry.source),
        is_illustrative: entry.is_illustrative,
        is_net: entry.is_net,
        definition_breaks,
    }
}

fn annotations(entries: &[Annotation<'_>], problems: &mut Problems<'_>) -> Vec<model::Annotation> {
    let mut annotations: Vec<_> = entries
        .iter()
        .map(|entry| model::Annotation {
            date: entry.date.0,
            text: text(&entry.text),
            source: text(&entry.source),
        })
        .collect();
    if !annotations.is_sorted_by_key(|annotation| annotation.date) {
        problems.add(
            problems.document().find("annotations:"),
            "The annotations were put in order of date",
        );
        annotations.sort_by_key(|annotation| annotation.date);
    }
    annotations
}

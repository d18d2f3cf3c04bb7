//! A plan of the model as the tables of a plan file.

use std::borrow::Cow;

use crate::model::{self, Project};

use super::fields::Day;
use super::v1::{
    Annotation, Baseline, CalendarSettings, Channel, Checkpoint, DefinitionBreak, FormerTarget,
    Goal, Input, JudgedOn, JudgingSettings, Kpi, Note, Objective, Plan, PlanFile, Text,
};

/// Everything but the readings.
pub fn plan_file(project: &Project) -> PlanFile<'_> {
    PlanFile {
        format: super::FORMAT,
        next_id: project.next_id,
        plan: plan(&project.settings),
        channels: project.channels.iter().map(|(id, entry)| channel(id.0, entry)).collect(),
        objectives: project.objectives.iter().map(|(id, entry)| objective(id.0, entry)).collect(),
        goals: project.goals.iter().map(|(id, entry)| goal(id.0, entry)).collect(),
        kpis: project.kpis.iter().map(|(id, entry)| kpi(id.0, entry)).collect(),
        inputs: project.inputs.iter().map(|(id, entry)| input(id.0, entry)).collect(),
        annotations: project.annotations.iter().map(annotation).collect(),
        notes: project
            .notes
            .iter()
            .map(|(key, entry)| note(project.settings.calendar, *key, entry))
            .collect(),
        readings: Vec::new(),
    }
}

/// A text without what no plan file keeps: control characters other than line end and tab.
pub fn clean(text: &str) -> Text<'_> {
    if text.chars().any(is_dropped) {
        Cow::Owned(text.chars().filter(|c| !is_dropped(*c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn is_dropped(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t'
}

fn plan(settings: &model::PlanSettings) -> Plan<'_> {
    let model::PlanSettings { name, organisation, currency, notes, calendar, judging } = settings;
    Plan {
        name: clean(name),
        organisation: clean(organisation),
        currency: clean(currency),
        notes: clean(notes),
        calendar: CalendarSettings { fiscal_year_start: calendar.fiscal_year_start },
        judging: JudgingSettings {
            judged_on: match judging.judged_on {
                model::JudgedOn::Today => JudgedOn::Today,
                model::JudgedOn::LastData => JudgedOn::LastData,
                model::JudgedOn::Fixed(day) => JudgedOn::Fixed(Day(day)),
            },
            min_elapsed: judging.min_elapsed,
            min_periods: judging.min_periods,
            on_pace: judging.on_pace,
            behind: judging.behind,
            every_on_pace: judging.every_on_pace,
            every_behind: judging.every_behind,
        },
    }
}

fn channel(id: u32, channel: &model::Channel) -> Channel<'_> {
    let model::Channel { name, notes } = channel;
    Channel { id, name: clean(name), notes: clean(notes) }
}

fn objective(id: u32, objective: &model::Objective) -> Objective<'_> {
    let model::Objective { name, description, weight, owner, notes } = objective;
    Objective {
        id,
        name: clean(name),
        description: clean(description),
        weight: *weight,
        owner: clean(owner),
        notes: clean(notes),
    }
}

fn goal(id: u32, goal: &model::Goal) -> Goal<'_> {
    let model::SmartText { specific, attainable, relevant, timely } = &goal.smart;
    let model::Scope { channels, market } = &goal.scope;
    Goal {
        id,
        objective: goal.objective.map(u32::from),
        statement: clean(&goal.statement),
        specific: clean(specific),
        attainable: clean(attainable),
        relevant: clean(relevant),
        timely: clean(timely),
        kpi: goal.kpi.map(u32::from),
        intent: goal.intent,
        amount: goal.amount,
        target: goal.target,
        upper: goal.upper,
        baseline: match goal.baseline {
            model::Baseline::FromData => Baseline::FromData,
            model::Baseline::Typed { value, as_of } => {
                Baseline::Typed { value, as_of: as_of.map(Day) }
            }
        },
        start: goal.start.map(Day),
        deadline: goal.deadline.map(Day),
        checkpoints: goal.checkpoints.iter().map(checkpoint).collect(),
        measured_as: goal.measured_as,
        required_share: goal.required_share,
        judged_per: goal.judged_per,
        channels: channels.as_ref().map(|ids| ids.iter().map(|id| id.0).collect()),
        market: clean(market),
        owner: clean(&goal.owner),
        weight: goal.weight,
        notes: clean(&goal.notes),
        state: goal.state,
        former_targets: goal.former_targets.iter().map(former_target).collect(),
    }
}

fn checkpoint(checkpoint: &model::Checkpoint) -> Checkpoint {
    Checkpoint { date: Day(checkpoint.date), value: checkpoint.value }
}

fn former_target(former: &model::FormerTarget) -> FormerTarget {
    let model::FormerTarget { until, amount, target, upper, ref checkpoints } = *former;
    let checkpoints = checkpoints.iter().map(checkpoint).collect();
    FormerTarget { until: Day(until), amount, target, upper, checkpoints }
}

fn kpi(id: u32, kpi: &model::Kpi) -> Kpi<'_> {
    Kpi {
        id,
        name: clean(&kpi.name),
        formula: clean(&kpi.formula),
        unit: unit(&kpi.unit),
        better: kpi.better,
        lowest: kpi.range.0,
        highest: kpi.range.1,
        definition: clean(&kpi.definition),
        source: clean(&kpi.source),
        library_key: kpi.library_key.as_deref().map(clean),
        owner: clean(&kpi.owner),
        notes: clean(&kpi.notes),
    }
}

/// A unit by the text it reads back from, so that "Minutes" typed as free text comes out as the
/// unit it will be.
fn unit(unit: &model::Unit) -> Text<'_> {
    match model::Unit::from_text(&clean(unit.text())) {
        model::Unit::Other(text) => Cow::Owned(text),
        known => Cow::Owned(known.text().to_owned()),
    }
}

fn input(id: u32, input: &model::Input) -> Input<'_> {
    Input {
        id,
        identifier: clean(&input.identifier),
        label: clean(&input.label),
        kind: input.kind,
        stock_rule: input.stock_rule,
        weight: input.weight.map(u32::from),
        over_time: input.over_time,
        over_channels: input.over_channels,
        unit: clean(&input.unit),
        source: clean(&input.source),
        is_illustrative: input.is_illustrative,
        definition_breaks: input
            .definition_breaks
            .iter()
            .map(|entry| DefinitionBreak { date: Day(entry.date), reason: clean(&entry.reason) })
            .collect(),
    }
}

fn annotation(annotation: &model::Annotation) -> Annotation<'_> {
    let model::Annotation { date, text, source } = annotation;
    Annotation { date: Day(*date), text: clean(text), source: clean(source) }
}

fn note(calendar: model::Calendar, key: model::ReadingKey, note: &model::Note) -> Note<'_> {
    Note {
        input: key.input.0,
        channel: key.channel.0,
        cadence: key.period.cadence,
        date: Day(calendar.start(key.period)),
        text: clean(&note.text),
        source: clean(&note.source),
    }
}

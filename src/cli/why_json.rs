//! The JSON of `paceline why`; its keys are promised in docs/cli.md.

use serde::Serialize;

use crate::analysis::moved::{
    ByChannel, ChannelPart, InputPart, Moved, MovedPart, MovedSide, Split,
};
use crate::model::{Calendar, ChannelId, Kpi, KpiId, Project};

#[derive(Debug, Serialize)]
pub struct WhyJson<'a> {
    kpi: u32,
    name: &'a str,
    unit: &'a str,
    /// The only channel looked at.
    channel: Option<&'a str>,
    before: Option<StretchJson<'a>>,
    after: Option<StretchJson<'a>>,
    change: Option<f64>,
    headline: &'a str,
    numerator: Option<PartJson<'a>>,
    denominator: Option<PartJson<'a>>,
    inputs: Vec<InputJson<'a>>,
    inputs_reason: Option<&'a str>,
    mix: Option<f64>,
    rate: Option<f64>,
    channels: Vec<ChannelJson<'a>>,
    channels_reason: Option<&'a str>,
    alarm: Option<&'a str>,
    sentences: &'a [String],
    cautions: &'a [String],
    explanation: &'a [String],
}

#[derive(Debug, Serialize)]
struct StretchJson<'a> {
    period: Option<String>,
    start: String,
    end: String,
    value: Option<f64>,
    complete: bool,
    readings: usize,
    reason: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct PartJson<'a> {
    name: &'a str,
    before: f64,
    after: f64,
    part: f64,
}

#[derive(Debug, Serialize)]
struct InputJson<'a> {
    name: &'a str,
    before: f64,
    after: f64,
    part: f64,
    through_numerator: Option<f64>,
    through_denominator: Option<f64>,
}

#[derive(Debug, Serialize)]
struct ChannelJson<'a> {
    id: u32,
    name: &'a str,
    before: Option<f64>,
    after: Option<f64>,
    weight_before: f64,
    weight_after: f64,
    mix: f64,
    rate: f64,
    part: f64,
}

/// The answer; `moved` is the reason where there is nothing to compare at all.
pub fn why<'a>(
    project: &'a Project,
    (id, kpi): (KpiId, &'a Kpi),
    channel: Option<ChannelId>,
    moved: Result<&'a Moved, &'a str>,
) -> WhyJson<'a> {
    let calendar = project.settings.calendar;
    let channel = channel.and_then(|id| project.channels.get(id));
    let answer = moved.ok();
    let split = answer.and_then(|moved| moved.split.as_ref());
    let sides = split.and_then(|split| split.sides.as_ref());
    let (mix, rate) = split.map_or((None, None), mix_and_rate);
    WhyJson {
        kpi: id.0,
        name: &kpi.name,
        unit: kpi.unit.text(),
        channel: channel.map(|channel| channel.name.as_str()),
        before: answer.map(|moved| stretch(calendar, &moved.before)),
        after: answer.map(|moved| stretch(calendar, &moved.after)),
        change: split.map(|split| split.change),
        headline: moved.map_or_else(|reason| reason, |moved| &moved.headline),
        numerator: sides.map(|[above, _]| part(above)),
        denominator: sides.map(|[_, below]| part(below)),
        inputs: split.map_or_else(Vec::new, |split| split.inputs.iter().map(input).collect()),
        inputs_reason: split.and_then(|split| split.inputs_refused.as_deref()),
        mix,
        rate,
        channels: split
            .map_or_else(Vec::new, |split| split.channels.rows().iter().map(row).collect()),
        channels_reason: split.and_then(channels_reason),
        alarm: split.and_then(|split| split.alarm.as_deref()),
        sentences: split.map_or(&[], |split| &split.sentences),
        cautions: answer.map_or(&[], |moved| &moved.cautions),
        explanation: answer.map_or(&[], |moved| &moved.explanation),
    }
}

fn mix_and_rate(split: &Split) -> (Option<f64>, Option<f64>) {
    match split.channels {
        ByChannel::MixAndRate { mix, rate, .. } => (Some(mix), Some(rate)),
        ByChannel::Single | ByChannel::Refused(_) | ByChannel::Sum(_) => (None, None),
    }
}

fn channels_reason(split: &Split) -> Option<&str> {
    match &split.channels {
        ByChannel::Refused(reason) => Some(reason),
        ByChannel::Single | ByChannel::Sum(_) | ByChannel::MixAndRate { .. } => None,
    }
}

fn stretch(calendar: Calendar, side: &MovedSide) -> StretchJson<'_> {
    StretchJson {
        period: side.window.period.map(|period| calendar.code(period)),
        start: side.window.start.to_string(),
        end: side.window.end.to_string(),
        value: side.used.figure.value(),
        complete: side.used.is_over,
        readings: side.used.readings,
        reason: side.used.figure.reason(),
    }
}

fn part(part: &MovedPart) -> PartJson<'_> {
    PartJson { name: &part.name, before: part.before, after: part.after, part: part.part }
}

fn input(input: &InputPart) -> InputJson<'_> {
    InputJson {
        name: &input.part.name,
        before: input.part.before,
        after: input.part.after,
        part: input.part.part,
        through_numerator: input.through.map(|[above, _]| above),
        through_denominator: input.through.map(|[_, below]| below),
    }
}

fn row(row: &ChannelPart) -> ChannelJson<'_> {
    ChannelJson {
        id: row.channel.0,
        name: &row.name,
        before: row.before,
        after: row.after,
        weight_before: row.weights[0],
        weight_after: row.weights[1],
        mix: row.mix,
        rate: row.rate,
        part: row.part(),
    }
}

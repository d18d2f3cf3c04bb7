//! Changes to readings and to the notes on them.

use std::sync::Arc;

use super::{EditError, check_room, check_texts};
use crate::model::{
    Cadence, Channel, ChannelId, DatedValues, Input, InputId, ItemId, Note, Project, ReadingKey,
    is_identifier, limits,
};

#[derive(Clone, Debug, PartialEq)]
pub enum ReadingsEdit {
    /// One reading; `None` takes it away.
    Set { key: ReadingKey, value: Option<f64> },
    /// A block: paste, fill, clear.
    SetMany {
        /// "paste", "fill", "clear": what stands before "12 readings".
        doing: &'static str,
        readings: Vec<(ReadingKey, Option<f64>)>,
    },
    /// `None` takes the note away.
    SetNote { key: ReadingKey, note: Option<Note> },
    /// An import: missing channels and inputs are made, then the readings are set.
    Bring {
        /// Where they come from: a file's name.
        from: String,
        channels: Vec<String>,
        inputs: Vec<Input>,
        series: Vec<NamedSeries>,
    },
}

/// Readings of an input and a channel that may not be in the plan yet.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedSeries {
    pub identifier: String,
    pub channel: String,
    pub cadence: Cadence,
    /// The first day of each period and the value; shared, because there may be millions.
    pub readings: DatedValues,
}

impl ReadingsEdit {
    pub(super) fn apply(&self, project: &mut Project) -> Result<(), EditError> {
        match self {
            Self::Set { key, value } => set(project, *key, *value)?,
            Self::SetMany { readings, .. } => {
                for (key, value) in readings {
                    set(project, *key, *value)?;
                }
            }
            Self::SetNote { key, note } => set_note(project, *key, note.as_ref())?,
            Self::Bring { channels, inputs, series, .. } => {
                bring(project, channels, inputs, series)?;
            }
        }
        if project.room() > limits::READINGS {
            return Err(EditError::TooManyReadings);
        }
        Ok(())
    }

    pub(super) fn label(&self, project: &Project) -> String {
        let what = |key: &ReadingKey| {
            let input = project.inputs.get(key.input).map_or("reading", |input| &input.label);
            let mut name = input.to_owned();
            // Labels stand within a sentence: "Shares" → "shares", but "NPS" stays.
            if name.chars().nth(1).is_none_or(char::is_lowercase)
                && let Some(first) = name.get_mut(0..1)
            {
                first.make_ascii_lowercase();
            }
            format!("{name} for {}", project.settings.calendar.code(key.period))
        };
        match self {
            Self::Set { key, value: Some(_) } => format!("set {}", what(key)),
            Self::Set { key, value: None } => format!("clear {}", what(key)),
            Self::SetMany { doing, readings } => match readings.as_slice() {
                [(key, _)] => format!("{doing} {}", what(key)),
                many => format!("{doing} {} readings", many.len()),
            },
            Self::SetNote { key, note: Some(_) } => format!("note on {}", what(key)),
            Self::SetNote { key, note: None } => format!("remove note on {}", what(key)),
            Self::Bring { from, .. } => format!("import {from}"),
        }
    }
}

fn set(project: &mut Project, key: ReadingKey, value: Option<f64>) -> Result<(), EditError> {
    check_key(project, key)?;
    if value.is_some_and(|value| !value.is_finite()) {
        return Err(EditError::NotFinite);
    }
    if project.reading(key).map(f64::to_bits) != value.map(f64::to_bits) {
        project.set_reading(key, value);
    }
    Ok(())
}

fn check_key(project: &Project, key: ReadingKey) -> Result<(), EditError> {
    if !project.inputs.contains(key.input) {
        return Err(EditError::Gone(ItemId::Input(key.input)));
    }
    if !project.channels.contains(key.channel) {
        return Err(EditError::Gone(ItemId::Channel(key.channel)));
    }
    if !limits::YEARS.contains(&project.settings.calendar.start(key.period).year()) {
        return Err(EditError::DateOutOfRange);
    }
    Ok(())
}

fn set_note(project: &mut Project, key: ReadingKey, note: Option<&Note>) -> Result<(), EditError> {
    check_key(project, key)?;
    match note {
        Some(note) => {
            check_texts([&note.text, &note.source])?;
            Arc::make_mut(&mut project.notes).insert(key, note.clone());
        }
        None => {
            Arc::make_mut(&mut project.notes).remove(&key);
        }
    }
    Ok(())
}

fn bring(
    project: &mut Project,
    channels: &[String],
    inputs: &[Input],
    series: &[NamedSeries],
) -> Result<(), EditError> {
    for name in channels {
        if project.channel_named(name).is_none() {
            check_texts([name])?;
            check_room(project.channels.len())?;
            let id = project.new_id();
            project.channels.set(id, Channel { name: name.clone(), notes: String::new() });
        }
    }
    for input in inputs {
        let known =
            project.input_named(&input.identifier).map(|(id, known)| (id, Arc::clone(known)));
        if let Some((id, known)) = known {
            // Figures that say their unit give it to an input that had none.
            if known.unit.is_empty() && !input.unit.is_empty() {
                check_texts([&input.unit])?;
                project.inputs.set(id, Input { unit: input.unit.clone(), ..(*known).clone() });
            }
        } else {
            check_texts([&input.label, &input.unit, &input.source])?;
            check_room(project.inputs.len())?;
            if !is_identifier(&input.identifier) {
                return Err(EditError::Identifier(input.identifier.clone()));
            }
            let id = project.new_id();
            // An import cannot know what weighs a rate in this plan.
            project.inputs.set(id, Input { weight: None, ..input.clone() });
        }
    }
    set_named(project, series)
}

fn set_named(project: &mut Project, all: &[NamedSeries]) -> Result<(), EditError> {
    let calendar = project.settings.calendar;
    for series in all {
        let (input, channel) = resolve(project, series)?;
        for (start, value) in series.readings.iter() {
            let period = calendar
                .starting_on(series.cadence, start)
                .ok_or_else(|| EditError::NotAPeriod(start, series.cadence.code()))?;
            set(project, ReadingKey { input, channel, period }, Some(value))?;
        }
    }
    Ok(())
}

fn resolve(project: &Project, series: &NamedSeries) -> Result<(InputId, ChannelId), EditError> {
    let input = project
        .input_named(&series.identifier)
        .map(|(id, _)| id)
        .ok_or_else(|| EditError::Identifier(series.identifier.clone()))?;
    let channel = project
        .channel_named(&series.channel)
        .ok_or(EditError::Gone(ItemId::Channel(ChannelId(0))))?;
    Ok((input, channel))
}

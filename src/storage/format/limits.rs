//! What a plan file may hold at most: the same on the way in and on the way out.

use std::borrow::Cow;

use crate::model::limits;

use super::error::FormatError;
use super::v1::{Baseline, PlanFile, Text};

/// Refuses numbers that are not finite; saving does, so that every saved plan can be read.
pub fn check_numbers(file: &PlanFile<'_>) -> Result<(), FormatError> {
    let judging = &file.plan.judging;
    let settings = [
        judging.min_elapsed,
        judging.on_pace,
        judging.behind,
        judging.every_on_pace,
        judging.every_behind,
    ];
    finite("A threshold of the plan", settings)?;
    for objective in &file.objectives {
        finite(&format!("The weight of objective {}", objective.id), [objective.weight])?;
    }
    for goal in &file.goals {
        let of = |what: &str| format!("The {what} of goal {}", goal.id);
        finite(&of("weight"), [goal.weight])?;
        finite(&of("target"), goal.target)?;
        finite(&of("upper target"), goal.upper)?;
        finite(&of("required share"), [goal.required_share])?;
        if let Baseline::Typed { value, .. } = goal.baseline {
            finite(&of("baseline"), [value])?;
        }
        finite(&of("checkpoint"), goal.checkpoints.iter().map(|entry| entry.value))?;
        let former = &goal.former_targets;
        finite(&of("former target"), former.iter().map(|entry| entry.target))?;
        let stops = former.iter().flat_map(|entry| &entry.checkpoints);
        finite(&of("former checkpoint"), stops.map(|entry| entry.value))?;
        finite(&of("former upper target"), former.iter().filter_map(|entry| entry.upper))?;
    }
    for kpi in &file.kpis {
        finite(&format!("The lowest value of KPI {}", kpi.id), kpi.lowest)?;
        finite(&format!("The highest value of KPI {}", kpi.id), kpi.highest)?;
    }
    Ok(())
}

fn finite(what: &str, numbers: impl IntoIterator<Item = f64>) -> Result<(), FormatError> {
    if numbers.into_iter().all(f64::is_finite) {
        return Ok(());
    }
    Err(FormatError::NotFinite { what: what.to_owned() })
}

/// Refuses tables that are too long.
pub fn check_tables(file: &PlanFile<'_>) -> Result<(), FormatError> {
    let tables = [
        ("The list of channels", file.channels.len()),
        ("The list of objectives", file.objectives.len()),
        ("The list of goals", file.goals.len()),
        ("The list of KPIs", file.kpis.len()),
        ("The list of inputs", file.inputs.len()),
    ];
    let remarks = [
        ("The list of annotations", file.annotations.len()),
        ("The list of notes", file.notes.len()),
    ];
    let entities = tables.into_iter().map(|table| (table, limits::ENTITIES));
    let remarks = remarks.into_iter().map(|table| (table, limits::REMARKS));
    match entities.chain(remarks).find(|((_, length), limit)| length > limit) {
        Some(((what, _), limit)) => Err(FormatError::TooMany { what: what.to_owned(), limit }),
        None => Ok(()),
    }
}

/// The first text that is too long, with what it is.
pub fn too_long_text<'t>(file: &'t PlanFile<'_>) -> Option<(String, &'t str)> {
    let plan = &file.plan;
    let of_plan = [&plan.name, &plan.organisation, &plan.currency, &plan.notes];
    let found = too_long(of_plan).map(|text| ("A text of the plan settings".to_owned(), text));
    found
        .or_else(|| {
            file.channels
                .iter()
                .find_map(|entry| named("channel", entry.id, too_long([&entry.name, &entry.notes])))
        })
        .or_else(|| {
            file.objectives.iter().find_map(|entry| {
                let texts = [&entry.name, &entry.description, &entry.owner, &entry.notes];
                named("objective", entry.id, too_long(texts))
            })
        })
        .or_else(|| {
            file.goals.iter().find_map(|entry| {
                let smart = [&entry.specific, &entry.attainable, &entry.relevant, &entry.timely];
                let texts = [&entry.statement, &entry.market, &entry.owner, &entry.notes];
                named("goal", entry.id, too_long(smart.into_iter().chain(texts)))
            })
        })
        .or_else(|| {
            file.kpis.iter().find_map(|entry| {
                let texts = [&entry.name, &entry.formula, &entry.unit, &entry.definition];
                let more = [&entry.source, &entry.owner, &entry.notes];
                let all = texts.into_iter().chain(more).chain(&entry.library_key);
                named("KPI", entry.id, too_long(all))
            })
        })
        .or_else(|| {
            file.inputs.iter().find_map(|entry| {
                let texts = [&entry.identifier, &entry.label, &entry.unit, &entry.source];
                let breaks = entry.definition_breaks.iter().map(|entry| &entry.reason);
                named("input", entry.id, too_long(texts.into_iter().chain(breaks)))
            })
        })
        .or_else(|| too_long_remark(file))
}

fn too_long_remark<'t>(file: &'t PlanFile<'_>) -> Option<(String, &'t str)> {
    let annotations = file.annotations.iter().flat_map(|entry| [&entry.text, &entry.source]);
    let notes = file.notes.iter().flat_map(|entry| [&entry.text, &entry.source]);
    too_long(annotations)
        .map(|text| ("An annotation".to_owned(), text))
        .or_else(|| too_long(notes).map(|text| ("A note".to_owned(), text)))
}

fn named<'t>(kind: &str, id: u32, text: Option<&'t str>) -> Option<(String, &'t str)> {
    Some((format!("A text of {kind} {id}"), text?))
}

fn too_long<'t, 'a: 't>(texts: impl IntoIterator<Item = &'t Text<'a>>) -> Option<&'t str> {
    texts.into_iter().map(Cow::as_ref).find(|text| text.len() > limits::TEXT_BYTES)
}

//! Changes to inputs; a new identifier is carried into every formula in the same step.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{EditError, add_label, check_room, check_texts, copy_name, quoted};
use crate::formula::Formula;
use crate::model::{
    Input, InputId, ItemId, KpiId, Note, Project, ReadingKey, Series, SeriesKey, StockRule,
    Substitute, is_identifier,
};

#[derive(Clone, Debug, PartialEq)]
pub enum InputEdit {
    Add {
        input: Box<Input>,
    },
    Set {
        id: InputId,
        input: Box<Input>,
    },
    Move {
        id: InputId,
        to: usize,
    },
    /// Without its readings.
    Duplicate {
        id: InputId,
    },
    /// With its readings and notes. Formulas that name it say so from then on.
    Delete {
        id: InputId,
    },
    /// Readings of `from` go to `into` where that has none; formulas name `into` instead.
    Merge {
        from: InputId,
        into: InputId,
    },
}

impl InputEdit {
    pub(super) fn apply(&self, project: &mut Project) -> Result<(), EditError> {
        match self {
            Self::Add { input } => {
                check(project, None, input)?;
                check_room(project.inputs.len())?;
                let id = project.new_id();
                project.inputs.set(id, Input::clone(input));
            }
            Self::Set { id, input } => {
                let old = Arc::clone(find(project, *id)?);
                check(project, Some(*id), input)?;
                rewrite_formulas(project, &old.identifier, &input.identifier);
                project.inputs.set(*id, Input::clone(input));
            }
            Self::Move { id, to } => {
                find(project, *id)?;
                project.inputs.move_to(*id, *to);
            }
            Self::Duplicate { id } => {
                let original = Input::clone(find(project, *id)?);
                check_room(project.inputs.len())?;
                let copy = Input {
                    identifier: free_identifier(project, &original.identifier),
                    label: copy_name(&original.label),
                    ..original
                };
                let at = project.inputs.position(*id).map_or(usize::MAX, |place| place + 1);
                let copy_id = project.new_id();
                project.inputs.insert(at, copy_id, copy);
            }
            Self::Delete { id } => {
                find(project, *id)?;
                remove(project, *id);
            }
            Self::Merge { from, into } => merge(project, *from, *into)?,
        }
        Ok(())
    }

    pub(super) fn label(&self, project: &Project) -> String {
        let name = |id: &InputId| {
            quoted(project.inputs.get(*id).map_or("", |input| &input.label), "the input")
        };
        match self {
            Self::Add { input } => add_label("add input", &input.label),
            Self::Set { id, input } => {
                let what = project.inputs.get(*id).map_or("edit", |old| changed(old, input));
                format!("{what} {}", name(id))
            }
            Self::Move { id, .. } => format!("move {}", name(id)),
            Self::Duplicate { id } => format!("duplicate {}", name(id)),
            Self::Delete { id } => format!("delete {}", name(id)),
            Self::Merge { from, into } => format!("merge {} into {}", name(from), name(into)),
        }
    }
}

fn find(project: &Project, id: InputId) -> Result<&Arc<Input>, EditError> {
    project.inputs.get(id).ok_or(EditError::Gone(ItemId::Input(id)))
}

fn check(project: &Project, id: Option<InputId>, input: &Input) -> Result<(), EditError> {
    let reasons = input.definition_breaks.iter().map(|cut| &cut.reason);
    check_texts([&input.label, &input.unit, &input.source].into_iter().chain(reasons))?;
    if let Some(weight) = input.weight.filter(|weight| !project.inputs.contains(*weight)) {
        return Err(EditError::Gone(ItemId::Input(weight)));
    }
    if !is_identifier(&input.identifier) {
        return Err(EditError::Identifier(input.identifier.clone()));
    }
    match project.input_named(&input.identifier) {
        Some((other, _)) if Some(other) != id => {
            Err(EditError::IdentifierTaken(input.identifier.clone()))
        }
        _ => Ok(()),
    }
}

/// `shares` → `shares_2`, or the next number that is free.
fn free_identifier(project: &Project, identifier: &str) -> String {
    let stem: String = identifier.chars().take(56).collect();
    (2..=u32::MAX)
        .map(|n| format!("{stem}_{n}"))
        .find(|candidate| project.input_named(candidate).is_none())
        .unwrap_or(stem)
}

fn rewrite_formulas(project: &mut Project, from: &str, to: &str) {
    if from == to {
        return;
    }
    let rewritten: Vec<(KpiId, String)> = project
        .kpis
        .iter()
        .map(|(id, kpi)| (id, Formula::renamed(&kpi.formula, from, to)))
        .filter(|(id, text)| project.kpis.get(*id).is_some_and(|kpi| kpi.formula != *text))
        .collect();
    for (id, text) in rewritten {
        project.kpis.change(id, |kpi| kpi.formula = text);
    }
}

/// Takes an input out of the plan with its readings, notes and uses as a weight.
fn remove(project: &mut Project, id: InputId) {
    Arc::make_mut(&mut project.series).retain(|key, _| key.input != id);
    Arc::make_mut(&mut project.notes).retain(|key, _| key.input != id);
    weigh_by(project, id, None);
    project.inputs.remove(id);
}

/// Whatever was weighed by `from` is weighed by `into`; nothing weighs itself.
fn weigh_by(project: &mut Project, from: InputId, into: Option<InputId>) {
    let weighed: Vec<InputId> = project
        .inputs
        .iter()
        .filter(|(_, input)| input.weight == Some(from))
        .map(|(weighed, _)| weighed)
        .collect();
    for weighed in weighed {
        let weight = into.filter(|into| *into != weighed);
        project.inputs.change(weighed, |input| input.weight = weight);
    }
}

fn merge(project: &mut Project, from: InputId, into: InputId) -> Result<(), EditError> {
    if from == into {
        return Err(EditError::SameInput);
    }
    let (source, target) = (Arc::clone(find(project, from)?), Arc::clone(find(project, into)?));
    if source.kind != target.kind {
        return Err(EditError::KindsDiffer(source.label.clone(), target.label.clone()));
    }
    move_readings(project, |key| (key.input == from).then_some(SeriesKey { input: into, ..key }));
    move_notes(project, |key| (key.input == from).then_some(ReadingKey { input: into, ..key }));
    rewrite_formulas(project, &source.identifier, &target.identifier);
    weigh_by(project, from, Some(into));
    remove(project, from);
    Ok(())
}

/// Moves whole series elsewhere; where both have a reading, the one already there stays.
pub(super) fn move_readings(
    project: &mut Project,
    new_key: impl Fn(SeriesKey) -> Option<SeriesKey>,
) {
    let moving: Vec<(SeriesKey, SeriesKey)> = project
        .series
        .keys()
        .filter_map(|key| new_key(*key).map(|target| (*key, target)))
        .collect();
    let all = Arc::make_mut(&mut project.series);
    for (from, to) in moving {
        let Some(source) = all.remove(&from) else { continue };
        match all.get_mut(&to) {
            None => {
                all.insert(to, source);
            }
            Some(target) => fill_gaps(Arc::make_mut(target), &source),
        }
    }
}

fn fill_gaps(target: &mut Series, source: &Series) {
    for (ordinal, value) in source.iter() {
        if target.get(ordinal).is_none() {
            target.set(ordinal, value);
        }
    }
}

/// Moves notes elsewhere; where both have one, both texts are kept.
pub(super) fn move_notes(
    project: &mut Project,
    new_key: impl Fn(ReadingKey) -> Option<ReadingKey>,
) {
    let all: &mut BTreeMap<ReadingKey, Note> = Arc::make_mut(&mut project.notes);
    let moving: Vec<(ReadingKey, ReadingKey)> =
        all.keys().filter_map(|key| new_key(*key).map(|target| (*key, target))).collect();
    for (from, to) in moving {
        let Some(note) = all.remove(&from) else { continue };
        match all.get_mut(&to) {
            None => {
                all.insert(to, note);
            }
            Some(there) if *there == note => {}
            Some(there) => {
                there.text = format!("{}\n{}", there.text, note.text);
                if there.source.is_empty() {
                    there.source = note.source;
                }
            }
        }
    }
}

/// What an edit did, by what differs.
fn changed(old: &Input, new: &Input) -> &'static str {
    if old.label != new.label || old.identifier != new.identifier {
        "rename"
    } else if old.kind != new.kind {
        "set kind of"
    } else if rules(old) != rules(new) {
        "choose what stands for several readings of"
    } else {
        "edit"
    }
}

/// What is done where readings cannot just be added.
fn rules(input: &Input) -> (StockRule, Substitute, Substitute) {
    (input.stock_rule, input.over_time, input.over_channels)
}

//! Changes to KPIs.

use std::sync::Arc;

use super::{EditError, add_label, check_room, check_texts, copy_name, quoted};
use crate::formula;
use crate::model::{GoalId, Input, ItemId, Kpi, KpiId, Project, Unit};

#[derive(Clone, Debug, PartialEq)]
pub enum KpiEdit {
    /// At the end of the list. `inputs` are those the formula may need; the ones whose identifier
    /// the plan already has are left as they are.
    Add {
        kpi: Box<Kpi>,
        inputs: Vec<Input>,
    },
    Set {
        id: KpiId,
        kpi: Box<Kpi>,
    },
    /// As `Set`, for a formula that may need more inputs: `inputs` describes them as in `Add`.
    Redefine {
        id: KpiId,
        kpi: Box<Kpi>,
        inputs: Vec<Input>,
    },
    Move {
        id: KpiId,
        to: usize,
    },
    Duplicate {
        id: KpiId,
    },
    /// Goals that used it have no KPI afterwards.
    Delete {
        id: KpiId,
    },
}

impl KpiEdit {
    pub(super) fn apply(&self, project: &mut Project) -> Result<(), EditError> {
        match self {
            Self::Add { kpi, inputs } => {
                check(kpi)?;
                check_formula(kpi)?;
                check_takes_inputs(project, None, kpi, inputs)?;
                check_room(project.kpis.len())?;
                // The KPI gets its number first, so that whoever adds one can tell it.
                let id = project.new_id();
                project.kpis.set(id, Kpi::clone(kpi));
                add_inputs(project, kpi, inputs)?;
            }
            Self::Set { id, kpi } => set(project, *id, kpi, &[])?,
            Self::Redefine { id, kpi, inputs } => set(project, *id, kpi, inputs)?,
            Self::Move { id, to } => {
                find(project, *id)?;
                project.kpis.move_to(*id, *to);
            }
            Self::Duplicate { id } => {
                let original = find(project, *id)?;
                let copy = Kpi { name: copy_name(&original.name), ..Kpi::clone(original) };
                check_room(project.kpis.len())?;
                let at = project.kpis.position(*id).map_or(usize::MAX, |place| place + 1);
                let copy_id = project.new_id();
                project.kpis.insert(at, copy_id, copy);
            }
            Self::Delete { id } => {
                find(project, *id)?;
                let users: Vec<GoalId> = project
                    .goals
                    .iter()
                    .filter(|(_, goal)| goal.kpi == Some(*id))
                    .map(|(goal, _)| goal)
                    .collect();
                for goal in users {
                    project.goals.change(goal, |goal| goal.kpi = None);
                }
                project.kpis.remove(*id);
            }
        }
        Ok(())
    }

    pub(super) fn label(&self, project: &Project) -> String {
        let name =
            |id: &KpiId| quoted(project.kpis.get(*id).map_or("", |kpi| &kpi.name), "the KPI");
        match self {
            Self::Add { kpi, .. } => add_label("add KPI", &kpi.name),
            Self::Set { id, kpi } | Self::Redefine { id, kpi, .. } => {
                let what = project.kpis.get(*id).map_or("edit", |old| changed(old, kpi));
                format!("{what} {}", name(id))
            }
            Self::Move { id, .. } => format!("move {}", name(id)),
            Self::Duplicate { id } => format!("duplicate {}", name(id)),
            Self::Delete { id } => format!("delete {}", name(id)),
        }
    }
}

fn find(project: &Project, id: KpiId) -> Result<&Arc<Kpi>, EditError> {
    project.kpis.get(id).ok_or(EditError::Gone(ItemId::Kpi(id)))
}

fn set(project: &mut Project, id: KpiId, kpi: &Kpi, inputs: &[Input]) -> Result<(), EditError> {
    let old = find(project, id)?;
    check(kpi)?;
    // A file may hold a formula that does not parse; other fields stay editable.
    if old.formula != kpi.formula {
        check_formula(kpi)?;
        check_takes_inputs(project, Some(id), kpi, inputs)?;
        add_inputs(project, kpi, inputs)?;
    }
    project.kpis.set(id, Kpi::clone(kpi));
    Ok(())
}

fn check(kpi: &Kpi) -> Result<(), EditError> {
    let Kpi { name, formula, unit, range, definition, source, owner, notes, .. } = kpi;
    check_texts([name, formula, definition, source, owner, notes])?;
    if let Unit::Other(text) = unit {
        check_texts([text])?;
    }
    if [range.0, range.1].into_iter().flatten().any(|bound| !bound.is_finite()) {
        return Err(EditError::NotFinite);
    }
    Ok(())
}

fn check_formula(kpi: &Kpi) -> Result<(), EditError> {
    if kpi.formula.trim().is_empty() {
        return Err(EditError::EmptyFormula);
    }
    formula::parse(&kpi.formula).map(|_| ()).map_err(EditError::Formula)
}

/// Refuses a formula that names another KPI as if it were an input: a new input of that name would
/// stand empty beside the KPI.
fn check_takes_inputs(
    project: &Project,
    own: Option<KpiId>,
    kpi: &Kpi,
    described: &[Input],
) -> Result<(), EditError> {
    let parsed = formula::parse(&kpi.formula).map_err(EditError::Formula)?;
    for identifier in parsed.inputs() {
        let is_input = project.input_named(identifier).is_some()
            || described.iter().any(|input| input.identifier == identifier);
        if is_input {
            continue;
        }
        if let Some((_, other)) = project.kpi_called(identifier, own) {
            let (name, formula) = (other.name.trim().to_owned(), other.formula.clone());
            return Err(EditError::FormulaNamesKpi(name, formula));
        }
    }
    Ok(())
}

/// Adds the inputs a formula names and the plan lacks: as described, or plain flows.
fn add_inputs(project: &mut Project, kpi: &Kpi, described: &[Input]) -> Result<(), EditError> {
    let parsed = formula::parse(&kpi.formula).map_err(EditError::Formula)?;
    for identifier in parsed.inputs() {
        if project.input_named(identifier).is_some() {
            continue;
        }
        check_room(project.inputs.len())?;
        let known = described.iter().find(|input| input.identifier == identifier);
        let mut input = known.cloned().unwrap_or_else(|| Input::called(identifier));
        // What is described from outside cannot know the inputs of this plan.
        input.weight = None;
        let id = project.new_id();
        project.inputs.set(id, input);
    }
    Ok(())
}

/// What an edit did, by what differs.
fn changed(old: &Kpi, new: &Kpi) -> &'static str {
    if old.name != new.name {
        "rename"
    } else if old.formula != new.formula {
        "set formula of"
    } else if old.unit != new.unit {
        "set unit of"
    } else if old.better != new.better {
        "set better direction of"
    } else {
        "edit"
    }
}

//! Changes to objectives.

use std::sync::Arc;

use super::{EditError, check_room, check_texts, check_weight, copy_name, quoted};
use crate::model::{Goal, GoalId, ItemId, Objective, ObjectiveId, Project};

#[derive(Clone, Debug, PartialEq)]
pub enum ObjectiveEdit {
    /// At the end of the list.
    Add {
        objective: Objective,
    },
    Set {
        id: ObjectiveId,
        objective: Objective,
    },
    /// To a place in the resulting order.
    Move {
        id: ObjectiveId,
        to: usize,
    },
    /// With its goals, right behind the original.
    Duplicate {
        id: ObjectiveId,
    },
    /// With its goals.
    Delete {
        id: ObjectiveId,
    },
}

impl ObjectiveEdit {
    pub(super) fn apply(&self, project: &mut Project) -> Result<(), EditError> {
        match self {
            Self::Add { objective } => {
                check(objective)?;
                check_room(project.objectives.len())?;
                let id = project.new_id();
                project.objectives.set(id, objective.clone());
            }
            Self::Set { id, objective } => {
                find(project, *id)?;
                check(objective)?;
                project.objectives.set(*id, objective.clone());
            }
            Self::Move { id, to } => {
                find(project, *id)?;
                project.objectives.move_to(*id, *to);
            }
            Self::Duplicate { id } => duplicate(project, *id)?,
            Self::Delete { id } => {
                find(project, *id)?;
                let goals: Vec<GoalId> = project.goals_of(*id).map(|(goal, _)| goal).collect();
                for goal in goals {
                    project.goals.remove(goal);
                }
                project.objectives.remove(*id);
            }
        }
        Ok(())
    }

    pub(super) fn label(&self, project: &Project) -> String {
        let name = |id: &ObjectiveId| {
            let name = project.objectives.get(*id).map_or("", |objective| &objective.name);
            quoted(name, "the objective")
        };
        match self {
            Self::Add { .. } => "add objective".to_owned(),
            Self::Set { id, objective } => {
                let what =
                    project.objectives.get(*id).map_or("edit", |old| changed(old, objective));
                format!("{what} {}", name(id))
            }
            Self::Move { id, .. } => format!("move {}", name(id)),
            Self::Duplicate { id } => format!("duplicate {}", name(id)),
            Self::Delete { id } => format!("delete {}", name(id)),
        }
    }
}

fn find(project: &Project, id: ObjectiveId) -> Result<&Arc<Objective>, EditError> {
    project.objectives.get(id).ok_or(EditError::Gone(ItemId::Objective(id)))
}

fn check(objective: &Objective) -> Result<(), EditError> {
    let Objective { name, description, weight, owner, notes } = objective;
    check_texts([name, description, owner, notes])?;
    check_weight(*weight)
}

fn duplicate(project: &mut Project, id: ObjectiveId) -> Result<(), EditError> {
    let original = find(project, id)?;
    let copy = Objective { name: copy_name(&original.name), ..Objective::clone(original) };
    let goals: Vec<Goal> = project.goals_of(id).map(|(_, goal)| Goal::clone(goal)).collect();
    check_room(project.objectives.len())?;
    check_room(project.goals.len() + goals.len().saturating_sub(1))?;
    let at = project.objectives.position(id).map_or(usize::MAX, |place| place + 1);
    let copy_id: ObjectiveId = project.new_id();
    project.objectives.insert(at, copy_id, copy);
    for goal in goals {
        let goal_id = project.new_id();
        project.goals.set(goal_id, Goal { objective: Some(copy_id), ..goal });
    }
    Ok(())
}

/// What an edit did, by what differs.
fn changed(old: &Objective, new: &Objective) -> &'static str {
    if old.name != new.name {
        "rename"
    } else if old.weight.to_bits() != new.weight.to_bits() {
        "set weight of"
    } else if old.owner != new.owner {
        "set owner of"
    } else {
        "edit"
    }
}

//! Changes to channels.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::input::{move_notes, move_readings};
use super::{EditError, add_label, check_room, check_texts, copy_name, quoted};
use crate::model::{Channel, ChannelId, Goal, GoalId, ItemId, Project, ReadingKey, SeriesKey};

#[derive(Clone, Debug, PartialEq)]
pub enum ChannelEdit {
    Add {
        channel: Channel,
    },
    Set {
        id: ChannelId,
        channel: Channel,
    },
    Move {
        id: ChannelId,
        to: usize,
    },
    /// Without its readings.
    Duplicate {
        id: ChannelId,
    },
    /// With its readings and notes; scopes no longer name it.
    Delete {
        id: ChannelId,
    },
    /// Readings of `from` go to `into` where that has none; scopes name `into` instead.
    Merge {
        from: ChannelId,
        into: ChannelId,
    },
}

impl ChannelEdit {
    pub(super) fn apply(&self, project: &mut Project) -> Result<(), EditError> {
        match self {
            Self::Add { channel } => {
                check_texts([&channel.name, &channel.notes])?;
                check_room(project.channels.len())?;
                let id = project.new_id();
                project.channels.set(id, channel.clone());
            }
            Self::Set { id, channel } => {
                find(project, *id)?;
                check_texts([&channel.name, &channel.notes])?;
                project.channels.set(*id, channel.clone());
            }
            Self::Move { id, to } => {
                find(project, *id)?;
                project.channels.move_to(*id, *to);
            }
            Self::Duplicate { id } => {
                let original = find(project, *id)?;
                let copy = Channel { name: copy_name(&original.name), ..Channel::clone(original) };
                check_room(project.channels.len())?;
                let at = project.channels.position(*id).map_or(usize::MAX, |place| place + 1);
                let copy_id = project.new_id();
                project.channels.insert(at, copy_id, copy);
            }
            Self::Delete { id } => {
                find(project, *id)?;
                Arc::make_mut(&mut project.series).retain(|key, _| key.channel != *id);
                Arc::make_mut(&mut project.notes).retain(|key, _| key.channel != *id);
                replace_in_scopes(project, *id, None);
                project.channels.remove(*id);
            }
            Self::Merge { from, into } => merge(project, *from, *into)?,
        }
        Ok(())
    }

    pub(super) fn label(&self, project: &Project) -> String {
        let name = |id: &ChannelId| {
            quoted(project.channels.get(*id).map_or("", |channel| &channel.name), "the channel")
        };
        match self {
            Self::Add { channel } => add_label("add channel", &channel.name),
            Self::Set { id, channel } => match project.channels.get(*id) {
                Some(old) if old.name != channel.name => format!("rename {}", name(id)),
                _ => format!("edit {}", name(id)),
            },
            Self::Move { id, .. } => format!("move {}", name(id)),
            Self::Duplicate { id } => format!("duplicate {}", name(id)),
            Self::Delete { id } => format!("delete {}", name(id)),
            Self::Merge { from, into } => format!("merge {} into {}", name(from), name(into)),
        }
    }
}

fn find(project: &Project, id: ChannelId) -> Result<&Arc<Channel>, EditError> {
    project.channels.get(id).ok_or(EditError::Gone(ItemId::Channel(id)))
}

fn merge(project: &mut Project, from: ChannelId, into: ChannelId) -> Result<(), EditError> {
    if from == into {
        return Err(EditError::SameChannel);
    }
    find(project, from)?;
    find(project, into)?;
    move_readings(project, |key| {
        (key.channel == from).then_some(SeriesKey { channel: into, ..key })
    });
    move_notes(project, |key| (key.channel == from).then_some(ReadingKey { channel: into, ..key }));
    replace_in_scopes(project, from, Some(into));
    project.channels.remove(from);
    Ok(())
}

/// A scope that named only a channel that is gone stays a scope of chosen channels, now empty, so
/// that the goal asks for a new choice instead of silently counting everything.
fn replace_in_scopes(project: &mut Project, from: ChannelId, into: Option<ChannelId>) {
    let naming: Vec<(GoalId, Vec<ChannelId>)> = project
        .goals
        .iter()
        .filter_map(|(id, goal)| replaced(goal, from, into).map(|channels| (id, channels)))
        .collect();
    for (id, channels) in naming {
        project.goals.change(id, |goal| goal.scope.channels = Some(channels));
    }
}

fn replaced(goal: &Goal, from: ChannelId, into: Option<ChannelId>) -> Option<Vec<ChannelId>> {
    let channels = goal.scope.channels.as_ref().filter(|channels| channels.contains(&from))?;
    let mut seen = BTreeSet::new();
    let kept = channels
        .iter()
        .filter_map(|channel| if *channel == from { into } else { Some(*channel) })
        .filter(|channel| seen.insert(*channel))
        .collect();
    Some(kept)
}

//! Every change a plan can undergo, as a value: what it does, what it is called, what it merges
//! with. `Document::apply` is the only caller.

mod channel;
mod error;
mod goal;
mod input;
mod kpi;
mod objective;
mod plan;
mod readings;
mod rebase;

pub use channel::ChannelEdit;
pub use error::EditError;
pub use goal::GoalEdit;
pub use input::InputEdit;
pub use kpi::KpiEdit;
pub use objective::ObjectiveEdit;
pub use plan::PlanEdit;
pub use readings::{NamedSeries, ReadingsEdit};

use crate::model::{ItemId, Project, limits};

/// One change. On an error nothing has happened as far as the document is concerned.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    Objective(ObjectiveEdit),
    Goal(GoalEdit),
    Kpi(KpiEdit),
    Input(InputEdit),
    Channel(ChannelEdit),
    Readings(ReadingsEdit),
    Plan(PlanEdit),
    /// Several changes that are one step for the user.
    Many {
        /// Lower-case, as it stands behind "Undo".
        label: String,
        edits: Vec<Self>,
    },
}

/// Changes with the same key made in one gesture are one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeKey {
    Move(ItemId),
}

impl Edit {
    /// Makes the change. The project is a private copy: on an error the caller drops it.
    pub fn apply(&self, project: &mut Project) -> Result<(), EditError> {
        match self {
            Self::Objective(edit) => edit.apply(project),
            Self::Goal(edit) => edit.apply(project),
            Self::Kpi(edit) => edit.apply(project),
            Self::Input(edit) => edit.apply(project),
            Self::Channel(edit) => edit.apply(project),
            Self::Readings(edit) => edit.apply(project),
            Self::Plan(edit) => edit.apply(project),
            Self::Many { edits, .. } => edits.iter().try_for_each(|edit| edit.apply(project)),
        }
    }

    /// What stands behind "Undo", lower-case: "set shares for 2026-03". Asked before the change.
    pub fn label(&self, project: &Project) -> String {
        match self {
            Self::Objective(edit) => edit.label(project),
            Self::Goal(edit) => edit.label(project),
            Self::Kpi(edit) => edit.label(project),
            Self::Input(edit) => edit.label(project),
            Self::Channel(edit) => edit.label(project),
            Self::Readings(edit) => edit.label(project),
            Self::Plan(edit) => edit.label(project),
            Self::Many { label, .. } => label.clone(),
        }
    }

    /// What the change merges with while a gesture lasts.
    pub fn merge_key(&self) -> Option<MergeKey> {
        match self {
            Self::Objective(ObjectiveEdit::Move { id, .. }) => {
                Some(MergeKey::Move(ItemId::Objective(*id)))
            }
            Self::Goal(GoalEdit::Move { id, .. }) => Some(MergeKey::Move(ItemId::Goal(*id))),
            Self::Kpi(KpiEdit::Move { id, .. }) => Some(MergeKey::Move(ItemId::Kpi(*id))),
            Self::Input(InputEdit::Move { id, .. }) => Some(MergeKey::Move(ItemId::Input(*id))),
            Self::Channel(ChannelEdit::Move { id, .. }) => {
                Some(MergeKey::Move(ItemId::Channel(*id)))
            }
            Self::Objective(_)
            | Self::Goal(_)
            | Self::Kpi(_)
            | Self::Input(_)
            | Self::Channel(_)
            | Self::Readings(_)
            | Self::Plan(_)
            | Self::Many { .. } => None,
        }
    }
}

/// Refuses one more entity in a table that is full.
fn check_room(len: usize) -> Result<(), EditError> {
    if len >= limits::ENTITIES { Err(EditError::TooMany) } else { Ok(()) }
}

/// Refuses a text longer than a plan file may hold.
fn check_texts<'a>(texts: impl IntoIterator<Item = &'a String>) -> Result<(), EditError> {
    if texts.into_iter().any(|text| text.len() > limits::TEXT_BYTES) {
        return Err(EditError::TextTooLong);
    }
    Ok(())
}

fn check_weight(weight: f64) -> Result<(), EditError> {
    if weight.is_finite() && weight >= 0.0 { Ok(()) } else { Err(EditError::Weight) }
}

/// A name for a copy that tells it from the original; none if that has none.
fn copy_name(name: &str) -> String {
    if name.trim().is_empty() { String::new() } else { format!("{name} (copy)") }
}

/// "add channel “Facebook”", or only what is added if it has no name yet.
fn add_label(what: &str, name: &str) -> String {
    if name.trim().is_empty() { what.to_owned() } else { format!("{what} {}", quoted(name, "")) }
}

/// A name short enough for a menu, in quotes; a placeholder if there is none.
fn quoted(name: &str, placeholder: &str) -> String {
    const MOST: usize = 40;
    if name.trim().is_empty() {
        return placeholder.to_owned();
    }
    if name.chars().count() <= MOST {
        return format!("“{name}”");
    }
    let short: String = name.chars().take(MOST - 1).collect();
    format!("“{}…”", short.trim_end())
}

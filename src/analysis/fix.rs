//! Ways to mend what a finding is about: changes the program can make by itself, each one step of
//! undo.

use crate::model::{InputId, KpiId, ObjectiveId};

/// A way out of a finding.
#[derive(Clone, Debug, PartialEq)]
pub enum Fix {
    /// Let every goal of the objective count as much as the others.
    EqualWeights(ObjectiveId),
    DeleteKpi(KpiId),
    DeleteInput(InputId),
}

impl Fix {
    /// As its button says it.
    pub fn label(&self) -> String {
        match self {
            Self::EqualWeights(_) => "Give all the same weight".to_owned(),
            Self::DeleteKpi(_) => "Delete the KPI".to_owned(),
            Self::DeleteInput(_) => "Delete the input".to_owned(),
        }
    }
}

//! A question the user asks of the selected KPI, with the choices made in the panel that answers
//! it.

use std::collections::BTreeMap;

use crate::analysis::Window;
use crate::analysis::needed::Stretch;
use crate::model::{Cadence, GoalId, InputId, KpiId, ObjectiveId};

/// What is being asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    WhyMoved(MovedQuestion),
    WhatItTakes(NeededQuestion),
}

/// Both questions with the choices made last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    pub moved: MovedQuestion,
    pub needed: NeededQuestion,
}

impl Asked {
    pub fn remember(&mut self, question: &Question) {
        match question {
            Question::WhyMoved(moved) => self.moved = moved.clone(),
            Question::WhatItTakes(needed) => self.needed = needed.clone(),
        }
    }
}

/// Two stretches of time to compare.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MovedQuestion {
    /// In which periods stretches are offered; `None` for those the goal or KPI is kept in.
    pub cadence: Option<Cadence>,
    /// Before and after; `None` for the last complete period and the one before it.
    pub windows: Option<[Window; 2]>,
    /// Look at all channels although the goal names some.
    pub all_channels: bool,
}

/// A target, the input to solve for, and what the others are held at. What is not chosen is the
/// likeliest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NeededQuestion {
    /// The KPI and the goal the choices were made for; they say nothing of any other.
    pub about: Option<(KpiId, Option<GoalId>)>,
    /// As typed.
    pub target: Option<String>,
    pub solve: Option<InputId>,
    pub holds: BTreeMap<InputId, HoldChoice>,
    pub stretch: Option<Stretch>,
    /// Where a goal made of the answer goes, when no objective is selected.
    pub objective: Option<ObjectiveId>,
}

impl NeededQuestion {
    /// The same about a KPI and goal; a fresh one if the choices were made for others.
    pub fn about(&self, kpi: KpiId, goal: Option<GoalId>) -> Self {
        let about = Some((kpi, goal));
        if self.about == about { self.clone() } else { Self { about, ..Self::default() } }
    }
}

/// What an input is held at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HoldChoice {
    Last,
    Mean,
    /// As typed.
    Typed(String),
}

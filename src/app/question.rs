//! A question the user asks of the selected KPI, with the choices made in the panel that answers
//! it.

use crate::analysis::Window;
use crate::model::Cadence;

/// What is being asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    WhyMoved(MovedQuestion),
    WhatItTakes(NeededQuestion),
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

/// A target, the input to solve for, and what the others are held at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NeededQuestion {}

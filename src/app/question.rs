//! A question the user asks of the selected KPI, with the choices made in the panel that answers
//! it.

/// What is being asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    WhyMoved(MovedQuestion),
    WhatItTakes(NeededQuestion),
}

/// Two stretches of time to compare.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MovedQuestion {}

/// A target, the input to solve for, and what the others are held at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NeededQuestion {}

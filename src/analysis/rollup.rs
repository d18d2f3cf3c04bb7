//! An objective over its goals.

use crate::model::Goal;

use super::types::{GoalAnalysis, ObjectiveRollup};

/// Rolls up goals that count (active or closed): weighted mean of progress held within 0…1 over
/// the measured ones, the worst status, and how many are measured. Weights that are all 0 count
/// as equal.
pub fn roll_up<'a>(goals: impl Iterator<Item = (&'a Goal, &'a GoalAnalysis)>) -> ObjectiveRollup {
    let counted: Vec<_> = goals.filter(|(goal, _)| goal.state.counts_in_rollups()).collect();
    let measured: Vec<(f64, f64)> = counted
        .iter()
        .filter(|(_, analysis)| analysis.status.is_measured())
        .map(|(goal, analysis)| {
            (goal.weight.max(0.0), analysis.progress.unwrap_or(0.0).clamp(0.0, 1.0))
        })
        .collect();
    let heaviest = measured.iter().map(|(weight, _)| *weight).fold(0.0, f64::max);
    // Scaled by the heaviest, so that weights of any size add up.
    let weight_of = |weight: f64| if heaviest > 0.0 { weight / heaviest } else { 1.0 };
    let total: f64 = measured.iter().map(|(weight, _)| weight_of(*weight)).sum();
    let sum: f64 = measured.iter().map(|(weight, progress)| weight_of(*weight) * progress).sum();
    ObjectiveRollup {
        progress: (!measured.is_empty()).then(|| sum / total),
        worst: counted.iter().map(|(_, analysis)| analysis.status).min(),
        measured: measured.len(),
        goals: counted.len(),
    }
}

//! The stretches of time one can ask for, and which of them comes first.

use crate::analysis::program::Growth;
use crate::analysis::window::Window;
use crate::analysis::words;
use crate::model::{Cadence, MeasuredAs};

use super::basis::Basis;
use super::types::Stretch;

/// The stretches with their names, the likeliest first.
pub(super) fn choices(basis: &Basis<'_>) -> Vec<(Stretch, String)> {
    let likeliest = likeliest(basis);
    let mut choices: Vec<(Stretch, String)> = of_goal(basis);
    let periods = Cadence::ALL.into_iter().filter(|cadence| basis.cadence.nests_in(*cadence));
    choices.extend(
        periods.map(|cadence| (Stretch::One(cadence), format!("One {}", words::cadence(cadence)))),
    );
    choices.sort_by_key(|(stretch, _)| *stretch != likeliest);
    choices
}

/// One judging period; for a total what is left of the window, since its target is of all of it.
pub(super) fn likeliest(basis: &Basis<'_>) -> Stretch {
    match is_summed(basis) && window(basis).is_some() {
        true if is_over(basis) => Stretch::Whole,
        true => Stretch::Rest,
        false => Stretch::One(basis.cadence),
    }
}

/// Whether the goal's target is a sum over its window.
pub(super) fn is_summed(basis: &Basis<'_>) -> bool {
    basis.goal.is_some_and(|goal| goal.measured_as == MeasuredAs::Total)
        && basis.program.growth() != Growth::Stays
}

fn window(basis: &Basis<'_>) -> Option<Window> {
    let goal = basis.goal?;
    let window = Window::days(goal.start?, goal.deadline?);
    (window.start <= window.end).then_some(window)
}

fn is_over(basis: &Basis<'_>) -> bool {
    window(basis).is_some_and(|window| window.end <= basis.judged_on)
}

fn of_goal(basis: &Basis<'_>) -> Vec<(Stretch, String)> {
    let (Some(goal), Some(window)) = (basis.goal, window(basis)) else { return Vec::new() };
    let by = words::date(window.end);
    let step = words::cadence(basis.cadence);
    let mut out = Vec::new();
    if !is_over(basis) {
        let rest = match goal.measured_as {
            MeasuredAs::LevelAtEnd => format!("The goal's last {step}, to {by}"),
            MeasuredAs::EveryPeriod => format!("Every {step} left, to {by}"),
            MeasuredAs::Total | MeasuredAs::Average => {
                format!("The rest of the goal, to {by}")
            }
        };
        out.push((Stretch::Rest, rest));
    }
    if matches!(goal.measured_as, MeasuredAs::Total | MeasuredAs::Average) {
        let span = words::span(window.start, window.end);
        out.push((Stretch::Whole, format!("The whole goal, {span}")));
    }
    out
}

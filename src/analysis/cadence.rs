//! How often a KPI is judged when its goal does not say, and inputs kept more than one way.

use crate::model::{Cadence, ChannelId, InputId, InputKind, Period, Project};

use super::evaluator::Evaluator;
use super::flows::sums;
use super::program::KpiProgram;
use super::source::{Readings, Source};
use super::stocks::standing;
use super::window::Window;
use super::words;

/// Periods of a coarser series compared with the finer one, the newest ones.
const COMPARED_PERIODS: usize = 120;
/// Figures that differ by less than this part are rounded, not contradictory.
const ROUNDING: f64 = 0.005;

/// The coarsest cadence among the inputs of a KPI, each counted by the finest it is kept in on
/// each channel: so a yearly figure beside monthly ones does not make a KPI yearly. Months where
/// nothing is known.
pub fn default_cadence(
    project: &Project,
    program: &KpiProgram,
    channels: Option<&[ChannelId]>,
) -> Cadence {
    let inputs: Vec<_> = program.input_ids().collect();
    coarsest(&Source::new(project, &inputs, channels, None))
}

pub(super) fn coarsest(source: &Source<'_>) -> Cadence {
    source
        .channels
        .iter()
        .flat_map(|channel| &channel.inputs)
        .filter_map(|readings| readings.cadences().next())
        .max()
        .unwrap_or_default()
}

/// Inputs of which a coarser reading contradicts complete finer ones; each with its newest case.
pub(super) fn disagreements(evaluator: &Evaluator<'_>) -> Vec<(InputId, String)> {
    let mut found: Vec<(InputId, String)> = Vec::new();
    for (place, bound) in evaluator.program.inputs.iter().enumerate() {
        let case = evaluator.source.of_input(place).find_map(|(channel, readings)| {
            let (period, coarse, fine) = disagreement(evaluator, place, readings)?;
            let name = evaluator.project.channels.get(channel).map(|channel| &channel.name);
            let name = name.map_or("", String::as_str);
            let period = words::period(evaluator.terms.calendar, period);
            let (coarse, fine) = (words::number(coarse), words::number(fine));
            Some(format!("{period} on {name} says {coarse}, its parts make it {fine}"))
        });
        found.extend(case.map(|case| (bound.id, case)));
    }
    found
}

fn disagreement(
    evaluator: &Evaluator<'_>,
    place: usize,
    readings: &Readings<'_>,
) -> Option<(Period, f64, f64)> {
    let input = evaluator.program.input(place);
    let terms = evaluator.terms;
    // The finest cadence has nothing to be compared with.
    let mut coarser = readings.cadences().skip(1);
    coarser.find_map(|cadence| {
        let (first, last) = readings.ends(cadence)?;
        let periods = (first.ordinal..=last.ordinal).rev().take(COMPARED_PERIODS);
        periods.map(|ordinal| Period { cadence, ordinal }).find_map(|period| {
            let own = readings.get(period)?;
            let window = Window::of(terms.calendar, period);
            // What is used is the finer readings where they are complete, else this one.
            let used = match input.kind {
                InputKind::Flow => sums(&[readings], window, terms).values.first().copied()?,
                InputKind::Stock => standing(readings, input.stock_rule, window, terms).value()?,
                InputKind::Unique | InputKind::GivenRate => return None,
            };
            let differs = (used - own).abs() > ROUNDING * own.abs().max(used.abs());
            differs.then_some((period, own, used))
        })
    })
}

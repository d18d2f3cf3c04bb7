//! How often a KPI is judged when its goal does not say, and inputs kept more than one way.

use crate::model::{Cadence, ChannelId, InputKind, Period, Project, ReadingKey};

use super::evaluator::Evaluator;
use super::flows::sums;
use super::program::KpiProgram;
use super::source::{Readings, Source};
use super::stocks::standing;
use super::types::Disagreement;
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

/// Inputs of which coarser readings contradict complete finer ones; each with its newest case.
pub(super) fn disagreements(evaluator: &Evaluator<'_>) -> Vec<Disagreement> {
    let mut found: Vec<Disagreement> = Vec::new();
    for (place, bound) in evaluator.program.inputs.iter().enumerate() {
        let mut newest: Option<String> = None;
        let mut coarse: Vec<ReadingKey> = Vec::new();
        for (channel, readings) in evaluator.source.of_input(place) {
            for (period, own, used) in contradictions(evaluator, place, readings) {
                let case = || sentence(evaluator, channel, period, own, used);
                newest.get_or_insert_with(case);
                coarse.push(ReadingKey { input: bound.id, channel, period });
            }
        }
        if let Some(sentence) = newest {
            found.push(Disagreement { input: bound.id, sentence, coarse });
        }
    }
    found
}

fn sentence(
    evaluator: &Evaluator<'_>,
    channel: ChannelId,
    period: Period,
    coarse: f64,
    fine: f64,
) -> String {
    let name = evaluator.project.channels.get(channel).map_or("", |channel| &channel.name);
    let period = words::period(evaluator.terms.calendar, period);
    let (coarse, fine) = (words::number(coarse), words::number(fine));
    format!("{period} on {name} says {coarse}, its parts make it {fine}")
}

/// The coarser readings that their parts contradict, with their own figure and the one used.
fn contradictions(
    evaluator: &Evaluator<'_>,
    place: usize,
    readings: &Readings<'_>,
) -> Vec<(Period, f64, f64)> {
    let input = evaluator.program.input(place);
    let terms = evaluator.terms;
    let contradiction = |period: Period| {
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
    };
    // The finest cadence has nothing to be compared with.
    let coarser = readings.cadences().skip(1);
    coarser
        .filter_map(|cadence| Some((cadence, readings.ends(cadence)?)))
        .flat_map(|(cadence, (first, last))| {
            let newest = (first.ordinal..=last.ordinal).rev().take(COMPARED_PERIODS);
            newest.map(move |ordinal| Period { cadence, ordinal })
        })
        .filter_map(contradiction)
        .collect()
}

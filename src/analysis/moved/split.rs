//! Takes a move apart and rounds the parts so that each list adds up exactly.

use super::channels::{RawChannel, RawChannels, by_channel, channel_name};
use super::grid::Grid;
use super::inputs::{Method, contributions};
use super::quantities::Divided;
use super::sides::Weights;
use super::types::{ByChannel, ChannelPart, InputPart, MovedPart, Split};
use super::words;
use crate::analysis::evaluator::Evaluator;
use crate::formula::{Formula, Term};

/// A move taken apart, and how that was done.
pub(super) struct Apart {
    pub split: Split,
    /// The same as it is printed.
    pub printed: Split,
    /// Whether the sides of the ratio were split by the logarithmic mean; `None` for no ratio.
    pub is_logarithmic: Option<bool>,
    pub inputs_method: Method,
}

/// The parts before anything is rounded.
struct Raw {
    weights: Option<Weights>,
    /// What each quantity brings through the numerator, or the whole formula where there is none.
    above: Result<Vec<(String, [f64; 2], f64)>, String>,
    below: Result<Vec<(String, [f64; 2], f64)>, String>,
    sides: [f64; 2],
    channels: RawChannels,
    method: Method,
}

/// Takes the move apart; or says that its figures are too large for that.
pub(super) fn take_apart(
    evaluator: &Evaluator<'_>,
    divided: &Divided<'_>,
) -> Result<Apart, String> {
    let raw = Raw::new(evaluator, divided);
    let change = divided.figures[1] - divided.figures[0];
    let size = change.abs() + raw.size();
    if !size.is_finite() {
        return Err("the figures are too large to be taken apart".to_owned());
    }
    let grid = Grid::new(size);
    let change = grid.round(change);
    let sides = raw.sides(evaluator, divided, grid, change);
    let (inputs, inputs_refused) = raw.inputs(evaluator, grid, change, sides.as_ref());
    let channels = raw.channels(evaluator, grid, change);
    let mut split = Split {
        change,
        decimals: 0,
        sides,
        inputs,
        inputs_refused,
        channels,
        alarm: None,
        summary: None,
        sentences: Vec::new(),
    };
    split.decimals = words::decimals(&split, divided.figures);
    Ok(Apart {
        printed: split.printed(),
        split,
        is_logarithmic: raw.weights.map(|weights| weights.is_logarithmic),
        inputs_method: raw.method,
    })
}

impl Raw {
    fn new(evaluator: &Evaluator<'_>, divided: &Divided<'_>) -> Self {
        let program = evaluator.program;
        let channels = by_channel(evaluator, divided);
        let sides = divided.ratio.and_then(|ratio| {
            let above = divided.values(program, &ratio.numerator)?;
            let below = divided.values(program, &ratio.denominator)?;
            Some((above.map(|value| ratio.factor * value), below, ratio))
        });
        let parts_of =
            |formula: &Formula, factor: f64| parts_of(evaluator, divided, formula, factor);
        let Some((above, below, ratio)) = sides else {
            let found = parts_of(&program.formula, 1.0);
            let method = found.as_ref().map_or(Method::Sum, |(_, method)| *method);
            let above = found.map(|(parts, _)| parts);
            let weights = None;
            return Self {
                weights,
                above,
                below: Ok(Vec::new()),
                sides: [0.0; 2],
                channels,
                method,
            };
        };
        let weights = Weights::new(above, below);
        let upper = parts_of(&ratio.numerator, weights.above * ratio.factor);
        let lower = parts_of(&ratio.denominator, weights.below);
        let is_sum = [&upper, &lower]
            .into_iter()
            .all(|side| side.as_ref().is_ok_and(|(_, method)| *method == Method::Sum));
        Self {
            weights: Some(weights),
            sides: [weights.above * (above[1] - above[0]), weights.below * (below[1] - below[0])],
            above: upper.map(|(parts, _)| parts),
            below: lower.map(|(parts, _)| parts),
            channels,
            method: if is_sum { Method::Sum } else { Method::Orders },
        }
    }

    /// At least as large as any sum of parts.
    fn size(&self) -> f64 {
        let inputs = [&self.above, &self.below].into_iter().flatten().flatten();
        let inputs: f64 = inputs.map(|(_, _, part)| part.abs()).sum();
        let sides: f64 = self.sides.iter().map(|part| part.abs()).sum();
        let rows = self.channels.rows().iter();
        let channels: f64 = rows.map(|row| row.mix.abs() + row.rate.abs()).sum();
        inputs + sides + channels
    }

    fn sides(
        &self,
        evaluator: &Evaluator<'_>,
        divided: &Divided<'_>,
        grid: Grid,
        change: f64,
    ) -> Option<[MovedPart; 2]> {
        self.weights?;
        let ratio = divided.ratio?;
        let mut parts = self.sides;
        grid.share_out(change, &mut parts);
        let side = |formula: &Formula, part: f64| {
            let [before, after] = divided.values(evaluator.program, formula)?;
            let name = evaluator.program.part_in_words(formula);
            Some(MovedPart { name, before, after, part })
        };
        Some([side(&ratio.numerator, parts[0])?, side(&ratio.denominator, parts[1])?])
    }

    /// One line per quantity, or why there is none.
    fn inputs(
        &self,
        evaluator: &Evaluator<'_>,
        grid: Grid,
        change: f64,
        sides: Option<&[MovedPart; 2]>,
    ) -> (Vec<InputPart>, Option<String>) {
        let (above, below) = match (&self.above, &self.below) {
            (Ok(above), Ok(below)) => (above, below),
            (Err(reason), _) | (_, Err(reason)) => return (Vec::new(), Some(reason.clone())),
        };
        let says_nothing_new = match sides {
            Some(_) => above.len() < 2 && below.len() < 2,
            None => evaluator.program.formula.terms().len() < 2,
        };
        if says_nothing_new {
            return (Vec::new(), None);
        }
        let wholes = sides.map_or([change, 0.0], |[above, below]| [above.part, below.part]);
        let mut out: Vec<InputPart> = Vec::new();
        for (is_below, list) in [(false, above), (true, below)] {
            let mut parts: Vec<f64> = list.iter().map(|(_, _, part)| *part).collect();
            grid.share_out(wholes[usize::from(is_below)], &mut parts);
            for ((name, [before, after], _), part) in list.iter().zip(parts) {
                match out.iter_mut().find(|known| known.part.name == *name) {
                    Some(known) => {
                        known.through = Some([known.part.part, part]);
                        known.part.part += part;
                    }
                    None => out.push(InputPart {
                        part: MovedPart {
                            name: name.clone(),
                            before: *before,
                            after: *after,
                            part,
                        },
                        through: None,
                    }),
                }
            }
        }
        (out, None)
    }

    fn channels(&self, evaluator: &Evaluator<'_>, grid: Grid, change: f64) -> ByChannel {
        let row = |raw: &RawChannel, mix: f64, rate: f64| ChannelPart {
            channel: raw.channel,
            name: channel_name(evaluator, raw.channel),
            before: raw.figures[0],
            after: raw.figures[1],
            weights: raw.weights,
            mix,
            rate,
        };
        let shared = |whole: f64, of: &dyn Fn(&RawChannel) -> f64| {
            let mut parts: Vec<f64> = self.channels.rows().iter().map(of).collect();
            grid.share_out(whole, &mut parts);
            parts
        };
        match &self.channels {
            RawChannels::Single => ByChannel::Single,
            RawChannels::Refused(reason) => ByChannel::Refused(reason.clone()),
            RawChannels::Sum(raw) => {
                let rates = shared(change, &|row| row.rate);
                ByChannel::Sum(
                    raw.iter().zip(rates).map(|(raw, rate)| row(raw, 0.0, rate)).collect(),
                )
            }
            RawChannels::MixAndRate(raw) => {
                let mut both = [
                    raw.iter().map(|row| row.mix).sum::<f64>(),
                    raw.iter().map(|row| row.rate).sum::<f64>(),
                ];
                grid.share_out(change, &mut both);
                let [mix, rate] = both;
                let mixes = shared(mix, &|row| row.mix);
                let rates = shared(rate, &|row| row.rate);
                let rows = raw.iter().zip(mixes.into_iter().zip(rates));
                let rows = rows.map(|(raw, (mix, rate))| row(raw, mix, rate)).collect();
                ByChannel::MixAndRate { mix, rate, rows }
            }
        }
    }
}

type Parts = Vec<(String, [f64; 2], f64)>;

/// What each quantity of a part of the formula brings: name, before and after, and its part.
fn parts_of(
    evaluator: &Evaluator<'_>,
    divided: &Divided<'_>,
    formula: &Formula,
    factor: f64,
) -> Result<(Parts, Method), String> {
    let program = evaluator.program;
    let [before, after] = &divided.quantities;
    let (at_first, at_last) =
        (|term: Term<'_>| before.get(program, term), |term: Term<'_>| after.get(program, term));
    let (parts, method) = contributions(formula, &at_first, &at_last)?;
    let parts = parts.into_iter().map(|(term, part)| {
        let name = words::quantity(program, term);
        let value = |at: Option<f64>| at.unwrap_or(0.0);
        (name, [value(at_first(term)), value(at_last(term))], factor * part)
    });
    Ok((parts.collect(), method))
}

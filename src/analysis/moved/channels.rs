//! A move over the channels: weight that went from one to another, and what happened within them.

use std::collections::BTreeSet;

use super::quantities::{Divided, Quantities};
use crate::analysis::evaluator::Evaluator;
use crate::analysis::program::KpiProgram;
use crate::analysis::types::Figure;
use crate::analysis::window::Window;
use crate::formula::{Formula, Ratio};
use crate::model::{ChannelId, InputKind};

/// Sums over channels may differ from the total by this part through rounding.
const ROUNDING: f64 = 1e-9;
const NO_SUM: &str = "this formula does not add up over channels";

/// The channels before anything is rounded.
#[derive(Clone, Debug)]
pub(super) enum RawChannels {
    Single,
    Refused(String),
    Sum(Vec<RawChannel>),
    MixAndRate(Vec<RawChannel>),
}

impl RawChannels {
    pub fn rows(&self) -> &[RawChannel] {
        match self {
            Self::Single | Self::Refused(_) => &[],
            Self::Sum(rows) | Self::MixAndRate(rows) => rows,
        }
    }
}

/// One channel.
#[derive(Clone, Copy, Debug)]
pub(super) struct RawChannel {
    pub channel: ChannelId,
    /// The KPI on it alone, before and after.
    pub figures: [Option<f64>; 2],
    pub weights: [f64; 2],
    pub mix: f64,
    pub rate: f64,
}

/// Divides a move over the channels of the scope.
pub(super) fn by_channel(evaluator: &Evaluator<'_>, divided: &Divided<'_>) -> RawChannels {
    let used: BTreeSet<ChannelId> =
        divided.sides.iter().flat_map(|side| side.used.channels.iter().copied()).collect();
    if used.len() < 2 {
        return RawChannels::Single;
    }
    let alone: Vec<Alone> = used.iter().map(|id| Alone::new(evaluator, *id, divided)).collect();
    if let Some(reason) = does_not_add_up(evaluator, divided, &alone) {
        return RawChannels::Refused(reason);
    }
    match divided.ratio {
        Some(ratio) => match mix_and_rate(evaluator, divided, ratio, &alone) {
            Ok(rows) => RawChannels::MixAndRate(rows),
            Err(reason) => RawChannels::Refused(reason),
        },
        None => sum(evaluator.program, &alone),
    }
}

/// A channel by itself, before and after; no quantities where it is not in the figure.
struct Alone {
    channel: ChannelId,
    figures: [Option<f64>; 2],
    quantities: [Option<Quantities>; 2],
}

impl Alone {
    fn new(evaluator: &Evaluator<'_>, channel: ChannelId, divided: &Divided<'_>) -> Self {
        let scope = [channel];
        let Evaluator { program, project, terms, .. } = evaluator;
        let alone = Evaluator::new(program, project, Some(&scope), terms.judged_on, None);
        let mut out = Self { channel, figures: [None; 2], quantities: [None, None] };
        for (at, side) in divided.sides.iter().enumerate() {
            if side.used.channels.contains(&channel) {
                let window: Window = side.window;
                let used = alone.over(window);
                out.figures[at] = Figure::value(&used.figure);
                out.quantities[at] = Some(Quantities::new(&used));
            }
        }
        out
    }

    fn value(&self, at: usize, program: &KpiProgram, part: &Formula) -> Option<f64> {
        self.quantities[at].as_ref()?.value(program, part)
    }
}

/// Why the total is not the sum of its channels, if it is not.
fn does_not_add_up(
    evaluator: &Evaluator<'_>,
    divided: &Divided<'_>,
    alone: &[Alone],
) -> Option<String> {
    let program = evaluator.program;
    let adds = |formula: &Formula| {
        formula.as_linear().is_some_and(|linear| divided.ratio.is_none() || linear.constant == 0.0)
    };
    let is_sum = match divided.ratio {
        Some(ratio) => adds(&ratio.numerator) && adds(&ratio.denominator),
        None => adds(&program.formula),
    };
    if !is_sum {
        return Some(NO_SUM.to_owned());
    }
    for (at, total) in divided.quantities.iter().enumerate() {
        for (place, slot) in program.slots.iter().enumerate() {
            let each = alone.iter().filter_map(|alone| alone.quantities[at].as_ref()?.at(place));
            let (sum, size) =
                each.fold((0.0, 0.0), |(sum, size), value: f64| (sum + value, size + value.abs()));
            let total = total.at(place)?;
            if (sum - total).abs() > ROUNDING * (size + total.abs()) {
                let name = program.name(slot.place);
                return Some(match program.input(slot.place).kind {
                    InputKind::GivenRate => {
                        format!("finished figures of {name} are averaged over channels, not added")
                    }
                    _ => format!("{name} of several channels is not the sum of theirs"),
                });
            }
        }
    }
    None
}

/// A figure that adds up: every channel brings its own change.
fn sum(program: &KpiProgram, alone: &[Alone]) -> RawChannels {
    let Some(linear) = program.formula.as_linear() else {
        return RawChannels::Refused(NO_SUM.to_owned());
    };
    let rows = alone.iter().map(|alone| {
        let value = |at: usize| -> f64 {
            let Some(quantities) = &alone.quantities[at] else { return 0.0 };
            let each = linear.terms.iter();
            each.filter_map(|(term, factor)| Some(factor * quantities.get(program, *term)?)).sum()
        };
        RawChannel {
            channel: alone.channel,
            figures: alone.figures,
            weights: [0.0; 2],
            mix: 0.0,
            rate: value(1) - value(0),
        }
    });
    RawChannels::Sum(rows.collect())
}

/// Numerator and denominator of a channel.
#[derive(Clone, Copy)]
struct Fraction {
    above: f64,
    below: f64,
}

/// Mean weight times change of rate, and change of weight times how far the mean rate lies from
/// that of all channels. A channel that is there only once has no change of rate: all of it is
/// mix.
fn mix_and_rate(
    evaluator: &Evaluator<'_>,
    divided: &Divided<'_>,
    ratio: &Ratio,
    alone: &[Alone],
) -> Result<Vec<RawChannel>, String> {
    let mut rows = Vec::with_capacity(alone.len());
    for alone in alone {
        let before = fraction(evaluator, divided, ratio, alone, 0)?;
        let after = fraction(evaluator, divided, ratio, alone, 1)?;
        if before.is_some() || after.is_some() {
            rows.push((alone.channel, [before, after]));
        }
    }
    let totals = [0, 1].map(|at| -> f64 {
        rows.iter().filter_map(|(_, sides)| sides[at]).map(|side| side.below).sum()
    });
    let mean = f64::midpoint(divided.figures[0], divided.figures[1]);
    let each = rows.into_iter().map(|(channel, sides)| {
        let rate = |at: usize| sides[at].map(|side| side.above / side.below);
        let weight = |at: usize| sides[at].map_or(0.0, |side| side.below / totals[at]);
        // What is there only once has the rate it has there.
        let rate_at = |at: usize| rate(at).or_else(|| rate(1 - at)).unwrap_or(0.0);
        let (r0, r1) = (rate_at(0), rate_at(1));
        let weights = [weight(0), weight(1)];
        RawChannel {
            channel,
            figures: [rate(0), rate(1)],
            weights,
            mix: (f64::midpoint(r0, r1) - mean) * (weights[1] - weights[0]),
            rate: f64::midpoint(weights[0], weights[1]) * (r1 - r0),
        }
    });
    Ok(each.collect())
}

/// A channel's fraction; `None` where it is not in the figure.
fn fraction(
    evaluator: &Evaluator<'_>,
    divided: &Divided<'_>,
    ratio: &Ratio,
    alone: &Alone,
    at: usize,
) -> Result<Option<Fraction>, String> {
    let above =
        alone.value(at, evaluator.program, &ratio.numerator).map(|value| ratio.factor * value);
    let below = alone.value(at, evaluator.program, &ratio.denominator);
    let (Some(above), Some(below)) = (above, below) else { return Ok(None) };
    if above == 0.0 && below == 0.0 {
        return Ok(None);
    }
    if below > 0.0 {
        return Ok(Some(Fraction { above, below }));
    }
    let name = channel_name(evaluator, alone.channel);
    let divisor = evaluator.program.part_in_words(&ratio.denominator);
    let what = if below == 0.0 { "0" } else { "less than 0" };
    let when = &divided.sides[at].name;
    Err(format!("{divisor} is {what} on {name} in {when}, so it has no share to compare"))
}

/// The channel's name, or its number where it has none any more.
pub(super) fn channel_name(evaluator: &Evaluator<'_>, channel: ChannelId) -> String {
    evaluator
        .project
        .channels
        .get(channel)
        .map_or_else(|| format!("channel {channel}"), |channel| channel.name.clone())
}

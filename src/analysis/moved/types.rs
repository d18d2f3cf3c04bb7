//! What is said about a move: figures, parts, sentences.

use crate::analysis::evaluator::WindowFigure;
use crate::analysis::window::Window;
use crate::model::ChannelId;

/// Why a KPI moved between two stretches of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    pub before: MovedSide,
    pub after: MovedSide,
    /// The move in one sentence; without figures the reason why there is none to explain.
    pub headline: String,
    /// Where it came from, where both stretches have a figure.
    pub split: Option<Split>,
    /// The same as it is printed: its parts add up to the printed change at the decimals shown.
    pub printed: Option<Split>,
    /// What to keep in mind: stretches of different length, missing data, changed definitions.
    pub cautions: Vec<String>,
    /// How all of it was worked out, line by line.
    pub explanation: Vec<String>,
}

/// One of the two stretches.
#[derive(Clone, Debug, PartialEq)]
pub struct MovedSide {
    pub window: Window,
    /// "February 2021"
    pub name: String,
    pub used: WindowFigure,
}

/// A move taken apart. All parts are in the KPI's unit, percentages in points, and rounded to a
/// common step of some fifteen digits: so the parts of each list add up to the change without any
/// error, in whatever order.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    pub change: f64,
    /// Decimals that say something in every part of this move and in its two figures.
    pub decimals: usize,
    /// Numerator and denominator of a ratio; they add up to the change.
    pub sides: Option<[MovedPart; 2]>,
    /// Quantity by quantity, adding up to the change; empty where that would say nothing new.
    pub inputs: Vec<InputPart>,
    /// Why there is no list of inputs although there are several.
    pub inputs_refused: Option<String>,
    pub channels: ByChannel,
    /// Every channel moved one way and the total the other.
    pub alarm: Option<String>,
    /// What outweighs what, for a ratio of which something moved.
    pub summary: Option<String>,
    /// The parts in words, the summary first.
    pub sentences: Vec<String>,
}

/// What something contributed to a move.
#[derive(Clone, Debug, PartialEq)]
pub struct MovedPart {
    /// "own mentions", without factors.
    pub name: String,
    /// What it was, in its own unit, and what it became.
    pub before: f64,
    pub after: f64,
    /// Its part of the change.
    pub part: f64,
}

/// A quantity of the formula.
#[derive(Clone, Debug, PartialEq)]
pub struct InputPart {
    pub part: MovedPart,
    /// Its parts through the numerator and through the denominator, where it is in both.
    pub through: Option<[f64; 2]>,
}

/// The move over the channels.
#[derive(Clone, Debug, PartialEq)]
pub enum ByChannel {
    /// A single channel, or none: there is nothing to divide.
    Single,
    /// It cannot be divided; why.
    Refused(String),
    /// A figure that adds up over channels: what each contributed.
    Sum(Vec<ChannelPart>),
    /// A ratio: how much came from weight that went from channel to channel, and how much from
    /// what happened within them. Together they are the change.
    MixAndRate { mix: f64, rate: f64, rows: Vec<ChannelPart> },
}

impl ByChannel {
    pub fn rows(&self) -> &[ChannelPart] {
        match self {
            Self::Single | Self::Refused(_) => &[],
            Self::Sum(rows) | Self::MixAndRate { rows, .. } => rows,
        }
    }
}

/// One channel's part.
#[derive(Clone, Debug, PartialEq)]
pub struct ChannelPart {
    pub channel: ChannelId,
    pub name: String,
    /// The KPI on this channel alone; `None` where it has no figure.
    pub before: Option<f64>,
    pub after: Option<f64>,
    /// Its share of the ratio's denominator, 0 to 1; 0 for figures that add up.
    pub weights: [f64; 2],
    /// Its parts of the change; a figure that adds up has no mix.
    pub mix: f64,
    pub rate: f64,
}

impl ChannelPart {
    /// Its whole part of the change.
    pub fn part(&self) -> f64 {
        self.mix + self.rate
    }

    /// "only in March 2021" for a channel with figures in one stretch only.
    pub fn presence<'a>(&self, before: &'a MovedSide, after: &'a MovedSide) -> Option<&'a str> {
        match (self.before, self.after) {
            (Some(_), None) => Some(&before.name),
            (None, Some(_)) => Some(&after.name),
            (Some(_), Some(_)) | (None, None) => None,
        }
    }
}

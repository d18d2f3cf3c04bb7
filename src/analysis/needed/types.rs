//! What is asked for and what is answered when an input is solved for.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{Cadence, ChannelId, GoalId, InputId, KpiId, Period, Project, Unit};

/// What an input that is not solved for is taken to be, per period.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Hold {
    /// Its figure in the last complete period.
    #[default]
    Last,
    /// The mean of the last three complete periods.
    Mean,
    /// What somebody said; `None` while nothing readable is typed.
    Typed(Option<f64>),
}

/// The stretch of time the KPI is to reach its target in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// One period of that length, the coming one.
    One(Cadence),
    /// What is left of the goal's window, with what is there already counted.
    Rest,
    /// All of the goal's window, as if nothing of it had passed.
    Whole,
}

impl Stretch {
    /// The periods it is made of, with a goal judged per `judged_per`.
    pub fn cadence(self, judged_per: Cadence) -> Cadence {
        match self {
            Self::One(cadence) => cadence,
            Self::Rest | Self::Whole => judged_per,
        }
    }
}

/// "What has this input to be, for the KPI to reach that value?"
#[derive(Clone, Debug)]
pub struct NeededAsk<'a> {
    pub project: &'a Project,
    pub kpi: KpiId,
    /// The goal whose window, scope and way of measuring count; it need not have this KPI.
    pub goal: Option<GoalId>,
    /// Channels instead of the goal's; `None` for the goal's, or all without one.
    pub channels: Option<&'a [ChannelId]>,
    pub judged_on: Date,
    /// In the KPI's unit; `None` while nothing readable is typed.
    pub target: Option<f64>,
    /// `None` for the likeliest.
    pub solve: Option<InputId>,
    /// Inputs that are not named are held at their last value.
    pub holds: BTreeMap<InputId, Hold>,
    /// `None` for the likeliest.
    pub stretch: Option<Stretch>,
}

/// The answer, with everything one can choose to ask it differently.
#[derive(Clone, Debug, PartialEq)]
pub struct Needed {
    /// The inputs that can be solved for, with their names, in order of the formula.
    pub inputs: Vec<(InputId, String)>,
    /// The one solved for.
    pub solve: InputId,
    /// Its name within a sentence, and what it is counted in.
    pub name: String,
    pub unit: Unit,
    /// Whether it is a standing or a finished rate, which is not so much *per* period.
    pub is_standing: bool,
    /// The stretches to choose from, with their names, the likeliest first.
    pub stretches: Vec<(Stretch, String)>,
    pub stretch: Stretch,
    /// The periods inputs are held per.
    pub cadence: Cadence,
    /// The periods the goal is judged per, or the KPI is kept in.
    pub judged_per: Cadence,
    /// Whether the goal's target is a sum over its window, so that one period has to bring only
    /// a part of it.
    pub is_summed: bool,
    /// The KPI in the last complete period.
    pub latest: Option<f64>,
    /// The other inputs of the formula.
    pub held: Vec<Held>,
    /// What it takes, or why that cannot be said.
    pub outcome: Result<Required, String>,
    /// How the answer came about, line by line.
    pub explanation: Vec<String>,
}

/// An input that is not solved for.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    pub input: InputId,
    pub name: String,
    pub unit: Unit,
    /// Whether it is a standing or a finished rate, which is not so much *per* period.
    pub is_standing: bool,
    pub hold: Hold,
    /// What the three choices stand for, with when they were; `None` where nothing is known.
    pub last: Option<Known>,
    pub mean: Option<Known>,
    /// What it is held at per period, or why that is not known.
    pub value: Result<f64, String>,
}

/// A value that was read, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    pub value: f64,
    /// "February 2021", "mean of December 2020 to February 2021".
    pub when: String,
}

/// On which side of the required value the target is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    AtLeast,
    AtMost,
    /// Both more and less would miss it, or it cannot be told.
    Exactly,
}

/// What it takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Required {
    /// Per period, without rounding.
    pub exact: f64,
    /// Per period; for what is counted, the nearest whole number on the right side.
    pub value: f64,
    pub side: Side,
    /// The KPI at `value`.
    pub reached: f64,
    /// The input in the last complete period.
    pub now: Option<(Period, f64)>,
    /// For sums over a window: what it comes to.
    pub sum: Option<Sum>,
    /// How many periods there are for it, from the coming one; 1 for a single period.
    pub n_left: u32,
    /// The periods `value` is per.
    pub cadence: Cadence,
    /// When it has to be so, as it follows the value: " a month", " in the one month left"; empty
    /// for a standing of no period in particular.
    pub when: String,
    /// What it means, a sentence each, the answer first.
    pub sentences: Vec<String>,
    /// How it compares with what was, as a sentence.
    pub history: String,
    /// Whether nothing like it was ever there.
    pub is_unheard_of: bool,
    /// What it would be if the most influential other input were not as held.
    pub sensitivity: Option<Sensitivity>,
}

impl Required {
    /// The change against the last complete period.
    pub fn change(&self) -> Option<f64> {
        self.now.map(|(_, now)| self.value - now)
    }

    /// The same as a part of what was; `None` from 0 or less.
    pub fn relative_change(&self) -> Option<f64> {
        let (_, now) = self.now.filter(|(_, now)| *now > 0.0)?;
        let relative = (self.value - now) / now;
        relative.is_finite().then_some(relative)
    }
}

/// A sum over the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sum {
    pub needed: f64,
    /// What the complete periods of the window have brought.
    pub there: f64,
    /// The rest, 0 or more.
    pub left: f64,
}

/// What happens to the answer when one other input comes out differently.
#[derive(Clone, Debug, PartialEq)]
pub struct Sensitivity {
    pub name: String,
    pub unit: Unit,
    /// By how much of itself it is changed (−0.1), what it is then, and what it takes then or why
    /// nothing does.
    pub rows: Vec<(f64, f64, Result<f64, String>)>,
}

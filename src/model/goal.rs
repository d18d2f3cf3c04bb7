//! A SMART statement made checkable: a KPI, an intent, an amount, a window, a scope.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Cadence, ChannelId, KpiId, ObjectiveId};

/// What the goal wants of its KPI.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Intent {
    #[default]
    RaiseTo,
    LowerTo,
    KeepAtLeast,
    KeepAtMost,
    /// Between target and upper target, both inclusive.
    KeepWithin,
}

impl Intent {
    pub const ALL: [Self; 5] =
        [Self::RaiseTo, Self::LowerTo, Self::KeepAtLeast, Self::KeepAtMost, Self::KeepWithin];

    /// As the command line's JSON has it.
    pub fn code(self) -> &'static str {
        match self {
            Self::RaiseTo => "raise_to",
            Self::LowerTo => "lower_to",
            Self::KeepAtLeast => "keep_at_least",
            Self::KeepAtMost => "keep_at_most",
            Self::KeepWithin => "keep_within",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::RaiseTo => "Raise",
            Self::LowerTo => "Lower",
            Self::KeepAtLeast => "Keep at least",
            Self::KeepAtMost => "Keep at most",
            Self::KeepWithin => "Keep within",
        }
    }

    pub fn is_keep(self) -> bool {
        matches!(self, Self::KeepAtLeast | Self::KeepAtMost | Self::KeepWithin)
    }
}

/// How the target number is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum AmountKind {
    /// The value itself.
    #[default]
    Absolute,
    /// Baseline ± the amount, in the KPI's unit; for `LowerTo` it is taken off.
    By,
    /// Baseline changed by this many percent of itself.
    ByPercent,
    /// Baseline changed by this many percentage points.
    ByPoints,
    /// "By 2 percent" on a KPI counted in %: relative or points not chosen yet.
    PercentUndecided,
}

impl AmountKind {
    pub const ALL: [Self; 5] =
        [Self::Absolute, Self::By, Self::ByPercent, Self::ByPoints, Self::PercentUndecided];

    pub fn label(self) -> &'static str {
        match self {
            Self::Absolute => "to a value",
            Self::By => "by an amount",
            Self::ByPercent => "by percent of the baseline",
            Self::ByPoints => "by percentage points",
            Self::PercentUndecided => "by percent, kind not chosen",
        }
    }

    /// Whether the target can only be told from a baseline.
    pub fn needs_baseline(self) -> bool {
        !matches!(self, Self::Absolute)
    }

    /// The target an amount leads to from a baseline, downwards for a goal to lower. `None` where
    /// it is not chosen what percent means, for a part of a baseline that is not above 0, and
    /// where the numbers run out of range.
    pub fn leads_to(self, baseline: f64, amount: f64, intent: Intent) -> Option<f64> {
        let step = if intent == Intent::LowerTo { -amount } else { amount };
        let target = match self {
            Self::Absolute => amount,
            Self::By | Self::ByPoints => baseline + step,
            Self::ByPercent if baseline > 0.0 => baseline * (1.0 + step / 100.0),
            Self::ByPercent | Self::PercentUndecided => return None,
        };
        Some(target).filter(|target| target.is_finite())
    }
}

/// Which figure of the window is held against the target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum MeasuredAs {
    /// The total over the window.
    Total,
    /// The level at the end.
    #[default]
    LevelAtEnd,
    /// The average over the window.
    Average,
    /// The share of periods that met the bound.
    EveryPeriod,
}

impl MeasuredAs {
    pub const ALL: [Self; 4] = [Self::Total, Self::LevelAtEnd, Self::Average, Self::EveryPeriod];

    pub fn label(self) -> &'static str {
        match self {
            Self::Total => "Total over the window",
            Self::LevelAtEnd => "Level at the end",
            Self::Average => "Average over the window",
            Self::EveryPeriod => "Every period",
        }
    }
}

/// Where the goal starts from.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Baseline {
    /// Taken from the readings before the start.
    #[default]
    FromData,
    Typed {
        value: f64,
        as_of: Option<Date>,
    },
}

/// A value the path passes through on a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Checkpoint {
    pub date: Date,
    pub value: f64,
}

/// What the target was until a day; drawn as a ghost line.
#[derive(Clone, Debug, PartialEq)]
pub struct FormerTarget {
    pub until: Date,
    pub amount: AmountKind,
    pub target: f64,
    pub upper: Option<f64>,
    /// The checkpoints its path went through, in order of date; empty where none are known.
    pub checkpoints: Vec<Checkpoint>,
}

/// Whether the goal is being worked on. Only active and closed goals count in roll-ups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum GoalState {
    Draft,
    #[default]
    Active,
    Paused,
    Closed,
}

impl GoalState {
    pub const ALL: [Self; 4] = [Self::Draft, Self::Active, Self::Paused, Self::Closed];

    pub fn label(self) -> &'static str {
        match self {
            Self::Draft => "Draft",
            Self::Active => "Active",
            Self::Paused => "Paused",
            Self::Closed => "Closed",
        }
    }

    pub fn counts_in_rollups(self) -> bool {
        matches!(self, Self::Active | Self::Closed)
    }
}

/// Which readings count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// `None` for all channels; else these, without repetition.
    pub channels: Option<Vec<ChannelId>>,
    /// Free text: "U.S./Canada".
    pub market: String,
}

/// The written side of a goal, one sentence each. The measurable one is written by the program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SmartText {
    pub specific: String,
    pub attainable: String,
    pub relevant: String,
    pub timely: String,
}

/// A goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// The objective it serves; `None` only after a hand edit or a merge left it alone.
    pub objective: Option<ObjectiveId>,
    pub statement: String,
    pub smart: SmartText,
    pub kpi: Option<KpiId>,
    pub intent: Intent,
    pub amount: AmountKind,
    /// In the KPI's unit, or percent or points as `amount` says.
    pub target: Option<f64>,
    /// The upper bound of *keep within*.
    pub upper: Option<f64>,
    pub baseline: Baseline,
    pub start: Option<Date>,
    /// The last day of the window.
    pub deadline: Option<Date>,
    /// In order of date.
    pub checkpoints: Vec<Checkpoint>,
    pub measured_as: MeasuredAs,
    /// Percent of periods that must meet the bound, for every-period goals; 0–100.
    pub required_share: f64,
    /// `None` for the coarsest cadence among the KPI's inputs.
    pub judged_per: Option<Cadence>,
    pub scope: Scope,
    pub owner: String,
    /// ≥ 0; how much it counts within its objective.
    pub weight: f64,
    pub notes: String,
    pub state: GoalState,
    /// In order of date.
    pub former_targets: Vec<FormerTarget>,
}

impl Goal {
    /// Whether it is to be raised or lowered by an amount under 0, which goes the other way.
    pub fn goes_back(&self) -> bool {
        matches!(self.intent, Intent::RaiseTo | Intent::LowerTo)
            && self.amount != AmountKind::Absolute
            && self.target.is_some_and(|amount| amount < 0.0)
    }
}

impl Default for Goal {
    fn default() -> Self {
        Self {
            objective: None,
            statement: String::new(),
            smart: SmartText::default(),
            kpi: None,
            intent: Intent::default(),
            amount: AmountKind::default(),
            target: None,
            upper: None,
            baseline: Baseline::default(),
            start: None,
            deadline: None,
            checkpoints: Vec::new(),
            measured_as: MeasuredAs::default(),
            required_share: 100.0,
            judged_per: None,
            scope: Scope::default(),
            owner: String::new(),
            weight: 1.0,
            notes: String::new(),
            state: GoalState::default(),
            former_targets: Vec::new(),
        }
    }
}

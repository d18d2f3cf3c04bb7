//! What an analysis answers with: figures or reasons, series, statuses, findings.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;

use super::fault::FormulaFault;
use super::fix::Fix;
use super::limits::{NoLimits, SeriesLimits};
use super::sample::Sample;
use crate::model::{Cadence, GoalId, InputId, ItemId, KpiId, ObjectiveId, Period, ReadingKey};

/// A number, or the reason why there is none. Never NaN, never infinite.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    Known(f64),
    /// There is nothing to compute from: "no reading of competitor mentions".
    NoData(String),
    /// The formula has no value: "followers is 0".
    NotDefined(String),
    /// It could be computed but would not mean anything: "reach cannot be added over months".
    Refused(String),
}

impl Figure {
    /// The number, if there is one.
    pub fn value(&self) -> Option<f64> {
        match self {
            Self::Known(value) => Some(*value),
            Self::NoData(_) | Self::NotDefined(_) | Self::Refused(_) => None,
        }
    }

    /// Two words for that there is no number, the same wherever it is shown; none for a number.
    pub fn lack(&self) -> Option<&'static str> {
        match self {
            Self::Known(_) => None,
            Self::NoData(_) => Some("no data"),
            Self::NotDefined(_) => Some("not defined"),
            Self::Refused(_) => Some("no figure"),
        }
    }

    /// Why there is no number.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Known(_) => None,
            Self::NoData(reason) | Self::NotDefined(reason) | Self::Refused(reason) => Some(reason),
        }
    }
}

/// A KPI over one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    pub period: Period,
    /// First and last day of the period.
    pub start: Date,
    pub end: Date,
    pub figure: Figure,
    /// Whether the period was over on the judging date; if not, the figure is "to date".
    pub is_complete: bool,
    /// How many readings went into it.
    pub readings: usize,
    /// What limits the figure: "2 of 3 months", "audiences overlap"; empty if nothing does.
    pub remarks: Vec<String>,
    /// Those of the remarks that tell how the figure was made, not what it lacks: "largest of 3
    /// months", "audiences overlap".
    pub notes: Vec<String>,
    /// The answers behind the figure of a survey; none for all others.
    pub sample: Option<Sample>,
}

/// The remark on stocks of several channels: nothing is missing, people may count twice.
pub const OVERLAP: &str = "audiences overlap";

impl Point {
    /// What the figure leaves out, "2 of 3 months, Facebook left out"; empty if nothing.
    pub fn omissions(&self) -> String {
        let left_out = self.remarks.iter().filter(|remark| !self.notes.contains(remark));
        left_out.map(String::as_str).collect::<Vec<_>>().join(", ")
    }
}

/// A KPI, period by period, without gaps: a period without a figure has a point with a reason.
#[derive(Clone, Debug, PartialEq)]
pub struct KpiSeries {
    pub cadence: Cadence,
    /// Ascending, from the first to the last period in which any input has a reading.
    pub points: Vec<Point>,
}

/// A corner of a target path or a ghost of one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PathPoint {
    pub date: Date,
    pub value: f64,
}

/// The path to a target that was changed since, as it ran then.
#[derive(Clone, Debug, PartialEq)]
pub struct FormerPath {
    /// The day it was changed.
    pub until: Date,
    /// In the KPI's unit.
    pub target: f64,
    /// The upper bound of *keep within*.
    pub upper: Option<f64>,
    /// Ascending by date; empty without a window.
    pub corners: Vec<PathPoint>,
}

/// How a goal stands. The order is from worst to best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    Missed,
    OffPace,
    Regressed,
    Behind,
    TooClose,
    NeedsData,
    NeedsBaseline,
    TooEarly,
    NotStarted,
    OnPace,
    Achieved,
}

impl Status {
    pub const ALL: [Self; 11] = [
        Self::Missed,
        Self::OffPace,
        Self::Regressed,
        Self::Behind,
        Self::TooClose,
        Self::NeedsData,
        Self::NeedsBaseline,
        Self::TooEarly,
        Self::NotStarted,
        Self::OnPace,
        Self::Achieved,
    ];

    /// As the command line's JSON has it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::OffPace => "off_pace",
            Self::Regressed => "regressed",
            Self::Behind => "behind",
            Self::TooClose => "too_close",
            Self::NeedsData => "needs_data",
            Self::NeedsBaseline => "needs_baseline",
            Self::TooEarly => "too_early",
            Self::NotStarted => "not_started",
            Self::OnPace => "on_pace",
            Self::Achieved => "achieved",
        }
    }

    /// As people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Missed => "Missed",
            Self::OffPace => "Off pace",
            Self::Regressed => "Regressed",
            Self::Behind => "Behind",
            Self::TooClose => "Too close to call",
            Self::NeedsData => "Needs data",
            Self::NeedsBaseline => "Needs baseline",
            Self::TooEarly => "Too early",
            Self::NotStarted => "Not started",
            Self::OnPace => "On pace",
            Self::Achieved => "Achieved",
        }
    }

    /// Whether a goal with this status counts as measured in a roll-up.
    pub fn is_measured(self) -> bool {
        !matches!(self, Self::NotStarted | Self::NeedsData | Self::NeedsBaseline)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

/// Where the baseline came from.
#[derive(Clone, Debug, PartialEq)]
pub struct BaselineUsed {
    pub value: f64,
    pub as_of: Option<Date>,
    /// "typed" or "last complete month before the start", in words.
    pub origin: String,
}

/// What the survey behind a goal's figure can tell of the change the goal asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SurveyMargin {
    /// Answers in the newest complete period, and its last day.
    pub answers: f64,
    pub on: Date,
    /// From baseline to target, in points; more than 0.
    pub change: f64,
    /// Those answers with how far they reach.
    pub sample: Sample,
    /// Half the width of their 95 % interval, in points; none where they are too few for one.
    pub margin: Option<f64>,
    /// Answers from which on that half is smaller than the change; none beyond reason.
    pub needed: Option<f64>,
}

/// One goal, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalAnalysis {
    pub status: Status,
    /// One sentence with the numbers and the rule used.
    pub reason: String,
    /// Why there is no figure although there are readings: they cannot be added or averaged.
    pub refused: Option<String>,
    /// The judging date is far past the newest data of a goal that is not over.
    pub is_stale: bool,
    /// The cadence the goal is judged in.
    pub judged_per: Cadence,
    /// The KPI in the goal's scope at `judged_per`, over all history.
    pub kpi: Arc<KpiSeries>,
    /// What is held against the path, period by period: for totals the running total within the
    /// window, else the same points as `kpi`. This is what the chart draws.
    pub measured: Vec<Point>,
    pub baseline: Option<BaselineUsed>,
    /// In the KPI's unit, resolved from the amount and the baseline.
    pub target: Option<f64>,
    /// The upper bound of *keep within*, resolved.
    pub upper: Option<f64>,
    /// Corners of the target path, ascending by date; empty without a path.
    pub path: Vec<PathPoint>,
    /// Paths of former targets, oldest first.
    pub former_paths: Vec<FormerPath>,
    /// The figure the goal is judged by, and the last day it covers.
    pub actual: Option<f64>,
    pub actual_on: Option<Date>,
    /// The answers behind that figure, where it is one of a survey.
    pub sample: Option<Sample>,
    /// The path's value on that day.
    pub path_value: Option<f64>,
    /// Fraction, unclamped: 1 is reached.
    pub progress: Option<f64>,
    /// Fraction the path has made by that day.
    pub expected: Option<f64>,
    /// Why there is no pace at all: periods of the total do not add up to it.
    pub no_pace: Option<String>,
    /// KPI units per judging period still needed.
    pub required_pace: Option<f64>,
    /// KPI units per judging period lately.
    pub recent_pace: Option<f64>,
    /// Days ahead of (+) or behind (−) the path.
    pub buffer_days: Option<f64>,
    /// For scores of surveys whose goal asks for a change.
    pub survey: Option<SurveyMargin>,
    /// The limits of the KPI's complete periods in the goal's scope, or why there are none;
    /// `None` without figures. A target is none of them.
    pub limits: Option<Result<SeriesLimits, NoLimits>>,
    /// The chart in words: value, path, gap, target, deadline. Also what a screen reader says.
    pub sentence: String,
    /// The measurable sentence, written from the fields.
    pub measurable: String,
}

/// A KPI by itself, over all channels.
#[derive(Clone, Debug, PartialEq)]
pub struct KpiAnalysis {
    /// Why it cannot be worked out at all: "the formula refers to shares, which …".
    pub problem: Option<String>,
    /// The coarsest cadence among its inputs.
    pub cadence: Cadence,
    /// The newest complete period with a figure, if there is one among the last few.
    pub latest: Option<Point>,
    /// What is wrong with a formula that could be bound: it has no figure, whatever is read.
    pub fault: Option<FormulaFault>,
    /// The newest complete period after that one whose formula has no value: "followers is 0".
    pub undefined: Option<Point>,
    /// The inputs it uses, weights included; empty with a problem.
    pub inputs: Vec<InputId>,
    /// Readings under 0 of what counts something, ascending; a list for each input that has any.
    pub negatives: Vec<Vec<ReadingKey>>,
    /// Inputs kept in two cadences that contradict each other.
    pub disagreements: Vec<Disagreement>,
}

impl KpiAnalysis {
    /// Whether the formula itself leaves it without figures.
    pub fn is_broken(&self) -> bool {
        self.problem.is_some() || self.fault.is_some()
    }
}

/// An input kept in two cadences that contradict each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    pub input: InputId,
    /// The newest case: "January 2021 on Facebook says 12, its parts make it 31".
    pub sentence: String,
    /// Every coarser reading that its parts contradict, newest first.
    pub coarse: Vec<ReadingKey>,
}

/// An objective over its measured goals.
#[derive(Clone, Debug, PartialEq)]
pub struct ObjectiveRollup {
    /// Weighted mean of progress clamped to 0…1; `None` if nothing is measured.
    pub progress: Option<f64>,
    pub worst: Option<Status>,
    pub measured: usize,
    /// Goals that count (active or closed).
    pub goals: usize,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Blocks,
    Weakens,
    Note,
}

impl Severity {
    /// As the command line's JSON has it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Blocks => "blocks",
            Self::Weakens => "weakens",
            Self::Note => "note",
        }
    }
}

/// A named weakness of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Stable, as in the command line's JSON: `no_kpi`.
    pub code: &'static str,
    pub severity: Severity,
    /// S, M, A, R or T where it belongs to one of the five.
    pub letter: Option<char>,
    pub about: ItemId,
    /// The other item of a pair that does not go together: an item has such a finding for each.
    pub against: Option<ItemId>,
    pub message: String,
    /// Ways out, the likeliest first; empty where only the user can know one.
    pub fixes: Vec<Fix>,
}

impl Finding {
    /// The same with more ways out.
    pub fn or_each(mut self, fixes: impl IntoIterator<Item = Fix>) -> Self {
        self.fixes.extend(fixes);
        self
    }

    /// The same with one more way out.
    pub fn or(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }
}

/// A whole plan, judged on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanAnalysis {
    pub judged_on: Date,
    /// The last day of the newest period with a reading.
    pub data_to: Option<Date>,
    pub goals: BTreeMap<GoalId, Arc<GoalAnalysis>>,
    pub kpis: BTreeMap<KpiId, Arc<KpiAnalysis>>,
    pub objectives: BTreeMap<ObjectiveId, ObjectiveRollup>,
    pub findings: Vec<Finding>,
}

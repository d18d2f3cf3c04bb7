//! What a goal is held against: its target in the KPI's unit, the bound, and the path to it.

use jiff::civil::Date;

use crate::model::{AmountKind, Checkpoint, FormerTarget, Goal, Intent, MeasuredAs, day_number};

use super::frame::Frame;
use super::path;
use super::types::{FormerPath, PathPoint};
use super::words;

/// What a figure must keep to. Inclusive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Bound {
    AtLeast(f64),
    AtMost(f64),
    Within(f64, f64),
}

impl Bound {
    /// Whether a figure keeps to it; a rounding error is no breach.
    pub fn is_met_by(self, value: f64) -> bool {
        let slack = |bound: f64| bound.abs() * 1e-12;
        match self {
            Self::AtLeast(low) => value >= low - slack(low),
            Self::AtMost(high) => value <= high + slack(high),
            Self::Within(low, high) => value >= low - slack(low) && value <= high + slack(high),
        }
    }

    /// The bound a figure is nearest to breaking, and by how much it keeps to it (−: breaks it).
    pub fn margin(self, value: f64) -> (f64, f64) {
        match self {
            Self::AtLeast(low) => (low, value - low),
            Self::AtMost(high) => (high, high - value),
            Self::Within(low, high) => {
                if value - low < high - value {
                    (low, value - low)
                } else {
                    (high, high - value)
                }
            }
        }
    }
}

/// How progress is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A level on its way from the baseline to the target.
    Climb,
    /// A total growing from 0. Also one to keep at least or within: held against a flat path it
    /// would be off pace until its last days.
    Ramp,
    /// An aggregate held against a flat path.
    Flat,
    /// Every period held against a bound.
    Every,
}

/// Everything a figure is held against.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Aim {
    pub bound: Bound,
    pub shape: Shape,
    pub baseline: Option<f64>,
    pub target: f64,
    pub upper: Option<f64>,
    /// Corners, ascending by date; empty without a window.
    pub path: Vec<PathPoint>,
}

/// A target that cannot be told, and whether it is for want of a baseline.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum AimProblem {
    NoTarget(String),
    NoBaseline(String),
}

impl Aim {
    /// Resolves the goal's amount with its baseline.
    pub fn new(frame: &Frame<'_>, baseline: Result<f64, &str>) -> Result<Self, AimProblem> {
        let goal = frame.goal;
        if let Some(lacking) = Self::lacking(goal) {
            return Err(AimProblem::NoTarget(lacking.to_owned()));
        }
        let amount = goal.target.unwrap_or_default();
        let target = resolve(frame, goal.amount, amount, baseline)?;
        let upper = match (goal.intent, goal.upper) {
            (Intent::KeepWithin, Some(upper)) => {
                Some(resolve(frame, goal.amount, upper, baseline)?)
            }
            _ => None,
        };
        // Bounds typed the wrong way round are still the same two bounds.
        let (target, upper) = match upper {
            Some(upper) if upper < target => (upper, Some(target)),
            upper => (target, upper),
        };
        let needs_start = frame.is_level() && !goal.intent.is_keep();
        if let (true, Err(reason)) = (needs_start, baseline) {
            return Err(AimProblem::NoBaseline(reason.to_owned()));
        }
        Ok(Self::of(frame, baseline.ok(), target, upper, &goal.checkpoints))
    }

    /// The value nobody typed yet, or that cannot be meant as it stands, so that there is nothing
    /// to hold a figure against.
    pub fn lacking(goal: &Goal) -> Option<&'static str> {
        match (goal.target, goal.intent) {
            (None, _) => Some("no target is set yet"),
            (Some(_), Intent::KeepWithin) if goal.upper.is_none() => {
                Some("the upper bound is not set yet")
            }
            (Some(_), Intent::LowerTo) if goal.goes_back() => {
                Some("the amount to lower by is under 0, which raises")
            }
            (Some(_), _) if goal.goes_back() => {
                Some("the amount to raise by is under 0, which lowers")
            }
            _ if goal.measured_as == MeasuredAs::EveryPeriod && goal.required_share <= 0.0 => {
                Some("the required share is 0 %, which is met without a single period")
            }
            _ => None,
        }
    }

    fn of(
        frame: &Frame<'_>,
        baseline: Option<f64>,
        target: f64,
        upper: Option<f64>,
        checkpoints: &[Checkpoint],
    ) -> Self {
        let bound = match frame.goal.intent {
            Intent::RaiseTo | Intent::KeepAtLeast => Bound::AtLeast(target),
            Intent::LowerTo | Intent::KeepAtMost => Bound::AtMost(target),
            Intent::KeepWithin => {
                let upper = upper.unwrap_or(target);
                Bound::Within(target.min(upper), target.max(upper))
            }
        };
        // A target that is already met by the baseline is one to keep; nothing is divided by it.
        let is_ahead = baseline.is_some_and(|baseline| !bound.is_met_by(baseline));
        let shape = match (frame.goal.measured_as, frame.goal.intent) {
            (MeasuredAs::EveryPeriod, _) => Shape::Every,
            (MeasuredAs::Total, Intent::KeepAtMost) => Shape::Flat,
            (MeasuredAs::Total, _) => Shape::Ramp,
            (MeasuredAs::LevelAtEnd, Intent::RaiseTo | Intent::LowerTo) if is_ahead => Shape::Climb,
            _ => Shape::Flat,
        };
        let is_average = frame.goal.measured_as == MeasuredAs::Average;
        let uses_baseline =
            shape == Shape::Climb || (is_average && !frame.goal.intent.is_keep() && is_ahead);
        let mut aim = Self {
            bound,
            shape,
            baseline: baseline.filter(|_| uses_baseline),
            target,
            upper,
            path: Vec::new(),
        };
        aim.path = path::corners(frame, &aim, checkpoints);
        aim
    }

    /// The paths of former targets, oldest first, each through the checkpoints of its time.
    pub fn former_paths(frame: &Frame<'_>, baseline: Result<f64, &str>) -> Vec<FormerPath> {
        let path = |former: &FormerTarget| {
            let target = resolve(frame, former.amount, former.target, baseline).ok()?;
            let upper = match former.upper {
                Some(upper) => Some(resolve(frame, former.amount, upper, baseline).ok()?),
                None => None,
            };
            let aim = Self::of(frame, baseline.ok(), target, upper, &former.checkpoints);
            Some(FormerPath { until: former.until, target, upper, corners: aim.path })
        };
        frame.goal.former_targets.iter().filter_map(path).collect()
    }

    /// Progress at a figure: 0 at the start of the path, 1 at the target, unclamped. Every-period
    /// goals count periods instead.
    pub fn progress(&self, value: f64) -> f64 {
        match (self.shape, self.baseline) {
            (Shape::Climb | Shape::Flat, Some(baseline)) => {
                (value - baseline) / (self.target - baseline)
            }
            (Shape::Ramp, _) if self.target > 0.0 => value / self.target,
            _ => self.closeness(value),
        }
    }

    /// Progress the path has made on a day.
    pub fn expected(&self, day: Date) -> f64 {
        match (self.shape, path::value(&self.path, day)) {
            (Shape::Climb | Shape::Ramp, Some(value)) => self.progress(value),
            _ => 1.0,
        }
    }

    /// How far a figure is ahead of the path on a day, as a fraction of the way (−: behind).
    pub fn lead(&self, value: f64, day: Date) -> f64 {
        let lead = self.progress(value) - self.expected(day);
        // A total to stay under is better the less of it is used up.
        if self.shape == Shape::Ramp && matches!(self.bound, Bound::AtMost(_)) {
            -lead
        } else {
            lead
        }
    }

    /// 1 for a figure at its bound; more or less by its distance as a share of the bound.
    fn closeness(&self, value: f64) -> f64 {
        if let Bound::Within(..) = self.bound
            && self.bound.is_met_by(value)
        {
            return 1.0;
        }
        let (bound, margin) = self.bound.margin(value);
        let closeness = 1.0 + margin / bound.abs();
        if closeness.is_finite() {
            closeness
        } else {
            f64::from(u8::from(self.bound.is_met_by(value)))
        }
    }

    /// Days ahead of (+) or behind (−) the path; none on a flat path.
    pub fn buffer_days(&self, value: f64, day: Date) -> Option<f64> {
        if !matches!(self.shape, Shape::Climb | Shape::Ramp) {
            return None;
        }
        let due = path::day_of(&self.path, value)?;
        let ahead = due - f64::from(day_number(day));
        let is_budget = self.shape == Shape::Ramp && matches!(self.bound, Bound::AtMost(_));
        Some(if is_budget { -ahead } else { ahead })
    }
}

/// An amount in the KPI's unit.
fn resolve(
    frame: &Frame<'_>,
    kind: AmountKind,
    amount: f64,
    baseline: Result<f64, &str>,
) -> Result<f64, AimProblem> {
    let kind = frame.meant(kind);
    if kind == AmountKind::Absolute {
        return Ok(amount);
    }
    let baseline = match baseline {
        Ok(baseline) => baseline,
        Err(reason) if kind == AmountKind::PercentUndecided => {
            return Err(AimProblem::NoBaseline(format!(
                "it is not chosen whether “by {} percent” is relative or in points, and {reason}",
                words::number(amount)
            )));
        }
        Err(reason) => return Err(AimProblem::NoBaseline(reason.to_owned())),
    };
    if kind == AmountKind::PercentUndecided {
        // The baseline is there: what is open is the target.
        return Err(AimProblem::NoTarget(undecided(frame, amount, baseline)));
    }
    if kind == AmountKind::ByPercent && baseline <= 0.0 {
        return Err(AimProblem::NoBaseline(format!(
            "a change by percent needs a baseline above 0, and it is {}",
            frame.figure(baseline)
        )));
    }
    kind.leads_to(baseline, amount, frame.goal.intent)
        .ok_or_else(|| AimProblem::NoTarget("the target is too large to be worked out".to_owned()))
}

/// Both readings of "by 2 percent", so that the user can choose.
fn undecided(frame: &Frame<'_>, amount: f64, baseline: f64) -> String {
    let result = |kind: AmountKind| {
        let target = kind.leads_to(baseline, amount, frame.goal.intent);
        target.map_or_else(
            || "a figure too large to be worked out".to_owned(),
            |target| frame.figure(target),
        )
    };
    let points = result(AmountKind::ByPoints);
    let (amount, from) = (words::number(amount), frame.figure(baseline));
    if baseline <= 0.0 {
        return format!(
            "choose what “by {amount} percent” means: from {from}, {amount} points lead to \
             {points}; a relative change needs a baseline above 0"
        );
    }
    format!(
        "choose what “by {amount} percent” means: from {from}, {amount} points lead to {points}, \
         and {amount} % of the baseline to {}",
        result(AmountKind::ByPercent)
    )
}

//! Date, target and pace: any two give the third.
//!
//! What is left is counted from where a goal stands: from its newest figure, or before there is
//! one from the baseline (totals: from 0) at the start. Pace is in KPI units per whole judging
//! period, as [`GoalAnalysis::required_pace`].

use jiff::civil::Date;

use crate::model::{AmountKind, Cadence, Calendar, Goal, Intent, MeasuredAs, Period, limits};

use super::types::{GoalAnalysis, Point};
use super::window::Window;
use super::words;

/// More periods than lie between the first and the last day a plan may name.
const MOST_PERIODS: i32 = 4_000_000;

/// What ties the date, the target and the pace of a goal together.
#[derive(Clone, Debug, PartialEq)]
pub struct Triangle {
    /// Where the goal stands, in the KPI's unit, and the first day after that.
    pub from: f64,
    pub next_day: Date,
    /// In the KPI's unit.
    pub target: f64,
    pub deadline: Date,
    /// The judging period.
    pub step: Cadence,
    calendar: Calendar,
    /// 1 where the figure has to grow, −1 where it has to fall.
    sign: f64,
    /// Where a level goal starts from; `None` for totals.
    baseline: Option<f64>,
}

/// The fastest a KPI ever moved over as many periods as are left.
#[derive(Clone, Debug, PartialEq)]
pub struct BestPace {
    /// KPI units per period.
    pub pace: f64,
    pub from: Date,
    pub to: Date,
}

impl Triangle {
    /// The triangle of a goal, or why it has none: its path is flat, or a part is not known.
    pub fn of(goal: &Goal, analysis: &GoalAnalysis, calendar: Calendar) -> Result<Self, String> {
        let is_total = goal.measured_as == MeasuredAs::Total;
        check_path(goal, is_total)?;
        if let Some(problem) = &analysis.no_pace {
            return Err(words::upper_first(problem));
        }
        let (Some(start), Some(deadline)) = (goal.start, goal.deadline) else {
            return Err("Set start and deadline first; pace is counted up to the deadline".into());
        };
        if deadline < start {
            return Err("The deadline lies before the start; change one of them first".into());
        }
        if goal.amount == AmountKind::PercentUndecided && analysis.target.is_none() {
            return Err("Choose first what percent means".into());
        }
        let baseline = analysis.baseline.as_ref().map(|used| used.value);
        let baseline = if is_total { None } else { baseline };
        if !is_total && baseline.is_none() {
            return Err("There is no baseline yet to count the way from".into());
        }
        let target = analysis.target.ok_or("Set a target first")?;
        let sign = if goal.intent == Intent::LowerTo && !is_total { -1.0 } else { 1.0 };
        if baseline.is_some_and(|baseline| (target - baseline) * sign <= 0.0) {
            return Err("The baseline has reached the target already, so there is no way to go \
                        and no pace to it"
                .into());
        }
        let standing = analysis.actual.zip(analysis.actual_on.and_then(|on| on.tomorrow().ok()));
        let (from, next_day) = standing.unwrap_or_else(|| (baseline.unwrap_or(0.0), start));
        let step = analysis.judged_per;
        Ok(Self { from, next_day, target, deadline, step, calendar, sign, baseline })
    }

    /// Whole judging periods from where the goal stands to its deadline.
    pub fn n_left(&self) -> usize {
        Window::days(self.next_day, self.deadline).n_whole_periods(self.calendar, self.step)
    }

    /// Whether the goal stands at its target or beyond it.
    pub fn is_reached(&self) -> bool {
        (self.target - self.from) * self.sign <= self.target.abs() * 1e-12
    }

    /// The pace that date and target ask for; 0 where the target is reached.
    pub fn pace(&self) -> Result<f64, String> {
        let n = self.periods_left()?;
        Ok(if self.is_reached() { 0.0 } else { (self.target - self.from) / n })
    }

    /// The target that date and pace lead to: where the goal stands, and a pace for each whole
    /// period left.
    pub fn target_at(&self, pace: f64) -> Result<f64, String> {
        self.check_pace(pace)?;
        let target = tidy(self.from + pace * self.periods_left()?);
        if !target.is_finite() {
            return Err("The target would be too large a number".into());
        }
        if self.baseline.is_some_and(|baseline| (target - baseline) * self.sign <= 0.0) {
            let number = words::number(target);
            return Err(format!(
                "At this pace {number} is reached, which is no way from the baseline"
            ));
        }
        Ok(target)
    }

    /// The deadline that target and pace lead to: the end of the first period by which the
    /// target is reached.
    pub fn deadline_at(&self, pace: f64) -> Result<Date, String> {
        self.check_pace(pace)?;
        if self.is_reached() {
            return Err("The target is reached already, so no date follows from a pace".into());
        }
        let n = self.n_needed(pace).ok_or_else(too_far)?;
        let last = self.first_period().offset(n - 1);
        let deadline = self.calendar.end(last);
        // The calendar stops at the last day it knows; so does a plan before that.
        let is_known = self.calendar.period_of(self.step, deadline) == last;
        if is_known && limits::YEARS.contains(&deadline.year()) {
            Ok(deadline)
        } else {
            Err(too_far())
        }
    }

    /// The amount that makes a target in the KPI's unit, as the goal writes its amounts.
    pub fn amount_for(
        &self,
        goal: &Goal,
        baseline: Option<f64>,
        target: f64,
    ) -> Result<f64, String> {
        let sign = if goal.intent == Intent::LowerTo { -1.0 } else { 1.0 };
        let from = || baseline.ok_or("There is no baseline yet to count the amount from");
        let amount = match goal.amount {
            AmountKind::Absolute => target,
            AmountKind::By | AmountKind::ByPoints => sign * (target - from()?),
            AmountKind::ByPercent | AmountKind::PercentUndecided => {
                let from = from()?;
                if from <= 0.0 {
                    return Err("A change by percent needs a baseline above 0".into());
                }
                sign * (target / from - 1.0) * 100.0
            }
        };
        if goal.amount != AmountKind::Absolute && amount <= 0.0 {
            return Err(
                "At this pace nothing is left of the amount; keep the target instead".into()
            );
        }
        Ok(tidy(amount))
    }

    /// The fastest the KPI ever moved the right way over as many periods as are left, among
    /// complete ones without a gap.
    pub fn best_pace(&self, goal: &Goal, analysis: &GoalAnalysis) -> Option<BestPace> {
        let n = self.n_left().max(1);
        let is_total = goal.measured_as == MeasuredAs::Total;
        best_over(&analysis.kpi.points, n, !is_total, self.sign > 0.0)
    }

    fn periods_left(&self) -> Result<f64, String> {
        match u32::try_from(self.n_left()) {
            Ok(n) if n > 0 => Ok(f64::from(n)),
            _ => {
                let step = words::cadence(self.step);
                Err(format!("No whole {step} is left before the deadline"))
            }
        }
    }

    fn check_pace(&self, pace: f64) -> Result<(), String> {
        if !pace.is_finite() {
            return Err("Enter a number".into());
        }
        if pace == 0.0 {
            return Err("With a pace of 0 nothing moves; enter another one".into());
        }
        match pace * self.sign < 0.0 {
            true if self.sign < 0.0 => Err(format!(
                "The goal is to lower; enter a pace below 0, as −{}",
                words::number(pace)
            )),
            true => Err("The goal needs a pace above 0".into()),
            false => Ok(()),
        }
    }

    /// How many periods a pace needs to the target; `None` if more than any plan can hold.
    fn n_needed(&self, pace: f64) -> Option<i32> {
        let gap = (self.target - self.from).abs();
        // A rounding error is no further period.
        let is_enough = |n: i32| f64::from(n) * pace.abs() >= gap * (1.0 - 1e-12);
        if !is_enough(MOST_PERIODS) {
            return None;
        }
        let (mut short, mut enough) = (0, MOST_PERIODS);
        while enough - short > 1 {
            let middle = i32::midpoint(short, enough);
            if is_enough(middle) { enough = middle } else { short = middle }
        }
        Some(enough)
    }

    /// The first period that lies wholly after what is known.
    fn first_period(&self) -> Period {
        let period = self.calendar.period_of(self.step, self.next_day);
        if self.calendar.start(period) < self.next_day { period.next() } else { period }
    }
}

fn check_path(goal: &Goal, is_total: bool) -> Result<(), String> {
    let flat = |what: &str| Err(format!("{what}, so its path is flat and asks for no pace"));
    match (goal.measured_as, goal.intent) {
        (MeasuredAs::Average, _) => flat("The goal is measured as an average"),
        (MeasuredAs::EveryPeriod, _) => flat("The goal counts the periods that meet a bound"),
        (_, Intent::KeepAtMost) => flat("The goal keeps a bound"),
        (_, Intent::KeepAtLeast | Intent::KeepWithin) if !is_total => {
            flat("The goal keeps a bound")
        }
        _ => Ok(()),
    }
}

fn too_far() -> String {
    format!("At this pace the target lies beyond the year {}", limits::YEARS.end())
}

/// Without the last digits, which are rounding errors: 13.700000000000001 → 13.7.
fn tidy(value: f64) -> f64 {
    format!("{value:.12e}").parse().unwrap_or(value)
}

/// The best pace over `n` adjacent complete periods, the first of several: the change per period of
/// a level, else the mean.
pub(super) fn best_over(
    points: &[Point],
    n: usize,
    is_level: bool,
    wants_more: bool,
) -> Option<BestPace> {
    let paces = if is_level { level_paces(points, n) } else { mean_paces(points, n) };
    paces.into_iter().filter(|found| found.pace.is_finite()).reduce(|best, other| {
        let is_better = if wants_more { other.pace > best.pace } else { other.pace < best.pace };
        if is_better { other } else { best }
    })
}

/// The mean of every `n` adjacent complete periods.
fn mean_paces(points: &[Point], n: usize) -> Vec<BestPace> {
    let values: Vec<Option<f64>> = points.iter().map(settled).collect();
    let Ok(parts) = u32::try_from(n) else { return Vec::new() };
    // Sums from the first period on, so that a window costs two of them however long it is.
    let mut sums = vec![(0.0, 0_usize)];
    for value in &values {
        let (sum, known) = sums.last().copied().unwrap_or_default();
        sums.push((sum + value.unwrap_or(0.0), known + usize::from(value.is_some())));
    }
    let windows = sums.iter().zip(sums.iter().skip(n)).enumerate();
    windows
        .filter(|(_, (before, after))| after.1 - before.1 == n)
        .filter_map(|(first, (before, after))| {
            let pace = (after.0 - before.0) / f64::from(parts);
            Some(BestPace {
                pace,
                from: points.get(first)?.start,
                to: points.get(first + n - 1)?.end,
            })
        })
        .collect()
}

/// The change per period between all complete periods that lie `n` apart.
fn level_paces(points: &[Point], n: usize) -> Vec<BestPace> {
    let Ok(parts) = u32::try_from(n) else { return Vec::new() };
    let pairs = points.iter().zip(points.iter().skip(n));
    pairs
        .filter_map(|(first, last)| {
            let pace = (settled(last)? - settled(first)?) / f64::from(parts);
            Some(BestPace { pace, from: first.end.tomorrow().ok()?, to: last.end })
        })
        .collect()
}

fn settled(point: &Point) -> Option<f64> {
    point.figure.value().filter(|_| point.is_complete)
}

#[cfg(test)]
#[path = "triangle_tests.rs"]
mod tests;

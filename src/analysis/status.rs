//! How a goal stands: the first row of the table that fits, with its numbers and its rule.

use crate::model::{MeasuredAs, day_number};

use super::aim::{Aim, Bound, Shape};
use super::frame::Frame;
use super::measure::{Actual, Measurement};
use super::noise::MIN_NOISE_POINTS;
use super::sample::Places;
use super::types::Status;
use super::words;

/// A status with the sentence that explains it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Verdict {
    pub status: Status,
    pub reason: String,
}

impl Verdict {
    pub fn new(status: Status, reason: impl Into<String>) -> Self {
        Self { status, reason: words::upper_first(&reason.into()) }
    }
}

/// Differences of progress smaller than this are rounding errors; bounds are inclusive.
pub(super) const SLACK: f64 = 1e-9;

/// What is said of a figure that lies on its bound.
const EXACTLY: &str = "exactly at";

/// Everything a verdict needs.
pub(super) struct Case<'a> {
    pub frame: &'a Frame<'a>,
    pub aim: &'a Aim,
    pub measurement: &'a Measurement,
    /// The baseline, also where the progress does not use it.
    pub baseline: Option<f64>,
    /// How far below and above it the figure may be by chance, in KPI units.
    pub noise: Option<(f64, f64)>,
}

/// Row 1: the judging date lies before the start.
pub(super) fn not_started(frame: &Frame<'_>) -> Option<Verdict> {
    let start = frame.goal.start.filter(|start| frame.judged_on < *start)?;
    Some(Verdict::new(
        Status::NotStarted,
        format!(
            "starts on {} and is judged on {}",
            words::date(start),
            words::date(frame.judged_on)
        ),
    ))
}

/// Rows 4 to 11, for a goal with readings, a target and, where it needs one, a baseline.
pub(super) fn judge(case: &Case<'_>) -> Verdict {
    case.settled_early()
        .or_else(|| case.settled_at_the_end())
        .or_else(|| case.too_early())
        .or_else(|| case.regressed())
        .or_else(|| case.too_close())
        .unwrap_or_else(|| case.pace())
}

impl Case<'_> {
    pub(super) fn figure(&self, value: f64) -> String {
        self.frame.figure(value)
    }

    pub(super) fn actual(&self) -> Option<&Actual> {
        self.measurement.actual.as_ref()
    }

    /// Row 4, before the end: totals that can only grow.
    fn settled_early(&self) -> Option<Verdict> {
        let actual = self.actual()?;
        if !self.frame.is_total() || !self.measurement.can_only_grow {
            return None;
        }
        let so_far =
            format!("the total of {} by {}", self.figure(actual.value), words::date(actual.on));
        let is_met = self.aim.bound.is_met_by(actual.value);
        match self.aim.bound {
            Bound::AtLeast(target) if is_met => Some(Verdict::new(
                Status::Achieved,
                format!("{so_far} has reached {} and cannot fall again", self.bound_words(target)),
            )),
            Bound::AtMost(high) | Bound::Within(_, high)
                if !Bound::AtMost(high).is_met_by(actual.value) =>
            {
                Some(Verdict::new(
                    Status::Missed,
                    format!(
                        "{so_far} is over the limit of {} and cannot fall again",
                        self.figure(high)
                    ),
                ))
            }
            _ => None,
        }
    }

    /// Rows 4 and 5, after the end.
    fn settled_at_the_end(&self) -> Option<Verdict> {
        if !self.frame.is_over() {
            return None;
        }
        if self.aim.shape == Shape::Every {
            return Some(self.settled_share());
        }
        let is_complete = self.measurement.n_missing == 0 && self.measurement.n_periods > 0;
        let Some(actual) = self.actual().filter(|_| is_complete && self.covers_window()) else {
            return Some(Verdict::new(Status::NeedsData, self.what_is_missing()));
        };
        let (bound, _) = self.aim.bound.margin(actual.value);
        let is_met = self.aim.bound.is_met_by(actual.value);
        let against = match self.aim.bound {
            Bound::Within(..) if is_met => format!("within {}", self.bound_as_rule()),
            _ => format!("{} {}", self.gap(actual.value - bound), self.bound_words(bound)),
        };
        let is_exact = against.starts_with(EXACTLY);
        let counts = if is_met && is_exact { ", which counts as reached" } else { "" };
        let text = format!(
            "the window ended with {} {}, {against}{counts}",
            self.figure(actual.value),
            self.when_it_ended(actual),
        );
        Some(Verdict::new(if is_met { Status::Achieved } else { Status::Missed }, text))
    }

    /// "5 points over", "exactly at".
    fn gap(&self, gap: f64) -> String {
        let text = self.frame.difference(gap);
        if text == "0" || text.starts_with("0 ") {
            EXACTLY.to_owned()
        } else if gap < 0.0 {
            format!("{text} under")
        } else {
            format!("{text} over")
        }
    }

    fn when_it_ended(&self, actual: &Actual) -> String {
        match self.frame.goal.measured_as {
            MeasuredAs::LevelAtEnd | MeasuredAs::EveryPeriod => self.frame.in_period(actual.period),
            MeasuredAs::Total => "in total".to_owned(),
            MeasuredAs::Average => "on average".to_owned(),
        }
    }

    /// A total must know every day of its window.
    fn covers_window(&self) -> bool {
        let Some(window) = self.frame.window() else { return false };
        !self.frame.is_total()
            || self.measurement.actual.is_some_and(|actual| actual.on == window.end)
    }

    pub(super) fn what_is_missing(&self) -> String {
        let frame = self.frame;
        let names: Vec<String> =
            self.measurement.missing.iter().map(|gap| frame.period(*gap)).collect();
        if names.is_empty() {
            return format!(
                "the window is over, but no whole {} ends it; its readings cannot be divided",
                frame.step()
            );
        }
        let rest = self.measurement.n_missing.saturating_sub(names.len());
        let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
        let are = if self.measurement.n_missing == 1 { "is" } else { "are" };
        format!(
            "the window is over, but {}{more} {are} missing or incomplete and could change the \
             result",
            words::list(&names)
        )
    }

    /// Row 6.
    fn too_early(&self) -> Option<Verdict> {
        let judging = self.frame.judging();
        let window = self.frame.window()?;
        let gone = f64::from(day_number(self.frame.judged_on) - day_number(window.start) + 1);
        let elapsed = gone / f64::from(window.n_days().max(1)) * 100.0;
        let n = self.measurement.complete.len();
        let needed = usize::try_from(judging.min_periods).unwrap_or(usize::MAX);
        let has_enough = n >= needed && self.actual().is_some();
        if elapsed >= judging.min_elapsed - SLACK && has_enough {
            return None;
        }
        let step = self.frame.step();
        let complete = match n {
            0 => format!("no {step} with data is complete"),
            1 => format!("1 {step} with data is complete"),
            _ => format!("{} with data are complete", words::count(n, step)),
        };
        Some(Verdict::new(
            Status::TooEarly,
            format!(
                "{} of the window has passed and {complete}; judging starts at {} and {}",
                words::percent((elapsed / 100.0).min(1.0)),
                words::percent(judging.min_elapsed / 100.0),
                words::count(needed, &format!("complete {step}"))
            ),
        ))
    }

    /// Row 7.
    fn regressed(&self) -> Option<Verdict> {
        // Only a level on its way can lose what it has made of it.
        if self.aim.shape != Shape::Climb {
            return None;
        }
        let (baseline, actual) = (self.baseline?, self.actual()?);
        let worse =
            if self.frame.wants_more() { baseline - actual.value } else { actual.value - baseline };
        // What looks worse than the baseline may by chance be as good.
        let towards =
            |(below, above): (f64, f64)| if self.frame.wants_more() { above } else { below };
        let noise = self.noise.map(towards);
        if worse <= noise.unwrap_or(0.0) || worse <= baseline.abs() * 1e-12 {
            return None;
        }
        let chance = match noise {
            Some(noise) => {
                format!(", more than the {} that chance explains", self.frame.difference(noise))
            }
            None => format!(
                ", and with fewer than {MIN_NOISE_POINTS} complete {}s nothing is put down to chance",
                self.frame.step()
            ),
        };
        Some(Verdict::new(
            Status::Regressed,
            format!(
                "{} {} is {} worse than the baseline of {}{chance}",
                self.figure(actual.value),
                self.when(actual),
                self.frame.difference(worse),
                self.figure(baseline)
            ),
        ))
    }

    /// Row 8.
    fn too_close(&self) -> Option<Verdict> {
        let actual = self.actual()?;
        let (below, above) = self.noise.filter(|(below, above)| below.max(*above) > 0.0)?;
        if self.aim.shape == Shape::Every {
            return None;
        }
        let status = |value: f64| self.by_lead(self.aim.lead(value, actual.on));
        if !self.aim.lead(actual.value, actual.on).is_finite() {
            return None;
        }
        let (low, high) = (actual.value - below, actual.value + above);
        let (one, other) = (status(low), status(high));
        if one == other {
            return None;
        }
        let judging = self.frame.judging();
        let (low, high, may_be) = self.by_chance(actual.value, below, above);
        Some(Verdict::new(
            Status::TooClose,
            format!(
                "{} {} {may_be} by chance: with {low} the goal would be {}, with {high} {}; {} \
                 by up to {} % of {} is on pace, by up to {} % behind",
                self.figure(actual.value),
                self.when(actual),
                words::lower_first(one.label()),
                words::lower_first(other.label()),
                self.wrong_side(),
                words::number(judging.on_pace),
                self.whole(),
                words::number(judging.behind),
            ),
        ))
    }

    /// Both ends of what chance allows, written as finely as it is wide, and the words for it.
    fn by_chance(&self, value: f64, below: f64, above: f64) -> (String, String, String) {
        let is_even = (above - below).abs() <= 1e-9 * above.max(below);
        if is_even {
            // A survey's margin is written as it stands beside the number of answers.
            let is_margin = self.measurement.sample.is_some();
            let noise = if is_margin { Places::of(below / 10.0).round(below) } else { below };
            // From what is printed, so that the reader comes to the same.
            let (from, step) = (words::printed(value), self.frame.printed_difference(noise));
            let (low, high) = (self.figure(from - step), self.figure(from + step));
            return (low, high, format!("may be off by {}", self.frame.difference(noise)));
        }
        let places = Places::of(below + above);
        let low = self.figure(places.round(value - below));
        let high = self.figure(places.round(value + above));
        let may_be = format!("may lie anywhere from {low} to {high}");
        (low, high, may_be)
    }

    pub(super) fn by_lead(&self, lead: f64) -> Status {
        let judging = self.frame.judging();
        let points = lead * 100.0 + SLACK;
        if points >= -judging.on_pace {
            Status::OnPace
        } else if points >= -judging.behind {
            Status::Behind
        } else {
            Status::OffPace
        }
    }

    /// "in February 2021", "in total by 28 Feb 2021", "on average by 28 Feb 2021".
    pub(super) fn when(&self, actual: &Actual) -> String {
        match self.frame.goal.measured_as {
            MeasuredAs::LevelAtEnd | MeasuredAs::EveryPeriod => self.frame.in_period(actual.period),
            MeasuredAs::Total => format!("in total by {}", words::date(actual.on)),
            MeasuredAs::Average => format!("on average by {}", words::date(actual.on)),
        }
    }

    /// Whether a total is to stay under its path: the less of it is used up the better.
    pub(super) fn is_budget(&self) -> bool {
        self.aim.shape == Shape::Ramp && matches!(self.aim.bound, Bound::AtMost(_))
    }

    /// Where progress lies that is not what the path expects.
    pub(super) fn wrong_side(&self) -> &'static str {
        match (self.aim.shape, self.is_budget()) {
            (_, true) => "over",
            // Either side of a bound may be the wrong one.
            (Shape::Flat, false) if self.aim.baseline.is_none() => "off",
            (_, false) => "short",
        }
    }

    /// What a lead is a part of.
    fn whole(&self) -> &'static str {
        match (self.aim.shape, self.is_budget()) {
            (_, true) => "the limit",
            (Shape::Flat, false) if self.aim.baseline.is_none() => "the bound",
            (_, false) => "the way",
        }
    }

    /// "the target of 14 %", "the upper bound of 60 minutes".
    pub(super) fn bound_words(&self, bound: f64) -> String {
        let name = match self.aim.bound {
            _ if !self.frame.goal.intent.is_keep() => "target",
            Bound::Within(low, _) if bound <= low => "lower bound",
            Bound::Within(..) => "upper bound",
            Bound::AtLeast(_) | Bound::AtMost(_) => "bound",
        };
        format!("the {name} of {}", self.figure(bound))
    }

    pub(super) fn bound_as_rule(&self) -> String {
        bound_as_rule(self.frame, self.aim.bound)
    }
}

/// "60 minutes or less", "13 % to 14 %".
pub(super) fn bound_as_rule(frame: &Frame<'_>, bound: Bound) -> String {
    match bound {
        Bound::AtLeast(low) => format!("{} or more", frame.figure(low)),
        Bound::AtMost(high) => format!("{} or less", frame.figure(high)),
        Bound::Within(low, high) => {
            format!("{} to {}", frame.figure(low), frame.figure(high))
        }
    }
}

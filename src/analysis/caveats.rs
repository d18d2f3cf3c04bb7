//! What a status has to say of the figure it is made of: what that leaves out, and what it stands
//! for.

use crate::model::{MeasuredAs, Period};

use super::frame::Frame;
use super::measure::Measurement;
use super::status::Verdict;
use super::types::{OVERLAP, Status};
use super::words;

/// A status made of a figure that leaves something out says what.
pub(super) fn add_omissions(frame: &Frame<'_>, verdict: &mut Verdict, measurement: &Measurement) {
    let has_figure = verdict.status.is_measured() && verdict.status != Status::TooEarly;
    let Some(actual) = measurement.actual.filter(|_| has_figure) else { return };
    let mut left_out = measurement.omissions.clone();
    if matches!(frame.goal.measured_as, MeasuredAs::Total | MeasuredAs::Average) {
        let before = measurement.missing.iter().filter(|gap| gap.ordinal <= actual.period.ordinal);
        let why = |gap: &Period| {
            measurement.without_figure.iter().find(|(period, _)| period == gap).map(|(_, why)| why)
        };
        let mut names: Vec<String> = Vec::new();
        for gap in before {
            match why(gap) {
                Some(why) => {
                    left_out.push(format!("no figure for {}, since {why}", frame.period(*gap)));
                }
                None => names.push(frame.period(*gap)),
            }
        }
        if !names.is_empty() {
            left_out.push(format!("readings missing in {}", words::list(&names)));
        }
    }
    if !left_out.is_empty() {
        verdict.reason = format!("{}; incomplete: {}", verdict.reason, left_out.join(", "));
    }
}

/// A status judged by a path that leaves checkpoints out says so.
pub(super) fn add_left_out_checkpoints(verdict: &mut Verdict, n: usize) {
    if n > 0 && verdict.status.is_measured() {
        let what = match n {
            1 => "a checkpoint that contradicts is".to_owned(),
            n => format!("{n} checkpoints that contradict are"),
        };
        verdict.reason = format!("{}; {what} left out of the path", verdict.reason);
    }
}

/// A status made of the answers to a survey says how many there are and how far they reach.
pub(super) fn add_sample(frame: &Frame<'_>, verdict: &mut Verdict, measurement: &Measurement) {
    let Some(sample) = measurement.sample.filter(|_| measurement.actual.is_some()) else { return };
    verdict.reason = format!("{}; {}", verdict.reason, frame.sample(&sample));
}

/// A status made of a figure that stands for others says so.
pub(super) fn add_notes(verdict: &mut Verdict, measurement: &Measurement) {
    let has_figure = verdict.status.is_measured() && verdict.status != Status::TooEarly;
    let notes: Vec<String> =
        measurement.notes.iter().filter(|note| *note != OVERLAP).cloned().collect();
    if has_figure && !notes.is_empty() {
        verdict.reason = format!("{}; note: {}", verdict.reason, notes.join(", "));
    }
}

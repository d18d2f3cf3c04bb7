//! Numbers of a file held to what the model allows; every change is listed.

use crate::model::Judging;

use super::problems::Problems;

/// A finite number, or none.
pub fn finite(
    value: Option<f64>,
    what: &str,
    near: &str,
    problems: &mut Problems<'_>,
) -> Option<f64> {
    let value = value?;
    if value.is_finite() {
        return Some(value);
    }
    problems.add_near(near, format!("The {what} of “{near}” is no finite number; it was left out"));
    None
}

/// A weight is finite and not negative.
pub fn weight(value: f64, near: &str, problems: &mut Problems<'_>) -> f64 {
    if value.is_finite() && value >= 0.0 {
        return value;
    }
    problems.add_near(near, format!("The weight of “{near}” is {value}; taken as 1"));
    1.0
}

/// A required share lies between 0 and 100 percent.
pub fn percent(value: f64, near: &str, problems: &mut Problems<'_>) -> f64 {
    if (0.0..=100.0).contains(&value) {
        return value;
    }
    let taken = if value < 0.0 { 0.0 } else { 100.0 };
    let message = format!("The required share of “{near}” is {value} %; taken as {taken} %");
    problems.add_near(near, message);
    taken
}

/// Thresholds within range and in order, or else the usual ones.
pub fn judging(given: Judging, problems: &mut Problems<'_>) -> Judging {
    let percents = [given.min_elapsed, given.every_on_pace, given.every_behind, given.on_pace];
    let is_sound = percents.iter().all(|percent| (0.0..=100.0).contains(percent))
        && (given.on_pace..=100.0).contains(&given.behind)
        && given.every_behind <= given.every_on_pace;
    if is_sound {
        return given;
    }
    let at = problems.document().find("judging:");
    let message =
        "The thresholds are not within 0 to 100 or not in order; the usual ones were taken";
    problems.add(at, message);
    Judging { judged_on: given.judged_on, min_periods: given.min_periods, ..Judging::default() }
}

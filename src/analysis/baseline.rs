//! Where a goal starts from: what was typed, or what the readings before the start say.

use crate::model::{AmountKind, Baseline, Goal, MeasuredAs};

use super::evaluator::Evaluator;
use super::frame::Frame;
use super::types::{BaselineUsed, Figure, KpiSeries, Point};
use super::words;

/// The baseline, or why there is none. Totals with an absolute target need none.
pub(super) fn baseline(
    frame: &Frame<'_>,
    evaluator: &Evaluator<'_>,
    series: &KpiSeries,
) -> Result<BaselineUsed, String> {
    if let Some(typed) = typed(frame.goal) {
        return Ok(typed);
    }
    match frame.goal.measured_as {
        MeasuredAs::Total => window_before(frame, evaluator),
        MeasuredAs::LevelAtEnd | MeasuredAs::Average | MeasuredAs::EveryPeriod => {
            level_before(frame, evaluator, series)
        }
    }
}

/// The baseline somebody typed.
pub(super) fn typed(goal: &Goal) -> Option<BaselineUsed> {
    match goal.baseline {
        Baseline::FromData => None,
        Baseline::Typed { value, as_of } => {
            Some(BaselineUsed { value, as_of, origin: "typed".to_owned() })
        }
    }
}

/// Whether the goal cannot be judged without a baseline.
pub(super) fn is_needed(frame: &Frame<'_>) -> bool {
    let goal = frame.goal;
    goal.amount.needs_baseline()
        || (goal.measured_as == MeasuredAs::LevelAtEnd && !goal.intent.is_keep())
}

/// Whether a total needs to look at the window before at all.
pub(super) fn is_wanted(frame: &Frame<'_>) -> bool {
    frame.goal.measured_as != MeasuredAs::Total || frame.goal.amount != AmountKind::Absolute
}

fn window_before(frame: &Frame<'_>, evaluator: &Evaluator<'_>) -> Result<BaselineUsed, String> {
    let Some(window) = frame.window() else {
        return Err("there is no window to compare with the one before".to_owned());
    };
    let before = window.previous(frame.calendar());
    let found = evaluator.over(before);
    let name = before.name(frame.calendar());
    match found.figure {
        Figure::Known(value) if found.missing.is_empty() => Ok(BaselineUsed {
            value,
            as_of: Some(before.end),
            origin: format!("total from {name}, the same length before the start"),
        }),
        Figure::Known(_) => {
            let missing: Vec<String> = found.missing.iter().map(|gap| frame.period(*gap)).collect();
            Err(format!(
                "the total from {name} is not complete ({} missing)",
                words::list(&missing)
            ))
        }
        Figure::NoData(reason) | Figure::NotDefined(reason) | Figure::Refused(reason) => {
            Err(reason)
        }
    }
}

fn level_before(
    frame: &Frame<'_>,
    evaluator: &Evaluator<'_>,
    series: &KpiSeries,
) -> Result<BaselineUsed, String> {
    let Some(start) = frame.goal.start else {
        return Err("the goal has no start".to_owned());
    };
    let is_before = |point: &&Point| point.end < start && point.is_complete;
    let known = series
        .points
        .iter()
        .rev()
        .filter(is_before)
        .find_map(|point| Some((point.period, point.end, point.figure.value()?)));
    // A long series is cut at its old end; then the period before the start is asked for itself.
    let known = known.or_else(|| {
        let period = frame.calendar().period_of(frame.cadence, start).previous();
        let point = evaluator.at(period);
        point.figure.value().filter(|_| point.is_complete).map(|value| (period, point.end, value))
    });
    let Some((period, end, value)) = known else {
        let step = frame.step();
        return Err(format!(
            "no complete {step} before the start on {} has a figure",
            words::date(start)
        ));
    };
    let origin = format!(
        "{}, the last complete {} with a figure before the start",
        frame.period(period),
        frame.step()
    );
    Ok(BaselineUsed { value, as_of: Some(end), origin })
}

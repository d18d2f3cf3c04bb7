//! Where a goal starts from: what was typed, or what the readings before the start say.

use jiff::civil::Date;

use crate::model::{AmountKind, Baseline, Goal, MeasuredAs};

use super::evaluator::Evaluator;
use super::frame::Frame;
use super::pace;
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
    if let Some(change) =
        pace::last_break(evaluator, window.start).filter(|day| *day > before.start)
    {
        return Err(format!(
            "what is counted changed on {}, so the window before the start cannot be compared \
             with this one; type a baseline in the new way of counting",
            words::date(change)
        ));
    }
    let found = evaluator.over(before);
    let name = before.name(frame.calendar());
    match found.figure {
        Figure::Known(value) if found.missing.is_empty() => Ok(BaselineUsed {
            value,
            as_of: Some(before.end),
            origin: format!(
                "total from {name}, the same length before the start{}",
                change_since(frame, evaluator, window.start)
            ),
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
    // Figures counted otherwise are nothing to start from.
    let since = pace::last_break(evaluator, start);
    let is_before = |point: &&Point| {
        point.end < start && point.is_complete && since.is_none_or(|since| point.start >= since)
    };
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
        point.figure.value().filter(|_| is_before(&&point)).map(|value| (period, point.end, value))
    });
    let Some((period, end, value)) = known else {
        let step = frame.step();
        if let Some(since) = since {
            return Err(format!(
                "what is counted changed on {}, and no complete {step} from then to the start on \
                 {} has a figure; type a baseline in the new way of counting",
                words::date(since),
                words::date(start)
            ));
        }
        return Err(format!(
            "no complete {step} before the start on {} has a figure",
            words::date(start)
        ));
    };
    let origin = format!(
        "{}, the last complete {} with a figure before the start{}",
        frame.period(period),
        frame.step(),
        change_since(frame, evaluator, start)
    );
    Ok(BaselineUsed { value, as_of: Some(end), origin })
}

/// What a baseline has to say where what is counted changed after the start of the goal.
fn change_since(frame: &Frame<'_>, evaluator: &Evaluator<'_>, start: Date) -> String {
    pace::last_break(evaluator, frame.judged_on)
        .filter(|change| *change > start)
        .map(|change| format!(", before what is counted changed on {}", words::date(change)))
        .unwrap_or_default()
}

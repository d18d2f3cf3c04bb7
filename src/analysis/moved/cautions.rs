//! What to keep in mind about a move before acting on it.

use jiff::civil::Date;

use super::types::MovedSide;
use crate::analysis::evaluator::Evaluator;
use crate::analysis::program::{Growth, Slot, name_of};
use crate::analysis::sample::Reach;
use crate::analysis::types::OVERLAP;
use crate::analysis::window::Window;
use crate::analysis::words;
use crate::model::{InputKind, Kpi, Unit};

/// Everything that limits the comparison, the weightiest first.
pub(super) fn cautions(
    evaluator: &Evaluator<'_>,
    kpi: &Kpi,
    [before, after]: [&MovedSide; 2],
) -> Vec<String> {
    let mut out = Vec::new();
    out.extend(order(before.window, after.window));
    out.extend(different_lengths(evaluator, kpi, before, after));
    for side in [before, after] {
        if !side.used.is_over {
            let day = words::date(evaluator.terms.judged_on);
            let grows = if evaluator.program.growth() == Growth::Stays {
                ""
            } else {
                ", and this figure grows with the time"
            };
            out.push(format!("{} is not over: it holds what was there by {day}{grows}", side.name));
        }
    }
    out.extend(breaks(evaluator, before.window, after.window));
    out.extend([before, after].into_iter().filter_map(|side| few_answers(kpi, side)));
    for side in [before, after] {
        let remarks = side.used.remarks.iter().filter(|remark| *remark != OVERLAP);
        out.extend(remarks.map(|remark| format!("{}: {remark}", side.name)));
    }
    let figures = [before, after].map(|side| side.used.figure.value());
    if let [Some(was), Some(is)] = figures
        && before.used.is_over
        && after.used.is_over
    {
        out.extend(per_day(evaluator, kpi, [before, after], [was, is]));
    }
    out
}

/// A survey of so few answers that its figure says little.
fn few_answers(kpi: &Kpi, side: &MovedSide) -> Option<String> {
    let sample = side.used.sample.as_ref()?;
    matches!(sample.reach, Reach::TooFew | Reach::Contradictory)
        .then(|| format!("{}: {}", side.name, sample.words(&kpi.unit, "")))
}

fn order(before: Window, after: Window) -> Option<String> {
    if before.start <= after.end && after.start <= before.end {
        return Some("The stretches overlap, so part of the readings is in both".to_owned());
    }
    (after.end < before.start)
        .then(|| "The first stretch lies after the second, so this reads backwards".to_owned())
}

/// Whether both are as long by the calendar: as many whole months, or as many days.
pub(super) fn are_equally_long(before: Window, after: Window) -> bool {
    if let (Some(one), Some(other)) = (before.period, after.period) {
        return one.cadence == other.cadence;
    }
    before.n_days() == after.n_days()
        || whole_months(before).is_some_and(|months| Some(months) == whole_months(after))
}

/// How many months, where the stretch is made of whole ones.
fn whole_months(window: Window) -> Option<i32> {
    let after = window.end.tomorrow().ok()?;
    let number = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
    (window.start.day() == 1 && after.day() == 1).then(|| number(after) - number(window.start))
}

fn different_lengths(
    evaluator: &Evaluator<'_>,
    kpi: &Kpi,
    before: &MovedSide,
    after: &MovedSide,
) -> Option<String> {
    let growth = evaluator.program.growth();
    let is_equal = are_equally_long(before.window, after.window);
    if growth == Growth::Stays || is_equal {
        return None;
    }
    let grows = if growth == Growth::Adds { "grows" } else { "may grow" };
    Some(format!(
        "{} has {} and {} {}; {} {grows} with the length of the time, so part of the change is \
         nothing else",
        before.name,
        days(before.window),
        after.name,
        days(after.window),
        words::lower_first(&kpi.name)
    ))
}

fn days(window: Window) -> String {
    words::count(usize::try_from(window.n_days()).unwrap_or(0), "day")
}

/// Figures per day, where the stretches have different numbers of days and the figure grows with
/// them. People counted once grow too, but not so many a day.
fn per_day(
    evaluator: &Evaluator<'_>,
    kpi: &Kpi,
    sides: [&MovedSide; 2],
    figures: [f64; 2],
) -> Option<String> {
    let [before, after] = sides.map(|side| side.window.n_days());
    let program = evaluator.program;
    let is_unique = |slot: &Slot| program.input(slot.place).kind == InputKind::Unique;
    let adds = program.growth() == Growth::Adds && !program.slots.iter().any(is_unique);
    if !adds || before == after || before == 0 || after == 0 {
        return None;
    }
    let currency = &evaluator.project.settings.currency;
    let unit = &kpi.unit;
    let per = |figure: f64, days: i32| {
        let figure = figure / f64::from(days);
        let unit = if *unit == Unit::People { &Unit::Count } else { unit };
        words::figure(figure, unit, currency)
    };
    Some(format!(
        "Per day it was {} in the {before} days of {} and {} in the {after} days of {}",
        per(figures[0], before),
        sides[0].name,
        per(figures[1], after),
        sides[1].name,
    ))
}

/// Definitions that changed after the first stretch began and before the second ended.
fn breaks(evaluator: &Evaluator<'_>, before: Window, after: Window) -> Vec<String> {
    let (from, to) = (before.start.min(after.start), before.end.max(after.end));
    let inputs = evaluator.program.inputs.iter().map(|bound| &bound.input);
    let each = inputs.flat_map(|input| {
        let between =
            input.definition_breaks.iter().filter(move |cut| from < cut.date && cut.date <= to);
        between.map(|cut| {
            let name = words::upper_first(&name_of(input));
            let reason = cut.reason.trim();
            let why = if reason.is_empty() { String::new() } else { format!(" ({reason})") };
            format!(
                "{name} has been counted otherwise since {}{why}: part of the change may be the \
                 new definition",
                words::date(cut.date)
            )
        })
    });
    each.collect()
}

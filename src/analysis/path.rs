//! The line a goal is judged against, as corners by date.

use jiff::civil::Date;

use crate::model::{Checkpoint, day_number};

use super::aim::{Aim, Shape};
use super::frame::Frame;
use super::types::PathPoint;

/// The corners of a goal's path through some checkpoints, where it is sloped; empty without a window.
pub(super) fn corners(frame: &Frame<'_>, aim: &Aim, checkpoints: &[Checkpoint]) -> Vec<PathPoint> {
    let Some(window) = frame.window() else { return Vec::new() };
    let from = match aim.shape {
        Shape::Climb => aim.baseline.unwrap_or(aim.target),
        Shape::Ramp => 0.0,
        Shape::Flat | Shape::Every => aim.target,
    };
    let start = PathPoint { date: window.start, value: from };
    let mut path = vec![start];
    let end = PathPoint { date: window.end, value: aim.target };
    if matches!(aim.shape, Shape::Climb | Shape::Ramp) {
        for stop in checkpoints {
            let stop = PathPoint { date: stop.date, value: stop.value };
            let is_next = path.last().is_some_and(|before| before.date < stop.date);
            if is_next && stop.date < end.date && is_on_the_way(start, stop, end) {
                path.push(stop);
            }
        }
    }
    path.push(end);
    path
}

/// How many checkpoints of a goal its path leaves out, because they lie outside the window, on the
/// day of another, past the target or behind the start; 0 where the path is flat and needs none.
pub(super) fn n_left_out(frame: &Frame<'_>, aim: &Aim) -> usize {
    let is_sloped = matches!(aim.shape, Shape::Climb | Shape::Ramp);
    let n_kept = aim.path.len().saturating_sub(2);
    if is_sloped { frame.goal.checkpoints.len().saturating_sub(n_kept) } else { 0 }
}

/// Whether a value lies between those of the start and the end. A path may turn back on its way:
/// who plans for a weak month knows why.
fn is_on_the_way(start: PathPoint, stop: PathPoint, end: PathPoint) -> bool {
    let (low, high) = (start.value.min(end.value), start.value.max(end.value));
    (low..=high).contains(&stop.value)
}

/// The path's value on a day, held at its ends; none without a path.
pub fn value(path: &[PathPoint], day: Date) -> Option<f64> {
    let (first, last) = (path.first()?, path.last()?);
    if day >= last.date {
        return Some(last.value);
    }
    if day <= first.date {
        return Some(first.value);
    }
    path.windows(2).find(|pair| day <= pair[1].date).map(|pair| {
        let length = f64::from(day_number(pair[1].date) - day_number(pair[0].date));
        let gone = f64::from(day_number(day) - day_number(pair[0].date));
        let share = if length > 0.0 { gone / length } else { 1.0 };
        // Both ends weighted, so that even far ends cannot leave what a number can hold.
        pair[0].value * (1.0 - share) + pair[1].value * share
    })
}

/// The day, as a number, on which the path has a value; beyond its ends the outer pieces go on
/// straight. None where the path is flat.
pub(super) fn day_of(path: &[PathPoint], value: f64) -> Option<f64> {
    let on_piece = |pair: &[PathPoint]| {
        let (from, to) = (pair[0], pair[1]);
        let share = (value - from.value) / (to.value - from.value);
        let start = f64::from(day_number(from.date));
        let day = start + share * f64::from(day_number(to.date) - day_number(from.date));
        day.is_finite().then_some((share, day))
    };
    let pieces: Vec<(f64, f64)> = path.windows(2).filter_map(on_piece).collect();
    let within = pieces.iter().find(|(share, _)| (0.0..=1.0).contains(share));
    let (first, last) = (pieces.first()?, pieces.last()?);
    let outer = if first.0 < 0.0 { first } else { last };
    Some(within.unwrap_or(outer).1)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn path() -> Vec<PathPoint> {
        vec![
            PathPoint { date: date(2021, 1, 1), value: 10.0 },
            PathPoint { date: date(2021, 1, 11), value: 20.0 },
            PathPoint { date: date(2021, 1, 31), value: 30.0 },
        ]
    }

    #[test]
    fn a_path_is_straight_between_corners() {
        let check = |day, expected| assert_eq!(value(&path(), day), Some(expected));
        check(date(2020, 12, 1), 10.0);
        check(date(2021, 1, 6), 15.0);
        check(date(2021, 1, 11), 20.0);
        check(date(2021, 1, 21), 25.0);
        check(date(2021, 3, 1), 30.0);
        assert_eq!(value(&[], date(2021, 1, 1)), None);
    }

    #[test]
    fn a_path_tells_when_a_value_is_due() {
        let start = f64::from(day_number(date(2021, 1, 1)));
        let check = |value, expected: f64| {
            let due = day_of(&path(), value).unwrap() - start;
            assert!((due - expected).abs() < 1e-9, "{due} is not {expected}");
        };
        check(15.0, 5.0);
        check(25.0, 20.0);
        check(9.0, -1.0);
        check(31.0, 32.0);
        let flat = [PathPoint { date: date(2021, 1, 1), value: 1.0 }; 2];
        assert_eq!(day_of(&flat, 1.0), None);
    }
}

//! Date, target and pace: tables, and the way there and back.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::analysis::judge_goal;
use crate::analysis::testing::Plan;
use crate::model::{Baseline, Better, GoalId, Unit};

/// Monthly figures from January 2020 on: month 12 of level goals is their baseline.
const SHARES: [f64; 14] =
    [10.0, 10.5, 10.5, 11.0, 13.0, 12.0, 11.0, 11.0, 12.0, 12.0, 12.0, 12.0, 12.5, 13.0];

/// Raise a level from 12 to 14 in the first half of 2021; on 15 March it stands at 13.
fn level() -> Goal {
    Goal {
        target: Some(14.0),
        start: Some(date(2021, 1, 1)),
        deadline: Some(date(2021, 6, 30)),
        measured_as: MeasuredAs::LevelAtEnd,
        ..Goal::default()
    }
}

/// Win 100 in the first half of 2021; 25.5 are there by the end of February.
fn total() -> Goal {
    Goal { target: Some(100.0), measured_as: MeasuredAs::Total, ..level() }
}

fn judged(goal: Goal, on: Date) -> (Goal, GoalAnalysis) {
    let mut plan = Plan::new();
    let shares = plan.flow("shares");
    plan.months(shares, 1, &SHARES);
    let kpi = plan.kpi_in("shares", Unit::Count, Better::Higher);
    let id: GoalId = plan.goal(Goal { kpi: Some(kpi), judged_per: Some(Cadence::Month), ..goal });
    let goal = Goal::clone(plan.project.goals.get(id).unwrap());
    let analysis = judge_goal(&plan.project, &goal, on);
    (goal, analysis)
}

fn triangle(goal: Goal) -> Result<Triangle, String> {
    let (goal, analysis) = judged(goal, date(2021, 3, 15));
    Triangle::of(&goal, &analysis, Calendar::default())
}

#[test]
fn two_of_the_three_give_the_third() {
    // The goal, periods left and required pace, then a pace with the target and the date it gives.
    let check = |goal: Goal, left: (usize, f64), pace: f64, target: f64, deadline: Date| {
        let triangle = triangle(goal).unwrap();
        assert_eq!(triangle.n_left(), left.0);
        assert!((triangle.pace().unwrap() - left.1).abs() < 1e-9, "{:?}", triangle.pace());
        assert_eq!(triangle.target_at(pace), Ok(target));
        assert_eq!(triangle.deadline_at(pace), Ok(deadline));
    };
    check(level(), (4, 0.25), 0.5, 15.0, date(2021, 4, 30));
    check(level(), (4, 0.25), 0.25, 14.0, date(2021, 6, 30));
    check(level(), (4, 0.25), 0.3, 14.2, date(2021, 6, 30));
    check(level(), (4, 0.25), 0.01, 13.04, date(2029, 6, 30));
    check(total(), (4, 18.625), 10.0, 65.5, date(2021, 10, 31));
    check(total(), (4, 18.625), 74.5, 323.5, date(2021, 3, 31));
    // By an amount: the target is worked out from the baseline.
    let by = Goal { amount: AmountKind::By, target: Some(2.0), ..level() };
    check(by, (4, 0.25), 0.5, 15.0, date(2021, 4, 30));
    let lower = Goal { intent: Intent::LowerTo, target: Some(9.0), ..level() };
    check(lower, (4, -1.0), -2.0, 5.0, date(2021, 4, 30));
    // A deadline within a month: the part of it is no period.
    let within = Goal { deadline: Some(date(2021, 6, 12)), ..level() };
    check(within, (3, 1.0 / 3.0), 0.5, 14.5, date(2021, 4, 30));
}

#[test]
fn before_the_start_a_level_counts_from_its_baseline_and_a_total_from_nothing() {
    let check = |goal: Goal, from: f64, target: f64| {
        let later =
            Goal { start: Some(date(2021, 4, 1)), deadline: Some(date(2021, 6, 30)), ..goal };
        let triangle = triangle(later).unwrap();
        assert_eq!((triangle.from, triangle.n_left()), (from, 3));
        assert_eq!(triangle.target_at(2.0), Ok(target));
    };
    check(level(), 13.0, 19.0);
    check(total(), 0.0, 6.0);
}

#[test]
fn what_does_not_fit_is_refused_with_the_reason() {
    let of = |goal: Goal, reason: &str| {
        let error = triangle(goal).unwrap_err();
        assert!(error.contains(reason), "{error}");
    };
    of(Goal { intent: Intent::KeepAtLeast, ..level() }, "path is flat");
    of(Goal { intent: Intent::KeepAtMost, ..total() }, "path is flat");
    of(Goal { measured_as: MeasuredAs::Average, ..level() }, "average, so its path is flat");
    of(Goal { measured_as: MeasuredAs::EveryPeriod, ..level() }, "path is flat");
    of(Goal { target: Some(11.0), ..level() }, "has reached the target already");
    of(Goal { target: None, ..level() }, "Set a target first");
    of(Goal { deadline: None, ..level() }, "Set start and deadline first");
    of(Goal { deadline: Some(date(2020, 1, 1)), ..level() }, "before the start");
    let early = Goal { start: Some(date(2019, 1, 1)), ..level() };
    of(early, "no baseline yet");

    let at = |goal: Goal, pace: f64, target: Option<&str>, deadline: Option<&str>| {
        let triangle = triangle(goal).unwrap();
        let reasons = [triangle.target_at(pace).err(), triangle.deadline_at(pace).err()];
        for (reason, expected) in reasons.iter().zip([target, deadline]) {
            let is_expected = match (reason, expected) {
                (Some(reason), Some(expected)) => reason.contains(expected),
                (reason, expected) => reason.is_none() && expected.is_none(),
            };
            assert!(is_expected, "{pace}: {reasons:?}");
        }
    };
    at(level(), 0.0, Some("nothing moves"), Some("nothing moves"));
    at(level(), -1.0, Some("pace above 0"), Some("pace above 0"));
    at(total(), -1.0, Some("pace above 0"), Some("pace above 0"));
    let lower = Goal { intent: Intent::LowerTo, target: Some(9.0), ..level() };
    at(lower.clone(), 2.0, Some("below 0, as −2"), Some("below 0, as −2"));
    // From 13 lowered by 0.1 a month it would still stand above the baseline of 12.
    at(lower, -0.1, Some("no way from the baseline"), None);
    at(level(), 1e-9, None, Some("beyond the year 9998"));
    at(level(), 1e-300, None, Some("beyond the year 9998"));
    let reached = Goal { target: Some(12.5), ..level() };
    at(reached, 1.0, None, Some("reached already"));
    let over = Goal { deadline: Some(date(2021, 3, 20)), ..level() };
    at(over, 1.0, Some("No whole month is left"), None);
}

#[test]
fn a_new_target_is_written_as_the_goal_writes_its_amounts() {
    let check = |amount: AmountKind, intent: Intent, target: f64, expected: Result<f64, &str>| {
        let typed = Baseline::Typed { value: 12.0, as_of: None };
        let old = if amount == AmountKind::Absolute { 14.0 } else { 1.0 };
        let old = if intent == Intent::LowerTo && old > 12.0 { 10.0 } else { old };
        let goal = Goal { amount, intent, target: Some(old), baseline: typed, ..level() };
        let triangle = triangle(goal.clone()).unwrap();
        let found = triangle.amount_for(&goal, Some(12.0), target);
        match (&found, expected) {
            (Ok(found), Ok(expected)) => assert!((found - expected).abs() < 1e-9, "{found}"),
            (Err(reason), Err(expected)) => assert!(reason.contains(expected), "{reason}"),
            _ => panic!("{amount:?}: {found:?}"),
        }
    };
    check(AmountKind::Absolute, Intent::RaiseTo, 15.0, Ok(15.0));
    check(AmountKind::By, Intent::RaiseTo, 15.0, Ok(3.0));
    check(AmountKind::By, Intent::LowerTo, 9.0, Ok(3.0));
    check(AmountKind::ByPoints, Intent::RaiseTo, 13.7, Ok(1.7));
    check(AmountKind::ByPercent, Intent::RaiseTo, 15.0, Ok(25.0));
    check(AmountKind::By, Intent::RaiseTo, 12.0, Err("nothing is left"));
}

#[test]
fn the_best_pace_is_of_as_many_periods_as_are_left() {
    let check = |goal: Goal, expected: (f64, Date, Date)| {
        let (goal, analysis) = judged(goal, date(2021, 3, 15));
        let triangle = Triangle::of(&goal, &analysis, Calendar::default()).unwrap();
        let best = triangle.best_pace(&goal, &analysis).unwrap();
        assert!((best.pace - expected.0).abs() < 1e-9, "{best:?}");
        assert_eq!((best.from, best.to), (expected.1, expected.2));
    };
    // From January to May 2020: 3 in four months.
    check(level(), (0.75, date(2020, 2, 1), date(2020, 5, 31)));
    let lower = Goal { intent: Intent::LowerTo, target: Some(9.0), ..level() };
    check(lower, (-0.25, date(2020, 6, 1), date(2020, 9, 30)));
    // November to February: 12, 12, 12.5 and 13.
    check(total(), (12.375, date(2020, 11, 1), date(2021, 2, 28)));
}

proptest! {
    /// The pace of a date and a target leads back to both.
    #[test]
    fn the_way_there_and_back(
        target in 14.0..1e6_f64,
        months in 1_i32..200,
        is_total: bool,
    ) {
        let calendar = Calendar::default();
        let february = calendar.period_of(Cadence::Month, date(2021, 2, 1));
        let deadline = calendar.end(february.offset(months));
        let goal = if is_total { total() } else { level() };
        let goal = Goal { target: Some(target + 30.0), deadline: Some(deadline), ..goal };
        let triangle = triangle(goal).unwrap();
        let pace = triangle.pace().unwrap();
        let back = triangle.target_at(pace).unwrap();
        prop_assert!((back - triangle.target).abs() <= 1e-9 * triangle.target.abs());
        prop_assert_eq!(triangle.deadline_at(pace).unwrap(), deadline);
        // A new deadline never asks for more than the pace it came from.
        let slower = pace / 3.0;
        let later = Triangle { deadline: triangle.deadline_at(slower).unwrap(), ..triangle };
        prop_assert!(later.pace().unwrap() <= slower * (1.0 + 1e-9));
    }
}

//! When the readings are enough for a verdict at the end, and when they are not.

use jiff::civil::{Date, date};

use super::judge_goal;
use super::judge_tests::{goal, near};
use super::testing::{Plan, month};
use super::types::{GoalAnalysis, Status};
use crate::model::{
    Better, Cadence, Goal, InputKind, Intent, KpiId, MeasuredAs, Period, Unit, day_number,
};

const DEADLINE: Date = date(2021, 3, 31);

/// A goal judged per month on daily visits of 1 from December 2020 to the deadline, some missing.
fn daily(missing: &[Date], goal_of: impl FnOnce(KpiId) -> Goal) -> GoalAnalysis {
    let mut plan = Plan::new();
    let input = plan.flow("visits");
    for ordinal in day_number(date(2020, 12, 1))..=day_number(DEADLINE) {
        if missing.iter().all(|day| day_number(*day) != ordinal) {
            plan.read(input, Period { cadence: Cadence::Day, ordinal }, 1.0);
        }
    }
    let kpi = plan.kpi_in("visits", Unit::Count, Better::Higher);
    let goal = Goal { judged_per: Some(Cadence::Month), ..goal_of(kpi) };
    judge_goal(&plan.project, &goal, DEADLINE)
}

#[test]
fn a_gap_inside_a_month_counts_where_it_could_change_the_verdict() {
    fn check(measured_as: MeasuredAs, target: f64, missing: Date, expected: Status) {
        let found = daily(&[missing], |kpi| goal(kpi, Intent::RaiseTo, measured_as, target));
        assert_eq!(found.status, expected, "{measured_as:?}: {}", found.reason);
        if expected == Status::NeedsData {
            let month = if missing.month() == 2 { "February" } else { "March" };
            assert_eq!(
                found.reason,
                format!(
                    "The window is over, but {month} 2021 is missing or incomplete and could \
                     change the result"
                )
            );
        }
    }
    let (february, march) = (date(2021, 2, 10), date(2021, 3, 10));
    check(MeasuredAs::Total, 90.0, february, Status::NeedsData);
    check(MeasuredAs::Total, 89.0, february, Status::Achieved);
    check(MeasuredAs::Average, 30.0, february, Status::NeedsData);
    // What February lacks says nothing about the level of March.
    check(MeasuredAs::LevelAtEnd, 32.0, february, Status::Missed);
    check(MeasuredAs::LevelAtEnd, 32.0, march, Status::NeedsData);
}

#[test]
fn a_total_is_measured_to_the_last_day_of_a_window_that_ends_within_a_month() {
    let window = |kpi, target| Goal {
        start: Some(date(2021, 1, 11)),
        deadline: Some(date(2021, 3, 20)),
        ..goal(kpi, Intent::RaiseTo, MeasuredAs::Total, target)
    };
    let found = daily(&[], |kpi| window(kpi, 70.0));
    near(found.actual, 69.0);
    assert_eq!(found.status, Status::Missed, "{}", found.reason);
    let found = daily(&[date(2021, 3, 20)], |kpi| window(kpi, 70.0));
    assert_eq!(found.status, Status::NeedsData, "{}", found.reason);
}

#[test]
fn a_total_that_can_fall_again_is_not_achieved_early() {
    let mut plan = Plan::new();
    let (won, lost) = (plan.flow("won"), plan.flow("lost"));
    plan.months(won, 13, &[60.0, 60.0]);
    plan.months(lost, 13, &[5.0, 5.0]);
    let kpi = plan.kpi_in("won - lost", Unit::Count, Better::Higher);
    let goal = goal(kpi, Intent::RaiseTo, MeasuredAs::Total, 100.0);
    let found = judge_goal(&plan.project, &goal, date(2021, 2, 28));
    assert_eq!(found.status, Status::OnPace, "{}", found.reason);
    near(found.progress, 1.1);
}

#[test]
fn a_channel_whose_readings_stopped_is_named() {
    let mut plan = Plan::new();
    let visits = plan.input("visits", InputKind::Flow);
    plan.months(visits, 12, &[10.0; 3]);
    let other = plan.add_channel("Instagram");
    plan.read_on(visits, other, month(12), 10.0);
    let later = plan.add_channel("X");
    plan.read_on(visits, later, month(14), 10.0);
    let kpi = plan.kpi("visits");
    let remarks = |n| plan.ask(kpi, DEADLINE, |evaluator| evaluator.at(month(n)).remarks);
    assert_eq!(remarks(12), Vec::<String>::new());
    assert_eq!(remarks(13), ["Instagram left out: no reading of visits"]);
}

#[test]
fn an_average_that_leaves_something_out_says_what() {
    let mut plan = Plan::new();
    let visits = plan.input("visits", InputKind::Flow);
    plan.months(visits, 13, &[10.0, f64::NAN, 10.0]);
    let kpi = plan.kpi_in("visits", Unit::Count, Better::Higher);
    let goal = Goal {
        deadline: Some(date(2021, 6, 30)),
        ..goal(kpi, Intent::KeepAtLeast, MeasuredAs::Average, 1.0)
    };
    let found = judge_goal(&plan.project, &goal, DEADLINE);
    assert!(
        found.reason.ends_with("; incomplete: 2 of 3 months, readings missing in February 2021"),
        "{:?}: {}",
        found.status,
        found.reason
    );
}

#[test]
fn a_month_without_a_figure_says_why_where_its_readings_are_there() {
    let mut plan = Plan::new();
    let (hits, tries) = (plan.flow("hits"), plan.flow("tries"));
    plan.months(hits, 13, &[10.0, 10.0, 10.0]);
    plan.months(tries, 13, &[100.0, 0.0, 100.0]);
    let kpi = plan.kpi("100 * hits / tries");
    let goal = Goal {
        deadline: Some(date(2021, 6, 30)),
        ..goal(kpi, Intent::KeepAtLeast, MeasuredAs::Average, 1.0)
    };
    let found = judge_goal(&plan.project, &goal, DEADLINE);
    let expected = "; incomplete: no figure for February 2021, since tries is 0";
    assert!(found.reason.ends_with(expected), "{}", found.reason);
}

#[test]
fn bounds_typed_the_wrong_way_round_are_the_same_two() {
    let mut plan = Plan::new();
    let visits = plan.flow("visits");
    plan.months(visits, 13, &[10.0; 3]);
    let kpi = plan.kpi_in("visits", Unit::Count, Better::Higher);
    let bounds =
        Goal { upper: Some(10.0), ..goal(kpi, Intent::KeepWithin, MeasuredAs::EveryPeriod, 50.0) };
    let found = judge_goal(&plan.project, &bounds, DEADLINE);
    assert_eq!((found.target, found.upper), (Some(10.0), Some(50.0)));
}

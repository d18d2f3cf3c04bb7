//! Goals, judged: the rows of the status table, and what stands beside the status.

use jiff::civil::{Date, date};

use super::judge_goal;
use super::testing::Plan;
use super::types::{GoalAnalysis, Status};
use crate::model::{
    AmountKind, Better, Checkpoint, Goal, InputKind, Intent, KpiId, MeasuredAs, Unit,
};

pub(super) const NONE: f64 = f64::NAN;
const START: Date = date(2021, 1, 1);
pub(super) const DEADLINE: Date = date(2021, 3, 31);
pub(super) const MID: Date = date(2021, 2, 28);

/// A goal over the first quarter of 2021 with a typed baseline of 100.
pub(super) fn goal(kpi: KpiId, intent: Intent, measured_as: MeasuredAs, target: f64) -> Goal {
    Goal {
        kpi: Some(kpi),
        intent,
        measured_as,
        target: Some(target),
        start: Some(START),
        deadline: Some(DEADLINE),
        ..Goal::default()
    }
}

/// A plan with one flow of given months from December 2020 on, and the KPI that shows it.
fn plan(values: &[f64]) -> (Plan, KpiId) {
    let mut plan = Plan::new();
    let input = plan.flow("visits");
    plan.months(input, 12, values);
    let kpi = plan.kpi_in("visits", Unit::Count, Better::Higher);
    (plan, kpi)
}

pub(super) fn judge(values: &[f64], goal_of: impl FnOnce(KpiId) -> Goal, on: Date) -> GoalAnalysis {
    let (plan, kpi) = plan(values);
    judge_goal(&plan.project, &goal_of(kpi), on)
}

#[track_caller]
pub(super) fn check(found: &GoalAnalysis, status: Status, reason: &str) {
    assert_eq!((found.status, found.reason.as_str()), (status, reason));
}

#[track_caller]
pub(super) fn near(value: Option<f64>, expected: f64) {
    assert!(value.is_some_and(|v| (v - expected).abs() < 1e-9), "{value:?} is not {expected}");
}

#[test]
fn a_scope_of_channels_that_are_gone_is_said_before_any_reading_is_missed() {
    let mut plan = Plan::new();
    plan.flow("likes");
    let kpi = plan.kpi("likes");
    for channels in [Vec::new(), vec![crate::model::ChannelId(999)]] {
        let mut goal =
            crate::model::Goal { kpi: Some(kpi), target: Some(5.0), ..Default::default() };
        goal.scope.channels = Some(channels);
        let judged = judge_goal(&plan.project, &goal, date(2021, 3, 1));
        assert_eq!(judged.status, Status::NeedsData);
        assert_eq!(judged.reason, "No channel is chosen any more, so no reading counts");
    }
}

#[test]
fn a_goal_starts_on_its_first_day() {
    let found =
        |on| judge(&[100.0], |kpi| goal(kpi, Intent::RaiseTo, MeasuredAs::LevelAtEnd, 120.0), on);
    check(
        &found(date(2020, 12, 31)),
        Status::NotStarted,
        "Starts on 1 Jan 2021 and is judged on 31 Dec 2020",
    );
    assert_eq!(found(START).status, Status::TooEarly);
}

#[test]
fn a_goal_without_figures_needs_data_and_says_which() {
    check(
        &judge(&[], |kpi| goal(kpi, Intent::RaiseTo, MeasuredAs::Total, 5.0), MID),
        Status::NeedsData,
        "No reading of visits",
    );
    let no_kpi = judge(&[1.0], |_| Goal { start: Some(START), ..Goal::default() }, MID);
    check(&no_kpi, Status::NeedsData, "No KPI is chosen, so nothing can be measured");
    let mut plan = Plan::new();
    let reach = plan.input("reach", InputKind::Unique);
    plan.months(reach, 12, &[10.0, 20.0, 30.0]);
    let kpi = plan.kpi_in("reach", Unit::People, Better::Higher);
    let refused = goal(kpi, Intent::RaiseTo, MeasuredAs::Total, 5.0);
    let found = judge_goal(&plan.project, &refused, MID);
    assert_eq!(found.status, Status::NeedsData);
    assert!(found.reason.starts_with("Reach cannot be added over time"), "{}", found.reason);
}

#[test]
fn a_rate_has_no_total() {
    let mut plan = Plan::new();
    let (shares, impressions) = (plan.flow("shares"), plan.flow("impressions"));
    plan.months(shares, 12, &[1.0, 2.0, 3.0]);
    plan.months(impressions, 12, &[100.0, 100.0, 100.0]);
    let kpi = plan.kpi("100 * shares / impressions");
    let found = judge_goal(&plan.project, &goal(kpi, Intent::RaiseTo, MeasuredAs::Total, 5.0), MID);
    check(
        &found,
        Status::NeedsData,
        "A rate or standing has no total; measure it as the level at the end or the average",
    );
}

#[test]
fn a_level_needs_a_baseline() {
    let found = judge(
        &[NONE, 100.0, 110.0],
        |kpi| goal(kpi, Intent::RaiseTo, MeasuredAs::LevelAtEnd, 120.0),
        MID,
    );
    check(
        &found,
        Status::NeedsBaseline,
        "No complete month before the start on 1 Jan 2021 has a figure",
    );
}

#[test]
fn by_percent_is_never_guessed() {
    fn found(amount: AmountKind, baseline: f64) -> GoalAnalysis {
        let mut plan = Plan::new();
        let rate = plan.input("rate", InputKind::GivenRate);
        plan.months(rate, 12, &[baseline, baseline, baseline]);
        let kpi = plan.kpi("rate");
        let goal = Goal { amount, ..goal(kpi, Intent::RaiseTo, MeasuredAs::LevelAtEnd, 2.0) };
        judge_goal(&plan.project, &goal, MID)
    }
    near(found(AmountKind::ByPoints, 12.0).target, 14.0);
    near(found(AmountKind::ByPercent, 12.0).target, 12.24);
    check(
        &found(AmountKind::PercentUndecided, 12.0),
        Status::NeedsData,
        "Choose what “by 2 percent” means: from 12 %, 2 points lead to 14 %, and 2 % of the \
         baseline to 12.24 %",
    );
    check(
        &found(AmountKind::ByPercent, 0.0),
        Status::NeedsBaseline,
        "A change by percent needs a baseline above 0, and it is 0 %",
    );
}

#[test]
fn a_level_under_way_is_held_against_the_path() {
    fn check_level(last: f64, status: Status) {
        let found = judge(
            &[100.0, 100.0, last],
            |kpi| goal(kpi, Intent::RaiseTo, MeasuredAs::LevelAtEnd, 200.0),
            MID,
        );
        assert_eq!(found.status, status, "{last}: {}", found.reason);
    }
    // The path has made 58 of 89 days, 65.17 points, by the end of February.
    check_level(165.2, Status::OnPace);
    check_level(160.2, Status::OnPace);
    check_level(160.1, Status::Behind);
    check_level(150.2, Status::Behind);
    check_level(150.1, Status::OffPace);
    check_level(100.0, Status::OffPace);
    check_level(99.0, Status::Regressed);
}

#[test]
fn thresholds_are_inclusive() {
    fn check_at(last: f64, status: Status) {
        // A checkpoint makes the path exactly 60 at the end of February.
        let found = judge(
            &[0.0, 0.0, last],
            |kpi| Goal {
                checkpoints: vec![Checkpoint { date: MID, value: 60.0 }],
                ..goal(kpi, Intent::RaiseTo, MeasuredAs::LevelAtEnd, 100.0)
            },
            MID,
        );
        near(found.path_value, 60.0);
        assert_eq!(found.status, status, "{last}: {}", found.reason);
    }
    check_at(55.0, Status::OnPace);
    check_at(54.99, Status::Behind);
    check_at(45.0, Status::Behind);
    check_at(44.99, Status::OffPace);
}

#[test]
fn checkpoints_that_contradict_are_left_out_of_the_path() {
    #[track_caller]
    fn check_stops(stops: &[(Date, f64)], path_value: f64, n_left_out: usize) {
        let stops = stops.iter().map(|(date, value)| Checkpoint { date: *date, value: *value });
        let found = judge(
            &[0.0, 0.0, 40.0],
            |kpi| Goal {
                checkpoints: stops.collect(),
                ..goal(kpi, Intent::RaiseTo, MeasuredAs::LevelAtEnd, 100.0)
            },
            MID,
        );
        near(found.path_value, path_value);
        let note = match n_left_out {
            0 => "",
            1 => "; a checkpoint that contradicts is left out of the path",
            _ => "; 2 checkpoints that contradict are left out of the path",
        };
        let ends_so = found.reason.ends_with("left out of the path");
        assert!(found.reason.ends_with(note) && ends_so == (n_left_out > 0), "{}", found.reason);
    }
    // 58 of 89 days, or 28 of the 59 after a checkpoint at the end of January.
    let (straight, after_60) = (100.0 * 58.0 / 89.0, 60.0 + 40.0 * 28.0 / 59.0);
    let january = date(2021, 1, 31);
    check_stops(&[], straight, 0);
    check_stops(&[(january, 60.0)], after_60, 0);
    check_stops(&[(january, 150.0)], straight, 1);
    check_stops(&[(january, -20.0)], straight, 1);
    check_stops(&[(date(2020, 12, 1), 5.0)], straight, 1);
    check_stops(&[(january, 60.0), (january, 70.0)], after_60, 1);
    // Back to 50 is a way one can plan: 50 more in the 44 days left, 13 of them gone.
    let dip = 50.0 + 50.0 * 13.0 / 44.0;
    check_stops(&[(january, 60.0), (date(2021, 2, 15), 50.0)], dip, 0);
    check_stops(&[(date(2021, 1, 10), 130.0), (january, 60.0), (DEADLINE, 90.0)], after_60, 2);
}

#[test]
fn lowering_counts_down_from_the_baseline() {
    fn check_progress(last: f64, expected: f64) {
        let found = judge(
            &[100.0, 90.0, last],
            |kpi| goal(kpi, Intent::LowerTo, MeasuredAs::LevelAtEnd, 60.0),
            MID,
        );
        near(found.progress, expected);
        assert_eq!(found.status, Status::OnPace);
    }
    check_progress(70.0, 0.75);
    check_progress(50.0, 1.25);
}

#[test]
fn bounds_include_their_edge() {
    let found = judge(
        &[60.0, 60.0, 60.0, 60.0],
        |kpi| goal(kpi, Intent::KeepAtMost, MeasuredAs::LevelAtEnd, 60.0),
        DEADLINE,
    );
    check(
        &found,
        Status::Achieved,
        "The window ended with 60 in March 2021, exactly at the bound of 60, which counts as reached",
    );
    near(found.progress, 1.0);
}

#[test]
fn the_end_decides() {
    let level = |last: f64| {
        judge(
            &[100.0, 110.0, 115.0, last],
            |kpi| goal(kpi, Intent::RaiseTo, MeasuredAs::LevelAtEnd, 120.0),
            DEADLINE,
        )
    };
    check(
        &level(125.0),
        Status::Achieved,
        "The window ended with 125 in March 2021, 5 over the target of 120",
    );
    check(
        &level(119.0),
        Status::Missed,
        "The window ended with 119 in March 2021, 1 under the target of 120",
    );
    check(
        &level(NONE),
        Status::NeedsData,
        "The window is over, but March 2021 is missing or incomplete and could change the \
         result",
    );
}

#[test]
fn too_early_names_both_rules() {
    let found = judge(
        &[100.0, 110.0],
        |kpi| goal(kpi, Intent::RaiseTo, MeasuredAs::LevelAtEnd, 120.0),
        date(2021, 2, 10),
    );
    check(
        &found,
        Status::TooEarly,
        "45.6 % of the window has passed and 1 month with data is complete; judging starts at \
         20 % and 2 complete months",
    );
}

#[test]
fn a_target_at_the_baseline_is_one_to_keep() {
    let found = judge(
        &[100.0, 100.0, 101.0],
        |kpi| goal(kpi, Intent::RaiseTo, MeasuredAs::LevelAtEnd, 100.0),
        MID,
    );
    check(&found, Status::OnPace, "101 in February 2021 keeps to 100 or more, so it is on pace");
    near(found.expected, 1.0);
    assert_eq!(found.required_pace, None);
}

#[test]
fn old_figures_are_stale() {
    fn check_stale(on: Date, expected: bool) {
        let found = judge(
            &[100.0, 100.0],
            |kpi| goal(kpi, Intent::RaiseTo, MeasuredAs::LevelAtEnd, 120.0),
            on,
        );
        assert_eq!(found.is_stale, expected, "{on}");
    }
    // A month and a half after 31 January.
    check_stale(date(2021, 3, 17), false);
    check_stale(date(2021, 3, 18), true);
    check_stale(date(2021, 4, 18), false);
}

//! Goals, judged: every row of the status table, and what stands beside the status.

use jiff::civil::{Date, date};

use super::judge_goal;
use super::testing::Plan;
use super::types::{GoalAnalysis, Status};
use crate::model::{
    AmountKind, Baseline, Better, Checkpoint, Goal, InputKind, Intent, KpiId, MeasuredAs, Unit,
};

pub(super) const NONE: f64 = f64::NAN;
const START: Date = date(2021, 1, 1);
const DEADLINE: Date = date(2021, 3, 31);
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
fn check(found: &GoalAnalysis, status: Status, reason: &str) {
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
        Status::NeedsBaseline,
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
fn a_total_is_achieved_as_soon_as_it_is_there() {
    let total = |values: &[f64], on| {
        judge(values, |kpi| goal(kpi, Intent::RaiseTo, MeasuredAs::Total, 250_000.0), on)
    };
    let found = total(&[NONE, 100_000.0, 150_000.0], MID);
    check(
        &found,
        Status::Achieved,
        "The total of 250,000 by 28 Feb 2021 has reached the target of 250,000 and cannot fall again",
    );
    let under_way = total(&[NONE, 80_000.0, 80_000.0], MID);
    assert_eq!(under_way.status, Status::OnPace, "{}", under_way.reason);
    near(under_way.progress, 0.64);
    near(under_way.required_pace, 90_000.0);
    near(under_way.recent_pace, 80_000.0);
    assert_eq!(
        under_way.measured.iter().map(|point| point.figure.value()).collect::<Vec<_>>(),
        [Some(80_000.0), Some(160_000.0)]
    );
    let gap = total(&[NONE, 80_000.0, NONE, 80_000.0], DEADLINE);
    check(
        &gap,
        Status::NeedsData,
        "The window is over, but February 2021 is missing or incomplete and could change the \
         result",
    );
}

#[test]
fn a_limit_is_missed_once_exceeded() {
    let found = judge(
        &[NONE, 60.0, 60.0],
        |kpi| goal(kpi, Intent::KeepAtMost, MeasuredAs::Total, 100.0),
        MID,
    );
    check(
        &found,
        Status::Missed,
        "The total of 120 by 28 Feb 2021 is over the limit of 100 and cannot fall again",
    );
}

#[test]
fn totals_by_an_amount_add_to_the_window_before() {
    let mut plan = Plan::new();
    let input = plan.flow("visits");
    plan.months(input, 10, &[10.0, 20.0, 30.0, 25.0, 30.0]);
    let kpi = plan.kpi_in("visits", Unit::Count, Better::Higher);
    let goal = Goal {
        amount: AmountKind::ByPercent,
        ..goal(kpi, Intent::RaiseTo, MeasuredAs::Total, 50.0)
    };
    let found = judge_goal(&plan.project, &goal, MID);
    near(found.baseline.map(|used| used.value), 60.0);
    near(found.target, 90.0);
    near(found.progress, 55.0 / 90.0);
}

#[test]
fn an_average_is_held_against_a_flat_path() {
    let mut plan = Plan::new();
    let (shares, followers) = (plan.flow("shares"), plan.stock("followers"));
    plan.months(shares, 13, &[100.0, 120.0]);
    plan.months(followers, 13, &[10_000.0, 10_000.0]);
    let kpi = plan.kpi("100 * shares / followers");
    let found =
        judge_goal(&plan.project, &goal(kpi, Intent::RaiseTo, MeasuredAs::Average, 1.0), MID);
    near(found.actual, 1.1);
    near(found.expected, 1.0);
    check(
        &found,
        Status::OnPace,
        "1.1 % on average by 28 Feb 2021 keeps to 1 % or more, so it is on pace",
    );
    assert_eq!(found.buffer_days, None);
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
fn every_period_counts_the_periods_that_met_the_bound() {
    fn found(values: &[f64], required: f64, on: Date) -> GoalAnalysis {
        let deadline = date(2021, 6, 30);
        judge(
            values,
            |kpi| Goal {
                required_share: required,
                deadline: Some(deadline),
                ..goal(kpi, Intent::KeepAtMost, MeasuredAs::EveryPeriod, 60.0)
            },
            on,
        )
    }
    let end = date(2021, 6, 30);
    let may = date(2021, 5, 31);
    let on_pace = found(&[NONE, 50.0, 70.0, 60.0, 60.0, 60.0], 100.0, may);
    check(
        &on_pace,
        Status::OnPace,
        "4 of 5 months had 60 or less, the last one among them; that is 80 % of what is \
         required: 80 % or more with the last month met is on pace",
    );
    near(on_pace.progress, 0.8);
    let behind = found(&[NONE, 50.0, 60.0, 60.0, 60.0, 61.0], 100.0, may);
    check(
        &behind,
        Status::Behind,
        "4 of 5 months had 60 or less, the last one not among them; that is 80 % of what is \
         required: on pace from 80 % on, but only with the last month met",
    );
    let off = found(&[NONE, 50.0, 61.0, 61.0, 61.0, 61.0], 100.0, may);
    assert_eq!(off.status, Status::OffPace, "{}", off.reason);
    let achieved = found(&[NONE, 50.0, 70.0, 60.0, 60.0, 60.0, 60.0], 80.0, end);
    check(
        &achieved,
        Status::Achieved,
        "The window ended with 5 of 6 months at 60 or less; that is 83.3 %, and 80 % are \
         required",
    );
    let missed = found(&[NONE, 50.0, 70.0, 70.0, 60.0, 60.0], 80.0, end);
    check(
        &missed,
        Status::Missed,
        "The window ended with 3 of 6 months at 60 or less (1 month without a figure); that is \
         50 %, and 80 % are required",
    );
    let open = found(&[NONE, 50.0, 70.0, 60.0, 60.0, 60.0], 80.0, end);
    check(
        &open,
        Status::NeedsData,
        "The window is over, but June 2021 is missing or incomplete and could change the \
         result",
    );
}

#[test]
fn a_figure_within_the_noise_is_too_close_to_call() {
    let mut plan = Plan::new();
    let input = plan.flow("visits");
    plan.months(
        input,
        1,
        &[
            100.0, 120.0, 95.0, 118.0, 99.0, 121.0, 97.0, 119.0, 98.0, 120.0, 96.0, 118.0, 99.0,
            130.0,
        ],
    );
    let kpi = plan.kpi_in("visits", Unit::Count, Better::Higher);
    let goal = Goal {
        baseline: Baseline::Typed { value: 100.0, as_of: None },
        ..goal(kpi, Intent::RaiseTo, MeasuredAs::LevelAtEnd, 150.0)
    };
    let found = judge_goal(&plan.project, &goal, MID);
    assert_eq!(found.status, Status::TooClose, "{}", found.reason);
    assert!(found.reason.contains("the goal would be off pace, with 1"), "{}", found.reason);
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

#[test]
fn a_survey_carries_its_margin() {
    let mut plan = Plan::new();
    let inputs = ["promoters", "passives", "detractors"].map(|name| plan.flow(name));
    for (input, n) in inputs.into_iter().zip([50.0, 30.0, 20.0]) {
        plan.months(input, 12, &[n; 3]);
    }
    let kpi = plan.kpi_in(
        "100 * (promoters - detractors) / (promoters + passives + detractors)",
        Unit::Points,
        Better::Higher,
    );
    plan.project.kpis.change(kpi, |kpi| kpi.library_key = Some("nps".into()));
    let found =
        judge_goal(&plan.project, &goal(kpi, Intent::RaiseTo, MeasuredAs::LevelAtEnd, 40.0), MID);
    check(
        &found,
        Status::TooClose,
        "30 points in February 2021 may be off by 15.31 points by chance: with 14.69 points \
         the goal would be off pace, with 45.31 points on pace; up to 5 points short of the path \
         is on pace, up to 15 behind",
    );
}

//! What stands beside a goal's status: sentences, explanation, pace, former paths.

use jiff::civil::date;

use super::judge_goal;
use super::judge_tests::{MID, NONE, goal, judge, near};
use super::testing::Plan;
use crate::model::{
    AmountKind, Better, Cadence, Checkpoint, FormerTarget, Goal, InputKind, Intent, MeasuredAs,
    Unit,
};

#[test]
fn former_targets_keep_their_path() {
    let found = judge(
        &[100.0, 130.0, 160.0],
        |kpi| Goal {
            former_targets: vec![FormerTarget {
                until: date(2021, 1, 20),
                amount: AmountKind::By,
                target: 50.0,
                upper: None,
                checkpoints: Vec::new(),
            }],
            checkpoints: vec![Checkpoint { date: date(2021, 2, 10), value: 110.0 }],
            ..goal(kpi, Intent::RaiseTo, MeasuredAs::LevelAtEnd, 189.0)
        },
        MID,
    );
    assert_eq!(found.path.len(), 3);
    assert_eq!(found.former_paths.len(), 1);
    // It does not run through a checkpoint that came later.
    assert_eq!(found.former_paths[0].corners.len(), 2);
    assert_eq!(found.former_paths[0].until, date(2021, 1, 20));
    assert_eq!(found.former_paths[0].corners.last().map(|corner| corner.value), Some(150.0));
}

#[test]
fn sentences_say_what_the_chart_shows() {
    let mut plan = Plan::new();
    let rate = plan.input("rate", InputKind::GivenRate);
    plan.months(rate, 12, &[12.0, 12.6, 13.2]);
    let kpi = plan.kpi("rate");
    let level = goal(kpi, Intent::RaiseTo, MeasuredAs::LevelAtEnd, 14.0);
    let found = judge_goal(&plan.project, &level, MID);
    assert_eq!(
        found.sentence,
        "13.2 % in February 2021, 0.1 points under the path to 14 % by 31 Mar 2021"
    );
    assert_eq!(found.measurable, "Raise test rate from 12 % to 14 % by 31 Mar 2021");
    let by = Goal {
        amount: AmountKind::ByPoints,
        target: Some(2.0),
        scope: crate::model::Scope { channels: Some(vec![plan.channel]), market: "U.S.".into() },
        ..level
    };
    assert_eq!(
        judge_goal(&plan.project, &by, MID).measurable,
        "Raise test rate by 2 percentage points, from 12 % to 14 %, by 31 Mar 2021, on \
         Facebook, market U.S."
    );
    let total = judge(
        &[NONE, 80_000.0, 80_000.0],
        |kpi| goal(kpi, Intent::RaiseTo, MeasuredAs::Total, 250_000.0),
        MID,
    );
    assert_eq!(
        total.sentence,
        "160,000 from 1 Jan to 28 Feb 2021, 2,921 under the path to 250,000 by 31 Mar 2021"
    );
    assert_eq!(total.measurable, "Raise test rate to 250,000 in total from 1 Jan to 31 Mar 2021");
    let empty = judge_goal(&plan.project, &Goal::default(), MID);
    assert_eq!(
        empty.measurable,
        "Raise a KPI still to be chosen to a target still to be set by a deadline still to be set"
    );
    assert_eq!(empty.sentence, "No figure to judge yet");
}

#[test]
fn pace_and_buffer_follow_the_path() {
    let found = judge(
        &[100.0, 130.0, 160.0],
        |kpi| goal(kpi, Intent::RaiseTo, MeasuredAs::LevelAtEnd, 189.0),
        MID,
    );
    near(found.required_pace, 29.0);
    near(found.recent_pace, 30.0);
    // 60 of 89 units are due on the 60th day; two days later than the end of February.
    near(found.buffer_days, 2.0);
}

#[test]
fn a_day_series_is_judged_per_day() {
    let mut plan = Plan::new();
    let input = plan.flow("visits");
    for n in 0..59 {
        let period = crate::model::Period { cadence: Cadence::Day, ordinal: 18_628 + n };
        plan.read(input, period, 1.0);
    }
    let kpi = plan.kpi_in("visits", Unit::Count, Better::Higher);
    let found =
        judge_goal(&plan.project, &goal(kpi, Intent::RaiseTo, MeasuredAs::Total, 90.0), MID);
    assert_eq!(found.judged_per, Cadence::Day);
    near(found.actual, 59.0);
    near(found.required_pace, 1.0);
}

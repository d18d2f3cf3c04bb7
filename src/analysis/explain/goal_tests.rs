//! Explanations of goals, line by line, and the sentences of their statuses.

use jiff::civil::date;

use super::tests::{ask, check};
use super::{About, GoalNumber};
use crate::analysis::judge_tests::{MID, NONE, goal};
use crate::analysis::testing::{Plan, month};
use crate::model::{AmountKind, Better, Goal, Intent, ItemId, MeasuredAs, Unit};

/// Visits from December 2020 on and a goal over the first quarter of 2021.
pub(super) fn goal_plan(
    values: &[f64],
    goal_of: impl FnOnce(crate::model::KpiId) -> Goal,
) -> (Plan, About) {
    let mut plan = Plan::new();
    let input = plan.flow("visits");
    plan.months(input, 12, values);
    let kpi = plan.kpi_in("visits", Unit::Count, Better::Higher);
    let id = plan.goal(goal_of(kpi));
    (plan, About::Goal(id))
}

#[test]
fn a_level_leads_from_baseline_to_progress_pace_and_buffer() {
    let (plan, about) = goal_plan(&[100.0, 130.0, 160.0], |kpi| {
        goal(kpi, Intent::RaiseTo, MeasuredAs::LevelAtEnd, 189.0)
    });
    let found = ask(&plan, &about, MID);
    check(&found, "Figure", &["160 in February 2021, the last complete month with a figure"]);
    check(
        &found,
        "Baseline",
        &["100 (December 2020, the last complete month with a figure before the start)"],
    );
    check(&found, "Target", &["189", "Reached with 189 or more"]);
    check(
        &found,
        "Path",
        &[
            "158 on 28 Feb 2021",
            "Straight from 100 on 1 Jan 2021 to 189 on 31 Mar 2021",
            "58 of the 89 days between these have gone",
        ],
    );
    check(
        &found,
        "Progress",
        &[
            "(160 − 100) ÷ (189 − 100) = 67.4 % of the way from the baseline",
            "Expected: (158 − 100) ÷ (189 − 100) = 65.2 %",
        ],
    );
    check(
        &found,
        "Pace",
        &[
            "Required: (189 − 160) ÷ 1 month left = 29 per month",
            "Recently: the slope of the straight line through the last 3 months (100, 130, 160) \
             = 30 per month",
            "At best: the change over 1 Jan to 31 Jan 2021 ÷ 1 month = 30 per month, the best of \
             all stretches of 1 complete month",
        ],
    );
    check(&found, "Buffer", &["2 days ahead: the path gets to 160 2 days after 28 Feb 2021"]);
    check(
        &found,
        "Thresholds",
        &[
            "Judged from 20 % of the window and 2 months on. On pace down to 5 % of the way \
             under the path, behind down to 15 %, off pace beyond",
            "The plan settings hold these numbers",
        ],
    );
    check(&found, "Judged", &["Per month on 28 Feb 2021, a day fixed for this plan"]);
}

#[test]
fn each_number_of_a_goal_can_be_asked_alone() {
    let (plan, about) = goal_plan(&[100.0, 130.0, 160.0], |kpi| Goal {
        amount: AmountKind::By,
        ..goal(kpi, Intent::RaiseTo, MeasuredAs::LevelAtEnd, 89.0)
    });
    let About::Goal(id) = about else { unreachable!("a goal was asked about") };
    let one = |number| ask(&plan, &About::GoalNumber(id, number), MID);
    check(&one(GoalNumber::Target), "Target", &["100 + 89 = 189", "Reached with 189 or more"]);
    check(
        &one(GoalNumber::RequiredPace),
        "Required",
        &["Required: (189 − 160) ÷ 1 month left = 29 per month"],
    );
    assert_eq!(one(GoalNumber::Buffer).title, format!("Buffer: Goal {id}"));
    check(
        &one(GoalNumber::Noise),
        "Chance",
        &["3 complete months with a figure: chance is read off a series from 8 on"],
    );
    for number in [GoalNumber::Baseline, GoalNumber::Progress, GoalNumber::RecentPace] {
        assert!(!one(number).parts.is_empty(), "{number:?}");
    }
}

#[test]
fn totals_averages_and_every_period_say_what_they_count() {
    let values = [NONE, 80.0, 60.0];
    let of = |intent, measured_as, target| {
        let (plan, about) = goal_plan(&values, |kpi| goal(kpi, intent, measured_as, target));
        ask(&plan, &about, MID)
    };
    let total = of(Intent::RaiseTo, MeasuredAs::Total, 250.0);
    check(&total, "Figure", &["140 in total from 1 Jan to 28 Feb 2021"]);
    check(&total, "By period", &["January 2021: 80; February 2021: 60"]);
    check(&total, "Baseline", &["A total starts from 0, so none is needed"]);
    let average = of(Intent::KeepAtLeast, MeasuredAs::Average, 80.0);
    check(&average, "Figure", &["70 on average from 1 Jan to 28 Feb 2021", "140 ÷ 2 months = 70"]);
    check(
        &average,
        "Progress",
        &[
            "The bound is missed by 10: 1 − 10 ÷ 80 = 87.5 %",
            "Expected: 100 %, as the path is flat",
        ],
    );
    let every = of(Intent::KeepAtMost, MeasuredAs::EveryPeriod, 70.0);
    check(
        &every,
        "By period",
        &[
            "January 2021: 80, not met; February 2021: 60, met",
            "The bound is 70 or less, itself included",
        ],
    );
    check(
        &every,
        "Progress",
        &[
            "1 of 2 complete months met it = 50 %; ÷ the 100 % required = 50 %",
            "Expected: 100 %, every month alike",
        ],
    );
}

#[test]
fn a_point_of_a_total_tells_the_running_total_and_the_path() {
    let (plan, about) =
        goal_plan(&[NONE, 80.0, 60.0], |kpi| goal(kpi, Intent::RaiseTo, MeasuredAs::Total, 89.0));
    let About::Goal(id) = about else { unreachable!("a goal was asked about") };
    let found = ask(&plan, &About::GoalPoint(id, month(14)), MID);
    check(&found, "Figure", &["140 in total from 1 Jan to 28 Feb 2021"]);
    check(&found, "Path", &["58 on 28 Feb 2021; the figure is 82 over it"]);
}

#[test]
fn a_goal_that_cannot_be_measured_says_why() {
    let (plan, about) =
        goal_plan(&[], |_| Goal { start: Some(date(2021, 1, 1)), ..Goal::default() });
    let found = ask(&plan, &about, MID);
    check(&found, "Figure", &["None: no KPI is chosen, so nothing can be measured"]);
    let (plan, about) =
        goal_plan(&[], |kpi| goal(kpi, Intent::RaiseTo, MeasuredAs::LevelAtEnd, 5.0));
    let found = ask(&plan, &about, MID);
    check(&found, "Figure", &["None: no reading of visits"]);
}

#[test]
fn every_status_says_its_numbers_and_its_rule() {
    let series: [&[f64]; 5] = [
        &[100.0, 130.0, 160.0],
        &[100.0, 90.0, 80.0],
        &[100.0, 110.0, 112.0, 130.0],
        &[100.0, 80.0, 60.0, 50.0],
        &[100.0, 110.0],
    ];
    let mut seen = std::collections::BTreeSet::new();
    for (measured_as, intent) in
        MeasuredAs::ALL.into_iter().flat_map(|way| Intent::ALL.map(|intent| (way, intent)))
    {
        for (values, (on, target)) in series.iter().flat_map(|values| {
            [(MID, 120.0), (MID, 60.0), (date(2021, 3, 31), 120.0)].map(|day| (values, day))
        }) {
            let (plan, about) = goal_plan(values, |kpi| Goal {
                upper: Some(target + 40.0),
                ..goal(kpi, intent, measured_as, target)
            });
            let found = ask(&plan, &about, on);
            let (status, reason) = found.parts[0].lines[0].split_once(": ").unwrap();
            let rule: &[&str] = match status {
                "On pace" => &["still on pace", "so it is on pace", "met is on pace"],
                "Behind" => &["15 %", "behind", "last month met"],
                "Off pace" => &["15 %", "under 60 %"],
                "Too early" => &["judging starts at 20 % and 2 complete months"],
                "Regressed" => &["worse than the baseline of 100"],
                "Achieved" | "Missed" => &["target", "bound", "limit", "within", "required"],
                "Needs data" => &["could change the result"],
                other => panic!("{other}: {reason}"),
            };
            assert!(rule.iter().any(|rule| reason.contains(rule)), "{status}: {reason}");
            assert!(reason.contains(char::is_numeric), "{status}: {reason}");
            seen.insert(status.to_owned());
        }
    }
    assert_eq!(seen.len(), 8, "{seen:?}");
}

#[test]
fn a_finding_says_how_its_numbers_came_about() {
    let (plan, about) = goal_plan(&[100.0, 130.0, 160.0], |kpi| {
        goal(kpi, Intent::RaiseTo, MeasuredAs::LevelAtEnd, 300.0)
    });
    let About::Goal(id) = about else { panic!("{about:?}") };
    let code = "beyond_history";
    let asked = About::Finding { about: ItemId::Goal(id), code, against: None };
    let found = ask(&plan, &asked, MID);
    let labels: Vec<&str> = found.parts.iter().map(|part| part.label).collect();
    assert_eq!(labels[..3], ["Finding", "How", "Status"], "{found}");
    let finding = &found.parts[0].lines[0];
    assert!(finding.starts_with("The target needs +140 in the month that is left"), "{finding}");
    let best = found.lines().into_iter().find(|line| line.starts_with("Pace: At best"));
    assert!(best.is_some_and(|line| line.contains("= 30 per month")), "{found}");
}

//! Goals judged by totals, averages, every period, and within the noise of their figures.

use jiff::civil::{Date, date};

use super::judge_goal;
use super::judge_tests::{DEADLINE, MID, NONE, check, goal, judge, near};
use super::testing::Plan;
use super::types::{GoalAnalysis, Status};
use crate::model::{AmountKind, Baseline, Better, Goal, Intent, MeasuredAs, Unit};

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

/// A survey of December to February, of which a KPI is the score.
fn surveyed(names: &[(&str, f64)], formula: &str, key: Option<&str>) -> GoalAnalysis {
    let mut plan = Plan::new();
    for (name, n) in names {
        let input = plan.flow(name);
        plan.months(input, 12, &[*n; 3]);
    }
    let kpi = plan.kpi_in(formula, Unit::Points, Better::Higher);
    plan.project.kpis.change(kpi, |kpi| kpi.library_key = key.map(str::to_owned));
    judge_goal(&plan.project, &goal(kpi, Intent::RaiseTo, MeasuredAs::LevelAtEnd, 40.0), MID)
}

#[test]
fn a_survey_carries_its_margin() {
    let answers = [("promoters", 50.0), ("passives", 30.0), ("detractors", 20.0)];
    let formula = "100 * (promoters - detractors) / (promoters + passives + detractors)";
    check(
        &surveyed(&answers, formula, Some("nps")),
        Status::TooClose,
        "30 points in February 2021 may be off by 15.3 points by chance: with 14.7 points the \
         goal would be off pace, with 45.3 points on pace; short by up to 5 % of the way is \
         on pace, by up to 15 % behind; 100 answers, 95 % margin ± 15.3 points",
    );
}

#[test]
fn a_share_lies_within_its_interval_by_wilson() {
    let answers = [("satisfied_answers", 15.0), ("survey_answers", 20.0)];
    let found = surveyed(&answers, "100 * satisfied_answers / survey_answers", Some("csat"));
    assert_eq!(found.status, Status::OnPace, "{}", found.reason);
    assert!(
        found.sentence.starts_with("75 points (53 to 89 points, 20 answers) in February 2021, "),
        "{}",
        found.sentence
    );
    let answers = [("satisfied_answers", 8.0), ("survey_answers", 20.0)];
    let found = surveyed(&answers, "100 * satisfied_answers / survey_answers", Some("csat"));
    check(
        &found,
        Status::TooClose,
        "40 points in February 2021 may lie anywhere from 22 points to 61 points by chance: \
         with 22 points the goal would be off pace, with 61 points on pace; off by up to 5 % of \
         the bound is on pace, by up to 15 % behind; 20 answers, 95 % interval 22 to 61 points \
         (Wilson)",
    );
}

#[test]
fn every_status_of_a_survey_says_how_many_answers_it_has() {
    const SCORE: &str = "100 * (promoters - detractors) / (promoters + passives + detractors)";
    fn check_n(promoters: f64, others: f64, expected: &str) {
        let answers = [("promoters", promoters), ("passives", others), ("detractors", 0.0)];
        let found = surveyed(&answers, SCORE, Some("nps"));
        assert!(found.reason.contains(expected), "{}", found.reason);
    }
    check_n(0.0, 0.0, "No answers: promoters + passives + detractors is 0 in February 2021");
    check_n(1.0, 0.0, "; 1 answer, too few answers for a margin (it takes 10)");
    check_n(8.0, 0.0, "; 8 answers, too few answers for a margin (it takes 10)");
    check_n(5.0, 4.0, "; 9 answers, too few answers for a margin (it takes 10)");
    check_n(5.0, 5.0, "; 10 answers, 95 % margin ± 31 points");
}

#[test]
fn the_formula_tells_a_survey_whatever_its_inputs_are_called() {
    const SCORE: &str = "100 * (promoters - detractors) / (promoters + passives + detractors)";
    const SHARE: &str = "100 * satisfied_answers / survey_answers";
    fn check_answers(names: &[&str], formula: &str, key: Option<&str>, expected: Option<f64>) {
        let names: Vec<(&str, f64)> = names.iter().copied().zip([10.0, 50.0, 20.0]).collect();
        let found = surveyed(&names, formula, key).survey;
        assert_eq!(found.map(|survey| survey.answers), expected, "{formula} {key:?}");
    }
    let of_score = ["promoters", "passives", "detractors"];
    let fans = ["fans", "others", "critics"];
    let renamed = "100 * (fans - critics) / (fans + others + critics)";
    check_answers(&of_score, SCORE, Some("nps"), Some(80.0));
    check_answers(&of_score, SCORE, None, Some(80.0));
    check_answers(&fans, renamed, Some("nps"), Some(80.0));
    check_answers(&fans, renamed, None, Some(80.0));
    check_answers(&of_score, "promoters - detractors + 0 * passives", Some("nps"), None);
    let of_share = ["satisfied_answers", "survey_answers"];
    let short = ["happy", "asked"];
    check_answers(&of_share, SHARE, Some("csat"), Some(50.0));
    check_answers(&of_share, SHARE, None, Some(50.0));
    check_answers(&short, "100 * happy / asked", Some("csat"), Some(50.0));
    // Any rate looks like this.
    check_answers(&short, "100 * happy / asked", None, None);
    check_answers(&of_share, "10 * satisfied_answers / survey_answers", Some("csat"), None);
    check_answers(&of_share, "satisfied_answers / survey_answers", None, Some(50.0));
    let polled = ["yes", "poll_answers"];
    check_answers(&polled, "100 * yes / poll_answers", None, Some(50.0));
    let parts = ["very_satisfied", "survey_responses", "satisfied"];
    let two_of_five = "100 * (very_satisfied + satisfied) / survey_responses";
    check_answers(&parts, two_of_five, None, Some(50.0));
    let counted = ["promoters", "survey_answers", "detractors"];
    let of_all = "100 * (promoters - detractors) / survey_answers";
    check_answers(&counted, of_all, None, Some(50.0));
    check_answers(&of_share, "100 - satisfied_answers / survey_answers", None, None);
    check_answers(&of_share, "100 * survey_answers / satisfied_answers", None, None);
}

#[test]
fn a_divisor_that_is_0_over_the_whole_window_is_named_with_it() {
    let mut plan = Plan::new();
    let (x, won, lost) = (plan.flow("x"), plan.flow("won"), plan.flow("lost"));
    plan.months(x, 13, &[1.0, 1.0]);
    plan.months(won, 13, &[5.0, 3.0]);
    plan.months(lost, 13, &[3.0, 5.0]);
    let kpi = plan.kpi_in("x / (won - lost)", Unit::Count, Better::Higher);
    let goal = goal(kpi, Intent::KeepAtLeast, MeasuredAs::Average, 1.0);
    let found = judge_goal(&plan.project, &goal, MID);
    check(&found, Status::NeedsData, "Won − lost is 0 over 1 Jan to 28 Feb 2021");
    let mut plan = Plan::new();
    let (shares, fans) = (plan.flow("shares"), plan.stock("fans"));
    plan.months(shares, 13, &[1.0, 1.0]);
    plan.months(fans, 13, &[5.0, 0.0]);
    let kpi = plan.kpi_in("100 * shares / fans", Unit::Percent, Better::Higher);
    let goal = self::goal(kpi, Intent::RaiseTo, MeasuredAs::Total, 1.0);
    let found = judge_goal(&plan.project, &goal, MID);
    check(&found, Status::NeedsData, "Fans is 0 over 1 Jan to 28 Feb 2021");
}

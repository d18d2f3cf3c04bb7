//! Explanations of every kind of number, line by line.

use std::sync::Arc;

use jiff::civil::Date;

use super::goal_tests::goal_plan;
use super::{About, Explanation, explain, explain_point};
use crate::analysis::analyst::Analyst;
use crate::analysis::judge_tests::{MID, goal};
use crate::analysis::testing::{Plan, month, quarter};
use crate::model::{
    Better, Goal, GoalState, Input, InputKind, Intent, JudgedOn, MeasuredAs, Objective, Period,
    StockRule, Unit,
};

pub(super) fn ask(plan: &Plan, about: &About, on: Date) -> Explanation {
    let mut project = plan.project.clone();
    Arc::make_mut(&mut project.settings).judging.judged_on = JudgedOn::Fixed(on);
    let project = Arc::new(project);
    let analysis = Analyst::default().analyse(&project, on);
    explain(&project, &analysis, about).unwrap()
}

#[track_caller]
pub(super) fn check(explanation: &Explanation, label: &str, expected: &[&str]) {
    let part = explanation.parts.iter().find(|part| part.label == label);
    let lines: Vec<&str> =
        part.map_or(&[][..], |part| &part.lines).iter().map(String::as_str).collect();
    assert_eq!(lines, expected, "{explanation}");
}

/// Shares over followers on two channels; February complete on both.
fn amplification() -> Plan {
    let mut plan = Plan::new();
    let (shares, followers) = (plan.flow("shares"), plan.stock("followers"));
    let other = plan.add_channel("Instagram");
    plan.months(shares, 12, &[90.0, 100.0, 120.0]);
    plan.months(followers, 12, &[10_000.0, 10_000.0, 12_000.0]);
    plan.read_on(shares, other, month(14), 80.0);
    plan.read_on(followers, other, month(14), 8_000.0);
    plan
}

#[test]
fn a_figure_names_its_inputs_channels_and_gaps() {
    let mut plan = amplification();
    let kpi = plan.kpi("100 * shares / followers");
    let about = |period| About::Point { kpi, period, channels: None };
    let february = ask(&plan, &about(month(14)), MID);
    assert_eq!(february.title, "Test rate in February 2021");
    check(
        &february,
        "Formula",
        &["Test rate = 100 · shares ÷ followers", "= 100 · 200 ÷ 20,000 = 1"],
    );
    check(&february, "Figure", &["1 %"]);
    check(
        &february,
        "Inputs",
        &[
            "Shares: 200, entered for February 2021 (Facebook 120, Instagram 80)",
            "Followers: 20,000, last reading of February 2021 (Facebook 12,000, Instagram 8,000)",
        ],
    );
    check(&february, "Periods", &["February 2021, 1 Feb to 28 Feb 2021; 4 readings"]);
    check(&february, "Channels", &["Facebook and Instagram (of all channels)"]);
    check(&february, "Missing", &["Nothing"]);
    let to_date = ask(&plan, &about(quarter(2021, 1)), MID);
    check(&to_date, "Figure", &["1.5 %, to date"]);
    check(
        &to_date,
        "Periods",
        &["Q1 2021, 1 Jan to 31 Mar 2021, not over on 28 Feb 2021; 5 readings so far"],
    );
    let march = ask(&plan, &about(month(15)), MID);
    check(&march, "Figure", &["None: no reading of shares and followers in March 2021"]);
}

#[test]
fn a_channel_that_lacks_an_input_is_named() {
    let mut plan = amplification();
    let shares = plan.project.input_named("shares").unwrap().0;
    let website = plan.add_channel("Website");
    plan.read_on(shares, website, month(14), 7.0);
    let kpi = plan.kpi("100 * shares / followers");
    let found = ask(&plan, &About::Point { kpi, period: month(14), channels: None }, MID);
    check(&found, "Missing", &["Website left out: no reading of followers"]);
    let alone =
        ask(&plan, &About::Point { kpi, period: month(14), channels: Some(vec![website]) }, MID);
    assert_eq!(alone.title, "Test rate in February 2021, on Website");
    check(&alone, "Figure", &["None: no reading of followers"]);
    check(&alone, "Inputs", &["Shares: 7 on Website", "Followers: no reading of followers"]);
}

#[test]
fn rounded_figures_show_what_was_rounded() {
    let mut plan = Plan::new();
    let (hits, all) = (plan.flow("hits"), plan.flow("all"));
    plan.months(hits, 14, &[4.0]);
    plan.months(all, 14, &[104.0]);
    let kpi = plan.kpi("100 * hits / all");
    let found = ask(&plan, &About::Point { kpi, period: month(14), channels: None }, MID);
    check(&found, "Figure", &["3.85 % (3.846154)"]);
}

#[test]
fn a_formula_that_cannot_be_read_says_so() {
    let mut plan = Plan::new();
    let kpi = plan.kpi("shares / nothing");
    let found = explain_point(&plan.project, plan.kpi_ref(kpi), month(14), None, MID);
    check(&found, "Formula", &["Test rate = shares / nothing"]);
    check(&found, "Figure", &["None: the formula refers to shares, which this plan does not have"]);
}

#[test]
fn readings_say_what_was_entered_and_what_was_added_up() {
    let mut plan = Plan::new();
    let shares = plan.flow("shares");
    plan.project.inputs.change(shares, |input: &mut Input| input.source = "export".into());
    plan.months(shares, 12, &[90.0, 100.0, 120.0]);
    let about = |period: Period| About::Reading { input: shares, period, channels: None };
    let february = ask(&plan, &about(month(14)), MID);
    assert_eq!(february.title, "Shares in February 2021");
    check(&february, "Entered", &["Facebook 120"]);
    check(&february, "Source", &["Export"]);
    let quarter = ask(&plan, &about(quarter(2021, 1)), MID);
    check(&quarter, "Figure", &["220"]);
    check(&quarter, "Entered", &[]);
    check(&quarter, "Inputs", &["Shares: 220, readings by month added up"]);
}

#[test]
fn stocks_and_people_name_their_rule() {
    let check_rule = |kind: InputKind, expected: &str| {
        let mut plan = Plan::new();
        let input = plan.input("crowd", kind);
        plan.project.inputs.change(input, |input: &mut Input| input.stock_rule = StockRule::Mean);
        plan.months(input, 14, &[5.0]);
        let about = About::Reading { input, period: month(14), channels: None };
        let found = ask(&plan, &about, MID);
        assert!(found.lines().iter().any(|line| line.contains(expected)), "{found}");
    };
    check_rule(InputKind::Flow, "A flow: added up over time");
    check_rule(InputKind::Stock, "Crowd: 5, mean of the readings of February 2021");
    check_rule(InputKind::Unique, "Crowd: 5, the platform's own figure for February 2021");
    check_rule(InputKind::GivenRate, "Crowd: 5, as reported");
}

#[test]
fn what_is_refused_names_no_own_figure_and_counts_what_is_there() {
    let mut plan = Plan::new();
    let reach = plan.input("reach", InputKind::Unique);
    plan.months(reach, 13, &[5.0, 7.0, 6.0]);
    let kpi = plan.kpi("reach");
    let about = About::Point { kpi, period: quarter(2021, 1), channels: None };
    let found = ask(&plan, &about, crate::analysis::testing::LATER);
    let inputs = found.parts.iter().find(|part| part.label == "Inputs").unwrap();
    assert!(inputs.lines[0].starts_with("Reach: none: reach cannot be added"), "{found}");
    assert!(!inputs.lines[0].ends_with("own figure for Q1 2021"), "{found}");
    check(&found, "Periods", &["Q1 2021, 1 Jan to 31 Mar 2021; 3 readings"]);
}

#[test]
fn an_objective_tells_what_each_goal_adds() {
    let mut plan = Plan::new();
    let visits = plan.flow("visits");
    plan.months(visits, 12, &[100.0, 130.0, 160.0]);
    let kpi = plan.kpi_in("visits", Unit::Count, Better::Higher);
    let id = plan.project.new_id();
    plan.project.objectives.set(id, Objective { name: "Awareness".into(), ..Objective::default() });
    for (target, weight, state) in [
        (220.0, 1.0, GoalState::Active),
        (130.0, 3.0, GoalState::Active),
        (500.0, 9.0, GoalState::Draft),
    ] {
        plan.goal(Goal {
            objective: Some(id),
            statement: format!("To {target}"),
            weight,
            state,
            ..goal(kpi, Intent::RaiseTo, MeasuredAs::LevelAtEnd, target)
        });
    }
    let found = ask(&plan, &About::Objective(id), MID);
    assert_eq!(found.title, "Awareness");
    check(&found, "Progress", &["(1 · 50 + 3 · 100) ÷ (1 + 3) = 87.5 %"]);
    check(
        &found,
        "Goals",
        &[
            "To 220: 50 %, weight 1, off pace",
            "To 130: 200 %, counted as 100 %, weight 3, on pace",
            "To 500: draft, so it does not count",
        ],
    );
    check(&found, "Measured", &["2 of 2 goals that count (active or closed)"]);
    check(&found, "Worst", &["Off pace"]);
}

#[test]
fn the_plan_tells_its_counts_and_dates() {
    let (mut plan, _) = goal_plan(&[100.0, 130.0, 160.0], |kpi| {
        goal(kpi, Intent::RaiseTo, MeasuredAs::LevelAtEnd, 189.0)
    });
    let input = plan.project.input_named("visits").unwrap().0;
    plan.project.inputs.change(input, |input: &mut Input| input.label = "Visits".into());
    let found = ask(&plan, &About::Plan, MID);
    check(
        &found,
        "Data to",
        &["28 Feb 2021, the end of the newest period with a reading: Visits on Facebook in \
           February 2021"],
    );
    check(&found, "Judged on", &["28 Feb 2021, a day fixed for this plan, as its settings say"]);
    check(&found, "Lists", &["0 objectives, 1 KPI, 1 input, 1 channel"]);
    check(&found, "Goals", &["1 goal: 1 on pace"]);
    check(&found, "Readings", &["3 readings"]);
}

#[test]
fn what_is_gone_has_no_explanation() {
    let project = Arc::new(Plan::new().project);
    let analysis = Analyst::default().analyse(&project, MID);
    for about in [
        About::Goal(99.into()),
        About::Objective(99.into()),
        About::Kpi(99.into()),
        About::Reading { input: 99.into(), period: month(1), channels: None },
    ] {
        assert_eq!(explain(&project, &analysis, &about), None, "{about:?}");
    }
}

#[test]
fn what_stands_for_readings_is_not_missing() {
    let mut plan = Plan::new();
    let reach = plan.input("reach", crate::model::InputKind::Unique);
    let mut input = plan.project.inputs.get(reach).unwrap().as_ref().clone();
    input.over_time = crate::model::Substitute::Largest;
    plan.project.inputs.set(reach, input);
    plan.months(reach, 13, &[10.0, 30.0, 20.0]);
    let kpi = plan.kpi("reach");
    let about = About::Point { kpi, period: quarter(2021, 1), channels: None };
    let found = ask(&plan, &about, crate::analysis::testing::LATER);
    check(&found, "Missing", &["Nothing"]);
    check(&found, "How it was made", &["Largest of 3 months"]);
}

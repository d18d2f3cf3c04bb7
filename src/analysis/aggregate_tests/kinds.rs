//! What each kind of input adds up to, over time and over channels.

use super::*;
use crate::model::Substitute;

#[test]
fn a_rate_over_a_quarter_is_a_ratio_of_sums() {
    let mut plan = Plan::new();
    let (hits, tries) = (plan.flow("hits"), plan.flow("tries"));
    plan.months(hits, 13, &[2.0, 2.0]);
    plan.months(tries, 13, &[4.0, 100.0]);
    let kpi = plan.kpi("100 * hits / tries");
    check_figure(&plan, kpi, quarter(2021, 1), 100.0 * 4.0 / 104.0);
}

#[test]
fn a_flow_per_stock_grows_with_the_period() {
    let mut plan = Plan::new();
    let (shares, followers) = (plan.flow("shares"), plan.stock("followers"));
    plan.months(shares, 13, &[100.0; 3]);
    plan.months(followers, 13, &[10_000.0; 3]);
    let kpi = plan.kpi("100 * shares / followers");
    check_figure(&plan, kpi, quarter(2021, 1), 3.0);
    for n in 13..=15 {
        check_figure(&plan, kpi, month(n), 1.0);
    }
}

#[test]
fn stocks_follow_their_rule() {
    for (rule, expected) in
        [(StockRule::Last, 300.0), (StockRule::First, 100.0), (StockRule::Mean, 200.0)]
    {
        let mut plan = Plan::new();
        let followers = plan.stock("followers");
        plan.project.inputs.change(followers, |input| input.stock_rule = rule);
        plan.months(followers, 13, &[100.0, 200.0, 300.0]);
        let kpi = plan.kpi("followers");
        check_figure(&plan, kpi, quarter(2021, 1), expected);
    }
}

#[test]
fn stocks_of_two_channels_overlap() {
    let mut plan = Plan::new();
    let followers = plan.stock("followers");
    let other = plan.add_channel("Instagram");
    plan.months(followers, 13, &[100.0]);
    plan.read_on(followers, other, month(13), 50.0);
    let kpi = plan.kpi("followers");
    check_figure(&plan, kpi, month(13), 150.0);
    check_remarks(&plan, kpi, month(13), &["audiences overlap"]);
}

#[test]
fn people_counted_once_are_never_added() {
    let mut plan = Plan::new();
    let reach = plan.input("reach", InputKind::Unique);
    let other = plan.add_channel("Instagram");
    plan.months(reach, 13, &[100.0, 200.0]);
    plan.read_on(reach, other, month(14), 50.0);
    let kpi = plan.kpi("reach");
    check_figure(&plan, kpi, month(13), 100.0);
    check_reason(
        &plan,
        kpi,
        month(14),
        "reach cannot be added over channels, since people on several would count more than \
         once; choose one channel, or let the largest channel (at least so many) or the mean \
         stand for all",
    );
    check_reason(
        &plan,
        kpi,
        quarter(2021, 1),
        "reach cannot be added over months, since people who came back would count more than \
         once; enter the platform's own figure for Q1 2021, or let the largest month (at least so \
         many) or the mean stand for it",
    );
    plan.read(reach, quarter(2021, 1), 250.0);
    plan.project.set_reading(ReadingKey { input: reach, channel: other, period: month(14) }, None);
    check_figure(&plan, kpi, quarter(2021, 1), 250.0);
}

#[test]
fn given_rates_need_a_weight() {
    let mut plan = Plan::new();
    let score = plan.input("score", InputKind::GivenRate);
    let answers = plan.flow("answers");
    plan.months(score, 13, &[10.0, 40.0]);
    plan.months(answers, 13, &[100.0, 50.0]);
    let kpi = plan.kpi("score");
    check_figure(&plan, kpi, month(13), 10.0);
    check_reason(
        &plan,
        kpi,
        quarter(2021, 1),
        "2 finished figures of score cannot be averaged, since no input is named that weighs them; \
         name an input that weighs them, enter the platform's own figure for Q1 2021, or let the \
         largest figure or the mean stand for it",
    );
    plan.project.inputs.change(score, |input| input.weight = Some(answers));
    check_figure(&plan, kpi, quarter(2021, 1), 20.0);
}

#[test]
fn a_weight_that_is_missing_is_named_with_its_channels_and_periods() {
    let mut plan = Plan::new();
    let score = plan.input("score", InputKind::GivenRate);
    let answers = plan.flow("answers");
    let other = plan.add_channel("Instagram");
    plan.months(score, 13, &[10.0, 40.0, 20.0]);
    plan.months(answers, 13, &[100.0, f64::NAN, 50.0]);
    plan.project.inputs.change(score, |input| input.weight = Some(answers));
    let kpi = plan.kpi("score");
    check_reason(
        &plan,
        kpi,
        quarter(2021, 1),
        "3 finished figures of score cannot be averaged, since answers for Facebook in February \
         2021 is not there; type answers for Facebook in February 2021, enter the platform's own \
         figure for Q1 2021, or let the largest figure or the mean stand for it",
    );
    plan.read_on(score, other, month(15), 30.0);
    check_reason(
        &plan,
        kpi,
        month(15),
        "score cannot be averaged over channels, since answers for Instagram in March 2021 is not \
         there; type answers for Instagram in March 2021, choose one channel, or let the largest \
         channel or the mean stand for all",
    );
    plan.months(answers, 13, &[0.0, 0.0, 0.0]);
    plan.project.set_reading(ReadingKey { input: score, channel: other, period: month(15) }, None);
    check_reason(
        &plan,
        kpi,
        quarter(2021, 1),
        "3 finished figures of score cannot be averaged, since answers is 0 for all of them; \
         enter the platform's own figure for Q1 2021, or let the largest figure or the mean stand \
         for it",
    );
    // What is offered does give a figure.
    plan.project.inputs.change(score, |input| input.over_time = Substitute::Mean);
    check_figure(&plan, kpi, quarter(2021, 1), 70.0 / 3.0);
}

#[test]
fn a_division_by_zero_is_not_defined() {
    let mut plan = Plan::new();
    let (shares, followers) = (plan.flow("shares"), plan.stock("followers"));
    plan.months(shares, 13, &[10.0]);
    plan.months(followers, 13, &[0.0]);
    let kpi = plan.kpi("100 * shares / followers");
    check_reason(&plan, kpi, month(13), "followers is 0");
}

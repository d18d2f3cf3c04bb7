//! Readings that are not there: what is said of them, and what they leave out.

use super::*;

#[test]
fn missing_readings_are_named_and_not_zero() {
    let mut plan = Plan::new();
    let (shares, impressions) = (plan.flow("shares"), plan.flow("impressions"));
    plan.months(shares, 13, &[10.0, 10.0, 10.0]);
    plan.months(impressions, 13, &[1000.0, 500.0]);
    let total = plan.kpi("impressions");
    check_figure(&plan, total, quarter(2021, 1), 1500.0);
    check_remarks(&plan, total, quarter(2021, 1), &["2 of 3 months"]);
    let rate = plan.kpi("100 * shares / impressions");
    check_figure(&plan, rate, quarter(2021, 1), 100.0 * 20.0 / 1500.0);
    check_remarks(
        &plan,
        rate,
        quarter(2021, 1),
        &["2 of 3 months, no reading of impressions in March 2021"],
    );
    check_reason(&plan, rate, month(15), "no reading of impressions in March 2021");
}

#[test]
fn a_channel_that_lacks_an_input_is_left_out_by_name() {
    let mut plan = Plan::new();
    let (shares, impressions) = (plan.flow("shares"), plan.flow("impressions"));
    let other = plan.add_channel("Instagram");
    plan.months(shares, 13, &[10.0]);
    plan.months(impressions, 13, &[1000.0]);
    plan.read_on(shares, other, month(13), 500.0);
    let kpi = plan.kpi("100 * shares / impressions");
    check_figure(&plan, kpi, month(13), 1.0);
    check_remarks(&plan, kpi, month(13), &["Instagram left out: no reading of impressions"]);
}

#[test]
fn what_is_missing_before_a_window_is_named_as_such() {
    let mut plan = Plan::new();
    let (members, shares) = (plan.stock("members"), plan.flow("shares"));
    plan.months(members, 13, &[100.0]);
    plan.months(shares, 13, &[5.0]);
    let check = |formula: &str, period: Period, expected: &str| {
        let mut plan = Plan { project: plan.project.clone(), channel: plan.channel };
        let kpi = plan.kpi(formula);
        check_reason(&plan, kpi, period, expected);
    };
    let before = "no reading of members from before Q1 2021";
    check("members - start(members)", quarter(2021, 1), before);
    check("start(members)", quarter(2021, 1), before);
    check("shares / prev(shares)", month(13), "no reading of shares in December 2020");
    check("shares / prev(shares)", month(15), "no reading of shares in March 2021");
    check(
        "shares / start(members)",
        month(12),
        "no reading of shares in December 2020, nor of members from before December 2020",
    );
}

#[test]
fn a_channel_kept_in_weeks_says_so_when_it_is_left_out_of_months() {
    let mut plan = Plan::new();
    let (shares, followers) = (plan.flow("shares"), plan.stock("followers"));
    plan.months(shares, 13, &[5.0]);
    plan.months(followers, 13, &[100.0]);
    let other = plan.add_channel("Instagram");
    plan.read_on(followers, other, month(13), 50.0);
    let week = Calendar::default().period_of(Cadence::Week, date(2021, 1, 12));
    plan.read_on(shares, other, week, 3.0);
    let kpi = plan.kpi("shares / followers");
    check_remarks(
        &plan,
        kpi,
        month(13),
        &["Instagram left out: shares is kept per week, and weeks do not fit into months"],
    );
}

//! What limits a comparison, and figures per day.

use super::*;

#[test]
fn what_limits_the_comparison_is_said() {
    #[track_caller]
    fn check(plan: &Plan, formula: &str, windows: [Window; 2], day: Date, expected: &[&str]) {
        let mut plan = Plan { project: plan.project.clone(), channel: plan.channel };
        let kpi = plan.kpi(formula);
        let moved = ask_on(&plan, kpi, windows[0], windows[1], day);
        assert_eq!(moved.cautions, expected, "{}", moved.headline);
    }
    let mut plan = Plan::new();
    let (shares, seen) = (plan.flow("shares"), plan.flow("seen"));
    plan.months(shares, 13, &[100.0, 110.0, 120.0, f64::NAN, 140.0, 150.0]);
    plan.months(seen, 13, &[1_000.0, 1_100.0, 1_000.0, 1_000.0, 1_000.0, 1_000.0]);
    let [january, february, march] = [13, 14, 15].map(month_window);
    let quarters = [1, 2].map(|n| Window::of(Calendar::default(), quarter(2021, n)));
    let rate = "shares / seen";
    check(&plan, rate, [january, february], LATER, &[]);
    check(
        &plan,
        "shares",
        [january, february],
        LATER,
        &["Per day it was 3.23 % in the 31 days of January 2021 and 3.93 % in the 28 days of \
           February 2021"],
    );
    check(
        &plan,
        rate,
        [january, quarters[0]],
        LATER,
        &["The stretches overlap, so part of the readings is in both"],
    );
    check(
        &plan,
        "shares",
        [january, Window::days(date(2021, 2, 1), date(2021, 3, 31))],
        LATER,
        &[
            "January 2021 has 31 days and 1 Feb to 31 Mar 2021 59 days; test rate grows with the \
           length of the time, so part of the change is nothing else",
            "Per day it was 3.23 % in the 31 days of January 2021 and 3.9 % in the 59 days of 1 Feb \
           to 31 Mar 2021",
        ],
    );
    check(
        &plan,
        rate,
        quarters,
        LATER,
        &["Q2 2021: 2 of 3 months, no reading of shares in April 2021"],
    );
    check(
        &plan,
        rate,
        [february, march],
        date(2021, 3, 15),
        &["March 2021 is not over: it holds what was there by 15 Mar 2021"],
    );
    check(
        &plan,
        "shares",
        [february, march],
        date(2021, 3, 15),
        &["March 2021 is not over: it holds what was there by 15 Mar 2021, and this figure grows \
           with the time"],
    );
    check(
        &plan,
        rate,
        [march, january],
        LATER,
        &["The first stretch lies after the second, so this reads backwards"],
    );
    plan.project.inputs.change(shares, |input| {
        let cut = |day, reason: &str| DefinitionBreak { date: day, reason: reason.to_owned() };
        input.definition_breaks =
            vec![cut(date(2021, 1, 1), "old"), cut(date(2021, 2, 1), "reposts count too")];
    });
    check(
        &plan,
        rate,
        [january, february],
        LATER,
        &["Shares has been counted otherwise since 1 Feb 2021 (reposts count too): part of the \
           change may be the new definition"],
    );
    check(&plan, rate, [february, march], LATER, &[]);
}

#[test]
fn months_of_different_length_are_told_per_day_where_it_matters() {
    let mut plan = Plan::new();
    let shares = plan.flow("shares");
    plan.months(shares, 13, &[310.0, 308.0]);
    let kpi = plan.kpi_in("shares", Unit::Count, crate::model::Better::Higher);
    let moved = ask(&plan, kpi, month_window(13), month_window(14));
    assert_eq!(
        moved.cautions,
        ["Per day it was 10 in the 31 days of January 2021 and 11 in the 28 days of February 2021"]
    );
}

#[test]
fn people_counted_once_are_not_told_per_day() {
    let moved = two_months("reach", &[("reach", InputKind::Unique, [310.0, 308.0])]);
    assert!(moved.cautions.iter().all(|text| !text.contains("Per day")), "{:?}", moved.cautions);
}

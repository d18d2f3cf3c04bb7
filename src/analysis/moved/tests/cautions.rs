//! What limits a comparison, and figures per day.

use super::*;

/// Shares of six months, without April, and how often they were seen.
fn half_a_year() -> Plan {
    let mut plan = Plan::new();
    let (shares, seen) = (plan.flow("shares"), plan.flow("seen"));
    plan.months(shares, 13, &[100.0, 110.0, 120.0, f64::NAN, 140.0, 150.0]);
    plan.months(seen, 13, &[1_000.0, 1_100.0, 1_000.0, 1_000.0, 1_000.0, 1_000.0]);
    plan
}

/// A formula, two stretches, the judging date and what is said of the comparison.
type Case = (&'static str, [Window; 2], Date, &'static [&'static str]);

fn check(plan: &Plan, cases: &[Case]) {
    for (formula, [before, after], day, expected) in cases {
        let mut plan = Plan { project: plan.project.clone(), channel: plan.channel };
        let kpi = plan.kpi(formula);
        let moved = ask_on(&plan, kpi, *before, *after, *day);
        assert_eq!(moved.cautions, *expected, "{formula}: {}", moved.headline);
    }
}

const MID_MARCH: Date = date(2021, 3, 15);

#[test]
fn what_limits_the_comparison_is_said() {
    let [january, february, march] = [13, 14, 15].map(month_window);
    let quarters = [1, 2].map(|n| Window::of(Calendar::default(), quarter(2021, n)));
    let two_months = Window::days(date(2021, 2, 1), date(2021, 3, 31));
    check(
        &half_a_year(),
        &[
            ("shares / seen", [january, february], LATER, &[]),
            (
                "shares",
                [january, february],
                LATER,
                &[
                    "Per day it was 3.23 % in the 31 days of January 2021 and 3.93 % in the 28 days of \
               February 2021",
                ],
            ),
            (
                "shares / seen",
                [january, quarters[0]],
                LATER,
                &["The stretches overlap, so part of the readings is in both"],
            ),
            (
                "shares",
                [january, two_months],
                LATER,
                &[
                    "January 2021 has 31 days and 1 Feb to 31 Mar 2021 59 days; test rate grows with \
                 the length of the time, so part of the change is nothing else",
                    "Per day it was 3.23 % in the 31 days of January 2021 and 3.9 % in the 59 days of \
                 1 Feb to 31 Mar 2021",
                ],
            ),
            (
                "shares / seen",
                quarters,
                LATER,
                &["Q2 2021: 2 of 3 months, no reading of shares in April 2021"],
            ),
            (
                "shares / seen",
                [february, march],
                MID_MARCH,
                &["March 2021 is not over: it holds what was there by 15 Mar 2021"],
            ),
            (
                "shares",
                [february, march],
                MID_MARCH,
                &[
                    "March 2021 is not over: it holds what was there by 15 Mar 2021, and this figure \
               grows with the time",
                ],
            ),
            (
                "shares / seen",
                [march, january],
                LATER,
                &["The first stretch lies after the second, so this reads backwards"],
            ),
        ],
    );
}

#[test]
fn a_change_of_what_is_counted_between_both_is_said() {
    let mut plan = half_a_year();
    let (shares, _) = plan.project.input_named("shares").unwrap();
    plan.project.inputs.change(shares, |input| {
        let cut = |day, reason: &str| DefinitionBreak { date: day, reason: reason.to_owned() };
        input.definition_breaks =
            vec![cut(date(2021, 1, 1), "old"), cut(date(2021, 2, 1), "reposts count too")];
    });
    let [january, february, march] = [13, 14, 15].map(month_window);
    check(
        &plan,
        &[
            (
                "shares / seen",
                [january, february],
                LATER,
                &[
                    "Shares has been counted otherwise since 1 Feb 2021 (reposts count too): part of the \
               change may be the new definition",
                ],
            ),
            ("shares / seen", [february, march], LATER, &[]),
        ],
    );
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

//! Questions without an answer, each with its reason.

use super::*;

#[test]
fn without_two_figures_there_is_a_reason_and_nothing_else() {
    #[track_caller]
    fn check(formula: &str, shares: [f64; 2], followers: [f64; 2], expected: &str) {
        let inputs = [("shares", FLOW, shares), ("followers", STOCK, followers)];
        let moved = two_months(formula, &inputs);
        assert_eq!(moved.split, None);
        assert_eq!(moved.headline, expected);
        assert!(moved.explanation.iter().any(|line| line.starts_with("Test rate = ")));
    }
    let rate = "100 * shares / followers";
    check(
        rate,
        [100.0, f64::NAN],
        [10_000.0, 10_000.0],
        "January 2021 has 1 %. February 2021 has no figure: no reading of shares in February 2021",
    );
    check(
        rate,
        [100.0, 90.0],
        [10_000.0, 0.0],
        "January 2021 has 1 %. February 2021 has no figure: followers is 0",
    );
    check(
        rate,
        [f64::NAN, f64::NAN],
        [1.0, 1.0],
        "No reading of shares, so there is no move to explain",
    );
}

#[test]
fn one_stretch_twice_is_refused() {
    let (plan, kpi, _) = paradox();
    let moved = ask(&plan, kpi, month_window(13), month_window(13));
    assert_eq!(
        moved.headline,
        "Both stretches are January 2021; choose two different ones to compare"
    );
}

#[test]
fn reach_over_months_is_refused_with_the_reason() {
    let mut plan = Plan::new();
    let reach = plan.input("reach", InputKind::Unique);
    plan.months(reach, 13, &[100.0, 110.0, 120.0, 130.0, 140.0, 150.0]);
    let kpi = plan.kpi("reach");
    let calendar = Calendar::default();
    let quarters = [1, 2].map(|n| Window::of(calendar, quarter(2021, n)));
    let moved = ask(&plan, kpi, quarters[0], quarters[1]);
    assert_eq!(moved.split, None);
    assert!(moved.headline.contains("reach cannot be added over months"), "{}", moved.headline);
    // Month against month is fine.
    assert!(ask(&plan, kpi, month_window(13), month_window(14)).split.is_some());
}

#[test]
fn a_refused_input_is_named_once() {
    let mut plan = Plan::new();
    let reach = plan.input("reach", crate::model::InputKind::Unique);
    plan.months(reach, 10, &[5.0; 6]);
    let kpi = plan.kpi("reach");
    let [before, after] = [(2020, 4), (2021, 1)]
        .map(|(year, n)| Window::of(crate::model::Calendar::default(), quarter(year, n)));
    let moved = ask(&plan, kpi, before, after);
    let told = moved.explanation.join("\n");
    assert!(told.contains("reach cannot be added"), "{told}");
    assert!(!told.to_lowercase().contains("reach reach"), "{told}");
}

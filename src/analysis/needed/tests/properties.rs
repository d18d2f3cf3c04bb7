//! What holds of every answer, whatever the plan.

use proptest::prelude::*;

use super::*;

const FORMULAS: [&str; 10] = [
    "a",
    "100 * a / b",
    "100 * a / (a + b)",
    "100 * (a - b) / (a + b + c)",
    "a / b + c / b",
    "a * b - c",
    "(a + b) / (a + c)",
    "a * a / b - c",
    "100 * (a - prev(a)) / prev(a)",
    "1000 * a * b / (c + a * a)",
];

proptest! {
    #[test]
    fn whatever_is_claimed_gives_the_target_back(
        formula in prop::sample::select(&FORMULAS),
        readings in prop::collection::vec(prop::array::uniform3(0.0..5e4), 1..4),
        target in prop_oneof![-200.0..200.0, 0.0..1e6],
        solve in prop::sample::select(&["a", "b", "c"]),
        measured_as in prop::sample::select(&MeasuredAs::ALL),
        stretch in prop_oneof![Just(None), Just(Some(Stretch::Rest)), Just(Some(Stretch::Whole))],
        lower in any::<bool>(),
    ) {
        let columns: [Vec<f64>; 3] = [
            readings.iter().map(|row: &[f64; 3]| row[0].round()).collect(),
            readings.iter().map(|row: &[f64; 3]| row[1]).collect(),
            readings.iter().map(|row: &[f64; 3]| row[2]).collect(),
        ];
        let better = if lower { Better::Lower } else { Better::Higher };
        let intent = if lower { Intent::LowerTo } else { Intent::RaiseTo };
        let case = Case::new(formula)
            .flows(&[("a", &columns[0]), ("b", &columns[1])])
            .stocks(&[("c", &columns[2])])
            .kpi(Unit::Percent, better, (None, None))
            .goal(measured_as, intent);
        let wanted = case.id(solve);
        let uses = crate::formula::parse(formula).unwrap().inputs().contains(&solve);
        let answer = case.ask(target, solve, &[], stretch);
        prop_assert_eq!(answer.solve == wanted, uses);
        match &answer.outcome {
            Err(reason) => prop_assert!(!reason.is_empty() && !reason.contains("NaN")),
            Ok(required) => {
                let all = [required.exact, required.value, required.reached];
                prop_assert!(all.iter().all(|value| value.is_finite() && !value.is_nan()));
                prop_assert!(required.exact >= 0.0);
                // A difference of large terms is only as exact as the last digit of the larger.
                let most = readings.iter().flatten().copied().fold(0.0, f64::max);
                let rounding = 8.0 * f64::EPSILON * required.exact.max(most * most);
                let slack = 1e-9 * target.abs().max(required.reached.abs()) + rounding;
                let is_met = if lower {
                    required.reached <= target + slack
                } else {
                    required.reached >= target - slack
                };
                let is_same = (required.reached - target).abs() <= slack;
                prop_assert!(is_met || is_same, "{:?}", required);
                // Without rounding the target comes back exactly.
                let is_exact = required.value.to_bits() == required.exact.to_bits();
                let is_none = required.value == 0.0;
                prop_assert!(!is_exact || is_same || is_none || required.sum.is_some());
                prop_assert!(required.sentences.iter().all(|text| !text.contains("NaN")));
            }
        }
    }
}

//! What holds for any readings.

use proptest::prelude::*;

use super::*;

fn readings() -> impl Strategy<Value = Vec<(i32, f64)>> {
    let reading = (18_500..18_760i32, (-1_000i32..1_000).prop_map(f64::from));
    proptest::collection::vec(reading, 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn figures_are_finite_or_absent(shares in readings(), followers in readings()) {
        let mut plan = Plan::new();
        let (a, b) = (plan.flow("shares"), plan.stock("followers"));
        for (input, values) in [(a, shares), (b, followers)] {
            for (n, value) in values {
                plan.read(input, day(n), value);
            }
        }
        let kpi = plan.kpi("100 * shares / followers");
        for cadence in Cadence::ALL {
            let series = plan.ask(kpi, LATER, |evaluator| evaluator.series(cadence));
            for point in series.points {
                prop_assert!(point.figure.value().is_none_or(f64::is_finite));
            }
        }
    }

    #[test]
    fn a_channel_without_readings_changes_nothing(values in readings()) {
        let mut plan = Plan::new();
        let likes = plan.flow("likes");
        for (n, value) in values {
            plan.read(likes, day(n), value);
        }
        let kpi = plan.kpi("likes");
        let before = plan.ask(kpi, LATER, |evaluator| evaluator.series(Cadence::Month));
        plan.add_channel("Empty");
        let after = plan.ask(kpi, LATER, |evaluator| evaluator.series(Cadence::Month));
        prop_assert_eq!(before, after);
    }

    #[test]
    fn days_to_months_to_quarters_is_days_to_quarters(values in readings()) {
        let mut plan = Plan::new();
        let likes = plan.flow("likes");
        for (n, value) in &values {
            plan.read(likes, day(*n), *value);
        }
        let kpi = plan.kpi("likes");
        let mut monthly = Plan::new();
        let rolled = monthly.flow("likes");
        let monthly_kpi = monthly.kpi("likes");
        for point in plan.ask(kpi, LATER, |evaluator| evaluator.series(Cadence::Month)).points {
            if let Some(value) = point.figure.value() {
                monthly.read(rolled, point.period, value);
            }
        }
        let direct = plan.ask(kpi, LATER, |evaluator| evaluator.series(Cadence::Quarter));
        let stepwise =
            monthly.ask(monthly_kpi, LATER, |evaluator| evaluator.series(Cadence::Quarter));
        let values = |series: super::super::KpiSeries| -> Vec<Option<f64>> {
            series.points.iter().map(|point| point.figure.value()).collect()
        };
        prop_assert_eq!(values(direct), values(stepwise));
    }
}

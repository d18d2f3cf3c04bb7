//! What is analysed anew, and what is given again.

use std::sync::Arc;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::testing::{Plan, month};
use super::{Analyst, Status, roll_up};
use crate::model::{
    Better, Cadence, Goal, InputKind, Intent, JudgedOn, MeasuredAs, Objective, Project, ReadingKey,
    Series, SeriesKey, Unit,
};

const TODAY: Date = date(2021, 2, 28);

/// A plan with many KPIs, each on two inputs of its own, and a goal on the first few.
fn wide(n: usize) -> Plan {
    let mut plan = Plan::new();
    for at in 0..n {
        let hits = plan.flow(&format!("hits_{at}"));
        let tries = plan.flow(&format!("tries_{at}"));
        plan.months(hits, 12, &[1.0, 2.0, 3.0]);
        plan.months(tries, 12, &[10.0, 10.0, 10.0]);
        let kpi = plan.kpi(&format!("100 * hits_{at} / tries_{at}"));
        if at < 3 {
            plan.goal(Goal {
                kpi: Some(kpi),
                target: Some(40.0),
                start: Some(date(2021, 1, 1)),
                deadline: Some(date(2021, 3, 31)),
                ..Goal::default()
            });
        }
    }
    plan
}

#[test]
fn the_same_plan_gets_the_same_answer() {
    let project = Arc::new(wide(5).project);
    let mut analyst = Analyst::default();
    let first = analyst.analyse(&project, TODAY);
    let made = analyst.n_analysed();
    assert!(Arc::ptr_eq(&first, &analyst.analyse(&project, TODAY)));
    assert_eq!((made, analyst.n_analysed()), (8, 8));
}

#[test]
fn one_reading_typed_analyses_only_the_kpis_that_use_it() {
    let mut plan = wide(2_000);
    let mut analyst = Analyst::default();
    analyst.analyse(&Arc::new(plan.project.clone()), TODAY);
    let before = analyst.n_analysed();
    let (input, _) = plan.project.input_named("hits_1").unwrap();
    plan.read(input, month(14), 4.0);
    let after = analyst.analyse(&Arc::new(plan.project.clone()), TODAY);
    // One KPI and the goal on it.
    assert_eq!(analyst.n_analysed() - before, 2);
    let goal = *plan.project.goals.ids().get(1).unwrap();
    assert_eq!(after.goals[&goal].actual, Some(40.0));
}

#[test]
fn every_kind_of_change_reaches_the_answer() {
    let mut plan = wide(4);
    let mut analyst = Analyst::default();
    analyst.analyse(&Arc::new(plan.project.clone()), TODAY);
    let mut check = |plan: &Plan, expected: u64| {
        let before = analyst.n_analysed();
        let found = analyst.analyse(&Arc::new(plan.project.clone()), TODAY);
        assert_eq!(analyst.n_analysed() - before, expected);
        let fresh = Analyst::default().analyse(&Arc::new(plan.project.clone()), TODAY);
        assert_eq!(found, fresh);
    };
    let goal = plan.project.goals.ids()[0];
    plan.project.goals.change(goal, |goal| goal.target = Some(50.0));
    check(&plan, 1);
    let (input, _) = plan.project.input_named("hits_0").unwrap();
    plan.project.inputs.change(input, |input| input.label = "Hits".into());
    check(&plan, 2);
    let kpi = plan.project.kpis.ids()[3];
    plan.project.kpis.change(kpi, |kpi| kpi.formula = "nothing".into());
    check(&plan, 1);
    plan.flow("nothing");
    check(&plan, 1);
    let key = ReadingKey { input, channel: plan.channel, period: month(13) };
    plan.project.set_reading(key, None);
    check(&plan, 2);
    plan.add_channel("New");
    check(&plan, 7);
    plan.project.goals.remove(goal);
    check(&plan, 0);
    let mut settings = (*plan.project.settings).clone();
    settings.judging.judged_on = JudgedOn::LastData;
    plan.project.settings = settings.into();
    check(&plan, 6);
    plan.project.inputs.remove(input);
    check(&plan, 1);
}

#[test]
fn a_plan_is_judged_on_the_day_its_settings_say() {
    fn check(judged_on: JudgedOn, expected: Date) {
        let mut plan = wide(1);
        let mut settings = (*plan.project.settings).clone();
        settings.judging.judged_on = judged_on;
        plan.project.settings = settings.into();
        let found = Analyst::default().analyse(&Arc::new(plan.project), date(2021, 5, 5));
        assert_eq!(found.judged_on, expected);
        assert_eq!(found.data_to, Some(TODAY));
    }
    check(JudgedOn::Today, date(2021, 5, 5));
    check(JudgedOn::LastData, TODAY);
    check(JudgedOn::Fixed(date(2021, 3, 3)), date(2021, 3, 3));
}

#[test]
fn an_objective_is_the_mean_of_clamped_progress() {
    let mut plan = Plan::new();
    let objective = plan.project.new_id();
    plan.project.objectives.set(objective, Objective::default());
    for last in [100.0, 300.0] {
        let input = plan.flow(&format!("visits_{last}"));
        plan.months(input, 12, &[100.0, 100.0, last]);
        let kpi = plan.kpi_in(&format!("visits_{last}"), Unit::Count, Better::Higher);
        plan.goal(Goal {
            objective: Some(objective),
            kpi: Some(kpi),
            target: Some(200.0),
            start: Some(date(2021, 1, 1)),
            deadline: Some(date(2021, 3, 31)),
            ..Goal::default()
        });
    }
    plan.goal(Goal { objective: Some(objective), ..Goal::default() });
    let found = Analyst::default().analyse(&Arc::new(plan.project), TODAY);
    let rollup = &found.objectives[&objective];
    // Progress 0 % and 200 %.
    assert_eq!(rollup.progress, Some(0.5));
    assert_eq!((rollup.measured, rollup.goals), (2, 3));
    assert_eq!(rollup.worst, Some(Status::OffPace));
    assert_eq!(roll_up(std::iter::empty()).progress, None);
}

#[test]
fn a_series_of_a_million_readings_is_cut_to_what_a_chart_can_show() {
    let mut plan = Plan::new();
    let visits = plan.flow("visits");
    let key = SeriesKey { input: visits, channel: plan.channel, cadence: Cadence::Day };
    let series = Series::from_readings((-981_000..19_000).map(|n| (n, 1.0)));
    Arc::make_mut(&mut plan.project.series).insert(key, Arc::new(series));
    let kpi = plan.kpi_in("visits", Unit::Count, Better::Higher);
    let goal = plan.goal(Goal {
        kpi: Some(kpi),
        target: Some(2.0),
        start: Some(date(2021, 1, 1)),
        deadline: Some(date(2022, 3, 31)),
        ..Goal::default()
    });
    let found = Analyst::default().analyse(&Arc::new(plan.project), TODAY);
    assert_eq!(found.goals[&goal].kpi.points.len(), 2_000);
    assert_eq!(found.goals[&goal].actual_on, Some(TODAY));
}

fn goal_strategy() -> impl Strategy<Value = Goal> {
    let day = (0..900i64).prop_map(|n| date(2020, 1, 1).saturating_add(jiff::Span::new().days(n)));
    let intent = prop::sample::select(Intent::ALL.to_vec());
    let measured = prop::sample::select(MeasuredAs::ALL.to_vec());
    let amount = prop::sample::select(crate::model::AmountKind::ALL.to_vec());
    let number = prop_oneof![Just(0.0), -100.0..200.0, Just(f64::MAX)];
    let cadence = prop::option::of(prop::sample::select(Cadence::ALL.to_vec()));
    (
        intent,
        measured,
        amount,
        prop::option::of(number.clone()),
        prop::option::of(number),
        prop::option::of(day.clone()),
        prop::option::of(day),
        cadence,
    )
        .prop_map(
            |(intent, measured_as, amount, target, upper, start, deadline, judged_per)| Goal {
                intent,
                amount,
                target,
                upper,
                start,
                deadline,
                measured_as,
                judged_per,
                ..Goal::default()
            },
        )
}

fn values() -> impl Strategy<Value = Vec<f64>> {
    let value = prop_oneof![Just(f64::NAN), Just(0.0), -10.0..100.0, Just(1e308)];
    proptest::collection::vec(value, 0..20)
}

proptest! {
    #[test]
    fn every_number_of_an_analysis_is_finite(
        goal in goal_strategy(),
        first in values(),
        second in values(),
        formula in prop::sample::select(vec!["100 * a / b", "a", "b", "a + b", "a - prev(a)", "a / start(b)"]),
        on in 0..900i64,
    ) {
        let mut plan = Plan::new();
        let a = plan.input("a", InputKind::Flow);
        let b = plan.input("b", InputKind::Stock);
        plan.months(a, 1, &first);
        plan.months(b, 1, &second);
        let kpi = plan.kpi(formula);
        let id = plan.goal(Goal { kpi: Some(kpi), ..goal });
        let on = date(2020, 1, 1).saturating_add(jiff::Span::new().days(on));
        let found = Analyst::default().analyse(&Arc::new(plan.project), on);
        let goal = &found.goals[&id];
        let numbers = [
            goal.target, goal.upper, goal.actual, goal.path_value, goal.progress, goal.expected,
            goal.required_pace, goal.recent_pace, goal.buffer_days,
            goal.baseline.as_ref().map(|used| used.value),
        ];
        for number in numbers.into_iter().flatten() {
            prop_assert!(number.is_finite(), "{goal:?}");
        }
        for point in goal.kpi.points.iter().chain(&goal.measured) {
            prop_assert!(point.figure.value().is_none_or(f64::is_finite));
        }
        prop_assert!(goal.path.iter().all(|corner| corner.value.is_finite()));
        prop_assert!(!goal.reason.is_empty() && !goal.sentence.is_empty());
    }
}

#[test]
fn an_empty_plan_has_an_empty_analysis() {
    let found = Analyst::default().analyse(&Arc::new(Project::default()), TODAY);
    assert!(found.goals.is_empty() && found.findings.is_empty());
    assert_eq!((found.judged_on, found.data_to), (TODAY, None));
}

#[test]
fn a_kpi_that_was_named_in_a_formula_is_named_as_it_is_called_now() {
    let mut plan = Plan::new();
    plan.flow("likes");
    let named = plan.kpi("likes");
    let naming = plan.kpi("100 * test_rate");
    let mut analyst = Analyst::default();
    let mut problem = |plan: &Plan| {
        let analysis = analyst.analyse(&Arc::new(plan.project.clone()), TODAY);
        analysis.kpis[&naming].problem.clone().unwrap()
    };
    plan.project.kpis.change(naming, |kpi| kpi.name = "Other".into());
    assert!(problem(&plan).contains("the KPI “Test rate”"), "{}", problem(&plan));
    plan.project.kpis.change(named, |kpi| kpi.name = "Test rate of all".into());
    assert!(problem(&plan).contains("which this plan does not have"), "{}", problem(&plan));
}

//! Limits, signals, and what a definition break does to them, to pace, noise and baselines.

use jiff::civil::{Date, date};

use super::judge::judge_goal;
use super::limits::{NoLimits, SignalRule, of_values};
use super::pace::settled;
use super::testing::{LATER, Plan, month};
use super::types::{GoalAnalysis, Status};
use crate::model::{AmountKind, DefinitionBreak, Goal, Intent, KpiId, MeasuredAs, Period};

fn figures(values: &[f64]) -> Vec<(Period, f64)> {
    (1..).map(month).zip(values.iter().copied()).collect()
}

#[test]
fn signals_are_found_by_three_rules() {
    use SignalRule::{NearLimit, Outside, Run};
    /// Rule, above, and the places of the first and the last period.
    type Found = (SignalRule, bool, usize, usize);
    fn check(values: &[f64], expected: &[Found]) {
        let limits = of_values(&figures(values)).unwrap();
        let place = |period: Period| usize::try_from(period.ordinal - month(1).ordinal).unwrap();
        let found: Vec<Found> = limits
            .signals
            .iter()
            .map(|s| (s.rule, s.is_above, place(s.first), place(s.last)))
            .collect();
        assert_eq!(found, expected, "{values:?}: {:?}", limits.xmr);
    }
    let zigzag = [10.0, 12.0, 10.0, 12.0, 10.0, 12.0, 10.0, 12.0];
    check(&zigzag, &[]);
    // The mean of equal figures may differ from them by rounding.
    for constant in [5.0, 0.1, 12.4, -12.4, 1e-9, 0.0] {
        check(&[constant; 10], &[]);
        check(&[constant; 12], &[]);
    }
    let mut jump = zigzag.to_vec();
    jump.push(40.0);
    check(&jump, &[(Run, false, 0, 7), (Outside, true, 8, 8)]);
    jump[8] = -20.0;
    check(&jump, &[(Run, true, 0, 7), (Outside, false, 8, 8)]);
    // Seven on a side are chance, eight are not.
    let seven = [9.0, 8.0, 9.0, 8.0, 9.0, 8.0, 9.0, 20.0, 8.0, 11.0, 8.0, 22.0, 8.0, 20.0];
    assert!(of_values(&figures(&seven)).unwrap().signals.iter().all(|s| s.rule != Run));
    let eight =
        [9.0, 8.0, 9.0, 8.0, 9.0, 8.0, 9.0, 8.0, 11.0, 9.5, 11.0, 9.5, 11.0, 9.5, 11.0, 9.5];
    check(&eight, &[(Run, false, 0, 7), (Run, true, 8, 15)]);
    // The mean is 10.5 and the limits lie 14.5 from it; three of the last four are 7.5 above it.
    let near = [10.0, 5.0, 10.0, 5.0, 10.0, 5.0, 10.0, 5.0, 18.0, 12.0, 18.0, 18.0];
    let found = of_values(&figures(&near)).unwrap();
    let near: Vec<_> = found.signals.iter().filter(|s| s.rule == NearLimit).collect();
    assert_eq!((near.len(), near[0].first, near[0].last), (1, month(9), month(12)), "{found:?}");
    assert_eq!(found.signals_of(month(10)), ["3 of 4 nearer the upper limit than the mean"]);
}

#[test]
fn under_five_figures_there_are_no_limits() {
    assert_eq!(of_values(&figures(&[1.0; 4])), Err(NoLimits::TooFew(4)));
    assert_eq!(of_values(&[]), Err(NoLimits::TooFew(0)));
    let five = of_values(&figures(&[1.0, 2.0, 1.0, 2.0, 1.0])).unwrap();
    assert!(five.xmr.is_provisional);
    let ten = of_values(&figures(&[1.0, 2.0, 1.0, 2.0, 1.0, 1.0, 2.0, 1.0, 2.0, 1.0])).unwrap();
    assert!(!ten.xmr.is_provisional);
    assert_eq!(of_values(&figures(&[f64::MAX; 5])), Err(NoLimits::TooLarge));
}

/// A year and a quarter of months that fall, jump at a definition break, and rise.
fn broken(on: Option<Date>) -> (Plan, KpiId) {
    let mut plan = Plan::new();
    let views = plan.flow("views");
    let old = [90.0, 80.0, 70.0, 60.0, 50.0, 40.0];
    let new = [1000.0, 1010.0, 1020.0, 1030.0, 1040.0, 1050.0];
    plan.months(views, 1, &old);
    plan.months(views, 7, &new);
    let cuts = on.map(|date| DefinitionBreak { date, reason: "views".to_owned() });
    plan.project.inputs.change(views, |input| input.definition_breaks = cuts.into_iter().collect());
    let kpi = plan.kpi("views");
    (plan, kpi)
}

fn goal(kpi: KpiId, start: Date, deadline: Date) -> Goal {
    Goal {
        kpi: Some(kpi),
        intent: Intent::RaiseTo,
        target: Some(1100.0),
        measured_as: MeasuredAs::LevelAtEnd,
        start: Some(start),
        deadline: Some(deadline),
        ..Goal::default()
    }
}

#[test]
fn a_definition_break_cuts_limits_pace_and_noise() {
    let ends = |plan: &Plan, kpi, on| {
        plan.ask(kpi, on, |evaluator| {
            let series = evaluator.series(crate::model::Cadence::Month);
            let settled = settled(evaluator, &series, on);
            (settled.first().map(|first| first.0), settled.len())
        })
    };
    let (plan, kpi) = broken(None);
    assert_eq!(ends(&plan, kpi, LATER), (Some(month(1)), 12));
    let (plan, kpi) = broken(Some(date(2020, 7, 1)));
    assert_eq!(ends(&plan, kpi, LATER), (Some(month(7)), 6));
    // A month the break lies in belongs to neither.
    let (plan, kpi) = broken(Some(date(2020, 7, 2)));
    assert_eq!(ends(&plan, kpi, LATER), (Some(month(8)), 5));
    // A break after the day of judging has cut nothing yet.
    let (plan, kpi) = broken(Some(date(2020, 12, 15)));
    assert_eq!(ends(&plan, kpi, date(2020, 10, 31)), (Some(month(1)), 10));
    let judged = judge_goal(
        &broken(Some(date(2020, 7, 1))).0.project,
        &goal(kpi, date(2020, 9, 1), date(2020, 12, 31)),
        date(2020, 12, 20),
    );
    assert!((judged.recent_pace.unwrap() - 10.0).abs() < 1e-9, "{:?}", judged.recent_pace);
    let limits = judged.limits.unwrap().unwrap();
    assert_eq!((limits.first, limits.n), (month(7), 5));
}

#[test]
fn formulas_that_look_back_start_one_period_after_the_break() {
    let (mut plan, _) = broken(Some(date(2020, 7, 1)));
    let kpi = plan.kpi("views - prev(views)");
    let settled = plan.ask(kpi, LATER, |evaluator| {
        settled(evaluator, &evaluator.series(crate::model::Cadence::Month), LATER)
    });
    assert_eq!(settled.first().map(|first| first.0), Some(month(8)));
}

fn baseline_of(on: Option<Date>, change: impl FnOnce(&mut Goal)) -> GoalAnalysis {
    let (plan, kpi) = broken(on);
    let mut goal = goal(kpi, date(2020, 9, 1), date(2020, 12, 31));
    change(&mut goal);
    judge_goal(&plan.project, &goal, date(2020, 12, 20))
}

#[test]
fn a_baseline_is_never_taken_from_before_a_definition_break() {
    let level = |_: &mut Goal| {};
    let value = |found: &GoalAnalysis| found.baseline.as_ref().map(|used| used.value);
    assert_eq!(value(&baseline_of(None, level)), Some(1010.0));
    assert_eq!(value(&baseline_of(Some(date(2020, 7, 1)), level)), Some(1010.0));
    let refused = baseline_of(Some(date(2020, 8, 15)), level);
    assert_eq!(value(&refused), None);
    assert_eq!(refused.status, Status::NeedsBaseline, "{}", refused.reason);
    assert!(refused.reason.contains("changed on 15 Aug 2020"), "{}", refused.reason);
    // A break on the first day of the goal.
    let refused = baseline_of(Some(date(2020, 9, 1)), level);
    assert_eq!(refused.status, Status::NeedsBaseline, "{}", refused.reason);
    // A break within the window is said beside the baseline.
    let within = baseline_of(Some(date(2020, 10, 1)), level);
    let origin = &within.baseline.as_ref().unwrap().origin;
    assert!(origin.ends_with("before what is counted changed on 1 Oct 2020"), "{origin}");
}

#[test]
fn a_total_by_an_amount_needs_the_window_before_counted_alike() {
    let by = |goal: &mut Goal| {
        goal.measured_as = MeasuredAs::Total;
        goal.amount = AmountKind::By;
        goal.target = Some(100.0);
    };
    let known = baseline_of(None, by);
    assert!(known.baseline.is_some(), "{}", known.reason);
    let refused = baseline_of(Some(date(2020, 7, 1)), by);
    assert_eq!(refused.status, Status::NeedsBaseline, "{}", refused.reason);
    assert!(refused.reason.contains("cannot be compared"), "{}", refused.reason);
}

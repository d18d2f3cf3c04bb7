//! Figures worked out by hand or by a bisection elsewhere, and every way of having no answer.

mod gaps;
mod properties;
mod unusual;

use jiff::civil::{Date, date};

use crate::analysis::testing::{Plan, month, quarter};
use crate::model::{
    Baseline, Better, Cadence, Goal, GoalId, InputId, InputKind, Intent, KpiId, MeasuredAs, Unit,
};

use super::*;

/// An input with its readings.
type Series<'a> = (&'a str, &'a [f64]);

/// A plan with one KPI, judged in the middle of March 2021.
struct Case {
    plan: Plan,
    kpi: KpiId,
    goal: Option<GoalId>,
    judged_on: Date,
}

impl Case {
    fn new(formula: &str) -> Self {
        let mut plan = Plan::new();
        let kpi = plan.kpi(formula);
        Self { plan, kpi, goal: None, judged_on: date(2021, 3, 15) }
    }

    /// With monthly readings from January 2021 on, of inputs of a kind.
    fn read(mut self, kind: InputKind, inputs: &[Series<'_>]) -> Self {
        for (identifier, values) in inputs {
            let id = self.plan.input(identifier, kind);
            self.plan.months(id, 13, values);
        }
        self
    }

    fn flows(self, inputs: &[Series<'_>]) -> Self {
        self.read(InputKind::Flow, inputs)
    }

    fn stocks(self, inputs: &[Series<'_>]) -> Self {
        self.read(InputKind::Stock, inputs)
    }

    fn kpi(mut self, unit: Unit, better: Better, range: (Option<f64>, Option<f64>)) -> Self {
        self.plan.project.kpis.change(self.kpi, |kpi| {
            kpi.unit = unit;
            kpi.better = better;
            kpi.range = range;
        });
        self
    }

    fn lower_is_better(self) -> Self {
        self.kpi(Unit::Minutes, Better::Lower, (Some(0.0), None))
    }

    /// A goal for the first quarter of 2021.
    fn goal(mut self, measured_as: MeasuredAs, intent: Intent) -> Self {
        self.goal = Some(self.plan.goal(Goal {
            kpi: Some(self.kpi),
            intent,
            target: Some(1.0),
            baseline: Baseline::Typed { value: 0.0, as_of: None },
            start: Some(date(2021, 1, 1)),
            deadline: Some(date(2021, 3, 31)),
            measured_as,
            judged_per: Some(Cadence::Month),
            ..Goal::default()
        }));
        self
    }

    fn id(&self, identifier: &str) -> InputId {
        self.plan.project.input_named(identifier).unwrap().0
    }

    fn ask(
        &self,
        target: f64,
        solve: &str,
        holds: &[(&str, Hold)],
        stretch: Option<Stretch>,
    ) -> Needed {
        what_it_takes(&NeededAsk {
            project: &self.plan.project,
            kpi: self.kpi,
            goal: self.goal,
            channels: None,
            judged_on: self.judged_on,
            target: Some(target),
            solve: Some(self.id(solve)),
            holds: holds.iter().map(|(name, hold)| (self.id(name), *hold)).collect(),
            stretch,
        })
        .unwrap()
    }

    fn required(&self, target: f64, solve: &str) -> Required {
        self.ask(target, solve, &[], None).outcome.unwrap()
    }

    fn refused(&self, target: f64, solve: &str) -> String {
        self.ask(target, solve, &[], None).outcome.unwrap_err()
    }
}

fn near(value: f64, expected: f64) -> bool {
    (value - expected).abs() <= 1e-9 * expected.abs().max(1.0)
}

#[test]
fn the_example_of_the_share_of_voice_needs_396() {
    let case = Case::new("100 * own / (own + competitors)")
        .flows(&[("own", &[280.0, 310.0]), ("competitors", &[2_200.0, 2_240.0])]);
    let required = case.required(15.0, "own");
    assert!(near(required.exact, 395.294_117_647_058_8), "{}", required.exact);
    assert_eq!(required.value.to_bits(), 396.0_f64.to_bits());
    assert_eq!(required.side, Side::AtLeast);
    assert!(required.reached > 15.0 && required.reached < 15.03);
    assert_eq!(
        required.sentences[0],
        "For test rate to be 15 %, own must rise from 310 in February 2021 to at least 396 a \
         month (+86, +27.7 %)"
    );
    assert_eq!(required.history, "Never reached in 2 months: the most was 310, in February 2021");
    assert!(required.is_unheard_of);
    let rows = required.sensitivity.unwrap().rows;
    let then: Vec<f64> = rows.into_iter().map(|(_, _, then)| then.unwrap()).collect();
    // 2,016 and 2,464 competitor mentions.
    assert_eq!(then.map_whole(), [356, 435]);
}

trait Whole {
    fn map_whole(&self) -> Vec<i64>;
}

impl Whole for Vec<f64> {
    fn map_whole(&self) -> Vec<i64> {
        self.iter().map(|value| format!("{value:.0}").parse().unwrap()).collect()
    }
}

/// The expected figures come from a bisection in a few lines of Python, over the formula written
/// out again.
#[test]
fn single_periods_are_solved_for_any_input() {
    fn check(
        formula: &str,
        (flows, stocks): (&[Series<'_>], &[Series<'_>]),
        (target, solve): (f64, &str),
        expected: f64,
    ) {
        let case = Case::new(formula).flows(flows).stocks(stocks);
        let required = case.required(target, solve);
        assert!(near(required.exact, expected), "{formula} for {solve}: {}", required.exact);
    }
    let rate = "100 * shares / followers";
    let (shares, followers): (&[f64], &[f64]) = (&[300.0, 321.0], &[12_000.0, 12_340.0]);
    let both = ([("shares", shares)], [("followers", followers)]);
    check(rate, (&both.0, &both.1), (2.5, "shares"), 308.5);
    check(rate, (&both.0, &both.1), (2.5, "followers"), 12_840.0);
    let score = "100 * (promoters - detractors) / (promoters + passives + detractors)";
    let answers: [(&str, &[f64]); 3] =
        [("promoters", &[57.0]), ("passives", &[33.0]), ("detractors", &[21.0])];
    check(score, (&answers, &[]), (45.0, "promoters"), 82.363_636_363_636_36);
    check(score, (&answers, &[]), (10.0, "detractors"), 43.636_363_636_363_64);
    check(score, (&answers, &[]), (30.0, "passives"), 42.0);
    check(score, (&answers, &[]), (0.0, "promoters"), 21.0);
    let engagement = "100 * (likes + comments + shares) / followers";
    let parts: [(&str, &[f64]); 3] =
        [("likes", &[900.0]), ("comments", &[150.0]), ("shares", &[90.0])];
    check(engagement, (&parts, &[("followers", &[10_500.0])]), (12.24, "likes"), 1_045.2);
    let growth = "100 * (new - lost) / start(followers)";
    let moves: [(&str, &[f64]); 2] = [("new", &[260.0]), ("lost", &[40.0])];
    check(growth, (&moves, &[("followers", &[10_000.0])]), (3.0, "new"), 340.0);
    let change = "100 * (a - prev(a)) / prev(a)";
    check(change, (&[("a", &[450.0, 480.0])], &[]), (12.5, "a"), 540.0);
    check("a * a + 3 * a", (&[("a", &[2.0])], &[]), (50.0, "a"), 5.728_416_147_400_48);
    check("1 / (1 / a + 1 / b)", (&[("a", &[9.0]), ("b", &[40.0])], &[]), (15.0, "a"), 24.0);
    check("a * a * a - 2 * a", (&[("a", &[4.0])], &[]), (100.0, "a"), 4.785_173_386_912_248);
}

#[test]
fn the_others_are_held_at_what_was_chosen() {
    let case = Case::new("100 * a / b").flows(&[("a", &[10.0, 20.0]), ("b", &[100.0, 260.0])]);
    let check = |hold: Hold, held: f64, expected: f64| {
        let answer = case.ask(50.0, "a", &[("b", hold)], None);
        assert_eq!(answer.held[0].value, Ok(held));
        assert!(near(answer.outcome.unwrap().exact, expected), "{hold:?}");
    };
    check(Hold::Last, 260.0, 130.0);
    check(Hold::Mean, 180.0, 90.0);
    check(Hold::Typed(Some(7.0)), 7.0, 3.5);
    let answer = case.ask(50.0, "a", &[("b", Hold::Typed(None))], None);
    assert_eq!(answer.outcome.unwrap_err(), "type what b is to be held at");
    let empty = Case::new("100 * a / b").flows(&[("a", &[]), ("b", &[])]);
    assert!(empty.refused(50.0, "a").contains("there is no complete month of b"));
    let typed = empty.ask(15.0, "a", &[("b", Hold::Typed(Some(200.0)))], None).outcome.unwrap();
    assert!(near(typed.exact, 30.0) && typed.now.is_none());
    assert_eq!(typed.history, "There is no complete month to compare it with yet");
}

#[test]
fn a_longer_period_holds_what_a_longer_period_had() {
    let mut case = Case::new("100 * shares / followers")
        .flows(&[("shares", &[100.0, 100.0, 100.0])])
        .stocks(&[("followers", &[9_000.0, 9_500.0, 10_000.0])]);
    case.judged_on = date(2021, 4, 10);
    let in_one =
        |cadence| case.ask(6.0, "shares", &[], Some(Stretch::One(cadence))).outcome.unwrap();
    let in_quarter = in_one(Cadence::Quarter);
    assert_eq!(in_quarter.now, Some((quarter(2021, 1), 300.0)));
    assert!(near(in_quarter.exact, 600.0));
    assert_eq!(in_one(Cadence::Month).now, Some((month(15), 100.0)));
}

#[test]
fn a_total_counts_what_is_there() {
    let case = Case::new("shares")
        .flows(&[("shares", &[60.0, 80.0])])
        .kpi(Unit::Count, Better::Higher, (Some(0.0), None))
        .goal(MeasuredAs::Total, Intent::RaiseTo);
    let required = case.required(250.0, "shares");
    assert_eq!(required.sum, Some(Sum { needed: 250.0, there: 140.0, left: 110.0 }));
    assert_eq!((required.n_left, required.cadence), (1, Cadence::Month));
    assert!(near(required.value, 110.0));
    assert!(required.sentences[0].contains("140 came from 1 Jan to 28 Feb 2021"));
    let met = case.required(120.0, "shares");
    assert_eq!(met.sum.map(|sum| sum.left), Some(0.0));
    assert!(met.sentences[0].contains("nothing more is needed"), "{}", met.sentences[0]);
    let whole = case.ask(250.0, "shares", &[], Some(Stretch::Whole)).outcome.unwrap();
    assert_eq!((whole.n_left, whole.sum.map(|sum| sum.there)), (3, Some(0.0)));
    assert!(near(whole.exact, 250.0 / 3.0));
}

/// The expected figures come from a bisection in a few lines of Python.
#[test]
fn an_average_makes_up_for_what_was() {
    fn check(
        formula: &str,
        (flows, stocks): (&[Series<'_>], &[Series<'_>]),
        (target, solve): (f64, &str),
        expected: f64,
    ) {
        let case = Case::new(formula)
            .flows(flows)
            .stocks(stocks)
            .goal(MeasuredAs::Average, Intent::RaiseTo);
        let answer = case.ask(target, solve, &[], Some(Stretch::Rest));
        let exact = answer.outcome.unwrap().exact;
        assert!(near(exact, expected), "{formula} for {solve}: {exact}");
    }
    let shares: [(&str, &[f64]); 1] = [("shares", &[100.0, 140.0])];
    let followers: [(&str, &[f64]); 1] = [("followers", &[9_000.0, 9_500.0])];
    check("shares", (&shares, &[]), (150.0, "shares"), 210.0);
    let even: [(&str, &[f64]); 1] = [("followers", &[10_000.0, 10_000.0])];
    check("100 * shares / followers", (&shares, &even), (1.5, "shares"), 210.0);
    check("followers", (&[], &followers), (9_600.0, "followers"), 10_300.0);
    check("shares + followers", (&shares, &followers), (9_420.0, "shares"), 20.0);
    let voices: [(&str, &[f64]); 2] = [("own", &[300.0, 310.0]), ("others", &[2_000.0, 2_100.0])];
    let share = "100 * own / (own + others)";
    check(share, (&voices, &[]), (14.0, "own"), 399.302_325_581_395_35);
}

#[test]
fn a_level_is_asked_of_the_last_period_and_a_standing_grows_to_it() {
    let mut case = Case::new("followers")
        .stocks(&[("followers", &[9_000.0])])
        .kpi(Unit::Count, Better::Higher, (None, None))
        .goal(MeasuredAs::LevelAtEnd, Intent::RaiseTo);
    case.judged_on = date(2021, 2, 1);
    let answer = case.ask(10_000.0, "followers", &[], Some(Stretch::Rest));
    let required = answer.outcome.unwrap();
    assert_eq!(required.n_left, 2);
    assert!(required.sentences[0].contains("in March 2021, the goal's last month"));
    assert!(required.sentences[1].contains("+500 a month"), "{}", required.sentences[1]);
}

#[test]
fn every_period_left_has_to_keep_to_it() {
    let case = Case::new("minutes / replies")
        .flows(&[("minutes", &[5_000.0, 4_800.0]), ("replies", &[100.0, 80.0])])
        .lower_is_better()
        .goal(MeasuredAs::EveryPeriod, Intent::KeepAtMost);
    let required = case.ask(50.0, "minutes", &[], Some(Stretch::Rest)).outcome.unwrap();
    assert!(near(required.value, 4_000.0));
    assert_eq!(required.side, Side::AtMost);
    assert!(required.sentences[0].contains("must fall from 4,800 in February 2021 to at most"));
    assert!(required.sentences[0].contains("in the one month left"));
    let replies = case.ask(50.0, "replies", &[], None).outcome.unwrap();
    assert_eq!((replies.value.to_bits(), replies.side), (96.0_f64.to_bits(), Side::AtLeast));
}

#[test]
fn what_is_reached_already_may_fall() {
    let case = Case::new("100 * a / b").flows(&[("a", &[50.0]), ("b", &[100.0])]);
    let same = case.required(50.0, "a");
    assert_eq!(same.change(), Some(0.0));
    assert!(
        same.sentences[0].contains("must stay at 50 a month or more, as in January 2021"),
        "{same:?}"
    );
    let less = case.required(40.0, "a");
    assert!(less.sentences[0].contains("may fall from 50"), "{}", less.sentences[0]);
    assert!(!less.is_unheard_of);
}

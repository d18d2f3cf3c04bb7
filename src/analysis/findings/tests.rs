//! Every finding: a plan that has it, and one that does not.

use std::sync::Arc;

use jiff::civil::date;

use crate::analysis::testing::Plan;
use crate::analysis::{Analyst, Finding};
use crate::model::{
    AmountKind, Baseline, Better, Cadence, Goal, Intent, ItemId, KpiId, MeasuredAs, Objective,
    Period, Scope, Unit,
};

/// A sound plan: one objective, one goal on a rate kept monthly, judged at the end of February.
struct Sound {
    plan: Plan,
    kpi: KpiId,
    goal: Goal,
}

fn sound() -> Sound {
    let mut plan = Plan::new();
    let objective = plan.project.new_id();
    plan.project
        .objectives
        .set(objective, Objective { name: "Care".into(), ..Objective::default() });
    let (hits, tries) = (plan.flow("hits"), plan.flow("tries"));
    plan.months(hits, 12, &[12.0, 12.0, 13.0]);
    plan.months(tries, 12, &[100.0; 3]);
    let kpi = plan.kpi("100 * hits / tries");
    plan.project.kpis.change(kpi, |kpi| kpi.range = (Some(0.0), Some(100.0)));
    let goal = Goal {
        objective: Some(objective),
        statement: "Raise share of voice to 14 percent".into(),
        kpi: Some(kpi),
        target: Some(14.0),
        start: Some(date(2021, 1, 1)),
        deadline: Some(date(2021, 3, 31)),
        scope: Scope { channels: None, market: "U.S.".into() },
        ..Goal::default()
    };
    Sound { plan, kpi, goal }
}

fn findings(plan: &Plan) -> Vec<Finding> {
    let project = Arc::new(plan.project.clone());
    Analyst::default().analyse(&project, date(2021, 2, 28)).findings.clone()
}

#[track_caller]
fn check(change: impl FnOnce(&mut Sound), expected: &[(&str, &str)]) {
    let mut sound = sound();
    change(&mut sound);
    let goal = sound.goal.clone();
    sound.plan.goal(goal);
    let found = findings(&sound.plan);
    let found: Vec<(&str, &str)> =
        found.iter().map(|finding| (finding.code, finding.message.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_sound_plan_has_no_findings() {
    check(|_| {}, &[]);
}

#[test]
fn targets_are_held_against_the_kpi() {
    check(
        |sound| sound.goal.target = Some(140.0),
        &[(
            "target_out_of_range",
            "The target of 140 % cannot be reached: test rate is never over 100 %; set one within \
             that",
        )],
    );
    check(
        |sound| sound.goal.target = Some(12.0),
        &[(
            "target_is_baseline",
            "The target of 12 % is where the goal starts, so it is judged as one to keep; keep \
             it or set another",
        )],
    );
    check(
        |sound| sound.plan.project.kpis.change(sound.kpi, |kpi| kpi.better = Better::Lower),
        &[(
            "against_better_direction",
            "The goal raises test rate, of which lower is better; turn the goal round or say \
             which way is better",
        )],
    );
    check(
        |sound| sound.goal.target = Some(10.0),
        &[(
            "against_better_direction",
            "A goal to raise has its target of 10 % under its baseline of 12 %; set a target on \
             the other side",
        )],
    );
    check(
        |sound| sound.goal.amount = AmountKind::PercentUndecided,
        &[(
            "percent_undecided",
            "“By 14 percent” on a figure in % can mean percentage points or a part of the \
             baseline; choose one",
        )],
    );
}

#[test]
fn time_is_looked_at() {
    check(
        |sound| sound.goal.deadline = None,
        &[("no_deadline", "Without a deadline no path leads to the target; set one")],
    );
    check(
        |sound| sound.goal.deadline = Some(date(2020, 12, 1)),
        &[(
            "deadline_before_start",
            "The deadline on 1 Dec 2020 lies before the start on 1 Jan 2021; swap or correct them",
        )],
    );
    check(
        |sound| sound.goal.deadline = Some(date(2021, 2, 28)),
        &[(
            "window_too_short",
            "From start to deadline there are only 2 whole months; with fewer than 3 nobody sees \
             a trend, so give it more time or judge it more often",
        )],
    );
}

#[test]
fn totals_are_held_against_history() {
    check(
        |sound| {
            let kpi = sound.plan.kpi_in("hits", Unit::Count, Better::Higher);
            let hits = sound.plan.project.input_named("hits").unwrap().0;
            sound.plan.months(hits, 8, &[10.0, 20.0, 30.0, 20.0, 12.0]);
            sound.plan.project.goals.values().count();
            sound.goal = Goal {
                kpi: Some(kpi),
                measured_as: MeasuredAs::Total,
                target: Some(71.0),
                ..sound.goal.clone()
            };
            sound.plan.project.kpis.remove(sound.kpi);
            let tries = sound.plan.project.input_named("tries").unwrap().0;
            sound.plan.kpi("hits / tries");
            assert!(sound.plan.project.inputs.contains(tries));
        },
        &[
            (
                "beyond_history",
                "The target needs 46 in the month that is left, and the best month so far, October \
                 2020, made 30; set a nearer target or plan what will be different",
            ),
            ("unused_kpi", "No goal uses this KPI; set a goal for it or take it out of the plan"),
        ],
    );
}

fn codes(found: &[Finding], about: ItemId) -> Vec<&'static str> {
    found.iter().filter(|finding| finding.about == about).map(|finding| finding.code).collect()
}

/// Goals typed as a strategist's essay has them, in other words than its own.
#[test]
fn goals_typed_from_an_essay_show_their_weaknesses() {
    let mut plan = Plan::new();
    let mut objective = |name: &str| {
        let id = plan.project.new_id();
        let objective = Objective { name: name.into(), ..Objective::default() };
        plan.project.objectives.set(id, objective);
        id
    };
    let objectives = ["Conversions", "Awareness", "Care", "Safety"].map(&mut objective);
    for input in ["social_conversions", "all_conversions", "own_mentions", "competitor_mentions"] {
        plan.flow(input);
    }
    let rate = plan.kpi("100 * social_conversions / all_conversions");
    let voice = plan.kpi("100 * own_mentions / (own_mentions + competitor_mentions)");
    let unused = plan.kpi("100 * social_conversions / own_mentions");
    let quarter = Goal {
        start: Some(date(2021, 1, 1)),
        deadline: Some(date(2021, 3, 31)),
        ..Goal::default()
    };
    let count = plan.goal(Goal {
        objective: Some(objectives[0]),
        statement: "Win 250,000 more sign-ups in the U.S./Canada market in Q1 of 2021".into(),
        kpi: Some(rate),
        amount: AmountKind::By,
        target: Some(250_000.0),
        measured_as: MeasuredAs::Total,
        scope: Scope { channels: None, market: "U.S./Canada".into() },
        ..quarter.clone()
    });
    let compound = plan.goal(Goal {
        objective: Some(objectives[1]),
        statement: "Raise share of voice and engagement by 2 percent until the end of Q1".into(),
        kpi: Some(voice),
        amount: AmountKind::PercentUndecided,
        target: Some(2.0),
        ..quarter
    });
    let keep = |statement: &str, objective| Goal {
        objective: Some(objective),
        statement: statement.into(),
        intent: Intent::KeepAtMost,
        measured_as: MeasuredAs::EveryPeriod,
        ..Goal::default()
    };
    let care = plan.goal(keep("Find and answer complaints within 1hour", objectives[2]));
    let safety = plan.goal(keep("Find and handle threats within 24 hours", objectives[3]));
    let found = findings(&plan);
    assert_eq!(codes(&found, ItemId::Goal(count)), ["kpi_cannot_prove_goal", "no_baseline"]);
    assert_eq!(
        codes(&found, ItemId::Goal(compound)),
        ["percent_undecided", "no_baseline", "no_scope", "compound_goal"]
    );
    for goal in [care, safety] {
        assert_eq!(
            codes(&found, ItemId::Goal(goal)),
            ["no_kpi", "no_observation_window", "no_scope"]
        );
    }
    for objective in [objectives[2], objectives[3]] {
        assert_eq!(codes(&found, ItemId::Objective(objective)), ["objective_without_kpi"]);
    }
    assert_eq!(codes(&found, ItemId::Objective(objectives[1])), [""; 0]);
    assert_eq!(codes(&found, ItemId::Kpi(unused)), ["unused_kpi"]);
}

#[test]
fn links_are_looked_at() {
    let mut sound = sound();
    let lonely = sound.plan.project.new_id();
    sound.plan.project.objectives.set(lonely, Objective::default());
    let spare = sound.plan.flow("spare");
    let loose = sound.plan.goal(Goal { objective: None, weight: 0.0, ..sound.goal.clone() });
    let zero = sound.plan.goal(Goal { weight: 0.0, ..sound.goal.clone() });
    let found = findings(&sound.plan);
    assert_eq!(codes(&found, ItemId::Objective(lonely)), ["objective_without_goal"]);
    assert_eq!(codes(&found, ItemId::Input(spare)), ["unused_input"]);
    assert_eq!(codes(&found, ItemId::Goal(loose)), ["goal_without_objective"]);
    assert_eq!(codes(&found, ItemId::Goal(zero)), [""; 0]);
    let care = sound.goal.objective.unwrap();
    assert_eq!(codes(&found, ItemId::Objective(care)), ["weights_all_zero"]);
}

#[test]
fn goals_at_odds_are_named_once() {
    let mut plan = Plan::new();
    let (shares, followers) = (plan.flow("shares"), plan.stock("followers"));
    plan.months(shares, 12, &[10.0, 10.0, 10.0]);
    plan.months(followers, 12, &[100.0, 100.0, 100.0]);
    let grow = plan.kpi_in("followers", Unit::Count, Better::Higher);
    let amplify = plan.kpi("100 * shares / followers");
    let up = |kpi| Goal {
        kpi: Some(kpi),
        baseline: Baseline::Typed { value: 1.0, as_of: None },
        target: Some(200.0),
        ..Goal::default()
    };
    let first = plan.goal(up(grow));
    plan.goal(Goal { statement: "Share more".into(), ..up(amplify) });
    let found = findings(&plan);
    let conflicts: Vec<&Finding> =
        found.iter().filter(|finding| finding.code == "goals_conflict").collect();
    assert_eq!(conflicts.len(), 1);
    assert_eq!(conflicts[0].about, ItemId::Goal(first));
    assert_eq!(
        conflicts[0].message,
        format!(
            "More followers helps this goal and works against the goal “Share more” (test rate); \
             reaching goal {first} for test rate by it alone takes followers from 100 to 200, \
             which by itself would lower test rate from 10 % to 5 %"
        )
    );
}

#[test]
fn words_without_a_measure_are_called_vague() {
    let mut plan = Plan::new();
    let vague = plan.goal(Goal { statement: "Boost our brand".into(), ..Goal::default() });
    let output = plan.goal(Goal { statement: "Launch a podcast".into(), ..Goal::default() });
    let found = findings(&plan);
    assert!(codes(&found, ItemId::Goal(vague)).contains(&"vague_verb"));
    assert!(codes(&found, ItemId::Goal(output)).contains(&"output_not_outcome"));
}

#[test]
fn readings_kept_two_ways_must_agree() {
    let mut sound = sound();
    let (hits, _) = sound.plan.project.input_named("hits").unwrap();
    for ordinal in 18_628..18_659 {
        sound.plan.read(hits, Period { cadence: Cadence::Day, ordinal }, 1.0);
    }
    let found = findings(&sound.plan);
    let disagreement = found.iter().find(|finding| finding.code == "cadences_disagree").unwrap();
    assert_eq!(disagreement.about, ItemId::Input(hits));
    assert_eq!(
        disagreement.message,
        "Kept in two ways that contradict each other: January 2021 on Facebook says 12, its \
         parts make it 31; the parts are used, so correct or clear the other"
    );
    sound.plan.months(hits, 13, &[31.0]);
    let found = findings(&sound.plan);
    assert!(found.iter().all(|finding| finding.code != "cadences_disagree"));
}

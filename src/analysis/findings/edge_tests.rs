//! Plans at the edge of a finding: just beside it, or beside what it offers.

use std::sync::Arc;

use jiff::civil::date;

use crate::analysis::testing::{Plan, quarter};
use crate::analysis::{Analyst, Finding, Fix, GoalChange, Way};
use crate::model::{
    Baseline, Better, Cadence, DefinitionBreak, Goal, GoalId, GoalState, Intent, Kpi, KpiId,
    MeasuredAs, Scope, Unit,
};

fn findings(plan: &Plan) -> Vec<Finding> {
    let project = Arc::new(plan.project.clone());
    Analyst::default().analyse(&project, date(2021, 2, 28)).findings.clone()
}

fn found(plan: &Plan, code: &str) -> Option<Finding> {
    findings(plan).into_iter().find(|finding| finding.code == code)
}

fn says(statement: &str) -> Plan {
    let mut plan = Plan::new();
    plan.goal(Goal { statement: statement.into(), ..Goal::default() });
    plan
}

/// Hits of a hundred tries a month from December 2020 on.
fn hits_and_tries() -> (Plan, KpiId, Goal) {
    let mut plan = Plan::new();
    let (hits, tries) = (plan.flow("hits"), plan.flow("tries"));
    plan.months(hits, 12, &[12.0, 12.0, 13.0]);
    plan.months(tries, 12, &[100.0; 3]);
    let kpi = plan.kpi("100 * hits / tries");
    let goal = Goal {
        kpi: Some(kpi),
        target: Some(14.0),
        start: Some(date(2021, 1, 1)),
        deadline: Some(date(2021, 3, 31)),
        ..Goal::default()
    };
    (plan, kpi, goal)
}

#[test]
fn two_measures_are_two_goals_only_where_they_are_joined() {
    fn check(statement: &str, expected: Option<usize>) {
        let finding = found(&says(statement), "compound_goal");
        assert_eq!(finding.map(|finding| finding.fixes.len()), expected, "{statement}");
    }
    check("Raise share of voice and engagement by 2 percent", Some(1));
    check("Grow followers by 5 % and lower response time to 30 minutes", Some(1));
    check("Grow followers as well as reach", Some(1));
    check("Grow followers/reach", Some(1));
    // The second half has no verb of its own.
    check("Grow followers by 5 % and likes by 3 %", Some(0));
    check("Grow sales on Facebook and for leads too", None);
    check("Win sign-ups in the U.S./Canada from likes", None);
    check("Raise followers on Facebook and Instagram to get more reach", None);
    check("Grow followers, the base of our reach", None);
}

#[test]
fn letters_that_change_their_length_are_no_stumbling_block() {
    // The Kelvin sign is shorter in lower case, and the dotted I longer.
    for statement in
        ["Raise likes \u{212A} and \u{130}\u{130} shares", "Raise likes and \u{130}\u{212A} shares"]
    {
        findings(&says(statement));
    }
    assert!(found(&says("\u{130} Raise likes and shares"), "compound_goal").is_some());
}

#[test]
fn a_vague_verb_is_the_first_verb() {
    fn check(statement: &str, expected: bool) {
        let finding = found(&says(statement), "vague_verb");
        assert_eq!(finding.is_some(), expected, "{statement}");
    }
    check("Improve engagement", true);
    check("Improving engagement", true);
    check("We will strengthen the brand", true);
    check("Continuously optimising our channels", true);
    check("Boosts awareness", true);
    check("Answer support messages within a day", false);
    check("Drive 250,000 sign-ups", false);
    check("Raise engagement for better service", false);
    check("Support customers within 24 hours", false);
    check("Drive brand love", true);
}

#[test]
fn how_often_readings_come_is_asked_of_the_goals_own_channels() {
    let (mut plan, _, goal) = hits_and_tries();
    let other = plan.add_channel("X");
    for name in ["hits", "tries"] {
        let input = plan.project.input_named(name).unwrap().0;
        plan.read_on(input, other, quarter(2020, 4), 30.0);
    }
    let channels = Some(vec![plan.channel]);
    let scope = Scope { channels, market: String::new() };
    let judged_per = Some(Cadence::Month);
    let id = plan.goal(Goal { judged_per, scope: scope.clone(), ..goal.clone() });
    assert_eq!(found(&plan, "data_too_rare"), None);
    let everywhere = Scope::default();
    plan.project.goals.change(id, |goal| goal.scope = everywhere);
    assert!(found(&plan, "data_too_rare").is_some());

    let short = Goal { judged_per: Some(Cadence::Quarter), scope, ..goal };
    plan.project.goals.set(id, short);
    let finding = found(&plan, "window_too_short").unwrap();
    let labels: Vec<&str> = finding.fixes.iter().map(Fix::label).collect();
    assert!(labels.contains(&"Judge per month"), "{labels:?}");
}

#[test]
fn no_figure_from_before_a_break_is_offered_to_start_from() {
    let (mut plan, _, goal) = hits_and_tries();
    plan.goal(Goal { start: Some(date(2020, 12, 1)), ..goal });
    let label = |plan: &Plan| {
        let finding = found(plan, "no_baseline").unwrap();
        finding.fixes.get(1).map(|fix| fix.label().to_owned()).unwrap_or_default()
    };
    assert_eq!(label(&plan), "Start from December 2020, 12 %");
    let hits = plan.project.input_named("hits").unwrap().0;
    let cut = DefinitionBreak { date: date(2021, 2, 1), reason: String::new() };
    plan.project.inputs.change(hits, |input| input.definition_breaks = vec![cut]);
    assert_eq!(label(&plan), "Start from February 2021, 13 %");
}

#[test]
fn dates_are_all_that_a_goal_with_a_measure_is_given() {
    let (mut plan, _, goal) = hits_and_tries();
    let open = Goal { start: None, deadline: None, intent: Intent::KeepAtLeast, ..goal };
    let id = plan.goal(Goal { measured_as: MeasuredAs::Average, ..open.clone() });
    let first = |plan: &Plan| {
        let finding = found(plan, "no_observation_window").unwrap();
        (finding.fixes[0].label().to_owned(), finding.fixes[0].way().clone())
    };
    let (start, deadline) = (date(2021, 1, 1), date(2021, 3, 31));
    let dates = Way::Goal(id, GoalChange::Window { start, deadline });
    assert_eq!(first(&plan), ("Keep it over Q1 2021".to_owned(), dates));
    let every = Goal { measured_as: MeasuredAs::EveryPeriod, ..open.clone() };
    plan.project.goals.set(id, every);
    assert_eq!(first(&plan).0, "Keep it every month of Q1 2021");
    // Without a KPI nothing has been measured yet either.
    plan.project.goals.set(id, Goal { kpi: None, ..open });
    assert_eq!(first(&plan).0, "Keep it every period of Q1 2021");
}

#[test]
fn only_what_is_divided_by_is_left_empty() {
    let mut plan = Plan::new();
    let (members, fans) = (plan.stock("members"), plan.stock("fans"));
    plan.months(members, 12, &[5.0, 5.0, 0.0]);
    plan.months(fans, 12, &[100.0, 100.0, 0.0]);
    plan.kpi("100 * members / fans");
    let finding = found(&plan, "figure_not_defined").unwrap();
    let Way::ClearReadings(keys) = finding.fixes[0].way() else { panic!("{finding:?}") };
    let inputs: Vec<_> = keys.iter().map(|key| key.input).collect();
    assert_eq!(inputs, [fans]);
}

/// Goals to grow followers and to raise shares per follower.
fn at_odds(followers: f64, rate: f64) -> (Plan, [GoalId; 2]) {
    let mut plan = Plan::new();
    let (shares, fans) = (plan.flow("shares"), plan.stock("followers"));
    plan.months(shares, 12, &[10.0; 3]);
    plan.months(fans, 12, &[100.0; 3]);
    let kpis = [
        plan.kpi_in("followers", Unit::Count, Better::Higher),
        plan.kpi("100 * shares / followers"),
    ];
    let goals = [(kpis[0], followers), (kpis[1], rate)].map(|(kpi, target)| {
        plan.goal(Goal {
            kpi: Some(kpi),
            baseline: Baseline::Typed { value: 1.0, as_of: None },
            target: Some(target),
            start: Some(date(2021, 1, 1)),
            deadline: Some(date(2021, 3, 31)),
            ..Goal::default()
        })
    });
    (plan, goals)
}

#[test]
fn goals_are_at_odds_only_while_both_are_pursued() {
    let (mut plan, [first, _]) = at_odds(200.0, 20.0);
    assert!(found(&plan, "goals_conflict").is_some());
    plan.project.goals.change(first, |goal| goal.state = GoalState::Closed);
    assert_eq!(found(&plan, "goals_conflict"), None);
    plan.project.goals.change(first, |goal| {
        goal.state = GoalState::Active;
        goal.start = Some(date(2021, 4, 1));
        goal.deadline = Some(date(2021, 6, 30));
    });
    assert_eq!(found(&plan, "goals_conflict"), None);
    plan.project.goals.change(first, |goal| goal.start = None);
    assert!(found(&plan, "goals_conflict").is_some());
}

#[test]
fn the_goal_that_is_not_met_yet_says_what_it_costs() {
    let (plan, [_, second]) = at_odds(90.0, 20.0);
    let message = found(&plan, "goals_conflict").unwrap().message;
    let cost =
        format!("reaching goal {second} for test rate by it alone takes followers from 100 to 50");
    assert!(message.contains(&cost), "{message}");
    let (plan, [first, _]) = at_odds(90.0, 5.0);
    let message = found(&plan, "goals_conflict").unwrap().message;
    assert!(message.contains(&format!("goal {first} for test rate is where it is")), "{message}");
}

#[test]
fn a_mistyped_input_is_offered_as_the_formula_field_offers_it() {
    let mut plan = Plan::new();
    plan.flow("clicks");
    plan.flow("tries");
    plan.kpi("100 * clixxs / tries");
    let finding = found(&plan, "formula_cannot_be_worked_out").unwrap();
    assert_eq!(finding.fixes[0].label(), "Use clicks");
}

#[test]
fn a_kpi_of_the_inputs_name_may_count_it() {
    let mut plan = Plan::new();
    let kpi = plan.project.new_id();
    let (name, formula) = ("Visits".to_owned(), "visits".to_owned());
    plan.project.kpis.set(kpi, Kpi { name, formula, ..Kpi::default() });
    let finding = found(&plan, "formula_cannot_be_worked_out").unwrap();
    assert_eq!(finding.fixes[0].label(), "Add the input visits");
}

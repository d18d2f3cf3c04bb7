//! Formulas, definitions, and the date, target and pace of a goal, through the window.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use jiff::civil::date;
use paceline::analysis::judge_goal;
use paceline::library;
use paceline::model::{
    AmountKind, Baseline, Goal, GoalId, InputKind, Intent, Kpi, KpiId, MeasuredAs, Project, Unit,
};

use crate::app::{Desk, TODAY, Window};
use crate::plans;

const GOAL: GoalId = GoalId(2);
const KPI: KpiId = KpiId(3);

fn open(desk: &Desk, project: &Project) -> Window {
    let path = desk.plan("spring.ron", project);
    desk.open(&path)
}

/// The window with the KPI's fields beside it.
fn kpi_window(desk: &Desk, project: &Project) -> Window {
    let mut window = open(desk, project);
    window.click(Role::RadioButton, "KPIs 1").click_row("Shares").keys(Modifiers::COMMAND, Key::I);
    window
}

fn kpi(window: &Window) -> &Kpi {
    window.project().kpis.get(KPI).unwrap()
}

#[test]
fn a_formula_is_typed_checked_committed_and_undone() {
    let desk = Desk::new();
    let mut window = kpi_window(&desk, &plans::small());
    window.assert_shows("= 521 in February 2021, all channels");
    window.type_over("Formula", "100 * sha").key(Key::Enter);
    window.type_on(" / foll").key(Key::Tab);
    assert_eq!(window.text_of("Formula"), "100 * shares / followers");
    window.assert_shows("followers is new: the formula brings it into the plan, as a stock");
    window.key(Key::Enter);
    assert_eq!(kpi(&window).formula, "100 * shares / followers");
    let followers = window.project().input_named("followers").unwrap().1;
    assert_eq!(followers.kind, InputKind::Stock);
    assert_eq!(window.undo_label(), "set formula of “Shares”");
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(kpi(&window).formula, "shares");
    assert!(window.project().input_named("followers").is_none());
    assert_eq!(window.text_of("Formula"), "shares");
}

#[test]
fn a_refused_formula_waits_with_its_error_while_one_looks_elsewhere() {
    let desk = Desk::new();
    let mut window = kpi_window(&desk, &plans::small());
    window.type_over("Formula", "shares + * 2").key(Key::Tab);
    window.assert_shows("Column 10: expected a number, an input or “(”, found “*”");
    window.click(Role::Tab, "Plan settings").click(Role::Tab, "Plan");
    assert_eq!(window.text_of("Formula"), "shares + * 2");
    window.assert_shows("Column 10");
    assert_eq!(kpi(&window).formula, "shares");
    window.type_over("Formula", "2 * shares").key(Key::Enter);
    window.assert_hides("Column 10");
    assert_eq!(kpi(&window).formula, "2 * shares");
}

#[test]
fn an_own_kpi_takes_no_other_kpi_for_an_input() {
    let desk = Desk::new();
    let mut window = open(&desk, &plans::small());
    window.menu("Edit", "Add KPI").click(Role::RadioButton, "Make your own");
    window.type_over("Name", "Doubled").type_over("Formula", "2 * net_promoter_score_nps");
    window.assert_shows("is a KPI, and formulas take inputs only");
    assert!(window.is_disabled(Role::Button, "Add to the plan"));
    window.type_over("Formula", "2 * sha").key(Key::Enter);
    window.assert_shows("= 1,042 in February 2021, all channels");
    window.press("Add to the plan");
    assert_eq!(window.project().kpis.values().last().unwrap().formula, "2 * shares");
}

/// The plan with its KPI copied from the library and then changed.
fn with_other_definition() -> Project {
    let mut project = plans::small();
    let entry = library::kpi("amplification_rate").unwrap();
    let formula = "100 * shares".to_owned();
    let kpi = Kpi { name: "Shares".to_owned(), formula, ..entry.to_kpi() };
    project.kpis.set(KPI, kpi);
    project
}

#[test]
fn a_definition_that_differs_is_shown_with_both_texts_and_ways_out() {
    let desk = Desk::new();
    let mut window = kpi_window(&desk, &with_other_definition());
    let said = window.everything();
    let is_said = |line: &&str| line.starts_with("Label:") && line.contains("efinition differs");
    assert_eq!(said.lines().filter(is_said).count(), 1, "it is said once");
    window.assert_shows("The formula differs from the library’s");
    window.assert_shows("Here: 100 · shares");
    window.assert_shows("Library: 100 · shares ÷ followers");
    window.press("Use the library’s definition");
    window.assert_hides("differs from the library");
    let kpi_now = kpi(&window);
    assert_eq!(
        (kpi_now.name.as_str(), kpi_now.formula.as_str()),
        ("Shares", "100 · shares / followers")
    );
    assert!(kpi_now.source.ends_with("; as the library defines it, since 15 Mar 2021"));
    assert_eq!(kpi_now.notes, "Until 15 Mar 2021: 100 * shares");
    assert_eq!(window.project().input_named("followers").unwrap().1.kind, InputKind::Stock);
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(kpi(&window).formula, "100 * shares");
    window.press("Keep my definition").assert_hides("differs from the library");
    assert_eq!(kpi(&window).library_key, None);
}

#[test]
fn a_variant_is_taken_by_its_name_and_the_plan_says_since_when() {
    let desk = Desk::new();
    let mut window = kpi_window(&desk, &with_other_definition());
    window.click(Role::RadioButton, "Per post");
    assert_eq!(kpi(&window).formula, "100 · shares / posts / followers");
    assert!(kpi(&window).source.ends_with("; variant “Per post”, since 15 Mar 2021"));
    assert_eq!(window.project().input_named("posts").unwrap().1.kind, InputKind::Flow);
    window.assert_hides("differs from the library");
}

#[test]
fn a_kpi_from_the_library_says_which_variant_it_is_and_since_when() {
    let desk = Desk::new();
    let mut window = open(&desk, &plans::small());
    window.menu("Edit", "Add KPI").type_over("Search", "amplification");
    window.click_in_dialog(Role::RadioButton, "Per post").press("Add to the plan");
    let added = window.project().kpis.values().last().unwrap();
    assert_eq!(added.formula, "100 · shares / posts / followers");
    assert!(added.source.ends_with("; variant “Per post”, since 15 Mar 2021"), "{}", added.source);
}

/// Shares to raise from 626 in December to 900 by the end of the year; 521 in February.
fn goal_window(desk: &Desk, measured_as: MeasuredAs) -> Window {
    let mut project = plans::small();
    project.goals.change(GOAL, |goal| {
        goal.measured_as = measured_as;
        goal.target = Some(6_000.0);
    });
    let mut window = open(desk, &project);
    window.follow("Edit goal…");
    window
}

#[test]
fn a_typed_pace_moves_the_target_or_the_date_as_one_chooses() {
    let desk = Desk::new();
    let mut window = goal_window(&desk, MeasuredAs::Total);
    let goal = |window: &Window| {
        let goal = window.project().goals.get(GOAL).unwrap();
        (goal.target, goal.deadline)
    };
    let before = (Some(6_000.0), Some(date(2021, 12, 31)));
    // 1,031.5 are there by February, ten months are left.
    assert_eq!(window.text_of("Pace needed"), "496.85");
    window.type_over("Pace needed", "700");
    window.assert_shows("Which of the two shall follow?");
    assert_eq!(goal(&window), before, "nothing moves before it is chosen");
    window.press("Keep the date → target 8,031.5");
    assert_eq!(goal(&window), (Some(8_031.5), before.1));
    assert_eq!(window.text_of("Pace needed"), "700");
    assert_eq!(window.undo_label(), "set target of “More shares”");
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(goal(&window), before);
    // By the keyboard alone: Enter goes to the choices.
    window.type_over("Pace needed", "700").key(Key::Enter).key(Key::Tab).key(Key::Enter);
    assert_eq!(goal(&window), (before.0, Some(date(2021, 10, 31))));
    // 8 months at a little less than 700.
    assert_eq!(window.text_of("Pace needed"), "621.06");
}

#[test]
fn a_pace_that_leads_nowhere_is_refused_with_the_reason() {
    let desk = Desk::new();
    let mut window = goal_window(&desk, MeasuredAs::Total);
    window.type_over("Pace needed", "0").assert_shows("With a pace of 0 nothing moves");
    window.type_over("Pace needed", "-5").assert_shows("The goal needs a pace above 0");
    window.type_over("Pace needed", "fast").assert_shows("fast");
    window.key(Key::Escape);
    assert_eq!(window.text_of("Pace needed"), "496.85");
    window.choose("Measured as", "Average over the window");
    window.assert_shows("its path is flat and asks for no pace");
}

#[test]
fn the_rules_stand_beside_the_status_with_a_way_to_them() {
    let desk = Desk::new();
    let mut window = goal_window(&desk, MeasuredAs::Total);
    window.assert_shows("On pace down to 5 % of the way under the path, behind down to 15 %");
    window.follow("Change these rules for the plan…");
    window.assert_shows("Behind down to");
}

#[test]
fn an_input_that_was_deleted_is_named_and_can_be_added_again() {
    let desk = Desk::new();
    let mut window = open(&desk, &plans::small());
    window.click(Role::RadioButton, "Inputs 1").click_row("Shares, shares").key(Key::Delete);
    window.click(Role::RadioButton, "KPIs 1").click_row("Shares").keys(Modifiers::COMMAND, Key::I);
    window.assert_shows("“shares” is no input of this plan");
    window.assert_shows("No figure yet: no reading of shares");
    window.press("Add shares to the plan").assert_hides("is no input of this plan");
    assert!(window.project().input_named("shares").is_some());
    window.keys(Modifiers::COMMAND, Key::Z).assert_shows("“shares” is no input of this plan");
}

#[test]
fn percent_of_nothing_is_not_offered_and_the_reason_is_said() {
    let desk = Desk::new();
    let mut project = plans::small();
    project.kpis.change(KPI, |kpi| kpi.unit = Unit::Percent);
    project.goals.change(GOAL, |goal| {
        goal.measured_as = MeasuredAs::LevelAtEnd;
        goal.baseline = Baseline::Typed { value: 0.0, as_of: None };
        goal.amount = AmountKind::PercentUndecided;
        goal.target = Some(2.0);
    });
    let mut window = open(&desk, &project);
    window.follow("Edit goal…").assert_shows("Percentage points → 2 %");
    window.assert_hides("Percent of the baseline →");
    window.assert_shows("Percent of the baseline needs a baseline above 0, and it is 0 %");
}

#[test]
fn percent_of_a_percentage_is_asked_with_both_results() {
    let answers = [
        ("Percentage points → 14 %", AmountKind::ByPoints, 14.0),
        ("Percent of the baseline → 12.24 %", AmountKind::ByPercent, 12.24),
    ];
    for (answer, amount, target) in answers {
        let desk = Desk::new();
        let mut project = plans::small();
        project.kpis.change(KPI, |kpi| kpi.unit = Unit::Percent);
        project.goals.change(GOAL, |goal| {
            goal.measured_as = MeasuredAs::LevelAtEnd;
            goal.baseline = Baseline::Typed { value: 12.0, as_of: None };
            goal.target = Some(2.0);
        });
        let mut window = open(&desk, &project);
        window.follow("Edit goal…").choose("Amount", AmountKind::ByPercent.label());
        let asked = window.project().goals.get(GOAL).unwrap().amount;
        assert_eq!(asked, AmountKind::PercentUndecided, "it is never guessed");
        window.press(answer);
        assert_eq!(window.project().goals.get(GOAL).unwrap().amount, amount);
        let goal = window.project().goals.get(GOAL).unwrap();
        let found = judge_goal(window.project(), goal, TODAY).target.unwrap();
        assert!((found - target).abs() < 1e-9, "{answer}: {found}");
        window.assert_shows("That is ");
    }
}

#[test]
fn every_intent_amount_and_measure_can_be_chosen() {
    let desk = Desk::new();
    let mut window = goal_window(&desk, MeasuredAs::Total);
    let goal = |window: &Window| Goal::clone(window.project().goals.get(GOAL).unwrap());
    for intent in Intent::ALL.into_iter().rev() {
        window.choose("Intent", intent.label());
        assert_eq!(goal(&window).intent, intent);
    }
    for measured_as in [MeasuredAs::EveryPeriod, MeasuredAs::Average, MeasuredAs::LevelAtEnd] {
        window.choose("Measured as", measured_as.label());
        assert_eq!(goal(&window).measured_as, measured_as);
    }
    for amount in [AmountKind::By, AmountKind::ByPercent, AmountKind::Absolute] {
        window.choose("Amount", amount.label());
        assert_eq!(goal(&window).amount, amount);
    }
    window.type_over("Checkpoints", "2021-03-31 2000\n2021-06-30 3000").key(Key::Tab);
    assert_eq!(goal(&window).checkpoints.len(), 2);
    window.fill("Target", "7000").assert_shows("Until 15 Mar 2021 it was 6,000");
    assert_eq!(goal(&window).former_targets.len(), 1);
}

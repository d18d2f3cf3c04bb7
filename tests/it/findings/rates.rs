//! Totals of finished rates, net changes, and KPIs without a figure: what is said, and what a way
//! out leaves.

use std::sync::Arc;

use jiff::civil::date;
use paceline::analysis::by_item::{FindingsByItem, letter_tallies};
use paceline::analysis::{Analyst, Fix, PlanAnalysis, Status};
use paceline::app::fix_edit;
use paceline::document::Document;
use paceline::model::{InputKind, Intent, ItemId, MeasuredAs, Project, Unit};

use super::sound::{JUDGED_ON, Sound};

fn analysis(project: &Project) -> Arc<PlanAnalysis> {
    Analyst::default().analyse(&Arc::new(project.clone()), JUDGED_ON)
}

fn mended(plan: &Sound, code: &str, label: &str) -> Project {
    let analysis = analysis(&plan.project);
    let finding = analysis.findings.iter().find(|finding| finding.code == code).unwrap();
    let fix = finding.fixes.iter().find(|fix| fix.label() == label);
    let fix = fix.unwrap_or_else(|| panic!("{label} is not among {:?}", finding.fixes));
    let mut document = Document::untitled(plan.project.clone());
    document.apply(&fix_edit(fix, &plan.project, JUDGED_ON, JUDGED_ON).unwrap()).unwrap();
    let mended = Project::clone(document.project());
    document.undo().unwrap();
    assert_eq!(**document.project(), plan.project, "one step");
    mended
}

/// A total of so many hits at so much each, the latter a finished figure.
fn spend() -> Sound {
    let mut plan = Sound::new();
    let price = plan.input("price", InputKind::GivenRate);
    plan.months(price, 12, &[2.0, 3.0, 5.0]);
    plan.change_kpi(|kpi| {
        kpi.formula = "hits * price".into();
        kpi.unit = Unit::Count;
        kpi.range = (None, None);
    });
    plan.change(|goal| {
        goal.statement = "Spend 500 on hits".into();
        goal.measured_as = MeasuredAs::Total;
        goal.target = Some(500.0);
    });
    plan
}

#[test]
fn a_total_of_finished_rates_offers_only_what_makes_one() {
    let plan = spend();
    let analysis = analysis(&plan.project);
    let finding =
        analysis.findings.iter().find(|finding| finding.code == "figure_refused").unwrap();
    assert!(!finding.message.contains("largest"), "it would be no total: {}", finding.message);
    assert!(finding.message.contains("name an input that weighs them"), "{}", finding.message);
    let labels: Vec<&str> = finding.fixes.iter().map(Fix::label).collect();
    assert_eq!(labels[..2], ["Weigh price by hits", "Measure the level at the end"]);
}

#[test]
fn weighed_by_what_it_is_a_rate_of_the_total_is_the_sum_of_the_products() {
    let plan = spend();
    let mended = mended(&plan, "figure_refused", "Weigh price by hits");
    let analysis = analysis(&mended);
    assert!(analysis.findings.iter().all(|finding| finding.code != "figure_refused"));
    let goal = &analysis.goals[&plan.goal];
    assert_eq!(goal.actual, Some(12.0 * 3.0 + 13.0 * 5.0));
}

/// A total of new followers less those who left, which fell in February.
fn growth() -> Sound {
    let mut plan = Sound::new();
    plan.change_kpi(|kpi| {
        kpi.formula = "gained".into();
        kpi.unit = Unit::Count;
        kpi.range = (None, None);
    });
    let gained = plan.input("gained", InputKind::Flow);
    plan.months(gained, 12, &[30.0, 50.0, -10.0]);
    plan.change(|goal| {
        goal.statement = "Gain 100 followers".into();
        goal.measured_as = MeasuredAs::Total;
        goal.intent = Intent::RaiseTo;
        goal.target = Some(100.0);
    });
    plan
}

#[test]
fn a_net_change_stays_a_flow_that_adds_up() {
    let plan = growth();
    let mended = mended(&plan, "negative_reading", "It is a net change, and may be");
    let analysis = analysis(&mended);
    assert!(analysis.findings.iter().all(|finding| finding.code != "negative_reading"));
    assert_eq!(analysis.goals[&plan.goal].actual, Some(40.0));
    let (_, input) = mended.input_named("gained").unwrap();
    assert_eq!((input.kind, input.is_net), (InputKind::Flow, true));
}

#[test]
fn a_total_of_a_net_change_is_not_achieved_before_its_end() {
    let mut plan = growth();
    plan.change(|goal| goal.target = Some(45.0));
    let (gained, _) = plan.project.input_named("gained").unwrap();
    plan.months(gained, 13, &[50.0, 0.0]);
    let status = |project: &Project| analysis(project).goals[&plan.goal].status;
    assert_eq!(status(&plan.project), Status::Achieved, "a plain flow never goes back");
    let mut net = plan.project.clone();
    net.inputs.change(gained, |input| input.is_net = true);
    assert_ne!(status(&net), Status::Achieved, "March may still take some of it back");
}

#[test]
fn a_kpi_that_has_no_figure_marks_the_m_of_its_goal() {
    let mut plan = Sound::new();
    let fans = plan.input("fans", InputKind::Stock);
    plan.months(fans, 12, &[100.0, 100.0, 0.0]);
    plan.change_kpi(|kpi| kpi.formula = "100 * hits / fans".into());
    plan.judge_on(date(2021, 2, 28));
    let analysis = analysis(&plan.project);
    let sorted = FindingsByItem::new(&plan.project, &analysis.findings);
    let places = sorted.of(ItemId::Goal(plan.goal));
    let codes: Vec<&str> = places.iter().map(|place| analysis.findings[*place].code).collect();
    assert!(codes.contains(&"figure_not_defined"), "{codes:?}");
    let (letter, tally) = letter_tallies(&analysis.findings, places)[1];
    assert_eq!((letter, tally.is_some()), ('M', true));
}

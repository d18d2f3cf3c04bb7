//! Ways out, carried out by the program: one step of undo, or the place where the user decides.

use std::sync::Arc;

use jiff::civil::date;

use crate::analysis::{Finding, Fix};
use crate::app::field::GoalField;
use crate::app::picker::ScriptedPicker;
use crate::app::{App, Clock, Dialog, Env, Field};
use crate::document::Document;
use crate::jobs::Runner;
use crate::library;
use crate::model::{Goal, GoalId, ItemId, KpiId, Objective, ObjectiveId, Project};

const GOAL: GoalId = GoalId(2);

/// A plan with one objective and one goal that lacks almost everything.
fn app(change: impl FnOnce(&mut Project)) -> App {
    let mut project = Project::default();
    let objective: ObjectiveId = project.new_id();
    project
        .objectives
        .set(objective, Objective { name: "Care".to_owned(), ..Objective::default() });
    let id: GoalId = project.new_id();
    assert_eq!(id, GOAL);
    let statement = "Answer within 1 hour".to_owned();
    project.goals.set(id, Goal { objective: Some(objective), statement, ..Goal::default() });
    change(&mut project);
    let env = Env {
        clock: Clock::fixed(date(2021, 3, 15)),
        folders: None,
        picker: Arc::new(ScriptedPicker::new([])),
        runner: Runner::Inline,
    };
    let mut app = App::new(env, None);
    app.document = Document::untitled(project);
    app.is_plan_open = true;
    app
}

#[track_caller]
fn fix(app: &mut App, code: &str, label: &str) -> Fix {
    let analysis = app.analysis();
    let of_code = |finding: &&Finding| finding.code == code;
    let finding = analysis.findings.iter().find(of_code).unwrap();
    let mut fixes = finding.fixes.iter();
    fixes.find(|fix| fix.label() == label).unwrap_or_else(|| panic!("{:?}", finding.fixes)).clone()
}

#[track_caller]
fn mend(app: &mut App, code: &str, label: &str) {
    let fix = fix(app, code, label);
    app.mend(&fix);
}

#[test]
fn a_way_out_that_asks_leads_to_the_field() {
    let mut app = app(|_| {});
    mend(&mut app, "no_scope", "Name the market…");
    assert_eq!(app.session.inspected, Some(ItemId::Goal(GOAL)));
    assert_eq!(app.session.wanted_field, Some(Field::Goal(GOAL, GoalField::Market)));
    assert_eq!(app.document.undo_label(), None);
}

#[test]
fn the_library_is_opened_for_the_goal_that_lacks_a_kpi() {
    let mut app = app(|_| {});
    mend(&mut app, "no_kpi", "Choose a KPI…");
    assert_eq!(app.session.selection.goal, Some(GOAL));
    let Some(Dialog::Library(dialog)) = &app.dialog else { panic!("no library") };
    assert!(dialog.for_selected_goal);
}

#[test]
fn a_kpi_and_its_inputs_come_with_the_goal_in_one_step() {
    let mut app = app(|_| {});
    let before = Arc::clone(app.document.project());
    mend(&mut app, "no_kpi", "Add “Average response time”");
    let project = app.document.project();
    let kpi = project.goals.get(GOAL).unwrap().kpi.unwrap();
    let key = project.kpis.get(kpi).unwrap().library_key.as_deref();
    assert_eq!((key, project.inputs.len()), (Some("response_time"), 2));
    assert_eq!(app.document.undo_label(), Some("add KPI “Average response time”"));
    app.undo();
    assert_eq!(app.document.project(), &before);
}

/// What was typed into another field of the goal stays.
#[test]
fn a_way_out_takes_nothing_back_that_was_just_typed() {
    let mut app = app(|_| {});
    let fix = fix(&mut app, "no_deadline", "End of Q1 2021, 31 Mar 2021");
    app.shown = Some(Arc::clone(app.document.project()));
    app.type_into(Field::Goal(GOAL, GoalField::Owner), "Ada".to_owned());
    app.mend(&fix);
    let goal = app.document.project().goals.get(GOAL).unwrap();
    assert_eq!((goal.owner.as_str(), goal.deadline), ("Ada", Some(date(2021, 3, 31))));
}

#[test]
fn a_goal_made_of_a_kpi_is_named_at_once() {
    let mut app = app(|project| {
        let id: KpiId = project.new_id();
        project.kpis.set(id, library::kpi("response_time").unwrap().to_kpi());
    });
    mend(&mut app, "unused_kpi", "Make a goal of it");
    let new = *app.document.project().goals.ids().last().unwrap();
    assert_eq!(app.session.renaming, Some(Field::Goal(new, GoalField::Statement)));
    let goal = app.document.project().goals.get(new).unwrap();
    assert_eq!((goal.kpi.is_some(), goal.objective), (true, Some(ObjectiveId(1))));
    assert_eq!(goal.intent, crate::model::Intent::LowerTo);
}

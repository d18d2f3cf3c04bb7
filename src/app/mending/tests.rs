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
use crate::model::{
    AmountKind, Baseline, Checkpoint, FormerTarget, Goal, GoalId, Input, InputId, Intent, ItemId,
    KpiId, Objective, ObjectiveId, Project,
};

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
        unpacker: Arc::new(crate::import::InPlace),
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

/// The plan has one of the two inputs already, under a name of its own.
fn has_replies(project: &mut Project) {
    let id: InputId = project.new_id();
    let own = library::input("responses").unwrap().to_input();
    project.inputs.set(id, Input { identifier: "replies".to_owned(), ..own });
}

#[test]
fn a_kpi_of_the_library_comes_in_the_names_of_the_plan() {
    let mut app = app(has_replies);
    mend(&mut app, "no_kpi", "Add “Average response time”");
    let project = app.document.project();
    let kpi = project.kpis.get(project.goals.get(GOAL).unwrap().kpi.unwrap()).unwrap();
    assert_eq!((kpi.formula.as_str(), project.inputs.len()), ("response_minutes / replies", 2));
    assert!(kpi.source.ends_with("as the library defines it, since 15 Mar 2021"), "{}", kpi.source);
}

/// A goal on followers with everything of its own, and a statement that names two measures.
fn two_in_one(project: &mut Project, statement: &str) {
    has_replies(project);
    let kpi: KpiId = project.new_id();
    project.kpis.set(kpi, library::kpi("followers").unwrap().to_kpi());
    project.goals.change(GOAL, |goal| {
        *goal = Goal {
            statement: statement.to_owned(),
            kpi: Some(kpi),
            target: Some(500.0),
            baseline: Baseline::Typed { value: 400.0, as_of: None },
            checkpoints: vec![Checkpoint { date: date(2021, 2, 1), value: 450.0 }],
            former_targets: vec![FormerTarget {
                until: date(2021, 1, 5),
                amount: AmountKind::Absolute,
                target: 450.0,
                upper: None,
                checkpoints: Vec::new(),
            }],
            deadline: Some(date(2021, 3, 31)),
            ..goal.clone()
        }
    });
}

#[test]
fn a_split_gives_each_goal_only_what_is_said_of_its_measure() {
    let statement = "Raise followers to 500 and lower response time to 30 minutes";
    let mut app = app(|project| two_in_one(project, statement));
    let whole = Goal::clone(app.document.project().goals.get(GOAL).unwrap());
    mend(&mut app, "compound_goal", "Split into two goals");
    let project = app.document.project();
    let goals: Vec<_> = project.goals.values().collect();
    let [first, second] = goals.as_slice() else { panic!("{goals:?}") };
    let statement = "Raise followers to 500".to_owned();
    assert_eq!(***first, Goal { statement, ..whole.clone() });
    let kpi = project.kpis.get(second.kpi.unwrap()).unwrap();
    assert_eq!(kpi.formula, "response_minutes / replies");
    assert_eq!(
        (second.intent, second.target, second.amount),
        (Intent::LowerTo, None, AmountKind::Absolute)
    );
    assert_eq!((second.baseline, second.checkpoints.len()), (Baseline::FromData, 0));
    assert_eq!((second.former_targets.len(), second.deadline), (0, whole.deadline));
}

#[test]
fn goals_that_share_the_words_share_the_target_and_the_button_says_so() {
    let mut app = app(|project| two_in_one(project, "Raise followers and testimonials by 500"));
    mend(&mut app, "compound_goal", "Split into two goals with the same target");
    let goals: Vec<_> = app.document.project().goals.values().collect();
    let of = |goal: &Goal| (goal.target, goal.baseline, goal.checkpoints.len());
    assert_eq!(of(goals[0]), (Some(500.0), Baseline::Typed { value: 400.0, as_of: None }, 1));
    assert_eq!(of(goals[1]), (Some(500.0), Baseline::FromData, 0));
}

/// Neither half is about the goal's KPI: nothing of it becomes a former target of another.
#[test]
fn a_target_of_another_kpi_is_no_former_target_of_a_half() {
    let statement = "Raise testimonials to 20 and lower response time to 30 minutes";
    let mut app = app(|project| two_in_one(project, statement));
    mend(&mut app, "compound_goal", "Split into two goals");
    for goal in app.document.project().goals.values() {
        assert_eq!((goal.target, goal.former_targets.len()), (None, 0), "{}", goal.statement);
    }
}

//! What happens when jobs finish at an awkward moment. Jobs are done when they start and taken in
//! with `take_outcomes`, so whatever is asked for in between happens while they run.

mod crash_loop;
mod keeping;
mod slow;
mod undoing;
mod unsaved;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::date;
use tempfile::TempDir;

use super::field::{Field, ObjectiveField, PlanField};
use super::picker::{Answer, Purpose, ScriptedPicker};
use super::{App, Clock, Departure, Dialog, Env};
use crate::import::InPlace;
use crate::jobs::Runner;
use crate::model::{ItemId, ObjectiveId, Project};
use crate::storage::recovery::{CopyOf, Depth};
use crate::storage::settings::LoadedPreferences;
use crate::storage::{self, Folders, Preferences, recovery};

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn folders(&self) -> Folders {
        Folders { config: self.path("config"), state: self.path("state") }
    }

    fn n_objectives(&self, name: &str) -> usize {
        storage::load(&self.path(name)).unwrap().loaded.project.objectives.len()
    }

    /// The program with the plan "spring.ron".
    fn app(&self, answers: impl IntoIterator<Item = Answer>) -> App {
        let env = Env {
            clock: Clock::fixed(date(2021, 3, 15)),
            folders: Some(self.folders()),
            picker: Arc::new(ScriptedPicker::new(answers)),
            unpacker: Arc::new(InPlace),
            runner: Runner::Inline,
        };
        storage::save(&Project::default(), &self.path("spring.ron")).unwrap();
        let mut app = App::new(env, Some(self.path("spring.ron")));
        app.take_outcomes();
        assert!(app.is_plan_open);
        app
    }
}

/// A recovery copy as a run of the program left it that has ended.
fn leave_copy(folder: &Path, original: Option<PathBuf>, key: &str) -> PathBuf {
    let of = CopyOf { original, key: key.to_owned(), ..CopyOf::default() };
    recovery::write(folder, &Project::default(), &of, 1).unwrap()
}

fn asks_to_leave(app: &App) -> bool {
    matches!(app.dialog, Some(Dialog::Leave(_)))
}

fn type_a_bad_date(app: &mut App) {
    app.type_into(Field::Plan(PlanField::JudgedOn), "never".to_owned());
}

fn annotation() -> Dialog {
    let (date, text) = ("1 March 2021".to_owned(), "Half a sen".to_owned());
    Dialog::Annotation { date, text, source: String::new(), error: None }
}

fn is_annotating(app: &App) -> bool {
    matches!(&app.dialog, Some(Dialog::Annotation { text, .. }) if text == "Half a sen")
}

#[test]
fn two_saves_that_land_late_do_not_name_the_next_plan() {
    let desk = Desk::new();
    let mut app = desk.app([]);
    app.add_objective();
    app.save();
    app.add_objective();
    app.save();
    app.go(Departure::NewPlan);
    app.take_outcomes();
    assert_eq!(app.document.path(), None);
    assert!(!app.document.is_dirty());
    assert_eq!(desk.n_objectives("spring.ron"), 2);
    assert!(app.preferences.recent.contains(&desk.path("spring.ron")));
}

#[test]
fn leaving_waits_for_all_saves_and_asks_nothing() {
    let desk = Desk::new();
    let mut app = desk.app([]);
    app.add_objective();
    app.save();
    app.add_objective();
    app.save();
    app.leave(Departure::NewPlan);
    assert!(app.document.path().is_some(), "still there");
    app.take_outcomes();
    assert!(app.dialog.is_none());
    assert_eq!(app.document.path(), None, "the new plan");
}

#[test]
fn copies_and_new_names_are_written_whatever_is_saved_after_them() {
    let desk = Desk::new();
    let mut app = desk.app([]);
    app.add_objective();
    app.save();
    app.save_to(desk.path("copy one.ron"), true);
    app.save_to(desk.path("copy two.ron"), true);
    app.save_to(desk.path("copy three.ron"), true);
    app.save_to(desk.path("summer.ron"), false);
    app.add_objective();
    app.save();
    app.save();
    app.take_outcomes();
    assert_eq!(app.document.path(), Some(desk.path("summer.ron").as_path()));
    assert!(!app.document.is_dirty());
    let names = ["spring.ron", "copy one.ron", "copy two.ron", "copy three.ron", "summer.ron"];
    assert_eq!(names.map(|name| desk.n_objectives(name)), [1, 1, 1, 1, 2]);
}

#[test]
fn quitting_waits_for_a_running_copy() {
    let desk = Desk::new();
    let mut app = desk.app([]);
    app.save_to(desk.path("copy.ron"), true);
    app.leave(Departure::Exit);
    assert!(!app.may_close());
    app.take_outcomes();
    assert!(app.may_close());
    assert!(desk.path("copy.ron").is_file());
}

#[test]
fn a_copy_that_fails_keeps_the_user_here() {
    let desk = Desk::new();
    let mut app = desk.app([]);
    app.save_to(desk.path("nowhere/copy.ron"), true);
    app.leave(Departure::Exit);
    app.take_outcomes();
    assert!(!app.may_close());
    app.save_to(desk.path("copy.ron"), true);
    app.take_outcomes();
    assert!(!app.may_close(), "that was given up");
}

#[test]
fn what_is_being_typed_when_another_plan_arrives_is_asked_about() {
    let desk = Desk::new();
    let mut app = desk.app([]);
    app.add_objective();
    app.save();
    app.take_outcomes();
    let id: ObjectiveId = app.document.project().objectives.ids()[0];
    let other = desk.path("other.ron");
    storage::save(&Project::default(), &other).unwrap();
    let copy = leave_copy(&desk.path("c"), None, "former.1");
    for to in [Departure::Open(other), Departure::Recover(copy)] {
        let types: [fn(&mut App, ObjectiveId); 2] = [
            |app, id| {
                app.type_into(Field::Objective(id, ObjectiveField::Name), "Reach".to_owned());
            },
            |app, _| type_a_bad_date(app),
        ];
        for types in types {
            app.go(to.clone());
            types(&mut app, id);
            app.take_outcomes();
            assert!(asks_to_leave(&app), "{to:?}");
            assert_eq!(app.document.path(), Some(desk.path("spring.ron").as_path()));
            app.close_dialog();
            app.forget(Field::Plan(PlanField::JudgedOn));
            if app.document.is_dirty() {
                app.document.undo();
            }
        }
    }
}

#[test]
fn save_in_the_question_leaves_though_a_text_could_not_be_read() {
    let desk = Desk::new();
    let mut app = desk.app([]);
    app.add_objective();
    type_a_bad_date(&mut app);
    app.leave(Departure::NewPlan);
    assert!(asks_to_leave(&app));
    app.confirm_dialog();
    app.take_outcomes();
    assert!(app.dialog.is_none());
    assert_eq!(app.document.path(), None, "the new plan");
    assert_eq!(desk.n_objectives("spring.ron"), 1);
}

#[test]
fn a_text_that_cannot_be_read_is_asked_about_after_a_save_nobody_left_by() {
    let desk = Desk::new();
    let mut app = desk.app([]);
    app.add_objective();
    app.save();
    type_a_bad_date(&mut app);
    app.leave(Departure::NewPlan);
    app.take_outcomes();
    assert!(asks_to_leave(&app));
}

#[test]
fn a_wish_to_leave_ends_with_another_answer() {
    let desk = Desk::new();
    // "Don't save", while a save for another departure is still running.
    let mut app = desk.app([]);
    app.add_objective();
    app.save();
    app.leave(Departure::Exit);
    app.dialog = Some(Dialog::Leave(Departure::NewPlan));
    app.leave_without_saving();
    app.take_outcomes();
    assert!(!app.may_close());

    // The file dialog that the save needs cannot open.
    let mut app = desk.app([Answer::Cancelled]);
    app.go(Departure::NewPlan);
    app.add_objective();
    app.ask_for_file(Purpose::Import);
    app.save_then_leave(Departure::Exit);
    assert!(app.leaving.is_none());
}

#[test]
fn questions_of_the_program_do_not_throw_away_a_dialog_being_filled_in() {
    let desk = Desk::new();
    let mut app = desk.app([]);
    app.add_objective();
    app.dialog = Some(annotation());
    app.leave(Departure::Exit);
    assert!(asks_to_leave(&app));
    app.leave(Departure::Exit);
    app.close_dialog();
    assert!(is_annotating(&app));

    storage::save(&Project::default(), &desk.path("taken.ron")).unwrap();
    app.take_looked(desk.path("taken.ron"), Purpose::SaveCopy, true);
    assert!(matches!(app.dialog, Some(Dialog::Overwrite { .. })));
    app.confirm_dialog();
    assert!(is_annotating(&app));
}

#[test]
fn a_plan_that_arrives_waits_for_the_dialog_being_filled_in() {
    let desk = Desk::new();
    let mut app = desk.app([]);
    let other = desk.path("other.ron");
    storage::save(&Project::default(), &other).unwrap();
    app.start_opening(other.clone());
    app.dialog = Some(annotation());
    app.take_outcomes();
    app.take_outcomes();
    assert!(is_annotating(&app));
    app.close_dialog();
    app.take_outcomes();
    assert_eq!(app.document.path(), Some(other.as_path()));
}

#[test]
fn an_import_that_was_closed_does_not_fill_the_next_one() {
    let desk = Desk::new();
    let mut app = desk.app([]);
    let export = |name: &str, row: &str| {
        let path = desk.path(name);
        #[expect(clippy::disallowed_methods, reason = "a file as other programs write it")]
        std::fs::write(&path, format!("Date,Shares\n{row}\n")).unwrap();
        path
    };
    app.start_import(vec![export("one.csv", "2021-03-01,5")]);
    app.close_dialog();
    app.start_import(vec![export("two.csv", "2021-03-01,6")]);
    app.take_outcomes();
    app.take_outcomes();
    let Some(Dialog::Import(dialog)) = &app.dialog else { panic!("no import") };
    assert!(!dialog.is_working);
    assert_eq!(dialog.taken_title(), "two.csv");
    assert_eq!(Some(dialog.plan().unwrap().series[0].readings.values()[0]), Some(6.0));

    // A preview that is out of date when it comes is not shown.
    let former = dialog.ticket;
    app.refresh_import();
    app.refresh_import();
    assert!(app.import_dialog(former).is_none());
    app.take_import_cancelled(former);
    assert!(app.dialog.is_some());
    app.take_outcomes();
    let Some(Dialog::Import(dialog)) = &app.dialog else { panic!("no import") };
    assert!(!dialog.is_working);
}

#[test]
fn a_dialog_whose_change_is_refused_stays_as_it_was_filled_in() {
    let desk = Desk::new();
    let mut app = desk.app([]);
    let mut library = super::LibraryDialog::new(false);
    library.query = "nothing is called like this".to_owned();
    app.dialog = Some(Dialog::Library(Box::new(library.clone())));
    app.confirm_dialog();
    assert!(matches!(&app.dialog, Some(Dialog::Library(dialog)) if **dialog == library));
}

#[test]
fn what_was_asked_is_still_there_after_something_else_was_looked_at() {
    use super::question::NeededQuestion;
    use super::{Action, Command, Question};
    let desk = Desk::new();
    let (mut app, ctx) = (desk.app([]), egui::Context::default());
    let needed = NeededQuestion { target: Some("20".to_owned()), ..NeededQuestion::default() };
    let asked = Question::WhatItTakes(needed);
    app.update(&ctx, Action::Ask(asked.clone()));
    app.update(&ctx, Action::Run(Command::WhyMoved));
    app.update(&ctx, Action::Inspect(ItemId::Objective(ObjectiveId(1))));
    assert_eq!(app.session.question, None);
    app.update(&ctx, Action::Run(Command::WhatItTakes));
    assert_eq!(app.session.question, Some(asked));
}

/// A name, and what the user does.
type Way<'a> = (&'a str, &'a dyn Fn(&mut App));

#[test]
fn opening_anything_over_an_untitled_plan_with_changes_asks() {
    let desk = Desk::new();
    let other = desk.path("other.ron");
    storage::save(&Project::default(), &other).unwrap();
    let copy = leave_copy(&desk.folders().recovery(), None, "former.1");
    let ways: [Way<'_>; 6] = [
        ("open", &|app| app.take_picked(Purpose::Open, Answer::Picked(vec![other.clone()]))),
        ("recent or dropped", &|app| app.open_any(other.clone())),
        ("sample", &|app| app.leave(Departure::Sample(super::Sample::Netflix))),
        ("new", &|app| app.leave(Departure::NewPlan)),
        ("recovery", &|app| app.recover(copy.clone())),
        // The plan of the command line may take its time to be read.
        ("command line", &|app| app.start_opening(other.clone())),
    ];
    for (name, leave) in ways {
        let mut app = desk.app([]);
        app.go(Departure::NewPlan);
        if name == "command line" {
            leave(&mut app);
            app.add_objective();
        } else {
            app.add_objective();
            leave(&mut app);
        }
        app.take_outcomes();
        assert!(asks_to_leave(&app), "{name}");
        assert_eq!(app.document.project().objectives.len(), 1, "{name}");
    }
}

#[test]
fn a_desktop_that_shows_no_file_dialog_is_given_up_after_a_while() {
    let desk = Desk::new();
    let mut app = desk.app([Answer::Stopped]);
    let mut input = egui::RawInput { focused: true, ..egui::RawInput::default() };
    input.time = Some(0.0);
    let ctx = egui::Context::default();
    ctx.begin_pass(input);
    app.ask_for_file(Purpose::SaveAs);
    app.watch_file_dialog(&ctx);
    assert!(app.notices().is_empty());
    app.env.clock.advance(std::time::Duration::from_secs(3));
    app.watch_file_dialog(&ctx);
    let offered = app.notices().iter().any(|one| one.action == Some(super::Command::UseOwnDialog));
    assert!(offered);
    app.env.clock.advance(std::time::Duration::from_secs(8));
    app.watch_file_dialog(&ctx);
    app.take_outcomes();
    let Some(Dialog::Path(dialog)) = &app.dialog else { panic!("no dialog") };
    assert_eq!(dialog.reason.as_deref(), Some("The desktop’s file dialog did not appear"));
    assert!(app.notices().is_empty());
}

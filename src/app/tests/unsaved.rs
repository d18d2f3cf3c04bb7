//! What is left when a run of the program ends, and how the next one begins.

use super::*;
use crate::app::StartMode;

#[test]
fn discarding_several_copies_quickly_discards_them_all() {
    let desk = Desk::new();
    let folder = desk.folders().recovery();
    let copies = ["a.1", "b.1", "c.1"].map(|key| leave_copy(&folder, None, key));
    let mut app = desk.app([]);
    assert_eq!(app.recoveries.len(), 3);
    for copy in &copies {
        app.discard_recovery(copy);
    }
    app.take_outcomes();
    assert_eq!(recovery::list(&folder, Depth::Compared).unwrap(), []);
}

#[test]
fn later_work_on_the_open_plan_is_told_of_even_through_a_link() {
    let desk = Desk::new();
    let link = desk.path("link.ron");
    std::os::unix::fs::symlink(desk.path("spring.ron"), &link).unwrap();
    let mut app = desk.app([]);
    assert!(app.notices().is_empty());
    leave_copy(&desk.folders().recovery(), Some(link), "a.1");
    app.list_recoveries();
    app.take_outcomes();
    assert_eq!(app.notices().len(), 1);
}

#[test]
fn a_copy_that_lands_late_is_not_kept_for_the_next_plan() {
    let desk = Desk::new();
    let mut app = desk.app([]);
    let folder = desk.folders().recovery();
    app.add_objective();
    let ctx = egui::Context::default();
    app.keep_recovery_copy(&ctx);
    app.env.clock.advance(std::time::Duration::from_secs(3));
    app.keep_recovery_copy(&ctx);
    assert!(app.jobs.is_running(crate::app::JobKey::Copy));
    app.go(Departure::NewPlan);
    app.add_objective();
    app.take_outcomes();
    app.take_outcomes();
    assert!(app.recovery.is_without_copies());
    drop(app);
    assert_eq!(recovery::list(&folder, Depth::Compared).unwrap(), []);
}

/// The program as it starts when the starts before have failed.
fn careful_start(desk: &Desk, plan: Option<PathBuf>) -> App {
    let env = Env {
        clock: Clock::fixed(date(2021, 3, 15)),
        folders: Some(desk.folders()),
        picker: Arc::new(ScriptedPicker::new([])),
        unpacker: Arc::new(InPlace),
        runner: Runner::Inline,
    };
    let mode = StartMode { is_safe: true, is_after_failures: true, ..StartMode::default() };
    let mut app = App::with_preferences(env, LoadedPreferences::default(), plan, mode);
    app.take_outcomes();
    app
}

#[test]
fn after_failed_starts_nothing_is_opened_and_poisonous_files_are_left_alone() {
    let desk = Desk::new();
    let plan = desk.path("spring.ron");
    storage::save(&Project::default(), &plan).unwrap();
    let copies = desk.folders().recovery();
    let good = leave_copy(&copies, Some(plan.clone()), "good.1");
    let settings = desk.folders().settings_file();
    storage::settings::save(&Preferences { zoom: 2.0, ..Preferences::default() }, &settings)
        .unwrap();
    let kept = std::fs::read(&settings).unwrap();
    let mut app = careful_start(&desk, Some(plan));
    assert!(!app.is_plan_open, "not even what the command line names");
    assert_eq!(app.recoveries.len(), 1);
    assert_eq!(app.recoveries[0].against, recovery::Against::Unknown, "not read as a plan");
    assert!(app.notices().iter().any(|notice| notice.text.contains("ended twice")));
    app.preferences.zoom = 1.5;
    app.keep_preferences();
    app.keep_preferences_now();
    assert_eq!(std::fs::read(&settings).unwrap(), kept, "the user's own preferences stay");
    // The work can still be recovered.
    app.recover(good);
    app.take_outcomes();
    assert!(app.is_plan_open && app.document.is_dirty());
}

/// Whatever was done last, a fault in the frame after it leaves a copy with that in it.
#[test]
fn a_fault_after_any_of_thirty_actions_leaves_a_sound_copy() {
    use crate::app::Command;
    let commands = [
        Command::AddObjective,
        Command::AddGoal,
        Command::AddInput,
        Command::AddChannel,
        Command::Duplicate,
        Command::Delete,
        Command::MoveDown,
        Command::Undo,
        Command::Redo,
        Command::Inspect,
    ];
    let firsts = [Command::AddObjective, Command::AddGoal, Command::AddChannel];
    let mut n_copies = 0;
    for first in firsts {
        for command in commands {
            let desk = Desk::new();
            let mut app = desk.app([]);
            let ctx = egui::Context::default();
            for command in [first, command] {
                app.update(&ctx, crate::app::Action::Run(command));
                app.commit_draft();
            }
            app.publish_unsaved();
            let Some(copy) = app.emergency().keep() else {
                assert!(!app.document.is_dirty(), "{first:?} {command:?}");
                n_copies += 1;
                continue;
            };
            let file = storage::load(&copy.unwrap()).unwrap();
            assert!(file.loaded.problems.is_empty(), "{first:?} {command:?}");
            assert_eq!(file.loaded.project, **app.document.project(), "{first:?} {command:?}");
            n_copies += 1;
        }
    }
    assert_eq!(n_copies, 30);
}

#[test]
fn what_is_unsaved_can_be_found_by_whoever_sees_the_program_end() {
    let desk = Desk::new();
    let mut app = desk.app([]);
    app.publish_unsaved();
    assert!(app.emergency().keep().is_none(), "nothing is unsaved");
    app.add_objective();
    app.publish_unsaved();
    let copy = app.emergency().keep().unwrap().unwrap();
    assert_eq!(storage::load(&copy).unwrap().loaded.project.objectives.len(), 1);
    // A fault in a job is no end: what came after it is found too.
    let id: ObjectiveId = app.document.project().objectives.ids()[0];
    app.type_into(Field::Objective(id, ObjectiveField::Name), "Half a sen".to_owned());
    app.publish_unsaved();
    let copy = app.emergency().keep().unwrap().unwrap();
    let project = storage::load(&copy).unwrap().loaded.project;
    assert_eq!(project.objectives.get(id).unwrap().name, "Half a sen");
    app.forget(Field::Objective(id, ObjectiveField::Name));
    app.save();
    app.take_outcomes();
    app.publish_unsaved();
    assert!(app.emergency().keep().is_none(), "all is saved");
}

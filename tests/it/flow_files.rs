//! Saving, leaving, dropping, recovering and importing, through the window.

use std::path::PathBuf;

use egui::accesskit::Role;
use egui::{DroppedFile, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use paceline::app::Dialog;
use paceline::app::picker::Answer;
use paceline::model::Project;
use paceline::storage;

use crate::app::{Desk, Window, picked};
use crate::plans;

const CTRL: Modifiers = Modifiers::COMMAND;
const DECEMBER: &str = "Shares, Facebook, Dec 2021";

fn window(desk: &Desk, answers: impl IntoIterator<Item = Answer>) -> Window {
    let path = desk.plan("spring.ron", &plans::small());
    desk.start_with(Some(path), answers)
}

/// Another plan.
fn other() -> Project {
    let mut project = plans::small();
    let id = project.objectives.ids()[0];
    project.objectives.change(id, |objective| "Care".clone_into(&mut objective.name));
    project
}

/// What another program made of the plan meanwhile.
fn newer() -> Project {
    let mut project = plans::small();
    let id = project.objectives.ids()[0];
    project.objectives.change(id, |objective| "Reach".clone_into(&mut objective.name));
    project
}

fn edit(window: &mut Window) {
    window.click(Role::Cell, DECEMBER).type_on("700").key(Key::Enter);
}

/// The reading of December as the file has it.
fn december_on_disk(desk: &Desk, name: &str) -> Option<f64> {
    let project = storage::load(&desk.path(name)).unwrap().loaded.project;
    let (_, series) = project.series.iter().next().unwrap();
    series.iter().last().map(|(_, value)| value)
}

#[test]
fn a_half_typed_reading_is_saved_too() {
    let desk = Desk::new();
    let mut window = window(&desk, []);
    window.click(Role::Cell, DECEMBER).type_on("700").keys(CTRL, Key::S);
    assert_eq!(december_on_disk(&desk, "spring.ron"), Some(700.0));
    assert!(!window.is_dirty());
    window.assert_shows("Saved 14:05");
}

#[test]
fn overwriting_is_asked_about_the_final_name() {
    let desk = Desk::new();
    desk.plan("taken.ron", &other());
    let mut window = window(&desk, [picked(&desk.path("taken"))]);
    window.keys(CTRL | Modifiers::SHIFT, Key::S);
    window.assert_shows("Replace “taken.ron”?");
    // Enter stands for the way back.
    window.key(Key::Enter).assert_hides("Replace “taken.ron”?");
    assert_eq!(window.app().title(), "spring.ron — Paceline");
    assert_eq!(storage::load(&desk.path("taken.ron")).unwrap().loaded.project, other());
}

#[test]
fn replacing_another_file_goes_on_there() {
    let desk = Desk::new();
    desk.plan("taken.ron", &other());
    let mut window = window(&desk, [picked(&desk.path("taken"))]);
    window.keys(CTRL | Modifiers::SHIFT, Key::S);
    window.press("Replace");
    assert_eq!(window.app().title(), "taken.ron — Paceline");
    assert_eq!(storage::load(&desk.path("taken.ron")).unwrap().loaded.project, plans::small());
}

#[test]
fn a_copy_is_saved_elsewhere_and_the_plan_stays_where_it_is() {
    let desk = Desk::new();
    let mut window = window(&desk, [picked(&desk.path("other"))]);
    edit(&mut window);
    window.menu("File", "Save a copy");
    assert_eq!(december_on_disk(&desk, "other.ron"), Some(700.0));
    assert_eq!(december_on_disk(&desk, "spring.ron"), Some(626.0));
    assert_eq!(window.app().title(), "spring.ron • — Paceline");
    window.assert_shows("Saved a copy as other.ron");
}

#[test]
fn without_a_file_dialog_the_program_has_its_own() {
    let desk = Desk::new();
    let mut window = window(&desk, [Answer::Unavailable]);
    edit(&mut window);
    window.keys(CTRL | Modifiers::SHIFT, Key::S);
    window.assert_shows("Save the plan as");
    window.fill("File name", "mine");
    assert_eq!(december_on_disk(&desk, "mine.ron"), Some(700.0));
    assert_eq!(window.app().title(), "mine.ron — Paceline");
}

#[test]
fn a_typed_folder_is_gone_into_whatever_the_file_is_for() {
    let desk = Desk::new();
    desk.in_a_folder("plans", "autumn.ron", &other());
    let folder = desk.path("plans").display().to_string();
    for (key, typed) in [(Key::O, folder.clone()), (Key::I, folder.clone() + "/")] {
        let mut window = window(&desk, [Answer::Unavailable]);
        let shift = if key == Key::I { Modifiers::SHIFT } else { Modifiers::NONE };
        window.keys(CTRL | shift, key);
        window.fill("File name or path", &typed);
        let Some(Dialog::Path(dialog)) = window.app().dialog() else { panic!("no dialog") };
        assert_eq!((dialog.folder.as_path(), dialog.text.as_str()), (&*desk.path("plans"), ""));
    }
    let mut window = window(&desk, [Answer::Unavailable]);
    window.keys(CTRL, Key::O);
    window.fill("File name or path", "nowhere/").assert_shows("There is no folder");
    window.fill("File name or path", "plans");
    window.fill("File name or path", "..").fill("File name or path", "plans/autumn.ron");
    assert_eq!(window.app().title(), "autumn.ron — Paceline");
}

#[test]
fn every_way_out_asks_about_unsaved_changes() {
    type Out = fn(&mut Window);
    let ways: [(&str, Out); 6] = [
        ("new", |window| {
            window.keys(CTRL, Key::N);
        }),
        ("sample", |window| {
            window.keys(CTRL | Modifiers::SHIFT, Key::P);
            window.type_on("open the sample plan").key(Key::Enter);
        }),
        ("close", |window| {
            window.keys(CTRL, Key::W);
        }),
        ("open", |window| {
            window.keys(CTRL, Key::O);
        }),
        ("window", |window| assert!(!window.close_window())),
        ("quit", |window| {
            window.menu("File", "Quit");
        }),
    ];
    for (name, leave) in ways {
        let desk = Desk::new();
        desk.plan("other.ron", &other());
        let mut window = window(&desk, [picked(&desk.path("other.ron"))]);
        edit(&mut window);
        leave(&mut window);
        window.assert_shows("Save changes to “spring.ron” before ");
        let is_closing = matches!(name, "close" | "window" | "quit");
        assert_eq!(window.shows("before closing?"), is_closing, "{name}");
        window.press("Cancel");
        assert_eq!(window.app().title(), "spring.ron • — Paceline", "{name}");
        assert!(!window.app().is_closing());
        // Two windows on one plan are another matter.
        drop(window);

        let mut window = self::window(&desk, [picked(&desk.path("other.ron"))]);
        edit(&mut window);
        leave(&mut window);
        window.press("Save");
        assert_eq!(december_on_disk(&desk, "spring.ron"), Some(700.0), "{name}");
        assert_ne!(window.app().title(), "spring.ron — Paceline", "{name}");
        drop(window);

        let mut window = self::window(&desk, [picked(&desk.path("other.ron"))]);
        edit(&mut window);
        leave(&mut window);
        window.press("Don’t save");
        assert_eq!(december_on_disk(&desk, "spring.ron"), Some(626.0), "{name}");
        assert_ne!(window.app().title(), "spring.ron • — Paceline", "{name}");
    }
}

#[test]
fn enter_in_the_question_saves_and_goes() {
    let desk = Desk::new();
    let mut window = window(&desk, []);
    edit(&mut window);
    assert!(!window.close_window());
    window.key(Key::Enter);
    assert!(window.app().is_closing());
    assert_eq!(december_on_disk(&desk, "spring.ron"), Some(700.0));
}

#[test]
fn a_plan_never_saved_is_asked_for_a_name_on_the_way_out() {
    let desk = Desk::new();
    let mut window = desk.start_with(None, [picked(&desk.path("first"))]);
    window.press("New plan").press("Add objective");
    window.type_on("Reach").key(Key::Enter);
    assert!(!window.close_window());
    window.press("Save");
    assert!(window.app().is_closing());
    assert!(desk.path("first.ron").is_file());
}

#[test]
fn giving_up_the_name_stays_with_the_plan() {
    let desk = Desk::new();
    let mut window = desk.start_with(None, [Answer::Cancelled, picked(&desk.path("first"))]);
    window.press("New plan").press("Add objective");
    window.type_on("Reach").key(Key::Enter);
    assert!(!window.close_window());
    window.press("Save");
    assert!(!window.app().is_closing());
    // A later save has forgotten that the user once wanted to leave.
    window.keys(CTRL, Key::S);
    assert_eq!(window.app().title(), "first.ron — Paceline");
    assert!(!window.app().is_closing());
}

#[test]
fn a_save_that_fails_says_why_and_nobody_leaves() {
    let desk = Desk::new();
    let path = desk.in_a_folder("gone", "spring.ron", &plans::small());
    let mut window = desk.open(&path);
    edit(&mut window);
    desk.remove_folder("gone");
    assert!(!window.close_window());
    window.press("Save");
    assert!(!window.app().is_closing());
    assert_eq!(window.app().title(), "spring.ron • — Paceline");
    window.assert_shows("“spring.ron” was not saved");
    window.assert_shows("The folder does not exist; choose another one");
    assert!(window.is_dirty());
    window.press("Cancel").assert_shows("Unsaved changes");
    assert!(!window.app().is_closing());
}

#[test]
fn unsaved_work_is_copied_after_a_rest_and_offered_at_the_next_start() {
    let desk = Desk::new();
    let mut window = window(&desk, []);
    edit(&mut window);
    window.wait(1);
    assert_eq!(desk.recovery_copies(), 0);
    window.wait(1);
    assert_eq!(desk.recovery_copies(), 1);
    // The program ends without being asked.
    drop(window);

    let mut window = desk.start();
    window.assert_shows("Unsaved work from before");
    window.assert_shows("Not in its file: 1 reading changed").assert_shows("just now");
    window.press("Recover Untitled plan");
    assert_eq!(window.app().title(), "spring.ron (recovered) • — Paceline");
    assert_eq!(window.cell(DECEMBER), "700");
    assert_eq!(december_on_disk(&desk, "spring.ron"), Some(626.0), "the file is as it was");
    window.keys(CTRL, Key::S);
    assert_eq!(december_on_disk(&desk, "spring.ron"), Some(700.0));
    assert_eq!(desk.recovery_copies(), 0);
    desk.start().assert_hides("Unsaved work from before");
}

#[test]
fn the_copy_goes_when_the_plan_is_saved_given_up_or_undone() {
    let outs: [fn(&mut Window); 3] = [
        |window| {
            window.keys(CTRL, Key::S);
        },
        |window| {
            window.keys(CTRL, Key::W).press("Don’t save");
        },
        |window| {
            window.keys(CTRL, Key::Z).wait(2);
        },
    ];
    for out in outs {
        let desk = Desk::new();
        let mut window = window(&desk, []);
        edit(&mut window);
        window.wait(2);
        assert_eq!(desk.recovery_copies(), 1);
        out(&mut window);
        assert_eq!(desk.recovery_copies(), 0);
    }
}

#[test]
fn the_copy_of_a_plan_without_a_name_goes_with_its_first_save() {
    let desk = Desk::new();
    let mut window = desk.start_with(None, [picked(&desk.path("first"))]);
    window.press("New plan").press("Add objective");
    window.type_on("Reach").key(Key::Enter).wait(2);
    assert_eq!(desk.recovery_copies(), 1);
    window.keys(CTRL, Key::S);
    assert_eq!(desk.recovery_copies(), 0);
}

#[test]
fn a_copy_left_by_a_former_run_is_not_taken_away_unseen() {
    let desk = Desk::new();
    desk.leave_recovery_copy("spring.ron", &other());
    let mut window = window(&desk, []);
    // There was no file when that work began, so both are offered.
    window.press("Decide later");
    edit(&mut window);
    window.wait(2).keys(CTRL, Key::S);
    assert!(window.close_window());
    assert_eq!(desk.recovery_copies(), 1);
}

#[test]
fn a_plan_with_later_unsaved_work_asks_when_it_is_opened() {
    let desk = Desk::new();
    let path = desk.plan("spring.ron", &plans::small());
    desk.leave_recovery_copy("spring.ron", &other());
    let mut window = desk.open(&path);
    window.assert_shows("There are unsaved changes to “spring.ron” from ");
    window.press("Keep the file");
    assert_eq!(**window.project(), plans::small());
    window.keys(CTRL, Key::W);

    window.press("spring.ron").press("Recover");
    assert_eq!(**window.project(), other());
    assert_eq!(window.app().title(), "spring.ron (recovered) • — Paceline");
    window.keys(CTRL, Key::S);
    assert_eq!(window.app().title(), "spring.ron — Paceline");
    assert_eq!(desk.recovery_copies(), 0);
}

#[test]
fn discarding_unsaved_work_is_asked_about_and_enter_keeps_it() {
    let desk = Desk::new();
    desk.plan("spring.ron", &plans::small());
    desk.leave_recovery_copy("spring.ron", &other());
    let mut window = desk.start();
    window.press("Discard Untitled plan").assert_shows("For 30 days they can be put back");
    window.key(Key::Enter);
    assert_eq!(desk.recovery_copies(), 1);
    window.press("Discard Untitled plan").press("Discard");
    assert_eq!(desk.recovery_copies(), 0);
    window.assert_hides("Unsaved work from before");

    window.menu("File", "Recover unsaved work");
    window.assert_shows("Discarded just now");
    window.press("Put back Untitled plan");
    window.click_in_dialog(Role::Button, "Recover Untitled plan");
    assert_eq!(**window.project(), other());
    assert!(window.is_dirty());
}

#[test]
fn work_kept_for_later_is_on_the_start_screen_of_the_next_run() {
    let desk = Desk::new();
    desk.plan("spring.ron", &plans::small());
    desk.leave_recovery_copy("spring.ron", &other());
    let mut window = desk.start();
    window.press("Keep Untitled plan for later").assert_hides("Unsaved work from before");
    window.press("New plan").keys(CTRL, Key::W).assert_hides("Unsaved work from before");
    window.menu("File", "Recover unsaved work").assert_shows("1 objective changed");
    window.press("Close");
    drop(window);
    desk.start().assert_shows("Unsaved work from before");
}

#[test]
fn a_file_that_was_changed_since_offers_the_work_the_file_and_both() {
    let begin = || {
        let desk = Desk::new();
        desk.plan("spring.ron", &plans::small());
        desk.leave_recovery_copy("spring.ron", &other());
        desk.plan("spring.ron", &newer());
        let mut window = desk.start();
        window.assert_shows("Its file was changed since");
        window.press("Recover Untitled plan");
        window.assert_shows("was changed after this work on it began");
        (desk, window)
    };
    let on_disk = |desk: &Desk| storage::load(&desk.path("spring.ron")).unwrap().loaded.project;

    let (desk, mut window) = begin();
    window.press("Open");
    assert_eq!(**window.project(), other());
    assert_eq!(window.app().title(), "Untitled plan (recovered) • — Paceline");
    window.keys(CTRL, Key::S).assert_shows("Save the plan as");
    assert_eq!(on_disk(&desk), newer());

    let (desk, mut window) = begin();
    window.click(Role::RadioButton, "The file as it is on disk").press("Open");
    assert_eq!(**window.project(), newer());
    assert_eq!((window.is_dirty(), desk.recovery_copies()), (false, 1));

    let (desk, mut window) = begin();
    let work = window.names_of(Role::RadioButton, "The unsaved work");
    window.click(Role::RadioButton, &work[0]).press("Open");
    assert_eq!(window.app().title(), "spring.ron (recovered) • — Paceline");
    assert_eq!((on_disk(&desk), desk.recovery_copies()), (newer(), 1));

    let (desk, mut window) = begin();
    window.key(Key::Escape).assert_shows("Unsaved work from before");
    assert_eq!(desk.recovery_copies(), 1);
}

#[test]
fn what_is_still_being_typed_is_in_the_copy() {
    let desk = Desk::new();
    let mut window = window(&desk, []);
    window.click(Role::Cell, DECEMBER).type_on("700").wait(2);
    assert!(!window.is_dirty());
    assert_eq!(desk.recovery_copies(), 1);
    drop(window);
    let mut window = desk.start();
    window.press("Recover Untitled plan");
    assert_eq!(window.cell(DECEMBER), "700");
}

#[test]
fn a_plan_given_up_by_mistake_is_in_the_trash() {
    let desk = Desk::new();
    let mut window = window(&desk, []);
    edit(&mut window);
    window.wait(2).keys(CTRL, Key::W).press("Don’t save");
    window.menu("File", "Recover unsaved work").press("Put back Untitled plan");
    window.click_in_dialog(Role::Button, "Recover Untitled plan");
    assert_eq!(window.cell(DECEMBER), "700");
}

#[test]
fn what_was_typed_last_can_be_brought_back_too() {
    let desk = Desk::new();
    let mut window = window(&desk, []);
    edit(&mut window);
    window.wait(2);
    window.click(Role::Cell, DECEMBER).type_on("701").keys(CTRL, Key::W);
    window.assert_shows("can be brought back for 30 days");
    window.press("Don’t save");
    window.menu("File", "Recover unsaved work").press("Put back Untitled plan");
    window.click_in_dialog(Role::Button, "Recover Untitled plan");
    assert_eq!(window.cell(DECEMBER), "701");
}

#[test]
fn where_nothing_can_be_kept_the_question_says_so() {
    let desk = Desk::new();
    let mut window = window(&desk, []);
    desk.remove_folder("state");
    desk.file("state", "not a folder");
    edit(&mut window);
    window.keys(CTRL, Key::W).assert_shows("Your changes will be lost if you don’t save");
    window.press("Don’t save");
    assert_eq!(window.app().title(), "Paceline");
}

#[test]
fn work_that_is_recovered_twice_is_listed_once() {
    let desk = Desk::new();
    let mut first = window(&desk, []);
    edit(&mut first);
    first.wait(2);
    drop(first);
    for value in ["701", "702"] {
        let mut window = desk.start();
        window.press("Recover Untitled plan").wait(1);
        // Not even when it ends before anything is changed.
        drop(window);
        assert_eq!(desk.left_over_copies(), 1);
        let mut window = desk.start();
        window.press("Recover Untitled plan");
        window.click(Role::Cell, DECEMBER).type_on(value).key(Key::Enter).wait(2);
        drop(window);
        assert_eq!(desk.left_over_copies(), 1);
    }
    let mut window = desk.start();
    window.press("Recover Untitled plan");
    assert_eq!(window.cell(DECEMBER), "702");
    window.keys(CTRL, Key::S);
    assert_eq!(desk.recovery_copies(), 0);
}

#[test]
fn a_folder_that_is_not_there_is_told_where_the_name_was_typed() {
    let desk = Desk::new();
    let mut window = window(&desk, [Answer::Unavailable]);
    window.keys(CTRL | Modifiers::SHIFT, Key::S);
    window.fill("File name", "nowhere/mine").assert_shows("There is no folder");
    let Some(Dialog::Path(dialog)) = window.app().dialog() else { panic!("no dialog") };
    assert_eq!(dialog.text, "nowhere/mine");
    for nothing in [" ", "."] {
        window.fill("File name", nothing).assert_shows("Type a name or choose a file");
    }
    window.fill("File name", "mine");
    assert_eq!(window.app().title(), "mine.ron — Paceline");
}

#[test]
fn a_copy_is_made_before_a_file_dialog_opens() {
    let desk = Desk::new();
    let mut window = window(&desk, [Answer::Cancelled]);
    edit(&mut window);
    assert_eq!(desk.recovery_copies(), 0);
    window.keys(CTRL, Key::O);
    assert_eq!(desk.recovery_copies(), 1);
}

#[test]
fn a_copy_that_cannot_be_written_leaves_the_plan_as_saved_as_it_was() {
    let desk = Desk::new();
    let mut window = window(&desk, [picked(&desk.path("nowhere/other"))]);
    window.menu("File", "Save a copy");
    window.assert_shows("“other.ron” was not saved");
    window.press("Cancel");
    window.assert_shows("Opened").assert_hides("Not saved");
}

#[test]
fn the_copy_stays_while_another_plan_fails_to_open() {
    let desk = Desk::new();
    let bad = desk.file("bad.ron", "(format: 1,");
    let mut window = window(&desk, [picked(&bad)]);
    edit(&mut window);
    window.wait(2).keys(CTRL, Key::O).press("Don’t save");
    window.assert_shows("bad.ron could not be opened");
    assert_eq!(window.app().title(), "spring.ron • — Paceline");
    assert_eq!(desk.recovery_copies(), 1);
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn drop_on(window: &mut Window, path: PathBuf) {
    window.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(path)));
    window.settle();
}

const EXPORT: &str = "Date,Shares,Likes\n2021-03-01,5,10\n2021-03-02,6,20\n2021-03-03,,30\n";

#[test]
fn a_dropped_plan_opens_and_a_dropped_export_is_previewed() {
    let desk = Desk::new();
    let export = desk.file("insights.csv", EXPORT);
    let mut window = desk.start();
    let plan = desk.plan("spring.ron", &plans::small());
    drop_on(&mut window, plan);
    assert_eq!(window.app().title(), "spring.ron — Paceline");
    drop_on(&mut window, export);
    window.assert_shows("Import readings").assert_shows("insights.csv");
    assert!(matches!(window.app().dialog(), Some(Dialog::Import(_))));
    window.key(Key::Escape);
    assert!(!window.is_dirty());
}

#[test]
fn an_import_is_one_step_and_the_same_again_changes_nothing() {
    let desk = Desk::new();
    let export = desk.file("insights.csv", EXPORT);
    let mut window = window(&desk, [picked(&export), picked(&export)]);
    window.keys(CTRL | Modifiers::SHIFT, Key::I);
    window.assert_shows("Import readings");
    window.press("Import 5 readings");
    assert_eq!(window.project().n_readings(), 12 + 5);
    assert_eq!(window.undo_label(), "import insights.csv");
    assert!(window.notices().iter().any(|notice| notice.contains("5 new readings")));

    window.menu("Data", "Import");
    let Some(Dialog::Import(dialog)) = window.app().dialog() else { panic!("no import") };
    let counts = &dialog.plan().unwrap().counts;
    assert_eq!((counts.new, counts.changed, counts.equal), (0, 0, 5));
    window.key(Key::Escape);

    window.keys(CTRL, Key::Z);
    assert!(!window.is_dirty());
    assert_eq!(**window.project(), plans::small());
}

#[test]
fn a_table_without_dates_is_told_and_imports_nothing() {
    let desk = Desk::new();
    let export = desk.file("names.csv", "Name,Shares\nAda,5\nBob,6\n");
    let mut window = window(&desk, [picked(&export)]);
    window.keys(CTRL | Modifiers::SHIFT, Key::I);
    window.assert_shows("The table has no time axis").assert_shows("“Name”, “Shares”");
    window.key(Key::Escape);
    assert!(!window.is_dirty());
}

#[test]
fn a_new_folder_is_made_with_the_keyboard_or_the_line_says_why_not() {
    let desk = Desk::new();
    let mut window = window(&desk, [Answer::Unavailable]);
    desk.folder("old");
    edit(&mut window);
    window.keys(CTRL | Modifiers::SHIFT, Key::S);
    window.press("New folder…");
    for (name, told) in [
        (" ", "Type a name for the new folder"),
        ("old", "There is something called old already; choose another name"),
        ("a/b", "A folder cannot have this name"),
    ] {
        window.fill("Name of the new folder", name).assert_shows(told);
        window.assert_shows("Save the plan as");
    }
    // Esc leaves the line, not the dialog, and what was typed as the file's name.
    window.key(Key::Escape).assert_hides("Name of the new folder");
    window.assert_shows("Save the plan as");
    window.press("New folder…");
    let save = window.get_by_role_and_label(Role::Button, "Save").rect();
    assert!(save.max.y < 800.0, "{save} is in the window");
    window.type_on("Spring plans").key(Key::Enter);
    let Some(Dialog::Path(dialog)) = window.app().dialog() else { panic!("no dialog") };
    assert_eq!(dialog.folder, desk.path("Spring plans"));
    assert_eq!(dialog.text, "spring.ron");
    // The keyboard is in the file's name again.
    window.key(Key::Enter);
    assert_eq!(december_on_disk(&desk, "Spring plans/spring.ron"), Some(700.0));
}

#[test]
fn a_folder_is_made_where_something_is_saved_and_not_where_something_is_opened() {
    let desk = Desk::new();
    let mut window = window(&desk, [Answer::Unavailable]);
    window.keys(CTRL, Key::O).assert_hides("New folder…");
}

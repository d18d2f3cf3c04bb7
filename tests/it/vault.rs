//! Several writers and earlier versions, through the window: nothing of anybody's is replaced
//! without a question, and what was replaced comes back.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use paceline::model::Project;
use paceline::storage::{self, lock};

use crate::app::{Desk, Window, picked};
use crate::plans;

const CTRL: Modifiers = Modifiers::COMMAND;
const DECEMBER: &str = "Shares, Facebook, Dec 2021";

fn edit(window: &mut Window, value: &str) {
    window.click(Role::Cell, DECEMBER).type_on(value).key(Key::Enter);
}

/// The same plan under another name, as a colleague would have saved it.
fn theirs() -> Project {
    let mut project = plans::small();
    project.settings = std::sync::Arc::new(paceline::model::PlanSettings {
        name: "Theirs".to_owned(),
        ..paceline::model::PlanSettings::clone(&project.settings)
    });
    project
}

fn name_on_disk(desk: &Desk, file: &str) -> String {
    storage::load(&desk.path(file)).unwrap().loaded.project.settings.name.clone()
}

fn come_back(window: &mut Window) {
    window.input_mut().events.push(Event::WindowFocused(true));
    window.settle();
}

#[test]
fn a_file_changed_outside_is_not_replaced_without_a_question() {
    let desk = Desk::new();
    let path = desk.plan("spring.ron", &plans::small());
    let mut window = desk.open(&path);
    edit(&mut window, "700");
    desk.plan("spring.ron", &theirs());
    window.keys(CTRL, Key::S);
    window.assert_shows("“spring.ron” was not saved").assert_shows("Plan settings changed");
    assert_eq!(name_on_disk(&desk, "spring.ron"), "Theirs");
    window.press("Cancel");
    assert!(window.is_dirty());
    assert_eq!(name_on_disk(&desk, "spring.ron"), "Theirs");
    window.keys(CTRL, Key::S).click(Role::RadioButton, "Replace the other version");
    window.press("Replace").assert_shows("Saved 14:05");
    assert_ne!(name_on_disk(&desk, "spring.ron"), "Theirs");
    // What was replaced can be brought back.
    window.menu("File", "Restore an earlier version").press("Restore");
    assert_eq!(window.project().settings.name, "Theirs");
    assert!(window.is_dirty());
    assert_ne!(name_on_disk(&desk, "spring.ron"), "Theirs", "until it is saved");
    window.keys(CTRL, Key::Z);
    assert_ne!(window.project().settings.name, "Theirs");
    assert!(!window.is_dirty());
}

#[test]
fn saving_a_copy_leaves_the_other_version_alone() {
    let desk = Desk::new();
    let path = desk.plan("spring.ron", &plans::small());
    let mut window = desk.start_with(Some(path), [picked(&desk.path("mine"))]);
    edit(&mut window, "700");
    desk.plan("spring.ron", &theirs());
    window.keys(CTRL, Key::S).press("Save as…");
    assert_eq!(window.app().title(), "mine.ron — Paceline");
    assert_eq!(name_on_disk(&desk, "spring.ron"), "Theirs");
    assert!(desk.path("mine.ron").is_file());
}

#[test]
fn a_change_outside_is_told_and_taken_or_not() {
    let desk = Desk::new();
    let path = desk.plan("spring.ron", &plans::small());
    let mut window = desk.open(&path);
    let told = "spring.ron was changed by another program";
    // Written anew with the same bytes: nothing to tell.
    desk.plan("spring.ron", &plans::small());
    come_back(&mut window);
    window.assert_hides(told);
    desk.plan("spring.ron", &theirs());
    come_back(&mut window);
    window.assert_shows(told);
    window.press("Keep mine").assert_hides(told);
    come_back(&mut window);
    window.assert_hides(told);
    edit(&mut window, "700");
    let mut again = theirs();
    again.next_id += 1;
    desk.plan("spring.ron", &again);
    come_back(&mut window);
    window.press("Compare").assert_shows("Plan settings changed: name");
    window.click_in_dialog(Role::Button, "Reload");
    window.assert_hides(told);
    assert_eq!(window.project().settings.name, "Theirs");
    assert!(!window.is_dirty());
    window.keys(CTRL, Key::Z);
    assert_eq!(window.cell(DECEMBER), "700", "the work before is one step back");
    assert!(window.is_dirty());
}

#[test]
fn what_a_version_from_outside_replaced_is_in_the_trash() {
    let desk = Desk::new();
    let path = desk.plan("spring.ron", &plans::small());
    let mut window = desk.open(&path);
    edit(&mut window, "700");
    desk.plan("spring.ron", &theirs());
    come_back(&mut window);
    window.press("Reload");
    assert_eq!(window.project().settings.name, "Theirs");
    // Nothing is unsaved: the window goes without a question, and Undo with it.
    drop(window);
    let mut window = desk.start();
    window.menu("File", "Recover unsaved work").press("Put back Untitled plan");
    window.click_in_dialog(Role::Button, "Recover Untitled plan");
    // The file holds the version that replaced it.
    window.click_in_dialog(Role::Button, "Open");
    assert_eq!(window.cell(DECEMBER), "700");
}

#[test]
fn a_deleted_file_is_made_again_by_saving() {
    let desk = Desk::new();
    let path = desk.plan("spring.ron", &plans::small());
    let mut window = desk.open(&path);
    desk.remove("spring.ron");
    come_back(&mut window);
    let told = "spring.ron was deleted or moved; saving makes it again";
    window.assert_shows(told);
    assert!(window.is_dirty());
    window.keys(CTRL, Key::S).assert_hides(told);
    assert!(path.is_file());
    assert!(!window.is_dirty());
}

#[test]
fn copies_of_a_cloud_service_are_told_once() {
    let desk = Desk::new();
    let path = desk.plan("spring.ron", &plans::small());
    let mut window = desk.open(&path);
    desk.plan("spring (conflicted copy).ron", &theirs());
    come_back(&mut window);
    let told = "Another machine changed this plan too; its version is spring (conflicted copy).ron";
    window.assert_shows(told);
    window.press("Put away").assert_hides(told);
    come_back(&mut window);
    window.assert_hides(told);
}

#[test]
fn the_second_window_reads_only_until_the_first_lets_go() {
    let desk = Desk::new();
    let path = desk.plan("spring.ron", &plans::small());
    let mut first = desk.open(&path);
    let mut second = desk.open(&path);
    assert_eq!(second.app().title(), "spring.ron (read-only) — Paceline");
    second.assert_shows(
        "Read-only: another window of Paceline (since 15 Mar 2021 14:05) has this plan open. What you \
         change is saved under another name",
    );
    edit(&mut second, "800");
    second.keys(CTRL, Key::S).assert_shows("“spring.ron” was not saved");
    second.press("Cancel");
    edit(&mut first, "700");
    first.keys(CTRL, Key::S).keys(CTRL, Key::W);
    come_back(&mut second);
    second.assert_shows("nobody else has this plan open any more");
    second.press("Edit here");
    assert_eq!(second.app().title(), "spring.ron • — Paceline");
    // What the first one saved is not replaced unseen.
    second.keys(CTRL, Key::S).assert_shows("“spring.ron” was not saved");
}

#[test]
fn a_copy_of_a_plan_that_is_open_elsewhere_is_a_plan_of_its_own() {
    let desk = Desk::new();
    let path = desk.plan("spring.ron", &plans::small());
    let _first = desk.open(&path);
    let mut second =
        desk.start_with(Some(path.clone()), [picked(&path), picked(&desk.path("own"))]);
    edit(&mut second, "800");
    second.press("Open a copy");
    assert_eq!(second.app().title(), "Copy of spring.ron • — Paceline");
    assert_eq!(second.cell(DECEMBER), "800");
    // Not even by its name: the plan is open elsewhere.
    second.keys(CTRL, Key::S).press("Replace");
    second.assert_shows("“spring.ron” was not saved");
    second.press("Save as…");
    assert_eq!(second.app().title(), "own.ron — Paceline");
    assert_eq!(storage::load(&path).unwrap().loaded.project, plans::small());
}

#[test]
fn the_lock_goes_with_the_plan() {
    let desk = Desk::new();
    let path = desk.plan("spring.ron", &plans::small());
    let mut window = desk.start_with(Some(path.clone()), [picked(&desk.path("summer"))]);
    let is_locked = |name: &str| lock::lock_path(&desk.path(name)).is_file();
    assert!(is_locked("spring.ron"));
    window.keys(CTRL | Modifiers::SHIFT, Key::S);
    assert_eq!(window.app().title(), "summer.ron — Paceline");
    assert!(is_locked("summer.ron") && !is_locked("spring.ron"));
    edit(&mut window, "700");
    window.keys(CTRL, Key::S).assert_shows("Saved 14:05");
    window.keys(CTRL, Key::W);
    assert!(!is_locked("summer.ron"));
}

#[test]
fn a_damaged_plan_offers_its_last_good_version() {
    let desk = Desk::new();
    for damaged in [String::new(), "\0".repeat(900), "(format: 1, plan: (na".to_owned()] {
        desk.plan("spring.ron", &theirs());
        let path = desk.plan("spring.ron", &plans::small());
        desk.file("spring.ron", &damaged);
        let mut window = desk.open(&path);
        window.assert_shows("spring.ron could not be opened");
        window.press("Open last good version");
        assert_eq!(window.project().settings.name, "Theirs");
        assert_eq!(window.app().title(), "spring.ron (earlier version) • — Paceline");
        assert_eq!(std::fs::read(&path).unwrap(), damaged.as_bytes(), "until it is saved");
        window.keys(CTRL, Key::S).assert_shows("Saved 14:05");
        assert_eq!(name_on_disk(&desk, "spring.ron"), "Theirs");
    }
}

#[test]
fn the_last_save_comes_back_when_its_file_is_destroyed() {
    for damaged in ["", "\0\0\0\0", "(format: 1, plan: (na"] {
        let desk = Desk::new();
        let path = desk.plan("spring.ron", &plans::small());
        let mut window = desk.open(&path);
        for value in ["11", "12"] {
            edit(&mut window, value);
            window.keys(CTRL, Key::S).assert_shows("Saved 14:05");
        }
        window.keys(CTRL, Key::W);
        desk.file("spring.ron", damaged);
        let mut window = desk.open(&path);
        window.assert_hides("Open a backup");
        window.press("Open last good version");
        assert_eq!(window.cell(DECEMBER), "12", "{damaged:?}");
        assert_eq!(window.app().title(), "spring.ron (earlier version) • — Paceline");
        window.keys(CTRL, Key::S);
        assert_eq!(window.app().title(), "spring.ron — Paceline");
    }
}

#[test]
fn a_plan_that_is_open_is_not_written_to_from_the_command_line() {
    let desk = Desk::new();
    let path = desk.plan("spring.ron", &plans::small());
    let export = desk.file("export.csv", "Date,Shares\n2021-01-01,5\n2021-01-02,6\n");
    let ask = |words: &[&std::path::Path]| {
        let words = words.iter().map(|word| word.to_str().unwrap());
        crate::cli::answer_on(crate::app::TODAY, words)
    };
    let word = std::path::Path::new;
    let resave = [word("resave"), &path, &path];
    let import = [word("import"), &export, word("--into"), &path];
    let before = std::fs::read(&path).unwrap();
    let window = desk.open(&path);
    for words in [&resave[..], &import] {
        let answer = ask(words);
        assert_eq!(answer.code, paceline::cli::ExitCode::Unreadable, "{answer:?}");
        assert!(answer.err.contains("has the plan open; close it there first"), "{answer:?}");
    }
    assert_eq!(std::fs::read(&path).unwrap(), before);
    drop(window);
    for words in [&resave[..], &import] {
        assert_eq!(ask(words).code, paceline::cli::ExitCode::Fine);
    }
    // On another machine nobody here can know.
    desk.file(".~lock.spring.ron#", "host=desk-3\nuser=Anna\npid=7\nboot=x\nsince=\n");
    let answer = ask(&resave);
    assert!(answer.err.contains("Anna on desk-3 has the plan open"), "{answer:?}");
    assert!(answer.err.contains(".~lock.spring.ron# if nobody has it any more"), "{answer:?}");
}

#[test]
fn every_save_leaves_a_version_that_opens() {
    let desk = Desk::new();
    let path = desk.plan("spring.ron", &plans::small());
    let mut window = desk.open(&path);
    for value in 0..12 {
        edit(&mut window, &value.to_string());
        window.keys(CTRL, Key::S);
    }
    let versions = storage::generations::list(Some(&desk.path("state/versions")), &path).unwrap();
    assert!(versions.len() >= 10, "{}", versions.len());
    for version in versions {
        storage::load(&version.path).unwrap();
    }
}

#[test]
fn a_read_only_file_can_be_made_writable() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    let path = desk.plan("spring.ron", &plans::small());
    let mut window = desk.open(&path);
    edit(&mut window, "700");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o444)).unwrap();
    window.keys(CTRL, Key::S).assert_shows("“spring.ron” was not saved");
    window.click(Role::RadioButton, "Make the file writable and save");
    window.click_in_dialog(Role::Button, "Save").assert_shows("Saved 14:05");
    assert!(!window.is_dirty());
}

//! Nothing the user made is lost or put into the wrong file, through the window.

use egui::accesskit::Role;
use egui::{DroppedFile, Event, Key, Modifiers};
use paceline::app::Dialog;
use paceline::storage;

use crate::app::{Desk, Window};
use crate::plans;

const CTRL: Modifiers = Modifiers::COMMAND;
const DECEMBER: &str = "Shares, Facebook, Dec 2021";

fn edit(window: &mut Window) {
    window.click(Role::Cell, DECEMBER).type_on("700").key(Key::Enter);
}

/// Presses keys within one frame: what the first began is not done when the second comes.
fn at_once(window: &mut Window, keys: &[Key]) {
    for key in keys {
        for pressed in [true, false] {
            let (key, modifiers) = (*key, CTRL);
            let event = Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
            window.input_mut().events.push(event);
        }
    }
    window.step();
    window.settle();
}

#[derive(Debug)]
struct Dropped(std::path::PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn leaving_in_the_moment_of_saving_waits_and_asks_nothing() {
    let desk = Desk::new();
    let path = desk.plan("spring.ron", &plans::small());
    let mut window = desk.open(&path);
    edit(&mut window);
    at_once(&mut window, &[Key::S, Key::W]);
    assert_eq!(window.app().title(), "Paceline");
    assert_ne!(storage::load(&path).unwrap().loaded.project, plans::small());
}

#[test]
fn a_dialog_being_filled_in_stands_a_drop_and_comes_back_after_the_question() {
    let desk = Desk::new();
    let path = desk.plan("spring.ron", &plans::small());
    let other = desk.plan("other.ron", &plans::rich());
    let mut window = desk.open(&path);
    edit(&mut window);
    window.menu("Edit", "Add annotation");
    window.type_over("What happened", "Half a sentence");
    window.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(other)));
    window.settle();
    let is_there = |window: &Window| matches!(window.app().dialog(), Some(Dialog::Annotation { text, .. }) if text == "Half a sentence");
    assert!(is_there(&window));
    assert!(!window.close_window());
    assert!(matches!(window.app().dialog(), Some(Dialog::Leave(_))));
    window.press("Cancel");
    assert!(is_there(&window));
}

#[test]
fn the_work_of_another_open_window_is_not_offered_as_left_over() {
    let desk = Desk::new();
    let path = desk.plan("spring.ron", &plans::small());
    let mut first = desk.open(&path);
    edit(&mut first);
    first.wait(2);
    let mut second = desk.start();
    second.assert_hides("Unsaved work from before");
    second.press("New plan").press("Add objective");
    second.type_on("Reach").key(Key::Enter).wait(2);
    // The first window goes without being asked; the second goes on.
    drop(first);
    let third = desk.start();
    third.assert_shows("Recover Untitled plan");
    assert_eq!(desk.left_over_copies(), 1);
    drop(second);
    assert_eq!(desk.left_over_copies(), 2);
}

#[test]
fn preferences_that_could_not_be_read_are_told_of() {
    let desk = Desk::new();
    std::fs::create_dir_all(desk.path("config")).unwrap();
    desk.file("config/settings.ron", "(theme: \"");
    let window = desk.start();
    assert_eq!(window.notices().len(), 1, "{:?}", window.notices());
}

#[test]
fn quick_saves_under_two_names_leave_both_files() {
    let desk = Desk::new();
    let path = desk.plan("spring.ron", &plans::small());
    let mut window = desk.start_with(Some(path), [crate::app::picked(&desk.path("copy"))]);
    edit(&mut window);
    window.menu("File", "Save a copy").keys(CTRL, Key::S);
    for name in ["copy.ron", "spring.ron"] {
        assert_eq!(storage::load(&desk.path(name)).unwrap().loaded.project, **window.project());
    }
}

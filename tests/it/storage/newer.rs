//! Plans of other formats: newer ones are looked at and never written over, released ones open
//! forever.
#![expect(clippy::unwrap_used, reason = "a test stops where its material is not as expected")]

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use paceline::app::Dialog;
use paceline::cli::{self, CliOutcome, ExitCode};
use paceline::storage::format::{Checksum, FORMAT, from_text, to_text};
use paceline::storage::load;

use crate::app::{Desk, picked};
use crate::plans;

const CTRL: Modifiers = Modifiers::COMMAND;
const DECEMBER: &str = "Shares, Facebook, Dec 2021";

/// The small plan as a later version might write it: another format, and fields of its own.
fn newer() -> String {
    let text = to_text(&plans::small()).unwrap();
    let text = text.replacen("format: 1", "format: 2", 1);
    let text =
        text.replacen("name: \"Awareness\",", "name: \"Awareness\", mood: (4, \"fine\"),", 1);
    text.replacen("    channels: [", "    teams: [(id: 9, name: \"A\")],\n    channels: [", 1)
}

#[test]
fn a_newer_plan_opens_with_what_is_known_of_it() {
    let loaded = from_text(newer().as_bytes()).unwrap();
    assert!(loaded.is_newer());
    assert_eq!((loaded.format, &loaded.project), (2, &plans::small()));
    assert_eq!(loaded.unknown, ["teams", "objectives, entry 1, mood"]);
    let problems: Vec<_> = loaded.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        [
            "line 3, column 5: The plan was written by a newer version of Paceline, in format 2; what this version does not know is not shown",
            "line 22, column 5: “teams” is not known and is not in a copy",
            "line 32, column 32: “objectives, entry 1, mood” is not known and is not in a copy",
        ]
    );
}

#[test]
fn a_newer_plan_that_cannot_be_understood_is_said_to_be_newer() {
    for (known, changed) in [
        ("intent: RaiseTo", "intent: Delight"),
        ("channels: [", "channels: {"),
        ("target: Some(900.0)", "target: [900.0]"),
        ("\"2021-12-31\"", "(2021, 12, 31)"),
    ] {
        let text = newer().replacen(known, changed, 1);
        let error = from_text(text.as_bytes()).unwrap_err();
        assert!(error.is_newer, "{changed}: {error}");
        let expected = "The plan was written by a newer version of Paceline, in format 2";
        assert_eq!(error.message, expected, "{changed}");
    }
}

#[test]
fn a_newer_plan_is_looked_at_and_its_copy_is_changed() {
    let desk = Desk::new();
    let path = desk.file("spring.ron", newer());
    let copy = desk.path("copy");
    let mut window = desk.start_with(Some(path.clone()), [picked(&path), picked(&copy)]);
    assert!(
        matches!(window.app().dialog(), Some(Dialog::Problems { lines, .. }) if lines.len() == 4)
    );
    window.press("Close");
    assert_eq!(window.app().title(), "spring.ron (read-only) — Paceline");
    window.assert_shows("written by a newer version of Paceline (format 2)");

    window.click(Role::Cell, DECEMBER).type_on("700").key(Key::Enter);
    assert_eq!(**window.project(), plans::small(), "nothing is changed");
    window.assert_shows("The plan is open for reading only; save a copy of it and change that");

    // Saved under its own name it is refused; under another it becomes a plan like any other.
    window.keys(CTRL, Key::S);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), newer());
    assert!(!window.notices().is_empty());
    window.keys(CTRL, Key::S);
    assert_eq!(window.app().title(), "copy.ron — Paceline");
    window.click(Role::Cell, DECEMBER).type_on("700").key(Key::Enter);
    window.keys(CTRL, Key::S);
    let saved = load(&desk.path("copy.ron")).unwrap().loaded;
    assert_eq!((saved.format, saved.problems.len(), saved.checksum), (FORMAT, 0, Checksum::Good));
    assert_ne!(saved.project, plans::small());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), newer());
}

#[test]
fn a_save_says_once_what_it_left_out() {
    let desk = Desk::new();
    let text = newer().replacen("format: 2", "format: 1", 1);
    let path = desk.file("spring.ron", &text);
    let mut window = desk.open(&path);
    window.press("Close");
    window.click(Role::Cell, DECEMBER).type_on("700").key(Key::Enter);
    window.keys(CTRL, Key::S);
    let expected = "2 entries were not understood and left out of spring.ron: teams; objectives, entry 1, mood; the file as it was is spring.ron~";
    assert!(window.notices().contains(&expected), "{:?}", window.notices());
    assert_eq!(std::fs::read_to_string(desk.path("spring.ron~")).unwrap(), text);
    assert_eq!(load(&path).unwrap().loaded.unknown, [""; 0]);
    let n = window.notices().len();
    window.click(Role::Cell, DECEMBER).type_on("701").key(Key::Enter);
    window.keys(CTRL, Key::S);
    assert_eq!(window.notices().len(), n, "once");
}

#[test]
fn a_newer_plan_is_not_saved_again_from_the_command_line() {
    let desk = Desk::new();
    let path = desk.file("spring.ron", newer());
    let to = desk.path("again.ron");
    let args =
        ["paceline".into(), "resave".into(), path.into_os_string(), to.clone().into_os_string()];
    let CliOutcome::Done(answer) = cli::run(args, jiff::civil::date(2021, 3, 1)) else { panic!() };
    assert_eq!(answer.code, ExitCode::Unreadable);
    assert!(answer.err.contains("newer version of Paceline, in format 2"), "{}", answer.err);
    assert!(!to.exists());
}

//! Undo and redo from the keyboard, the menu and the notices, and what they are called.

use egui::accesskit::Role;
use egui::{Key, Modifiers};

use crate::app::{Desk, Window};
use crate::plans;

const CTRL: Modifiers = Modifiers::COMMAND;
const DECEMBER: &str = "Shares, Facebook, Dec 2021";

fn window(desk: &Desk) -> Window {
    let path = desk.plan("spring.ron", &plans::small());
    desk.open(&path)
}

fn type_reading(window: &mut Window, text: &str) {
    window.click(Role::Cell, DECEMBER).type_on(text).key(Key::Enter);
}

#[test]
fn the_dirty_mark_goes_out_with_undo_and_comes_back_with_redo() {
    let desk = Desk::new();
    let mut window = window(&desk);
    assert_eq!(window.app().title(), "spring.ron — Paceline");
    type_reading(&mut window, "700");
    assert_eq!(window.app().title(), "spring.ron • — Paceline");
    window.assert_shows("Unsaved changes").assert_shows("Undo: set shares for 2021-12");
    window.keys(CTRL, Key::Z);
    assert_eq!(window.app().title(), "spring.ron — Paceline");
    assert_eq!(window.cell(DECEMBER), "626");
    window.keys(CTRL | Modifiers::SHIFT, Key::Z);
    assert_eq!(window.cell(DECEMBER), "700");
    assert_eq!(window.app().title(), "spring.ron • — Paceline");
    // Typing the old value back is as good as undo.
    type_reading(&mut window, "626");
    assert_eq!(window.app().title(), "spring.ron — Paceline");
}

#[test]
fn the_menu_says_what_would_be_undone_and_done_again() {
    let desk = Desk::new();
    let mut window = window(&desk);
    type_reading(&mut window, "700");
    let texts = window.menu_texts("Edit", "Undo");
    assert!(texts.iter().any(|text| text.starts_with("Undo set shares for 2021-12")), "{texts:?}");
    window.menu("Edit", "Undo");
    assert_eq!(window.cell(DECEMBER), "626");
    let texts = window.menu_texts("Edit", "Redo");
    assert!(texts.iter().any(|text| text.starts_with("Redo set shares for 2021-12")), "{texts:?}");
    window.assert_shows("Undone: set shares for 2021-12");
}

#[test]
fn ctrl_z_in_a_text_field_takes_typing_back_and_not_the_plan() {
    let desk = Desk::new();
    let mut window = window(&desk);
    type_reading(&mut window, "700");
    window.follow("Edit goal…");
    window.type_over("Owner", "Ada");
    assert_eq!(window.text_of("Owner"), "Ada");
    window.keys(CTRL, Key::Z);
    assert_ne!(window.text_of("Owner"), "Ada");
    assert_eq!(window.undo_label(), "set shares for 2021-12");
    window.key(Key::Escape);
    window.keys(CTRL, Key::Z);
    assert_eq!(window.undo_label(), "");
    assert!(!window.is_dirty());
}

#[test]
fn what_was_deleted_comes_back_with_the_notice() {
    let desk = Desk::new();
    let mut window = window(&desk);
    window.row("More shares").focus();
    window.settle();
    window.key(Key::Delete);
    assert!(window.project().goals.is_empty());
    window.assert_shows("Deleted “More shares”").assert_shows("No goals yet");
    window.press("Undo");
    assert_eq!(window.project().goals.len(), 1);
    assert!(window.has_row("More shares"));
    assert!(!window.is_dirty());
}

#[test]
fn the_offer_to_redo_goes_with_the_next_change() {
    let desk = Desk::new();
    let mut window = window(&desk);
    type_reading(&mut window, "700");
    window.keys(CTRL, Key::Z).assert_shows("Undone: set shares for 2021-12");
    type_reading(&mut window, "710");
    window.assert_hides("Undone: set shares for 2021-12");
}

#[test]
fn undo_commits_what_is_half_typed_first_and_then_takes_it_back() {
    let desk = Desk::new();
    let mut window = window(&desk);
    window.click(Role::Cell, DECEMBER).type_on("700");
    window.menu("Edit", "Undo");
    assert_eq!(window.cell(DECEMBER), "626");
    assert!(!window.is_dirty());
}

#[test]
fn a_text_that_could_not_be_read_goes_with_what_it_was_typed_into() {
    let desk = Desk::new();
    let mut window = window(&desk);
    window.click_row("Awareness");
    window.menu("Edit", "Duplicate");
    window.click_row("Awareness (copy)");
    window.menu("View", "Inspector");
    window.fill("Weight", "heavy");
    window.assert_shows("heavy");
    window.menu("Edit", "Undo");
    assert!(!window.has_row("Awareness (copy)"));
    // Nothing is left that could be lost, so nothing is asked.
    assert!(window.close_window());
}

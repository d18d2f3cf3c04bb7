//! Stories of the dialogs: their keys, their names, what each asks the app for.

use std::path::PathBuf;

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::dialogs_ui;
use crate::app::picker::Purpose;
use crate::app::{
    Action, Command, Departure, Dialog, LibraryDialog, OwnKpi, PathDialog, PathEntry,
};
use crate::edit::{Edit, KpiEdit};
use crate::model::{ItemId, KpiId};
use crate::ui::stage::{FACEBOOK, GOAL, INSTAGRAM, Stage};

fn open(dialog: Dialog) -> Harness<'static, Stage> {
    Stage::small().with_dialog(dialog).show([800.0, 600.0], dialogs_ui)
}

fn press(harness: &mut Harness<'_, Stage>, key: Key) {
    harness.key_press(key);
    harness.run();
}

fn click(harness: &mut Harness<'_, Stage>, name: &str) {
    harness.get_by_label(name).click();
    harness.run();
}

fn type_into(harness: &mut Harness<'_, Stage>, name: &str, text: &str) {
    harness.get_by_label(name).focus();
    harness.run();
    harness.get_by_label(name).type_text(text);
    harness.run();
}

fn last<'a>(harness: &'a Harness<'_, Stage>) -> &'a Action {
    harness.state().last().expect("something was asked for")
}

fn leave() -> Harness<'static, Stage> {
    open(Dialog::Leave(Departure::Exit))
}

#[test]
fn leaving_asks_by_name_and_enter_saves() {
    let mut harness = leave();
    harness.get_by_label("Save changes to “spring.ron” before closing?");
    press(&mut harness, Key::Enter);
    assert!(matches!(last(&harness), Action::ConfirmDialog));
}

#[test]
fn escape_stays_in_the_plan() {
    let mut harness = leave();
    press(&mut harness, Key::Escape);
    assert!(matches!(last(&harness), Action::CloseDialog));
    assert!(harness.state().dialog.is_none());
}

#[test]
fn giving_changes_up_takes_its_own_button() {
    let mut harness = leave();
    click(&mut harness, "Don’t save");
    assert!(matches!(last(&harness), Action::LeaveWithoutSaving));
}

#[test]
fn the_buttons_are_in_reach_of_the_tab_key_in_their_order() {
    let mut harness = leave();
    let mut order = Vec::new();
    for _ in 0..3 {
        press(&mut harness, Key::Tab);
        let focused = ["Don’t save", "Cancel", "Save"]
            .into_iter()
            .find(|name| harness.get_by_label(name).accesskit_node().is_focused());
        order.extend(focused);
    }
    order.sort_unstable();
    assert_eq!(order, ["Cancel", "Don’t save", "Save"]);
}

#[test]
fn replacing_a_file_names_it_and_its_folder() {
    let mut harness =
        open(Dialog::Overwrite { path: "/plans/a.ron".into(), purpose: Purpose::SaveAs });
    harness.get_by_label("Replace “a.ron”?");
    harness.get_by_label("In /plans");
    click(&mut harness, "Replace");
    assert!(matches!(last(&harness), Action::ConfirmDialog));
}

fn palette() -> Harness<'static, Stage> {
    open(Dialog::Palette { query: String::new(), chosen: 0 })
}

#[test]
fn the_palette_runs_what_its_letters_find() {
    let mut harness = palette();
    harness.get_by_label("Search commands").type_text("save copy");
    harness.run();
    press(&mut harness, Key::Enter);
    assert!(matches!(last(&harness), Action::Run(Command::SaveCopy)));
    assert!(harness.state().dialog.is_none());
}

#[test]
fn arrows_choose_in_the_palette_and_go_round() {
    let mut harness = palette();
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::ArrowUp);
    press(&mut harness, Key::Enter);
    assert!(matches!(last(&harness), Action::Run(Command::NewPlan)));
}

#[test]
fn the_palette_does_not_run_what_cannot_be_done_now() {
    let mut harness = palette();
    harness.get_by_label("Search commands").type_text("redo");
    harness.run();
    press(&mut harness, Key::Enter);
    assert!(harness.state().asked.is_empty());
    assert!(harness.state().dialog.is_some());
}

#[test]
fn escape_closes_the_palette() {
    let mut harness = palette();
    press(&mut harness, Key::Escape);
    assert!(matches!(last(&harness), Action::CloseDialog));
}

#[test]
fn find_reveals_the_goal_with_the_typed_words() {
    let mut harness = open(Dialog::Find { query: String::new(), chosen: 0 });
    harness.get_by_label("Search the plan").type_text("900 raise");
    harness.run();
    press(&mut harness, Key::Enter);
    assert!(matches!(last(&harness), Action::Reveal(ItemId::Goal(GOAL))));
    assert!(harness.state().dialog.is_none());
}

#[test]
fn ctrl_g_goes_to_the_next_thing_found() {
    let mut harness = open(Dialog::Find { query: "shares".to_owned(), chosen: 0 });
    harness.key_press_modifiers(Modifiers::COMMAND, Key::G);
    harness.run();
    press(&mut harness, Key::Enter);
    assert!(matches!(last(&harness), Action::Reveal(ItemId::Kpi(_))));
}

#[test]
fn a_click_on_a_row_takes_it() {
    let mut harness = open(Dialog::Find { query: "insta".to_owned(), chosen: 0 });
    click(&mut harness, "Instagram");
    assert!(matches!(last(&harness), Action::Reveal(ItemId::Channel(INSTAGRAM))));
}

#[test]
fn finding_nothing_says_so() {
    let mut harness = open(Dialog::Find { query: "zebra".to_owned(), chosen: 0 });
    assert!(harness.query_by_label_contains("Nothing in the plan").is_some());
    press(&mut harness, Key::Enter);
    assert!(harness.state().asked.is_empty());
}

fn files(purpose: Purpose) -> Harness<'static, Stage> {
    let entry = |name: &str, is_folder| PathEntry { path: PathBuf::from(name), is_folder };
    open(Dialog::Path(PathDialog {
        purpose,
        text: String::new(),
        folder: "/home/ada/plans".into(),
        entries: Some(vec![
            entry("/home/ada/plans/old", true),
            entry("/home/ada/plans/spring.ron", false),
        ]),
        error: None,
        new_folder: None,
        wants_name: false,
        reason: None,
    }))
}

fn path(harness: &Harness<'_, Stage>) -> PathDialog {
    match &harness.state().dialog {
        Some(Dialog::Path(path)) => path.clone(),
        other => panic!("another dialog: {other:?}"),
    }
}

fn listed(harness: &Harness<'_, Stage>) -> PathBuf {
    match last(harness) {
        Action::ListFolder(folder) => folder.clone(),
        other => panic!("another action: {other:?}"),
    }
}

#[test]
fn the_file_dialog_goes_up_and_into_folders() {
    let mut harness = files(Purpose::Open);
    click(&mut harness, "Up one folder");
    assert_eq!(listed(&harness), PathBuf::from("/home/ada"));
    click(&mut harness, "old, folder");
    assert_eq!(listed(&harness), PathBuf::from("/home/ada/plans/old"));
}

#[test]
fn a_click_names_a_file_and_enter_opens_it() {
    let mut harness = files(Purpose::Open);
    click(&mut harness, "spring.ron");
    assert_eq!(path(&harness).text, "spring.ron");
    assert!(harness.state().asked.is_empty());
    click(&mut harness, "Open");
    assert!(matches!(last(&harness), Action::ConfirmDialog));
}

#[test]
fn a_name_is_typed_to_save_and_confirmed_with_enter() {
    let mut harness = files(Purpose::SaveAs);
    type_into(&mut harness, "File name", "summer");
    press(&mut harness, Key::Enter);
    assert!(matches!(last(&harness), Action::ConfirmDialog));
    assert_eq!(path(&harness).text, "summer");
}

#[test]
fn merging_says_what_happens_before_it_is_confirmed() {
    let mut harness = open(Dialog::MergeChannels { from: FACEBOOK, into: None });
    click(&mut harness, "Instagram");
    assert!(harness.query_by_label_contains("12 readings move to “Instagram”").is_some());
    click(&mut harness, "Merge");
    assert!(matches!(last(&harness), Action::ConfirmDialog));
}

fn added(harness: &Harness<'_, Stage>) -> (String, String, Vec<String>) {
    let Some(Dialog::Library(library)) = &harness.state().dialog else { panic!("no library") };
    let project = harness.state().document.project();
    match library.edit(project, "15 Mar 2021") {
        Some(Edit::Kpi(KpiEdit::Add { kpi, inputs })) => {
            let inputs = inputs.into_iter().map(|input| input.identifier).collect();
            (kpi.name, kpi.formula, inputs)
        }
        other => panic!("another edit: {other:?}"),
    }
}

#[test]
fn the_library_adds_the_kpi_that_was_searched_for_with_its_inputs() {
    let mut harness = open(Dialog::Library(Box::new(LibraryDialog::new(false))));
    type_into(&mut harness, "Search", "social share of voice");
    press(&mut harness, Key::Enter);
    assert!(matches!(last(&harness), Action::ConfirmDialog));
    let (name, _, inputs) = added(&harness);
    assert_eq!(name, "Social share of voice");
    assert!(inputs.contains(&"own_mentions".to_owned()), "{inputs:?}");
}

#[test]
fn a_kpi_that_is_in_the_plan_is_said_to_be_and_shown() {
    let mut harness = open(Dialog::Library(Box::new(LibraryDialog::new(false))));
    type_into(&mut harness, "Search", "social share of voice");
    let is_said =
        |harness: &Harness<'_, Stage>| harness.query_by_label("Already in the plan").is_some();
    assert!(!is_said(&harness));
    let (id, add) = {
        let Some(Dialog::Library(library)) = &harness.state().dialog else { panic!("no library") };
        let project = harness.state().document.project();
        (KpiId(project.next_id), library.edit(project, "15 Mar 2021").unwrap())
    };
    harness.state_mut().document.apply(&add).unwrap();
    harness.run();
    assert!(is_said(&harness));
    assert_eq!(added(&harness).0, "Social share of voice 2");
    harness.get_by_label("Show it").click();
    harness.run();
    assert!(matches!(last(&harness), Action::Reveal(ItemId::Kpi(shown)) if *shown == id));
    assert!(harness.state().dialog.is_none());
}

#[test]
fn a_formula_of_ones_own_is_checked_while_it_is_typed() {
    let dialog = LibraryDialog { own: Some(OwnKpi::default()), ..LibraryDialog::default() };
    let mut harness = open(Dialog::Library(Box::new(dialog)));
    type_into(&mut harness, "Name", "Talk rate");
    type_into(&mut harness, "Formula", "100 * comments / ");
    assert!(harness.query_by_label_contains("Column").is_some(), "the error names its place");
    let add = |harness: &Harness<'_, Stage>| {
        !harness.get_by_label("Add to the plan").accesskit_node().is_disabled()
    };
    assert!(!add(&harness));
    type_into(&mut harness, "Formula", "folowers");
    assert!(harness.query_by_label("Write followers").is_some(), "a slip has two ways out");
    assert!(harness.query_by_label("Add folowers as new").is_some());
    assert!(!add(&harness), "and makes no input by the way");
    harness.get_by_label("Write followers").click();
    harness.run();
    assert!(harness.query_by_label_contains("Column").is_none());
    assert!(add(&harness));
    let (name, formula, _) = added(&harness);
    assert_eq!((name.as_str(), formula.as_str()), ("Talk rate", "100 * comments / followers"));
}

#[test]
fn an_annotation_needs_a_date_and_a_text() {
    let mut harness = open(Dialog::Annotation {
        date: "15 Mar 2021".to_owned(),
        text: String::new(),
        source: String::new(),
        error: None,
    });
    press(&mut harness, Key::Enter);
    assert!(harness.state().asked.is_empty(), "no text yet");
    type_into(&mut harness, "What happened", "Autumn campaign");
    press(&mut harness, Key::Enter);
    assert!(matches!(last(&harness), Action::ConfirmDialog));
}

#[test]
fn every_shortcut_is_on_the_sheet() {
    let mut harness = open(Dialog::Shortcuts);
    harness.get_by_label("Save");
    harness.get_by_label("Ctrl+S");
    press(&mut harness, Key::Escape);
    assert!(harness.state().dialog.is_none());
}

#[test]
fn the_message_about_an_unreadable_file_can_be_copied() {
    let text = "A comma is missing (line 3, column 5)\n  name\n      ^\nWrite a comma";
    let title = "bad.ron could not be opened".to_owned();
    let mut harness = open(Dialog::Unreadable { title, text: text.to_owned() });
    harness.get_by_label("Write a comma");
    click(&mut harness, "Copy the message");
    assert!(matches!(last(&harness), Action::Copy(copied) if copied == text));
}

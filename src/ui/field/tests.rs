//! Stories of text fields: typing, committing, giving up, renaming in place.

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{FieldUi, rename_ui};
use crate::app::field::{GoalField, KpiField, ObjectiveField};
use crate::app::{Action, Field};
use crate::ui::stage::{GOAL, KPI, OBJECTIVE, Stage};

const NAME: Field = Field::Objective(OBJECTIVE, ObjectiveField::Name);
const TARGET: Field = Field::Goal(GOAL, GoalField::Target);

/// A target, a formula, and another field to go to.
fn fields() -> Harness<'static, Stage> {
    Stage::small().show([400.0, 400.0], |ui, view, _, actions| {
        FieldUi::new(TARGET, "Target").suffix("%").right_aligned().ui(ui, view, actions);
        let formula = Field::Kpi(KPI, KpiField::Formula);
        FieldUi::new(formula, "Formula").no_label().ui(ui, view, actions);
        let notes = Field::Goal(GOAL, GoalField::Notes);
        FieldUi::new(notes, "Notes").multiline(3).hint("What else").ui(ui, view, actions);
    })
}

fn retype(harness: &mut Harness<'_, Stage>, name: &str, text: &str) {
    harness.get_by_label(name).focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    harness.get_by_label(name).type_text(text);
    harness.run();
}

fn target(harness: &Harness<'_, Stage>) -> Option<f64> {
    harness.state().document.project().goals.get(GOAL).and_then(|goal| goal.target)
}

fn shown(harness: &Harness<'_, Stage>, name: &str) -> String {
    harness.get_by_label(name).accesskit_node().value().unwrap_or_default()
}

#[test]
fn enter_puts_a_typed_number_into_the_plan_and_shows_it_tidied() {
    let mut harness = fields();
    retype(&mut harness, "Target", "12k");
    assert_eq!(target(&harness), Some(900.0), "nothing before Enter");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(target(&harness), Some(12_000.0));
    assert_eq!(shown(&harness, "Target"), "12000");
}

#[test]
fn leaving_a_field_with_tab_commits_it_once() {
    let mut harness = fields();
    retype(&mut harness, "Target", "950");
    harness.key_press(Key::Tab);
    harness.run();
    assert_eq!(target(&harness), Some(950.0));
    let commits =
        harness.state().asked.iter().filter(|action| matches!(action, Action::Commit(_))).count();
    assert_eq!(commits, 1);
}

#[test]
fn escape_forgets_what_was_typed() {
    let mut harness = fields();
    retype(&mut harness, "Target", "1");
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(target(&harness), Some(900.0));
    assert_eq!(shown(&harness, "Target"), "900");
}

#[test]
fn a_text_that_cannot_be_read_stays_with_the_reason_until_it_is_mended() {
    let mut harness = fields();
    retype(&mut harness, "Target", "many");
    harness.key_press(Key::Tab);
    harness.run();
    assert_eq!(target(&harness), Some(900.0));
    assert_eq!(shown(&harness, "Target"), "many", "the text is not erased");
    assert!(harness.query_by_label_contains("many").is_some(), "the reason stands under it");
    retype(&mut harness, "Target", "910");
    harness.key_press(Key::Tab);
    harness.run();
    assert_eq!(target(&harness), Some(910.0));
    assert!(harness.query_by_label_contains("many").is_none());
}

#[test]
fn a_field_without_a_visible_label_still_has_its_name() {
    let harness = fields();
    assert_eq!(shown(&harness, "Formula"), "shares");
}

#[test]
fn enter_begins_a_new_line_where_there_are_several() {
    let mut harness = fields();
    retype(&mut harness, "Notes", "one");
    harness.key_press(Key::Enter);
    harness.get_by_label("Notes").type_text("two");
    harness.run();
    harness.key_press(Key::Tab);
    harness.run();
    let notes = &harness.state().document.project().goals.get(GOAL).map(|goal| goal.notes.clone());
    assert_eq!(notes.as_deref(), Some("one\ntwo"));
}

#[test]
fn a_text_set_by_assistive_technology_is_committed() {
    let mut harness = fields();
    harness.get_by_label("Target").set_text_value_accesskit("77");
    harness.run();
    assert_eq!(target(&harness), Some(77.0));
}

/// The name of the objective while it is being changed in place.
fn renaming() -> Harness<'static, Stage> {
    let mut stage = Stage::small();
    stage.session.renaming = Some(NAME);
    stage.show([400.0, 200.0], |ui, view, _, actions| {
        if view.session.renaming == Some(NAME) {
            rename_ui(ui, view, actions, NAME, "Objective name");
        } else {
            ui.label("not renaming");
        }
    })
}

fn objective(harness: &Harness<'_, Stage>) -> String {
    let project = harness.state().document.project();
    project.objectives.get(OBJECTIVE).map(|objective| objective.name.clone()).unwrap_or_default()
}

#[test]
fn renaming_begins_with_the_whole_name_selected() {
    let mut harness = renaming();
    harness.get_by_label("Objective name").type_text("Reach");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(objective(&harness), "Reach");
    assert!(harness.query_by_label("not renaming").is_some());
}

#[test]
fn escape_gives_a_renaming_up() {
    let mut harness = renaming();
    harness.get_by_label("Objective name").type_text("Reach");
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(objective(&harness), "Brand awareness");
    assert!(harness.query_by_label("not renaming").is_some());
}

#[test]
fn enter_without_typing_ends_a_renaming() {
    let mut harness = renaming();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(objective(&harness), "Brand awareness");
    assert!(harness.query_by_label("not renaming").is_some());
    assert!(!harness.state().document.is_dirty());
}

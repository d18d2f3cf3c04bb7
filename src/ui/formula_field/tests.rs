//! Stories of formula fields: completing names, marks, figures, drafts.

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::kpi_formula_ui;
use crate::app::Action;
use crate::model::{InputKind, Unit};
use crate::ui::stage::{KPI, Stage};

/// The formula of the only KPI, and another field to go to.
fn field() -> Harness<'static, Stage> {
    Stage::small().show([380.0, 500.0], |ui, view, _, actions| {
        kpi_formula_ui(ui, view, KPI, &Unit::Percent, actions);
        ui.text_edit_singleline(&mut String::new())
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Elsewhere"));
    })
}

fn retype(harness: &mut Harness<'_, Stage>, text: &str) {
    harness.get_by_label("Formula").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    write(harness, text);
}

fn write(harness: &mut Harness<'_, Stage>, text: &str) {
    harness.get_by_label("Formula").type_text(text);
    harness.run();
}

fn press(harness: &mut Harness<'_, Stage>, key: Key) {
    harness.key_press(key);
    harness.run();
}

fn formula(harness: &Harness<'_, Stage>) -> String {
    let project = harness.state().document.project();
    project.kpis.get(KPI).map(|kpi| kpi.formula.clone()).unwrap_or_default()
}

fn shown(harness: &Harness<'_, Stage>) -> String {
    harness.get_by_label("Formula").accesskit_node().value().unwrap_or_default()
}

fn says(harness: &Harness<'_, Stage>, text: &str) -> bool {
    harness.query_all_by_label_contains(text).next().is_some()
}

#[test]
fn a_formula_is_written_with_completions_by_the_keyboard_alone() {
    let mut harness = field();
    retype(&mut harness, "100 * sha");
    press(&mut harness, Key::Enter);
    assert_eq!(shown(&harness), "100 * shares", "Enter takes the first");
    assert_eq!(formula(&harness), "shares", "and commits nothing yet");
    write(&mut harness, " / foll");
    assert!(says(&harness, "stock · new"), "the library's inputs are marked");
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::ArrowUp);
    press(&mut harness, Key::Tab);
    assert_eq!(shown(&harness), "100 * shares / followers");
    assert!(harness.get_by_label("Formula").is_focused(), "Tab takes it and stays");
    press(&mut harness, Key::Enter);
    assert_eq!(formula(&harness), "100 * shares / followers");
    let project = harness.state().document.project();
    let (_, followers) = project.input_named("followers").unwrap();
    assert_eq!((followers.label.as_str(), followers.kind), ("Followers", InputKind::Stock));
    assert_eq!(harness.state().document.undo_label(), Some("set formula of “Shares”"));
}

#[test]
fn a_completion_is_taken_with_the_pointer_too() {
    let mut harness = field();
    retype(&mut harness, "lik");
    harness.get_by_label_contains("likes").click();
    harness.run();
    assert_eq!(shown(&harness), "likes");
    assert!(harness.get_by_label("Formula").is_focused());
}

#[test]
fn a_label_is_completed_to_the_name_formulas_use() {
    let mut harness = field();
    retype(&mut harness, "100 * all sources");
    press(&mut harness, Key::Escape);
    assert_eq!(shown(&harness), "100 * all sources", "Escape closes the list only");
    retype(&mut harness, "100 * conversions from a");
    press(&mut harness, Key::Enter);
    assert_eq!(shown(&harness), "100 * all_conversions");
}

#[test]
fn the_arrow_down_lists_every_input_where_none_is_begun() {
    let mut harness = field();
    retype(&mut harness, "shares + ");
    assert!(!says(&harness, "Likes"), "not before it is asked for");
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Enter);
    assert_eq!(shown(&harness), "shares + likes");
}

#[test]
fn escape_closes_the_list_and_then_gives_up_what_was_typed() {
    let mut harness = field();
    retype(&mut harness, "lik");
    press(&mut harness, Key::Escape);
    assert_eq!(shown(&harness), "lik");
    press(&mut harness, Key::Escape);
    assert_eq!(shown(&harness), "shares");
    assert_eq!(formula(&harness), "shares");
}

#[test]
fn the_newest_figure_follows_every_letter() {
    let mut harness = field();
    let value = |harness: &Harness<'_, Stage>| {
        let node = harness.get_all_by_label_contains("= ").next();
        node.and_then(|node| node.accesskit_node().value())
            .unwrap_or_default()
            .replace('\u{a0}', " ")
    };
    assert_eq!(value(&harness), "= 520 % in February 2021, all channels");
    retype(&mut harness, "shares / 2");
    assert_eq!(value(&harness), "= 260 % in February 2021, all channels");
    write(&mut harness, "0");
    assert_eq!(value(&harness), "= 26 % in February 2021, all channels");
    retype(&mut harness, "shares / likes");
    assert!(says(&harness, "no reading of likes"));
    assert!(says(&harness, "More raises it:") && says(&harness, "More lowers it:"));
}

#[test]
fn an_error_has_its_column_and_stays_with_the_text_when_one_goes_elsewhere() {
    let mut harness = field();
    retype(&mut harness, "shares */ likes");
    assert!(says(&harness, "Column 9: expected a number, an input or “(”, found “/”"));
    harness.get_by_label("Elsewhere").click();
    harness.run();
    assert_eq!(formula(&harness), "shares");
    assert_eq!(shown(&harness), "shares */ likes");
    assert!(says(&harness, "Column 9"));
    assert!(says(&harness, "Until this is mended, shares still counts"));
    retype(&mut harness, "shares + 1");
    press(&mut harness, Key::Enter);
    assert_eq!(formula(&harness), "shares + 1");
    assert!(!says(&harness, "Column"));
    assert!(!says(&harness, "still counts"));
}

#[test]
fn a_slip_is_refused_with_two_ways_out() {
    let mut harness = field();
    retype(&mut harness, "shares / folowers");
    press(&mut harness, Key::Escape);
    retype(&mut harness, "shares / folowers");
    harness.get_by_label("Elsewhere").click();
    harness.run();
    assert_eq!(formula(&harness), "shares", "no input is made of a slip");
    assert!(says(&harness, "did you mean followers?"));
    harness.get_by_label("Write followers").click();
    harness.run();
    assert_eq!(formula(&harness), "shares / followers");
    retype(&mut harness, "shares / lykes");
    press(&mut harness, Key::Enter);
    harness.get_by_label("Add lykes as new").click();
    harness.run();
    assert_eq!(formula(&harness), "shares / lykes");
    assert!(harness.state().document.project().input_named("lykes").is_some());
    // Input and formula are one step.
    harness.state_mut().document.undo().unwrap();
    assert!(harness.state().document.project().input_named("lykes").is_none());
    assert_eq!(formula(&harness), "shares / followers");
}

#[test]
fn another_kpi_is_no_input() {
    let mut harness = field();
    retype(&mut harness, "2 * amplification_rate");
    press(&mut harness, Key::Enter);
    assert!(says(&harness, "formulas take inputs only; it is made of shares and followers"));
    assert_eq!(formula(&harness), "shares");
    // Unless the figure comes finished, under that very name.
    harness.get_by_label("Add amplification_rate as an input").click();
    harness.run();
    assert_eq!(formula(&harness), "2 * amplification_rate");
}

#[test]
fn the_inputs_of_a_formula_are_ways_to_them() {
    let mut harness = field();
    harness.get_by_label("shares").click();
    harness.run();
    assert!(matches!(harness.state().last(), Some(Action::Inspect(_))));
}

//! Stories of the import preview: what it says, what each choice asks for.

use std::sync::Arc;

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::app::{Action, Dialog, ImportDialog, ImportShown};
use crate::import::{
    ColumnRef, DateOrder, ImportChoices, NoProgress, Reading, TableRef, plan_against, preview,
    read_file,
};
use crate::ui::dialogs::dialogs_ui;
use crate::ui::stage::{Stage, small_plan};

const EXPORT: &str = "\
Date;Likes;Comments;Text
03/04/2021;1;2;hello
04/04/2021;3;0;there
";

fn dialog(text: &str) -> ImportDialog {
    let files = vec![read_file("export.csv", text.as_bytes(), Reading::texts(&NoProgress))];
    let choices = ImportChoices::from_files(&files);
    let preview = preview(&files, &choices, &NoProgress);
    let plan = plan_against(&small_plan(), &preview);
    ImportDialog {
        ticket: 0,
        names: vec!["export.csv".to_owned()],
        files: Arc::new(files),
        choices,
        preview: Some(Arc::new(preview)),
        plan: Some(Arc::new(plan)),
        progress: (0, 0),
        is_working: false,
        shown: ImportShown::default(),
    }
}

fn show(dialog: ImportDialog) -> Harness<'static, Stage> {
    let stage = Stage::small().with_dialog(Dialog::Import(Box::new(dialog)));
    stage.show([1_000.0, 900.0], dialogs_ui)
}

fn choices<'a>(harness: &'a Harness<'_, Stage>) -> &'a ImportChoices {
    match &harness.state().dialog {
        Some(Dialog::Import(dialog)) => &dialog.choices,
        other => panic!("another dialog: {other:?}"),
    }
}

const TABLE: TableRef = TableRef { file: 0, table: 0 };
const LIKES: ColumnRef = ColumnRef { file: 0, table: 0, column: 1 };

#[test]
fn the_preview_says_what_is_in_the_file_and_what_it_does_to_the_plan() {
    let harness = show(dialog(EXPORT));
    let says = |text: &str| {
        assert!(harness.query_by_label_contains(text).is_some(), "{text}");
    };
    says("2 rows read");
    says("fields parted by semicolon");
    says("2 readings, 3 Apr 2021 to 4 Apr 2021, sum 4");
    says("4 new readings, 0 changed");
    says("New channels: All channels");
    says("Columns without figures: Text");
    harness.get_by_label("Import 4 readings");
}

#[test]
fn importing_is_confirmed_with_its_button() {
    let mut harness = show(dialog(EXPORT));
    harness.get_by_label("Import 4 readings").click();
    harness.run();
    assert!(matches!(harness.state().last(), Some(Action::ConfirmDialog)));
}

#[test]
fn leaving_a_column_out_asks_for_a_new_preview() {
    let mut harness = show(dialog(EXPORT));
    harness.get_by_label("Likes").click();
    harness.run();
    assert!(!choices(&harness).columns[&LIKES].take);
    assert!(matches!(harness.state().last(), Some(Action::RefreshImport)));
}

#[test]
fn the_order_of_dates_is_a_choice_with_its_reason() {
    let mut harness = show(dialog(EXPORT));
    let combo = harness.get_by_label("Dates in “Date” are");
    combo.click();
    harness.run();
    harness.get_by_label("Month, day, year").click();
    harness.run();
    assert_eq!(choices(&harness).date_orders.get(&TABLE), Some(&DateOrder::MonthDayYear));
    assert!(matches!(harness.state().last(), Some(Action::RefreshImport)));
}

#[test]
fn enter_in_a_field_of_the_preview_does_not_import() {
    let mut harness = show(dialog(EXPORT));
    let field = harness.get_by_label("Name in formulas for Likes");
    field.focus();
    harness.run();
    harness.get_by_label("Name in formulas for Likes").type_text("x");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_ne!(choices(&harness).columns[&LIKES].identifier, "likes");
    let is_confirmed = |action: &Action| matches!(action, Action::ConfirmDialog);
    assert!(!harness.state().asked.iter().any(is_confirmed));
}

#[test]
fn nothing_is_imported_while_the_preview_is_being_worked_out() {
    let harness = show(ImportDialog { is_working: true, ..dialog(EXPORT) });
    assert!(harness.get_by_label("Import 4 readings").accesskit_node().is_disabled());
    harness.get_by_label("Working it out…");
}

#[test]
fn a_file_without_dates_says_what_it_has_and_cannot_be_imported() {
    let harness = show(dialog("Name,Place\nx,y\nz,w\n"));
    assert!(harness.query_by_label_contains("no place in time").is_some());
    assert!(harness.get_by_label("Import").accesskit_node().is_disabled());
}

#[test]
fn wide_exports_are_searched_and_columns_of_zeros_hidden() {
    let names: Vec<String> = (0..40).map(|n| format!("Metric {n}")).collect();
    let zeros = ["0"; 39].join(",");
    let text = format!("Date,{}\n2021-03-01,5,{zeros}\n2021-03-02,6,{zeros}\n", names.join(","));
    let mut harness = show(dialog(&text));
    harness.get_by_label("Hide columns of zeros").click();
    harness.run();
    harness.get_by_label("Metric 0");
    assert!(harness.query_by_label("Metric 1").is_none());
    harness.get_by_label("39 columns are not shown");
    harness.get_by_label("Take none shown").click();
    harness.run();
    let taken = choices(&harness).columns.values().filter(|choice| choice.take).count();
    assert_eq!(taken, 39, "only the shown one is left out");
}

#[test]
fn reading_shows_how_far_it_is_and_can_be_cancelled() {
    let working = ImportDialog {
        files: Arc::default(),
        progress: (45, 100),
        is_working: true,
        ..dialog(EXPORT)
    };
    let stage = Stage::small().with_dialog(Dialog::Import(Box::new(working)));
    let mut harness = stage.show([800.0, 600.0], dialogs_ui);
    harness.get_by_label("Reading export.csv…");
    harness.get_by_label("Cancel").click();
    harness.run();
    assert!(matches!(harness.state().last(), Some(Action::CloseDialog)));
}

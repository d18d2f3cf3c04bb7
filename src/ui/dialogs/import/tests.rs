//! Stories of the import preview: what it says, what each choice asks for.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::app::{
    Action, Dialog, ImportDialog, ImportDigest, ImportFiles, ImportShown, ImportSource, ImportTab,
    Previewed, import_edit,
};
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

fn dialog_of(texts: &[(&str, &str)]) -> ImportDialog {
    let mut files = ImportFiles::default();
    for (name, text) in texts {
        files.parsed.push(read_file(name, text.as_bytes(), Reading::texts(&NoProgress)));
        files.sources.push(ImportSource::of_path(name.into()));
        files.prints.push(None);
    }
    let choices = ImportChoices::from_files(&files.parsed);
    let preview = preview(&files.parsed, &choices, &NoProgress);
    let plan = plan_against(&small_plan(), &preview);
    let digest = ImportDigest::new(&files.parsed, &preview, &plan);
    let edit = import_edit(&plan, "export.csv".to_owned());
    ImportDialog {
        wanted: files.sources.clone(),
        files: Arc::new(files),
        suggested: Arc::new(choices.clone()),
        choices,
        previewed: Some(Arc::new(Previewed { preview, plan, digest, edit })),
        shown: ImportShown { table: Some(TABLE), ..ImportShown::default() },
        ..ImportDialog::default()
    }
}

fn dialog(text: &str) -> ImportDialog {
    dialog_of(&[("export.csv", text)])
}

fn on(tab: ImportTab, mut dialog: ImportDialog) -> ImportDialog {
    dialog.shown.tab = tab;
    dialog
}

fn show(dialog: ImportDialog) -> Harness<'static, Stage> {
    let stage = Stage::small().with_dialog(Dialog::Import(Box::new(dialog)));
    stage.show([1_280.0, 800.0], dialogs_ui)
}

fn state<'a>(harness: &'a Harness<'_, Stage>) -> &'a ImportDialog {
    match &harness.state().dialog {
        Some(Dialog::Import(dialog)) => dialog,
        other => panic!("another dialog: {other:?}"),
    }
}

const TABLE: TableRef = TableRef { file: 0, table: 0 };
const LIKES: ColumnRef = ColumnRef { file: 0, table: 0, column: 1 };

fn assert_asks_for_a_preview(harness: &Harness<'_, Stage>) {
    assert!(matches!(harness.state().last(), Some(Action::RefreshImport)));
}

#[test]
fn the_preview_says_what_is_in_the_file_and_what_it_does_to_the_plan() {
    let harness = show(dialog(EXPORT));
    let says = |text: &str| {
        assert!(harness.query_all_by_label_contains(text).next().is_some(), "{text}");
    };
    says("2 rows read");
    says("fields parted by semicolon");
    says("2 readings, 3 Apr 2021 to 4 Apr 2021, sum 4, from 1 up to 3");
    says("4 new, 0 changed");
    says("New channels: All channels");
    says("Columns without figures: Text");
    says("1 file");
    harness.get_by_label("Import 4 readings");
}

#[test]
fn importing_is_confirmed_with_its_button_or_enter() {
    for by_key in [false, true] {
        let mut harness = show(dialog(EXPORT));
        if by_key {
            harness.key_press(Key::Enter);
        } else {
            harness.get_by_label("Import 4 readings").click();
        }
        harness.run();
        assert!(matches!(harness.state().last(), Some(Action::ConfirmDialog)), "{by_key}");
    }
}

#[test]
fn leaving_a_column_out_asks_for_a_new_preview() {
    let mut harness = show(dialog(EXPORT));
    harness.get_by_label("Likes").click();
    harness.run();
    assert!(!state(&harness).choices.columns[&LIKES].take);
    assert_asks_for_a_preview(&harness);
}

#[test]
fn a_table_is_left_out_whole_with_its_box_in_the_list() {
    let mut harness = show(dialog(EXPORT));
    harness.get_by_label("Take export.csv").click();
    harness.run();
    assert_eq!(state(&harness).skipped, BTreeSet::from([TABLE]));
    assert!(state(&harness).effective_choices().columns.values().all(|choice| !choice.take));
    assert_asks_for_a_preview(&harness);
}

#[test]
fn the_order_of_dates_is_a_choice_with_its_reason() {
    let mut harness = show(on(ImportTab::Rows, dialog(EXPORT)));
    harness.get_by_label("Dates are written as").click();
    harness.run();
    harness.get_by_label("Month, day, year").click();
    harness.run();
    let order = state(&harness).choices.date_orders.get(&TABLE);
    assert_eq!(order, Some(&DateOrder::MonthDayYear));
    assert_asks_for_a_preview(&harness);
}

#[test]
fn a_channel_of_the_plan_is_chosen_from_the_list() {
    let mut harness = show(dialog(EXPORT));
    harness.get_by_label("Other channels").click();
    harness.run();
    harness.get_by_label("Instagram").click();
    harness.run();
    harness.get_by_label("A channel of the plan");
    assert_asks_for_a_preview(&harness);
}

#[test]
fn the_rows_stand_there_as_the_file_has_them() {
    let harness = show(on(ImportTab::Rows, dialog(EXPORT)));
    for text in ["03/04/2021", "hello", "1  column names", "2"] {
        assert!(harness.query_all_by_label(text).next().is_some(), "{text}");
    }
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
    assert_ne!(state(&harness).choices.columns[&LIKES].identifier, "likes");
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
    let harness = show(on(ImportTab::Remarks, dialog("Name,Place\nx,y\nz,w\n")));
    assert!(harness.query_all_by_label_contains("no place in time").next().is_some());
    assert!(harness.get_by_label("Import").accesskit_node().is_disabled());
}

#[test]
fn wide_exports_are_searched_and_columns_of_zeros_hidden() {
    let names: Vec<String> = (0..40).map(|n| format!("Metric {n}")).collect();
    let zeros = ["0"; 39].join(",");
    let text = format!("Date,{}\n2021-03-01,5,{zeros}\n2021-03-02,6,{zeros}\n", names.join(","));
    let mut harness = show(dialog(&text));
    harness.get_by_label("Hide zeros").click();
    harness.run();
    harness.get_by_label("Metric 0");
    assert!(harness.query_by_label("Metric 1").is_none());
    harness.get_by_label("39 columns are not shown");
    harness.get_by_label("Take none shown").click();
    harness.run();
    let taken = state(&harness).choices.columns.values().filter(|choice| choice.take).count();
    assert_eq!(taken, 39, "only the shown one is left out");
}

#[test]
fn of_thousands_of_columns_only_those_in_sight_are_laid_out() {
    let names: Vec<String> = (0..2_000).map(|n| format!("Metric {n}")).collect();
    let ones = ["1"; 2_000].join(",");
    let text = format!("Date,{}\n2021-03-01,{ones}\n2021-03-02,{ones}\n", names.join(","));
    for tab in [ImportTab::Columns, ImportTab::Rows] {
        let harness = show(on(tab, dialog(&text)));
        let n_nodes = harness.query_all_by_label_contains("Metric").count();
        assert!((3..100).contains(&n_nodes), "{tab:?}: {n_nodes}");
    }
}

#[test]
fn a_sum_of_the_file_is_held_against_what_was_read() {
    let text = "Date,Likes,Comments\n2021-03-01,5,1\n2021-03-02,6,1\nTotal,11,3\n";
    let harness = show(on(ImportTab::Remarks, dialog(text)));
    harness.get_by_label("Likes: 11 in the row “Total”; the readings add up to the same");
    harness.get_by_label("Comments: 3 in the row “Total”; the readings add up to 2");
}

#[test]
fn what_was_chosen_is_not_thrown_away_without_asking() {
    let mut harness = show(dialog(EXPORT));
    harness.get_by_label("Likes").click();
    harness.run();
    let is_closed = |action: &Action| matches!(action, Action::CloseDialog);
    harness.key_press(Key::Escape);
    harness.run();
    harness.get_by_label("Leave without importing?");
    assert!(!harness.state().asked.iter().any(is_closed));
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_label("Leave without importing?").is_none());
    harness.key_press(Key::Escape);
    harness.run();
    harness.get_by_label("Leave without importing").click();
    harness.run();
    assert!(harness.state().asked.iter().any(is_closed));
}

#[test]
fn what_was_only_looked_at_is_left_at_once() {
    let mut harness = show(dialog(EXPORT));
    harness.key_press(Key::Escape);
    harness.run();
    assert!(matches!(harness.state().last(), Some(Action::CloseDialog)));
}

#[test]
fn several_tables_are_chosen_in_the_list() {
    let other = "Followers\nDate,Followers\n2021-03-01,5\n2021-03-02,7\n\nReach\nDate,Reach\n2021-03-01,9\n2021-03-02,9\n";
    let mut harness = show(dialog_of(&[("export.csv", EXPORT), ("two.csv", other)]));
    harness.get_by_label_contains("Reach, 2 rows").click();
    harness.run();
    assert_eq!(state(&harness).shown.table, Some(TableRef { file: 1, table: 1 }));
    harness.get_by_label("Kind of Reach");
}

#[test]
fn reading_shows_how_far_it_is_after_a_second_and_can_be_cancelled() {
    let working = ImportDialog {
        files: Arc::default(),
        previewed: None,
        progress: (45, 100),
        is_working: true,
        ..dialog(EXPORT)
    };
    let stage = Stage::small().with_dialog(Dialog::Import(Box::new(working)));
    let mut harness = stage.show([800.0, 600.0], dialogs_ui);
    harness.get_by_label("Reading export.csv…");
    assert!(harness.query_by_value("45 %").is_none());
    harness.run_steps(8);
    assert!(harness.query_all_by_role(egui::Role::ProgressIndicator).next().is_some());
    harness.get_by_label("Cancel").click();
    harness.run();
    assert!(matches!(harness.state().last(), Some(Action::CloseDialog)));
}

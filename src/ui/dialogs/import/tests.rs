//! Stories of the import preview: what it says, what each choice asks for.

use std::sync::Arc;

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::app::{
    Action, Dialog, ImportDialog, ImportDigest, ImportFiles, ImportProgress, ImportShown,
    ImportSource, ImportStage, ImportTab, Previewed, import_edit,
};
use crate::import::{
    ChannelChoice, ColumnRef, DateOrder, DecimalMark, ImportChoices, NoProgress, OverlapPolicy,
    Reading, RowChoice, TableRef, UnitChoice, columns_of_zeros, plan_with, preview, read_file,
};
use crate::ui::dialogs::dialogs_ui;
use crate::ui::stage::{Stage, small_plan};

mod columns;
mod files;
mod guesses;
mod overlap;
mod rows;

const EXPORT: &str = "\
Date;Likes;Comments;Text
03/04/2021;1;2;hello
04/04/2021;3;0;there
";

fn dialog_of(texts: &[(&str, &str)]) -> ImportDialog {
    dialog_with(texts, |_| {})
}

fn dialog_with(texts: &[(&str, &str)], choose: impl Fn(&mut ImportChoices)) -> ImportDialog {
    let mut files = ImportFiles::default();
    for (name, text) in texts {
        files.parsed.push(read_file(name, text.as_bytes(), Reading::texts(&NoProgress)));
        files.sources.push(ImportSource::of_path(name.into()));
        files.prints.push(None);
        files.told.push(None);
    }
    for (file, parsed) in files.parsed.iter().enumerate() {
        for (table, parsed) in parsed.tables.iter().enumerate() {
            let zeros = columns_of_zeros(parsed).into_iter();
            files.zeros.extend(zeros.map(|column| ColumnRef { file, table, column }));
        }
    }
    let mut choices = ImportChoices::from_files(&files.parsed);
    choose(&mut choices);
    let preview = preview(&files.parsed, &choices, &NoProgress);
    let plan = plan_with(&small_plan(), &preview, &choices.overlap);
    let digest = ImportDigest::new(&files.parsed, &choices, &preview, &plan);
    let edit = import_edit(&plan, "export.csv".to_owned());
    ImportDialog {
        wanted: files.sources.clone(),
        files: Arc::new(files),
        suggested: Arc::new(choices.clone()),
        choices,
        previewed: Some(Arc::new(Previewed { preview, plan, digest, edit, prepared: None })),
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
    says("2 readings, sum 4, 3 Apr 2021 to 4 Apr 2021, from 1 up to 3");
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
fn nothing_is_imported_while_the_preview_is_being_worked_out() {
    let harness = show(ImportDialog { is_working: true, ..dialog(EXPORT) });
    assert!(harness.get_by_label("Import 4 readings").accesskit_node().is_disabled());
    harness.get_by_label("Working out the readings…");
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

/// A dialog that waits for its first files, after more than a second.
fn waiting(stage: ImportStage, steps: (u64, u64)) -> Harness<'static, Stage> {
    let working = ImportDialog {
        files: Arc::default(),
        previewed: None,
        progress: ImportProgress::new(stage, steps),
        is_working: true,
        ..dialog(EXPORT)
    };
    let shown = Stage::small().with_dialog(Dialog::Import(Box::new(working)));
    shown.show([800.0, 600.0], dialogs_ui)
}

#[test]
fn reading_shows_how_far_it_is_after_a_second_and_can_be_cancelled() {
    let mut harness = waiting(ImportStage::Reading { file: 2, of: 3 }, (45, 100));
    harness.get_by_label("Reading export.csv…");
    assert!(harness.query_all_by_role(egui::Role::ProgressIndicator).next().is_none());
    harness.run_steps(8);
    assert!(harness.query_all_by_role(egui::Role::ProgressIndicator).next().is_some());
    harness.get_by_label("Reading file 2 of 3");
    harness.get_by_label("Cancel").click();
    harness.run();
    assert!(matches!(harness.state().last(), Some(Action::CloseDialog)));
}

#[test]
fn a_bar_is_never_full_while_work_goes_on_and_says_what_is_done() {
    for (stage, said) in [
        (ImportStage::Reading { file: 1, of: 1 }, "Reading rows and columns"),
        (ImportStage::Meaning, "Working out what the columns mean"),
    ] {
        let mut harness = waiting(stage, (1_000, 1_000));
        harness.run_steps(8);
        harness.get_by_label(said);
        let bar = harness.query_all_by_role(egui::Role::ProgressIndicator).next().unwrap();
        let value = bar.accesskit_node().numeric_value();
        assert!(value.is_some_and(|percent| percent < 100.0), "{said}: {value:?}");
    }
}

#[test]
fn a_preview_that_takes_long_says_how_far_it_is() {
    let progress = ImportProgress::new(ImportStage::Readings, (40, 100));
    let mut harness = show(ImportDialog { is_working: true, progress, ..dialog(EXPORT) });
    harness.get_by_label("Working out the readings…");
    harness.run_steps(8);
    harness.get_by_label("Working out the readings… 40 %");
}

/// Chooses an entry of a list under its label.
fn choose(harness: &mut Harness<'_, Stage>, label: &str, entry: &str) {
    harness.get_by_label(label).click();
    harness.run();
    harness.get_by_label(entry).click();
    harness.run();
}

#[test]
fn everything_that_can_be_clicked_has_a_name_in_every_part_and_size() {
    let wide = format!("{EXPORT}\nTotal;4;2\n");
    for tab in [ImportTab::Columns, ImportTab::Rows, ImportTab::Remarks] {
        for size in [[1_280.0, 800.0], [800.0, 600.0]] {
            let dialog = on(tab, dialog_of(&[("a.csv", &wide), ("b.csv", EXPORT)]));
            let stage = Stage::small().with_dialog(Dialog::Import(Box::new(dialog)));
            let harness = stage.show(size, dialogs_ui);
            let area = egui::Rect::from_min_size(egui::Pos2::ZERO, size.into());
            let import = harness.get_by_label("Import 4 readings");
            assert!(area.contains_rect(import.rect()), "{tab:?} {size:?}: {:?}", import.rect());
        }
    }
}

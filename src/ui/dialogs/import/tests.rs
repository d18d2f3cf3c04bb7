//! Stories of the import preview: what it says, what each choice asks for.

use std::sync::Arc;

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::app::{
    Action, Dialog, ImportDialog, ImportDigest, ImportFiles, ImportShown, ImportSource, ImportTab,
    Previewed, import_edit,
};
use crate::import::{
    ChannelChoice, ColumnRef, DateOrder, DecimalMark, ImportChoices, NoProgress, OverlapPolicy,
    Reading, RowChoice, TableRef, UnitChoice, plan_with, preview, read_file,
};
use crate::ui::dialogs::dialogs_ui;
use crate::ui::stage::{Stage, small_plan};

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
    assert!(!state(&harness).is_taken(TABLE));
    harness.get_by_label("Kind of Likes");
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
    let ones = vec!["1"; 2_000].join(",");
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

/// Chooses an entry of a list under its label.
fn choose(harness: &mut Harness<'_, Stage>, label: &str, entry: &str) {
    harness.get_by_label(label).click();
    harness.run();
    harness.get_by_label(entry).click();
    harness.run();
}

#[test]
fn letters_fields_and_tables_are_read_again_as_chosen() {
    let mut harness = show(on(ImportTab::Rows, dialog(EXPORT)));
    choose(&mut harness, "Letters are stored as", "Cyrillic (Windows-1251)");
    choose(&mut harness, "Fields are parted by", "Tab");
    choose(&mut harness, "Tables", "One table");
    let reading = &state(&harness).wanted[0].reading;
    assert_eq!(reading.encoding.as_deref(), Some("windows-1251"));
    assert_eq!(reading.delimiter, Some(b'\t'));
    assert_eq!(reading.split.code(), "one");
    assert!(state(&harness).is_reading());
    assert_asks_for_a_preview(&harness);
}

#[test]
fn another_row_has_the_column_names() {
    let mut harness = show(on(ImportTab::Rows, dialog(EXPORT)));
    choose(&mut harness, "Column names are in", "Row 2: 03/04/2021 · 1 · 2 · hello");
    assert_eq!(state(&harness).wanted[0].reading.header_rows.get(&0), Some(&Some(1)));
    choose(&mut harness, "Column names are in", "As found");
    assert!(!state(&harness).is_reading());
}

#[test]
fn rows_are_events_and_missing_ones_are_zero_if_the_user_says_so() {
    let mut harness = show(on(ImportTab::Rows, dialog(EXPORT)));
    choose(&mut harness, "Rows are", "Events, by week");
    let rows = state(&harness).choices.rows.get(&TABLE);
    assert_eq!(rows, Some(&RowChoice::Events { cadence: crate::model::Cadence::Week }));
    harness.get_by_label("Count as 0").click();
    harness.run();
    assert_eq!(state(&harness).choices.absent_zero.get(&TABLE), Some(&true));
    assert_asks_for_a_preview(&harness);
    choose(&mut harness, "Rows are", "As they look");
    assert_eq!(state(&harness).choices.rows.get(&TABLE), None);
}

#[test]
fn unit_and_decimal_sign_of_a_column_are_chosen_in_place() {
    let mut harness = show(dialog(EXPORT));
    harness.get_by_label("Unit and decimal sign of Likes").click();
    harness.run();
    harness.get_by_label("Percent").click();
    harness.run();
    harness.get_by_label("1.234,5").click();
    harness.run();
    let choice = &state(&harness).choices.columns[&LIKES];
    assert_eq!((&choice.unit, choice.mark), (&UnitChoice::Percent, DecimalMark::Comma));
}

#[test]
fn a_table_without_dates_becomes_a_figure_for_the_days_the_user_gives() {
    let mut harness = show(dialog("Campaign,Clicks\nSpring,5\nSummer,6\n"));
    for (label, day) in [("Its figures are from", "2021-07-01"), ("to", "2021-07-31")] {
        harness.get_by_label(label).focus();
        harness.run();
        harness.get_by_label(label).type_text(day);
        harness.run();
    }
    assert!(state(&harness).is_taken(TABLE));
    assert_eq!(
        state(&harness).choices.periods.get(&TABLE).map(|period| (period.first, period.last)),
        Some((jiff::civil::date(2021, 7, 1), jiff::civil::date(2021, 7, 31)))
    );
    assert_asks_for_a_preview(&harness);
}

#[test]
fn answers_to_a_survey_are_offered_with_the_inputs_they_become() {
    let text = "Date,How likely are you to recommend us?\n2021-03-01,10\n2021-03-01,9\n2021-03-02,3\n2021-03-02,7\n";
    let harness = show(dialog(text));
    harness.get_by_label_contains("Promoters (9, 10), passives");
}

/// The small plan has 510 shares in January on Facebook.
const OTHER_SHARES: &str = "Month;Network;Shares\n2021-01;Facebook;1\n2021-02;Facebook;2\n";

#[test]
fn where_the_plan_has_another_figure_there_is_a_rule() {
    let mut harness = show(dialog(OTHER_SHARES));
    choose(&mut harness, "Where the plan has another figure", "Decide for each");
    assert_eq!(state(&harness).choices.overlap.policy, OverlapPolicy::Ask);
    assert_asks_for_a_preview(&harness);
}

#[test]
fn each_differing_reading_is_decided_with_both_figures_in_sight() {
    let mut dialog = dialog_with(&[("export.csv", OTHER_SHARES)], |choices| {
        choices.overlap.policy = OverlapPolicy::Ask;
    });
    dialog.shown.shows_clashes = true;
    let mut harness = show(dialog);
    harness.get_by_label("Mine: 510");
    harness.get_by_label("File: 2").click();
    harness.run();
    let decisions = &state(&harness).choices.overlap.decisions;
    assert_eq!(decisions.values().copied().collect::<Vec<_>>(), [true]);
    harness.get_by_label("Keep all of mine").click();
    harness.run();
    let decisions = &state(&harness).choices.overlap.decisions;
    assert_eq!(decisions.values().copied().collect::<Vec<_>>(), [false, false]);
    harness.get_by_label("Back to the tables").click();
    harness.run();
    harness.get_by_label("Kind of Shares");
}

#[test]
fn a_table_that_states_its_days_is_taken_with_one_button_where_that_is_told() {
    let text =
        "Campaign report\n\"July 8, 2025 - July 31, 2025\"\nCampaign,Clicks\nSpring,5\nSummer,6\n";
    let mut harness = show(dialog(text));
    assert!(harness.query_all_by_label_contains("The table has no time axis").next().is_some());
    harness.get_by_label("Nothing is taken yet: no time axis. Take as one value for 8–31 Jul 2025");
    harness.get_by_label("Take as one value for 8–31 Jul 2025").click();
    harness.run();
    assert!(state(&harness).is_taken(TABLE));
    assert_asks_for_a_preview(&harness);
    let taken = dialog_with(&[("export.csv", text)], |choices| {
        choices.tables.insert(TABLE, true);
    });
    let harness = show(taken);
    for said in ["only a part of the month", "1 reading, Jul 2025, sum 11"] {
        assert!(harness.query_all_by_label_contains(said).next().is_some(), "{said}");
    }
}

#[test]
fn files_that_differ_are_told_on_both_and_one_gets_a_channel_of_its_own() {
    let other = "Date;Likes;Comments\n03/04/2021;9;2\n04/04/2021;8;0\n";
    for file in [0, 1] {
        let at = TableRef { file, table: 0 };
        let mut dialog = dialog_of(&[("north.csv", EXPORT), ("south.csv", other)]);
        dialog.shown.table = Some(at);
        let mut harness = show(dialog);
        for said in [
            "north.csv and south.csv differ in 2 figures for the same periods on All channels",
            "First Likes on 3 Apr 2021: 1 in north.csv, 9 in south.csv",
        ] {
            assert!(harness.query_all_by_label_contains(said).next().is_some(), "{said}");
        }
        let marked = harness.query_all_by_label_contains("look at the remarks").count();
        assert_eq!(marked, 2, "on the rows of both files");
        harness.get_by_label("Give it a channel of its own").click();
        harness.run();
        let own = if file == 0 { "north" } else { "south" };
        let expected = ChannelChoice::Named(own.to_owned());
        assert_eq!(state(&harness).choices.channels.get(&at), Some(&expected));
        assert_asks_for_a_preview(&harness);
    }
}

#[test]
fn what_was_chosen_the_last_time_is_marked_and_can_be_forgotten() {
    let mut dialog = dialog(EXPORT);
    dialog.recalled.insert(TABLE);
    dialog.choices.columns.get_mut(&LIKES).unwrap().take = false;
    let mut harness = show(dialog);
    harness.get_by_label("As last time");
    harness.get_by_label("Forget").click();
    harness.run();
    let state = state(&harness);
    assert!(state.choices.columns[&LIKES].take);
    assert_eq!((state.recalled.len(), state.to_forget.len()), (0, 1));
    assert_asks_for_a_preview(&harness);
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

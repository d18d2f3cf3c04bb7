//! The columns of a table: taken, renamed, searched.

use super::*;

#[test]
fn leaving_a_column_out_asks_for_a_new_preview() {
    let mut harness = show(dialog(EXPORT));
    harness.get_by_label("Likes").click();
    harness.run();
    assert!(!state(&harness).choices.columns[&LIKES].take);
    assert_asks_for_a_preview(&harness);
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
fn answers_to_a_survey_are_offered_with_the_inputs_they_become() {
    let text = "Date,How likely are you to recommend us?\n2021-03-01,10\n2021-03-01,9\n2021-03-02,3\n2021-03-02,7\n";
    let harness = show(dialog(text));
    harness.get_by_label_contains("Promoters (9, 10), passives");
}

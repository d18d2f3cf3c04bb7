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
    harness.get_by_label("39 columns are not shown, 39 of them taken");
    harness.get_by_label("Take none shown").click();
    harness.run();
    let taken = state(&harness).choices.columns.values().filter(|choice| choice.take).count();
    assert_eq!(taken, 39, "only the shown one is left out");
}

#[test]
fn a_filter_of_a_wide_table_leaves_nothing_out_of_one_without_a_search() {
    let mut dialog = dialog(EXPORT);
    dialog.shown.only_taken = true;
    dialog.choices.columns.get_mut(&LIKES).unwrap().take = false;
    let harness = show(dialog);
    harness.get_by_label("Likes");
    assert!(harness.query_by_label("Only taken").is_none());
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

#[test]
fn hiding_zeros_goes_by_the_file_whatever_is_taken() {
    let names: Vec<String> = (0..12).map(|n| format!("Metric {n}")).collect();
    let zeros = ["0"; 11].join(",");
    let text = format!("Date,{}\n2021-03-01,5,{zeros}\n2021-03-02,6,{zeros}\n", names.join(","));
    let mut dialog = dialog_with(&[("export.csv", &text)], |choices| {
        for choice in choices.columns.values_mut() {
            choice.take = false;
        }
    });
    dialog.shown.hides_empty = true;
    let mut harness = show(dialog);
    harness.get_by_label("11 columns are not shown");
    harness.get_by_label("Take all shown").click();
    harness.run();
    let taken = |harness: &Harness<'_, Stage>| {
        let choices = state(harness).choices.columns.iter();
        choices.filter(|(_, choice)| choice.take).map(|(at, _)| at.column).collect::<Vec<_>>()
    };
    assert_eq!(taken(&harness), [1]);
    harness.get_by_label("Take none shown").click();
    harness.run();
    assert!(taken(&harness).is_empty());
}

#[test]
fn two_columns_of_one_name_have_a_summary_each() {
    let harness = show(dialog("Date,Likes,Likes\n2021-03-01,1,50\n2021-03-02,3,70\n"));
    for said in ["sum 4, 1 Mar 2021", "from 50 up to 70"] {
        assert_eq!(harness.query_all_by_label_contains(said).count(), 1, "{said}");
    }
}

#[test]
fn columns_that_give_no_readings_are_not_counted_as_taken_and_say_why() {
    let text = "Month,Campaign,Impressions,Reach,CTR (%)\n2021-03,A,10,8,1.5\n2021-03,B,20,9,2.5\n2021-04,A,10,8,3.5\n2021-04,B,30,9,2\n";
    let harness = show(dialog(text));
    harness.get_by_label("Columns (1 of 3 taken)");
    harness.get_by_label("No readings: people counted in several rows may be the same ones");
    harness.get_by_label("No readings: rates of several rows do not add up");
}

#[test]
fn rows_of_days_are_not_offered_as_a_count_of_posts() {
    let counts = |text: &str| {
        let harness = show(dialog(text));
        harness.query_all_by_label("How many rows there are").count()
    };
    let daily =
        "Date,Impressions,Unfollows,Reposts,Likes\n2021-03-01,5,1,1,1\n2021-03-02,6,1,1,1\n";
    assert_eq!(counts(daily), 0);
    let posts = "Publish time,Permalink,Description,Likes\n2021-03-01 10:00,https://x/1,one,5\n2021-03-01 12:00,https://x/2,two,6\n2021-03-02 12:00,https://x/3,three,6\n";
    assert_eq!(counts(posts), 1);
}

#[test]
fn the_channel_of_a_column_is_changed_in_place() {
    let mut harness = show(dialog(EXPORT));
    harness.get_by_label("Channels for Likes").click();
    harness.run();
    harness.get_by_label("Instagram").click();
    harness.run();
    assert_eq!(state(&harness).choices.columns[&LIKES].channel.as_deref(), Some("Instagram"));
    assert_asks_for_a_preview(&harness);
    let chosen = state(&harness).choices.clone();
    let read = dialog_with(&[("export.csv", EXPORT)], |choices| *choices = chosen.clone());
    let channels: Vec<&str> =
        read.preview().unwrap().series.iter().map(|series| series.channel.as_str()).collect();
    assert_eq!(channels, ["Instagram", "All channels"]);
    let mut harness = show(read);
    harness.get_by_label("Channels for Likes").click();
    harness.run();
    harness.get_by_label("As the table: All channels").click();
    harness.run();
    assert_eq!(state(&harness).choices.columns[&LIKES].channel, None);
    harness.get_by_label("Channel of Likes").focus();
    harness.run();
    harness.get_by_label("Channel of Likes").type_text("Kiosk");
    harness.run();
    assert_eq!(state(&harness).choices.columns[&LIKES].channel.as_deref(), Some("Kiosk"));
}

#[test]
fn a_small_window_has_every_control_of_a_column_too() {
    let stage = Stage::small().with_dialog(Dialog::Import(Box::new(dialog(EXPORT))));
    let mut harness = stage.show([800.0, 600.0], dialogs_ui);
    for name in ["Input for Likes", "Channel of Likes", "Kind of Likes"] {
        harness.get_by_label(name);
    }
    harness.get_by_label("Unit and decimal sign of Likes").click();
    harness.run();
    harness.get_by_label("Name in formulas for Likes").focus();
    harness.run();
    harness.get_by_label("Name in formulas for Likes").type_text("x");
    harness.run();
    assert_ne!(state(&harness).choices.columns[&LIKES].identifier, "likes");
}

#[test]
fn scrolling_a_wide_table_works_nothing_out_and_lays_out_as_much_as_a_small_one() {
    let harness_of = |n_columns: usize| {
        let names: Vec<String> = (0..n_columns).map(|n| format!("Metric {n}")).collect();
        let ones = vec!["100"; n_columns].join(",");
        let text = format!("Date,{}\n2021-03-01,{ones}\n2021-03-02,{ones}\n", names.join(","));
        show(dialog_with(&[("export.csv", &text)], |choices| {
            choices.columns.values_mut().for_each(|choice| choice.take = true);
        }))
    };
    let n_nodes = |harness: &Harness<'_, Stage>| harness.query_all_by(|_| true).count();
    let (small, mut wide) = (harness_of(40), harness_of(2_000));
    assert_eq!(n_nodes(&small), n_nodes(&wide), "elements of a frame");
    let n_made = super::super::shown::n_made(&wide.ctx);
    for _ in 0..20 {
        scroll_by(&mut wide, -400.0);
    }
    assert!(wide.query_by_label("Metric 0").is_none(), "it was scrolled");
    // Further down the guesses above the list are out of sight, and more rows are in it.
    assert!(n_nodes(&wide) < 2 * n_nodes(&small), "elements of a frame further down");
    assert_eq!(super::super::shown::n_made(&wide.ctx), n_made, "lists worked out");
}

fn scroll_by(harness: &mut Harness<'_, Stage>, points: f32) {
    harness.event(egui::Event::PointerMoved(egui::pos2(800.0, 500.0)));
    harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        source: egui::MouseWheelSource::Trackpad,
        delta: egui::vec2(0.0, points),
        modifiers: egui::Modifiers::NONE,
        phase: egui::TouchPhase::Move,
    });
    harness.run_steps(2);
}

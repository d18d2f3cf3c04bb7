//! The guesses about a whole table, each changed in place.

use super::*;

#[test]
fn the_order_of_dates_is_a_choice_with_its_reason() {
    const SAID: &str = "Read as day/month the rows follow each other day by day";
    // Both orders fit, so it is told at first sight.
    show(dialog(EXPORT)).get_by_label(SAID);
    let plain = show(dialog("Date,Likes\n13/04/2021,1\n14/04/2021,3\n"));
    assert!(plain.query_by_label("Dates are written as").is_none());
    let mut harness = show(on(ImportTab::Rows, dialog(EXPORT)));
    harness.get_by_label(SAID);
    choose(&mut harness, "Dates are written as", "Month, day, year");
    let order = state(&harness).choices.date_orders.get(&TABLE);
    assert_eq!(order, Some(&DateOrder::MonthDayYear));
    assert_asks_for_a_preview(&harness);
    // The preview that is asked for reads the same cells as other days.
    let chosen = state(&harness).choices.clone();
    let read = dialog_with(&[("export.csv", EXPORT)], |choices| *choices = chosen.clone());
    let first = read.preview().and_then(|preview| preview.series[0].first());
    assert_eq!(first, Some(jiff::civil::date(2021, 3, 4)));
    show(on(ImportTab::Rows, read)).get_by_label("Chosen by you");
}

#[test]
fn dates_that_fit_both_orders_are_asked_for_before_anything_is_imported() {
    const OPEN: &str = "Date,Likes\n03/01/2025,5\n06/01/2025,6\n12/01/2025,7\n";
    let files = [("a.csv", OPEN), ("b.csv", OPEN), ("c.csv", EXPORT)];
    let mut harness = show(dialog_of(&files));
    assert!(harness.query_all_by_label_contains("What does 03/01/2025 mean?").next().is_some());
    harness.get_by_label("Say first whether day or month comes first in a.csv");
    let import = harness.query_all_by_label_contains("Import ").last();
    assert!(import.is_some_and(|button| button.accesskit_node().is_disabled()));
    harness.get_by_label("Day first").click();
    harness.run();
    let orders = state(&harness).choices.date_orders.clone();
    assert!(orders.keys().all(|at| at.file < 2), "the tables with these columns: {orders:?}");
    assert_asks_for_a_preview(&harness);
    let read = dialog_with(&files, |choices| choices.date_orders.clone_from(&orders));
    assert_eq!(read.preview().map(|preview| preview.open_orders().count()), Some(0));
    let harness = show(read);
    assert!(harness.query_by_label("Day first").is_none());
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
    for said in ["only a part of the month", "1 reading, sum 11, Jul 2025"] {
        assert!(harness.query_all_by_label_contains(said).next().is_some(), "{said}");
    }
}

#[test]
fn a_taken_table_without_dates_says_which_days_are_missing() {
    let taken =
        dialog_with(&[("export.csv", "Campaign,Clicks\nSpring,5\nSummer,6\n")], |choices| {
            choices.tables.insert(TABLE, true);
        });
    let harness = show(taken);
    harness.get_by_label("Nothing comes in yet; say which days the figures are about");
    assert!(harness.query_by_label("0 remarks").is_none(), "a warning stands above");
}

#[test]
fn the_decimal_sign_of_a_whole_table_is_chosen_at_once() {
    let open = "Date;Likes;Saves\n2021-03-01;1,234;2,345\n2021-03-02;3,456;4,567\n";
    let mut harness = show(dialog(open));
    harness.get_by_label("1,234 could be either; look at the sums");
    choose(&mut harness, "Figures are written like", "1,234.5");
    let marks = |harness: &Harness<'_, Stage>| {
        state(harness).choices.columns.values().map(|choice| choice.mark).collect::<Vec<_>>()
    };
    let first = marks(&harness);
    choose(&mut harness, "Figures are written like", "1.234,5");
    let second = marks(&harness);
    assert_eq!([first, second], [[DecimalMark::Point; 2], [DecimalMark::Comma; 2]]);
    assert_asks_for_a_preview(&harness);
    choose(&mut harness, "Figures are written like", "As the file tells");
    assert_eq!(state(&harness).choices, *state(&harness).suggested);
}

#[test]
fn a_single_row_is_about_a_day_or_a_month_as_the_user_says() {
    let text = "Date,Likes\n2021-03-01,5\n";
    let mut harness = show(dialog(text));
    choose(&mut harness, "Each row is about a", "Month");
    let chosen = state(&harness).choices.clone();
    assert_eq!(chosen.cadences.get(&TABLE), Some(&crate::model::Cadence::Month));
    assert_asks_for_a_preview(&harness);
    let read = dialog_with(&[("export.csv", text)], |choices| *choices = chosen.clone());
    let cadence = read.preview().map(|preview| preview.series[0].cadence);
    assert_eq!(cadence, Some(crate::model::Cadence::Month));
    // Two days of one month cannot both be that month.
    let two = [("export.csv", "Date,Likes\n2021-03-01,5\n2021-03-02,7\n")];
    let read = dialog_with(&two, |choices| *choices = chosen.clone());
    let preview = read.preview().unwrap();
    assert_eq!(preview.series[0].cadence, crate::model::Cadence::Day);
    assert!(
        preview.problems.iter().any(|one| one.message.contains("Several rows lie in one month"))
    );
}

#[test]
fn enter_in_the_year_ends_the_typing_and_does_not_import() {
    let text = "Date,Likes\n3 March,5\n4 March,6\n";
    let mut harness = show(dialog_with(&[("export.csv", text)], |choices| {
        choices.last_years.insert(TABLE, 2025);
    }));
    harness.get_by_role_and_label(egui::Role::SpinButton, "Year of the last row").click();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let is_confirmed = |action: &Action| matches!(action, Action::ConfirmDialog);
    assert!(!harness.state().asked.iter().any(is_confirmed));
}

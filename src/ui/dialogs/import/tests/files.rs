//! The list of files, what is told of them, and what is remembered.

use super::*;

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
fn a_file_without_dates_says_what_it_has_and_cannot_be_imported() {
    let harness = show(on(ImportTab::Remarks, dialog("Name,Place\nx,y\nz,w\n")));
    assert!(harness.query_all_by_label_contains("no place in time").next().is_some());
    assert!(harness.get_by_label("Import").accesskit_node().is_disabled());
}

#[test]
fn a_sum_of_the_file_is_held_against_what_was_read() {
    let text = "Date,Likes,Comments\n2021-03-01,5,1\n2021-03-02,6,1\nTotal,11,3\n";
    let harness = show(on(ImportTab::Remarks, dialog(text)));
    harness.get_by_label("Likes: 11 in the row “Total”; the readings add up to the same");
    harness.get_by_label("Comments: 3 in the row “Total”; the readings add up to 2");
}

#[test]
fn what_could_not_be_read_is_said_beside_the_columns() {
    let text = "Date,Likes\n2021-03-01,5\n2021-03-02,6\n2021-03-03,\"7\n";
    let mut harness = show(dialog(text));
    assert!(harness.query_all_by_label_contains("quot").next().is_some());
    harness.get_by_label("Show remarks").click();
    harness.run();
    assert_eq!(state(&harness).shown.tab, ImportTab::Remarks);
    assert!(show(dialog(EXPORT)).query_by_label("Show remarks").is_none());
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

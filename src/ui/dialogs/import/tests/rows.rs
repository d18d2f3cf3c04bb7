//! The rows as the file has them, and how they are read.

use super::*;

#[test]
fn the_rows_stand_there_as_the_file_has_them() {
    let harness = show(on(ImportTab::Rows, dialog(EXPORT)));
    for text in ["03/04/2021", "hello", "1  column names", "2"] {
        assert!(harness.query_all_by_label(text).next().is_some(), "{text}");
    }
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

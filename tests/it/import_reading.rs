//! What the user can change about how a file is read: letters, delimiter, header, tables.

#![expect(clippy::float_cmp, reason = "the figures are exact")]

use jiff::civil::date;
use paceline::import::{
    ImportChoices, ImportPreview, NoProgress, ParsedFile, Reading, ReadingChoices, TableSplit,
    preview, read_file,
};

fn read(bytes: &[u8], choices: &ReadingChoices) -> ParsedFile {
    read_file("export.csv", bytes, Reading::texts(&NoProgress).as_chosen(choices))
}

fn preview_of(file: ParsedFile) -> ImportPreview {
    let files = [file];
    preview(&files, &ImportChoices::from_files(&files), &NoProgress)
}

/// Header record and number of rows of each table.
fn shapes(file: &ParsedFile) -> Vec<(Option<usize>, usize)> {
    file.tables.iter().map(|table| (table.shape.header_record, table.shape.rows.len())).collect()
}

#[test]
fn another_code_page_gives_other_letters() {
    let bytes = b"Date;Likes;St\xE4dte\n2024-01-01;5;x\n";
    let chosen =
        ReadingChoices { encoding: Some("windows-1251".to_owned()), ..ReadingChoices::none() };
    let file = read(bytes, &chosen);
    assert_eq!(
        (file.encoding, file.tables[0].shape.headers[2].as_str()),
        ("windows-1251", "Stдdte")
    );
    assert_eq!(file.choices, chosen);
    assert!(file.problems.is_empty(), "nothing was guessed: {:?}", file.problems);
    let found = read(bytes, &ReadingChoices::none());
    assert_eq!(found.tables[0].shape.headers[2], "Städte");
}

#[test]
fn another_delimiter_parts_other_fields_and_the_sep_line_still_goes() {
    let text = b"sep=;\nDate|Likes\n2024-01-01|5\n2024-01-02|6\n";
    let chosen = ReadingChoices { delimiter: Some(b'|'), ..ReadingChoices::none() };
    let file = read(text, &chosen);
    assert_eq!(file.tables[0].shape.headers, ["Date", "Likes"]);
    assert_eq!(preview_of(file).series[0].sum(), 11.0);
}

#[test]
fn the_column_names_are_taken_from_the_row_the_user_names() {
    let text = "Report\nDay one,Likes\nwhen,hearts\n2024-01-01,5\n2024-01-02,6\n";
    let none = ReadingChoices::none();
    assert_eq!(shapes(&read(text.as_bytes(), &none)), [(Some(1), 2)]);
    let mut chosen = none;
    chosen.header_rows.insert(0, Some(2));
    let file = read(text.as_bytes(), &chosen);
    assert_eq!(shapes(&file), [(Some(2), 2)]);
    assert_eq!(file.tables[0].shape.headers, ["when", "hearts"]);
    assert_eq!(file.tables[0].shape.preamble, ["Report", "Day one, Likes"]);
    chosen.header_rows.insert(0, None);
    let file = read(b"2024-01-01,5\n2024-01-02,6\n", &chosen);
    assert_eq!((shapes(&file), file.tables[0].shape.headers.len()), (vec![(None, 2)], 2));
}

#[test]
fn a_row_that_cannot_hold_names_is_told_and_the_found_one_stays() {
    let mut chosen = ReadingChoices::none();
    chosen.header_rows.insert(0, Some(40));
    let file = read(b"Date,Likes\n2024-01-01,5\n", &chosen);
    assert_eq!(shapes(&file), [(Some(0), 1)]);
    assert!(file.problems[0].message.starts_with("Row 41 cannot hold the column names"));
}

#[test]
fn tables_are_joined_and_parted_as_the_user_says() {
    let text = b"Date,Likes\n2024-01-01,5\n\nWhen,Hearts\n2024-01-02,6\n";
    let with = |split| ReadingChoices { split, ..ReadingChoices::none() };
    assert_eq!(shapes(&read(text, &with(TableSplit::Found))), [(Some(0), 1), (Some(3), 1)]);
    assert_eq!(shapes(&read(text, &with(TableSplit::One))), [(Some(0), 3)]);
    let gap = b"Date,Likes\n2024-01-01,5\n\n2024-01-02,6\n";
    assert_eq!(shapes(&read(gap, &with(TableSplit::Found))), [(Some(0), 2)]);
    assert_eq!(shapes(&read(gap, &with(TableSplit::BlankLines))), [(Some(0), 1), (None, 1)]);
    let joined = preview_of(read(gap, &with(TableSplit::One)));
    assert_eq!(joined.series[0].last(), Some(date(2024, 1, 2)));
}

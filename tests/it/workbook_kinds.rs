//! Workbooks as other programs save them: binary, locked, counted from 1904, with merged cells.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops at the first surprise, and its figures are exact"
)]

use jiff::civil::date;
use paceline::import::{
    ImportChoices, ImportPreview, NoProgress, Reading, SeriesPreview, preview, read_file,
};

use crate::workbooks::{NO_TEXTS, archive, unpacker, workbook};

fn preview_of(name: &str, bytes: &[u8]) -> ImportPreview {
    let files = [read_file(name, bytes, Reading::with(&unpacker(), &NoProgress))];
    preview(&files, &ImportChoices::from_files(&files), &NoProgress)
}

fn messages(preview: &ImportPreview) -> String {
    let all: Vec<&str> = preview.problems.iter().map(|problem| problem.message.as_str()).collect();
    all.join("\n")
}

/// "likes All channels 5 6" of every series.
fn lines(preview: &ImportPreview) -> Vec<String> {
    let line = |series: &SeriesPreview| {
        let values: Vec<String> =
            series.readings.iter().map(|(_, value)| value.to_string()).collect();
        format!("{} {} {}", series.identifier, series.channel, values.join(" "))
    };
    preview.series.iter().map(line).collect()
}

/// The rows of a sheet whose cells are all texts; blank ones are no cells.
fn texts(rows: &[&[&str]]) -> String {
    let cell = |row: usize, (column, text): (u8, &&str)| {
        let letter = char::from(b'A' + column);
        format!(r#"<c r="{letter}{row}" t="inlineStr"><is><t>{text}</t></is></c>"#)
    };
    let line = |(row, cells): (usize, &&[&str])| {
        let filled = (0..).zip(cells.iter()).filter(|(_, text)| !text.is_empty());
        let cells: String = filled.map(|found| cell(row, found)).collect();
        format!(r#"<row r="{row}">{cells}</row>"#)
    };
    (1..).zip(rows).map(line).collect()
}

// ---- binary workbooks -----------------------------------------------------------------------------

/// A record of a binary workbook: its number and its length in seven bits a byte.
fn record(kind: u8, content: &[u8]) -> Vec<u8> {
    let mut bytes = if kind < 0x80 { vec![kind] } else { vec![kind, kind >> 7] };
    bytes.push(u8::try_from(content.len()).unwrap());
    assert!(content.len() < 0x80);
    bytes.extend(content);
    bytes
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut bytes = u32::try_from(units.len()).unwrap().to_le_bytes().to_vec();
    bytes.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    bytes
}

fn joined(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

fn binary_workbook(rows: &[(&str, Result<f64, &str>)]) -> Vec<u8> {
    const LINKS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.bin"/></Relationships>"#;
    let sheet_name = [joined(&[0, 1]), wide("r1"), wide("Figures")].concat();
    let book = [
        record(0x83, &[]),
        record(0x99, &[joined(&[0, 0]), wide("")].concat()),
        record(0x8F, &[]),
        record(0x9C, &sheet_name),
        record(0x90, &[]),
        record(0x84, &[]),
    ]
    .concat();
    let n_rows = u32::try_from(rows.len()).unwrap();
    let mut sheet =
        [record(0x81, &[]), record(0x94, &joined(&[0, n_rows - 1, 0, 1])), record(0x91, &[])]
            .concat();
    for (row, (first, second)) in (0..).zip(rows) {
        sheet.extend(record(0, &[joined(&[row]), vec![0; 13]].concat()));
        sheet.extend(record(6, &[joined(&[0, 0]), wide(first)].concat()));
        sheet.extend(match second {
            Ok(value) => record(5, &[joined(&[1, 0]), value.to_le_bytes().to_vec()].concat()),
            Err(text) => record(6, &[joined(&[1, 0]), wide(text)].concat()),
        });
    }
    sheet.extend([record(0x92, &[]), record(0x82, &[])].concat());
    archive(&[
        ("[Content_Types].xml", &b"<Types/>"[..]),
        ("xl/workbook.bin", &book[..]),
        ("xl/_rels/workbook.bin.rels", LINKS.as_bytes()),
        ("xl/worksheets/sheet1.bin", &sheet[..]),
    ])
}

#[test]
fn binary_workbooks_are_read_like_the_others() {
    let rows = [("Date", Err("Likes")), ("2024-03-01", Ok(5.0)), ("2024-03-02", Ok(6.5))];
    let preview = preview_of("likes.xlsb", &binary_workbook(&rows));
    assert_eq!(lines(&preview), ["likes All channels 5 6.5"], "{}", messages(&preview));
}

// ---- locked and odd ones --------------------------------------------------------------------------

#[test]
fn a_workbook_with_a_password_is_refused_in_words() {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(1_024, 0);
    bytes.extend("EncryptionInfo".encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(1_152, 0);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(4_096, 0);
    let preview = preview_of("locked.xlsx", &bytes);
    assert!(preview.series.is_empty());
    let said = messages(&preview);
    assert!(said.contains("locked with a password; save a copy without one"), "{said}");
}

#[test]
fn days_counted_from_1904_are_the_days_the_spreadsheet_shows() {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let book = format!(
        r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr date1904="1"/><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>"#
    );
    let link = |id: &str, kind: &str, target: &str| {
        format!(
            r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/><Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>"#
        )
    };
    let styles = format!(
        r#"<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#
    );
    let head = texts(&[&["Date", "Likes"]]);
    // 1 March 2024 is 43,890 days after 1 January 1904.
    let sheet = format!(
        r#"<worksheet xmlns="{MAIN}"><sheetData>{head}<row r="2"><c r="A2" s="1"><v>43890</v></c><c r="B2"><v>5</v></c></row><row r="3"><c r="A3" s="1"><v>43891</v></c><c r="B3"><v>6</v></c></row></sheetData></worksheet>"#
    );
    let (of_package, of_book) = (
        link("a", "officeDocument", "xl/workbook.xml"),
        link("r1", "worksheet", "worksheets/s1.xml"),
    );
    let entries = [
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", of_package.as_str()),
        ("xl/workbook.xml", book.as_str()),
        ("xl/_rels/workbook.xml.rels", of_book.as_str()),
        ("xl/styles.xml", styles.as_str()),
        ("xl/worksheets/s1.xml", sheet.as_str()),
    ];
    let entries = entries.map(|(name, text)| (name, text.as_bytes()));
    let preview = preview_of("mac.xlsx", &archive(&entries));
    let found: Vec<_> = preview.series.iter().flat_map(|series| series.readings.iter()).collect();
    assert_eq!(found, [(date(2024, 3, 1), 5.0), (date(2024, 3, 2), 6.0)], "{}", messages(&preview));
}

#[test]
fn a_group_over_merged_cells_names_all_its_columns() {
    let rows: [&[&str]; 5] = [
        &["Page report"],
        &["", "Organic", "", "Paid"],
        &["Date", "Views", "Clicks", "Views", "Clicks"],
        &["2024-03-01", "5", "2", "7", "1"],
        &["2024-03-02", "6", "3", "8", "4"],
    ];
    let preview = preview_of("m.xlsx", &workbook(&[("Sheet", &texts(&rows))], NO_TEXTS));
    let columns: Vec<&str> = preview.series.iter().map(|series| series.column.as_str()).collect();
    let expected = ["Views (Organic)", "Clicks (Organic)", "Views (Paid)", "Clicks (Paid)"];
    assert_eq!(columns, expected, "{}", messages(&preview));
}

#[test]
fn the_sheets_of_a_linkedin_creator_are_known_by_the_line_above_the_followers() {
    let engagement: [&[&str]; 4] = [
        &["Date", "Impressions", "Engagements"],
        &["1/12/2025", "100", "5"],
        &["1/13/2025", "101", "6"],
        &["1/14/2025", "102", "7"],
    ];
    let followers: [&[&str]; 5] = [
        &["Total followers on 1/14/2025:", "2,345"],
        &[],
        &["Date", "New followers"],
        &["1/4/2025", "3"],
        &["1/6/2025", "4"],
    ];
    let people: [&[&str]; 3] = [
        &["Top Demographics", "Value", "Percentage"],
        &["Job titles", "Engineer", "2%"],
        &["Locations", "Lima", "&lt; 1%"],
    ];
    let sheets = [
        ("ENGAGEMENT", texts(&engagement)),
        ("FOLLOWERS", texts(&followers)),
        ("DEMOGRAPHICS", texts(&people)),
    ];
    let sheets = sheets.each_ref().map(|(name, rows)| (*name, rows.as_str()));
    let preview = preview_of("creator.xlsx", &workbook(&sheets, NO_TEXTS));
    let expected = [
        "impressions LinkedIn 100 101 102",
        "engagements LinkedIn 5 6 7",
        "new_followers LinkedIn 3 4",
    ];
    assert_eq!(lines(&preview), expected, "{}", messages(&preview));
    // The sheet of engagement is certain of its order, so the other one is.
    let first = preview.series[2].first();
    assert_eq!(first, Some(date(2025, 1, 4)));
    assert_eq!(preview.open_orders().count(), 0);
}

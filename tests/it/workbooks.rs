//! Workbooks and archives: what they hold arrives, and what they ask for too much of ends in a
//! sentence, not in the end of the program.

#![expect(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test stops at the first surprise, and its figures are exact"
)]

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use jiff::civil::{Date, date};
use paceline::import::{
    ImportChoices, ImportPreview, NoProgress, OwnProcess, ParsedFile, Progress, Reading,
    SeriesPreview, preview, read_file,
};
use paceline::model::InputKind;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The program itself, as the limited process.
pub fn unpacker() -> OwnProcess {
    OwnProcess::of(env!("CARGO_BIN_EXE_paceline").into())
}

fn open(name: &str, bytes: &[u8]) -> ParsedFile {
    read_file(name, bytes, Reading::with(&unpacker(), &NoProgress))
}

fn preview_of(name: &str, bytes: &[u8]) -> ImportPreview {
    let files = [open(name, bytes)];
    preview(&files, &ImportChoices::from_files(&files), &NoProgress)
}

fn fixture(name: &str) -> ImportPreview {
    let path = format!("{}/tests/fixtures/import/{name}", env!("CARGO_MANIFEST_DIR"));
    preview_of(name, &std::fs::read(path).unwrap())
}

fn series<'a>(preview: &'a ImportPreview, identifier: &str) -> &'a SeriesPreview {
    let found = preview.series.iter().find(|series| series.identifier == identifier);
    found.unwrap_or_else(|| panic!("no {identifier} in {:?}", preview.series))
}

fn messages(preview: &ImportPreview) -> String {
    let messages: Vec<&str> =
        preview.problems.iter().map(|problem| problem.message.as_str()).collect();
    messages.join("\n")
}

pub fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook of sheets, each given as the XML of its rows.
pub fn workbook(sheets: &[(&str, &str)], texts: &str) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let (mut list, mut links, mut entries) = (String::new(), String::new(), Vec::new());
    for (n, (name, rows)) in (1..).zip(sheets) {
        write!(list, r#"<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>"#).unwrap();
        write!(
            links,
            r#"<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/s{n}.xml"/>"#
        )
        .unwrap();
        let sheet =
            format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#);
        entries.push((format!("xl/worksheets/s{n}.xml"), sheet));
    }
    let more =
        [("shared", "sharedStrings", "sharedStrings.xml"), ("styles", "styles", "styles.xml")];
    for (id, kind, target) in more {
        write!(links, r#"<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
            .unwrap();
    }
    // Style 1 is a date, style 2 a length of time, style 3 percent, style 4 euros.
    let styles = format!(
        r##"<styleSheet xmlns="{MAIN}"><numFmts count="2"><numFmt numFmtId="170" formatCode="[h]:mm:ss"/><numFmt numFmtId="171" formatCode="#,##0.00\ &quot;€&quot;"/></numFmts><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="10"/><xf numFmtId="171"/></cellXfs></styleSheet>"##
    );
    let book = format!(
        r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{list}</sheets></workbook>"#
    );
    let fixed = [
        (
            "[Content_Types].xml",
            r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#
                .to_owned(),
        ),
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        ("xl/workbook.xml", book),
        (
            "xl/_rels/workbook.xml.rels",
            format!(r#"<Relationships xmlns="{PACKAGE}">{links}</Relationships>"#),
        ),
        ("xl/styles.xml", styles),
        ("xl/sharedStrings.xml", format!(r#"<sst xmlns="{MAIN}" {texts}</sst>"#)),
    ];
    let all: Vec<(&str, &[u8])> = fixed
        .iter()
        .map(|(name, text)| (*name, text.as_bytes()))
        .chain(entries.iter().map(|(name, text)| (name.as_str(), text.as_bytes())))
        .collect();
    archive(&all)
}

pub const NO_TEXTS: &str = r#"uniqueCount="0">"#;
/// "Date" and "Likes".
pub const TEXTS: &str = r#"count="2" uniqueCount="2"><si><t>Date</t></si><si><t>Likes</t></si>"#;
pub const HEADER: &str =
    r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>"#;

fn likes(rows: &str) -> Vec<u8> {
    workbook(&[("Numbers", &format!("{HEADER}{rows}"))], TEXTS)
}

#[test]
fn the_format_of_cells_says_percent_and_the_currency() {
    let mut rows = String::new();
    for n in 1..=4 {
        let (row, day) = (n + 1, 46_000 + n);
        write!(
            rows,
            r#"<row r="{row}"><c r="A{row}" s="1"><v>{day}</v></c><c r="B{row}" s="3"><v>0.0{n}</v></c><c r="C{row}" s="4"><v>1{n}.5</v></c></row>"#
        )
        .unwrap();
    }
    let texts = r#"count="3" uniqueCount="3"><si><t>Date</t></si><si><t>Conversion</t></si><si><t>Spend</t></si>"#;
    let header = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>"#;
    let book = workbook(&[("Numbers", &format!("{header}{rows}"))], texts);
    let preview = preview_of("formats.xlsx", &book);
    let conversion = series(&preview, "conversion");
    assert_eq!((conversion.kind, conversion.unit.as_deref()), (InputKind::GivenRate, Some("%")));
    assert_eq!(conversion.readings.values().to_vec(), [1.0, 2.0, 3.0, 4.0]);
    let spend = series(&preview, "ad_cost");
    assert_eq!((spend.sum(), spend.unit.as_deref()), (52.0, Some("EUR")));
}

#[test]
fn sheets_of_every_kind_of_workbook_arrive() {
    #[track_caller]
    fn check(file: &str, identifier: &str, first: Date, values: &[f64]) {
        let preview = fixture(file);
        let series = series(&preview, identifier);
        let read: Vec<f64> = series.readings.values().to_vec();
        assert_eq!(
            (series.first(), read.as_slice()),
            (Some(first), values),
            "{file}: {}",
            messages(&preview)
        );
    }
    check("shop.xls", "orders", date(2024, 3, 4), &[3.0, 4.0, 2.0, 5.0, 6.0]);
    check("shop.xls", "sessions", date(2024, 3, 4), &[120.0, 131.0, 118.0, 149.0]);
    check("shop.ods", "orders", date(2024, 3, 4), &[3.0, 4.0, 2.0, 5.0, 6.0]);
    check("page-posts.xls", "likes", date(2022, 5, 2), &[12.0, 15.0]);
}

#[test]
fn cells_keep_what_the_spreadsheet_shows() {
    let rows = r#"<row r="2"><c r="A2" s="1"><v>45356</v></c><c r="B2"><v>5218</v></c></row>
        <row r="3"><c r="A3" s="1"><v>45357</v></c><c r="B3" t="str"><f>A1+1</f><v>7</v></c></row>
        <row r="5"><c r="A5" s="1"><v>45359</v></c><c r="B5" t="e"><v>#DIV/0!</v></c></row>
        <row r="6"><c r="A6" s="1"><v>45360</v></c><c r="B6"><v>1.25</v></c></row>"#;
    let preview = preview_of("x.xlsx", &likes(rows));
    let days = [date(2024, 3, 5), date(2024, 3, 6), date(2024, 3, 9)];
    let expected: Vec<(Date, f64)> = days.into_iter().zip([5218.0, 7.0, 1.25]).collect();
    assert_eq!(series(&preview, "likes").readings.to_vec(), expected, "{}", messages(&preview));
    assert_eq!(preview.files[0].tables[0].title.as_deref(), Some("Numbers"));
}

#[test]
fn sheets_of_one_shape_are_one_series() {
    let april = format!(
        r#"{HEADER}<row r="2"><c r="A2" s="1"><v>45383</v></c><c r="B2"><v>1</v></c></row>
        <row r="3"><c r="A3" s="1"><v>45384</v></c><c r="B3"><v>2</v></c></row>"#
    );
    let may = format!(
        r#"{HEADER}<row r="2"><c r="A2" s="1"><v>45385</v></c><c r="B2"><v>4</v></c></row>
        <row r="3"><c r="A3" s="1"><v>45386</v></c><c r="B3"><v>8</v></c></row>"#
    );
    let preview = preview_of("x.xlsx", &workbook(&[("April", &april), ("May", &may)], TEXTS));
    assert_eq!(series(&preview, "likes").sum(), 15.0, "{}", messages(&preview));
    assert_eq!(preview.series.len(), 1);
}

#[test]
fn the_files_of_an_archive_are_tables_of_their_own() {
    let csv = b"Date,Clicks\n2024-01-01,5\n2024-01-02,6\n2024-01-03,7\n";
    let inner = likes(r#"<row r="2"><c r="A2" s="1"><v>45383</v></c><c r="B2"><v>1</v></c></row>"#);
    let bytes = archive(&[
        ("Chart.csv", csv),
        ("__MACOSX/._Chart.csv", b"\x00\x05\x16\x07"),
        ("book.xlsx", &inner),
        ("report.pdf", b"%PDF-1.7"),
    ]);
    let preview = preview_of("x.zip", &bytes);
    assert_eq!(series(&preview, "clicks").sum(), 18.0, "{}", messages(&preview));
    assert_eq!(series(&preview, "likes").sum(), 1.0);
    let titles: Vec<_> = preview.files[0].tables.iter().map(|table| table.title.clone()).collect();
    assert_eq!(titles, [Some("Chart.csv".to_owned()), Some("book.xlsx, Numbers".to_owned())]);
    assert!(messages(&preview).contains("“report.pdf” was left out"), "{}", messages(&preview));
}

#[test]
fn a_container_that_asks_for_too_much_ends_in_a_sentence() {
    #[track_caller]
    fn check(what: &str, bytes: &[u8], expected: &str) {
        let preview = preview_of("x.xlsx", bytes);
        let messages = messages(&preview);
        assert!(preview.series.is_empty(), "{what}: {messages}");
        assert!(messages.contains(expected), "{what}: {messages}");
    }
    let zeros = vec![b'0'; 30_000_000];
    check(
        "a list of four billion texts",
        &workbook(&[("A", HEADER)], r#"uniqueCount="4294967295">"#),
        "far more than a table holds",
    );
    check("a bomb", &archive(&[("a.csv", &zeros)]), "far more than a table holds");
    check("half a workbook", &likes("")[..700], "damaged");
    check("no workbook", b"PK\x03\x04 [Content_Types].xml", "damaged");
    check("no old workbook", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "damaged");
    check("an empty workbook", &workbook(&[("A", "")], NO_TEXTS), "no sheet with cells");
    check(
        "an XML spreadsheet without sheets",
        b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Work",
        "damaged",
    );
    check("a lock file", &[0; 165], "");
}

#[test]
fn a_cell_at_the_far_end_of_the_sheet_does_no_harm() {
    let rows = r#"<row r="2"><c r="A2" s="1"><v>45383</v></c><c r="B2"><v>9</v></c></row>
        <row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    let preview = preview_of("x.xlsx", &likes(rows));
    assert_eq!(series(&preview, "likes").sum(), 9.0);
    assert!(messages(&preview).contains("Only a part of this sheet"), "{}", messages(&preview));
}

#[test]
fn xml_that_breaks_off_gives_what_stands_before() {
    let path = format!("{}/tests/fixtures/import/page-posts.xls", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).unwrap();
    let end = bytes.windows(9).position(|part| part == b"ss:Index=").unwrap();
    let third_row = bytes.windows(12).rposition(|part| part == b"ss:Type=\"Num").unwrap();
    assert!(end < third_row);
    let preview = preview_of("x.xls", &bytes[..third_row]);
    assert_eq!(series(&preview, "likes").sum(), 27.0, "{}", messages(&preview));
}

#[test]
fn a_lock_file_is_told_from_the_workbook() {
    let file = open("~$Report.xlsx", &[5; 165]);
    assert!(file.problems[0].message.contains("has the workbook open"), "{:?}", file.problems);
}

#[test]
fn the_limited_process_that_cannot_start_is_an_answer() {
    let nobody = OwnProcess::of("/nowhere/paceline".into());
    let file = read_file("x.xlsx", likes(""), Reading::with(&nobody, &NoProgress));
    assert!(file.problems[0].message.contains("cannot be started"), "{:?}", file.problems);
}

#[test]
fn a_process_that_dies_is_an_answer() {
    // It reads nothing and says nothing that could be understood.
    let dies = OwnProcess::of("/bin/false".into());
    let file = read_file("x.xlsx", likes(""), Reading::with(&dies, &NoProgress));
    assert!(file.problems[0].message.contains("Import stopped"), "{:?}", file.problems);
}

#[test]
fn cancelling_stops_the_limited_process() {
    struct Stop;
    impl Progress for Stop {
        fn step(&self, _done: u64, _of: u64) -> bool {
            false
        }
    }
    let file = read_file("x.xlsx", likes(""), Reading::with(&unpacker(), &Stop));
    assert!(file.is_cancelled);
}

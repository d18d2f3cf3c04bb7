//! Excel workbooks of today: lists longer than the file, cells at the end of the world, XML that
//! never ends or reads other files.

use super::{ANY, Case};
use crate::workbooks::{HEADER, TEXTS, archive, workbook};

const ROWS: &str = r#"<row r="2"><c r="A2" s="1"><v>45292</v></c><c r="B2"><v>5</v></c></row>
<row r="3"><c r="A3" s="1"><v>45293</v></c><c r="B3"><v>7</v></c></row>"#;

fn with(rows: &str) -> Vec<u8> {
    workbook(&[("Numbers", &format!("{HEADER}{rows}"))], TEXTS)
}

/// The sound workbook with one of its files replaced.
fn replaced(name: &str, content: &[u8]) -> Vec<u8> {
    let bytes = with(ROWS);
    let mut source = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let names: Vec<String> = (0..source.len())
        .map(|at| source.by_index(at).unwrap().name().unwrap().into_owned())
        .collect();
    let mut entries: Vec<(String, Vec<u8>)> = Vec::new();
    for other in names {
        let mut text = Vec::new();
        std::io::Read::read_to_end(&mut source.by_name(&other).unwrap(), &mut text).unwrap();
        entries.push((other.clone(), if other == name { content.to_vec() } else { text }));
    }
    if !entries.iter().any(|(other, _)| other == name) {
        entries.push((name.to_owned(), content.to_vec()));
    }
    let all: Vec<(&str, &[u8])> =
        entries.iter().map(|(name, text)| (name.as_str(), text.as_slice())).collect();
    archive(&all)
}

fn refused(what: &'static str, bytes: Vec<u8>, says: &'static str) -> Case {
    Case::refused(what, "export.xlsx", bytes, says)
}

fn either(what: &'static str, bytes: Vec<u8>) -> Case {
    Case::read(what, "export.xlsx", bytes, "", ANY)
}

fn read(what: &'static str, bytes: Vec<u8>, says: &'static str) -> Case {
    Case::read(what, "export.xlsx", bytes, says, 12.0)
}

pub fn cases() -> Vec<Case> {
    [lists(), cells(), xml(), parts()].into_iter().flatten().collect()
}

const STRINGS: &str = "xl/sharedStrings.xml";
const SHEET: &str = "xl/worksheets/s1.xml";
const OPEN: &str =
    r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#;
const SST: &str = r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#;

fn lists() -> Vec<Case> {
    let lie = r#"count="2" uniqueCount="4294967295"><si><t>Date</t></si><si><t>Likes</t></si>"#;
    let hidden = format!(
        "<!--{}-->{SST} uniqueCount=\"4294967295\"></sst>",
        "-".repeat(6_000).replace("--", "- ")
    );
    vec![
        refused(
            "four billion texts",
            workbook(&[("A", HEADER)], lie),
            "far more than a table holds",
        ),
        refused(
            "four billion texts behind a long remark",
            replaced(STRINGS, hidden.as_bytes()),
            "",
        ),
        refused(
            "a count of texts below zero",
            replaced(STRINGS, format!("{SST} uniqueCount=\"-1\"></sst>").as_bytes()),
            "",
        ),
        refused(
            "texts that are not there",
            replaced(STRINGS, format!("{SST}></sst>").as_bytes()),
            "",
        ),
    ]
}

fn cells() -> Vec<Case> {
    let far = format!(r#"{ROWS}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#);
    let wide = format!(
        "{OPEN}<dimension ref=\"A1:XFD1048576\"/><sheetData>{HEADER}{ROWS}</sheetData></worksheet>"
    );
    let odd = |cell: &str| with(&format!("{ROWS}<row r=\"4\">{cell}</row>"));
    vec![
        read("a cell at the end of the world", with(&far), "Only a part of this sheet"),
        read("a sheet that says it is the world", replaced(SHEET, wide.as_bytes()), ""),
        read("a cell of no place", odd(r#"<c r=""><v>1</v></c>"#), ""),
        either("a cell beyond all columns", odd(r#"<c r="ZZZZZZZZ99999999999"><v>1</v></c>"#)),
        read("a text that is not in the list", odd(r#"<c r="B4" t="s"><v>99999999</v></c>"#), ""),
        read(
            "a day beyond time",
            odd(r#"<c r="A4" s="1"><v>1e300</v></c><c r="B4"><v>1</v></c>"#),
            "",
        ),
        read(
            "a day before time",
            odd(r#"<c r="A4" s="1"><v>-99999999</v></c><c r="B4"><v>1</v></c>"#),
            "",
        ),
        read("a style that is not there", odd(r#"<c r="B4" s="4294967295"><v>NaN</v></c>"#), ""),
        read(
            "a text of 1 MB",
            odd(&format!(r#"<c r="C4" t="str"><v>{}</v></c>"#, "y".repeat(1_000_000))),
            "64 kB",
        ),
    ]
}

fn xml() -> Vec<Case> {
    let sheet = |head: &str, more: &str| {
        format!("{head}{OPEN}<sheetData>{HEADER}{ROWS}{more}</sheetData></worksheet>").into_bytes()
    };
    let deep = format!("{}{}", "<a>".repeat(20_000), "</a>".repeat(20_000));
    let laughs = "<!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
    let outside = "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>";
    let cut = sheet("", "");
    vec![
        read("XML 20,000 levels deep", replaced(SHEET, &sheet("", &deep)), ""),
        read(
            "an attribute of 1 MB",
            replaced(SHEET, &sheet("", &format!("<row x=\"{}\"/>", "z".repeat(1_000_000)))),
            "",
        ),
        read(
            "100,000 attributes",
            replaced(SHEET, &sheet("", &format!("<row {}/>", "a=\"1\" ".repeat(100_000)))),
            "",
        ),
        read(
            "entities within entities",
            replaced(SHEET, &sheet(laughs, r#"<row r="4"><c r="C4" t="str"><v>&c;</v></c></row>"#)),
            "",
        ),
        read(
            "an entity that reads another file",
            replaced(
                SHEET,
                &sheet(outside, r#"<row r="4"><c r="C4" t="str"><v>&y;</v></c></row>"#),
            ),
            "",
        ),
        either("XML that breaks off", replaced(SHEET, &cut[..cut.len() - 40])),
        refused("a sheet of noise", replaced(SHEET, &super::texts::noise(20_000, 21)), ""),
        either(
            "letters that are none",
            replaced(
                SHEET,
                &[
                    sheet("", "")[..200].to_vec(),
                    b"\xFF\xFE\xC0".to_vec(),
                    sheet("", "")[200..].to_vec(),
                ]
                .concat(),
            ),
        ),
    ]
}

fn parts() -> Vec<Case> {
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let leads = |target: &str| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{OFFICE}/worksheet" Target="{target}"/></Relationships>"#
        )
    };
    let rels = "xl/_rels/workbook.xml.rels";
    let sheets: Vec<(String, String)> =
        (0..300).map(|n| (format!("Sheet {n}"), format!("{HEADER}{ROWS}"))).collect();
    let many: Vec<(&str, &str)> =
        sheets.iter().map(|(name, rows)| (name.as_str(), rows.as_str())).collect();
    let sound = with(ROWS);
    let mut cases = vec![
        refused(
            "a sheet outside of the workbook",
            replaced(rels, leads("../../../../etc/passwd").as_bytes()),
            "",
        ),
        refused(
            "a sheet on another machine",
            replaced(rels, leads("https://example.org/s.xml").as_bytes()),
            "",
        ),
        refused(
            "a sheet that is the workbook itself",
            replaced(rels, leads("workbook.xml").as_bytes()),
            "",
        ),
        refused("no list of sheets", replaced("xl/workbook.xml", b"<workbook/>"), ""),
        read("300 sheets", workbook(&many, TEXTS), ""),
        Case::read("a workbook called CSV", "export.csv", sound.clone(), "", 12.0),
        Case::read("a workbook called XLS", "export.xls", sound.clone(), "", 12.0),
    ];
    for part in 1..8 {
        cases.push(refused(
            "a part of a workbook",
            sound[..sound.len() * part / 8].to_vec(),
            "damaged",
        ));
    }
    cases
}

//! Old Excel workbooks, XML spreadsheets and `OpenDocument`: chains that bite their own tail,
//! counts that lie, rows repeated a billion times.

use super::texts::noise;
use super::{ANY, Case};
use crate::workbooks::archive;

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/fixtures/import/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The old workbook with bytes replaced.
fn patched(at: usize, with: &[u8]) -> Vec<u8> {
    let mut bytes = fixture("shop.xls");
    bytes[at..at + with.len()].copy_from_slice(with);
    bytes
}

fn refused(what: &'static str, name: &'static str, bytes: Vec<u8>) -> Case {
    Case::refused(what, name, bytes, "")
}

pub fn cases() -> Vec<Case> {
    [compound_files(), xml_spreadsheets(), open_documents()].into_iter().flatten().collect()
}

const SIGNATURE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

fn compound_files() -> Vec<Case> {
    let sound = fixture("shop.xls");
    // The allocation table is in the sector that the header names at 0x4C.
    let table = usize::try_from(u32::from_le_bytes(sound[0x4C..0x50].try_into().unwrap())).unwrap();
    let table = (table + 1) * 512;
    let itself: Vec<u8> = (0..128_u32).flat_map(u32::to_le_bytes).collect();
    let texts = sound.windows(2).position(|pair| pair == [0xFC, 0x00]).unwrap_or(600);
    vec![
        refused("a signature and no more", "export.xls", SIGNATURE.to_vec()),
        refused(
            "a signature before noise",
            "export.xls",
            [SIGNATURE.to_vec(), noise(60_000, 31)].concat(),
        ),
        refused(
            "a signature before zeros",
            "export.xls",
            [SIGNATURE.to_vec(), vec![0; 60_000]].concat(),
        ),
        refused("sectors of 2 to the 65,535 bytes", "export.xls", patched(0x1E, &[0xFF, 0xFF])),
        Case {
            sum: Some(ANY),
            ..refused("four billion tables of sectors", "export.xls", patched(0x2C, &[0xFF; 4]))
        },
        refused(
            "a folder outside of the file",
            "export.xls",
            patched(0x30, &[0xF0, 0xFF, 0xFF, 0x0F]),
        ),
        refused("a folder that goes round in a ring", "export.xls", patched(table, &itself)),
        refused("the first half", "export.xls", sound[..sound.len() / 2].to_vec()),
        Case {
            sum: Some(f64::NAN),
            ..refused("a list of four billion texts", "export.xls", patched(texts + 4, &[0xFF; 8]))
        },
        Case::read("an old workbook called XLSX", "export.xlsx", sound, "", 518.0),
    ]
}

fn xml_spreadsheets() -> Vec<Case> {
    const OPEN: &str = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"A\"><Table>";
    const CLOSE: &str = "</Table></Worksheet></Workbook>";
    let cell =
        |kind: &str, text: &str| format!("<Cell><Data ss:Type=\"{kind}\">{text}</Data></Cell>");
    let row = |cells: &[String]| format!("<Row>{}</Row>", cells.concat());
    let day = |day: &str, likes: &str| row(&[cell("DateTime", day), cell("Number", likes)]);
    let sound = [
        row(&[cell("String", "Date"), cell("String", "Likes")]),
        day("2024-01-01T00:00:00.000", "5"),
        day("2024-01-02T00:00:00.000", "7"),
    ]
    .concat();
    let book = |more: &str| format!("{OPEN}{sound}{more}{CLOSE}").into_bytes();
    let read = |what, bytes| Case::read(what, "export.xls", bytes, "", 12.0);
    let whole = book("");
    let mut broken = whole.clone();
    let at = broken.len() - CLOSE.len();
    broken.splice(at..at, *b"<Row><Cell><Data ss:Type=\"String\">\xC3\x28\xFF</Data>");
    vec![
        read(
            "a row at the end of the world",
            book("<Row ss:Index=\"999999999999\"><Cell><Data>1</Data></Cell></Row>"),
        ),
        read(
            "a row of an endless number",
            book(&format!(
                "<Row ss:Index=\"{}\"><Cell><Data>1</Data></Cell></Row>",
                "9".repeat(400)
            )),
        ),
        read(
            "a cell at the end of the world",
            book("<Row><Cell ss:Index=\"18446744073709551615\"><Data>1</Data></Cell></Row>"),
        ),
        read(
            "a cell that covers the world",
            book(
                "<Row><Cell ss:MergeAcross=\"18446744073709551615\"><Data>x</Data></Cell><Cell><Data>y</Data></Cell></Row>",
            ),
        ),
        read("cells within cells", book(&"<Row><Cell>".repeat(50_000))),
        read(
            "entities that nobody declared",
            book("<Row><Cell><Data ss:Type=\"String\">&lol;&#x110000;&#0;</Data></Cell></Row>"),
        ),
        read("letters that are none", broken),
        read("a file that breaks off", whole[..whole.len() - 20].to_vec()),
        refused("a file that breaks off at once", "export.xls", whole[..130].to_vec()),
        read(
            "a remark without an end",
            [whole[..whole.len() - CLOSE.len()].to_vec(), b"<!-- ".repeat(30_000)].concat(),
        ),
    ]
}

fn open_documents() -> Vec<Case> {
    const SPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"";
    let book = |table: &str| {
        let content = format!(
            "<?xml version=\"1.0\"?><office:document-content {SPACES}><office:body><office:spreadsheet><table:table table:name=\"A\">{table}</table:table></office:spreadsheet></office:body></office:document-content>"
        );
        archive(&[
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", content.as_bytes()),
            ("META-INF/manifest.xml", b"<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>"),
        ])
    };
    let cell = "<table:table-cell office:value-type=\"float\" office:value=\"1\"><text:p>1</text:p></table:table-cell>";
    let row = |n: &str, columns: &str| {
        let cell = cell.replacen(' ', &format!(" table:number-columns-repeated=\"{columns}\" "), 1);
        book(&format!(
            "<table:table-row table:number-rows-repeated=\"{n}\">{cell}</table:table-row>"
        ))
    };
    let sound = fixture("shop.ods");
    vec![
        refused("a row repeated a billion times", "export.ods", row("1000000000", "1")),
        refused("a cell repeated a billion times", "export.ods", row("1", "1000000000")),
        refused("a thousand million cells", "export.ods", row("100000", "10000")),
        refused("a count of rows below zero", "export.ods", row("-5", "1")),
        refused(
            "no content",
            "export.ods",
            archive(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")]),
        ),
        refused("the first half", "export.ods", sound[..sound.len() / 2].to_vec()),
    ]
}

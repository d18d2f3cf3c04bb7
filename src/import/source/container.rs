//! What kind of file some bytes are, told by the bytes and never by the file's name.

use crate::import::lines::text;

/// The wrapping of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// Plain text: CSV and its relatives.
    Text,
    /// An Office Open XML workbook.
    Xlsx,
    /// A binary workbook of Excel 97–2003.
    Xls,
    /// An XML spreadsheet of Excel 2003, often called `.xls`.
    SpreadsheetXml,
    /// A spreadsheet of `LibreOffice` and its relatives.
    Ods,
    /// An archive of other files.
    Zip,
    Gzip,
    Pdf,
    Picture,
    /// A web page or other markup.
    Html,
    /// Data for programs: names and values in braces.
    Json,
    /// No text that could be made out.
    Binary,
    /// No bytes at all.
    Empty,
}

impl Container {
    /// As the command line's JSON has it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Text => "csv",
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::SpreadsheetXml => "spreadsheetml",
            Self::Ods => "ods",
            Self::Zip => "zip",
            Self::Gzip => "gzip",
            Self::Pdf => "pdf",
            Self::Picture => "picture",
            Self::Html => "html",
            Self::Json => "json",
            Self::Binary => "binary",
            Self::Empty => "empty",
        }
    }

    /// As people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "Text",
            Self::Xlsx | Self::Xls | Self::SpreadsheetXml => "Excel workbook",
            Self::Ods => "OpenDocument spreadsheet",
            Self::Zip => "ZIP archive",
            Self::Gzip => "Compressed file",
            Self::Pdf => "PDF document",
            Self::Picture => "Picture",
            Self::Html => "Web page",
            Self::Json => "JSON file",
            Self::Binary => "Unknown file",
            Self::Empty => "Empty file",
        }
    }

    /// Why a file of this kind is not read, and what to do; `None` where it is read.
    pub fn refusal(self) -> Option<&'static str> {
        match self {
            Self::Text | Self::Xlsx | Self::Xls | Self::SpreadsheetXml | Self::Ods | Self::Zip => {
                None
            }
            Self::Gzip => {
                Some("This is a compressed file; unpack it and import the CSV file in it")
            }
            Self::Pdf => Some("This is a PDF document; export the report as CSV instead"),
            Self::Picture => Some("This is a picture; export the report as CSV instead"),
            Self::Html => Some("This is a web page; export the report as CSV instead"),
            Self::Json => Some(
                "This is JSON, a form of data for programs; export the report as CSV or as a spreadsheet instead",
            ),
            Self::Binary => Some("This file holds no readable text; export the report as CSV"),
            Self::Empty => Some("This file is empty; export the report again"),
        }
    }
}

/// Tells a container by its first bytes.
pub fn detect(bytes: &[u8]) -> Container {
    const MAGIC: [(&[u8], Container); 7] = [
        (b"\xD0\xCF\x11\xE0", Container::Xls),
        (b"\x1F\x8B", Container::Gzip),
        (b"%PDF-", Container::Pdf),
        (b"\x89PNG", Container::Picture),
        (b"\xFF\xD8\xFF", Container::Picture),
        (b"GIF8", Container::Picture),
        (b"RIFF", Container::Picture),
    ];
    if bytes.is_empty() {
        return Container::Empty;
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zip_kind(bytes);
    }
    if let Some((_, container)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return *container;
    }
    json(bytes).or_else(|| markup_kind(bytes)).unwrap_or_else(|| text_or_binary(bytes))
}

/// Entry names stand in plain letters in a ZIP file; the first ones tell workbooks apart.
fn zip_kind(bytes: &[u8]) -> Container {
    let head = &bytes[..bytes.len().min(8192)];
    if holds(head, b"opendocument.spreadsheet") {
        Container::Ods
    } else if holds(head, b"[Content_Types].xml") || holds(head, b"xl/") {
        Container::Xlsx
    } else {
        Container::Zip
    }
}

/// `{"name": …`, `[{"name": …`: no table begins so.
fn json(bytes: &[u8]) -> Option<Container> {
    let head = &bytes[..bytes.len().min(2048)];
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let bare: Vec<u8> = head.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let starts = [&b"{\""[..], b"[{\"", b"[[\""];
    let is_json = starts.iter().any(|start| bare.starts_with(start))
        && (holds(&bare, b"\":") || bare.starts_with(b"[["))
        && !holds(&bare, b"{\"ImportId");
    is_json.then_some(Container::Json)
}

fn markup_kind(bytes: &[u8]) -> Option<Container> {
    let head = &bytes[..bytes.len().min(2048)];
    let lower = text::decode(head, None).text.trim_ascii_start().to_ascii_lowercase().into_bytes();
    if lower.starts_with(b"<?xml") && holds(&lower, b"office:spreadsheet") {
        return Some(Container::SpreadsheetXml);
    }
    let starts = [&b"<!doctype"[..], b"<html", b"<?xml", b"<table"];
    starts.iter().any(|start| lower.starts_with(start)).then_some(Container::Html)
}

/// UTF-16 has a byte order mark or zeros at every other place; other zeros mean no text.
fn text_or_binary(bytes: &[u8]) -> Container {
    let head = &bytes[..bytes.len().min(4096)];
    if text::utf16_order(head).is_some() {
        return Container::Text;
    }
    let odd = head.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127)).count();
    // A stray control byte is damage in a text; one in ten is no text.
    if odd * 10 > head.len() { Container::Binary } else { Container::Text }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Container) {
        assert_eq!(detect(bytes), expected, "{:?}", String::from_utf8_lossy(bytes));
    }

    #[test]
    fn bytes_and_not_names_decide_the_container() {
        check(b"", Container::Empty);
        check(b"Date,Likes\n", Container::Text);
        check(b"\xFF\xFED\0a\0", Container::Text);
        check(b"D\0a\0t\0e\0", Container::Text);
        check(b"PK\x03\x04......[Content_Types].xml", Container::Xlsx);
        check(b"PK\x03\x04......Chart.csv", Container::Zip);
        check(b"\xD0\xCF\x11\xE0\xA1\xB1", Container::Xls);
        check(
            b"\xEF\xBB\xBF<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
            Container::SpreadsheetXml,
        );
        check(b"\n <!DOCTYPE html><html>", Container::Html);
        check(b"[{\"date\": \"2026-01-01\", \"likes\": 3}]", Container::Json);
        check(b"{\n  \"data\": [1]}", Container::Json);
        check(b"[Note],Likes\n5,6\n", Container::Text);
        check(b"%PDF-1.7", Container::Pdf);
        check(&[0, 1, 2, 3, 200, 201, 0, 0, 9], Container::Binary);
    }
}

//! Texts: quotes that never close, lines without end, columns without number, letters that are none.

use std::fmt::Write as _;

use super::{ANY, Case, SCALE};

const HEADER: &str = "Date,Likes\n";

/// A sound table that adds up to 12.
const SOUND: &str = "Date,Likes\n2024-01-01,5\n2024-01-02,7\n2024-01-10,0\n2024-01-11,0\n2024-01-12,0\n\
    2024-01-13,0\n2024-01-14,0\n2024-01-15,0\n2024-01-16,0\n2024-01-17,0\n2024-01-18,0\n2024-01-19,0\n";

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn utf32(text: &str) -> Vec<u8> {
    text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect()
}

/// Rows of one like each, beginning on a given day and going on for so many days.
fn days(n: i64) -> String {
    let mut text = String::new();
    for n in 0..n {
        let day = jiff::civil::date(2000, 1, 1).checked_add(jiff::Span::new().days(n)).unwrap();
        writeln!(text, "{day},1").unwrap();
    }
    text
}

/// Bytes in no order, always the same ones.
pub fn noise(n: usize, seed: u64) -> Vec<u8> {
    let mut state = seed | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    };
    (0..n).map(|_| next()).collect()
}

fn refused(what: &'static str, bytes: impl Into<Vec<u8>>, says: &'static str) -> Case {
    Case::refused(what, "export.csv", bytes.into(), says)
}

fn read(what: &'static str, bytes: impl Into<Vec<u8>>, says: &'static str, sum: f64) -> Case {
    Case::read(what, "export.csv", bytes.into(), says, sum)
}

pub fn cases() -> Vec<Case> {
    [quotes(), sizes(), letters(), numbers(), shapes()].into_iter().flatten().collect()
}

fn quotes() -> Vec<Case> {
    let many = format!("{HEADER}2024-01-01,\"5\n").repeat(300);
    vec![
        read(
            "a quote that is never closed before 20,000 rows",
            format!("{HEADER}1999-12-31,\"7\n{}", days(20_000)),
            "never closed",
            20_000.0,
        ),
        read("300 quotes that are never closed", format!("{many}2024-01-02,7\n"), "", ANY),
        refused("100,000 quotes and more", "\"".repeat(100_000 * SCALE), ""),
        refused("quotes and line ends", "\"\n".repeat(20_000 * SCALE), ""),
        refused("quotes and commas", "\",\"\"\n".repeat(10_000 * SCALE), ""),
        read("rows wrapped in quotes, and wrapped again", wrapped(2), "", 12.0),
        refused("rows wrapped twelve times", wrapped(12), ""),
    ]
}

/// A table whose every line was put into quotes so many times.
fn wrapped(times: usize) -> String {
    let mut text = "Date,Likes,Shares,Saves\n2024-01-01,5,1,1\n2024-01-02,7,1,1\n".to_owned();
    for _ in 1..times {
        text = text.lines().fold(String::new(), |mut out, line| {
            writeln!(out, "\"{}\"", line.replace('"', "\"\"")).unwrap();
            out
        });
    }
    text
}

fn sizes() -> Vec<Case> {
    let long = |n: usize| "x".repeat(n * 100_000 * SCALE);
    vec![
        read("a field without an end", format!("{SOUND}2024-01-03,{}\n", long(4)), "64 kB", 12.0),
        read(
            "a quoted field of megabytes",
            format!("{SOUND}2024-01-03,\"{}\"\n", long(4)),
            "64 kB",
            12.0,
        ),
        refused("a line without an end", long(4), ""),
        refused("a line of empty columns", ",".repeat(200_000 * SCALE), ""),
        refused(
            "names of columns without end",
            "a,".repeat(200_000 * SCALE),
            "more than 5000 columns",
        ),
        read(
            "5,000 names above rows of two fields",
            format!("Date,Likes{}\n{}", ",x".repeat(4_998), days(5_000)),
            "",
            5_000.0,
        ),
        read(
            "5,000 columns of one name",
            format!(
                "Date{}\n2024-01-01{}\n2024-01-02{}\n",
                ",Likes".repeat(4_999),
                ",5".repeat(4_999),
                ",7".repeat(4_999)
            ),
            "",
            12.0,
        ),
        refused("a name of a megabyte", format!("Date,{}\n", long(1)), ""),
        refused("nothing but blank lines", "\n".repeat(100_000 * SCALE), "No table"),
        read(
            "blank lines before a table",
            format!("{}{SOUND}", "\r\n".repeat(30_000 * SCALE)),
            "",
            12.0,
        ),
        refused("nothing but comments", "# note, more\n".repeat(20_000 * SCALE), ""),
        refused("nothing but titles", "A title\n".repeat(20_000 * SCALE), ""),
        read(
            "nothing but totals after two rows",
            format!("{SOUND}{}", "Total,12\n".repeat(20_000 * SCALE)),
            "",
            12.0,
        ),
        read(
            "a separator too many in every third row",
            format!(
                "Date,Likes,Views\n{}",
                "2024-01-01,1,204,note,x\n2024-01-02,5,6\n2024-01-03,7,8\n".repeat(50_000)
            ),
            "More fields than column names",
            ANY,
        ),
        read(
            "a header before every row",
            "Date,Likes\n2024-01-01,5\n2024-01-02,7\n".repeat(5_000),
            "",
            ANY,
        ),
    ]
}

fn letters() -> Vec<Case> {
    let mark = |mark: &[u8], text: Vec<u8>| [mark.to_vec(), text].concat();
    vec![
        refused("nothing", "", "empty"),
        refused("the mark of UTF-8 alone", b"\xEF\xBB\xBF".to_vec(), ""),
        refused("the mark of UTF-16 alone", b"\xFF\xFE".to_vec(), ""),
        refused("NUL after NUL", vec![0; 100_000], ""),
        read("NUL in every field", SOUND.replace("-01,", "-01\0,"), "NUL", 12.0),
        read(
            "UTF-16 with half a letter at the end",
            mark(b"\xFF\xFE", [utf16(SOUND), vec![0x41]].concat()),
            "",
            12.0,
        ),
        read(
            "UTF-16 with halves of pairs",
            mark(b"\xFF\xFE", [utf16(SOUND), vec![0x00, 0xD8, 0x41, 0x00]].concat()),
            "",
            12.0,
        ),
        read("UTF-32", mark(b"\xFF\xFE\0\0", utf32(SOUND)), "", 12.0),
        refused("UTF-32 without a mark", utf32(SOUND), ""),
        refused("100 kB of noise", noise(100_000, 7), ""),
        refused(
            "noise in letters",
            noise(200_000, 11).iter().map(|b| 32 + b % 90).collect::<Vec<u8>>(),
            "",
        ),
        refused("escape sequences of a terminal", "\x1b[31mDate\x1b[0m\n".repeat(1_000), ""),
        read("CR alone", SOUND.replace('\n', "\r"), "", 12.0),
        read("LF CR", SOUND.replace('\n', "\n\r"), "", 12.0),
        read(
            "every line end in turn",
            "Date,Likes\r\n2024-01-01,5\n2024-01-02,7\r\r\n\n\r",
            "",
            12.0,
        ),
    ]
}

fn numbers() -> Vec<Case> {
    vec![
        read(
            "figures that are none",
            format!(
                "{SOUND}2024-01-03,NaN\n2024-01-04,inf\n2024-01-05,1e999\n2024-01-06,-\n2024-01-07,0x1F\n"
            ),
            "",
            12.0,
        ),
        read(
            "a figure of 10,000 digits",
            format!("{SOUND}2024-01-03,{}\n2024-01-04,{}e9\n", "9".repeat(10_000), "9".repeat(300)),
            "",
            12.0,
        ),
        read(
            "days that never were",
            format!(
                "{SOUND}2024-02-30,1\n0000-00-00,1\n9999-12-31,1\n99999-01-01,1\n-2024-01-01,1\n"
            ),
            "No date could be read",
            12.0,
        ),
        refused(
            "a row number of a spreadsheet as the only date",
            "Date,Likes\n1e300,5\nNaN,7\n",
            "",
        ),
    ]
}

fn shapes() -> Vec<Case> {
    let tables = |n: usize| {
        (0..n).fold(String::new(), |mut text, n| {
            writeln!(text, "\"Table {n}\"\nDate,Likes {n}\n2024-01-01,5\n2024-01-02,7\n").unwrap();
            text
        })
    };
    let channels = (0..3_000).fold("Date,Channel,Likes\n".to_owned(), |mut text, n| {
        writeln!(text, "2024-01-01,Page {n},1").unwrap();
        text
    });
    vec![
        read("thousands of tables", tables(1_000 + 900 * SCALE), "only the first 1000", 12.0),
        read("3,000 channels", channels, "", ANY),
        refused("a line that tells the delimiter, and no more", "sep=,", ""),
        refused("a delimiter that is a quote", "sep=\"\nDate\"Likes\n", ""),
        refused("a page of the web", "<!DOCTYPE html><html><body>Date,Likes", "web page"),
        Case::refused(
            "a picture called CSV",
            "export.csv",
            [b"\x89PNG\r\n\x1a\n".to_vec(), noise(5_000, 3)].concat(),
            "",
        ),
        Case::read("a CSV called workbook", "export.xlsx", SOUND.into(), "", 12.0),
    ]
}

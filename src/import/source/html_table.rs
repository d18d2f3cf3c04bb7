//! The tables of a web page as CSV text: several tools call such a page a spreadsheet.

use std::collections::BTreeMap;

use crate::import::cells::dates;
use crate::import::cells::numbers::{self, Cell, DecimalMark};

/// Bytes of the largest page that is looked at.
const BYTES: usize = 20 * 1024 * 1024;
/// Columns and rows a cell may span.
const SPANNED: usize = 100;
const ROWS_SPANNED: usize = 10_000;

/// The rows of all tables, a blank line between two of them; `None` where no row has two cells.
pub(super) fn csv_of(page: &str) -> Option<String> {
    if page.len() > BYTES {
        return None;
    }
    let mut rows = Rows::default();
    let mut rest = page;
    while let Some(open) = rest.find('<') {
        rows.add_text(&rest[..open]);
        rest = &rest[open + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let Some(close) = rest.find('>') else { break };
        let tag = &rest[..close];
        rest = &rest[close + 1..];
        let name_end = tag.find(|c: char| c.is_whitespace() || c == '/' && !tag.starts_with('/'));
        let name = tag[..name_end.unwrap_or(tag.len())].to_ascii_lowercase();
        match name.as_str() {
            "script" | "style" => {
                let end = format!("</{name}");
                rest = find_ignoring_case(rest, &end).map_or("", |at| &rest[at..]);
            }
            "td" | "th" => rows.open_cell(Spans::of(tag)),
            "/td" | "/th" => rows.close_cell(),
            "tr" | "/tr" => rows.end_row(),
            "table" | "/table" => rows.end_table(),
            "br" | "p" | "div" | "br/" => rows.add_text(" "),
            _ => {}
        }
    }
    rows.end_table();
    rows.has_table.then_some(rows.text)
}

/// The encoding a page says it is stored in: `<meta charset="windows-1252">`.
pub(super) fn told_encoding(bytes: &[u8]) -> Option<String> {
    const HEAD: usize = 2_048;
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let value = &head[find_ignoring_case(&head, "charset=")? + "charset=".len()..];
    let value = value.trim_start_matches(['"', '\'']);
    let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c)))?;
    Some(value[..end].to_owned())
}

/// Rows as they are read.
#[derive(Default)]
struct Rows {
    text: String,
    row: Vec<String>,
    /// The cell that is open.
    cell: Option<(String, Spans)>,
    /// The columns that a cell above covers: in how many rows more, and what stands there in each.
    covered: BTreeMap<usize, (usize, String)>,
    has_table: bool,
}

/// How many columns and rows a cell stands in.
#[derive(Clone, Copy)]
struct Spans {
    columns: usize,
    rows: usize,
}

impl Spans {
    fn of(tag: &str) -> Self {
        Self {
            columns: span_of(tag, "colspan=").clamp(1, SPANNED),
            rows: span_of(tag, "rowspan=").clamp(1, ROWS_SPANNED),
        }
    }
}

impl Rows {
    fn add_text(&mut self, text: &str) {
        if let Some((cell, _)) = &mut self.cell {
            cell.push_str(text);
        }
    }

    fn open_cell(&mut self, spans: Spans) {
        self.close_cell();
        self.cell = Some((String::new(), spans));
    }

    fn close_cell(&mut self) {
        let Some((cell, spans)) = self.cell.take() else { return };
        self.put_covered();
        let words: Vec<String> = cell.split_whitespace().map(unescaped).collect();
        let text = words.join(" ");
        for column in 0..spans.columns {
            if spans.rows > 1 {
                // A name or a day is that of each row; a figure would count in each of them.
                let below = if column > 0 || is_figure(&text) { "" } else { text.as_str() };
                self.covered.insert(self.row.len(), (spans.rows, below.to_owned()));
            }
            self.row.push(if column == 0 { text.clone() } else { String::new() });
        }
    }

    /// Fills the columns that come next and are covered by cells of the rows above.
    fn put_covered(&mut self) {
        while let Some((_, below)) = self.covered.get(&self.row.len()) {
            self.row.push(below.clone());
        }
    }

    fn end_row(&mut self) {
        self.close_cell();
        if self.row.is_empty() {
            return;
        }
        self.put_covered();
        self.covered.retain(|_, (n_rows, _)| {
            *n_rows -= 1;
            *n_rows > 0
        });
        self.has_table |= self.row.len() > 1;
        let fields: Vec<String> =
            self.row.drain(..).map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        self.text.push_str(&fields.join(","));
        self.text.push('\n');
    }

    fn end_table(&mut self) {
        self.end_row();
        self.covered.clear();
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }
}

fn find_ignoring_case(text: &str, part: &str) -> Option<usize> {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    text.windows(part.len()).position(|window| window.eq_ignore_ascii_case(part))
}

/// How many columns or rows a cell spans: `colspan="2"`.
fn span_of(tag: &str, name: &str) -> usize {
    let Some(at) = find_ignoring_case(tag, name) else { return 1 };
    let value = tag[at + name.len()..].trim_start_matches(['"', '\'']);
    let digits: String = value.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(1)
}

/// A figure that is no day and no year.
fn is_figure(text: &str) -> bool {
    let marks = [DecimalMark::Point, DecimalMark::Comma];
    let reads = |mark| matches!(numbers::read(text, mark), Cell::Figure { .. });
    dates::parse(text).is_none() && marks.into_iter().any(reads)
}

/// A word with its signs for letters replaced: "&amp;", "&#8364;".
fn unescaped(word: &str) -> String {
    const NAMED: [(&str, &str); 12] = [
        ("amp", "&"),
        ("lt", "<"),
        ("gt", ">"),
        ("quot", "\""),
        ("apos", "'"),
        ("nbsp", " "),
        ("euro", "€"),
        ("pound", "£"),
        ("yen", "¥"),
        ("ndash", "–"),
        ("mdash", "—"),
        ("minus", "−"),
    ];
    let mut out = String::new();
    let mut rest = word;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let sign = rest.find(';').filter(|end| *end <= 10).and_then(|end| {
            let name = &rest[1..end];
            let number = name.strip_prefix('#').and_then(|digits| match digits.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => digits.parse().ok(),
            });
            let named = NAMED.iter().find(|(known, _)| *known == name);
            let sign = named.map(|(_, sign)| (*sign).to_owned());
            Some((sign.or_else(|| Some(char::from_u32(number?)?.to_string()))?, end))
        });
        let (sign, end) = sign.unwrap_or_else(|| ("&".to_owned(), 0));
        out.push_str(&sign);
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, expected: Option<&str>) {
        assert_eq!(csv_of(page).as_deref(), expected, "{page}");
    }

    #[test]
    fn rows_of_tables_become_lines() {
        check(
            "<html><style>td{}</style><body><h1>A</h1><table><tr><th>Date<th>Cost &amp; fee</tr><tr><td>2026-01-01</td><td>&euro;&nbsp;5,&quot;</td></tr></table></body>",
            Some("\"Date\",\"Cost & fee\"\n\"2026-01-01\",\"€ 5,\"\"\"\n\n"),
        );
        check(
            "<TABLE><TR><TD COLSPAN=2>Title</TD></TR><tr><td><b>a</b><br>b</td><td/>5</tr>",
            Some("\"Title\",\"\"\n\"a b\",\"5\"\n\n"),
        );
        check(
            "<table><tr><td>1 March<td rowspan=2>Spring<td>10<td rowspan='2'>7</tr><tr><td>2 March<td>11</table><table><tr><td>a<td>b</table>",
            Some(
                "\"1 March\",\"Spring\",\"10\",\"7\"\n\"2 March\",\"Spring\",\"11\",\"\"\n\n\"a\",\"b\"\n\n",
            ),
        );
        check("<html><body><p>Not found</p></body></html>", None);
        check("<table><tr><td>One", None);
        check("<table <tr <td", None);
    }
}

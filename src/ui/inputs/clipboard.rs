//! Blocks of cells as spreadsheets put them on the clipboard: tabs, lines and quotes.

/// Reads a block. Rows may differ in length; a line end after the last row adds no row.
///
/// A cell that begins with a quote runs to the closing one, over tabs and line ends, with `""`
/// for a quote. A quote that is never closed is just a sign.
pub fn parse(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text;
    if rest.is_empty() {
        return rows;
    }
    loop {
        let (cell, after) = take_cell(rest);
        row.push(cell);
        let (is_row_over, after) = match after.as_bytes() {
            [b'\t', ..] => (false, &after[1..]),
            [b'\r', b'\n', ..] => (true, &after[2..]),
            [b'\n' | b'\r', ..] => (true, &after[1..]),
            _ => {
                rows.push(row);
                return rows;
            }
        };
        if is_row_over {
            rows.push(std::mem::take(&mut row));
            if after.is_empty() {
                return rows;
            }
        }
        rest = after;
    }
}

/// Writes a block so that [`parse`] and spreadsheets read it back unchanged.
pub fn write(rows: &[Vec<String>]) -> String {
    if let [row] = rows
        && let [cell] = row.as_slice()
        && !cell.is_empty()
    {
        // A single figure is often pasted into a text, where a line end would be in the way.
        return quoted(cell);
    }
    let mut text = String::new();
    for row in rows {
        for (place, cell) in row.iter().enumerate() {
            if place > 0 {
                text.push('\t');
            }
            text.push_str(&quoted(cell));
        }
        text.push('\n');
    }
    text
}

/// One cell from the front, and what follows it: nothing, a tab or a line end.
fn take_cell(text: &str) -> (String, &str) {
    if let Some(inner) = text.strip_prefix('"')
        && let Some((mut cell, after)) = take_quoted(inner)
    {
        let end = plain_end(after);
        cell.push_str(&after[..end]);
        return (cell, &after[end..]);
    }
    let end = plain_end(text);
    (text[..end].to_owned(), &text[end..])
}

/// What stands before the closing quote, and what follows it; `None` if it never closes.
fn take_quoted(text: &str) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut rest = text;
    loop {
        let at = rest.find('"')?;
        cell.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match rest.strip_prefix('"') {
            Some(after) => {
                cell.push('"');
                rest = after;
            }
            None => return Some((cell, rest)),
        }
    }
}

fn plain_end(text: &str) -> usize {
    text.find(['\t', '\n', '\r']).unwrap_or(text.len())
}

fn quoted(cell: &str) -> String {
    if cell.contains(['\t', '\n', '\r']) || cell.starts_with('"') {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: &[&[&str]]) {
        let expected: Vec<Vec<String>> = expected
            .iter()
            .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
            .collect();
        assert_eq!(parse(text), expected, "{text:?}");
    }

    #[test]
    fn blocks_are_read_as_spreadsheets_write_them() {
        check("", &[]);
        check("12", &[&["12"]]);
        check("1\t2\r\n3\t4\r\n", &[&["1", "2"], &["3", "4"]]);
        check("1\n2\n\n", &[&["1"], &["2"], &[""]]);
        check("1\t\n\t2", &[&["1", ""], &["", "2"]]);
        check("1\r2\r", &[&["1"], &["2"]]);
        check("\"a\tb\"\t\"c\nd\"\n", &[&["a\tb", "c\nd"]]);
        check("\"say \"\"hi\"\"\"\t1", &[&["say \"hi\"", "1"]]);
        check("5\" wide\t\"never closed", &[&["5\" wide", "\"never closed"]]);
        check("\"1,5\"\t\"2\"\n", &[&["1,5", "2"]]);
    }

    #[test]
    fn a_single_figure_is_copied_without_a_line_end() {
        assert_eq!(write(&[vec!["12".to_owned()]]), "12");
        assert_eq!(write(&[vec!["1".to_owned(), String::new()]]), "1\t\n");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            rows in proptest::collection::vec(
                proptest::collection::vec("[a-c0-9,.\"\t\r\n −]{0,6}", 1..4), 0..5)
        ) {
            prop_assert_eq!(parse(&write(&rows)), rows);
        }
    }
}

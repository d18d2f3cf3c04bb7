//! The one writer of tables for spreadsheets: texts never become formulas, numbers stay numbers.

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing: a figure that is missing is not 0.
    Empty,
    /// Words of the plan, or about it.
    Text(String),
    /// A figure. One that is not finite is written as nothing.
    Number(f64),
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A figure, or nothing where there is none.
    pub fn number(value: Option<f64>) -> Self {
        value.filter(|value| value.is_finite()).map_or(Self::Empty, Self::Number)
    }
}

/// How a table is put into text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableText {
    /// For the clipboard: tabs, a line a row; tabs and line ends within a cell become spaces.
    Tabs { has_decimal_comma: bool },
    /// A CSV file: commas and decimal points, or semicolons and decimal commas, as spreadsheets of
    /// the two kinds of countries expect; line ends within a cell stay, in quotes.
    Csv { has_decimal_comma: bool },
}

impl TableText {
    fn delimiter(self) -> char {
        match self {
            Self::Tabs { .. } => '\t',
            Self::Csv { has_decimal_comma: true } => ';',
            Self::Csv { has_decimal_comma: false } => ',',
        }
    }

    fn has_decimal_comma(self) -> bool {
        let (Self::Tabs { has_decimal_comma } | Self::Csv { has_decimal_comma }) = self;
        has_decimal_comma
    }

    fn line_end(self) -> &'static str {
        match self {
            Self::Tabs { .. } => "\n",
            Self::Csv { .. } => "\r\n",
        }
    }
}

/// Writes rows of cells; numbers in full, without grouping.
pub fn write_table<R>(rows: impl IntoIterator<Item = R>, form: TableText) -> String
where
    R: IntoIterator<Item = Cell>,
{
    let mut out = String::new();
    for row in rows {
        for (place, cell) in row.into_iter().enumerate() {
            if place > 0 {
                out.push(form.delimiter());
            }
            out.push_str(&written(&cell, form));
        }
        out.push_str(form.line_end());
    }
    out
}

fn written(cell: &Cell, form: TableText) -> String {
    match cell {
        Cell::Number(value) if value.is_finite() => {
            let text = value.to_string();
            if form.has_decimal_comma() { text.replace('.', ",") } else { text }
        }
        Cell::Empty | Cell::Number(_) => String::new(),
        Cell::Text(text) => match form {
            TableText::Tabs { .. } => {
                let line: String = text.chars().map(|c| if breaks(c) { ' ' } else { c }).collect();
                guarded(&line)
            }
            TableText::Csv { .. } => quoted(&guarded(text), form.delimiter()),
        },
    }
}

/// Characters that end a cell or a line for one program or another.
fn breaks(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// What a spreadsheet takes for the beginning of a formula, plain, full-width or small.
fn is_trigger(c: char) -> bool {
    "=+-@＝＋－＠﹦﹢﹣﹫".contains(c)
}

/// What programs leave out before they look at a cell: blanks, controls, and what has no width.
fn is_skipped(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}

fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a line begins so that a spreadsheet could work it out.
fn is_dangerous(line: &str) -> bool {
    line.trim_start_matches(is_skipped).starts_with(is_trigger)
}

/// The text with an apostrophe before whatever could become a formula: at its start, and after
/// each line end within it. A tab or a line end in front is enough: some programs drop it and take
/// the rest for a cell of its own.
fn guarded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    if text.starts_with(['\t', '\r', '\n']) {
        out.push('\'');
    }
    let mut is_line_start = !text.starts_with('\t');
    for (at, c) in text.char_indices() {
        if is_line_start && !ends_line(c) && is_dangerous(&text[at..]) {
            out.push('\'');
        }
        out.push(c);
        is_line_start = ends_line(c);
    }
    out
}

fn quoted(text: &str, delimiter: char) -> String {
    let needs_quotes = text.starts_with(' ')
        || text.ends_with(' ')
        || text.contains(|c| c == delimiter || c == '"' || breaks(c));
    if needs_quotes { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TABS: TableText = TableText::Tabs { has_decimal_comma: false };
    const CSV: TableText = TableText::Csv { has_decimal_comma: false };

    fn one(cell: Cell, form: TableText) -> String {
        let text = write_table([[cell]], form);
        text.strip_suffix(form.line_end()).unwrap().to_owned()
    }

    #[test]
    fn numbers_stay_numbers_and_missing_ones_stay_away() {
        let check = |value: f64, with_point: &str, with_comma: &str| {
            assert_eq!(one(Cell::Number(value), CSV), with_point);
            let comma = TableText::Tabs { has_decimal_comma: true };
            assert_eq!(one(Cell::Number(value), comma), with_comma);
        };
        check(-5.0, "-5", "-5");
        check(-0.25, "-0.25", "-0,25");
        check(1_234_567.5, "1234567.5", "1234567,5");
        check(9_007_199_254_740_993.0, "9007199254740992", "9007199254740992");
        for missing in [Cell::Empty, Cell::number(None), Cell::number(Some(f64::NAN))] {
            assert_eq!(one(missing, CSV), "");
        }
        assert_eq!(one(Cell::Number(f64::NEG_INFINITY), TABS), "");
    }

    #[test]
    fn ordinary_words_are_left_alone() {
        for text in [
            "Shares",
            "2021-03",
            "Q1 2021",
            "95 % interval",
            "A - B",
            "x=1",
            "mail@example.org",
            "−3 points",
            "– none –",
            "5+5",
            "“=” is a sign",
            "e-mail",
            "",
            "(-5)",
            "1-2",
        ] {
            assert_eq!(one(Cell::text(text), TABS), text);
            assert_eq!(one(Cell::text(text), CSV), text);
        }
    }

    /// Every way of beginning a formula that is known, each with what is written instead.
    const PAYLOADS: [(&str, &str); 42] = [
        ("=1+1", "'=1+1"),
        ("=cmd|'/C calc'!A0", "'=cmd|'/C calc'!A0"),
        ("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""),
        ("=WEBSERVICE(A1)", "'=WEBSERVICE(A1)"),
        ("=IMPORTXML(A1)", "'=IMPORTXML(A1)"),
        ("=DDE(A1)", "'=DDE(A1)"),
        ("=-1", "'=-1"),
        ("==1", "'==1"),
        ("=", "'="),
        ("+1", "'+1"),
        ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
        ("+", "'+"),
        ("-1", "'-1"),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        ("-", "'-"),
        ("@SUM(1)", "'@SUM(1)"),
        ("@", "'@"),
        ("\t=1", "\"'\t=1\""),
        ("\tplain", "\"'\tplain\""),
        ("\r=1", "\"'\r'=1\""),
        ("\rplain", "\"'\rplain\""),
        ("\n=1", "\"'\n'=1\""),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠A", "'＠A"),
        ("﹦1", "'﹦1"),
        ("﹣1", "'﹣1"),
        (" =1", "' =1"),
        ("   -1", "'   -1"),
        ("\u{a0}=1", "'\u{a0}=1"),
        ("\u{3000}=1", "'\u{3000}=1"),
        ("\u{200b}=1", "'\u{200b}=1"),
        ("\u{feff}=1", "'\u{feff}=1"),
        ("\u{200d}\u{2060}@A", "'\u{200d}\u{2060}@A"),
        ("\u{202e}=1", "'\u{202e}=1"),
        ("\u{ad}+1", "'\u{ad}+1"),
        ("\0=1", "\"'\0=1\""),
        ("name\n=1", "\"name\n'=1\""),
        ("name\r\n -1", "\"name\r\n' -1\""),
        ("a\u{2028}@A", "\"a\u{2028}'@A\""),
        ("a,\"b\"\n+1", "\"a,\"\"b\"\"\n'+1\""),
    ];

    #[test]
    fn no_payload_begins_a_cell_of_a_csv_file() {
        for (payload, expected) in PAYLOADS {
            let written = one(Cell::text(payload), CSV);
            assert_eq!(written, expected, "{payload:?}");
            assert_eq!(fields(&written, ','), [guarded(payload)]);
        }
    }

    #[test]
    fn no_payload_begins_a_cell_of_the_clipboard() {
        for (payload, _) in PAYLOADS {
            let written = one(Cell::text(payload), TABS);
            assert!(!written.contains(breaks), "{payload:?}");
            assert!(!starts_a_formula(&written), "{payload:?} → {written:?}");
        }
    }

    /// What a spreadsheet sees: whether a cell or a line within it begins with a trigger, told
    /// without the functions under test.
    fn starts_a_formula(cell: &str) -> bool {
        cell.split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}']).any(|line| {
            let seen = line.chars().find(|c| {
                let is_blank = c.is_whitespace() || c.is_control();
                let has_width = !matches!(*c, '\u{ad}' | '\u{200b}'..='\u{200f}'
                    | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}');
                !is_blank && has_width
            });
            seen.is_some_and(|c| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'))
        })
    }

    /// The fields of one record of a CSV file.
    fn fields(record: &str, delimiter: char) -> Vec<String> {
        let delimiter = u8::try_from(delimiter).unwrap();
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .delimiter(delimiter)
            .from_reader(record.as_bytes());
        let record = reader.records().next().unwrap().unwrap();
        record.iter().map(str::to_owned).collect()
    }

    /// All of them in a release build.
    const CASES: u32 = if cfg!(debug_assertions) { 1_000 } else { 10_000 };

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(CASES) })]

        #[test]
        fn no_text_begins_a_formula_and_no_text_is_lost(
            text in "[ \t\n\r\u{a0}\u{200b}\u{feff}\u{2028}=+@＝－'\",;a-]{0,4}\\PC{0,6}[=\n-]?",
            has_decimal_comma: bool,
        ) {
            let csv = TableText::Csv { has_decimal_comma };
            let row = [Cell::text("Name"), Cell::text(text.as_str()), Cell::Number(-5.0)];
            let written = write_table([row.clone()], csv);
            let read = fields(&written, csv.delimiter());
            prop_assert!(!starts_a_formula(&read[1]), "{:?}", read[1]);
            prop_assert_eq!(read[1].replace('\'', ""), text.replace('\'', ""));
            prop_assert_eq!(read[2].as_str(), "-5");

            let tabs = write_table([row], TableText::Tabs { has_decimal_comma });
            let cells: Vec<_> = tabs.trim_end_matches('\n').split('\t').collect();
            prop_assert_eq!(cells.len(), 3);
            prop_assert!(!starts_a_formula(cells[1]), "{:?}", cells[1]);
            prop_assert_eq!(cells[2], "-5");
        }
    }
}

//! Text to records of fields, kept in one buffer, forgiving where real files are careless.

use crate::import::progress::Progress;

/// Bytes a field may hold; more means that a quote was never closed.
pub const FIELD_BYTES: usize = 64 * 1024;
/// Line ends a field may hold.
pub const FIELD_LINES: usize = 1_000;
/// Fields a record may hold.
pub const COLUMNS: usize = 5_000;
/// Records a file may hold.
pub const RECORDS: usize = 2_000_000;
/// Quotes that may turn out to be never closed before quotes are no longer looked at.
const GIVE_UP_ON_QUOTES: usize = 100;
/// Records between two reports of progress.
const REPORT_EVERY: usize = 4_096;

/// All fields of a file, one after the other in one buffer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    text: String,
    /// Where each field ends in `text`. A file of the largest size has room in 32 bits.
    field_ends: Vec<u32>,
    /// Where each record ends in `field_ends`.
    record_ends: Vec<u32>,
}

/// What was wrong with the shape of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Damage {
    /// Records (from 0) in which a quote begins that is not closed within the limits.
    pub unclosed: Vec<usize>,
    /// Records (from 0) with a field longer than allowed, which was cut.
    pub too_long: Vec<usize>,
    /// Records (from 0) with more fields than allowed, which were dropped.
    pub too_wide: Vec<usize>,
    /// Whether the file goes on after the last record that was read.
    pub is_cut: bool,
    pub is_cancelled: bool,
}

impl Grid {
    /// How many records there are, blank ones included.
    pub fn n_records(&self) -> usize {
        self.record_ends.len()
    }

    /// How many fields a record has.
    pub fn width(&self, record: usize) -> usize {
        self.fields_of(record).len()
    }

    /// A field as the file has it; empty where the record is too short.
    pub fn field(&self, record: usize, column: usize) -> &str {
        let fields = self.fields_of(record);
        let at = fields.start + column;
        if at < fields.end { self.field_at(at) } else { "" }
    }

    /// The fields of a record.
    pub fn record(&self, record: usize) -> impl Iterator<Item = &str> {
        self.fields_of(record).map(|at| self.field_at(at))
    }

    /// How many fields of a record hold more than blanks.
    pub fn n_filled(&self, record: usize) -> usize {
        self.record(record).filter(|field| !field.trim().is_empty()).count()
    }

    /// The same, counted no further than `most`.
    pub fn n_filled_up_to(&self, record: usize, most: usize) -> usize {
        self.record(record).filter(|field| !field.trim().is_empty()).take(most).count()
    }

    fn fields_of(&self, record: usize) -> std::ops::Range<usize> {
        let end = self.record_ends.get(record).map_or(0, |end| wide(*end));
        let start = match record.checked_sub(1) {
            Some(before) => self.record_ends.get(before).map_or(end, |end| wide(*end)),
            None => 0,
        };
        start..end.max(start)
    }

    fn field_at(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| wide(self.field_ends[before]));
        &self.text[start..wide(self.field_ends[at])]
    }

    /// Adds a field to the record that is open.
    pub fn push(&mut self, field: &str) {
        self.text.push_str(field);
        self.end_field();
    }

    /// The same records with some of their columns alone.
    pub fn columns(&self, columns: std::ops::Range<usize>) -> Self {
        let mut part = Self::default();
        for record in 0..self.n_records() {
            for column in columns.clone() {
                part.push(self.field(record, column));
            }
            part.end_record();
        }
        part
    }

    fn end_field(&mut self) {
        self.field_ends.push(narrow(self.text.len()));
    }

    /// Closes the record that is open.
    pub fn end_record(&mut self) {
        self.record_ends.push(narrow(self.field_ends.len()));
    }
}

fn wide(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

fn narrow(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// Bytes of text beyond which places no longer fit; files are smaller by far.
const MOST_TEXT: usize = 4_000_000_000;

/// Parts a text into records and fields.
pub fn read(text: &str, delimiter: u8, progress: &dyn Progress) -> (Grid, Damage) {
    let mut reader = Reader {
        text,
        bytes: text.as_bytes(),
        at: 0,
        delimiter,
        // A lone CR ends a record only in files that know no LF.
        cr_ends: !text.contains('\n'),
        grid: Grid { text: String::with_capacity(text.len()), ..Grid::default() },
        damage: Damage::default(),
    };
    reader.read_all(progress);
    (reader.grid, reader.damage)
}

struct Reader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    delimiter: u8,
    cr_ends: bool,
    grid: Grid,
    damage: Damage,
}

impl Reader<'_> {
    fn read_all(&mut self, progress: &dyn Progress) {
        let of = self.bytes.len() as u64;
        while self.at < self.bytes.len() {
            let n = self.grid.n_records();
            if n >= RECORDS || self.grid.text.len() > MOST_TEXT {
                self.damage.is_cut = true;
                return;
            }
            if n.is_multiple_of(REPORT_EVERY) && !progress.step(self.at as u64, of) {
                self.damage.is_cancelled = true;
                return;
            }
            self.read_record();
        }
    }

    fn read_record(&mut self) {
        let mut width = 0;
        loop {
            let start = self.grid.text.len();
            self.read_field();
            self.cut_field(start);
            width += 1;
            if width <= COLUMNS {
                self.grid.end_field();
            } else {
                self.grid.text.truncate(start);
            }
            if self.bytes.get(self.at) == Some(&self.delimiter) {
                self.at += 1;
            } else {
                break;
            }
        }
        if width > COLUMNS {
            self.damage.too_wide.push(self.grid.n_records());
        }
        self.skip_line_end();
        self.grid.end_record();
    }

    fn skip_line_end(&mut self) {
        if self.bytes.get(self.at) == Some(&b'\r') {
            self.at += 1;
        }
        if self.bytes.get(self.at) == Some(&b'\n') {
            self.at += 1;
        }
    }

    /// Reads one field and stops at a delimiter, a line end or the end of the text.
    fn read_field(&mut self) {
        let mut quote = self.at;
        while self.bytes.get(quote) == Some(&b' ') {
            quote += 1;
        }
        let trusts_quotes = self.damage.unclosed.len() < GIVE_UP_ON_QUOTES;
        if self.bytes.get(quote) == Some(&b'"') && trusts_quotes {
            match self.closing_quote(quote + 1) {
                Some(close) => {
                    let inner = &self.text[quote + 1..close];
                    if inner.contains("\"\"") {
                        self.grid.text.push_str(&inner.replace("\"\"", "\""));
                    } else {
                        self.grid.text.push_str(inner);
                    }
                    self.at = close + 1;
                }
                // The quote is read as a letter, so that the records after it are not lost.
                None => self.damage.unclosed.push(self.grid.n_records()),
            }
        }
        self.read_plain();
    }

    /// The place of the quote that closes a field, if one does within the limits.
    fn closing_quote(&self, from: usize) -> Option<usize> {
        let mut at = from;
        let mut n_lines = 0;
        while let Some(byte) = self.bytes.get(at) {
            match byte {
                b'"' if self.bytes.get(at + 1) == Some(&b'"') => at += 1,
                // Behind a line end, a quote with letters after it opens a field: the one before
                // it was never closed.
                b'"' if n_lines > 0 && !self.ends_field(at + 1) => return None,
                b'"' => return Some(at),
                b'\n' => n_lines += 1,
                b'\r' if self.cr_ends => n_lines += 1,
                _ => {}
            }
            at += 1;
            if n_lines > FIELD_LINES || at - from > FIELD_BYTES {
                return None;
            }
        }
        None
    }

    /// Whether a field can end here: before a delimiter, a line end or the end of the text.
    fn ends_field(&self, at: usize) -> bool {
        let rest = self.bytes.get(at..).unwrap_or_default();
        let next = rest.iter().find(|byte| **byte != b' ');
        next.is_none_or(|byte| *byte == self.delimiter || matches!(byte, b'\n' | b'\r'))
    }

    /// Copies up to the next delimiter or line end; a CR that ends no line becomes a blank.
    fn read_plain(&mut self) {
        let start = self.at;
        let mut at = start;
        let mut has_cr = false;
        while let Some(byte) = self.bytes.get(at) {
            if *byte == self.delimiter || *byte == b'\n' {
                break;
            }
            if *byte == b'\r' {
                if self.cr_ends || self.bytes.get(at + 1) == Some(&b'\n') {
                    break;
                }
                has_cr = true;
            }
            at += 1;
        }
        self.at = at;
        let plain = &self.text[start..at];
        if has_cr {
            self.grid.text.push_str(&plain.replace('\r', " "));
        } else {
            self.grid.text.push_str(plain);
        }
    }

    fn cut_field(&mut self, start: usize) {
        if self.grid.text.len() - start > FIELD_BYTES {
            let end = self.grid.text.floor_char_boundary(start + FIELD_BYTES);
            self.grid.text.truncate(end);
            self.damage.too_long.push(self.grid.n_records());
        }
    }
}

/// Undoes a second wrapping: every line a quoted field of one column, its own quotes doubled.
/// `None` unless the text is like that.
pub fn unwrap_lines(text: &str, progress: &dyn Progress) -> Option<String> {
    // No text holds this character, so every record is one field.
    let (grid, _) = read(text, 1, progress);
    let header = grid.field(0, 0);
    let is_wrapped = text.trim_start().starts_with('"')
        && [',', ';', '\t'].iter().any(|mark| header.matches(*mark).count() >= 1);
    is_wrapped.then(|| {
        let lines: Vec<&str> = (0..grid.n_records()).map(|record| grid.field(record, 0)).collect();
        lines.join("\n")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::progress::NoProgress;

    fn fields(text: &str) -> Vec<Vec<String>> {
        let (grid, _) = read(text, b',', &NoProgress);
        (0..grid.n_records())
            .map(|record| grid.record(record).map(str::to_owned).collect())
            .collect()
    }

    fn check(text: &str, expected: &[&[&str]]) {
        assert_eq!(fields(text), expected, "{text:?}");
    }

    #[test]
    fn records_come_out_of_every_line_end_and_quote() {
        check("a,b\nc,d\n", &[&["a", "b"], &["c", "d"]]);
        check("a,b\r\nc,d", &[&["a", "b"], &["c", "d"]]);
        check("a,b\rc,d\r", &[&["a", "b"], &["c", "d"]]);
        check("a\rb,c\nd,e\n", &[&["a b", "c"], &["d", "e"]]);
        check("\"a,\n\"\"b\"\"\",c\n", &[&["a,\n\"b\"", "c"]]);
        check("a\n\nb\n", &[&["a"], &[""], &["b"]]);
        check("a,,\n", &[&["a", "", ""]]);
        check("say \"hi\",b\n", &[&["say \"hi\"", "b"]]);
        check("a, \"b,c\"\n", &[&["a", "b,c"]]);
        check("\"a\"x,b\n", &[&["ax", "b"]]);
        check("", &[]);
    }

    #[test]
    fn an_unclosed_quote_costs_its_own_record_only() {
        let text = format!("a,b\n\"never closed,1\n{}", "x,2\n".repeat(3_000));
        let (grid, damage) = read(&text, b',', &NoProgress);
        assert_eq!(grid.n_records(), 3_002);
        assert_eq!(grid.field(1, 0), "\"never closed");
        assert_eq!(damage.unclosed, [1]);
    }

    #[test]
    fn limits_hold_and_are_told() {
        let (grid, damage) = read(&format!("a\n{}\nb", ",".repeat(6_000)), b',', &NoProgress);
        assert_eq!((grid.width(1), damage.too_wide), (COLUMNS, vec![1]));
        let (grid, damage) = read(&format!("{},b", "ä".repeat(50_000)), b',', &NoProgress);
        assert_eq!((grid.field(0, 1), damage.too_long), ("b", vec![0]));
    }

    #[test]
    fn lines_wrapped_once_too_often_are_unwrapped() {
        let text = "\"Post ID,\"\"Text\"\",Views\"\n\"1,\"\"a\"\nb\"\",5\"\n";
        assert_eq!(
            unwrap_lines("\"Date,\"\"Likes\"\"\"\n\"2024-01-01,5\"\n", &NoProgress).as_deref(),
            Some("Date,\"Likes\"\n2024-01-01,5")
        );
        assert!(unwrap_lines(text, &NoProgress).is_some());
        assert_eq!(unwrap_lines("one column\nonly\n", &NoProgress), None);
    }
}

//! Text to records of fields, forgiving where real files are careless.

use std::borrow::Cow;

use crate::import::lines::even::Runs;
use crate::import::lines::grid::Grid;
use crate::import::lines::places::{MOST_TEXT, Places};
use crate::import::lines::plain;
use crate::import::lines::run::{self, Signs};
use crate::import::lines::run_parts::{self, Cut};
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

/// Parts a text into records and fields; a run of even records is looked for as `runs` says.
pub fn read(
    text: impl Into<String>,
    delimiter: u8,
    runs: Runs,
    progress: &dyn Progress,
) -> (Grid, Damage) {
    let text = text.into();
    let mut reader = Reader {
        text: &text,
        bytes: text.as_bytes(),
        at: 0,
        delimiter,
        // A lone CR ends a record only in files that know no LF.
        cr_ends: !text.contains('\n'),
        places: Places::default(),
        damage: Damage::default(),
    };
    reader.read_all(runs, progress);
    let Reader { places, damage, .. } = reader;
    (Grid::new(text, delimiter, places), damage)
}

struct Reader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    delimiter: u8,
    cr_ends: bool,
    places: Places,
    damage: Damage,
}

/// A field as it was found.
struct Field<'a> {
    /// What it says; borrowed where it stands so in the text.
    text: Cow<'a, str>,
    /// Where that is in the text; only for borrowed ones.
    from: usize,
    /// Whether it is all that stands between two signs, or between two quotes there.
    is_whole: bool,
}

impl<'a> Reader<'a> {
    fn read_all(&mut self, runs: Runs, progress: &dyn Progress) {
        let of = self.bytes.len() as u64;
        let mut next_try = runs.sample;
        while self.at < self.bytes.len() {
            let n = self.places.n_records();
            if n >= RECORDS || self.at + self.places.n_changed() > MOST_TEXT {
                self.damage.is_cut = true;
                break;
            }
            if n.is_multiple_of(REPORT_EVERY) && !progress.step(self.at as u64, of) {
                self.damage.is_cancelled = true;
                break;
            }
            if n >= next_try && self.bytes.len() - self.at >= runs.bytes {
                next_try = n.saturating_mul(2);
                self.read_run(runs, progress);
                if self.damage.is_cancelled {
                    break;
                }
                continue;
            }
            let before_try = next_try.saturating_sub(n).max(1);
            self.read_plain_records((REPORT_EVERY - n % REPORT_EVERY).min(before_try));
            if self.at < self.bytes.len() && self.places.n_records() < RECORDS {
                self.read_record();
            }
        }
        self.places.end_text(self.at);
        self.places.shrink();
    }

    fn read_record(&mut self) {
        let mut width = 0;
        loop {
            let start = self.at;
            width += 1;
            if width == COLUMNS + 1 {
                self.places.end_last(self.text, self.delimiter, start);
            }
            match self.bytes.get(start) {
                Some(b'"' | b' ') => self.read_field(start, width <= COLUMNS),
                _ => self.read_plain_field(start, width <= COLUMNS),
            }
            if self.bytes.get(self.at) == Some(&self.delimiter) {
                self.at += 1;
            } else {
                break;
            }
        }
        if width > COLUMNS {
            self.damage.too_wide.push(self.places.n_records());
        }
        self.skip_line_end();
        self.places.end_record();
    }

    /// Reads a run of even records: as many like the last ones as follow. One run is enough, and
    /// a short one is left to the others.
    fn read_run(&mut self, runs: Runs, progress: &dyn Progress) {
        let n = self.places.n_records();
        if self.places.even().is_some() || self.cr_ends || self.text.len() > MOST_TEXT {
            return;
        }
        let start_of = |record: usize| self.places.start_of(record);
        let Some(mut start) = n.checked_sub(1).and_then(start_of) else { return };
        let has_quotes = self.damage.unclosed.len() < GIVE_UP_ON_QUOTES;
        let signs = Signs { delimiter: self.delimiter, has_quotes };
        let Some(mut run) = run::Builder::like(self.text, signs, start) else { return };
        let mut first = n - 1;
        while let Some(before) = first.checked_sub(1)
            && let Some(at) = start_of(before)
            && run.fits(at..start)
        {
            (first, start) = (before, at);
        }
        // How long records are is seen in those that were read before.
        let length = ((self.at - start) / (n - first)).max(1);
        let cut = Cut { start, length, most: RECORDS - first, part: runs.part };
        let (run, is_wanted) = run_parts::read(self.text, &run, cut, progress);
        self.damage.is_cancelled |= !is_wanted;
        if run.len() >= runs.records {
            self.places.truncate(first);
            self.places.end_last(self.text, self.delimiter, start);
            self.at = run.end();
            self.places.take_even(run.finish(first));
        }
    }

    /// Reads records, so many at most, as long as they are plain.
    fn read_plain_records(&mut self, most: usize) {
        // Where a lone CR ends a record, none is plain.
        if self.cr_ends || self.text.len() + self.places.n_changed() > MOST_TEXT {
            return;
        }
        let room = RECORDS.saturating_sub(self.places.n_records());
        for _ in 0..most.min(room) {
            let find = |starts: &mut _| plain::record(self.bytes, self.at, self.delimiter, starts);
            let Some(end) = self.places.take_record(find) else { return };
            self.at = end;
        }
    }

    fn skip_line_end(&mut self) {
        if self.bytes.get(self.at) == Some(&b'\r') {
            self.at += 1;
        }
        if self.bytes.get(self.at) == Some(&b'\n') {
            self.at += 1;
        }
    }

    /// Reads a field that begins with neither a quote nor a blank, as most do.
    fn read_plain_field(&mut self, start: usize, is_kept: bool) {
        let (end, has_cr) = self.plain_end(start);
        self.at = end;
        if has_cr || end - start > FIELD_BYTES {
            let field = self.plain(start, end, has_cr);
            self.keep(start, field, is_kept);
        } else if is_kept {
            self.places.take(start);
        }
    }

    /// Reads one field and stops at a delimiter, a line end or the end of the text.
    fn read_field(&mut self, start: usize, is_kept: bool) {
        let mut quote = start;
        while self.bytes.get(quote) == Some(&b' ') {
            quote += 1;
        }
        let trusts_quotes = self.damage.unclosed.len() < GIVE_UP_ON_QUOTES;
        let mut inner = None;
        if self.bytes.get(quote) == Some(&b'"') && trusts_quotes {
            match self.closing_quote(quote + 1) {
                Some(close) => {
                    inner = Some(quote + 1..close);
                    self.at = close + 1;
                }
                // The quote is read as a letter, so that the records after it are not lost.
                None => self.damage.unclosed.push(self.places.n_records()),
            }
        }
        let rest = self.at;
        let (end, has_cr) = self.plain_end(rest);
        self.at = end;
        let after = self.plain(rest, end, has_cr);
        let field = match inner {
            None => Field { is_whole: after.is_whole && quote > start, ..after },
            Some(inner) => {
                let from = inner.start;
                let text = &self.text[inner];
                let is_doubled = text.contains("\"\"");
                if !is_doubled && end == rest {
                    Field { text: text.into(), from, is_whole: quote == start }
                } else {
                    let text = text.replace("\"\"", "\"") + &after.text;
                    Field { text: text.into(), from, is_whole: false }
                }
            }
        };
        self.keep(start, field, is_kept);
    }

    /// A field that no quotes stand around; a CR that ends no line becomes a blank.
    fn plain(&self, start: usize, end: usize, has_cr: bool) -> Field<'a> {
        let text = &self.text[start..end];
        let text = if has_cr { text.replace('\r', " ").into() } else { text.into() };
        Field { text, from: start, is_whole: !has_cr }
    }

    /// Adds a field that begins at `start`; one that is too long is cut.
    fn keep(&mut self, start: usize, field: Field<'_>, is_kept: bool) {
        let Field { mut text, from, mut is_whole } = field;
        if text.len() > FIELD_BYTES {
            let end = text.floor_char_boundary(FIELD_BYTES);
            match &mut text {
                Cow::Borrowed(text) => *text = &text[..end],
                Cow::Owned(text) => text.truncate(end),
            }
            self.damage.too_long.push(self.places.n_records());
            is_whole = false;
        }
        match text {
            _ if !is_kept => {}
            Cow::Borrowed(_) if is_whole => self.places.take(start),
            Cow::Borrowed(text) => self.places.take_part(start, from..from + text.len()),
            Cow::Owned(text) => self.places.take_changed(start, &text),
        }
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

    /// Where a field without quotes ends, and whether it holds a CR that ends no line.
    fn plain_end(&self, start: usize) -> (usize, bool) {
        let mut at = start;
        let mut has_cr = false;
        loop {
            at = plain::next_sign(self.bytes, at, self.delimiter);
            if self.bytes.get(at) != Some(&b'\r')
                || self.delimiter == b'\r'
                || self.cr_ends
                || self.bytes.get(at + 1) == Some(&b'\n')
            {
                return (at, has_cr);
            }
            has_cr = true;
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::progress::NoProgress;

    fn fields(text: &str) -> Vec<Vec<String>> {
        let (grid, _) = read(text, b',', Runs::ANY, &NoProgress);
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
        let (grid, damage) = read(&text, b',', Runs::ANY, &NoProgress);
        assert_eq!(grid.n_records(), 3_002);
        assert_eq!(grid.field(1, 0), "\"never closed");
        assert_eq!(damage.unclosed, [1]);
    }

    #[test]
    fn limits_hold_and_are_told() {
        let (grid, damage) =
            read(format!("a\n{}\nb", ",".repeat(6_000)), b',', Runs::ANY, &NoProgress);
        assert_eq!((grid.width(1), damage.too_wide), (COLUMNS, vec![1]));
        let (grid, damage) =
            read(format!("{},b", "ä".repeat(50_000)), b',', Runs::ANY, &NoProgress);
        assert_eq!((grid.field(0, 1), damage.too_long), ("b", vec![0]));
    }
}

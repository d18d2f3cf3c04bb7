//! Which character parts the fields, decided on whole records and not on the first line.

use std::collections::BTreeMap;

/// The delimiters that are looked for; on a tie the earlier one wins.
const CANDIDATES: [u8; 4] = [b'\t', b';', b'|', b','];
/// Records looked at.
const SAMPLE: usize = 400;

/// How a text is parted into fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delimiter {
    /// The character, ASCII.
    pub byte: u8,
    /// Whether the first line (`sep=;`) said so.
    pub is_told: bool,
    /// Whether anything in the text was parted by it.
    pub is_seen: bool,
}

impl Delimiter {
    /// The delimiter of what the program itself wrote.
    pub(in crate::import) const COMMA: Self = Self { byte: b',', is_told: false, is_seen: true };

    /// What the user chose for a text; a line `sep=;` is still no data.
    pub(in crate::import) fn chosen(byte: u8, text: &str) -> Self {
        Self { byte, is_told: told(text).is_some(), is_seen: true }
    }

    /// As the command line's JSON has it.
    pub fn code(self) -> String {
        char::from(self.byte).to_string()
    }

    /// As people call it.
    pub fn name(self) -> &'static str {
        match self.byte {
            b'\t' => "tab",
            b';' => "semicolon",
            b'|' => "vertical bar",
            _ => "comma",
        }
    }
}

/// Finds the delimiter of a text.
pub fn detect(text: &str) -> Delimiter {
    if let Some(byte) = told(text) {
        return Delimiter { byte, is_told: true, is_seen: true };
    }
    let mut counts = count_per_record(text.as_bytes(), true);
    // A quote that is never closed takes the lines behind it with it.
    if counts.len() * 2 < text.lines().filter(|line| !line.is_empty()).take(SAMPLE).count() {
        let of_lines = count_per_record(text.as_bytes(), false);
        counts = if of_lines.len() > counts.len() * 2 { of_lines } else { counts };
    }
    let scores = CANDIDATES.map(|byte| (score(&counts, byte), byte));
    // `max_by_key` keeps the last of equals, so the order is turned round.
    let best = scores.into_iter().rev().max_by_key(|(score, _)| *score);
    let best = best.filter(|(score, _)| score.n_records > 0);
    let Some((most, byte)) = best else {
        return Delimiter { byte: b',', is_told: false, is_seen: false };
    };
    // Hardly any cell holds a tab: lines above the table and thousands have commas, too.
    let (tabs, tab) = scores[0];
    let are_tabs = tabs.n_records * 2 > most.n_records && tabs.n_signs > most.n_signs;
    Delimiter { byte: if are_tabs { tab } else { byte }, is_told: false, is_seen: true }
}

/// The delimiter a line `sep=,` at the very start names, as Excel reads it.
fn told(text: &str) -> Option<u8> {
    let line = text.lines().next()?.trim_start_matches('"');
    let rest = line.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).map(|_| &line[4..]);
    let byte = *rest?.as_bytes().first()?;
    (byte.is_ascii_punctuation() || byte == b'\t').then_some(byte).filter(|byte| *byte != b'"')
}

/// How often one sign stands in most records.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    /// Records that share the commonest number of it.
    n_records: usize,
    /// That number.
    n_signs: usize,
}

/// How often each candidate stands in one record.
type Counts = [usize; CANDIDATES.len()];

fn score(counts: &[Counts], byte: u8) -> Score {
    let mut records_by_count: BTreeMap<usize, usize> = BTreeMap::new();
    for (count, candidate) in counts.iter().flat_map(|record| record.iter().zip(CANDIDATES)) {
        if *count > 0 && candidate == byte {
            *records_by_count.entry(*count).or_default() += 1;
        }
    }
    let scores = records_by_count.into_iter();
    scores.map(|(n_signs, n_records)| Score { n_records, n_signs }).max().unwrap_or_default()
}

/// The counts of the first records, outside quotes where these stand around fields.
fn count_per_record(bytes: &[u8], has_quotes: bool) -> Vec<Counts> {
    let mut records = Vec::new();
    let mut counts = [0; CANDIDATES.len()];
    let mut is_quoted = false;
    let mut is_field_start = true;
    for byte in bytes {
        match byte {
            b'"' if has_quotes && (is_quoted || is_field_start) => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted => {
                if counts.iter().any(|count| *count > 0) {
                    records.push(counts);
                }
                if records.len() == SAMPLE {
                    return records;
                }
                counts = [0; CANDIDATES.len()];
            }
            _ if !is_quoted => {
                if let Some(at) = CANDIDATES.iter().position(|candidate| candidate == byte) {
                    counts[at] += 1;
                }
            }
            _ => {}
        }
        is_field_start = matches!(byte, b'\n' | b'\r' | b'"') || CANDIDATES.contains(byte);
    }
    if counts.iter().any(|count| *count > 0) {
        records.push(counts);
    }
    records
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: char) {
        assert_eq!(char::from(detect(text).byte), expected, "{text:?}");
    }

    #[test]
    fn whole_records_decide_and_not_the_first_line() {
        check("Date,Likes\n2024-01-01,5\n", ',');
        check("Date;Rate\n2024-01-01;1,5\n2024-01-02;2,5\n", ';');
        check("Date;A;B\n2024-01-01;1,5;2,5\n", ';');
        check("Date\tLikes\nMar 1, 2024\t5\n", '\t');
        check("Date|Likes\n2024-01-01|5\n", '|');
        check("A title; with a mark\nDate,Likes,Shares\n2024-01-01,5,6\n", ',');
        check("\"a;b\",\"c;d\"\n\"e;f\",\"g;h\"\n", ',');
        check("\"a,b\";1\n\"c,d\";2\n", ';');
        check("\"Fri, Mar 21, 2025\";1\n\"Thu, Mar 20, 2025\";2\n", ';');
        check("Title;;;\nDate;Primary;;\n2024-01-01;5;;\n", ';');
        check("sep=|\nDate|Likes, all\n", '|');
        check("sep=\t\nDate\tLikes\n", '\t');
        check("\"Weekly report\n\nDate;Clicks\n2025-03-01;5\n2025-03-02;7\n", ';');
        check("\"a\nb\nc\nd;e\";1\n\"f,\n,g\nh\ni\";2\n", ';');
        check(
            "Report, May, 2025\nBy A, B, C\nDay\tWho\tA\tB\n1\tx\t1,120\t2,1\n2\ty\t1,1\t2,2\n",
            '\t',
        );
        check("Date\r2024-01-01,5\r2024-01-02,6", ',');
        check("one column\nonly\n", ',');
        check("", ',');
    }

    #[test]
    fn a_text_without_delimiters_says_so() {
        assert!(!detect("one column\nonly\n").is_seen);
        assert!(detect("sep=,\nDate\n").is_told);
    }
}

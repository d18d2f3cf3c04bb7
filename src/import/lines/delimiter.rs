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
    let counts = count_per_record(text.as_bytes());
    let best = CANDIDATES
        .iter()
        .enumerate()
        .map(|(at, byte)| (score(counts.iter().map(|record| record[at])), *byte))
        // `max_by_key` keeps the last of equals, so the order is turned round.
        .rev()
        .max_by_key(|(score, _)| *score);
    match best {
        Some((score, byte)) if score.0 > 0 => Delimiter { byte, is_told: false, is_seen: true },
        _ => Delimiter { byte: b',', is_told: false, is_seen: false },
    }
}

/// The delimiter a line `sep=,` at the very start names, as Excel reads it.
fn told(text: &str) -> Option<u8> {
    let line = text.lines().next()?.trim_start_matches('"');
    let rest = line.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).map(|_| &line[4..]);
    let byte = *rest?.as_bytes().first()?;
    (byte.is_ascii_punctuation() || byte == b'\t').then_some(byte).filter(|byte| *byte != b'"')
}

/// How many records share the commonest number of delimiters, and that number.
fn score(counts: impl Iterator<Item = usize>) -> (usize, usize) {
    let mut records_by_count: BTreeMap<usize, usize> = BTreeMap::new();
    for count in counts.filter(|count| *count > 0) {
        *records_by_count.entry(count).or_default() += 1;
    }
    records_by_count.into_iter().map(|(count, records)| (records, count)).max().unwrap_or_default()
}

/// For each of the first records, how often every candidate stands outside quotes.
fn count_per_record(bytes: &[u8]) -> Vec<[usize; CANDIDATES.len()]> {
    let mut records = Vec::new();
    let mut counts = [0; CANDIDATES.len()];
    let mut is_quoted = false;
    let mut is_field_start = true;
    for byte in bytes {
        match byte {
            b'"' if is_quoted || is_field_start => is_quoted = !is_quoted,
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

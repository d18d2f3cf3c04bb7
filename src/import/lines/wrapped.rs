//! Texts of which every line was quoted once too often.

use crate::import::lines::even::Runs;
use crate::import::lines::records;
use crate::import::progress::Progress;

/// Undoes a second wrapping: every line a quoted field of one column, its own quotes doubled.
/// `None` unless the text is like that.
pub fn unwrap_lines(text: &str, progress: &dyn Progress) -> Option<String> {
    // No text holds this character, so every record is one field.
    let (grid, _) = records::read(text, 1, Runs::NONE, progress);
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

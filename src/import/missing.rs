//! The many ways exports say that nothing was measured, which is not 0.

use super::clean::visible;

/// Signs and words for "not measured"; never 0.
const MISSING: [&str; 21] = [
    "",
    "-",
    "--",
    "---",
    "–",
    "—",
    "na",
    "n/a",
    "nan",
    "null",
    "none",
    "nil",
    "undefined",
    "(not set)",
    "not available",
    "#n/a",
    "#div/0!",
    "#ref!",
    "#value!",
    "#name?",
    "?",
];
/// Whether a cell says that nothing was measured.
pub fn is_missing(cell: &str) -> bool {
    // None of them begins with a digit, and most cells do.
    if cell.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        return false;
    }
    let text = visible(cell);
    text.len() <= 14 && MISSING.contains(&text.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_for_nothing_are_not_zero() {
        for text in ["", " -- ", "N/A", "(not set)", "\u{200b}", "#DIV/0!", "undefined"] {
            assert!(is_missing(text), "{text:?}");
        }
        for text in ["0", "none of it", "-1", "nano"] {
            assert!(!is_missing(text), "{text:?}");
        }
    }
}

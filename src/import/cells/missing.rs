//! The many ways exports say that nothing was measured, which is not 0.

use crate::import::cells::clean::visible;

/// Signs and words for "not measured", in several languages; never 0.
const MISSING: &[&str] = &[
    "",
    "-",
    "--",
    "---",
    "–",
    "—",
    "−",
    "―",
    "…",
    "...",
    ".",
    "?",
    "na",
    "n/a",
    "n.a.",
    "nan",
    "null",
    "\\n",
    "none",
    "(none)",
    "nil",
    "undefined",
    "unavailable",
    "(not set)",
    "(null)",
    "not set",
    "not available",
    "not applicable",
    "no data",
    // German
    "k. a.",
    "k.a.",
    "k.a",
    "keine angabe",
    "keine daten",
    "n. v.",
    "n.v.",
    "nicht verfügbar",
    "entfällt",
    // Spanish and Portuguese
    "s/d",
    "sin datos",
    "no disponible",
    "n/d",
    "n.d.",
    "nd",
    "sem dados",
    "não disponível",
    "não se aplica",
    "indisponível",
    // French and Italian
    "nc",
    "n/c",
    "n.c.",
    "s.o.",
    "non disponible",
    "non disponibile",
    "aucune donnée",
    // Dutch, Polish, Russian, Ukrainian
    "n.v.t.",
    "nvt",
    "niet beschikbaar",
    "b.d.",
    "brak danych",
    "н/д",
    "нет данных",
    "немає даних",
    // errors of spreadsheet programs without a sign at the end
    "#n/a",
    "#nv",
    "#n/d",
    "#nd",
];
/// Characters of the longest of them.
const LONGEST: usize = 24;

/// Whether a cell says that nothing was measured.
pub fn is_missing(cell: &str) -> bool {
    // None of them begins with a digit, and most cells do.
    if cell.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        return false;
    }
    let text = visible(cell);
    if text.chars().nth(LONGEST).is_some() {
        return false;
    }
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    // "#DIV/0!", "#WERT!", "#¿NOMBRE?"
    (text.starts_with('#') && text.len() > 3 && text.ends_with(['!', '?']))
        || MISSING.contains(&text.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_for_nothing_are_not_zero() {
        for text in [
            "",
            " -- ",
            "N/A",
            "(not set)",
            "\u{200b}",
            "#DIV/0!",
            "undefined",
            "K. A.",
            "s/d",
            "NULL",
            "—",
            "#WERT!",
            "#¿NOMBRE?",
            "#N/D",
            "Sin datos",
            "não disponível",
            "н/д",
            "n.v.t.",
            "…",
        ] {
            assert!(is_missing(text), "{text:?}");
        }
        for text in ["0", "none of it", "-1", "nano", "#1", "#hashtag", "0.0", "no"] {
            assert!(!is_missing(text), "{text:?}");
        }
    }
}

//! The words that announce a time axis or a row that sums others up, in the languages of exports.

use super::super::clean::normal;

/// First words of a row that sums others up.
pub(super) const TOTAL_WORDS: [&str; 19] = [
    "total",
    "totals",
    "grand total",
    "subtotal",
    "sum",
    "overall",
    "summe",
    "gesamt",
    "insgesamt",
    "gesamtsumme",
    "totaal",
    "totale",
    "suma",
    "somme",
    "total general",
    "итого",
    "всего",
    "всього",
    "合計",
];
/// Column names that announce a time axis.
const DATE_WORDS: [&str; 24] = [
    "date", "day", "week", "month", "quarter", "year", "time", "data", "datum", "fecha", "dia",
    "tag", "woche", "monat", "jahr", "period", "дата", "jour", "mois", "mes", "ano", "año",
    "nth week", "nth day",
];

/// Whether a column name announces a time axis.
pub fn is_date_word(header: &str) -> bool {
    let name = normal(header);
    DATE_WORDS.contains(&name.as_str())
        || name.split(' ').any(|word| matches!(word, "date" | "datum" | "data" | "fecha"))
}

/// Whether a cell is one of the words for rows that sum others up.
pub fn is_total_word(cell: &str) -> bool {
    TOTAL_WORDS.contains(&cell.trim().to_lowercase().as_str())
}

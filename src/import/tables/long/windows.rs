//! Words that say over how many days a figure was counted: "day", "week", "28 days", "lifetime".

use std::collections::BTreeSet;

use crate::import::cells::clean::normal;
use crate::import::cells::word_list;

/// Names of columns that hold such words.
const HEADERS: &str = "period;window;time window;time period;timeframe;time frame;granularity;interval; \
    aggregation;aggregation period;frequency;zeitraum;zeitfenster;fenster;intervall;periode; \
    periodo;período;ventana;janela;intervalo;frecuencia;frequência;période;fenêtre;fréquence;intervallo";
/// Words of single windows with their days.
const WORDS: [(&str, u32); 7] = [
    (
        "day daily today tag täglich dia día diario diário diaria jour quotidien giorno giornaliero dag dagelijks",
        1,
    ),
    (
        "week weekly woche wöchentlich semana semanal semaine hebdomadaire settimana settimanale wekelijks",
        7,
    ),
    ("fortnight biweekly", 14),
    (
        "month monthly monat monatlich mes mês mensual mensal mois mensuel mese mensile maand maandelijks",
        30,
    ),
    ("quarter quarterly quartal trimestre", 91),
    ("year yearly annual jahr año ano année anno jaar", 365),
    ("lifetime alltime cumulative total overall gesamt", LIFETIME),
];
/// Units behind or before a number.
const UNITS: [(&str, u32); 3] = [
    ("d day days tag tage dia dias día días jour jours giorno giorni dag dagen", 1),
    ("w week weeks woche wochen semana semanas semaine semaines", 7),
    ("month months monat monate mes meses mês mois", 30),
];
/// Days of a figure that counts from the beginning.
pub const LIFETIME: u32 = u32::MAX;

/// Days of the window a cell names; `None` where it names none.
pub fn days(cell: &str) -> Option<u32> {
    let name = normal(cell);
    let name = name.trim_start_matches("last ").trim_start_matches("letzte ");
    if name == "all time" || name == "since start" {
        return Some(LIFETIME);
    }
    let mut words = name.split_whitespace();
    let (first, second) = (words.next()?, words.next());
    if words.next().is_some() {
        return None;
    }
    let Some(second) = second else {
        let known =
            WORDS.iter().find(|(words, _)| word_list::has(words, first)).map(|(_, days)| *days);
        // "28d", "7days".
        let digits = first.len() - first.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, unit) = first.split_at(digits);
        return known.or_else(|| times(number, unit));
    };
    times(first, second).or_else(|| times(second, first))
}

fn times(number: &str, unit: &str) -> Option<u32> {
    let number: u32 = number.parse().ok()?;
    let is_unit = |words: &str| word_list::has(words, unit);
    let days = UNITS.iter().find(|(words, _)| is_unit(words)).map(|(_, days)| *days)?;
    number.checked_mul(days).filter(|days| *days > 0)
}

/// Whether a column of this name and with these cells says over how many days each row was counted.
pub fn are_windows<'a>(header: &str, cells: impl Iterator<Item = &'a str>) -> bool {
    let name = normal(header);
    if !word_list::has_name(HEADERS, &name) {
        return false;
    }
    let words: BTreeSet<&str> = cells.map(str::trim).collect();
    !words.is_empty() && words.iter().all(|word| days(word).is_some())
}

/// The shortest of several windows, as the file writes it; `None` where there are not several.
pub fn shortest<'a>(cells: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let words: BTreeSet<&str> = cells.map(str::trim).collect();
    let of = |word: &&str| days(word);
    let several = words.iter().filter_map(of).collect::<BTreeSet<_>>().len() > 1;
    words.iter().copied().min_by_key(|word| days(word)).filter(|_| several)
}

/// A measure that is counted over more than its row says, named as exports name such columns.
pub fn named(measure: &str, days: u32) -> String {
    match days {
        7 => format!("Weekly {measure}"),
        30 => format!("Monthly {measure}"),
        LIFETIME => format!("Lifetime {measure}"),
        days => format!("{days} days {measure}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_windows_are_read_as_days() {
        let check = |cell: &str, expected: Option<u32>| assert_eq!(days(cell), expected, "{cell}");
        check("day", Some(1));
        check("Daily", Some(1));
        check("week", Some(7));
        check("days_28", Some(28));
        check("28 days", Some(28));
        check("Last 7 days", Some(7));
        check("28d", Some(28));
        check("2 Wochen", Some(14));
        check("lifetime", Some(LIFETIME));
        check("monat", Some(30));
        check("2025-03", None);
        check("Instagram", None);
        check("7", None);
        check("the last few days", None);
    }

    #[test]
    fn the_shortest_of_several_windows_is_found() {
        assert_eq!(shortest(["week", "days_28", "week"].into_iter()), Some("week"));
        assert_eq!(shortest(["day", "day"].into_iter()), None);
        assert!(are_windows("Period", ["day", "week"].into_iter()));
        assert!(!are_windows("Period", ["2025-01", "2025-02"].into_iter()));
        assert!(!are_windows("Plan", ["day", "week"].into_iter()));
    }
}

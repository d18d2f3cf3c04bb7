//! The words that announce a time axis or a row that sums others up, in the languages of exports.

use crate::import::cells::clean::normal;
use crate::import::cells::word_list;

/// First words of a row that sums others up: English, German, French, Spanish, Portuguese, Italian,
/// Dutch, then other languages.
pub(super) const TOTAL_WORDS: [&str; 61] = [
    "total",
    "totals",
    "grand total",
    "grand totals",
    "subtotal",
    "sub total",
    "sub-total",
    "sum",
    "overall",
    "summe",
    "gesamt",
    "insgesamt",
    "gesamtsumme",
    "gesamtergebnis",
    "zwischensumme",
    "summen",
    "totaux",
    "total général",
    "sous-total",
    "somme",
    "ensemble",
    "suma",
    "total general",
    "totales",
    "suma total",
    "total geral",
    "totais",
    "soma",
    "total parcial",
    "totale",
    "totali",
    "totale complessivo",
    "totale generale",
    "subtotale",
    "somma",
    "totaal",
    "eindtotaal",
    "subtotaal",
    "totalen",
    "totalt",
    "sammanlagt",
    "i alt",
    "yhteensä",
    "razem",
    "łącznie",
    "suma końcowa",
    "celkem",
    "összesen",
    "toplam",
    "genel toplam",
    "итого",
    "итог",
    "всего",
    "общий итог",
    "всього",
    "разом",
    "усього",
    "общо",
    "合計",
    "合计",
    "总计",
];
/// Words of rows with means and extremes, in the same languages.
const SUMMARY_WORDS: &str = "average;avg;avg.;mean;median;min;minimum;max;maximum;ø;durchschnitt;mittelwert;\
    schnitt;promedio;mínimo;máximo;média;moyenne;médiane;media;massimo;minimo;gemiddelde;std dev;\
    standard deviation;count;średnia";
/// Column names that announce a time axis.
const DATE_WORDS: &str = "date;day;week;month;quarter;year;time;period;timestamp;\
    date range;reporting period;nth week;nth day;nth month;nth year;isoweek;yearweek;year week;iso year week;iso week;\
    isoyearisoweek;yearmonth;year month;month year;month of year;week of year;year quarter;\
    jahr monat;monat jahr;año mes;mes año;ano mes;mês ano;année mois;mois année;\
    datum;tag;woche;monat;quartal;jahr;zeitraum;kw;kalenderwoche;\
    jour;semaine;mois;trimestre;année;période;\
    fecha;día;dia;semana;mes;año;período;periodo;\
    data;mês;ano;giorno;settimana;mese;anno;dag;maand;kwartaal;jaar;periode;\
    дата;день;неделя;месяц;日付;日期;날짜";
/// Words that do the same anywhere in a name.
const DATE_PARTS: [&str; 5] = ["date", "datum", "data", "fecha", "дата"];

/// Whether a column name announces a time axis.
pub fn is_date_word(header: &str) -> bool {
    is_plain_date_word(header) || normal(header).split(' ').any(|word| DATE_PARTS.contains(&word))
}

/// Whether a column is called by such a word and nothing more: "Day", not "Day of creation".
pub fn is_plain_date_word(header: &str) -> bool {
    let name = normal(header);
    word_list::has_name(DATE_WORDS, &name)
}

/// Words of everything: alone, or before the things they are about.
const ALL: &str =
    "all overall alle todos todas tous toutes tutti tutte totale wszystkie alla total combined";
/// Things a report may be parted by, behind such a word.
const PARTS: &str = "networks channels platforms accounts profiles pages sources devices countries regions \
    locations segments campaigns types brands properties media users visitors \
    netzwerke kanäle plattformen konten seiten profile länder regionen geräte quellen nutzer \
    redes canales plataformas cuentas páginas paises países dispositivos fuentes regiones \
    canais contas perfis regiões fontes perfiles \
    réseaux canaux plateformes comptes profils appareils régions \
    reti canali piattaforme account pagine profili paesi dispositivi fonti \
    netwerken kanalen platforms paginas landen apparaten";

/// Whether a cell names all values of its column together: "Total", "All", "All networks",
/// "Worldwide".
pub fn is_whole_word(cell: &str) -> bool {
    let name = normal(cell);
    if is_total_word(cell)
        || word_list::has(ALL, &name)
        || matches!(name.as_str(), "worldwide" | "weltweit")
    {
        return true;
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    match words.as_slice() {
        [first, between @ .., last] if between.len() < 3 => {
            word_list::has(ALL, first) && word_list::has(PARTS, last)
                || word_list::has(PARTS, first)
                    && word_list::has("combined total", last)
                    && between.is_empty()
        }
        _ => false,
    }
}

/// Whether a cell is one of the words for rows that sum others up.
pub fn is_total_word(cell: &str) -> bool {
    TOTAL_WORDS.contains(&cell.trim().to_lowercase().as_str())
}

/// Whether a cell is one of the words for rows of means and extremes.
pub(super) fn is_summary_word(cell: &str) -> bool {
    let word = cell.trim().trim_end_matches(':').to_lowercase();
    word_list::has_name(SUMMARY_WORDS, &word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_everything_together_are_known() {
        for cell in [
            "Total",
            "All",
            "ALL NETWORKS",
            "All social networks",
            "Alle Kanäle",
            "Todas las redes",
            "Tous les comptes",
            "Worldwide",
            "Channels combined",
        ] {
            assert!(is_whole_word(cell), "{cell}");
        }
        for cell in ["All Blacks", "Instagram", "Allianz", "", "Total Energies", "Combined Ops"] {
            assert!(!is_whole_word(cell), "{cell}");
        }
    }
}

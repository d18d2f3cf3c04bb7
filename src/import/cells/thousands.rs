//! Whether `1.234` is more likely a thousand than one and a bit: whole numbers by meaning, in tables
//! from countries that part thousands with a point.

use crate::import::cells::word_list;
use crate::import::meaning::aliases::{key, meaning_of};
use crate::import::meaning::currency;
use crate::model::InputKind;

/// Words that column names have in Portuguese, Spanish, German, French and Italian only.
const LOCAL: &str = "data fecha datum dia giorno jour woche semana semaine settimana mes mois \
    monat mese alcance seguidores impressoes impresiones impressionen reichweite aufrufe \
    visualizacoes visualizaciones curtidas cliques clics klicks comentarios kommentare gefallt \
    abonnes abonnenten vues couverture portee copertura visualizzazioni interazioni interacoes \
    interacciones interaktionen beitrage publicacoes publicaciones compartilhamentos visitas \
    besuche visites visite gosto gusta teilen geteilt partages condivisioni";
/// Words in inputs whose figures may be broken numbers.
const BROKEN: [&str; 9] =
    ["time", "minute", "hour", "second", "cost", "revenue", "value", "average", "income"];

/// Whether the column names of a table are in one of those languages.
pub fn is_localised(headers: &[String]) -> bool {
    headers.iter().any(|header| {
        let name = key(header);
        let mut words = name.split(|c: char| !c.is_alphanumeric());
        words.any(|word| word_list::has(LOCAL, word))
    })
}

/// Whether a column is known to count something: people, views, clicks, never money, durations or
/// rates.
pub fn is_count(header: &str) -> bool {
    let meaning = meaning_of(header);
    meaning.is_known
        && meaning.kind != InputKind::GivenRate
        && !currency::is_money(header)
        && !BROKEN.iter().any(|word| meaning.identifier.contains(word))
}

//! What single words of an unknown header betray about how its figures add up, in eight languages.

use crate::model::InputKind;

/// Words of finished rates, averages and scores: English, Portuguese and Spanish, German, French,
/// Italian, Dutch and Polish.
const RATE_WORDS: &str = "rate rates ratio ctr avg average mean median percentage percent pct score \
    nps csat cpc cpm cpv cpa cpl cpe cpi cpr cvr vtr ctor roas romi roi acos tacos arpu aov \
    position % level frequency index \
    asa aht acw att frt mttr ttr fcr sla ces occupancy virality churn retention rating stars klout \
    speed stickiness completion longest shortest \
    max maximum peak minimum highest lowest maximo maxima minimo minima pico maximal minimal \
    hochstwert spitzenwert massimo minimo picco \
    taxa taxas medio mediana percentual porcentagem percentagem razao indice frequencia \
    tasa promedio porcentaje frecuencia pontuacao puntuacion posicao posicion \
    anteil durchschnitt durchschnittlich durchschnittliche durchschn mittelwert prozent \
    haufigkeit \
    taux moyenne moyen pourcentage frequence \
    tasso percentuale frequenza \
    gemiddelde gemiddeld aandeel wskaznik srednia sredni procent odsetek";
/// Words between two others that divide one by the other: "Kosten pro Klick".
const DIVIDERS: [&str; 6] = ["per", "pro", "je", "por", "par", "door"];
/// Words behind "per" and its sisters that say how long was counted: "Reach per day" is no rate.
const PERIODS: &str = "day week month year period tag woche monat jahr dia semana mes ano jour semaine \
    mois an giorno settimana mese anno dag maand jaar";
/// Words that only end like a rate.
const NO_RATES: &str = "corporate separate moderate private elaborate generate operate integrate celebrate \
    illustrate demonstrate accurate gerate mobilgerate endgerate elaborate deliberate tolerate";
/// Words of sums over all time, which are standings.
const SUMMED_WORDS: &str = "cumulative cumulated cumul ytd mtd qtd kumuliert kumulierte kumulativ \
    acumulado acumulada acumulados acumuladas cumule cumulee cumules cumulato cumulata cumulatief";
/// Ends of German and Dutch compounds: Klickrate, Antwortquote, doorklikpercentage.
const RATE_ENDS: [&str; 6] = ["rate", "quote", "percentage", "anteil", "ratio", "prozent"];
/// Words of people counted once.
const UNIQUE_WORDS: &str = "dau wau mau reach unique uniques reached engaged viewers distinct \
    alcance unicos unicas unico alcancadas alcancados alcanzadas espectadores pessoas personas \
    reichweite eindeutige eindeutig erreichte zuschauer personen \
    portee couverture spectateurs personnes touches touchees \
    copertura unici uniche raggiunti spettatori \
    bereik unieke kijkers zasieg unikalni unikalne widzowie";
/// Words of people who come and go, counted once unless they are new.
const PEOPLE_WORDS: &str = "users visitors usuarios visitantes nutzer besucher utilisateurs \
    visiteurs utenti visitatori gebruikers bezoekers uzytkownicy people \
    listeners horer oyentes ouvintes auditeurs ascoltatori luisteraars chatters commenters participants \
    households";
/// Words of changes, which add up although the rest of the name speaks of a standing.
const CHANGE_WORDS: &str = "new net gained lost growth difference daily sent received change added \
    removed churned change changes evolution variation delta joined left unfollowed gain loss \
    novos novas novo ganhos ganhas perdidos perdidas liquido liquidos crescimento diferenca variacao evolucao saldo \
    nuevos nuevas nuevo ganados perdidas neto netos crecimiento diferencia variacion evolucion \
    neu neue neuer gewonnene gewonnen verlorene verloren netto wachstum zuwachs zugange abgange veranderung entwicklung \
    nouveaux nouvelles nouveau gagnes perdus nets nette croissance \
    nuovi nuove persi netta crescita variazione andamento nieuwe groei nowi nowe wzrost utraceni";
/// Last words of standings.
const STOCK_WORDS: &str = "followers audience fans members subscribers employees headcount backlog \
    balance guthaben kontostand solde standing following membership backlinks \
    seguindo siguiendo \
    seguidores membros inscritos assinantes fas miembros suscriptores socios \
    follower abonnenten mitglieder bestand \
    abonnes membres effectif iscritti membri abbonati \
    volgers leden abonnees obserwujacy subskrybenci czlonkowie";

/// Whole names of standings whose words alone do not say so.
const STANDINGS: &str = "saldo;saldo disponible;saldo final;mrr;arr;inventory;stock level; \
    queue length;unresolved tickets;open tickets;open cases;open conversations;referring domains; \
    indexed pages;list size;audience size;community size;database size;lifetime likes; \
    lifetime followers;installed base;paid subscribers";

/// How readings of a column add up, told by the words of its name in the form [`super::key`] gives.
pub fn kind_of(name: &str) -> InputKind {
    let words: Vec<&str> = split(name);
    let has = |list: &str| list.split_whitespace().any(|word| words.contains(&word));
    let is_window = name.starts_with("weekly ")
        || name.starts_with("28 days ")
        || matches!(name, "1 day" | "7 days" | "14 days" | "28 days" | "30 days");
    let bare = name.split(" (").next().unwrap_or(name);
    // "Followers total", "total followers": the word stands first or last.
    let ends = split(bare);
    let is_standing = [ends.first(), ends.last()]
        .into_iter()
        .flatten()
        .any(|end| STOCK_WORDS.split_whitespace().any(|word| word == *end));
    if is_rate(name, &words) {
        InputKind::GivenRate
    } else if is_summed(name) || STANDINGS.split(';').any(|known| known.trim() == bare) {
        InputKind::Stock
    } else if is_time_spent(&words) {
        InputKind::Flow
    } else if is_window || (has(UNIQUE_WORDS) && !has("sessions sessoes sesiones sitzungen")) {
        InputKind::Unique
    } else if has(CHANGE_WORDS) {
        InputKind::Flow
    } else if is_standing && !speaks_of_events(&words) {
        InputKind::Stock
    } else if has(PEOPLE_WORDS) {
        InputKind::Unique
    } else {
        InputKind::Flow
    }
}

/// Whether figures under this name are parts of a whole, so that small ones may be fractions of
/// one that stand for percent. Averages and scores are small as they are.
pub fn is_share_name(header: &str) -> bool {
    const WHOLE: &str = "rate rates ctr percentage percent pct taxa tasa porcentaje \
        porcentagem percentual anteil prozent taux pourcentage tasso";
    let name = super::key(header);
    let words = split(&name);
    let is_service_level = words.contains(&"service") && words.contains(&"level");
    WHOLE.split_whitespace().any(|word| words.contains(&word))
        || words.last() == Some(&"quote")
        || is_service_level
        || words.iter().any(|word| is_compound(word))
}

/// "Impressions YTD", "cumulative reach", "views to date".
pub fn is_summed(name: &str) -> bool {
    let words = split(name);
    let has = |list: &str| list.split_whitespace().any(|word| words.contains(&word));
    has(SUMMED_WORDS) || name.ends_with(" to date")
}

/// "Total time spent by visitors" adds up although it speaks of visitors.
fn is_time_spent(words: &[&str]) -> bool {
    words.contains(&"time") && words.contains(&"spent")
}

fn is_compound(word: &str) -> bool {
    if NO_RATES.split_whitespace().any(|known| known == word) {
        return false;
    }
    RATE_ENDS.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end))
}

fn split(name: &str) -> Vec<&str> {
    name.split([' ', '(', ')', '/', ',', '[', ']', '&', '+'])
        .filter(|word| !word.is_empty())
        .collect()
}

fn is_rate(name: &str, words: &[&str]) -> bool {
    let listed = RATE_WORDS.split_whitespace().any(|word| words.contains(&word));
    let compound = words.iter().any(|word| is_compound(word));
    // "Sessions (google / organic)" names a source.
    let outside = name.split(" (").next().unwrap_or(name);
    // "Cost / conv.", "pages/session"; a list such as "likes/comments" has plain plurals.
    let divided =
        name.starts_with("cost /") || name.starts_with("cost/") || outside.contains(" / ");
    let is_stay = name.starts_with("time on ");
    let inner = words.get(1..words.len().saturating_sub(1)).unwrap_or_default();
    let is_period = |word: Option<&&str>| {
        word.is_some_and(|word| PERIODS.split_whitespace().any(|p| p == *word))
    };
    let place = inner.iter().position(|word| DIVIDERS.contains(word));
    let is_divided = place.is_some_and(|at| !is_period(words.get(at + 2)));
    // The German "Quote" stands last; "quote tweets" are counted.
    let is_quote = words.last() == Some(&"quote");
    // How long one visit takes.
    let is_length = words.last() == Some(&"duration")
        && ["visit", "session", "view"].iter().any(|word| words.contains(word));
    let is_feeling = matches!(
        name,
        "sentiment"
            | "net sentiment"
            | "tone"
            | "tonality"
            | "sentimiento"
            | "sentimento"
            | "tonalitat"
    );
    // "Duração média", but not "social media".
    let is_mean = words.last() == Some(&"media") && !words.contains(&"social");
    listed
        || is_share_of_voice(words)
        || compound
        || divided
        || is_divided
        || is_mean
        || is_quote
        || is_length
        || is_feeling
        || is_stay
        || is_waiting(words)
        || name.contains('%')
        || name.contains("share of")
}

/// "Search impr. share", "Search lost IS (rank)", "market share": a part of what others have too.
fn is_share_of_voice(words: &[&str]) -> bool {
    const OF: &str = "impr impression impressions click clicks market voice search display top \
        traffic audience revenue";
    let of_them = words.iter().any(|word| OF.split_whitespace().any(|known| known == *word));
    let is_share = words.last() == Some(&"share") || words.contains(&"is");
    is_share && of_them
}

/// "First reply time": one duration per row or period, which does not add up.
fn is_waiting(words: &[&str]) -> bool {
    const TIMES: &str = "time times zeit tempo tiempo temps delai tijd czas";
    const OF: &str = "response reply resolution handle handling wait waiting hold talk speed \
        resposta respuesta resolucao resolucion antwort bearbeitungs reponse espera attente \
        risposta";
    let has = |list: &str| list.split_whitespace().any(|word| words.contains(&word));
    has(TIMES) && has(OF)
}

/// "Follower clicks": the standing only describes what was counted.
fn speaks_of_events(words: &[&str]) -> bool {
    const EVENTS: &str = "clicks views impressions likes comments shares visits interactions posts \
        messages targeting consumption consumptions";
    EVENTS.split_whitespace().any(|word| words.contains(&word))
}

#[cfg(test)]
mod tests {
    use crate::model::InputKind::{Flow, GivenRate, Stock, Unique};

    use super::*;

    fn check(kind: InputKind, headers: &[&str]) {
        for header in headers {
            assert_eq!(kind_of(&super::super::key(header)), kind, "{header}");
        }
    }

    #[test]
    fn words_betray_rates_in_every_language() {
        check(
            GivenRate,
            &[
                "Answer Rate",
                "Avg. order value",
                "Pages per visit",
                "Share of voice",
                "Score",
                "Open %",
            ],
        );
        check(GivenRate, &["Taxa de resposta", "Tempo médio de resposta", "Custo por clique"]);
        check(GivenRate, &["Tasa de apertura", "Tiempo medio", "Porcentaje de rebote"]);
        check(
            GivenRate,
            &["Antwortquote", "Durchschnittliche Dauer", "Kosten pro Klick", "Klickrate"],
        );
        check(
            GivenRate,
            &["Taux de réponse", "Durée moyenne", "Coût par clic", "Tasso di risposta"],
        );
        check(GivenRate, &["Gemiddelde tijd", "Doorklikpercentage", "Średnia pozycja"]);
        check(
            GivenRate,
            &["Quote", "Net sentiment", "visit_duration", "Maximum actions in a visit"],
        );
    }

    #[test]
    fn words_that_only_look_like_rates_are_none() {
        check(
            Flow,
            &[
                "quote_count",
                "Quote tweets",
                "Corporate clicks",
                "Seitenaufrufe (Mobilgeräte)",
                "Total time spent by visitors (in seconds)",
            ],
        );
        check(Unique, &["Total Reach per day", "Reichweite pro Tag"]);
    }

    #[test]
    fn words_betray_people_counted_once() {
        check(
            Unique,
            &["Unique openers", "Weekly Total Reach", "Site visitors", "Returning users"],
        );
        check(Unique, &["Pessoas alcançadas", "Visitantes", "Personas únicas", "Usuarios"]);
        check(Unique, &["Erreichte Personen", "Besucher", "Nutzer", "Personnes touchées"]);
        check(Unique, &["Utilisateurs", "Utenti", "Unieke bezoekers", "Zasięg"]);
    }

    #[test]
    fn words_betray_standings_and_changes() {
        check(Stock, &["Community members", "Total seguidores", "Follower gesamt", "Abonnés"]);
        check(Stock, &["Mitglieder", "Volgers", "Iscritti", "Open ticket backlog"]);
        check(Stock, &["Impressions YTD", "Cumulative reach", "Following", "Total membership"]);
        check(Flow, &["Followers evolution", "Fans variation", "Evolución de seguidores"]);
        check(Flow, &["New members", "Novos membros", "Neue Mitglieder", "Nouveaux abonnés X"]);
        check(
            Flow,
            &[
                "Audience growth",
                "Net fans",
                "Follower clicks",
                "Besuche",
                "Media engagements",
                "Ventas",
            ],
        );
    }
}

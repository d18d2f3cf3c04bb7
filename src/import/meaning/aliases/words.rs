//! What single words of an unknown header betray about how its figures add up, in eight languages.

use crate::import::cells::word_list;
use crate::model::InputKind;

use super::dividing::{is_divided_by_slash, is_divided_by_word};
use super::word_lists::{
    CHANGE_WORDS, COUNT_WORDS, NO_RATES, PEOPLE_WORDS, RATE_ENDS, RATE_NAMES, RATE_WORDS,
    SOFT_RATE_WORDS, STOCK_ANYWHERE, STOCK_FIRST, STOCK_NAMES, STOCK_NOUNS, STOCK_PHRASES,
    STOCK_WORDS, SUMMED_WORDS, UNIQUE_WORDS,
};

/// How readings of a column add up, told by the words of its name in the form [`super::key`] gives.
pub fn kind_of(name: &str) -> InputKind {
    // "Monthly audience": whoever came in a month.
    const WINDOWS: &str =
        "weekly monthly mensual mensal mensuelle monatliche monatliches mensile maandelijks";
    const CROWDS: &str = "audience audiencia publico publikum zielgruppe pubblico publiek";
    let words: Vec<&str> = split(name);
    let has = |list: &str| list.split_whitespace().any(|word| words.contains(&word));
    if counts_answers(&words) || counts_what_was_done(&words) || counts_calls_by_level(name, &words)
    {
        return InputKind::Flow;
    }
    if names_standing(name) && !is_rated_standing(name) {
        // "Saldo" alone is a balance; of followers it is a change.
        let is_change = has(CHANGE_WORDS) && !name.starts_with("saldo");
        return if is_change { InputKind::Flow } else { InputKind::Stock };
    }
    let is_window = name.starts_with("weekly ")
        || (words.len() == 2 && has(WINDOWS) && has(CROWDS))
        || name.starts_with("28 days ")
        || matches!(name, "1 day" | "7 days" | "14 days" | "28 days" | "30 days");
    let bare = name.split(" (").next().unwrap_or(name);
    // "Followers total", "total followers": the word stands first or last.
    let ends = split(bare);
    let is_standing = [ends.first(), ends.last()]
        .into_iter()
        .flatten()
        .any(|end| word_list::has(STOCK_WORDS, end));
    if is_rate(name, &words) {
        InputKind::GivenRate
    } else if words.contains(&"active") && words.last() == Some(&"devices") {
        InputKind::Unique
    } else if is_summed(name) {
        InputKind::Stock
    } else if is_time_spent(&words) || are_engaged_views(&words) {
        InputKind::Flow
    } else if is_window || (has(UNIQUE_WORDS) && !has("sessions sessoes sesiones sitzungen")) {
        InputKind::Unique
    } else if has(CHANGE_WORDS) {
        InputKind::Flow
    } else if (is_standing || is_open_at_a_time(&words)) && !speaks_of_events(&words) {
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
    const WHOLE: &str = "rate rates ctr percentage percent pct perc taxa tasa porcentaje \
        porcentagem percentual anteil prozent taux pourcentage tasso";
    // Of the working time, or of the calls; what stands behind them is counted: "SLA breaches".
    const LAST: &str = "occupancy utilization utilisation adherence shrinkage absenteeism servicelevel \
        erreichbarkeit auslastung ocupacion ocupacao ausentismo absenteismo absentismo absenteisme \
        adherencia aderencia sla quote";
    let name = super::split_key(header);
    let words = split(&name);
    let has = |list: &str| words.iter().any(|word| list.split(' ').any(|known| known == *word));
    let is_service_level =
        has("service servicio servico servizio") && has("level nivel niveau livello");
    WHOLE.split_whitespace().any(|word| words.contains(&word))
        || words.last().is_some_and(|last| word_list::has(LAST, last))
        || is_service_level
        || words.iter().any(|word| is_compound(word))
}

/// Whether a name says that something happened so often in a period, in the commonest languages: a
/// steady number of orders a week is no standing, however little it moves.
pub fn names_happening(header: &str) -> bool {
    const HAPPENINGS: &str = "orders order sales signups sign registrations bookings downloads visits \
        donations purchases leads trials sent deliveries checkouts transactions streams mailings \
        pedidos encomendas ventas vendas bestellungen verkaufe registrierungen anmeldungen buchungen \
        commandes ventes inscriptions reservations telechargements descargas inscripciones inscricoes \
        registros reservas donaciones doacoes spenden dons envios enviados versendet envoyes inviate";
    let name = super::key(header);
    let words = split(&name);
    let is_sold = words.contains(&"tickets") && words.contains(&"sold");
    is_sold || HAPPENINGS.split_whitespace().any(|word| words.contains(&word))
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

/// "Engaged views" are views and no people.
fn are_engaged_views(words: &[&str]) -> bool {
    const COUNTED: &str = "views visits plays minutes seconds hours streams";
    words.contains(&"engaged")
        && words.last().is_some_and(|last| COUNTED.split(' ').any(|known| known == *last))
}

fn is_compound(word: &str) -> bool {
    if word_list::has(NO_RATES, word) {
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
    let is_part_seen = is_quartile(name, words);
    let is_listed = |word: &&str| words.contains(word) && !(is_part_seen && **word == *"%");
    let listed = RATE_WORDS.split_whitespace().any(|word| is_listed(&word));
    let compound = words.iter().any(|word| is_compound(word));
    // The German "Quote" stands last; "quote tweets" are counted.
    let is_quote = words.last() == Some(&"quote") && !words.contains(&"with");
    // How long one visit takes.
    let is_length = matches!(words.last(), Some(&"duration" | &"length"))
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
    // "No mínimo 3 segundos": seen for so long at least.
    let is_least = name.contains("no minimo ") || name.contains("al minimo ");
    (listed && !is_least)
        || words.iter().any(|word| is_cost_per(word))
        || is_share_of_voice(words)
        || compound
        || is_divided_by_slash(name)
        || (is_divided_by_word(words) && !is_least)
        || is_mean(words)
        || is_quote
        || is_length
        || is_feeling
        || is_waiting(words)
        || is_softly_rate(name, words)
        || name.contains("lifetime value")
        || name.contains("return on ")
        || (name.contains('%') && !is_part_seen)
        || name.contains("share of")
}

/// Whether a name says that its figures are percentages: "Completion %", "% new", but not
/// "Views at 25%".
pub fn is_percent_name(header: &str) -> bool {
    let mut before = ' ';
    for c in header.trim_end_matches([')', ']']).chars() {
        if c == '%' && !before.is_ascii_digit() {
            return true;
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    false
}

/// "Duração média da visualização", but not "social media" or "media views".
fn is_mean(words: &[&str]) -> bool {
    const KINDS: &str =
        "social paid earned owned rich mass digital new print mixed of per rede redes";
    const TIES: &str = "de del da do das dos por per pro di della delle na no la las";
    words.iter().enumerate().skip(1).any(|(at, word)| {
        let is_tied = words.get(at + 1).is_none_or(|next| word_list::has(TIES, next));
        *word == "media" && is_tied && !word_list::has(KINDS, words[at - 1])
    })
}

/// "CSAT responses", "NPS answers": how many answered, although the score is a rate.
fn counts_answers(words: &[&str]) -> bool {
    const ANSWERS: &str = "responses answers votes submissions respondents surveys count ratings \
        respuestas respostas antworten reponses risposte";
    const SCORES: &str = "csat nps ces score scores satisfaction rating promoter";
    const OF: &str = "average avg mean median per rate ratio percent percentage % quote time";
    words.last().is_some_and(|last| word_list::has(ANSWERS, last))
        && words.iter().any(|word| word_list::has(SCORES, word))
        && !words.iter().any(|word| word_list::has(OF, word) || word.contains('%'))
}

/// "Score updates", "Price list downloads", "Indexed page clicks": the last word is what was counted,
/// and the others say of what.
fn counts_what_was_done(words: &[&str]) -> bool {
    const DONE: &str =
        "updates checks downloads views clicks transfers opens alerts requests lookups";
    const OF: &str = "score scores price prices index rating level balance indexed quality";
    const RATES: &str = "average avg mean median per rate ratio percent percentage % share";
    words.last().is_some_and(|last| word_list::has(DONE, last))
        && words.iter().any(|word| word_list::has(OF, word))
        && !words.iter().any(|word| word_list::has(RATES, word) || word.contains('%'))
}

/// "In SLA", "SLA missed": so many calls or tickets, where "SLA" alone is the share.
fn counts_calls_by_level(name: &str, words: &[&str]) -> bool {
    const SIDES: &str = "in out within outside met missed breached violated";
    let is_side = |word: &&str| SIDES.split(' ').any(|side| side == *word);
    words.len() == 2 && words.contains(&"sla") && words.iter().any(is_side) && !name.contains('%')
}

/// "eCPSU", "CPLPV": an abbreviation of what one of something costs.
pub fn is_cost_per(word: &str) -> bool {
    const OF: &str =
        "m c v a l i e r o f p d s t q su cv lpv lc uc tv pv ftd mql sql ql atc mm ip thruplay";
    let rest = word.strip_prefix("ecp").or_else(|| word.strip_prefix("cp"));
    rest.is_some_and(|of| word_list::has(OF, of))
}

/// "Video watches at 75%": so many got so far.
fn is_quartile(name: &str, words: &[&str]) -> bool {
    const SEEN: &str = "views plays watches watched played reproducciones reproducoes visualizaciones \
        visualizacoes videowiedergaben wiedergaben videoaufrufe aufrufe lectures visionnages vues \
        riproduzioni visualizzazioni weergaven";
    !is_percent_name(name) && words.iter().any(|word| SEEN.split(' ').any(|seen| seen == *word))
}

/// Whether a word of the name speaks of a rate and no other of something counted.
fn is_softly_rate(name: &str, words: &[&str]) -> bool {
    let has = |list: &str| list.split_whitespace().any(|word| words.contains(&word));
    let bare = name.split(['(', '[']).next().unwrap_or(name).trim_end();
    word_list::has_name(RATE_NAMES, bare)
        || (has(SOFT_RATE_WORDS)
            && !has(COUNT_WORDS)
            && !speaks_of_events(words)
            && !matches!(words.last(), Some(&"tickets" | &"chats" | &"conversations")))
}

/// Whether a name says by itself that its figures are standings: "Referring domains", "Unresolved
/// tickets".
pub fn names_standing(name: &str) -> bool {
    let words = split(name);
    STOCK_PHRASES.iter().any(|phrase| name.contains(phrase))
        || STOCK_ANYWHERE.split_whitespace().any(|word| words.contains(&word))
        || is_size(&words)
        || are_staff(&words)
        || (is_open_at_a_time(&words) && !speaks_of_events(&words))
        || (words.contains(&"balance") && !words.contains(&"change"))
        || word_list::has_name(STOCK_NAMES, name)
}

/// "Average queue length", "Unresolved %": not the standing itself.
fn is_rated_standing(name: &str) -> bool {
    let rest = name.replace(" level", "").replace(" index", "");
    is_rate(&rest, &split(&rest))
}

/// "Agents logged in", "Staffed agents", "FTE", "Agentes programados": how many are at work.
pub fn names_staff(name: &str) -> bool {
    are_staff(&split(name))
}

fn are_staff(words: &[&str]) -> bool {
    const STAFF: &str = "agents reps operators advisors staff fte ftes headcount agentes operadores asesores \
        atendentes agenten mitarbeiter mitarbeitende berater conseillers collaborateurs operatori addetti \
        medewerkers konsultanci";
    const BESIDE: &str = "logged in on online available staffed scheduled planned required needed working duty \
        active present count of number no total signed ready programados efectivos conectados disponibles \
        disponiveis logados escalados presentes angemeldet angemeldete eingeloggt verfugbar verfugbare anwesend \
        geplant geplante anzahl der im dienst connectes disponibles presents planifies nombre de numero collegati \
        disponibili cantidad quantidade beschikbaar call center support service";
    words.iter().any(|word| word_list::has(STAFF, word))
        && words.iter().all(|word| word_list::has(STAFF, word) || word_list::has(BESIDE, word))
}

/// "Mailing list size", but not the size of a basket.
fn is_size(words: &[&str]) -> bool {
    const OF: &str = "list audience database community team panel queue base segment";
    words.last() == Some(&"size") && words.iter().any(|word| word_list::has(OF, word))
}

/// "Open tickets", "active subscriptions": so many at a time.
fn is_open_at_a_time(words: &[&str]) -> bool {
    let is_paid = words.len() == 2
        && matches!(words[0], "paid" | "paying" | "premium" | "free")
        && matches!(words[1], "subscriptions" | "customers" | "accounts" | "licenses" | "seats");
    is_paid
        || words.len() > 1
            && words.iter().any(|word| word_list::has(STOCK_FIRST, word))
            && words.iter().any(|word| word_list::has(STOCK_NOUNS, word))
}

/// "Search impr. share", "Search lost IS (rank)", "market share": a part of what others have too.
fn is_share_of_voice(words: &[&str]) -> bool {
    const OF: &str = "impr impression impressions click clicks market voice search display top \
        traffic audience revenue";
    let of_them = words.iter().any(|word| word_list::has(OF, word));
    let is_share = words.last() == Some(&"share") || words.contains(&"is");
    is_share && of_them
}

/// "First reply time": one duration per row or period, which does not add up.
fn is_waiting(words: &[&str]) -> bool {
    // All the waiting of a day adds up.
    const ALL: &str = "total totale gesamt insgesamt sum summe";
    const TIMES: &str = "time times zeit tempo tiempo temps delai tijd czas";
    const OF: &str = "response reply resolution handle handling wait waiting hold talk speed \
        resposta respuesta resolucao resolucion antwort bearbeitungs reponse espera attente \
        risposta";
    const COMPOUNDS: [&str; 6] = [
        "wartezeit",
        "antwortzeit",
        "bearbeitungszeit",
        "reaktionszeit",
        "losungszeit",
        "gesprachszeit",
    ];
    if words.iter().any(|word| ALL.split(' ').any(|all| all == *word)) {
        return false;
    }
    let has = |list: &str| list.split_whitespace().any(|word| words.contains(&word));
    let is_compound = |word: &&str| COMPOUNDS.iter().any(|end| word.ends_with(end));
    (has(TIMES) && has(OF)) || words.iter().any(is_compound)
}

/// "Follower clicks": the standing only describes what was counted.
fn speaks_of_events(words: &[&str]) -> bool {
    const EVENTS: &str = "clicks views impressions likes comments shares visits interactions posts \
        time hours minutes plays streams messages targeting consumption consumptions";
    EVENTS.split_whitespace().any(|word| words.contains(&word))
}

#[cfg(test)]
mod tests;

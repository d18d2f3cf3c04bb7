//! Names that divide one thing by another, "Kosten pro Klick" and "Pages/session", and phrases and
//! settings that only look so.

use crate::import::cells::word_list;

/// Words between two others that divide one by the other: "Kosten pro Klick".
const DIVIDERS: [&str; 6] = ["per", "pro", "je", "por", "par", "door"];
/// Words behind "per" and its sisters that say how long was counted: "Reach per day" is no rate.
const PERIODS: &str = "day week month quarter year period interval tag woche monat quartal jahr intervall \
    dia semana mes trimestre ano intervalo jour semaine mois an intervalle giorno settimana mese anno \
    intervallo dag maand kwartaal jaar";
/// Words with which "por", "par" and "per" make a phrase that divides nothing: "par rapport à",
/// "por primera vez", "per difetto".
const PHRASES: &str = "rapport vida primera primeira favor ejemplo exemplo exemple separado completo defecto padrao \
    defaut difetto default lo encima supuesto fin";
/// What "Cost/lead" and "Pages/session" divide by.
const DIVISORS: &str = "lead session visit click post conversion conv view user visitor order follower \
    engagement install ticket agent call impression acquisition page customer person mille 1000 \
    purchase purchases spend spends adspend result subscriber visitor contact hire applicant video reel story tweet mention \
    klick beitrag sitzung besuch nutzer bestellung anruf kunde ergebnis besucher \
    clique clic sessao compra compras achat achats kauf kaufe cost costs kosten coste costo custo cout spesa sesion usuario visita pedido cliente venda venta resultado contato contacto \
    utilisateur visite commande client vente resultat utente clic visitatore ordine";

/// Whether a word between two nouns divides the one by the other. Behind another preposition it does
/// not ("de por vida"), nor in a phrase, nor before a stretch of time: "Reach per day" is no rate.
pub(super) fn is_divided_by_word(words: &[&str]) -> bool {
    const TIES: &str = "de di da do del al";
    let divides = |at: usize| {
        let Some(behind) = words.get(at + 1) else { return false };
        let is_tied = at == 0 || word_list::has(TIES, words[at - 1]);
        DIVIDERS.contains(&words[at]) && !is_tied && !word_list::has(PHRASES, behind)
    };
    let mut places = (0..words.len()).filter(|at| divides(*at));
    let Some(first) = places.next() else { return false };
    // "Conversas por mensagem iniciadas" were begun that way.
    let is_begun = words.last().is_some_and(|last| last.starts_with("iniciad"));
    let is_period = word_list::has(PERIODS, words[first + 1]);
    !(is_period || (is_begun && places.next().is_none()))
}

/// "Beiträge pro Tag": so many in a stretch of time, or their mean; the figures tell.
pub fn names_period(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let is_period = |word: &str| word_list::has(PERIODS, word);
    words.windows(2).skip(1).any(|pair| DIVIDERS.contains(&pair[0]) && is_period(pair[1]))
}

/// "Cost / conv.", "Pages/session"; a list such as "likes/comments" has plain plurals, and a slash
/// in brackets parts words: "Sessions (google / organic)".
pub(super) fn is_divided_by_slash(name: &str) -> bool {
    let bare = name.split(['(', '[']).next().unwrap_or(name).trim_end();
    let bare = bare.trim_start_matches(['*', ' ']);
    if bare.starts_with("cost /") || bare.contains(" / ") {
        return true;
    }
    let Some((above, below)) = bare.split_once('/') else { return false };
    let by = below.split(' ').next().unwrap_or(below);
    let is_unit = word_list::has(DIVISORS, by);
    // "photo/video" names two kinds of things.
    let of = above.trim_end().rsplit(' ').next().unwrap_or(above);
    let is_amount = of.ends_with('s')
        || matches!(of, "cost" | "spend" | "revenue" | "time" | "value" | "kosten" | "umsatz")
        || matches!(of, "wert" | "valor" | "valeur" | "valore" | "conv" | "kosten")
        || matches!(of, "custo" | "costo" | "coste" | "cout" | "zeit" | "tempo" | "receita");
    is_unit && is_amount
}

/// A header without the settings of its report, a list in brackets, and what stands behind them:
/// "Visitors (All users, Per interval): All countries".
pub(super) fn without_settings(header: &str) -> &str {
    let Some((name, rest)) = header.split_once('(') else { return header };
    let is_list = rest.split_once(')').is_some_and(|(inner, _)| inner.contains(','));
    if is_list && !name.trim().is_empty() { name.trim_end() } else { header }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_and_settings_divide_nothing() {
        let divides = |name: &str| is_divided_by_word(&name.split(' ').collect::<Vec<_>>());
        for name in ["kosten pro klick", "custo por resultado", "cost per day of lead"] {
            assert_eq!(divides(name), !name.contains("day"), "{name}");
        }
        for name in [
            "difference de followers par rapport au jour precedent",
            "total de me gusta de por vida",
            "compradores por primera vez",
            "reichweite pro tag",
            "installs per interval",
        ] {
            assert!(!divides(name), "{name}");
        }
        assert!(names_period("beitrage pro tag") && !names_period("kosten pro klick"));
        let settings = "Visitors (All users, Per interval, Daily): All countries / regions";
        assert_eq!(without_settings(settings), "Visitors");
        assert_eq!(
            without_settings("CTR (link click-through rate)"),
            "CTR (link click-through rate)"
        );
    }
}

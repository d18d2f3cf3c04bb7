//! Columns that hold a figure against others: targets, other stretches of days, changes.

use super::key;
use crate::import::cells::word_list;
use crate::model::InputKind;

/// Whole names, in the form [`super::key`] gives them.
const NAMES: &str = "target;targets;goal;goals;plan;planned;planned value;forecast;budgeted; \
    ziel;ziele;zielwert;soll;sollwert;planwert;prognose; \
    objetivo;objetivos;meta;metas;previsto;prevision;previsao; \
    objectif;objectifs;cible;prevu;obiettivo;obiettivi;doel;doelstelling;cel; \
    previous;previous value;previous period;prior;prior period;prior year;previous year;previous month; \
    previous week;last period;last year;last month;last week;same period last year;comparison; \
    comparison value;compared to;vorjahr;vormonat;vorwoche;vorperiode;vorheriger zeitraum; \
    ano anterior;mes anterior;periodo anterior;annee precedente;mois precedent;periode precedente; \
    anno precedente;mese precedente;periodo precedente;vorig jaar;vorige maand;vorige periode; \
    delta;∆;δ;variance;difference;vs target;vs goal;vs plan;change;changes;% change;change %; \
    change (%);evolution;growth %;growth (%);% growth;mom;yoy;wow;qoq;dod;mom %;yoy %;wow %;qoq %; \
    mom (%);yoy (%);wow (%);qoq (%); \
    abweichung;veranderung;veranderung %;veranderung (%);differenz; \
    variacao;variacao %;variacion;variacion %;variation;variation %;diferenca;diferencia;ecart; \
    variazione;variazione %;scostamento;verschil;verandering;zmiana; \
    achievement;attainment;achieved;% achieved;% of target;% of goal;zielerreichung; \
    vj;vm;vw;ly;py;n 1;a 1;abw;wow change;yoy change;mom change;veranderung zum vorjahr;previous yr; \
    cele;mal;malsattning;budsjett;目標;予算;計画;前年;前年比;план;цель;бюджет";
/// What was reached beside such figures, as the second of two names: "Leads, Actual".
const ACTUALS: &str = "actual;actuals;ist;istwert;real;reel;realise;realisee;realizado;realisado;consuntivo; \
    effettivo;ty;this year;realisatie;gerealiseerd;werkelijk;wykonanie;rzeczywiste;utfall;faktisk;実績;факт";
/// Signs of a change.
const SIGNS: [&str; 4] = ["δ", "∆", "△", "▲"];
/// First words of such names.
const STARTS: [&str; 22] = [
    "planned ",
    "forecast ",
    "forecasted ",
    "projected ",
    "geplante ",
    "soll ",
    "objectif ",
    "objetivo ",
    "obiettivo ",
    "doel ",
    "target ",
    "previous ",
    "prior ",
    "last year ",
    "vs ",
    "vs. ",
    "change vs ",
    "% of target",
    "% change",
    "compared to ",
    "yoy ",
    "mom ",
];
/// Last words of such names.
const ENDS: [&str; 58] = [
    " planned",
    " benchmark",
    " running total",
    " last year",
    " last month",
    " last week",
    " prior year",
    " previous year",
    " previous month",
    " previous week",
    " vorjahr",
    " vormonat",
    " vorwoche",
    " abweichung",
    " prevu",
    " prevus",
    " prevues",
    " annee precedente",
    " mois precedent",
    " previsto",
    " previstos",
    " ano anterior",
    " mes anterior",
    " previsti",
    " anno precedente",
    " mese precedente",
    " vorig jaar",
    " vorige maand",
    " target",
    " targets",
    " goal",
    " goals",
    " ziel",
    " soll",
    " objetivo",
    " objectif",
    " obiettivo",
    " forecast",
    " prognose",
    " yoy",
    " mom",
    " change %",
    " (comparison)",
    " comparison",
    " (previous period)",
    " previous period",
    " (previous)",
    " (prev)",
    " (prev period)",
    " (vergleich)",
    " (vergleichszeitraum)",
    " (comparacion)",
    " (comparacao)",
    " (comparaison)",
    " (periodo anterior)",
    " (confronto)",
    " variance",
    " (change)",
];
/// Last words of changes, unless they change a standing: "Subscribers change" adds up.
const CHANGES: [&str; 13] = [
    " change",
    " difference",
    " diff",
    " delta",
    " δ",
    " veranderung",
    " differenz",
    " evolution",
    " variation",
    " variacion",
    " variacao",
    " variazione",
    " verschil",
];
/// Short last words that mean other things, too ("Premium plan"): only behind a figure that is known.
const SHORT_ENDS: [&str; 8] = [" plan", " ly", " py", " pm", " pw", " vj", " vm", " n 1"];

/// Whether a column holds a target, the figure of other days or a change against them, by the key
/// of its name.
pub fn is_compared(name: &str) -> bool {
    let bare = bare(name);
    let has_sign = SIGNS.iter().any(|sign| bare.split(' ').any(|word| word == *sign));
    has_sign && !changes_a_standing(&bare, name)
        || is_bare_compared(name)
        || is_bare_compared(&bare)
}

/// Whether a header says so: also one in which signs are letters of another alphabet, or the second
/// of two names, as pivoted rows have them ("Leads, Plan").
pub(super) fn says_so(header: &str) -> bool {
    is_compared(&key(header))
        || parted(header).is_some_and(|(first, last)| {
            let is_role = |part: &str| {
                let part = bare(&key(part));
                is_one_of(NAMES, &part) || part == "budget"
            };
            is_role(last) || is_role(first) || first == "%"
        })
}

/// What was reached, of a name that says so behind it: "Leads" of "Leads, Actual".
pub(super) fn actual_of(header: &str) -> Option<&str> {
    let (first, last) = parted(header)?;
    let is_actual = |part: &str| is_one_of(ACTUALS, &key(part));
    if is_actual(last) { Some(first) } else { is_actual(first).then_some(last) }
}

/// "Leads, Plan", "Leads – Plan" and "Leads (Plan)" as two names.
fn parted(header: &str) -> Option<(&str, &str)> {
    let header = header.trim();
    let bracketed = header.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    let (of, last) = bracketed.map(|(of, last)| (of, last.trim())).or_else(|| {
        [", ", " – ", " - ", " | ", ": "].iter().find_map(|sign| header.rsplit_once(sign))
    })?;
    (!of.trim().is_empty()).then_some((of.trim(), last))
}

/// A name without what tells it apart from others that are called alike, and without percent signs.
fn bare(name: &str) -> String {
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let words = name.split(' ').map(|word| word.trim_start_matches('%').trim_end_matches('%'));
    let is_kept = |word: &&str| {
        let inner = word.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        let inner = inner.unwrap_or(word).trim_matches('%');
        let is_numbered = inner.len() < word.len() && is_number(inner);
        !(inner.is_empty() || is_numbered || matches!(inner, "abs" | "rel" | "pct" | "pp"))
    };
    words.filter(is_kept).collect::<Vec<_>>().join(" ")
}

/// "Δ Followers" adds up, and a change in percent does not.
fn changes_a_standing(bare: &str, name: &str) -> bool {
    let words = bare.split(' ').filter(|word| !SIGNS.contains(word));
    let of = words.collect::<Vec<_>>().join(" ");
    super::word_kind(&of) == InputKind::Stock && !name.contains('%')
}

fn is_one_of(list: &str, name: &str) -> bool {
    word_list::has_name(list, name)
}

fn is_bare_compared(name: &str) -> bool {
    is_one_of(NAMES, name)
        || STARTS.iter().any(|start| name.starts_with(start))
        || ENDS.iter().any(|end| name.ends_with(end))
        || CHANGES
            .iter()
            .filter_map(|end| name.strip_suffix(end))
            .any(|of| super::word_kind(of) != InputKind::Stock)
        || SHORT_ENDS
            .iter()
            .filter_map(|end| name.strip_suffix(end))
            .any(|of| super::meaning_of(of).is_known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_other_days_and_changes_are_told_by_their_names() {
        for header in
            ["Target", "Ziel", "Vorjahr", "YoY %", "MoM", "Change", "Δ", "Last month", "vs. target"]
        {
            assert!(is_compared(&key(header)), "{header} {}", key(header));
        }
        for header in
            ["Vorjahr (2)", "Δ VJ", "% Δ (2)", "Variance %", "Verschil (%)", "VJ", "N-1", "Leads Δ"]
        {
            assert!(is_compared(&key(header)), "{header} {}", key(header));
        }
        for header in
            ["Net change of followers", "Reach", "Metadata", "Planet", "This month", "Δ Followers"]
        {
            assert!(!is_compared(&key(header)), "{header}");
        }
    }

    #[test]
    fn the_second_of_two_names_says_what_is_planned_and_what_was_reached() {
        for header in
            ["Leads, Plan", "Neukunden – Soll", "Umsatz (Ziel)", "Leads, Abw.", "売上, 目標"]
        {
            assert!(says_so(header), "{header}");
        }
        for header in ["Leads, new", "Likes (Facebook)", "Reach: total"] {
            assert!(!says_so(header), "{header}");
        }
        assert_eq!(actual_of("Neukunden, Ist"), Some("Neukunden"));
        assert_eq!(actual_of("Actual (Sessions)"), Some("Sessions"));
        assert_eq!(actual_of("Neukunden"), None);
    }
}

//! Columns that hold a figure against others: targets, other stretches of days, changes.

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
    achievement;attainment;achieved;% achieved;% of target;% of goal;zielerreichung";
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
    NAMES.split(';').any(|known| known.trim() == name)
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
    use super::super::key;
    use super::*;

    #[test]
    fn targets_other_days_and_changes_are_told_by_their_names() {
        for header in
            ["Target", "Ziel", "Vorjahr", "YoY %", "MoM", "Change", "Δ", "Last month", "vs. target"]
        {
            assert!(is_compared(&key(header)), "{header} {}", key(header));
        }
        for header in ["Net change of followers", "Reach", "Metadata", "Planet", "This month"] {
            assert!(!is_compared(&key(header)), "{header}");
        }
    }
}

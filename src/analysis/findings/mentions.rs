//! Names of measures within the sentences people write: which ones, where, and of which KPI.

use std::collections::{BTreeMap, BTreeSet};

use super::super::fix::PartKpi;
use crate::library;
use crate::model::{KpiId, Project};

/// Words for something measurable beside the names of KPIs, with the library KPI they mean; empty
/// where they mean none for certain.
const WORDS: [(&str, &str); 43] = [
    ("share of voice", "share_of_voice"),
    ("ssov", "share_of_voice"),
    ("net promoter score", "nps"),
    ("nps", "nps"),
    ("customer satisfaction", "csat"),
    ("satisfaction", "csat"),
    ("csat", "csat"),
    ("engagement rate", "engagement_rate"),
    ("engagement", "engagement_rate"),
    ("amplification", "amplification_rate"),
    ("virality", "virality_rate"),
    ("response time", "response_time"),
    ("clickthrough rate", "click_through_rate"),
    ("sign-ups", "social_conversions"),
    ("signups", "social_conversions"),
    ("subscriptions", "social_conversions"),
    ("conversions", "social_conversions"),
    ("testimonials", "testimonials"),
    ("fans", "followers"),
    ("subscribers", ""),
    ("watch time", ""),
    ("brand awareness", ""),
    ("awareness", ""),
    ("likes", ""),
    ("comments", ""),
    ("shares", ""),
    ("reposts", ""),
    ("mentions", ""),
    ("clicks", ""),
    ("leads", ""),
    ("sales", ""),
    ("revenue", ""),
    ("orders", ""),
    ("downloads", ""),
    ("installs", ""),
    ("traffic", ""),
    ("visits", ""),
    ("visitors", ""),
    ("views", ""),
    ("sentiment", ""),
    ("retention", ""),
    ("memberships", ""),
    ("members", ""),
];

/// A name that statements may mention.
#[derive(Clone, Debug, PartialEq)]
struct Measure {
    /// In lower case.
    name: String,
    kpi: PartKpi,
}

/// Every name that statements may mention, found by its first word: looking through a statement
/// costs what the statement holds, not what the plan does.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::analysis) struct Measures {
    /// The longest name first.
    all: Vec<Measure>,
    by_first_word: BTreeMap<String, Vec<usize>>,
}

/// A name found in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mention<'a> {
    /// Bytes of the text in lower case.
    pub start: usize,
    pub end: usize,
    pub name: &'a str,
    pub kpi: PartKpi,
}

/// What statements may mention as a measure: the plan's KPIs, the library's, and common words;
/// the longest first, each once.
pub(in crate::analysis) fn measures(project: &Project) -> Measures {
    let of_plan = project
        .kpis
        .iter()
        .map(|(id, kpi)| Measure { name: lower(kpi.name.trim()), kpi: PartKpi::Plan(id) });
    let of_library = library::kpis()
        .iter()
        .map(|entry| Measure { name: bare_name(entry.name), kpi: in_plan(project, entry.key) });
    let words = WORDS
        .iter()
        .map(|(word, key)| Measure { name: (*word).to_owned(), kpi: in_plan(project, key) });
    let mut seen = BTreeSet::new();
    let mut all: Vec<Measure> = of_plan
        .chain(of_library)
        .chain(words)
        .filter(|measure| measure.name.len() > 2 && seen.insert(measure.name.clone()))
        .collect();
    all.sort_by(|a, b| b.name.len().cmp(&a.name.len()).then_with(|| a.name.cmp(&b.name)));
    let mut by_first_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, measure) in all.iter().enumerate() {
        if let Some(first) = plain_words(&measure.name).next() {
            by_first_word.entry(first.to_owned()).or_default().push(place);
        }
    }
    Measures { all, by_first_word }
}

/// In lower case, but for the few letters that would be longer or shorter then: so a place in it is
/// the same place in the text.
pub(super) fn lower(text: &str) -> String {
    let of = |c: char| {
        let mut small = c.to_lowercase();
        small.next().filter(|l| small.next().is_none() && l.len_utf8() == c.len_utf8()).unwrap_or(c)
    };
    text.chars().map(of).collect()
}

/// Runs of letters and digits.
fn plain_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// "Net promoter score (NPS)" → "net promoter score".
fn bare_name(name: &str) -> String {
    lower(name.split(" (").next().unwrap_or(name))
}

/// The plan's copy of a library KPI, else the library's; nothing for a key there is not.
pub(super) fn in_plan(project: &Project, key: &str) -> PartKpi {
    let mut copies = project.kpis.iter();
    let copy = copies.find(|(_, kpi)| kpi.library_key.as_deref() == Some(key));
    match (copy, library::kpi(key)) {
        (Some((id, _)), _) => PartKpi::Plan(id),
        (None, Some(entry)) => PartKpi::Library(entry.key),
        (None, None) => PartKpi::Open,
    }
}

impl Mention<'_> {
    /// Whether the name means this KPI of the plan.
    pub fn means(&self, kpi: KpiId) -> bool {
        self.kpi == PartKpi::Plan(kpi)
    }
}

/// Where the measures occur in a text in [`lower`] case as whole words, in order, none within another.
pub(super) fn mentions_of<'a>(text: &str, measures: &'a Measures) -> Vec<Mention<'a>> {
    let places: BTreeSet<usize> = plain_words(text)
        .filter_map(|word| measures.by_first_word.get(word))
        .flatten()
        .copied()
        .collect();
    let mut found: Vec<Mention<'a>> = Vec::new();
    for Measure { name, kpi } in places.iter().filter_map(|place| measures.all.get(*place)) {
        for (start, _) in text.match_indices(name.as_str()) {
            let end = start + name.len();
            let is_letter = |c: char| c.is_alphanumeric();
            let is_word =
                !text[..start].ends_with(is_letter) && !text[end..].starts_with(is_letter);
            let is_free = found.iter().all(|other| end <= other.start || other.end <= start);
            if is_word && is_free {
                found.push(Mention { start, end, name, kpi: *kpi });
            }
        }
    }
    found.sort_by_key(|mention| mention.start);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kpi;

    fn found(project: &Project, text: &str) -> Vec<(String, PartKpi)> {
        let measures = measures(project);
        let mentions = mentions_of(text, &measures);
        mentions.iter().map(|mention| (mention.name.to_owned(), mention.kpi)).collect()
    }

    #[test]
    fn the_longest_name_of_a_measure_wins() {
        let names = found(&Project::default(), "social share of voice and shares");
        assert_eq!(
            names,
            [
                ("social share of voice".to_owned(), PartKpi::Library("share_of_voice")),
                ("shares".to_owned(), PartKpi::Open),
            ]
        );
    }

    #[test]
    fn a_kpi_of_the_plan_stands_for_the_words_that_mean_it() {
        let mut project = Project::default();
        let id: KpiId = project.new_id();
        project.kpis.set(id, library::kpi("engagement_rate").unwrap().to_kpi());
        let own: KpiId = project.new_id();
        project.kpis.set(own, Kpi { name: "Buzz".to_owned(), ..Kpi::default() });
        assert_eq!(
            found(&project, "engagement and buzz, buzzing"),
            [("engagement".to_owned(), PartKpi::Plan(id)), ("buzz".to_owned(), PartKpi::Plan(own)),]
        );
    }

    #[test]
    fn every_word_means_a_kpi_of_the_library_or_none() {
        for (place, (word, key)) in WORDS.iter().enumerate() {
            assert!(key.is_empty() || library::kpi(key).is_some(), "{key}");
            assert!(WORDS[..place].iter().all(|(other, _)| other != word), "{word}");
        }
    }
}

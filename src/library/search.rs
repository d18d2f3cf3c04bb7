//! Finds library KPIs by the words people use for them.

use std::cmp::Reverse;

use super::{LibraryKpi, kpis};

/// The KPIs that have every word of the text in their name, inputs, variants or definition, best
/// first; all of them for an empty text. A word need not be finished.
pub fn search(text: &str) -> Vec<&'static LibraryKpi> {
    let wanted = words(text);
    let mut found: Vec<(usize, &LibraryKpi)> = kpis()
        .iter()
        .filter_map(|kpi| {
            let scores: Option<Vec<usize>> = wanted.iter().map(|word| score(kpi, word)).collect();
            Some((scores?.into_iter().sum(), kpi))
        })
        .collect();
    // A stable sort: equals stay in the library's order.
    found.sort_by_key(|(score, _)| Reverse(*score));
    found.into_iter().map(|(_, kpi)| kpi).collect()
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// How well one word fits; `None` if it does not occur.
fn score(kpi: &LibraryKpi, word: &str) -> Option<usize> {
    let name = words(kpi.name);
    if name.iter().any(|other| other == word) {
        return Some(16);
    }
    if initials(&name) == word {
        return Some(12);
    }
    let begins = |text: &str| words(text).iter().any(|other| other.starts_with(word));
    if begins(kpi.name) {
        return Some(8);
    }
    let is_input = |input: &super::LibraryInput| begins(input.identifier) || begins(input.label);
    if kpi.inputs().into_iter().any(is_input) {
        return Some(4);
    }
    if kpi.variants.iter().any(|(name, _)| begins(name)) {
        return Some(2);
    }
    (begins(kpi.definition) || kpi.name.to_lowercase().contains(word)).then_some(1)
}

/// "Social share of voice" → "ssov".
fn initials(words: &[String]) -> String {
    words.iter().filter_map(|word| word.chars().next()).collect()
}

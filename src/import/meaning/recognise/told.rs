//! What a title, the name of a sheet or of a file says was counted in columns that are called like
//! networks and nothing more.

use super::Family;
use super::titles::title_meaning;
use crate::import::cells::word_list;
use crate::import::meaning::aliases::{Meaning, exact_meaning, split_key, word_kind};
use crate::import::tables::TableShape;
use crate::model::InputKind;

/// Words that say nothing of what was counted, or too little of it, when they stand in a title.
const VAGUE: &str = "share;like;comment;results;resultados;ergebnisse;resultats;risultati;value;values; \
    position;calls;sent;delivered;answers;replies;reply;investment;vistas; \
    passive;tweets;impression;indifferente;ansichten";
/// What a title says its columns are, behind "per" and its sisters: "Reach per network".
const PLACES: &str = "network networks channel channels platform platforms account accounts brand profile page \
    rede redes canal canais canales plataforma plataformas red cuenta conta reseau reseaux plateforme \
    canaux compte netzwerk kanal plattform konto rete canale piattaforma netwerk kanaal";
/// Words of the longest name that is looked for.
const LONGEST: usize = 4;

/// What was counted in a table whose columns name networks only: by its title, the sheet's name,
/// the lines above it, and last the file's name.
pub fn told_in(table: &TableShape, part: Option<&str>, file: &str) -> Option<Meaning> {
    let lines = table.title.iter().map(String::as_str).chain(part);
    // Lines with figures hold some of their own: "Total posts: 25".
    let has_figures = |line: &&String| line.bytes().any(|byte| byte.is_ascii_digit());
    let above = table.preamble.iter().filter(|line| !has_figures(line)).map(String::as_str);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    lines.chain(above).chain([stem]).find_map(measure_in)
}

/// The one known measure a line of words names: "Follower growth by network 2025" → net new
/// followers. Lines that name two say nothing.
pub fn measure_in(line: &str) -> Option<Meaning> {
    let whole = title_meaning(line, None::<Family>);
    if whole.is_known {
        return Some(whole);
    }
    let name = split_key(line);
    let words: Vec<&str> = name
        .split(|c: char| !(c.is_alphanumeric() || c == '%'))
        .filter(|w| !w.is_empty())
        .collect();
    let mut is_used = vec![false; words.len()];
    let mut found: Option<Meaning> = None;
    for n in (1..=LONGEST.min(words.len())).rev() {
        for at in 0..=words.len() - n {
            if is_used[at..at + n].contains(&true) {
                continue;
            }
            let phrase = words[at..at + n].join(" ");
            let Some(meaning) = named(&phrase) else { continue };
            is_used[at..at + n].fill(true);
            if found.as_ref().is_some_and(|other| other.identifier != meaning.identifier) {
                return None;
            }
            found = Some(meaning);
        }
    }
    // "Cost per click", "share of voice": the known word is only a part of it.
    let is_place = |word: &str| word_list::has(PLACES, word);
    let whole = match words.split_last_chunk::<2>() {
        Some((before, [_, last])) if is_place(last) => before.join(" "),
        _ => name,
    };
    found.filter(|meaning| {
        meaning.kind == InputKind::GivenRate || word_kind(&whole) != InputKind::GivenRate
    })
}

fn named(phrase: &str) -> Option<Meaning> {
    let is_vague = word_list::has_name(VAGUE, phrase);
    exact_meaning(phrase).filter(|_| !is_vague)
}

/// "Startdatum: 20260201": in any language Google Analytics writes the days of a report like this.
pub(super) fn is_start_of_days(line: &str) -> bool {
    let is_label = |label: &str| label.chars().all(|c| c.is_alphabetic() || c == ' ');
    line.split_once(':').is_some_and(|(label, day)| is_label(label.trim()) && is_day(day.trim()))
}

/// "20260201-20260228" alone in a line.
pub(super) fn are_days(line: &str) -> bool {
    line.trim().split_once('-').is_some_and(|(first, last)| is_day(first) && is_day(last))
}

fn is_day(digits: &str) -> bool {
    digits.len() == 8 && digits.starts_with("20") && digits.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_names_one_measure_tells_it() {
        let check = |line: &str, expected: Option<&str>| {
            let found = measure_in(line).map(|meaning| meaning.identifier);
            assert_eq!(found.as_deref(), expected, "{line}");
        };
        check("Followers", Some("followers"));
        check("Followers by network", Some("followers"));
        check("followers_2025-03", Some("followers"));
        check("Monthly reach, all brands", Some("reach"));
        check("Follower growth by channel", Some("net_new_followers"));
        check("Anzahl der Follower nach Netzwerk", Some("followers"));
        check("Impressões por rede", Some("impressions"));
        check("Nouveaux abonnés par réseau", Some("new_followers"));
        check("Engagement rate per network", Some("engagement_rate_given"));
        check("Facebook & Instagram reach", Some("reach"));
        check("Cost per click by network", None);
        check("Reach and impressions", None);
        check("Results 2025", None);
        check("Social media report", None);
        check("Sheet1", None);
    }

    #[test]
    fn the_nearest_line_comes_first() {
        let shape = TableShape { title: Some("Reach".to_owned()), ..TableShape::default() };
        let found = told_in(&shape, Some("Followers"), "likes.csv").map(|found| found.identifier);
        assert_eq!(found.as_deref(), Some("reach"));
        let bare = TableShape::default();
        let of = |part, file| told_in(&bare, part, file).map(|found| found.identifier);
        assert_eq!(of(Some("Followers"), "likes.csv").as_deref(), Some("followers"));
        assert_eq!(of(Some("Sheet1"), "likes.csv").as_deref(), Some("likes"));
        assert_eq!(of(None, "export.csv"), None);
    }

    #[test]
    fn names_that_are_too_vague_are_known_elsewhere() {
        for word in VAGUE.split(';') {
            let word = word.trim();
            assert_eq!(crate::import::meaning::aliases::key(word), word);
        }
    }
}

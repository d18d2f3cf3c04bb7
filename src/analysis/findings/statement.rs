//! What the wording of a goal gives away.

use super::super::fix::{Fix, GoalChange, GoalPlace, Place};
use super::super::types::Finding;
use super::suggest::suggestions;
use super::{GoalCase, kinds};

/// Verbs that sound like an aim and name none.
const VAGUE: [&str; 14] = [
    "improve",
    "boost",
    "enhance",
    "optimise",
    "optimize",
    "leverage",
    "strengthen",
    "maximise",
    "maximize",
    "empower",
    "elevate",
    "drive",
    "foster",
    "streamline",
];

/// Verbs of work that is done whether or not it has an effect.
const OUTPUT: [&str; 14] = [
    "launch",
    "create",
    "publish",
    "migrate",
    "post",
    "produce",
    "build",
    "write",
    "design",
    "develop",
    "implement",
    "film",
    "redesign",
    "organise",
];

/// Further verbs that goals are made of.
const AIMS: [&str; 36] = [
    "raise", "grow", "increase", "gain", "win", "get", "earn", "attract", "reach", "hit", "sell",
    "bring", "add", "double", "triple", "expand", "extend", "achieve", "lower", "reduce", "cut",
    "decrease", "shorten", "halve", "lessen", "limit", "avoid", "keep", "hold", "maintain", "make",
    "answer", "respond", "reply", "handle", "convert",
];

/// Words that may stand before the verb of a goal.
const LEADING: [&str; 8] = ["to", "we", "i", "will", "want", "aim", "help", "please"];

/// Whether a lower-case word is a verb that goals are made of, in whichever form.
pub(super) fn is_verb(word: &str) -> bool {
    VAGUE.iter().chain(&OUTPUT).chain(&AIMS).any(|verb| stem(verb) == stem(word))
}

/// "improving", "improves" and "improve" alike.
fn stem(word: &str) -> &str {
    let ends = ["ing", "ed", "es", "s", "e"];
    ends.into_iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word)
}

/// The word a goal begins with, without what may stand before its verb.
fn first_verb(words: &[String]) -> Option<&String> {
    let is_adverb = |word: &str| word.ends_with("ly") && !is_verb(word);
    words.iter().find(|word| !LEADING.contains(&word.as_str()) && !is_adverb(word))
}

pub(super) fn vague_verb(case: &GoalCase<'_>) -> Option<Finding> {
    if case.kpi.is_some() {
        return None;
    }
    let words = words_of(&case.goal.statement);
    let verb = first_verb(&words)?;
    let vague = VAGUE.into_iter().find(|vague| stem(vague) == stem(verb))?;
    // So many of something are a measure, whatever brings them.
    if vague == "drive" && plain_number(&case.goal.statement, 0.0).is_some() {
        return None;
    }
    Some(
        case.finding(
            kinds::VAGUE_VERB,
            format!("“{verb}” says no measure, and no KPI is chosen; say what is to rise or fall"),
        )
        .or_each(suggestions(case))
        .or(Fix::open("Rewrite the goal", Place::Goal(case.id, GoalPlace::Statement))),
    )
}

pub(super) fn output_not_outcome(case: &GoalCase<'_>) -> Option<Finding> {
    let words = words_of(&case.goal.statement);
    let verb = words.first().filter(|word| OUTPUT.contains(&word.as_str()))?;
    Some(
        case.finding(
            kinds::OUTPUT_NOT_OUTCOME,
            format!("“{verb}” counts work, not its effect; say what is to change once it is done"),
        )
        .or_each(says_the_effect(case))
        .or(Fix::open("Rewrite the goal", Place::Goal(case.id, GoalPlace::Statement))),
    )
}

/// The measurable sentence as the goal's own, where KPI and target make one.
fn says_the_effect(case: &GoalCase<'_>) -> Option<Fix> {
    case.kpi?;
    case.analysis.target?;
    let sentence = case.analysis.measurable.trim().trim_end_matches('.');
    let first = words_of(sentence).into_iter().next()?;
    (!OUTPUT.contains(&first.as_str())).then(|| {
        let change = GoalChange::Statement(sentence.to_owned());
        Fix::goal("State the effect instead", case.id, change)
    })
}

/// A length of time a statement promises to keep to: "within 24 hours", "1hour".
pub(super) fn duration(statement: &str) -> Option<String> {
    let text = statement.to_lowercase();
    let spaced = space_out(&text);
    let words = words_of(&spaced);
    words.windows(2).find_map(|pair| {
        let unit = pair[1].trim_end_matches('s');
        let is_unit = matches!(unit, "hour" | "minute" | "min" | "second" | "hr");
        let is_number = pair[0].parse::<f64>().is_ok() || pair[0] == "an" || pair[0] == "one";
        (is_unit && is_number).then(|| format!("{} {}", pair[0], pair[1]))
    })
}

/// Puts a space between a digit and a letter: "1hour" → "1 hour".
fn space_out(text: &str) -> String {
    let mut out = String::new();
    let mut after_digit = false;
    for c in text.chars() {
        if after_digit && c.is_alphabetic() {
            out.push(' ');
        }
        after_digit = c.is_ascii_digit();
        out.push(c);
    }
    out
}

/// A number over a limit that is neither a percentage nor a year.
pub(super) fn plain_number(statement: &str, over: f64) -> Option<f64> {
    let words: Vec<&str> = statement.split_whitespace().collect();
    words.iter().enumerate().find_map(|(place, word)| {
        let next = words.get(place + 1).map_or("", |next| next.trim_matches(['.', ',']));
        let digits = word.trim_end_matches(['.', ',', ';']).replace(',', "");
        let value: f64 = digits.parse().ok()?;
        let is_percent = matches!(next, "%" | "percent" | "points" | "percentage");
        let is_year = !word.contains(',') && (1900.0..2200.0).contains(&value);
        (value > over && value.is_finite() && !is_percent && !is_year).then_some(value)
    })
}

/// The percentage a statement names: "14 percent", "14%".
pub(super) fn percentage(statement: &str) -> Option<f64> {
    let words = words_of(&statement.replace('%', " % "));
    words.windows(2).find_map(|pair| {
        let value: f64 = pair[0].parse().ok()?;
        (matches!(pair[1].as_str(), "%" | "percent") && value.is_finite()).then_some(value)
    })
}

/// Whether a statement asks for a rate.
pub(super) fn names_a_rate(statement: &str) -> bool {
    words_of(statement).iter().any(|word| matches!(word.as_str(), "rate" | "ratio"))
}

/// Lower-case words without punctuation at their ends.
pub(super) fn words_of(text: &str) -> Vec<String> {
    text.split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%').to_lowercase())
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_found_however_they_are_written() {
        fn check(statement: &str, expected: Option<&str>) {
            assert_eq!(duration(statement).as_deref(), expected, "{statement}");
        }
        check("Answer within 1hour", Some("1 hour"));
        check("Handle threats within 24 hours.", Some("24 hours"));
        check("Reply in an hour", Some("an hour"));
        check("Grow followers by 24 percent", None);
        check("Sell 500 hourly tickets", None);
    }

    #[test]
    fn counts_are_told_from_percentages_and_years() {
        fn check(statement: &str, expected: Option<f64>) {
            assert_eq!(plain_number(statement, 1000.0), expected, "{statement}");
        }
        check("Raise sign-ups by 250,000 in Q1 of 2021", Some(250_000.0));
        check("Raise the rate in 2021", None);
        check("Raise the rate by 5000 percent", None);
        check("Win 12 clients", None);
    }

    #[test]
    fn lists_of_words_have_no_doubles() {
        for list in [VAGUE.as_slice(), OUTPUT.as_slice(), AIMS.as_slice()] {
            for (place, word) in list.iter().enumerate() {
                assert!(!list[..place].contains(word), "{word}");
            }
        }
    }
}

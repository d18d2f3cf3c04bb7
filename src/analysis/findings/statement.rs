//! What the wording of a goal gives away.

use super::super::types::{Finding, Severity};
use super::GoalCase;
use crate::model::Project;

/// Verbs that sound like an aim and name none.
const VAGUE: [&str; 16] = [
    "improve",
    "boost",
    "enhance",
    "optimise",
    "optimize",
    "leverage",
    "strengthen",
    "maximise",
    "maximize",
    "better",
    "empower",
    "elevate",
    "drive",
    "foster",
    "support",
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

/// Words that name something measurable; longer ones first, so that each is found once.
const MEASURES: [&str; 48] = [
    "social share of voice",
    "share of voice",
    "net promoter score",
    "customer satisfaction",
    "click-through rate",
    "conversion rate",
    "engagement rate",
    "amplification rate",
    "virality rate",
    "response time",
    "bounce rate",
    "cost per click",
    "watch time",
    "brand awareness",
    "sign-ups",
    "signups",
    "engagement",
    "reach",
    "impressions",
    "followers",
    "fans",
    "subscribers",
    "subscriptions",
    "likes",
    "comments",
    "shares",
    "reposts",
    "mentions",
    "clicks",
    "conversions",
    "leads",
    "sales",
    "revenue",
    "orders",
    "downloads",
    "installs",
    "traffic",
    "visits",
    "visitors",
    "views",
    "awareness",
    "satisfaction",
    "sentiment",
    "retention",
    "amplification",
    "virality",
    "csat",
    "nps",
];

pub(super) fn vague_verb(case: &GoalCase<'_>) -> Option<Finding> {
    if case.kpi.is_some() {
        return None;
    }
    let words = words_of(&case.goal.statement);
    let verb = words.iter().find(|word| VAGUE.contains(&word.as_str()))?;
    Some(case.finding(
        "vague_verb",
        Severity::Weakens,
        'S',
        format!("“{verb}” says no measure, and no KPI is chosen; say what is to rise or fall"),
    ))
}

pub(super) fn output_not_outcome(case: &GoalCase<'_>) -> Option<Finding> {
    let words = words_of(&case.goal.statement);
    let verb = words.first().filter(|word| OUTPUT.contains(&word.as_str()))?;
    Some(case.finding(
        "output_not_outcome",
        Severity::Weakens,
        'M',
        format!("“{verb}” counts work, not its effect; say what is to change once it is done"),
    ))
}

/// Two measures joined by "and": one of them can be reached and the other missed.
pub(super) fn compound_goal(case: &GoalCase<'_>) -> Option<Finding> {
    let text = case.goal.statement.to_lowercase();
    if !is_joined(&text) {
        return None;
    }
    let mentions = mentions_of(&text, &case.plan.measures);
    let pair = mentions.windows(2).find(|pair| {
        pair[0].text != pair[1].text && is_joined(&text[pair[0].end..pair[1].start])
    })?;
    Some(case.finding(
        "compound_goal",
        Severity::Weakens,
        'S',
        format!(
            "Two measures in one goal, {} and {}; split it, so that each has its own target",
            pair[0].text, pair[1].text
        ),
    ))
}

/// What statements may mention as a measure: common names and the plan's own KPIs, in lower
/// case, the longest first.
pub(in crate::analysis) fn measures(project: &Project) -> Vec<String> {
    let mut names: Vec<String> = MEASURES.iter().map(|name| (*name).to_owned()).collect();
    names.extend(project.kpis.values().map(|kpi| kpi.name.trim().to_lowercase()));
    names.retain(|name| name.len() > 2);
    names.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    names.dedup();
    names
}

struct Mention<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

/// Where the names occur as whole words, in order, none within another.
fn mentions_of<'a>(text: &str, names: &'a [String]) -> Vec<Mention<'a>> {
    let mut found: Vec<Mention<'a>> = Vec::new();
    for name in names {
        for (start, _) in text.match_indices(name.as_str()) {
            let end = start + name.len();
            let is_letter = |c: char| c.is_alphanumeric();
            let is_word =
                !text[..start].ends_with(is_letter) && !text[end..].starts_with(is_letter);
            let is_free = found.iter().all(|other| end <= other.start || other.end <= start);
            if is_word && is_free {
                found.push(Mention { start, end, text: name });
            }
        }
    }
    found.sort_by_key(|mention| mention.start);
    found
}

fn is_joined(between: &str) -> bool {
    between.contains('/')
        || between.contains('&')
        || between.contains(',')
        || between.contains("as well as")
        || words_of(between).iter().any(|word| word == "and" || word == "plus")
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

/// Whether a statement asks for a rate.
pub(super) fn names_a_rate(statement: &str) -> bool {
    words_of(statement).iter().any(|word| matches!(word.as_str(), "rate" | "ratio"))
}

/// Lower-case words without punctuation at their ends.
fn words_of(text: &str) -> Vec<String> {
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
    fn the_longest_name_of_a_measure_wins() {
        let names = vec!["share of voice".to_owned(), "shares".to_owned(), "voice".to_owned()];
        let found = mentions_of("share of voice and shares", &names);
        let texts: Vec<&str> = found.iter().map(|mention| mention.text).collect();
        assert_eq!(texts, ["share of voice", "shares"]);
    }

    #[test]
    fn lists_of_words_have_no_doubles() {
        for list in [VAGUE.as_slice(), OUTPUT.as_slice(), MEASURES.as_slice()] {
            for (place, word) in list.iter().enumerate() {
                assert!(!list[..place].contains(word), "{word}");
            }
        }
    }
}

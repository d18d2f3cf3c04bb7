//! Goals that want two things at once, and how to make two goals of one.

use super::super::fix::{Fix, GoalPart, PartKeeps, PartKpi, Way};
use super::super::types::Finding;
use super::super::words::upper_first;
use super::mentions::{Mention, lower, mentions_of};
use super::statement::{is_verb, words_of};
use super::{GoalCase, kinds};
use crate::library::{self, LibraryKpi};
use crate::model::AmountKind;

/// Two measures joined by "and": one of them can be reached and the other missed.
pub(super) fn compound_goal(case: &GoalCase<'_>) -> Option<Finding> {
    let text = lower(&case.goal.statement);
    let mentions = mentions_of(&text, &case.plan.measures);
    let pair = mentions.windows(2).find(|pair| {
        let differ = pair[0].name != pair[1].name
            && (pair[0].kpi == PartKpi::Open || pair[0].kpi != pair[1].kpi);
        differ && text.get(pair[0].end..pair[1].start).and_then(joiner).is_some()
    })?;
    let finding = case.finding(
        kinds::COMPOUND_GOAL,
        format!(
            "Two measures in one goal, {} and {}; split it, so that each has its own target",
            pair[0].name, pair[1].name
        ),
    );
    Some(match split(case, &pair[0], &pair[1]) {
        Some(fix) => finding.or(fix),
        None => finding,
    })
}

/// One goal for each of the two measures, each with the KPI its name means.
fn split(case: &GoalCase<'_>, first: &Mention<'_>, second: &Mention<'_>) -> Option<Fix> {
    let [one, other] = statements(&case.goal.statement, first, second)?;
    let mut kpis = [first.kpi, second.kpi];
    // The goal's own KPI belongs to the measure it is; else to the first one that names no other.
    if let Some(kpi) = case.goal.kpi.filter(|kpi| case.plan.project.kpis.contains(*kpi))
        && ![first, second].iter().any(|mention| mention.means(kpi))
        && let Some(open) = kpis.iter_mut().find(|part| **part == PartKpi::Open)
    {
        *open = PartKpi::Plan(kpi);
    }
    let without = |text: &str, name: &str| text.to_lowercase().replacen(name, "", 1);
    let is_same_said = without(&one, first.name) == without(&other, second.name);
    let [kpi, other_kpi] = kpis;
    let keeps = [keeps(case, kpi, true, is_same_said), keeps(case, other_kpi, false, is_same_said)];
    let has_same_target = case.goal.target.is_some() && keeps.contains(&PartKeeps::Target);
    let label = if has_same_target {
        "Split into two goals with the same target"
    } else {
        "Split into two goals"
    };
    let parts = [
        GoalPart { statement: one, kpi, keeps: keeps[0] },
        GoalPart { statement: other, kpi: other_kpi, keeps: keeps[1] },
    ];
    Some(Fix::new(label, Way::Split(case.id, Box::new(parts))))
}

/// What a part has of the goal. The target goes with a measure it is said of, in a unit it can
/// have; a goal without a KPI is about what it names first.
fn keeps(case: &GoalCase<'_>, part: PartKpi, is_first: bool, is_same_said: bool) -> PartKeeps {
    let is_own = match case.goal.kpi {
        Some(own) => part == PartKpi::Plan(own),
        None => is_first,
    };
    let project = case.plan.project;
    let unit = match part {
        PartKpi::Open => None,
        PartKpi::Plan(id) => project.kpis.get(id).map(|kpi| kpi.unit.clone()),
        PartKpi::Library(key) => library::kpi(key).map(LibraryKpi::unit),
    };
    let own_unit = case.kpi.map(|kpi| &kpi.unit);
    let fits = unit.as_ref().zip(own_unit).is_none_or(|(unit, own)| unit == own)
        || matches!(case.goal.amount, AmountKind::ByPercent | AmountKind::PercentUndecided);
    match (is_own, is_same_said && fits) {
        (true, _) => PartKeeps::Everything,
        (false, true) => PartKeeps::Target,
        (false, false) => PartKeeps::Window,
    }
}

/// The statement divided: where the two names stand side by side, each goal keeps the words around
/// them and one of the names; where each has words of its own, at what joins them. None where a
/// half would not read: without a verb, or with the rest of a list.
fn statements(text: &str, first: &Mention<'_>, second: &Mention<'_>) -> Option<[String; 2]> {
    let between = text.get(first.end..second.start)?;
    let (from, to) = joiner(&lower(between))?;
    let (left, right) = (between.get(..from)?, between.get(to..)?);
    if is_filling(left) && is_filling(right) {
        if text.get(..first.start)?.trim_end().ends_with(',') {
            return None;
        }
        let one = format!("{}{}", text.get(..first.end)?, text.get(second.end..)?);
        let other = format!("{}{}", text.get(..first.start)?, text.get(second.start..)?);
        return Some([one, other]);
    }
    let (before, after) = (text.get(..first.end + from)?, text.get(first.end + to..)?);
    let has_verb = words_of(before).iter().any(|word| is_verb(word));
    if !has_verb || !begins_with_verb(after) {
        return None;
    }
    let before = before.trim().trim_end_matches(',').to_owned();
    Some([before, upper_first(after.trim())])
}

fn begins_with_verb(text: &str) -> bool {
    words_of(text).first().is_some_and(|word| is_verb(word))
}

/// Whether nothing of a text says anything of its own.
fn is_filling(text: &str) -> bool {
    words_of(text).iter().all(|word| {
        matches!(word.as_str(), "the" | "our" | "its" | "their" | "average" | "social")
            || matches!(word.as_str(), "and" | "plus" | "as" | "well")
    })
}

/// Where the words between two measures, in lower case, join the two: the first and the next byte
/// of "and" or its like. One that joins anything else ("on Facebook and X") stands neither beside
/// the second measure nor before its verb.
fn joiner(between: &str) -> Option<(usize, usize)> {
    let signs = ["as well as", "/", "&"].into_iter().flat_map(|sign| {
        between.match_indices(sign).map(|(start, sign)| (start, start + sign.len()))
    });
    let words = ["and", "plus"].into_iter().flat_map(|word| {
        let is_letter = |c: char| c.is_alphanumeric();
        let places = between.match_indices(word).map(|(start, word)| (start, start + word.len()));
        places.filter(move |(start, end)| {
            !between[..*start].ends_with(is_letter) && !between[*end..].starts_with(is_letter)
        })
    });
    let joins = |(from, to): &(usize, usize)| {
        let (left, right) = (&between[..*from], &between[*to..]);
        is_filling(right)
            || begins_with_verb(right)
            || (is_filling(left) && words_of(right).len() == 1)
    };
    // The last counts: "voice, and engagement" is joined by its "and".
    words.chain(signs).filter(joins).max()
}
#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::findings::mentions::measures;
    use crate::model::Project;

    #[test]
    fn a_statement_is_divided_so_that_each_part_reads() {
        fn check(text: &str, expected: [&str; 2]) {
            let measures = measures(&Project::default());
            let text_in_lower = lower(text);
            let found = mentions_of(&text_in_lower, &measures);
            let parts = statements(text, &found[0], &found[1]);
            assert_eq!(parts, Some(expected.map(str::to_owned)), "{text}");
        }
        check(
            "Raise social share of voice and engagement by 2 percent until June.",
            [
                "Raise social share of voice by 2 percent until June.",
                "Raise engagement by 2 percent until June.",
            ],
        );
        check("Grow followers/reach", ["Grow followers", "Grow reach"]);
        check(
            "Grow followers by 5 % and lower response time to 30 minutes",
            ["Grow followers by 5 %", "Lower response time to 30 minutes"],
        );
        check("More leads, as well as sales", ["More leads", "More sales"]);
    }

    #[test]
    fn only_a_joining_word_joins() {
        fn check(text: &str, expected: bool) {
            assert_eq!(joiner(text).is_some(), expected, "{text}");
        }
        check(" and ", true);
        check(" & ", true);
        check(" brand ", false);
        check(" by ", false);
        check(", ", false);
        check(" on facebook and x to get ", false);
        check(" by 5 % and lower the ", true);
        check(" and instagram ", true);
    }
}

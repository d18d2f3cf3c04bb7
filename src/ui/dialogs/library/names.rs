//! Which input is likely meant when a formula names none that is there.

use crate::library;
use crate::model::Project;

/// The input of the plan, or else of the library, that a mistyped identifier is nearest to; `None`
/// if none is near, or if the library has just this one.
pub(super) fn likely(project: &Project, name: &str) -> Option<String> {
    if library::input(name).is_some() {
        return None;
    }
    let of_plan = project.inputs.values().map(|input| input.identifier.as_str());
    let of_library = library::inputs().iter().map(|input| input.identifier);
    let near = of_plan.chain(of_library).map(|known| (distance(name, known), known));
    // Of two that are as near, the first: the plan's own.
    let (_, known) = near.filter(|(far, _)| (1..=MOST_SLIPS).contains(far)).min_by_key(|n| n.0)?;
    Some(known.to_owned())
}

/// How many letters may be wrong, missing or too many.
const MOST_SLIPS: usize = 2;

/// What to write instead, if the formula has names as people read them.
pub(super) fn in_place_of_labels(project: &Project, formula: &str) -> Option<String> {
    let formula = formula.to_lowercase();
    let of_plan = project.inputs.values().map(|input| (&*input.label, &*input.identifier));
    let of_library = library::inputs().iter().map(|input| (input.label, input.identifier));
    let written = of_plan.chain(of_library).filter(|(label, identifier)| {
        let label = label.to_lowercase();
        label.contains(' ') && label != *identifier && formula.contains(&label)
    });
    // The longest is the whole name, where others are a part of it.
    let (label, identifier) = written.max_by_key(|(label, _)| label.len())?;
    Some(format!(". Write {identifier} for “{label}”"))
}

/// How many letters must be changed, added or taken away to make one name of the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (done, letter) in one.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], done + 1);
        for (place, wanted) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *wanted);
            diagonal = row[place + 1];
            row[place + 1] = changed.min(row[place] + 1).min(diagonal + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::stage::small_plan;

    #[test]
    fn slips_of_one_or_two_letters_are_seen() {
        let check = |one: &str, other: &str, expected: usize| {
            assert_eq!(distance(one, other), expected, "{one}, {other}");
        };
        check("folowers", "followers", 1);
        check("followres", "followers", 2);
        check("", "reach", 5);
        check("reach", "reach", 0);
        check("clicks", "likes", 3);
    }

    #[test]
    fn a_slip_is_told_from_a_new_name_and_from_one_of_the_library() {
        let check = |name: &str, expected: Option<&str>| {
            assert_eq!(likely(&small_plan(), name).as_deref(), expected, "{name}");
        };
        check("folowers", Some("followers"));
        check("shres", Some("shares"));
        check("followers", None);
        check("podcast_downloads", None);
    }

    #[test]
    fn names_as_people_read_them_are_answered_with_those_of_formulas() {
        let check = |formula: &str, expected: Option<&str>| {
            let advice = in_place_of_labels(&small_plan(), formula);
            assert_eq!(advice.as_deref(), expected, "{formula}");
        };
        check("Own mentions / followers", Some(". Write own_mentions for “Own mentions”"));
        check("shares / (", None);
    }
}

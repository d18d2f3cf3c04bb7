//! What is said of formulas as they are typed.

use jiff::civil::date;

use super::*;
use crate::analysis::testing::{LATER, Plan};
use crate::model::Input;

/// Shares and followers of two months, a label of two words, and two KPIs.
fn plan() -> Plan {
    let mut plan = Plan::new();
    let (shares, followers) = (plan.flow("shares"), plan.stock("followers"));
    plan.months(shares, 13, &[100.0, 150.0]);
    plan.months(followers, 13, &[1_000.0, 1_000.0]);
    let own = plan.flow("own_mentions");
    plan.project.inputs.change(own, |input: &mut Input| input.label = "Own mentions".into());
    plan.kpi("100 * shares / followers");
    plan
}

fn check(text: &str) -> FormulaCheck {
    check_formula(&plan().project, None, text, LATER)
}

#[test]
fn what_cannot_be_used_is_told_with_its_column() {
    let check = |text: &str, column: usize, sentence: &str| {
        let problem = check(text).problem.unwrap_or_else(|| panic!("{text} has a problem"));
        assert_eq!(problem.column, column, "{text}: {}", problem.sentence);
        assert!(problem.sentence.contains(sentence), "{text}: {}", problem.sentence);
    };
    check("100 * + * shares", 7, "expected a number, an input or “(”, found “+”");
    check("shares followers", 8, "expected an operator");
    check("100 * Shares", 7, "“shares”");
    check("100 · Own mentions / followers", 7, "write own_mentions for “Own mentions”");
    // A KPI of the plan, by its name or as an identifier; and two of the library.
    check("2 * test_rate", 5, "“Test rate” is a KPI, and formulas take inputs only");
    check("2 * test_rate", 5, "it is made of shares and followers");
    check("2 * Test rate", 5, "it is made of shares and followers");
    check("amplification_rate * 2", 1, "“Amplification rate” is a KPI");
    check("nps + 1", 1, "promoters, detractors and passives");
}

#[test]
fn a_text_that_ends_too_early_is_only_unfinished() {
    let check = |text: &str, expected: bool| {
        assert_eq!(check(text).problem.map(|p| p.is_unfinished), Some(expected), "{text}");
    };
    check("100 * ", true);
    check("(shares", true);
    check("100 * )", false);
    check("shares followers", false);
}

#[test]
fn names_the_plan_lacks_are_told_from_slips() {
    let check = |text: &str, expected: &[(&str, usize, Option<InputKind>, Option<&str>)]| {
        let strangers = check(text).strangers;
        let found: Vec<_> = strangers
            .iter()
            .map(|s| (s.identifier.as_str(), s.column, s.kind, s.meant.as_deref()))
            .collect();
        assert_eq!(found, expected, "{text}");
    };
    check("shares / followers", &[]);
    check("shares / folowers", &[("folowers", 10, None, Some("followers"))]);
    check(
        "likes / reach + likes",
        &[("likes", 1, Some(InputKind::Flow), None), ("reach", 9, Some(InputKind::Unique), None)],
    );
    check("podcast_downloads", &[("podcast_downloads", 1, None, None)]);
    // Of three letters, two may not be wrong.
    check("lik", &[("lik", 1, None, None)]);
}

#[test]
fn a_formula_of_known_inputs_has_a_figure_and_words() {
    let found = check("100 · shares / followers");
    assert_eq!(found.in_words, "100 · shares ÷ followers");
    assert!(found.is_ratio);
    let influences: Vec<_> =
        found.parts.iter().map(|part| (part.name.as_str(), part.influence)).collect();
    assert_eq!(influences, [("shares", Influence::Raises), ("followers", Influence::Lowers)]);
    let latest = found.latest.unwrap();
    assert_eq!((latest.end, latest.figure.value()), (date(2021, 2, 28), Some(15.0)));
    assert!(!check("shares + own_mentions").is_ratio);
    assert_eq!(check("shares * new_one").latest, None);
}

#[test]
fn an_input_may_be_called_like_the_kpi_it_is_for() {
    let mut plan = Plan::new();
    let own = plan.kpi("1");
    let check = |own: Option<KpiId>, expected: bool| {
        let sentence = why_refused(&plan.project, own, "2 * test_rate");
        assert_eq!(sentence.is_some(), expected, "{own:?}");
    };
    check(Some(own), false);
    check(None, true);
}

#[test]
fn a_slip_is_refused_and_a_new_name_is_not() {
    let check = |text: &str, expected: Option<&str>| {
        assert_eq!(why_refused(&plan().project, None, text).as_deref(), expected, "{text}");
    };
    check("100 * shares / followers", None);
    check("podcast_downloads / followers", None);
    let slip = "“folowers” is no input of this plan; did you mean followers?";
    check("shares / folowers", Some(slip));
    check("shares *", Some("Column 9: expected a number, an input or “(”, found the end"));
}

#[test]
fn an_empty_text_says_nothing() {
    assert_eq!(check("  "), FormulaCheck::default());
}

#[test]
fn a_divisor_that_is_always_0_is_the_formulas_own_fault() {
    let check = |text: &str, expected: Option<&str>| {
        assert_eq!(check(text).fault.as_deref(), expected, "{text}");
    };
    check("shares / 0", Some("the formula divides by 0"));
    check(
        "own_mentions / (2 - 2)",
        Some("the formula divides by 2 − 2, which is 0 whatever the readings are"),
    );
    let always =
        "the formula divides by followers − followers, which is 0 whatever the readings are";
    check("shares / (followers - followers)", Some(always));
    check(
        "start(shares)",
        Some("only a stock has a standing before a window, which shares is not"),
    );
    check("shares / (followers - 1000)", None);
    let latest =
        super::check_formula(&plan().project, None, "shares / (followers - 1000)", LATER).latest;
    let reason = latest.and_then(|point| point.figure.reason().map(str::to_owned));
    assert_eq!(reason.as_deref(), Some("followers − 1000 is 0"));
}

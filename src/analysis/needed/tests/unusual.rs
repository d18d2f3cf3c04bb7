//! No answer at all, more than one, and those that ask for nothing.

use super::*;

#[test]
fn having_no_answer_is_said_in_words() {
    fn check(case: &Case, (target, solve): (f64, &str), expected: &str) {
        let reason = case.refused(target, solve);
        assert!(reason.contains(expected), "{reason}");
    }
    let percent = |case: Case| case.kpi(Unit::Percent, Better::Higher, (Some(0.0), Some(100.0)));
    let share = |others: f64| {
        percent(Case::new("100 * own / (own + others)"))
            .flows(&[("own", &[10.0]), ("others", &[others])])
    };
    check(&share(90.0), (100.0, "own"), "nearer and nearer to 100 % but never reaches it");
    check(&share(90.0), (120.0, "own"), "cannot be over 100 %");
    check(&share(90.0), (-3.0, "own"), "cannot be under 0 %");
    check(&share(0.0), (100.0, "own"), "is 100 % whatever own is");
    check(&share(0.0), (50.0, "own"), "no amount of own");
    let by_zero = Case::new("a / b").flows(&[("a", &[1.0]), ("b", &[0.0])]);
    check(&by_zero, (5.0, "a"), "b is 0, so test rate has no value");
    let sum = Case::new("a + b").flows(&[("a", &[1.0]), ("b", &[30.0])]);
    let sum = sum.lower_is_better();
    check(&sum, (20.0, "a"), "even with none it is 30 minutes");
    let cancelled = Case::new("a - a + b").flows(&[("a", &[1.0]), ("b", &[30.0])]);
    check(&cancelled, (30.0, "a"), "whatever a is");
    check(&cancelled, (31.0, "a"), "no amount of a");
    let limited = Case::new("a / (a + 2 * b)").flows(&[("a", &[1.0]), ("b", &[30.0])]);
    check(&limited, (2.0, "a"), "comes near to 1 % with ever more");
    let rate = Case::new("a / b")
        .flows(&[("a", &[1.0, 1.0]), ("b", &[30.0, 30.0])])
        .goal(MeasuredAs::Total, Intent::RaiseTo);
    let rest = rate.ask(2.0, "a", &[], Some(Stretch::Rest));
    assert!(rest.outcome.unwrap_err().contains("has no total"));
}

#[test]
fn more_than_enough_without_any_is_an_answer() {
    let case = Case::new("a + b").flows(&[("a", &[1.0]), ("b", &[30.0])]);
    let required = case.required(20.0, "a");
    assert_eq!(required.value.to_bits(), 0.0_f64.to_bits());
    assert!(required.sentences[0].contains("no a would be enough"), "{required:?}");
}

#[test]
fn of_several_solutions_the_nearest_is_given_and_the_others_named() {
    // 12 a − a² is 32 at 4 and at 8.
    let case = Case::new("12 * a - a * a").flows(&[("a", &[7.0])]);
    let required = case.required(32.0, "a");
    assert!(near(required.exact, 8.0));
    assert_eq!(required.side, Side::AtMost);
    assert!(required.sentences.iter().any(|text| text.contains("is reached at 4 as well")));
}

#[test]
fn what_lies_before_cannot_be_solved_for() {
    let case = Case::new("100 * new / start(followers)")
        .flows(&[("new", &[100.0])])
        .stocks(&[("followers", &[5_000.0])]);
    let ask = NeededAsk {
        project: &case.plan.project,
        kpi: case.kpi,
        goal: None,
        channels: None,
        judged_on: case.judged_on,
        target: Some(3.0),
        solve: Some(case.id("followers")),
        holds: BTreeMap::new(),
        stretch: None,
    };
    let reason = what_it_takes(&ask).unwrap_err();
    assert!(reason.contains("only as it was before"), "{reason}");
    let likeliest = what_it_takes(&NeededAsk { solve: None, ..ask }).unwrap();
    assert_eq!(likeliest.name, "new");
    assert!(near(likeliest.outcome.unwrap().exact, 150.0));
}

#[test]
fn people_of_several_months_are_not_added() {
    let mut case = Case::new("reach + shares")
        .read(InputKind::Unique, &[("reach", &[500.0, 600.0])])
        .flows(&[("shares", &[5.0, 6.0])])
        .goal(MeasuredAs::Total, Intent::RaiseTo);
    let reason = case.ask(9_000.0, "reach", &[], Some(Stretch::Rest)).outcome.unwrap_err();
    assert!(reason.contains("reach of several months cannot be added up"), "{reason}");
    case.goal = None;
    assert!(near(case.required(700.0, "reach").exact, 694.0));
}

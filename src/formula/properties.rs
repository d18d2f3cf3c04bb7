//! What must hold for every formula and every text.

use proptest::prelude::*;

use super::tree::{Node, Op, When};
use super::{EvalError, Formula, Given, Solutions, Term, parse};
use crate::model::limits;

fn input() -> impl Strategy<Value = String> {
    prop_oneof!["[a-d]", Just("start".to_owned()), Just("prev".to_owned()), Just("e3".to_owned())]
}

fn node() -> impl Strategy<Value = Node> {
    let number =
        prop_oneof![(0u32..1000).prop_map(f64::from), (0.0..1e6), Just(1e300), Just(1e-300)];
    let when = prop_oneof![Just(When::Window), Just(When::Start), Just(When::Previous)];
    let leaf = prop_oneof![
        number.prop_map(Node::Number),
        (when, input()).prop_map(|(when, input)| Node::Term(when, input)),
    ];
    leaf.prop_recursive(5, 40, 4, |inner| {
        let sums = prop_oneof![Just(Op::Add), Just(Op::Subtract)];
        let products = prop_oneof![Just(Op::Multiply), Just(Op::Divide)];
        prop_oneof![
            inner.clone().prop_map(|node| Node::Negated(Box::new(node))),
            chain(sums, inner.clone()),
            chain(products, inner),
        ]
    })
}

/// A chain as the parser would build it: never one of the same level in first place.
fn chain(
    op: impl Strategy<Value = Op>,
    inner: impl Strategy<Value = Node> + Clone,
) -> impl Strategy<Value = Node> {
    let rest = prop::collection::vec((op, inner.clone()), 1..4);
    (inner, rest).prop_map(|(first, rest)| {
        let tightly = rest[0].0.binds_tightly();
        match first {
            Node::Chain { first, rest: items } if items[0].0.binds_tightly() == tightly => {
                Node::Chain { first, rest: items.into_iter().chain(rest).collect() }
            }
            first => Node::Chain { first: Box::new(first), rest },
        }
    })
}

pub(super) fn formula() -> impl Strategy<Value = Formula> {
    node().prop_map(|root| Formula { root })
}

/// Some made-up quantity per term.
pub(super) fn quantity(term: Term<'_>) -> f64 {
    let base: u32 = term.input().bytes().map(u32::from).sum();
    match term {
        Term::Input(_) => f64::from(base % 7),
        Term::Start(_) => f64::from(base % 5) + 1.5,
        Term::Previous(_) => f64::from(base % 3),
    }
}

fn figure(formula: &Formula) -> Result<f64, EvalError<()>> {
    formula.evaluate(&mut |term| Ok(quantity(term)))
}

proptest! {
    #[test]
    fn what_is_written_reads_back_the_same(formula in formula()) {
        let text = formula.to_string();
        let again = parse(&text).unwrap();
        prop_assert_eq!(&again, &formula, "{}", text);
        prop_assert_eq!(figure(&again), figure(&formula));
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in "\\PC*") {
        if let Err(error) = parse(&text) {
            prop_assert!((1..=text.chars().count() + 1).contains(&error.column), "{}", error);
        }
        prop_assert_eq!(Formula::renamed(&text, "a", "a"), text);
    }

    #[test]
    fn no_jumble_of_formula_parts_makes_the_parser_panic(
        parts in prop::collection::vec("[-+*/·−(),.% 0-9eE]|start\\(|prev|[a-c]|Ä", 0..80),
    ) {
        let text = parts.concat();
        if let Ok(formula) = parse(&text) {
            prop_assert!(formula.root.depth() <= limits::FORMULA_DEPTH);
            prop_assert!(formula.inputs().len() <= limits::FORMULA_INPUTS);
            prop_assert_eq!(parse(&formula.to_string()), Ok(formula));
        }
    }

    #[test]
    fn a_renamed_formula_gives_the_same_figure(formula in formula(), from in input()) {
        let renamed = parse(&Formula::renamed(&formula.to_string(), &from, "renamed")).unwrap();
        prop_assert!(!renamed.inputs().contains(&from.as_str()));
        let back = renamed.evaluate(&mut |term| {
            let name = if term.input() == "renamed" { from.as_str() } else { term.input() };
            Ok::<_, ()>(quantity(match term {
                Term::Input(_) => Term::Input(name),
                Term::Start(_) => Term::Start(name),
                Term::Previous(_) => Term::Previous(name),
            }))
        });
        prop_assert_eq!(back.ok(), figure(&formula).ok());
    }

    #[test]
    fn columns_and_single_figures_agree(formula in formula()) {
        let columns: Vec<(Term<'_>, Vec<f64>)> =
            formula.terms().into_iter().map(|term| (term, vec![quantity(term); 3])).collect();
        let columns: Vec<(Term<'_>, &[f64])> =
            columns.iter().map(|(term, rows)| (*term, rows.as_slice())).collect();
        let expected = figure(&formula).unwrap_or(f64::NAN).to_bits();
        for value in formula.evaluate_columns(&columns) {
            prop_assert_eq!(value.to_bits(), expected);
        }
    }

    #[test]
    fn influence_says_which_way_the_figure_moves(formula in formula(), step in 0.1..5.0) {
        let at = |more: f64| {
            formula.evaluate(&mut |term| {
                let extra = if term == Term::Input("a") { more } else { 0.0 };
                Ok::<_, ()>(quantity(term) + extra)
            })
        };
        if let (Ok(before), Ok(after)) = (at(0.0), at(step)) {
            let slack = 1e-9 * (before.abs() + after.abs());
            match formula.influence("a") {
                super::Influence::Raises => prop_assert!(after >= before - slack),
                super::Influence::Lowers => prop_assert!(after <= before + slack),
                super::Influence::None => prop_assert!((after - before).abs() <= slack),
                super::Influence::Mixed => {}
            }
        }
    }

    #[test]
    fn a_solution_put_back_gives_the_target(
        formula in formula(),
        there in 0.0..50.0,
        times in prop_oneof![Just(1.0), Just(3.0), 0.1..20.0],
        at in 0.0..100.0,
        other in -50.0..50.0,
    ) {
        let mut given = |term: Term<'_>| Ok::<_, ()>(if term == Term::Input("a") {
            Given { there, times }
        } else {
            Given::known(quantity(term))
        });
        let figure_at = |at: f64, given: &mut dyn FnMut(Term<'_>) -> Result<Given, ()>| {
            formula.figure_at(at, given).unwrap()
        };
        let known = figure_at(at, &mut given);
        for target in known.into_iter().chain([other]) {
            match formula.solve(target, &mut given).unwrap() {
                Solutions::These(values) => for value in values {
                    prop_assert!(value.is_finite());
                    let back = figure_at(value, &mut given);
                    let slack = 1e-9 * target.abs();
                    let is_back = back.is_some_and(|back| (back - target).abs() <= slack);
                    prop_assert!(is_back || target == 0.0, "{}: {:?}, not {}", value, back, target);
                },
                Solutions::Any => {
                    let back = figure_at(at, &mut given);
                    let is_same = |back: f64| (back - target).abs() <= 1e-9 * target.abs().max(1.0);
                    prop_assert!(back.is_none_or(is_same), "{:?}, not {}", back, target);
                }
                Solutions::TooInvolved => {}
            }
        }
    }

    #[test]
    fn a_share_that_can_be_had_is_found(part in 1.0_f64..1e6, rest in 1.0_f64..1e6) {
        let formula = parse("100 * a / (a + b)").unwrap();
        let target = 100.0 * part / (part + rest);
        let mut given = |term: Term<'_>| Ok::<_, ()>(match term {
            Term::Input("b") => Given::known(rest),
            _ => Given::UNKNOWN,
        });
        let Ok(Solutions::These(found)) = formula.solve(target, &mut given) else {
            return Err(TestCaseError::fail("not solved"));
        };
        let found: Vec<f64> = found;
        prop_assert_eq!(found.len(), 1);
        prop_assert!((found[0] - part).abs() <= 1e-6 * part, "{:?} for {}", found, part);
    }
}

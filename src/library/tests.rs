//! Tests of the library as a whole.

use std::collections::BTreeSet;

use super::*;

/// Every formula of the library, variants included, with the KPI it belongs to.
fn formulas() -> impl Iterator<Item = (&'static LibraryKpi, &'static str)> {
    kpis().iter().flat_map(|kpi| {
        let variants = kpi.variants.iter().map(|(_, formula)| *formula);
        std::iter::once(kpi.formula).chain(variants).map(move |formula| (kpi, formula))
    })
}

#[test]
fn every_formula_parses_over_inputs_of_the_library() {
    for (kpi, text) in formulas() {
        let formula = parse(text).unwrap_or_else(|error| panic!("{}: {error}", kpi.key));
        assert_eq!(formula.to_string(), text, "{} is not written as formulas are", kpi.key);
        for identifier in formula.inputs() {
            assert!(input(identifier).is_some(), "{}: {identifier} is no input", kpi.key);
        }
    }
}

#[test]
fn every_input_is_used_and_is_named_once() {
    let used: BTreeSet<String> = formulas()
        .flat_map(|(_, text)| {
            parse(text).unwrap().inputs().into_iter().map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    let names: Vec<_> = inputs().iter().map(|input| input.identifier.to_owned()).collect();
    assert_eq!(names.len(), names.iter().collect::<BTreeSet<_>>().len());
    assert_eq!(used, names.into_iter().collect());
    let labels: BTreeSet<_> = inputs().iter().map(|input| input.label).collect();
    assert_eq!(labels.len(), inputs().len());
    for weight in inputs().iter().filter_map(|input| input.weight) {
        assert!(input(weight).is_some());
    }
}

#[test]
fn keys_and_names_are_given_once() {
    let keys: BTreeSet<_> = kpis().iter().map(|kpi| kpi.key).collect();
    let names: BTreeSet<_> = kpis().iter().map(|kpi| kpi.name).collect();
    assert_eq!((keys.len(), names.len()), (29, 29));
    assert_eq!(kpis().iter().filter(|kpi| kpi.essential).count(), 11);
}

#[test]
fn every_entry_is_complete() {
    for kpi in kpis() {
        assert!(Unit::KNOWN.contains(&kpi.unit()), "{}", kpi.key);
        for text in [kpi.definition, kpi.tells, kpi.does_not_tell] {
            assert!(text.len() > 20 && text.ends_with('.'), "{}: {text}", kpi.key);
        }
        assert!(!kpi.source.is_empty());
        assert!(crate::model::is_identifier(kpi.key));
    }
}

#[test]
fn inputs_add_up_as_their_kind_says() {
    let of_kind = |kind: InputKind| -> Vec<_> {
        let named = inputs().iter().filter(|input| input.kind == kind);
        named.map(|input| input.identifier).collect()
    };
    assert_eq!(of_kind(InputKind::Stock), ["followers"]);
    assert_eq!(of_kind(InputKind::Unique), ["reach"]);
    assert_eq!(of_kind(InputKind::GivenRate), ["mean_followers_of_mentioners"]);
}

#[test]
fn formulas_give_the_figures_of_a_worked_example() {
    let check = |key: &str, quantities: &[(&str, f64)], expected: f64| {
        let formula = parse(kpi(key).unwrap().formula).unwrap();
        let figure = formula.evaluate(&mut |term| {
            let found = quantities.iter().find(|(name, _)| *name == term.input());
            found.map(|(_, value)| *value).ok_or(())
        });
        assert!((figure.unwrap() - expected).abs() < 1e-9, "{key}");
    };
    check("nps", &[("promoters", 50.0), ("passives", 30.0), ("detractors", 20.0)], 30.0);
    check("csat", &[("satisfied_answers", 15.0), ("survey_answers", 20.0)], 75.0);
    check("share_of_voice", &[("own_mentions", 300.0), ("competitor_mentions", 1700.0)], 15.0);
    check("amplification_rate", &[("shares", 300.0), ("followers", 10_000.0)], 3.0);
    check(
        "audience_growth_rate",
        &[("new_followers", 80.0), ("lost_followers", 30.0), ("followers", 1000.0)],
        5.0,
    );
    check("cost_per_thousand_impressions", &[("ad_cost", 5.0), ("impressions", 2000.0)], 2.5);
}

#[test]
fn ratios_move_the_better_way_with_what_they_count() {
    use crate::formula::Influence;
    let check = |key: &str, identifier: &str, expected: Influence| {
        let formula = parse(kpi(key).unwrap().formula).unwrap();
        assert_eq!(formula.influence(identifier), expected, "{key} {identifier}");
    };
    check("amplification_rate", "followers", Influence::Lowers);
    check("share_of_voice", "own_mentions", Influence::Raises);
    check("response_time", "response_minutes", Influence::Raises);
    check("engagement_rate", "comments", Influence::Raises);
}

#[test]
fn a_copy_in_a_plan_keeps_the_definition() {
    let entry = kpi("response_time").unwrap();
    let copy = entry.to_kpi();
    assert_eq!(copy.library_key.as_deref(), Some("response_time"));
    assert_eq!((copy.unit, copy.better), (Unit::Minutes, Better::Lower));
    let identifiers: Vec<_> = entry.inputs().iter().map(|input| input.identifier).collect();
    assert_eq!(identifiers, ["response_minutes", "responses"]);
    assert_eq!(input("reach").unwrap().to_input().kind, InputKind::Unique);
}

#[test]
fn search_puts_the_best_match_first() {
    let check = |text: &str, expected: &str| {
        assert_eq!(search(text).first().map(|kpi| kpi.key), Some(expected), "{text}");
    };
    check("share of voice", "share_of_voice");
    check("ssov", "share_of_voice");
    check("NPS", "nps");
    check("virality", "virality_rate");
    check("engagement", "engagement_rate");
    check("engagement impr", "engagement_rate_by_impressions");
    check("reach", "reach");
    check("cpm", "cost_per_thousand_impressions");
    check("promoters", "nps");
    check("conversion cost", "cost_per_conversion");
    assert_eq!(search("  ").len(), kpis().len());
    assert!(search("zebra").is_empty());
    assert!(search("share zebra").is_empty());
}

//! Every rule of a sound plan, broken in a file: put right and listed, or refused, never silent.
#![expect(clippy::unwrap_used, reason = "a test stops where its material is not as expected")]

use paceline::model::{Baseline, Checkpoint, Goal, Project, check};
use paceline::storage::format::{from_text, to_text};

use crate::plans;

/// A plan with everything a rule can be about, as a hand would type it.
const BASE: &str = r#"(
format: 1,
next_id: 20,
plan: (name: "P", calendar: (fiscal_year_start: 1), judging: (judged_on: Today, min_elapsed: 20.0, on_pace: 5.0, behind: 15.0, every_on_pace: 80.0, every_behind: 60.0)),
channels: [(id: 1, name: "C"), (id: 2, name: "D")],
objectives: [(id: 3, name: "O", weight: 1.0)],
goals: [(
    id: 4, objective: Some(3), statement: "G", kpi: Some(5), target: Some(9.0), upper: Some(10.0),
    baseline: Typed(value: 1.5), weight: 2.0, required_share: 90.0, channels: Some([1, 2]),
    checkpoints: [(date: "2021-01-31", value: 2.5), (date: "2021-02-28", value: 3.5)],
    former_targets: [(until: "2021-01-10", target: 5.5, upper: Some(6.5)), (until: "2021-01-20", target: 7.5)],
)],
kpis: [(id: 5, name: "K", formula: "a", lowest: Some(0.5), highest: Some(99.5))],
inputs: [
    (id: 6, identifier: "a", weight: Some(7), definition_breaks: [(date: "2021-01-01", reason: "r"), (date: "2021-02-01", reason: "s")]),
    (id: 7, identifier: "b"),
],
annotations: [(date: "2021-03-01", text: "t"), (date: "2021-04-01", text: "u")],
notes: [
    (input: 6, channel: 1, cadence: Month, date: "2021-01-01", text: "n"),
    (input: 6, channel: 1, cadence: Month, date: "2021-02-01", text: "o"),
],
readings: [
    (input: 6, channel: 1, cadence: Month, values: "2021-01-01 1 2 3"),
    (input: 7, channel: 2, cadence: Week, values: "2021-01-04 4"),
],
)"#;

fn changed(from: &str, to: &str) -> String {
    assert_eq!(BASE.matches(from).count(), 1, "{from}");
    BASE.replacen(from, to, 1)
}

/// What is listed for the plan with one piece replaced; the plan is sound and stays as it is when
/// it is saved.
#[track_caller]
fn listed(from: &str, to: &str, expected: &[&str]) -> Project {
    let loaded = from_text(changed(from, to).as_bytes())
        .unwrap_or_else(|error| panic!("{from} → {to}: {error}"));
    let problems: Vec<_> = loaded.problems.iter().map(|problem| &problem.message).collect();
    assert_eq!(problems, expected, "{from} → {to}");
    assert_eq!(check(&loaded.project), [], "{from} → {to}");
    let saved = to_text(&loaded.project).unwrap();
    let again = from_text(saved.as_bytes()).unwrap();
    assert_eq!((again.problems.as_slice(), &again.project), (&[][..], &loaded.project));
    loaded.project
}

#[track_caller]
fn refused(from: &str, to: &str, expected: &str) {
    let error = from_text(changed(from, to).as_bytes()).err();
    let error = error.unwrap_or_else(|| panic!("{from} → {to} is accepted"));
    assert_eq!(error.message, expected, "{from} → {to}");
    assert!(!error.expected.is_empty(), "{from} → {to}");
}

#[test]
fn the_plan_to_be_broken_is_sound() {
    listed("format: 1", "format: 1", &[]);
}

#[test]
fn links_to_nothing_are_dropped_and_listed() {
    let gone = |what: &str| format!("{what}, which does not exist; the link was dropped");
    listed("Some(3)", "Some(33)", &[&gone("“G” names objective 33")]);
    listed("kpi: Some(5)", "kpi: Some(55)", &[&gone("“G” names KPI 55")]);
    listed("Some([1, 2])", "Some([1, 9])", &[&gone("“G” names channel 9")]);
    listed("Some([1, 2])", "Some([1, 1])", &["“G” names channel 1 twice"]);
    listed("weight: Some(7)", "weight: Some(77)", &[&gone("“a” names weight input 77")]);
    let made = "Input 9 does not exist; its readings are now under input_9";
    listed("(input: 7, channel: 2", "(input: 9, channel: 2", &[made]);
    let made = "Channel 9 does not exist; it was made, with the name “Channel 9”";
    listed("(input: 7, channel: 2", "(input: 7, channel: 9", &[made]);
    let note = r#"(input: 6, channel: 1, cadence: Month, date: "2021-02-01""#;
    let made = "Input 8 does not exist; its readings are now under input_8";
    listed(note, r#"(input: 8, channel: 1, cadence: Month, date: "2021-02-01""#, &[made]);
}

#[test]
fn a_number_is_used_once_and_the_counter_stands_above_all() {
    let taken =
        |what: &str, n: u32| format!("{what} had the number {n}, which was taken; it is now 20");
    listed(
        "(id: 2, name",
        "(id: 1, name",
        &[
            &taken("The channel “D”", 1),
            "“G” names channel 2, which does not exist; the link was dropped",
            "Channel 2 does not exist; it was made, with the name “Channel 2”",
        ],
    );
    listed("id: 4, objective", "id: 3, objective", &[&taken("The goal “G”", 3)]);
    listed(
        "(id: 5, name",
        "(id: 4, name",
        &[&taken("The KPI “K”", 4), "“G” names KPI 5, which does not exist; the link was dropped"],
    );
    listed(
        "(id: 3, name",
        "(id: 2, name",
        &[
            &taken("The objective “O”", 2),
            "“G” names objective 3, which does not exist; the link was dropped",
        ],
    );
    let large = "The goal “G” had the number 4000000000, which is too large; it is now 20";
    listed("id: 4, objective", "id: 4000000000, objective", &[large]);
    listed("next_id: 20", "next_id: 3", &["next_id was 3, it is now 8"]);
    listed("next_id: 20", "next_id: 4294967295", &["next_id was 4294967295, it is now 8"]);
    listed("next_id: 20,", "", &[]);
}

#[test]
fn inputs_have_names_that_formulas_can_use() {
    let check = |to: &str, expected: &str| {
        listed("identifier: \"b\"", &format!("identifier: \"{to}\""), &[expected]);
    };
    check("a", "The input name “a” was taken; it is now a_2");
    check("B b", "The input name “B b” cannot stand in a formula; it is now b_b");
    check("", "The input name “” cannot stand in a formula; it is now input");
    check("1", "The input name “1” cannot stand in a formula; it is now input_1");
}

#[test]
fn numbers_out_of_range_are_taken_as_the_usual_ones() {
    let left_out = |what: &str| format!("The {what} of “G” is no finite number; it was left out");
    for odd in ["NaN", "inf", "-inf", "1e999"] {
        listed("Some(9.0)", &format!("Some({odd})"), &[&left_out("target")]);
        listed("Some(10.0)", &format!("Some({odd})"), &[&left_out("upper target")]);
        listed("value: 1.5", &format!("value: {odd}"), &[&left_out("baseline")]);
        listed("value: 2.5", &format!("value: {odd}"), &[&left_out("checkpoint")]);
        listed("target: 5.5", &format!("target: {odd}"), &[&left_out("former target")]);
        listed("Some(6.5)", &format!("Some({odd})"), &[&left_out("former upper target")]);
        let lowest = "The lowest value of “K” is no finite number; it was left out";
        listed("Some(0.5)", &format!("Some({odd})"), &[lowest]);
        let highest = "The highest value of “K” is no finite number; it was left out";
        listed("Some(99.5)", &format!("Some({odd})"), &[highest]);
    }
    for (to, shown) in [("-1", "-1"), ("NaN", "NaN"), ("inf", "inf"), ("-0.001", "-0.001")] {
        let message = format!("The weight of “O” is {shown}; taken as 1");
        listed("weight: 1.0", &format!("weight: {to}"), &[&message]);
        let message = format!("The weight of “G” is {shown}; taken as 1");
        listed("weight: 2.0", &format!("weight: {to}"), &[&message]);
    }
    let share = |to: &str, taken: &str| {
        let message = format!("The required share of “G” is {to} %; taken as {taken} %");
        listed("required_share: 90.0", &format!("required_share: {to}"), &[&message]);
    };
    share("100.5", "100");
    share("-1", "0");
    share("NaN", "100");
    let thresholds =
        "The thresholds are not within 0 to 100 or not in order; the usual ones were taken";
    for (from, to) in [
        ("on_pace: 5.0", "on_pace: 16.0"),
        ("on_pace: 5.0", "on_pace: NaN"),
        ("behind: 15.0", "behind: 101.0"),
        ("behind: 15.0", "behind: -1.0"),
        ("every_on_pace: 80.0", "every_on_pace: 59.0"),
        ("every_behind: 60.0", "every_behind: inf"),
        ("min_elapsed: 20.0", "min_elapsed: 100.5"),
    ] {
        // "on_pace" and "behind" also end the names of two others.
        let from = if from.starts_with("every") { from.to_owned() } else { format!(" {from}") };
        listed(&from, &format!(" {to}"), &[thresholds]);
    }
    for month in ["0", "13", "-1", "127"] {
        let message = format!("fiscal_year_start is {month}, not a month from 1 to 12; taken as 1");
        listed("fiscal_year_start: 1", &format!("fiscal_year_start: {month}"), &[&message]);
    }
}

#[test]
fn what_stands_in_order_of_date_is_put_in_order() {
    listed("2021-02-28", "2021-01-01", &["The checkpoints of “G” were put in order of date"]);
    listed("2021-01-20", "2021-01-01", &["The former targets of “G” were put in order of date"]);
    let breaks = "The definition breaks of a were put in order of date";
    listed("(date: \"2021-02-01\", reason", "(date: \"2020-02-01\", reason", &[breaks]);
    listed("2021-04-01", "2021-01-31", &["The annotations were put in order of date"])
        .annotations
        .iter()
        .zip(["u", "t"])
        .for_each(|(annotation, text)| assert_eq!(annotation.text, text));
}

#[test]
fn readings_and_notes_have_one_place_each() {
    let project = listed(
        "2021-01-01 1 2 3",
        "2021-01-01 1 2 3\n2021-02-01 9",
        &["The month from 2021-02-01 has two readings; this one was kept"],
    );
    assert_eq!(project.n_readings(), 4);
    listed(
        "2021-01-01 1 2 3",
        "2021-01-20 1 2 3",
        &["No month starts on this date; taken as the month from 2021-01-01"],
    );
    listed(
        "2021-01-04 4",
        "2021-01-10 4",
        &["No week starts on this date; taken as the week from 2021-01-04"],
    );
    let second = "(input: 6, channel: 1, cadence: Month, values: \"2021-03-01 8 9\"), (input: 7, channel: 2, cadence: Week, values: \"2021-01-04 4\")";
    let first = "(input: 7, channel: 2, cadence: Week, values: \"2021-01-04 4\")";
    listed(
        first,
        second,
        &[
            "A second table for input 6, channel 1 by month was joined with the first; 1 readings were in both, those of the second were kept",
        ],
    );
    listed(
        "\"2021-01-04 4\"",
        "\"\"",
        &["The table for input 7, channel 2 by week holds no readings; it was left out"],
    );
    let project = listed(
        "date: \"2021-02-01\", text",
        "date: \"2021-01-01\", text",
        &["Two notes on the reading from 2021-01-01 were joined"],
    );
    assert_eq!(project.notes.values().next().unwrap().text, "n\no");
    listed(
        "date: \"2021-02-01\", text",
        "date: \"2021-02-03\", text",
        &["No month starts on 2021-02-03; the note is now on the month from 2021-02-01"],
    );
}

#[test]
fn what_cannot_be_put_right_is_refused() {
    refused("1 2 3", "1 2 nan", "“nan” is not a number");
    refused("1 2 3", "1 2 inf", "“inf” is not a number");
    refused("1 2 3", "1 2 1e400", "“1e400” is not a number");
    refused("1 2 3", "1 2,5 3", "“2,5” is not a number");
    refused("2021-01-01 1 2 3", "1 2 3", "“1” is not a date");
    refused("2021-01-01 1 2 3", "2021-13-01 1", "“2021-13-01” is not a date");
    refused("2021-01-01 1 2 3", "9998-12-01 1 2", "“2” falls outside the years 1 to 9998");
    refused(
        "2021-03-01",
        "2021-02-30",
        "\"2021-02-30\" cannot stand here in annotations, entry 1, date",
    );
    refused("name: \"C\"", "name: \"C\", name: \"D\"", "“name” stands twice in channels, entry 1");
    refused("(id: 1, name", "(name", "“id” is missing in channels, entry 1");
    refused(", name: \"K\"", "", "“name” is missing in kpis, entry 1");
    refused(", value: 2.5", "", "“value” is missing in goals, entry 1, checkpoints, entry 1");
    refused("plan: (name: \"P\", ", "plan: (", "“name” is missing in plan");
    refused("format: 1,", "format: 1, format: 1,", "“format” stands twice");
    refused("format: 1,", "", "“format” is missing");
    let long = format!("name: \"{}\"", "x".repeat(64 * 1024 + 1));
    refused("name: \"C\"", &long, "A text of channel 1 is longer than 64 kB");
}

#[test]
fn a_list_is_as_long_as_a_plan_may_have_it_and_no_longer() {
    let check = |from: &str, entry: &str, most: usize, place: &str| {
        let list = |n: usize| format!("[{}]", entry.repeat(n));
        let text = changed(from, &list(most + 1));
        let error = from_text(text.as_bytes()).unwrap_err();
        assert_eq!(error.message, format!("The list is too long in {place}"));
        assert_eq!(error.expected, format!("A plan has a list of at most {most} entries"));
        assert!(from_text(changed(from, &list(most)).as_bytes()).is_ok(), "{place}");
    };
    check("[1, 2]", "1,", 10_000, "goals, entry 1, channels");
    let annotations = r#"[(date: "2021-03-01", text: "t"), (date: "2021-04-01", text: "u")]"#;
    if !cfg!(debug_assertions) {
        check(annotations, "(date:\"2021-03-01\"),", 200_000, "annotations");
    }
    let checkpoints = r#"[(date: "2021-01-31", value: 2.5), (date: "2021-02-28", value: 3.5)]"#;
    check(checkpoints, "(date:\"2021-01-31\",value:1),", 10_000, "goals, entry 1, checkpoints");
}

#[test]
fn what_is_not_known_is_listed_with_its_place() {
    let check = |from: &str, to: &str, place: &str| {
        let message = format!("“{place}” is not known and will be gone after saving");
        let loaded = from_text(changed(from, to).as_bytes()).unwrap();
        assert_eq!(loaded.unknown, [place]);
        assert_eq!(loaded.problems.len(), 1, "{place}");
        assert_eq!(loaded.problems[0].message, message);
        assert!(loaded.problems[0].line.is_some() && loaded.problems[0].column.is_some());
    };
    check("format: 1,", "format: 1, theme: \"dark\",", "theme");
    check("name: \"P\"", "name: \"P\", logo: (1, 2)", "plan, logo");
    check("judged_on: Today", "judged_on: Today, mood: Good", "plan, judging, mood");
    check("name: \"C\"", "name: \"C\", colour: Red", "channels, entry 1, colour");
    check("name: \"D\"", "name: \"D\", colour: [1, [2]]", "channels, entry 2, colour");
    check("statement: \"G\"", "statement: \"G\", likes: {1: 2}", "goals, entry 1, likes");
    check("value: 2.5", "value: 2.5, why: None", "goals, entry 1, checkpoints, entry 1, why");
    check("formula: \"a\"", "formula: \"a\", former: 'x'", "kpis, entry 1, former");
    check(
        "reason: \"s\"",
        "reason: \"s\", who: ()",
        "inputs, entry 1, definition_breaks, entry 2, who",
    );
    check("text: \"u\"", "text: \"u\", pin: true", "annotations, entry 2, pin");
    check("text: \"o\"", "text: \"o\", stars: 5", "notes, entry 2, stars");
    check("\"2021-01-04 4\"", "\"2021-01-04 4\", by: \"me\"", "readings, entry 2, by");
}

#[test]
fn a_choice_nobody_knows_is_named_with_its_field_its_place_and_the_choices() {
    let check = |from: &str, field: &str, place: &str, one: &str| {
        for odd in ["Other", "other_thing"] {
            let error = from_text(changed(from, &format!("{from}, {field}: {odd}")).as_bytes());
            let error = error.unwrap_err();
            let message = format!("“{odd}” is none of the choices in {place}, {field}");
            assert_eq!(error.message, message);
            assert!(error.line.is_some() && error.column.is_some(), "{place}");
            assert!(error.expected.contains(one), "{place}: {}", error.expected);
            assert_eq!(
                error.excerpt.chars().skip(error.caret).take(5).collect::<String>(),
                odd[..5]
            );
        }
    };
    let goal = "statement: \"G\"";
    check(goal, "intent", "goals, entry 1", "RaiseTo");
    check(goal, "amount", "goals, entry 1", "ByPercent");
    check(goal, "measured_as", "goals, entry 1", "LevelAtEnd");
    check(goal, "state", "goals, entry 1", "Paused");
    check(goal, "judged_per", "goals, entry 1", "Quarter");
    check("target: 5.5", "amount", "goals, entry 1, former_targets, entry 1", "ByPoints");
    check("formula: \"a\"", "better", "kpis, entry 1", "Lower");
    check("identifier: \"b\"", "kind", "inputs, entry 2", "Flow");
    check("identifier: \"b\"", "stock_rule", "inputs, entry 2", "Write one of");
    check("identifier: \"b\"", "over_time", "inputs, entry 2", "Write one of");
    check("identifier: \"b\"", "over_channels", "inputs, entry 2", "Write one of");
}

/// Puts a number where it does not belong.
type Spoil = Box<dyn Fn(&mut Project, f64)>;

#[test]
fn numbers_that_are_none_are_not_saved_and_named() {
    fn goal(change: impl Fn(&mut Goal, f64) + 'static) -> Spoil {
        Box::new(move |project, value| {
            let id = project.goals.ids()[0];
            project.goals.change(id, |goal| change(goal, value));
        })
    }
    fn judging(change: impl Fn(&mut paceline::model::Judging, f64) + 'static) -> Spoil {
        Box::new(move |project, value| {
            change(&mut std::sync::Arc::make_mut(&mut project.settings).judging, value);
        })
    }
    let objective: Spoil = Box::new(|project, value| {
        let id = project.objectives.ids()[0];
        project.objectives.change(id, |objective| objective.weight = value);
    });
    let kpi = |is_low: bool| -> Spoil {
        Box::new(move |project, value| {
            let id = project.kpis.ids()[0];
            project.kpis.change(id, |kpi| {
                *(if is_low { &mut kpi.range.0 } else { &mut kpi.range.1 }) = Some(value);
            });
        })
    };
    let threshold = "A threshold of the plan";
    let fields = [
        (threshold, judging(|judging, value| judging.on_pace = value)),
        (threshold, judging(|judging, value| judging.behind = value)),
        (threshold, judging(|judging, value| judging.every_on_pace = value)),
        (threshold, judging(|judging, value| judging.every_behind = value)),
        (threshold, judging(|judging, value| judging.min_elapsed = value)),
        ("The weight of objective 1", objective),
        ("The weight of goal 2", goal(|goal, value| goal.weight = value)),
        ("The target of goal 2", goal(|goal, value| goal.target = Some(value))),
        ("The upper target of goal 2", goal(|goal, value| goal.upper = Some(value))),
        ("The required share of goal 2", goal(|goal, value| goal.required_share = value)),
        (
            "The baseline of goal 2",
            goal(|goal, value| {
                goal.baseline = Baseline::Typed { value, as_of: None };
            }),
        ),
        (
            "The checkpoint of goal 2",
            goal(|goal, value| {
                goal.checkpoints = vec![Checkpoint { date: jiff::civil::date(2021, 3, 1), value }];
            }),
        ),
        ("The lowest value of KPI 3", kpi(true)),
        ("The highest value of KPI 3", kpi(false)),
    ];
    for (what, change) in fields {
        for odd in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            let mut project = plans::small();
            change(&mut project, odd);
            let error = to_text(&project).unwrap_err().to_string();
            let expected = format!("{what} is not a finite number; type it anew, then save again");
            assert_eq!(error, expected);
        }
    }
}

//! Figures of surveys carry the number of answers and how far these reach, wherever they are shown.

use std::sync::Arc;

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::{Date, date};
use paceline::app::App;
use paceline::model::{
    Baseline, Cadence, Channel, ChannelId, Goal, GoalId, Input, InputId, JudgedOn, Kpi, KpiId,
    Objective, ObjectiveId, Project, ReadingKey, Unit,
};
use paceline::storage;
use serde_json::{Value, json};

use crate::app::window_on;
use crate::cli::answer_on;

const TODAY: Date = date(2021, 6, 1);
const NPS: &str = "100 * (promoters - detractors) / (promoters + passives + detractors)";
const CSAT: &str = "100 * satisfied_answers / survey_answers";

/// Readings of January to May 2021, each input by name.
type Answers<'a> = &'a [(&'a str, [f64; 5])];

/// 0, 1, 8, 9 and 10 answers to whether people recommend it.
const RECOMMENDED: Answers<'_> = &[
    ("promoters", [0.0, 1.0, 4.0, 5.0, 5.0]),
    ("passives", [0.0, 0.0, 3.0, 3.0, 3.0]),
    ("detractors", [0.0, 0.0, 1.0, 1.0, 2.0]),
];

/// 0, 1, 8, 9 and 20 answers to whether people are satisfied.
const SATISFIED: Answers<'_> = &[
    ("satisfied_answers", [0.0, 1.0, 8.0, 7.0, 15.0]),
    ("survey_answers", [0.0, 1.0, 8.0, 9.0, 20.0]),
];

/// A plan with one survey, and the goal to reach 80 by the end of June.
fn plan(answers: Answers<'_>, formula: &str, unit: Unit) -> Project {
    let mut project = Project { next_id: 10, ..Project::default() };
    Arc::make_mut(&mut project.settings).judging.judged_on = JudgedOn::Fixed(TODAY);
    let objective = Objective { name: "Satisfied customers".to_owned(), ..Objective::default() };
    project.objectives.set(ObjectiveId(1), objective);
    let kpi = Kpi { name: "Score".to_owned(), formula: formula.to_owned(), unit, ..Kpi::default() };
    project.kpis.set(KpiId(2), kpi);
    project.channels.set(ChannelId(3), Channel { name: "Mail".to_owned(), ..Channel::default() });
    let goal = Goal {
        objective: Some(ObjectiveId(1)),
        statement: "Be recommended".to_owned(),
        kpi: Some(KpiId(2)),
        target: Some(80.0),
        baseline: Baseline::Typed { value: 20.0, as_of: None },
        start: Some(date(2021, 1, 1)),
        deadline: Some(date(2021, 6, 30)),
        ..Goal::default()
    };
    project.goals.set(GoalId(4), goal);
    for (id, (name, values)) in (5..).zip(answers) {
        let input = Input { identifier: (*name).to_owned(), ..Input::default() };
        project.inputs.set(InputId(id), input);
        for (month, value) in (1..).zip(values) {
            let period = project.settings.calendar.period_of(Cadence::Month, date(2021, month, 1));
            let key = ReadingKey { input: InputId(id), channel: ChannelId(3), period };
            project.set_reading(key, Some(*value));
        }
    }
    project
}

/// A plan in a file, asked on the command line and looked at in a window.
struct Saved {
    path: std::path::PathBuf,
    _folder: tempfile::TempDir,
}

impl Saved {
    fn of(project: &Project) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.ron");
        storage::save(project, &path).unwrap();
        Self { path, _folder: folder }
    }

    fn ask(&self, words: &[&str]) -> String {
        let path = self.path.to_str().unwrap();
        let (verb, rest) = words.split_first().unwrap();
        answer_on(TODAY, [*verb, path].into_iter().chain(rest.iter().copied())).out
    }

    fn ask_json(&self, words: &[&str]) -> Value {
        serde_json::from_str(&self.ask(words)).unwrap()
    }

    fn window(&self) -> Harness<'static, App> {
        window_on(self.path.clone(), TODAY, [1280.0, 800.0])
    }
}

#[track_caller]
fn holds(text: &str, expected: &[&str]) {
    for words in expected {
        assert!(text.contains(words), "{words:?} is not in\n{text}");
    }
}

#[test]
fn series_and_status_say_n_and_margin_of_a_promoter_score() {
    let plan = Saved::of(&plan(RECOMMENDED, NPS, Unit::Points));
    let text = plan.ask(&["series"]);
    holds(
        &text,
        &[
            "no answers: promoters + passives + detractors is 0",
            "  1 answer, too few answers for a margin (it takes 10)",
            "  8 answers, too few answers for a margin (it takes 10)",
            "  9 answers, too few answers for a margin (it takes 10)",
            "  10 answers, 95 % margin ± 48.4 points",
        ],
    );
    holds(&plan.ask(&["series", "--explain"]), &["Answers: 9 answers, too few", "= 48.408"]);
    let status = plan.ask(&["status", "--explain"]);
    holds(&status, &["; 10 answers, 95 % margin ± 48.4 points", "Answers: 10 answers"]);
    let goal = &plan.ask_json(&["status", "--json"])["goals"][0]["survey"];
    assert_eq!(goal["answers"], json!(10.0));
    assert_eq!(goal["method"], json!("margin"));
    let points = plan.ask_json(&["series", "--json"])["kpis"][0]["points"].clone();
    let each: Vec<(&Value, &Value, &Value)> = points
        .as_array()
        .unwrap()
        .iter()
        .map(|point| &point["survey"])
        .map(|survey| (&survey["answers"], &survey["method"], &survey["low"]))
        .collect();
    let few = json!("too_few_answers");
    assert_eq!(each[0], (&json!(0.0), &json!("no_answers"), &Value::Null));
    assert_eq!(each[1], (&json!(1.0), &few, &Value::Null));
    assert_eq!(each[2], (&json!(8.0), &few, &Value::Null));
    assert_eq!(each[3], (&json!(9.0), &few, &Value::Null));
    assert_eq!(each[4].0, &json!(10.0));
    assert!((each[4].2.as_f64().unwrap() - (30.0 - 48.408_42)).abs() < 1e-4);
}

#[test]
fn series_and_status_say_n_and_interval_of_a_share_of_answers() {
    let plan = Saved::of(&plan(SATISFIED, CSAT, Unit::Percent));
    holds(
        &plan.ask(&["series"]),
        &[
            "no answers: survey answers is 0",
            "1 answer, 95 % interval 21 to 100 % (Wilson)",
            "8 answers, 95 % interval 68 to 100 % (Wilson)",
            "9 answers, 95 % interval 45 to 94 % (Wilson)",
            "20 answers, 95 % interval 53 to 89 % (Wilson)",
        ],
    );
    let status = plan.ask(&["status"]);
    holds(&status, &["20 answers, 95 % interval 53 to 89 % (Wilson)"]);
    holds(
        &status,
        &["may lie anywhere from 53 % to 89 % by chance: with 53 % the goal would be off pace"],
    );
    assert!(!status.contains("17.8"), "{status}");
    let goal = &plan.ask_json(&["status", "--json"])["goals"][0]["survey"];
    assert_eq!((&goal["method"], &goal["margin"]), (&json!("wilson"), &Value::Null));
    assert!((goal["low"].as_f64().unwrap() - 53.1295).abs() < 1e-4, "{goal}");
    assert!((goal["high"].as_f64().unwrap() - 88.814).abs() < 1e-4, "{goal}");
}

#[test]
fn a_kpi_that_is_no_survey_has_none() {
    let answers: Answers<'_> = &[("shares", [1.0; 5]), ("impressions", [20.0; 5])];
    let plan = Saved::of(&plan(answers, "100 * shares / impressions", Unit::Percent));
    assert_eq!(plan.ask_json(&["status", "--json"])["goals"][0]["survey"], Value::Null);
    assert!(!plan.ask(&["series"]).contains("answers"));
}

#[test]
fn chart_table_and_grid_carry_n_and_margin() {
    let saved = Saved::of(&plan(SATISFIED, CSAT, Unit::Percent));
    let mut window = saved.window();
    let words = "20 answers, 95 % interval 53 to 89 % (Wilson)";
    let of = |node: egui_kittest::Node<'_>| {
        node.accesskit_node().value().unwrap_or_default().replace('\u{a0}', " ")
    };
    let cell = window.get_by_role_and_label(Role::Cell, "Score, May 2021");
    assert_eq!(of(cell), format!("75.00 %, {words}"));
    window.get_by_label("Answers, 95 %: how many answers, and how far they reach");
    let chart = window
        .get_all_by_role(Role::Image)
        .find(|node| node.accesskit_node().label().is_some_and(|name| name.contains("75 %")))
        .unwrap();
    let name = chart.accesskit_node().label().unwrap();
    assert!(name.starts_with("75 % (53 to 89 %, 20 answers) in May 2021, "), "{name}");
    chart.focus();
    window.run();
    let chart = window.get_by_role_and_label(Role::Image, &name);
    let read = of(chart);
    assert!(read.starts_with(&format!("May 2021: 75 %, {words}, ")), "{read}");
    window.get_by_role_and_label(Role::Button, "Show as table").click();
    window.run();
    window.get_by_label("95 % interval");
    for text in ["53 to 89 %", "68 to 100 %", "20"] {
        assert!(window.query_all_by_label(text).next().is_some(), "{text}");
    }
}

#[test]
fn too_few_answers_are_said_in_the_window() {
    let few: Answers<'_> =
        &[("promoters", [4.0; 5]), ("passives", [3.0; 5]), ("detractors", [1.0; 5])];
    let window = Saved::of(&plan(few, NPS, Unit::Points)).window();
    let sentence = "37.5 points (too few answers, 8) in May 2021, ";
    assert!(window.query_all_by_label_contains(sentence).next().is_some());
    let cell = window.get_by_role_and_label(Role::Cell, "Score, May 2021");
    let text = cell.accesskit_node().value().unwrap_or_default();
    assert!(text.contains("8 answers, too few answers for a margin (it takes 10)"), "{text}");
}

#[test]
fn why_it_moved_says_the_answers_of_both_stretches_and_when_they_are_too_few() {
    let plan = Saved::of(&plan(RECOMMENDED, NPS, Unit::Points));
    let text = plan.ask(&["why", "--kpi", "Score", "--from", "2021-04", "--to", "2021-05"]);
    holds(
        &text,
        &[
            "  April 2021: 9 answers, too few answers for a margin (it takes 10)",
            "from Mail; 10 answers, 95 % margin ± 48.4 points",
        ],
    );
}

//! *Why did it move?*: asked on the command line, and in the window beside the chart.
#![expect(clippy::unwrap_used, reason = "a test stops where its material is not as expected")]

use std::path::PathBuf;
use std::sync::Arc;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use jiff::civil::{Date, date};
use paceline::app::App;
use paceline::cli::{Answer, ExitCode};
use paceline::model::{
    Cadence, Channel, ChannelId, Goal, GoalId, Input, InputId, InputKind, Kpi, KpiId, Objective,
    ObjectiveId, Project, ReadingKey, Scope, Unit,
};
use paceline::storage;
use serde_json::Value;
use tempfile::TempDir;

use crate::app::window_on;
use crate::cli::answer_on;

const NETFLIX: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/netflix.ron");
const TODAY: Date = date(2021, 3, 15);
const SHARES: InputId = InputId(4);
const IMPRESSIONS: InputId = InputId(5);
const FACEBOOK: ChannelId = ChannelId(6);
const X: ChannelId = ChannelId(7);

/// Channel A 100/10,000 → 220/20,000 and B 400/8,000 → 416/8,000; a month before both at half the
/// rate. The goal looks at both, and there is a channel nobody reads.
fn plan() -> Project {
    let mut project = Project { next_id: 10, ..Project::default() };
    let (objective, goal, kpi) = (ObjectiveId(1), GoalId(2), KpiId(3));
    let named = |name: &str| Objective { name: name.to_owned(), ..Objective::default() };
    project.objectives.set(objective, named("Brand awareness"));
    project.goals.set(
        goal,
        Goal {
            objective: Some(objective),
            statement: "Have more of what we say passed on".to_owned(),
            kpi: Some(kpi),
            target: Some(3.0),
            start: Some(date(2021, 2, 1)),
            deadline: Some(date(2021, 4, 30)),
            scope: Scope { channels: Some(vec![FACEBOOK]), market: String::new() },
            ..Goal::default()
        },
    );
    let virality = Kpi {
        name: "Virality rate".to_owned(),
        formula: "100 * shares / impressions".to_owned(),
        unit: Unit::Percent,
        ..Kpi::default()
    };
    project.kpis.set(kpi, virality);
    for (id, identifier, label) in
        [(SHARES, "shares", "Shares"), (IMPRESSIONS, "impressions", "Impressions")]
    {
        let (identifier, label) = (identifier.to_owned(), label.to_owned());
        let kind = InputKind::Flow;
        project.inputs.set(id, Input { identifier, label, kind, ..Input::default() });
    }
    for (id, name) in [(FACEBOOK, "Facebook"), (X, "X"), (ChannelId(8), "Pinterest")] {
        project.channels.set(id, Channel { name: name.to_owned(), ..Channel::default() });
    }
    for (channel, months) in [
        (FACEBOOK, [[50.0, 10_000.0], [100.0, 10_000.0], [220.0, 20_000.0]]),
        (X, [[200.0, 8_000.0], [400.0, 8_000.0], [416.0, 8_000.0]]),
    ] {
        for (month, [shares, impressions]) in (0..).zip(months) {
            let first = project.settings.calendar.period_of(Cadence::Month, date(2020, 12, 1));
            for (input, value) in [(SHARES, shares), (IMPRESSIONS, impressions)] {
                let key = ReadingKey { input, channel, period: first.offset(month) };
                project.set_reading(key, Some(value));
            }
        }
    }
    project
}

fn saved(project: &Project) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    storage::save(project, &path).unwrap();
    (folder, path)
}

fn ask(args: &[&str]) -> Answer {
    answer_on(TODAY, std::iter::once("why").chain(args.iter().copied()))
}

fn ask_json(args: &[&str]) -> Value {
    let answer = ask(args);
    serde_json::from_str(&answer.out).unwrap_or_else(|error| panic!("{error}: {answer:?}"))
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

/// Also as printed there is no error in the sum.
#[track_caller]
fn add_up(parts: [&Value; 2], whole: &Value) {
    let sum = number(parts[0]) + number(parts[1]);
    assert_eq!(sum.to_bits(), number(whole).to_bits(), "{sum} instead of {whole}");
}

#[test]
fn the_command_line_says_why_in_sentences_and_a_table() {
    let (_folder, path) = saved(&plan());
    let answer = ask(&[path.to_str().unwrap(), "--kpi", "virality RATE"]);
    assert_eq!((answer.code, answer.err.as_str()), (ExitCode::Fine, ""));
    let lines: Vec<&str> = answer.out.lines().collect();
    assert_eq!(
        lines[0],
        "Virality rate fell by 0.51 points, from 2.78 % (January 2021) to 2.27 % (February 2021)"
    );
    for part in [
        "Numerator: shares rose by 27.2 %, from 500 to 636: +0.60 points",
        "Denominator: impressions rose by 55.6 %, from 18,000 to 28,000: −1.11 points",
        "Beware: Both channels rose, yet the total fell",
        "Channel   Before  After",
        "How this is computed:",
        "January 2021: shares 500, impressions 18,000; 4 readings from Facebook and X",
    ] {
        assert!(answer.out.contains(part), "{part} in\n{}", answer.out);
    }
}

#[test]
fn the_keys_of_the_json_are_promised() {
    let (_folder, path) = saved(&plan());
    let path = path.to_str().unwrap();
    let found = ask_json(&[
        path,
        "--kpi",
        "Virality rate",
        "--from",
        "2021-01",
        "--to",
        "2021-02",
        "--json",
    ]);
    let keys =
        |value: &Value| -> Vec<String> { value.as_object().unwrap().keys().cloned().collect() };
    assert_eq!(
        keys(&found),
        [
            "kpi",
            "name",
            "unit",
            "channel",
            "before",
            "after",
            "change",
            "headline",
            "numerator",
            "denominator",
            "inputs",
            "inputs_reason",
            "mix",
            "rate",
            "channels",
            "channels_reason",
            "alarm",
            "sentences",
            "cautions",
            "explanation"
        ]
    );
    assert_eq!(
        keys(&found["before"]),
        ["period", "start", "end", "value", "complete", "readings", "reason"]
    );
    assert_eq!(keys(&found["numerator"]), ["name", "before", "after", "part"]);
    assert_eq!(
        keys(&found["channels"][0]),
        ["id", "name", "before", "after", "weight_before", "weight_after", "mix", "rate", "part"]
    );
    assert_eq!(found["before"]["period"], "2021-01");
    let change = number(&found["change"]);
    add_up([&found["numerator"]["part"], &found["denominator"]["part"]], &found["change"]);
    add_up([&found["mix"], &found["rate"]], &found["change"]);
    assert!((change + 0.506_349_206).abs() < 1e-9, "{change}");
    let said = ask(&[path, "--kpi", "Virality rate"]).out;
    for sentence in found["sentences"].as_array().unwrap() {
        assert!(said.contains(sentence.as_str().unwrap()), "{sentence} in\n{said}");
    }
}

#[test]
fn a_share_of_voice_is_divided_by_input_too() {
    let found = ask_json(&[NETFLIX, "--kpi", "Social share of voice", "--json"]);
    let inputs = found["inputs"].as_array().unwrap();
    assert_eq!(inputs.len(), 2);
    add_up([&inputs[0]["part"], &inputs[1]["part"]], &found["change"]);
    assert!(inputs[0]["through_denominator"].as_f64().unwrap() < 0.0);
    assert!(inputs[1]["through_denominator"].is_null());
}

#[test]
fn one_channel_and_any_two_stretches_can_be_asked_about() {
    let (_folder, path) = saved(&plan());
    let path = path.to_str().unwrap();
    let found = ask_json(&[
        path,
        "--kpi",
        "Virality rate",
        "--channel",
        "x",
        "--from",
        "2020-12",
        "--to",
        "2021-01-01..2021-02-28",
        "--json",
    ]);
    assert_eq!(found["channel"], "X");
    assert_eq!(found["before"]["value"], 2.5);
    assert_eq!(found["after"]["value"], 5.1);
    assert_eq!((&found["after"]["period"], &found["mix"]), (&Value::Null, &Value::Null));
    // Without --from it is the stretch before.
    let found = ask_json(&[path, "--kpi", "Virality rate", "--to", "2021-01", "--json"]);
    assert_eq!(found["before"]["period"], "2020-12");
}

#[test]
fn what_has_no_answer_has_a_reason_and_what_makes_no_sense_is_wrong_usage() {
    let (_folder, path) = saved(&plan());
    let path = path.to_str().unwrap();
    let answer = ask(&[path, "--kpi", "Virality rate", "--to", "2021-04"]);
    assert_eq!(answer.code, ExitCode::Fine);
    let reason = "March 2021 has no figure: no reading of shares and impressions in March 2021. \
                  April 2021 has no figure: no reading of shares and impressions in April 2021";
    assert!(answer.out.starts_with(reason), "{}", answer.out);
    let found = ask_json(&[path, "--kpi", "Virality rate", "--to", "2021-04", "--json"]);
    assert!(found["change"].is_null() && found["numerator"].is_null());
    assert_eq!(found["channels"], Value::Array(Vec::new()));
    let wrong: [&[&str]; 6] = [
        &[path],
        &[path, "--kpi", "Nonsense"],
        &[path, "--kpi", "Virality rate", "--channel", "MySpace"],
        &[path, "--kpi", "Virality rate", "--to", "lately"],
        &[path, "--kpi", "Virality rate", "--from", "2021-02..2021-01"],
        &[path, "--kpi", "Virality rate", "--today", "2021-02-01"],
    ];
    for args in wrong {
        let answer = ask(args);
        assert_eq!(answer.code, ExitCode::WrongUsage, "{args:?}: {}", answer.err);
        assert!(answer.out.is_empty() && !answer.err.is_empty());
    }
    assert_eq!(ask(&["nowhere.ron", "--kpi", "x"]).code, ExitCode::Unreadable);
}

#[test]
fn a_formula_that_cannot_be_read_is_told() {
    let mut project = plan();
    project.kpis.change(KpiId(3), |kpi| kpi.formula = "100 * likes / impressions".to_owned());
    let (_folder, path) = saved(&project);
    let answer = ask(&[path.to_str().unwrap(), "--kpi", "Virality rate"]);
    let reason = "Virality rate: the formula refers to likes, which this plan does not have\n";
    assert_eq!((answer.code, answer.out.as_str()), (ExitCode::Fine, reason));
}

struct Story {
    window: Harness<'static, App>,
    _folder: TempDir,
}

impl Story {
    fn of(project: &Project) -> Self {
        let (folder, path) = saved(project);
        let window = window_on(path, TODAY, [1280.0, 1600.0]);
        Self { window, _folder: folder }
    }

    fn click(&mut self, role: Role, name: &str) {
        self.window.get_by_role_and_label(role, name).click();
        self.window.run();
    }

    fn asked(project: &Project) -> Self {
        let mut story = Self::of(project);
        story.click(Role::Button, "Ask");
        story.click(Role::Button, "Why did it move?");
        story
    }

    #[track_caller]
    fn says(&self, words: &str) {
        assert!(
            self.window.query_all_by_label_contains(words).next().is_some(),
            "“{words}” is not said"
        );
    }

    fn is_silent_on(&self, words: &str) -> bool {
        self.window.query_all_by_label_contains(words).next().is_none()
    }
}

#[test]
fn asked_from_the_chart_the_panel_explains_the_goal_and_then_all_channels() {
    let mut story = Story::asked(&plan());
    story.says("Virality rate rose by 0.10 points, from 1.00 % (January 2021) to 1.10 %");
    assert!(story.is_silent_on("yet the total fell"));
    // A year before there are no readings.
    assert!(story.window.query_by_label("A year before").is_none());
    story.click(Role::RadioButton, "All channels");
    story.says("Virality rate fell by 0.51 points, from 2.78 % (January 2021) to 2.27 %");
    story.says("Both channels rose, yet the total fell");
    story.window.get_by_role_and_label(Role::Image, "Numerator: shares: +0.60\u{a0}points");
    story.window.get_by_role_and_label(Role::Image, "Denominator: impressions: −1.11\u{a0}points");
    story.window.get_by_role_and_label(Role::Image, "Mix of the channels: −0.64\u{a0}points");
    story.says("January 2021: shares 500, impressions 18,000");
}

#[test]
fn another_stretch_gives_another_answer_and_a_new_reading_a_new_one_again() {
    let mut story = Story::asked(&plan());
    story.click(Role::ComboBox, "Before");
    story.click(Role::Button, "Dec 2020");
    story.says("Virality rate rose by 0.60 points, from 0.50 % (December 2020) to 1.10 %");
    story.click(Role::RadioButton, "Month before");
    story.says("from 1.00 % (January 2021) to 1.10 % (February 2021)");
    story.click(Role::RadioButton, "Quarter");
    story.says("Q4 2020");
    story.click(Role::Button, "Close the answer");
    assert!(story.window.state().session().question.is_none());
}

#[test]
fn a_kpi_without_readings_and_one_with_a_broken_formula_say_so() {
    let mut project = plan();
    project.series = Arc::default();
    let story = Story::asked_from_menu(&project);
    story.says("No reading yet, so there is no move to explain");
    let mut project = plan();
    project.kpis.change(KpiId(3), |kpi| kpi.formula = "100 * likes / impressions".to_owned());
    let mut story = Story::asked_from_menu(&project);
    story.says("The formula refers to likes, which this plan does not have");
    story.click(Role::Button, "Show the KPI");
    assert!(story.window.state().session().inspected.is_some());
}

impl Story {
    /// Without a figure the chart offers no questions, the menu does.
    fn asked_from_menu(project: &Project) -> Self {
        let mut story = Self::of(project);
        story.click(Role::Button, "Analyse");
        story.window.get_by_label_contains("Why did it move?").click();
        story.window.run();
        story
    }
}

#[test]
fn escape_closes_the_answer_but_an_open_list_first() {
    let mut story = Story::asked(&plan());
    let is_asked = |story: &Story| story.window.state().session().question.is_some();
    story.click(Role::ComboBox, "Before");
    story.window.key_press(Key::Escape);
    story.window.run();
    assert!(is_asked(&story), "the list was open");
    // Away from the chooser, which has the keyboard.
    story.window.key_press(Key::Escape);
    story.window.run();
    if is_asked(&story) {
        story.window.key_press(Key::Escape);
        story.window.run();
    }
    assert!(!is_asked(&story));
}

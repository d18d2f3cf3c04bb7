//! "What would it take?" on the command line: the same sentences, JSON, and what is refused.
#![expect(clippy::unwrap_used, reason = "a test stops where its material is not as expected")]

use jiff::civil::date;
use paceline::cli::{Answer, ExitCode};
use serde_json::Value;

use crate::cli::answer_on;

const NETFLIX: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/netflix.ron");

fn ask(args: &[&str]) -> Answer {
    let args = ["needed", NETFLIX].into_iter().chain(args.iter().copied());
    answer_on(date(2021, 6, 30), args)
}

fn json(args: &[&str]) -> Value {
    let args: Vec<&str> = args.iter().copied().chain(["--json"]).collect();
    serde_json::from_str(&ask(&args).out).unwrap()
}

const VOICE: [&str; 2] = ["--kpi", "social share of voice"];

fn voice(more: &[&str]) -> Vec<&'static str> {
    let more: Vec<&'static str> =
        more.iter().map(|word| &*Box::leak((*word).to_owned().into_boxed_str())).collect();
    VOICE.into_iter().chain(more).collect()
}

#[test]
fn the_share_of_voice_asks_for_396_own_mentions() {
    let answer = json(&voice(&["--target", "15", "--hold", "competitor_mentions=2,240"]));
    assert_eq!(answer["solve"], "own_mentions");
    assert_eq!(answer["value"], 396.0);
    assert!((answer["exact"].as_f64().unwrap() - 395.294_117_647_058_8).abs() < 1e-9);
    assert_eq!(answer["side"], "at_least");
    assert_eq!(answer["held"][0]["hold"], "typed");
    assert_eq!(answer["reason"], Value::Null);
    let text = ask(&voice(&["--target", "15", "--hold", "Competitor mentions=2240"]));
    assert_eq!(text.code, ExitCode::Fine);
    for sentence in answer["sentences"].as_array().unwrap() {
        assert!(text.out.contains(sentence.as_str().unwrap()), "{}", text.out);
    }
    assert!(text.out.contains("How this is computed (Social share of voice):"));
}

#[test]
fn the_keys_of_the_answer_stay() {
    let answer = json(&voice(&["--target", "15"]));
    let keys: Vec<&str> = answer.as_object().unwrap().keys().map(String::as_str).collect();
    let expected = "kpi unit target solve value exact side reached now now_period change \
                    relative_change per periods_left total there left held sentences history \
                    explanation reason";
    let mut expected: Vec<&str> = expected.split_whitespace().collect();
    let mut keys = keys;
    keys.sort_unstable();
    expected.sort_unstable();
    assert_eq!(keys, expected);
}

#[test]
fn a_total_goal_counts_what_is_there() {
    let args = ["--kpi", "Social conversions", "--target", "250k", "--goal", "11"];
    let answer = json(&args);
    let number = |key: &str| answer[key].as_f64().unwrap();
    // 67,860 in January and 71,997 in February.
    assert!((number("there") - 139_857.0).abs() < 1e-9);
    assert!((number("left") - 110_143.0).abs() < 1e-9);
    assert_eq!(answer["periods_left"], 1);
    assert_eq!(answer["now_period"], "2021-02");
    let window: Vec<&str> = args.into_iter().chain(["--period", "window"]).collect();
    assert_eq!(json(&window)["periods_left"], 3);
}

#[test]
fn the_mean_of_three_is_another_answer_than_the_last_value() {
    let last = json(&voice(&["--target", "15"]));
    let mean = json(&voice(&["--target", "15", "--mean"]));
    assert_eq!(mean["held"][0]["hold"], "mean");
    assert!(last["exact"] != mean["exact"]);
}

#[test]
fn no_answer_is_exit_code_1_with_the_reason() {
    let answer = ask(&voice(&["--target", "100"]));
    assert_eq!(answer.code, ExitCode::Problems);
    assert!(answer.out.contains("never reaches it"), "{}", answer.out);
    let answer = json(&voice(&["--target", "100"]));
    assert_eq!(answer["value"], Value::Null);
    assert!(answer["reason"].as_str().unwrap().contains("never reaches it"));
}

#[test]
fn names_that_are_not_there_are_wrong_usage() {
    let check = |args: &[&str], expected: &str| {
        let answer = ask(args);
        assert_eq!(answer.code, ExitCode::WrongUsage, "{args:?}: {}", answer.out);
        assert!(answer.err.contains(expected), "{}", answer.err);
    };
    check(&["--kpi", "Fame", "--target", "1"], "The plan has no KPI “Fame”; it has");
    check(&voice(&["--target", "much"]), "“much”");
    check(&voice(&["--target", "15", "--solve", "fame"]), "no input “fame”");
    check(&voice(&["--target", "15", "--solve", "shares"]), "does not use shares; it uses own_");
    check(&voice(&["--target", "15", "--hold", "fame"]), "INPUT=VALUE");
    check(&voice(&["--target", "15", "--channel", "Moon"]), "no channel “Moon”");
    check(&voice(&["--target", "15", "--goal", "99"]), "no goal 99");
    check(&voice(&["--target", "15", "--period", "rest"]), "--goal");
    check(&voice(&["--target", "15", "--period", "week"]), "ask for: One month");
    check(&voice(&["--target", "15", "--period", "decade"]), "choose day, week, month");
    check(&VOICE, "--target");
}

#[test]
fn requests_that_contradict_themselves_are_wrong_usage() {
    let check = |args: &[&str], expected: &str| {
        let answer = ask(args);
        assert_eq!(answer.code, ExitCode::WrongUsage, "{args:?}: {}", answer.out);
        assert!(answer.err.contains(expected), "{}", answer.err);
        assert_eq!(answer.out, "");
    };
    let voice = |more: &[&str]| voice(&[&["--target", "15"], more].concat());
    check(
        &voice(&["--goal", "11"]),
        "Goal 11 is about Social conversions, not about Social share of voice; leave out --goal",
    );
    check(
        &voice(&["--solve", "own_mentions", "--hold", "Own mentions=300"]),
        "own_mentions cannot be solved for and held at a value; leave out one of the two",
    );
    check(
        &voice(&["--hold", "own_mentions=300"]),
        "own_mentions is what is solved for without --solve, so it cannot be held as well; name \
         another input of Social share of voice with --solve: own_mentions, competitor_mentions",
    );
    check(
        &voice(&["--hold", "competitor_mentions=-5"]),
        "Competitor mentions cannot be −5: it counts something, so it is never under 0",
    );
    check(&voice(&["--hold", "shares=5"]), "does not use shares; it uses own_mentions");
    check(
        &voice(&["--hold", "competitor_mentions=5", "--hold", "competitor_mentions=6"]),
        "competitor_mentions is held at two values; say one",
    );
}

#[test]
fn a_kpi_that_cannot_be_worked_out_is_refused_with_its_reason_and_exit_1() {
    use paceline::model::{Input, InputKind, Kpi, Project};
    let mut project = Project::default();
    for (identifier, label) in [("x", "X input"), ("y", "Y input")] {
        let id = project.new_id();
        let input = Input {
            identifier: identifier.into(),
            label: label.into(),
            kind: InputKind::Flow,
            ..Input::default()
        };
        project.inputs.set(id, input);
    }
    let cases = [
        ("x / start(y)", "Only a stock has a standing before a window, which y input is not"),
        (
            "x / (y - y)",
            "The formula divides by y input − y input, which is 0 whatever the readings are",
        ),
        ("x / gone_away", "The formula refers to gone_away, which this plan does not have"),
    ];
    for (formula, _) in cases {
        let id = project.new_id();
        project
            .kpis
            .set(id, Kpi { name: formula.into(), formula: formula.into(), ..Kpi::default() });
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    paceline::storage::save(&project, &path).unwrap();
    for (formula, reason) in cases {
        let args = ["needed", path.to_str().unwrap(), "--kpi", formula, "--target", "5"];
        let text = answer_on(date(2021, 6, 30), args);
        assert_eq!((text.code, text.out.trim_end()), (ExitCode::Problems, reason), "{formula}");
        let json = answer_on(date(2021, 6, 30), args.into_iter().chain(["--json"]));
        let answer: Value = serde_json::from_str(&json.out).unwrap();
        assert_eq!(json.code, ExitCode::Problems);
        assert_eq!(answer["solve"], Value::Null);
        let given = answer["reason"].as_str().unwrap().to_lowercase();
        assert_eq!(given, reason.to_lowercase());
    }
}

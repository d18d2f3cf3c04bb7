//! The command line, asked without starting a process: exit codes, JSON keys, words for people.
#![expect(clippy::unwrap_used, reason = "a test stops where its material is not as expected")]

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use paceline::cli::{Answer, CliOutcome, ExitCode, WindowArgs, run};
use serde_json::Value;

const NETFLIX: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/netflix.ron");
const EXPORT: &str =
    "Date,Impressions,Shares\n2021-01-01,1000,10\n2021-01-02,,20\n2021-01-03,3000,30\n";

fn outcome<'a>(args: impl IntoIterator<Item = &'a str>, today: Date) -> CliOutcome {
    run(std::iter::once("paceline").chain(args).map(OsString::from), today)
}

/// What `paceline` answers to these words on this day, where they ask for an answer.
pub fn answer_on<'a>(today: Date, args: impl IntoIterator<Item = &'a str>) -> Answer {
    match outcome(args, today) {
        CliOutcome::Done(answer) => answer,
        other => panic!("no answer but {other:?}"),
    }
}

fn ask(args: &[&str]) -> Answer {
    answer_on(date(2021, 6, 30), args.iter().copied())
}

fn ask_json(args: &[&str]) -> Value {
    let answer = ask(args);
    serde_json::from_str(&answer.out).unwrap_or_else(|error| panic!("{error}: {answer:?}"))
}

fn keys(object: &Value) -> Vec<&str> {
    object.as_object().unwrap().keys().map(String::as_str).collect()
}

fn written(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    write(&path, text);
    path.to_str().unwrap().to_owned()
}

#[expect(clippy::disallowed_methods, reason = "a file as another program would leave it")]
fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
}

#[test]
fn without_a_verb_the_window_is_asked_for() {
    assert_eq!(outcome([], date(2021, 6, 30)), CliOutcome::Window(WindowArgs::default()));
    let plan = Some(PathBuf::from("my plan.ron"));
    assert_eq!(
        outcome(["my plan.ron"], date(2021, 6, 30)),
        CliOutcome::Window(WindowArgs { plan, ..WindowArgs::default() })
    );
}

#[test]
fn wrong_usage_is_64_and_help_is_none() {
    let wrong: [&[&str]; 11] = [
        &["--colour"],
        &["a.ron", "b.ron"],
        &["check"],
        &["check", NETFLIX, "more"],
        &["status", NETFLIX, "--today", "15.3.2021"],
        &["status", NETFLIX, "--today", "2021-02-30"],
        &["series", NETFLIX, "--cadence", "fortnight"],
        &["series", NETFLIX, "--kpi", "Nonsense"],
        &["series", NETFLIX, "--channel", "Nonsense"],
        &["import"],
        &["resave", NETFLIX],
    ];
    for args in wrong {
        let answer = ask(args);
        assert_eq!(answer.code, ExitCode::WrongUsage, "{args:?}");
        assert_eq!(answer.code as u8, 64);
        assert!(answer.out.is_empty() && answer.err.ends_with('\n'), "{answer:?}");
    }
    for args in [&["--help"][..], &["--version"], &["help"], &["import", "--help"]] {
        let answer = ask(args);
        assert_eq!((answer.code, answer.err.as_str()), (ExitCode::Fine, ""), "{args:?}");
        assert!(!answer.out.is_empty());
    }
}

#[test]
fn an_unknown_name_is_answered_with_the_known_ones() {
    let answer = ask(&["series", NETFLIX, "--channel", "MySpace"]);
    assert!(answer.err.contains("MySpace") && answer.err.contains("Instagram"), "{}", answer.err);
}

#[test]
fn check_tells_sound_from_odd_from_unreadable() {
    let folder = tempfile::tempdir().unwrap();
    let sound = fs::read_to_string(NETFLIX).unwrap();
    let (without_end, _) = sound.split_once("// end").unwrap();
    let damaged = sound.replacen("target: Some(250000.0)", "target: Some(25,0)", 1);
    let check = |text: &str, code: ExitCode, word: &str| {
        let path = written(folder.path(), "plan.ron", text);
        let answer = ask(&["check", &path]);
        assert_eq!(answer.code, code, "{answer:?}");
        assert!(format!("{}{}", answer.out, answer.err).contains(word), "{word}: {answer:?}");
    };
    check(&sound, ExitCode::Fine, "no problems");
    check(without_end, ExitCode::Problems, "no checksum");
    check(&sound.replacen("75 million", "76 million", 1), ExitCode::Problems, "does not fit");
    check(&sound.replacen("kpi: Some(22)", "kpi: Some(99)", 1), ExitCode::Problems, "line ");
    check(&damaged, ExitCode::Unreadable, "line ");
    check(&damaged, ExitCode::Unreadable, "^");
    check("", ExitCode::Unreadable, "empty");
    let missing = folder.path().join("none.ron");
    assert_eq!(ask(&["check", missing.to_str().unwrap()]).code, ExitCode::Unreadable);
    assert_eq!(ask(&["check", folder.path().to_str().unwrap()]).code, ExitCode::Unreadable);
}

#[test]
fn check_answers_programs_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let sound = fs::read_to_string(NETFLIX).unwrap();
    let check = |text: &str, code: ExitCode| -> Value {
        let path = written(folder.path(), "plan.ron", text);
        let answer = ask(&["check", &path, "--json"]);
        assert_eq!(answer.code, code, "{answer:?}");
        serde_json::from_str(&answer.out).unwrap()
    };
    let fine = check(&sound, ExitCode::Fine);
    assert_eq!((&fine["readable"], &fine["format"]), (&true.into(), &1.into()));
    assert_eq!((&fine["checksum"], &fine["newer"]), (&"good".into(), &false.into()));
    assert_eq!(fine["counts"]["goals"], 5);
    assert_eq!(fine["problems"], Value::Array(Vec::new()));
    let odd =
        check(&sound.replacen("kpi: Some(22)", "kpi: Some(99), mood: 1", 1), ExitCode::Problems);
    assert_eq!((&odd["checksum"], odd["problems"].as_array().unwrap().len()), (&"wrong".into(), 3));
    assert!(odd["problems"][1]["line"].is_number());
    assert!(odd["unknown"][0].as_str().unwrap().ends_with(", mood"));
    let newer = check(&sound.replacen("format: 1", "format: 3", 1), ExitCode::Problems);
    assert_eq!((&newer["newer"], &newer["format"]), (&true.into(), &3.into()));
    let bad = check(&sound.replacen("Some(250000.0)", "Some(25,0)", 1), ExitCode::Unreadable);
    assert_eq!(bad["readable"], false);
    assert!(bad["message"].as_str().unwrap().starts_with("A number is written with a comma"));
    assert!(bad["line"].is_number() && bad["excerpt"].as_str().unwrap().contains("25,0"));
    let missing = folder.path().join("none.ron");
    let answer = ask(&["check", missing.to_str().unwrap(), "--json"]);
    let answer: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!((&answer["readable"], &answer["line"]), (&false.into(), &Value::Null));
}

#[test]
fn check_counts_what_is_in_the_plan() {
    let answer = ask(&["check", NETFLIX]);
    let count = |name: &str| {
        let line = answer.out.lines().find(|line| line.starts_with(name)).unwrap();
        line.rsplit(' ').next().unwrap().to_owned()
    };
    assert_eq!((count("Format"), count("Checksum")), ("1".to_owned(), "good".to_owned()));
    assert_eq!(
        (count("Objectives"), count("Goals"), count("KPIs")),
        ("4".to_owned(), "5".to_owned(), "10".to_owned())
    );
}

#[test]
fn status_json_has_its_promised_keys() {
    let status = ask_json(&["status", NETFLIX, "--json"]);
    assert_eq!(keys(&status), ["plan", "as_of", "goals", "objectives", "findings"]);
    assert_eq!(status["as_of"], "2021-03-15");
    let goals = status["goals"].as_array().unwrap();
    let promised = [
        "id",
        "objective",
        "objective_name",
        "statement",
        "kpi",
        "kpi_name",
        "unit",
        "intent",
        "baseline",
        "target",
        "actual",
        "path",
        "progress",
        "expected",
        "status",
        "reason",
        "stale",
        "required_pace",
        "recent_pace",
        "buffer_days",
        "survey",
    ];
    for goal in goals {
        assert_eq!(keys(goal), promised);
    }
    let objective = &status["objectives"][0];
    assert_eq!(keys(objective), ["id", "name", "progress", "worst", "measured", "goals"]);
    for finding in status["findings"].as_array().unwrap() {
        assert_eq!(keys(finding), ["code", "severity", "about", "message", "fixes"]);
        let about = finding["about"].as_str().unwrap();
        assert!(about.split_once(' ').is_some_and(|(_, id)| id.parse::<u32>().is_ok()), "{about}");
    }
    let goal = &goals[0];
    assert_eq!((&goal["intent"], &goal["unit"]), (&Value::from("raise_to"), &Value::from("count")));
    assert_eq!(goal["target"], 250_000.0);
    let fraction =
        goal["progress"].as_f64().unwrap() - goal["actual"].as_f64().unwrap() / 250_000.0;
    assert!(fraction.abs() < 1e-12, "progress is a fraction");
}

#[test]
fn status_is_judged_on_another_day_when_asked() {
    let on = |day: &str| ask_json(&["status", NETFLIX, "--today", day, "--json"]);
    let before = on("2020-12-31");
    assert_eq!(before["as_of"], "2020-12-31");
    for goal in before["goals"].as_array().unwrap() {
        assert_eq!(goal["status"], "not_started");
        assert_eq!(goal["progress"], Value::Null, "{goal}");
    }
    let words = ask(&["status", NETFLIX, "--today", "2020-12-31"]);
    assert!(words.out.contains("judged on 2020-12-31") && words.out.contains("Not started"));
}

#[test]
fn status_for_people_names_every_goal_with_its_reason() {
    let answer = ask(&["status", NETFLIX]);
    let status = ask_json(&["status", NETFLIX, "--json"]);
    for goal in status["goals"].as_array().unwrap() {
        for key in ["statement", "reason"] {
            assert!(answer.out.contains(goal[key].as_str().unwrap()), "{key} of {goal}");
        }
    }
    assert_eq!((answer.code, answer.err.as_str()), (ExitCode::Fine, ""));
}

#[test]
fn series_json_has_its_promised_keys_and_a_reason_where_there_is_no_value() {
    let series = ask_json(&["series", NETFLIX, "--json"]);
    assert_eq!(keys(&series), ["kpis"]);
    let kpis = series["kpis"].as_array().unwrap();
    assert_eq!(kpis.len(), 10);
    for kpi in kpis {
        assert_eq!(keys(kpi), ["id", "name", "formula", "unit", "points"]);
        for point in kpi["points"].as_array().unwrap() {
            assert_eq!(
                keys(point),
                ["period", "start", "value", "complete", "readings", "reason", "survey", "remarks"]
            );
            assert_eq!(point["value"].is_null(), point["reason"].is_string(), "{point}");
        }
    }
}

#[test]
fn series_can_be_narrowed_to_a_kpi_a_cadence_and_a_channel() {
    let points = |more: &[&str]| {
        let args = [&["series", NETFLIX, "--kpi", "amplification RATE", "--json"], more].concat();
        let series = ask_json(&args);
        assert_eq!(series["kpis"].as_array().unwrap().len(), 1);
        series["kpis"][0]["points"].as_array().unwrap().clone()
    };
    let months = points(&[]);
    assert_eq!((months.len(), &months[0]["period"]), (17, &Value::from("2019-11")));
    assert_eq!(months[16]["complete"], false);
    let quarters = points(&["--cadence", "quarter"]);
    assert_eq!(quarters.last().unwrap()["period"], "2021-Q1");
    let on_x = points(&["--channel", "x"]);
    assert_eq!(on_x[0]["readings"], 2);
    assert_ne!(on_x[0]["value"], months[0]["value"]);
}

#[test]
fn a_formula_that_does_not_read_is_named_and_leaves_the_other_kpis_alone() {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(NETFLIX).unwrap();
    let text = text.replace("100 · shares / impressions", "100 · shares /");
    let plan = written(folder.path(), "plan.ron", &text);
    let answer = ask(&["check", &plan]);
    assert_eq!(answer.code, ExitCode::Problems);
    assert!(answer.out.contains("Virality rate: the formula cannot be read"), "{}", answer.out);
    let answer = ask(&["series", &plan, "--json"]);
    assert!(answer.err.contains("Virality rate: the formula cannot be read"), "{}", answer.err);
    let series: Value = serde_json::from_str(&answer.out).unwrap();
    for kpi in series["kpis"].as_array().unwrap() {
        let is_broken = kpi["name"] == "Virality rate";
        assert_eq!(kpi["points"].as_array().unwrap().is_empty(), is_broken, "{}", kpi["name"]);
    }
}

#[test]
fn import_json_has_its_promised_keys() {
    let folder = tempfile::tempdir().unwrap();
    let export = written(folder.path(), "export.csv", EXPORT);
    let report = ask_json(&["import", &export, "--json"]);
    assert_eq!(keys(&report), ["files"]);
    let file = &report["files"][0];
    let promised = [
        "path",
        "recognised",
        "container",
        "encoding",
        "delimiter",
        "tables",
        "series",
        "totals",
        "problems",
    ];
    assert_eq!(keys(file), promised);
    assert_eq!(file["path"], export);
    let promised =
        ["title", "header_row", "rows", "skipped", "cadence", "date_order", "date_order_reason"];
    assert_eq!(keys(&file["tables"][0]), promised);
    let promised = [
        "table",
        "column",
        "input",
        "kind",
        "channel",
        "cadence",
        "first",
        "last",
        "n",
        "missing",
        "sum",
        "last_value",
        "unit",
    ];
    let series = &file["series"][0];
    assert_eq!(keys(series), promised);
    assert_eq!(
        (&series["column"], &series["kind"]),
        (&Value::from("Impressions"), &Value::from("flow"))
    );
    assert_eq!(
        (&series["n"], &series["missing"], &series["sum"]),
        (&2.into(), &1.into(), &4000.0.into())
    );
    assert_eq!((&series["first"], &series["cadence"]), (&"2021-01-01".into(), &"day".into()));
}

#[test]
fn an_export_without_dates_is_a_problem_and_a_missing_one_unreadable() {
    let folder = tempfile::tempdir().unwrap();
    let export = written(folder.path(), "export.csv", "Page,Views\nHome,1\nAbout,2\n");
    let answer = ask(&["import", &export]);
    assert_eq!(answer.code, ExitCode::Problems);
    assert!(answer.out.contains("date") && answer.out.contains("Page"), "{}", answer.out);
    let answer = ask(&["import", &format!("{export}.gone")]);
    assert_eq!((answer.code, answer.out.as_str()), (ExitCode::Unreadable, ""));
    assert!(answer.err.contains("export.csv.gone"));
}

#[test]
fn importing_into_a_plan_makes_it_and_the_second_time_finds_all_equal() {
    let folder = tempfile::tempdir().unwrap();
    let export = written(folder.path(), "export.csv", EXPORT);
    let plan = folder.path().join("new plan.ron");
    let plan = plan.to_str().unwrap();
    let bring = || ask_json(&["import", &export, "--into", plan, "--json"]);
    let counts = |answer: &Value| {
        assert_eq!(keys(answer), ["new", "changed", "equal", "plan"]);
        assert_eq!(answer["plan"], plan);
        ["new", "changed", "equal"].map(|key| answer[key].as_u64().unwrap())
    };
    assert_eq!(counts(&bring()), [5, 0, 0]);
    let first = fs::read(plan).unwrap();
    assert_eq!(counts(&bring()), [0, 0, 5]);
    assert_eq!(fs::read(plan).unwrap(), first, "nothing new leaves the file alone");
    written(folder.path(), "export.csv", &EXPORT.replace("3000,30", "3001,30"));
    assert_eq!(counts(&bring()), [0, 1, 4]);
    assert_eq!(ask(&["check", plan]).code, ExitCode::Fine);
    let second = fs::read_to_string(plan).unwrap();
    assert!(second.contains("1000 _ 3001"), "{second}");
    assert!(second.contains("name: \"new plan\""));
}

#[test]
fn an_import_that_brings_nothing_makes_no_plan() {
    let folder = tempfile::tempdir().unwrap();
    let export = written(folder.path(), "export.csv", "Page,Views\nHome,1\nAbout,2\n");
    let plan = folder.path().join("plan.ron");
    let answer = ask(&["import", &export, "--into", plan.to_str().unwrap()]);
    assert_eq!(answer.code, ExitCode::Problems);
    assert!(answer.err.contains("no column with dates"), "{}", answer.err);
    assert!(!plan.exists());
}

#[test]
fn an_unreadable_plan_is_never_imported_into() {
    let folder = tempfile::tempdir().unwrap();
    let export = written(folder.path(), "export.csv", EXPORT);
    let plan = written(folder.path(), "plan.ron", "(format: 1, plan: (name: 3))");
    assert_eq!(ask(&["import", &export, "--into", &plan]).code, ExitCode::Unreadable);
    assert_eq!(fs::read_to_string(&plan).unwrap(), "(format: 1, plan: (name: 3))");
}

#[test]
fn a_plan_read_with_problems_is_not_imported_into_before_it_is_resaved() {
    let folder = tempfile::tempdir().unwrap();
    let export = written(folder.path(), "export.csv", EXPORT);
    // The readings name an input that is not there.
    let by_hand = "(format: 1, plan: (name: \"Spring\"), channels: [(id: 1, name: \"X\")], \
                   readings: [(input: 7, channel: 1, cadence: Month, values: \"2021-01-01 5\")])";
    let plan = written(folder.path(), "plan.ron", by_hand);
    let answer = ask(&["import", &export, "--into", &plan]);
    assert_eq!(answer.code, ExitCode::Problems);
    assert!(answer.err.contains("paceline check"), "{}", answer.err);
    assert!(answer.err.contains("paceline resave"), "{}", answer.err);
    assert_eq!(fs::read_to_string(&plan).unwrap(), by_hand);
    assert_eq!(ask(&["resave", &plan, &plan]).code, ExitCode::Fine);
    assert_ne!(ask(&["import", &export, "--into", &plan]).out, "");
}

#[test]
fn a_sound_plan_written_by_hand_takes_an_import() {
    let folder = tempfile::tempdir().unwrap();
    let export = written(folder.path(), "export.csv", EXPORT);
    let plan = written(folder.path(), "plan.ron", "(format: 1, plan: (name: \"Spring\"))");
    assert_ne!(ask(&["import", &export, "--into", &plan]).out, "");
    let text = fs::read_to_string(&plan).unwrap();
    assert!(text.contains("Spring") && text.contains("// end crc32="), "{text}");
}

#[test]
fn resave_gives_a_sound_plan_back_byte_for_byte() {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.ron");
    let copy = copy.to_str().unwrap();
    assert_eq!(ask(&["resave", NETFLIX, copy]).code, ExitCode::Fine);
    assert_eq!(fs::read(copy).unwrap(), fs::read(NETFLIX).unwrap());
    let nowhere = folder.path().join("none").join("copy.ron");
    let answer = ask(&["resave", NETFLIX, nowhere.to_str().unwrap()]);
    assert_eq!(answer.code, ExitCode::Unreadable);
    assert!(answer.err.contains("folder"), "{}", answer.err);
}

#[test]
fn an_odd_plan_is_answered_with_a_remark_beside_the_answer() {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(NETFLIX).unwrap();
    let plan = written(folder.path(), "plan.ron", text.split_once("// end").unwrap().0);
    let answer = ask(&["series", &plan, "--json"]);
    assert_eq!(answer.code, ExitCode::Fine);
    assert!(answer.err.contains("1 problem") && answer.err.contains("paceline check"));
    assert!(serde_json::from_str::<Value>(&answer.out).is_ok());
}

#[test]
fn the_program_itself_hands_texts_and_codes_on() {
    let program = |args: &[&str]| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_paceline"))
            .args(args)
            // A variable that would make the window toolkit panic.
            .env("EFRAME_SCREENSHOT_TO", "picture.png")
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    let answer = ask(&["status", NETFLIX]);
    assert_eq!(program(&["status", NETFLIX]), (Some(0), answer.out, String::new()));
    let (code, out, _) = program(&["check", "/nowhere/plan.ron"]);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert_eq!(program(&["check"]).0, Some(64));
    if cfg!(all(unix, not(target_os = "macos"))) {
        let (code, out, err) = program(&[NETFLIX]);
        assert_eq!((code, out.as_str()), (Some(3), ""));
        assert!(err.contains("no display") && err.contains("paceline check"), "{err}");
        assert_eq!(err.lines().count(), 1, "one sentence: {err}");
    }
}

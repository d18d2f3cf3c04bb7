//! `paceline import` with an option for every guess: what each changes, and what is said to one
//! that does not fit.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::Path;

use jiff::civil::date;
use paceline::cli::{Answer, ExitCode};
use serde_json::Value;
use tempfile::TempDir;

use crate::cli::answer_on;

fn ask(args: &[&str]) -> Answer {
    answer_on(date(2026, 3, 1), args.iter().copied())
}

/// A folder with these files, and their paths.
fn exports(files: &[(&str, &[u8])]) -> (TempDir, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let paths = files.iter().map(|(name, bytes)| {
        let path = folder.path().join(name);
        write(&path, bytes);
        path.to_str().unwrap().to_owned()
    });
    let paths = paths.collect();
    (folder, paths)
}

#[expect(clippy::disallowed_methods, reason = "a file as another program would leave it")]
fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// "column input kind channel first n sum" of every series of every file.
fn series(bytes: &[u8], options: &[&str]) -> Vec<String> {
    let (_folder, paths) = exports(&[("export.csv", bytes)]);
    let mut args = vec!["import", paths[0].as_str(), "--json"];
    args.extend(options);
    let answer = ask(&args);
    let report: Value =
        serde_json::from_str(&answer.out).unwrap_or_else(|error| panic!("{error}: {answer:?}"));
    let files = report["files"].as_array().unwrap();
    let all = files.iter().flat_map(|file| file["series"].as_array().unwrap());
    all.map(|series| {
        let text = |key: &str| match &series[key] {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        ["column", "input", "kind", "channel", "first", "n", "sum"].map(text).join(" ")
    })
    .collect()
}

#[track_caller]
fn check(bytes: &[u8], options: &[&str], expected: &[&str]) {
    assert_eq!(series(bytes, options), expected, "{options:?}");
}

const POSTS: &[u8] = b"Date,Shares,Reposts\n01/02/2024,5,7\n05/02/2024,6,8\n";

#[test]
fn dates_are_read_in_the_order_that_is_told() {
    let told = |order| series(POSTS, &["--date-order", order])[0].clone();
    assert!(told("dmy").contains("2024-02-01"), "{}", told("dmy"));
    assert!(told("mdy").contains("2024-01-02"), "{}", told("mdy"));
}

#[test]
fn the_day_of_the_export_dates_the_newest_row() {
    let bytes = b"Date,Likes\nFebruary 27,5\nFebruary 28,7\nMarch 1,8\nMarch 2,9\n";
    check(bytes, &[], &["Likes likes flow All channels 2025-02-27 4 29.0"]);
    check(bytes, &["--anchor", "2026-03-02"], &["Likes likes flow All channels 2026-02-27 4 29.0"]);
    check(bytes, &["--anchor", "2024-03-05"], &["Likes likes flow All channels 2024-02-27 4 29.0"]);
}

#[test]
fn the_channel_is_named_or_stands_in_a_column() {
    let bytes = b"Date,Likes,Region\n2024-01-01,5,North\n2024-01-01,6,South\n2024-01-02,7,North\n2024-01-02,8,South\n";
    check(bytes, &["--channel", " Mastodon "], &["Likes likes flow Mastodon 2024-01-01 2 26.0"]);
    check(
        bytes,
        &["--channel-column", "region"],
        &["Likes likes flow North 2024-01-01 2 12.0", "Likes likes flow South 2024-01-01 2 14.0"],
    );
}

#[test]
fn columns_are_mapped_taken_and_left() {
    let order = ["--date-order", "dmy"];
    let with = |more: &[&'static str]| [&order[..], more].concat();
    check(
        POSTS,
        &with(&["--map", "reposts=shares"]),
        &[
            "Shares reposts flow All channels 2024-02-01 2 11.0",
            "Reposts shares flow All channels 2024-02-01 2 15.0",
        ],
    );
    check(
        POSTS,
        &with(&["--only", " Reposts", "--map", "Reposts=boosts:stock"]),
        &["Reposts boosts stock All channels 2024-02-01 2 15.0"],
    );
    check(
        POSTS,
        &with(&["--skip", "Reposts"]),
        &["Shares shares flow All channels 2024-02-01 2 11.0"],
    );
}

#[test]
fn the_column_with_the_dates_can_be_another() {
    let bytes = b"Created,Published,Likes\n2024-01-01,2024-02-01,5\n2024-01-02,2024-02-03,6\n";
    check(
        bytes,
        &["--date-column", "published"],
        &["Likes likes flow All channels 2024-02-01 2 11.0"],
    );
}

const TABLES: &[u8] =
    b"\"First\"\nDate,Visits\n2024-01-01,1\n2024-01-02,2\n\n\"Second\"\nDate,Reach\n2024-01-01,3\n";

#[test]
fn tables_are_chosen_by_title_or_number() {
    let first = "Visits visits flow All channels 2024-01-01 2 3.0";
    check(TABLES, &["--table", "first"], &[first]);
    check(TABLES, &["--table", "1"], &["Reach reach unique All channels 2024-01-01 1 3.0"]);
    assert_eq!(series(TABLES, &["--table", "0", "--table", "1"]).len(), 2);
}

#[test]
fn the_encoding_can_be_told() {
    let bytes = b"Date,Gr\xF6\xDFe\n2024-01-01,5\n2024-01-02,6\n";
    let column =
        |name| series(bytes, &["--encoding", name])[0].split(' ').next().map(str::to_owned);
    assert_eq!(column("windows-1252").as_deref(), Some("Größe"));
    assert_eq!(column("iso-8859-2").as_deref(), Some("Größe"));
    assert_eq!(column("windows-1251").as_deref(), Some("GrцЯe"));
}

#[test]
fn folders_are_read_whole_and_hidden_files_are_left() {
    let text = |n: u32| format!("Date,Likes\n2024-01-0{n},{n}\n2024-01-1{n},{n}\n");
    let (folder, _) = exports(&[
        ("year/b.csv", text(2).as_bytes()),
        ("year/a.csv", text(1).as_bytes()),
        ("year/deeper/c.csv", text(3).as_bytes()),
        ("year/.hidden.csv", text(4).as_bytes()),
    ]);
    let year = folder.path().join("year");
    let answer = ask(&["import", year.to_str().unwrap(), "--json"]);
    let report: Value = serde_json::from_str(&answer.out).unwrap();
    let names: Vec<&str> = report["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["path"].as_str().unwrap().rsplit('/').next().unwrap())
        .collect();
    assert_eq!(names, ["a.csv", "b.csv", "c.csv"]);
    let empty = tempfile::tempdir().unwrap();
    let answer = ask(&["import", empty.path().to_str().unwrap()]);
    assert_eq!(answer.code, ExitCode::Unreadable);
    assert!(answer.err.contains("no file in the folder"), "{answer:?}");
}

#[test]
fn an_option_that_does_not_fit_is_told_what_would() {
    let (folder, paths) = exports(&[("posts.csv", POSTS), ("tables.csv", TABLES)]);
    let plan = folder.path().join("plan.ron");
    let table: [(&str, &[&str], &str); 28] = [
        (&paths[0], &["--encoding", "klingon"], "windows-1252"),
        (&paths[0], &["--date-order", "year"], "choose ymd, dmy"),
        (&paths[0], &["--anchor", "1.3.2024"], "2021-03-31"),
        (&paths[0], &["--map", "Likes=likes"], "Shares, Reposts"),
        (&paths[0], &["--map", "Date=likes"], "Shares, Reposts"),
        (&paths[0], &["--map", "Shares=Link Clicks"], "link_clicks"),
        (&paths[0], &["--map", "Shares=shares:sum"], "given_rate"),
        (&paths[0], &["--map", "Shares=a", "--map", "Reposts=a"], "an input of its own"),
        (&paths[0], &["--only", "Likes"], "Shares, Reposts"),
        (&paths[0], &["--skip", "Likes"], "Shares, Reposts"),
        (&paths[0], &["--only", "Shares", "--skip", "Reposts"], "cannot be used with"),
        (&paths[0], &["--date-column", "When"], "Date, Shares, Reposts"),
        (&paths[0], &["--channel-column", "Network"], "Date, Shares, Reposts"),
        (&paths[0], &["--channel", " "], "Instagram"),
        (&paths[0], &["--channel", "X", "--channel-column", "Date"], "cannot be used with"),
        (&paths[1], &["--table", "Third"], "0 (First), 1 (Second)"),
        (&paths[0], &["--delimiter", "comma or so"], "semicolon"),
        (&paths[0], &["--header-row", "first"], "1:7"),
        (&paths[0], &["--split", "two"], "blank-lines"),
        (&paths[0], &["--decimal", "dot"], "point (1.5)"),
        (&paths[0], &["--event-cadence", "week"], "--rows events"),
        (&paths[0], &["--event-cadence", "fortnight"], "quarter"),
        (&paths[0], &["--rows", "many"], "a row per post"),
        (&paths[0], &["--pivot", "Country=France"], "Date, Shares, Reposts"),
        (&paths[0], &["--period", "2024-03"], "Every table has dates"),
        (&paths[0], &["--overlap", "ask"], "the plan's"),
        (&paths[0], &["--unit", "Shares=euro", "--aggregate", "Shares=max"], "such as EUR"),
        ("-", &["-"], "once"),
    ];
    for (path, options, part) in table {
        let mut args = vec!["import", path, "--into", plan.to_str().unwrap()];
        args.extend(options);
        let answer = ask(&args);
        assert_eq!(answer.code, ExitCode::WrongUsage, "{options:?}: {answer:?}");
        assert!(answer.err.contains(part), "{options:?}: {answer:?}");
        assert!(answer.out.is_empty() && !plan.exists(), "{options:?}");
    }
}

#[test]
fn dates_that_fit_both_orders_bring_nothing_in_before_somebody_says_which() {
    let (folder, paths) = exports(&[
        ("open.csv", b"Date,Likes\n03/01/2025,5\n06/01/2025,6\n12/01/2025,7\n"),
        ("clear.csv", b"Date,Shares\n13/01/2025,5\n06/01/2025,6\n"),
    ]);
    let plan = folder.path().join("plan.ron");
    let bring = |options: &[&str]| {
        let mut args = vec!["import", &paths[0], &paths[1], "--into", plan.to_str().unwrap()];
        args.extend(options);
        ask(&args)
    };
    let refused = bring(&[]);
    assert_eq!(refused.code, ExitCode::Problems);
    for part in ["03/01/2025", "--date-order dmy", "--date-order mdy", "open.csv"] {
        assert!(refused.err.contains(part), "{part}: {}", refused.err);
    }
    assert!(!plan.exists());
    // Looking without bringing in goes on.
    let looked = ask(&["import", &paths[0]]);
    assert_eq!(looked.code, ExitCode::Fine);
    assert!(looked.out.contains("both orders fit"), "{}", looked.out);
    assert_eq!(bring(&["--date-order", "open.csv=mdy"]).code, ExitCode::Fine);
    let written = fs::read_to_string(&plan).unwrap();
    assert!(written.contains("2025-12"), "the last row is the first of December: {written}");
}

#[test]
fn channel_and_date_order_can_be_said_of_one_file() {
    let (_folder, paths) = exports(&[
        ("one/reach.csv", b"Date,Reach\n2025-01-03,5\n"),
        ("two/reach.csv", b"Date,Reach\n2025-01-03,6\n"),
    ]);
    let channels = |options: &[&str]| {
        let mut args = vec!["import", paths[0].as_str(), paths[1].as_str(), "--json"];
        args.extend(options);
        let report: Value = serde_json::from_str(&ask(&args).out).unwrap();
        let files = report["files"].as_array().unwrap();
        let channel = |file: &Value| file["series"][0]["channel"].as_str().unwrap().to_owned();
        files.iter().map(channel).collect::<Vec<_>>()
    };
    assert_eq!(channels(&["--channel", "X"]), ["X", "X"]);
    let one = ["--channel", "two/reach.csv=Instagram", "--channel", "Facebook"];
    assert_eq!(channels(&one), ["Facebook", "Instagram"]);
    assert_eq!(channels(&["--channel", "reach.csv=Threads"]), ["Threads", "Threads"]);
    let refused = ask(&["import", &paths[0], "--channel", "other.csv=X"]);
    assert_eq!(refused.code, ExitCode::WrongUsage);
    assert!(refused.err.contains("reach.csv"), "{}", refused.err);
}

#[test]
fn the_delimiter_and_the_row_of_the_names_can_be_told() {
    let bytes = b"Likes/Report\nmade/today\nDate/Likes\n2024-01-01/5\n2024-01-02/7\n";
    check(
        bytes,
        &["--delimiter", "/", "--header-row", "3"],
        &["Likes likes flow All channels 2024-01-01 2 12.0"],
    );
    let bytes = b"2024-01-01,5\n2024-01-02,7\n";
    check(
        bytes,
        &["--header-row", "0:0", "--map", "Column 2=likes"],
        &["Column 2 likes flow All channels 2024-01-01 2 12.0"],
    );
    let bytes = b"Date,Likes\n2024-01-01,5\n\nDate,Likes\n2024-01-02,7\n";
    check(bytes, &["--split", "one"], &["Likes likes flow All channels 2024-01-01 2 12.0"]);
}

#[test]
fn the_decimal_mark_can_be_told() {
    let bytes = b"Date,Likes\n2024-01-01,1.234\n2024-01-02,5.678\n";
    check(bytes, &["--decimal", "comma"], &["Likes likes flow All channels 2024-01-01 2 6912.0"]);
    check(bytes, &["--decimal", "point"], &["Likes likes flow All channels 2024-01-01 2 6.912"]);
}

#[test]
fn absent_days_are_nothing_only_when_told() {
    let bytes = b"Date,Likes\n2024-01-01,5\n2024-01-02,1\n2024-01-04,7\n";
    check(bytes, &[], &["Likes likes flow All channels 2024-01-01 3 13.0"]);
    check(bytes, &["--absent-zero"], &["Likes likes flow All channels 2024-01-01 4 13.0"]);
}

const TICKETS: &[u8] = b"Ticket ID,Created,Likes,Team\n1,2024-01-01,1,A\n2,2024-01-01,2,B\n3,2024-01-09,4,A\n4,2024-02-01,8,B\n";

#[test]
fn rows_that_are_events_are_added_up_by_what_is_told() {
    let likes = ["--only", "Likes"];
    let with = |more: &[&'static str]| [&likes[..], more].concat();
    check(TICKETS, &likes, &["Likes likes flow All channels 2024-01-01 3 15.0"]);
    check(
        TICKETS,
        &with(&["--event-cadence", "month"]),
        &["Likes likes flow All channels 2024-01-01 2 15.0"],
    );
    check(
        TICKETS,
        &with(&["--rows", "once"]),
        &["Likes likes flow All channels 2024-01-01 3 14.0"],
    );
    check(
        TICKETS,
        &with(&["--pivot", "Team"]),
        &["Likes likes flow A 2024-01-01 2 5.0", "Likes likes flow B 2024-01-01 2 10.0"],
    );
    check(
        TICKETS,
        &with(&["--pivot", "Team=B"]),
        &["Likes likes flow All channels 2024-01-01 2 10.0"],
    );
    check(
        TICKETS,
        &with(&["--aggregate", "Likes=mean"]),
        &["Likes likes given_rate All channels 2024-01-01 3 13.5"],
    );
    let counted = series(TICKETS, &["--only", "tickets"]);
    assert!(counted.iter().all(|line| line.contains(" tickets flow ")), "{counted:?}");
    assert_eq!(counted.len(), 1);
}

#[test]
fn a_table_without_dates_takes_the_period_that_is_told() {
    let bytes = b"Campaign,Clicks\nA,5\nB,7\n";
    check(bytes, &[], &[]);
    let told = series(bytes, &["--period", "2024-03", "--only", "Clicks"]);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains(" 2024-03-01 1 12"), "{told:?}");
}

#[test]
fn what_a_column_is_kept_in_can_be_told() {
    let bytes = b"Date,Score\n2024-01-01,0.5\n2024-01-02,0.25\n";
    check(
        bytes,
        &["--unit", "Score=fraction"],
        &["Score score given_rate All channels 2024-01-01 2 75.0"],
    );
    check(
        bytes,
        &["--unit", "Score=plain"],
        &["Score score given_rate All channels 2024-01-01 2 0.75"],
    );
}

#[test]
fn figures_of_the_plan_stay_when_told() {
    let (folder, paths) = exports(&[("a.csv", b"Date,Likes\n2024-01-01,5\n2024-01-02,7\n")]);
    let plan = folder.path().join("plan.ron");
    let bring = |options: &[&str]| {
        let args = [&["import", &paths[0], "--json", "--into", plan.to_str().unwrap()], options];
        let answer = ask(&args.concat());
        let counts: Value = serde_json::from_str(&answer.out).unwrap();
        ["new", "changed", "equal"].map(|key| counts[key].as_u64().unwrap())
    };
    assert_eq!(bring(&[]), [2, 0, 0]);
    write(Path::new(&paths[0]), b"Date,Likes\n2024-01-02,8\n2024-01-03,9\n");
    let before = fs::read(&plan).unwrap();
    assert_eq!(bring(&["--overlap", "mine", "--skip", "Likes"]), [0, 0, 0]);
    assert_eq!(fs::read(&plan).unwrap(), before);
    assert_eq!(bring(&["--overlap", "mine"])[0], 1);
    assert!(String::from_utf8(fs::read(&plan).unwrap()).unwrap().contains("5 7 9"));
    assert_eq!(bring(&["--overlap", "newer"]), [0, 1, 1]);
}

#[test]
fn the_periods_of_rows_are_given_where_dates_leave_them_open() {
    let bytes = b"Date,Likes\n2024-01-01,5\n2024-03-01,7\n";
    check(bytes, &[], &["Likes likes flow All channels 2024-01-01 2 12.0"]);
    let cadence = |options: &[&str]| {
        let (_folder, paths) = exports(&[("export.csv", bytes)]);
        let args: Vec<&str> = ["import", paths[0].as_str(), "--json"]
            .into_iter()
            .chain(options.iter().copied())
            .collect();
        let report: Value = serde_json::from_str(&ask(&args).out).unwrap();
        let series = &report["files"][0]["series"][0];
        format!("{} missing {}", series["cadence"].as_str().unwrap(), series["missing"])
    };
    assert_eq!(cadence(&[]), "day missing 59");
    assert_eq!(cadence(&["--cadence", "month"]), "month missing 1");
}

#[test]
fn sums_have_the_decimals_of_the_file() {
    let bytes = b"Date,Spend\n2024-01-01,0.1\n2024-01-02,0.2\n";
    check(bytes, &[], &["Spend ad_cost flow All channels 2024-01-01 2 0.3"]);
}

//! The shapes of tables nobody foresaw: a row for each measure, periods across, rows that sum others
//! up, several downloads of one tool. The figures are made up.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::date;
use paceline::import::{
    ImportChoices, ImportPreview, NoProgress, Reading, Severity, StatedPeriod, TableRef, preview,
    read_file, settle_files,
};
use paceline::model::{Series, SeriesKey};
use paceline::storage::format::from_text;

use crate::cli::answer_on;
use crate::import_wild::{ANY, check, line, warns};

fn notes(preview: &ImportPreview, words: &str) -> bool {
    let of = |problem: &&paceline::import::ImportProblem| problem.severity == Severity::Note;
    preview.problems.iter().filter(of).any(|problem| problem.message.contains(words))
}

#[test]
fn a_row_for_each_measure_never_adds_unlike_figures_up_whatever_else_tells_rows_apart() {
    check(
        "date,network,metric,value\n2026-01-01,Instagram,Reach,1999\n2026-01-01,Instagram,Followers,2010\n2026-01-01,Facebook,Reach,1990\n2026-01-01,Facebook,Followers,2024\n2026-01-02,Instagram,Reach,2001\n2026-01-02,Instagram,Followers,2011\n",
        ANY,
        &[
            "reach unique Instagram n=2 sum=4000 last=2001",
            "followers stock Instagram n=2 sum=4021 last=2011",
            "reach unique Facebook n=1 sum=1990 last=1990",
            "followers stock Facebook n=1 sum=2024 last=2024",
        ],
    );
    // Targets are no readings; leads add up over regions, a score does not.
    let found = check(
        "Month,Region,KPI,Actual,Target\n2026-01,North,Leads,10,12\n2026-01,North,NPS,35,40\n2026-01,South,Leads,5,6\n2026-01,South,NPS,30,40\n2026-02,North,Leads,11,12\n2026-02,South,Leads,6,6\n",
        ANY,
        &["conversions flow All_channels n=2 sum=32 last=17"],
    );
    assert!(notes(&found, "left out: Target") && notes(&found, "NPS"), "{:?}", found.problems);
    // One row for each measure.
    check(
        "Month,KPI,Value\n2026-01,Leads,5\n2026-01,Reach,900\n2026-01,Engagement rate,2.5%\n",
        ANY,
        &[
            "conversions flow All_channels n=1 sum=5 last=5",
            "reach unique All_channels n=1 sum=900 last=900",
            "engagement_rate_given given_rate All_channels n=1 sum=2.5 last=2.5 %",
        ],
    );
}

#[test]
fn of_a_measure_in_several_windows_the_shortest_is_read() {
    let found = check(
        "end_time,name,period,title,value\n2026-01-01T07:00:00+0000,page_impressions,day,Daily Total Impressions,100\n2026-01-01T07:00:00+0000,page_fans,lifetime,Lifetime Total Likes,1500\n2026-01-01T07:00:00+0000,page_impressions,week,Weekly Total Impressions,700\n2026-01-02T07:00:00+0000,page_impressions,day,Daily Total Impressions,110\n2026-01-02T07:00:00+0000,page_fans,lifetime,Lifetime Total Likes,1501\n2026-01-02T07:00:00+0000,page_impressions,week,Weekly Total Impressions,710\n",
        ANY,
        &[
            "impressions flow All_channels n=2 sum=210 last=110",
            "followers stock All_channels n=2 sum=3001 last=1501",
        ],
    );
    assert!(notes(&found, ": 2 rows"));
    check(
        "date,period,clicks,reach\n2026-01-01,day,5,50\n2026-01-01,week,30,90\n2026-01-02,day,6,60\n2026-01-02,week,31,91\n",
        ANY,
        &[
            "clicks flow All_channels n=2 sum=11 last=6",
            "reach unique All_channels n=2 sum=110 last=60",
        ],
    );
}

#[test]
fn columns_beside_the_periods_are_no_periods() {
    let found = check(
        "Metric,Jan 2026,Feb 2026,Mar 2026,Q1 2026,YoY %\nImpressions,1000,2000,3000,6000,12%\nFollowers,100,110,130,130,5%\nEngagement rate,2.5%,2.6%,2.4%,2.5%,1%\nSpend,€10.00,€20.00,€30.00,€60.00,3%\n",
        ANY,
        &[
            "impressions flow All_channels n=3 sum=6000 last=3000",
            "followers stock All_channels n=3 sum=340 last=130",
            "engagement_rate_given given_rate All_channels n=3 sum=7.5 last=2.4 %",
            "ad_cost flow All_channels n=3 sum=60 last=30 EUR",
        ],
    );
    assert!(notes(&found, "left out: YoY %"));
    check(
        "KPI;Jan 26;Feb 26;Mar 26;Total;Target\nImpressions;1.000;2.000;3.000;6.000;7.000\nFollowers;100;110;130;130;200\n",
        ANY,
        &[
            "impressions flow All_channels n=3 sum=6000 last=3000",
            "followers stock All_channels n=3 sum=340 last=130",
        ],
    );
    check(
        "Metric,Dimension,Period,2026-03-01,2026-03-02\nReach,Facebook,day,100,110\nReach,Instagram,day,200,210\n",
        ANY,
        &[
            "reach unique Facebook n=2 sum=210 last=110",
            "reach unique Instagram n=2 sum=410 last=210",
        ],
    );
}

#[test]
fn rows_that_sum_the_channels_up_are_no_channel() {
    let table = |whole: &str| {
        format!(
            "Date,Network,Clicks,Reach\n2026-01-01,Facebook,10,80\n2026-01-01,Instagram,20,150\n2026-01-01,{whole},30,200\n2026-01-02,Facebook,11,80\n2026-01-02,Instagram,21,150\n2026-01-02,{whole},32,210\n2026-01-03,Facebook,12,80\n2026-01-03,Instagram,21,150\n2026-01-03,{whole},33,210\n2026-01-04,Facebook,2,10\n2026-01-04,Instagram,1,20\n2026-01-04,{whole},3,30\n"
        )
    };
    let parts = [
        "clicks flow Facebook n=4 sum=35 last=2",
        "clicks flow Instagram n=4 sum=63 last=1",
        "reach unique Facebook n=4 sum=250 last=10",
        "reach unique Instagram n=4 sum=470 last=20",
    ];
    for whole in ["All networks", "Total", "Alle Kanäle", "Acme group"] {
        let found = check(&table(whole), ANY, &parts);
        assert!(notes(&found, "sum the others up"), "{whole}");
    }
    // A channel that is no sum stays one.
    let other = table("Acme group").replace(",32,", ",31,");
    let with = [
        &parts[..],
        &[
            "clicks flow Acme_group n=4 sum=97 last=3",
            "reach unique Acme_group n=4 sum=650 last=30",
        ],
    ];
    check(&other, ANY, &with.concat());
}

#[test]
fn results_of_different_kinds_are_never_added_up() {
    let report = |first: &str, second: &str| {
        format!(
            "Campaign name,Day,Results,Result indicator,Amount spent (EUR),Impressions,Reporting starts,Reporting ends\nA,2026-03-01,5,{first},12.5,1000,2026-03-01,2026-03-02\nB,2026-03-01,2000,{second},10,2100,2026-03-01,2026-03-02\nA,2026-03-02,4,{first},10,900,2026-03-01,2026-03-02\nB,2026-03-02,1900,{second},9.5,2000,2026-03-01,2026-03-02\n"
        )
    };
    let others = [
        "ad_cost flow Meta_Ads n=2 sum=42 last=19.5 EUR",
        "impressions flow Meta_Ads n=2 sum=6000 last=2900",
    ];
    for (first, second, words) in [
        ("actions:purchase", "reach", "several kinds (actions:purchase, reach)"),
        ("reach", "reach", "people counted once"),
    ] {
        let found = check(&report(first, second), "Meta Ads report", &others);
        assert!(warns(&found, words), "{:?}", found.problems);
    }
    let all = [&others[..], &["conversions flow Meta_Ads n=2 sum=3909 last=1904"]].concat();
    check(&report("actions:lead", "actions:lead"), "Meta Ads report", &all);
}

const DAYS: &str = "Date,Views\n2026-02-15,30\n2026-02-16,40\n2026-02-17,50\n";
const CHART: &str = "Date,Content,Video title,Video publish time,Duration,Views\n2026-02-15,a1,One,\"Jan 3, 2026\",9,20\n2026-02-15,b2,Two,\"Feb 10, 2026\",9,10\n2026-02-16,a1,One,\"Jan 3, 2026\",9,25\n2026-02-16,b2,Two,\"Feb 10, 2026\",9,15\n2026-02-17,a1,One,\"Jan 3, 2026\",9,25\n2026-02-17,b2,Two,\"Feb 10, 2026\",9,20\n";
const VIDEOS: &str = "Content,Video title,Video publish time,Duration,Views,Watch time (hours),Subscribers\nTotal,,,,120,6.5,9\na1,One,\"Jan 3, 2026\",9,70,4,5\nb2,Two,\"Feb 10, 2026\",9,45,2,3\n";

pub fn together(texts: &[(&str, &str)], change: impl Fn(&mut ImportChoices)) -> ImportPreview {
    let read =
        |(name, text): &(&str, &str)| read_file(name, text.as_bytes(), Reading::texts(&NoProgress));
    let mut files: Vec<_> = texts.iter().map(read).collect();
    settle_files(&mut files);
    let mut choices = ImportChoices::from_files(&files);
    change(&mut choices);
    preview(&files, &choices, &NoProgress)
}

#[test]
fn figures_of_videos_are_those_of_the_report_and_not_of_the_day_of_publishing() {
    let all = [("Totals.csv", DAYS), ("Chart data.csv", CHART), ("Table data.csv", VIDEOS)];
    let found = together(&all, |_| {});
    let lines: Vec<String> = found.series.iter().map(line).collect();
    assert_eq!(lines, ["video_views flow YouTube n=3 sum=120 last=50"], "{:?}", found.problems);
    assert!(notes(&found, "not of the day it was published"), "{:?}", found.problems);
    // Alone it is read by the day of publishing, and says what that means.
    let alone = together(&all[2..], |_| {});
    assert!(warns(&alone, "stand here on the day it was published"), "{:?}", alone.problems);
}

#[test]
fn a_total_of_its_own_is_the_figure_of_the_period_where_rows_are_cut_off() {
    let geography = "Geography,Views,Watch time (hours),Average view duration\nTotal,300,20.5,0:02:10\nPeru,200,15,0:02:30\nChile,90,5,0:01:30\n";
    let at = TableRef { file: 0, table: 0 };
    let found = together(&[("Table data.csv", geography)], |choices| {
        choices.tables.insert(at, true);
        let march = StatedPeriod::chosen(date(2026, 3, 1), date(2026, 3, 31));
        choices.periods.insert(at, march);
    });
    let lines: Vec<String> = found.series.iter().map(line).collect();
    let has = |line: &str| lines.iter().any(|found| found == line);
    assert!(has("video_views flow YouTube n=1 sum=300 last=300"), "{lines:?}");
    assert!(notes(&found, "not all of them are shown"));
}

#[test]
fn a_total_called_like_its_days_and_days_above_a_table_are_no_rows() {
    let found = check(
        ",Page Views,Visits\nDay,60,30\n\"Mar 1, 2026\",20,10\n\"Mar 2, 2026\",40,20\n",
        ANY,
        &[
            "page_views flow All_channels n=2 sum=60 last=40",
            "visits flow All_channels n=2 sum=30 last=20",
        ],
    );
    assert!(notes(&found, "add up to the file's own total"), "{:?}", found.problems);
    let found = check(
        "Acme Analytics,,\nTime range,\"Mar 1, 2026 - Mar 2, 2026\",\n,,\nDate,Clicks,Likes\n2026-03-01,5,6\n2026-03-02,6,7\n",
        ANY,
        &[
            "clicks flow All_channels n=2 sum=11 last=6",
            "likes flow All_channels n=2 sum=13 last=7",
        ],
    );
    assert_eq!(
        (found.files[0].tables.len(), warns(&found, "")),
        (1, false),
        "{:?}",
        found.problems
    );
}

// Files of the tests' own, as another program might have left them.
#[expect(clippy::disallowed_methods, reason = "no plan and nothing of the user's")]
fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
}

/// What a plan holds after these imports, one after the other: input and values by day.
fn imported_one_by_one(texts: &[&str]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("plan.ron");
    for (n, text) in texts.iter().enumerate() {
        let file = folder.path().join(format!("{n}.csv"));
        write(&file, text);
        let args = ["import", "--into", plan.to_str().unwrap(), file.to_str().unwrap()];
        answer_on(date(2026, 4, 1), args);
    }
    let project = from_text(&fs::read(&plan).unwrap()).unwrap().project;
    let line = |(key, series): (&SeriesKey, &Arc<Series>)| {
        let values: Vec<f64> = series.iter().map(|(_, value)| value).collect();
        format!("{} {values:?}", project.inputs.get(key.input).unwrap().identifier)
    };
    let mut lines: Vec<String> = project.series.iter().map(line).collect();
    lines.sort();
    lines
}

#[test]
fn an_older_export_never_replaces_a_newer_one_with_its_unfinished_day() {
    let older = "Date,Likes,Followers\n2026-02-01,10,500\n2026-02-02,11,501\n2026-02-03,3,502\n";
    let newer = "Date,Likes,Followers\n2026-02-03,12,503\n2026-02-04,13,504\n2026-02-05,2,505\n";
    let expected =
        ["followers [500.0, 501.0, 503.0, 504.0, 505.0]", "likes [10.0, 11.0, 12.0, 13.0, 2.0]"];
    assert_eq!(imported_one_by_one(&[older, newer]), expected);
    assert_eq!(imported_one_by_one(&[newer, older]), expected);
    // A day that was not over is mended by a whole one, also from an export of those days alone.
    let whole = "Date,Likes\n2026-02-01,10\n2026-02-02,11\n2026-02-03,14\n";
    let mended = imported_one_by_one(&[older, "Date,Likes\n2026-02-04,13\n2026-02-05,2\n", whole]);
    assert_eq!(mended[1], "likes [10.0, 11.0, 14.0, 13.0, 2.0]");
}

/// A table without dates as one value for March: the lines of its series.
fn of_march(text: &str) -> (Vec<String>, ImportPreview) {
    let at = TableRef { file: 0, table: 0 };
    let found = together(&[("a.csv", text)], |choices| {
        choices.tables.insert(at, true);
        choices.periods.insert(at, StatedPeriod::chosen(date(2026, 3, 1), date(2026, 3, 31)));
    });
    let mut lines: Vec<String> = found.series.iter().map(line).collect();
    lines.sort();
    (lines, found)
}

#[test]
fn rows_that_are_sums_or_means_of_the_others_are_never_added_up() {
    let rows = "A,500,70\nB,66,81\nC,7,12\nD,31,900\n";
    let expected = [
        "clicks flow All_channels n=1 sum=604 last=604",
        "likes flow All_channels n=1 sum=1063 last=1063",
    ];
    for last in [
        "Acme Ltd,604,1063",
        "All campaigns,604,1063",
        "Total de 4 campañas,604,1063",
        "--,604,1063",
        "Average,151,265.75",
        "Median,48,75",
        "Goal,800,900",
        "Previous period,588,1001",
        "% change,3%,6%",
    ] {
        let (lines, found) = of_march(&format!("Campaign,Clicks,Likes\n{rows}{last}\n"));
        assert_eq!(lines, expected, "{last} {:?}", found.problems);
    }
    let (lines, _) = of_march(&format!("Campaign,Clicks,Likes\nAcme Ltd,604,1063\n{rows}"));
    assert_eq!(lines, expected);
    // What each campaign comes to, above its advertisements.
    let (lines, _) = of_march(
        "Campaign,Ad,Clicks,Likes\nA,,570,151\nA,One,500,70\nA,Two,70,81\nB,,34,912\nB,One,3,12\nB,Two,31,900\n",
    );
    assert_eq!(lines, expected);
    let (lines, _) = of_march(
        "Campaign,Ad,Clicks,Likes\nA,,570,151\n,One,500,70\n,Two,70,81\nB,,34,912\n,One,3,12\n,Two,31,900\n",
    );
    assert_eq!(lines, expected);
}

#[test]
fn a_value_that_sums_the_others_up_on_each_day_is_read_alone_whatever_it_is_called() {
    for whole in ["--", "Everything", "(all)", "", "Acme"] {
        let days = [(20, 35), (31, 2), (7, 8), (11, 90)];
        let rows = days.iter().zip(1..).map(|((a, b), day)| {
            let sum = a + b;
            format!(
                "2026-01-0{day},A,{a},5\n2026-01-0{day},B,{b},7\n2026-01-0{day},{whole},{sum},12\n"
            )
        });
        let rows = rows.collect::<Vec<_>>().concat();
        check(
            &format!("Date,Campaign,Clicks,Likes\n{rows}"),
            ANY,
            &[
                "clicks flow All_channels n=4 sum=204 last=101",
                "likes flow All_channels n=4 sum=48 last=12",
            ],
        );
    }
}

#[test]
fn names_in_another_order_and_names_of_blocks_are_followed() {
    let found = check(
        "Date,Likes,Shares\n2026-01-01,5,1\n2026-01-02,6,2\nDate,Shares,Likes\n2026-01-03,3,50\n2026-01-04,4,60\n",
        ANY,
        &[
            "likes flow All_channels n=4 sum=121 last=60",
            "shares flow All_channels n=4 sum=10 last=4",
        ],
    );
    assert!(notes(&found, "in another order"));
    let found = check(
        "Network,Date,Likes\nFacebook,2026-01-01,5\n,2026-01-02,6\nInstagram,2026-01-01,15\n,2026-01-02,16\n",
        ANY,
        &["likes flow Facebook n=2 sum=11 last=6", "likes flow Instagram n=2 sum=31 last=16"],
    );
    assert!(notes(&found, "first row of each block"));
    check(
        "Date,Network,Likes\n2026-01-01,Facebook,5\n,Instagram,15\n2026-01-02,Facebook,6\n,Instagram,16\n",
        ANY,
        &["likes flow Facebook n=2 sum=11 last=6", "likes flow Instagram n=2 sum=31 last=16"],
    );
}

#[test]
fn tables_of_several_pages_are_a_channel_each() {
    let found = check(
        "Acme Berlin\nDate,Likes\n2026-01-01,5\n2026-01-02,6\n\nAcme Hamburg\nDate,Likes\n2026-01-01,50\n2026-01-02,60\n",
        "Tables with dates",
        &[
            "likes flow Acme_Berlin n=2 sum=11 last=6",
            "likes flow Acme_Hamburg n=2 sum=110 last=60",
        ],
    );
    assert!(notes(&found, "each of them is a channel of its own"));
    let (lines, _) = of_march(
        "Page,Total Followers,New Followers,Total post engagements,Total posts\nAcme,1000,10,50,5\nOther,3000,30,90,9\n",
    );
    let followers: Vec<&String> =
        lines.iter().filter(|line| line.starts_with("followers stock")).collect();
    assert_eq!(
        followers,
        [
            "followers stock LinkedIn_–_Acme n=1 sum=1000 last=1000",
            "followers stock LinkedIn_–_Other n=1 sum=3000 last=3000"
        ],
        "{lines:?}"
    );
}

#[test]
fn figures_far_from_those_of_the_plan_are_told() {
    let text = |factor: i64| {
        (1..=7).fold("Date,Likes\n".to_owned(), |text, day| {
            format!("{text}2026-01-0{day},{}\n", (100 + day) * factor)
        })
    };
    let told = |factor: i64| {
        let folder = tempfile::tempdir().unwrap();
        let plan = folder.path().join("plan.ron");
        let mut out = String::new();
        for (n, text) in [text(1), text(factor)].iter().enumerate() {
            let file = folder.path().join(format!("{n}.csv"));
            write(&file, text);
            let args = ["import", "--into", plan.to_str().unwrap(), file.to_str().unwrap()];
            out = format!("{:?}", answer_on(date(2026, 4, 1), args));
        }
        out.contains("7 of 7 figures that the plan has")
    };
    assert!(told(10));
    assert!(!told(1));
}

#[test]
fn an_unquoted_line_of_days_above_a_table_is_no_row_of_figures() {
    let table = "Date,Impressions,Clicks\n2025-03-01,100,4\n2025-03-02,200,7\n2025-03-03,210,9\n";
    for days in ["March 1, 2025 - March 3, 2025", "Mar 1, 2025 – Mar 3, 2025,,"] {
        for title in ["Weekly report\n", ""] {
            crate::imported::check_text(
                &format!("{title}{days}\n\n{table}"),
                &["impressions flow All_channels 510", "clicks flow All_channels 20"],
            );
        }
    }
}

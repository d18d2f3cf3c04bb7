//! The shapes of tables nobody foresaw: a row for each measure, periods across, rows that sum others
//! up, several downloads of one tool. The figures are made up.

use std::fs;
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
        &["leads flow All_channels n=2 sum=32 last=17"],
    );
    assert!(notes(&found, "left out: Target") && notes(&found, "NPS"), "{:?}", found.problems);
    // One row for each measure.
    check(
        "Month,KPI,Value\n2026-01,Leads,5\n2026-01,Reach,900\n2026-01,Engagement rate,2.5%\n",
        ANY,
        &[
            "leads flow All_channels n=1 sum=5 last=5",
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
    assert!(notes(&found, "2 rows that count over more days"));
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

fn together(texts: &[(&str, &str)], change: impl Fn(&mut ImportChoices)) -> ImportPreview {
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

/// What a plan holds after these imports, one after the other: input and values by day.
fn imported_one_by_one(texts: &[&str]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("plan.ron");
    for (n, text) in texts.iter().enumerate() {
        let file = folder.path().join(format!("{n}.csv"));
        fs::write(&file, text).unwrap();
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
